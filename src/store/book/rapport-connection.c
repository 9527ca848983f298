/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "rapport-connection-private.h"
#include "rapport-tokenizer-private.h"
#include "rapport-words-order-private.h"

#define BUSY_TIMEOUT_MS 5000
#define PATIENT_TIMEOUT_MS 60000

/* How many of SQLite's own steps may pass, a tenth of a millisecond, until one who gave up is noticed. */
#define STEPS_BETWEEN_LOOKS 2000

/* Readers find what they need in the system's cache of the file, which is nobody's own memory: of their own they
 * need what the next block of rows takes again. */
#define READER_CACHE_KB "1024"
#define WRITER_CACHE_KB "2048"
#define ROOMY_CACHE_KB "32768"

/* @owner: the thread that uses it, NULL until one does
 * @watch: (nullable): is told of statements that take more than @most_steps
 * @damage: (nullable): is told of damage
 * @is_apart: whether it keeps to itself what readers of a log of writes share */
struct _RapportConnection
{
  GObject     parent_instance;

  sqlite3               *handle;
  RapportStatementCache *statements;
  GCancellable          *cancellable;
  GThread               *owner;

  RapportConnectionWatch watch;
  gpointer               watch_data;
  int                    most_steps;
  RapportDamage         *damage;
  gboolean               is_apart;

  /* @lost: why SQLite took back by itself what was begun */
  gboolean               has_begun;
  int                    lost;
};

G_DEFINE_FINAL_TYPE (RapportConnection, rapport_connection, G_TYPE_OBJECT)

static void
rapport_connection_finalize (GObject *object)
{
  RapportConnection *self = RAPPORT_CONNECTION (object);

  g_clear_pointer (&self->statements, rapport_statement_cache_free);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->damage, rapport_damage_unref);
  sqlite3_close_v2 (self->handle);

  G_OBJECT_CLASS (rapport_connection_parent_class)->finalize (object);
}

static void
rapport_connection_class_init (RapportConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_connection_finalize;
}

/** rapport_connection_assert_owner: sees that only one thread uses the connection */
void
rapport_connection_assert_owner (RapportConnection *self)
{
  if (self->owner == NULL)
    self->owner = g_thread_self ();
  g_assert (self->owner == g_thread_self ());
}

