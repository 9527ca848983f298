-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a ticket waits for, to whom it went up and what its customer was promised anew is read with its row,
-- however much happened to it.
CREATE INDEX ticket_event_last_waiting ON ticket_event (ticket, at) WHERE kind = 'waiting';
CREATE INDEX ticket_event_last_escalated ON ticket_event (ticket, at) WHERE kind = 'escalated';
CREATE INDEX ticket_event_last_exception ON ticket_event (ticket, at) WHERE kind = 'exception';

-- Exceptions of a week, and what was promised instead as it falls due.
CREATE INDEX ticket_event_exception ON ticket_event (at) WHERE kind = 'exception';
CREATE INDEX ticket_event_new_date ON ticket_event (new_date_day, new_date_at)
  WHERE kind = 'exception' AND new_date_day IS NOT NULL;
