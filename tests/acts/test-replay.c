/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "rapport-check.h"
#include "rapport-customer.h"
#include "rapport-log-apply.h"
#include "rapport-numbers.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-ticket.h"
#include "replay-world.h"

/* Books of which each does acts of its own, and takes those of the others over by uid alone, in any order.
 * In the end all show the same. RAPPORT_SEEDS=FROM-TO tries others than the few of a daily run. */
#define FIRST_SEED 1
#define LAST_SEED 6
#define N_STEPS 90

/* how far the clock of a book is off at most */
#define MOST_SKEW_USEC (400 * G_TIME_SPAN_DAY)

/* What was done here goes into the pool, from which all may take it. */
static void
give (World  *world,
      Laptop *laptop)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (laptop->writer, "SELECT id FROM action WHERE id > ?1 AND changeset IS NOT NULL", &error);
  gboolean has_row;

  rapport_statement_bind_integer (row, 1, laptop->loaded);
  while (rapport_statement_step (row, &has_row, &error) && has_row)
    {
      RapportLogAct *act;

      laptop->loaded = rapport_statement_get_integer (row, 0);
      act = rapport_log_act_load (laptop->writer, laptop->loaded, &error);
      g_assert_no_error (error);
      g_hash_table_add (laptop->taken, GUINT_TO_POINTER (world->pool->len));
      g_ptr_array_add (world->pool, act);
    }
  g_assert_no_error (error);
}

static void
shuffle (World     *world,
         GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      const guint j = g_rand_int_range (world->rand, 0, i);
      gpointer other = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = other;
    }
}

/* @percent: how many of the acts that are not here yet, and of those that are; what is here is dropped */
static void
take (World  *world,
      Laptop *laptop,
      int     percent)
{
  g_autoptr(GPtrArray) acts = g_ptr_array_new ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < world->pool->len; i++)
    {
      const gboolean is_here = g_hash_table_contains (laptop->taken, GUINT_TO_POINTER (i));

      if (world_pick (world, 100) >= (is_here ? 10 : percent))
        continue;
      g_hash_table_add (laptop->taken, GUINT_TO_POINTER (i));
      g_ptr_array_add (acts, g_ptr_array_index (world->pool, i));
    }
  shuffle (world, acts);
  rapport_connection_execute (laptop->writer, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  rapport_log_apply (laptop->writer, acts, g_get_real_time () / G_USEC_PER_SEC, zone, &error);
  g_assert_no_error (error);
  rapport_connection_execute (laptop->writer, "COMMIT", &error);
  g_assert_no_error (error);
  rapport_book_poll (laptop->book);
}

static void
take_and_merge (World  *world,
                Laptop *laptop,
                int     percent)
{
  take (world, laptop, percent);
  world_merge_texts (world, laptop);
  give (world, laptop);
}

/* What one merges is for the others to take, who may have to merge again: not more often than there are books. */
static void
take_all (World *world)
{
  guint n_acts = 0;
  int n_rounds = 0;

  while (n_acts < world->pool->len)
    {
      n_acts = world->pool->len;
      for (int i = 0; i < world->n_laptops; i++)
        take_and_merge (world, &world->laptops[i], 100);
      g_assert_cmpint (n_rounds++, <=, world->n_laptops);
    }
}

static void
append_rows (GString    *text,
             Laptop     *laptop,
             const char *name,
             const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) row = rapport_connection_prepare (laptop->writer, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (rapport_statement_step (row, &has_row, &error) && has_row)
    {
      g_string_append (text, name);
      for (guint i = 0; i < rapport_statement_get_n_columns (row); i++)
        {
          const char *value = rapport_statement_get_text (row, i);
          g_autofree char *escaped = value != NULL ? g_strescape (value, NULL) : g_strdup ("-");

          g_string_append_printf (text, " %s=%s", rapport_statement_get_name (row, i), escaped);
        }
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
}

/* The columns of a kind with references as uids */
static char *
dup_kind_sql (const RapportEntityInfo *info)
{
  GString *sql = g_string_new ("SELECT hex(uid) AS uid");

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *column = rapport_field_dup_column (&info->fields[i]);

      if (info->fields[i].kind == RAPPORT_FIELD_MOMENT)
        g_string_append_printf (sql, ", %s_day, %s_at", column, column);
      else if (info->fields[i].kind == RAPPORT_FIELD_REFERENCE)
        g_string_append_printf (sql, ", (SELECT hex(t.uid) FROM %s t WHERE t.id = s.%s) AS %s", info->fields[i].target,
                                column, column);
      else
        g_string_append_printf (sql, ", %s", column);
    }
  g_string_append_printf (sql, " FROM %s s ORDER BY uid", info->name);
  return g_string_free (sql, FALSE);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* Of numbers given twice apart all books flag the same ones. */
static void
append_doubles (GString *text,
                Laptop  *laptop,
                GType    type)
{
  const char *kind = rapport_table_info (type)->name;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) doubles = rapport_numbers_load_doubles (laptop->writer, type, &error);
  g_autoptr(GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < doubles->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT hex(uid) FROM %s WHERE id = %" G_GINT64_FORMAT, kind,
                                              g_array_index (doubles, RapportNumberDouble, i).row);

      g_ptr_array_add (uids, scratch_read_text (laptop->book, sql));
    }
  g_ptr_array_sort (uids, compare_texts);
  for (guint i = 0; i < uids->len; i++)
    g_string_append_printf (text, "%s gives way: %s\n", kind, (const char *) g_ptr_array_index (uids, i));
}

