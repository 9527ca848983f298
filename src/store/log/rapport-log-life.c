/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset-private.h"
#include "rapport-log-graves.h"
#include "rapport-log-heirs.h"
#include "rapport-log-life-row.h"
#include "rapport-log-life.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* An act that brings in very much does not keep all of it in memory. */
#define MOST_KEPT 20000

/* Once so many things were asked for, so many are read at once, where those asked for lie no further apart. */
#define MANY_FOUND 200
#define READ_AHEAD 100
#define NEAR 4

/* A thing by its row; of a deleted one its uid and owner are known from the changeset only. */
typedef struct
{
  const char *thing;
  gint64      row;
  guint8      uid[RAPPORT_UID_LENGTH];
  const char *owner;
  gint64      owner_row;
} Thing;

/* @newest: (nullable): of @found, what was asked for last: one thing after another names the same
 * @read_to: by the kind of things, up to which row they were read last */
struct _RapportLogLife
{
  RapportConnection *connection;
  GHashTable        *shapes;
  RapportStamp       act;
  GHashTable        *found;
  const Thing       *newest;
  GHashTable        *read_to;
  GHashTable        *deleted;
  GHashTable        *added;
  GHashTable        *back;
  RapportLogTouches *touches;
  RapportLogGraves  *graves;
};

static guint
hash_thing (gconstpointer data)
{
  const Thing *thing = data;

  return g_direct_hash (thing->thing) ^ g_int64_hash (&thing->row);
}

static gboolean
equal_things (gconstpointer a,
              gconstpointer b)
{
  const Thing *first = a, *second = b;

  return first->thing == second->thing && first->row == second->row;
}

/**
 * rapport_log_life_new:
 * @shapes: (transfer none): those of the tables, kept with the act
 * @act: its stamp
 * @heirs: (nullable) (element-type RapportHeir): what takes the place of things that it deletes
 */
RapportLogLife *
rapport_log_life_new (RapportConnection  *connection,
                      GHashTable         *shapes,
                      const RapportStamp *act,
                      const GArray       *heirs)
{
  RapportLogLife *self = g_new0 (RapportLogLife, 1);

  self->connection = connection;
  self->shapes = shapes;
  self->act = *act;
  self->found = g_hash_table_new_full (hash_thing, equal_things, g_free, NULL);
  self->read_to = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->deleted = g_hash_table_new_full (hash_thing, equal_things, g_free, NULL);
  self->added = g_hash_table_new_full (hash_thing, equal_things, g_free, NULL);
  self->back = g_hash_table_new_full (hash_thing, equal_things, g_free, NULL);
  self->touches = rapport_log_touches_new (connection);
  self->graves = rapport_log_graves_new (connection, act, heirs);
  return self;
}

void
rapport_log_life_free (RapportLogLife *self)
{
  g_hash_table_unref (self->found);
  g_hash_table_unref (self->read_to);
  g_hash_table_unref (self->deleted);
  g_hash_table_unref (self->added);
  g_hash_table_unref (self->back);
  rapport_log_touches_free (self->touches);
  rapport_log_graves_free (self->graves);
  g_free (self);
}

static gboolean
is_owner (const RapportColumnShape *column)
{
  return column->target != NULL && (column->field->flags & RAPPORT_FIELD_OWNER) != 0;
}

static Thing *
read_thing (sqlite3_changeset_iter *iterator,
            RapportTableShape      *shape,
            const char             *table,
            int                     op)
{
  Thing *thing = g_new0 (Thing, 1);
  sqlite3_value *uid = NULL;

  thing->thing = g_intern_string (table);
  thing->row = rapport_changeset_get_integer (iterator, op, RAPPORT_COLUMN_ID);
  if (op != SQLITE_DELETE)
    return thing;
  sqlite3changeset_old (iterator, RAPPORT_COLUMN_UID, &uid);
  if (uid != NULL && sqlite3_value_bytes (uid) == RAPPORT_UID_LENGTH)
    memcpy (thing->uid, sqlite3_value_blob (uid), RAPPORT_UID_LENGTH);
  for (int i = 0; shape->names[i] != NULL; i++)
    {
      gint64 owner = is_owner (&shape->columns[i]) ? rapport_changeset_get_integer (iterator, op, i) : 0;

      if (owner != 0 && thing->owner == NULL)
        {
          thing->owner = shape->columns[i].target;
          thing->owner_row = owner;
        }
    }
  return thing;
}

/**
 * rapport_log_life_note_birth:
 * @is_undo: whether the act takes another back
 * @by_person: whether a person added the thing, who then touched it
 *
 * Notes that the act made the thing, or brought it back.
 */
