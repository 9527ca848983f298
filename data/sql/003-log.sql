-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log of acts, fit to be exchanged between books: acts and things are named by uid, and every
-- field says what it replaced.

-- series and seq say where an act stands among those of its book, once it was sent. The changeset,
-- which has ids of this book, is only there for what was done in this book.
CREATE TABLE action_2 (
  id         INTEGER PRIMARY KEY,
  uid        BLOB NOT NULL CHECK (length(uid) = 16),
  device     INTEGER NOT NULL REFERENCES device (id),
  clock      INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  member     INTEGER,
  kind       TEXT NOT NULL,
  subject    TEXT,
  undoes     INTEGER REFERENCES action_2 (id),
  undone_by  INTEGER REFERENCES action_2 (id),
  left_out   TEXT,
  changeset  BLOB,
  undoes_uid BLOB,
  version    INTEGER NOT NULL DEFAULT 1,
  series     BLOB,
  seq        INTEGER
) STRICT;
INSERT INTO action_2 (id, uid, device, clock, at, member, kind, subject, undoes, undone_by, left_out, changeset,
                      undoes_uid)
  SELECT id, uid, device, clock, at, member, kind, subject, undoes, undone_by, left_out, changeset,
         (SELECT u.uid FROM action u WHERE u.id = a.undoes) FROM action a;
UPDATE action SET undoes = NULL, undone_by = NULL WHERE undoes IS NOT NULL OR undone_by IS NOT NULL;
DROP TABLE action;
ALTER TABLE action_2 RENAME TO action;
CREATE UNIQUE INDEX action_uid ON action (uid);
CREATE INDEX action_undoable ON action (device, id) WHERE undone_by IS NULL;
CREATE INDEX action_series ON action (series, seq) WHERE seq IS NOT NULL;

-- The row of a thing added has its values in new, of a thing deleted in old, both as JSON with
-- references as uids. over_clock and over_act are the stamp of what a changed field had before,
-- target the uid that a reference names. owners are the uids, one behind the other, of what the thing
-- belongs to. auto is 1 for what the program did by itself, and 2 for what only follows in this book:
-- references of what was deleted, and copies of the newest row. back is 1 when a thing that was there
-- before came back.
ALTER TABLE change ADD COLUMN over_clock INTEGER;
ALTER TABLE change ADD COLUMN over_act BLOB;
ALTER TABLE change ADD COLUMN target BLOB;
ALTER TABLE change ADD COLUMN owners BLOB;
ALTER TABLE change ADD COLUMN auto INTEGER;
ALTER TABLE change ADD COLUMN back INTEGER;
CREATE INDEX change_field ON change (uid, field);

-- Every thing that is or was there: the act that made it, and how often persons worked on it or on
-- what belongs to it.
CREATE TABLE life (
  uid     BLOB PRIMARY KEY CHECK (length(uid) = 16),
  thing   TEXT NOT NULL,
  row     INTEGER NOT NULL,
  clock   INTEGER NOT NULL,
  act     BLOB NOT NULL,
  touches INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO life (uid, thing, row, clock, act)
  SELECT c.uid, c.thing, c.row, min (a.clock), a.uid FROM change c JOIN action a ON a.id = c.action
  WHERE c.op = 'insert' GROUP BY c.uid;

-- What an act deleted. All that one root took along stays deleted only while each of them has no more
-- touches than its deleter had seen.
CREATE TABLE grave (
  act   BLOB NOT NULL,
  root  BLOB NOT NULL,
  uid   BLOB NOT NULL,
  seen  INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  heir  BLOB,
  PRIMARY KEY (act, root, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX grave_uid ON grave (uid);
INSERT INTO grave (act, root, uid, seen, clock)
  SELECT a.uid, r.uid, c.uid, 0, a.clock
  FROM change c JOIN action a ON a.id = c.action
  JOIN (SELECT action, max (id) AS id FROM change WHERE op = 'delete' GROUP BY action) d ON d.action = c.action
  JOIN change r ON r.id = d.id
  WHERE c.op = 'delete' AND c.id = (SELECT max (id) FROM change l WHERE l.uid = c.uid AND l.field IS NULL);

-- References to what is not there, by the uid of what they name.
CREATE TABLE waiting (
  target BLOB NOT NULL,
  uid    BLOB NOT NULL,
  field  TEXT NOT NULL,
  PRIMARY KEY (target, uid, field)
) STRICT, WITHOUT ROWID;

-- Edits that were overwritten by somebody who had not seen them.
CREATE TABLE conflict (
  change  INTEGER PRIMARY KEY,
  settled INTEGER NOT NULL DEFAULT 0
) STRICT;

-- How far each book's acts were taken, and the check sum up to there.
CREATE TABLE series (
  uid   BLOB PRIMARY KEY CHECK (length(uid) = 16),
  seq   INTEGER NOT NULL,
  chain BLOB
) STRICT, WITHOUT ROWID;

-- What a member saw, put off or settled: the last one counts.
CREATE TABLE mark (
  member BLOB NOT NULL,
  key    TEXT NOT NULL,
  value  ANY,
  clock  INTEGER NOT NULL,
  PRIMARY KEY (member, key)
) STRICT, WITHOUT ROWID;

-- What was erased for good, and is not taken again.
CREATE TABLE erased (
  uid BLOB PRIMARY KEY CHECK (length(uid) = 16)
) STRICT, WITHOUT ROWID;
