-- A host's own words for the pages of its site: name, purpose, way out, helplines, footer, contact.

-- Each version whole, as it was written; it stands on public pages once it is put in force. Class: C0; who wrote it is C1.
CREATE TABLE collection_host_words (
    -- 1, 2, 3…; the words of the program and the configuration are 0 and stand in no row.
    version       INTEGER PRIMARY KEY,
    -- JSON: word, in English, in Welsh. Empty Welsh: the English stands for it.
    words         TEXT NOT NULL,
    written_by    TEXT NOT NULL,
    written_at    TEXT NOT NULL
) STRICT;

-- Which version was put in force when. Appended, never changed; the last row holds. Class: C0; who did it is C1.
CREATE TABLE collection_host_words_in_force (
    turn          INTEGER PRIMARY KEY,
    version       INTEGER NOT NULL,
    put_by        TEXT NOT NULL,
    put_at        TEXT NOT NULL
) STRICT;
