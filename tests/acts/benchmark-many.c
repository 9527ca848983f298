/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "generate.h"
#include "rapport-add.h"
#include "rapport-backups.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-hand-over.h"
#include "rapport-member.h"
#include "scratch-act.h"

#define N_CUSTOMERS 100000
#define N_RECORDS 1000000
#define N_TICKETS 200000

#define N_CHANGED 10000
#define N_TIMES 3

/* so many times as long as writing the same rows with bare SQL */
#define MOST_TIMES 3

typedef struct
{
  GArray *customers;
  gint64  members[2];
} World;

/* Deed: @make makes an act that changes all customers, otherwise than the one before
 * @row: (nullable): the columns of the customer's row of the list that it changes
 * @is_searched: it changes texts by which customers are found */
typedef struct
{
  const char  *name;
  RapportAct *(*make) (const World *world,
                       guint        time);
  const char  *row;
  gboolean     is_searched;
} Deed;

/* seconds of the processor */
static double
get_spent (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double) spent.tv_sec + (double) spent.tv_nsec / 1e9;
}

static RapportAct *
edit (const World   *world,
      RapportEntity *values,
      guint          field)
{
  return rapport_edit_many_new (values, &field, 1, (const gint64 *) (gpointer) world->customers->data,
                                world->customers->len);
}

static RapportAct *
set_owner (const World *world,
           guint        time)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_integer (values, RAPPORT_CUSTOMER_OWNER, world->members[time % 2]);
  return edit (world, values, RAPPORT_CUSTOMER_OWNER);
}

static RapportAct *
set_grade (const World *world,
           guint        time)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (values, RAPPORT_CUSTOMER_GRADE, time % 2 == 0 ? "B" : "C");
  return edit (world, values, RAPPORT_CUSTOMER_GRADE);
}

static RapportAct *
set_industry (const World *world,
              guint        time)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  g_autofree char *industry = g_strdup_printf ("精密机械制造 %u", time);

  rapport_entity_set_text (values, RAPPORT_CUSTOMER_INDUSTRY, industry);
  return edit (world, values, RAPPORT_CUSTOMER_INDUSTRY);
}

static RapportAct *
add_tag (const World *world,
         guint        time)
{
  g_autofree char *tag = g_strdup_printf ("续约预警 %u", time);

  return rapport_add_tag_new ((const gint64 *) (gpointer) world->customers->data, world->customers->len, tag);
}

static RapportAct *
hand_over (const World *world,
           guint        time)
{
  return rapport_hand_over_new ((const gint64 *) (gpointer) world->customers->data, world->customers->len,
                                world->members[(time + 1) % 2], TRUE);
}

static const Deed deeds[] = {
  { "set the owner", set_owner, "owner", FALSE },
  { "set the industry", set_industry, NULL, TRUE },
  { "add a tag", add_tag, "tags", TRUE },
  { "hand over with what is open", hand_over, "owner", FALSE },
  { "set the grade", set_grade, "grade, next, next_day, next_at", FALSE },
};

static void
execute (RapportConnection *connection,
         const char        *sql)
{
  g_autoptr(GError) error = NULL;

  rapport_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
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

/* Writes each row that @select finds once more by @write, which has a parameter for each of its columns. */
static guint
write_bare (RapportConnection *connection,
            const char        *select,
            const char        *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, select, &error);
  g_autoptr(RapportStatement) write = row != NULL ? rapport_connection_prepare (connection, sql, &error) : NULL;
  gboolean has_row;
  guint n = 0;

  g_assert_no_error (error);
  while (rapport_statement_step (row, &has_row, &error) && has_row)
    {
      for (guint i = 0; i < rapport_statement_get_n_columns (row); i++)
        {
          RapportValue value;

          rapport_statement_get_value (row, (int) i, &value);
          rapport_statement_bind_value (write, (int) i + 1, &value);
        }
      rapport_statement_run (write, &error);
      g_assert_no_error (error);
      n++;
    }
  g_assert_no_error (error);
  return n;
}

