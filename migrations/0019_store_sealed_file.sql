-- Files of cases that stand sealed under sealed/, named by chance. Class: C1: the names of files and keys say nothing.
-- The number is after those of the collection, which were released before it.

CREATE TABLE store_sealed_file (
    id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    key_id       TEXT NOT NULL CHECK (length(key_id) = 32),
    plain_bytes  INTEGER NOT NULL CHECK (plain_bytes >= 0),
    -- Of the sealed bytes: a sum of the plain ones would tell whether two cases hold the same file.
    sha256       TEXT NOT NULL CHECK (length(sha256) = 64),
    added_at     TEXT NOT NULL
) STRICT;
