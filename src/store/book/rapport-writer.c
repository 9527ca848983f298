/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-connection-private.h"
#include "rapport-schema.h"
#include "rapport-writer.h"

/* How long the queue must be empty before the log of writes is moved into the file. */
#define IDLE_USEC (2 * G_USEC_PER_SEC)

typedef struct
{
  RapportActor            actor;
  char                   *kind;
  RapportTransactionFunc  func;
  RapportWriteFunc        note;
  gpointer                data;
  GDestroyNotify          destroy;

  /* of one who waits for it */
  GMutex                 *mutex;
  GCond                  *done_cond;
  gboolean               *done;
  RapportReceipt        **receipt;
  GError                **error;

  GTask                  *task;
} Job;

struct _RapportWriter
{
  GObject            parent_instance;

  RapportConnection *connection;
  GAsyncQueue       *queue;
  GThread           *thread;
  gboolean           orphaned;
};

G_DEFINE_FINAL_TYPE (RapportWriter, rapport_writer, G_TYPE_OBJECT)

/* pushed to end the thread */
static Job end_of_queue;

static void
free_job (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_clear_object (&job->task);
  g_free (job->kind);
  g_free (job);
}

static void
free_receipt (gpointer receipt)
{
  if (receipt != NULL)
    rapport_receipt_free (receipt);
}

/* What is written on into a damaged file damages more of it. */
static gboolean
is_refused (RapportWriter  *self,
            GError        **error)
{
  RapportDamage *damage = rapport_connection_get_damage (self->connection);

  return damage != NULL && rapport_damage_refuse (damage, error);
}

