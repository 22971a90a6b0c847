-- The leaflet for families in a partnership's name: its own words, every version, and which were put in force when.

-- Each version whole, as it was written; it stands on public pages once it is put in force. Class: C0; who wrote it is C1.
CREATE TABLE collection_leaflet (
    -- The organisation in identity.
    partnership   INTEGER NOT NULL,
    -- 1, 2, 3… of that partnership; the words of the program are 0 and stand in no row.
    version       INTEGER NOT NULL,
    -- JSON: word, in English, in Welsh. Empty Welsh: the English stands for it.
    words         TEXT NOT NULL,
    written_by    TEXT NOT NULL,
    written_at    TEXT NOT NULL,
    PRIMARY KEY (partnership, version)
) STRICT;

-- Which version was put in force when. Appended, never changed; the last row of a partnership holds. Class: C0; who did it is C1.
CREATE TABLE collection_leaflet_in_force (
    partnership   INTEGER NOT NULL,
    turn          INTEGER NOT NULL,
    version       INTEGER NOT NULL,
    put_by        TEXT NOT NULL,
    put_at        TEXT NOT NULL,
    PRIMARY KEY (partnership, turn)
) STRICT;
