/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-head.h"
#include "rapport-action-writer.h"
#include "rapport-copies.h"
#include "rapport-derived.h"
#include "rapport-log-births.h"
#include "rapport-log-copies.h"
#include "rapport-log-ends.h"
#include "rapport-log-field.h"
#include "rapport-log-life.h"
#include "rapport-log-line.h"
#include "rapport-log-thing-values.h"
#include "rapport-recorder-rows.h"
#include "rapport-things.h"
#include "rapport-uid.h"

static gboolean
write_line (RapportActionWriter   *writer,
            const RapportChange   *change,
            const guint8          *uid,
            const RapportLogLine  *line,
            GError               **error)
{
  return rapport_log_line_write (writer->insert, writer->action, writer->stamp.clock, change, uid, line, error);
}

/* The stamp of the value that the field has now. */
static gboolean
look_up_stamp (RapportActionWriter  *writer,
               const guint8         *uid,
               const char           *field,
               RapportStamp         *stamp,
               GError              **error)
{
  if (!rapport_log_field_find_stamp (writer->connection, uid, field, writer->action, &writer->birth, stamp, error))
    return FALSE;
  writer->over_clock = MAX (writer->over_clock, stamp->clock);
  return TRUE;
}

/**
 * rapport_action_writer_get_hand:
 * @column: -1 for the thing that was added or deleted
 *
 * A row of a history stands for the edit of the person that it follows from, which is not written itself.
 *
 * Returns: RAPPORT_LOG_AUTO for what the program did by itself, else 0
 */
int
rapport_action_writer_get_hand (RapportActionWriter *writer,
                                const RapportChange *change,
                                int                  column)
{
  if (writer->recorder == NULL || !rapport_recorder_is_auto (writer->recorder, change->thing, change->row, column))
    return 0;
  if (rapport_copies_find (rapport_entity_info_for (change->thing)) == NULL)
    return RAPPORT_LOG_AUTO;
  if (!writer->knows_person)
    writer->is_by_person = rapport_recorder_is_by_person (writer->recorder);
  writer->knows_person = writer->is_by_person || !writer->goes_on;
  return writer->is_by_person ? 0 : RAPPORT_LOG_AUTO;
}

static gboolean
is_added_by_person (gpointer    data,
                    const char *thing,
                    gint64      row)
{
  const RapportChange added = { .thing = thing, .row = row };

  return rapport_action_writer_get_hand (data, &added, -1) == 0;
}

static gboolean
is_column_kept (RapportTableShape *shape,
                int                column)
{
  return shape->columns[column].field == NULL || (shape->columns[column].field->flags & RAPPORT_FIELD_COPY) == 0;
}

/* What follows from deleting what a reference names, or from taking that back, is no edit. */
static gboolean
note_reference (RapportActionWriter  *writer,
                RapportTableShape    *shape,
                int                   column,
                const guint8         *uid,
                RapportLogLine       *line,
                GError              **error)
{
  const char *target = shape->columns[column].target;
  const gint64 before = line->old_value != NULL ? sqlite3_value_int64 (line->old_value) : 0;
  const gint64 after = line->new_value != NULL ? sqlite3_value_int64 (line->new_value) : 0;
  guint8 gone[RAPPORT_UID_LENGTH];

  if (after != 0 && !rapport_log_life_find (writer->life, target, after, line->target, error))
    return FALSE;
  if (after == 0 && before != 0 && rapport_log_life_is_deleted (writer->life, target, before, gone))
    {
      line->automatic = RAPPORT_LOG_FOLLOWS;
      return rapport_log_life_wait (writer->life, gone, uid, shape->names[column], error);
    }
  if (before == 0 && after != 0 && rapport_log_life_is_added (writer->life, target, after))
    line->automatic = RAPPORT_LOG_FOLLOWS;
  return TRUE;
}

static const RapportMergedText *
find_merged (RapportActionWriter *writer,
             const RapportChange *change,
             int                  column)
{
  for (guint i = 0; writer->merged != NULL && i < writer->merged->len; i++)
    {
      const RapportMergedText *merged = &g_array_index (writer->merged, RapportMergedText, i);

      if (merged->row == change->row && merged->column == column && strcmp (merged->thing, change->thing) == 0)
        return merged;
    }
  return NULL;
}

