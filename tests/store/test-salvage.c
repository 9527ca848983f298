/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-check.h"
#include "rapport-customer.h"
#include "rapport-record.h"
#include "rapport-salvage.h"
#include "scratch-book.h"

/* Of the pages so many are damaged; all when asked by hand. */
#define N_PLACES 4

#define PAGE 4096
#define N_CUSTOMERS 60
/* bytes of notes, so that some lie on pages of their own */
#define NOTES 5000

typedef struct
{
  char  *folder;
  char  *path;
  char  *bytes;
  gsize  length;
} Fixture;

static gboolean
fill (RapportTransaction  *transaction,
      gpointer             data,
      GError             **error)
{
  const RapportMoment started = rapport_moment_from_day (20260310);

  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
      g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());

      rapport_entity_take_text (customer, RAPPORT_CUSTOMER_NAME, g_strdup_printf ("北京张三%u", i));
      rapport_entity_take_text (customer, RAPPORT_CUSTOMER_NOTES, g_strnfill (i % 10 == 0 ? NOTES : 300, 'n'));
      if (!rapport_transaction_insert (transaction, customer, error))
        return FALSE;
      rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, rapport_entity_get_id (customer));
      rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
      rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, "said much");
      if (!rapport_transaction_insert (transaction, record, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  f->folder = scratch_folder_new ();
  f->path = g_build_filename (f->folder, "rapport.db", NULL);
  book = scratch_book_open (f->folder);
  receipt = rapport_book_run (book, "act", fill, NULL, &error);
  g_assert_no_error (error);
  rapport_book_close (book);
  g_assert_true (g_file_get_contents (f->path, &f->bytes, &f->length, NULL));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  scratch_folder_remove (f->folder);
  g_free (f->path);
  g_free (f->bytes);
}

static GDateTime *
get_now (void)
{
  return g_date_time_new_local (2026, 11, 30, 9, 0, 0);
}

static void
back_up_on (Fixture *f,
            int      day)
{
  g_autoptr(GDateTime) now = g_date_time_new_local (2026, 11, day, 9, 0, 0);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = rapport_backups_make (f->folder, RAPPORT_BACKUP_DAILY, now, NULL, &error);

  g_assert_no_error (error);
}

static void
back_up (Fixture *f)
{
  back_up_on (f, 30);
}

/* Page @page is of zeros, or of what nobody wrote there. */
static void
damage (Fixture *f,
        gsize    page,
        char     with)
{
  g_autofree char *bytes = g_memdup2 (f->bytes, f->length);

  memset (bytes + page * PAGE, with, PAGE);
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) f->length, NULL));
}

/* Whoever has the file open goes on with it. */
static void
damage_in_place (Fixture *f,
                 gsize    page)
{
  FILE *file = g_fopen (f->path, "r+");
  g_autofree char *rubbish = g_strnfill (PAGE, 0x5a);

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (long) page * PAGE, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (rubbish, 1, PAGE, file), ==, PAGE);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
remove_aside (Fixture *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".damaged-") != NULL)
      scratch_folder_remove (g_build_filename (f->folder, name, NULL));
}

/* Returns: whether it could be opened and looked at; if not, that was said */
static gboolean
look (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_book_open (f->folder, &error);
  g_autoptr(GPtrArray) findings = NULL;

  if (book == NULL)
    {
      g_assert_true (g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED) ||
                     g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT));
      g_assert_nonnull (strstr (error->message, f->path));
      return FALSE;
    }
  findings = rapport_check_run (book, TRUE, NULL, &error);
  g_assert_true (findings != NULL || error != NULL);
  return TRUE;
}

