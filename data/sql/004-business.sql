-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists of contracts go by their end and their amount too.
CREATE INDEX contract_ends ON contract (ends);
CREATE INDEX contract_amount ON contract (amount);

-- Derived: what follows for a customer from its contracts: when the first was, and which end is to be thought of.
ALTER TABLE customer_facts ADD COLUMN first_contract INTEGER;
ALTER TABLE customer_facts ADD COLUMN renewal INTEGER;
CREATE INDEX customer_facts_renewal ON customer_facts (renewal) WHERE renewal IS NOT NULL;