/* An edit decides all that was open, but for what of two texts could not be merged (team.md, Meaning 9). */
static gboolean
settle (RapportActionWriter  *writer,
        const RapportChange  *change,
        const guint8         *uid,
        int                   column,
        const char           *field,
        GByteArray           *settles,
        GError              **error)
{
  const RapportMergedText *merged = find_merged (writer, change, column);

  if (merged == NULL)
    return !writer->has_conflicts || rapport_log_field_settle (writer->connection, uid, field, settles, error);
  if (!merged->is_whole)
    return TRUE;
  rapport_stamp_append (settles, &merged->lost);
  return rapport_log_field_settle_one (writer->connection, uid, field, merged->change, error);
}

static gboolean
write_field (RapportActionWriter  *writer,
             RapportTableShape    *shape,
             const RapportChange  *change,
             const guint8         *uid,
             int                   column,
             RapportLogLine       *line,
             GError              **error)
{
  g_autoptr(GByteArray) settles = NULL;

  line->field = shape->names[column];
  if (!is_column_kept (shape, column))
    line->automatic = RAPPORT_LOG_FOLLOWS;
  if (shape->columns[column].target != NULL &&
      !note_reference (writer, shape, column, uid, line, error))
    return FALSE;
  line->has_over = line->automatic != RAPPORT_LOG_FOLLOWS;
  if (!line->has_over)
    return write_line (writer, change, uid, line, error);
  settles = g_byte_array_new ();
  line->settles = settles;
  if (!look_up_stamp (writer, uid, line->field, &line->over, error) ||
      !settle (writer, change, uid, column, line->field, settles, error) ||
      !write_line (writer, change, uid, line, error))
    return FALSE;
  line->settles = NULL;
  return TRUE;
}

/* What a column holds is written as given anew: the other half of a moment goes with the half that
 * changed, as they are one value. */
static gboolean
write_unchanged (RapportActionWriter  *writer,
                 RapportTableShape    *shape,
                 const RapportChange  *change,
                 const guint8         *uid,
                 int                   column,
                 RapportLogLine        line,
                 GError              **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", shape->names[column], change->thing);
  g_autoptr(RapportStatement) select = rapport_connection_prepare (writer->connection, sql, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, change->row);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  line.old_value = sqlite3_column_value (rapport_statement_get_handle (select), 0);
  line.new_value = line.old_value;
  return write_field (writer, shape, change, uid, column, &line, error);
}

static gboolean
write_updated_fields (RapportActionWriter     *writer,
                      sqlite3_changeset_iter  *iterator,
                      RapportTableShape       *shape,
                      const RapportChange     *change,
                      const guint8            *uid,
                      GError                 **error)
{
  g_autoptr(GByteArray) owners = g_byte_array_new ();
  g_autofree gint64 *left = g_new0 (gint64, g_strv_length (shape->names));
  gboolean is_touched = FALSE;

  for (int i = 0; shape->names[i] != NULL; i++)
    if (shape->columns[i].target != NULL && rapport_changeset_is_updated (iterator, i))
      left[i] = rapport_changeset_get_integer (iterator, SQLITE_UPDATE, i);
  if (!rapport_log_life_get_present_owners (writer->life, shape, change, owners, error) ||
      !rapport_log_life_get_owners (writer->life, shape, change->row, left, owners, error))
    return FALSE;
  for (int i = 0; shape->names[i] != NULL; i++)
    {
      const int pair = shape->columns[i].pair;
      const gboolean is_other_half = pair >= 0 && !rapport_changeset_is_updated (iterator, i);
      RapportLogLine line = { .op = "update", .owners = owners };

      if (rapport_changeset_is_updated (iterator, is_other_half ? pair : i))
        line.automatic = rapport_action_writer_get_hand (writer, change, is_other_half ? pair : i);
      if (rapport_changeset_is_updated (iterator, i))
        {
          sqlite3changeset_old (iterator, i, &line.old_value);
          sqlite3changeset_new (iterator, i, &line.new_value);
          if (!write_field (writer, shape, change, uid, i, &line, error))
            return FALSE;
        }
      else if (is_other_half && rapport_changeset_is_updated (iterator, pair) &&
               !write_unchanged (writer, shape, change, uid, i, line, error))
        return FALSE;
      is_touched = is_touched || (line.field != NULL && line.automatic == 0);
    }
  return !is_touched ||
         rapport_log_life_touch (writer->life, uid, change->thing, change->row, owners, error);
}

