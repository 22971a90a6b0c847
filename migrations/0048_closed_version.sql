-- Versions of a record that a correction closed: what identified somebody stays in no earlier version. The version is listed with its reason, and its
-- files answer that they were withdrawn. Empty: it stays readable, as a citation of it needs.
ALTER TABLE collection_version ADD COLUMN closed_at TEXT NOT NULL DEFAULT '';
