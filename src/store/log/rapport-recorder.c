/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset.h"
#include "rapport-recorder.h"
#include "rapport-things.h"

/* what stands before a value in a changeset */
#define UNCHANGED 0

typedef struct
{
  int     type;
  gint64  integer;
  double  real;
  char   *bytes;
  int     length;
} Value;

typedef struct
{
  gint64  id;
  gint64  n_values;
  Value  *before;
} Row;

typedef struct
{
  const char *name;
  GHashTable *by_id;
  GPtrArray  *rows;
} Table;

struct _RapportRecorder
{
  RapportConnection *connection;
  GHashTable        *tables;
  guint              n_rows;
};

static void
free_row (gpointer data)
{
  Row *row = data;

  for (int i = 0; i < row->n_values; i++)
    g_free (row->before[i].bytes);
  g_free (row->before);
  g_free (row);
}

static void
free_table (gpointer data)
{
  Table *table = data;

  g_hash_table_unref (table->by_id);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

static void
copy_value (Value         *to,
            sqlite3_value *from)
{
  to->type = sqlite3_value_type (from);
  if (to->type == SQLITE_INTEGER)
    to->integer = sqlite3_value_int64 (from);
  else if (to->type == SQLITE_FLOAT)
    to->real = sqlite3_value_double (from);
  else if (to->type == SQLITE_TEXT || to->type == SQLITE_BLOB)
    {
      const void *bytes = to->type == SQLITE_TEXT ? (const void *) sqlite3_value_text (from)
                                                  : sqlite3_value_blob (from);

      to->length = sqlite3_value_bytes (from);
      to->bytes = g_memdup2 (bytes, to->length);
    }
}

static Table *
get_table (RapportRecorder *self,
           const char      *name)
{
  Table *table = g_hash_table_lookup (self->tables, name);

  if (table != NULL || rapport_entity_info_for (name) == NULL)
    return table;
  table = g_new0 (Table, 1);
  table->name = rapport_entity_info_for (name)->name;
  table->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  table->rows = g_ptr_array_new_with_free_func (free_row);
  g_hash_table_insert (self->tables, (gpointer) table->name, table);
  return table;
}

/* Only how a row was before the first change counts; what became of it is read in the end, when it
 * is known which changes stayed. */
static void
changing_cb (void          *data,
             sqlite3       *handle,
             int            op,
             const char    *database,
             const char    *name,
             sqlite3_int64  old_id,
             sqlite3_int64  new_id)
{
  RapportRecorder *self = data;
  gint64 id = op == SQLITE_INSERT ? new_id : old_id;
  Table *table = strcmp (database, "main") == 0 ? get_table (self, name) : NULL;
  Row *row;

  if (table == NULL || g_hash_table_contains (table->by_id, &id))
    return;
  row = g_new0 (Row, 1);
  row->id = id;
  if (op != SQLITE_INSERT)
    {
      row->n_values = sqlite3_preupdate_count (handle);
      row->before = g_new0 (Value, row->n_values);
      for (int i = 0; i < row->n_values; i++)
        {
          sqlite3_value *value = NULL;

          if (sqlite3_preupdate_old (handle, i, &value) == SQLITE_OK && value != NULL)
            copy_value (&row->before[i], value);
        }
    }
  g_ptr_array_add (table->rows, row);
  self->n_rows++;
  g_hash_table_add (table->by_id, &row->id);
}

/**
 * rapport_recorder_new:
 *
 * Does what the session extension does, which asks SQLite for the description of each table anew
 * every time and so takes longer than the rest of an edit. Not together with a session of the
 * extension on the same connection.
 *
 * Returns: (transfer full): a recorder that has begun
 */
RapportRecorder *
rapport_recorder_new (RapportConnection *connection)
{
  RapportRecorder *self = g_new0 (RapportRecorder, 1);

  self->connection = g_object_ref (connection);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_table);
  sqlite3_preupdate_hook (rapport_connection_get_handle (connection), changing_cb, self);
  return self;
}

/** rapport_recorder_free: Ends recording */
void
rapport_recorder_free (RapportRecorder *self)
{
  if (self == NULL)
    return;
  sqlite3_preupdate_hook (rapport_connection_get_handle (self->connection), NULL, NULL);
  g_hash_table_unref (self->tables);
  g_object_unref (self->connection);
  g_free (self);
}

static void
append_byte (GByteArray *out,
             guint8      byte)
{
  g_byte_array_append (out, &byte, 1);
}

/* SQLite's variable length: seven bits a byte, the highest first */
static void
append_length (GByteArray *out,
               guint32     length)
{
  guint8 bytes[5];
  int n = 0;

  do
    {
      bytes[sizeof bytes - 1 - n] = (length & 0x7f) | (n > 0 ? 0x80 : 0);
      length >>= 7;
      n++;
    }
  while (length > 0);
  g_byte_array_append (out, bytes + sizeof bytes - n, n);
}

static void
append_integer (GByteArray *out,
                guint64     integer)
{
  guint64 big_endian = GUINT64_TO_BE (integer);

  g_byte_array_append (out, (const guint8 *) &big_endian, sizeof big_endian);
}

static void
append_value (GByteArray  *out,
              const Value *value)
{
  guint64 bits;

  append_byte (out, value->type);
  if (value->type == SQLITE_INTEGER)
    append_integer (out, value->integer);
  else if (value->type == SQLITE_FLOAT)
    {
      memcpy (&bits, &value->real, sizeof bits);
      append_integer (out, bits);
    }
  else if (value->type == SQLITE_TEXT || value->type == SQLITE_BLOB)
    {
      append_length (out, value->length);
      g_byte_array_append (out, (const guint8 *) value->bytes, value->length);
    }
}

