/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "rapport-archive-file.h"
#include "rapport-archive-pieces.h"
#include "rapport-archive-tables.h"
#include "rapport-archive.h"
#include "rapport-check.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* how much of the whole the reading takes; the rest is what is derived */
#define READING 0.6

/* the last second of the year 9999 */
#define LATEST G_GINT64_CONSTANT (253402300799)

/* A reference to a thing that stands further on in the archive. */
typedef struct
{
  GType  type;
  gint64 id;
  guint  field;
  guint8 uid[RAPPORT_UID_LENGTH];
} OpenReference;

typedef struct
{
  RapportConnection  *connection;
  RapportArchiveFile *file;
  RapportProgress    *progress;
  GArray             *open_references;
  const char         *folder;
} Reader;

static gboolean
read_day (JsonNode *node,
          int      *day)
{
  const char *text;
  char rest;
  int year, month, date;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *day = CLAMP (json_node_get_int (node), G_MININT, G_MAXINT);
      return rapport_day_is_valid (*day);
    }
  text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
  if (sscanf (text, "%4d-%2d-%2d%c", &year, &month, &date, &rest) != 3)
    return FALSE;
  *day = year * 10000 + month * 100 + date;
  return rapport_day_is_valid (*day);
}

static gboolean
read_instant (JsonNode *node,
              gint64   *at)
{
  g_autoptr(GDateTime) time = NULL;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *at = json_node_get_int (node);
      return ABS (*at) <= LATEST;
    }
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  time = g_date_time_new_from_iso8601 (json_node_get_string (node), NULL);
  *at = time != NULL ? g_date_time_to_unix (time) : 0;
  return time != NULL;
}

static gboolean
read_moment (JsonNode      *node,
             RapportMoment *moment)
{
  JsonObject *object;

  *moment = (RapportMoment) { 0 };
  if (JSON_NODE_HOLDS_VALUE (node))
    return read_day (node, &moment->day);
  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  moment->has_time = TRUE;
  return object != NULL && json_object_has_member (object, "day") && json_object_has_member (object, "at") &&
         read_day (json_object_get_member (object, "day"), &moment->day) &&
         read_instant (json_object_get_member (object, "at"), &moment->at);
}

static gboolean
read_uid (JsonNode *node,
          guint8   *uid)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         rapport_uid_from_text (json_node_get_string (node), uid);
}

/* names the thing and the field, as a path in the archive */
static gboolean
set_damaged_field (const RapportEntityInfo  *info,
                   gint64                    id,
                   const char               *field,
                   GError                  **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", info->name, id, field);

  return rapport_archive_file_set_damaged (path, error);
}

