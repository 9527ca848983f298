/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-book-private.h"
#include "rapport-things.h"

/* More changes at once than this are not told one by one: all may have changed. */
#define MOST_CHANGES 500

/* when the entry was made, 0 when there is none */
static gint64
read_clock (RapportBook *self,
            gint64       action)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (self->connection, "SELECT clock FROM action WHERE id = ?1", NULL);
  gboolean has_row;

  if (row == NULL)
    return 0;
  rapport_statement_bind_integer (row, 1, action);
  return rapport_statement_step (row, &has_row, NULL) && has_row ? rapport_statement_get_integer (row, 0) : 0;
}

/** rapport_book_remember_last: what stands in the log now is no news */
void
rapport_book_remember_last (RapportBook *self)
{
  rapport_action_log_last (self->connection, &self->last_action, NULL);
  self->last_clock = read_clock (self, self->last_action);
  self->last_marks = rapport_book_read_marks (self);
}

static void
file_changed_cb (GFileMonitor      *monitor,
                 GFile             *file,
                 GFile             *other_file,
                 GFileMonitorEvent  event,
                 RapportBook       *self)
{
  rapport_book_poll (self);
}

/** rapport_book_watch: looks for news whenever something is written */
void
rapport_book_watch (RapportBook *self)
{
  g_autofree char *log_path = g_strconcat (self->path, "-wal", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (log_path);

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (self->monitor, 100);
  g_signal_connect (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
}

static gint64
read_member (RapportBook *self)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (self->connection, "SELECT member FROM device WHERE id = ?1", NULL);
  gboolean has_row;

  if (row == NULL)
    return 0;
  rapport_statement_bind_integer (row, 1, self->actor.device);
  return rapport_statement_step (row, &has_row, NULL) && has_row ? rapport_statement_get_integer (row, 0) : 0;
}

static gboolean
note_member (RapportConnection  *connection,
             gpointer            data,
             GError            **error)
{
  const RapportActor *actor = data;
  g_autoptr(RapportStatement) update =
    rapport_connection_prepare (connection, "UPDATE device SET member = ?1 WHERE id = ?2", error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_optional (update, 1, actor->member, 0);
  rapport_statement_bind_integer (update, 2, actor->device);
  return rapport_statement_run (update, error);
}

/** rapport_book_set_member: says who works here, on this machine, from now on */
void
rapport_book_set_member (RapportBook *self,
                         gint64       member)
{
  g_return_if_fail (RAPPORT_IS_BOOK (self));
  g_assert (g_thread_self () == self->owner);

  if (self->actor.member == member)
    return;
  self->actor.member = member;
  if (!self->read_only)
    rapport_book_note_async (self, note_member, g_memdup2 (&self->actor, sizeof self->actor), g_free, NULL, NULL);
  rapport_book_tell_member (self);
}

/** rapport_book_renew: looks at everything anew, who works here too: an archive was restored */
void
rapport_book_renew (RapportBook *self)
{
  gint64 member;

  g_return_if_fail (RAPPORT_IS_BOOK (self));
  g_assert (g_thread_self () == self->owner);

  if (self->connection == NULL)
    return;
  rapport_connection_query_integer (self->connection, "PRAGMA data_version", &self->data_version, NULL);
  rapport_book_remember_last (self);
  rapport_live_reload_all (self->live, self->connection);
  member = read_member (self);
  if (member != self->actor.member)
    {
      self->actor.member = member;
      rapport_book_tell_member (self);
    }
  rapport_book_tell_changed (self, NULL);
  rapport_book_tell_marks (self);
}

/* Returns: (nullable): what the acts since the last look changed */
static GArray *
take_changes (RapportBook *self)
{
  g_autoptr(GArray) changes = rapport_action_log_since (self->connection, &self->last_action, MOST_CHANGES, NULL);

  self->last_clock = read_clock (self, self->last_action);
  return g_steal_pointer (&changes);
}

static void
look_for_acts (RapportBook *self)
{
  g_autoptr(GArray) changes = take_changes (self);

  if (changes == NULL)
    return;
  if (changes->len > MOST_CHANGES)
    {
      rapport_live_reload_all (self->live, self->connection);
      rapport_book_tell_changed (self, NULL);
      return;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const RapportChange *change = &g_array_index (changes, RapportChange, i);

      rapport_live_reload (self->live, self->connection, rapport_entity_type_for (change->thing), change->row);
    }
  rapport_book_tell_changed (self, changes);
}

/**
 * rapport_book_poll:
 *
 * Looks whether the book changed since the last look, by this process or another, and if so brings
 * the live objects up to date and tells everybody.
 */
void
rapport_book_poll (RapportBook *self)
{
  gint64 data_version;
  gint64 marks;

  g_return_if_fail (RAPPORT_IS_BOOK (self));
  g_assert (g_thread_self () == self->owner);

  if (self->connection == NULL ||
      !rapport_connection_query_integer (self->connection, "PRAGMA data_version", &data_version, NULL) ||
      data_version == self->data_version)
    return;
  self->data_version = data_version;
  if (read_clock (self, self->last_action) != self->last_clock)
    {
      /* another log stands there by now */
      rapport_book_renew (self);
      return;
    }
  marks = rapport_book_read_marks (self);
  if (marks != self->last_marks)
    {
      self->last_marks = marks;
      rapport_book_tell_marks (self);
    }
  if (self->connection != NULL)
    look_for_acts (self);
}
