-- SPDX-License-Identifier: GPL-3.0-or-later
-- What came to somebody along the path of escalation is found among all that happened to tickets.
CREATE INDEX ticket_event_escalated ON ticket_event (at) WHERE kind = 'escalated' AND addressee IS NOT NULL;