gboolean
rapport_log_life_note_birth (RapportLogLife  *self,
                             const guint8    *uid,
                             const char      *thing,
                             gint64           row,
                             gboolean         is_undo,
                             gboolean         by_person,
                             GError         **error)
{
  const RapportStamp shipped = { 0 };
  RapportLogLifeRow birth = { .thing = thing, .row = row, .count = by_person };
  gboolean is_back, is_new = FALSE;

  memcpy (birth.uid, uid, sizeof birth.uid);
  if (is_undo && !rapport_log_life_row_was_there (self->connection, birth.uid, &is_undo, error))
    return FALSE;
  if (!is_undo && !rapport_log_life_row_write_first (self->connection, &birth, &self->act, &is_new, error))
    return FALSE;
  if (is_new)
    return TRUE;
  if (!rapport_log_life_row_is_born (self->connection, birth.uid, &is_back, error))
    return FALSE;
  if (is_back || is_undo)
    {
      Thing *back = g_new0 (Thing, 1);

      back->thing = birth.thing;
      back->row = birth.row;
      g_hash_table_add (self->back, back);
    }
  return rapport_log_life_row_write (self->connection, &birth, is_back || is_undo ? &shipped : &self->act, error);
}

static gboolean
look_at_birth (RapportLogLife          *self,
               sqlite3_changeset_iter  *iterator,
               const char              *thing,
               gboolean                 is_undo,
               RapportLogLifeHand       by_person,
               gpointer                 data,
               GError                 **error)
{
  const gint64 row = rapport_changeset_get_integer (iterator, SQLITE_INSERT, RAPPORT_COLUMN_ID);
  guint8 uid[RAPPORT_UID_LENGTH] = { 0 };
  sqlite3_value *value = NULL;

  sqlite3changeset_new (iterator, RAPPORT_COLUMN_UID, &value);
  if (value != NULL && sqlite3_value_bytes (value) == RAPPORT_UID_LENGTH)
    memcpy (uid, sqlite3_value_blob (value), RAPPORT_UID_LENGTH);
  return rapport_log_life_note_birth (self, uid, thing, row, is_undo, by_person (data, thing, row), error);
}

static gboolean
look_at (RapportLogLife          *self,
         sqlite3_changeset_iter  *iterator,
         gboolean                 is_undo,
         RapportLogLifeHand       by_person,
         gpointer                 data,
         GError                 **error)
{
  const char *table;
  RapportTableShape *shape;
  int n_columns, op;

  sqlite3changeset_op (iterator, &table, &n_columns, &op, NULL);
  if (op == SQLITE_INSERT && !look_at_birth (self, iterator, g_intern_string (table), is_undo, by_person, data, error))
    return FALSE;
  if (op != SQLITE_DELETE && (op != SQLITE_INSERT || !is_undo))
    return TRUE;
  shape = rapport_table_shape_get (self->connection, self->shapes, table, error);
  if (shape == NULL)
    return FALSE;
  g_hash_table_add (op == SQLITE_DELETE ? self->deleted : self->added, read_thing (iterator, shape, table, op));
  return TRUE;
}

/**
 * rapport_log_life_look_ahead:
 * @is_undo: whether the act takes another back
 * @by_person: with @data, whether a person added a thing, who then touched it
 *
 * Finds out what the act adds and deletes, before the changes are written one by one: a part comes
 * before the whole that it belongs to or that took it along.
 */
gboolean
rapport_log_life_look_ahead (RapportLogLife     *self,
                             GBytes             *changeset,
                             gboolean            is_undo,
                             RapportLogLifeHand  by_person,
                             gpointer            data,
                             GError            **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  int code = sqlite3changeset_start (&iterator, g_bytes_get_size (changeset),
                                     (gpointer) g_bytes_get_data (changeset, NULL));
  gboolean ok = TRUE;

  while (ok && code == SQLITE_OK && (code = sqlite3changeset_next (iterator)) == SQLITE_ROW)
    {
      code = SQLITE_OK;
      ok = look_at (self, iterator, is_undo, by_person, data, error);
    }
  sqlite3changeset_finalize (iterator);
  return ok && (code == SQLITE_DONE || rapport_connection_set_error (self->connection, code, error));
}

/** rapport_log_life_is_back: Returns: whether the thing that the act adds was there before */
gboolean
rapport_log_life_is_back (RapportLogLife *self,
                          const char     *thing,
                          gint64          row)
{
  return g_hash_table_contains (self->back, &(Thing) { .thing = thing, .row = row });
}

