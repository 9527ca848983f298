/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-shipped.h"
#include "rapport-ticket-judge.h"

/* Versions never change once made, so what was parsed stays right as long as the connection. */
typedef struct
{
  GHashTable *policies;
  GHashTable *calendars;
} Parsed;

static void
free_parsed (gpointer data)
{
  Parsed *parsed = data;

  g_hash_table_unref (parsed->policies);
  g_hash_table_unref (parsed->calendars);
  g_free (parsed);
}

static Parsed *
get_parsed (RapportConnection *connection)
{
  Parsed *parsed = g_object_get_data (G_OBJECT (connection), "rapport-parsed-sla");

  if (parsed == NULL)
    {
      parsed = g_new0 (Parsed, 1);
      parsed->policies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                (GDestroyNotify) rapport_policy_unref);
      parsed->calendars = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                 (GDestroyNotify) rapport_calendar_unref);
      g_object_set_data_full (G_OBJECT (connection), "rapport-parsed-sla", parsed, free_parsed);
    }
  return parsed;
}

static char *
load_json (RapportConnection  *connection,
           const char         *sql,
           gint64              id,
           GError            **error)
{
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (select == NULL)
    return NULL;
  rapport_statement_bind_integer (select, 1, id);
  if (!rapport_statement_step (select, &has_row, error))
    return NULL;
  if (has_row)
    return g_strdup (rapport_statement_get_text (select, 0));
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                       _("The ticket's policy or calendar is gone."));
  return NULL;
}

/**
 * rapport_ticket_judge_get_policy:
 *
 * Returns: (transfer none): the version with that id, which is read once; NULL with @error set
 */
RapportPolicy *
rapport_ticket_judge_get_policy (RapportConnection  *connection,
                                 gint64              id,
                                 GError            **error)
{
  Parsed *parsed = get_parsed (connection);
  RapportPolicy *policy = g_hash_table_lookup (parsed->policies, &id);
  g_autofree char *json = NULL;

  if (policy != NULL)
    return policy;
  json = load_json (connection, "SELECT json FROM policy WHERE id = ?1", id, error);
  policy = json != NULL ? rapport_policy_new_from_json (json, -1, error) : NULL;
  if (policy != NULL)
    g_hash_table_insert (parsed->policies, g_memdup2 (&id, sizeof id), policy);
  return policy;
}

static RapportCalendar *
get_calendar (RapportConnection  *connection,
              gint64              id,
              GError            **error)
{
  Parsed *parsed = get_parsed (connection);
  RapportCalendar *calendar = g_hash_table_lookup (parsed->calendars, &id);
  g_autofree char *json = NULL;

  if (calendar != NULL)
    return calendar;
  json = load_json (connection, "SELECT json FROM calendar WHERE id = ?1", id, error);
  calendar = json != NULL ? rapport_calendar_new_from_json (json, -1, error) : NULL;
  if (calendar != NULL)
    g_hash_table_insert (parsed->calendars, g_memdup2 (&id, sizeof id), calendar);
  return calendar;
}

/* Versions of one name, all of them or (?2) up to that with the id ?1; and all called ?1; the oldest first */
#define VERSIONS_OF(table) \
  "SELECT o.id FROM " table " n JOIN " table " o ON o.name = n.name" \
  " AND (NOT ?2 OR o.version < n.version OR o.id = n.id) WHERE n.id = ?1 ORDER BY o.version, o.id"
#define VERSIONS_CALLED "SELECT id FROM policy WHERE name = ?1 ORDER BY version, id"

typedef gpointer (*GetVersion) (RapportConnection  *connection,
                                gint64              id,
                                GError            **error);

static gboolean
add_versions (RapportConnection  *connection,
              RapportStatement   *select,
              GetVersion          get,
              GPtrArray          *versions,
              GError            **error)
{
  gboolean has_row;

  while (rapport_statement_step (select, &has_row, error))
    {
      gpointer version;

      if (!has_row)
        return TRUE;
      version = get (connection, rapport_statement_get_integer (select, 0), error);
      if (version == NULL)
        return FALSE;
      g_ptr_array_add (versions, version);
    }
  return FALSE;
}

static gboolean
add_versions_of (RapportConnection  *connection,
                 const char         *sql,
                 gint64              id,
                 gboolean            is_over,
                 GetVersion          get,
                 GPtrArray          *versions,
                 GError            **error)
{
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, sql, error);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, id);
  rapport_statement_bind_integer (select, 2, is_over);
  if (!add_versions (connection, select, get, versions, error))
    return FALSE;
  if (versions->len > 0)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                       _("The ticket's policy or calendar is gone."));
  return FALSE;
}

