/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rapport-book.h"
#include "rapport-check.h"
#include "rapport-customer.h"
#include "rapport-record.h"
#include "rapport-schema.h"
#include "scratch-book.h"
#include "scratch-random.h"

/* RAPPORT_KILLS says how often by hand */
#define KILLS 40
/* the longest that a writer lives */
#define LONGEST_MS 120
/* after so many kills a new book is begun, and the old one looked at thoroughly */
#define KILLS_A_BOOK 20

typedef struct
{
  gint64 action;
  gint64 customer;
  guint  serial;
} Report;

/* Adds a customer with a record, and counts on the first one how often that was done. */
static gboolean
act (RapportTransaction  *transaction,
     gpointer             data,
     GError             **error)
{
  guint serial = GPOINTER_TO_UINT (data);
  g_autofree char *text = g_strdup_printf ("%010u", serial);
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autoptr(RapportEntity) first = NULL;
  RapportMoment started = rapport_moment_from_day (20240310);

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "北京张三");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, text);
  if (!rapport_transaction_insert (transaction, customer, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (customer));
  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, rapport_entity_get_id (customer));
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, text);
  if (!rapport_transaction_insert (transaction, record, error))
    return FALSE;
  first = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, 1, error);
  if (first == NULL)
    return FALSE;
  rapport_entity_set_text (first, RAPPORT_CUSTOMER_NOTES, text);
  return rapport_transaction_update (transaction, first, error);
}

/* Acts until it is killed, and tells the parent of every act that was committed. */
static int
write_until_killed (const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_book_open (folder, &error);
  gint64 serial = 0;

  if (book != NULL)
    rapport_connection_query_integer (rapport_book_get_connection (book),
                                      "SELECT count(*) FROM customer", &serial, &error);
  serial++;

  while (book != NULL)
    {
      g_autoptr(RapportReceipt) receipt =
        rapport_book_run (book, "act", act, GUINT_TO_POINTER ((guint) serial), &error);
      Report report = { 0 };

      if (receipt == NULL)
        break;
      report.action = receipt->action;
      report.customer = receipt->created;
      report.serial = serial++;
      if (write (STDOUT_FILENO, &report, sizeof report) != sizeof report)
        return 1;
    }
  fprintf (stderr, "%s\n", error->message);
  return 1;
}

/* Lets a writer run for a while, from its start or from its first act on, and kills it; adds what it said that it
 * did. */
static void
run_and_kill (const char *folder,
              gboolean    acts_first,
              GArray     *reports)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *command[] = { self, "--write", folder, NULL };
  g_autoptr(GError) error = NULL;
  Report report;
  GPid writer;
  int out, status;

  g_spawn_async_with_pipes (NULL, (char **) command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &writer,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);
  if (acts_first && read (out, &report, sizeof report) == sizeof report)
    g_array_append_val (reports, report);
  g_usleep (g_test_rand_int_range (0, LONGEST_MS * 1000));
  g_assert_cmpint (kill (writer, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (writer, &status, 0), ==, writer);
  g_assert_true (WIFSIGNALED (status));
  while (read (out, &report, sizeof report) == sizeof report)
    g_array_append_val (reports, report);
  close (out);
}

static gint64
query (RapportBook *book,
       const char  *sql,
       gint64       value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (rapport_book_get_connection (book), sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  rapport_statement_bind_integer (statement, 1, value);
  g_assert_true (rapport_statement_step (statement, &has_row, &error));
  return has_row ? rapport_statement_get_integer (statement, 0) : 0;
}

static void
assert_nothing_lost (RapportBook  *book,
                     const GArray *reports,
                     guint         n_known)
{
  if (reports->len == 0)
    return;
  for (guint i = n_known; i < reports->len; i++)
    {
      const Report *report = &g_array_index (reports, Report, i);

      g_assert_cmpint (query (book, "SELECT count(*) FROM action WHERE id = ?1", report->action),
                       ==, 1);
      g_assert_cmpint (query (book, "SELECT count(*) FROM record WHERE customer = ?1",
                              report->customer), ==, 1);
      g_assert_cmpint (query (book, "SELECT count(*) FROM customer_row WHERE id = ?1",
                              report->customer), ==, 1);
    }
  /* one that was committed may have been killed before it could say so */
  g_assert_cmpint (query (book, "SELECT count(*) FROM customer WHERE id > ?1", 0), >=, reports->len);
  g_assert_cmpint (query (book, "SELECT notes FROM customer WHERE id > ?1 LIMIT 1", 0), >=,
                   g_array_index (reports, Report, reports->len - 1).serial);
  g_assert_cmpint (query (book, "SELECT count(*) - (SELECT count(*) FROM record) FROM customer"
                                " WHERE id > ?1", 0), ==, 0);
}

static void
assert_whole (RapportBook *book,
              gboolean     thorough)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (book, thorough, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpint (findings->len, ==, 0);
}

static guint
kill_writers_of_one_book (void)
{
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autoptr(GArray) reports = g_array_new (FALSE, FALSE, sizeof (Report));

  for (guint i = 0; i < KILLS_A_BOOK; i++)
    {
      guint n_known = reports->len;
      g_autoptr(RapportBook) book = NULL;

      run_and_kill (folder, i % 2 == 1, reports);
      book = scratch_book_open (folder);
      assert_nothing_lost (book, reports, n_known);
      assert_whole (book, i + 1 == KILLS_A_BOOK);
    }
  return reports->len;
}

static void
test_kill (void)
{
  const char *asked = g_getenv ("RAPPORT_KILLS");
  const guint n_kills = asked != NULL ? atoi (asked) : KILLS;
  guint n = 0;

  for (guint i = 0; i < n_kills; i += KILLS_A_BOOK)
    n += kill_writers_of_one_book ();
  g_test_message ("%u committed acts, none lost", n);
  g_assert_cmpint (n, >=, n_kills / 2);
}

static int
open_and_close (const char *folder)
{
  g_autoptr(RapportBook) book = rapport_book_open (folder, NULL);

  return book == NULL;
}

/* The last process to close a book removes its log of writes; another that has it open must count. */
static void
test_others_see_the_lock (void)
{
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *command[] = { self, "--open", folder, NULL };
  g_autoptr(RapportBook) book = rapport_book_open (folder, NULL);
  g_autofree char *log = g_strconcat (rapport_book_get_path (book), "-wal", NULL);
  g_autoptr(RapportBook) reopened = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (rapport_schema_check_file (rapport_book_get_path (book), &error));
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  receipt = rapport_book_run (book, "act", act, GUINT_TO_POINTER (1), &error);
  g_assert_no_error (error);
  g_clear_object (&book);
  reopened = scratch_book_open (folder);
  g_assert_cmpint (query (reopened, "SELECT count(*) FROM customer WHERE id > ?1", 0), ==, 1);
  g_clear_object (&reopened);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return write_until_killed (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--open") == 0)
    return open_and_close (argv[2]);
  scratch_random_test_init (&argc, &argv);
  g_test_add_func ("/store/kill/others-see-the-lock", test_others_see_the_lock);
  g_test_add_func ("/store/kill/again-and-again", test_kill);
  return g_test_run ();
}
