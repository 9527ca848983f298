/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scratch-disk-private.h"

/*
 * What of a folder would still be there if the machine lost its power now. Of a file it is sure what it held when it was
 * synced last, of a name that it is there when its folder was; of each sector that was written since either the old or
 * the new is there, in any order, and of all names in a folder that changed since either all old or all new ones.
 */

#define SECTOR 512
#define VARIANT_OLD 0
#define VARIANT_NEW 1

/* @content: (nullable): what is sure of it */
typedef struct
{
  GBytes *content;
} File;

static struct
{
  char           *folder;
  gsize           length;
  ScratchCutFunc  func;
  gpointer        data;
  GHashTable     *files;
  GHashTable     *folders;
  GMutex          lock;
} power;

static void
free_file (gpointer data)
{
  File *file = data;

  g_clear_pointer (&file->content, g_bytes_unref);
}

/* @data: (nullable) */
static void
unref_file (gpointer data)
{
  if (data != NULL)
    g_rc_box_release_full (data, free_file);
}

gboolean
scratch_power_is_on (void)
{
  return power.folder != NULL;
}

/* SQLite makes anew what readers share, and its own locks are held while that goes. */
static gboolean
is_below (const char *path)
{
  return power.folder != NULL && strncmp (path, power.folder, power.length) == 0 &&
         (path[power.length] == '/' || path[power.length] == '\0') && !g_str_has_suffix (path, "-shm");
}

/* Returns: (transfer none): the one with that number, which is there since it was first seen */
static File *
get_file (const struct stat *status)
{
  gpointer key = GSIZE_TO_POINTER (status->st_ino);
  File *file = g_hash_table_lookup (power.files, key);

  if (file != NULL)
    return file;
  file = g_rc_box_new0 (File);
  g_hash_table_insert (power.files, key, file);
  return file;
}

static GBytes *
read_file (const char *path)
{
  char *bytes;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) ? g_bytes_new_take (bytes, length) : NULL;
}

/* Returns: (transfer full): names in the folder, with their files, NULL for folders */
static GHashTable *
read_names (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_file);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      struct stat status;

      if (lstat (child, &status) != 0 || g_str_has_suffix (name, "-shm"))
        continue;
      g_hash_table_insert (names, g_strdup (name),
                           S_ISDIR (status.st_mode) ? NULL : g_rc_box_acquire (get_file (&status)));
    }
  return names;
}

static void
take_all (const char *path)
{
  GHashTable *names = read_names (path);
  GHashTableIter iterator;
  gpointer name, file;

  g_hash_table_insert (power.folders, g_strdup (path), names);
  g_hash_table_iter_init (&iterator, names);
  while (g_hash_table_iter_next (&iterator, &name, &file))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (file == NULL)
        take_all (child);
      else
        ((File *) file)->content = read_file (child);
    }
}

/* What was just asked for is on the disk. */
void
scratch_power_synced (int         fd,
                      const char *path)
{
  struct stat status;

  if (!is_below (path))
    return;
  scratch_disk_pass (TRUE);
  g_mutex_lock (&power.lock);
  if (fstat (fd, &status) == 0 && S_ISDIR (status.st_mode))
    g_hash_table_replace (power.folders, g_strdup (path), read_names (path));
  else if (S_ISREG (status.st_mode))
    {
      g_autofree char *link_path = g_strdup_printf ("/proc/self/fd/%d", fd);
      File *file = get_file (&status);

      g_clear_pointer (&file->content, g_bytes_unref);
      file->content = read_file (link_path);
    }
  g_mutex_unlock (&power.lock);
  scratch_disk_pass (FALSE);
}

/* The next file may get the same number. */
void
scratch_power_gone (const char *path)
{
  struct stat status;

  if (!is_below (path))
    return;
  g_mutex_lock (&power.lock);
  if (lstat (path, &status) == 0 && status.st_nlink == 1)
    g_hash_table_remove (power.files, GSIZE_TO_POINTER (status.st_ino));
  g_mutex_unlock (&power.lock);
}

/* Here the power may go. */
void
scratch_power_cut (const char *path)
{
  if (!is_below (path) || power.func == NULL)
    return;
  scratch_disk_pass (TRUE);
  power.func (power.data);
  scratch_disk_pass (FALSE);
}

