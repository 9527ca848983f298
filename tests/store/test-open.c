/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "book-fixture.h"
#include "rapport-book-doubts.h"
#include "rapport-customer.h"

/* so many programs start at once */
#define AT_ONCE 8

static gpointer
read_uid_in_thread (gpointer folder)
{
  g_autoptr(RapportBook) book = scratch_book_open (folder);

  return scratch_read_text (book, "SELECT hex (uid) FROM device");
}

/* Programs that start at once where none ran before are one machine. */
static void
test_one_device (void)
{
  g_autofree char *device = g_build_filename (g_get_user_config_dir (), "rapport", "device", NULL);

  for (guint round = 0; round < 4; round++)
    {
      GThread *threads[AT_ONCE];
      char *folders[AT_ONCE];
      g_autofree char *first = NULL;

      g_unlink (device);
      for (guint i = 0; i < AT_ONCE; i++)
        {
          folders[i] = scratch_folder_new ();
          threads[i] = g_thread_new ("opener", read_uid_in_thread, folders[i]);
        }
      for (guint i = 0; i < AT_ONCE; i++)
        {
          g_autofree char *uid = g_thread_join (threads[i]);

          if (first == NULL)
            first = g_steal_pointer (&uid);
          else
            g_assert_cmpstr (uid, ==, first);
          scratch_folder_remove (folders[i]);
        }
    }
}

static char *
read_bytes (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) bytes, length);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
refuse (const char *folder,
        int         code,
        const char *words)
{
  RapportBook *(*openers[]) (const char *, GError **) = { rapport_book_open, rapport_book_open_to_read };

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (openers[i] (folder, &error));
      g_assert_error (error, RAPPORT_ERROR, code);
      if (strstr (error->message, words) == NULL)
        g_error ("\"%s\" is not in \"%s\"", words, error->message);
    }
}

/* Somebody writes all the time, as an import does: who only looks does not wait, and writes nothing. */
static void
test_looking_needs_no_lock (BookFixture   *fixture,
                            gconstpointer  data)
{
  g_autofree char *path = g_strdup (rapport_book_get_path (fixture->book));
  g_autoptr(RapportConnection) other = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, NULL);
  const gint64 before = g_get_monotonic_time ();
  RapportBook *(*openers[]) (const char *, GError **) = { rapport_book_open_to_read, rapport_book_open };
  g_autofree char *bytes = read_bytes (path);
  g_autofree char *bytes_after = NULL;

  g_assert_true (rapport_connection_execute (other, "BEGIN IMMEDIATE", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportBook) book = openers[i] (fixture->folder, &error);

      g_assert_no_error (error);
      g_assert_cmpint (rapport_book_is_read_only (book), ==, i == 0);
      g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM policy"), >, 0);
      if (i == 0)
        g_assert_cmpint (g_get_monotonic_time () - before, <, 4 * G_USEC_PER_SEC);
      else
        g_assert_true (rapport_connection_execute (other, "ROLLBACK", NULL));
    }
  bytes_after = read_bytes (path);
  g_assert_cmpstr (bytes, ==, bytes_after);
}

/* On another machine nobody is known yet, and looking makes nobody known. */
static void
test_looking_adds_no_machine (BookFixture   *fixture,
                              gconstpointer  data)
{
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  scratch_execute (fixture->book, "DELETE FROM device");
  rapport_book_close (fixture->book);
  book = rapport_book_open_to_read (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM device"), ==, 0);
  rapport_book_set_member (book, 1);
  receipt = rapport_book_run (book, "nothing", NULL, NULL, &error);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY);
}

/* The rights of files bind everybody but root, who runs tests on some machines. */
static void
set_rights (const char *folder,
            int         files,
            int         own,
            gboolean    as_nobody)
{
  const char * const names[] = { "rapport.db", "rapport.db-wal", "rapport.db-shm" };

  if (!as_nobody && getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_chmod (path, files);
    }
  g_assert_cmpint (g_chmod (folder, own), ==, 0);
  if (as_nobody && getuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
}

/* A book on a medium or in a folder where nothing can be written is there to be looked at. */
static void
test_read_only_place (BookFixture   *fixture,
                      gconstpointer  data)
{
  g_autofree char *folder = g_strdup (fixture->folder);
  RapportBook *(*openers[]) (const char *, GError **) = { rapport_book_open, rapport_book_open_to_read };

  rapport_book_close (fixture->book);
  g_clear_object (&fixture->book);
  for (guint i = 0; i < 6; i++)
    {
      static const int rights[][2] = { { 0444, 0755 }, { 0644, 0555 }, { 0444, 0777 } };
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportBook) book = NULL;
      const guint n_files = count_files (folder);

      set_rights (folder, rights[i / 2][0], rights[i / 2][1], TRUE);
      book = openers[i % 2] (folder, &error);
      g_assert_no_error (error);
      g_assert_true (rapport_book_is_read_only (book));
      g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM policy"), >, 0);
      rapport_book_close (book);
      set_rights (folder, 0600, 0700, FALSE);
      if (rights[i / 2][1] != 0777)
        g_assert_cmpuint (count_files (folder), ==, n_files);
    }
}

