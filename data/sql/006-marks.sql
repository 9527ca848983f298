-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was told and what was put off is kept as marks of whoever works here; the alerts have copies of it.
CREATE INDEX mark_key ON mark (key);
INSERT OR IGNORE INTO mark (member, key, value, clock)
  SELECT coalesce (m.uid, d.uid),
    lower ('alert:' || substr (hex (l.uid), 1, 8) || '-' || substr (hex (l.uid), 9, 4) || '-' || substr (hex (l.uid), 13, 4)
           || '-' || substr (hex (l.uid), 17, 4) || '-' || substr (hex (l.uid), 21))
      || ':' || a.clock || ':' || a.level || ':' || a.due,
    CASE WHEN a.shown IS NOT NULL THEN 'shown ' || a.shown ELSE 'snoozed ' || a.snoozed || ' ' || a.fire END,
    coalesce (a.shown, a.snoozed) * 1000000
  FROM alert a JOIN life l ON l.thing = a.thing AND l.row = a.row
  CROSS JOIN device d LEFT JOIN member m ON m.id = d.member
  WHERE a.shown IS NOT NULL OR a.snoozed IS NOT NULL;