static gboolean
read_reference (Reader         *reader,
                RapportEntity  *entity,
                guint           index,
                JsonNode       *node,
                GError        **error)
{
  const RapportField *field = &rapport_entity_get_info (entity)->fields[index];
  g_autoptr(GError) local_error = NULL;
  OpenReference open = { G_OBJECT_TYPE (entity), rapport_entity_get_id (entity), index, { 0 } };
  gint64 id;

  if (!read_uid (node, open.uid))
    return set_damaged_field (rapport_entity_get_info (entity), open.id, field->name, error);
  id = rapport_table_find_uid (reader->connection, rapport_entity_type_for (field->target), open.uid,
                               &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (id == 0)
    g_array_append_val (reader->open_references, open);
  rapport_entity_set_integer (entity, index, id);
  return TRUE;
}

static gboolean
is_within (const RapportField *field,
           gint64              number)
{
  return field->least == field->most || (number >= field->least && number <= field->most);
}

static gboolean
is_choice (const RapportField *field,
           const char         *text)
{
  return field->kind != RAPPORT_FIELD_CHOICE || rapport_choice_find (field->choices, text) != NULL;
}

static gboolean
read_value (RapportEntity *entity,
            guint          index,
            JsonNode      *node)
{
  const RapportField *field = &rapport_entity_get_info (entity)->fields[index];
  const char *text;
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  RapportMoment moment;
  gint64 at;
  int day;

  switch (field->kind)
    {
    case RAPPORT_FIELD_FLAG:
      rapport_entity_set_flag (entity, index, type == G_TYPE_BOOLEAN && json_node_get_boolean (node));
      return type == G_TYPE_BOOLEAN;
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
      rapport_entity_set_integer (entity, index, type == G_TYPE_INT64 ? json_node_get_int (node) : 0);
      return type == G_TYPE_INT64 && is_within (field, json_node_get_int (node));
    case RAPPORT_FIELD_DAY:
      return read_day (node, &day) && (rapport_entity_set_day (entity, index, day), TRUE);
    case RAPPORT_FIELD_MOMENT:
      return read_moment (node, &moment) && (rapport_entity_set_moment (entity, index, &moment), TRUE);
    case RAPPORT_FIELD_INSTANT:
      return read_instant (node, &at) && (rapport_entity_set_integer (entity, index, at), TRUE);
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
    case RAPPORT_FIELD_REFERENCE:
    default:
      text = type == G_TYPE_STRING ? json_node_get_string (node) : NULL;
      if (text == NULL || !g_utf8_validate (text, -1, NULL) || !is_choice (field, text))
        return FALSE;
      rapport_entity_set_text (entity, index, text);
      return TRUE;
    }
}

static void
clear_fields (RapportEntity *entity,
              RapportEntity *empty)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const RapportField *field = &info->fields[i];

      /* what a new thing begins with is no value of this one */
      if (field->kind == RAPPORT_FIELD_CHOICE)
        rapport_entity_set_text (entity, i, NULL);
      else
        rapport_entity_copy_field (entity, empty, i);
    }
}

static gint64
read_id (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "id");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node) : 0;
}

static gboolean
read_thing (Reader         *reader,
            RapportEntity  *entity,
            RapportEntity  *empty,
            JsonObject     *object,
            GError        **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  JsonObjectIter iterator;
  const char *name;
  JsonNode *node;
  guint8 uid[RAPPORT_UID_LENGTH];

  clear_fields (entity, empty);
  rapport_entity_set_id (entity, read_id (object));
  if (rapport_entity_get_id (entity) <= 0 || !read_uid (json_object_get_member (object, "uid"), uid))
    return set_damaged_field (info, rapport_entity_get_id (entity), "uid", error);
  rapport_entity_set_uid (entity, uid);
  json_object_iter_init (&iterator, object);
  while (json_object_iter_next (&iterator, &name, &node))
    {
      int index = rapport_entity_info_index (info, name);

      if (strcmp (name, "id") == 0 || strcmp (name, "uid") == 0)
        continue;
      if (index >= 0 && info->fields[index].kind == RAPPORT_FIELD_REFERENCE)
        {
          if (!read_reference (reader, entity, index, node, error))
            return FALSE;
        }
      else if (index < 0 || !read_value (entity, index, node))
        return set_damaged_field (info, rapport_entity_get_id (entity), name, error);
    }
  return rapport_table_insert (reader->connection, entity, error);
}

/* whether a text stands for bytes, which @value is then; @bytes has to be freed after use */
static gboolean
decode_bytes (const char    *name,
              const char    *text,
              RapportValue  *value,
              guchar       **bytes)
{
  value->kind = RAPPORT_VALUE_BYTES;
  value->length = RAPPORT_UID_LENGTH;
  if (rapport_archive_file_is_base64 (name))
    *bytes = g_base64_decode (text, &value->length);
  else
    *bytes = g_malloc (RAPPORT_UID_LENGTH);
  value->bytes = *bytes;
  return rapport_archive_file_is_base64 (name) || rapport_uid_from_text (text, *bytes);
}

