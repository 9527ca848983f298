-- SPDX-License-Identifier: GPL-3.0-or-later
-- Derived: the local day from which on what a customer's contracts of the last 12 months add up to is another amount.
ALTER TABLE customer_facts ADD COLUMN amount_turns INTEGER;
CREATE INDEX customer_facts_amount_turns ON customer_facts (amount_turns) WHERE amount_turns IS NOT NULL;

-- Derived: how many are invited to an activity, said they come, and came.
CREATE TABLE activity_guests (
  id       INTEGER PRIMARY KEY,
  invited  INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  attended INTEGER NOT NULL
) STRICT;
