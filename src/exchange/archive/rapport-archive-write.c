/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-archive-pieces.h"
#include "rapport-archive-file.h"
#include "rapport-archive-tables.h"
#include "rapport-archive.h"
#include "rapport-attachments.h"
#include "rapport-moment-text.h"
#include "rapport-output-file.h"
#include "rapport-schema.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-check.h"
#include "rapport-uid.h"

/* How much is written at a time. */
#define CHUNK (64 * 1024)

typedef struct
{
  RapportConnection *connection;
  RapportOutputFile *file;
  RapportProgress   *progress;
  const char        *folder;
  GChecksum         *checksum;
  GString           *text;
  gint64             n_rows;
  gint64             n_written;
} Writer;

static void
flush (Writer *writer,
       gsize   at_least)
{
  if (writer->text->len < at_least)
    return;
  g_checksum_update (writer->checksum, (const guchar *) writer->text->str, writer->text->len);
  rapport_output_file_write (writer->file, writer->text->str, writer->text->len);
  g_string_truncate (writer->text, 0);
}

static void
append_string (GString    *text,
               const char *string)
{
  g_string_append_c (text, '"');
  for (const char *c = string; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        {
          g_string_append_c (text, '\\');
          g_string_append_c (text, *c);
        }
      else if (*c == '\n')
        g_string_append (text, "\\n");
      else if ((guchar) *c < 0x20)
        g_string_append_printf (text, "\\u%04x", (guint) *c);
      else
        g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

static void
append_name (GString    *text,
             const char *name)
{
  if (text->str[text->len - 1] != '{')
    g_string_append_c (text, ',');
  append_string (text, name);
  g_string_append_c (text, ':');
}

static void
append_integer (GString *text,
                gint64   integer)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT, integer);
}

static void
append_uid (GString      *text,
            const guint8 *uid)
{
  g_autofree char *words = rapport_uid_to_text (uid);

  append_string (text, words);
}

static void
append_day (GString *text,
            int      day)
{
  g_autofree char *words = rapport_day_is_valid (day) ? rapport_day_format_iso (day) : NULL;

  if (words != NULL)
    append_string (text, words);
  else
    append_integer (text, day);
}

static void
append_instant (GString *text,
                gint64   at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (at);
  g_autofree char *words = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  if (words != NULL)
    append_string (text, words);
  else
    append_integer (text, at);
}

/* A time keeps its day too, which was another where the person was. */
static void
append_moment (GString             *text,
               const RapportMoment *moment)
{
  if (!moment->has_time)
    {
      append_day (text, moment->day);
      return;
    }
  g_string_append (text, "{\"day\":");
  append_day (text, moment->day);
  g_string_append (text, ",\"at\":");
  append_instant (text, moment->at);
  g_string_append_c (text, '}');
}

static gboolean
append_reference (Writer              *writer,
                  const RapportField  *field,
                  gint64               id,
                  GError             **error)
{
  guint8 uid[RAPPORT_UID_LENGTH];

  if (!rapport_archive_tables_get_uid (writer->connection, field->target, id, uid, error))
    return FALSE;
  append_name (writer->text, field->name);
  append_uid (writer->text, uid);
  return TRUE;
}

static gboolean
append_field (Writer         *writer,
              RapportEntity  *entity,
              guint           index,
              GError        **error)
{
  const RapportField *field = &rapport_entity_get_info (entity)->fields[index];
  GString *text = writer->text;

  if (!rapport_entity_is_set (entity, index))
    return TRUE;
  if (field->kind == RAPPORT_FIELD_REFERENCE)
    return append_reference (writer, field, rapport_entity_get_integer (entity, index), error);
  append_name (text, field->name);
  switch (field->kind)
    {
    case RAPPORT_FIELD_FLAG:
      g_string_append (text, "true");
      break;
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
      append_integer (text, rapport_entity_get_integer (entity, index));
      break;
    case RAPPORT_FIELD_DAY:
      append_day (text, rapport_entity_get_day (entity, index));
      break;
    case RAPPORT_FIELD_MOMENT:
      append_moment (text, rapport_entity_get_moment (entity, index));
      break;
    case RAPPORT_FIELD_INSTANT:
      append_instant (text, rapport_entity_get_integer (entity, index));
      break;
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
    case RAPPORT_FIELD_REFERENCE:
    default:
      append_string (text, rapport_entity_get_text (entity, index));
    }
  return TRUE;
}

