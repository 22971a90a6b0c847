-- Rules that an installation sees and changes: calendars that were loaded, local timetables, words of the host, reviews of unusual
-- access, leave cover of some cases.

-- Bank holidays that were loaded into this installation, each load whole. Class: C0; who loaded it is C1.
CREATE TABLE calendar_load (
    -- 1, 2, 3…: what answers name. The program's own table is 0.
    version       INTEGER PRIMARY KEY,
    -- The table as it came, of the same form as data/bank_holidays.csv.
    holidays      TEXT NOT NULL,
    sha256        TEXT NOT NULL,
    -- The name of the file, or what whoever pasted it says it is.
    source        TEXT NOT NULL,
    -- As the audit names them; at the shell "system", and then the name that was given there.
    loaded_by     TEXT NOT NULL,
    named         TEXT NOT NULL,
    loaded_at     TEXT NOT NULL,
    -- How many clocks were counted again with another answer.
    moved         INTEGER NOT NULL
) STRICT;

-- A table that somebody is looking at before it is loaded; gone when it is loaded, or after a day. Class: C0.
CREATE TABLE calendar_proposal (
    proposal_id   TEXT PRIMARY KEY,
    holidays      TEXT NOT NULL,
    source        TEXT NOT NULL,
    proposed_by   TEXT NOT NULL,
    proposed_at   TEXT NOT NULL
) STRICT;

-- A clock that a loaded calendar moved: the row that ended, and the one that follows it. Class: C1.
CREATE TABLE casework_clock_move (
    casework_clock INTEGER PRIMARY KEY REFERENCES casework_clock (casework_clock),
    followed_by   INTEGER NOT NULL REFERENCES casework_clock (casework_clock),
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    calendar_version INTEGER NOT NULL,
    moved_at      TEXT NOT NULL
) STRICT;

CREATE INDEX casework_clock_move_by_case ON casework_clock_move (casework_case, casework_clock);

-- A partnership's own timetable of the rapid review, every version. Class: C1.
CREATE TABLE casework_timetable (
    partnership   INTEGER NOT NULL REFERENCES casework_partnership (organisation),
    version       INTEGER NOT NULL,
    -- First day of sending that it governs: a day, for no time zone may move it.
    from_on       TEXT NOT NULL CHECK (from_on LIKE '____-__-__'),
    -- JSON: working day, what, what in Welsh, who.
    steps         TEXT NOT NULL,
    source        TEXT NOT NULL,
    -- Null: nobody has held it against its source.
    checked_on    TEXT,
    written_by    TEXT NOT NULL,
    written_at    TEXT NOT NULL,
    -- 1: it goes back to the steps that travel with the program.
    shipped       INTEGER NOT NULL CHECK (shipped IN (0, 1)),
    PRIMARY KEY (partnership, version)
) STRICT;

-- A version that somebody chose for one case, in place of the one in force when its notification was sent. The last one holds.
-- Class: C1; the reasons are C2, sealed under the case's key.
CREATE TABLE casework_timetable_choice (
    casework_timetable_choice INTEGER PRIMARY KEY,
    choice_id     TEXT NOT NULL UNIQUE,
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    version       INTEGER NOT NULL,
    chosen_by     TEXT NOT NULL,
    chosen_at     TEXT NOT NULL,
    reasons       BLOB NOT NULL
) STRICT;

CREATE INDEX casework_timetable_choice_by_case ON casework_timetable_choice (casework_case, casework_timetable_choice);

-- Somebody looked at a week's unusual access and says so. Appended, never changed. Class: C1; the note is C2, sealed under the
-- installation's key, for it may name whom it is about.
CREATE TABLE casework_access_review (
    casework_access_review INTEGER PRIMARY KEY,
    review_id     TEXT NOT NULL UNIQUE,
    -- The Monday with which the week begins, by London's clock.
    week_on       TEXT NOT NULL CHECK (week_on LIKE '____-__-__'),
    reviewed_by   TEXT NOT NULL,
    reviewed_at   TEXT NOT NULL,
    note          BLOB NOT NULL
) STRICT;

CREATE INDEX casework_access_review_by_week ON casework_access_review (week_on);

-- Leave cover of some cases; cover of everything stands in identity_delegation. Days, not instants, as a rota is written. Class: C1.
CREATE TABLE identity_cover (
    cover         INTEGER PRIMARY KEY,
    giver         INTEGER NOT NULL REFERENCES identity_person (person),
    taker         INTEGER NOT NULL REFERENCES identity_person (person),
    from_on       TEXT NOT NULL,
    until_on      TEXT NOT NULL CHECK (until_on >= from_on),
    given_at      TEXT NOT NULL,
    given_by      INTEGER,
    ended_at      TEXT,
    ended_by      INTEGER,
    CHECK (giver <> taker)
) STRICT;

-- A membership that is held for somebody on leave: whose, and by which cover. Null for one's own.
ALTER TABLE identity_membership ADD COLUMN on_behalf_of INTEGER;
ALTER TABLE identity_membership ADD COLUMN cover INTEGER;
CREATE INDEX identity_membership_by_cover ON identity_membership (cover);
