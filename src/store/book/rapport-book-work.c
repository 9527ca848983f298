/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-book-private.h"

static GError *
make_read_only_error (RapportBook *self)
{
  GError *error = NULL;

  if (rapport_damage_refuse (self->damage, &error))
    return error;
  if (self->lacks_room)
    g_set_error_literal (&error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                         _("The disk was full when the data were opened, so nothing was saved. Free some space and open "
                           "them again."));
  else
    g_set_error_literal (&error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY,
                         _("These data can only be read here, so nothing was saved."));
  return error;
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(GTask) task = data;
  RapportBook *self = g_task_get_source_object (task);
  GError *error = NULL;
  RapportReceipt *receipt = rapport_writer_run_finish (RAPPORT_WRITER (source), result, &error);

  /* who asked sees the lists as they are after the act */
  rapport_book_poll (self);
  if (receipt != NULL)
    g_task_return_pointer (task, receipt, (GDestroyNotify) rapport_receipt_free);
  else
    g_task_return_error (task, error);
}

/**
 * rapport_book_run_async:
 * @kind: the act's stable name
 * @func: carries the act out, in the writer's thread
 * @data: what @func gets, freed by @destroy in that thread
 *
 * Carries out an act of the person who works here.
 */
void
rapport_book_run_async (RapportBook             *self,
                        const char              *kind,
                        RapportTransactionFunc   func,
                        gpointer                 data,
                        GDestroyNotify           destroy,
                        GAsyncReadyCallback      callback,
                        gpointer                 user_data)
{
  g_return_if_fail (RAPPORT_IS_BOOK (self));
  g_return_if_fail (self->writer != NULL || self->read_only);
  g_assert (g_thread_self () == self->owner);

  if (self->read_only)
    {
      g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);

      if (destroy != NULL)
        destroy (data);
      g_task_return_error (task, make_read_only_error (self));
      return;
    }
  rapport_writer_run_async (self->writer, &self->actor, kind, func, data, destroy, run_cb,
                            g_task_new (self, NULL, callback, user_data));
}

/** rapport_book_run_finish: Returns: (transfer full) (nullable): what was done */
RapportReceipt *
rapport_book_run_finish (RapportBook   *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** rapport_book_run: carries out an act and waits for it, where nobody looks at a window meanwhile */
RapportReceipt *
rapport_book_run (RapportBook             *self,
                  const char              *kind,
                  RapportTransactionFunc   func,
                  gpointer                 data,
                  GError                 **error)
{
  RapportReceipt *receipt;

  g_return_val_if_fail (RAPPORT_IS_BOOK (self), NULL);
  g_return_val_if_fail (self->writer != NULL || self->read_only, NULL);

  if (self->read_only)
    {
      g_propagate_error (error, make_read_only_error (self));
      return NULL;
    }
  receipt = rapport_writer_run (self->writer, &self->actor, kind, func, data, error);
  rapport_book_poll (self);
  return receipt;
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  RapportBook *self = g_task_get_source_object (task);
  GError *error = NULL;

  rapport_book_poll (self);
  if (rapport_writer_note_finish (RAPPORT_WRITER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell_failure_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    rapport_book_tell_failure (RAPPORT_BOOK (source), error);
}

/**
 * rapport_book_note_async:
 * @func: writes, in the writer's thread
 * @data: what @func gets, freed by @destroy in that thread
 * @callback: (nullable): is told how it went; without it a failure is told by #RapportBook::failed
 *
 * Writes what is no act of a person, without an entry in the log. That nothing can be written into a book
 * that is only read is known, and not told again.
 */
void
rapport_book_note_async (RapportBook         *self,
                         RapportWriteFunc     func,
                         gpointer             data,
                         GDestroyNotify       destroy,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (RAPPORT_IS_BOOK (self));
  g_return_if_fail (self->writer != NULL || self->read_only);
  g_assert (g_thread_self () == self->owner);

  if (self->read_only)
    {
      if (destroy != NULL)
        destroy (data);
      if (callback != NULL)
        g_task_report_error (self, callback, user_data, rapport_book_note_async, make_read_only_error (self));
      return;
    }
  rapport_writer_note_async (self->writer, func, data, destroy, noted_cb,
                             g_task_new (self, NULL, callback != NULL ? callback : tell_failure_cb, user_data));
}

/** rapport_book_note_finish: Returns: whether it is written, else @error says why not */
gboolean
rapport_book_note_finish (RapportBook   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rapport_book_read_async:
 * @slot: (inout): what the asker keeps its question in; NULL when it asked nothing yet
 * @func: reads, in the reader's thread
 * @data: what @func gets, freed by @destroy in that thread
 * @free_answer: (nullable): frees an answer that nobody takes
 *
 * Reads what grows with the book, without keeping the window waiting. The asker's former question ends as
 * cancelled, whether it waits, runs or is answered already: then its callback must not touch the asker,
 * which may be gone. So do all that are not answered when the book is closed.
 */
void
rapport_book_read_async (RapportBook          *self,
                         GCancellable        **slot,
                         RapportReadFunc       func,
                         gpointer              data,
                         GDestroyNotify        destroy,
                         GDestroyNotify        free_answer,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (RAPPORT_IS_BOOK (self));
  g_return_if_fail (slot != NULL);

  rapport_book_forget (slot);
  *slot = g_cancellable_new ();
  task = g_task_new (self, *slot, callback, user_data);
  if (self->reader != NULL)
    {
      rapport_reader_ask (self->reader, task, func, data, destroy, free_answer);
      return;
    }
  g_cancellable_cancel (*slot);
  g_task_return_pointer (task, NULL, NULL);
  if (destroy != NULL)
    destroy (data);
}

/**
 * rapport_book_read_finish:
 *
 * Returns: (transfer full) (nullable): the answer; NULL with G_IO_ERROR_CANCELLED when it was overtaken
 */
gpointer
rapport_book_read_finish (RapportBook   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** rapport_book_forget: the asker wants no answer any more; to be called before it goes */
void
rapport_book_forget (GCancellable **slot)
{
  g_return_if_fail (slot != NULL);

  if (*slot != NULL)
    g_cancellable_cancel (*slot);
  g_clear_object (slot);
}