static gboolean
append_thing (Writer            *writer,
              RapportStatement  *row,
              RapportEntity     *entity,
              GError           **error)
{
  rapport_table_read (row, entity);
  g_string_append (writer->text, "{\"id\":");
  append_integer (writer->text, rapport_entity_get_id (entity));
  append_name (writer->text, "uid");
  append_uid (writer->text, rapport_entity_get_uid (entity));
  for (guint i = 0; i < rapport_entity_get_info (entity)->n_fields; i++)
    if (!append_field (writer, entity, i, error))
      return FALSE;
  g_string_append_c (writer->text, '}');
  return TRUE;
}

static void
append_bytes (GString            *text,
              const char         *name,
              const RapportValue *value)
{
  g_autofree char *base64 = NULL;

  if (value->length == RAPPORT_UID_LENGTH && !rapport_archive_file_is_base64 (name))
    {
      append_uid (text, value->bytes);
      return;
    }
  base64 = g_base64_encode (value->bytes, value->length);
  append_string (text, base64);
}

static void
append_column (Writer           *writer,
               RapportStatement *row,
               int               column)
{
  const char *name = rapport_statement_get_name (row, column);
  RapportValue value;

  rapport_statement_get_value (row, column, &value);
  if (value.kind == RAPPORT_VALUE_NULL)
    return;
  append_name (writer->text, name);
  if (value.kind == RAPPORT_VALUE_INTEGER)
    append_integer (writer->text, value.integer);
  else if (value.kind == RAPPORT_VALUE_TEXT)
    append_string (writer->text, value.text);
  else
    append_bytes (writer->text, name, &value);
}

static gboolean
append_row (Writer            *writer,
            RapportStatement  *row,
            RapportEntity     *entity,
            GError           **error)
{
  const guint n_columns = rapport_statement_get_n_columns (row);

  if (entity != NULL)
    return append_thing (writer, row, entity, error);
  g_string_append_c (writer->text, '{');
  for (guint i = 0; i < n_columns; i++)
    append_column (writer, row, i);
  g_string_append_c (writer->text, '}');
  return TRUE;
}

static gboolean
write_list (Writer            *writer,
            const char        *name,
            RapportStatement  *rows,
            RapportEntity     *entity,
            GError           **error)
{
  const char *separator = "\n";
  gboolean has_row;

  if (rows == NULL)
    return FALSE;
  g_string_append_printf (writer->text, ",\n\"%s\":[", name);
  while (rapport_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        {
          g_string_append (writer->text, "]");
          return TRUE;
        }
      if (!rapport_progress_tell (writer->progress, (double) writer->n_written++ / MAX (writer->n_rows, 1), error))
        return FALSE;
      g_string_append (writer->text, separator);
      if (!append_row (writer, rows, entity, error))
        return FALSE;
      separator = ",\n";
      flush (writer, CHUNK);
    }
  return FALSE;
}

