-- What figures count and what is otherwise sealed: codes without words, kept in step with what is recorded. Class: C1.
-- Nothing here says whom it is about: a code of the decision, of the Panel's view, and of a reason for delay.

CREATE TABLE casework_outcome (
    casework_case INTEGER PRIMARY KEY REFERENCES casework_case (casework_case),
    -- An option of the form "decision": "lcspr". Empty while the partners have not decided.
    decision      TEXT NOT NULL,
    -- Days, not instants: a year of figures begins and ends with a day.
    decided_on    TEXT,
    -- An option of the form "letter" of the latest view that the Panel gave, or "no_reply". Empty while there is none.
    panel_view    TEXT NOT NULL,
    panel_on      TEXT
) STRICT;

-- One cause for each clock of a case: the one that was written last. An empty cause is a reason that was written without choosing one.
CREATE TABLE casework_delay_cause (
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    rule          TEXT NOT NULL,
    cause         TEXT NOT NULL,
    PRIMARY KEY (casework_case, rule)
) STRICT;
