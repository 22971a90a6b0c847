-- A published review that is hidden or restored: how those who hold a copy are reached, by when they have to be told, and what other
-- installations told this one.

-- Where somebody who was given a deposit can be reached at once. Class: C1.
CREATE TABLE publishing_deposit_contact (
    deposit_id    TEXT PRIMARY KEY,
    -- Of mail; empty: none is known, and a person telephones.
    address       TEXT NOT NULL,
    telephone     TEXT NOT NULL
) STRICT;

-- Cases whose holders have to be told by an hour. Which record it is about stands sealed in the case: of an anonymous one nothing here
-- says it. Gone once the hour was looked at. Class: C1.
CREATE TABLE publishing_telling_due (
    casework_case INTEGER PRIMARY KEY REFERENCES casework_case (casework_case),
    since         TEXT NOT NULL,
    look_at       TEXT NOT NULL
) STRICT;

CREATE INDEX publishing_telling_due_by_time ON publishing_telling_due (look_at);

-- What the publisher of a deposit that came in told us later, signed. Appended, never changed. Class: C1.
CREATE TABLE publishing_deposit_told (
    publishing_deposit_told INTEGER PRIMARY KEY,
    deposit_id    TEXT NOT NULL,
    what          TEXT NOT NULL CHECK (what IN ('hidden', 'restored')),
    record_is_risk INTEGER NOT NULL CHECK (record_is_risk IN (0, 1)),
    -- When it happened there; a message that is older than one that came is not followed.
    said_at       TEXT NOT NULL,
    taken_by      TEXT NOT NULL,
    taken_at      TEXT NOT NULL
) STRICT;

CREATE INDEX publishing_deposit_told_by_deposit ON publishing_deposit_told (deposit_id);