/** rapport_log_life_is_deleted: Returns: whether the act deletes the thing, whose @uid is set then */
gboolean
rapport_log_life_is_deleted (RapportLogLife *self,
                             const char     *thing,
                             gint64          row,
                             guint8         *uid)
{
  const Thing *deleted = g_hash_table_lookup (self->deleted, &(Thing) { .thing = thing, .row = row });

  if (deleted != NULL)
    memcpy (uid, deleted->uid, RAPPORT_UID_LENGTH);
  return deleted != NULL;
}

/** rapport_log_life_is_added: Returns: whether the act, which takes another back, brings the thing back */
gboolean
rapport_log_life_is_added (RapportLogLife *self,
                           const char     *thing,
                           gint64          row)
{
  return g_hash_table_contains (self->added, &(Thing) { .thing = thing, .row = row });
}

static void
keep_found (RapportLogLife *self,
            const Thing    *thing)
{
  g_hash_table_add (self->found, g_memdup2 (thing, sizeof *thing));
}

/** rapport_log_life_keep: says of a thing, whose kind is interned, which @uid it has, before it is asked for */
void
rapport_log_life_keep (RapportLogLife *self,
                       const char     *thing,
                       gint64          row,
                       const guint8   *uid)
{
  Thing kept = { .thing = thing, .row = row };

  memcpy (kept.uid, uid, sizeof kept.uid);
  self->newest = NULL;
  if (g_hash_table_size (self->found) >= MOST_KEPT)
    g_hash_table_remove_all (self->found);
  keep_found (self, &kept);
}

/* Returns: (transfer none): up to which row things of the kind were read last, 0 for none */
static gint64 *
get_read_to (RapportLogLife *self,
             const char     *thing)
{
  gint64 *read_to = g_hash_table_lookup (self->read_to, thing);

  if (read_to == NULL)
    {
      read_to = g_new0 (gint64, 1);
      g_hash_table_insert (self->read_to, (gpointer) thing, read_to);
    }
  return read_to;
}

/* Whoever asks for many, one close behind the other, asks for the next ones, too. */
static gboolean
read_things (RapportLogLife  *self,
             const char      *thing,
             gint64           row,
             GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, uid FROM %s WHERE id >= ?1 ORDER BY id LIMIT ?2", thing);
  g_autoptr(RapportStatement) select = rapport_connection_prepare (self->connection, sql, error);
  gint64 *read_to = get_read_to (self, thing);
  const gboolean is_next = row > *read_to && row - *read_to <= NEAR;
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, row);
  rapport_statement_bind_integer (select, 2,
                                  is_next && g_hash_table_size (self->found) >= MANY_FOUND ? READ_AHEAD : 1);
  *read_to = row;
  while (has_row)
    {
      Thing next = { .thing = thing };

      if (!rapport_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      next.row = *read_to = rapport_statement_get_integer (select, 0);
      memcpy (next.uid, sqlite3_column_blob (rapport_statement_get_handle (select), 1), RAPPORT_UID_LENGTH);
      keep_found (self, &next);
    }
  return TRUE;
}

static const Thing *
find_thing (RapportLogLife  *self,
            const char      *thing,
            gint64           row,
            GError         **error)
{
  const Thing key = { .thing = thing, .row = row };
  const Thing *found;

  if (self->newest != NULL && equal_things (self->newest, &key))
    return self->newest;
  found = g_hash_table_lookup (self->deleted, &key);
  if (found != NULL)
    return found;
  self->newest = g_hash_table_lookup (self->found, &key);
  if (self->newest != NULL)
    return self->newest;
  if (g_hash_table_size (self->found) >= MOST_KEPT)
    g_hash_table_remove_all (self->found);
  if (!read_things (self, thing, row, error))
    return NULL;
  if (!g_hash_table_contains (self->found, &key))
    keep_found (self, &key);
  self->newest = g_hash_table_lookup (self->found, &key);
  return self->newest;
}

/** rapport_log_life_find: sets the @uid of a thing, all zero when it is not there */
gboolean
rapport_log_life_find (RapportLogLife  *self,
                       const char      *thing,
                       gint64           row,
                       guint8          *uid,
                       GError         **error)
{
  const Thing *found = find_thing (self, thing, row, error);

  if (found == NULL)
    return FALSE;
  memcpy (uid, found->uid, RAPPORT_UID_LENGTH);
  return TRUE;
}

