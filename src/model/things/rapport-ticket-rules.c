/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-defaults.h"
#include "rapport-ticket-rules.h"

/* What an event makes of the status, some only of a ticket that nobody works on yet. */
static const struct
{
  const char *kind;
  const char *status;
  gboolean    only_untouched;
} status_changes[] = {
  { "acknowledged", "acknowledged", TRUE },
  { "begun", "in-progress", TRUE },
  { "resumed", "in-progress", FALSE },
  { "responded", "in-progress", TRUE },
  { "told", "in-progress", TRUE },
  { "proposed", "in-progress", TRUE },
  { "transferred", "in-progress", TRUE },
  { "analysed", "in-progress", TRUE },
  { "waiting", "waiting", FALSE },
  { "solved", "solved", FALSE },
  { "accepted", "accepted", FALSE },
  { "reopened", "reopened", FALSE },
  { "closed", "closed", FALSE },
};

static const RapportTicketJudgedField judged_fields[] = {
  { RAPPORT_TICKET_PRIORITY, "priority" },
  { RAPPORT_TICKET_COMPLEXITY, "complexity" },
  { RAPPORT_TICKET_CHANNEL, "channel" },
  { RAPPORT_TICKET_NATURE, "nature" },
  { RAPPORT_TICKET_CATEGORY, "category" },
  { RAPPORT_TICKET_AGREED, "agreed" },
};

/** rapport_ticket_status_is_open: Returns: whether there is something left to do */
gboolean
rapport_ticket_status_is_open (const char *status)
{
  return g_strcmp0 (status, "closed") != 0 && g_strcmp0 (status, "accepted") != 0;
}

/**
 * rapport_ticket_status_allows:
 * @status: of rapport_ticket_statuses
 * @event_kind: of rapport_event_kinds
 *
 * Returns: whether this can happen to a ticket that stands so: nothing but words and a reopening to
 *   one that is closed, acceptance only to a solved one (CS-5)
 */
gboolean
rapport_ticket_status_allows (const char *status,
                              const char *event_kind)
{
  gboolean is_open, is_solved;

  g_return_val_if_fail (status != NULL && event_kind != NULL, FALSE);

  is_open = rapport_ticket_status_is_open (status);
  is_solved = g_str_equal (status, "solved");
  if (g_str_equal (event_kind, "comment") || g_str_equal (event_kind, "feedback"))
    return TRUE;
  if (g_str_equal (event_kind, "reopened"))
    return !is_open || is_solved;
  if (g_str_equal (event_kind, "accepted"))
    return is_solved;
  if (g_str_equal (event_kind, "resumed"))
    return g_str_equal (status, "waiting");
  if (g_str_equal (event_kind, "waiting"))
    return is_open && !is_solved && !g_str_equal (status, "waiting");
  if (g_str_equal (event_kind, "solved"))
    return is_open && !is_solved;
  return is_open;
}

static gboolean
is_untouched (const char *status)
{
  return g_str_equal (status, "new") || g_str_equal (status, "acknowledged") || g_str_equal (status, "reopened");
}

/**
 * rapport_ticket_status_after:
 * @status: of rapport_ticket_statuses
 * @event_kind: what happens to a ticket that stands so
 *
 * Returns: (transfer none): where it stands then
 */
const char *
rapport_ticket_status_after (const char *status,
                             const char *event_kind)
{
  g_return_val_if_fail (status != NULL && event_kind != NULL, status);

  for (guint i = 0; i < G_N_ELEMENTS (status_changes); i++)
    if (g_str_equal (status_changes[i].kind, event_kind))
      return !status_changes[i].only_untouched || is_untouched (status) ? status_changes[i].status : status;
  return status;
}

/**
 * rapport_ticket_status_find_event:
 * @before: of rapport_ticket_statuses
 * @after: another of them
 * @kind: (out) (nullable): the kind of event by which a ticket comes from one to the other; NULL for
 *   none
 *
 * Returns: whether it can come to stand so
 */
