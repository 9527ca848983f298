/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "rapport-book-private.h"
#include "rapport-book-setup.h"
#include "rapport-connection-private.h"
#include "rapport-schema.h"
#include "rapport-table.h"

G_DEFINE_FINAL_TYPE (RapportBook, rapport_book, G_TYPE_OBJECT)

enum { CHANGED, MEMBER_CHANGED, MARKS_CHANGED, FAILED, DAMAGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The thread that handed the book home may still be about to let go: all is over before this one does,
 * so that it does not matter who is the last. */
static gboolean
let_go_cb (gpointer data)
{
  RapportBook *self = data;

  rapport_book_close (self);
  g_clear_pointer (&self->live, rapport_live_free);
  return G_SOURCE_REMOVE;
}

/* A thread that reads or writes for the book can't wait for its own end. */
static void
hand_home (RapportBook *self)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_callback (source, let_go_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static void
rapport_book_dispose (GObject *object)
{
  RapportBook *self = RAPPORT_BOOK (object);

  if (g_thread_self () != self->owner)
    {
      hand_home (self);
      return;
    }
  rapport_book_close (self);
  g_clear_pointer (&self->live, rapport_live_free);

  G_OBJECT_CLASS (rapport_book_parent_class)->dispose (object);
}

static void
rapport_book_finalize (GObject *object)
{
  RapportBook *self = RAPPORT_BOOK (object);

  rapport_damage_unref (self->damage);
  g_main_context_unref (self->context);
  g_free (self->folder);
  g_free (self->path);

  G_OBJECT_CLASS (rapport_book_parent_class)->finalize (object);
}

static void
rapport_book_class_init (RapportBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_book_dispose;
  object_class->finalize = rapport_book_finalize;

  /**
   * RapportBook::changed:
   * @changes: (element-type RapportChange) (nullable): what changed, by this process or another;
   *   NULL when it is too much to tell, and all may have changed
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  /** RapportBook::member-changed: another team member works here now */
  signals[MEMBER_CHANGED] = g_signal_new ("member-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportBook::marks-changed: somebody's marks changed, by this process or another: see rapport_marks_load() */
  signals[MARKS_CHANGED] = g_signal_new ("marks-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RapportBook::failed:
   * @error: why
   *
   * What the program notes by itself could not be written.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /** RapportBook::damaged: damage was met in the open book, of which from now on is only read */
  signals[DAMAGED] = g_signal_new ("damaged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
damaged_cb (gpointer data)
{
  RapportBook *self = data;

  self->read_only = TRUE;
  g_signal_emit (self, signals[DAMAGED], 0);
}

static void
rapport_book_init (RapportBook *self)
{
  self->owner = g_thread_self ();
  self->context = g_main_context_ref_thread_default ();
  self->live = rapport_live_new ();
  self->damage = rapport_damage_new (damaged_cb, self);
}

/** rapport_book_tell_changed: @changes as the signal has them */
void
rapport_book_tell_changed (RapportBook *self,
                           GArray      *changes)
{
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

/** rapport_book_tell_member: another works here now */
void
rapport_book_tell_member (RapportBook *self)
{
  g_signal_emit (self, signals[MEMBER_CHANGED], 0);
}

/** rapport_book_tell_marks: somebody's marks are others now */
void
rapport_book_tell_marks (RapportBook *self)
{
  g_signal_emit (self, signals[MARKS_CHANGED], 0);
}

/** rapport_book_tell_failure: of what nobody asked for */
void
rapport_book_tell_failure (RapportBook  *self,
                           const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

/** rapport_book_dup_default_folder: Returns: (transfer full): where the person's data are kept */
char *
rapport_book_dup_default_folder (gboolean sample)
{
  return g_build_filename (g_get_user_data_dir (), sample ? "rapport-sample" : "rapport", NULL);
}

static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY,
               /* translators: a folder, then the system's reason */
               _("The data folder “%s” can't be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

static gboolean
explain_error (RapportBook  *self,
               GError      **error,
               GError       *cause)
{
  g_autofree char *copy = NULL;

  if (!g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  copy = rapport_book_copy_aside (self->path);
  if (copy != NULL)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
                 /* translators: two file names */
                 _("The data file “%s” is damaged. It was left as it is, and a copy was put into “%s”."),
                 self->path, copy);
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
                 /* translators: a file name */
                 _("The data file “%s” is damaged. It was left as it is."), self->path);
  g_error_free (cause);
  return FALSE;
}

static gboolean
has_content (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > 0;
}

static gboolean
open_to_read (RapportBook  *self,
              GError      **error)
{
  g_autoptr(RapportConnection) connection =
    rapport_connection_open_telling (self->path, RAPPORT_CONNECTION_READ_ONLY, self->damage, error);

  if (connection == NULL || !rapport_schema_check_tables (connection, self->path, error))
    return FALSE;
  self->connection = g_steal_pointer (&connection);
  self->lacks_room = rapport_connection_is_apart (self->connection);
  return TRUE;
}

static gboolean
open_to_write (RapportBook  *self,
               GError      **error)
{
  g_autoptr(RapportConnection) connection = NULL;

  if (self->lacks_room)
    return rapport_sqlite_set_error (SQLITE_FULL, NULL, error);
  connection = rapport_connection_open_telling (self->path, RAPPORT_CONNECTION_READ_WRITE, self->damage, error);
  if (connection == NULL || !rapport_book_set_up (connection, self->path, &self->actor, error) ||
      (self->connection == NULL && !open_to_read (self, error)))
    return FALSE;
  self->writer = rapport_writer_new (connection);
  rapport_writer_note_async (self->writer, rapport_book_forget_settled, NULL, NULL, NULL, NULL);
  return TRUE;
}

/* What can't be brought to this program's form can't be read by it either. */
static gboolean
stay_reading (RapportBook  *self,
              GError       *cause,
              GError      **error)
{
  gint64 version;

  if (self->connection == NULL ||
      (cause != NULL && !self->lacks_room && !g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY)) ||
      !rapport_connection_query_integer (self->connection, "PRAGMA user_version", &version, NULL) ||
      version != rapport_schema_get_version ())
    return FALSE;
  return rapport_book_find_actor (self->connection, &self->actor, error);
}

static gboolean
open_connections (RapportBook  *self,
                  gboolean      to_read,
                  GError      **error)
{
  g_autoptr(GError) cause = NULL;
  mode_t mask = umask (0077);
  gboolean opened;

  opened = !has_content (self->path) || open_to_read (self, error);
  if (opened && !(to_read && stay_reading (self, NULL, NULL)) && !open_to_write (self, &cause))
    {
      opened = stay_reading (self, cause, NULL);
      if (!opened)
        g_propagate_error (error, g_steal_pointer (&cause));
    }
  umask (mask);
  if (!opened)
    return FALSE;
  self->read_only = self->writer == NULL;
  self->guard = rapport_lock_guard_new (self->path, !self->lacks_room);
  self->reader = rapport_reader_new (self->path, self->damage);
  return rapport_connection_query_integer (self->connection, "PRAGMA data_version", &self->data_version, error);
}

/* A book may lie elsewhere, with its log beside it. */
static char *
dup_real_path (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

static RapportBook *
open_folder (const char  *folder,
             gboolean     to_read,
             GError     **error)
{
  g_autoptr(RapportBook) self = g_object_new (RAPPORT_TYPE_BOOK, NULL);
  GError *cause = NULL;

  self->folder = g_strdup (folder);
  self->path = dup_real_path (folder);
  if (!rapport_schema_check_file (self->path, &cause) || !open_connections (self, to_read, &cause))
    {
      explain_error (self, error, cause);
      return NULL;
    }
  rapport_book_remember_last (self);
  rapport_book_watch (self);
  return g_steal_pointer (&self);
}

/**
 * rapport_book_open:
 * @folder: where the book lies; made when it is missing
 *
 * Opens the book for reading in the calling thread and for writing in a thread of its own. Where
 * nothing can be written it is opened for reading only, which rapport_book_is_read_only() tells. A book
 * of a newer program or of another one is refused untouched; a damaged one is copied aside and never
 * overwritten.
 *
 * Returns: (transfer full) (nullable): the book, NULL with @error set
 */
RapportBook *
rapport_book_open (const char  *folder,
                   GError     **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return make_folder (folder, error) ? open_folder (folder, FALSE, error) : NULL;
}

/**
 * rapport_book_open_to_read:
 * @folder: where the book lies
 *
 * Opens a book that is there without writing anything into it or waiting for those who do. A book of an
 * older form is opened as rapport_book_open() does, since it can only be read when it has the new one.
 *
 * Returns: (transfer full) (nullable): the book, NULL with @error set
 */
RapportBook *
rapport_book_open_to_read (const char  *folder,
                           GError     **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return open_folder (folder, TRUE, error);
}

/** rapport_book_is_read_only: Returns: whether nothing can be written, from opening to closing or from where damage is met */
gboolean
rapport_book_is_read_only (RapportBook *self)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), FALSE);

  return self->read_only;
}

/** rapport_book_lacks_room: Returns: whether it is opened for reading only since the disk was full */
gboolean
rapport_book_lacks_room (RapportBook *self)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), FALSE);

  return self->lacks_room;
}

/** rapport_book_is_damaged: Returns: whether damage was met since the book was opened */
gboolean
rapport_book_is_damaged (RapportBook *self)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), FALSE);

  return rapport_damage_is_met (self->damage);
}