static gint64
count_customers (const char *path,
                 guint       fewest)
{
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autofree char *target = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n;

  rapport_book_copy (path, target, NULL, &error);
  g_assert_no_error (error);
  book = scratch_book_open (folder);
  findings = rapport_check_run (book, TRUE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
  n = scratch_query (book, "SELECT count(*) FROM customer");
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM record"), >=, fewest);
  rapport_book_close (book);
  return n;
}

/* Saves what can be read, which is a whole book, or says that nothing can be. Returns: whether it could */
static gboolean
salvage (Fixture *f,
         guint    fewest)
{
  g_autoptr(GDateTime) now = get_now ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportSalvaged) salvaged = rapport_salvage_run (f->folder, NULL, now, NULL, &error);
  g_autofree char *words = NULL;
  gint64 n;

  if (salvaged == NULL)
    {
      g_test_message ("%s", error->message);
      g_assert_true (g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED) ||
                     g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT));
      return FALSE;
    }
  words = rapport_salvaged_describe (salvaged);
  n = count_customers (salvaged->path, fewest);
  g_test_message ("%s %d customers", words, (int) n);
  g_assert_cmpint (n, >=, fewest);
  g_assert_cmpint (n, <=, N_CUSTOMERS);
  g_unlink (salvaged->path);
  return TRUE;
}

static guint
get_step (Fixture *f)
{
  const char *asked = g_getenv ("RAPPORT_ALL_FAULTS");

  return asked != NULL ? (guint) MAX (atoi (asked), 1) : f->length / PAGE / N_PLACES;
}

/* Whatever page is damaged: what is said is clear, and with a backup of the same day nothing is lost. */
static void
test_each_page (Fixture       *f,
                gconstpointer  data)
{
  const guint n_pages = f->length / PAGE;
  guint n_refused = 0, n_saved = 0;

  back_up (f);
  for (guint page = 0; page < n_pages; page += get_step (f))
    for (guint i = 0; i < 2; i++)
      {
        g_test_message ("page %u of %u with %s", page + 1, n_pages, i == 0 ? "zeros" : "rubbish");
        damage (f, page, i == 0 ? 0 : 0x5a);
        n_refused += !look (f);
        n_saved += salvage (f, N_CUSTOMERS);
        remove_aside (f);
      }
  g_test_message ("%u pages: %u refused, %u saved", n_pages, n_refused, n_saved);
  /* also where nothing of the book itself can tell what is where */
  g_assert_cmpuint (n_saved, >=, 2 * n_pages / get_step (f));
}

static gsize
find_page (Fixture    *f,
           const char *bytes)
{
  const char *found = memmem (f->bytes, f->length, bytes, strlen (bytes));

  g_assert_nonnull (found);
  return (found - f->bytes) / PAGE;
}

/* Without any backup what stands around the damage is saved. */
static void
test_without_backup (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr(GDateTime) now = get_now ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportSalvaged) salvaged = NULL;

  damage (f, find_page (f, "北京张三31"), 0x5a);
  salvaged = rapport_salvage_run (f->folder, NULL, now, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (salvaged->backup);
  g_assert_true (salvaged->count.has_gaps);
  g_assert_cmpint (count_customers (salvaged->path, N_CUSTOMERS / 2), >, N_CUSTOMERS / 2);
}

/* The damaged file is as it was. */
static void
test_left_alone (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  back_up (f);
  damage (f, find_page (f, "北京张三31"), 0);
  g_assert_true (salvage (f, N_CUSTOMERS));
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  g_assert_cmpuint (length, ==, f->length);
  memset (f->bytes + find_page (f, "北京张三31") * PAGE, 0, PAGE);
  g_assert_cmpmem (bytes, length, f->bytes, f->length);
}

/* The newest backup is offered that is whole itself. */
static void
test_newest_whole (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(GArray) backups = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_null (rapport_backups_find_whole (f->folder));
  back_up_on (f, 29);
  back_up_on (f, 30);
  backups = rapport_backups_list (f->folder);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_true (g_file_get_contents (g_array_index (backups, RapportBackup, 1).path, &bytes, &length, NULL));
  memset (bytes + length / 2, 0x5a, PAGE);
  g_assert_true (g_file_set_contents (g_array_index (backups, RapportBackup, 1).path, bytes, (gssize) length, NULL));
  whole = rapport_backups_find_whole (f->folder);
  g_assert_cmpstr (whole, ==, g_array_index (backups, RapportBackup, 0).path);
}

