/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-derived.h"
#include "rapport-log-copies.h"
#include "rapport-schema.h"
#include "rapport-table.h"
#include "rapport-transaction-private.h"

/* how much of what an act leaves to do is to gather what it changed, and to write that into the log;
 * the rest is what is derived */
#define GATHERING 0.14
#define LOGGING 0.22

/* how much of what is left behind the log it is to derive what follows, where something is done at last */
#define DERIVING 0.2

/* what follows from so many things is done before the next ones */
#define THINGS_A_PART 200

/* how much of what is left of an act it is to write very many things */
#define WRITING 0.4

/** rapport_transaction_begin_part: begins a part of the act that is @share of what is left, 0 to 1 */
void
rapport_transaction_begin_part (RapportTransaction *self,
                                double              share)
{
  g_return_if_fail (self != NULL);

  if (self->progress != NULL)
    rapport_progress_begin (self->progress, self->progress->to + (1 - self->progress->to) * share);
}

/** rapport_transaction_tell: tells how much of the part is @done, 0 to 1; FALSE when the act was cancelled meanwhile */
gboolean
rapport_transaction_tell (RapportTransaction  *self,
                          double               done,
                          GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->progress == NULL || rapport_progress_tell (self->progress, done, error);
}

static RapportActionEntry
make_entry (RapportTransaction *self)
{
  return (RapportActionEntry) {
    .device = self->actor.device,
    .member = self->actor.member,
    .now = self->actor.now,
    .kind = self->kind,
    .subject = self->subject,
    .left_out = self->left_out->len > 0 ? self->left_out->str : NULL,
    .undoes = self->undoes,
    .recorder = self->recorder,
    .confirmed = self->confirmed,
    .merged = self->merged,
    .heirs = self->heirs,
    .n_changes = self->n_changes,
    .begun = self->writer,
  };
}

static gboolean
log_act (RapportTransaction  *self,
         GBytes              *changeset,
         gint64              *action,
         GError             **error)
{
  const RapportActionEntry entry = make_entry (self);
  g_autoptr(GArray) changes = NULL;

  *action = 0;
  if (g_bytes_get_size (changeset) == 0 && self->confirmed->len == 0 && self->merged->len == 0 && !self->logs_anyway)
    return TRUE;
  rapport_transaction_begin_part (self, LOGGING / (1 - GATHERING));
  changes = rapport_action_log_append (self->connection, &entry, changeset, self->progress, action, error);
  rapport_transaction_begin_part (self, self->last != NULL ? DERIVING : 1);
  return changes != NULL &&
         rapport_derived_refresh (self->connection, changes, self->actor.now / G_USEC_PER_SEC,
                                  self->zone, self->progress, error) &&
         (self->last == NULL || self->last (self, *action, self->last_data, error));
}

/** rapport_transaction_write_later: writes what rapport_transaction_insert_later() put off */
gboolean
rapport_transaction_write_later (RapportTransaction  *self,
                                 GError             **error)
{
  const guint n_before = self->part != NULL ? self->part->len : 0;

  if (self->later_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->later_error));
      return FALSE;
    }
  if (self->later == NULL || rapport_later_rows_is_empty (self->later))
    return TRUE;
  if (!rapport_later_rows_write (self->later, self->part, error))
    return FALSE;
  for (guint i = n_before; self->part != NULL && i < self->part->len; i++)
    rapport_written_things_add (self->written, NULL, g_ptr_array_index (self->part, i));
  return TRUE;
}

/* What an act adds in great number is written into the log while it is at hand. */
static gboolean
log_part (RapportTransaction  *self,
          GError             **error)
{
  if (!rapport_transaction_write_later (self, error))
    return FALSE;
  if (self->writer == NULL && self->undoes == 0 && rapport_recorder_adds_much (self->recorder))
    {
      const RapportActionEntry entry = make_entry (self);

      self->writer = rapport_action_log_begin (self->connection, &entry, error);
      if (self->writer == NULL)
        return FALSE;
    }
  /* until it is known whether that is much, what the act adds is kept */
  if (self->writer == NULL && self->undoes == 0)
    return TRUE;
  if (self->writer != NULL && !rapport_action_log_add (self->writer, self->part, error))
    return FALSE;
  g_ptr_array_set_size (self->part, 0);
  return TRUE;
}

