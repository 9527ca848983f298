/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bare-writes.h"

#include <stdio.h>
#include <time.h>

/* What whoever reaches the same result as an act by hand has to write, row by row, and nothing else: the things
 * themselves; the act and the log of it, a row a change with its old and new value and what it came over, and how
 * often somebody worked on each thing; the lives and graves of what came and went; the alerts and clocks of what is
 * due at another time; the rows and figures of the lists; and the search index where the texts are searched. Of each
 * row only the columns are written that differ, all at once. */

/* each statement that changes rows, behind the one that finds their values */
#define UPDATES "bare_update"

static void
execute (RapportConnection *connection,
         const char        *sql)
{
  g_autoptr(GError) error = NULL;

  rapport_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

G_GNUC_PRINTF (2, 3) static void
execute_with (RapportConnection *connection,
              const char        *format,
              ...)
{
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  execute (connection, sql);
}

/* Returns: (transfer full): the first column of what @sql finds */
static char **
list_texts (RapportConnection *connection,
            const char        *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, &error);
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  gboolean has_row;

  g_assert_no_error (error);
  while (rapport_statement_step (row, &has_row, &error) && has_row)
    g_strv_builder_add (texts, rapport_statement_get_text (row, 0));
  g_assert_no_error (error);
  return g_strv_builder_end (texts);
}

static char **
list_columns (RapportConnection *connection,
              const char        *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);

  return list_texts (connection, sql);
}

/* Writes each row that @select finds by @write, which has a parameter for each of its columns. */
static void
write_rows (RapportConnection *connection,
            const char        *select,
            const char        *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, select, &error);
  g_autoptr(RapportStatement) write = row != NULL ? rapport_connection_prepare (connection, sql, &error) : NULL;
  gboolean has_row;
  guint n = 0;

  g_assert_no_error (error);
  for (; rapport_statement_step (row, &has_row, &error) && has_row; n++)
    {
      for (guint i = 0; i < rapport_statement_get_n_columns (row); i++)
        {
          RapportValue value;

          rapport_statement_get_value (row, (int) i, &value);
          rapport_statement_bind_value (write, (int) i + 1, &value);
        }
      rapport_statement_run (write, &error);
      g_assert_no_error (error);
    }
  g_assert_no_error (error);
  if (n > 0)
    printf ("  %6u × %.90s\n", n, sql);
}

/* @columns: those that differ, a comma behind each */
static void
add_update (RapportConnection *connection,
            const char        *table,
            const char        *key,
            const char        *columns)
{
  g_auto(GStrv) keys = g_strsplit (key, ", ", -1);
  g_auto(GStrv) names = g_strsplit (columns, ",", -1);
  g_autoptr(GString) found = g_string_new ("SELECT ");
  g_autoptr(GString) written = g_string_new ("UPDATE ");
  const guint n_keys = g_strv_length (keys);

  g_string_append_printf (found, "%s", key);
  g_string_append_printf (written, "%s SET ", table);
  for (guint i = 0; *names[i] != '\0'; i++)
    {
      g_string_append_printf (found, ", %s", names[i]);
      g_string_append_printf (written, "%s%s = ?%u", i > 0 ? ", " : "", names[i], n_keys + i + 1);
    }
  for (guint i = 0; i < n_keys; i++)
    g_string_append_printf (written, "%s%s = ?%u", i > 0 ? " AND " : " WHERE ", keys[i], i + 1);
  execute_with (connection, "CREATE TEMP TABLE \"bare_%s %s\" AS %s FROM bare_diff_%s WHERE bare_set = '%s' ORDER BY %s;"
                            "INSERT INTO " UPDATES " (found, written) VALUES ('SELECT * FROM \"bare_%s %s\"', '%s')",
                table, columns, found->str, table, columns, key, table, columns, written->str);
}

/* Finds which columns of which rows the act changed.
 * @key: the columns by which a row is found, a comma between
 * @rows: in which it may have */
static void
compare_table (RapportConnection *connection,
               const char        *table,
               const char        *key,
               const char        *rows)
{
  g_auto(GStrv) columns = list_columns (connection, table);
  g_auto(GStrv) keys = g_strsplit (key, ", ", -1);
  g_autoptr(GString) set = g_string_new ("''");
  g_autofree char *sets_sql = g_strdup_printf ("SELECT DISTINCT bare_set FROM bare_diff_%s WHERE bare_set <> ''", table);
  g_auto(GStrv) sets = NULL;

  for (guint i = 0; columns[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) keys, columns[i]))
      g_string_append_printf (set, " || iif (a.%s IS NOT b.%s, '%s,', '')", columns[i], columns[i], columns[i]);
  execute_with (connection, "CREATE TEMP TABLE bare_diff_%s AS SELECT %s AS bare_set, a.* FROM done.%s a"
                            " JOIN main.%s b USING (%s) WHERE a.%s", table, set->str, table, table, key, rows);
  sets = list_texts (connection, sets_sql);
  for (guint i = 0; sets[i] != NULL; i++)
    add_update (connection, table, key, sets[i]);
}

