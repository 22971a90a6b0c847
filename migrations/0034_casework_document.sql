-- Papers that a case keeps as they came: the files stand sealed (store_sealed_file) under the case's own key.
-- Plain columns are C1 (ids, codes, days); titles, names of files, senders, sums and reasons are C2, sealed under that key.

CREATE TABLE casework_document (
    casework_document INTEGER PRIMARY KEY,
    document_id   TEXT NOT NULL UNIQUE,
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    -- "referral", "return", "minutes", ...: who may read it follows from it.
    kind          TEXT NOT NULL,
    -- "official", "official_sensitive", "third_party", "court".
    marking       TEXT NOT NULL,
    -- The record that it came with, as a return with its request. Empty: the case itself.
    record_id     TEXT NOT NULL,
    version       INTEGER NOT NULL,
    changed_at    TEXT NOT NULL,
    -- Withdrawn: kept, and marked as no longer to be used. Gone only with the case.
    withdrawn_by  TEXT NOT NULL,
    withdrawn_at  TEXT,
    withdrawn_why BLOB NOT NULL
) STRICT;

CREATE INDEX casework_document_by_case ON casework_document (casework_case, casework_document);

-- Each version as it came; appended and never changed.
CREATE TABLE casework_document_version (
    casework_document INTEGER NOT NULL REFERENCES casework_document (casework_document),
    version       INTEGER NOT NULL,
    file_id       TEXT NOT NULL UNIQUE REFERENCES store_sealed_file (id),
    bytes         INTEGER NOT NULL CHECK (bytes > 0),
    -- Title, file name, sender, kind by content, sum of the plain bytes. Class: C2.
    facts         BLOB NOT NULL,
    -- "word_form", "email", "post", ...
    route         TEXT NOT NULL,
    -- Two days: when it reached the partnership, and when somebody put it here.
    received_on   TEXT NOT NULL CHECK (received_on LIKE '____-__-__'),
    entered_on    TEXT NOT NULL CHECK (entered_on >= received_on),
    entered_by    TEXT NOT NULL,
    entered_at    TEXT NOT NULL,
    PRIMARY KEY (casework_document, version)
) STRICT;

-- Papers of a referral that has not been sent, sealed under its draft's key and gone with it.
CREATE TABLE casework_draft_paper (
    casework_draft_paper INTEGER PRIMARY KEY,
    paper_id      TEXT NOT NULL UNIQUE,
    draft_id      TEXT NOT NULL REFERENCES casework_draft (draft_id),
    file_id       TEXT NOT NULL UNIQUE REFERENCES store_sealed_file (id),
    bytes         INTEGER NOT NULL CHECK (bytes > 0),
    -- Class: C2.
    facts         BLOB NOT NULL,
    added_at      TEXT NOT NULL
) STRICT;

CREATE INDEX casework_draft_paper_by_draft ON casework_draft_paper (draft_id);

-- What a referral was answered with when it was sent, so that a form sent twice shows the same receipt. Class: C1; kept for a day.
CREATE TABLE casework_receipt (
    -- An HMAC of the visit that sent it: nobody else's form finds it.
    visit         TEXT NOT NULL PRIMARY KEY,
    reference     TEXT NOT NULL,
    sent_at       TEXT NOT NULL
) STRICT;
