/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-tokenizer-private.h"

/* Statements kept ready; past it the cache is emptied, which only dynamic SQL can bring about. */
#define MAX_CACHED 256
#define HASHED_END 24

#define BUSY_TIMEOUT_MS 5000

/* How many of SQLite's own steps may pass, a tenth of a millisecond, until one who gave up is noticed. */
#define STEPS_BETWEEN_LOOKS 2000

/* Readers find what they need in the system's cache of the file, which is nobody's own memory. */
#define READER_CACHE_KB "3072"
#define WRITER_CACHE_KB "8192"
#define ROOMY_CACHE_KB "65536"

/* @bind_code: of the first value that could not be bound */
struct _RapportStatement
{
  RapportConnection *connection;
  sqlite3_stmt      *handle;
  char              *sql;
  int                bind_code;
};

/* @owner: the thread that uses it, NULL until one does */
struct _RapportConnection
{
  GObject     parent_instance;

  sqlite3      *handle;
  GHashTable   *idle;
  GCancellable *cancellable;
  GThread      *owner;
};

G_DEFINE_FINAL_TYPE (RapportConnection, rapport_connection, G_TYPE_OBJECT)

static void
rapport_connection_finalize (GObject *object)
{
  RapportConnection *self = RAPPORT_CONNECTION (object);

  g_clear_pointer (&self->idle, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  sqlite3_close_v2 (self->handle);

  G_OBJECT_CLASS (rapport_connection_parent_class)->finalize (object);
}

static void
rapport_connection_class_init (RapportConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_connection_finalize;
}

static void
finalize_statement (gpointer handle)
{
  sqlite3_finalize (handle);
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

static void
assert_owner (RapportConnection *self)
{
  if (self->owner == NULL)
    self->owner = g_thread_self ();
  g_assert (self->owner == g_thread_self ());
}

static void
rapport_connection_init (RapportConnection *self)
{
  self->idle = g_hash_table_new_full (hash_statement, g_str_equal, g_free, finalize_statement);
}

static RapportError
error_code_for (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return RAPPORT_ERROR_BUSY;
    case SQLITE_FULL:
      return RAPPORT_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return RAPPORT_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return RAPPORT_ERROR_DAMAGED;
    default:
      return RAPPORT_ERROR_FAILED;
    }
}

static const char *
sentence_for (RapportError code)
{
  switch (code)
    {
    case RAPPORT_ERROR_BUSY:
      return _("Another program is writing to the data at this moment. Please try again.");
    case RAPPORT_ERROR_FULL:
      return _("The disk is full, so nothing could be saved. Free some space and try again.");
    case RAPPORT_ERROR_READ_ONLY:
      return _("The data folder can't be written to. Check its permissions.");
    case RAPPORT_ERROR_DAMAGED:
      return _("The data file is damaged.");
    case RAPPORT_ERROR_INVALID:
    case RAPPORT_ERROR_NOT_FOUND:
    case RAPPORT_ERROR_CONFLICT:
    case RAPPORT_ERROR_NEWER:
    case RAPPORT_ERROR_FAILED:
    default:
      return _("The data could not be read or written.");
    }
}

/**
 * rapport_sqlite_set_error:
 * @code: what SQLite answered
 * @message: (nullable): SQLite's own words, added for whoever has to find the cause
 *
 * Returns: FALSE, with @error set to a sentence, or to G_IO_ERROR_CANCELLED when interrupted
 */
gboolean
rapport_sqlite_set_error (int          code,
                          const char  *message,
                          GError     **error)
{
  RapportError rapport_code = error_code_for (code);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled."));
  else if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                         _("What it belongs to was deleted meanwhile, so it could not be saved."));
  else
    /* translators: first a sentence, then the technical cause */
    g_set_error (error, RAPPORT_ERROR, rapport_code, _("%s (%s)"), sentence_for (rapport_code),
                 message != NULL ? message : sqlite3_errstr (code));
  return FALSE;
}

/* A quota is to a person what a full disk is. */
static gboolean
is_out_of_space (RapportConnection *self,
                 int                code)
{
  /* a failed commit does not tell SQLite's own note of it */
  int system = sqlite3_system_errno (self->handle) != 0 ? sqlite3_system_errno (self->handle) : errno;

  return (code & 0xff) == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT || system == EFBIG);
}

/** rapport_connection_set_error: Returns: FALSE, with @error set from the last failure */
gboolean
rapport_connection_set_error (RapportConnection  *self,
                              int                 code,
                              GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_CONNECTION (self), FALSE);

  if (is_out_of_space (self, code))
    code = SQLITE_FULL;
  return rapport_sqlite_set_error (code, sqlite3_errmsg (self->handle), error);
}

static gboolean
configure (RapportConnection      *self,
           RapportConnectionMode   mode,
           GError                **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  /* a book may come from anybody: nothing in it is ever run, and its inner tables are no one's to write */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);

  if (!rapport_tokenizer_register (self->handle, error))
    return FALSE;
  if (!rapport_connection_execute (self,
                                   "PRAGMA foreign_keys = ON;"
                                   "PRAGMA temp_store = MEMORY;", error))
    return FALSE;
  if (mode == RAPPORT_CONNECTION_READ_ONLY)
    return rapport_connection_execute (self,
                                       "PRAGMA cache_size = -" READER_CACHE_KB ";"
                                       "PRAGMA query_only = ON;", error);
  return rapport_connection_execute (self,
                                     "PRAGMA cache_size = -" WRITER_CACHE_KB ";"
                                     "PRAGMA synchronous = FULL;"
                                     "PRAGMA wal_autocheckpoint = 8000;"
                                     "PRAGMA journal_size_limit = 67108864;", error);
}

/* Nobody asks how much memory SQLite holds; to count it, all threads would wait for one lock at each
 * allocation. */