/* What others left in the log of a book can't be read where nothing can be written: that is said. */
static void
test_read_only_with_log (BookFixture   *fixture,
                         gconstpointer  data)
{
  g_autofree char *log = g_build_filename (fixture->folder, "rapport.db-wal", NULL);

  rapport_book_close (fixture->book);
  g_clear_object (&fixture->book);
  g_assert_true (g_file_set_contents (log, "some acts", -1, NULL));
  set_rights (fixture->folder, 0444, 0555, TRUE);
  refuse (fixture->folder, RAPPORT_ERROR_READ_ONLY, "");
  set_rights (fixture->folder, 0600, 0700, FALSE);
}

/* A database of another program is neither opened nor touched. */
static void
test_foreign (BookFixture   *fixture,
              gconstpointer  data)
{
  const char * const marks[] = { "", "PRAGMA user_version = 2;", "PRAGMA application_id = 7; PRAGMA user_version = 0;" };
  g_autofree char *path = g_strdup (rapport_book_get_path (fixture->book));

  rapport_book_close (fixture->book);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *sql = g_strconcat ("CREATE TABLE customer (id, name);", marks[i], NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_unlink (path);
      scratch_spoil (path, sql);
      before = read_bytes (path);
      refuse (fixture->folder, RAPPORT_ERROR_CONFLICT, "belongs to another program");
      after = read_bytes (path);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
    }
}

/* What another program put into the book would be run by SQLite as if it were the person's doing. */
static void
test_tampered (BookFixture   *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *sql;
    const char *words;
  } cases[] = {
    { "CREATE TRIGGER spy AFTER INSERT ON customer BEGIN DELETE FROM contact; END", "trigger spy" },
    { "CREATE VIEW other AS SELECT 1", "view other" },
    { "CREATE VIRTUAL TABLE other USING fts5 (x)", "table other" },
    { "DROP VIEW searched_thing; CREATE VIEW searched_thing AS SELECT * FROM customer", "view searched_thing" },
    { "ALTER TABLE customer ADD COLUMN spy TEXT GENERATED ALWAYS AS (upper (name)) VIRTUAL", "table customer" },
    { "DROP TABLE device", "table device" },
  };
  g_autofree char *path = g_strdup (rapport_book_get_path (fixture->book));
  g_autofree char *whole = NULL;
  gsize length;

  rapport_book_close (fixture->book);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (g_file_set_contents (path, whole, length, NULL));
      scratch_spoil (path, cases[i].sql);
      refuse (fixture->folder, RAPPORT_ERROR_CONFLICT, cases[i].words);
    }
}

/* An index more, or a table, is somebody's own business. */
static void
test_table_more (BookFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr(RapportBook) book = NULL;

  rapport_book_close (fixture->book);
  scratch_spoil (rapport_book_get_path (fixture->book),
                 "CREATE TABLE mine (x); CREATE INDEX quick ON customer (notes); ANALYZE");
  book = scratch_book_open (fixture->folder);
}

