/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-message-file.h"
#include "rapport-problem.h"

#define MAGIC 0x950412deu
#define HEADER_SIZE 20
#define ENTRY_SIZE 8

/* The file as read: every number in it is checked against its size before it is used. */
typedef struct
{
  const char *data;
  gsize       size;
  gboolean    swapped;
} Source;

static guint32
read_number (const Source *source,
             gsize         offset)
{
  guint32 number;

  memcpy (&number, source->data + offset, sizeof number);
  return source->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

static gboolean
table_fits (const Source *source,
            gsize         offset,
            gsize         count)
{
  return offset <= source->size && count <= (source->size - offset) / ENTRY_SIZE;
}

/* An entry is a length and an offset; the text must lie in the file and end in a NUL. */
static const char *
read_text (const Source *source,
           gsize         entry)
{
  gsize length = read_number (source, entry);
  gsize offset = read_number (source, entry + 4);

  if (offset >= source->size || length >= source->size - offset)
    return NULL;
  if (source->data[offset + length] != '\0')
    return NULL;
  if (!g_utf8_validate (source->data + offset, -1, NULL))
    return NULL;
  return source->data + offset;
}

static gboolean
open_source (Source *source,
             GBytes *bytes)
{
  guint32 magic;

  source->data = g_bytes_get_data (bytes, &source->size);
  if (source->size < HEADER_SIZE)
    return FALSE;
  memcpy (&magic, source->data, sizeof magic);
  source->swapped = magic == GUINT32_SWAP_LE_BE (MAGIC);
  /* the upper half is the major version of the format; 0 and 1 are alike for plain messages */
  return (magic == MAGIC || source->swapped) && read_number (source, 4) >> 16 <= 1;
}

/**
 * rapport_message_file_parse:
 * @bytes: what a compiled message file of GNU gettext (.mo) holds
 *
 * Of messages with plural forms only the first form is kept.
 *
 * Returns: (transfer full): message id, with its context before U+0004, to translation; NULL with
 *   RAPPORT_ERROR_DAMAGED when any part of the file is not as it must be
 */
GHashTable *
rapport_message_file_parse (GBytes  *bytes,
                            GError **error)
{
  g_autoptr(GHashTable) messages = NULL;
  Source source = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (open_source (&source, bytes))
    {
      gsize count = read_number (&source, 8);
      gsize ids = read_number (&source, 12);
      gsize texts = read_number (&source, 16);
      gboolean whole = table_fits (&source, ids, count) && table_fits (&source, texts, count);

      for (gsize i = 0; whole && i < count; i++)
        {
          const char *id = read_text (&source, ids + i * ENTRY_SIZE);
          const char *text = read_text (&source, texts + i * ENTRY_SIZE);

          whole = id != NULL && text != NULL;
          if (whole && *id != '\0' && *text != '\0')
            g_hash_table_insert (messages, g_strdup (id), g_strdup (text));
        }
      if (whole)
        return g_steal_pointer (&messages);
    }
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
                       _("The file of translated words is damaged."));
  return NULL;
}
