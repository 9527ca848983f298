/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-copies.h"
#include "rapport-log-copies.h"
#include "rapport-log-values.h"
#include "rapport-recorder-rows.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* more rows than a history has */
#define MOST_ROWS G_MAXINT32

typedef struct
{
  RapportConnection *connection;
  GHashTable        *shapes;
  RapportLogThere   *there;
} Copies;

/* What an act just adds comes last, though the log does not say so yet. (A number to order by would be a column.) */
static char *
dup_order (const RapportCopy       *copy,
           const RapportEntityInfo *owner)
{
  const char *history = copy->history->name;
  g_autofree char *column = rapport_field_dup_column (&copy->history->fields[copy->owner]);

  return g_strdup_printf ("WHERE %s = ?1 AND ifnull ((SELECT act FROM life WHERE life.uid = %s.uid), x'') IS NOT"
                          " (SELECT l.act FROM life l JOIN %s o ON o.uid = l.uid WHERE o.id = ?1)"
                          " ORDER BY %s, ifnull ((SELECT clock FROM life WHERE life.uid = %s.uid), 9223372036854775807),"
                          " (SELECT act FROM life WHERE life.uid = %s.uid),"
                          " (SELECT min (c.id) FROM change c WHERE c.uid = %s.uid AND c.field IS NULL), id LIMIT ?2",
                          column, history, owner->name, copy->when != NULL ? copy->when : "NULL", history, history, history);
}

/* What the owner was made with; @known is FALSE when the log is too old to say so. */
static gboolean
set_first (Copies                   *copies,
           const RapportTableShape  *shape,
           RapportEntity            *owner,
           gboolean                 *known,
           GError                  **error)
{
  *known = TRUE;
  for (int i = 0; shape->names[i] != NULL; i++)
    {
      const RapportField *field = shape->columns[i].field;
      g_auto(RapportLogFound) found = { 0 };
      guint index;

      if (field == NULL || (field->flags & RAPPORT_FIELD_COPY) == 0)
        continue;
      if (!rapport_log_find_value (copies->connection, rapport_entity_get_uid (owner), shape, i, &found, error))
        return FALSE;
      *known = *known && found.is_known && rapport_uid_is_set (found.stamp.act);
      if (!*known)
        return TRUE;
      index = field - shape->info->fields;
      if (field->kind == RAPPORT_FIELD_INTEGER)
        rapport_entity_set_integer (owner, index, sqlite3_value_type (found.value) == SQLITE_NULL
                                                    ? RAPPORT_UNSET : sqlite3_value_int64 (found.value));
      else
        rapport_entity_set_text (owner, index, (const char *) sqlite3_value_text (found.value));
    }
  return TRUE;
}

static gboolean
apply_histories (Copies                   *copies,
                 const RapportEntityInfo  *info,
                 RapportEntity            *owner,
                 GError                  **error)
{
  guint n_copies;
  const RapportCopy *all = rapport_copies_get (&n_copies);

  for (guint i = 0; i < n_copies; i++)
    {
      g_autofree char *order = dup_order (&all[i], info);
      g_autoptr(GPtrArray) rows = NULL;

      if (strcmp (all[i].history->fields[all[i].owner].target, info->name) != 0)
        continue;
      rows = rapport_table_load_first (copies->connection, all[i].history->get_type (), order,
                                       rapport_entity_get_id (owner), MOST_ROWS, error);
      if (rows == NULL)
        return FALSE;
      for (guint j = 0; j < rows->len; j++)
        all[i].apply (owner, g_ptr_array_index (rows, j));
    }
  return TRUE;
}

static gboolean
refresh_owner (Copies                   *copies,
               const RapportTableShape  *shape,
               gint64                    row,
               GError                  **error)
{
  const RapportEntityInfo *info = shape->info;
  g_autoptr(RapportEntity) stored = rapport_table_load (copies->connection, info->get_type (), row, error);
  g_autoptr(RapportEntity) owner = stored != NULL ? rapport_entity_copy (stored) : NULL;
  g_autoptr(GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean known;

  if (owner == NULL || !set_first (copies, shape, owner, &known, error))
    return FALSE;
  if (!known)
    return TRUE;
  if (!apply_histories (copies, info, owner, error))
    return FALSE;
  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & RAPPORT_FIELD_COPY) != 0 && !rapport_entity_field_equal (owner, stored, i))
      g_array_append_val (fields, i);
  return rapport_table_update (copies->connection, owner, (const guint *) fields->data, fields->len, error);
}

static gboolean
has_copies (const RapportEntityInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & RAPPORT_FIELD_COPY) != 0)
      return TRUE;
  return FALSE;
}

/* Of a row of a history what it belongs to is meant. */
static gboolean
find_owner (Copies              *copies,
            const guint8        *uid,
            RapportTableShape  **shape,
            gint64              *row,
            GError             **error)
{
  const RapportCopy *copy;
  g_autofree char *column = NULL;
  g_auto(RapportLogFound) found = { 0 };

  if (!rapport_log_there_find_row (copies->there, uid, shape, row, error))
    return FALSE;
  copy = *shape != NULL ? rapport_copies_find ((*shape)->info) : NULL;
  if (copy == NULL)
    return TRUE;
  column = rapport_field_dup_column (&copy->history->fields[copy->owner]);
  return rapport_log_find_value (copies->connection, uid, *shape, rapport_table_shape_find (*shape, column), &found,
                                 error) &&
         rapport_log_there_resolve (copies->there, found.target, error) &&
         rapport_log_there_find_row (copies->there, found.target, shape, row, error);
}