static gboolean
contains_uid (GByteArray   *uids,
              const guint8 *uid)
{
  for (guint i = 0; i < uids->len; i += RAPPORT_UID_LENGTH)
    if (memcmp (uids->data + i, uid, RAPPORT_UID_LENGTH) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_owner (RapportLogLife  *self,
           const char      *thing,
           gint64           row,
           GByteArray      *owners,
           GError         **error)
{
  const Thing *found = find_thing (self, thing, row, error);
  RapportTableShape *shape = found != NULL ? rapport_table_shape_get (self->connection, self->shapes, thing, error)
                                           : NULL;

  if (shape == NULL)
    return FALSE;
  if (!rapport_uid_is_set (found->uid) || contains_uid (owners, found->uid))
    return TRUE;
  g_byte_array_append (owners, found->uid, RAPPORT_UID_LENGTH);
  return rapport_log_life_get_owners (self, shape, row, NULL, owners, error);
}

static gboolean
add_owner_of_row (RapportLogLife     *self,
                  RapportTableShape  *shape,
                  int                 column,
                  gint64              row,
                  GByteArray         *owners,
                  GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", shape->names[column],
                                          shape->info->name);
  g_autoptr(RapportStatement) select = rapport_connection_prepare (self->connection, sql, error);
  gboolean has_row;
  gint64 owner;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, row);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  owner = has_row ? rapport_statement_get_integer (select, 0) : 0;
  return owner == 0 || add_owner (self, shape->columns[column].target, owner, owners, error);
}

/**
 * rapport_log_life_get_owners:
 * @ids: (nullable): the values of the columns by which it names its owners; NULL looks at the row
 * @owners: gets the uids of all the thing belongs to, one behind the other
 */