static gboolean
add_policy_called (RapportConnection *connection,
                   GPtrArray         *policies,
                   const char        *name)
{
  const guint n_before = policies->len;
  g_autoptr(RapportStatement) select = NULL;

  for (guint i = 0; i < policies->len; i++)
    if (g_strcmp0 (rapport_policy_get_name (g_ptr_array_index (policies, i)), name) == 0)
      return TRUE;
  select = name != NULL ? rapport_connection_prepare (connection, VERSIONS_CALLED, NULL) : NULL;
  if (select == NULL)
    return FALSE;
  rapport_statement_bind_text (select, 1, name);
  return add_versions (connection, select, (GetVersion) rapport_ticket_judge_get_policy, policies, NULL) && policies->len > n_before;
}

static gboolean
key_for_kind (RapportSlaKind  kind,
              RapportSlaKey  *key)
{
  static const struct { RapportSlaKind kind; RapportSlaKey key; } keys[] = {
    { RAPPORT_SLA_PRIORITY, RAPPORT_SLA_KEY_PRIORITY },
    { RAPPORT_SLA_CHANNEL, RAPPORT_SLA_KEY_CHANNEL },
    { RAPPORT_SLA_COMPLEXITY, RAPPORT_SLA_KEY_COMPLEXITY },
    { RAPPORT_SLA_GRADE, RAPPORT_SLA_KEY_GRADE },
    { RAPPORT_SLA_NATURE, RAPPORT_SLA_KEY_NATURE },
    { RAPPORT_SLA_CATEGORY, RAPPORT_SLA_KEY_CATEGORY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].kind == kind)
      {
        *key = keys[i].key;
        return TRUE;
      }
  return FALSE;
}

static void
add_agreed (RapportTicketHistory *history,
            gint64                at,
            const char           *value)
{
  g_autoptr(GDateTime) agreed = value != NULL ? g_date_time_new_from_iso8601 (value, NULL) : NULL;
  gint64 instant = agreed != NULL ? g_date_time_to_unix (agreed) : 0;

  if (at > history->received)
    rapport_ticket_history_add_agreed (history, at, agreed != NULL ? &instant : NULL);
  else if (agreed != NULL)
    rapport_ticket_history_set_agreed (history, instant);
}

/* An attribute noted at the time of receipt is what held from the start, not a change. */
static void
add_event (RapportConnection    *connection,
           RapportTicketHistory *history,
           GPtrArray            *policies,
           gint64                at,
           const char           *kind_id,
           const char           *value)
{
  int kind = rapport_sla_kind_find (kind_id);
  RapportSlaKey key;

  if (kind < 0)
    return;
  if (kind == RAPPORT_SLA_AGREED)
    add_agreed (history, at, value);
  else if (key_for_kind (kind, &key) && at <= history->received)
    rapport_ticket_history_set_value (history, key, value);
  else if (kind == RAPPORT_SLA_POLICY && !add_policy_called (connection, policies, value))
    return;
  else
    rapport_ticket_history_add_event (history, at, kind, RAPPORT_SLA_IS_CHANGE (kind) ? value : NULL);
}

static gboolean
read_events (RapportConnection     *connection,
             gint64                 ticket,
             RapportTicketHistory  *history,
             GPtrArray             *policies,
             GError               **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT at, kind, value FROM ticket_event WHERE ticket = ?1"
                                " ORDER BY at, id", error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, ticket);
  while (rapport_statement_step (select, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add_event (connection, history, policies, rapport_statement_get_integer (select, 0),
                 rapport_statement_get_text (select, 1), rapport_statement_get_text (select, 2));
    }
  return FALSE;
}

static RapportTicketHistory *
make_history (RapportStatement *ticket)
{
  RapportTicketHistory *history =
    rapport_ticket_history_new (rapport_statement_get_integer (ticket, 0));

  rapport_ticket_history_set_value (history, RAPPORT_SLA_KEY_PRIORITY, rapport_statement_get_text (ticket, 1));
  rapport_ticket_history_set_value (history, RAPPORT_SLA_KEY_CHANNEL, rapport_statement_get_text (ticket, 2));
  rapport_ticket_history_set_value (history, RAPPORT_SLA_KEY_COMPLEXITY, rapport_statement_get_text (ticket, 3));
  rapport_ticket_history_set_value (history, RAPPORT_SLA_KEY_NATURE, rapport_statement_get_text (ticket, 7));
  rapport_ticket_history_set_value (history, RAPPORT_SLA_KEY_CATEGORY, rapport_statement_get_text (ticket, 8));
  if (!rapport_statement_is_null (ticket, 4))
    rapport_ticket_history_set_agreed (history, rapport_statement_get_integer (ticket, 4));
  return history;
}