static gboolean
write_note (RapportWriter  *self,
            Job            *job,
            GError        **error)
{
  if (is_refused (self, error) || !rapport_connection_execute (self->connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (rapport_schema_check_version (self->connection, error) &&
      job->note (self->connection, job->data, error) &&
      rapport_connection_execute (self->connection, "COMMIT", error))
    return TRUE;
  rapport_connection_execute (self->connection, "ROLLBACK", NULL);
  return FALSE;
}

static void
run_note (RapportWriter *self,
          Job           *job)
{
  GError *error = NULL;
  gboolean written = write_note (self, job, &error);

  if (job->task == NULL)
    g_clear_error (&error);
  else if (written)
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_error (job->task, error);
}

static void
run_job (RapportWriter *self,
         Job           *job)
{
  g_autoptr(GError) error = NULL;
  RapportReceipt *receipt = NULL;

  if (job->note != NULL)
    {
      run_note (self, job);
      free_job (job);
      return;
    }
  if (!is_refused (self, &error))
    receipt = rapport_transaction_run (self->connection, &job->actor, job->kind, job->func, job->data, &error);
  if (job->task != NULL)
    {
      if (receipt != NULL)
        g_task_return_pointer (job->task, receipt, free_receipt);
      else
        g_task_return_error (job->task, g_steal_pointer (&error));
      free_job (job);
      return;
    }
  g_mutex_lock (job->mutex);
  *job->receipt = receipt;
  if (receipt == NULL)
    g_propagate_error (job->error, g_steal_pointer (&error));
  *job->done = TRUE;
  g_cond_signal (job->done_cond);
  g_mutex_unlock (job->mutex);
  free_job (job);
}

static void
come_to_rest (RapportWriter *self)
{
  if (is_refused (self, NULL))
    return;
  sqlite3_wal_checkpoint_v2 (rapport_connection_get_handle (self->connection), NULL,
                             SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  rapport_connection_rest (self->connection);
}

static gpointer
write_jobs (gpointer data)
{
  RapportWriter *self = data;
  gboolean written = FALSE;

  while (TRUE)
    {
      Job *job = written ? g_async_queue_timeout_pop (self->queue, IDLE_USEC)
                         : g_async_queue_pop (self->queue);

      if (job == &end_of_queue)
        break;
      if (job == NULL)
        {
          come_to_rest (self);
          written = FALSE;
          continue;
        }
      run_job (self, job);
      written = TRUE;
    }
  if (self->orphaned)
    g_object_unref (self);
  return NULL;
}

static void
rapport_writer_dispose (GObject *object)
{
  RapportWriter *self = RAPPORT_WRITER (object);

  if (g_thread_self () == self->thread)
    {
      /* nobody waits for this thread any more: it ends by itself, after all that was asked for */
      self->orphaned = TRUE;
      g_object_ref (self);
      g_async_queue_push (self->queue, &end_of_queue);
      g_thread_unref (g_steal_pointer (&self->thread));
      return;
    }
  rapport_writer_drain (self);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->queue, g_async_queue_unref);

  G_OBJECT_CLASS (rapport_writer_parent_class)->dispose (object);
}

static void
rapport_writer_class_init (RapportWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_writer_dispose;
}

static void
rapport_writer_init (RapportWriter *self)
{
  self->queue = g_async_queue_new ();
}

/**
 * rapport_writer_new:
 * @connection: for writing; from now on only the writer's thread uses it
 *
 * Returns: (transfer full): the one queue through which a process writes, in order
 */
RapportWriter *
rapport_writer_new (RapportConnection *connection)
{
  RapportWriter *self = g_object_new (RAPPORT_TYPE_WRITER, NULL);

  self->connection = g_object_ref (connection);
  rapport_connection_hand_over (connection);
  self->thread = g_thread_new ("writer", write_jobs, self);
  return self;
}

/**
 * rapport_writer_run_async:
 * @data: what @func gets, freed by @destroy in the writer's thread
 *
 * Runs an act after all that were asked for before it.
 */
void
rapport_writer_run_async (RapportWriter           *self,
                          const RapportActor      *actor,
                          const char              *kind,
                          RapportTransactionFunc   func,
                          gpointer                 data,
                          GDestroyNotify           destroy,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (RAPPORT_IS_WRITER (self));
  g_return_if_fail (self->thread != NULL);

  job->actor = *actor;
  job->kind = g_strdup (kind);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->task = g_task_new (self, NULL, callback, user_data);
  g_async_queue_push (self->queue, job);
}

/** rapport_writer_run_finish: Returns: (transfer full) (nullable): what was done */
RapportReceipt *
rapport_writer_run_finish (RapportWriter  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** rapport_writer_run: runs an act after all that were asked for before it, and waits for it */
RapportReceipt *
rapport_writer_run (RapportWriter           *self,
                    const RapportActor      *actor,
                    const char              *kind,
                    RapportTransactionFunc   func,
                    gpointer                 data,
                    GError                 **error)
{
  GMutex mutex;
  GCond cond;
  gboolean done = FALSE;
  RapportReceipt *receipt = NULL;
  Job *job = g_new0 (Job, 1);

  g_return_val_if_fail (RAPPORT_IS_WRITER (self), NULL);
  g_return_val_if_fail (self->thread != NULL, NULL);
  g_assert (g_thread_self () != self->thread);

  g_mutex_init (&mutex);
  g_cond_init (&cond);
  job->actor = *actor;
  job->kind = g_strdup (kind);
  job->func = func;
  job->data = data;
  job->mutex = &mutex;
  job->done_cond = &cond;
  job->done = &done;
  job->receipt = &receipt;
  job->error = error;
  g_mutex_lock (&mutex);
  g_async_queue_push (self->queue, job);
  while (!done)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
  g_mutex_clear (&mutex);
  g_cond_clear (&cond);
  return receipt;
}

/**
 * rapport_writer_note_async:
 * @func: writes what is no act of a person: what was told, drafts, window state
 * @data: what @func gets, freed by @destroy in the writer's thread
 * @callback: (nullable): is told how it went; NULL when it does not matter if it fails
 *
 * Runs @func, after all that was asked for before it, in a transaction of its own that leaves no entry in
 * the log.
 */
void
rapport_writer_note_async (RapportWriter       *self,
                           RapportWriteFunc     func,
                           gpointer             data,
                           GDestroyNotify       destroy,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (RAPPORT_IS_WRITER (self));
  g_return_if_fail (self->thread != NULL);

  job->note = func;
  job->data = data;
  job->destroy = destroy;
  if (callback != NULL)
    job->task = g_task_new (self, NULL, callback, user_data);
  g_async_queue_push (self->queue, job);
}

/** rapport_writer_note_finish: Returns: whether it is written, else @error says why not */
gboolean
rapport_writer_note_finish (RapportWriter  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/** rapport_writer_drain: waits until all that was asked for is written, ends the thread and closes the connection */
void
rapport_writer_drain (RapportWriter *self)
{
  g_return_if_fail (RAPPORT_IS_WRITER (self));

  if (self->thread == NULL)
    return;
  g_async_queue_push (self->queue, &end_of_queue);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_object (&self->connection);
}