static GBytes *
record (RapportTransaction      *self,
        RapportTransactionFunc   func,
        gpointer                 data,
        GError                 **error)
{
  if (!func (self, data, error) || !rapport_transaction_write_later (self, error) ||
      (self->part != NULL && !log_part (self, error)) ||
      !rapport_log_copies_settle (self->connection, self->recorder, error))
    return NULL;
  self->n_changes = rapport_recorder_count (self->recorder);
  /* what comes back keeps what it had: the log of an undo names no values */
  if (self->undoes == 0 && rapport_recorder_leave_out_added (self->recorder))
    self->logs_anyway = TRUE;
  rapport_transaction_begin_part (self, GATHERING);
  return rapport_recorder_dup_changeset (self->recorder, self->progress, error);
}

static gboolean
run_recorded (RapportTransaction      *self,
              RapportTransactionFunc   func,
              gpointer                 data,
              gint64                  *action,
              GError                 **error)
{
  g_autoptr(RapportRecorder) recorder = NULL;
  g_autoptr(GBytes) changeset = NULL;
  gboolean is_done;

  if (!rapport_schema_check_version (self->connection, error))
    return FALSE;
  recorder = rapport_recorder_new (self->connection);
  self->recorder = recorder;
  changeset = record (self, func, data, error);
  is_done = changeset != NULL && log_act (self, changeset, action, error);
  self->recorder = NULL;
  g_clear_pointer (&self->later, rapport_later_rows_free);
  g_clear_error (&self->later_error);
  g_clear_pointer (&self->written, rapport_written_things_free);
  g_clear_pointer (&self->following, rapport_written_things_free);
  g_clear_pointer (&self->part, g_ptr_array_unref);
  g_clear_pointer (&self->writer, rapport_action_writer_free);
  return is_done;
}

/**
 * rapport_transaction_run:
 * @kind: the act's stable name, kept in the log
 * @func: carries the act out through @transaction
 *
 * Runs one act: everything it changes, its entry in the log and what is derived from it become
 * durable together or not at all.
 *
 * Returns: (transfer full) (nullable): what was done; NULL with @error set, and nothing changed
 */
RapportReceipt *
rapport_transaction_run (RapportConnection       *connection,
                         const RapportActor      *actor,
                         const char              *kind,
                         RapportTransactionFunc   func,
                         gpointer                 data,
                         GError                 **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GString) left_out = g_string_new (NULL);
  g_autoptr(GArray) confirmed = g_array_new (FALSE, FALSE, sizeof (RapportConfirmed));
  g_autoptr(GArray) merged = g_array_new (FALSE, FALSE, sizeof (RapportMergedText));
  g_autoptr(GArray) heirs = g_array_new (FALSE, FALSE, sizeof (RapportHeir));
  g_autofree char *act_kind = g_strdup (kind);
  RapportTransaction self = {
    .connection = connection, .actor = *actor, .zone = zone, .kind = act_kind, .left_out = left_out,
    .confirmed = confirmed, .merged = merged, .heirs = heirs,
  };
  gint64 action = 0;
  RapportReceipt *receipt;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (kind != NULL && func != NULL, NULL);

  if (self.actor.now == 0)
    self.actor.now = g_get_real_time ();
  if (!rapport_connection_begin (connection, error))
    return NULL;
  if (!run_recorded (&self, func, data, &action, error) ||
      !rapport_connection_execute (connection, "COMMIT", error))
    {
      rapport_connection_execute (connection, "ROLLBACK", NULL);
      if (self.progress != NULL)
        rapport_transaction_set_progress (&self, NULL);
      g_free (self.subject);
      g_free (self.undone_kind);
      return NULL;
    }
  if (self.progress != NULL)
    rapport_transaction_set_progress (&self, NULL);

  receipt = g_new0 (RapportReceipt, 1);
  receipt->action = action;
  receipt->created = self.created;
  receipt->kind = self.undone_kind != NULL ? self.undone_kind : g_steal_pointer (&act_kind);
  receipt->subject = self.subject;
  receipt->left_out = left_out->len > 0 ? g_strdup (left_out->str) : NULL;
  return receipt;
}

void
rapport_receipt_free (RapportReceipt *receipt)
{
  g_free (receipt->kind);
  g_free (receipt->subject);
  g_free (receipt->left_out);
  g_free (receipt);
}

/** rapport_transaction_get_connection: Returns: (transfer none): to read what the act needs, and did so far */
RapportConnection *
rapport_transaction_get_connection (RapportTransaction *self)
{
  if (self->later_error == NULL)
    rapport_transaction_write_later (self, &self->later_error);
  return self->connection;
}

/** rapport_transaction_get_now: Returns: UTC seconds at which the act happens */
gint64
rapport_transaction_get_now (RapportTransaction *self)
{
  return self->actor.now / G_USEC_PER_SEC;
}