/** rapport_book_close: waits until all is written and lets go of the file */
void
rapport_book_close (RapportBook *self)
{
  g_return_if_fail (RAPPORT_IS_BOOK (self));
  g_assert (g_thread_self () == self->owner);

  rapport_damage_forget (self->damage);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->renewer);
  g_clear_pointer (&self->reader, rapport_reader_free);
  if (self->writer != NULL)
    rapport_writer_drain (self->writer);
  if (self->guard != NULL)
    rapport_lock_guard_unlock (self->guard);
  g_clear_object (&self->connection);
  g_clear_object (&self->writer);
  g_clear_pointer (&self->guard, rapport_lock_guard_free);
}

/** rapport_book_get_folder: Returns: (transfer none): where the book lies */
const char *
rapport_book_get_folder (RapportBook *self)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), NULL);

  return self->folder;
}

/** rapport_book_get_path: Returns: (transfer none): the book's file */
const char *
rapport_book_get_path (RapportBook *self)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), NULL);

  return self->path;
}

/** rapport_book_get_connection: Returns: (transfer none): for short reads in the book's thread */
RapportConnection *
rapport_book_get_connection (RapportBook *self)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), NULL);
  g_assert (g_thread_self () == self->owner);

  return self->connection;
}

/** rapport_book_open_connection: Returns: (transfer full) (nullable): for reading in another thread */
RapportConnection *
rapport_book_open_connection (RapportBook  *self,
                              GError      **error)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), NULL);

  return rapport_connection_open_telling (self->path, RAPPORT_CONNECTION_READ_ONLY, self->damage, error);
}

