/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rapport-backup-scratch.h"

/** rapport_backup_scratch_new: Returns: (transfer full) (nullable): a new folder that only its owner can look into */
char *
rapport_backup_scratch_new (GError **error)
{
  return g_dir_make_tmp ("rapport-backup-XXXXXX", error);
}

/** rapport_backup_scratch_remove: @folder: (transfer full): removed with all that is in it */
void
rapport_backup_scratch_remove (char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        {
          rapport_backup_scratch_remove (path);
          continue;
        }
      g_unlink (path);
      g_free (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

/** rapport_backup_phrase_free: @phrase: (transfer full) (nullable): a pass phrase, which goes out of the memory, too */
void
rapport_backup_phrase_free (char *phrase)
{
  if (phrase == NULL)
    return;
  explicit_bzero (phrase, strlen (phrase));
  g_free (phrase);
}