static void
find_things (RapportConnection *connection)
{
  g_auto(GStrv) added = list_texts (connection, "SELECT DISTINCT thing FROM bare_change WHERE op = 'insert'");
  g_auto(GStrv) changed = list_texts (connection, "SELECT DISTINCT thing FROM bare_change WHERE op = 'update'");

  for (guint i = 0; added[i] != NULL; i++)
    execute_with (connection, "CREATE TEMP TABLE bare_new_%s AS SELECT * FROM done.%s WHERE id IN (SELECT row FROM"
                              " bare_change WHERE thing = '%s' AND op = 'insert')", added[i], added[i], added[i]);
  for (guint i = 0; changed[i] != NULL; i++)
    {
      g_autofree char *rows =
        g_strdup_printf ("id IN (SELECT row FROM bare_change WHERE thing = '%s' AND op = 'update')", changed[i]);

      compare_table (connection, changed[i], "id", rows);
    }
}

static void
find_derived (RapportConnection *connection)
{
  compare_table (connection, "customer_row", "id", "id IN (SELECT id FROM bare_customer)");
  compare_table (connection, "customer_facts", "id", "id IN (SELECT id FROM bare_customer)");
  compare_table (connection, "ticket_row", "id", "id IN (SELECT id FROM bare_ticket)");
  compare_table (connection, "clock", "ticket, target, round", "ticket IN (SELECT id FROM bare_ticket)");
  execute (connection,
           "CREATE TEMP TABLE bare_gone_alert AS SELECT id FROM main.alert a WHERE NOT EXISTS (SELECT 1 FROM done.alert o"
           " WHERE o.thing = a.thing AND o.row = a.row AND o.clock = a.clock AND o.level = a.level AND o.due = a.due);"
           "CREATE TEMP TABLE bare_new_alert AS SELECT * FROM done.alert a WHERE NOT EXISTS (SELECT 1 FROM main.alert o"
           " WHERE o.thing = a.thing AND o.row = a.row AND o.clock = a.clock AND o.level = a.level AND o.due = a.due);"
           "CREATE TEMP TABLE bare_text AS SELECT a.name, a.contacts, a.phones, a.notes, a.tags, a.initials, a.rowid AS id"
           " FROM bare_customer c CROSS JOIN done.customer_search a ON a.rowid = c.id CROSS JOIN main.customer_search b"
           " ON b.rowid = c.id WHERE (a.name, a.contacts, a.phones, a.notes, a.tags, a.initials)"
           " IS NOT (b.name, b.contacts, b.phones, b.notes, b.tags, b.initials)");
}

/**
 * bare_writes_find:
 * @connection: of the book as it stood before the act
 * @done: the file of the book behind it
 *
 * Finds what the act wrote.
 */
void
bare_writes_find (RapportConnection *connection,
                  const char        *done)
{
  execute_with (connection, "ATTACH '%s' AS done", done);
  execute (connection,
           "CREATE TEMP TABLE " UPDATES " (id INTEGER PRIMARY KEY, found TEXT, written TEXT);"
           "CREATE TEMP TABLE bare_action AS SELECT * FROM done.action WHERE id = (SELECT max (id) FROM done.action);"
           "CREATE TEMP TABLE bare_change AS SELECT * FROM done.change WHERE action = (SELECT id FROM bare_action);"
           "CREATE TEMP TABLE bare_grave AS SELECT * FROM done.grave WHERE act = (SELECT uid FROM bare_action);"
           "CREATE TEMP TABLE bare_customer AS SELECT DISTINCT customer AS id FROM bare_change;"
           "CREATE TEMP TABLE bare_ticket AS SELECT ticket AS id FROM done.ticket_event WHERE id IN"
           " (SELECT row FROM bare_change WHERE thing = 'ticket_event' AND op = 'insert')"
           " UNION SELECT row FROM bare_change WHERE thing = 'ticket';"
           "CREATE TEMP TABLE bare_birth AS SELECT uid, thing, row, auto IS NULL AS touches FROM bare_change"
           " WHERE op = 'insert' ORDER BY uid;"
           "CREATE TEMP TABLE bare_touch AS SELECT uid, thing, row FROM bare_change"
           " WHERE auto IS NULL AND op = 'update' UNION SELECT c.uid, 'customer', c.id FROM done.customer c"
           " WHERE c.id IN (SELECT customer FROM bare_change WHERE auto IS NULL)");
  find_things (connection);
  find_derived (connection);
  execute (connection, "DETACH done");
}

