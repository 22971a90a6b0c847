-- What becomes of a case after its work: closed with a day of review, held back from destruction, destroyed by two people.
-- Plain columns are C1 (days, codes, ids of accounts); reasons are C2, sealed under the case's own key, and end with it.

CREATE TABLE casework_closure (
    casework_case INTEGER PRIMARY KEY REFERENCES casework_case (casework_case),
    -- Days, not instants: people agree them.
    closed_on     TEXT NOT NULL CHECK (closed_on LIKE '____-__-__'),
    -- On this day somebody looks whether it is still needed. Nothing is destroyed by the passing of a day.
    review_on     TEXT NOT NULL CHECK (review_on > closed_on),
    closed_by     TEXT NOT NULL,
    closed_at     TEXT NOT NULL,
    reasons       BLOB NOT NULL
) STRICT;

CREATE INDEX casework_closure_by_review ON casework_closure (review_on);

-- What stops destruction. A hold that was lifted stays: that there was one is part of the case's history.
CREATE TABLE casework_hold (
    casework_hold INTEGER PRIMARY KEY,
    hold_id       TEXT NOT NULL UNIQUE,
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    kind          TEXT NOT NULL CHECK (kind IN ('court', 'inquiry')),
    -- The day of the order or request, which may lie before the day on which it was written down.
    set_on        TEXT NOT NULL CHECK (set_on LIKE '____-__-__'),
    set_by        TEXT NOT NULL,
    set_at        TEXT NOT NULL,
    set_reasons   BLOB NOT NULL,
    lifted_on     TEXT CHECK (lifted_on >= set_on),
    lifted_by     TEXT NOT NULL,
    lifted_at     TEXT,
    lift_reasons  BLOB NOT NULL
) STRICT;

CREATE INDEX casework_hold_by_case ON casework_hold (casework_case, casework_hold);

-- Who asks that a case be destroyed; gone when it is confirmed, taken back or stopped by a hold. One at a time.
CREATE TABLE casework_destruction_proposal (
    casework_case INTEGER PRIMARY KEY REFERENCES casework_case (casework_case),
    proposed_by   TEXT NOT NULL,
    proposed_at   TEXT NOT NULL,
    reasons       BLOB NOT NULL
) STRICT;

-- The certificate: all that is left besides the row of the case. It says that, when and by whom, and never what about.
CREATE TABLE casework_certificate (
    casework_case INTEGER PRIMARY KEY REFERENCES casework_case (casework_case),
    reference     TEXT NOT NULL,
    proposed_by   TEXT NOT NULL,
    proposed_at   TEXT NOT NULL,
    confirmed_by  TEXT NOT NULL CHECK (confirmed_by <> proposed_by),
    confirmed_at  TEXT NOT NULL,
    -- The key that was destroyed: its tombstone stands in the key store.
    key_id        TEXT NOT NULL,
    -- How many records, counted with every version.
    records       INTEGER NOT NULL,
    -- The case's audit as it stood: how many events, and the hash of the last, in hexadecimal.
    audit_events  INTEGER NOT NULL,
    audit_head    TEXT NOT NULL
) STRICT;

-- Copies that left: each has a number of its own, so that one that is found somewhere can be told.
CREATE TABLE casework_copy (
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    copy          INTEGER NOT NULL,
    made_by       TEXT NOT NULL,
    made_at       TEXT NOT NULL,
    PRIMARY KEY (casework_case, copy)
) STRICT;