/** rapport_book_get_member: Returns: the team member who works here, 0 while that is not said */
gint64
rapport_book_get_member (RapportBook *self)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), 0);

  return self->actor.member;
}

/** rapport_book_act_as: lets what this process does be done by @member, who does not work here */
void
rapport_book_act_as (RapportBook *self,
                     gint64       member)
{
  g_return_if_fail (RAPPORT_IS_BOOK (self));

  self->actor.member = member;
}

/** rapport_book_get_actor: tells who acts, for looking into the log */
void
rapport_book_get_actor (RapportBook  *self,
                        RapportActor *actor)
{
  g_return_if_fail (RAPPORT_IS_BOOK (self));

  *actor = self->actor;
}

/** rapport_book_is_open: answers to what was asked for before may come when the program is about to end */
gboolean
rapport_book_is_open (RapportBook  *self,
                      GError      **error)
{
  if (self->connection != NULL)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("Rapport is closing."));
  return FALSE;
}

/**
 * rapport_book_get:
 *
 * Returns: (transfer full) (nullable): the one object of the thing, shared by all who show it and
 *   brought up to date when the book changes; NULL with @error set
 */
RapportEntity *
rapport_book_get (RapportBook  *self,
                  GType         type,
                  gint64        id,
                  GError      **error)
{
  RapportEntity *entity;

  g_return_val_if_fail (RAPPORT_IS_BOOK (self), NULL);

  entity = rapport_live_find (self->live, type, id);
  if (entity != NULL || !rapport_book_is_open (self, error))
    return entity;
  return rapport_live_load (self->live, self->connection, type, id, error);
}

/** rapport_book_get_children: Returns: (transfer full) (nullable): like rapport_table_load_children() */
GPtrArray *
rapport_book_get_children (RapportBook  *self,
                           GType         type,
                           const char   *reference,
                           gint64        parent,
                           GError      **error)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), NULL);

  return rapport_book_is_open (self, error) ? rapport_table_load_children (self->connection, type, reference, parent, error) : NULL;
}

/** rapport_book_find_undo: Returns: (transfer full) (nullable): what undo would take back */
RapportActionName *
rapport_book_find_undo (RapportBook *self)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), NULL);
  g_assert (g_thread_self () == self->owner);

  return rapport_book_is_open (self, NULL) ? rapport_action_log_find_undo (self->connection, &self->actor, NULL) : NULL;
}

/** rapport_book_find_redo: Returns: (transfer full) (nullable): what redo would do again */
RapportActionName *
rapport_book_find_redo (RapportBook *self)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), NULL);
  g_assert (g_thread_self () == self->owner);

  return rapport_book_is_open (self, NULL) ? rapport_action_log_find_redo (self->connection, &self->actor, NULL) : NULL;
}

/** rapport_book_get_renewer: Returns: (transfer none) (type RapportRenewer): what renews derived rows */
gpointer
rapport_book_get_renewer (RapportBook *self)
{
  g_return_val_if_fail (RAPPORT_IS_BOOK (self), NULL);
  g_assert (g_thread_self () == self->owner);

  if (self->renewer == NULL)
    self->renewer = rapport_renewer_new (self);
  return self->renewer;
}
