-- The house itself: which scripts ran, settings, files by their sum, durable jobs.

CREATE TABLE store_migration (
    number      INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    applied_at  TEXT NOT NULL
) STRICT;

CREATE TABLE store_setting (
    key    TEXT NOT NULL PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT;

-- A folder of invented records says so for ever: no door leads from a demonstration to real children.
--[ sqlite
CREATE TRIGGER store_setting_demonstration_kept_update BEFORE UPDATE ON store_setting WHEN OLD.key = 'demonstration'
BEGIN SELECT RAISE(ABORT, 'a demonstration folder stays one'); END;
CREATE TRIGGER store_setting_demonstration_kept_delete BEFORE DELETE ON store_setting WHEN OLD.key = 'demonstration'
BEGIN SELECT RAISE(ABORT, 'a demonstration folder stays one'); END;
-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER store_setting_demonstration_kept_insert BEFORE INSERT ON store_setting WHEN NEW.key = 'demonstration'
  AND EXISTS (SELECT 1 FROM store_setting WHERE key = 'demonstration')
BEGIN SELECT RAISE(ABORT, 'a demonstration folder stays one'); END;
--]
--[ postgres
CREATE FUNCTION store_setting_demonstration_kept() RETURNS trigger LANGUAGE plpgsql AS $kept$
BEGIN RAISE EXCEPTION 'a demonstration folder stays one'; END $kept$;
CREATE TRIGGER store_setting_demonstration_kept BEFORE UPDATE OR DELETE ON store_setting
FOR EACH ROW WHEN (OLD.key = 'demonstration') EXECUTE FUNCTION store_setting_demonstration_kept();
--]

-- The bytes are files, blobs/ab/cdef…; the row says that they are wanted.
CREATE TABLE store_blob (
    sha256      TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size_bytes  INTEGER NOT NULL CHECK (size_bytes >= 0),
    media_type  TEXT NOT NULL,
    added_at    TEXT NOT NULL
) STRICT;

CREATE TABLE store_job (
    job             INTEGER PRIMARY KEY,
    kind            TEXT NOT NULL,
    parameters      TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'stopped')),
    stop_wanted     INTEGER NOT NULL DEFAULT 0 CHECK (stop_wanted IN (0, 1)),
    -- How often it was begun: one that takes the program down with it is not begun for ever.
    attempts        INTEGER NOT NULL DEFAULT 0,
    done_units      INTEGER NOT NULL DEFAULT 0,
    total_units     INTEGER NOT NULL DEFAULT 0,
    message         TEXT NOT NULL DEFAULT '',
    -- What the work wrote down for itself, to go on from after a crash.
    resume_from     TEXT NOT NULL DEFAULT '',
    result          TEXT NOT NULL DEFAULT '',
    created_at      TEXT NOT NULL,
    started_at      TEXT,
    ended_at        TEXT
) STRICT;

CREATE INDEX store_job_by_state ON store_job (state, job);

CREATE TABLE store_job_line (
    job      INTEGER NOT NULL REFERENCES store_job (job),
    line     INTEGER NOT NULL,
    said_at  TEXT NOT NULL,
    words    TEXT NOT NULL,
    PRIMARY KEY (job, line)
) STRICT;
