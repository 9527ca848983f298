/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-alert-marks.h"
#include "rapport-alerts.h"

/* so many deputies stand in for each other at most, lest two of them do so for ever */
#define MOST_DEPUTIES 4

void
rapport_alert_free (RapportAlert *alert)
{
  g_free (alert->customer_name);
  g_free (alert->what);
  g_free (alert->number);
  g_free (alert->method);
  g_free (alert->priority);
  g_free (alert->owner_name);
  g_free (alert);
}

/**
 * rapport_alerts_next_fire:
 * @after: UTC seconds
 * @fire: (out): UTC seconds of the next moment later than @after at which something is to be told,
 *   over all kinds; RAPPORT_UNSET when nothing is waiting
 */
gboolean
rapport_alerts_next_fire (RapportConnection  *connection,
                          gint64              after,
                          gint64             *fire,
                          GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT fire FROM alert WHERE settled = 0 AND shown IS NULL"
                                " AND fire > ?1 ORDER BY fire LIMIT 1", error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, after);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  *fire = has_row ? rapport_statement_get_integer (select, 0) : RAPPORT_UNSET;
  return TRUE;
}

static GArray *
read_keys (RapportStatement  *row,
           GError           **error)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (RapportAlertKey));
  gboolean has_row;

  while (rapport_statement_step (row, &has_row, error))
    {
      RapportAlertKey key;

      if (!has_row)
        return g_steal_pointer (&keys);
      key.id = rapport_statement_get_integer (row, 0);
      key.fire = rapport_statement_get_integer (row, 1);
      g_array_append_val (keys, key);
    }
  return NULL;
}

/**
 * rapport_alerts_list_pending:
 * @until: UTC seconds
 *
 * Returns: (transfer full) (element-type RapportAlertKey) (nullable): what is to be told by @until
 *   and was not yet, the earliest first; of the levels of a clock that passed the highest
 */
GArray *
rapport_alerts_list_pending (RapportConnection  *connection,
                             gint64              until,
                             GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT id, fire FROM alert a WHERE settled = 0 AND shown IS NULL"
                                " AND fire <= ?1 AND NOT EXISTS (SELECT 1 FROM alert b"
                                "  WHERE b.thing = a.thing AND b.row = a.row AND b.clock = a.clock"
                                "  AND b.level > a.level AND b.due = a.due AND b.settled = 0 AND b.fire <= ?1)"
                                " ORDER BY fire", error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, until);
  return read_keys (row, error);
}

/**
 * rapport_alerts_list_shown:
 * @most: at most so many
 *
 * Returns: (transfer full) (element-type RapportAlertKey) (nullable): what was told and is not
 *   settled, the last told first
 */
GArray *
rapport_alerts_list_shown (RapportConnection  *connection,
                           guint               most,
                           GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT id, fire FROM alert WHERE settled = 0 AND shown IS NOT NULL"
                                " ORDER BY shown DESC, id DESC LIMIT ?1", error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, most);
  return read_keys (row, error);
}

#define COLUMNS "id, thing, row, clock, due, fire, level"

static RapportAlert *
read_alert (RapportStatement *row)
{
  RapportAlert *alert = g_new0 (RapportAlert, 1);

  alert->id = rapport_statement_get_integer (row, 0);
  alert->thing = g_intern_string (rapport_statement_get_text (row, 1));
  alert->row = rapport_statement_get_integer (row, 2);
  alert->clock = g_intern_string (rapport_statement_get_text (row, 3));
  alert->due = rapport_statement_get_integer (row, 4);
  alert->fire = rapport_statement_get_integer (row, 5);
  alert->level = rapport_statement_get_integer (row, 6);
  alert->kind = rapport_due_kind_find (alert->thing, alert->clock);
  return alert;
}

static void
read_details (RapportAlert     *alert,
              RapportStatement *row)
{
  RapportValue uid;

  rapport_statement_get_value (row, 1, &uid);
  if (uid.kind == RAPPORT_VALUE_BYTES && uid.length == RAPPORT_UID_LENGTH)
    memcpy (alert->uid, uid.bytes, RAPPORT_UID_LENGTH);
  alert->customer = rapport_statement_get_integer (row, 2);
  alert->customer_name = g_strdup (rapport_statement_get_text (row, 3));
  if (rapport_due_get_words (rapport_statement_get_text (row, 4)) == NULL)
    alert->what = g_strdup (rapport_statement_get_text (row, 4));
  alert->method = g_strdup (rapport_statement_get_text (row, rapport_statement_is_null (row, 5) ? 6 : 5));
  alert->number = g_strdup (rapport_statement_get_text (row, 7));
  alert->priority = g_strdup (rapport_statement_get_text (row, 8));
  alert->owner = rapport_statement_get_integer (row, RAPPORT_DUE_N_COLUMNS + 1);
  alert->owner_name = g_strdup (rapport_statement_get_text (row, RAPPORT_DUE_N_COLUMNS + 2));
}

