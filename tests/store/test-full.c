/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "rapport-book.h"
#include "rapport-check.h"
#include "rapport-customer.h"
#include "scratch-book.h"

/* letters of notes in each customer, so that the space is used up soon */
#define NOTES 4000
#define MOST_ACTS 20000

/* this one, to be run as another */
static const char *program;

static gboolean
add_customer (RapportTransaction  *transaction,
              gpointer             data,
              GError             **error)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  rapport_entity_take_text (customer, RAPPORT_CUSTOMER_NOTES, g_strnfill (NOTES, 'n'));
  return rapport_transaction_insert (transaction, customer, error);
}

static guint
fill_until_full (RapportBook *book)
{
  for (guint n = 0; n < MOST_ACTS; n++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportReceipt) receipt = rapport_book_run (book, "act", add_customer, NULL, &error);

      if (receipt != NULL)
        continue;
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL);
      return n;
    }
  g_assert_not_reached ();
}

static void
assert_holds (RapportBook *book,
              gint64       n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;

  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM customer"), ==, n);
  findings = rapport_check_run (book, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (findings->len, ==, 0);
}

static void
add_one_more (RapportBook *book)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (book, "act", add_customer, NULL, &error);

  g_assert_no_error (error);
}

/* A quota, here that of the process, is told like a full disk. */
static void
test_quota (void)
{
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  struct rlimit before, limit;
  guint n;

  add_one_more (book);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 2500000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  n = fill_until_full (book) + 1;
  g_assert_cmpint (n, >, 1);
  assert_holds (book, n);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  add_one_more (book);
  assert_holds (book, n + 1);
  g_clear_object (&book);
  book = scratch_book_open (folder);
  assert_holds (book, n + 1);
  g_clear_object (&book);
}

/* an act that does not heed that something could not be written */
static gboolean
add_heedlessly (RapportTransaction  *transaction,
                gpointer             data,
                GError             **error)
{
  for (guint n = 0; n < MOST_ACTS / 10; n++)
    add_customer (transaction, data, NULL);
  return TRUE;
}

/* Where SQLite takes back an act by itself nothing that comes after it in the act is written for itself. */
static void
test_taken_back (void)
{
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  struct rlimit before, limit;

  add_one_more (book);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 2500000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  receipt = rapport_book_run (book, "act", add_heedlessly, NULL, &error);
  g_assert_null (receipt);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  assert_holds (book, 1);
  add_one_more (book);
  assert_holds (book, 2);
  g_clear_object (&book);
}

static void
test_full_disk (void)
{
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *bytes = g_malloc0 (1000000);
  g_autoptr(RapportBook) book = NULL;
  guint n;

  if (mount ("tmpfs", folder, "tmpfs", 0, "size=4m") != 0)
    {
      g_test_skip ("A file system of its own can’t be mounted here");
      return;
    }
  g_assert_true (g_file_set_contents (ballast, bytes, 1000000, NULL));
  book = scratch_book_open (folder);
  n = fill_until_full (book);
  assert_holds (book, n);
  g_assert_cmpint (fill_until_full (book), ==, 0);
  g_unlink (ballast);
  add_one_more (book);
  assert_holds (book, n + 1);
  g_clear_object (&book);
  book = scratch_book_open (folder);
  assert_holds (book, n + 1);
  g_clear_object (&book);
  g_assert_cmpint (umount (folder), ==, 0);
  g_rmdir (folder);
}

/* another program adds one more */
static void
add_elsewhere (const char *folder)
{
  const char * const argv[] = { program, "--add", folder, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* Where there is no room for anything, what is there can be read; and others may write as soon as there is room. */
static void
test_read (void)
{
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  struct rlimit before, limit;

  add_one_more (book);
  rapport_book_close (book);
  g_clear_object (&book);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 100;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  book = rapport_book_open (folder, &error);
  g_assert_no_error (error);
  g_assert_true (rapport_book_lacks_room (book) && rapport_book_is_read_only (book));
  assert_holds (book, 1);
  receipt = rapport_book_run (book, "act", add_customer, NULL, &error);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL);
  g_assert_null (receipt);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  add_elsewhere (folder);
  assert_holds (book, 2);
  add_elsewhere (folder);
  assert_holds (book, 3);
  rapport_book_close (book);
  g_clear_object (&book);
  book = scratch_book_open (folder);
  add_one_more (book);
  assert_holds (book, 4);
  g_clear_object (&book);
}

static int
add_to (const char *folder)
{
  g_autoptr(RapportBook) book = scratch_book_open (folder);

  add_one_more (book);
  rapport_book_close (book);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--add"))
    return add_to (argv[2]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/full/quota", test_quota);
  g_test_add_func ("/store/full/taken-back", test_taken_back);
  g_test_add_func ("/store/full/read", test_read);
  g_test_add_func ("/store/full/disk", test_full_disk);
  return g_test_run ();
}
