/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"

/* Statements kept ready; past it the cache is emptied, which only dynamic SQL can bring about: to take back an act
 * that added things of several kinds asks some 400 for each of them, who refers to it. */
#define MAX_CACHED 512
#define HASHED_END 24

/* most are found by where their text stands, as nearly all texts are constants */
#define N_PLACES 128

/* @bind_code: of the first value that could not be bound
 * @asked: where the text stood when the statement was asked for last
 * @kept: it belongs to the cache; one that is asked for while another of the same text is in use does not
 * @mended: (nullable): texts of the row that is read that were none as they stand in the book */
struct _RapportStatement
{
  RapportConnection *connection;
  sqlite3_stmt      *handle;
  char              *sql;
  const char        *asked;
  gboolean           kept;
  gboolean           in_use;
  int                bind_code;
  GPtrArray         *mended;
};

/* @by_place: into @by_sql */
struct _RapportStatementCache
{
  GHashTable       *by_sql;
  RapportStatement *by_place[N_PLACES];
};

static void
finalize_statement (gpointer data)
{
  RapportStatement *statement = data;

  sqlite3_finalize (statement->handle);
  g_free (statement->sql);
  g_free (statement);
}

/* Statements are long, and nearly all differ in their length or their end. */
static guint
hash_statement (gconstpointer sql)
{
  const gsize length = strlen (sql);
  guint hash = length;

  for (const char *end = (const char *) sql + length - MIN (length, HASHED_END); *end != '\0'; end++)
    hash = hash * 33 + *end;
  return hash;
}

static RapportStatement **
find_place (RapportStatementCache *cache,
            const char            *sql)
{
  const gsize address = GPOINTER_TO_SIZE (sql);

  return &cache->by_place[(address ^ address >> 7) % N_PLACES];
}

/** rapport_statement_cache_new: Returns: (transfer full): what statements that are ready are kept in */
RapportStatementCache *
rapport_statement_cache_new (void)
{
  RapportStatementCache *cache = g_new0 (RapportStatementCache, 1);

  cache->by_sql = g_hash_table_new_full (hash_statement, g_str_equal, NULL, finalize_statement);
  return cache;
}

void
rapport_statement_cache_free (RapportStatementCache *cache)
{
  g_hash_table_unref (cache->by_sql);
  g_free (cache);
}

/* Returns: (nullable): the statement of that text, which may be in use */
static RapportStatement *
find_cached (RapportStatementCache *cache,
             const char            *sql)
{
  RapportStatement **place = find_place (cache, sql);

  if (*place == NULL || (*place)->asked != sql || strcmp ((*place)->sql, sql) != 0)
    *place = g_hash_table_lookup (cache->by_sql, sql);
  return *place;
}

static gboolean
is_idle (gpointer key,
         gpointer value,
         gpointer data)
{
  return !((RapportStatement *) value)->in_use;
}

static void
keep_cached (RapportStatementCache *cache,
             RapportStatement      *statement)
{
  if (g_hash_table_size (cache->by_sql) >= MAX_CACHED)
    {
      memset (cache->by_place, 0, sizeof cache->by_place);
      g_hash_table_foreach_remove (cache->by_sql, is_idle, NULL);
    }
  statement->kept = TRUE;
  g_hash_table_insert (cache->by_sql, statement->sql, statement);
}

static RapportStatement *
prepare_new (RapportConnection  *connection,
             const char         *sql,
             GError            **error)
{
  RapportStatement *statement;
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v3 (rapport_connection_get_handle (connection), sql, -1, SQLITE_PREPARE_PERSISTENT,
                                 &handle, NULL);

  if (code != SQLITE_OK)
    {
      rapport_connection_set_error (connection, code, error);
      return NULL;
    }
  statement = g_new0 (RapportStatement, 1);
  statement->handle = handle;
  statement->sql = g_strdup (sql);
  return statement;
}

/**
 * rapport_connection_prepare:
 * @sql: one statement
 *
 * Returns: (transfer full) (nullable): the statement, to be freed before the connection
 */
RapportStatement *
rapport_connection_prepare (RapportConnection  *self,
                            const char         *sql,
                            GError            **error)
{
  RapportStatementCache *cache;
  RapportStatement *cached, *statement;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (self), NULL);
  rapport_connection_assert_owner (self);

  cache = rapport_connection_get_statements (self);
  cached = find_cached (cache, sql);
  statement = cached != NULL && !cached->in_use ? cached : prepare_new (self, sql, error);
  if (statement == NULL)
    return NULL;
  if (cached == NULL)
    keep_cached (cache, statement);
  statement->connection = g_object_ref (self);
  statement->asked = sql;
  statement->in_use = TRUE;
  return statement;
}

