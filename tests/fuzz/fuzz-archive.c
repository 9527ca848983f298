/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "fuzz.h"
#include "rapport-archive-file.h"
#include "rapport-archive-tables.h"
#include "rapport-archive.h"
#include "rapport-check.h"
#include "scratch-folder.h"

/* Of what can be read so manieth is restored to the end, which takes longer than all the rest. */
#define WHOLE 256

/* One book for all inputs: what is read into it is taken back. */
static struct
{
  char              *folder;
  char              *path;
  RapportConnection *connection;
} place;

static void
drop_place (void)
{
  g_clear_object (&place.connection);
  scratch_folder_remove (place.folder);
  g_free (place.path);
}

static void
execute (const char *sql)
{
  fuzz_assert (rapport_connection_execute (place.connection, sql, NULL));
}

static void
open_place (void)
{
  g_autoptr(RapportBook) book = NULL;

  if (place.folder != NULL)
    return;
  place.folder = scratch_folder_new ();
  place.path = g_build_filename (place.folder, "archive.json", NULL);
  atexit (drop_place);
  book = rapport_book_open (place.folder, NULL);
  place.connection = rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  rapport_book_close (book);
  fuzz_assert (rapport_archive_tables_begin_restore (place.connection, NULL));
  /* to take back what comes after changes of the tables themselves SQLite reads all of them anew */
  execute ("COMMIT; BEGIN; PRAGMA defer_foreign_keys = ON");
}

/* What is in memory is enough: it need not reach a disk. */
static void
write_input (const guint8 *data,
             gsize         size)
{
  FILE *file = g_fopen (place.path, "w");

  fuzz_assert (file != NULL && fwrite (data, 1, size, file) == size);
  fclose (file);
}

static void
restore (void)
{
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = rapport_book_open (folder, NULL);
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_done;

  is_done = rapport_archive_restore (book, place.path, NULL, &error);
  fuzz_assert (is_done == (error == NULL));
  if (is_done)
    findings = rapport_check_run (book, TRUE, NULL, &error);
  if (is_done && findings == NULL)
    g_error ("%s", error->message);
  rapport_book_close (book);
}

/* Whatever an archive holds, it is restored or refused with a sentence. One without a checksum is taken. */
void
fuzz_archive (const guint8 *data,
              gsize         size)
{
  g_autoptr(RapportArchiveFile) file = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_read;

  open_place ();
  write_input (data, size);
  file = rapport_archive_file_open (place.path, &error);
  fuzz_assert ((file == NULL) == (error != NULL));
  if (file == NULL)
    return;
  execute ("SAVEPOINT input");
  is_read = rapport_archive_file_put_into (file, place.connection, place.folder, NULL, &error);
  fuzz_assert (is_read == (error == NULL));
  execute ("ROLLBACK TO input; RELEASE input");
  if (is_read && fuzz_is_chosen (data, size, WHOLE))
    restore ();
}
