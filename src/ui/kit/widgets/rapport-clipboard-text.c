/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-clipboard-text.h"

static const char *types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source)),
                           (GDestroyNotify) g_bytes_unref);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GOutputStream) memory = NULL;
  GError *error = NULL;
  g_autoptr(GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, read_cb, g_steal_pointer (&task));
}

/**
 * rapport_clipboard_text_read_async:
 *
 * Reads what was copied as text, all of it: GDK's own reading ends at the first zero without a word.
 */
void
rapport_clipboard_text_read_async (GdkClipboard        *clipboard,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, opened_cb,
                            g_task_new (clipboard, NULL, callback, user_data));
}

/**
 * rapport_clipboard_text_read_finish:
 * @is_whole: (out): whether all of it was text; what was none is a space
 *
 * Returns: (transfer full) (nullable): valid UTF-8; NULL with @error set
 */
char *
rapport_clipboard_text_read_finish (GdkClipboard  *clipboard,
                                    GAsyncResult  *result,
                                    gboolean      *is_whole,
                                    GError       **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);

  *is_whole = TRUE;
  bytes = g_task_propagate_pointer (G_TASK (result), error);
  if (bytes == NULL)
    return NULL;
  length = g_bytes_get_size (bytes);
  text = g_malloc (length + 1);
  if (length > 0)
    memcpy (text, g_bytes_get_data (bytes, NULL), length);
  text[length] = '\0';
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0')
      {
        *is_whole = FALSE;
        text[i] = ' ';
      }
  *is_whole = *is_whole && g_utf8_validate (text, length, NULL);
  return g_utf8_make_valid (text, length);
}