/** rapport_statement_free: resets the statement and gives it back to its connection */
void
rapport_statement_free (RapportStatement *self)
{
  g_autoptr(RapportConnection) connection = g_steal_pointer (&self->connection);

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  self->bind_code = SQLITE_OK;
  rapport_connection_tell_steps (connection, self->handle);
  self->in_use = FALSE;
  if (!self->kept)
    finalize_statement (self);
}

/** rapport_statement_get_handle: Returns: (transfer none): SQLite's own statement */
sqlite3_stmt *
rapport_statement_get_handle (RapportStatement *self)
{
  return self->handle;
}

static void
note_bind (RapportStatement *self,
           int               code)
{
  if (self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

/* What is not bound is told when the statement is run. */
void
rapport_statement_bind_integer (RapportStatement *self,
                                int               parameter,
                                gint64            value)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

/** rapport_statement_bind_optional: binds NULL when @value is @unset */
void
rapport_statement_bind_optional (RapportStatement *self,
                                 int               parameter,
                                 gint64            value,
                                 gint64            unset)
{
  if (value == unset)
    note_bind (self, sqlite3_bind_null (self->handle, parameter));
  else
    note_bind (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

/** rapport_statement_bind_text: binds @text, NULL for NULL; it must live until the next reset */
void
rapport_statement_bind_text (RapportStatement *self,
                             int               parameter,
                             const char       *text)
{
  note_bind (self, sqlite3_bind_text (self->handle, parameter, text, -1, SQLITE_STATIC));
}

/** rapport_statement_bind_bytes: binds @bytes, which must live until the next reset */
void
rapport_statement_bind_bytes (RapportStatement *self,
                              int               parameter,
                              gconstpointer     bytes,
                              gsize             length)
{
  note_bind (self, sqlite3_bind_blob64 (self->handle, parameter, bytes, length, SQLITE_STATIC));
}

/**
 * rapport_statement_step:
 * @has_row: (out): whether there is a row to read
 *
 * Returns: FALSE with @error set on failure
 */
gboolean
rapport_statement_step (RapportStatement  *self,
                        gboolean          *has_row,
                        GError           **error)
{
  int code;

  *has_row = FALSE;
  if (!rapport_connection_is_whole (self->connection, error))
    return FALSE;
  code = self->bind_code == SQLITE_OK ? sqlite3_step (self->handle) : self->bind_code;
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  *has_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  return rapport_connection_set_error (self->connection, code, error);
}

/** rapport_statement_run: runs to the end, ignoring rows, and resets, keeping what is bound */
gboolean
rapport_statement_run (RapportStatement  *self,
                       GError           **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    if (!rapport_statement_step (self, &has_row, error))
      {
        sqlite3_reset (self->handle);
        return FALSE;
      }
  sqlite3_reset (self->handle);
  return TRUE;
}

gboolean
rapport_statement_is_null (RapportStatement *self,
                           int               column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
rapport_statement_get_integer (RapportStatement *self,
                               int               column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * rapport_statement_get_choice:
 *
 * Returns: (transfer none) (nullable): the value of that of @choices which the column names, which lives as long
 *   as they do; what is none of them is as good as none
 */
const char *
rapport_statement_get_choice (RapportStatement    *self,
                              int                  column,
                              const RapportChoice *choices)
{
  const char *text = rapport_statement_get_text (self, column);
  const RapportChoice *choice = text != NULL ? rapport_choice_find (choices, text) : NULL;

  return choice != NULL ? choice->value : NULL;
}

/** rapport_statement_get_optional: Returns: the integer, @unset for NULL */
gint64
rapport_statement_get_optional (RapportStatement *self,
                                int               column,
                                gint64            unset)
{
  if (rapport_statement_is_null (self, column))
    return unset;
  return sqlite3_column_int64 (self->handle, column);
}

/* Whatever a damaged book holds, what reads a text may trust that it is one. */
static const char *
mend_text (RapportStatement *self,
           const char       *text)
{
  char *mended = g_utf8_make_valid (text, -1);

  if (self->mended == NULL)
    self->mended = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->mended, mended);
  return mended;
}

/**
 * rapport_statement_get_text:
 *
 * Returns: (nullable): the text, valid until the next step; bytes that are none stand as U+FFFD, and
 *   are found as they are by rapport_statement_get_value()
 */
const char *
rapport_statement_get_text (RapportStatement *self,
                            int               column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  return text == NULL || g_utf8_validate (text, -1, NULL) ? text : mend_text (self, text);
}

/** rapport_statement_get_n_columns: Returns: how many columns a row has */
guint
rapport_statement_get_n_columns (RapportStatement *self)
{
  return sqlite3_column_count (self->handle);
}

/** rapport_statement_get_name: Returns: (transfer none): what @column is called */
const char *
rapport_statement_get_name (RapportStatement *self,
                            int               column)
{
  return sqlite3_column_name (self->handle, column);
}

/** rapport_statement_get_value: tells what @column holds, whatever its kind */
void
rapport_statement_get_value (RapportStatement *self,
                             int               column,
                             RapportValue     *value)
{
  *value = (RapportValue) { RAPPORT_VALUE_NULL };
  switch (sqlite3_column_type (self->handle, column))
    {
    case SQLITE_INTEGER:
      value->kind = RAPPORT_VALUE_INTEGER;
      value->integer = sqlite3_column_int64 (self->handle, column);
      break;
    case SQLITE_TEXT:
      value->kind = RAPPORT_VALUE_TEXT;
      value->text = (const char *) sqlite3_column_text (self->handle, column);
      break;
    case SQLITE_BLOB:
      value->kind = RAPPORT_VALUE_BYTES;
      value->bytes = sqlite3_column_blob (self->handle, column);
      value->length = sqlite3_column_bytes (self->handle, column);
      break;
    default:
      break;
    }
}

/** rapport_statement_find_parameter: Returns: the parameter called ":@name", 0 when there is none */
int
rapport_statement_find_parameter (RapportStatement *self,
                                  const char       *name)
{
  g_autofree char *parameter = g_strconcat (":", name, NULL);

  return sqlite3_bind_parameter_index (self->handle, parameter);
}

/** rapport_statement_bind_value: binds a value of any kind; it must live until the next reset */
void
rapport_statement_bind_value (RapportStatement   *self,
                              int                 parameter,
                              const RapportValue *value)
{
  switch (value->kind)
    {
    case RAPPORT_VALUE_INTEGER:
      rapport_statement_bind_integer (self, parameter, value->integer);
      break;
    case RAPPORT_VALUE_TEXT:
      rapport_statement_bind_text (self, parameter, value->text);
      break;
    case RAPPORT_VALUE_BYTES:
      rapport_statement_bind_bytes (self, parameter, value->bytes != NULL ? value->bytes : "", value->length);
      break;
    case RAPPORT_VALUE_NULL:
    default:
      note_bind (self, sqlite3_bind_null (self->handle, parameter));
    }
}

/** rapport_statement_bind_raw: binds a copy of @value, NULL for NULL */
void
rapport_statement_bind_raw (RapportStatement    *self,
                            int                  parameter,
                            const sqlite3_value *value)
{
  note_bind (self, value != NULL ? sqlite3_bind_value (self->handle, parameter, value)
                                 : sqlite3_bind_null (self->handle, parameter));
}

/** rapport_statement_unbind: makes all parameters NULL again */
void
rapport_statement_unbind (RapportStatement *self)
{
  sqlite3_clear_bindings (self->handle);
}

/** rapport_statement_get_moment: Returns: the moment in @day_column and the one after it */
RapportMoment
rapport_statement_get_moment (RapportStatement *self,
                              int               day_column)
{
  RapportMoment moment = { .day = rapport_statement_get_integer (self, day_column) };

  if (!rapport_statement_is_null (self, day_column + 1))
    {
      moment.at = rapport_statement_get_integer (self, day_column + 1);
      moment.has_time = TRUE;
    }
  return moment;
}

/**
 * rapport_connection_hold:
 *
 * Lets all that is read be of one state of the book. It also spares each statement to begin and to end
 * reading, which for a row found by its id is a fifth of the work.
 *
 * Returns: (transfer full) (nullable): something to be freed after the last row is read
 */
RapportStatement *
rapport_connection_hold (RapportConnection  *self,
                         GError            **error)
{
  g_autoptr(RapportStatement) held = rapport_connection_prepare (self, "SELECT 1 FROM sqlite_schema", error);
  gboolean has_row;

  return held != NULL && rapport_statement_step (held, &has_row, error) ? g_steal_pointer (&held) : NULL;
}

/** rapport_connection_run: runs one statement, kept for the next time, with @value as its only parameter */
gboolean
rapport_connection_run (RapportConnection  *self,
                        const char         *sql,
                        gint64              value,
                        GError            **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, value);
  return rapport_statement_run (statement, error);
}

/** rapport_connection_query_integer: reads the first column of the first row of @sql, 0 for none */
gboolean
rapport_connection_query_integer (RapportConnection  *self,
                                  const char         *sql,
                                  gint64             *value,
                                  GError            **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (self, sql, error);
  gboolean has_row;

  if (statement == NULL || !rapport_statement_step (statement, &has_row, error))
    return FALSE;
  *value = has_row ? rapport_statement_get_integer (statement, 0) : 0;
  return TRUE;
}
