-- Publication: addresses that are told before anything is there, and when what two people approved becomes public.

-- Numbers of reviews that are to come: given to nobody else, and gone once the record has entered. Class: C1.
CREATE TABLE collection_promised (
    year          INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    promised_at   TEXT NOT NULL,
    PRIMARY KEY (year, number)
) STRICT;

-- Cases whose publication waits for its minute. Which record it becomes stands sealed in the case: of an anonymous one nothing here
-- says it. Class: C1.
CREATE TABLE publishing_due (
    casework_case INTEGER PRIMARY KEY REFERENCES casework_case (casework_case),
    public_from   TEXT NOT NULL,
    -- Why the last attempt was refused, as guards' words; empty: none was made.
    refused       TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX publishing_due_by_time ON publishing_due (public_from);
