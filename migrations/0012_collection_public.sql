-- What the public may read. Class: C0. Written by one function (public_projection.cpp) from the tables before, in the
-- transaction that changes those; pages ask only here, and for texts that collection_public_file names.

CREATE TABLE collection_public_review (
    record         INTEGER PRIMARY KEY REFERENCES collection_record (record),
    year           INTEGER NOT NULL,
    number         INTEGER NOT NULL,
    standing       INTEGER NOT NULL,
    -- Grows with every change: what an index has not seen yet.
    sequence       INTEGER NOT NULL,
    -- Of publication; null: not known.
    published_year INTEGER,
    -- Sorts lists, newest first: the day of publication, or the first day of what is known of it; of an anonymous review
    -- the first of January, so that its place tells nothing.
    newest         TEXT NOT NULL,
    sort_title     TEXT NOT NULL,
    letter         TEXT NOT NULL,
    search_engines INTEGER NOT NULL CHECK (search_engines IN (0, 1)),
    changed_on     TEXT NOT NULL,
    readable       INTEGER NOT NULL CHECK (readable IN (0, 1)),
    summary        TEXT NOT NULL,
    detail         TEXT NOT NULL,
    UNIQUE (year, number)
) STRICT;

CREATE INDEX collection_public_review_by_sequence ON collection_public_review (sequence);
CREATE INDEX collection_public_review_by_newest ON collection_public_review (standing, newest, year, number);

CREATE TABLE collection_public_term (
    record  INTEGER NOT NULL REFERENCES collection_public_review (record),
    facet   TEXT NOT NULL,
    slug    TEXT NOT NULL,
    label   TEXT NOT NULL,
    PRIMARY KEY (record, facet, slug)
) STRICT;

CREATE INDEX collection_public_term_by_slug ON collection_public_term (facet, slug, record);

CREATE TABLE collection_public_version (
    record      INTEGER NOT NULL REFERENCES collection_public_review (record),
    version     INTEGER NOT NULL,
    entered_on  TEXT,
    change      TEXT NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (record, version)
) STRICT;

CREATE TABLE collection_public_file (
    record        INTEGER NOT NULL REFERENCES collection_public_review (record),
    version       INTEGER NOT NULL,
    position      INTEGER NOT NULL,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    language      TEXT NOT NULL,
    media_type    TEXT NOT NULL,
    size_bytes    INTEGER NOT NULL,
    pages         INTEGER NOT NULL,
    machine_read  INTEGER NOT NULL CHECK (machine_read IN (0, 1)),
    confidence    REAL NOT NULL,
    standing      INTEGER NOT NULL,
    available_to  TEXT,
    -- Set only where its text may be read.
    extraction    INTEGER REFERENCES collection_extraction (extraction),
    -- Set only where the bytes as published may be sent.
    blob          TEXT REFERENCES store_blob (sha256),
    PRIMARY KEY (record, version, position)
) STRICT;

CREATE INDEX collection_public_file_by_extraction ON collection_public_file (extraction);

CREATE TABLE collection_public_point (
    -- Made of the review's reference, the kind and the words: it says nothing of order, and the same point keeps it.
    point      INTEGER PRIMARY KEY,
    record     INTEGER NOT NULL REFERENCES collection_public_review (record),
    place      INTEGER NOT NULL,
    kind       INTEGER NOT NULL,
    number     TEXT NOT NULL,
    text       TEXT NOT NULL,
    -- For finding by words: folded, with a space at either end.
    plain      TEXT NOT NULL,
    addressee  TEXT NOT NULL,
    section    TEXT NOT NULL,
    anchor     TEXT NOT NULL,
    page       INTEGER NOT NULL,
    page_label TEXT NOT NULL,
    guessed    INTEGER NOT NULL CHECK (guessed IN (0, 1))
) STRICT;

CREATE INDEX collection_public_point_by_record ON collection_public_point (record, kind, place);

CREATE TABLE collection_public_point_theme (
    point  INTEGER NOT NULL REFERENCES collection_public_point (point),
    slug   TEXT NOT NULL,
    label  TEXT NOT NULL,
    PRIMARY KEY (point, slug)
) STRICT;

-- How many passages of a review show a theme; the passages are in collection_passage_theme.
CREATE TABLE collection_public_theme (
    record    INTEGER NOT NULL REFERENCES collection_public_review (record),
    slug      TEXT NOT NULL,
    passages  INTEGER NOT NULL,
    PRIMARY KEY (record, slug)
) STRICT;

CREATE INDEX collection_public_theme_by_slug ON collection_public_theme (slug, record);
