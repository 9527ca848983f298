/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rapport-attachments.h"
#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-output-file.h"
#include "rapport-problem.h"
#include "scratch-book.h"

typedef struct
{
  char        *folder;
  RapportBook *book;
  char        *path;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = scratch_folder_new ();
  f->book = scratch_book_open (f->folder);
  f->path = g_build_filename (f->folder, "copies", "copy.db", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_object (&f->book);
  scratch_folder_remove (f->folder);
  g_free (f->path);
}

static void
copy (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  rapport_book_copy (rapport_book_get_path (f->book), f->path, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_findings (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_book_verify_file (path, &error);

  g_assert_no_error (error);
  return findings->len;
}

static guint
count_files (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_whole (Fixture       *f,
            gconstpointer  data)
{
  GStatBuf info;

  copy (f);
  g_assert_cmpuint (count_findings (f->path), ==, 0);
  g_assert_cmpint (g_stat (f->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  /* the next takes its place */
  copy (f);
  g_assert_cmpuint (count_findings (f->path), ==, 0);
  g_assert_cmpuint (count_files (f->path), ==, 1);
}

static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  copy (f);
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  memset (bytes + length / 2, 0x5a, 4096);
  g_assert_true (g_file_set_contents (f->path, bytes, length, NULL));
  g_assert_cmpuint (count_findings (f->path), >, 0);
  g_assert_false (rapport_book_replace (rapport_book_get_path (f->book), f->path, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
}

static void
test_cut_short (Fixture       *f,
                gconstpointer  data)
{
  GStatBuf info;

  copy (f);
  g_assert_cmpint (g_stat (f->path, &info), ==, 0);
  g_assert_cmpint (truncate (f->path, info.st_size / 2), ==, 0);
  g_assert_cmpuint (count_findings (f->path), >, 0);
}

static void
test_no_place (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (rapport_book_get_path (f->book), "missing", "copy.db", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_book_copy (rapport_book_get_path (f->book), nowhere, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

static void
test_no_book (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (rapport_book_verify_file (path, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (path, "not a book, whatever its name says", -1, NULL));
  g_assert_cmpuint (count_findings (path), >, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpuint (count_findings (path), >, 0);
}

/* a form, an archive or a backup is not written over the book, by whatever name it is reached */
static void
test_output_over_the_book (Fixture       *f,
                           gconstpointer  data)
{
  g_autofree char *wal = g_strconcat (rapport_book_get_path (f->book), "-wal", NULL);
  g_autofree char *link = g_build_filename (f->folder, "link.pdf", NULL);
  const char *paths[] = { rapport_book_get_path (f->book), wal, link };
  g_autoptr(GError) copy_error = NULL;

  g_assert_cmpint (symlink (rapport_book_get_path (f->book), link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (rapport_output_file_open (paths[i], &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
    }
  g_assert_false (rapport_book_copy (rapport_book_get_path (f->book), link, NULL, &copy_error));
  g_assert_error (copy_error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
}

/* A full disk leaves the copy before, and nothing beside it. */
static void
test_full (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  struct rlimit before, limit;

  copy (f);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 100000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (rapport_book_copy (rapport_book_get_path (f->book), f->path, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL);
  g_assert_cmpuint (count_findings (f->path), ==, 0);
  g_assert_cmpuint (count_files (f->path), ==, 1);
}

static void
die_cb (gpointer data,
        double   done)
{
  if (done >= GPOINTER_TO_INT (data) / 1000.0)
    raise (SIGKILL);
}

static guint
count_unfinished (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, ".rapport-");
  return n;
}

/* One that somebody is writing stays. */
static void
test_unfinished (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *backups = g_build_filename (f->folder, "backups", NULL);
  g_autofree char *killed = g_build_filename (backups, ".rapport-AAAAAA", NULL);
  g_autofree char *journal = g_build_filename (backups, ".rapport-BBBBBB-journal", NULL);
  g_autofree char *written = g_build_filename (backups, ".rapport-BBBBBB", NULL);
  int fd;

  g_mkdir_with_parents (backups, 0700);
  g_assert_true (g_file_set_contents (killed, "x", 1, NULL));
  g_assert_true (g_file_set_contents (written, "x", 1, NULL));
  g_assert_true (g_file_set_contents (journal, "x", 1, NULL));
  fd = g_open (written, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  rapport_backups_drop_unfinished (f->folder);
  g_assert_false (g_file_test (killed, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (written, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  close (fd);
  rapport_backups_drop_unfinished (f->folder);
  g_assert_cmpuint (count_unfinished (f->folder), ==, 0);
}

/* Wherever the program ends, what is called a backup is whole. */
static void
test_killed (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *folder = g_strdup (f->folder);
  g_autoptr(GDateTime) now = g_date_time_new_utc (2024, 3, 15, 9, 0, 0);
  g_autoptr(GError) error = NULL;
  g_autofree char *first = rapport_backups_make (folder, RAPPORT_BACKUP_HAND, now, NULL, &error);

  g_assert_no_error (error);
  rapport_book_close (f->book);
  for (int permille = 1; permille < 1000; permille += 100)
    {
      pid_t child = fork ();
      int status;

      if (child == 0)
        {
          RapportProgress progress = { .func = die_cb, .data = GINT_TO_POINTER (permille) };

          g_free (rapport_backups_make (folder, RAPPORT_BACKUP_HAND, now, &progress, NULL));
          _exit (0);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (permille > 500 || WIFSIGNALED (status));
    }
  rapport_backups_drop_unfinished (folder);
  g_assert_cmpuint (count_unfinished (folder), ==, 0);
  {
    g_autoptr(GArray) backups = rapport_backups_list (folder);

    g_assert_cmpuint (backups->len, >=, 1);
    for (guint i = 0; i < backups->len; i++)
      g_assert_cmpuint (count_findings (g_array_index (backups, RapportBackup, i).path), ==, 0);
  }
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
}

static void
cancel_cb (gpointer data,
           double   done)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  RapportProgress progress = { .cancellable = cancellable, .func = cancel_cb, .data = cancellable };

  g_assert_false (rapport_book_copy (rapport_book_get_path (f->book), f->path, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (f->path), ==, 0);
}

/* one row a case: what there is, oldest first, each day with its reason; - in front of what goes */
static void
test_kept (void)
{
  static const char * const cases[] = {
    "20240315-daily",
    "-20240315-daily 20240315-hand",
    "20240315-hand 20240315-daily",
    "-20240315-daily 20240315-daily",
    "20240101-daily -20240301-daily -20240302-daily 20240303-daily 20240304-daily 20240305-daily 20240306-daily"
    " 20240307-daily 20240308-daily 20240309-daily 20240310-daily",
    "-20240102-hand 20240103-daily 20240308-daily 20240309-daily 20240310-daily 20240311-daily 20240312-daily"
    " 20240313-daily 20240314-daily",
    "20240213-hand 20240214-daily 20240311-import 20240311-import 20240311-daily",
    "20230401-step -20240101-daily 20240102-daily 20240103-daily 20240104-daily 20240105-daily 20240106-daily"
    " 20240107-daily 20240108-daily",
    /* of those before acts the first of a day stays, too */
    "20240313-import -20240313-import 20240313-daily 20240314-many -20240314-import 20240314-import 20240314-import 20240314-many 20240314-import"
    " 20240314-hand 20240314-import",
    /* long not used: the last ones stay all the same */
    "20200101-daily 20200102-daily",
  };
  RapportRules rules;

  rapport_rules_init (&rules);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) words = g_strsplit (cases[i], " ", -1);
      const guint n = g_strv_length (words);
      g_autofree RapportBackup *backups = g_new0 (RapportBackup, n);
      g_autofree gboolean *kept = g_new0 (gboolean, n);

      for (guint k = 0; k < n; k++)
        {
          const char *word = words[k] + (words[k][0] == '-');
          g_autofree char *name = g_strdup_printf ("rapport-%.8s-120000%s.db", word, word + 8);

          g_assert_true (rapport_backup_parse (name, &backups[k]));
        }
      rapport_backups_choose (backups, n, &rules, 20240315, kept);
      for (guint k = 0; k < n; k++)
        {
          g_test_message ("case %u: %s", i, words[k]);
          g_assert_cmpint (kept[k], ==, words[k][0] != '-');
        }
    }
}

static void
test_names (void)
{
  static const char * const others[] = { "rapport.db", "rapport-20240315-120000.db", "rapport-20240399-120000-hand.db",
                                         "rapport-20240315-120000-hand.db-journal", ".rapport-ABCDEF",
                                         "rapport-20240315-120000-other.db",
                                         "rapport-20240315-120000-hand.gpg" };
  RapportBackup backup;

  g_assert_true (rapport_backup_parse ("rapport-20240315-093001-step.db", &backup));
  g_assert_cmpint (backup.day, ==, 20240315);
  g_assert_cmpint (backup.time, ==, 93001);
  g_assert_cmpint (backup.reason, ==, RAPPORT_BACKUP_STEP);
  g_assert_false (backup.is_sealed);
  g_assert_true (rapport_backup_parse ("rapport-20240315-093001-step.tar.gpg", &backup));
  g_assert_true (backup.is_sealed);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (rapport_backup_parse (others[i], &backup));
}

/* Somebody who has the book open would go on with what is no longer there. */
static void
test_replace (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *book = g_strdup (rapport_book_get_path (f->book));
  g_autoptr(GError) error = NULL;

  scratch_execute (f->book, "CREATE TABLE of_now (id INTEGER)");
  copy (f);
  scratch_execute (f->book, "DROP TABLE of_now");
  g_assert_false (rapport_book_replace (book, f->path, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY);
  g_clear_error (&error);
  rapport_book_close (f->book);
  g_clear_object (&f->book);
  rapport_book_replace (book, f->path, NULL, &error);
  g_assert_no_error (error);
  f->book = scratch_book_open (f->folder);
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM of_now"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/store/backup/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("whole", test_whole);
  ADD ("damaged-is-told", test_damaged);
  ADD ("cut-short-is-told", test_cut_short);
  ADD ("no-place", test_no_place);
  ADD ("no-book", test_no_book);
  ADD ("output-over-the-book-is-refused", test_output_over_the_book);
  ADD ("full-disk-leaves-the-one-before", test_full);
  ADD ("killed-leaves-no-half-one", test_killed);
  ADD ("unfinished-goes-unless-it-is-being-made", test_unfinished);
  ADD ("cancelled", test_cancelled);
  ADD ("brought-back-when-nobody-has-it-open", test_replace);
  g_test_add_func ("/store/backup/kept", test_kept);
  g_test_add_func ("/store/backup/names", test_names);
  return g_test_run ();
}
