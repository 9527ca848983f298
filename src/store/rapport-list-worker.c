/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-worker.h"

struct _RapportListWorker
{
  gatomicrefcount        references;
  RapportBook           *book;
  GMainContext          *context;
  RapportListAnswerFunc  func;
  gpointer               data;

  GThread               *thread;
  GMutex                 mutex;
  GCond                  cond;
  RapportListQuery      *pending;
  guint                  serial;
  gboolean               quit;
  RapportConnection     *connection;
};

typedef struct
{
  RapportListWorker *worker;
  RapportListAnswer  answer;
} Delivery;

static void
unref_worker (RapportListWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

static void
free_delivery (gpointer data)
{
  Delivery *delivery = data;

  g_free (delivery->answer.ids);
  g_clear_error (&delivery->answer.error);
  unref_worker (delivery->worker);
  g_free (delivery);
}

static gboolean
deliver_cb (gpointer data)
{
  Delivery *delivery = data;

  if (!delivery->worker->quit && delivery->answer.serial == delivery->worker->serial)
    delivery->worker->func (&delivery->answer, delivery->worker->data);
  return G_SOURCE_REMOVE;
}

static void
deliver (RapportListWorker *self,
         Delivery          *delivery)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, delivery, free_delivery);
  g_source_attach (source, self->context);
}

static RapportListQuery *
wait_for_query (RapportListWorker *self,
                guint             *serial)
{
  RapportListQuery *query = NULL;

  g_mutex_lock (&self->mutex);
  while (self->pending == NULL && !self->quit)
    g_cond_wait (&self->cond, &self->mutex);
  if (!self->quit)
    query = g_steal_pointer (&self->pending);
  *serial = self->serial;
  g_mutex_unlock (&self->mutex);
  return query;
}

static gpointer
work (gpointer data)
{
  RapportListWorker *self = data;
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  RapportListQuery *query;
  guint serial;

  while ((query = wait_for_query (self, &serial)) != NULL)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
      Delivery *delivery = g_new0 (Delivery, 1);

      g_atomic_ref_count_inc (&self->references);
      delivery->worker = self;
      delivery->answer.serial = serial;
      delivery->answer.ids =
        rapport_list_query_run (query, self->connection, order, g_get_real_time () / G_USEC_PER_SEC,
                                zone, &delivery->answer.n, &delivery->answer.error);
      rapport_list_query_free (query);
      deliver (self, delivery);
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
  g_cond_init (&self->cond);
  self->context = g_main_context_ref_thread_default ();
  self->book = book;
  self->func = func;
  self->data = data;
  return self;
}

static void
deliver_error (RapportListWorker *self,
               GError            *error)
{
  Delivery *delivery = g_new0 (Delivery, 1);

  g_atomic_ref_count_inc (&self->references);
  delivery->worker = self;
  delivery->answer.serial = self->serial;
  delivery->answer.error = error;
  deliver (self, delivery);
}

/**
 * rapport_list_worker_ask:
 *
 * Runs @query, interrupting the one that is running and forgetting the one that waits.
 *
 * Returns: the serial of its answer
 */
guint
rapport_list_worker_ask (RapportListWorker      *self,
                         const RapportListQuery *query)
{
  GError *error = NULL;

  if (self->connection == NULL)
    self->connection = rapport_book_open_connection (self->book, &error);
  g_mutex_lock (&self->mutex);
  self->serial++;
  g_clear_pointer (&self->pending, rapport_list_query_free);
  if (self->connection != NULL)
    {
      self->pending = rapport_list_query_copy (query);
      if (self->thread == NULL)
        self->thread = g_thread_new ("list", work, self);
      else
        rapport_connection_interrupt (self->connection);
      g_cond_signal (&self->cond);
    }
  g_mutex_unlock (&self->mutex);
  if (error != NULL)
    deliver_error (self, error);
  return self->serial;
}

/** rapport_list_worker_free: Ends the thread, interrupting what runs; no answer comes any more */
void
rapport_list_worker_free (RapportListWorker *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->quit = TRUE;
  g_clear_pointer (&self->pending, rapport_list_query_free);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  if (self->thread != NULL)
    {
      rapport_connection_interrupt (self->connection);
      g_thread_join (g_steal_pointer (&self->thread));
    }
  g_clear_object (&self->connection);
  unref_worker (self);
}
