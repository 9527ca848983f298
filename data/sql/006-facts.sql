-- SPDX-License-Identifier: GPL-3.0-or-later
-- Derived: what a customer's file lacks after the first deal, as the bits of RapportFileGap; 0 for nothing.
ALTER TABLE customer_facts ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
