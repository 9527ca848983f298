/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "generate.h"
#include "rapport-alerts.h"
#include "rapport-book.h"
#include "rapport-connection-private.h"
#include "rapport-customer.h"
#include "rapport-list-query.h"
#include "rapport-table.h"

#define N_ROUNDS 41
#define BLOCK 200

/* what a bare program would ask for the same rows */
#define BARE_ROWS \
  "SELECT c.number, c.name, r.contact, c.grade, c.status, r.tags, m.name, r.last_day, r.last_at," \
  " r.next_day, r.next_at, c.last_verified, f.missing, f.first_contract, f.amount, c.yearly_amount, c.stage," \
  " c.industry, c.type FROM customer c LEFT JOIN customer_row r ON r.id = c.id" \
  " LEFT JOIN member m ON m.id = c.owner LEFT JOIN customer_facts f ON f.id = c.id WHERE c.id = ?1"
#define N_BARE_COLUMNS 19

typedef struct
{
  RapportConnection *connection;
  RapportConnection *writer;
  RapportConnection *small;
  RapportConnection *large_writer;
  RapportActor       large_actor;
  gint64             n_large;
  GTimeZone         *zone;
  RapportListOrder  *order;
  RapportListOrder  *grouped;
  RapportListOrder  *kept;
  RapportActor       actor;
  const char        *sort;
  const char        *typed;
  GRand             *rand;
  gint64            *ids;
  guint              n_ids;
  guint              n_found;
  gint64             customer;
  guint              n_missed;
} Bench;

typedef void (*Work) (Bench *bench);

static RapportStatement *
prepare (RapportConnection *connection,
         const char        *sql)
{
  g_autoptr(GError) error = NULL;
  RapportStatement *statement = rapport_connection_prepare (connection, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static guint
collect (RapportStatement *statement,
         gint64           *ids)
{
  sqlite3_stmt *handle = rapport_statement_get_handle (statement);
  guint n = 0;

  while (sqlite3_step (handle) == SQLITE_ROW)
    ids[n++] = sqlite3_column_int64 (handle, 0);
  return n;
}

static void
order_bare (Bench *bench)
{
  const char *columns = strcmp (bench->sort, "name") == 0 ? "name_key"
                        : strcmp (bench->sort, "last") == 0 ? "last_day, last_at" : "number_key";
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM customer_row WHERE archived = 0 ORDER BY %s", columns);
  g_autoptr(RapportStatement) statement = prepare (bench->connection, sql);
  g_autofree gint64 *ids = g_new (gint64, bench->n_ids + 1);

  g_assert_cmpuint (collect (statement, ids), ==, bench->n_ids);
}

static void
order_product (Bench *bench)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autofree gint64 *ids = NULL;
  guint n;

  rapport_list_query_set_text (&query->sort, bench->sort);
  ids = rapport_list_query_run (query, bench->connection, NULL, GENERATE_NOW, bench->zone, &n, NULL);
  g_assert_cmpuint (n, ==, bench->n_ids);
}

/* as who sorts by grade, and those of a grade by the last follow-up, the newest first */
static void
columns_bare (Bench *bench)
{
  g_autoptr(RapportStatement) statement =
    prepare (bench->connection, "SELECT id FROM customer_row WHERE archived = 0"
                                " ORDER BY grade IS NULL, grade, last_day IS NULL, last_day DESC, last_at DESC, id DESC");
  g_autofree gint64 *ids = g_new (gint64, bench->n_ids + 1);

  g_assert_cmpuint (collect (statement, ids), ==, bench->n_ids);
}

static void
columns_product (Bench *bench)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autofree gint64 *ids = NULL;
  guint n;

  rapport_list_query_set_order (query, "grade,-last", NULL);
  ids = rapport_list_query_run (query, bench->connection, NULL, GENERATE_NOW, bench->zone, &n, NULL);
  g_assert_cmpuint (n, ==, bench->n_ids);
}

