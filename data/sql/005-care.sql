-- SPDX-License-Identifier: GPL-3.0-or-later
-- Derived: the next day of each care date, if there is one, and from which day on it is to be thought of.
CREATE TABLE care_next (
  id    INTEGER PRIMARY KEY,
  day   INTEGER,
  since INTEGER
) STRICT;
CREATE INDEX care_next_day ON care_next (day);
CREATE INDEX care_next_since ON care_next (since);