/* An empty file beside a log of writes was a book once: a new one would delete what is in the log. */
static void
test_log_without_book (BookFixture   *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = g_strdup (rapport_book_get_path (fixture->book));
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  rapport_book_close (fixture->book);
  g_assert_true (g_file_set_contents (log, "some acts", -1, NULL));
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  refuse (fixture->folder, RAPPORT_ERROR_CONFLICT, "its log");
  g_unlink (path);
  refuse (fixture->folder, RAPPORT_ERROR_CONFLICT, "its log");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_no_file (BookFixture   *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_strdup (rapport_book_get_path (fixture->book));

  rapport_book_close (fixture->book);
  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  refuse (fixture->folder, RAPPORT_ERROR_CONFLICT, "is no file");
  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  refuse (fixture->folder, RAPPORT_ERROR_CONFLICT, "is no file");
}

/* A book may lie on another disk; its log lies beside it there. */
static void
test_link (BookFixture   *fixture,
           gconstpointer  data)
{
  char *elsewhere = scratch_folder_new ();
  g_autofree char *target = g_build_filename (elsewhere, "mine.db", NULL);
  g_autofree char *log = g_strconcat (target, "-wal", NULL);
  g_autofree char *path = g_strdup (rapport_book_get_path (fixture->book));

  rapport_book_close (fixture->book);
  g_clear_object (&fixture->book);
  g_assert_cmpint (g_rename (path, target), ==, 0);
  g_assert_cmpint (symlink (target, path), ==, 0);
  fixture->book = scratch_book_open (fixture->folder);
  g_assert_cmpstr (rapport_book_get_path (fixture->book), ==, target);
  scratch_execute (fixture->book, "CREATE TABLE more (x)");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  rapport_book_close (fixture->book);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  scratch_folder_remove (elsewhere);
}

/* Of the folders that lie in each other the innermost counts, whatever is in its name. */
static void
test_network_folder (void)
{
  static const char mounts[] =
    "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
    "40 22 0:40 / /home/ann/my\\040share rw,nosuid master:2 - cifs //server/share rw\n"
    "41 22 0:41 / /srv/team rw - nfs4 server:/team rw\n"
    "42 41 8:2 / /srv/team/disk rw - xfs /dev/sdb1 rw\n"
    "43 22 0:43 / /mnt/far rw shared:3 - fuse.sshfs ann@far:/ rw\n"
    "44 22 0:44 / /mnt/stick rw - fuseblk /dev/sdc1 rw\n";
  static const char * const cases[][2] = {
    { "/home/ann/.local/share/rapport/rapport.db", NULL },
    { "/home/ann/my share/rapport.db", "cifs" },
    { "/home/ann/my shares/rapport.db", NULL },
    { "/srv/team/rapport.db", "nfs4" },
    { "/srv/team/disk/rapport.db", NULL },
    { "/mnt/far/book/rapport.db", "fuse.sshfs" },
    { "/mnt/stick/rapport.db", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *network = rapport_place_dup_network (cases[i][0], mounts);

      g_assert_cmpstr (network, ==, cases[i][1]);
    }
}

static gboolean
add_customer (RapportTransaction  *transaction,
              gpointer             data,
              GError             **error)
{
  g_autoptr(RapportEntity) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);

  return rapport_transaction_insert (transaction, customer, error);
}

/* A clock that was set back is told as soon as the book is open, with both times. */
static void
test_clock_set_back (BookFixture   *fixture,
                     gconstpointer  data)
{
  const gint64 entered = 1796000000;
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(RapportConnection) writer =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *behind = NULL;
  RapportActor actor;

  before = rapport_book_dup_doubts (fixture->book, 0, zone);
  g_assert_null (before);
  rapport_book_get_actor (fixture->book, &actor);
  actor.now = entered * G_USEC_PER_SEC;
  receipt = rapport_transaction_run (writer, &actor, "add", add_customer, NULL, NULL);
  g_assert_nonnull (receipt);
  after = rapport_book_dup_doubts (fixture->book, entered - 60, zone);
  g_assert_null (after);
  behind = rapport_book_dup_doubts (fixture->book, entered - 24 * 3600, zone);
  g_assert_cmpstr (behind, ==, "This computer’s clock says 2026-11-29 08:53, but the newest entry was made here on "
                               "2026-11-30 08:53. Set the clock; what is entered until then gets wrong times.");
}

int
main (int   argc,
      char *argv[])
{
  char *config = scratch_folder_new ();
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/open/programs-that-start-at-once-are-one-machine", test_one_device);
  g_test_add_func ("/store/open/a-network-folder-is-known", test_network_folder);
#define TEST(name, func) \
  g_test_add ("/store/open/" name, BookFixture, NULL, book_fixture_set_up, func, book_fixture_tear_down)
  TEST ("looking-waits-for-nobody-and-writes-nothing", test_looking_needs_no_lock);
  TEST ("looking-adds-no-machine", test_looking_adds_no_machine);
  TEST ("a-read-only-place-is-looked-at", test_read_only_place);
  TEST ("a-log-in-a-read-only-place-is-told", test_read_only_with_log);
  TEST ("a-database-of-another-program-is-refused", test_foreign);
  TEST ("what-others-put-into-it-is-refused", test_tampered);
  TEST ("a-table-more-is-let-be", test_table_more);
  TEST ("a-log-without-its-book-is-kept", test_log_without_book);
  TEST ("what-is-no-file-is-refused-at-once", test_no_file);
  TEST ("a-link-to-a-book-is-followed", test_link);
  TEST ("a-clock-that-was-set-back-is-told", test_clock_set_back);
#undef TEST
  status = g_test_run ();
  scratch_folder_remove (config);
  return status;
}
