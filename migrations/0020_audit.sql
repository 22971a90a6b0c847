-- The record of who did and read what. Class: C1: ids, codes, instants and addresses only; never a name, never text.
-- One hash chain for each case and one for the installation (case_id ''), so that a chain can lapse with its case.
-- What must not be undone is refused here too, not in the program alone: whoever opens the file with another tool meets it.

CREATE TABLE audit_chain (
    chain      INTEGER PRIMARY KEY,
    case_id    TEXT NOT NULL UNIQUE,
    -- Of the events so far; the next one's sequence is one more.
    length     INTEGER NOT NULL CHECK (length >= 0),
    -- SHA-256 of the last event, 32 bytes; zeros before the first.
    head       BLOB NOT NULL CHECK (length(head) = 32),
    -- When the events of a case ended with their term; their hashes stay in audit_lapsed.
    lapsed_at  TEXT
) STRICT;

CREATE TABLE audit_event (
    -- Its place among all events of the installation, without a gap: what a witness outside counts.
    ordinal      INTEGER PRIMARY KEY,
    chain        INTEGER NOT NULL REFERENCES audit_chain (chain),
    sequence     INTEGER NOT NULL CHECK (sequence > 0),
    -- UTC. The clock of a computer can be put back: order is by sequence, never by this.
    happened_at  TEXT NOT NULL,
    -- 'public', 'system' or the public id of an account.
    actor        TEXT NOT NULL,
    role         TEXT NOT NULL,
    object       TEXT NOT NULL,
    -- Words rather than numbers: a reader in ten years needs no table to understand them.
    kind         TEXT NOT NULL,
    outcome      TEXT NOT NULL,
    reason       TEXT NOT NULL,
    address      TEXT NOT NULL,
    request      TEXT NOT NULL,
    -- SHA-256 of the event before it in its chain.
    previous     BLOB NOT NULL CHECK (length(previous) = 32),
    UNIQUE (chain, sequence)
) STRICT;

CREATE INDEX audit_event_by_actor ON audit_event (actor, ordinal);
CREATE INDEX audit_event_by_time ON audit_event (happened_at);

