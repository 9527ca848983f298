/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-join-tickets.h"
#include "rapport-subject.h"
#include "rapport-table.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket-rules.h"
#include "rapport-uid.h"

/* what of the whole ticket the person may have put right beside */
static const guint told_fields[] = {
  RAPPORT_TICKET_DESCRIPTION, RAPPORT_TICKET_EXPLICIT_NEED, RAPPORT_TICKET_IMPLICIT_NEED,
};

/* what the part has from the whole, whatever is said of it; the first ones only when nothing is said */
static const guint inherited_fields[] = {
  RAPPORT_TICKET_CONTACT, RAPPORT_TICKET_CHANNEL, RAPPORT_TICKET_CHANNEL_WORDS, RAPPORT_TICKET_RECEIVED_BY,
  RAPPORT_TICKET_OCCURRED, RAPPORT_TICKET_OWNER, RAPPORT_TICKET_PRODUCT, RAPPORT_TICKET_CONTRACT,
  RAPPORT_TICKET_CUSTOMER, RAPPORT_TICKET_RECEIVED, RAPPORT_TICKET_POLICY, RAPPORT_TICKET_CALENDAR,
};
#define N_OPEN_FIELDS 8

typedef struct
{
  gint64         whole;
  RapportEntity *part;
  RapportEntity *rest;
  GArray        *events;
} Split;

static void
free_split (gpointer data)
{
  Split *split = data;

  g_object_unref (split->part);
  g_clear_object (&split->rest);
  g_array_unref (split->events);
  g_free (split);
}

static gboolean
is_chosen (const Split   *split,
           RapportEntity *event)
{
  for (guint i = 0; i < split->events->len; i++)
    if (g_array_index (split->events, gint64, i) == rapport_entity_get_id (event))
      return TRUE;
  return FALSE;
}

/* Of a value that both have it is known since when; of another it was always so. */
static gboolean
has_same_value (RapportEntity *part,
                RapportEntity *whole,
                const char    *kind)
{
  guint n_fields;
  const RapportTicketJudgedField *fields = rapport_ticket_judged_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].event_kind, kind))
      return rapport_entity_field_equal (part, whole, fields[i].field);
  return TRUE;
}

static gboolean
tell_part (RapportTransaction  *transaction,
           RapportEntity       *part,
           RapportEntity       *event,
           GError             **error)
{
  static const guint8 none[RAPPORT_UID_LENGTH];
  g_autoptr(RapportEntity) copy = rapport_entity_copy (event);

  rapport_entity_set_id (copy, 0);
  rapport_entity_set_uid (copy, none);
  rapport_entity_set_integer (copy, RAPPORT_TICKET_EVENT_TICKET, rapport_entity_get_id (part));
  return rapport_transaction_insert (transaction, copy, error);
}

/* Mere words go; anything else happened to the whole, and stays told of it. */
static gboolean
hand_event (RapportTransaction  *transaction,
            const Split         *split,
            RapportEntity       *whole,
            RapportEntity       *event,
            GError             **error)
{
  const char *kind = rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND);

  if (is_chosen (split, event) && !rapport_ticket_event_goes_along (kind))
    {
      /* translators: %s is something that happened to a ticket, such as “Solved” */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("“%s” happened to the whole ticket only."),
                   rapport_choice_label (rapport_event_kinds, kind));
      return FALSE;
    }
  if (rapport_ticket_event_follows (kind))
    return !has_same_value (split->part, whole, kind) || tell_part (transaction, split->part, event, error);
  if (!is_chosen (split, event))
    return TRUE;
  if (g_str_equal (kind, "comment"))
    {
      rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_TICKET, rapport_entity_get_id (split->part));
      return rapport_transaction_update (transaction, event, error);
    }
  return tell_part (transaction, split->part, event, error);
}

static gboolean
refuse (const char  *sentence,
        GError     **error)
{
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
has_chosen (const Split  *split,
            GPtrArray    *events,
            GError      **error)
{
  g_autoptr(GHashTable) own = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, events->len + 1);

  for (guint i = 0; i < events->len; i++)
    {
      ids[i] = rapport_entity_get_id (g_ptr_array_index (events, i));
      g_hash_table_add (own, &ids[i]);
    }
  for (guint i = 0; i < split->events->len; i++)
    if (!g_hash_table_contains (own, &g_array_index (split->events, gint64, i)))
      return refuse (_("That event is not of this ticket."), error);
  return TRUE;
}

