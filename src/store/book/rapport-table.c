/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-table.h"

/** rapport_table_info: Returns: (transfer none): the fields of the things of @type */
const RapportEntityInfo *
rapport_table_info (GType type)
{
  RapportEntityClass *klass;

  g_return_val_if_fail (g_type_is_a (type, RAPPORT_TYPE_ENTITY), NULL);

  klass = g_type_class_peek (type);
  if (klass == NULL)
    klass = g_type_class_ref (type);
  return klass->info;
}

static void
append_column (GString            *sql,
               const RapportField *field,
               const char         *suffix)
{
  for (const char *c = field->name; *c != '\0'; c++)
    g_string_append_c (sql, *c == '-' ? '_' : *c);
  g_string_append (sql, suffix);
}

static guint
count_columns (const RapportField *field)
{
  return field->kind == RAPPORT_FIELD_MOMENT ? 2 : 1;
}

/* one column or two of a field, each followed by @suffix and separated by commas */
static void
append_field (GString            *sql,
              const RapportField *field,
              const char         *suffix)
{
  if (field->kind == RAPPORT_FIELD_MOMENT)
    {
      append_column (sql, field, "_day");
      g_string_append_printf (sql, "%s, ", suffix);
      append_column (sql, field, "_at");
    }
  else
    append_column (sql, field, "");
  g_string_append (sql, suffix);
}

/**
 * rapport_table_dup_select:
 *
 * Returns: (transfer full): "SELECT id, uid, … FROM table", to be continued, whose rows
 *   rapport_table_read() understands
 */
char *
rapport_table_dup_select (const RapportEntityInfo *info)
{
  GString *sql = g_string_new ("SELECT id, uid");

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_string_append (sql, ", ");
      append_field (sql, &info->fields[i], "");
    }
  g_string_append_printf (sql, " FROM %s", info->name);
  return g_string_free (sql, FALSE);
}

static void
read_field (RapportStatement   *statement,
            int                 column,
            RapportEntity      *entity,
            const RapportField *field,
            guint               index)
{
  RapportMoment moment;

  switch (field->kind)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
      rapport_entity_set_text (entity, index, rapport_statement_get_text (statement, column));
      break;
    case RAPPORT_FIELD_FLAG:
      rapport_entity_set_flag (entity, index, rapport_statement_get_integer (statement, column) != 0);
      break;
    case RAPPORT_FIELD_DAY:
      rapport_entity_set_day (entity, index, rapport_statement_get_integer (statement, column));
      break;
    case RAPPORT_FIELD_MOMENT:
      moment = rapport_statement_get_moment (statement, column);
      rapport_entity_set_moment (entity, index, &moment);
      break;
    case RAPPORT_FIELD_REFERENCE:
      rapport_entity_set_integer (entity, index,
                                  rapport_statement_get_optional (statement, column, 0));
      break;
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
    case RAPPORT_FIELD_INSTANT:
      rapport_entity_set_integer (entity, index,
                                  rapport_statement_get_optional (statement, column, RAPPORT_UNSET));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
read_fields (RapportStatement *statement,
             RapportEntity    *entity)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  sqlite3_stmt *handle = rapport_statement_get_handle (statement);
  int column = 2;

  rapport_entity_set_id (entity, rapport_statement_get_integer (statement, 0));
  if (sqlite3_column_bytes (handle, 1) == RAPPORT_UID_LENGTH)
    rapport_entity_set_uid (entity, sqlite3_column_blob (handle, 1));
  for (guint i = 0; i < info->n_fields; i++)
    {
      read_field (statement, column, entity, &info->fields[i], i);
      column += count_columns (&info->fields[i]);
    }
}

/* @entity: one that nobody knows of yet */
static void
read_new (RapportStatement *statement,
          RapportEntity    *entity)
{
  rapport_entity_set_quiet (entity, TRUE);
  read_fields (statement, entity);
  rapport_entity_set_quiet (entity, FALSE);
}

