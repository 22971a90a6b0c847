-- The register of reviewers of a partnership, and what lists of reviews need without opening a case.

-- Whom a partnership may appoint. Class: C1; interests in one case are declared in that case, under its key.
CREATE TABLE casework_reviewer (
    casework_reviewer INTEGER PRIMARY KEY,
    reviewer_id   TEXT NOT NULL UNIQUE,
    -- Organisation in identity.
    partnership   INTEGER NOT NULL,
    name          TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    experience    TEXT NOT NULL,
    methods       TEXT NOT NULL,
    availability  TEXT NOT NULL,
    -- Conflicts that are known whatever the case.
    conflicts     TEXT NOT NULL,
    added_by      TEXT NOT NULL,
    added_at      TEXT NOT NULL,
    removed_by    TEXT,
    removed_at    TEXT,
    removed_why   TEXT
) STRICT;

CREATE INDEX casework_reviewer_by_partnership ON casework_reviewer (partnership);

-- Appointments, kept in step with what a case records: a reviewer's name is told to the Panel, and printed in the report. Class: C1.
CREATE TABLE casework_appointment (
    record_id     TEXT PRIMARY KEY,
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    reviewer      TEXT NOT NULL,
    appointed_on  TEXT,
    removed_on    TEXT
) STRICT;

CREATE INDEX casework_appointment_by_case ON casework_appointment (casework_case);

-- How far a marker of quality is met in a case: codes, never the evidence. Class: C1.
CREATE TABLE casework_quality (
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    marker        TEXT NOT NULL,
    standing      TEXT NOT NULL,
    judged_on     TEXT,
    PRIMARY KEY (casework_case, marker)
) STRICT;

-- What a case review group watches. Class: C1.
CREATE TABLE casework_watched (
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    -- "review", "single_agency_plans", "multi_agency_plans".
    what          TEXT NOT NULL,
    watched_by    TEXT NOT NULL,
    watched_at    TEXT NOT NULL,
    PRIMARY KEY (casework_case, what)
) STRICT;
