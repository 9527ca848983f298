/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "rapport-words-folder.h"

static gboolean
has_words (const char *folder)
{
  g_autoptr(GDir) languages = g_dir_open (folder, 0, NULL);
  const char *name;

  while (languages != NULL && (name = g_dir_read_name (languages)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return TRUE;
    }
  return FALSE;
}

/**
 * rapport_words_folder_dup:
 *
 * Where LANGUAGE/LC_MESSAGES/rapport.mo lies: the environment's RAPPORT_LOCALEDIR, else beside a
 * program that was built but not installed, or installed elsewhere, else the installed place.
 *
 * Returns: (transfer full) (type filename): the folder
 */
char *
rapport_words_folder_dup (void)
{
  static const char * const places[] = { "../po", "../../po", "../share/locale" };
  const char *wanted = g_getenv ("RAPPORT_LOCALEDIR");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  if (wanted != NULL)
    return g_strdup (wanted);
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *place = g_canonicalize_filename (places[i], folder);

      if (has_words (place))
        return g_steal_pointer (&place);
    }
  return g_strdup (RAPPORT_LOCALEDIR);
}
