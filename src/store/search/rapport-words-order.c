/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-pinyin.h"
#include "rapport-words-order-private.h"
#include "rapport-words-order.h"

/* longer beginnings that are the same are seldom, and nobody reads on to compare them */
#define MOST_CHARACTERS 64

/* the first line, as rows show it, up to what is compared of it */
static char *
dup_compared (const char *text)
{
  guint n_characters = 0;
  gsize length = 0;

  text += strspn (text, " \t\r\n");
  /* a byte that goes on with a character is none of its own */
  for (; strchr ("\r\n", text[length]) == NULL; length++)
    if ((text[length] & 0xc0) != 0x80 && ++n_characters > MOST_CHARACTERS)
      break;
  return g_strndup (text, length);
}

static void
order_words (sqlite3_context  *context,
             int               n,
             sqlite3_value   **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  g_autofree char *compared = text != NULL ? dup_compared (text) : NULL;
  guint8 *key;
  gsize length;

  if (compared == NULL || *compared == '\0')
    {
      sqlite3_result_null (context);
      return;
    }
  key = rapport_pinyin_sort_key (compared, &length);
  sqlite3_result_blob64 (context, key, length, g_free);
}

/** rapport_words_order_register: lets questions to @db ask #RAPPORT_WORDS_ORDER_SQL */
gboolean
rapport_words_order_register (sqlite3  *db,
                              GError  **error)
{
  const int code = sqlite3_create_function_v2 (db, RAPPORT_WORDS_ORDER, 1,
                                               SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                               order_words, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  rapport_sqlite_set_error (code, NULL, error);
  return FALSE;
}
