/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-log-row.h"
#include "rapport-log-state.h"
#include "rapport-log-uid.h"
#include "rapport-log-values.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* A thing to be looked at: all of it, or only some of its fields. */
typedef struct
{
  guint8     uid[RAPPORT_UID_LENGTH];
  gboolean   all;
  GPtrArray *fields;
} Item;

/* @graves: whose members were all added; @shown: what was looked at */
struct _RapportLogState
{
  RapportConnection *connection;
  GHashTable        *shapes;
  GQueue            *queue;
  GHashTable        *queued;
  RapportLogThere   *there;
  GHashTable        *graves;
  GHashTable        *shown;
};

static void
free_item (gpointer data)
{
  Item *item = data;

  g_ptr_array_unref (item->fields);
  g_free (item);
}

/** rapport_log_state_new: Returns: (transfer full): one that has nothing to look at yet */
RapportLogState *
rapport_log_state_new (RapportConnection *connection,
                       GHashTable        *shapes)
{
  RapportLogState *self = g_new0 (RapportLogState, 1);

  self->connection = connection;
  self->shapes = shapes;
  self->queue = g_queue_new ();
  self->queued = g_hash_table_new (rapport_uid_hash, rapport_uid_equal);
  self->there = rapport_log_there_new (connection, shapes);
  self->graves = g_hash_table_new_full (rapport_log_grave_hash, rapport_log_grave_equal, g_free, NULL);
  self->shown = g_hash_table_new_full (rapport_uid_hash, rapport_uid_equal, g_free, NULL);
  return self;
}

void
rapport_log_state_free (RapportLogState *self)
{
  g_queue_free_full (self->queue, free_item);
  g_hash_table_unref (self->queued);
  rapport_log_there_free (self->there);
  g_hash_table_unref (self->graves);
  g_hash_table_unref (self->shown);
  g_free (self);
}

/** rapport_log_state_get_there: Returns: (transfer none): which knows what is where */
RapportLogThere *
rapport_log_state_get_there (RapportLogState *self)
{
  return self->there;
}

/** rapport_log_state_get_shown: Returns: (transfer none): the uids of all that was looked at */
GHashTable *
rapport_log_state_get_shown (RapportLogState *self)
{
  return self->shown;
}

/**
 * rapport_log_state_add:
 * @field: (nullable): what of the thing may be another than the log says, NULL for all of it
 *
 * Lets the thing be looked at.
 */
void
rapport_log_state_add (RapportLogState *self,
                       const guint8    *uid,
                       const char      *field)
{
  Item *item = g_hash_table_lookup (self->queued, uid);

  if (item == NULL)
    {
      item = g_new0 (Item, 1);
      memcpy (item->uid, uid, sizeof item->uid);
      item->fields = g_ptr_array_new ();
      g_queue_push_tail (self->queue, item);
      g_hash_table_insert (self->queued, item->uid, item);
    }
  if (field == NULL)
    item->all = TRUE;
  else
    g_ptr_array_add (item->fields, (gpointer) g_intern_string (field));
}

