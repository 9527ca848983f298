/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-erasure.h"
#include "rapport-log-heirs.h"
#include "rapport-log-there.h"
#include "rapport-log-uid.h"
#include "rapport-log-values.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* Owners of owners of owners …: a chain longer than this only damage makes. */
#define DEEPEST 16

/* @there, @holds: what was found out already, of things and of deletions; @assumed: what the log does not say yet */
struct _RapportLogThere
{
  RapportConnection *connection;
  GHashTable        *shapes;
  GHashTable        *there;
  GHashTable        *holds;
  GHashTable        *assumed;
  RapportLogHeirs   *heirs;
};

/** rapport_log_there_new: Returns: (transfer full): one that knows nothing yet */
RapportLogThere *
rapport_log_there_new (RapportConnection *connection,
                       GHashTable        *shapes)
{
  RapportLogThere *self = g_new0 (RapportLogThere, 1);

  self->connection = connection;
  self->shapes = shapes;
  self->there = g_hash_table_new_full (rapport_uid_hash, rapport_uid_equal, g_free, NULL);
  self->holds = g_hash_table_new_full (rapport_log_grave_hash, rapport_log_grave_equal, g_free, NULL);
  self->assumed = g_hash_table_new_full (rapport_uid_hash, rapport_uid_equal, g_free, NULL);
  self->heirs = rapport_log_heirs_new (connection);
  return self;
}

void
rapport_log_there_free (RapportLogThere *self)
{
  g_hash_table_unref (self->there);
  g_hash_table_unref (self->holds);
  g_hash_table_unref (self->assumed);
  rapport_log_heirs_free (self->heirs);
  g_free (self);
}

/** rapport_log_grave_hash: for tables whose keys are graves */
guint
rapport_log_grave_hash (gconstpointer data)
{
  const RapportLogGrave *grave = data;

  return rapport_uid_hash (grave->act) ^ rapport_uid_hash (grave->root);
}

/** rapport_log_grave_equal: for tables whose keys are graves */
gboolean
rapport_log_grave_equal (gconstpointer a,
                         gconstpointer b)
{
  return memcmp (a, b, sizeof (RapportLogGrave)) == 0;
}

static gboolean
is_merge (RapportLogThere        *self,
          const RapportLogGrave  *grave,
          gboolean               *merges,
          GError                **error)
{
  g_autoptr(RapportStatement) heir =
    rapport_log_prepare (self->connection,
                         "SELECT 1 FROM grave WHERE act = ?1 AND root = ?2 AND uid = ?2 AND heir IS NOT NULL",
                         grave->act, error);

  if (heir == NULL)
    return FALSE;
  rapport_statement_bind_bytes (heir, 2, grave->root, sizeof grave->root);
  return rapport_statement_step (heir, merges, error);
}

static gboolean
find_unseen (RapportLogThere        *self,
             const RapportLogGrave  *grave,
             gboolean               *has_unseen,
             GError                **error)
{
  g_autoptr(RapportStatement) unseen =
    rapport_log_prepare (self->connection, "SELECT 1 FROM grave g JOIN life l ON l.uid = g.uid"
                         " WHERE g.act = ?1 AND g.root = ?2 AND l.touches > g.seen LIMIT 1", grave->act, error);

  if (unseen == NULL)
    return FALSE;
  rapport_statement_bind_bytes (unseen, 2, grave->root, sizeof grave->root);
  return rapport_statement_step (unseen, has_unseen, error);
}

/* A deletion holds while nobody worked unseen on anything that it took along. Unseen work on what was merged
 * goes to its heir. */
static gboolean
find_holds (RapportLogThere        *self,
            const RapportLogGrave  *grave,
            gboolean               *holds,
            GError                **error)
{
  gpointer known;
  gboolean merges, has_unseen = FALSE;

  if (g_hash_table_lookup_extended (self->holds, grave, NULL, &known))
    {
      *holds = GPOINTER_TO_INT (known);
      return TRUE;
    }
  if (!is_merge (self, grave, &merges, error) ||
      (merges ? !rapport_log_heirs_stands (self->heirs, grave->root, grave->act, holds, error)
              : !find_unseen (self, grave, &has_unseen, error)))
    return FALSE;
  if (!merges)
    *holds = !has_unseen;
  g_hash_table_insert (self->holds, g_memdup2 (grave, sizeof *grave), GINT_TO_POINTER (*holds));
  return TRUE;
}

