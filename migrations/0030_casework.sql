-- Cases on their way from a referral to the partners' decision.
-- Plain columns are C1 (case code, agreed pseudonym, stage, dates); what was written is C2, sealed under the case's own key.

-- How a partnership numbers its cases, and where it stands. Class: C1.
CREATE TABLE casework_partnership (
    -- Its organisation in identity.
    organisation  INTEGER PRIMARY KEY,
    -- Before the year in the code of a case: "EM" of EM-2026-014.
    prefix        TEXT NOT NULL UNIQUE,
    nation        TEXT NOT NULL,
    -- The authority that leads unless the case says another, by its slug.
    area          TEXT NOT NULL
) STRICT;

CREATE TABLE casework_case (
    casework_case INTEGER PRIMARY KEY,
    -- 128 random bits: what the audit and memberships call it.
    case_id       TEXT NOT NULL UNIQUE,
    reference     TEXT NOT NULL UNIQUE,
    partnership   INTEGER NOT NULL REFERENCES casework_partnership (organisation),
    nation        TEXT NOT NULL,
    area          TEXT NOT NULL,
    -- Agreed for use; never a real name. Empty until there is one.
    pseudonym     TEXT NOT NULL,
    state         TEXT NOT NULL,
    -- Which key seals what is written about it.
    key_id        TEXT NOT NULL,
    -- Public id of the account that leads it; empty for nobody yet.
    lead          TEXT NOT NULL,
    -- The earliest open clock, worked out whenever a clock changes: caseloads are sorted by it.
    next_due_on   TEXT,
    next_rule     TEXT NOT NULL,
    children      INTEGER NOT NULL,
    -- 1: entered when it was already under way; its unmet guards are a list of gaps.
    afterwards    INTEGER NOT NULL CHECK (afterwards IN (0, 1)),
    opened_at     TEXT NOT NULL,
    changed_at    TEXT NOT NULL,
    -- Counts every change: a form that was filled in over an older one is not saved over a newer.
    version       INTEGER NOT NULL
) STRICT;

CREATE INDEX casework_case_by_due ON casework_case (next_due_on);
CREATE INDEX casework_case_by_partnership ON casework_case (partnership, opened_at);

-- Every step on the path, appended and never changed. Class: C1; the reasons are C2.
CREATE TABLE casework_step (
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    sequence      INTEGER NOT NULL,
    event         TEXT NOT NULL,
    from_state    TEXT NOT NULL,
    to_state      TEXT NOT NULL,
    -- The day on which it happened, which may lie before the day on which it was recorded.
    happened_on   TEXT NOT NULL,
    recorded_at   TEXT NOT NULL,
    actor         TEXT NOT NULL,
    -- 1: written down later than it happened, for a case that was already under way.
    afterwards    INTEGER NOT NULL CHECK (afterwards IN (0, 1)),
    -- Guards that were not met when it was entered afterwards, with spaces.
    gaps          TEXT NOT NULL,
    reasons       BLOB NOT NULL,
    PRIMARY KEY (casework_case, sequence)
) STRICT;

-- Clocks, appended; a clock that is counted again is a new row and the old one says which. Class: C1; the reason is C2.
CREATE TABLE casework_clock (
    casework_clock INTEGER PRIMARY KEY,
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    rule          TEXT NOT NULL,
    nation        TEXT NOT NULL,
    rule_version  TEXT NOT NULL,
    -- Days, not instants: no time zone may move a deadline.
    start_on      TEXT NOT NULL,
    -- Missing where the calendar does not reach so far; refusal says why in one word.
    due_on        TEXT,
    refusal       TEXT NOT NULL,
    -- What started it ("awareness"), who recorded that and when.
    start_event   TEXT NOT NULL,
    recorded_by   TEXT NOT NULL,
    recorded_at   TEXT NOT NULL,
    met_on        TEXT,
    -- Why it no longer runs without having been met: "withdrawn", "counted-again", "corrected". Empty while it stands.
    ended         TEXT NOT NULL,
    ended_at      TEXT,
    explained     INTEGER NOT NULL CHECK (explained IN (0, 1))
) STRICT;

CREATE INDEX casework_clock_by_case ON casework_clock (casework_case, casework_clock);
CREATE INDEX casework_clock_running ON casework_clock (due_on) WHERE met_on IS NULL AND ended = '';

-- Whatever is written about a case: sheets, views, requests, returns, letters. `form` names the form of data/forms/.
CREATE TABLE casework_record (
    casework_record INTEGER PRIMARY KEY,
    record_id     TEXT NOT NULL UNIQUE,
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    form          TEXT NOT NULL,
    form_version  TEXT NOT NULL,
    -- The record that it belongs to, as a return to its request. Empty: to the case.
    parent        TEXT NOT NULL,
    -- A code of its kind: "draft", "sent", "accepted", "withdrawn".
    standing      TEXT NOT NULL,
    version       INTEGER NOT NULL,
    created_at    TEXT NOT NULL,
    changed_at    TEXT NOT NULL
) STRICT;

CREATE INDEX casework_record_by_case ON casework_record (casework_case, form, casework_record);
CREATE INDEX casework_record_by_parent ON casework_record (parent) WHERE parent <> '';

-- Each version as it was written. Class: C2.
CREATE TABLE casework_record_version (
    casework_record INTEGER NOT NULL REFERENCES casework_record (casework_record),
    version       INTEGER NOT NULL,
    answers       BLOB NOT NULL,
    written_by    TEXT NOT NULL,
    written_at    TEXT NOT NULL,
    PRIMARY KEY (casework_record, version)
) STRICT;

-- Blind tokens of names, days of birth, addresses and days of incidents: how the same child is found again without a readable
-- name. Class: C2; an HMAC under the matching key; gone with the case.
CREATE TABLE casework_token (
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    kind          TEXT NOT NULL,
    token         TEXT NOT NULL,
    PRIMARY KEY (kind, token, casework_case)
) STRICT;

CREATE INDEX casework_token_by_case ON casework_token (casework_case);

-- Links for those who have no account: an agency answering a request, a referrer coming back to a draft. Class: K2 hashes only.
CREATE TABLE casework_link (
    casework_link INTEGER PRIMARY KEY,
    -- SHA-256 of the random token in the address; the token itself is kept nowhere.
    token_sha256  TEXT NOT NULL UNIQUE,
    -- "request" or "referral".
    purpose       TEXT NOT NULL,
    -- The request's record, or the draft.
    record_id     TEXT NOT NULL,
    casework_case INTEGER REFERENCES casework_case (casework_case),
    -- Hash of the one-time code that goes by a second route, and how often it was guessed wrong.
    code_sha256   TEXT NOT NULL,
    wrong_codes   INTEGER NOT NULL,
    made_at       TEXT NOT NULL,
    expires_at    TEXT NOT NULL,
    ended_at      TEXT
) STRICT;

-- Referrals that have not been sent: sealed under a key each, destroyed with it after 28 days.
CREATE TABLE casework_draft (
    draft_id      TEXT PRIMARY KEY,
    key_id        TEXT NOT NULL,
    answers       BLOB NOT NULL,
    version       INTEGER NOT NULL,
    made_at       TEXT NOT NULL,
    changed_at    TEXT NOT NULL,
    destroy_on    TEXT NOT NULL
) STRICT;

CREATE INDEX casework_draft_by_end ON casework_draft (destroy_on);
