-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log can take over acts of other books: which comes first is told by their clocks, not by the order
-- in which they came.

-- Where the rows of an act begin; they follow each other.
ALTER TABLE action ADD COLUMN first_change INTEGER;
UPDATE action SET first_change = f.id
  FROM (SELECT action, min (id) AS id FROM change GROUP BY action) f WHERE f.action = action.id;

-- Who did it, where that came from another book, as that member may come later.
ALTER TABLE action ADD COLUMN author BLOB;
CREATE INDEX action_author ON action (author) WHERE author IS NOT NULL AND member IS NULL;

CREATE INDEX action_undoes ON action (undoes_uid) WHERE undoes_uid IS NOT NULL;

-- The clock of the act, by which the newest value of a field is found. settles are the stamps, one behind
-- the other, of what others had given the field meanwhile, and what whoever edited it had seen.
ALTER TABLE change ADD COLUMN clock INTEGER;
UPDATE change SET clock = a.clock FROM action a WHERE a.id = change.action;
ALTER TABLE change ADD COLUMN settles BLOB;
DROP INDEX change_field;
CREATE INDEX change_field ON change (uid, field, clock);

-- What somebody gave a field, and somebody else overwrote who had not seen it, as long as nobody decided.
DROP TABLE conflict;
CREATE TABLE conflict (
  uid    BLOB NOT NULL,
  field  TEXT NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (uid, field, change)
) STRICT, WITHOUT ROWID;