gboolean
rapport_ticket_status_find_event (const char  *before,
                                  const char  *after,
                                  const char **kind)
{
  g_return_val_if_fail (before != NULL && after != NULL && kind != NULL, FALSE);

  *kind = NULL;
  if (g_str_equal (after, "new"))
    return g_str_equal (before, "new");
  for (guint i = 0; i < G_N_ELEMENTS (status_changes); i++)
    if (g_str_equal (status_changes[i].status, after) &&
        rapport_ticket_status_allows (before, status_changes[i].kind) &&
        g_str_equal (rapport_ticket_status_after (before, status_changes[i].kind), after) &&
        !g_str_equal (before, after))
      {
        *kind = status_changes[i].kind;
        return TRUE;
      }
  return FALSE;
}

/** rapport_ticket_event_follows: Returns: whether an event of @event_kind comes with the ticket, or a change of it */
gboolean
rapport_ticket_event_follows (const char *event_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (judged_fields); i++)
    if (g_strcmp0 (judged_fields[i].event_kind, event_kind) == 0)
      return TRUE;
  return g_strcmp0 (event_kind, "received") == 0 || g_strcmp0 (event_kind, "grade") == 0 ||
         g_strcmp0 (event_kind, "policy") == 0;
}

/**
 * rapport_ticket_check_received:
 * @event: what is said to have happened to @ticket
 *
 * Returns: FALSE with @error set to a sentence when that was before there was a ticket
 */
gboolean
rapport_ticket_check_received (RapportEntity  *ticket,
                               RapportEntity  *event,
                               GError        **error)
{
  g_return_val_if_fail (RAPPORT_IS_TICKET (ticket) && RAPPORT_IS_TICKET_EVENT (event), FALSE);

  if (rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_AT) >=
      rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED))
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("This would have happened before the ticket was received."));
  return FALSE;
}

/** rapport_ticket_goes_on: Returns: whether one closed for this @reason is worked on in another ticket */
gboolean
rapport_ticket_goes_on (const char *reason)
{
  return g_strcmp0 (reason, "merged") == 0 || g_strcmp0 (reason, "duplicate") == 0;
}

/**
 * rapport_ticket_event_goes_along:
 * @event_kind: what happened to a ticket of which a part becomes a ticket of its own
 *
 * Returns: whether it may have happened for that part too, and can be told of the new ticket
 */
gboolean
rapport_ticket_event_goes_along (const char *event_kind)
{
  static const char * const kinds[] = {
    "acknowledged", "responded", "told", "proposed", "analysed", "exception", "comment", NULL
  };

  return event_kind != NULL && g_strv_contains (kinds, event_kind);
}

/* A complaint is always to be solved (K11). */
static gboolean
check_complaint (RapportEntity  *ticket,
                 RapportEntity  *event,
                 GError        **error)
{
  if (!rapport_entity_get_flag (ticket, RAPPORT_TICKET_COMPLAINT) ||
      g_strcmp0 (rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND), "closed") != 0 ||
      g_strcmp0 (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS), "solved") == 0 ||
      rapport_ticket_goes_on (rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_VALUE)) ||
      rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_NOTE))
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("A complaint is always to be solved. Say in the note why this one is closed without."));
  return FALSE;
}

/**
 * rapport_ticket_check_event:
 * @ticket: as it stands
 * @event: what is said to have happened to it, later than all that is known
 *
 * Returns: FALSE with @error set to a sentence when this cannot have happened to it
 */
gboolean
rapport_ticket_check_event (RapportEntity  *ticket,
                            RapportEntity  *event,
                            GError        **error)
{
  const char *status, *kind, *sentence;

  if (!rapport_ticket_check_received (ticket, event, error))
    return FALSE;
  status = rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS);
  kind = rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND);
  if (rapport_ticket_status_allows (status, kind))
    return check_complaint (ticket, event, error);
  if (!rapport_ticket_status_is_open (status))
    sentence = _("The ticket is closed. Reopen it first.");
  else if (strcmp (kind, "accepted") == 0)
    sentence = _("Only a solved ticket can be accepted.");
  else
    sentence = _("This does not fit the ticket's status.");
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * rapport_ticket_event_compare:
 * @a: (type RapportTicketEvent): points to one, as in a #GPtrArray
 * @b: (type RapportTicketEvent): points to another
 *
 * Returns: how they stand in time; of one moment the one noted later comes later, one that is not stored last
 */
