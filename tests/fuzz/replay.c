/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

/* no input may take longer than this, on a busy machine under a sanitizer */
#define MOST_SECONDS 20

/* What was found once is not found again, nor does any input to begin with do harm. */
static void
replay (gconstpointer data)
{
  const FuzzKind *kind = fuzz_kind_find (data);
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", data, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (kind);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      const gint64 begin = g_get_monotonic_time ();
      g_autofree char *bytes = NULL;
      gsize length;

      g_test_message ("%s/%s", kind->name, name);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      kind->func ((const guint8 *) bytes, length);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, MOST_SECONDS * G_USEC_PER_SEC);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *corpus = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  corpus = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", NULL);
  dir = g_dir_open (corpus, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func_full (path, g_strdup (name), replay, g_free);
    }
  return g_test_run ();
}
