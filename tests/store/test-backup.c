/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-backup.h"
#include "rapport-output-file.h"
#include "rapport-problem.h"
#include "scratch-book.h"

typedef struct
{
  char              *folder;
  RapportBook       *book;
  RapportConnection *connection;
  char              *path;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  f->folder = scratch_folder_new ();
  f->book = rapport_book_open (f->folder, &error);
  g_assert_no_error (error);
  f->connection = rapport_connection_open (rapport_book_get_path (f->book), RAPPORT_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "copy.db", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_object (&f->connection);
  rapport_book_close (f->book);
  g_clear_object (&f->book);
  scratch_folder_remove (f->folder);
  g_free (f->path);
}

static void
test_whole (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  rapport_backup_write (f->connection, f->path, &error);
  g_assert_no_error (error);
  rapport_backup_verify (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (f->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  /* the next takes its place */
  rapport_backup_write (f->connection, f->path, &error);
  g_assert_no_error (error);
}

static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  rapport_backup_write (f->connection, f->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  memset (bytes + length / 2, 0x5a, 4096);
  g_assert_true (g_file_set_contents (f->path, bytes, length, NULL));
  g_assert_false (rapport_backup_verify (f->path, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
}

static void
test_no_place (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (f->folder, "missing", "copy.db", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_backup_write (f->connection, nowhere, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

static void
test_no_book (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_backup_verify (f->path, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (f->path, "not a book, whatever its name says", -1, NULL));
  g_assert_false (rapport_backup_verify (f->path, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  g_assert_false (rapport_backup_verify (f->path, &error));
  g_assert_nonnull (error);
}

/* a form or archive is not written over the book, by whatever name it is reached */
static void
test_output_over_the_book (Fixture       *f,
                           gconstpointer  data)
{
  g_autofree char *wal = g_strconcat (rapport_book_get_path (f->book), "-wal", NULL);
  g_autofree char *link = g_build_filename (f->folder, "link.pdf", NULL);
  const char *paths[] = { rapport_book_get_path (f->book), wal, link };

  g_assert_cmpint (symlink (rapport_book_get_path (f->book), link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (rapport_output_file_open (paths[i], &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/store/backup/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("whole", test_whole);
  ADD ("damaged-is-told", test_damaged);
  ADD ("no-place", test_no_place);
  ADD ("no-book", test_no_book);
  ADD ("output-over-the-book-is-refused", test_output_over_the_book);
  return g_test_run ();
}
