-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is derived from the things, and can be made anew from them. The rows are
-- made behind the window, not by this step.

-- Derived: when a clock began, from which follows when to warn of it.
ALTER TABLE clock ADD COLUMN started INTEGER;

-- Derived: figures of a customer, one row a customer, a column each: see rapport-customer-facts.c.
CREATE TABLE customer_facts (
  id            INTEGER PRIMARY KEY,
  open_plans    INTEGER NOT NULL DEFAULT 0,
  open_tickets  INTEGER NOT NULL DEFAULT 0,
  missed_clocks INTEGER NOT NULL DEFAULT 0,
  next_clock    INTEGER,
  satisfaction  INTEGER,
  unanswered    INTEGER NOT NULL DEFAULT 0,
  amount        INTEGER,
  last_order    INTEGER
) STRICT;

-- Derived: the texts of the things of searched_thing, as they are searched.
CREATE VIRTUAL TABLE thing_search USING fts5 (body, columnsize = 0, tokenize = 'rapport');
