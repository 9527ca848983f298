/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-article.h"
#include "rapport-record.h"
#include "rapport-table.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket-family.h"
#include "rapport-ticket-link.h"
#include "rapport-ticket.h"

#define MOST_REPEATS 20

/* ids of the ticket ?1 and of those that go on in it */
#define ALL_JOINED \
  "(WITH RECURSIVE joined (id) AS (SELECT ?1 UNION SELECT l.ticket FROM joined j JOIN ticket_link l ON l.other = j.id" \
  " JOIN ticket t ON t.id = l.ticket WHERE l.relation IN ('merged', 'duplicate') AND t.status = 'closed')" \
  " SELECT id FROM joined)"

/* One that goes on in another is no ticket more. */
#define REPEATS \
  "WHERE customer = (SELECT customer FROM ticket WHERE id = ?1)" \
  " AND category = (SELECT category FROM ticket WHERE id = ?1) AND id <> ?1" \
  " AND received <= (SELECT received FROM ticket WHERE id = ?1)" \
  " AND received >= (SELECT received FROM ticket WHERE id = ?1) - %d * 86400" \
  " AND NOT (status = 'closed' AND EXISTS (SELECT 1 FROM ticket_link l WHERE l.ticket = ticket.id" \
  " AND l.relation IN ('merged', 'duplicate'))) ORDER BY received DESC, id DESC LIMIT ?2"

static gboolean
load_other_ends (RapportTicketFamily  *self,
                 RapportConnection    *connection,
                 gint64                ticket,
                 GError              **error)
{
  self->tickets = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->links->len; i++)
    {
      RapportEntity *link = g_ptr_array_index (self->links, i);
      const gint64 first = rapport_entity_get_integer (link, RAPPORT_TICKET_LINK_TICKET);
      RapportEntity *other =
        rapport_table_load (connection, RAPPORT_TYPE_TICKET,
                            first != ticket ? first : rapport_entity_get_integer (link, RAPPORT_TICKET_LINK_OTHER),
                            error);

      if (other == NULL)
        return FALSE;
      g_ptr_array_add (self->tickets, other);
    }
  return TRUE;
}

/**
 * rapport_ticket_family_load:
 * @repeat_days: a ticket repeats another that was received so many days before it at most
 *
 * Returns: (transfer full) (nullable): what belongs to @ticket; NULL with @error set
 */
RapportTicketFamily *
rapport_ticket_family_load (RapportConnection  *connection,
                            gint64              ticket,
                            int                 repeat_days,
                            GError            **error)
{
  g_autoptr(RapportTicketFamily) self = g_new0 (RapportTicketFamily, 1);
  g_autofree char *repeats = g_strdup_printf (REPEATS, repeat_days);
  const struct { GPtrArray **things; GType type; const char *rest; guint most; } parts[] = {
    { &self->links, RAPPORT_TYPE_TICKET_LINK, "WHERE ticket = ?1 OR other = ?1 ORDER BY id LIMIT ?2", G_MAXINT },
    { &self->joined, RAPPORT_TYPE_TICKET, "WHERE id IN " ALL_JOINED " AND id <> ?1 ORDER BY received, id LIMIT ?2",
      G_MAXINT },
    { &self->events, RAPPORT_TYPE_TICKET_EVENT, "WHERE ticket IN " ALL_JOINED " ORDER BY at, id LIMIT ?2", G_MAXINT },
    { &self->records, RAPPORT_TYPE_RECORD, "WHERE ticket IN " ALL_JOINED " AND NOT EXISTS (SELECT 1 FROM ticket_event e"
      " WHERE e.record = record.id) ORDER BY started_day, started_at, id LIMIT ?2", G_MAXINT },
    { &self->articles, RAPPORT_TYPE_ARTICLE, "WHERE id IN (SELECT article FROM article_ticket WHERE ticket = ?1)"
      " ORDER BY id LIMIT ?2", G_MAXINT },
    { &self->repeats, RAPPORT_TYPE_TICKET, repeats, MOST_REPEATS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      *parts[i].things = rapport_table_load_first (connection, parts[i].type, parts[i].rest, ticket, parts[i].most,
                                                   error);
      if (*parts[i].things == NULL)
        return NULL;
    }
  return load_other_ends (self, connection, ticket, error) ? g_steal_pointer (&self) : NULL;
}

/** rapport_ticket_family_free: frees @self */
void
rapport_ticket_family_free (RapportTicketFamily *self)
{
  GPtrArray **parts[] = { &self->links, &self->tickets, &self->joined, &self->events, &self->records, &self->articles,
                          &self->repeats };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_clear_pointer (parts[i], g_ptr_array_unref);
  g_free (self);
}
