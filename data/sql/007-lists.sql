-- SPDX-License-Identifier: GPL-3.0-or-later
-- Derived: the contact whom a customer's row names.
ALTER TABLE customer_row ADD COLUMN contact_id INTEGER;
UPDATE customer_row SET contact_id =
  (SELECT id FROM contact WHERE customer = customer_row.id ORDER BY left_on IS NOT NULL, key_contact DESC, id LIMIT 1);