static void
groups_bare (Bench *bench)
{
  g_autoptr(RapportStatement) statement =
    prepare (bench->connection, "SELECT r.id, r.owner, c.yearly_amount FROM customer_row r JOIN customer c ON c.id = r.id"
                                " WHERE r.archived = 0 ORDER BY r.owner, r.name_key");
  g_autofree gint64 *ids = g_new (gint64, bench->n_ids + 1);

  g_assert_cmpuint (collect (statement, ids), ==, bench->n_ids);
}

static void
run_grouped (Bench            *bench,
             RapportListOrder *order)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GPtrArray) sections = NULL;
  g_autofree gint64 *ids = NULL;
  guint n;

  rapport_list_query_set_order (query, "name", NULL);
  rapport_list_query_set_text (&query->group, "owner");
  ids = rapport_list_query_run_grouped (query, bench->connection, order, GENERATE_NOW, bench->zone, &n, &sections,
                                        NULL);
  g_assert_cmpuint (n, ==, bench->n_ids);
}

static void
groups_product (Bench *bench)
{
  run_grouped (bench, NULL);
}

static void
groups_kept (Bench *bench)
{
  run_grouped (bench, bench->grouped);
}

static const gint64 *
pick_block (Bench *bench)
{
  return bench->ids + g_rand_int_range (bench->rand, 0, bench->n_ids - BLOCK);
}

static void
fetch_bare_ids (Bench        *bench,
                const gint64 *ids,
                guint         n)
{
  g_autoptr(RapportStatement) statement = prepare (bench->connection, BARE_ROWS);
  sqlite3_stmt *handle = rapport_statement_get_handle (statement);

  for (guint i = 0; i < n; i++)
    {
      sqlite3_bind_int64 (handle, 1, ids[i]);
      g_assert_cmpint (sqlite3_step (handle), ==, SQLITE_ROW);
      for (int j = 0; j < N_BARE_COLUMNS; j++)
        if (j >= 7 && j <= 15)
          sqlite3_column_int64 (handle, j);
        else
          sqlite3_column_text (handle, j);
      sqlite3_reset (handle);
    }
}

static void
block_bare (Bench *bench)
{
  fetch_bare_ids (bench, pick_block (bench), BLOCK);
}

static void
block_product (Bench *bench)
{
  g_autoptr(GPtrArray) rows =
    rapport_list_query_fetch (&rapport_list_customers, bench->connection, pick_block (bench), BLOCK);

  g_assert_cmpuint (rows->len, ==, BLOCK);
}

static void
search_bare (Bench *bench)
{
  g_autoptr(RapportStatement) statement =
    prepare (bench->connection, "SELECT rowid FROM customer_search WHERE customer_search MATCH ?1");
  g_autofree char *match = g_strdup_printf ("\"%s\"", bench->typed);
  g_autofree gint64 *ids = g_new (gint64, bench->n_ids + 1);

  rapport_statement_bind_text (statement, 1, match);
  bench->n_found = collect (statement, ids);
  fetch_bare_ids (bench, ids, MIN (BLOCK, bench->n_found));
}

static void
search_product (Bench *bench)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autofree gint64 *ids = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  guint n;

  rapport_list_query_set_text (&query->sort, "name");
  rapport_list_query_set_text (&query->search, bench->typed);
  ids = rapport_list_query_run (query, bench->connection, bench->order, GENERATE_NOW, bench->zone, &n, NULL);
  g_assert_cmpuint (n, ==, bench->n_found);
  rows = rapport_list_query_fetch (&rapport_list_customers, bench->connection, ids, MIN (BLOCK, n));
}

static void
search_like (Bench *bench)
{
  g_autoptr(RapportStatement) statement =
    prepare (bench->connection, "SELECT id FROM customer_search_content WHERE c0 LIKE ?1 OR c1 LIKE ?1"
             " OR c2 LIKE ?1 OR c3 LIKE ?1 OR c4 LIKE ?1 OR c5 LIKE ?1");
  g_autofree char *pattern = g_strdup_printf ("%%%s%%", bench->typed);
  g_autofree gint64 *ids = g_new (gint64, bench->n_ids + 1);

  rapport_statement_bind_text (statement, 1, pattern);
  g_assert_cmpuint (collect (statement, ids), ==, bench->n_found);
  fetch_bare_ids (bench, ids, MIN (BLOCK, bench->n_found));
}