/** rapport_transaction_get_zone: Returns: (transfer none): the zone that the person lives in */
GTimeZone *
rapport_transaction_get_zone (RapportTransaction *self)
{
  return self->zone;
}

/** rapport_transaction_get_member: Returns: the id of who acts, 0 for nobody known */
gint64
rapport_transaction_get_member (RapportTransaction *self)
{
  return self->actor.member;
}

/** rapport_transaction_set_subject: says whom the act is about, to name it when undo is offered */
void
rapport_transaction_set_subject (RapportTransaction *self,
                                 const char         *subject)
{
  g_free (self->subject);
  self->subject = g_strdup (subject);
}

/**
 * rapport_transaction_set_progress:
 * @progress: (nullable): lives as long as the act
 *
 * Tells of, and lets end, also what is done behind the act's function: the rest of the whole, from
 * where the part that it began last ends. An act worth watching may use much memory.
 */
void
rapport_transaction_set_progress (RapportTransaction *self,
                                  RapportProgress    *progress)
{
  self->progress = progress;
  rapport_connection_set_roomy (self->connection, progress != NULL, NULL);
}

/** rapport_transaction_get_progress: Returns: (transfer none) (nullable): who watches the act */
RapportProgress *
rapport_transaction_get_progress (RapportTransaction *self)
{
  return self->progress;
}

/** rapport_transaction_set_created: tells whoever asked for the act which thing it made */
void
rapport_transaction_set_created (RapportTransaction *self,
                                 gint64              id)
{
  self->created = id;
}

/** rapport_transaction_get_created: Returns: the id of the thing that was made in the first place, 0 for none yet */
gint64
rapport_transaction_get_created (RapportTransaction *self)
{
  return self->created;
}

/** rapport_transaction_set_undoes: says that the act takes back @action of the log, and what it was */
void
rapport_transaction_set_undoes (RapportTransaction *self,
                                gint64              action,
                                const char         *kind)
{
  self->undoes = action;
  g_free (self->undone_kind);
  self->undone_kind = g_strdup (kind);
}

/** rapport_transaction_set_prepare: lets @prepare see each thing before it is written */
void
rapport_transaction_set_prepare (RapportTransaction            *self,
                                 RapportTransactionPrepareFunc  prepare)
{
  self->prepare = prepare;
}

/** rapport_transaction_set_follow: lets rapport_transaction_follow() call @follow with @data */
void
rapport_transaction_set_follow (RapportTransaction           *self,
                                RapportTransactionFollowFunc  follow,
                                gpointer                      data)
{
  self->follow = follow;
  self->follow_data = data;
}

/** rapport_transaction_set_last: lets @last be called with @data once the log has the act */
void
rapport_transaction_set_last (RapportTransaction         *self,
                              RapportTransactionLastFunc  last,
                              gpointer                    data)
{
  self->last = last;
  self->last_data = data;
}

/**
 * rapport_transaction_follow:
 *
 * Does now what follows from what the act changed so far. An act that writes very much, part by part, calls it
 * before the first and after each part: what it wrote is at hand then, and need not be read again.
 */
gboolean
rapport_transaction_follow (RapportTransaction  *self,
                            GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->written == NULL)
    {
      self->written = rapport_written_things_new ();
      self->part = g_ptr_array_new_with_free_func (g_object_unref);
    }
  return (self->follow == NULL || self->follow (self->follow_data, error)) && log_part (self, error);
}

/**
 * rapport_transaction_begin_thing:
 * @n: how many things the act wrote before
 * @n_all: how many it writes in all
 *
 * To be called before each of very many things that an act writes: tells how far it is, and does from time to time
 * what follows from those before.
 *
 * Returns: FALSE with @error set, also when the act was cancelled meanwhile
 */
gboolean
rapport_transaction_begin_thing (RapportTransaction  *self,
                                 guint                n,
                                 guint                n_all,
                                 GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (n == 0)
    rapport_transaction_begin_part (self, WRITING);
  return rapport_transaction_tell (self, (double) n / MAX (n_all, 1), error) &&
         (n_all < THINGS_A_PART || n % THINGS_A_PART != 0 || rapport_transaction_follow (self, error));
}

/**
 * rapport_transaction_load_touched:
 * @before: (out) (transfer full) (nullable): the thing as it stood before, NULL for a new one
 * @after: (out) (transfer full) (nullable): the thing as it stands, NULL when it is gone
 */
