-- The chronology of a case: everything that was sent, written, withheld, remarked and decided, one after the other. Nothing in it is ever
-- changed; what stands today is read from the whole.
CREATE TABLE chronology_log (
    chronology_log INTEGER PRIMARY KEY,
    casework_case  INTEGER NOT NULL REFERENCES casework_case (casework_case),
    -- Counts the case's own from 1.
    sequence       INTEGER NOT NULL,
    log_id         TEXT NOT NULL UNIQUE,
    -- "import", "entry", "revision", …: words of the program, never of a case.
    kind           TEXT NOT NULL,
    written_by     TEXT NOT NULL,
    written_at     TEXT NOT NULL,
    -- What it says: JSON. Class: C2.
    sealed         BLOB NOT NULL,
    UNIQUE (casework_case, sequence)
) STRICT;
