-- Cases that may be about the same child, family, address or day, and what people decided about it. Class of every column: C1, codes and
-- days; nothing here says by whose name two cases were found. All of it goes when either case is destroyed.

-- Something new was written in one case that matches another, whose members are told. Kept alike for sealed cases and others, so that
-- writing costs the same. One row for a pair.
CREATE TABLE casework_match (
    casework_match INTEGER PRIMARY KEY,
    -- The case that was there, whose members are told.
    told          INTEGER NOT NULL REFERENCES casework_case (casework_case),
    -- The case in which it was written.
    came_from     INTEGER NOT NULL REFERENCES casework_case (casework_case),
    -- What they share, with spaces: "name postcode".
    kinds         TEXT NOT NULL,
    found_at      TEXT NOT NULL,
    -- 1: the case in which it was written was sealed then; nobody is told of it who may not know it.
    from_sealed   INTEGER NOT NULL CHECK (from_sealed IN (0, 1)),
    UNIQUE (told, came_from),
    CHECK (told <> came_from)
) STRICT;

CREATE INDEX casework_match_by_origin ON casework_match (came_from);

-- What somebody decided about a pair, appended: the newest of a pair stands. The case that was opened first comes first.
CREATE TABLE casework_linked (
    casework_linked INTEGER PRIMARY KEY,
    linked_id     TEXT NOT NULL UNIQUE,
    one           INTEGER NOT NULL REFERENCES casework_case (casework_case),
    other         INTEGER NOT NULL REFERENCES casework_case (casework_case),
    kind          TEXT NOT NULL CHECK (kind IN ('same_child', 'sibling', 'not_linked')),
    decided_by    TEXT NOT NULL,
    decided_at    TEXT NOT NULL,
    CHECK (one < other)
) STRICT;

CREATE INDEX casework_linked_by_one ON casework_linked (one, other);
CREATE INDEX casework_linked_by_other ON casework_linked (other, one);

-- Challenges of passkeys that were answered: each serves once. They are handed out sealed and kept nowhere until then. Forgotten when they
-- are too old to be answered at all. Class: K2.
CREATE TABLE identity_used_challenge (
    challenge_sha256 TEXT PRIMARY KEY,
    used_at       TEXT NOT NULL
) STRICT;

CREATE INDEX identity_used_challenge_by_time ON identity_used_challenge (used_at);

-- An account of somebody else's sign-in service that belongs to one of ours: by who issued it and what it is called there, never by an
-- e-mail address, which can be given to somebody else. Class: C1.
CREATE TABLE identity_foreign_account (
    foreign_account INTEGER PRIMARY KEY,
    issuer        TEXT NOT NULL,
    subject       TEXT NOT NULL,
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    joined_at     TEXT NOT NULL,
    joined_by     INTEGER,
    ended_at      TEXT,
    ended_by      INTEGER
) STRICT;

-- One of theirs is one of ours at a time; one that was ended can be joined again.
CREATE UNIQUE INDEX identity_foreign_account_joined ON identity_foreign_account (issuer, subject) WHERE ended_at IS NULL;
