/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-source.h"
#include "rapport-list-worker.h"

struct _RapportListSource
{
  GObject            parent_instance;

  RapportBook       *book;
  RapportListModel  *model;
  RapportListQuery  *query;
  RapportListWorker *worker;
  GError            *error;
  gboolean           loading;
  gboolean           partial;
  gboolean           asked;
  gboolean           was_loaded;
  gboolean           was_grouped;
  guint              reload_source;
  gboolean           anew;
};

G_DEFINE_FINAL_TYPE (RapportListSource, rapport_list_source, G_TYPE_OBJECT)

enum { PROP_0, PROP_MODEL, PROP_LOADING, PROP_N_FOUND, PROP_ERROR, N_PROPERTIES };
enum { ARRIVING, BEGAN, LOADED, N_SIGNALS };

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

/* a view may keep the model for longer than the source lives */
typedef struct
{
  GWeakRef               book;
  const RapportListSpec *spec;
} RowReader;

static void
rapport_list_source_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  RapportListSource *self = RAPPORT_LIST_SOURCE (object);

  switch (property)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_FOUND:
      g_value_set_uint (value, rapport_list_source_get_n_found (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rapport_list_source_dispose (GObject *object)
{
  RapportListSource *self = RAPPORT_LIST_SOURCE (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_pointer (&self->worker, rapport_list_worker_free);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->model);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (rapport_list_source_parent_class)->dispose (object);
}

static void
rapport_list_source_finalize (GObject *object)
{
  RapportListSource *self = RAPPORT_LIST_SOURCE (object);

  rapport_list_query_free (self->query);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (rapport_list_source_parent_class)->finalize (object);
}

static void
rapport_list_source_class_init (RapportListSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rapport_list_source_get_property;
  object_class->dispose = rapport_list_source_dispose;
  object_class->finalize = rapport_list_source_finalize;

  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, RAPPORT_TYPE_LIST_MODEL, flags);
  /** RapportListSource:loading: whether what was asked for is not there yet */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_FOUND] = g_param_spec_uint ("n-found", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /** RapportListSource:error: why the last query failed; the list is as it was before */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /** RapportListSource::arriving: other contents than before are about to be given to the model */
  signals[ARRIVING] = g_signal_new ("arriving", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportListSource::began: the model has what stands first, a few screens of it; the rest follows */
  signals[BEGAN] = g_signal_new ("began", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportListSource::loaded: the model shows what was last asked for */
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_list_source_init (RapportListSource *self)
{
}

static GPtrArray *
fetch_rows (gpointer      data,
            const gint64 *ids,
            guint         n)
{
  RowReader *reader = data;
  g_autoptr(RapportBook) book = g_weak_ref_get (&reader->book);
  RapportConnection *connection = book != NULL ? rapport_book_get_connection (book) : NULL;

  return connection != NULL ? rapport_list_query_fetch (reader->spec, connection, ids, n) : NULL;
}

static void
free_reader (gpointer data)
{
  RowReader *reader = data;

  g_weak_ref_clear (&reader->book);
  g_free (reader);
}

static RowReader *
new_reader (RapportBook           *book,
            const RapportListSpec *spec)
{
  RowReader *reader = g_new0 (RowReader, 1);

  g_weak_ref_init (&reader->book, book);
  reader->spec = spec;
  return reader;
}

static void
set_loading (RapportListSource *self,
             gboolean           loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_error (RapportListSource *self,
            GError            *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* The same ids again, as after most edits, leave the rows that were read in peace. Headings may count anew. */
static void
take_ids (RapportListSource *self,
          gint64            *ids,
          guint              n,
          GPtrArray         *sections)
{
  guint n_before;
  const gint64 *before = rapport_list_model_get_ids (self->model, &n_before);

  if (self->was_loaded && sections == NULL && !self->was_grouped && n == n_before &&
      (n == 0 || memcmp (before, ids, n * sizeof *ids) == 0))
    {
      g_free (ids);
      return;
    }
  g_signal_emit (self, signals[ARRIVING], 0);
  self->was_loaded = TRUE;
  self->was_grouped = sections != NULL;
  rapport_list_model_take_sections (self->model, ids, n, sections);
  if (n != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
}

static void
answered_cb (RapportListAnswer *answer,
             gpointer           data)
{
  g_autoptr(RapportListSource) self = g_object_ref (data);

  if (answer->error == NULL)
    take_ids (self, g_steal_pointer (&answer->ids), answer->n, g_steal_pointer (&answer->sections));
  take_error (self, g_steal_pointer (&answer->error));
  self->partial = answer->more;
  if (self->partial)
    {
      g_signal_emit (self, signals[BEGAN], 0);
      return;
    }
  set_loading (self, FALSE);
  if (self->error == NULL)
    g_signal_emit (self, signals[LOADED], 0);
}

/* Who sees the same once more stays where they are in the list, so that the whole of it is needed. */
static void
ask (RapportListSource *self)
{
  g_clear_handle_id (&self->reload_source, g_source_remove);
  self->asked = TRUE;
  rapport_list_worker_ask (self->worker, self->query, self->loading, self->anew);
  self->anew = FALSE;
}

/* What the person wants to do with all of a list waits until that is read. */
static void
rest_wanted_cb (RapportListSource *self)
{
  while (self->partial)
    rapport_list_worker_wait (self->worker);
}

static gboolean
reload_cb (gpointer data)
{
  RapportListSource *self = data;

  self->reload_source = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_seen (RapportListSource *self,
         const char        *thing)
{
  return g_strv_contains (self->query->spec->news, thing);
}

/* whether the row of the same id as the customer of a change is the one that changes */
static gboolean
shows_customers (RapportListSource *self)
{
  return g_strcmp0 (self->query->spec->of_customer, RAPPORT_LIST_CUSTOMERS_THEMSELVES) == 0;
}

/* Rows show at once what they say now; where they stand follows. Who asked nothing yet has nothing to show. */
static void
book_changed_cb (RapportBook       *book,
                 GArray            *changes,
                 RapportListSource *self)
{
  gboolean seen = changes == NULL;

  if (!self->asked)
    return;
  if (changes == NULL)
    {
      self->anew = TRUE;
      rapport_list_model_invalidate (self->model, 0);
    }
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const RapportChange *change = &g_array_index (changes, RapportChange, i);
      gint64 id = shows_customers (self) ? change->customer : 0;

      if (!is_seen (self, change->thing))
        continue;
      seen = TRUE;
      rapport_list_model_invalidate (self->model, id);
    }
  if (seen && self->reload_source == 0)
    self->reload_source = g_idle_add (reload_cb, self);
}

/**
 * rapport_list_source_new:
 * @spec: which list; it stays the same
 *
 * Keeps a list model filled with what is asked for, and up to date with the book. Queries run in a
 * thread of their own, and a newer one interrupts the one before. Nothing is loaded until
 * rapport_list_source_set_query() or rapport_list_source_load_now().
 *
 * Returns: (transfer full): a source with an empty model
 */
RapportListSource *
rapport_list_source_new (RapportBook           *book,
                         const RapportListSpec *spec)
{
  RapportListSource *self;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), NULL);

  self = g_object_new (RAPPORT_TYPE_LIST_SOURCE, NULL);
  self->book = g_object_ref (book);
  self->query = rapport_list_query_new (spec);
  self->model = rapport_list_model_new (fetch_rows, new_reader (book, spec), free_reader);
  self->worker = rapport_list_worker_new (book, answered_cb, self);
  g_signal_connect_object (self->model, "rest-wanted", G_CALLBACK (rest_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (book, "changed", G_CALLBACK (book_changed_cb), self);
  return self;
}

/** rapport_list_source_get_model: Returns: (transfer none): the list that is filled */
RapportListModel *
rapport_list_source_get_model (RapportListSource *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_SOURCE (self), NULL);

  return self->model;
}

/** rapport_list_source_get_query: Returns: (transfer none): what was last asked for */
const RapportListQuery *
rapport_list_source_get_query (RapportListSource *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_SOURCE (self), NULL);

  return self->query;
}

/**
 * rapport_list_source_set_query:
 * @query: of the source's list; copied; `me` is who works here
 *
 * Asks for something else. The list stays as it is until the answer comes, told by "loaded"; of a long list
 * "began" tells before that there is something to look at.
 */
void
rapport_list_source_set_query (RapportListSource      *self,
                               const RapportListQuery *query)
{
  RapportListQuery *copy;

  g_return_if_fail (RAPPORT_IS_LIST_SOURCE (self));
  g_return_if_fail (query != NULL && query->spec == self->query->spec);

  copy = rapport_list_query_copy (query);
  copy->me = rapport_book_get_member (self->book);
  rapport_list_query_free (self->query);
  self->query = copy;
  set_loading (self, TRUE);
  ask (self);
}

/**
 * rapport_list_source_load_now:
 *
 * Waits for what was asked, so that the first picture of a window has rows; asks when nothing was. Of a long
 * list the rest may follow.
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_list_source_load_now (RapportListSource  *self,
                              GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_SOURCE (self), FALSE);

  if (!self->loading)
    {
      set_loading (self, TRUE);
      ask (self);
    }
  rapport_list_worker_wait (self->worker);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/** rapport_list_source_reload: asks again, quietly, as when another day has begun */
void
rapport_list_source_reload (RapportListSource *self)
{
  g_return_if_fail (RAPPORT_IS_LIST_SOURCE (self));

  rapport_list_model_invalidate (self->model, 0);
  ask (self);
}

/** rapport_list_source_get_loading: Returns: whether the answer to set_query() is awaited */
gboolean
rapport_list_source_get_loading (RapportListSource *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_SOURCE (self), FALSE);

  return self->loading;
}

/** rapport_list_source_get_partial: Returns: whether what stands first is there, but not yet all of it */
gboolean
rapport_list_source_get_partial (RapportListSource *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_SOURCE (self), FALSE);

  return self->partial;
}

/** rapport_list_source_get_n_found: Returns: how many things the list has, as far as they are read */
guint
rapport_list_source_get_n_found (RapportListSource *self)
{
  guint n;

  g_return_val_if_fail (RAPPORT_IS_LIST_SOURCE (self), 0);

  rapport_list_model_get_ids (self->model, &n);
  return n;
}

/** rapport_list_source_get_error: Returns: (transfer none) (nullable): why the last query failed */
const GError *
rapport_list_source_get_error (RapportListSource *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_SOURCE (self), NULL);

  return self->error;
}