/** rapport_table_read: fills @entity from a row of rapport_table_dup_select() */
void
rapport_table_read (RapportStatement *statement,
                    RapportEntity    *entity)
{
  g_object_freeze_notify (G_OBJECT (entity));
  read_fields (statement, entity);
  g_object_thaw_notify (G_OBJECT (entity));
}

static G_DEFINE_QUARK (rapport-table-select, select_sql)
static G_DEFINE_QUARK (rapport-table-select-row, select_row_sql)
static G_DEFINE_QUARK (rapport-table-insert, insert_sql)
static G_DEFINE_QUARK (rapport-table-insert-with-id, insert_with_id_sql)

/* To put the statements of a kind together takes longer than to run them, so it is done once. */
static const char *
keep_sql (GType   type,
          GQuark  kind,
          char   *sql)
{
  const char *kept = g_intern_string (sql);

  g_type_set_qdata (type, kind, (gpointer) kept);
  g_free (sql);
  return kept;
}

static const char *
get_select (GType type)
{
  const char *kept = g_type_get_qdata (type, select_sql_quark ());

  return kept != NULL ? kept : keep_sql (type, select_sql_quark (),
                                         rapport_table_dup_select (rapport_table_info (type)));
}

static const char *
get_select_row (GType type)
{
  const char *kept = g_type_get_qdata (type, select_row_sql_quark ());

  return kept != NULL ? kept : keep_sql (type, select_row_sql_quark (),
                                         g_strconcat (get_select (type), " WHERE id = ?1", NULL));
}

static RapportStatement *
prepare_select (RapportConnection  *connection,
                GType               type,
                const char         *rest,
                gint64              value,
                GError            **error)
{
  g_autofree char *sql = g_strconcat (get_select (type), " ", rest, NULL);
  RapportStatement *statement = rapport_connection_prepare (connection, sql, error);

  if (statement != NULL)
    rapport_statement_bind_integer (statement, 1, value);
  return statement;
}

static gboolean
read_row (RapportConnection  *connection,
          GType               type,
          gint64              id,
          RapportEntity      *live,
          RapportEntity     **loaded,
          GError            **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, get_select_row (type), error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, id);
  if (!rapport_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                           _("It was deleted in the meantime."));
      return FALSE;
    }
  if (live != NULL)
    {
      rapport_table_read (statement, live);
      return TRUE;
    }
  *loaded = g_object_new (type, NULL);
  read_new (statement, *loaded);
  return TRUE;
}

/**
 * rapport_table_load:
 *
 * Returns: (transfer full) (nullable): the thing with @id; NULL with @error set,
 *   RAPPORT_ERROR_NOT_FOUND when it is gone
 */
RapportEntity *
rapport_table_load (RapportConnection  *connection,
                    GType               type,
                    gint64              id,
                    GError            **error)
{
  RapportEntity *entity = NULL;

  return read_row (connection, type, id, NULL, &entity, error) ? entity : NULL;
}

/** rapport_table_reload: fills @entity anew from the row with its id */
gboolean
rapport_table_reload (RapportConnection  *connection,
                      RapportEntity      *entity,
                      GError            **error)
{
  return read_row (connection, G_OBJECT_TYPE (entity), rapport_entity_get_id (entity), entity, NULL, error);
}

static GPtrArray *
read_all (RapportStatement  *statement,
          GType              type,
          GError           **error)
{
  g_autoptr(GPtrArray) things = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row;

  while (TRUE)
    {
      g_autoptr(RapportEntity) thing = NULL;

      if (!rapport_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&things);
      thing = g_object_new (type, NULL);
      read_new (statement, thing);
      g_ptr_array_add (things, g_steal_pointer (&thing));
    }
}

/**
 * rapport_table_load_children:
 * @reference: (nullable): the field that names the parent
 * @parent: the parent's id; -1 loads all there are
 *
 * Returns: (transfer full) (element-type RapportEntity) (nullable): the things, oldest first
 */