-- Hashes of events whose text has lapsed: the chain and the tally can still be followed through them.
CREATE TABLE audit_lapsed (
    ordinal   INTEGER PRIMARY KEY,
    chain     INTEGER NOT NULL REFERENCES audit_chain (chain),
    sequence  INTEGER NOT NULL,
    hash      BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- All events together: how many, and one hash over their hashes in order. One row.
CREATE TABLE audit_tally (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    events  INTEGER NOT NULL CHECK (events >= 0),
    hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

--[ sqlite
INSERT INTO audit_tally (one, events, hash) VALUES (1, 0, zeroblob(32));

CREATE TRIGGER audit_event_in_order BEFORE INSERT ON audit_event
WHEN NEW.sequence IS NOT (SELECT length + 1 FROM audit_chain WHERE chain = NEW.chain AND lapsed_at IS NULL)
  OR NEW.ordinal IS NOT (SELECT events + 1 FROM audit_tally WHERE one = 1)
BEGIN SELECT RAISE(ABORT, 'an audit event can only be added at the end'); END;
CREATE TRIGGER audit_event_kept_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'an audit event is never changed'); END;
CREATE TRIGGER audit_event_kept_delete BEFORE DELETE ON audit_event
WHEN NOT EXISTS (SELECT 1 FROM audit_lapsed WHERE ordinal = OLD.ordinal)
  OR EXISTS (SELECT 1 FROM audit_chain WHERE chain = OLD.chain AND lapsed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'an audit event is never deleted before its term'); END;

CREATE TRIGGER audit_chain_new BEFORE INSERT ON audit_chain
WHEN NEW.length <> 0 OR NEW.lapsed_at IS NOT NULL OR EXISTS (SELECT 1 FROM audit_chain WHERE case_id = NEW.case_id OR chain = NEW.chain)
BEGIN SELECT RAISE(ABORT, 'an audit chain begins empty, once'); END;
CREATE TRIGGER audit_chain_grows BEFORE UPDATE ON audit_chain
WHEN NEW.chain <> OLD.chain OR NEW.case_id <> OLD.case_id OR OLD.lapsed_at IS NOT NULL
  OR NOT ((NEW.length = OLD.length + 1 AND NEW.lapsed_at IS NULL) OR (NEW.length = OLD.length AND NEW.head = OLD.head AND NEW.lapsed_at IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'an audit chain only grows, and lapses once'); END;
CREATE TRIGGER audit_chain_kept BEFORE DELETE ON audit_chain
BEGIN SELECT RAISE(ABORT, 'an audit chain leaves its head'); END;

CREATE TRIGGER audit_lapsed_new BEFORE INSERT ON audit_lapsed
WHEN NOT EXISTS (SELECT 1 FROM audit_event WHERE ordinal = NEW.ordinal AND chain = NEW.chain AND sequence = NEW.sequence)
  OR EXISTS (SELECT 1 FROM audit_lapsed WHERE ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'only an audit event that is there can lapse'); END;
CREATE TRIGGER audit_lapsed_kept_update BEFORE UPDATE ON audit_lapsed
BEGIN SELECT RAISE(ABORT, 'the hash of an audit event is never changed'); END;
CREATE TRIGGER audit_lapsed_kept_delete BEFORE DELETE ON audit_lapsed
BEGIN SELECT RAISE(ABORT, 'the hash of an audit event is never deleted'); END;

CREATE TRIGGER audit_tally_new BEFORE INSERT ON audit_tally
BEGIN SELECT RAISE(ABORT, 'there is one audit tally'); END;
CREATE TRIGGER audit_tally_grows BEFORE UPDATE ON audit_tally WHEN NEW.one <> 1 OR NEW.events <> OLD.events + 1
BEGIN SELECT RAISE(ABORT, 'the audit tally only grows'); END;
CREATE TRIGGER audit_tally_kept BEFORE DELETE ON audit_tally
BEGIN SELECT RAISE(ABORT, 'the audit tally is never deleted'); END;
--]
--[ postgres
INSERT INTO audit_tally (one, events, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION audit_refused() RETURNS trigger LANGUAGE plpgsql AS $refused$
BEGIN RAISE EXCEPTION 'the audit is only added to, at its end'; END $refused$;
CREATE FUNCTION audit_event_in_order() RETURNS trigger LANGUAGE plpgsql AS $in_order$
BEGIN
  IF NEW.sequence IS DISTINCT FROM (SELECT c.length + 1 FROM audit_chain c WHERE c.chain = NEW.chain AND c.lapsed_at IS NULL)
     OR NEW.ordinal IS DISTINCT FROM (SELECT events + 1 FROM audit_tally WHERE one = 1) THEN
    RAISE EXCEPTION 'an audit event can only be added at the end';
  END IF;
  RETURN NEW;
END $in_order$;
CREATE FUNCTION audit_event_kept() RETURNS trigger LANGUAGE plpgsql AS $kept$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audit_lapsed WHERE ordinal = OLD.ordinal)
     OR EXISTS (SELECT 1 FROM audit_chain WHERE chain = OLD.chain AND lapsed_at IS NULL) THEN
    RAISE EXCEPTION 'an audit event is never deleted before its term';
  END IF;
  RETURN OLD;
END $kept$;
CREATE TRIGGER audit_event_in_order BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_event_in_order();
CREATE TRIGGER audit_event_kept_update BEFORE UPDATE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_refused();
CREATE TRIGGER audit_event_kept_delete BEFORE DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_event_kept();
CREATE TRIGGER audit_chain_grows BEFORE UPDATE ON audit_chain FOR EACH ROW
WHEN (NEW.chain <> OLD.chain OR NEW.case_id <> OLD.case_id OR OLD.lapsed_at IS NOT NULL
  OR NOT ((NEW.length = OLD.length + 1 AND NEW.lapsed_at IS NULL) OR (NEW.length = OLD.length AND NEW.head = OLD.head AND NEW.lapsed_at IS NOT NULL)))
EXECUTE FUNCTION audit_refused();
CREATE TRIGGER audit_chain_kept BEFORE DELETE ON audit_chain FOR EACH ROW EXECUTE FUNCTION audit_refused();
CREATE TRIGGER audit_lapsed_kept BEFORE UPDATE OR DELETE ON audit_lapsed FOR EACH ROW EXECUTE FUNCTION audit_refused();
CREATE TRIGGER audit_tally_grows BEFORE UPDATE ON audit_tally FOR EACH ROW WHEN (NEW.events <> OLD.events + 1) EXECUTE FUNCTION audit_refused();
CREATE TRIGGER audit_tally_kept BEFORE INSERT OR DELETE ON audit_tally FOR EACH ROW EXECUTE FUNCTION audit_refused();
--]
