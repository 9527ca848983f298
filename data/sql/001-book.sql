-- What the book itself keeps beside the things: who and where, the log of acts, drafts, and the
-- derived tables, which can be made anew from the rest at any time.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

-- A machine and login that writes to this book, and who sits there.
CREATE TABLE device (
  id     INTEGER PRIMARY KEY,
  uid    BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name   TEXT NOT NULL,
  member INTEGER
) STRICT;

-- One act of a person. clock is a hybrid logical clock: microseconds since 1970, never going back.
-- Nothing looks an act up by its uid, so no index keeps that unique: it would be one more page to
-- write in each act.
CREATE TABLE action (
  id        INTEGER PRIMARY KEY,
  uid       BLOB NOT NULL CHECK (length(uid) = 16),
  device    INTEGER NOT NULL REFERENCES device (id),
  clock     INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  member    INTEGER,
  kind      TEXT NOT NULL,
  subject   TEXT,
  undoes    INTEGER REFERENCES action (id),
  undone_by INTEGER REFERENCES action (id),
  left_out  TEXT,
  changeset BLOB NOT NULL
) STRICT;
CREATE INDEX action_undoable ON action (device, id) WHERE undone_by IS NULL;

-- What an act changed, a row a field; for things added or deleted one row without a field. The acts'
-- rows follow each other in the order of the acts, so they are found from the newest backward. SQLite
-- would build a list of three to look op up in, for each row.
CREATE TABLE change (
  id       INTEGER PRIMARY KEY,
  action   INTEGER NOT NULL,
  thing    TEXT NOT NULL,
  row      INTEGER NOT NULL,
  uid      BLOB NOT NULL,
  customer INTEGER,
  op       TEXT NOT NULL CHECK (op = 'insert' OR op = 'update' OR op = 'delete'),
  field    TEXT,
  old      ANY,
  new      ANY
) STRICT;
CREATE INDEX change_customer ON change (customer, id) WHERE customer IS NOT NULL;

-- Half-typed work, kept until it is saved or thrown away.
CREATE TABLE draft (
  id      INTEGER PRIMARY KEY,
  form    TEXT NOT NULL,
  thing   INTEGER NOT NULL DEFAULT 0,
  content TEXT NOT NULL,
  at      INTEGER NOT NULL,
  UNIQUE (form, thing)
) STRICT;

-- Derived: the customer list, one row a customer, with its sort keys.
CREATE TABLE customer_row (
  id         INTEGER PRIMARY KEY,
  number_key BLOB,
  name_key   BLOB,
  contact    TEXT,
  grade      TEXT,
  stage      TEXT,
  status     TEXT,
  tags       TEXT,
  owner      INTEGER,
  archived   INTEGER NOT NULL DEFAULT 0,
  last       INTEGER,
  last_day   INTEGER,
  last_at    INTEGER,
  next       INTEGER,
  next_day   INTEGER,
  next_at    INTEGER
) STRICT;
CREATE INDEX customer_row_number ON customer_row (number_key, id, archived, grade, stage, owner);
CREATE INDEX customer_row_name ON customer_row (name_key, id, archived, grade, stage, owner);
CREATE INDEX customer_row_grade ON customer_row (grade, name_key, id, archived, stage, owner);
CREATE INDEX customer_row_status ON customer_row (status, name_key, id, archived, grade, stage, owner);
CREATE INDEX customer_row_owner ON customer_row (owner, name_key, id, archived, grade, stage);
CREATE INDEX customer_row_last ON customer_row (last_day, last_at, id, archived, grade, stage, owner);
CREATE INDEX customer_row_next ON customer_row (next_day, next_at, id, archived, grade, stage, owner);

-- Derived: digits of telephone numbers, by which a second customer with the same one is found.
CREATE TABLE phone_key (
  digits   TEXT NOT NULL,
  customer INTEGER NOT NULL,
  contact  INTEGER NOT NULL,
  PRIMARY KEY (digits, customer, contact)
) STRICT, WITHOUT ROWID;
CREATE INDEX phone_key_customer ON phone_key (customer);

-- Derived: names as folded for comparing, by which a second customer of the same name is found.
CREATE TABLE name_fold (
  customer INTEGER NOT NULL,
  name     TEXT NOT NULL,
  PRIMARY KEY (customer, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_fold_name ON name_fold (name);

-- Derived: the SLA clocks of tickets.
CREATE TABLE clock (
  ticket    INTEGER NOT NULL,
  target    TEXT NOT NULL,
  round     INTEGER NOT NULL,
  state     TEXT NOT NULL,
  due       INTEGER,
  met_at    INTEGER,
  remaining INTEGER,
  late      INTEGER,
  cause     TEXT,
  PRIMARY KEY (ticket, target, round)
) STRICT, WITHOUT ROWID;
CREATE INDEX clock_open ON clock (due) WHERE met_at IS NULL AND due IS NOT NULL;

-- Derived: the ticket list.
CREATE TABLE ticket_row (
  id          INTEGER PRIMARY KEY,
  number_key  BLOB,
  open        INTEGER NOT NULL,
  next_due    INTEGER,
  next_target TEXT,
  missed      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX ticket_row_due ON ticket_row (open, next_due);
CREATE INDEX ticket_row_number ON ticket_row (number_key, id, open);

-- What to tell, and what was told. The next moment over all kinds is the first of alert_pending.
CREATE TABLE alert (
  id      INTEGER PRIMARY KEY,
  thing   TEXT NOT NULL,
  row     INTEGER NOT NULL,
  clock   TEXT NOT NULL,
  level   INTEGER NOT NULL,
  due     INTEGER NOT NULL,
  fire    INTEGER NOT NULL,
  shown   INTEGER,
  snoozed INTEGER,
  settled INTEGER NOT NULL DEFAULT 0,
  UNIQUE (thing, row, clock, level, due)
) STRICT;
CREATE INDEX alert_pending ON alert (fire) WHERE settled = 0 AND shown IS NULL;
CREATE INDEX alert_shown ON alert (id) WHERE settled = 0 AND shown IS NOT NULL;
CREATE INDEX alert_settled ON alert (due) WHERE settled = 1;

-- Derived: folded text for searching; the shell needs the tokenizer module to change these.
CREATE VIRTUAL TABLE customer_search USING fts5 (
  name, contacts, phones, notes, tags, initials, columnsize = 0, tokenize = 'rapport'
);
CREATE VIRTUAL TABLE record_search USING fts5 (customer, body, columnsize = 0, tokenize = 'rapport');
CREATE VIRTUAL TABLE ticket_search USING fts5 (customer, body, columnsize = 0, tokenize = 'rapport');