/* Watches what of @folder is sure to be on the disk, and tells @func of each place where the power may go; NULL to end. */
void
scratch_disk_power (const char     *folder,
                    ScratchCutFunc  func,
                    gpointer        data)
{
  g_clear_pointer (&power.folder, g_free);
  g_clear_pointer (&power.folders, g_hash_table_unref);
  g_clear_pointer (&power.files, g_hash_table_unref);
  if (folder == NULL)
    return;
  power.files = g_hash_table_new_full (NULL, NULL, NULL, unref_file);
  power.folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  take_all (folder);
  power.func = func;
  power.data = data;
  power.length = strlen (folder);
  power.folder = g_strdup (folder);
}

static const char *
choose_sector (GBytes *bytes,
               gsize   at,
               gsize  *length)
{
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, length) : NULL;

  if (data == NULL || at >= *length)
    {
      *length = 0;
      return "";
    }
  *length = MIN (*length - at, SECTOR);
  return data + at;
}

/* Of each sector the old or the new one, and of the length. */
static GBytes *
mix (GBytes *before,
     GBytes *now)
{
  const gsize n_before = before != NULL ? g_bytes_get_size (before) : 0;
  const gsize n_now = now != NULL ? g_bytes_get_size (now) : 0;
  const gsize length = g_random_boolean () ? n_before : n_now;
  char *bytes = g_malloc0 (length + SECTOR);

  for (gsize at = 0; at < length; at += SECTOR)
    {
      const gboolean is_new = g_random_boolean ();
      gsize n = is_new ? n_now : n_before;
      const char *sector = choose_sector (is_new ? now : before, at, &n);

      memcpy (bytes + at, sector, n);
    }
  return g_bytes_new_take (bytes, length);
}

static GBytes *
dup_content (File       *file,
             const char *path,
             guint       variant)
{
  g_autoptr(GBytes) now = NULL;
  struct stat status;

  if (variant != VARIANT_OLD && stat (path, &status) == 0 && get_file (&status) == file)
    now = read_file (path);
  else
    now = file->content != NULL ? g_bytes_ref (file->content) : NULL;
  if (variant == VARIANT_NEW || now == file->content)
    return now != NULL ? g_steal_pointer (&now) : g_bytes_new (NULL, 0);
  return mix (file->content, now);
}

static guint
write_folder (const char *path,
              const char *target,
              guint       variant)
{
  const gboolean takes_new = variant == VARIANT_NEW || (variant != VARIANT_OLD && g_random_boolean ());
  GHashTable *sure = g_hash_table_lookup (power.folders, path);
  g_autoptr(GHashTable) names = takes_new || sure == NULL ? read_names (path) : g_hash_table_ref (sure);
  GHashTableIter iterator;
  gpointer name, file;
  guint hash = 0;

  g_mkdir (target, 0700);
  if (sure == NULL && !takes_new)
    return 0;
  g_hash_table_iter_init (&iterator, names);
  while (g_hash_table_iter_next (&iterator, &name, &file))
    {
      g_autofree char *from = g_build_filename (path, name, NULL);
      g_autofree char *to = g_build_filename (target, name, NULL);
      g_autoptr(GBytes) content = file != NULL ? dup_content (file, from, variant) : NULL;

      if (file == NULL)
        hash += g_str_hash (name) + write_folder (from, to, variant);
      else
        {
          g_assert_true (g_file_set_contents (to, g_bytes_get_data (content, NULL), g_bytes_get_size (content), NULL));
          hash += g_str_hash (name) * (g_bytes_hash (content) | 1);
        }
    }
  return hash;
}

/*
 * Makes in @target, which is not there yet, what would be left of the folder after a loss of power: all that is sure
 * for @variant 0, all that was done for 1, and for others some of it by chance.
 *
 * Returns: a number that is the same for the same content
 */
guint
scratch_disk_image (const char *target,
                    guint       variant)
{
  guint hash;

  g_mutex_lock (&power.lock);
  hash = write_folder (power.folder, target, variant);
  g_mutex_unlock (&power.lock);
  return hash;
}
