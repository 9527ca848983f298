/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-conflicts.h"
#include "rapport-history.h"
#include "rapport-log-there.h"
#include "rapport-log-values.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

#define SELECT_OPEN \
  "SELECT f.uid, l.thing, f.field, f.change, c.clock, a.uid, m.name, a.at FROM conflict f" \
  " JOIN life l ON l.uid = f.uid JOIN change c ON c.id = f.change JOIN action a ON a.id = c.action" \
  " LEFT JOIN member m ON m.id = a.member ORDER BY a.at DESC, f.change DESC"

typedef struct
{
  RapportConnection *connection;
  GHashTable        *shapes;
  RapportLogThere   *there;
  GTimeZone         *zone;
  const char        *thing;
  gint64             row;
} Reading;

/** rapport_conflict_free: frees a #RapportConflict */
void
rapport_conflict_free (gpointer data)
{
  RapportConflict *conflict = data;

  g_free (conflict->title);
  g_free (conflict->column);
  g_free (conflict->lost_text);
  g_free (conflict->lost_by);
  g_free (conflict->text);
  g_free (conflict->by);
  g_free (conflict);
}

static gboolean
is_empty (const RapportLogFound *found)
{
  return !rapport_uid_is_set (found->target) &&
         (found->value == NULL || sqlite3_value_bytes (found->value) == 0);
}

/* Nothing and an empty text are the same. */
static gboolean
is_same (const RapportLogFound   *a,
         const RapportLogFound   *b,
         const RapportTableShape *shape,
         int                      column)
{
  if (is_empty (a) || is_empty (b))
    return is_empty (a) == is_empty (b);
  if (shape->columns[column].target != NULL)
    return memcmp (a->target, b->target, sizeof a->target) == 0;
  return sqlite3_value_bytes (a->value) == sqlite3_value_bytes (b->value) &&
         memcmp (sqlite3_value_blob (a->value), sqlite3_value_blob (b->value), sqlite3_value_bytes (a->value)) == 0;
}

static gboolean
dup_text (Reading                  *reading,
          const RapportTableShape  *shape,
          int                       column,
          const RapportLogFound    *found,
          char                    **text,
          GError                  **error)
{
  RapportValue value = { RAPPORT_VALUE_NULL };
  RapportTableShape *target;
  guint8 uid[RAPPORT_UID_LENGTH];

  *text = NULL;
  if (is_empty (found))
    return TRUE;
  if (shape->columns[column].target != NULL)
    {
      value.kind = RAPPORT_VALUE_INTEGER;
      memcpy (uid, found->target, sizeof uid);
      if (!rapport_log_there_resolve (reading->there, uid, error) ||
          !rapport_log_there_find_row (reading->there, uid, &target, &value.integer, error))
        return FALSE;
    }
  else if (sqlite3_value_type (found->value) == SQLITE_INTEGER)
    {
      value.kind = RAPPORT_VALUE_INTEGER;
      value.integer = sqlite3_value_int64 (found->value);
    }
  else
    {
      value.kind = RAPPORT_VALUE_TEXT;
      value.text = (const char *) sqlite3_value_text (found->value);
    }
  *text = rapport_history_dup_value_text (reading->connection, shape->info, shape->names[column], &value,
                                          reading->zone);
  return TRUE;
}

static gboolean
find_author (Reading             *reading,
             const RapportStamp  *stamp,
             RapportConflict     *conflict,
             GError             **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (reading->connection,
                                "SELECT m.name, a.at FROM action a LEFT JOIN member m ON m.id = a.member"
                                " WHERE a.uid = ?1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_bytes (row, 1, stamp->act, sizeof stamp->act);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      conflict->by = g_strdup (rapport_statement_get_text (row, 0));
      conflict->at = rapport_statement_get_integer (row, 1);
    }
  return TRUE;
}

static void
read_stamp (RapportStatement *row,
            int               column,
            RapportStamp     *stamp)
{
  stamp->clock = rapport_statement_get_integer (row, column);
  memcpy (stamp->act, sqlite3_column_blob (rapport_statement_get_handle (row), column + 1), sizeof stamp->act);
}

static char *
dup_title (Reading                 *reading,
           const RapportTableShape *shape,
           gint64                   row)
{
  g_autoptr(RapportEntity) thing = rapport_table_load (reading->connection, shape->info->get_type (), row, NULL);

  return thing != NULL ? rapport_entity_dup_title (thing) : NULL;
}

