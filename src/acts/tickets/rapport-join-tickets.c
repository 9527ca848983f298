/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-join-tickets.h"
#include "rapport-subject.h"
#include "rapport-table.h"
#include "rapport-ticket-link.h"
#include "rapport-ticket-rules.h"

static gboolean
refuse (const char  *sentence,
        GError     **error)
{
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_between (RapportEntity *link,
            gint64         ticket,
            gint64         other)
{
  const gint64 ends[] = { rapport_entity_get_integer (link, RAPPORT_TICKET_LINK_TICKET),
                          rapport_entity_get_integer (link, RAPPORT_TICKET_LINK_OTHER) };

  return (ends[0] == ticket && ends[1] == other) || (ends[0] == other && ends[1] == ticket);
}

/* Two tickets are linked in one way once. */
static gboolean
check_new_link (RapportTransaction  *transaction,
                gint64               ticket,
                gint64               other,
                const char          *relation,
                GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  const char * const ends[] = { "ticket", "other" };

  for (guint end = 0; end < G_N_ELEMENTS (ends); end++)
    {
      g_autoptr(GPtrArray) links =
        rapport_table_load_children (connection, RAPPORT_TYPE_TICKET_LINK, ends[end], ticket, error);

      if (links == NULL)
        return FALSE;
      for (guint i = 0; i < links->len; i++)
        {
          RapportEntity *link = g_ptr_array_index (links, i);

          if (is_between (link, ticket, other) &&
              g_strcmp0 (rapport_entity_get_text (link, RAPPORT_TICKET_LINK_RELATION), relation) == 0)
            return refuse (_("These tickets are linked already."), error);
        }
    }
  return TRUE;
}

static gboolean
insert_link (RapportTransaction  *transaction,
             gint64               ticket,
             gint64               other,
             const char          *relation,
             GError             **error)
{
  g_autoptr(RapportEntity) link = RAPPORT_ENTITY (rapport_ticket_link_new ());

  rapport_entity_set_integer (link, RAPPORT_TICKET_LINK_TICKET, ticket);
  rapport_entity_set_integer (link, RAPPORT_TICKET_LINK_OTHER, other);
  rapport_entity_set_text (link, RAPPORT_TICKET_LINK_RELATION, relation);
  return rapport_transaction_insert (transaction, link, error);
}

static gboolean
take_flag (RapportEntity *ticket,
           RapportEntity *other,
           guint          flag)
{
  if (!rapport_entity_get_flag (ticket, flag) || rapport_entity_get_flag (other, flag))
    return FALSE;
  rapport_entity_set_flag (other, flag, TRUE);
  return TRUE;
}

/* A priority given for a reason gives way to a higher one only. */
static gboolean
raises (RapportEntity *ticket,
        RapportEntity *other)
{
  return !rapport_entity_is_set (other, RAPPORT_TICKET_PRIORITY_REASON) ||
         g_strcmp0 (rapport_entity_get_text (ticket, RAPPORT_TICKET_PRIORITY),
                    rapport_entity_get_text (other, RAPPORT_TICKET_PRIORITY)) < 0;
}

/* What is known of the one holds for that in which it goes on: a complaint stays one that is to be solved (K11),
 * and what is urgent or important does not become less so (CS-1). */
static gboolean
take_over (RapportTransaction  *transaction,
           RapportEntity       *ticket,
           RapportEntity       *other,
           GError             **error)
{
  gboolean changes = take_flag (ticket, other, RAPPORT_TICKET_COMPLAINT);

  if (raises (ticket, other))
    {
      changes |= take_flag (ticket, other, RAPPORT_TICKET_URGENT);
      changes |= take_flag (ticket, other, RAPPORT_TICKET_IMPORTANT);
    }
  return !changes || rapport_transaction_update (transaction, other, error);
}

static gboolean
check_survivor (RapportEntity  *ticket,
                RapportEntity  *other,
                GError        **error)
{
  if (!rapport_entity_field_equal (ticket, other, RAPPORT_TICKET_CUSTOMER))
    return refuse (_("That ticket is another customer’s."), error);
  if (!rapport_ticket_status_is_open (rapport_entity_get_text (other, RAPPORT_TICKET_STATUS)))
    return refuse (_("The ticket in which it is to go on is closed. Reopen that first."), error);
  return TRUE;
}

/**
 * rapport_ticket_join:
 * @ticket: as it stands in the book
 * @relation: of rapport_ticket_relations: how @ticket relates to @other
 *
 * Links @ticket with @other. When it goes on in @other, that is told what it must not lose: that it is a
 * complaint, urgent, important.
 */
gboolean
rapport_ticket_join (RapportTransaction  *transaction,
                     RapportEntity       *ticket,
                     gint64               other,
                     const char          *relation,
                     GError             **error)
{
  const gint64 id = rapport_entity_get_id (ticket);
  g_autoptr(RapportEntity) live = NULL;

  g_return_val_if_fail (RAPPORT_IS_TICKET (ticket) && relation != NULL, FALSE);

  if (other == id)
    return refuse (_("A ticket can’t be linked to itself."), error);
  live = rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET, other, error);
  if (live == NULL || !check_new_link (transaction, id, other, relation, error))
    return FALSE;
  if (rapport_ticket_goes_on (relation) &&
      (!check_survivor (ticket, live, error) || !take_over (transaction, ticket, live, error)))
    return FALSE;
  return insert_link (transaction, id, other, relation, error);
}

typedef struct
{
  gint64      ticket;
  gint64      other;
  const char *relation;
} Link;

static gboolean
link_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  const Link *link = data;
  g_autoptr(RapportEntity) ticket = rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET, link->ticket, error);

  if (ticket == NULL)
    return FALSE;
  rapport_subject_set (transaction, ticket);
  return rapport_ticket_join (transaction, ticket, link->other, link->relation, error);
}

/**
 * rapport_link_tickets_new:
 * @relation: of rapport_ticket_relations, but none by which a ticket is closed: how @ticket relates to @other
 *
 * Returns: (transfer full): the act of saying that they belong together
 */
RapportAct *
rapport_link_tickets_new (gint64      ticket,
                          gint64      other,
                          const char *relation)
{
  const RapportChoice *choice = rapport_choice_find (rapport_ticket_relations, relation);
  Link *link;

  g_return_val_if_fail (choice != NULL && !rapport_ticket_goes_on (relation), NULL);

  link = g_new0 (Link, 1);
  link->ticket = ticket;
  link->other = other;
  link->relation = choice->value;
  return rapport_act_new ("link-tickets", link_func, link, g_free);
}