static void
rapport_connection_init (RapportConnection *self)
{
  self->statements = rapport_statement_cache_new ();
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

  if (!rapport_tokenizer_register (self->handle, error) || !rapport_words_order_register (self->handle, error))
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

static gboolean
open_uri (RapportConnection *self,
          const char        *path,
          const char        *parameter)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  g_autofree char *uri = g_strdup_printf ("file:%s?%s", escaped, parameter);
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (uri, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    {
      sqlite3_close_v2 (self->handle);
      self->handle = handle;
      return TRUE;
    }
  sqlite3_close_v2 (handle);
  return FALSE;
}

/* Where nothing can be written, there is no place for what readers of a log of writes share. Nobody writes
 * into such a file, so it may be read as it lies there. */
static void
open_unshared (RapportConnection *self,
               const char        *path)
{
  open_uri (self, path, "immutable=1");
}

/* On a full disk there is no room for what readers of a log of writes share. SQLite keeps it in memory then, with its
 * locks, so that others may write as soon as there is room again. What the first try left open would be taken for it. */
static void
open_apart (RapportConnection *self,
            const char        *path)
{
  g_clear_pointer (&self->handle, sqlite3_close_v2);
  self->is_apart = open_uri (self, path, "readonly_shm=1") && probe (self->handle) == SQLITE_OK;
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
  else if (code == SQLITE_IOERR && rapport_connection_lacks_room (self, code))
    open_apart (self, path);
  return self->handle != NULL ? SQLITE_OK : SQLITE_FULL;
}

/**
 * rapport_connection_open_telling:
 * @damage: (nullable): is told of damage that is met, from now on
 *
 * Like rapport_connection_open(), for one of the connections of an open book.
 */
RapportConnection *
rapport_connection_open_telling (const char             *path,
                                 RapportConnectionMode   mode,
                                 RapportDamage          *damage,
                                 GError                **error)
{
  g_autoptr(RapportConnection) self = g_object_new (RAPPORT_TYPE_CONNECTION, NULL);
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  stop_counting ();
  if (damage != NULL)
    self->damage = rapport_damage_ref (damage);
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
  return rapport_connection_open_telling (path, mode, NULL, error);
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

/** rapport_connection_is_apart: Returns: whether there was no room, so that it can only be read */
gboolean
rapport_connection_is_apart (RapportConnection *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONNECTION (self), FALSE);

  return self->is_apart;
}

/** rapport_connection_get_damage: Returns: (transfer none) (nullable): what is told of damage */
RapportDamage *
rapport_connection_get_damage (RapportConnection *self)
{
  return self->damage;
}

/** rapport_connection_get_statements: Returns: (transfer none): statements that are ready, by their text */
RapportStatementCache *
rapport_connection_get_statements (RapportConnection *self)
{
  return self->statements;
}

/**
 * rapport_connection_set_watch:
 * @most: of SQLite's own steps, of which a row found by its id takes some tens
 * @watch: (nullable): is told of each statement that took more
 *
 * Lets a test see what grows with the book.
 */
void
rapport_connection_set_watch (RapportConnection      *self,
                              int                     most,
                              RapportConnectionWatch  watch,
                              gpointer                data)
{
  g_return_if_fail (RAPPORT_IS_CONNECTION (self));

  self->most_steps = most;
  self->watch = watch;
  self->watch_data = data;
}

/** rapport_connection_tell_steps: tells the watch, if there is one, what the statement took */
void
rapport_connection_tell_steps (RapportConnection *self,
                               sqlite3_stmt      *handle)
{
  int steps;

  if (self->watch == NULL)
    return;
  steps = sqlite3_stmt_status (handle, SQLITE_STMTSTATUS_VM_STEP, TRUE);
  if (steps > self->most_steps)
    self->watch (sqlite3_sql (handle), steps, self->watch_data);
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

/* What one thread frees no other thread would get. */
static void
give_back_memory (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
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
  if (!rapport_connection_execute (self, roomy ? "PRAGMA cache_size = -" ROOMY_CACHE_KB
                                               : "PRAGMA cache_size = -" WRITER_CACHE_KB, error))
    return FALSE;
  if (!roomy)
    give_back_memory ();
  return TRUE;
}

/**
 * rapport_connection_begin:
 *
 * Begins a transaction for writing. A great act of another process, such as an import, is waited for.
 */
gboolean
rapport_connection_begin (RapportConnection  *self,
                          GError            **error)
{
  gboolean has_begun;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (self), FALSE);

  sqlite3_busy_timeout (self->handle, PATIENT_TIMEOUT_MS);
  has_begun = rapport_connection_execute (self, "BEGIN IMMEDIATE", error);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  return has_begun;
}

/**
 * rapport_connection_is_whole:
 *
 * A full disk, too little memory and a disk that fails make SQLite take back the whole transaction by itself. What was
 * still to be written in it would then be written alone, each for itself.
 *
 * Returns: FALSE with @error set, if the transaction that was begun is there no more, and its end not noticed yet
 */
gboolean
rapport_connection_is_whole (RapportConnection  *self,
                             GError            **error)
{
  if (!self->has_begun || !sqlite3_get_autocommit (self->handle))
    return TRUE;
  return rapport_sqlite_set_error (self->lost != SQLITE_OK ? self->lost : SQLITE_ABORT, NULL, error);
}

/** rapport_connection_note_lost: notes why a statement failed, if it took the transaction with it */
void
rapport_connection_note_lost (RapportConnection *self,
                              int                code)
{
  if (self->has_begun && self->lost == SQLITE_OK && sqlite3_get_autocommit (self->handle))
    self->lost = code;
}

/** rapport_connection_rest: gives back what is kept in memory of the file, as nothing is read or written for a while */
void
rapport_connection_rest (RapportConnection *self)
{
  g_return_if_fail (RAPPORT_IS_CONNECTION (self));

  sqlite3_db_release_memory (self->handle);
}

/** rapport_connection_execute: runs statements that give no rows and take no values */
gboolean
rapport_connection_execute (RapportConnection  *self,
                            const char         *sql,
                            GError            **error)
{
  /* what was lost is over with these */
  const gboolean is_anew = g_str_equal (sql, "ROLLBACK") || g_str_has_prefix (sql, "BEGIN");
  int code;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (self), FALSE);
  rapport_connection_assert_owner (self);

  if (!is_anew && !rapport_connection_is_whole (self, error))
    return FALSE;
  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK || is_anew)
    {
      self->has_begun = !sqlite3_get_autocommit (self->handle);
      self->lost = SQLITE_OK;
    }
  if (code != SQLITE_OK)
    return rapport_connection_set_error (self, code, error);
  return TRUE;
}
