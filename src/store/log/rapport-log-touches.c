/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-log-touches.h"
#include "rapport-uid.h"

/* An act that touches very much does not keep all of it in memory. */
#define MOST_TOUCHED 200000

typedef struct
{
  guint8 uid[RAPPORT_UID_LENGTH];
  gint64 count;
} Touch;

struct _RapportLogTouches
{
  RapportConnection *connection;
  GHashTable        *by_uid;
};

/** rapport_log_touches_new: for an act, which it lives as long as */
RapportLogTouches *
rapport_log_touches_new (RapportConnection *connection)
{
  RapportLogTouches *self = g_new0 (RapportLogTouches, 1);

  self->connection = connection;
  self->by_uid = g_hash_table_new_full (rapport_uid_hash, rapport_uid_equal, g_free, NULL);
  return self;
}

void
rapport_log_touches_free (RapportLogTouches *self)
{
  g_hash_table_unref (self->by_uid);
  g_free (self);
}

static int
compare_touches (gconstpointer a,
                 gconstpointer b)
{
  const Touch *first = *(Touch * const *) a, *second = *(Touch * const *) b;

  return memcmp (first->uid, second->uid, RAPPORT_UID_LENGTH);
}

/* In the order of their uids, neighbours in the book come one behind the other. */
static GPtrArray *
sort_touches (RapportLogTouches *self)
{
  GPtrArray *touches = g_ptr_array_sized_new (g_hash_table_size (self->by_uid));
  GHashTableIter iterator;
  gpointer touch;

  g_hash_table_iter_init (&iterator, self->by_uid);
  while (g_hash_table_iter_next (&iterator, &touch, NULL))
    g_ptr_array_add (touches, touch);
  g_ptr_array_sort (touches, compare_touches);
  return touches;
}

/** rapport_log_touches_write: writes what was counted */
gboolean
rapport_log_touches_write (RapportLogTouches  *self,
                           GError            **error)
{
  g_autoptr(RapportStatement) update =
    rapport_connection_prepare (self->connection,
                                "INSERT INTO life (uid, thing, row, clock, act, touches)"
                                " VALUES (?1, '', 0, 0, zeroblob (16), ?2)"
                                " ON CONFLICT (uid) DO UPDATE SET touches = touches + excluded.touches", error);
  g_autoptr(GPtrArray) touches = sort_touches (self);

  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < touches->len; i++)
    {
      const Touch *touch = g_ptr_array_index (touches, i);

      rapport_statement_bind_bytes (update, 1, touch->uid, RAPPORT_UID_LENGTH);
      rapport_statement_bind_integer (update, 2, touch->count);
      if (!rapport_statement_run (update, error))
        return FALSE;
    }
  g_hash_table_remove_all (self->by_uid);
  return TRUE;
}

/**
 * rapport_log_touches_take:
 *
 * Returns: how often the thing was touched and nobody wrote it, which whoever asks does
 */
gint64
rapport_log_touches_take (RapportLogTouches *self,
                          const guint8      *uid)
{
  const Touch *touch = g_hash_table_lookup (self->by_uid, uid);
  const gint64 count = touch != NULL ? touch->count : 0;

  if (touch != NULL)
    g_hash_table_remove (self->by_uid, uid);
  return count;
}

/** rapport_log_touches_give: gives back what was taken and not written, or takes away what was counted */
void
rapport_log_touches_give (RapportLogTouches *self,
                          const guint8      *uid,
                          gint64             count)
{
  Touch *touch = count != 0 ? g_hash_table_lookup (self->by_uid, uid) : NULL;

  if (touch == NULL && count != 0)
    {
      touch = g_new0 (Touch, 1);
      memcpy (touch->uid, uid, RAPPORT_UID_LENGTH);
      g_hash_table_add (self->by_uid, touch);
    }
  if (touch != NULL)
    touch->count += count;
}

/**
 * rapport_log_touches_count:
 *
 * A whole with many parts is touched once for each: that is counted first, and written once.
 */
gboolean
rapport_log_touches_count (RapportLogTouches  *self,
                           const guint8       *uid,
                           GError            **error)
{
  if (g_hash_table_size (self->by_uid) >= MOST_TOUCHED && !g_hash_table_contains (self->by_uid, uid) &&
      !rapport_log_touches_write (self, error))
    return FALSE;
  rapport_log_touches_give (self, uid, 1);
  return TRUE;
}