gboolean
rapport_transaction_load_touched (RapportTransaction    *self,
                                  const RapportTouched  *touched,
                                  RapportEntity        **before,
                                  RapportEntity        **after,
                                  GError               **error)
{
  g_autoptr(GError) missing = NULL;

  *before = *after = NULL;
  if (self->following != NULL &&
      rapport_recorder_is_touched_once (self->recorder, touched->info->name, touched->id) &&
      rapport_written_things_find (self->following, touched->info, touched->id, before, after))
    return TRUE;
  if (!touched->is_new)
    *before = rapport_recorder_load_before (self->recorder, touched, error);
  if (!touched->is_new && *before == NULL)
    return FALSE;
  *after = rapport_transaction_load (self, touched->info->get_type (), touched->id, &missing);
  if (*after != NULL || g_error_matches (missing, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}

/**
 * rapport_transaction_set_auto:
 * @is_auto: whether what is changed from now on the program does by itself
 */
void
rapport_transaction_set_auto (RapportTransaction *self,
                              gboolean            is_auto)
{
  /* what was added before is by the same hand as before */
  if (self->later_error == NULL)
    rapport_transaction_write_later (self, &self->later_error);
  self->is_auto = is_auto;
  rapport_recorder_set_auto (self->recorder, is_auto);
}

/** rapport_transaction_is_auto: Returns: whether it is the program itself that changes things now */
gboolean
rapport_transaction_is_auto (RapportTransaction *self)
{
  return self->is_auto;
}

/**
 * rapport_transaction_take_touched:
 *
 * Returns: (transfer full) (element-type RapportTouched): what the act added, changed and deleted since
 *   this was asked last, in order, also what an undo put back or went with something else
 */
GArray *
rapport_transaction_take_touched (RapportTransaction *self)
{
  if (self->later_error == NULL)
    rapport_transaction_write_later (self, &self->later_error);
  if (self->written != NULL)
    {
      g_clear_pointer (&self->following, rapport_written_things_free);
      self->following = g_steal_pointer (&self->written);
      self->written = rapport_written_things_new ();
    }
  return rapport_recorder_take_touched (self->recorder);
}

/** rapport_transaction_is_new: Returns: whether the act added the thing of @type, or brought it back */
gboolean
rapport_transaction_is_new (RapportTransaction *self,
                            GType               type,
                            gint64              id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return rapport_recorder_is_new (self->recorder, rapport_table_info (type)->name, id);
}

/**
 * rapport_transaction_confirm:
 * @thing: the kind, interned
 * @column: number of one of its columns
 *
 * Notes that the person wants what the thing holds there, though nothing is changed.
 */
void
rapport_transaction_confirm (RapportTransaction *self,
                             const char         *thing,
                             gint64              row,
                             int                 column)
{
  const RapportConfirmed confirmed = { thing, row, column };

  g_array_append_val (self->confirmed, confirmed);
}

/**
 * rapport_transaction_merge_text:
 * @merged: what was merged into a text; copied
 *
 * Notes that the edit of the text decides no more than @merged says.
 */
void
rapport_transaction_merge_text (RapportTransaction      *self,
                                const RapportMergedText *merged)
{
  g_array_append_vals (self->merged, merged, 1);
}

/**
 * rapport_transaction_set_heir:
 * @row: one that the act deletes
 * @heir: one of the same kind that takes its place: what others still do with the first is done with it
 */
void
rapport_transaction_set_heir (RapportTransaction *self,
                              GType               type,
                              gint64              row,
                              gint64              heir)
{
  const RapportHeir one = { rapport_table_info (type)->name, row, heir };

  g_array_append_val (self->heirs, one);
}

/** rapport_transaction_log_anyway: lets the log have the act also when it changes no thing */
void
rapport_transaction_log_anyway (RapportTransaction *self)
{
  self->logs_anyway = TRUE;
}

/** rapport_transaction_leave_out: notes that an undo left @column of a @thing as it is */
void
rapport_transaction_leave_out (RapportTransaction *self,
                               const char         *thing,
                               const char         *column)
{
  g_string_append_printf (self->left_out, "%s%s.%s", self->left_out->len > 0 ? "\n" : "", thing, column);
}

/** rapport_transaction_load: Returns: (transfer full) (nullable): the thing as it stands */
RapportEntity *
rapport_transaction_load (RapportTransaction  *self,
                          GType                type,
                          gint64               id,
                          GError             **error)
{
  return rapport_transaction_write_later (self, error) ? rapport_table_load (self->connection, type, id, error) : NULL;
}
