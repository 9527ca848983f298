/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-writer.h"
#include "rapport-copies.h"
#include "rapport-log-copies.h"
#include "rapport-log-thing-values.h"
#include "rapport-recorder-rows.h"
#include "rapport-things.h"

/* @values: (out): all columns of @row, as many as @shape has */
static void
read_left_out (const RapportTableShape  *shape,
               RapportStatement         *row,
               guint8                   *uid,
               sqlite3_value           **values)
{
  sqlite3_stmt *handle = rapport_statement_get_handle (row);

  for (guint i = 0; i < shape->n_columns; i++)
    values[i] = sqlite3_column_value (handle, i);
  memset (uid, 0, RAPPORT_UID_LENGTH);
  if (sqlite3_column_bytes (handle, RAPPORT_COLUMN_UID) == RAPPORT_UID_LENGTH)
    memcpy (uid, sqlite3_column_blob (handle, RAPPORT_COLUMN_UID), RAPPORT_UID_LENGTH);
}

/* A thing that the changeset leaves out, of which something is known: it was there before, or somebody touched it. */
static gboolean
write_known (RapportActionWriter    *self,
             const RapportLogBirth  *birth,
             GError                **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", birth->thing);
  g_autoptr(RapportStatement) select = rapport_connection_prepare (self->connection, sql, error);
  RapportTableShape *shape = rapport_table_shape_get (self->connection, self->shapes, birth->thing, error);
  g_autofree sqlite3_value **values = NULL;
  g_autofree gint64 *ids = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];
  RapportChange change;
  gboolean has_row;

  if (select == NULL || shape == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, birth->row);
  if (!rapport_statement_step (select, &has_row, error) || !has_row)
    return FALSE;
  values = g_new (sqlite3_value *, shape->n_columns);
  read_left_out (shape, select, uid, values);
  ids = rapport_action_writer_list_ids (shape, values);
  return rapport_changeset_find_added (self->connection, shape, birth->row, ids, &change, error) &&
         rapport_log_life_note_birth (self->life, uid, change.thing, birth->row, self->is_undo,
                                      rapport_action_writer_get_hand (self, &change, -1) == 0, error) &&
         rapport_action_writer_write_added (self, values, shape, &change, uid, FALSE, error);
}

/* While the act goes on what something is known of waits: at the end it is looked at as it stands then. */
static gboolean
write_known_or_wait (gpointer                data,
                     const RapportLogBirth  *birth,
                     GError                **error)
{
  RapportActionWriter *self = data;

  if (self->goes_on)
    {
      rapport_recorder_set_logged (self->recorder, birth->thing, birth->row, FALSE);
      rapport_log_births_untouch_owners (self->births, birth->owners->data, birth->owners->len, birth->automatic);
      return TRUE;
    }
  return write_known (self, birth, error);
}

static RapportLogBirths *
get_births (RapportActionWriter *self)
{
  if (self->births == NULL)
    self->births = rapport_log_births_new (self->connection, self->life, &self->stamp, self->action,
                                           write_known_or_wait, self);
  return self->births;
}

/* A history of what the act itself added begins with it. */
static gboolean
see_history (RapportActionWriter      *self,
             const RapportTableShape  *shape,
             const RapportChange      *change,
             const gint64             *ids,
             GError                  **error)
{
  const RapportCopy *copy = rapport_copies_find (shape->info);

  if (copy == NULL)
    return TRUE;
  for (guint i = 0; i < shape->n_columns; i++)
    if (shape->columns[i].field == &shape->info->fields[copy->owner] &&
        rapport_recorder_is_new (self->recorder, shape->columns[i].target, ids[i]))
      return TRUE;
  return rapport_log_copies_find_clock (self->connection, shape->info, change->row, self->stamp.act, &self->over_clock,
                                        error);
}

/* @birth: with its uid and, taken over also when that fails, its json
 * @ids: what the columns hold that name other things
 * @parts: of derived rows that it leaves alone */
static gboolean
add_birth (RapportActionWriter  *self,
           RapportTableShape    *shape,
           RapportLogBirth      *birth,
           const gint64         *ids,
           guint                 parts,
           GError              **error)
{
  g_autofree char *json = g_steal_pointer (&birth->json);
  g_autoptr(GByteArray) owners = g_byte_array_new ();
  RapportChange change;

  if (json == NULL || !rapport_changeset_find_added (self->connection, shape, birth->row, ids, &change, error))
    return FALSE;
  change.parts &= ~parts;
  g_array_append_val (self->changes, change);
  birth->thing = change.thing;
  birth->customer = change.customer;
  birth->automatic = rapport_action_writer_get_hand (self, &change, -1);
  if (!rapport_log_life_get_owners (self->life, shape, change.row, ids, owners, error) ||
      !see_history (self, shape, &change, ids, error) ||
      (birth->automatic == 0 && !rapport_log_life_touch_owners (self->life, owners, error)))
    return FALSE;
  birth->json = g_steal_pointer (&json);
  birth->owners = g_steal_pointer (&owners);
  return rapport_log_births_add (get_births (self), birth, error);
}

