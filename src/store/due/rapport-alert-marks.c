/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "rapport-alert-marks.h"
#include "rapport-marks.h"
#include "rapport-uid.h"

#define AREA "alert"
#define SHOWN "shown"
#define SNOOZED "snoozed"

#define STATE "clock, level, due, shown, snoozed, fire"

/* the key of what all alerts of a thing begin with; NULL when it is gone */
static char *
dup_prefix (RapportConnection  *connection,
            const char         *thing,
            gint64              row,
            GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid FROM %s WHERE id = ?1", thing);
  g_autoptr(RapportStatement) uid = rapport_connection_prepare (connection, sql, error);
  RapportValue value;
  gboolean has_row;

  if (uid == NULL)
    return NULL;
  rapport_statement_bind_integer (uid, 1, row);
  if (!rapport_statement_step (uid, &has_row, error) || !has_row)
    return NULL;
  rapport_statement_get_value (uid, 0, &value);
  return rapport_marks_dup_key (AREA, value.bytes);
}

/* @state: a row of STATE from @column on; what was neither told nor put off has no mark */
static gboolean
note (RapportConnection   *connection,
      const RapportActor  *actor,
      const char          *prefix,
      RapportStatement    *state,
      int                  column,
      GError             **error)
{
  g_autofree char *key =
    g_strdup_printf ("%s:%s:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, prefix, rapport_statement_get_text (state, column),
                     rapport_statement_get_integer (state, column + 1), rapport_statement_get_integer (state, column + 2));
  g_autofree char *value = NULL;

  if (!rapport_statement_is_null (state, column + 3))
    value = g_strdup_printf (SHOWN " %" G_GINT64_FORMAT, rapport_statement_get_integer (state, column + 3));
  else if (!rapport_statement_is_null (state, column + 4))
    value = g_strdup_printf (SNOOZED " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                             rapport_statement_get_integer (state, column + 4),
                             rapport_statement_get_integer (state, column + 5));
  return rapport_marks_set (connection, actor, key, value, error);
}

/**
 * rapport_alert_marks_note:
 * @alert: one that was told or put off, or brought back
 *
 * Keeps that as a mark of who works here: it holds when the alert is made anew, and on their other laptops
 * (team.md, Meaning 13).
 */
gboolean
rapport_alert_marks_note (RapportConnection   *connection,
                          const RapportActor  *actor,
                          gint64               alert,
                          GError             **error)
{
  g_autoptr(RapportStatement) state =
    rapport_connection_prepare (connection, "SELECT thing, row, " STATE " FROM alert WHERE id = ?1", error);
  g_autoptr(GError) problem = NULL;
  g_autofree char *prefix = NULL;
  gboolean has_row;

  g_return_val_if_fail (actor != NULL, FALSE);

  if (state == NULL)
    return FALSE;
  rapport_statement_bind_integer (state, 1, alert);
  if (!rapport_statement_step (state, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  prefix = dup_prefix (connection, rapport_statement_get_text (state, 0), rapport_statement_get_integer (state, 1),
                       &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return prefix == NULL || note (connection, actor, prefix, state, 2, error);
}

/** rapport_alert_marks_note_all: the same of all alerts of a thing */
gboolean
rapport_alert_marks_note_all (RapportConnection   *connection,
                              const RapportActor  *actor,
                              const char          *thing,
                              gint64               row,
                              GError             **error)
{
  g_autoptr(GArray) alerts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportStatement) state =
    rapport_connection_prepare (connection, "SELECT id FROM alert WHERE thing = ?1 AND row = ?2 AND settled = 0", error);
  gboolean has_row = TRUE;

  if (state == NULL)
    return FALSE;
  rapport_statement_bind_text (state, 1, thing);
  rapport_statement_bind_integer (state, 2, row);
  while (has_row)
    {
      gint64 id;

      if (!rapport_statement_step (state, &has_row, error))
        return FALSE;
      id = has_row ? rapport_statement_get_integer (state, 0) : 0;
      if (has_row)
        g_array_append_val (alerts, id);
    }
  for (guint i = 0; i < alerts->len; i++)
    if (!rapport_alert_marks_note (connection, actor, g_array_index (alerts, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
apply (RapportConnection  *connection,
       gint64              alert,
       const char         *value,
       GError            **error)
{
  g_autoptr(RapportStatement) update = NULL;
  gint64 at, until;

  if (sscanf (value, SNOOZED " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &at, &until) == 2)
    update = rapport_connection_prepare (connection, "UPDATE alert SET snoozed = ?2, fire = ?3 WHERE id = ?1", error);
  else if (sscanf (value, SHOWN " %" G_GINT64_FORMAT, &at) == 1)
    update = rapport_connection_prepare (connection, "UPDATE alert SET shown = ?2 WHERE id = ?1", error);
  else
    return TRUE;
  if (update == NULL)
    return FALSE;
  rapport_statement_bind_integer (update, 1, alert);
  rapport_statement_bind_integer (update, 2, at);
  if (g_str_has_prefix (value, SNOOZED))
    rapport_statement_bind_integer (update, 3, until);
  return rapport_statement_run (update, error);
}

/* @prefix: of what has marks, as far as they are wanted; the part before a colon */
static gboolean
has_marks (RapportConnection  *connection,
           const char         *prefix,
           gboolean           *has,
           GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT 1 FROM mark WHERE key > ?1 || ':' AND key < ?1 || ';' LIMIT 1", error);

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_text (row, 1, prefix);
  return rapport_statement_step (row, has, error);
}

/**
 * rapport_alert_marks_take:
 *
 * Lets the alerts of a thing that were just made be told or put off as its marks say; the last one counts.
 */
gboolean
rapport_alert_marks_take (RapportConnection  *connection,
                          const char         *thing,
                          gint64              row,
                          GError            **error)
{
  g_autoptr(GError) problem = NULL;
  g_autofree char *prefix = NULL;
  g_autoptr(RapportStatement) marked = NULL;
  gboolean has_row, has;

  /* most things have none, and a new book has none at all */
  if (!has_marks (connection, AREA, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  prefix = dup_prefix (connection, thing, row, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (prefix != NULL && !has_marks (connection, prefix, &has, error))
    return FALSE;
  if (prefix == NULL || !has)
    return TRUE;
  marked = rapport_connection_prepare (connection,
                                       "SELECT a.id, (SELECT value FROM mark WHERE key = ?3 || ':' || a.clock || ':'"
                                       " || a.level || ':' || a.due ORDER BY mark.clock DESC LIMIT 1) AS made FROM alert a"
                                       " WHERE thing = ?1 AND row = ?2 AND settled = 0 AND shown IS NULL"
                                       " AND snoozed IS NULL AND made IS NOT NULL", error);
  if (marked == NULL)
    return FALSE;
  rapport_statement_bind_text (marked, 1, thing);
  rapport_statement_bind_integer (marked, 2, row);
  rapport_statement_bind_text (marked, 3, prefix);
  while (rapport_statement_step (marked, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!apply (connection, rapport_statement_get_integer (marked, 0), rapport_statement_get_text (marked, 1), error))
        return FALSE;
    }
  return FALSE;
}
