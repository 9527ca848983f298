-- When the cadence asked for the contact of a plan that it made: the plan moves once that is another moment.
ALTER TABLE plan ADD COLUMN asked_day INTEGER;
ALTER TABLE plan ADD COLUMN asked_at INTEGER;
