-- Owners of actions who have no account. One row for an address in a partnership: who it is stands in the actions, by name; the address is
-- sealed under the installation's key, and found again by a token that tells nobody what it was. Class of plain columns: C1.
CREATE TABLE learning_owner (
    owner         INTEGER PRIMARY KEY,
    -- What addresses and spreadsheets name it by: random.
    owner_id      TEXT NOT NULL UNIQUE,
    -- Organisation in identity.
    partnership   INTEGER NOT NULL,
    -- Under the matching key, which is not in this folder.
    address_token TEXT NOT NULL,
    address       BLOB NOT NULL,
    -- Of the code that opens every link of the owner; empty: none was given yet.
    code_hash     TEXT NOT NULL,
    code_given_at TEXT,
    -- The day of the last list that was sent.
    told_on       TEXT,
    made_at       TEXT NOT NULL,
    UNIQUE (partnership, address_token)
) STRICT;

-- A link of an owner: opens all that is theirs, with the owner's code.
CREATE TABLE learning_owner_link (
    owner_link    INTEGER PRIMARY KEY,
    token_sha256  TEXT NOT NULL UNIQUE,
    owner         INTEGER NOT NULL REFERENCES learning_owner (owner),
    wrong_codes   INTEGER NOT NULL,
    made_at       TEXT NOT NULL,
    expires_at    TEXT NOT NULL,
    ended_at      TEXT
) STRICT;

CREATE INDEX learning_owner_link_by_owner ON learning_owner_link (owner);

-- The address of an action's owner stands here and no longer among the answers.
ALTER TABLE learning_entry ADD COLUMN owner INTEGER REFERENCES learning_owner (owner);
ALTER TABLE learning_part ADD COLUMN owner INTEGER REFERENCES learning_owner (owner);
-- The action, by its first entry; empty of an addressee.
ALTER TABLE learning_part ADD COLUMN action TEXT NOT NULL DEFAULT '';
CREATE INDEX learning_part_by_owner ON learning_part (owner);
-- Parts follow from the entries. Addresses that stand in the plain there are sealed when the server next starts, and parts are then made anew.
ALTER TABLE learning_part DROP COLUMN email;