static char *
dup_contents (Laptop *laptop)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; infos[i] != NULL; i++)
    {
      g_autofree char *sql = dup_kind_sql (infos[i]);

      append_rows (text, laptop, infos[i]->name, sql);
    }
  append_rows (text, laptop, "life", "SELECT hex(uid) AS uid, thing, clock, hex(act) AS act, touches FROM life"
               " WHERE touches > 0 ORDER BY uid");
  append_rows (text, laptop, "grave", "SELECT hex(act) AS act, hex(root) AS root, hex(uid) AS uid, seen, clock"
               " FROM grave ORDER BY 1, 2, 3");
  append_rows (text, laptop, "conflict", "SELECT hex(f.uid) AS uid, f.field, hex(a.uid) AS act FROM conflict f"
               " JOIN change c ON c.id = f.change JOIN action a ON a.id = c.action ORDER BY 1, 2, 3");
  append_rows (text, laptop, "action", "SELECT hex(a.uid) AS uid, a.clock, a.kind, (SELECT hex(u.uid) FROM action u"
               " WHERE u.id = a.undone_by) AS undone_by FROM action a ORDER BY 1");
  append_doubles (text, laptop, RAPPORT_TYPE_CUSTOMER);
  append_doubles (text, laptop, RAPPORT_TYPE_TICKET);
  return g_string_free (text, FALSE);
}

static void
assert_same (World *world,
             Laptop *laptop,
             const char *first)
{
  g_autofree char *other = dup_contents (laptop);
  g_auto(GStrv) lines = g_strsplit (first, "\n", -1);
  g_auto(GStrv) other_lines = g_strsplit (other, "\n", -1);

  if (strcmp (first, other) == 0)
    return;
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) other_lines, lines[i]))
      g_test_message ("only in the first: %s", lines[i]);
  for (guint i = 0; other_lines[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) lines, other_lines[i]))
      g_test_message ("only in another: %s", other_lines[i]);
  g_test_fail ();
}

static void
assert_whole (Laptop *laptop)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (laptop->book, TRUE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const char *finding = g_ptr_array_index (findings, i);

      /* numbers given twice apart are to be flagged */
      if (strstr (finding, "number") != NULL)
        continue;
      g_test_message ("%s", finding);
      g_test_fail ();
    }
}

static void
begin (World   *world,
       guint32  seed)
{
  world->rand = g_rand_new_with_seed (seed);
  world->n_laptops = 2 + world_pick (world, MOST_BOOKS - 1);
  world->pool = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_log_act_free);
  for (int i = 0; i < world->n_laptops; i++)
    {
      Laptop *laptop = &world->laptops[i];

      laptop->folder = scratch_folder_new ();
      laptop->book = scratch_book_open (laptop->folder);
      laptop->writer = rapport_connection_open (rapport_book_get_path (laptop->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
      laptop->taken = g_hash_table_new (NULL, NULL);
      laptop->skew = (g_rand_double (world->rand) - 0.5) * MOST_SKEW_USEC;
    }
}

static void
end (World *world)
{
  for (int i = 0; i < world->n_laptops; i++)
    {
      Laptop *laptop = &world->laptops[i];

      g_clear_object (&laptop->writer);
      g_clear_object (&laptop->book);
      scratch_folder_remove (laptop->folder);
      g_hash_table_unref (laptop->taken);
    }
  g_ptr_array_unref (world->pool);
  g_rand_free (world->rand);
}

static void
test_replay (gconstpointer data)
{
  World world = { 0 };
  g_autofree char *first = NULL;

  begin (&world, GPOINTER_TO_UINT (data));
  for (int i = 0; i < N_STEPS; i++)
    {
      Laptop *laptop = &world.laptops[world_pick (&world, world.n_laptops)];

      world_do_something (&world, laptop);
      give (&world, laptop);
      if (world_pick (&world, 8) == 0)
        take_and_merge (&world, &world.laptops[world_pick (&world, world.n_laptops)], 60);
    }
  take_all (&world);
  first = dup_contents (&world.laptops[0]);
  for (int i = 1; i < world.n_laptops; i++)
    assert_same (&world, &world.laptops[i], first);
  for (int i = 0; i < world.n_laptops; i++)
    assert_whole (&world.laptops[i]);
  end (&world);
}

int
main (int   argc,
      char *argv[])
{
  const char *wanted = g_getenv ("RAPPORT_SEEDS");
  guint first = FIRST_SEED, last = LAST_SEED;

  g_test_init (&argc, &argv, NULL);
  if (wanted != NULL)
    {
      g_auto(GStrv) parts = g_strsplit (wanted, "-", 2);

      first = atoi (parts[0]);
      last = parts[1] != NULL ? atoi (parts[1]) : (int) first;
    }
  for (guint seed = first; seed <= last; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/acts/replay/seed-%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_replay);
    }
  return g_test_run ();
}
