/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-log-heirs.h"
#include "rapport-log-uid.h"
#include "rapport-stamp.h"
#include "rapport-uid.h"

/* all that a thing was merged into, and those in turn, whether that stands or not */
#define AHEAD \
  "WITH RECURSIVE ahead (uid) AS (VALUES (?1) UNION" \
  " SELECT g.heir FROM grave g JOIN ahead ON g.uid = ahead.uid WHERE g.heir IS NOT NULL)"

/* In order: whether a merge stands depends on those before it. */
#define MERGES_AHEAD \
  AHEAD " SELECT g.uid, g.heir, g.clock, g.act FROM ahead JOIN grave g ON g.uid = ahead.uid" \
  " JOIN action a ON a.uid = g.act WHERE g.heir IS NOT NULL AND a.undone_by IS NULL ORDER BY g.clock, g.act"

#define LIST_AHEAD AHEAD " SELECT uid FROM ahead"

#define LIST_BEHIND \
  "WITH RECURSIVE behind (uid) AS (SELECT uid FROM grave WHERE heir = ?1 UNION" \
  " SELECT g.uid FROM grave g JOIN behind ON g.heir = behind.uid)" \
  " SELECT b.uid FROM behind b WHERE b.uid <> ?1 AND EXISTS (SELECT 1 FROM grave g JOIN action a ON a.uid = g.act" \
  "  WHERE g.uid = b.uid AND g.heir IS NOT NULL AND a.undone_by IS NULL) ORDER BY b.uid"

/* what an undo brought back of what had been merged, the last merge of each */
#define BROUGHT_BACK \
  "SELECT g.uid, g.heir, max(g.clock) FROM change c JOIN grave g ON g.uid = c.uid WHERE c.action = ?1" \
  " AND c.id >= (SELECT first_change FROM action WHERE id = ?1) AND c.id <" \
  " ifnull ((SELECT first_change FROM action WHERE id > ?1 ORDER BY id LIMIT 1), 9223372036854775807) AND c.op = 'insert' AND c.field IS NULL" \
  " AND g.heir IS NOT NULL AND EXISTS (SELECT 1 FROM action WHERE id = ?1 AND undoes IS NOT NULL) GROUP BY g.uid"

typedef struct
{
  guint8       uid[RAPPORT_UID_LENGTH];
  guint8       heir[RAPPORT_UID_LENGTH];
  RapportStamp stamp;
} Merge;

/* @found: by the uid of what was asked for, the merges that stand, of those ahead of it */
struct _RapportLogHeirs
{
  RapportConnection *connection;
  GHashTable        *found;
};

/** rapport_log_heirs_new: Returns: (transfer full): one for as long as the log does not change */
RapportLogHeirs *
rapport_log_heirs_new (RapportConnection *connection)
{
  RapportLogHeirs *self = g_new0 (RapportLogHeirs, 1);

  self->connection = connection;
  self->found = g_hash_table_new_full (rapport_uid_hash, rapport_uid_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
rapport_log_heirs_free (RapportLogHeirs *self)
{
  g_hash_table_unref (self->found);
  g_free (self);
}

/* The last merge of a thing counts. */
static const Merge *
find_last (const GArray *merges,
           const guint8 *uid)
{
  for (guint i = merges->len; i > 0; i--)
    if (memcmp (g_array_index (merges, Merge, i - 1).uid, uid, RAPPORT_UID_LENGTH) == 0)
      return &g_array_index (merges, Merge, i - 1);
  return NULL;
}

/* what takes the place of @uid in the end: itself when it was not merged */
static const guint8 *
follow (const GArray *merges,
        const guint8 *uid)
{
  const Merge *merge = find_last (merges, uid);

  for (guint i = 0; merge != NULL && i <= merges->len; i++)
    {
      uid = merge->heir;
      merge = find_last (merges, uid);
    }
  return uid;
}

/* Of merges that close a circle the later one does not count. */
static GArray *
load_merges (RapportLogHeirs  *self,
             const guint8     *uid,
             GError          **error)
{
  GArray *merges = g_hash_table_lookup (self->found, uid);
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  if (merges != NULL)
    return merges;
  row = rapport_log_prepare (self->connection, MERGES_AHEAD, uid, error);
  if (row == NULL)
    return NULL;
  merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  while (rapport_statement_step (row, &has_row, error))
    {
      Merge merge;

      if (!has_row)
        {
          g_hash_table_insert (self->found, g_memdup2 (uid, RAPPORT_UID_LENGTH), merges);
          return merges;
        }
      rapport_log_read_uid (row, 0, merge.uid);
      rapport_log_read_uid (row, 1, merge.heir);
      merge.stamp.clock = rapport_statement_get_integer (row, 2);
      rapport_log_read_uid (row, 3, merge.stamp.act);
      if (memcmp (follow (merges, merge.heir), merge.uid, RAPPORT_UID_LENGTH) != 0)
        g_array_append_val (merges, merge);
    }
  g_array_unref (merges);
  return NULL;
}

/**
 * rapport_log_heirs_find:
 * @heir: (out): what the thing was merged into last, all zero when it was not
 */
gboolean
rapport_log_heirs_find (RapportLogHeirs  *self,
                        const guint8     *uid,
                        guint8           *heir,
                        GError          **error)
{
  const GArray *merges = load_merges (self, uid, error);
  const Merge *merge = merges != NULL ? find_last (merges, uid) : NULL;

  memset (heir, 0, RAPPORT_UID_LENGTH);
  if (merge != NULL)
    memcpy (heir, merge->heir, RAPPORT_UID_LENGTH);
  return merges != NULL;
}

/** rapport_log_heirs_stands: says whether @act, which merged the thing into another, counts */
gboolean
rapport_log_heirs_stands (RapportLogHeirs  *self,
                          const guint8     *uid,
                          const guint8     *act,
                          gboolean         *stands,
                          GError          **error)
{
  const GArray *merges = load_merges (self, uid, error);

  *stands = FALSE;
  for (guint i = 0; merges != NULL && !*stands && i < merges->len; i++)
    {
      const Merge *merge = &g_array_index (merges, Merge, i);

      *stands = memcmp (merge->uid, uid, RAPPORT_UID_LENGTH) == 0 &&
                memcmp (merge->stamp.act, act, RAPPORT_UID_LENGTH) == 0;
    }
  return merges != NULL;
}

static gboolean
list (RapportConnection  *connection,
      const char         *sql,
      const guint8       *uid,
      GByteArray         *uids,
      GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_log_prepare (connection, sql, uid, error);
  guint8 one[RAPPORT_UID_LENGTH];
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      rapport_log_read_uid (row, 0, one);
      g_byte_array_append (uids, one, sizeof one);
    }
  return FALSE;
}

/** rapport_log_heirs_list_ahead: appends to @uids the thing, what it was ever merged into, and those in turn */
gboolean
rapport_log_heirs_list_ahead (RapportConnection  *connection,
                              const guint8       *uid,
                              GByteArray         *uids,
                              GError            **error)
{
  return list (connection, LIST_AHEAD, uid, uids, error);
}

/** rapport_log_heirs_list_behind: appends to @uids what is merged into the thing, and into those in turn */
gboolean
rapport_log_heirs_list_behind (RapportConnection  *connection,
                               const guint8       *uid,
                               GByteArray         *uids,
                               GError            **error)
{
  return list (connection, LIST_BEHIND, uid, uids, error);
}

/**
 * rapport_log_heirs_list_brought_back:
 * @action: an entry of the log
 *
 * Returns: (transfer full) (nullable): pairs of uids, one behind the other: what @action, an undo, brought back
 *   of what had been merged, and into what that was merged; NULL with @error set
 */
GByteArray *
rapport_log_heirs_list_brought_back (RapportConnection  *connection,
                                     gint64              action,
                                     GError            **error)
{
  g_autoptr(GByteArray) pairs = g_byte_array_new ();
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, BROUGHT_BACK, error);
  guint8 uid[RAPPORT_UID_LENGTH];
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, action);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&pairs);
      for (int i = 0; i < 2; i++)
        {
          rapport_log_read_uid (row, i, uid);
          g_byte_array_append (pairs, uid, sizeof uid);
        }
    }
  return NULL;
}

