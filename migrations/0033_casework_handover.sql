-- What a partnership hands over to the National Panel's staff, and what they record about it. Apart from the live case: nothing here reads it.

-- A frozen copy. Code, partnership and parts are C1; the copy is C2, sealed under a key of its own, so that it neither opens with the case
-- nor goes with it.
CREATE TABLE casework_handover (
    casework_handover INTEGER PRIMARY KEY,
    handover_id   TEXT NOT NULL UNIQUE,
    casework_case INTEGER NOT NULL REFERENCES casework_case (casework_case),
    -- As they were on that day: the Panel's lists never ask the live case.
    reference     TEXT NOT NULL,
    partnership   INTEGER NOT NULL,
    key_id        TEXT NOT NULL,
    -- Which parts were chosen, with spaces: "rapid_review decision".
    parts         TEXT NOT NULL,
    -- Of the copy before it was sealed: the receipt, by which both sides know that they mean the same words.
    sha256        TEXT NOT NULL,
    copy          BLOB NOT NULL,
    handed_at     TEXT NOT NULL,
    handed_by     TEXT NOT NULL
) STRICT;

CREATE INDEX casework_handover_by_case ON casework_handover (casework_case, casework_handover);
CREATE INDEX casework_handover_by_time ON casework_handover (handed_at);

-- Days on which the Panel met: its list holds what came since. Class: C1.
CREATE TABLE casework_panel_meeting (
    held_on       TEXT PRIMARY KEY,
    recorded_at   TEXT NOT NULL,
    recorded_by   TEXT NOT NULL
) STRICT;

-- Declared interests, decisions and national reviews, appended: a later one of the same form stands, the earlier ones stay. Class: C2, sealed
-- under the key of the copy that they are about.
CREATE TABLE casework_panel_record (
    casework_panel_record INTEGER PRIMARY KEY,
    record_id     TEXT NOT NULL UNIQUE,
    casework_handover INTEGER NOT NULL REFERENCES casework_handover (casework_handover),
    form          TEXT NOT NULL,
    form_version  TEXT NOT NULL,
    -- What lists filter by, C1: of a decision its answer, of an interest whether the person steps aside; else empty.
    code          TEXT NOT NULL,
    answers       BLOB NOT NULL,
    written_by    TEXT NOT NULL,
    written_at    TEXT NOT NULL
) STRICT;

CREATE INDEX casework_panel_record_by_handover ON casework_panel_record (casework_handover, form, casework_panel_record);

-- The public pool of reviewers, as the Panel publishes it. Class: C0.
CREATE TABLE casework_panel_reviewer (
    casework_panel_reviewer INTEGER PRIMARY KEY,
    name          TEXT NOT NULL,
    field         TEXT NOT NULL,
    added_at      TEXT NOT NULL,
    -- Gone from the pool; reviews that name them stay.
    ended_at      TEXT
) STRICT;