static gboolean
touch_all (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  for (gint64 id = 1; id <= N_CUSTOMERS; id++)
    {
      g_autoptr(RapportEntity) customer = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, id, error);

      if (customer == NULL)
        return FALSE;
      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NOTES, "touched");
      if (!rapport_transaction_update (transaction, customer, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
read_names (RapportConnection  *connection,
            gpointer            data,
            GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, "SELECT notes FROM customer", error);
  gboolean has_row = TRUE;

  while (row != NULL && has_row)
    if (!rapport_statement_step (row, &has_row, error))
      return NULL;
  return NULL;
}

static void
await_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
count_cb (gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
write_note (RapportConnection  *connection,
            gpointer            data,
            GError            **error)
{
  return rapport_connection_execute (connection, "DELETE FROM draft", error);
}

/* Returns: the page that says where all customers are */
static gsize
find_customers (RapportBook *book)
{
  return (gsize) scratch_query (book, "SELECT rootpage FROM sqlite_schema WHERE name = 'customer'") - 1;
}

/* While a book is open, the disk begins to give back other bytes: whoever reads them is told, and from then on nothing is
 * written, but what is whole can be read. */
static void
test_while_open (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(RapportBook) book = scratch_book_open (f->folder);
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GCancellable) slot = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  guint n_damaged = 0, n_failed = 0;
  const gsize page = find_customers (book);
  gsize length;

  g_signal_connect_swapped (book, "damaged", G_CALLBACK (count_cb), &n_damaged);
  g_signal_connect_swapped (book, "failed", G_CALLBACK (count_cb), &n_failed);
  damage_in_place (f, page);
  g_assert_false (rapport_book_is_read_only (book));
  rapport_book_read_async (book, &slot, read_names, NULL, NULL, NULL, await_cb, &result);
  while (result == NULL || n_damaged == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (rapport_book_read_finish (book, result, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (rapport_book_is_damaged (book));
  g_assert_true (rapport_book_is_read_only (book));
  receipt = rapport_book_run (book, "act", fill, NULL, &error);
  g_assert_null (receipt);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
  rapport_book_note_async (book, write_note, NULL, NULL, NULL, NULL);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM policy"), >, 0);
  rapport_book_close (book);
  g_assert_cmpuint (n_damaged, ==, 1);
  g_assert_cmpuint (n_failed, ==, 0);
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  memset (f->bytes + page * PAGE, 0x5a, PAGE);
  g_assert_cmpmem (bytes, length, f->bytes, f->length);
}

/* It is the same where an act meets it, in the midst of what it writes, and whatever waits behind it. */
static void
test_while_writing (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr(RapportBook) book = scratch_book_open (f->folder);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) next = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) next_error = NULL;

  /* some of it is in memory */
  for (gsize page = 1; page < f->length / PAGE; page++)
    damage_in_place (f, page);
  rapport_book_run_async (book, "act", touch_all, NULL, NULL, await_cb, &result);
  rapport_book_run_async (book, "act", fill, NULL, NULL, await_cb, &next);
  while (result == NULL || next == NULL || !rapport_book_is_read_only (book))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (rapport_book_run_finish (book, result, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
  g_assert_null (rapport_book_run_finish (book, next, &next_error));
  g_assert_error (next_error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
  g_assert_nonnull (strstr (next_error->message, "nothing was saved"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) g_test_add ("/store/salvage/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("each-page-damaged", test_each_page);
  TEST ("without-a-backup", test_without_backup);
  TEST ("the-damaged-file-stays", test_left_alone);
  TEST ("damage-met-in-an-open-book", test_while_open);
  TEST ("damage-met-by-an-act", test_while_writing);
  TEST ("the-newest-whole-backup", test_newest_whole);
#undef TEST
  return g_test_run ();
}
