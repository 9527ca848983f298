/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-book-private.h"
#include "rapport-marks.h"
#include "rapport-uid.h"

/* The device stands for whoever works here while that is not said. */
#define WHO "coalesce ((SELECT uid FROM member WHERE id = ?1), (SELECT uid FROM device WHERE id = ?2))"

typedef struct
{
  RapportActor   actor;
  char         **keys;
  char          *value;
} Note;

/**
 * rapport_marks_dup_key:
 * @area: what the mark is about, such as "seen"
 * @uid: (array fixed-size=16): of what
 *
 * Returns: (transfer full): the key; those of an area begin with its name and ":"
 */
char *
rapport_marks_dup_key (const char   *area,
                       const guint8 *uid)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (area != NULL && uid != NULL, NULL);

  text = rapport_uid_to_text (uid);
  return g_strconcat (area, ":", text, NULL);
}

static gboolean
count_marks (RapportConnection  *connection,
             GError            **error)
{
  return rapport_connection_execute (connection,
                                     "INSERT INTO meta (name, value) VALUES ('marks', 1)"
                                     " ON CONFLICT (name) DO UPDATE SET value = value + 1", error);
}

/**
 * rapport_marks_set:
 * @actor: for whom
 * @value: (nullable): NULL takes the mark away
 *
 * Marks @key, in the writer's thread: of several marks of one key the last counts, wherever it was made. Marks
 * are in no act: nothing undoes them, and no history tells of them.
 */
gboolean
rapport_marks_set (RapportConnection   *connection,
                   const RapportActor  *actor,
                   const char          *key,
                   const char          *value,
                   GError             **error)
{
  g_autoptr(RapportStatement) write = NULL;

  g_return_val_if_fail (connection != NULL && actor != NULL && key != NULL, FALSE);

  write = rapport_connection_prepare (connection,
                                      "INSERT INTO mark (member, key, value, clock) VALUES (" WHO ", ?3, ?4, ?5)"
                                      " ON CONFLICT (member, key) DO UPDATE SET value = excluded.value,"
                                      " clock = max (excluded.clock, mark.clock + 1)", error);
  if (write == NULL)
    return FALSE;
  rapport_statement_bind_integer (write, 1, actor->member);
  rapport_statement_bind_integer (write, 2, actor->device);
  rapport_statement_bind_text (write, 3, key);
  rapport_statement_bind_text (write, 4, value);
  rapport_statement_bind_integer (write, 5, actor->now != 0 ? actor->now : g_get_real_time ());
  return rapport_statement_run (write, error) && count_marks (connection, error);
}

/**
 * rapport_marks_load:
 * @actor: whose
 * @prefix: what the keys begin with
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): the values by their keys, without marks taken away
 */
GHashTable *
rapport_marks_load (RapportConnection   *connection,
                    const RapportActor  *actor,
                    const char          *prefix,
                    GError             **error)
{
  g_autoptr(GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  g_return_val_if_fail (connection != NULL && actor != NULL && prefix != NULL, NULL);

  row = rapport_connection_prepare (connection,
                                    "SELECT key, value FROM mark WHERE member = " WHO " AND key >= ?3"
                                    " AND key < ?3 || char (0x10ffff) AND value IS NOT NULL", error);
  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, actor->member);
  rapport_statement_bind_integer (row, 2, actor->device);
  rapport_statement_bind_text (row, 3, prefix);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&marks);
      g_hash_table_insert (marks, g_strdup (rapport_statement_get_text (row, 0)),
                           g_strdup (rapport_statement_get_text (row, 1)));
    }
  return NULL;
}

static void
note_free (gpointer data)
{
  Note *note = data;

  g_strfreev (note->keys);
  g_free (note->value);
  g_free (note);
}

static gboolean
note_marks (RapportConnection  *connection,
            gpointer            data,
            GError            **error)
{
  const Note *note = data;

  for (guint i = 0; note->keys[i] != NULL; i++)
    if (!rapport_marks_set (connection, &note->actor, note->keys[i], note->value, error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_marks_note_async:
 * @keys: (array zero-terminated=1): what is marked
 * @value: (nullable): as in rapport_marks_set()
 * @callback: (nullable): finishes with rapport_book_note_finish(); without it a failure is told by the book
 *
 * Marks @keys for who works here. Everybody hears of it by #RapportBook::marks-changed.
 */
void
rapport_marks_note_async (RapportBook         *book,
                          const char * const  *keys,
                          const char          *value,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Note *note;

  g_return_if_fail (RAPPORT_IS_BOOK (book));
  g_return_if_fail (keys != NULL);

  note = g_new0 (Note, 1);
  rapport_book_get_actor (book, &note->actor);
  note->keys = g_strdupv ((char **) keys);
  note->value = g_strdup (value);
  rapport_book_note_async (book, note_marks, note, note_free, callback, user_data);
}

/** rapport_book_read_marks: Returns: a number that is another one after each mark set in the book */
gint64
rapport_book_read_marks (RapportBook *self)
{
  gint64 n = 0;

  rapport_connection_query_integer (self->connection,
                                    "SELECT ifnull ((SELECT value FROM meta WHERE name = 'marks'), 0)", &n, NULL);
  return n;
}