/* What is gone keeps no details. */
static gboolean
load_details (RapportConnection  *connection,
              RapportAlert       *alert,
              GError            **error)
{
  const RapportDueKind *kind = alert->kind;
  g_autofree char *columns = rapport_due_kind_dup_columns (kind);
  g_autofree char *sql = g_strdup_printf ("SELECT %s, %s IS NOT NULL, %s, (SELECT name FROM member WHERE id = %s)"
                                          " FROM %s WHERE %s = ?1", columns, kind->is_instant ? "1" : kind->at,
                                          kind->owner, kind->owner, kind->from, kind->id);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, alert->row);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  alert->has_time = !has_row || rapport_statement_get_integer (row, RAPPORT_DUE_N_COLUMNS) != 0;
  if (has_row)
    read_details (alert, row);
  return TRUE;
}

static gboolean
read_alerts (RapportConnection  *connection,
             RapportStatement   *row,
             GPtrArray          *alerts,
             GError            **error)
{
  gboolean has_row;

  while (rapport_statement_step (row, &has_row, error))
    {
      g_autoptr(RapportAlert) alert = NULL;

      if (!has_row)
        return TRUE;
      alert = read_alert (row);
      /* a newer program may know more kinds */
      if (alert->kind == NULL)
        continue;
      if (!load_details (connection, alert, error))
        return FALSE;
      g_ptr_array_add (alerts, g_steal_pointer (&alert));
    }
  return FALSE;
}

/**
 * rapport_alerts_load:
 * @keys: (element-type RapportAlertKey): which
 * @most: at most the first so many of them
 *
 * Returns: (transfer full) (element-type RapportAlert) (nullable): what is known of @keys, in
 *   their order, without those that are gone
 */
GPtrArray *
rapport_alerts_load (RapportConnection  *connection,
                     GArray             *keys,
                     guint               most,
                     GError            **error)
{
  g_autoptr(GPtrArray) alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_alert_free);

  for (guint i = 0; i < MIN (keys->len, most); i++)
    {
      g_autoptr(RapportStatement) row =
        rapport_connection_prepare (connection, "SELECT " COLUMNS " FROM alert WHERE id = ?1", error);

      if (row == NULL)
        return NULL;
      rapport_statement_bind_integer (row, 1, g_array_index (keys, RapportAlertKey, i).id);
      if (!read_alerts (connection, row, alerts, error))
        return NULL;
    }
  return g_steal_pointer (&alerts);
}

/**
 * rapport_alerts_load_due:
 * @until: UTC seconds
 *
 * Returns: (transfer full) (element-type RapportAlert) (nullable): all that is due by @until and
 *   open, whether it was told or put off, the earliest first
 */
GPtrArray *
rapport_alerts_load_due (RapportConnection  *connection,
                         gint64              until,
                         GError            **error)
{
  g_autoptr(GPtrArray) alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_alert_free);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT " COLUMNS " FROM alert WHERE settled = 0 AND due <= ?1"
                                " GROUP BY thing, row, clock, due ORDER BY due, id", error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, until);
  if (!read_alerts (connection, row, alerts, error))
    return NULL;
  return g_steal_pointer (&alerts);
}

/** rapport_alerts_is_open: Returns: whether what was told as @key still counts and was not put off */
gboolean
rapport_alerts_is_open (RapportConnection     *connection,
                        const RapportAlertKey *key)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT 1 FROM alert WHERE id = ?1 AND fire = ?2 AND settled = 0", NULL);
  gboolean has_row;

  if (row == NULL)
    return TRUE;
  rapport_statement_bind_integer (row, 1, key->id);
  rapport_statement_bind_integer (row, 2, key->fire);
  return !rapport_statement_step (row, &has_row, NULL) || has_row;
}

