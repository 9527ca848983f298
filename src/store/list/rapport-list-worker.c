/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-order.h"
#include "rapport-list-worker.h"

struct _RapportListWorker
{
  gatomicrefcount        references;
  RapportBook           *book;
  GThread               *owner;
  GMainContext          *context;
  RapportListAnswerFunc  func;
  gpointer               data;

  GThread               *thread;
  GMutex                 mutex;
  GCond                  asked;
  GCond                  answered;
  RapportListQuery      *pending;
  gboolean               wants_first;
  /* what is known of the list is not true any more */
  gboolean               anew;
  RapportListAnswer     *answer;
  guint                  serial;
  gboolean               quit;
  RapportConnection     *connection;
};

/* what is answered now */
typedef struct
{
  RapportListWorker *worker;
  RapportListQuery  *query;
  guint              serial;
  gboolean           wants_first;
  gboolean           anew;
} Question;

static void
free_answer (RapportListAnswer *answer)
{
  g_free (answer->ids);
  g_clear_pointer (&answer->sections, g_ptr_array_unref);
  g_clear_error (&answer->error);
  g_free (answer);
}

static void
unref_worker (gpointer data)
{
  RapportListWorker *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->answer, free_answer);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->asked);
  g_cond_clear (&self->answered);
  g_free (self);
}

static void
hand_over (RapportListWorker *self,
           RapportListAnswer *answer)
{
  if (answer == NULL)
    return;
  self->func (answer, self->data);
  free_answer (answer);
}

static gboolean
deliver_cb (gpointer data)
{
  RapportListWorker *self = data;
  RapportListAnswer *answer = NULL;

  g_mutex_lock (&self->mutex);
  if (!self->quit)
    answer = g_steal_pointer (&self->answer);
  g_mutex_unlock (&self->mutex);
  hand_over (self, answer);
  return G_SOURCE_REMOVE;
}

/* The answer to a query that was overtaken is of no use to anybody. */
static void
deliver (RapportListWorker *self,
         RapportListAnswer *answer,
         guint              serial)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  gboolean wanted;

  g_mutex_lock (&self->mutex);
  wanted = serial == self->serial;
  if (wanted)
    {
      g_clear_pointer (&self->answer, free_answer);
      self->answer = answer;
      g_cond_signal (&self->answered);
    }
  g_mutex_unlock (&self->mutex);
  if (!wanted)
    {
      free_answer (answer);
      return;
    }
  g_atomic_ref_count_inc (&self->references);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, self, unref_worker);
  g_source_attach (source, self->context);
}

static gboolean
wait_for_question (RapportListWorker *self,
                   Question          *question)
{
  g_mutex_lock (&self->mutex);
  while (self->pending == NULL && !self->quit)
    g_cond_wait (&self->asked, &self->mutex);
  *question = (Question) { self, NULL, self->serial, self->wants_first, self->anew };
  self->anew = FALSE;
  if (!self->quit)
    question->query = g_steal_pointer (&self->pending);
  g_mutex_unlock (&self->mutex);
  return question->query != NULL;
}

/* a #RapportListFirst */
static void
tell_first (gint64    *ids,
            guint      n,
            GPtrArray *sections,
            gpointer   data)
{
  const Question *question = data;
  RapportListAnswer *answer = g_new0 (RapportListAnswer, 1);

  answer->ids = ids;
  answer->n = n;
  answer->sections = sections;
  answer->more = TRUE;
  deliver (question->worker, answer, question->serial);
}

/* Kept from one query to the next, and known to who interrupts it. */
static RapportConnection *
ensure_connection (RapportListWorker  *self,
                   GError            **error)
{
  RapportConnection *connection;

  if (self->connection != NULL)
    return self->connection;
  connection = rapport_book_open_connection (self->book, error);
  g_mutex_lock (&self->mutex);
  self->connection = connection;
  g_mutex_unlock (&self->mutex);
  return connection;
}

static gpointer
work (gpointer data)
{
  RapportListWorker *self = data;
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  Question question;

  g_assert (g_thread_self () != self->owner);

  while (wait_for_question (self, &question))
    {
      const RapportListFirst first = { tell_first, &question };
      g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
      RapportListAnswer *answer = g_new0 (RapportListAnswer, 1);
      RapportConnection *connection = ensure_connection (self, &answer->error);

      if (question.anew)
        rapport_list_order_forget (order);
      if (connection != NULL)
        answer->ids = rapport_list_query_run_telling (question.query, connection, order,
                                                      question.wants_first ? &first : NULL,
                                                      g_get_real_time () / G_USEC_PER_SEC, zone, &answer->n,
                                                      &answer->sections, &answer->error);
      rapport_list_query_free (question.query);
      deliver (self, answer, question.serial);
    }
  return NULL;
}

/**
 * rapport_list_worker_new:
 * @book: must outlive the worker
 * @func: gets the answer, in the thread that made the worker; never one that was overtaken
 *
 * The thread and its connection are made when they are first needed.
 *
 * Returns: (transfer full): a worker
 */
RapportListWorker *
rapport_list_worker_new (RapportBook           *book,
                         RapportListAnswerFunc  func,
                         gpointer               data)
{
  RapportListWorker *self = g_new0 (RapportListWorker, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->asked);
  g_cond_init (&self->answered);
  self->owner = g_thread_self ();
  self->context = g_main_context_ref_thread_default ();
  self->book = book;
  self->func = func;
  self->data = data;
  return self;
}

/**
 * rapport_list_worker_ask:
 * @first: an answer with what stands first may come before the whole one
 * @anew: more may have changed since the last answer than the log says
 *
 * Runs @query, interrupting the one that is running and forgetting the one that waits.
 */
void
rapport_list_worker_ask (RapportListWorker      *self,
                         const RapportListQuery *query,
                         gboolean                first,
                         gboolean                anew)
{
  g_assert (g_thread_self () == self->owner);

  g_mutex_lock (&self->mutex);
  self->serial++;
  self->wants_first = first;
  self->anew = self->anew || anew;
  g_clear_pointer (&self->answer, free_answer);
  g_clear_pointer (&self->pending, rapport_list_query_free);
  self->pending = rapport_list_query_copy (query);
  if (self->thread == NULL)
    self->thread = g_thread_new ("list", work, self);
  else if (self->connection != NULL)
    rapport_connection_interrupt (self->connection);
  g_cond_signal (&self->asked);
  g_mutex_unlock (&self->mutex);
}

/**
 * rapport_list_worker_wait:
 *
 * Blocks until an answer to what was asked last is there, and hands it over; once for each answer.
 */
void
rapport_list_worker_wait (RapportListWorker *self)
{
  RapportListAnswer *answer;

  g_assert (g_thread_self () == self->owner);

  g_mutex_lock (&self->mutex);
  while (self->answer == NULL)
    g_cond_wait (&self->answered, &self->mutex);
  answer = g_steal_pointer (&self->answer);
  g_mutex_unlock (&self->mutex);
  hand_over (self, answer);
}

/** rapport_list_worker_free: Ends the thread, interrupting what runs; no answer comes any more */
void
rapport_list_worker_free (RapportListWorker *self)
{
  if (self == NULL)
    return;
  g_assert (g_thread_self () == self->owner);

  g_mutex_lock (&self->mutex);
  self->quit = TRUE;
  g_clear_pointer (&self->pending, rapport_list_query_free);
  g_cond_signal (&self->asked);
  if (self->connection != NULL)
    rapport_connection_interrupt (self->connection);
  g_mutex_unlock (&self->mutex);
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
  g_clear_object (&self->connection);
  unref_worker (self);
}