int
rapport_ticket_event_compare (gconstpointer a,
                              gconstpointer b)
{
  RapportEntity *first = *(RapportEntity * const *) a;
  RapportEntity *second = *(RapportEntity * const *) b;
  const gint64 times[] = { rapport_entity_get_integer (first, RAPPORT_TICKET_EVENT_AT),
                           rapport_entity_get_integer (second, RAPPORT_TICKET_EVENT_AT) };
  const guint64 ids[] = { (guint64) rapport_entity_get_id (first) - 1, (guint64) rapport_entity_get_id (second) - 1 };

  if (times[0] != times[1])
    return times[0] < times[1] ? -1 : 1;
  return ids[0] < ids[1] ? -1 : ids[0] > ids[1];
}

/* the events (no references) that cannot happen to a ticket to which the ones before happened */
static GPtrArray *
find_misfits (GPtrArray *events)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *misfits = g_ptr_array_new ();
  const char *status = "new";

  g_ptr_array_extend (sorted, events, NULL, NULL);
  g_ptr_array_sort (sorted, rapport_ticket_event_compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      const char *kind = rapport_entity_get_text (g_ptr_array_index (sorted, i), RAPPORT_TICKET_EVENT_KIND);

      if (!rapport_ticket_status_allows (status, kind))
        g_ptr_array_add (misfits, g_ptr_array_index (sorted, i));
      status = rapport_ticket_status_after (status, kind);
    }
  return misfits;
}

static gboolean
has_event (GPtrArray     *events,
           RapportEntity *event)
{
  for (guint i = 0; i < events->len; i++)
    if (rapport_entity_get_id (g_ptr_array_index (events, i)) == rapport_entity_get_id (event))
      return TRUE;
  return FALSE;
}

/**
 * rapport_ticket_check_history:
 * @before: (element-type RapportTicketEvent): what happened to a ticket, as it was known until now
 * @after: (element-type RapportTicketEvent): the same as it is said to be
 * @event: (nullable): the one of @after that is new or another
 *
 * Returns: FALSE with @error set to a sentence when something that could happen before could not happen any
 *   more, or @event not at its time
 */
gboolean
rapport_ticket_check_history (GPtrArray      *before,
                              GPtrArray      *after,
                              RapportEntity  *event,
                              GError        **error)
{
  g_autoptr(GPtrArray) old_misfits = NULL;
  g_autoptr(GPtrArray) misfits = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, FALSE);

  old_misfits = find_misfits (before);
  misfits = find_misfits (after);
  for (guint i = 0; i < misfits->len; i++)
    {
      RapportEntity *misfit = g_ptr_array_index (misfits, i);

      if (misfit == event)
        g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                             _("This does not fit where the ticket stood at that time."));
      else if (!has_event (old_misfits, misfit))
        /* translators: %s is something that happened to a ticket later, such as “Solved” */
        g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                     _("Then “%s” would not fit any more. Change or delete that first."),
                     rapport_choice_label (rapport_event_kinds,
                                           rapport_entity_get_text (misfit, RAPPORT_TICKET_EVENT_KIND)));
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/** rapport_ticket_apply_event: makes @ticket stand as it does once @event happened */
void
rapport_ticket_apply_event (RapportEntity *ticket,
                            RapportEntity *event)
{
  const char *kind, *value;

  g_return_if_fail (RAPPORT_IS_TICKET (ticket) && RAPPORT_IS_TICKET_EVENT (event));

  kind = rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND);
  value = rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_VALUE);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_STATUS,
                           rapport_ticket_status_after (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS),
                                                        kind));
  if (strcmp (kind, "accepted") == 0)
    {
      rapport_entity_set_integer (ticket, RAPPORT_TICKET_ACCEPTED_AT,
                                  rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_AT));
      if (rapport_choice_find (rapport_acceptance_ways, value) != NULL)
        rapport_entity_set_text (ticket, RAPPORT_TICKET_ACCEPTED_HOW, value);
    }
  if (strcmp (kind, "escalated") == 0)
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_ESCALATION_LEVEL,
                                MAX (rapport_entity_get_integer (ticket, RAPPORT_TICKET_ESCALATION_LEVEL), 0) + 1);
}

