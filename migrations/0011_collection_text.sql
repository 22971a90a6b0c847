-- Texts of documents. Class: C1 here; public only where 0012 names the extraction.
-- (document, extractor) gives one immutable text. A passage's identity outlives it: links lead to passages, not to texts.

CREATE TABLE collection_extraction (
    extraction   INTEGER PRIMARY KEY,
    document     INTEGER NOT NULL REFERENCES collection_document (document),
    extractor    TEXT NOT NULL,
    -- 0 while it is being written in slices: what a stopped import left is begun anew.
    complete     INTEGER NOT NULL CHECK (complete IN (0, 1)),
    pages        INTEGER NOT NULL,
    machine_read INTEGER NOT NULL CHECK (machine_read IN (0, 1)),
    confidence   REAL NOT NULL,
    warnings     TEXT NOT NULL,
    UNIQUE (document, extractor)
) STRICT;

CREATE TABLE collection_page (
    extraction    INTEGER NOT NULL REFERENCES collection_extraction (extraction),
    number        INTEGER NOT NULL,
    label         TEXT NOT NULL,
    width_points  REAL NOT NULL,
    height_points REAL NOT NULL,
    machine_read  INTEGER NOT NULL CHECK (machine_read IN (0, 1)),
    confidence    REAL NOT NULL,
    PRIMARY KEY (extraction, number)
) STRICT;

CREATE TABLE collection_passage (
    passage   INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES collection_document (document),
    anchor    TEXT NOT NULL,
    UNIQUE (document, anchor)
) STRICT;

CREATE TABLE collection_passage_text (
    extraction   INTEGER NOT NULL REFERENCES collection_extraction (extraction),
    position     INTEGER NOT NULL,
    passage      INTEGER NOT NULL REFERENCES collection_passage (passage),
    kind         INTEGER NOT NULL,
    level        INTEGER NOT NULL,
    number       TEXT NOT NULL,
    text         TEXT NOT NULL,
    page         INTEGER NOT NULL,
    header_rows  INTEGER NOT NULL,
    confidence   REAL NOT NULL,
    PRIMARY KEY (extraction, position)
) STRICT;

CREATE INDEX collection_passage_text_by_passage ON collection_passage_text (passage, extraction);

-- Where the words of a passage went when a later extraction split or joined it.
CREATE TABLE collection_passage_moved (
    passage     INTEGER NOT NULL REFERENCES collection_passage (passage),
    extraction  INTEGER NOT NULL REFERENCES collection_extraction (extraction),
    position    INTEGER NOT NULL,
    to_passage  INTEGER NOT NULL REFERENCES collection_passage (passage),
    PRIMARY KEY (passage, extraction, position)
) STRICT;

-- Findings, recommendations and themes that a program found in the text.
CREATE TABLE collection_point (
    extraction  INTEGER NOT NULL REFERENCES collection_extraction (extraction),
    place       INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    number      TEXT NOT NULL,
    text        TEXT NOT NULL,
    addressee   TEXT NOT NULL,
    -- Position of its first passage.
    position    INTEGER NOT NULL,
    PRIMARY KEY (extraction, place)
) STRICT;

-- Passages that hold the words of a theme.
CREATE TABLE collection_passage_theme (
    extraction  INTEGER NOT NULL REFERENCES collection_extraction (extraction),
    theme       TEXT NOT NULL,
    position    INTEGER NOT NULL,
    PRIMARY KEY (extraction, theme, position)
) STRICT;