GPtrArray *
rapport_table_load_children (RapportConnection  *connection,
                             GType               type,
                             const char         *reference,
                             gint64              parent,
                             GError            **error)
{
  const RapportField *field =
    reference != NULL ? rapport_entity_info_find (rapport_table_info (type), reference) : NULL;
  g_autoptr(GString) rest = g_string_new ("WHERE ");
  g_autoptr(RapportStatement) statement = NULL;

  g_return_val_if_fail (parent == -1 || field != NULL, NULL);

  if (parent == -1)
    g_string_append (rest, "?1 = -1");
  else
    append_field (rest, field, " = ?1");
  g_string_append (rest, " ORDER BY id");
  statement = prepare_select (connection, type, rest->str, parent, error);
  return statement != NULL ? read_all (statement, type, error) : NULL;
}

/**
 * rapport_table_load_first:
 * @rest: what follows SELECT … FROM: a condition on ?1, an order and LIMIT ?2
 * @parent: the value of ?1
 * @most: how many to load
 *
 * Returns: (transfer full) (element-type RapportEntity) (nullable): the things, in that order
 */
GPtrArray *
rapport_table_load_first (RapportConnection  *connection,
                          GType               type,
                          const char         *rest,
                          gint64              parent,
                          guint               most,
                          GError            **error)
{
  g_autoptr(RapportStatement) statement = prepare_select (connection, type, rest, parent, error);

  if (statement == NULL)
    return NULL;
  rapport_statement_bind_integer (statement, 2, most);
  return read_all (statement, type, error);
}

/**
 * rapport_table_load_some:
 * @reference: the field that names the parent
 * @parent: the parent's id
 * @most: how many to load
 *
 * Reads no more than @most, however many there are.
 *
 * Returns: (transfer full) (element-type RapportEntity) (nullable): things of the parent, in no order
 */
GPtrArray *
rapport_table_load_some (RapportConnection  *connection,
                         GType               type,
                         const char         *reference,
                         gint64              parent,
                         guint               most,
                         GError            **error)
{
  const RapportField *field = rapport_entity_info_find (rapport_table_info (type), reference);
  g_autoptr(GString) rest = g_string_new ("WHERE ");

  g_return_val_if_fail (field != NULL, NULL);

  append_field (rest, field, " = ?1 LIMIT ?2");
  return rapport_table_load_first (connection, type, rest->str, parent, most, error);
}

/**
 * rapport_table_list_children:
 * @reference: the field that names the parent
 * @parent: the parent's id
 * @order: the field that says in which order they stand
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of the parent's things, in that order
 */