/**
 * rapport_log_copies_refresh:
 * @changed: (element-type guint8): uids of things that came, went or changed
 *
 * Makes the fields that follow from histories what those say (team.md, Meaning 8).
 */
gboolean
rapport_log_copies_refresh (RapportConnection  *connection,
                            GHashTable         *shapes,
                            GHashTable         *changed,
                            GError            **error)
{
  g_autoptr(RapportLogThere) there = rapport_log_there_new (connection, shapes);
  Copies copies = { connection, shapes, there };
  GHashTableIter iterator;
  gpointer uid;

  g_hash_table_iter_init (&iterator, changed);
  while (g_hash_table_iter_next (&iterator, &uid, NULL))
    {
      RapportTableShape *shape;
      gint64 row;

      if (!find_owner (&copies, uid, &shape, &row, error) ||
          (shape != NULL && row != 0 && has_copies (shape->info) && !refresh_owner (&copies, shape, row, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_there (RapportConnection        *connection,
          const RapportEntityInfo  *info,
          gint64                    row,
          gboolean                 *there,
          GError                  **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1", info->name);
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, sql, error);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, row);
  return rapport_statement_step (select, there, error);
}

/* A row of a history that went to another owner tells of that one now. */
static gboolean
add_present_owner (Copies                   *copies,
                   const RapportTableShape  *history,
                   const char               *column,
                   gint64                    row,
                   GArray                   *owners,
                   GError                  **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", column, history->info->name);
  g_autoptr(RapportStatement) select = rapport_connection_prepare (copies->connection, sql, error);
  gboolean has_row;
  gint64 owner;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, row);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  owner = has_row ? rapport_statement_get_integer (select, 0) : 0;
  for (guint i = 0; i < owners->len && owner != 0; i++)
    if (g_array_index (owners, gint64, i) == owner)
      owner = 0;
  if (owner != 0)
    g_array_append_val (owners, owner);
  return TRUE;
}

static gboolean
settle_history (Copies             *copies,
                const RapportCopy  *copy,
                RapportRecorder    *recorder,
                GError            **error)
{
  const RapportField *field = &copy->history->fields[copy->owner];
  g_autofree char *column = rapport_field_dup_column (field);
  RapportTableShape *history =
    rapport_table_shape_get (copies->connection, copies->shapes, copy->history->name, error);
  RapportTableShape *owner = rapport_table_shape_get (copies->connection, copies->shapes, field->target, error);
  g_autoptr(GArray) rows = NULL;
  g_autoptr(GArray) moved = NULL;

  if (history == NULL || owner == NULL)
    return FALSE;
  rows = rapport_recorder_list_before (recorder, copy->history->name, rapport_table_shape_find (history, column));
  moved = rapport_recorder_list_before (recorder, copy->history->name, RAPPORT_COLUMN_ID);
  for (guint i = 0; i < moved->len; i++)
    if (!add_present_owner (copies, history, column, g_array_index (moved, gint64, i), rows, error))
      return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 row = g_array_index (rows, gint64, i);
      gboolean there;

      if (!is_there (copies->connection, owner->info, row, &there, error) ||
          (there && !refresh_owner (copies, owner, row, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_log_copies_settle:
 * @recorder: knows what an act did so far
 *
 * Where rows of a history were changed or deleted, what follows from it follows from the others, as it
 * does in other books.
 */
gboolean
rapport_log_copies_settle (RapportConnection  *connection,
                           RapportRecorder    *recorder,
                           GError            **error)
{
  Copies copies = { connection, rapport_table_shapes_get (connection), NULL };
  guint n_copies;
  const RapportCopy *all = rapport_copies_get (&n_copies);

  for (guint i = 0; i < n_copies; i++)
    if (!settle_history (&copies, &all[i], recorder, error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_log_copies_find_clock:
 * @row: of a history, that is added
 * @act: the uid of the act that adds it
 * @clock: (inout): not below those of the rows that are there, which whoever added it had seen
 */
gboolean
rapport_log_copies_find_clock (RapportConnection        *connection,
                               const RapportEntityInfo  *info,
                               gint64                    row,
                               const guint8             *act,
                               gint64                   *clock,
                               GError                  **error)
{
  const RapportCopy *copy = rapport_copies_find (info);
  g_autofree char *column = NULL;
  g_autofree char *sql = NULL;
  g_autoptr(RapportStatement) select = NULL;
  gboolean has_row;

  if (copy == NULL)
    return TRUE;
  column = rapport_field_dup_column (&copy->history->fields[copy->owner]);
  sql = g_strdup_printf ("SELECT max (l.clock) FROM %s t JOIN %s o ON o.%s = t.%s AND o.id <> t.id"
                         " JOIN life l ON l.uid = o.uid AND l.act <> ?2 WHERE t.id = ?1", info->name, info->name, column, column);
  select = rapport_connection_prepare (connection, sql, error);
  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, row);
  rapport_statement_bind_bytes (select, 2, act, RAPPORT_UID_LENGTH);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  *clock = MAX (*clock, rapport_statement_get_optional (select, 0, 0));
  return TRUE;
}