/* Of the ticket's own policy and calendar, or of the book's for one that has none; one that is over sees none that
 * came later */
static gboolean
add_own_versions (RapportConnection  *connection,
                  RapportStatement   *ticket,
                  GPtrArray          *policies,
                  GPtrArray          *calendars,
                  GError            **error)
{
  const gint64 policy = rapport_statement_is_null (ticket, 5) ? rapport_shipped_get_default_policy (connection)
                                                              : rapport_statement_get_integer (ticket, 5);
  const gint64 calendar = rapport_statement_is_null (ticket, 6) ? rapport_shipped_get_default_calendar (connection)
                                                                : rapport_statement_get_integer (ticket, 6);

  const gboolean is_over = rapport_statement_get_integer (ticket, 9) != 0;

  return add_versions_of (connection, VERSIONS_OF ("policy"), policy, is_over,
                          (GetVersion) rapport_ticket_judge_get_policy, policies, error) &&
         add_versions_of (connection, VERSIONS_OF ("calendar"), calendar, is_over,
                          (GetVersion) get_calendar, calendars, error);
}

/**
 * rapport_ticket_judge_by:
 * @policy: (nullable): a version of its policy that is tried behind those in force
 * @tried_calendar: (nullable): the same of its calendar
 * @now: UTC seconds; a ticket received later, since the clock was set back or that was typed, is judged
 *   as at its receipt, with which its clocks start (sla.md, point 4)
 * @calendar: (out) (optional) (transfer none): the calendar it was judged by
 *
 * Judges a ticket by the versions of its policy and calendar, each for what was judged while it was in force; one
 * that is over by none that came later (sla.md, points 1, 6 and 10).
 *
 * Returns: (transfer full) (element-type RapportClock) (nullable): its clocks; NULL with @error set
 */
GPtrArray *
rapport_ticket_judge_by (RapportConnection  *connection,
                         gint64              ticket,
                         RapportPolicy      *policy,
                         RapportCalendar    *tried_calendar,
                         gint64              now,
                         RapportSlaFlags     flags,
                         RapportCalendar   **calendar,
                         GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT received, priority, channel, complexity, agreed, policy, calendar,"
                                " nature, category, status IN ('accepted', 'closed') FROM ticket"
                                " WHERE id = ?1", error);
  g_autoptr(RapportTicketHistory) history = NULL;
  g_autoptr(GPtrArray) policies = g_ptr_array_new ();
  g_autoptr(GPtrArray) calendars = g_ptr_array_new ();
  gboolean has_row;

  if (select == NULL)
    return NULL;
  rapport_statement_bind_integer (select, 1, ticket);
  if (!rapport_statement_step (select, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("The ticket is gone."));
      return NULL;
    }
  if (!add_own_versions (connection, select, policies, calendars, error))
    return NULL;
  if (policy != NULL)
    g_ptr_array_add (policies, policy);
  if (tried_calendar != NULL)
    g_ptr_array_add (calendars, tried_calendar);
  history = make_history (select);
  if (!read_events (connection, ticket, history, policies, error))
    return NULL;
  if (calendar != NULL)
    *calendar = g_ptr_array_index (calendars, calendars->len - 1);
  return rapport_sla_judge ((RapportPolicy * const *) policies->pdata, policies->len,
                            (RapportCalendar * const *) calendars->pdata, calendars->len, history,
                            MAX (now, rapport_statement_get_integer (select, 0)), flags);
}

/** rapport_ticket_judge: Returns: what rapport_ticket_judge_by() does when nothing is tried */
GPtrArray *
rapport_ticket_judge (RapportConnection  *connection,
                      gint64              ticket,
                      gint64              now,
                      RapportSlaFlags     flags,
                      RapportCalendar   **calendar,
                      GError            **error)
{
  return rapport_ticket_judge_by (connection, ticket, NULL, NULL, now, flags, calendar, error);
}
