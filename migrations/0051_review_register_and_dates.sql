-- The register of reviewers keeps every version of an entry, and the days of a review that no clock counts stand where they remind people.

ALTER TABLE casework_reviewer ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- What an entry said, the newest too: who wrote it, and when. Class: C1.
CREATE TABLE casework_reviewer_version (
    casework_reviewer INTEGER NOT NULL REFERENCES casework_reviewer (casework_reviewer),
    version       INTEGER NOT NULL,
    name          TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    experience    TEXT NOT NULL,
    methods       TEXT NOT NULL,
    availability  TEXT NOT NULL,
    conflicts     TEXT NOT NULL,
    written_by    TEXT NOT NULL,
    written_at    TEXT NOT NULL,
    PRIMARY KEY (casework_reviewer, version)
) STRICT;

INSERT INTO casework_reviewer_version (casework_reviewer, version, name, organisation, experience, methods, availability, conflicts, written_by, written_at)
SELECT casework_reviewer, 1, name, organisation, experience, methods, availability, conflicts, added_by, added_at FROM casework_reviewer;

-- Days that somebody agreed or asked for in a review: kept in step with what the case records. Codes and days, never words. Class: C1.
CREATE TABLE casework_review_date (
    casework_review_date INTEGER PRIMARY KEY,
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    -- The record that says so.
    record_id     TEXT NOT NULL,
    -- "proceeding", "monitoring", "agency_report", "draft".
    what          TEXT NOT NULL,
    due_on        TEXT NOT NULL,
    -- Whatever was due is done: kept for the calendar, and reminds nobody.
    done_on       TEXT,
    recorded_at   TEXT NOT NULL,
    UNIQUE (record_id, what)
) STRICT;

CREATE INDEX casework_review_date_by_case ON casework_review_date (casework_case);
CREATE INDEX casework_review_date_by_day ON casework_review_date (due_on);