GArray *
rapport_table_list_children (RapportConnection   *connection,
                             GType                type,
                             const char          *reference,
                             gint64               parent,
                             const RapportField  *order,
                             GError             **error)
{
  const RapportEntityInfo *info = rapport_table_info (type);
  g_autofree char *owner = rapport_field_dup_column (rapport_entity_info_find (info, reference));
  g_autofree char *rank = rapport_field_dup_column (order);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 ORDER BY %s, id", info->name, owner, rank);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  rapport_statement_bind_integer (statement, 1, parent);
  while (rapport_statement_step (statement, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return g_steal_pointer (&ids);
      id = rapport_statement_get_integer (statement, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}

/** rapport_table_find_uid: Returns: the id of the thing with @uid, 0 when there is none */
gint64
rapport_table_find_uid (RapportConnection  *connection,
                        GType               type,
                        const guint8       *uid,
                        GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE uid = ?1",
                                          rapport_table_info (type)->name);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return 0;
  rapport_statement_bind_bytes (statement, 1, uid, RAPPORT_UID_LENGTH);
  if (!rapport_statement_step (statement, &has_row, error) || !has_row)
    return 0;
  return rapport_statement_get_integer (statement, 0);
}

static void
bind_field (RapportStatement   *statement,
            int                 parameter,
            RapportEntity      *entity,
            const RapportField *field,
            guint               index)
{
  const RapportMoment *moment;

  switch (field->kind)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
      rapport_statement_bind_text (statement, parameter, rapport_entity_get_text (entity, index));
      break;
    case RAPPORT_FIELD_FLAG:
      rapport_statement_bind_integer (statement, parameter, rapport_entity_get_flag (entity, index));
      break;
    case RAPPORT_FIELD_DAY:
      rapport_statement_bind_optional (statement, parameter, rapport_entity_get_day (entity, index), 0);
      break;
    case RAPPORT_FIELD_MOMENT:
      moment = rapport_entity_get_moment (entity, index);
      rapport_statement_bind_optional (statement, parameter, moment->day, 0);
      rapport_statement_bind_optional (statement, parameter + 1,
                                       moment->has_time ? moment->at : RAPPORT_UNSET, RAPPORT_UNSET);
      break;
    case RAPPORT_FIELD_REFERENCE:
      rapport_statement_bind_optional (statement, parameter,
                                       rapport_entity_get_integer (entity, index), 0);
      break;
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
    case RAPPORT_FIELD_INSTANT:
      rapport_statement_bind_optional (statement, parameter,
                                       rapport_entity_get_integer (entity, index), RAPPORT_UNSET);
      break;
    default:
      g_assert_not_reached ();
    }
}

static char *
make_insert (const RapportEntityInfo *info,
             gboolean                 with_id)
{
  g_autoptr(GString) values = g_string_new (with_id ? "?, ?" : "?");
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (%suid", info->name, with_id ? "id, " : "");
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_string_append (sql, ", ");
      append_field (sql, &info->fields[i], "");
      g_string_append (values, count_columns (&info->fields[i]) == 2 ? ", ?, ?" : ", ?");
    }
  g_string_append_printf (sql, ") VALUES (%s)", values->str);
  return g_string_free (sql, FALSE);
}

static const char *
get_insert (GType                    type,
            const RapportEntityInfo *info,
            gboolean                 with_id)
{
  const GQuark kind = with_id ? insert_with_id_sql_quark () : insert_sql_quark ();
  const char *kept = g_type_get_qdata (type, kind);

  return kept != NULL ? kept : keep_sql (type, kind, make_insert (info, with_id));
}

/**
 * rapport_table_insert:
 * @entity: with its uid; with an id too when it must keep it, otherwise it is given one
 *
 * Returns: FALSE with @error set on failure
 */
gboolean
rapport_table_insert (RapportConnection  *connection,
                      RapportEntity      *entity,
                      GError            **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  gint64 id = rapport_entity_get_id (entity);
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection, get_insert (G_OBJECT_TYPE (entity), info, id != 0), error);
  int parameter = 1;

  if (statement == NULL)
    return FALSE;
  if (id != 0)
    rapport_statement_bind_integer (statement, parameter++, id);
  rapport_statement_bind_bytes (statement, parameter++, rapport_entity_get_uid (entity),
                                RAPPORT_UID_LENGTH);
  for (guint i = 0; i < info->n_fields; i++)
    {
      bind_field (statement, parameter, entity, &info->fields[i], i);
      parameter += count_columns (&info->fields[i]);
    }
  if (!rapport_statement_run (statement, error))
    return FALSE;
  if (id == 0)
    rapport_entity_set_id (entity, sqlite3_last_insert_rowid (rapport_connection_get_handle (connection)));
  return TRUE;
}

static char *
make_insert_many (const RapportEntityInfo *info,
                  const gboolean          *is_set,
                  guint                    n)
{
  g_autoptr(GString) row = g_string_new ("(?, ?");
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (id, uid", info->name);
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (!is_set[i])
        continue;
      g_string_append (sql, ", ");
      append_field (sql, &info->fields[i], "");
      g_string_append (row, count_columns (&info->fields[i]) == 2 ? ", ?, ?" : ", ?");
    }
  g_string_append (sql, ") VALUES ");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s%s)", i > 0 ? ", " : "", row->str);
  return g_string_free (sql, FALSE);
}