static RapportConflict *
new_conflict (Reading                 *reading,
              RapportStatement        *row,
              const RapportTableShape *shape,
              int                      column,
              gint64                   id)
{
  RapportConflict *conflict = g_new0 (RapportConflict, 1);

  conflict->thing = shape->info->name;
  conflict->row = id;
  conflict->title = dup_title (reading, shape, id);
  conflict->column = g_strdup (shape->names[column]);
  conflict->label = shape->columns[column].field != NULL
                      ? g_dpgettext2 (GETTEXT_PACKAGE, "field", shape->columns[column].field->label) : "";
  conflict->is_text = shape->columns[column].field != NULL &&
                      shape->columns[column].field->kind == RAPPORT_FIELD_LONG_TEXT;
  conflict->change = rapport_statement_get_integer (row, 3);
  conflict->lost_by = g_strdup (rapport_statement_get_text (row, 6));
  conflict->lost_at = rapport_statement_get_integer (row, 7);
  return conflict;
}

/* An open end that holds what the field holds is no conflict, nor one of what is gone; then @conflict is NULL.
 * What was merged is looked at where it is now. */
static gboolean
read_conflict (Reading           *reading,
               RapportStatement  *row,
               RapportConflict  **conflict,
               GError           **error)
{
  g_auto(RapportLogFound) lost = { 0 };
  g_auto(RapportLogFound) present = { 0 };
  RapportTableShape *shape;
  RapportStamp stamp;
  guint8 uid[RAPPORT_UID_LENGTH], heir[RAPPORT_UID_LENGTH];
  gint64 id;
  int column;

  *conflict = NULL;
  memcpy (uid, sqlite3_column_blob (rapport_statement_get_handle (row), 0), sizeof uid);
  memcpy (heir, uid, sizeof heir);
  read_stamp (row, 4, &stamp);
  if (rapport_entity_info_for (rapport_statement_get_text (row, 1)) == NULL)
    return TRUE;
  shape = rapport_table_shape_get (reading->connection, reading->shapes, rapport_statement_get_text (row, 1), error);
  if (shape == NULL || !rapport_log_there_resolve (reading->there, heir, error) ||
      !rapport_log_there_find_row_of (reading->there, shape, heir, &id, error))
    return FALSE;
  column = rapport_table_shape_find (shape, rapport_statement_get_text (row, 2));
  if (column < 0 || id == 0)
    return TRUE;
  if (!rapport_log_find_version (reading->connection, uid, shape, column, &stamp, &lost, error) ||
      !rapport_log_find_value (reading->connection, heir, shape, column, &present, error))
    return FALSE;
  if (is_same (&lost, &present, shape, column))
    return TRUE;
  *conflict = new_conflict (reading, row, shape, column, id);
  return dup_text (reading, shape, column, &lost, &(*conflict)->lost_text, error) &&
         dup_text (reading, shape, column, &present, &(*conflict)->text, error) &&
         find_author (reading, &present.stamp, *conflict, error);
}

static gboolean
read_all (Reading           *reading,
          RapportStatement  *row,
          GPtrArray         *conflicts,
          GError           **error)
{
  gboolean has_row;

  while (rapport_statement_step (row, &has_row, error))
    {
      RapportConflict *conflict;
      gboolean is_read;

      if (!has_row)
        return TRUE;
      is_read = read_conflict (reading, row, &conflict, error);
      if (conflict != NULL &&
          (reading->thing == NULL || (strcmp (reading->thing, conflict->thing) == 0 && reading->row == conflict->row)))
        g_ptr_array_add (conflicts, conflict);
      else if (conflict != NULL)
        rapport_conflict_free (conflict);
      if (!is_read)
        return FALSE;
    }
  return FALSE;
}

/**
 * rapport_conflicts_load:
 * @thing: (nullable): the kind of the one thing that is meant; NULL for all
 * @row: its row
 * @zone: where the person is
 *
 * What was overwritten unseen, and who decides what (team.md, Meaning 3).
 *
 * Returns: (transfer full) (element-type RapportConflict) (nullable): newest first
 */
