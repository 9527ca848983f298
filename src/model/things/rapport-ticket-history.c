/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-ticket-history.h"

G_DEFINE_BOXED_TYPE (RapportTicketHistory, rapport_ticket_history,
                     rapport_ticket_history_ref, rapport_ticket_history_unref)

static void
clear_event (gpointer data)
{
  RapportSlaEvent *event = data;

  g_free (event->value);
}

/**
 * rapport_ticket_history_new:
 * @received: UTC seconds at which the ticket was received
 *
 * Returns: (transfer full): a history without events
 */
RapportTicketHistory *
rapport_ticket_history_new (gint64 received)
{
  RapportTicketHistory *self = g_new0 (RapportTicketHistory, 1);

  g_atomic_ref_count_init (&self->refs);
  self->received = received;
  self->events = g_array_new (FALSE, FALSE, sizeof (RapportSlaEvent));
  g_array_set_clear_func (self->events, clear_event);
  return self;
}

RapportTicketHistory *
rapport_ticket_history_ref (RapportTicketHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rapport_ticket_history_unref (RapportTicketHistory *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->values); i++)
    g_free (self->values[i]);
  g_array_unref (self->events);
  g_free (self);
}

/** rapport_ticket_history_set_value: says what the ticket had for @key when it was received */
void
rapport_ticket_history_set_value (RapportTicketHistory *self,
                                  RapportSlaKey         key,
                                  const char           *value)
{
  g_return_if_fail (self != NULL && key < RAPPORT_SLA_N_KEYS);

  g_free (self->values[key]);
  self->values[key] = g_strdup (value);
}

/** rapport_ticket_history_set_agreed: says which solution time (UTC seconds) was agreed at once */
void
rapport_ticket_history_set_agreed (RapportTicketHistory *self,
                                   gint64                agreed)
{
  g_return_if_fail (self != NULL);

  self->has_agreed = TRUE;
  self->agreed = agreed;
}

static void
insert_event (RapportTicketHistory *self,
              RapportSlaEvent       event)
{
  guint i = self->events->len;

  event.position = i;
  event.at = MAX (event.at, self->received);
  while (i > 0 && g_array_index (self->events, RapportSlaEvent, i - 1).at > event.at)
    i--;
  g_array_insert_val (self->events, i, event);
}

/**
 * rapport_ticket_history_add_event:
 * @at: UTC seconds; what is earlier than the receipt counts as done at once
 * @kind: anything but an agreed time
 * @value: what a change changes to, NULL for other kinds
 *
 * Puts an event where it belongs by time, after those of the same second.
 */
void
rapport_ticket_history_add_event (RapportTicketHistory *self,
                                  gint64                at,
                                  RapportSlaKind        kind,
                                  const char           *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (kind < RAPPORT_SLA_AGREED);

  insert_event (self, (RapportSlaEvent) { .at = at, .kind = kind, .value = g_strdup (value) });
}

/**
 * rapport_ticket_history_add_agreed:
 * @at: UTC seconds; what is earlier than the receipt counts as done at once
 * @agreed: (nullable): the time agreed for the solution, NULL when it holds no longer
 */
void
rapport_ticket_history_add_agreed (RapportTicketHistory *self,
                                   gint64                at,
                                   const gint64         *agreed)
{
  g_return_if_fail (self != NULL);

  insert_event (self, (RapportSlaEvent) {
    .at = at,
    .kind = RAPPORT_SLA_AGREED,
    .has_agreed = agreed != NULL,
    .agreed = agreed != NULL ? *agreed : 0,
  });
}
