-- Recommendations and what came of each. Nothing here is written over: what is said of a recommendation is appended to learning_entry, and
-- what happened to it to learning_step; the other tables follow from these two, for lists, and can be made anew from them.
-- Class of plain columns: C1. Of a recommendation that is marked as identifying the words are C2, sealed under the key of its case, and
-- stand in no plain column.

CREATE TABLE learning_recommendation (
    recommendation INTEGER PRIMARY KEY,
    -- What addresses name it by: random.
    recommendation_id TEXT NOT NULL UNIQUE,
    -- Organisation in identity.
    partnership   INTEGER NOT NULL,
    -- Public id of the case that made it; empty: none.
    case_id       TEXT NOT NULL,
    -- The case's key; empty: none.
    key_id        TEXT NOT NULL,
    -- Of the published review in the collection: "2026-0417"; empty: none.
    review        TEXT NOT NULL,
    -- R1, R2… within its case or review.
    number        INTEGER NOT NULL,
    identifying   INTEGER NOT NULL CHECK (identifying IN (0, 1)),
    state         TEXT NOT NULL,
    text          TEXT NOT NULL,
    -- The text in small letters without marks, for finding words in it.
    plain_text    TEXT NOT NULL,
    -- Names of addressees; the first one's kind.
    addressees    TEXT NOT NULL,
    target        TEXT NOT NULL,
    owners        TEXT NOT NULL,
    theme         TEXT NOT NULL,
    watched_by    TEXT NOT NULL,
    due_on        TEXT,
    -- The next day on which it is to be tested again.
    retest_on     TEXT,
    -- The newest thing said in evidence.
    evidence      TEXT NOT NULL,
    made_at       TEXT NOT NULL,
    changed_at    TEXT NOT NULL,
    version       INTEGER NOT NULL,
    -- The row of a spreadsheet that it came from, as a hash; empty: none.
    imported      TEXT NOT NULL
) STRICT;

CREATE INDEX learning_recommendation_by_partnership ON learning_recommendation (partnership);
CREATE INDEX learning_recommendation_by_case ON learning_recommendation (case_id);
CREATE INDEX learning_recommendation_by_row ON learning_recommendation (imported);

CREATE TABLE learning_entry (
    entry         INTEGER PRIMARY KEY,
    entry_id      TEXT NOT NULL UNIQUE,
    recommendation INTEGER NOT NULL REFERENCES learning_recommendation (recommendation),
    -- Form of casework: "recommendation", "addressee_response", "tracked_action", "evidence", "watch".
    form          TEXT NOT NULL,
    -- What it speaks of: the turn of an addressee, or the entry id of an action. Empty: the recommendation.
    about         TEXT NOT NULL,
    -- The entry id that it follows as a newer version; empty: the first.
    follows       TEXT NOT NULL,
    -- JSON of answers; empty where they are sealed.
    answers       TEXT NOT NULL,
    sealed        BLOB,
    written_by    TEXT NOT NULL,
    role          TEXT NOT NULL,
    written_at    TEXT NOT NULL
) STRICT;

CREATE INDEX learning_entry_by_recommendation ON learning_entry (recommendation);

CREATE TABLE learning_step (
    step          INTEGER PRIMARY KEY,
    recommendation INTEGER NOT NULL REFERENCES learning_recommendation (recommendation),
    event         TEXT NOT NULL,
    from_state    TEXT NOT NULL,
    to_state      TEXT NOT NULL,
    happened_on   TEXT NOT NULL,
    reasons       TEXT NOT NULL,
    sealed        BLOB,
    -- The recommendation that takes its place; empty: none.
    replaced_by   TEXT NOT NULL,
    taken_by      TEXT NOT NULL,
    role          TEXT NOT NULL,
    taken_at      TEXT NOT NULL
) STRICT;

CREATE INDEX learning_step_by_recommendation ON learning_step (recommendation);
CREATE INDEX learning_step_by_replacement ON learning_step (replaced_by);

-- Whose work it is, for counting what an agency has open and for one digest to each owner. Follows from the entries.
CREATE TABLE learning_part (
    part          INTEGER PRIMARY KEY,
    recommendation INTEGER NOT NULL REFERENCES learning_recommendation (recommendation),
    -- "addressee" or "action".
    kind          TEXT NOT NULL,
    name          TEXT NOT NULL,
    -- The name in small letters without marks.
    plain_name    TEXT NOT NULL,
    email         TEXT NOT NULL,
    due_on        TEXT,
    -- 1: there is something left to do.
    open          INTEGER NOT NULL CHECK (open IN (0, 1))
) STRICT;

CREATE INDEX learning_part_by_recommendation ON learning_part (recommendation);
CREATE INDEX learning_part_by_name ON learning_part (plain_name);

-- What a partnership wants. Appended; the newest of a setting stands.
CREATE TABLE learning_setting (
    setting       INTEGER PRIMARY KEY,
    partnership   INTEGER NOT NULL,
    -- "public_progress".
    name          TEXT NOT NULL,
    value         TEXT NOT NULL,
    set_by        TEXT NOT NULL,
    set_at        TEXT NOT NULL
) STRICT;

-- How far an area has taken up a national recommendation. Appended; the newest of each stands. Class: C0 once written: it is shown to all.
CREATE TABLE learning_adoption (
    adoption      INTEGER PRIMARY KEY,
    partnership   INTEGER NOT NULL,
    national      TEXT NOT NULL,
    standing      TEXT NOT NULL,
    words         TEXT NOT NULL,
    on_day        TEXT NOT NULL,
    fictional     INTEGER NOT NULL CHECK (fictional IN (0, 1)),
    written_by    TEXT NOT NULL,
    written_at    TEXT NOT NULL
) STRICT;

CREATE INDEX learning_adoption_by_partnership ON learning_adoption (partnership, national);

-- A link for an owner without an account: it identifies nobody, and opens with a code that went another way.
CREATE TABLE learning_link (
    learning_link INTEGER PRIMARY KEY,
    token_sha256  TEXT NOT NULL UNIQUE,
    recommendation INTEGER NOT NULL REFERENCES learning_recommendation (recommendation),
    action        TEXT NOT NULL,
    -- Under the matching key, which is not in this folder.
    code_hash     TEXT NOT NULL,
    wrong_codes   INTEGER NOT NULL,
    made_at       TEXT NOT NULL,
    expires_at    TEXT NOT NULL,
    ended_at      TEXT
) STRICT;