static gboolean
find_deleted (RapportLogThere  *self,
              const guint8     *uid,
              gboolean         *is_deleted,
              GError          **error)
{
  g_autoptr(RapportStatement) row =
    rapport_log_prepare (self->connection, "SELECT act, root FROM grave WHERE uid = ?1", uid, error);
  RapportLogGrave grave;
  gboolean has_row;

  *is_deleted = FALSE;
  if (row == NULL || !rapport_erasure_is_erased (self->connection, uid, is_deleted, error))
    return FALSE;
  while (!*is_deleted)
    {
      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      rapport_log_read_uid (row, 0, grave.act);
      rapport_log_read_uid (row, 1, grave.root);
      if (!find_holds (self, &grave, is_deleted, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_log_there_find_shape:
 * @shape: (out) (nullable): of the table of the thing's kind, NULL for a kind that this program does not know
 * @life_row: (out) (optional): the row that it has or had, 0 for none yet
 */
gboolean
rapport_log_there_find_shape (RapportLogThere    *self,
                              const guint8       *uid,
                              RapportTableShape **shape,
                              gint64             *life_row,
                              GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_log_prepare (self->connection, "SELECT thing, row FROM life WHERE uid = ?1", uid, error);
  gboolean has_row;

  *shape = NULL;
  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row || rapport_entity_info_for (rapport_statement_get_text (row, 0)) == NULL)
    return TRUE;
  if (life_row != NULL)
    *life_row = rapport_statement_get_integer (row, 1);
  *shape = rapport_table_shape_get (self->connection, self->shapes, rapport_statement_get_text (row, 0), error);
  return *shape != NULL;
}

/** rapport_log_there_find_row_of: tells the @row of a thing of the kind of @shape, 0 for none */
gboolean
rapport_log_there_find_row_of (RapportLogThere          *self,
                               const RapportTableShape  *shape,
                               const guint8             *uid,
                               gint64                   *row,
                               GError                  **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE uid = ?1", shape->info->name);
  g_autoptr(RapportStatement) select = rapport_log_prepare (self->connection, sql, uid, error);
  gboolean has_row;

  if (select == NULL || !rapport_statement_step (select, &has_row, error))
    return FALSE;
  *row = has_row ? rapport_statement_get_integer (select, 0) : 0;
  return TRUE;
}

/**
 * rapport_log_there_find_row:
 * @shape: (out) (nullable): of its table, NULL for a kind that this program does not know
 * @row: (out): its row in this book, 0 for none
 */
gboolean
rapport_log_there_find_row (RapportLogThere    *self,
                            const guint8       *uid,
                            RapportTableShape **shape,
                            gint64             *row,
                            GError            **error)
{
  *row = 0;
  return rapport_log_there_find_shape (self, uid, shape, NULL, error) &&
         (*shape == NULL || rapport_log_there_find_row_of (self, *shape, uid, row, error));
}

/**
 * rapport_log_there_find_target:
 * @column: of @shape, one that names a thing
 * @target: (out): what it names by the log; where that says nothing, as it is in this book
 */
gboolean
rapport_log_there_find_target (RapportLogThere          *self,
                               const RapportTableShape  *shape,
                               const guint8             *uid,
                               int                       column,
                               guint8                   *target,
                               GError                  **error)
{
  g_auto(RapportLogFound) found = { 0 };
  g_autofree char *sql = NULL;
  g_autoptr(RapportStatement) select = NULL;
  gboolean has_row;

  if (!rapport_log_find_value (self->connection, uid, shape, column, &found, error))
    return FALSE;
  memcpy (target, found.target, RAPPORT_UID_LENGTH);
  if (found.is_known)
    return TRUE;
  sql = g_strdup_printf ("SELECT t.uid FROM %s s JOIN %s t ON t.id = s.%s WHERE s.uid = ?1", shape->info->name,
                         shape->columns[column].target, shape->names[column]);
  select = rapport_log_prepare (self->connection, sql, uid, error);
  if (select == NULL || !rapport_statement_step (select, &has_row, error))
    return FALSE;
  if (has_row)
    rapport_log_read_uid (select, 0, target);
  return TRUE;
}

/** rapport_log_there_is_owner: Returns: whether the column names what the thing belongs to */
gboolean
rapport_log_there_is_owner (const RapportTableShape *shape,
                            int                      column)
{
  return shape->columns[column].target != NULL && (shape->columns[column].field->flags & RAPPORT_FIELD_OWNER) != 0;
}

/**
 * rapport_log_there_resolve:
 * @uid: (inout): what is named; that in whose place it was merged, where it was
 */
gboolean
rapport_log_there_resolve (RapportLogThere  *self,
                           guint8           *uid,
                           GError          **error)
{
  guint8 heir[RAPPORT_UID_LENGTH];

  for (int depth = 0; depth < DEEPEST; depth++)
    {
      if (g_hash_table_contains (self->assumed, uid))
        return TRUE;
      if (!rapport_log_heirs_find (self->heirs, uid, heir, error))
        return FALSE;
      if (!rapport_uid_is_set (heir))
        return TRUE;
      memcpy (uid, heir, sizeof heir);
    }
  return TRUE;
}

static gboolean find_there (RapportLogThere  *self,
                            const char       *kind,
                            const guint8     *uid,
                            int               depth,
                            gboolean         *there,
                            GError          **error);

static gboolean
find_owners_there (RapportLogThere          *self,
                   const RapportTableShape  *shape,
                   const guint8             *uid,
                   int                       depth,
                   gboolean                 *there,
                   GError                  **error)
{
  guint8 owner[RAPPORT_UID_LENGTH];

  for (int i = 0; *there && shape->names[i] != NULL; i++)
    {
      if (!rapport_log_there_is_owner (shape, i))
        continue;
      if (!rapport_log_there_find_target (self, shape, uid, i, owner, error) ||
          !rapport_log_there_resolve (self, owner, error))
        return FALSE;
      if (rapport_uid_is_set (owner) && !find_there (self, shape->columns[i].target, owner, depth + 1, there, error))
        return FALSE;
    }
  return TRUE;
}

/* A thing is there when it was made, no deletion of it holds, and all that it belongs to is there. */
static gboolean
find_there (RapportLogThere  *self,
            const char       *kind,
            const guint8     *uid,
            int               depth,
            gboolean         *there,
            GError          **error)
{
  RapportTableShape *shape = rapport_table_shape_get (self->connection, self->shapes, kind, error);
  gpointer known;
  gint64 row = 0;
  gboolean is_deleted;

  if (shape == NULL)
    return FALSE;
  if (g_hash_table_lookup_extended (self->there, uid, NULL, &known))
    {
      *there = GPOINTER_TO_INT (known);
      return TRUE;
    }
  if (!rapport_log_has_values (self->connection, uid, there, error) ||
      (!*there && !rapport_log_there_find_row_of (self, shape, uid, &row, error)) ||
      !find_deleted (self, uid, &is_deleted, error))
    return FALSE;
  *there = (*there || row != 0) && !is_deleted && depth < DEEPEST;
  if (!find_owners_there (self, shape, uid, depth, there, error))
    return FALSE;
  g_hash_table_insert (self->there, g_memdup2 (uid, RAPPORT_UID_LENGTH), GINT_TO_POINTER (*there));
  return TRUE;
}

/**
 * rapport_log_there_find:
 * @kind: what kind of thing it is
 * @there: (out): whether the thing is there, by all that the log says
 */
gboolean
rapport_log_there_find (RapportLogThere  *self,
                        const char       *kind,
                        const guint8     *uid,
                        gboolean         *there,
                        GError          **error)
{
  return find_there (self, kind, uid, 0, there, error);
}

/** rapport_log_there_assume: says that the thing is there, which the log does not say yet */
void
rapport_log_there_assume (RapportLogThere *self,
                          const guint8    *uid)
{
  g_hash_table_insert (self->there, g_memdup2 (uid, RAPPORT_UID_LENGTH), GINT_TO_POINTER (TRUE));
  g_hash_table_add (self->assumed, g_memdup2 (uid, RAPPORT_UID_LENGTH));
}
