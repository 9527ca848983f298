-- SPDX-License-Identifier: GPL-3.0-or-later
-- The list of action items is read in the order of their deadlines, those done among them.
CREATE INDEX action_item_deadline ON action_item (deadline_day, deadline_at);
-- What a tag adds to the cadence is looked up for each customer who has it.
CREATE INDEX cadence_rule_tag ON cadence_rule (tag) WHERE tag IS NOT NULL;