/* @values: (out): what the thing was added or deleted with, a column each, NULL where the changeset has none */
static void
list_values (sqlite3_changeset_iter   *iterator,
             const RapportTableShape  *shape,
             int                       op,
             sqlite3_value           **values)
{
  for (int i = 0; shape->names[i] != NULL; i++)
    {
      values[i] = NULL;
      if (op == SQLITE_INSERT)
        sqlite3changeset_new (iterator, i, &values[i]);
      else
        sqlite3changeset_old (iterator, i, &values[i]);
    }
}

/* What a person gives to a thing that was there before, such as a setting, are edits of it. */
static gboolean
write_values_of_old_thing (RapportActionWriter          *writer,
                           sqlite3_value       * const  *values,
                           RapportTableShape            *shape,
                           const RapportChange          *change,
                           const guint8                 *uid,
                           GByteArray                   *owners,
                           GError                      **error)
{
  for (int i = RAPPORT_COLUMN_UID + 1; shape->names[i] != NULL; i++)
    {
      RapportLogLine line = { .op = "update", .owners = owners, .automatic = rapport_action_writer_get_hand (writer, change, -1) };
      const RapportField *field = shape->columns[i].field;

      if (field == NULL || (field->flags & (RAPPORT_FIELD_KEY | RAPPORT_FIELD_OWNER)) != 0)
        continue;
      line.new_value = values[i];
      if (!write_field (writer, shape, change, uid, i, &line, error))
        return FALSE;
    }
  return TRUE;
}

/** rapport_action_writer_list_ids: Returns: (transfer full): what the columns hold that name other things */
gint64 *
rapport_action_writer_list_ids (const RapportTableShape *shape,
                                sqlite3_value * const   *values)
{
  gint64 *ids = g_new0 (gint64, shape->n_columns);

  for (guint i = 0; i < shape->n_columns; i++)
    if (shape->columns[i].target != NULL && values[i] != NULL)
      ids[i] = sqlite3_value_int64 (values[i]);
  return ids;
}

/**
 * rapport_action_writer_write_added:
 * @values: what it was added with, a column each
 * @touches: whether what the thing belongs to still is to be touched
 */
gboolean
rapport_action_writer_write_added (RapportActionWriter    *writer,
                                   sqlite3_value * const  *values,
                                   RapportTableShape      *shape,
                                   const RapportChange    *change,
                                   const guint8           *uid,
                                   gboolean                touches,
                                   GError                **error)
{
  g_autoptr(GByteArray) owners = g_byte_array_new ();
  g_autofree gint64 *ids = rapport_action_writer_list_ids (shape, values);
  g_autofree char *json = NULL;
  RapportLogLine line = { .op = "insert", .owners = owners, .automatic = rapport_action_writer_get_hand (writer, change, -1) };

  if (!rapport_log_life_get_owners (writer->life, shape, change->row, ids, owners, error) ||
      !rapport_log_copies_find_clock (writer->connection, shape->info, change->row, writer->stamp.act,
                                      &writer->over_clock, error))
    return FALSE;
  line.back = rapport_log_life_is_back (writer->life, change->thing, change->row);
  if (!line.back)
    json = rapport_log_dup_thing_values (writer->life, shape, values, error);
  if (!line.back && json == NULL)
    return FALSE;
  line.new_json = json;
  if (!write_line (writer, change, uid, &line, error))
    return FALSE;
  if (line.back && !writer->is_undo &&
      !write_values_of_old_thing (writer, values, shape, change, uid, owners, error))
    return FALSE;
  return line.automatic != 0 || !touches || rapport_log_life_touch_owners (writer->life, owners, error);
}

