-- SPDX-License-Identifier: GPL-3.0-or-later
-- Derived: until when a ticket owes its service plan, UTC seconds; NULL where it owes none.
ALTER TABLE ticket_row ADD COLUMN plan_due INTEGER;
CREATE INDEX ticket_row_plan ON ticket_row (plan_due) WHERE plan_due IS NOT NULL;
