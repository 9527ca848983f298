/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>

#include "fuzz.h"
#include "rapport-archive.h"
#include "rapport-check.h"

/* One book for all inputs: as long as none is taken it stays empty. */
static struct
{
  char        *folder;
  RapportBook *book;
} place;

static const char * const names[] = { "rapport.db", "rapport.db-wal", "rapport.db-shm", "archive.json" };

static void
close_place (void)
{
  g_clear_object (&place.book);
  for (guint i = 0; place.folder != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (place.folder, names[i], NULL);

      g_unlink (path);
    }
}

static void
drop_place (void)
{
  close_place ();
  g_rmdir (place.folder);
  g_clear_pointer (&place.folder, g_free);
}

static void
open_place (void)
{
  g_autoptr(GError) error = NULL;

  if (place.book != NULL)
    return;
  if (place.folder == NULL)
    {
      place.folder = g_dir_make_tmp ("rapport-fuzz-XXXXXX", NULL);
      atexit (drop_place);
    }
  place.book = rapport_book_open (place.folder, &error);
  if (place.book == NULL)
    g_error ("%s", error->message);
}

static void
check_restored (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (place.book, TRUE, NULL, &error);

  if (findings == NULL)
    g_error ("%s", error->message);
}

/* Whatever an archive holds, it is restored or refused with a sentence. One without a checksum is taken. */
void
fuzz_archive (const guint8 *data,
              gsize         size)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  gboolean is_done;

  open_place ();
  path = g_build_filename (place.folder, "archive.json", NULL);
  fuzz_assert (g_file_set_contents (path, (const char *) data, (gssize) size, NULL));
  is_done = rapport_archive_restore (place.book, path, NULL, &error);
  fuzz_assert (is_done == (error == NULL));
  if (!is_done)
    return;
  check_restored ();
  close_place ();
}
