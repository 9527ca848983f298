/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cli.h"
#include "rapport-problem.h"

/* of what a person writes by hand */
#define MOST_BYTES (16 * 1024 * 1024)
#define PIECE_BYTES 65536

/**
 * rapport_cli_read_stream:
 * @most: bytes
 *
 * Returns: (transfer full) (nullable): all that comes; NULL with @error set, RAPPORT_ERROR_INVALID when that is more
 *   than @most
 */
GBytes *
rapport_cli_read_stream (GInputStream  *input,
                         gsize          most,
                         GError       **error)
{
  g_autoptr(GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);

  g_return_val_if_fail (G_IS_INPUT_STREAM (input), NULL);

  while (all->len <= most)
    {
      const gssize n = g_input_stream_read (input, piece, PIECE_BYTES, NULL, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&all));
      g_byte_array_append (all, piece, n);
    }
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("There is too much in it to be read."));
  return NULL;
}

/**
 * rapport_cli_read_file:
 * @path: as it was typed
 * @length: (out): in bytes
 *
 * Returns: (transfer full) (nullable): a file that a person wrote; NULL with @error set
 */
char *
rapport_cli_read_file (const char  *path,
                       gsize       *length,
                       GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GFileInputStream) input = g_file_read (file, NULL, error);
  g_autoptr(GBytes) bytes = NULL;

  if (input == NULL)
    return NULL;
  bytes = rapport_cli_read_stream (G_INPUT_STREAM (input), MOST_BYTES, error);
  if (bytes == NULL)
    return NULL;
  *length = g_bytes_get_size (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), *length);
}