/* @values: all columns, none where @is_set, a field each, tells what has nothing */
static guint
find_parts_left (const RapportTableShape  *shape,
                 sqlite3_value           **values,
                 const gboolean           *is_set)
{
  guint parts = 0;

  for (guint i = 0; i < shape->n_columns; i++)
    if (shape->columns[i].parts_without != 0 &&
        (values != NULL ? sqlite3_value_type (values[i]) == SQLITE_NULL
                        : !is_set[shape->columns[i].field - shape->info->fields]))
      parts |= shape->columns[i].parts_without;
  return parts;
}

/* @row: (nullable): all columns of a thing that the changeset leaves out; NULL when the act deleted it again */
static gboolean
write_left_out (gpointer                  data,
                const RapportEntityInfo  *info,
                gint64                    id,
                gboolean                  is_logged,
                RapportStatement         *row,
                GError                  **error)
{
  RapportActionWriter *self = data;
  RapportTableShape *shape = rapport_table_shape_get (self->connection, self->shapes, info->name, error);
  g_autofree sqlite3_value **values = NULL;
  g_autofree gint64 *ids = NULL;
  RapportLogBirth birth = { .row = id };

  if (shape == NULL ||
      !rapport_progress_tell (self->progress, (double) self->changes->len / self->n_changes, error))
    return FALSE;
  if (row == NULL)
    return !is_logged || rapport_log_births_take_back (get_births (self), NULL, info->name, id, error);
  values = g_new (sqlite3_value *, shape->n_columns);
  read_left_out (shape, row, birth.uid, values);
  if (is_logged && !rapport_log_births_take_back (get_births (self), birth.uid, info->name, id, error))
    return FALSE;
  ids = rapport_action_writer_list_ids (shape, values);
  birth.json = rapport_log_dup_thing_values (self->life, shape, values, error);
  return add_birth (self, shape, &birth, ids, find_parts_left (shape, values, NULL), error);
}

/** rapport_action_writer_write_births: writes what the changeset leaves out and is not written yet */
gboolean
rapport_action_writer_write_births (RapportActionWriter  *self,
                                    GError              **error)
{
  return self->recorder == NULL ||
         (rapport_recorder_each_left_out (self->recorder, write_left_out, self, error) &&
          rapport_log_births_flush (get_births (self), error));
}

/* @ids: (out): what the columns hold that name other things, all 0 before */
static void
list_ids_of (const RapportTableShape *shape,
             RapportEntity           *thing,
             const gboolean          *is_set,
             gint64                  *ids)
{
  for (guint i = 0; i < shape->n_columns; i++)
    if (shape->columns[i].target != NULL && is_set[shape->columns[i].field - shape->info->fields])
      ids[i] = rapport_entity_get_integer (thing, shape->columns[i].field - shape->info->fields);
}

static gboolean
add_thing (RapportActionWriter  *self,
           RapportTableShape    *shape,
           RapportEntity        *thing,
           GError              **error)
{
  RapportLogBirth birth = { .row = rapport_entity_get_id (thing) };
  gboolean *is_set = g_newa0 (gboolean, shape->info->n_fields);
  gint64 *ids = g_newa0 (gint64, shape->n_columns);

  rapport_entity_mark_set (thing, is_set);
  memcpy (birth.uid, rapport_entity_get_uid (thing), RAPPORT_UID_LENGTH);
  list_ids_of (shape, thing, is_set, ids);
  birth.json = rapport_log_dup_entity_values (self->life, shape, thing, is_set, error);
  return add_birth (self, shape, &birth, ids, find_parts_left (shape, NULL, is_set), error);
}

/* @kinds: those of @things */
static gboolean
add_kind (RapportActionWriter      *self,
          const RapportEntityInfo  *info,
          GPtrArray                *things,
          GPtrArray                *kinds,
          GError                  **error)
{
  RapportTableShape *shape = NULL;

  for (guint i = 0; i < things->len; i++)
    {
      RapportEntity *thing = g_ptr_array_index (things, i);

      if (g_ptr_array_index (kinds, i) != info ||
          !rapport_recorder_set_logged (self->recorder, info->name, rapport_entity_get_id (thing), TRUE))
        continue;
      if (shape == NULL)
        shape = rapport_table_shape_get (self->connection, self->shapes, info->name, error);
      if (shape == NULL || !add_thing (self, shape, thing, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_action_log_add:
 * @things: (element-type RapportEntity): what the act added since, as it stands in the book unless it was changed
 *
 * Writes what an act adds that goes on, from what is in hand: parts before the whole that they belong to.
 */
gboolean
rapport_action_log_add (RapportActionWriter  *self,
                        GPtrArray            *things,
                        GError              **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GPtrArray) kinds = g_ptr_array_sized_new (things->len);
  const char *name = NULL;
  guint n_infos = 0;

  for (guint i = 0; i < things->len; i++)
    {
      RapportEntity *thing = g_ptr_array_index (things, i);
      const RapportEntityInfo *info = rapport_entity_get_info (thing);

      if (i == 0 || g_ptr_array_index (kinds, i - 1) != info)
        name = g_intern_string (info->name);
      g_ptr_array_add (kinds, (gpointer) info);
      rapport_log_life_keep (self->life, name, rapport_entity_get_id (thing), rapport_entity_get_uid (thing));
    }
  while (infos[n_infos] != NULL)
    n_infos++;
  for (guint i = n_infos; i > 0; i--)
    if (!add_kind (self, infos[i - 1], things, kinds, error))
      return FALSE;
  return rapport_log_births_flush (get_births (self), error);
}
