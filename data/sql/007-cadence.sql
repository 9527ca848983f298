-- SPDX-License-Identifier: GPL-3.0-or-later
-- What fulfilled a duty is looked up for each customer: few follow-ups have a purpose.
CREATE INDEX record_purpose ON record (customer, started_day)
  WHERE purpose IS NOT NULL OR further_purposes IS NOT NULL;
