-- Records as their sources gave them. Class: C1, for cataloguers; of an anonymous review for the custodian alone.
-- What the public may read is in the collection_public_ tables of 0012 and nowhere else.

CREATE TABLE collection_record (
    record         INTEGER PRIMARY KEY,
    -- A record is known by these two, never by its label: "Child A" repeats.
    source         TEXT NOT NULL,
    source_id      TEXT NOT NULL,
    -- The permanent reference: the year of entry, not of publication. Allotted once, never changed, never given again.
    year           INTEGER NOT NULL,
    number         INTEGER NOT NULL,
    version        INTEGER NOT NULL,
    -- 1: a catalogue describes it. 0: a file that came alone, whose fields a program suggested.
    described      INTEGER NOT NULL CHECK (described IN (0, 1)),
    entered_at     TEXT NOT NULL,
    changed_at     TEXT NOT NULL,
    withdrawn_on   TEXT,
    withdrawn_reason TEXT NOT NULL DEFAULT '',
    -- 1: the record itself is the risk, and only that a review was withdrawn may be shown.
    record_is_risk INTEGER NOT NULL DEFAULT 0 CHECK (record_is_risk IN (0, 1)),
    UNIQUE (source, source_id),
    UNIQUE (year, number)
) STRICT;

-- Appended, never overwritten: what a record said at each time.
CREATE TABLE collection_version (
    record      INTEGER NOT NULL REFERENCES collection_record (record),
    version     INTEGER NOT NULL,
    fields      TEXT NOT NULL,
    -- Of the fields without paths and of the files' sums: the same content is never a second version.
    content_sha256 TEXT NOT NULL,
    change      TEXT NOT NULL,
    reason      TEXT NOT NULL,
    -- Names of fields that a program suggested and nobody has confirmed, with commas.
    suggested   TEXT NOT NULL,
    entered_at  TEXT NOT NULL,
    PRIMARY KEY (record, version)
) STRICT;

CREATE TABLE collection_document (
    document     INTEGER PRIMARY KEY,
    sha256       TEXT NOT NULL UNIQUE,
    -- Null once the copy is gone: its term has ended.
    blob         TEXT REFERENCES store_blob (sha256),
    media_type   TEXT NOT NULL,
    size_bytes   INTEGER NOT NULL,
    -- MinHash for finding near-duplicates; empty for texts too short to compare.
    signature    BLOB NOT NULL,
    -- The extraction whose text is shown; null while there is none.
    extraction   INTEGER
) STRICT;

CREATE TABLE collection_file (
    record         INTEGER NOT NULL,
    version        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    original_path  TEXT NOT NULL,
    kind           TEXT NOT NULL,
    language       TEXT NOT NULL,
    rewritten      INTEGER NOT NULL CHECK (rewritten IN (0, 1)),
    -- Null where the file was refused or not found: the record stays.
    document       INTEGER REFERENCES collection_document (document),
    refusal        TEXT NOT NULL,
    PRIMARY KEY (record, version, position),
    FOREIGN KEY (record, version) REFERENCES collection_version (record, version)
) STRICT;

CREATE INDEX collection_file_by_document ON collection_file (document);

CREATE TABLE collection_near_duplicate (
    document   INTEGER NOT NULL REFERENCES collection_document (document),
    other      INTEGER NOT NULL REFERENCES collection_document (document),
    likeness   REAL NOT NULL,
    PRIMARY KEY (document, other)
) STRICT;
