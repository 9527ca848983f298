/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-connection-private.h"
#include "rapport-reader.h"

typedef struct
{
  GTask           *task;
  RapportReadFunc  func;
  gpointer         data;
  GDestroyNotify   destroy;
  GDestroyNotify   free_answer;
} Question;

struct _RapportReader
{
  char              *path;
  RapportDamage     *damage;
  GThread           *owner;
  GThread           *thread;
  GAsyncQueue       *queue;
  RapportConnection *connection;

  /* what nobody wants an answer to once the book is closed */
  GMutex             mutex;
  GCancellable      *current;
  gboolean           closing;
};

/* pushed to end the thread */
static Question end_of_queue;

static void
free_question (Question *question)
{
  if (question->destroy != NULL)
    question->destroy (question->data);
  g_object_unref (question->task);
  g_free (question);
}

/* Returns whether the question is still to be answered */
static gboolean
begin (RapportReader *self,
       Question      *question)
{
  gboolean wanted;

  g_mutex_lock (&self->mutex);
  self->current = g_task_get_cancellable (question->task);
  wanted = !self->closing;
  g_mutex_unlock (&self->mutex);
  if (!wanted)
    g_cancellable_cancel (self->current);
  return !g_cancellable_is_cancelled (self->current);
}

static void
end (RapportReader *self)
{
  g_mutex_lock (&self->mutex);
  self->current = NULL;
  g_mutex_unlock (&self->mutex);
}

/* All that one question reads is of one state of the book. */
static gpointer
read_at_once (RapportReader  *self,
              Question       *question,
              GError        **error)
{
  g_autoptr(RapportStatement) held = NULL;
  gpointer answer = NULL;

  if (self->connection == NULL)
    self->connection = rapport_connection_open_telling (self->path, RAPPORT_CONNECTION_READ_ONLY, self->damage, error);
  if (self->connection == NULL)
    return NULL;
  rapport_connection_set_cancellable (self->connection, g_task_get_cancellable (question->task));
  held = rapport_connection_hold (self->connection, error);
  if (held != NULL)
    answer = question->func (self->connection, question->data, error);
  rapport_connection_set_cancellable (self->connection, NULL);
  return answer;
}

static void
answer_question (RapportReader *self,
                 Question      *question)
{
  GError *error = NULL;
  gpointer answer = NULL;

  if (begin (self, question))
    answer = read_at_once (self, question, &error);
  end (self);
  if (error != NULL)
    g_task_return_error (question->task, error);
  else
    g_task_return_pointer (question->task, answer, question->free_answer);
  free_question (question);
}

static gpointer
answer_questions (gpointer data)
{
  RapportReader *self = data;
  Question *question;

  while ((question = g_async_queue_pop (self->queue)) != &end_of_queue)
    answer_question (self, question);
  g_clear_object (&self->connection);
  return NULL;
}

/**
 * rapport_reader_new:
 * @path: the book's file
 * @damage: is told of damage that is met
 *
 * The thread and its connection are made when they are first needed.
 *
 * Returns: (transfer full): what answers questions that grow with the book, one after the other
 */
RapportReader *
rapport_reader_new (const char    *path,
                    RapportDamage *damage)
{
  RapportReader *self = g_new0 (RapportReader, 1);

  self->path = g_strdup (path);
  self->damage = rapport_damage_ref (damage);
  self->owner = g_thread_self ();
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  return self;
}

/**
 * rapport_reader_ask:
 * @task: gets the answer, or ends as cancelled with its cancellable, which it must have
 * @data: what @func gets, freed by @destroy in the reader's thread
 * @free_answer: (nullable): frees an answer that nobody takes
 */
void
rapport_reader_ask (RapportReader   *self,
                    GTask           *task,
                    RapportReadFunc  func,
                    gpointer         data,
                    GDestroyNotify   destroy,
                    GDestroyNotify   free_answer)
{
  Question *question = g_new0 (Question, 1);

  g_assert (g_thread_self () == self->owner);
  g_assert (g_task_get_cancellable (task) != NULL);

  question->task = g_object_ref (task);
  question->func = func;
  question->data = data;
  question->destroy = destroy;
  question->free_answer = free_answer;
  if (self->thread == NULL)
    self->thread = g_thread_new ("reader", answer_questions, self);
  g_async_queue_push (self->queue, question);
}

/** rapport_reader_free: cancels what runs and what waits, and ends the thread */
void
rapport_reader_free (RapportReader *self)
{
  g_assert (g_thread_self () == self->owner);

  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  if (self->current != NULL)
    g_cancellable_cancel (self->current);
  g_mutex_unlock (&self->mutex);
  g_async_queue_push (self->queue, &end_of_queue);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->mutex);
  rapport_damage_unref (self->damage);
  g_free (self->path);
  g_free (self);
}