static gboolean
write_things (Writer  *writer,
              GError **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint i = 0; infos[i] != NULL; i++)
    {
      g_autoptr(RapportEntity) entity = g_object_new (rapport_entity_type_for (infos[i]->name), NULL);
      g_autoptr(RapportStatement) rows =
        rapport_archive_tables_select_things (writer->connection, infos[i], error);

      if (!write_list (writer, infos[i]->name, rows, entity, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_tables (Writer  *writer,
              GError **error)
{
  guint n_tables;
  const RapportArchiveTable *tables = rapport_archive_tables_list (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr(RapportStatement) rows =
        rapport_archive_tables_select_rows (writer->connection, &tables[i], error);

      if (!write_list (writer, tables[i].name, rows, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_pieces (Writer        *writer,
              const char    *sha256,
              const char   **separator,
              GError       **error)
{
  g_autoptr(GInputStream) stream = rapport_attachment_open (writer->folder, sha256, error);
  g_autofree guchar *piece = g_malloc (RAPPORT_ARCHIVE_PIECE);
  gsize length = RAPPORT_ARCHIVE_PIECE;

  if (stream == NULL)
    return FALSE;
  for (guint i = 0; length == RAPPORT_ARCHIVE_PIECE; i++)
    {
      g_autofree char *base64 = NULL;

      if (!g_input_stream_read_all (stream, piece, RAPPORT_ARCHIVE_PIECE, &length, NULL, error))
        return FALSE;
      if (length == 0 && i > 0)
        break;
      base64 = g_base64_encode (piece, length);
      g_string_append_printf (writer->text, "%s{\"sha256\":\"%s\",\"data\":\"%s\"}", *separator, sha256, base64);
      *separator = ",\n";
      flush (writer, CHUNK);
    }
  return TRUE;
}

static gboolean
write_files (Writer  *writer,
             GError **error)
{
  g_autoptr(GPtrArray) files = rapport_attachments_list_kept (writer->connection, writer->folder, error);
  const char *separator = "\n";

  if (files == NULL)
    return FALSE;
  g_string_append (writer->text, ",\n\"" RAPPORT_ARCHIVE_PIECES "\":[");
  for (guint i = 0; i < files->len; i++)
    if (!rapport_progress_tell (writer->progress, 1, error) ||
        !write_pieces (writer, g_ptr_array_index (files, i), &separator, error))
      return FALSE;
  g_string_append_c (writer->text, ']');
  return TRUE;
}

static gboolean
write_all (Writer  *writer,
           GError **error)
{
  g_string_append_printf (writer->text,
                          "{\"format\":\"" RAPPORT_ARCHIVE_FORMAT "\",\"version\":%d,\"schema\":%d,"
                          "\"program\":\"%s\"",
                          RAPPORT_ARCHIVE_VERSION, rapport_schema_get_version (), RAPPORT_VERSION);
  if (!write_things (writer, error) || !write_tables (writer, error) || !write_files (writer, error))
    return FALSE;
  g_string_append (writer->text, ",\n");
  flush (writer, 0);
  g_string_append_printf (writer->text, "\"sha256\":\"%s\"}\n", g_checksum_get_string (writer->checksum));
  rapport_output_file_write (writer->file, writer->text->str, writer->text->len);
  return rapport_output_file_commit (writer->file, error);
}

/* An archive with values that no book can take back would be none. */
static gboolean
check_values (Writer  *writer,
              GError **error)
{
  g_autoptr(GPtrArray) findings = rapport_check_values (writer->connection,
                                                        writer->progress != NULL ? writer->progress->cancellable : NULL,
                                                        error);

  if (findings == NULL || findings->len == 0)
    return findings != NULL;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED, g_ptr_array_index (findings, 0));
  return FALSE;
}

/**
 * rapport_archive_write:
 * @path: the file to write, in the file system's encoding; readable for its owner only
 * @progress: (nullable): told how far it is
 *
 * Writes the whole book as one JSON document, as it is at one moment: things of all kinds by the
 * names of their fields, the history with what undo needs, drafts and what was told, and the attached
 * files in pieces of base64, so that one file is all there is to keep. What is unset
 * is left out. May run in any thread.
 *
 * Returns: FALSE with @error set, and no file was written or replaced
 */
gboolean
rapport_archive_write (RapportBook      *book,
                       const char       *path,
                       RapportProgress  *progress,
                       GError          **error)
{
  g_autoptr(RapportOutputFile) file = NULL;
  g_autoptr(RapportConnection) connection = NULL;
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GString) text = g_string_sized_new (2 * CHUNK);
  Writer writer;
  gboolean ok;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  connection = rapport_book_open_connection (book, error);
  if (connection == NULL)
    return FALSE;
  file = rapport_output_file_open_private (path, error);
  if (file == NULL || !rapport_archive_tables_begin_reading (connection, error))
    return FALSE;
  writer = (Writer) { connection, file, progress, rapport_book_get_folder (book), checksum, text, 0, 0 };
  rapport_progress_begin (progress, 1);
  ok = check_values (&writer, error) && rapport_archive_tables_count (connection, &writer.n_rows, error) && write_all (&writer, error);
  rapport_archive_tables_end_reading (connection);
  return ok;
}