/* borrows the text or bytes until the next step */
static Value
read_value (sqlite3_stmt *statement,
            int           column)
{
  Value value = { .type = sqlite3_column_type (statement, column) };

  if (value.type == SQLITE_INTEGER)
    value.integer = sqlite3_column_int64 (statement, column);
  else if (value.type == SQLITE_FLOAT)
    value.real = sqlite3_column_double (statement, column);
  else if (value.type == SQLITE_TEXT || value.type == SQLITE_BLOB)
    {
      value.bytes = value.type == SQLITE_TEXT ? (char *) sqlite3_column_text (statement, column)
                                              : (char *) sqlite3_column_blob (statement, column);
      value.length = sqlite3_column_bytes (statement, column);
    }
  return value;
}

static gboolean
is_equal (const Value *a,
          const Value *b)
{
  if (a->type != b->type)
    return FALSE;
  if (a->type == SQLITE_INTEGER)
    return a->integer == b->integer;
  if (a->type == SQLITE_FLOAT)
    return a->real == b->real;
  return a->type == SQLITE_NULL ||
         (a->length == b->length && (a->length == 0 || memcmp (a->bytes, b->bytes, a->length) == 0));
}

static void
append_update (GByteArray   *out,
               const Row    *row,
               sqlite3_stmt *now)
{
  g_autofree Value *after = g_new (Value, row->n_values);
  g_autofree gboolean *differs = g_new (gboolean, row->n_values);
  gboolean any = FALSE;

  for (int i = 0; i < row->n_values; i++)
    {
      after[i] = read_value (now, i);
      differs[i] = !is_equal (&row->before[i], &after[i]);
      any = any || differs[i];
    }
  if (!any)
    return;
  append_byte (out, SQLITE_UPDATE);
  append_byte (out, FALSE);
  for (int i = 0; i < row->n_values; i++)
    if (differs[i] || i == RAPPORT_COLUMN_ID)
      append_value (out, &row->before[i]);
    else
      append_byte (out, UNCHANGED);
  for (int i = 0; i < row->n_values; i++)
    if (differs[i])
      append_value (out, &after[i]);
    else
      append_byte (out, UNCHANGED);
}

static void
append_row (GByteArray   *out,
            const Row    *row,
            sqlite3_stmt *now,
            gboolean      exists)
{
  if (row->before != NULL && exists)
    append_update (out, row, now);
  else if (row->before != NULL)
    {
      append_byte (out, SQLITE_DELETE);
      append_byte (out, FALSE);
      for (int i = 0; i < row->n_values; i++)
        append_value (out, &row->before[i]);
    }
  else if (exists)
    {
      append_byte (out, SQLITE_INSERT);
      append_byte (out, FALSE);
      for (int i = 0; i < sqlite3_column_count (now); i++)
        {
          Value value = read_value (now, i);

          append_value (out, &value);
        }
    }
}

static gboolean
append_table (RapportRecorder  *self,
              GByteArray       *out,
              const Table      *table,
              guint            *n_done,
              RapportProgress  *progress,
              GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", table->name);
  g_autoptr(RapportStatement) select = rapport_connection_prepare (self->connection, sql, error);
  guint start = out->len;
  guint body;
  int n_columns;

  if (select == NULL)
    return FALSE;
  n_columns = sqlite3_column_count (rapport_statement_get_handle (select));
  append_byte (out, 'T');
  append_length (out, n_columns);
  for (int i = 0; i < n_columns; i++)
    append_byte (out, i == RAPPORT_COLUMN_ID);
  g_byte_array_append (out, (const guint8 *) table->name, strlen (table->name) + 1);
  body = out->len;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (table->rows, i);
      gboolean exists;

      rapport_statement_bind_integer (select, 1, row->id);
      if (!rapport_progress_tell (progress, (double) (*n_done)++ / rapport_recorder_count (self), error) ||
          !rapport_statement_step (select, &exists, error))
        return FALSE;
      append_row (out, row, rapport_statement_get_handle (select), exists);
      sqlite3_reset (rapport_statement_get_handle (select));
    }
  if (out->len == body)
    g_byte_array_set_size (out, start);
  return TRUE;
}

/** rapport_recorder_count: Returns: how many things were touched since the recorder was made */
guint
rapport_recorder_count (RapportRecorder *self)
{
  return self->n_rows;
}

/**
 * rapport_recorder_dup_changeset:
 * @progress: (nullable): told how far it is
 *
 * Things that others refer to come after them: in this order an undo deletes, and otherwise ON
 * DELETE would alter the others before their turn. Insertions may come in any order.
 *
 * Returns: (transfer full) (nullable): what changed since the recorder was made, all in all, as a
 *   changeset of the session extension; empty when nothing did; NULL with @error set
 */
GBytes *
rapport_recorder_dup_changeset (RapportRecorder  *self,
                                RapportProgress  *progress,
                                GError          **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GByteArray) out = g_byte_array_new ();
  guint n_infos = 0, n_done = 0;

  while (infos[n_infos] != NULL)
    n_infos++;
  for (guint i = n_infos; i > 0; i--)
    {
      const Table *table = g_hash_table_lookup (self->tables, infos[i - 1]->name);

      if (table != NULL && !append_table (self, out, table, &n_done, progress, error))
        return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