/* what was merged into another and is called so, in the values that it had when it went */
static GByteArray *
find_merged (RapportConnection        *connection,
             const RapportEntityInfo  *info,
             const char               *name,
             GError                  **error)
{
  static const RapportFieldFlags naming = RAPPORT_FIELD_NUMBER | RAPPORT_FIELD_TITLE;
  g_autoptr(GByteArray) found = g_byte_array_new ();
  g_autoptr(GString) sql = g_string_new ("SELECT DISTINCT g.uid FROM grave g JOIN action a ON a.uid = g.act"
                                         " JOIN change c ON c.uid = g.uid WHERE g.heir IS NOT NULL"
                                         " AND a.undone_by IS NULL AND c.op = 'delete' AND c.field IS NULL"
                                         " AND c.thing = ?1 AND ?2 IN (''");
  g_autoptr(RapportStatement) row = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];
  gboolean has_row;

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & naming) != 0)
      {
        g_autofree char *column = rapport_field_dup_column (&info->fields[i]);

        g_string_append_printf (sql, ", json_extract (c.old, '$.%s')", column);
      }
  g_string_append (sql, ")");
  row = rapport_connection_prepare (connection, sql->str, error);
  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, info->name);
  rapport_statement_bind_text (row, 2, name);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&found);
      rapport_log_read_uid (row, 0, uid);
      g_byte_array_append (found, uid, sizeof uid);
    }
  return NULL;
}

/**
 * rapport_log_heirs_find_named:
 * @info: the kind of thing
 * @name: a number, a title or a uid as text
 * @heir: (out): what the only thing of that name was merged into in the end, all zero when there is none
 */
gboolean
rapport_log_heirs_find_named (RapportConnection        *connection,
                              const RapportEntityInfo  *info,
                              const char               *name,
                              guint8                   *heir,
                              GError                  **error)
{
  g_autoptr(RapportLogHeirs) self = rapport_log_heirs_new (connection);
  g_autoptr(GByteArray) found = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];

  g_return_val_if_fail (info != NULL && name != NULL && heir != NULL, FALSE);

  memset (heir, 0, RAPPORT_UID_LENGTH);
  if (rapport_uid_from_text (name, uid))
    found = g_byte_array_append (g_byte_array_new (), uid, sizeof uid);
  else
    found = find_merged (connection, info, name, error);
  if (found == NULL)
    return FALSE;
  if (found->len != RAPPORT_UID_LENGTH)
    return TRUE;
  memcpy (uid, found->data, sizeof uid);
  while (TRUE)
    {
      if (!rapport_log_heirs_find (self, uid, uid, error))
        return FALSE;
      if (!rapport_uid_is_set (uid))
        return TRUE;
      memcpy (heir, uid, sizeof uid);
    }
}
