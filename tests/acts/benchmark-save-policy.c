/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <time.h>

#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-policy-version.h"
#include "rapport-save-version.h"
#include "rapport-service-versions.h"
#include "rapport-ticket.h"
#include "rapport-version-preview.h"
#include "scratch-act.h"
#include "scratch-folder.h"

#define N_TICKETS 20000
#define N_TIMES 3

/* so many times as long as writing the same rows with bare SQL */
#define MOST_TIMES 3

/* seconds of the processor */
static double
get_spent (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double) spent.tv_sec + (double) spent.tv_nsec / 1e9;
}

static gboolean
open_tickets_func (RapportTransaction  *transaction,
                   gpointer             data,
                   GError             **error)
{
  static const char * const channels[] = { "phone", "email", "store" };
  const gint64 now = rapport_transaction_get_now (transaction);

  for (int i = 0; i < N_TICKETS; i++)
    {
      g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

      rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, *(gint64 *) data);
      rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, now - i % 7200);
      rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, i % 2);
      rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, i / 2 % 2);
      rapport_entity_set_text (ticket, RAPPORT_TICKET_CHANNEL, channels[i % 3]);
      if (!rapport_transaction_insert (transaction, ticket, error))
        return FALSE;
    }
  return TRUE;
}

static void
execute (RapportConnection *connection,
         const char        *sql)
{
  g_autoptr(GError) error = NULL;

  rapport_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
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

/* The tickets, what their clocks have left, the alerts that moved, which are those after @last_alert, and the rows of the
 * log, once more with nothing around them */
static double
measure_floor (RapportBook *book,
               gint64       last_alert)
{
  static const Writes writes[] = {
    { "bare_ticket", "id, policy", "UPDATE ticket SET policy = ?2 WHERE id = ?1", 2 },
    { "bare_clock", "ticket, target, round, due, remaining",
      "UPDATE clock SET due = ?4, remaining = ?5 WHERE ticket = ?1 AND target = ?2 AND round = ?3", 5 },
    { "bare_row", "id, next_due, next_target",
      "UPDATE ticket_row SET next_due = ?2, next_target = ?3 WHERE id = ?1", 3 },
    { "bare_alert", "thing, row, clock, level",
      "DELETE FROM alert WHERE thing = ?1 AND row = ?2 AND clock = ?3 AND level = ?4", 4 },
    { "bare_alert", "thing, row, clock, level, due, fire",
      "INSERT INTO alert (thing, row, clock, level, due, fire) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", 6 },
    { "bare_change", "action, thing, row, uid, customer, op, field, old, new, over_clock, over_act, target, owners, auto,"
                     " back, clock, settles",
      "INSERT INTO change (action, thing, row, uid, customer, op, field, old, new, over_clock, over_act, target, owners,"
      " auto, back, clock, settles) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
      17 },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportConnection) connection =
    rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, &error);
  g_autofree char *alerts = g_strdup_printf ("CREATE TEMP TABLE bare_alert AS SELECT * FROM alert WHERE id > %d",
                                             (int) last_alert);
  double took;

  g_assert_no_error (error);
  execute (connection,
           "CREATE TEMP TABLE bare_change AS SELECT * FROM change WHERE action = (SELECT max (id) FROM action);"
           "CREATE TEMP TABLE bare_ticket AS SELECT id, (SELECT min (id) FROM policy) AS policy FROM ticket;"
           "CREATE TEMP TABLE bare_clock AS SELECT ticket, target, round, due + 60 * (target = 'first-response')"
           " AS due, remaining - 60 AS remaining FROM clock;"
           "CREATE TEMP TABLE bare_row AS SELECT id, next_due + 60 AS next_due, next_target FROM ticket_row");
  execute (connection, alerts);
  took = get_spent ();
  execute (connection, "BEGIN IMMEDIATE");
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    printf ("  %s: %u rows\n", writes[i].from, write_bare (connection, &writes[i]));
  took = get_spent () - took;
  execute (connection, "ROLLBACK");
  return took;
}

/* Saves a policy by which 20,000 open tickets are judged, and holds that against the bare writes */
int
main (void)
{
  static const char * const durations[] = { "3h", "5h" };
  g_autofree char *folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  gint64 id;
  double ratio = 0;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "大润");
  id = scratch_run (book, rapport_add_new (customer));
  scratch_run (book, rapport_act_new ("import", open_tickets_func, &id, NULL));
  for (guint i = 0; i < N_TIMES; i++)
    {
      RapportConnection *connection = rapport_book_get_connection (book);
      const gint64 base = rapport_versions_find_called (connection, RAPPORT_TYPE_POLICY_VERSION, "Service desk P1–P4");
      g_autofree char *json =
        g_strdup_printf ("{\"name\":\"Service desk P1–P4\",\"targets\":[{\"target\":\"first-response\",\"duration\":\"%s\"},"
                         "{\"target\":\"update\",\"duration\":\"24h\"},"
                         "{\"target\":\"solution\",\"duration\":\"2wd\",\"pause\":true}]}", durations[i % 2]);
      g_autoptr(RapportVersionPreview) preview = NULL;
      g_autoptr(GError) error = NULL;
      const gint64 last_alert = scratch_query (book, "SELECT max (id) FROM alert");
      double took = get_spent (), floor, looked;

      preview = rapport_version_preview (connection, RAPPORT_TYPE_POLICY_VERSION, base, json,
                                         g_get_real_time () / G_USEC_PER_SEC, &error);
      g_assert_no_error (error);
      looked = get_spent () - took;
      took = get_spent ();
      scratch_run (book, rapport_save_policy_new (json, base));
      took = get_spent () - took;
      floor = measure_floor (book, last_alert);
      printf ("%u deadlines move, seen in %.2f s; saved in %.2f s, %.2f s with bare SQL: %.1f times\n",
              preview->n_moved, looked, took, floor, took / floor);
      ratio = i == 0 ? took / floor : MIN (ratio, took / floor);
    }
  rapport_book_close (book);
  scratch_folder_remove (folder);
  return ratio <= MOST_TIMES ? 0 : 1;
}