/* another one in each run: what stays the same is not written */
static char *
make_note (void)
{
  return g_strdup_printf ("客户说下周再定, %u", g_random_int ());
}

static void
edit_bare (Bench *bench)
{
  g_autofree char *note = make_note ();
  g_autoptr(RapportStatement) update = NULL;

  rapport_connection_execute (bench->writer, "BEGIN IMMEDIATE", NULL);
  update = prepare (bench->writer, "UPDATE customer SET notes = ?1 WHERE id = ?2");
  rapport_statement_bind_text (update, 1, note);
  rapport_statement_bind_integer (update, 2, g_rand_int_range (bench->rand, 1, bench->n_ids));
  rapport_statement_run (update, NULL);
  rapport_connection_execute (bench->writer, "COMMIT", NULL);
}

static gboolean
edit_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  Bench *bench = data;
  g_autofree char *note = make_note ();
  g_autoptr(RapportEntity) customer = NULL;

  customer = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, bench->customer, error);
  if (customer == NULL)
    return FALSE;
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NOTES, note);
  return rapport_transaction_update (transaction, customer, error);
}

static void
edit (Bench              *bench,
      RapportConnection  *writer,
      const RapportActor *actor,
      gint64              n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;

  bench->customer = g_rand_int_range (bench->rand, 1, n);
  receipt = rapport_transaction_run (writer, actor, "edit-customer", edit_func, bench, &error);
  g_assert_no_error (error);
}

static void
edit_product (Bench *bench)
{
  edit (bench, bench->writer, &bench->actor, bench->n_ids);
}

static void
edit_large (Bench *bench)
{
  edit (bench, bench->large_writer, &bench->large_actor, bench->n_large);
}

static void
next_due (RapportConnection *connection)
{
  gint64 fire;

  for (int i = 0; i < 100; i++)
    g_assert_true (rapport_alerts_next_fire (connection, GENERATE_NOW, &fire, NULL));
}

static void
due_large (Bench *bench)
{
  next_due (bench->connection);
}

static void
due_small (Bench *bench)
{
  next_due (bench->small);
}

/* what a list by several columns of which the person edits a row asks each time */
static void
show_edited (Bench            *bench,
             RapportListOrder *order)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autofree gint64 *ids = NULL;
  guint n;

  edit_product (bench);
  rapport_list_query_set_order (query, "grade,-last", NULL);
  ids = rapport_list_query_run (query, bench->connection, order, GENERATE_NOW, bench->zone, &n, NULL);
  g_assert_cmpuint (n, ==, bench->n_ids);
}

static void
place_edited (Bench *bench)
{
  show_edited (bench, bench->kept);
}