static gboolean
hand_events (RapportTransaction  *transaction,
             const Split         *split,
             RapportEntity       *whole,
             GError             **error)
{
  g_autoptr(GPtrArray) events =
    rapport_table_load_children (rapport_transaction_get_connection (transaction), RAPPORT_TYPE_TICKET_EVENT, "ticket",
                                 split->whole, error);

  if (events == NULL || !has_chosen (split, events, error))
    return FALSE;
  g_ptr_array_sort (events, rapport_ticket_event_compare);
  for (guint i = 0; i < events->len; i++)
    if (!hand_event (transaction, split, whole, g_ptr_array_index (events, i), error))
      return FALSE;
  return TRUE;
}

static void
inherit (RapportEntity *part,
         RapportEntity *whole)
{
  for (guint i = 0; i < G_N_ELEMENTS (inherited_fields); i++)
    if (i >= N_OPEN_FIELDS || !rapport_entity_is_set (part, inherited_fields[i]))
      rapport_entity_copy_field (part, whole, inherited_fields[i]);
  if (!rapport_entity_is_set (part, RAPPORT_TICKET_PRIORITY_REASON))
    rapport_ticket_follow_urgency (part);
  rapport_entity_set_text (part, RAPPORT_TICKET_STATUS, "new");
}

static gboolean
put_right (RapportTransaction  *transaction,
           RapportEntity       *whole,
           RapportEntity       *rest,
           GError             **error)
{
  gboolean changes = FALSE;

  for (guint i = 0; rest != NULL && i < G_N_ELEMENTS (told_fields); i++)
    if (!rapport_entity_field_equal (whole, rest, told_fields[i]))
      {
        rapport_entity_copy_field (whole, rest, told_fields[i]);
        changes = TRUE;
      }
  return !changes || rapport_transaction_update (transaction, whole, error);
}

static gboolean
says_anything (RapportEntity *part)
{
  const char *text = rapport_entity_get_text (part, RAPPORT_TICKET_DESCRIPTION);
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *words != '\0';
}

static gboolean
split_func (RapportTransaction  *transaction,
            gpointer             data,
            GError             **error)
{
  const Split *split = data;
  g_autoptr(RapportEntity) whole = rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET, split->whole, error);

  if (whole == NULL)
    return FALSE;
  if (!rapport_ticket_status_is_open (rapport_entity_get_text (whole, RAPPORT_TICKET_STATUS)))
    return refuse (_("The ticket is closed. Reopen it first."), error);
  if (!says_anything (split->part))
    return refuse (_("Say what the new ticket is about."), error);
  inherit (split->part, whole);
  if (!rapport_subject_check_number (transaction, split->part, error) ||
      !rapport_transaction_insert (transaction, split->part, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (split->part));
  rapport_subject_set (transaction, whole);
  return hand_events (transaction, split, whole, error) &&
         put_right (transaction, whole, split->rest, error) &&
         rapport_ticket_join (transaction, split->part, split->whole, "split", error);
}

/**
 * rapport_split_ticket_new:
 * @whole: an open ticket that asks for more than one thing
 * @part: what becomes a ticket of its own, copied: it was received when @whole was, and its clocks count from
 *   then
 * @rest: (nullable): what @whole tells of itself from then on: its description and needs; copied
 * @events: (array length=n_events): what happened to @whole and concerns @part: comments go to it, and what else
 *   goes along (rapport_ticket_event_goes_along()) is told of both, so that no clock of @whole moves
 *
 * Returns: (transfer full): the act of making two tickets of one
 */
RapportAct *
rapport_split_ticket_new (gint64         whole,
                          RapportTicket *part,
                          RapportTicket *rest,
                          const gint64  *events,
                          guint          n_events)
{
  Split *split;

  g_return_val_if_fail (RAPPORT_IS_TICKET (part), NULL);

  split = g_new0 (Split, 1);
  split->whole = whole;
  split->part = rapport_entity_copy (RAPPORT_ENTITY (part));
  split->rest = rest != NULL ? rapport_entity_copy (RAPPORT_ENTITY (rest)) : NULL;
  split->events = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_events);
  if (n_events > 0)
    g_array_append_vals (split->events, events, n_events);
  return rapport_act_new ("split-ticket", split_func, split, free_split);
}
