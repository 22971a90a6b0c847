-- Telling people in time: what each person was told, how they want to be told, what waits to be mailed, and private links to a calendar.
-- Class of every column: C1 unless said. A row names a case by its public id and nothing that was written about it.

-- One line of one person's inbox, written in the transaction of what caused it.
CREATE TABLE notices_notice (
    notice        INTEGER PRIMARY KEY,
    -- 128 random bits: counting up would tell how much goes on in cases that a person may not know of.
    notice_id     TEXT NOT NULL UNIQUE,
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    kind          TEXT NOT NULL,
    -- Public id of the case; empty where it is about none.
    case_id       TEXT NOT NULL,
    -- What caused it, by its own id: the same cause tells a person once, however often it is looked at.
    cause         TEXT NOT NULL,
    at            TEXT NOT NULL,
    read_at       TEXT,
    -- The mail that carried it; null until one was sent.
    outgoing      INTEGER,
    UNIQUE (person, kind, case_id, cause)
) STRICT;
CREATE INDEX notices_notice_by_person ON notices_notice (person, read_at, notice);
CREATE INDEX notices_notice_by_time ON notices_notice (at);

-- How a person wants to be told by mail. Without a row: the choices of a new account.
CREATE TABLE notices_choice (
    person        INTEGER PRIMARY KEY REFERENCES identity_person (person),
    digest        INTEGER NOT NULL CHECK (digest IN (0, 1)),
    -- Of the day in Europe/London, 0 to 23.
    hour          INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
    -- "weekdays" or "every".
    days          TEXT NOT NULL,
    -- What is due within so many days is in the digest.
    horizon_days  INTEGER NOT NULL CHECK (horizon_days BETWEEN 0 AND 60),
    -- "en" or "cy".
    language      TEXT NOT NULL,
    -- Kinds that are not mailed, with spaces; the inbox has them all.
    silent        TEXT NOT NULL,
    changed_at    TEXT NOT NULL
) STRICT;

-- What waits to be mailed and what became of it. No address and no text: both are made when it is sent, so that rights are asked then.
CREATE TABLE notices_outgoing (
    outgoing      INTEGER PRIMARY KEY,
    -- Before the @ of the Message-ID: the same at every attempt, so that a mail that came twice is known as one.
    outgoing_id   TEXT NOT NULL UNIQUE,
    -- The account that it goes to; null for somebody without one.
    person        INTEGER REFERENCES identity_person (person),
    -- "digest", "at-once", "feedback", "test".
    purpose       TEXT NOT NULL,
    -- What it is about: person and day of a digest, a notice, a record. Once for each purpose.
    about         TEXT NOT NULL,
    -- "waiting", "sent", "nothing" (there was nothing to say, or nobody who may be told), "given-up".
    state         TEXT NOT NULL,
    attempts      INTEGER NOT NULL,
    made_at       TEXT NOT NULL,
    next_at       TEXT NOT NULL,
    ended_at      TEXT,
    -- In one word and the server's number: "recipient 550". Never the server's own words, which repeat addresses.
    problem       TEXT NOT NULL,
    UNIQUE (purpose, about)
) STRICT;
CREATE INDEX notices_outgoing_waiting ON notices_outgoing (next_at) WHERE state = 'waiting';
CREATE INDEX notices_outgoing_by_time ON notices_outgoing (made_at);

-- Private links to a person's calendar. Class: K2, hashes only.
CREATE TABLE notices_feed (
    feed          INTEGER PRIMARY KEY,
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    -- SHA-256 of 256 random bits; the link itself is kept nowhere.
    token_sha256  TEXT NOT NULL UNIQUE,
    -- "en" or "cy": the language of the names of clocks.
    language      TEXT NOT NULL,
    made_at       TEXT NOT NULL,
    fetched_at    TEXT,
    ended_at      TEXT
) STRICT;
CREATE INDEX notices_feed_by_person ON notices_feed (person, ended_at);

-- Whether an outcome of a referral still waits for its feedback to the referrer. Class: C1; kept in step with what is recorded.
CREATE TABLE casework_feedback_owed (
    casework_case INTEGER PRIMARY KEY REFERENCES casework_case (casework_case),
    -- The record of the outcome, and the day on which it was reached.
    record_id     TEXT NOT NULL,
    outcome       TEXT NOT NULL,
    since_on      TEXT
) STRICT;