GPtrArray *
rapport_conflicts_load (RapportConnection  *connection,
                        const char         *thing,
                        gint64              row,
                        GTimeZone          *zone,
                        GError            **error)
{
  g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func (rapport_conflict_free);
  GHashTable *shapes = rapport_table_shapes_get (connection);
  g_autoptr(RapportLogThere) there = rapport_log_there_new (connection, shapes);
  g_autoptr(RapportStatement) open =
    rapport_connection_prepare (connection, SELECT_OPEN, error);
  Reading reading = { connection, shapes, there, zone, thing, row };

  if (open == NULL)
    return NULL;
  return read_all (&reading, open, conflicts, error) ? g_steal_pointer (&conflicts) : NULL;
}

/* A moment is one value in two columns. */
static int
get_first_half (const RapportTableShape *shape,
                int                      column)
{
  return shape->columns[column].pair >= 0 ? MIN (column, shape->columns[column].pair) : column;
}

/**
 * rapport_conflict_keep:
 * @column: of a thing, what of it others had given another value
 *
 * The person wants what the field holds, having seen the others.
 */
gboolean
rapport_conflict_keep (RapportTransaction  *transaction,
                       const char          *thing,
                       gint64               row,
                       const char          *column,
                       GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  RapportTableShape *shape =
    rapport_table_shape_get (connection, rapport_table_shapes_get (connection), thing, error);
  int number;

  if (shape == NULL)
    return FALSE;
  number = rapport_table_shape_find (shape, column);
  g_return_val_if_fail (number > RAPPORT_COLUMN_UID, FALSE);
  number = get_first_half (shape, number);
  rapport_transaction_confirm (transaction, shape->info->name, row, number);
  if (shape->columns[number].pair >= 0)
    rapport_transaction_confirm (transaction, shape->info->name, row, shape->columns[number].pair);
  return TRUE;
}

/* Writes what the field held at @stamp, of what was merged into what that was merged into. */
static gboolean
write_version (RapportConnection        *connection,
               const RapportTableShape  *shape,
               RapportLogThere          *there,
               const guint8             *uid,
               int                       column,
               const RapportStamp       *stamp,
               GError                  **error)
{
  g_auto(RapportLogFound) found = { 0 };
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE uid = ?2", shape->info->name, shape->names[column]);
  g_autoptr(RapportStatement) update = rapport_connection_prepare (connection, sql, error);
  RapportTableShape *target;
  guint8 heir[RAPPORT_UID_LENGTH];
  gint64 row = 0;

  memcpy (heir, uid, sizeof heir);
  if (update == NULL || !rapport_log_find_version (connection, uid, shape, column, stamp, &found, error) ||
      !rapport_log_there_resolve (there, heir, error) || !rapport_log_there_resolve (there, found.target, error) ||
      !rapport_log_there_find_row (there, found.target, &target, &row, error))
    return FALSE;
  rapport_statement_bind_bytes (update, 2, heir, sizeof heir);
  if (shape->columns[column].target != NULL)
    rapport_statement_bind_optional (update, 1, row, 0);
  else
    rapport_statement_bind_raw (update, 1, found.value);
  return rapport_statement_run (update, error);
}

/**
 * rapport_conflict_take:
 * @change: of a conflict
 * @column: of the conflict
 *
 * The person wants what had been overwritten.
 */
gboolean
rapport_conflict_take (RapportTransaction  *transaction,
                       gint64               change,
                       const char          *column,
                       GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  GHashTable *shapes = rapport_table_shapes_get (connection);
  g_autoptr(RapportLogThere) there = rapport_log_there_new (connection, shapes);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT c.uid, c.thing, c.clock, a.uid FROM change c"
                                " JOIN action a ON a.id = c.action WHERE c.id = ?1", error);
  RapportTableShape *shape;
  RapportStamp stamp;
  guint8 uid[RAPPORT_UID_LENGTH];
  gboolean has_row;
  int number;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, change);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  g_return_val_if_fail (has_row, FALSE);
  memcpy (uid, sqlite3_column_blob (rapport_statement_get_handle (row), 0), sizeof uid);
  read_stamp (row, 2, &stamp);
  shape = rapport_table_shape_get (connection, shapes, rapport_statement_get_text (row, 1), error);
  if (shape == NULL)
    return FALSE;
  number = get_first_half (shape, rapport_table_shape_find (shape, column));
  return write_version (connection, shape, there, uid, number, &stamp, error) &&
         (shape->columns[number].pair < 0 ||
          write_version (connection, shape, there, uid, shape->columns[number].pair, &stamp, error));
}