/* Keeps what the last act wrote, to be written once more. */
static void
keep_written (RapportConnection *connection,
              const Deed        *deed)
{
  g_auto(GStrv) added = NULL;

  execute (connection,
           "CREATE TEMP TABLE bare_change AS SELECT * FROM change WHERE action = (SELECT max (id) FROM action);"
           "CREATE TEMP TABLE bare_touch AS SELECT DISTINCT uid, thing, row FROM bare_change WHERE auto IS NULL"
           " UNION SELECT c.uid, 'customer', c.id FROM customer c WHERE c.id IN (SELECT customer FROM bare_change"
           "  WHERE auto IS NULL);"
           "CREATE TEMP TABLE bare_customer AS SELECT DISTINCT customer AS id FROM bare_change;"
           "CREATE TEMP TABLE bare_alert AS SELECT * FROM alert WHERE thing = 'plan' AND row IN"
           " (SELECT row FROM bare_change WHERE thing = 'plan' AND field = 'due_day');"
           "CREATE TEMP TABLE bare_ticket AS SELECT DISTINCT ticket AS id FROM ticket_event WHERE id IN"
           " (SELECT row FROM bare_change WHERE thing = 'ticket_event' AND op = 'insert');"
           "CREATE TEMP TABLE bare_clock AS SELECT * FROM clock WHERE ticket IN (SELECT id FROM bare_ticket);"
           "CREATE TEMP TABLE bare_ticket_row AS SELECT * FROM ticket_row WHERE id IN (SELECT id FROM bare_ticket)");
  added = list_texts (connection, "SELECT DISTINCT thing FROM bare_change WHERE op = 'insert'");
  for (guint i = 0; added[i] != NULL; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("CREATE TEMP TABLE bare_new_%s AS SELECT * FROM %s WHERE id IN (SELECT row FROM bare_change"
                         " WHERE thing = '%s' AND op = 'insert')", added[i], added[i], added[i]);

      execute (connection, sql);
    }
  if (deed->row != NULL)
    {
      g_autofree char *sql = g_strdup_printf ("CREATE TEMP TABLE bare_row AS SELECT id, %s FROM customer_row"
                                              " WHERE id IN (SELECT id FROM bare_customer)", deed->row);

      execute (connection, sql);
    }
  if (deed->is_searched)
    execute (connection, "CREATE TEMP TABLE bare_text AS SELECT name, contacts, phones, notes, tags, initials, rowid AS id"
                         " FROM customer_search WHERE rowid IN (SELECT id FROM bare_customer)");
}

static void
write_added (RapportConnection *connection,
             const char        *thing)
{
  g_autofree char *columns_sql = g_strdup_printf ("SELECT group_concat (name, ', ') FROM pragma_table_info ('%s')", thing);
  g_auto(GStrv) columns = list_texts (connection, columns_sql);
  g_autofree char *marks_sql = g_strdup_printf ("SELECT group_concat ('?', ', ') FROM pragma_table_info ('%s')", thing);
  g_auto(GStrv) marks = list_texts (connection, marks_sql);
  g_autofree char *select = g_strdup_printf ("SELECT %s FROM bare_new_%s", columns[0], thing);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", thing, columns[0], marks[0]);

  printf ("  %s added: %u rows\n", thing, write_bare (connection, select, insert));
}

/* @changed: a kind of thing and one of its columns */
static void
write_changed (RapportConnection *connection,
               const char        *changed)
{
  g_auto(GStrv) parts = g_strsplit (changed, ".", 2);
  g_autofree char *select = g_strdup_printf ("SELECT new, row FROM bare_change WHERE thing = '%s' AND field = '%s'"
                                             " AND op = 'update'", parts[0], parts[1]);
  g_autofree char *update = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2", parts[0], parts[1]);

  printf ("  %s: %u rows\n", changed, write_bare (connection, select, update));
}

static void
write_row (RapportConnection *connection,
           const char        *columns)
{
  g_auto(GStrv) names = g_strsplit (columns, ", ", -1);
  g_autofree char *select = g_strdup_printf ("SELECT id, %s FROM bare_row", columns);
  g_autoptr(GString) update = g_string_new ("UPDATE customer_row SET ");

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (update, "%s%s = ?%u", i > 0 ? ", " : "", names[i], i + 2);
  g_string_append (update, " WHERE id = ?1");
  printf ("  customer_row: %u rows\n", write_bare (connection, select, update->str));
}

/* The alerts of what is due at another time stand in place of those before, and the clocks of the tickets that are
 * judged by another policy run otherwise. */
