/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "generate.h"
#include "rapport-cadence-lookup.h"
#include "rapport-edit.h"
#include "rapport-plan-cadence.h"
#include "scratch-act.h"

#define N_CUSTOMERS 100000
#define N_RECORDS 1000000
#define N_TICKETS 200000
#define N_TIMES 3

/* so many times as long as writing the same rows with bare SQL */
#define MOST_TIMES 10

/* seconds of the processor */
static double
get_spent (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double) spent.tv_sec + (double) spent.tv_nsec / 1e9;
}

static void
execute (RapportConnection *connection,
         const char        *sql)
{
  g_autoptr(GError) error = NULL;

  rapport_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

/* The program has looked at everybody before a person changes a setting. */
static void
plan_all (RapportBook *book)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) customers =
    rapport_cadence_find_customers (rapport_book_get_connection (book), RAPPORT_CADENCE_ALL, NULL, &error);

  g_assert_no_error (error);
  scratch_run (book, rapport_plan_cadence_new (customers));
}

/* What is written again row by row: as often as in the act */
typedef struct
{
  const char *from;
  const char *columns;
  const char *write;
  guint       n_columns;
} Writes;

static guint
write_bare (RapportConnection *connection,
            const Writes      *writes)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s", writes->columns, writes->from);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, &error);
  g_autoptr(RapportStatement) write = rapport_connection_prepare (connection, writes->write, &error);
  gboolean has_row;
  guint n = 0;

  g_assert_no_error (error);
  while (rapport_statement_step (row, &has_row, &error) && has_row)
    {
      for (guint i = 0; i < writes->n_columns; i++)
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

/* The plans, the alerts and the rows of the log that the last act wrote, once more with nothing around them */
static double
measure_floor (RapportBook *book)
{
  static const Writes writes[] = {
    { "bare_plan", "id, due_day, due_at, asked_day, asked_at",
      "UPDATE plan SET due_day = ?2, due_at = ?3, asked_day = ?4, asked_at = ?5 WHERE id = ?1", 5 },
    { "bare_alert", "thing, row, clock, level, due, fire",
      "INSERT INTO alert (thing, row, clock, level, due, fire) VALUES (?1, ?2, ?3, ?4, ?5 + 1, ?6)", 6 },
    { "bare_change", "action, thing, row, uid, customer, op, field, old, new, over_clock, over_act, target, owners, auto,"
                     " back, clock, settles",
      "INSERT INTO change (action, thing, row, uid, customer, op, field, old, new, over_clock, over_act, target, owners,"
      " auto, back, clock, settles) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
      17 },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportConnection) connection =
    rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, &error);
  double took;

  g_assert_no_error (error);
  execute (connection,
           "CREATE TEMP TABLE bare_change AS SELECT * FROM change WHERE action = (SELECT max (id) FROM action);"
           "CREATE TEMP TABLE bare_plan AS SELECT id, due_day, due_at + 60 AS due_at, asked_day, asked_at FROM plan"
           " WHERE id IN (SELECT row FROM bare_change WHERE thing = 'plan' AND op <> 'delete');"
           "CREATE TEMP TABLE bare_alert AS SELECT * FROM alert WHERE thing = 'plan' AND row IN (SELECT id FROM bare_plan)");
  took = get_spent ();
  execute (connection, "BEGIN IMMEDIATE");
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    printf ("  %s: %u rows\n", writes[i].from, write_bare (connection, &writes[i]));
  took = get_spent () - took;
  execute (connection, "ROLLBACK; DROP TABLE bare_plan; DROP TABLE bare_alert; DROP TABLE bare_change");
  return took;
}

/* Changes a setting that moves the plans of all customers, and takes it back, and holds both against the bare writes */
int
main (int   argc,
      char *argv[])
{
  static const char * const values[] = { "10:00-11:00, 14:00-16:00", "09:30-11:00, 14:00-16:00" };
  g_autofree char *folder = argc > 1 ? g_strdup (argv[1]) : generate_once (N_CUSTOMERS, N_RECORDS, N_TICKETS);
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  double ratio = 0;
  double undo_ratio = 0;

  if (scratch_query (book, "SELECT count(*) FROM plan WHERE origin = 'cadence'") == 0)
    plan_all (book);
  scratch_run (book, rapport_set_setting_new ("convenient-times", values[1]));
  for (guint i = 0; i < N_TIMES; i++)
    {
      double took = get_spent (), floor, undo;

      scratch_run (book, rapport_set_setting_new ("convenient-times", values[0]));
      took = get_spent () - took;
      floor = measure_floor (book);
      undo = get_spent ();
      scratch_undo (book);
      undo = get_spent () - undo;
      printf ("set a setting: %.1f s of the processor, %.2f s with bare SQL: %.1f times; taken back in %.1f s: %.1f times\n",
              took, floor, took / floor, undo, undo / floor);
      ratio = i == 0 ? took / floor : MIN (ratio, took / floor);
      undo_ratio = i == 0 ? undo / floor : MIN (undo_ratio, undo / floor);
    }
  rapport_book_close (book);
  return ratio <= MOST_TIMES && undo_ratio <= MOST_TIMES ? 0 : 1;
}
