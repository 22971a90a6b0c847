-- Who there is, what they may do, and how they sign in. Class: C1 unless said; K2 where a column says so.
-- What mattered is appended and ended, never overwritten: every row that ends keeps from, until and by whom.

CREATE TABLE identity_organisation (
    organisation  INTEGER PRIMARY KEY,
    -- Random, for addresses of pages: the key never leaves the program.
    public_id     TEXT NOT NULL UNIQUE,
    kind          TEXT NOT NULL,
    name          TEXT NOT NULL,
    -- An agency of a partnership names it, and may stand under another agency; a partnership and a national body name none.
    partnership   INTEGER REFERENCES identity_organisation (organisation),
    parent        INTEGER REFERENCES identity_organisation (organisation),
    added_at      TEXT NOT NULL,
    added_by      INTEGER
) STRICT;

CREATE TABLE identity_person (
    person        INTEGER PRIMARY KEY,
    public_id     TEXT NOT NULL UNIQUE,
    -- In small letters without spaces: how an account is found. Disabled, never deleted, so that it is never given to somebody else.
    address       TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    title         TEXT NOT NULL,
    organisation  INTEGER REFERENCES identity_organisation (organisation),
    added_at      TEXT NOT NULL,
    added_by      INTEGER
) STRICT;

CREATE TABLE identity_disablement (
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    from_at       TEXT NOT NULL,
    by_person     INTEGER,
    until_at      TEXT,
    ended_by      INTEGER
) STRICT;
CREATE INDEX identity_disablement_by_person ON identity_disablement (person, until_at);

CREATE TABLE identity_standing (
    standing      INTEGER PRIMARY KEY,
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    role          TEXT NOT NULL,
    -- Null: the whole installation.
    partnership   INTEGER REFERENCES identity_organisation (organisation),
    from_at       TEXT NOT NULL,
    by_person     INTEGER,
    until_at      TEXT,
    ended_by      INTEGER
) STRICT;
CREATE INDEX identity_standing_by_person ON identity_standing (person, until_at);

-- Leave cover: days, not instants, as a rota is written; the last day is still covered.
CREATE TABLE identity_delegation (
    delegation    INTEGER PRIMARY KEY,
    giver         INTEGER NOT NULL REFERENCES identity_person (person),
    taker         INTEGER NOT NULL REFERENCES identity_person (person),
    from_on       TEXT NOT NULL,
    until_on      TEXT NOT NULL CHECK (until_on >= from_on),
    given_at      TEXT NOT NULL,
    given_by      INTEGER,
    ended_at      TEXT,
    ended_by      INTEGER,
    CHECK (giver <> taker)
) STRICT;
CREATE INDEX identity_delegation_by_taker ON identity_delegation (taker, until_on);

-- What this room must know of a case: that it is there, whose it is, whether it is sealed. The rest is casework's.
CREATE TABLE identity_case (
    case_id       TEXT PRIMARY KEY,
    partnership   INTEGER NOT NULL REFERENCES identity_organisation (organisation),
    -- As the last row of identity_seal says, beside the key so that no list needs the history.
    sealed        INTEGER NOT NULL CHECK (sealed IN (0, 1))
) STRICT;

CREATE TABLE identity_seal (
    case_id       TEXT NOT NULL REFERENCES identity_case (case_id),
    from_at       TEXT NOT NULL,
    by_person     INTEGER,
    until_at      TEXT,
    ended_by      INTEGER
) STRICT;
CREATE INDEX identity_seal_by_case ON identity_seal (case_id);

CREATE TABLE identity_membership (
    membership    INTEGER PRIMARY KEY,
    case_id       TEXT NOT NULL REFERENCES identity_case (case_id),
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    role          TEXT NOT NULL,
    -- For which agency they answer in this case; null for those who answer for none.
    agency        INTEGER REFERENCES identity_organisation (organisation),
    from_at       TEXT NOT NULL,
    by_person     INTEGER,
    until_at      TEXT,
    ended_by      INTEGER
) STRICT;
-- Lists begin with the person, pages with the case.
CREATE INDEX identity_membership_by_person ON identity_membership (person, case_id, from_at, until_at);
CREATE INDEX identity_membership_by_case ON identity_membership (case_id, person);

-- C2 would be why: so only that there is one, and who said so.
CREATE TABLE identity_conflict (
    conflict      INTEGER PRIMARY KEY,
    case_id       TEXT NOT NULL REFERENCES identity_case (case_id),
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    declared_at   TEXT NOT NULL,
    declared_by   INTEGER,
    ended_at      TEXT,
    ended_by      INTEGER
) STRICT;
CREATE INDEX identity_conflict_by_person ON identity_conflict (person, case_id);

