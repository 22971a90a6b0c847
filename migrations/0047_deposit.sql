-- What waits on the cataloguers' desk, records that were merged, changes of the vocabulary; signed deposits and who received them,
-- the sources of anonymous ones; news and guidance of the host.

-- A record before it is public: what a file or a record said, and what a person decided of each suggestion. Class: C1.
CREATE TABLE collection_queue (
    collection_queue INTEGER PRIMARY KEY,
    queue_id      TEXT NOT NULL UNIQUE,
    -- Null: the host's own cataloguers alone.
    partnership   INTEGER,
    came_as       TEXT NOT NULL CHECK (came_as IN ('file', 'record', 'deposit')),
    -- Of the file that was sent; empty for an anonymous one, whose name may say where it is from.
    came_name     TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'published', 'merged', 'rejected')),
    -- Canonical JSON of the record as it stands now.
    fields        TEXT NOT NULL,
    -- JSON: field, value, words seen, where, decision, by whom.
    proposals     TEXT NOT NULL,
    year          INTEGER,
    number        INTEGER,
    entered_by    TEXT NOT NULL,
    entered_at    TEXT NOT NULL,
    changed_by    TEXT NOT NULL,
    changed_at    TEXT NOT NULL
) STRICT;

CREATE INDEX collection_queue_by_state ON collection_queue (state, entered_at);
CREATE INDEX collection_queue_by_reference ON collection_queue (year, number);

CREATE TABLE collection_queue_file (
    collection_queue INTEGER NOT NULL REFERENCES collection_queue (collection_queue),
    position      INTEGER NOT NULL,
    document      INTEGER NOT NULL REFERENCES collection_document (document),
    file_name     TEXT NOT NULL,
    kind          TEXT NOT NULL,
    language      TEXT NOT NULL,
    rewritten     INTEGER NOT NULL CHECK (rewritten IN (0, 1)),
    PRIMARY KEY (collection_queue, position)
) STRICT;

-- Two records were one: the first address leads to the second for ever. Class: C0; who did it is C1.
CREATE TABLE collection_merged (
    year          INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    to_year       INTEGER NOT NULL,
    to_number     INTEGER NOT NULL,
    merged_by     TEXT NOT NULL,
    merged_at     TEXT NOT NULL,
    PRIMARY KEY (year, number)
) STRICT;

-- What the host changed of the vocabulary that travels with the program: each change whole, in order. Class: C0; who is C1.
CREATE TABLE collection_term_change (
    -- 1, 2, 3…: the version of the vocabulary after it; the program's own is 0.
    version       INTEGER PRIMARY KEY,
    term          TEXT NOT NULL,
    -- 'write' says preferred words, Welsh and other terms; 'merge' gives all links to another term; 'retire' offers it no more.
    change        TEXT NOT NULL CHECK (change IN ('write', 'merge', 'retire')),
    -- JSON: facet, preferred, welsh, synonyms, welsh synonyms, broader, scope note; of a merge the other term's id.
    details       TEXT NOT NULL,
    changed_by    TEXT NOT NULL,
    changed_at    TEXT NOT NULL
) STRICT;

-- Public keys of installations whose deposits and acknowledgements are believed. Never removed, only ended. Class: C1.
CREATE TABLE publishing_trusted_key (
    publishing_trusted_key INTEGER PRIMARY KEY,
    public_key    TEXT NOT NULL,
    named         TEXT NOT NULL,
    trusted_by    TEXT NOT NULL,
    trusted_at    TEXT NOT NULL,
    ended_by      TEXT,
    ended_at      TEXT
) STRICT;

-- Deposits that went out: which review, to whom, how; and what was acknowledged. Class: C1.
CREATE TABLE publishing_deposit_sent (
    publishing_deposit_sent INTEGER PRIMARY KEY,
    deposit_id    TEXT NOT NULL UNIQUE,
    year          INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    recipient     TEXT NOT NULL,
    way           TEXT NOT NULL CHECK (way IN ('signed', 'mail')),
    sha256        TEXT NOT NULL,
    made_by       TEXT NOT NULL,
    made_at       TEXT NOT NULL,
    -- The day on their acknowledgement, who gave it and under which reference they keep it; null until it came.
    acknowledged_on TEXT,
    acknowledged_by TEXT,
    their_reference TEXT,
    noted_by      TEXT,
    noted_at      TEXT
) STRICT;

CREATE INDEX publishing_deposit_sent_by_review ON publishing_deposit_sent (year, number);

-- What recipients were told later: that the review was hidden, restored, withdrawn. Appended, never changed. Class: C1.
CREATE TABLE publishing_deposit_notice (
    publishing_deposit_notice INTEGER PRIMARY KEY,
    deposit_id    TEXT NOT NULL,
    what          TEXT NOT NULL,
    told_by       TEXT NOT NULL,
    told_at       TEXT NOT NULL
) STRICT;

-- Deposits that came in, so that none enters twice. Class: C1.
CREATE TABLE publishing_deposit_received (
    deposit_id    TEXT PRIMARY KEY,
    public_key    TEXT NOT NULL,
    queue_id      TEXT NOT NULL,
    received_at   TEXT NOT NULL
) STRICT;

-- Where an anonymous deposit came from, sealed under a key of its own: for its custodian alone. Class: C3.
CREATE TABLE publishing_custody (
    queue_id      TEXT PRIMARY KEY,
    key_id        TEXT NOT NULL,
    source        BLOB NOT NULL,
    sealed_at     TEXT NOT NULL
) STRICT;

-- News and guidance of the host in versions; each is public from its time on, until its end. Class: C0; who wrote it is C1.
CREATE TABLE publishing_article (
    publishing_article INTEGER PRIMARY KEY,
    kind          TEXT NOT NULL CHECK (kind IN ('news', 'guidance')),
    slug          TEXT NOT NULL,
    version       INTEGER NOT NULL,
    -- JSON: title, teaser, text, what changed, each in English and Welsh.
    words         TEXT NOT NULL,
    -- Instants of London's days: news that is to come shows at its time.
    from_at       TEXT NOT NULL,
    until_at      TEXT,
    written_by    TEXT NOT NULL,
    written_at    TEXT NOT NULL,
    UNIQUE (kind, slug, version)
) STRICT;