void
rapport_table_many_clear (RapportTableMany *many)
{
  g_clear_pointer (&many->is_set, g_free);
  g_clear_pointer (&many->sql, g_free);
}

/* Fields that nothing is in are as the schema has them of itself. Most things that are added together have something in
 * the same ones. */
static void
prepare_many (RapportTableMany       *many,
              RapportEntity * const  *entities,
              guint                   n)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entities[0]);
  g_autofree gboolean *is_set = g_new0 (gboolean, info->n_fields);

  for (guint i = 0; i < n; i++)
    rapport_entity_mark_set (entities[i], is_set);
  if (many->sql != NULL && many->n == n && memcmp (is_set, many->is_set, info->n_fields * sizeof *is_set) == 0)
    return;
  rapport_table_many_clear (many);
  many->n = n;
  many->sql = make_insert_many (info, is_set, n);
  many->is_set = g_steal_pointer (&is_set);
}

/**
 * rapport_table_insert_many:
 * @many: for things of this kind, all zero at first; kept for the next ones
 * @entities: of one kind, each with its id and uid
 *
 * Like rapport_table_insert() for each of them, by one statement: to begin one costs more than a row.
 */
gboolean
rapport_table_insert_many (RapportConnection      *connection,
                           RapportTableMany       *many,
                           RapportEntity * const  *entities,
                           guint                   n,
                           GError                **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entities[0]);
  g_autoptr(RapportStatement) statement = NULL;
  int parameter = 1;

  prepare_many (many, entities, n);
  statement = rapport_connection_prepare (connection, many->sql, error);
  if (statement == NULL)
    return FALSE;
  for (guint j = 0; j < n; j++)
    {
      rapport_statement_bind_integer (statement, parameter++, rapport_entity_get_id (entities[j]));
      rapport_statement_bind_bytes (statement, parameter++, rapport_entity_get_uid (entities[j]), RAPPORT_UID_LENGTH);
      for (guint i = 0; i < info->n_fields; i++)
        {
          if (!many->is_set[i])
            continue;
          bind_field (statement, parameter, entities[j], &info->fields[i], i);
          parameter += count_columns (&info->fields[i]);
        }
    }
  return rapport_statement_run (statement, error);
}

/**
 * rapport_table_update:
 * @fields: indices of the fields to write; the others stay as they are in the book
 *
 * Returns: FALSE with @error set, RAPPORT_ERROR_NOT_FOUND when the thing is gone
 */
gboolean
rapport_table_update (RapportConnection  *connection,
                      RapportEntity      *entity,
                      const guint        *fields,
                      guint               n_fields,
                      GError            **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autoptr(RapportStatement) statement = NULL;
  int parameter = 1;

  if (n_fields == 0)
    return TRUE;
  g_string_append_printf (sql, "UPDATE %s SET ", info->name);
  for (guint i = 0; i < n_fields; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "");
      append_field (sql, &info->fields[fields[i]], " = ?");
    }
  g_string_append (sql, " WHERE id = ?");
  statement = rapport_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    {
      bind_field (statement, parameter, entity, &info->fields[fields[i]], fields[i]);
      parameter += count_columns (&info->fields[fields[i]]);
    }
  rapport_statement_bind_integer (statement, parameter, rapport_entity_get_id (entity));
  if (!rapport_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (rapport_connection_get_handle (connection)) > 0)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                       _("It was deleted in the meantime."));
  return FALSE;
}

/** rapport_table_delete: deletes the thing and, through the schema, what belongs to it */
gboolean
rapport_table_delete (RapportConnection  *connection,
                      GType               type,
                      gint64              id,
                      GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1",
                                          rapport_table_info (type)->name);

  return rapport_connection_run (connection, sql, id, error);
}
