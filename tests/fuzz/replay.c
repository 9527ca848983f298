/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>

#include "fuzz.h"

/* no input may take longer than this, on a busy machine under a sanitizer */
#define MOST_SECONDS 20

/* of each input so many that differ from it a little, in each run the same */
#define N_CHANGED 20

static void
run (const FuzzKind *kind,
     const guint8   *bytes,
     gsize           length)
{
  const gint64 begin = g_get_monotonic_time ();

  kind->func (bytes, length);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, MOST_SECONDS * G_USEC_PER_SEC);
}

/* One byte is another, some are gone, or some are there twice. */
static void
change (GByteArray *bytes,
        GRand      *rand)
{
  const guint at = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
  const guint length = bytes->len > 0 ? (guint) g_rand_int_range (rand, 1, (gint32) MIN (bytes->len - at, 40) + 1) : 0;
  g_autofree guint8 *part = g_memdup2 (bytes->data + at, length);

  if (length == 0)
    return;
  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 1:
      g_byte_array_remove_range (bytes, at, length);
      break;
    default:
      g_byte_array_append (bytes, part, length);
      break;
    }
}

static void
run_changed (const FuzzKind *kind,
             const guint8   *bytes,
             gsize           length)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_str_hash (kind->name) + (guint32) length);

  for (guint i = 0; i < N_CHANGED; i++)
    {
      g_autoptr(GByteArray) changed = g_byte_array_append (g_byte_array_new (), bytes, length);

      for (guint n = 0; n <= i % 3; n++)
        change (changed, rand);
      run (kind, changed->data, changed->len);
    }
}

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
      g_autofree char *bytes = NULL;
      gsize length;

      g_test_message ("%s/%s", kind->name, name);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      run (kind, (const guint8 *) bytes, length);
      run_changed (kind, (const guint8 *) bytes, length);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

/* What the fuzzer found its way by, all in one file */
static void
replay_packed (gconstpointer data)
{
  const FuzzKind *kind = fuzz_kind_find (data);
  g_autofree char *name = g_strconcat (data, ".tar.gz", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", name, NULL);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  guint n = 0;

  g_assert_nonnull (kind);
  archive_read_support_filter_gzip (archive);
  archive_read_support_format_tar (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 1 << 16), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      const gsize length = (gsize) archive_entry_size (entry);
      g_autofree guint8 *bytes = g_malloc (length + 1);

      g_test_message ("%s/%s", kind->name, archive_entry_pathname (entry));
      g_assert_cmpint (archive_read_data (archive, bytes, length), ==, length);
      run (kind, bytes, length);
      n++;
    }
  archive_read_free (archive);
  g_assert_cmpuint (n, >, 0);
}

static void
add_test (const char *name)
{
  g_autofree char *packed = g_str_has_suffix (name, ".tar.gz") ? g_strndup (name, strlen (name) - strlen (".tar.gz")) : NULL;
  g_autofree char *path = g_strdup_printf ("/fuzz/%s%s", packed != NULL ? "kept/" : "", packed != NULL ? packed : name);

  g_test_add_data_func_full (path, g_strdup (packed != NULL ? packed : name), packed != NULL ? replay_packed : replay, g_free);
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
    add_test (name);
  return g_test_run ();
}
