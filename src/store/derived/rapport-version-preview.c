/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-calendar-version.h"
#include "rapport-deadlines.h"
#include "rapport-policy-version.h"
#include "rapport-service-versions.h"
#include "rapport-ticket-judge.h"
#include "rapport-version-preview.h"

/* So many of the deadlines that move are named. */
#define MOST_NAMED 50

typedef struct
{
  RapportConnection     *connection;
  RapportPolicy         *policy;
  RapportCalendar       *calendar;
  gint64                 now;
  RapportVersionPreview *found;
} Trial;

static const RapportClock *
find_clock (GPtrArray          *clocks,
            const RapportClock *like)
{
  for (guint i = 0; i < clocks->len; i++)
    if (((const RapportClock *) g_ptr_array_index (clocks, i))->target == like->target)
      return g_ptr_array_index (clocks, i);
  return NULL;
}

static gboolean
is_open (const RapportClock *clock)
{
  return clock != NULL && clock->has_due && !clock->has_met_at && !clock->stopped
         && (clock->state == RAPPORT_SLA_RUNNING || clock->state == RAPPORT_SLA_MISSED);
}

static void
note_moved (Trial              *trial,
            gint64              ticket,
            const RapportClock *before,
            const RapportClock *after)
{
  RapportDeadline *deadline;

  trial->found->n_moved++;
  if (trial->found->moved->len == MOST_NAMED)
    return;
  deadline = g_new0 (RapportDeadline, 1);
  deadline->ticket = ticket;
  deadline->target = g_strdup (rapport_sla_target_get_id (before != NULL ? before->target : after->target));
  deadline->due = is_open (after) ? after->due : 0;
  deadline->was_due = is_open (before) ? before->due : 0;
  g_ptr_array_add (trial->found->moved, deadline);
}

static void
compare (Trial              *trial,
         gint64              ticket,
         const RapportClock *before,
         const RapportClock *after)
{
  if (is_open (before))
    trial->found->n_deadlines++;
  if (is_open (before) || is_open (after))
    {
      if (!is_open (before) || !is_open (after) || before->due != after->due)
        note_moved (trial, ticket, before, after);
      if (is_open (after) && after->state == RAPPORT_SLA_MISSED
          && (before == NULL || before->state != RAPPORT_SLA_MISSED))
        trial->found->n_late++;
    }
}

static gboolean
try_ticket (Trial   *trial,
            gint64   ticket,
            GError **error)
{
  g_autoptr(GPtrArray) before =
    rapport_ticket_judge (trial->connection, ticket, trial->now, RAPPORT_SLA_PLAIN, NULL, error);
  g_autoptr(GPtrArray) after = before == NULL
    ? NULL : rapport_ticket_judge_by (trial->connection, ticket, trial->policy, trial->calendar, trial->now,
                                      RAPPORT_SLA_PLAIN, NULL, error);

  if (after == NULL)
    return FALSE;
  for (guint i = 0; i < after->len; i++)
    compare (trial, ticket, find_clock (before, g_ptr_array_index (after, i)), g_ptr_array_index (after, i));
  return TRUE;
}

static gboolean
name_tickets (Trial   *trial,
              GError **error)
{
  for (guint i = 0; i < trial->found->moved->len; i++)
    {
      RapportDeadline *deadline = g_ptr_array_index (trial->found->moved, i);
      g_autoptr(RapportStatement) select =
        rapport_connection_prepare (trial->connection, "SELECT number FROM ticket WHERE id = ?1", error);
      gboolean has_row;

      if (select == NULL)
        return FALSE;
      rapport_statement_bind_integer (select, 1, deadline->ticket);
      if (!rapport_statement_step (select, &has_row, error))
        return FALSE;
      deadline->number = g_strdup (has_row ? rapport_statement_get_text (select, 0) : NULL);
    }
  return TRUE;
}

static gboolean
read_trial (Trial       *trial,
            GType        type,
            const char  *json,
            GError     **error)
{
  if (type == RAPPORT_TYPE_POLICY_VERSION)
    {
      g_autoptr(RapportPolicy) policy = rapport_policy_new_from_json (json, -1, error);

      trial->policy = policy != NULL ? rapport_policy_dup_since (policy, trial->now) : NULL;
    }
  else
    {
      g_autoptr(RapportCalendar) calendar = rapport_calendar_new_from_json (json, -1, error);

      trial->calendar = calendar != NULL ? rapport_calendar_dup_since (calendar, trial->now) : NULL;
    }
  return trial->policy != NULL || trial->calendar != NULL;
}

/**
 * rapport_version_preview:
 * @type: of policies or of calendars
 * @base: the version that is changed
 * @json: what it is to be
 * @now: UTC seconds, from which the new one would count
 *
 * Finds out what would follow, without changing anything; it takes as long as judging all open tickets of @base twice.
 *
 * Returns: (transfer full) (nullable): what would move
 */
RapportVersionPreview *
rapport_version_preview (RapportConnection  *connection,
                         GType               type,
                         gint64              base,
                         const char         *json,
                         gint64              now,
                         GError            **error)
{
  g_autoptr(RapportVersionPreview) found = g_new0 (RapportVersionPreview, 1);
  g_autoptr(GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  Trial trial = { .connection = connection, .now = now, .found = found };
  gboolean ok;

  g_return_val_if_fail (json != NULL, NULL);

  found->moved = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_deadline_free);
  ok = read_trial (&trial, type, json, error) &&
       (base == 0 || rapport_versions_find_open (connection, type, base, tickets, error));
  found->n_tickets = tickets->len;
  for (guint i = 0; ok && i < tickets->len; i++)
    ok = try_ticket (&trial, g_array_index (tickets, gint64, i), error);
  ok = ok && name_tickets (&trial, error);
  g_clear_pointer (&trial.policy, rapport_policy_unref);
  g_clear_pointer (&trial.calendar, rapport_calendar_unref);
  return ok ? g_steal_pointer (&found) : NULL;
}

/** rapport_version_preview_free: Frees @self */
void
rapport_version_preview_free (RapportVersionPreview *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->moved, g_ptr_array_unref);
  g_free (self);
}