static void
write_added (RapportConnection *connection)
{
  g_auto(GStrv) things = list_texts (connection, "SELECT DISTINCT thing FROM bare_change WHERE op = 'insert'");

  for (guint i = 0; things[i] != NULL; i++)
    {
      g_auto(GStrv) columns = list_columns (connection, things[i]);
      g_autofree char *names = g_strjoinv (", ", columns);
      g_autofree char *marks = g_strnfill (2 * g_strv_length (columns) - 1, ',');
      g_autofree char *select = g_strdup_printf ("SELECT %s FROM bare_new_%s", names, things[i]);
      g_autofree char *insert = NULL;

      for (guint k = 0; columns[k] != NULL; k++)
        marks[2 * k] = '?';
      insert = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", things[i], names, marks);
      write_rows (connection, select, insert);
    }
}

static void
write_deleted (RapportConnection *connection)
{
  g_auto(GStrv) things = list_texts (connection, "SELECT thing FROM bare_change WHERE op = 'delete' GROUP BY thing"
                                                 " ORDER BY min (id)");

  for (guint i = 0; things[i] != NULL; i++)
    {
      g_autofree char *select =
        g_strdup_printf ("SELECT row FROM bare_change WHERE thing = '%s' AND op = 'delete' ORDER BY row", things[i]);
      g_autofree char *delete = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", things[i]);

      write_rows (connection, select, delete);
    }
}

static void
write_updates (RapportConnection *connection)
{
  g_auto(GStrv) found = list_texts (connection, "SELECT found FROM " UPDATES " ORDER BY id");
  g_auto(GStrv) written = list_texts (connection, "SELECT written FROM " UPDATES " ORDER BY id");

  for (guint i = 0; found[i] != NULL; i++)
    write_rows (connection, found[i], written[i]);
}

#define CHANGE_COLUMNS \
  "action, thing, row, uid, customer, op, field, old, new, over_clock, over_act, target, owners, auto, back, clock, settles"

static void
write_log (RapportConnection *connection)
{
  execute (connection, "INSERT INTO action SELECT * FROM bare_action");
  write_rows (connection, "SELECT " CHANGE_COLUMNS " FROM bare_change",
              "INSERT INTO change (" CHANGE_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  write_rows (connection, "SELECT uid, thing, row, touches FROM bare_birth",
              "INSERT INTO life (uid, thing, row, clock, act, touches) VALUES (?1, ?2, ?3, 0, zeroblob (16), ?4)");
  write_rows (connection, "SELECT uid, thing, row FROM bare_touch",
              "INSERT INTO life (uid, thing, row, clock, act, touches) VALUES (?1, ?2, ?3, 0, zeroblob (16), 1)"
              " ON CONFLICT (uid) DO UPDATE SET touches = touches + 1");
  write_rows (connection, "SELECT act, root, uid, seen, clock, heir FROM bare_grave",
              "INSERT INTO grave (act, root, uid, seen, clock, heir) VALUES (?, ?, ?, ?, ?, ?)");
}

/* Writes it. It is committed, as the search index is written only then.
 *
 * Returns: the seconds of the processor it took */
double
bare_writes_run (RapportConnection *connection)
{
  struct timespec before, after;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &before);
  execute (connection, "BEGIN IMMEDIATE");
  write_added (connection);
  write_updates (connection);
  write_deleted (connection);
  write_log (connection);
  write_rows (connection, "SELECT id FROM bare_gone_alert", "DELETE FROM alert WHERE id = ?1");
  write_rows (connection, "SELECT thing, row, clock, level, due, fire, shown, snoozed, settled FROM bare_new_alert",
              "INSERT INTO alert (thing, row, clock, level, due, fire, shown, snoozed, settled)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  write_rows (connection, "SELECT * FROM bare_text ORDER BY id",
              "UPDATE customer_search SET name = ?1, contacts = ?2, phones = ?3, notes = ?4, tags = ?5, initials = ?6"
              " WHERE rowid = ?7");
  execute (connection, "COMMIT");
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &after);
  return (double) (after.tv_sec - before.tv_sec) + (double) (after.tv_nsec - before.tv_nsec) / 1e9;
}
