-- Keys whose material has gone and that must go after it: a referral that was sent or that nobody sent, a case that was destroyed.
-- Written with the change that ends them, acted on once that change lasts, and left out again when the key is destroyed. A computer that
-- stops in between finds them at its next start: no key goes before what it sealed has safely gone, and none outlives it.
-- Class: K1 (a key's name tells nothing).
CREATE TABLE casework_key_end (
    key_id   TEXT PRIMARY KEY,
    ended_at TEXT NOT NULL
) STRICT;
