/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-version.h"
#include "rapport-calendar.h"
#include "rapport-check.h"
#include "rapport-customer.h"
#include "rapport-policy-version.h"
#include "rapport-policy.h"
#include "rapport-sla-json.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* sentences of one kind that are worth reading */
#define MOST_OF_A_KIND 20

/* No clock of a machine goes so far: beyond it no act could follow. */
#define LATEST_CLOCK (G_MAXINT64 / 2)

static void
add_finding (GPtrArray  *findings,
             const char *thing,
             gint64      id,
             const char *column)
{
  g_ptr_array_add (findings,
                   /* translators: kind of thing, its number in the file, what of it is damaged */
                   g_strdup_printf (_("%s %lld is damaged: “%s” can’t be read."), thing, (long long) id, column));
}

/* What can be read only as another program left it: bytes that are no text, a uid that is none. */
static void
check_row (RapportStatement *row,
           const char       *thing,
           GPtrArray        *findings)
{
  const guint n_columns = rapport_statement_get_n_columns (row);

  for (guint i = 1; i < n_columns; i++)
    {
      RapportValue value;
      const char *name = rapport_statement_get_name (row, i);
      gboolean ok = TRUE;

      rapport_statement_get_value (row, i, &value);
      if (value.kind == RAPPORT_VALUE_TEXT)
        ok = g_utf8_validate (value.text, -1, NULL);
      else if (value.kind == RAPPORT_VALUE_BYTES && g_str_equal (name, "uid"))
        ok = value.length == RAPPORT_UID_LENGTH;
      if (!ok)
        add_finding (findings, thing, rapport_statement_get_integer (row, 0), name);
    }
}

static gboolean
check_things (RapportConnection        *connection,
              const RapportEntityInfo  *info,
              GPtrArray                *findings,
              GCancellable             *cancellable,
              GError                  **error)
{
  g_autofree char *sql = rapport_table_dup_select (info);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  const guint n_before = findings->len;
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      if (!has_row || findings->len >= n_before + MOST_OF_A_KIND)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      check_row (row, info->name, findings);
    }
  return FALSE;
}

static gboolean
check_log (RapportConnection  *connection,
           GPtrArray          *findings,
           GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM action WHERE clock NOT BETWEEN 0 AND %" G_GINT64_FORMAT
                                          " OR length (uid) <> %d LIMIT %d", LATEST_CLOCK, RAPPORT_UID_LENGTH,
                                          MOST_OF_A_KIND);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add_finding (findings, "action", rapport_statement_get_integer (row, 0), "clock");
    }
  return FALSE;
}

static gboolean
is_policy (const char *json)
{
  g_autoptr(RapportPolicy) policy = rapport_policy_new_from_json (json, -1, NULL);

  return policy != NULL;
}

static gboolean
is_calendar (const char *json)
{
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_from_json (json, -1, NULL);

  return calendar != NULL;
}

/* A policy that can't be read judges no ticket any more. */
static const struct
{
  const char *table;
  gboolean  (*is_good) (const char *json);
} definitions[] = {
  { "policy", is_policy },
  { "calendar", is_calendar },
};

/**
 * rapport_check_definitions:
 * @func: told of each policy and calendar that can't be read
 */
gboolean
rapport_check_definitions (RapportConnection           *connection,
                           RapportCheckDefinitionFunc   func,
                           gpointer                     data,
                           GError                     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id, json FROM %s ORDER BY id", definitions[i].table);
      g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
      gboolean has_row = row != NULL;

      while (has_row)
        {
          if (!rapport_statement_step (row, &has_row, error))
            return FALSE;
          if (has_row && !definitions[i].is_good (rapport_statement_get_text (row, 1)))
            func (data, definitions[i].table, rapport_statement_get_integer (row, 0));
        }
      if (row == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
add_definition (gpointer    findings,
                const char *table,
                gint64      row)
{
  add_finding (findings, table, row, "json");
}

static gboolean
check_owner (RapportConnection        *connection,
             const RapportEntityInfo  *info,
             const RapportField       *whose,
             const RapportField       *owner,
             GPtrArray                *findings,
             GError                  **error)
{
  const RapportEntityInfo *kind = rapport_entity_info_for (owner->target);
  const int field = rapport_entity_info_find_owner (kind, whose->target);
  g_autofree char *sql = NULL;
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  if (field < 0)
    return TRUE;
  sql = g_strdup_printf ("SELECT t.id FROM %s t JOIN %s o ON o.id = t.%s WHERE t.%s <> o.%s ORDER BY t.id LIMIT %d",
                         info->name, kind->name, owner->name, whose->name, kind->fields[field].name, MOST_OF_A_KIND);
  row = rapport_connection_prepare (connection, sql, error);
  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (findings,
                       /* translators: kind of thing, its number in the file, two names of its fields */
                       g_strdup_printf (_("%s %lld is damaged: its “%s” is not that of its “%s”."), info->name,
                                        (long long) rapport_statement_get_integer (row, 0), whose->name, owner->name));
    }
  return FALSE;
}

/* What belongs to a customer, and to something of a customer's, belongs to one. */
static gboolean
check_owners (RapportConnection        *connection,
              const RapportEntityInfo  *info,
              GPtrArray                *findings,
              GError                  **error)
{
  const int whose = rapport_entity_info_find_owner (info, rapport_customer_info.name);

  for (guint i = 0; whose >= 0 && i < info->n_fields; i++)
    if ((int) i != whose && info->fields[i].kind == RAPPORT_FIELD_REFERENCE &&
        (info->fields[i].flags & RAPPORT_FIELD_OWNER) != 0 &&
        !check_owner (connection, info, &info->fields[whose], &info->fields[i], findings, error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_check_values:
 * @cancellable: (nullable): looked at now and then
 *
 * Reads all that the things say, which takes as long as reading the file.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each value that no edit could have
 *   left, with its row; NULL with @error set when it can't be looked at
 */
GPtrArray *
rapport_check_values (RapportConnection  *connection,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);

  for (guint i = 0; infos[i] != NULL; i++)
    if (!check_things (connection, infos[i], findings, cancellable, error) ||
        !check_owners (connection, infos[i], findings, error))
      return NULL;
  if (!check_log (connection, findings, error) ||
      !rapport_check_definitions (connection, add_definition, findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}