static void
stop_counting (void)
{
  static gsize stopped = 0;

  if (!g_once_init_enter (&stopped))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&stopped, 1);
}

/* Looks at the file's first page, as each first question does. */
static int
probe (sqlite3 *handle)
{
  return sqlite3_exec (handle, "PRAGMA schema_version", NULL, NULL, NULL) & 0xff;
}

/* What is still in the log of writes could not be read without it. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/* Where nothing can be written, there is no place for what readers of a log of writes share. Nobody writes
 * into such a file, so it may be read as it lies there. */
static void
open_unshared (RapportConnection *self,
               const char        *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (uri, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    {
      sqlite3_close_v2 (self->handle);
      self->handle = handle;
    }
  else
    sqlite3_close_v2 (handle);
}

static int
open_handle (RapportConnection     *self,
             const char            *path,
             RapportConnectionMode  mode)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  int code;

  if (mode == RAPPORT_CONNECTION_READ_WRITE)
    {
      code = sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_CREATE, NULL);
      /* SQLite is content with reading */
      return code == SQLITE_OK && sqlite3_db_readonly (self->handle, "main") == 1 ? SQLITE_READONLY : code;
    }
  code = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    return code;
  code = probe (self->handle);
  if ((code == SQLITE_CANTOPEN || code == SQLITE_READONLY) && !has_log (path))
    open_unshared (self, path);
  return SQLITE_OK;
}

/**
 * rapport_connection_open:
 * @path: the file, or ":memory:"
 * @mode: READ_WRITE makes the file when it is missing; READ_ONLY reads also where nothing can be written
 *
 * A connection belongs to the thread that uses it first, until rapport_connection_hand_over(); only
 * rapport_connection_interrupt() may be called from another.
 *
 * Returns: (transfer full) (nullable): the connection, NULL with @error set
 */
RapportConnection *
rapport_connection_open (const char             *path,
                         RapportConnectionMode   mode,
                         GError                **error)
{
  g_autoptr(RapportConnection) self = g_object_new (RAPPORT_TYPE_CONNECTION, NULL);
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  stop_counting ();
  code = open_handle (self, path, mode);
  if (code != SQLITE_OK)
    {
      rapport_sqlite_set_error (code, NULL, error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;
  rapport_connection_hand_over (self);
  return g_steal_pointer (&self);
}

/** rapport_connection_hand_over: whoever uses the connection next owns it */
void
rapport_connection_hand_over (RapportConnection *self)
{
  g_return_if_fail (RAPPORT_IS_CONNECTION (self));

  self->owner = NULL;
}

/** rapport_connection_get_handle: Returns: (transfer none): SQLite's own connection */
sqlite3 *
rapport_connection_get_handle (RapportConnection *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONNECTION (self), NULL);

  return self->handle;
}

/** rapport_connection_interrupt: makes the running query end as cancelled; safe from any thread */
void
rapport_connection_interrupt (RapportConnection *self)
{
  g_return_if_fail (RAPPORT_IS_CONNECTION (self));

  sqlite3_interrupt (self->handle);
}

static int
progress_cb (gpointer data)
{
  RapportConnection *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

/**
 * rapport_connection_set_cancellable:
 * @cancellable: (nullable): what ends the queries from now on, from any thread
 *
 * Unlike rapport_connection_interrupt() it ends also the query that only begins after it was cancelled.
 */
void
rapport_connection_set_cancellable (RapportConnection *self,
                                    GCancellable      *cancellable)
{
  g_return_if_fail (RAPPORT_IS_CONNECTION (self));

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->handle, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0, progress_cb, self);
}

/**
 * rapport_connection_set_roomy:
 * @roomy: whether very much is written from now on
 *
 * Lets a connection that writes keep more in memory for a while.
 */
gboolean
rapport_connection_set_roomy (RapportConnection  *self,
                              gboolean            roomy,
                              GError            **error)
{
  return rapport_connection_execute (self, roomy ? "PRAGMA cache_size = -" ROOMY_CACHE_KB
                                                 : "PRAGMA cache_size = -" WRITER_CACHE_KB, error);
}

/** rapport_connection_execute: runs statements that give no rows and take no values */
gboolean
rapport_connection_execute (RapportConnection  *self,
                            const char         *sql,
                            GError            **error)
{
  int code;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (self), FALSE);
  assert_owner (self);

  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    return rapport_connection_set_error (self, code, error);
  return TRUE;
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
  RapportStatement *statement;
  gpointer handle = NULL;
  gpointer key = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (self), NULL);
  assert_owner (self);

  if (!g_hash_table_steal_extended (self->idle, sql, &key, &handle))
    {
      sqlite3_stmt *prepared = NULL;
      int code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, NULL);

      if (code != SQLITE_OK)
        {
          rapport_connection_set_error (self, code, error);
          return NULL;
        }
      handle = prepared;
      key = g_strdup (sql);
    }

  statement = g_new0 (RapportStatement, 1);
  statement->connection = g_object_ref (self);
  statement->handle = handle;
  statement->sql = key;
  return statement;
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

/** rapport_statement_free: resets the statement and gives it back to its connection */
void
rapport_statement_free (RapportStatement *self)
{
  RapportConnection *connection = self->connection;

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  if (g_hash_table_size (connection->idle) >= MAX_CACHED)
    g_hash_table_remove_all (connection->idle);
  g_hash_table_replace (connection->idle, self->sql, self->handle);
  g_object_unref (connection);
  g_free (self);
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
  int code = self->bind_code == SQLITE_OK ? sqlite3_step (self->handle) : self->bind_code;

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

/** rapport_statement_get_text: Returns: (nullable): the text, valid until the next step */
const char *
rapport_statement_get_text (RapportStatement *self,
                            int               column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
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