static void
write_due (RapportConnection *connection)
{
  write_bare (connection, "SELECT DISTINCT row FROM bare_alert", "DELETE FROM alert WHERE thing = 'plan' AND row = ?1");
  printf ("  alert: %u rows\n",
          write_bare (connection, "SELECT thing, row, clock, level, due, fire, shown, snoozed, settled FROM bare_alert",
                      "INSERT INTO alert (thing, row, clock, level, due, fire, shown, snoozed, settled)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
  printf ("  clock: %u rows\n",
          write_bare (connection, "SELECT ticket, target, round, due, remaining FROM bare_clock",
                      "UPDATE clock SET due = ?4, remaining = ?5 WHERE ticket = ?1 AND target = ?2 AND round = ?3"));
  write_bare (connection, "SELECT id, next_due, next_target FROM bare_ticket_row",
              "UPDATE ticket_row SET next_due = ?2, next_target = ?3 WHERE id = ?1");
}

#define CHANGE_COLUMNS \
  "action, thing, row, uid, customer, op, field, old, new, over_clock, over_act, target, owners, auto, back, clock, settles"

/* What whoever reaches the same result by hand has to write, row by row, and nothing else: the things themselves; the
 * log, a row a change with its old and new value and what it came over, and how often somebody worked on each thing;
 * the alerts and clocks of what is due at another time; the row of the list; and the search index where the texts are
 * searched. It is committed, as the index is written only then. */
static double
measure_floor (RapportConnection *connection,
               const Deed        *deed)
{
  g_auto(GStrv) added = list_texts (connection, "SELECT DISTINCT thing FROM bare_change WHERE op = 'insert'");
  g_auto(GStrv) changed = list_texts (connection, "SELECT DISTINCT thing || '.' || field FROM bare_change"
                                                  " WHERE op = 'update'");
  double took = get_spent ();

  execute (connection, "BEGIN IMMEDIATE");
  for (guint i = 0; added[i] != NULL; i++)
    write_added (connection, added[i]);
  for (guint i = 0; changed[i] != NULL; i++)
    write_changed (connection, changed[i]);
  write_bare (connection, "SELECT " CHANGE_COLUMNS " FROM bare_change",
              "INSERT INTO change (" CHANGE_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  write_bare (connection, "SELECT uid, thing, row FROM bare_touch",
              "INSERT INTO life (uid, thing, row, clock, act, touches) VALUES (?1, ?2, ?3, 0, zeroblob (16), 1)"
              " ON CONFLICT (uid) DO UPDATE SET touches = touches + 1");
  write_due (connection);
  if (deed->row != NULL)
    write_row (connection, deed->row);
  if (deed->is_searched)
    write_bare (connection, "SELECT * FROM bare_text ORDER BY id",
                "UPDATE customer_search SET name = ?1, contacts = ?2, phones = ?3, notes = ?4, tags = ?5, initials = ?6"
                " WHERE rowid = ?7");
  execute (connection, "COMMIT");
  took = get_spent () - took;
  for (guint i = 0; added[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP TABLE bare_new_%s", added[i]);

      execute (connection, sql);
    }
  execute (connection, "DROP TABLE bare_alert; DROP TABLE bare_ticket; DROP TABLE bare_clock;"
                       "DROP TABLE bare_ticket_row;"
                       "DROP TABLE bare_change; DROP TABLE bare_touch; DROP TABLE bare_customer;"
                       "DROP TABLE IF EXISTS bare_row; DROP TABLE IF EXISTS bare_text");
  return took;
}

static void
undo_last (RapportBook *book)
{
  g_autoptr(RapportActionName) name = rapport_book_find_undo (book);

  scratch_run (book, rapport_undo_new (name->id));
}

/* As the window does it, where its progress is watched, which gives it much memory; the bare writes get as much.
 *
 * Returns: the best of some tries, as many times as long as the bare writes */
static double
measure (RapportBook *book,
         const World *world,
         const Deed  *deed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportConnection) connection =
    rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, &error);
  double ratio = 0;

  g_assert_no_error (error);
  rapport_connection_set_roomy (connection, TRUE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_TIMES; i++)
    {
      RapportProgress progress = { NULL };
      RapportAct *act = deed->make (world, i);
      double took = get_spent (), floor;

      rapport_act_set_progress (act, &progress);
      scratch_run (book, act);
      took = get_spent () - took;
      keep_written (connection, deed);
      undo_last (book);
      execute (connection, "DELETE FROM life WHERE uid IN (SELECT uid FROM bare_change WHERE op = 'insert')");
      floor = measure_floor (connection, deed);
      printf ("%s of %u customers: %.2f s of the processor, %.2f s with bare SQL: %.1f times\n", deed->name,
              world->customers->len, took, floor, took / floor);
      ratio = i == 0 ? took / floor : MIN (ratio, took / floor);
    }
  return ratio;
}

static gint64
add_member (RapportBook *book,
            const char  *name)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  return scratch_run (book, rapport_add_new (member));
}

/* customers from all over the book */
static GArray *
list_customers (RapportBook *book)
{
  const gint64 n = scratch_query (book, "SELECT count(*) FROM customer WHERE archived = 0");
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM customer WHERE archived = 0 AND id %% %d = 0 ORDER BY id"
                                          " LIMIT %d", (int) MAX (n / N_CHANGED, 1), N_CHANGED);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (rapport_book_get_connection (book), sql, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  while (rapport_statement_step (row, &has_row, NULL) && has_row)
    {
      const gint64 id = rapport_statement_get_integer (row, 0);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* The backup before so great a change is counted apart: it copies the book, and is the same whatever is changed. */
static void
measure_backup (RapportBook *book)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GError) error = NULL;
  double took = get_spent ();
  g_autofree char *path = rapport_backups_make (rapport_book_get_folder (book), RAPPORT_BACKUP_MANY, now, NULL, &error);

  g_assert_no_error (error);
  printf ("the backup before it: %.1f s of the processor\n", get_spent () - took);
  remove (path);
  scratch_run (book, rapport_set_setting_new ("backup-things", "1000000"));
}

/* Changes many customers at once, and holds that against the bare writes */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = argc > 1 ? g_strdup (argv[1]) : generate_once (N_CUSTOMERS, N_RECORDS, N_TICKETS);
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  World world = { list_customers (book), { add_member (book, "王芳"), add_member (book, "李强") } };
  int failed = 0;

  setvbuf (stdout, NULL, _IOLBF, 0);
  measure_backup (book);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (argc < 3 || strcmp (deeds[i].name, argv[2]) == 0)
      failed |= measure (book, &world, &deeds[i]) > MOST_TIMES;
  g_array_unref (world.customers);
  rapport_book_close (book);
  return failed;
}
