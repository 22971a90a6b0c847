-- What somebody has typed into a form of a case and not saved yet, so that a lost connection or a closed window loses no words.
-- One row for each form and person; it goes when the form is saved, or when that person throws it away. Class: C2.
CREATE TABLE casework_unsaved (
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    form          TEXT NOT NULL,
    -- The record that is being changed. Empty: a new one.
    record_id     TEXT NOT NULL,
    -- Public id of the account: nobody else sees it.
    account       TEXT NOT NULL,
    -- The version that the writer had before their eyes; 0 of a new record.
    seen          INTEGER NOT NULL,
    kept_at       TEXT NOT NULL,
    answers       BLOB NOT NULL,
    PRIMARY KEY (casework_case, form, record_id, account)
) STRICT;

-- Which case a row of a spreadsheet became, so that the same row has one effect. Class: C2; an HMAC under the matching key; gone with the case.
CREATE TABLE casework_imported_row (
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    -- "row": all its cells; "own-reference": the number in the partnership's own list.
    kind          TEXT NOT NULL,
    token         TEXT NOT NULL,
    PRIMARY KEY (kind, token, casework_case)
) STRICT;

CREATE INDEX casework_imported_row_by_case ON casework_imported_row (casework_case);