gboolean
rapport_log_life_get_owners (RapportLogLife     *self,
                             RapportTableShape  *shape,
                             gint64              row,
                             const gint64       *ids,
                             GByteArray         *owners,
                             GError            **error)
{
  for (int i = 0; shape->names[i] != NULL; i++)
    {
      if (!is_owner (&shape->columns[i]))
        continue;
      if (ids == NULL && !add_owner_of_row (self, shape, i, row, owners, error))
        return FALSE;
      if (ids != NULL && ids[i] != 0 && !add_owner (self, shape->columns[i].target, ids[i], owners, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_other_owner (const RapportTableShape *shape)
{
  for (int i = 0; shape->names[i] != NULL; i++)
    if (i != shape->customer && is_owner (&shape->columns[i]))
      return TRUE;
  return FALSE;
}

/**
 * rapport_log_life_get_present_owners:
 * @change: what was done to a thing that is there, with its customer
 *
 * Does what rapport_log_life_get_owners() does with the row, which is not looked at where @change says enough.
 */
gboolean
rapport_log_life_get_present_owners (RapportLogLife       *self,
                                     RapportTableShape    *shape,
                                     const RapportChange  *change,
                                     GByteArray           *owners,
                                     GError              **error)
{
  if (change->customer == 0 || shape->customer <= RAPPORT_COLUMN_ID || has_other_owner (shape))
    return rapport_log_life_get_owners (self, shape, change->row, NULL, owners, error);
  return add_owner (self, shape->columns[shape->customer].target, change->customer, owners, error);
}

/** rapport_log_life_get_touches: Returns: (transfer none): what is counted and not written */
RapportLogTouches *
rapport_log_life_get_touches (RapportLogLife *self)
{
  return self->touches;
}

/** rapport_log_life_touch_owners: a person worked on something, and so on all it belongs to: @owners */
gboolean
rapport_log_life_touch_owners (RapportLogLife  *self,
                               GByteArray      *owners,
                               GError         **error)
{
  for (guint i = 0; i < owners->len; i += RAPPORT_UID_LENGTH)
    if (!rapport_log_touches_count (self->touches, owners->data + i, error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_log_life_touch:
 * @owners: what the thing belongs to
 *
 * A person worked on the thing, and so on all it belongs to.
 */
gboolean
rapport_log_life_touch (RapportLogLife  *self,
                        const guint8    *uid,
                        const char      *thing,
                        gint64           row,
                        GByteArray      *owners,
                        GError         **error)
{
  const RapportStamp shipped = { 0 };
  RapportLogLifeRow touch = { .thing = thing, .row = row, .count = 1 };

  memcpy (touch.uid, uid, sizeof touch.uid);
  return rapport_log_life_row_write (self->connection, &touch, &shipped, error) &&
         rapport_log_life_touch_owners (self, owners, error);
}

/* what the person deleted, with whose deletion this one went along */
static const Thing *
find_root (RapportLogLife *self,
           const Thing    *thing)
{
  const Thing *owner = thing;

  while (owner != NULL)
    {
      thing = owner;
      owner = thing->owner == NULL ? NULL
                : g_hash_table_lookup (self->deleted, &(Thing) { .thing = thing->owner, .row = thing->owner_row });
    }
  return thing;
}

/** rapport_log_life_has_heir: Returns: whether something takes the place of the thing, which the act deletes */
gboolean
rapport_log_life_has_heir (RapportLogLife *self,
                           const char     *thing,
                           gint64          row)
{
  return rapport_log_graves_get_heir (self->graves, thing, row) != 0;
}

static gboolean
find_heir (RapportLogLife  *self,
           const Thing     *deleted,
           guint8          *heir,
           GError         **error)
{
  const gint64 row = rapport_log_graves_get_heir (self->graves, deleted->thing, deleted->row);

  memset (heir, 0, RAPPORT_UID_LENGTH);
  return row == 0 || rapport_log_life_find (self, deleted->thing, row, heir, error);
}

/**
 * rapport_log_life_bury:
 * @by_person: whether it was not the program itself
 * @owners: (out): what is touched by that: all it belonged to when it was deleted by itself
 *
 * Notes that the act deleted the thing; to be called for all that rapport_log_life_look_ahead() saw.
 */
gboolean
rapport_log_life_bury (RapportLogLife  *self,
                       const char      *thing,
                       gint64           row,
                       gboolean         by_person,
                       GByteArray      *owners,
                       GError         **error)
{
  const Thing *deleted = g_hash_table_lookup (self->deleted, &(Thing) { .thing = thing, .row = row });
  const Thing *root = find_root (self, deleted);
  RapportLogGrave grave;

  memcpy (grave.uid, deleted->uid, sizeof grave.uid);
  memcpy (grave.root, root->uid, sizeof grave.root);
  if (!find_heir (self, deleted, grave.heir, error))
    return FALSE;
  rapport_log_graves_add (self->graves, &grave);
  /* who merges works on what stays */
  if (by_person && rapport_uid_is_set (grave.heir) &&
      !rapport_log_touches_count (self->touches, grave.heir, error))
    return FALSE;
  if (root != deleted || deleted->owner == NULL || !by_person)
    return TRUE;
  return add_owner (self, deleted->owner, deleted->owner_row, owners, error) &&
         rapport_log_life_touch_owners (self, owners, error);
}

/**
 * rapport_log_life_bury_behind:
 * @behind: gets the uids of what was merged before into the thing that the act deletes, one behind the other:
 *   that goes along
 */
gboolean
rapport_log_life_bury_behind (RapportLogLife  *self,
                              const char      *thing,
                              gint64           row,
                              GByteArray      *behind,
                              GError         **error)
{
  const Thing *deleted = g_hash_table_lookup (self->deleted, &(Thing) { .thing = thing, .row = row });
  const Thing *root = find_root (self, deleted);
  RapportLogGrave grave = { 0 };

  if (!find_heir (self, deleted, grave.heir, error))
    return FALSE;
  if (rapport_uid_is_set (grave.heir))
    return TRUE;
  if (!rapport_log_heirs_list_behind (self->connection, deleted->uid, behind, error))
    return FALSE;
  memcpy (grave.root, root->uid, sizeof grave.root);
  for (guint i = 0; i < behind->len; i += RAPPORT_UID_LENGTH)
    {
      memcpy (grave.uid, behind->data + i, sizeof grave.uid);
      rapport_log_graves_add (self->graves, &grave);
    }
  return TRUE;
}

/** rapport_log_life_wait: notes that @field of a thing names @target, which is not there */
gboolean
rapport_log_life_wait (RapportLogLife  *self,
                       const guint8    *target,
                       const guint8    *uid,
                       const char      *field,
                       GError         **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_connection_prepare (self->connection,
                                "INSERT INTO waiting (target, uid, field) VALUES (?1, ?2, ?3)"
                                " ON CONFLICT DO NOTHING", error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_bytes (insert, 1, target, RAPPORT_UID_LENGTH);
  rapport_statement_bind_bytes (insert, 2, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (insert, 3, field);
  return rapport_statement_run (insert, error);
}

/** rapport_log_life_finish: writes what was touched, and how much of what the act deleted its maker had seen */
gboolean
rapport_log_life_finish (RapportLogLife  *self,
                         GError         **error)
{
  return rapport_log_touches_write (self->touches, error) && rapport_log_graves_write (self->graves, error);
}