CREATE TABLE identity_break_glass (
    break_glass   INTEGER PRIMARY KEY,
    case_id       TEXT NOT NULL REFERENCES identity_case (case_id),
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    -- Shown on the case and in the weekly review; the form asks for no names. C1.
    reason        TEXT NOT NULL,
    from_at       TEXT NOT NULL,
    until_at      TEXT NOT NULL,
    first_told    INTEGER NOT NULL REFERENCES identity_person (person),
    second_told   INTEGER NOT NULL REFERENCES identity_person (person),
    ended_at      TEXT,
    reviewed_at   TEXT,
    reviewed_by   INTEGER,
    CHECK (first_told <> second_told AND first_told <> person AND second_told <> person)
) STRICT;
CREATE INDEX identity_break_glass_by_person ON identity_break_glass (person, until_at);
CREATE INDEX identity_break_glass_by_case ON identity_break_glass (case_id);

-- K2. Argon2id in libsodium's own notation, which holds salt and cost. The newest row counts; earlier ones are kept empty.
CREATE TABLE identity_password (
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    version       INTEGER NOT NULL,
    hash          TEXT NOT NULL,
    set_at        TEXT NOT NULL,
    PRIMARY KEY (person, version)
) STRICT;

-- K2, sealed under the installation's key. last_step: the newest time step whose code was used, so that each serves once.
CREATE TABLE identity_code_secret (
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    version       INTEGER NOT NULL,
    sealed        BLOB NOT NULL,
    last_step     INTEGER NOT NULL,
    set_at        TEXT NOT NULL,
    ended_at      TEXT,
    PRIMARY KEY (person, version)
) STRICT;

-- K2: SHA-256 of eighty random bits, so that no slow hash is needed.
CREATE TABLE identity_recovery_code (
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    sha256        TEXT NOT NULL,
    made_at       TEXT NOT NULL,
    used_at       TEXT,
    ended_at      TEXT,
    PRIMARY KEY (person, sha256)
) STRICT;

-- Public keys of passkeys (WebAuthn), by the credential's own id. The counter only ever rises.
CREATE TABLE identity_passkey (
    passkey       INTEGER PRIMARY KEY,
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    credential    BLOB NOT NULL UNIQUE,
    public_key    BLOB NOT NULL,
    counter       INTEGER NOT NULL,
    label         TEXT NOT NULL,
    added_at      TEXT NOT NULL,
    used_at       TEXT,
    ended_at      TEXT
) STRICT;

CREATE TABLE identity_invitation (
    token_sha256  TEXT PRIMARY KEY,
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    made_at       TEXT NOT NULL,
    made_by       INTEGER,
    until_at      TEXT NOT NULL,
    used_at       TEXT,
    -- K2, sealed: the secret shown while the invitation is being followed, so that reading the page twice shows the same one.
    sealed        BLOB NOT NULL
) STRICT;
CREATE INDEX identity_invitation_by_person ON identity_invitation (person);

CREATE TABLE identity_session (
    session       INTEGER PRIMARY KEY,
    -- K2: the cookie's SHA-256. Replaced when rights rise; the cookie itself is kept nowhere.
    token_sha256  TEXT NOT NULL UNIQUE,
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    -- 0: the password was right and the second factor is awaited. 1: signed in.
    whole         INTEGER NOT NULL CHECK (whole IN (0, 1)),
    began_at      TEXT NOT NULL,
    seen_at       TEXT NOT NULL,
    confirmed_at  TEXT NOT NULL,
    ended_at      TEXT,
    ended_how     TEXT NOT NULL DEFAULT '',
    -- From where, for the person's own list of log-ins.
    address       TEXT NOT NULL,
    browser       TEXT NOT NULL,
    wrong_codes   INTEGER NOT NULL
) STRICT;
CREATE INDEX identity_session_by_person ON identity_session (person, ended_at);

-- K2: a browser on which the person has once signed in whole; strangers' guesses do not slow it down.
CREATE TABLE identity_device (
    token_sha256  TEXT PRIMARY KEY,
    person        INTEGER NOT NULL REFERENCES identity_person (person),
    known_at      TEXT NOT NULL,
    ended_at      TEXT
) STRICT;

-- Wrong guesses by account, address or device, each named by a SHA-256, so that what was typed is not kept.
CREATE TABLE identity_attempt (
    what_sha256   TEXT PRIMARY KEY,
    failures      INTEGER NOT NULL,
    last_at       TEXT NOT NULL,
    next_at       TEXT NOT NULL
) STRICT;
-- Those of yesterday are forgotten at each guess, however many were made up.
CREATE INDEX identity_attempt_by_time ON identity_attempt (last_at);

-- What a form led to the first time, for whoever sends it again. C1: the path of the page that followed.
CREATE TABLE identity_form_key (
    session       INTEGER NOT NULL,
    form_key      TEXT NOT NULL,
    result        TEXT NOT NULL,
    at            TEXT NOT NULL,
    PRIMARY KEY (session, form_key)
) STRICT;
CREATE INDEX identity_form_key_by_time ON identity_form_key (at);
