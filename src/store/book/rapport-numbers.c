/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-number.h"
#include "rapport-numbers.h"
#include "rapport-table.h"

/* With several prefixes the last in order need not have the highest digits: so many are compared. */
#define LOOKED_AT 32

/* The list of some kinds sorts by number; of the others the newest things have the highest, or the last in the order
 * of letters where the newest have none. However many there are, no more are looked at. */
static gboolean
has_list_row (RapportConnection  *connection,
              const char         *name,
              gboolean           *has,
              GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = '%s_row')", name);
  gint64 found = 0;

  if (!rapport_connection_query_integer (connection, sql, &found, error))
    return FALSE;
  *has = found != 0;
  return TRUE;
}

static RapportStatement *
select_highest (RapportConnection  *connection,
                const char         *name,
                GError            **error)
{
  g_autofree char *sql = NULL;
  gboolean has_row;

  if (!has_list_row (connection, name, &has_row, error))
    return NULL;
  sql = has_row ? g_strdup_printf ("SELECT t.number FROM (SELECT id FROM %s_row ORDER BY number_key DESC LIMIT %d) r"
                                   " JOIN %s t ON t.id = r.id WHERE t.number IS NOT NULL", name, LOOKED_AT, name)
                : g_strdup_printf ("SELECT number FROM (SELECT number FROM %s ORDER BY id DESC LIMIT %d)"
                                   " WHERE number IS NOT NULL UNION ALL SELECT number FROM (SELECT number FROM %s"
                                   " WHERE number IS NOT NULL ORDER BY number DESC LIMIT %d)",
                                   name, LOOKED_AT, name, LOOKED_AT);
  return rapport_connection_prepare (connection, sql, error);
}

/**
 * rapport_numbers_next:
 * @type: of things that have numbers
 *
 * Returns: (transfer full) (nullable): the number after the highest there is, with its prefix and
 *   width; NULL with @error set
 */
char *
rapport_numbers_next (RapportConnection  *connection,
                      GType               type,
                      GError            **error)
{
  g_autoptr(RapportStatement) statement = select_highest (connection, rapport_table_info (type)->name, error);
  g_autofree char *highest = NULL;
  g_autofree char *next = NULL;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      const char *number;

      if (!rapport_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      number = rapport_statement_get_text (statement, 0);
      if (highest == NULL || rapport_number_compare (number, highest) > 0)
        {
          g_free (highest);
          highest = g_strdup (number);
        }
    }
  next = rapport_number_next (highest);
  /* a number given by hand may stand in the way */
  while (rapport_numbers_find (connection, type, next, 0) != 0)
    {
      char *after = rapport_number_next (next);

      g_free (next);
      next = after;
    }
  return g_steal_pointer (&next);
}

/**
 * rapport_numbers_find:
 * @except: a thing that may have it, 0 for none
 *
 * Returns: the id of another live thing with @number, 0 when it is free
 */
gint64
rapport_numbers_find (RapportConnection *connection,
                      GType              type,
                      const char        *number,
                      gint64             except)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE number = ?1 AND id <> ?2 LIMIT 1",
                                          rapport_table_info (type)->name);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, NULL);
  gboolean has_row;

  if (statement == NULL || number == NULL)
    return 0;
  rapport_statement_bind_text (statement, 1, number);
  rapport_statement_bind_integer (statement, 2, except);
  if (!rapport_statement_step (statement, &has_row, NULL) || !has_row)
    return 0;
  return rapport_statement_get_integer (statement, 0);
}

/**
 * rapport_numbers_load_doubles:
 * @type: of things that have numbers
 *
 * Of things that were given one number apart, or after an undo, the first made keeps it; every book finds
 * the same ones that give way (team.md, Meaning 12).
 *
 * Returns: (transfer full) (element-type RapportNumberDouble) (nullable): those, by their rows
 */
GArray *
rapport_numbers_load_doubles (RapportConnection  *connection,
                              GType               type,
                              GError            **error)
{
  const char *kind = rapport_table_info (type)->name;
  g_autofree char *sql =
    g_strdup_printf ("SELECT t.id, EXISTS (SELECT 1 FROM action a WHERE a.uid = l.act AND a.changeset IS NOT NULL)"
                     " FROM %s t JOIN life l ON l.uid = t.uid WHERE t.number IN (SELECT number FROM %s WHERE number IS NOT NULL"
                     " GROUP BY number HAVING count (*) > 1) AND EXISTS (SELECT 1"
                     " FROM %s o JOIN life m ON m.uid = o.uid WHERE o.number = t.number AND o.id <> t.id"
                     " AND (m.clock, m.act, o.uid) < (l.clock, l.act, t.uid)) ORDER BY t.id", kind, kind, kind);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  g_autoptr(GArray) doubles = g_array_new (FALSE, FALSE, sizeof (RapportNumberDouble));
  gboolean has_row;

  if (row == NULL)
    return NULL;
  while (rapport_statement_step (row, &has_row, error))
    {
      const RapportNumberDouble one = { has_row ? rapport_statement_get_integer (row, 0) : 0,
                                        has_row && rapport_statement_get_integer (row, 1) != 0 };

      if (!has_row)
        return g_steal_pointer (&doubles);
      g_array_append_val (doubles, one);
    }
  return NULL;
}