/* What was merged into it is gone with it for those who do not know of that yet, and work on it. */
static gboolean
write_deleted_behind (RapportActionWriter  *writer,
                      const RapportChange  *change,
                      RapportLogLine       *line,
                      GError              **error)
{
  g_autoptr(GByteArray) behind = g_byte_array_new ();

  if (!writer->has_merges)
    return TRUE;
  if (!rapport_log_life_bury_behind (writer->life, change->thing, change->row, behind, error))
    return FALSE;
  line->old_json = NULL;
  line->settles = NULL;
  for (guint i = 0; i < behind->len; i += RAPPORT_UID_LENGTH)
    if (!write_line (writer, change, behind->data + i, line, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_deleted (RapportActionWriter     *writer,
               sqlite3_changeset_iter  *iterator,
               RapportTableShape       *shape,
               const RapportChange     *change,
               const guint8            *uid,
               GError                 **error)
{
  g_autoptr(GByteArray) owners = g_byte_array_new ();
  g_autofree sqlite3_value **values = g_new (sqlite3_value *, shape->n_columns);
  g_autofree char *json = NULL;
  g_autoptr(GByteArray) seen = g_byte_array_new ();
  RapportLogLine line = { .op = "delete", .owners = owners, .automatic = rapport_action_writer_get_hand (writer, change, -1) };

  list_values (iterator, shape, SQLITE_DELETE, values);
  json = rapport_log_dup_thing_values (writer->life, shape, values, error);
  line.old_json = json;
  /* whoever merges it has seen what it holds */
  if (rapport_log_life_has_heir (writer->life, change->thing, change->row))
    {
      if (!rapport_log_field_list_newest (writer->connection, uid, seen, error))
        return FALSE;
      line.settles = seen;
    }
  return json != NULL &&
         rapport_log_life_bury (writer->life, change->thing, change->row, line.automatic == 0, owners, error) &&
         write_line (writer, change, uid, &line, error) && write_deleted_behind (writer, change, &line, error);
}

static gboolean
write_change (RapportActionWriter     *writer,
              sqlite3_changeset_iter  *iterator,
              GError                 **error)
{
  g_autofree sqlite3_value **values = NULL;
  guint8 uid[RAPPORT_UID_LENGTH] = { 0 };
  RapportChange change = { 0 };
  RapportTableShape *shape;

  if (!rapport_changeset_read (writer->connection, writer->shapes, iterator, &shape, &change, uid, error))
    return FALSE;
  rapport_changeset_append (writer->changes, iterator, shape, &change);
  if (change.op == RAPPORT_CHANGE_UPDATE)
    return write_updated_fields (writer, iterator, shape, &change, uid, error);
  if (change.op == RAPPORT_CHANGE_DELETE)
    return write_deleted (writer, iterator, shape, &change, uid, error);
  values = g_new (sqlite3_value *, shape->n_columns);
  list_values (iterator, shape, SQLITE_INSERT, values);
  return rapport_action_writer_write_added (writer, values, shape, &change, uid, TRUE, error);
}

static gboolean
write_changes (RapportActionWriter  *writer,
               GBytes               *changeset,
               GError              **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  gsize length;
  gpointer bytes = (gpointer) g_bytes_get_data (changeset, &length);
  gboolean ok = TRUE;
  int code = sqlite3changeset_start (&iterator, length, bytes);

  while (code == SQLITE_OK && ok && (code = sqlite3changeset_next (iterator)) == SQLITE_ROW)
    {
      ok = rapport_progress_tell (writer->progress, (double) writer->changes->len / writer->n_changes, error) &&
           write_change (writer, iterator, error);
      code = SQLITE_OK;
    }
  sqlite3changeset_finalize (iterator);
  if (ok && code != SQLITE_DONE)
    return rapport_connection_set_error (writer->connection, code, error);
  return ok;
}

/* What the person wants to stay is given once more what it has. @is_more: whether another column of the same thing was
 * before it: that is one touch, as others count it */
static gboolean
write_confirmed (RapportActionWriter     *writer,
                 const RapportConfirmed  *confirmed,
                 gboolean                 is_more,
                 GError                 **error)
{
  g_autoptr(GByteArray) owners = g_byte_array_new ();
  RapportTableShape *shape = rapport_table_shape_get (writer->connection, writer->shapes, confirmed->thing, error);
  RapportChange change = { .thing = confirmed->thing, .row = confirmed->row, .op = RAPPORT_CHANGE_UPDATE };
  const RapportLogLine line = { .op = "update", .owners = owners };
  guint8 uid[RAPPORT_UID_LENGTH];

  return shape != NULL && rapport_log_life_find (writer->life, confirmed->thing, confirmed->row, uid, error) &&
         rapport_changeset_find_owners (writer->connection, shape, &change, error) &&
         rapport_log_life_get_owners (writer->life, shape, confirmed->row, NULL, owners, error) &&
         write_unchanged (writer, shape, &change, uid, confirmed->column, line, error) &&
         (is_more || rapport_log_life_touch (writer->life, uid, confirmed->thing, confirmed->row, owners, error));
}

static gboolean
write_all_confirmed (RapportActionWriter  *writer,
                     const GArray         *confirmed,
                     GError              **error)
{
  for (guint i = 0; confirmed != NULL && i < confirmed->len; i++)
    {
      const RapportConfirmed *one = &g_array_index (confirmed, RapportConfirmed, i);
      const RapportConfirmed *last = i > 0 ? one - 1 : NULL;

      if (!write_confirmed (writer, one, last != NULL && last->thing == one->thing && last->row == one->row, error))
        return FALSE;
    }
  return TRUE;
}

/* Where all that was lost is in the text already, that is decided though nothing changes. */
static gboolean
write_all_merged (RapportActionWriter  *writer,
                  GError              **error)
{
  for (guint i = 0; writer->merged != NULL && i < writer->merged->len; i++)
    {
      const RapportMergedText *merged = &g_array_index (writer->merged, RapportMergedText, i);
      g_autoptr(GByteArray) owners = g_byte_array_new ();
      RapportTableShape *shape = rapport_table_shape_get (writer->connection, writer->shapes, merged->thing, error);
      RapportChange change = { .thing = merged->thing, .row = merged->row, .op = RAPPORT_CHANGE_UPDATE };
      const RapportLogLine line = { .op = "update", .owners = owners, .automatic = RAPPORT_LOG_AUTO };
      guint8 uid[RAPPORT_UID_LENGTH];

      if (!merged->is_same)
        continue;
      if (shape == NULL || !rapport_log_life_find (writer->life, merged->thing, merged->row, uid, error) ||
          !rapport_changeset_find_owners (writer->connection, shape, &change, error) ||
          !rapport_log_life_get_owners (writer->life, shape, merged->row, NULL, owners, error) ||
          !write_unchanged (writer, shape, &change, uid, merged->column, line, error))
        return FALSE;
    }
  return TRUE;
}

/* What was decided by the act that is taken back is open again. */
static gboolean
reopen (RapportActionWriter  *writer,
        GError              **error)
{
  g_autoptr(RapportLogEnds) ends = NULL;

  if (!writer->is_undo)
    return TRUE;
  ends = rapport_log_ends_new (writer->connection, writer->shapes);
  return rapport_log_ends_add_undone (ends, writer->stamp.act, error) && rapport_log_ends_judge (ends, error);
}

static gboolean
find_state (RapportActionWriter  *writer,
            GError              **error)
{
  gint64 n_merges, n_conflicts;

  if (!rapport_connection_query_integer (writer->connection, "SELECT EXISTS (SELECT 1 FROM grave WHERE heir IS NOT NULL)",
                                         &n_merges, error) ||
      !rapport_connection_query_integer (writer->connection, "SELECT EXISTS (SELECT 1 FROM conflict)", &n_conflicts,
                                         error))
    return FALSE;
  writer->has_merges = n_merges > 0;
  writer->has_conflicts = n_conflicts > 0;
  return TRUE;
}

void
rapport_action_writer_free (RapportActionWriter *writer)
{
  g_clear_pointer (&writer->births, rapport_log_births_free);
  g_clear_pointer (&writer->life, rapport_log_life_free);
  g_clear_pointer (&writer->insert, rapport_statement_free);
  g_array_unref (writer->changes);
  g_free (writer);
}

static RapportActionWriter *
begin (RapportConnection         *connection,
       const RapportActionEntry  *entry,
       GBytes                    *changeset,
       GError                   **error)
{
  g_autoptr(RapportActionWriter) writer = g_new0 (RapportActionWriter, 1);

  writer->connection = connection;
  writer->shapes = rapport_table_shapes_get (connection);
  writer->changes = g_array_sized_new (FALSE, FALSE, sizeof (RapportChange), entry->n_changes);
  writer->is_undo = entry->undoes != 0;
  writer->recorder = entry->recorder;
  writer->merged = entry->merged;
  if (!rapport_action_head_insert (connection, entry, changeset, &writer->stamp, &writer->action, error) ||
      (entry->undoes != 0 && !rapport_action_log_judge_undone (connection, writer->stamp.act, error)))
    return NULL;
  writer->insert = rapport_log_line_prepare (connection, error);
  if (writer->insert == NULL || !find_state (writer, error))
    return NULL;
  writer->life = rapport_log_life_new (connection, writer->shapes, &writer->stamp, entry->heirs);
  return g_steal_pointer (&writer);
}

/**
 * rapport_action_log_begin:
 *
 * Begins to write an act that goes on, and takes nothing back: what it adds is told by rapport_action_log_add() part by
 * part, the rest by rapport_action_log_append().
 *
 * Returns: (transfer full) (nullable): to be freed when the act is through; NULL with @error set
 */
RapportActionWriter *
rapport_action_log_begin (RapportConnection         *connection,
                          const RapportActionEntry  *entry,
                          GError                   **error)
{
  g_autoptr(GBytes) nothing = g_bytes_new (NULL, 0);
  RapportActionWriter *writer;

  g_return_val_if_fail (entry->undoes == 0, NULL);

  writer = begin (connection, entry, nothing, error);
  if (writer != NULL)
    writer->goes_on = TRUE;
  return writer;
}

static gboolean
write_rest (RapportActionWriter       *writer,
            const RapportActionEntry  *entry,
            GBytes                    *changeset,
            GError                   **error)
{
  return rapport_log_life_look_ahead (writer->life, changeset, writer->is_undo, is_added_by_person, writer, error) &&
         write_changes (writer, changeset, error) && rapport_action_writer_write_births (writer, error) &&
         write_all_confirmed (writer, entry->confirmed, error) && write_all_merged (writer, error) &&
         rapport_log_life_finish (writer->life, error) &&
         rapport_action_head_set_ahead (writer->connection, &writer->stamp, writer->over_clock, error) &&
         reopen (writer, error);
}

/**
 * rapport_action_log_append:
 * @changeset: what the act did, as the session extension recorded it
 * @progress: (nullable): told how far it is
 * @action: (out): the new entry
 *
 * Writes the act into the log, within the act's transaction: one row a changed field, with what it
 * replaced and references as uids, so that other books can take it over.
 *
 * Returns: (transfer full) (element-type RapportChange) (nullable): what changed
 */
GArray *
rapport_action_log_append (RapportConnection         *connection,
                           const RapportActionEntry  *entry,
                           GBytes                    *changeset,
                           RapportProgress           *progress,
                           gint64                    *action,
                           GError                   **error)
{
  g_autoptr(RapportActionWriter) own = entry->begun == NULL ? begin (connection, entry, changeset, error) : NULL;
  RapportActionWriter *writer = entry->begun != NULL ? entry->begun : own;

  if (writer == NULL)
    return NULL;
  *action = writer->action;
  writer->goes_on = FALSE;
  writer->progress = progress;
  writer->n_changes = MAX (entry->n_changes, 1);
  if (entry->begun != NULL && !rapport_action_head_complete (connection, entry, writer->action, changeset, error))
    return NULL;
  return write_rest (writer, entry, changeset, error) ? g_array_ref (writer->changes) : NULL;
}