static gboolean
read_column (const char    *name,
             JsonNode      *node,
             RapportValue  *value,
             guchar       **bytes)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_INT64)
    {
      *value = (RapportValue) { RAPPORT_VALUE_INTEGER, .integer = json_node_get_int (node) };
      return TRUE;
    }
  if (type != G_TYPE_STRING)
    return FALSE;
  if (rapport_archive_file_is_uid (name) || rapport_archive_file_is_base64 (name))
    return decode_bytes (name, json_node_get_string (node), value, bytes);
  *value = (RapportValue) { RAPPORT_VALUE_TEXT, .text = json_node_get_string (node) };
  return TRUE;
}

static gboolean
read_row (RapportStatement  *insert,
          JsonObject        *object,
          GError           **error)
{
  g_autoptr(GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  JsonObjectIter iterator;
  const char *name;
  JsonNode *node;

  rapport_statement_unbind (insert);
  json_object_iter_init (&iterator, object);
  while (json_object_iter_next (&iterator, &name, &node))
    {
      const int parameter = rapport_statement_find_parameter (insert, name);
      RapportValue value = { RAPPORT_VALUE_NULL };
      guchar *bytes = NULL;
      gboolean known = parameter != 0 && read_column (name, node, &value, &bytes);

      g_ptr_array_add (owned, bytes);
      if (!known)
        return rapport_archive_file_set_damaged (name, error);
      rapport_statement_bind_value (insert, parameter, &value);
    }
  return rapport_statement_run (insert, error);
}

static const RapportArchiveTable *
find_table (const char *name)
{
  guint n_tables;
  const RapportArchiveTable *tables = rapport_archive_tables_list (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (strcmp (tables[i].name, name) == 0)
      return &tables[i];
  return NULL;
}

static gboolean
read_list (Reader      *reader,
           const char  *name,
           GError     **error)
{
  const RapportArchiveTable *table = find_table (name);
  GType type = rapport_entity_type_for (name);
  g_autoptr(RapportStatement) insert = NULL;
  g_autoptr(RapportEntity) entity = type != G_TYPE_INVALID ? g_object_new (type, NULL) : NULL;
  g_autoptr(RapportEntity) empty = type != G_TYPE_INVALID ? g_object_new (type, NULL) : NULL;
  JsonObject *object;

  if (table != NULL)
    insert = rapport_archive_tables_prepare_insert (reader->connection, table, error);
  else if (entity == NULL)
    return rapport_archive_file_set_damaged (name, error);
  if (table != NULL && insert == NULL)
    return FALSE;
  while (rapport_archive_file_next_element (reader->file, &object, error))
    {
      if (object == NULL)
        return TRUE;
      if (!rapport_progress_tell (reader->progress, rapport_archive_file_get_position (reader->file), error))
        return FALSE;
      if (!(entity != NULL ? read_thing (reader, entity, empty, object, error)
                           : read_row (insert, object, error)))
        return FALSE;
    }
  return FALSE;
}

static gboolean
read_pieces (Reader  *reader,
             GError **error)
{
  g_autoptr(RapportArchivePieces) pieces = rapport_archive_pieces_new (reader->folder);
  JsonObject *object;

  while (rapport_archive_file_next_element (reader->file, &object, error))
    {
      if (object == NULL)
        return rapport_archive_pieces_end (pieces, error);
      if (!rapport_progress_tell (reader->progress, rapport_archive_file_get_position (reader->file), error) ||
          !rapport_archive_pieces_read (pieces, object, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
resolve_references (Reader  *reader,
                    GError **error)
{
  for (guint i = 0; i < reader->open_references->len; i++)
    {
      const OpenReference *open = &g_array_index (reader->open_references, OpenReference, i);
      g_autoptr(RapportEntity) entity = g_object_new (open->type, "id", open->id, NULL);
      const RapportField *field = &rapport_entity_get_info (entity)->fields[open->field];
      gint64 id = rapport_table_find_uid (reader->connection, rapport_entity_type_for (field->target),
                                          open->uid, NULL);

      if (id == 0)
        return rapport_archive_file_set_damaged (field->name, error);
      rapport_entity_set_integer (entity, open->field, id);
      if (!rapport_table_update (reader->connection, entity, &open->field, 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (Reader  *reader,
          GError **error)
{
  const char *name;

  while (rapport_archive_file_next_list (reader->file, &name, error))
    {
      if (name == NULL)
        return resolve_references (reader, error);
      if (!(strcmp (name, RAPPORT_ARCHIVE_PIECES) == 0 ? read_pieces (reader, error)
                                                       : read_list (reader, name, error)))
        return FALSE;
    }
  return FALSE;
}

static void
note_damaged (gpointer    path,
              const char *table,
              gint64      row)
{
  if (*(char **) path == NULL)
    *(char **) path = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/json", table, row);
}

/* A calendar of a zone that nobody knows would stop all clocks. */
static gboolean
check_definitions (RapportConnection  *connection,
                   GError            **error)
{
  g_autofree char *path = NULL;

  return rapport_check_definitions (connection, note_damaged, &path, error) &&
         (path == NULL || rapport_archive_file_set_damaged (path, error));
}

/**
 * rapport_archive_file_put_into:
 * @connection: of a book without data, between rapport_archive_tables_begin_restore() and the end of that
 * @folder: that of the book, where attached files are put
 * @progress: (nullable): told how far it is
 *
 * Reads all of the archive into the tables, and looks whether what it says is sound.
 *
 * Returns: FALSE with @error set, and some of it in the tables
 */
gboolean
rapport_archive_file_put_into (RapportArchiveFile  *self,
                               RapportConnection   *connection,
                               const char          *folder,
                               RapportProgress     *progress,
                               GError             **error)
{
  g_autoptr(GArray) open_references = g_array_new (FALSE, FALSE, sizeof (OpenReference));
  Reader reader = { connection, self, progress, open_references, folder };

  g_return_val_if_fail (self != NULL && folder != NULL, FALSE);

  return read_all (&reader, error) && check_definitions (connection, error);
}

/**
 * rapport_archive_check:
 *
 * Looks whether @path is an archive, and whole, before a place is made for it.
 */
gboolean
rapport_archive_check (const char  *path,
                       GError     **error)
{
  g_autoptr(RapportArchiveFile) file = rapport_archive_file_open (path, error);

  return file != NULL;
}

/* What the tables refuse does not come from a book. */
static void
explain (GError **error)
{
  g_autofree char *cause = NULL;

  if (error == NULL || !g_error_matches (*error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED))
    return;
  cause = g_strdup ((*error)->message);
  g_clear_error (error);
  rapport_archive_file_set_damaged (cause, error);
}

/**
 * rapport_archive_restore:
 * @book: one without data; who works there and its settings are merged in
 * @path: an archive
 * @progress: (nullable): told how far it is
 *
 * Restores all that an archive holds, with its history, and adds no act of its own. What is
 * derived is made anew. All of it is written in one transaction, after the attached files. May run in any thread.
 *
 * Returns: FALSE with @error set, and nothing was written: RAPPORT_ERROR_CONFLICT when there are
 *   data, RAPPORT_ERROR_INVALID for another file, _NEWER for one of a newer program, _DAMAGED
 */
gboolean
rapport_archive_restore (RapportBook      *book,
                         const char       *path,
                         RapportProgress  *progress,
                         GError          **error)
{
  g_autoptr(RapportArchiveFile) file = NULL;
  g_autoptr(RapportConnection) connection = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  file = rapport_archive_file_open (path, error);
  if (file == NULL)
    return FALSE;
  connection = rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, error);
  if (connection == NULL || !rapport_archive_tables_begin_restore (connection, error))
    return FALSE;
  rapport_progress_begin (progress, READING);
  if (rapport_archive_file_put_into (file, connection, rapport_book_get_folder (book), progress, &local_error))
    {
      rapport_progress_begin (progress, 1);
      if (rapport_archive_tables_finish_restore (connection, g_get_real_time () / G_USEC_PER_SEC, zone,
                                                 progress, &local_error))
        return TRUE;
    }
  else
    rapport_archive_tables_cancel_restore (connection);
  explain (&local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