static gboolean
add_members (RapportLogState        *self,
             const RapportLogGrave  *grave,
             GError                **error)
{
  g_autoptr(RapportStatement) member =
    rapport_log_prepare (self->connection, "SELECT uid FROM grave WHERE act = ?1 AND root = ?2", grave->act, error);
  guint8 uid[RAPPORT_UID_LENGTH];
  gboolean has_row;

  if (member == NULL)
    return FALSE;
  rapport_statement_bind_bytes (member, 2, grave->root, sizeof grave->root);
  while (rapport_statement_step (member, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      rapport_log_read_uid (member, 0, uid);
      rapport_log_state_add (self, uid, NULL);
    }
  return FALSE;
}

/**
 * rapport_log_state_add_grave:
 * @uid: a thing that was deleted, or worked on
 *
 * Lets all be looked at that was deleted together with the thing: whether that holds may be another now.
 */
gboolean
rapport_log_state_add_grave (RapportLogState  *self,
                             const guint8     *uid,
                             GError          **error)
{
  g_autoptr(RapportStatement) row =
    rapport_log_prepare (self->connection, "SELECT act, root FROM grave WHERE uid = ?1", uid, error);
  RapportLogGrave grave;
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      rapport_log_read_uid (row, 0, grave.act);
      rapport_log_read_uid (row, 1, grave.root);
      if (g_hash_table_add (self->graves, g_memdup2 (&grave, sizeof grave)) && !add_members (self, &grave, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
note_waiting (RapportLogState  *self,
              const guint8     *target,
              const guint8     *uid,
              const char       *field,
              GError          **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_log_prepare (self->connection,
                         "INSERT INTO waiting (target, uid, field) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                         target, error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_bytes (insert, 2, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (insert, 3, field);
  return rapport_statement_run (insert, error);
}

/* What named the thing once, and names another by now, does not wait for it any more. */
static gboolean
is_named (RapportLogState  *self,
          const guint8     *uid,
          const char       *field,
          const guint8     *target,
          gboolean         *named,
          GError          **error)
{
  g_auto(RapportLogFound) found = { 0 };
  RapportTableShape *shape;
  int column;

  *named = FALSE;
  if (!rapport_log_there_find_shape (self->there, uid, &shape, NULL, error))
    return FALSE;
  column = shape != NULL ? rapport_table_shape_find (shape, field) : -1;
  if (column < 0)
    return TRUE;
  if (!rapport_log_find_value (self->connection, uid, shape, column, &found, error))
    return FALSE;
  /* also by what that was merged into */
  *named = !found.is_known || memcmp (found.target, target, sizeof found.target) == 0;
  if (*named)
    return TRUE;
  if (!rapport_log_there_resolve (self->there, found.target, error))
    return FALSE;
  *named = memcmp (found.target, target, sizeof found.target) == 0;
  return TRUE;
}

/* What waited for the thing is looked at again. */
static gboolean
wake (RapportLogState  *self,
      const guint8     *target,
      GError          **error)
{
  g_autoptr(RapportStatement) row =
    rapport_log_prepare (self->connection, "SELECT uid, field FROM waiting WHERE target = ?1", target, error);
  g_autoptr(RapportStatement) forget = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];
  gboolean has_row, named;

  if (row == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      rapport_log_read_uid (row, 0, uid);
      if (!is_named (self, uid, rapport_statement_get_text (row, 1), target, &named, error))
        return FALSE;
      if (named)
        rapport_log_state_add (self, uid, rapport_statement_get_text (row, 1));
    }
  forget = rapport_log_prepare (self->connection, "DELETE FROM waiting WHERE target = ?1", target, error);
  return forget != NULL && rapport_statement_run (forget, error);
}

static gboolean remove_row (RapportLogState          *self,
                            const RapportEntityInfo  *info,
                            const guint8             *uid,
                            gint64                    row,
                            GError                  **error);

static gboolean show (RapportLogState  *self,
                      const Item       *item,
                      GError          **error);

/* The row of what a thing was merged into, which is shown first; 0 when it was not, or that is not there. */
static gboolean
find_heir_row (RapportLogState          *self,
               const RapportEntityInfo  *info,
               const guint8             *uid,
               guint8                   *heir,
               gint64                   *row,
               GError                  **error)
{
  const RapportTableShape *shape = rapport_table_shape_get (self->connection, self->shapes, info->name, error);
  Item item = { .all = TRUE };

  *row = 0;
  memcpy (heir, uid, RAPPORT_UID_LENGTH);
  if (shape == NULL || !rapport_log_there_resolve (self->there, heir, error))
    return FALSE;
  if (memcmp (heir, uid, RAPPORT_UID_LENGTH) == 0)
    return TRUE;
  memcpy (item.uid, heir, sizeof item.uid);
  if (!rapport_log_there_find_row_of (self->there, shape, heir, row, error))
    return FALSE;
  return *row != 0 ||
         (show (self, &item, error) && rapport_log_there_find_row_of (self->there, shape, heir, row, error));
}

static gboolean
give_to_heir (RapportLogState          *self,
              const RapportEntityInfo  *info,
              const char               *column,
              const guint8             *uid,
              gint64                    id,
              gint64                    heir_row,
              GError                  **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2", info->name, column);
  g_autoptr(RapportStatement) update = rapport_connection_prepare (self->connection, sql, error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_integer (update, 1, heir_row);
  rapport_statement_bind_integer (update, 2, id);
  g_hash_table_add (self->shown, g_memdup2 (uid, RAPPORT_UID_LENGTH));
  return rapport_statement_run (update, error);
}

/* @target: what is about to go; @heir: what it was merged into, the same when it was not */
typedef struct
{
  const guint8 *target;
  gint64        row;
  guint8        heir[RAPPORT_UID_LENGTH];
  gint64        heir_row;
} Going;

/* @info: of things that name the one about to go by @column */
static gboolean
let_go_by (RapportLogState          *self,
           const RapportEntityInfo  *info,
           const RapportField       *field,
           const Going              *going,
           GError                  **error)
{
  g_autofree char *column = rapport_field_dup_column (field);
  g_autofree char *sql = g_strdup_printf ("SELECT id, uid FROM %s WHERE %s = ?1 ORDER BY id LIMIT 1 OFFSET ?2",
                                          info->name, column);
  gint64 offset = 0;
  gboolean has_row;

  while (TRUE)
    {
      g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, sql, error);
      guint8 uid[RAPPORT_UID_LENGTH];
      gint64 id;

      if (row == NULL)
        return FALSE;
      rapport_statement_bind_integer (row, 1, going->row);
      rapport_statement_bind_integer (row, 2, offset);
      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = rapport_statement_get_integer (row, 0);
      rapport_log_read_uid (row, 1, uid);
      g_clear_pointer (&row, rapport_statement_free);
      if (!note_waiting (self, going->target, uid, column, error) ||
          !note_waiting (self, going->heir, uid, column, error))
        return FALSE;
      if (going->heir_row != 0 && memcmp (uid, going->heir, sizeof uid) != 0)
        {
          if (!give_to_heir (self, info, column, uid, id, going->heir_row, error))
            return FALSE;
        }
      else if ((field->flags & RAPPORT_FIELD_OWNER) == 0)
        offset++;
      else if (!remove_row (self, info, uid, id, error))
        return FALSE;
    }
}

/* Takes the thing from the book, with what belongs to it; what names it goes on naming it. */
static gboolean
remove_row (RapportLogState          *self,
            const RapportEntityInfo  *info,
            const guint8             *uid,
            gint64                    row,
            GError                  **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", info->name);
  Going going = { .target = uid, .row = row };

  if (!find_heir_row (self, info, uid, going.heir, &going.heir_row, error))
    return FALSE;
  for (guint i = 0; infos[i] != NULL; i++)
    for (guint j = 0; j < infos[i]->n_fields; j++)
      if (infos[i]->fields[j].kind == RAPPORT_FIELD_REFERENCE &&
          strcmp (infos[i]->fields[j].target, info->name) == 0 &&
          !let_go_by (self, infos[i], &infos[i]->fields[j], &going, error))
        return FALSE;
  g_hash_table_add (self->shown, g_memdup2 (uid, RAPPORT_UID_LENGTH));
  return rapport_connection_run (self->connection, sql, row, error);
}

/* The row of what a reference names, or of what that was merged into; 0 while that is not in the book: then the
 * reference waits. */
static gboolean
find_reference (RapportLogState          *self,
                const RapportTableShape  *shape,
                int                       column,
                const guint8             *target,
                const guint8             *uid,
                gint64                   *row,
                GError                  **error)
{
  const RapportTableShape *kind =
    rapport_table_shape_get (self->connection, self->shapes, shape->columns[column].target, error);
  guint8 heir[RAPPORT_UID_LENGTH];

  *row = 0;
  memcpy (heir, target, sizeof heir);
  if (kind == NULL || !rapport_log_there_resolve (self->there, heir, error) ||
      (memcmp (heir, target, sizeof heir) != 0 && !note_waiting (self, target, uid, shape->names[column], error)))
    return FALSE;
  /* nothing names itself */
  if (memcmp (heir, uid, sizeof heir) == 0)
    return TRUE;
  return rapport_log_there_find_row_of (self->there, kind, heir, row, error) &&
         (*row != 0 || note_waiting (self, heir, uid, shape->names[column], error));
}

/* @birth: (nullable): where all fields are wanted */
static gboolean
add_value (RapportLogState          *self,
           const RapportTableShape  *shape,
           const guint8             *uid,
           RapportLogBirth          *birth,
           int                       column,
           RapportLogRow            *values,
           GError                  **error)
{
  g_auto(RapportLogFound) found = { 0 };
  gint64 row = RAPPORT_UNSET;

  if (birth != NULL ? !rapport_log_birth_find (birth, shape, column, &found, error)
                    : !rapport_log_find_value (self->connection, uid, shape, column, &found, error))
    return FALSE;
  if (!found.is_known)
    return TRUE;
  if (rapport_uid_is_set (found.target) &&
      !find_reference (self, shape, column, found.target, uid, &row, error))
    return FALSE;
  if (shape->columns[column].target != NULL)
    row = MAX (row, 0);
  rapport_log_row_add (values, column, row == RAPPORT_UNSET ? g_steal_pointer (&found.value) : NULL, row);
  return TRUE;
}

static gboolean
is_copy (const RapportTableShape *shape,
         int                      column)
{
  return shape->columns[column].field != NULL && (shape->columns[column].field->flags & RAPPORT_FIELD_COPY) != 0;
}

static gboolean
show_owners (RapportLogState          *self,
             const RapportTableShape  *shape,
             const guint8             *uid,
             GError                  **error);

static gboolean
note_row (RapportLogState  *self,
          const guint8     *uid,
          gint64            row,
          GError          **error)
{
  g_autoptr(RapportStatement) update =
    rapport_log_prepare (self->connection, "UPDATE life SET row = ?2 WHERE uid = ?1", uid, error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_integer (update, 2, row);
  return rapport_statement_run (update, error);
}

static gboolean
insert_row (RapportLogState          *self,
            const RapportTableShape  *shape,
            const guint8             *uid,
            gint64                    row,
            GError                  **error)
{
  g_autoptr(RapportLogBirth) birth = rapport_log_birth_load (self->connection, uid, error);
  g_autoptr(RapportLogRow) values = rapport_log_row_new (shape);

  if (birth == NULL)
    return FALSE;
  for (int i = RAPPORT_COLUMN_UID + 1; shape->names[i] != NULL; i++)
    if (!add_value (self, shape, uid, birth, i, values, error))
      return FALSE;
  return rapport_log_row_insert (values, self->connection, uid, &row, error) &&
         note_row (self, uid, row, error) && wake (self, uid, error);
}

static gboolean
wants (const Item *item,
       const char *column)
{
  for (guint i = 0; !item->all && i < item->fields->len; i++)
    if (strcmp (g_ptr_array_index (item->fields, i), column) == 0)
      return TRUE;
  return item->all;
}

static gboolean
update_row (RapportLogState          *self,
            const RapportTableShape  *shape,
            const Item               *item,
            gint64                    row,
            GError                  **error)
{
  g_autoptr(RapportLogBirth) birth = item->all ? rapport_log_birth_load (self->connection, item->uid, error) : NULL;
  g_autoptr(RapportLogRow) values = rapport_log_row_new (shape);

  if (item->all && birth == NULL)
    return FALSE;
  for (int i = RAPPORT_COLUMN_UID + 1; shape->names[i] != NULL; i++)
    if (!is_copy (shape, i) && wants (item, shape->names[i]) &&
        !add_value (self, shape, item->uid, birth, i, values, error))
      return FALSE;
  return rapport_log_row_update (values, self->connection, row, error);
}

/* What is hidden because its owner is comes back with that. */
static gboolean
wait_for_owners (RapportLogState          *self,
                 const RapportTableShape  *shape,
                 const guint8             *uid,
                 GError                  **error)
{
  for (int i = 0; shape->names[i] != NULL; i++)
    {
      guint8 owner[RAPPORT_UID_LENGTH], named[RAPPORT_UID_LENGTH];
      gboolean there = TRUE;

      if (!rapport_log_there_is_owner (shape, i))
        continue;
      if (!rapport_log_there_find_target (self->there, shape, uid, i, named, error))
        return FALSE;
      memcpy (owner, named, sizeof owner);
      if (!rapport_log_there_resolve (self->there, owner, error))
        return FALSE;
      if (memcmp (owner, named, sizeof owner) != 0 && !note_waiting (self, named, uid, shape->names[i], error))
        return FALSE;
      if (rapport_uid_is_set (owner) &&
          (!rapport_log_there_find (self->there, shape->columns[i].target, owner, &there, error) ||
           (!there && !note_waiting (self, owner, uid, shape->names[i], error))))
        return FALSE;
    }
  return TRUE;
}

/* What belongs to something merged is there with its heir, whose row it then names. */
static gboolean
show (RapportLogState  *self,
      const Item       *item,
      GError          **error)
{
  RapportTableShape *shape;
  gint64 row = 0, life_row = 0;
  gboolean there;

  if (!rapport_log_there_find_shape (self->there, item->uid, &shape, &life_row, error))
    return FALSE;
  if (shape == NULL)
    return TRUE;
  if (!rapport_log_there_find (self->there, shape->info->name, item->uid, &there, error) ||
      !rapport_log_there_find_row_of (self->there, shape, item->uid, &row, error))
    return FALSE;
  g_hash_table_add (self->shown, g_memdup2 (item->uid, RAPPORT_UID_LENGTH));
  /* what waits for it may be shown with its heir, or no more */
  if (!there)
    return (row == 0 ? wake (self, item->uid, error) : remove_row (self, shape->info, item->uid, row, error)) &&
           wait_for_owners (self, shape, item->uid, error);
  return show_owners (self, shape, item->uid, error) &&
         (row != 0 ? update_row (self, shape, item, row, error)
                   : insert_row (self, shape, item->uid, life_row, error));
}

/* A thing can only be put where its owner is. */
static gboolean
show_owners (RapportLogState          *self,
             const RapportTableShape  *shape,
             const guint8             *uid,
             GError                  **error)
{
  for (int i = 0; shape->names[i] != NULL; i++)
    {
      Item owner = { .all = TRUE };
      RapportTableShape *owner_shape;
      gint64 row;

      if (!rapport_log_there_is_owner (shape, i))
        continue;
      if (!rapport_log_there_find_target (self->there, shape, uid, i, owner.uid, error) ||
          !rapport_log_there_resolve (self->there, owner.uid, error))
        return FALSE;
      if (!rapport_uid_is_set (owner.uid))
        continue;
      if (!rapport_log_there_find_row (self->there, owner.uid, &owner_shape, &row, error) ||
          (row == 0 && !show (self, &owner, error)))
        return FALSE;
    }
  return TRUE;
}

/** rapport_log_state_show: makes all that is to be looked at what the log says */
gboolean
rapport_log_state_show (RapportLogState  *self,
                        GError          **error)
{
  Item *item;
  gboolean ok = TRUE;

  while (ok && (item = g_queue_pop_head (self->queue)) != NULL)
    {
      g_hash_table_remove (self->queued, item->uid);
      ok = show (self, item, error);
      free_item (item);
    }
  return ok;
}

/**
 * rapport_log_state_bring_back:
 * @is_back: (out): FALSE for what can't be put back because what it belongs to is gone, or is there already
 *
 * Puts a deleted thing back with what it has by the log, as part of an act that undoes the deletion.
 */
gboolean
rapport_log_state_bring_back (RapportLogState  *self,
                              const guint8     *uid,
                              gboolean         *is_back,
                              GError          **error)
{
  RapportTableShape *shape;
  gint64 row = 0, life_row = 0;

  *is_back = FALSE;
  if (!rapport_log_there_find_shape (self->there, uid, &shape, &life_row, error))
    return FALSE;
  if (shape == NULL || !rapport_log_there_find_row_of (self->there, shape, uid, &row, error))
    return shape == NULL;
  if (row != 0)
    return TRUE;
  for (int i = 0; shape->names[i] != NULL; i++)
    {
      guint8 owner[RAPPORT_UID_LENGTH];
      RapportTableShape *owner_shape;

      if (!rapport_log_there_is_owner (shape, i))
        continue;
      if (!rapport_log_there_find_target (self->there, shape, uid, i, owner, error) ||
          !rapport_log_there_resolve (self->there, owner, error))
        return FALSE;
      if (!rapport_uid_is_set (owner))
        continue;
      if (!rapport_log_there_find_row (self->there, owner, &owner_shape, &row, error))
        return FALSE;
      if (row == 0)
        return TRUE;
    }
  *is_back = TRUE;
  rapport_log_there_assume (self->there, uid);
  return insert_row (self, shape, uid, life_row, error);
}

/**
 * rapport_log_state_revive:
 * @uid: a thing that is in the book again, which the log does not say yet
 *
 * Lets the thing be looked at, and what waited for it.
 */
gboolean
rapport_log_state_revive (RapportLogState  *self,
                          const guint8     *uid,
                          GError          **error)
{
  rapport_log_there_assume (self->there, uid);
  rapport_log_state_add (self, uid, NULL);
  return wake (self, uid, error);
}