/**
 * rapport_ticket_replay:
 * @events: (element-type RapportTicketEvent): all that happened to it, which is put into the order of time
 * @changed_kind: the kind of the event that is gone or was another until now
 *
 * Makes @ticket stand as its events lead to. That work on it began may have been said without an event: so it
 * stays, unless the event that changed had said so.
 */
void
rapport_ticket_replay (RapportEntity *ticket,
                       GPtrArray     *events,
                       const char    *changed_kind)
{
  gboolean is_worked_on, was_accepted;

  g_return_if_fail (RAPPORT_IS_TICKET (ticket) && events != NULL && changed_kind != NULL);

  is_worked_on = g_strcmp0 (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS), "in-progress") == 0 &&
                 !g_str_equal (rapport_ticket_status_after ("new", changed_kind), "in-progress");
  was_accepted = rapport_entity_is_set (ticket, RAPPORT_TICKET_ACCEPTED_AT);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_STATUS, "new");
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_ESCALATION_LEVEL, RAPPORT_UNSET);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_ACCEPTED_AT, RAPPORT_UNSET);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_ACCEPTED_HOW, NULL);
  g_ptr_array_sort (events, rapport_ticket_event_compare);
  for (guint i = 0; i < events->len; i++)
    rapport_ticket_apply_event (ticket, g_ptr_array_index (events, i));
  if (is_worked_on && is_untouched (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS)))
    rapport_entity_set_text (ticket, RAPPORT_TICKET_STATUS, "in-progress");
  if (was_accepted && !rapport_entity_is_set (ticket, RAPPORT_TICKET_ACCEPTED_AT))
    rapport_entity_set_text (ticket, RAPPORT_TICKET_ACCEPTED_BY, NULL);
}

/** rapport_ticket_follow_urgency: makes the priority that which urgent and important ask for (CS-1) */
void
rapport_ticket_follow_urgency (RapportEntity *ticket)
{
  g_return_if_fail (RAPPORT_IS_TICKET (ticket));

  rapport_entity_set_text (ticket, RAPPORT_TICKET_PRIORITY,
                           rapport_default_priority (rapport_entity_get_flag (ticket, RAPPORT_TICKET_URGENT),
                                                     rapport_entity_get_flag (ticket, RAPPORT_TICKET_IMPORTANT)));
}

/**
 * rapport_ticket_judged_fields:
 * @n_fields: (out): how many
 *
 * Returns: (transfer none) (array length=n_fields): the fields of which a change is an event that the
 *   clocks see (sla.md, point 8)
 */
const RapportTicketJudgedField *
rapport_ticket_judged_fields (guint *n_fields)
{
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = G_N_ELEMENTS (judged_fields);
  return judged_fields;
}

/**
 * rapport_ticket_dup_judged_value:
 * @field: of rapport_ticket_judged_fields()
 *
 * Returns: (transfer full) (nullable): what the ticket holds there as an event says it, NULL for nothing
 */
char *
rapport_ticket_dup_judged_value (RapportEntity *ticket,
                                 guint          field)
{
  g_autoptr(GDateTime) agreed = NULL;

  g_return_val_if_fail (RAPPORT_IS_TICKET (ticket), NULL);

  if (field != RAPPORT_TICKET_AGREED)
    return g_strdup (rapport_entity_get_text (ticket, field));
  if (!rapport_entity_is_set (ticket, field))
    return NULL;
  agreed = g_date_time_new_from_unix_utc (rapport_entity_get_integer (ticket, field));
  return g_date_time_format_iso8601 (agreed);
}