/**
 * rapport_alerts_mark_shown:
 * @actor: who was told
 * @keys: (element-type RapportAlertKey): what was told at @now
 *
 * Notes that they were told; those put off meanwhile stay to be told again.
 */
gboolean
rapport_alerts_mark_shown (RapportConnection   *connection,
                           const RapportActor  *actor,
                           GArray              *keys,
                           gint64               now,
                           GError             **error)
{
  g_autoptr(RapportStatement) update =
    rapport_connection_prepare (connection,
                                "UPDATE alert SET shown = ?1 WHERE id = ?2 AND fire = ?3"
                                " AND shown IS NULL", error);

  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      const RapportAlertKey *key = &g_array_index (keys, RapportAlertKey, i);

      rapport_statement_bind_integer (update, 1, now);
      rapport_statement_bind_integer (update, 2, key->id);
      rapport_statement_bind_integer (update, 3, key->fire);
      if (!rapport_statement_run (update, error) || !rapport_alert_marks_note (connection, actor, key->id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_alerts_snooze:
 *
 * Puts what is open of @thing off, to be told again at @until; of several clocks those that were told.
 */
gboolean
rapport_alerts_snooze (RapportConnection   *connection,
                       const RapportActor  *actor,
                       const char          *thing,
                       gint64               row,
                       gint64               until,
                       gint64               now,
                       GError             **error)
{
  const RapportDueKind *kind = rapport_due_kind_find (thing, NULL);
  g_autoptr(RapportStatement) update = rapport_connection_prepare (
    connection,
    "UPDATE alert SET fire = ?3, snoozed = ?4, shown = NULL"
    " WHERE thing = ?1 AND row = ?2 AND settled = 0 AND (fire <= ?4 OR ?5)",
    error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_integer (update, 5, kind != NULL && kind->clock != NULL);
  rapport_statement_bind_text (update, 1, thing);
  rapport_statement_bind_integer (update, 2, row);
  rapport_statement_bind_integer (update, 3, until);
  rapport_statement_bind_integer (update, 4, now);
  return rapport_statement_run (update, error) &&
         rapport_alert_marks_note_all (connection, actor, thing, row, error);
}

/**
 * rapport_alerts_bring_back:
 * @now: UTC seconds
 *
 * Takes back that @thing was put off; what is due by then counts as told.
 */
gboolean
rapport_alerts_bring_back (RapportConnection   *connection,
                           const RapportActor  *actor,
                           const char          *thing,
                           gint64               row,
                           gint64               now,
                           GError             **error)
{
  g_autoptr(RapportStatement) update = rapport_connection_prepare (
    connection,
    "UPDATE alert SET fire = due, snoozed = NULL, shown = CASE WHEN due <= ?3 THEN ?3 END"
    " WHERE thing = ?1 AND row = ?2 AND settled = 0 AND snoozed IS NOT NULL AND shown IS NULL",
    error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_text (update, 1, thing);
  rapport_statement_bind_integer (update, 2, row);
  rapport_statement_bind_integer (update, 3, now);
  return rapport_statement_run (update, error) &&
         rapport_alert_marks_note_all (connection, actor, thing, row, error);
}

static gboolean
is_p1 (const RapportAlert *alert)
{
  return g_strcmp0 (alert->priority, "P1") == 0;
}

/**
 * rapport_alerts_have_p1:
 * @keys: (element-type RapportAlertKey): what is to be told
 * @have: (out): whether a ticket of priority P1 is among it
 */
gboolean
rapport_alerts_have_p1 (RapportConnection  *connection,
                        GArray             *keys,
                        gboolean           *have,
                        GError            **error)
{
  g_autoptr(GPtrArray) alerts = NULL;

  g_return_val_if_fail (keys != NULL && have != NULL, FALSE);

  *have = FALSE;
  alerts = rapport_alerts_load (connection, keys, keys->len, error);
  for (guint i = 0; alerts != NULL && i < alerts->len; i++)
    *have = *have || is_p1 (g_ptr_array_index (alerts, i));
  return alerts != NULL;
}

/* Keeps of @keys those of @alerts that pass @keeps; what is gone goes. */
static gboolean
keep_some (GArray    *keys,
           GPtrArray *alerts,
           gboolean (*keeps) (const RapportAlert *alert,
                              gpointer            data),
           gpointer   data)
{
  guint n_kept = 0;

  for (guint i = 0; alerts != NULL && i < alerts->len; i++)
    {
      const RapportAlert *alert = g_ptr_array_index (alerts, i);

      if (keeps (alert, data))
        g_array_index (keys, RapportAlertKey, n_kept++) = (RapportAlertKey) { alert->id, alert->fire };
    }
  if (alerts != NULL)
    g_array_set_size (keys, n_kept);
  return alerts != NULL;
}

static gboolean
keeps_p1 (const RapportAlert *alert,
          gpointer            data)
{
  return is_p1 (alert);
}

/**
 * rapport_alerts_keep_p1:
 * @keys: (element-type RapportAlertKey): what is to be told
 *
 * Takes out of @keys what is not of a ticket of priority P1, its deadlines and escalations alike (sla.md, point 12).
 */
gboolean
rapport_alerts_keep_p1 (RapportConnection  *connection,
                        GArray             *keys,
                        GError            **error)
{
  g_autoptr(GPtrArray) alerts = NULL;

  g_return_val_if_fail (keys != NULL, FALSE);

  alerts = rapport_alerts_load (connection, keys, keys->len, error);
  return keep_some (keys, alerts, keeps_p1, NULL);
}

/* SQL: who is told in place of @member: of who is away on the day ?3 their deputy, and of that one theirs */
static char *
dup_told (const char *member)
{
  return g_strdup_printf ("(WITH RECURSIVE w (id, n) AS (SELECT %s, 0 UNION ALL"
                          " SELECT d.deputy, w.n + 1 FROM w JOIN member d ON d.id = w.id"
                          " WHERE w.n < %d AND d.deputy IS NOT NULL AND d.away_from <= ?3"
                          " AND (d.away_to IS NULL OR d.away_to >= ?3)) SELECT id FROM w ORDER BY n DESC LIMIT 1)",
                          member, MOST_DEPUTIES);
}

typedef struct
{
  RapportConnection *connection;
  gint64             member;
  int                today;
  GError            *error;
} Whose;

/* Theirs, nobody's, or that of whose breaches they are told: the later, the higher they stand (RG-6). */
static char *
dup_whose_sql (const RapportAlert *alert)
{
  const RapportDueKind *kind = alert->kind;
  g_autofree char *owner = dup_told (kind->owner);
  g_autoptr(GString) others = g_string_new ("NULL");

  for (const RapportDueTold *told = kind->told; told != NULL && told->member != NULL; told++)
    if (alert->level >= told->level)
      {
        g_autofree char *member = dup_told (told->member);

        g_string_append_printf (others, ", %s", member);
      }
  return g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ?1 AND (coalesce(%s, ?2) = ?2 OR ?2 IN (%s))", kind->from,
                          kind->id, owner, others->str);
}

static gboolean
keeps_mine (const RapportAlert *alert,
            gpointer            data)
{
  Whose *whose = data;
  g_autofree char *sql = dup_whose_sql (alert);
  g_autoptr(RapportStatement) row =
    whose->error == NULL ? rapport_connection_prepare (whose->connection, sql, &whose->error) : NULL;
  gboolean mine = FALSE;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, alert->row);
  rapport_statement_bind_integer (row, 2, whose->member);
  rapport_statement_bind_integer (row, 3, whose->today);
  return rapport_statement_step (row, &mine, &whose->error) && mine;
}

/**
 * rapport_alerts_keep_mine:
 * @keys: (element-type RapportAlertKey): what is to be told
 * @today: the day, yyyymmdd, on which who is away is stood in for by their deputy
 *
 * Takes out of @keys what @member is not to be told. Told is what is theirs, or of somebody away whose deputy they
 * are; what is nobody's; and of what is late as much as the kind's @told says: their team's at once, and while it stays
 * so their department's, as the director of its nature's, and as the management all (RG-6).
 */
gboolean
rapport_alerts_keep_mine (RapportConnection  *connection,
                          GArray             *keys,
                          gint64              member,
                          int                 today,
                          GError            **error)
{
  g_autoptr(GPtrArray) alerts = NULL;
  Whose whose = { connection, member, today, NULL };

  g_return_val_if_fail (keys != NULL, FALSE);

  alerts = rapport_alerts_load (connection, keys, keys->len, error);
  if (!keep_some (keys, alerts, keeps_mine, &whose))
    return FALSE;
  if (whose.error != NULL)
    g_propagate_error (error, whose.error);
  return whose.error == NULL;
}