static void
ask_anew (Bench *bench)
{
  show_edited (bench, NULL);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
take_time (Work   work,
           Bench *bench)
{
  gint64 start = g_get_monotonic_time ();

  work (bench);
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* medians of rounds in which both take turns, and the ratio */
static void
compare (Bench      *bench,
         const char *what,
         Work        product,
         Work        floor,
         double      most)
{
  double product_times[N_ROUNDS], floor_times[N_ROUNDS], ratio;

  product (bench);
  floor (bench);
  for (int i = 0; i < N_ROUNDS; i++)
    {
      floor_times[i] = take_time (floor, bench);
      product_times[i] = take_time (product, bench);
    }
  qsort (product_times, N_ROUNDS, sizeof (double), compare_doubles);
  qsort (floor_times, N_ROUNDS, sizeof (double), compare_doubles);
  ratio = product_times[N_ROUNDS / 2] / floor_times[N_ROUNDS / 2];
  bench->n_missed += ratio > most;
  g_print ("%-52s %9.3f ms %9.3f ms %8.2f× (at most %g)\n", what, product_times[N_ROUNDS / 2],
           floor_times[N_ROUNDS / 2], ratio, most);
}

static void
compare_all (Bench *bench)
{
  static const char * const sorts[] = { "name", "number", "last" };
  static const char * const words[] = { "科技", "张总", "医药" };

  g_print ("%-52s %12s %12s\n", "", "product", "floor");
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autofree char *what = g_strdup_printf ("ids of all customers by %s", sorts[i]);

      bench->sort = sorts[i];
      compare (bench, what, order_product, order_bare, 1.3);
    }
  compare (bench, "ids of all customers by grade, then by -last", columns_product, columns_bare, 1.5);
  compare (bench, "customers by name in groups by owner, with sums", groups_product, groups_bare, 1.5);
  bench->sort = "name";
  compare (bench, "the same with the groups kept", groups_kept, order_bare, 1.3);
  compare (bench, "a block of 200 rows as objects", block_product, block_bare, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *what = NULL;
      g_autofree char *like = NULL;

      bench->typed = words[i];
      search_bare (bench);
      what = g_strdup_printf ("search %s (%u found), 200 rows and count", words[i], bench->n_found);
      like = g_strdup_printf ("search %s against LIKE", words[i]);
      compare (bench, what, search_product, search_bare, 1.5);
      compare (bench, like, search_product, search_like, 0.05);
    }
  compare (bench, "next due moment, 100 times, against a 1k book", due_large, due_small, 2);
  compare (bench, "one edit with log and search, against UPDATE", edit_product, edit_bare, 3);
  compare (bench, "the same and its place in a list, against all anew", place_edited, ask_anew, 0.2);
}

static void
read_ids (Bench *bench)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);

  rapport_list_query_set_text (&query->sort, "name");
  bench->ids = rapport_list_query_run (query, bench->connection, bench->order, GENERATE_NOW, bench->zone,
                                       &bench->n_ids, NULL);
  g_assert_nonnull (bench->ids);
}

/* RAPPORT_BENCH_LARGE names the folder of a book that generate-book made: an edit in it takes no longer. */
static void
compare_with_larger (Bench *bench)
{
  const char *folder = g_getenv ("RAPPORT_BENCH_LARGE");
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GError) error = NULL;

  if (folder == NULL)
    return;
  book = rapport_book_open (folder, &error);
  g_assert_no_error (error);
  bench->large_writer = rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  rapport_book_get_actor (book, &bench->large_actor);
  rapport_connection_query_integer (rapport_book_get_connection (book), "SELECT max(id) FROM customer", &bench->n_large,
                                    NULL);
  compare (bench, "one edit in the larger book, against this one", edit_large, edit_product, 1.2);
  g_clear_object (&bench->large_writer);
}

int
main (int   argc,
      char *argv[])
{
  gboolean is_small = argc > 1 && strcmp (argv[1], "--small") == 0;
  g_autofree char *folder = is_small ? generate_once (10000, 100000, 20000)
                                     : generate_once (100000, 1000000, 200000);
  g_autofree char *small_folder = generate_once (1000, 10000, 2000);
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(RapportBook) small = NULL;
  g_autoptr(GError) error = NULL;
  Bench bench = { 0 };

  setlocale (LC_ALL, "");
  book = rapport_book_open (folder, &error);
  g_assert_no_error (error);
  small = rapport_book_open (small_folder, &error);
  g_assert_no_error (error);
  bench.connection = rapport_book_get_connection (book);
  bench.small = rapport_book_get_connection (small);
  bench.writer = rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  bench.zone = g_time_zone_new_local ();
  bench.order = rapport_list_order_new ();
  bench.grouped = rapport_list_order_new ();
  bench.kept = rapport_list_order_new ();
  bench.rand = g_rand_new_with_seed (1);
  rapport_book_get_actor (book, &bench.actor);
  read_ids (&bench);
  compare_all (&bench);
  compare_with_larger (&bench);

  g_free (bench.ids);
  g_rand_free (bench.rand);
  rapport_list_order_free (bench.order);
  rapport_list_order_free (bench.grouped);
  rapport_list_order_free (bench.kept);
  g_time_zone_unref (bench.zone);
  g_object_unref (bench.writer);
  return bench.n_missed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
