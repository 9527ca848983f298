/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-renewal.h"
#include "rapport-renewer.h"

/* How long what is written holds up a person's edit, and what others get in between. */
#define STEP_USEC (40 * G_USEC_PER_SEC / 1000)
#define PAUSE_MS 15

/* After what went wrong, as a full disk, it is tried again. */
#define RETRY_MS 10000

struct _RapportRenewer
{
  GObject         parent_instance;

  GWeakRef        book;
  GTimeZone      *zone;
  guint           timeout;
  gboolean        running;
  gboolean        again;
  RapportRenewal  state;
};

G_DEFINE_FINAL_TYPE (RapportRenewer, rapport_renewer, G_TYPE_OBJECT)

enum { PROP_0, PROP_WHAT, PROP_DONE, N_PROPS };

static GParamSpec *properties[N_PROPS];

/** Step: on its way through the writer's thread and back; @ok when it was written */
typedef struct
{
  RapportRenewer *renewer;
  GMainContext   *context;
  GTimeZone      *zone;
  RapportRenewal  state;
  gboolean        ok;
} Step;

static void schedule (RapportRenewer *self,
                      guint           delay_ms);

static void
rapport_renewer_dispose (GObject *object)
{
  RapportRenewer *self = RAPPORT_RENEWER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_weak_ref_set (&self->book, NULL);

  G_OBJECT_CLASS (rapport_renewer_parent_class)->dispose (object);
}

static void
rapport_renewer_finalize (GObject *object)
{
  g_weak_ref_clear (&RAPPORT_RENEWER (object)->book);

  G_OBJECT_CLASS (rapport_renewer_parent_class)->finalize (object);
}

static void
rapport_renewer_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RapportRenewer *self = RAPPORT_RENEWER (object);

  switch (property)
    {
    case PROP_WHAT:
      g_value_set_string (value, rapport_renewer_get_what (self));
      break;
    case PROP_DONE:
      g_value_set_double (value, rapport_renewer_get_done (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rapport_renewer_class_init (RapportRenewerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_renewer_dispose;
  object_class->finalize = rapport_renewer_finalize;
  object_class->get_property = rapport_renewer_get_property;

  /** RapportRenewer:what: (nullable): what is being renewed, as people say it; NULL when all is */
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** RapportRenewer:done: how much of it is renewed */
  properties[PROP_DONE] = g_param_spec_double ("done", NULL, NULL, 0, 1, 0,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rapport_renewer_init (RapportRenewer *self)
{
  g_weak_ref_init (&self->book, NULL);
}

static void
set_state (RapportRenewer       *self,
           const RapportRenewal *state)
{
  const RapportRenewal before = self->state;

  self->state = *state;
  if (before.table != state->table)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHAT]);
  if (before.done != state->done)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
}

/* What matters today is there, or a whole table: who shows it looks anew. */
static gboolean
is_milestone (const RapportRenewal *before,
              const RapportRenewal *after)
{
  return before->table != after->table || (before->urgent && !after->urgent);
}

static gboolean
step_done_cb (gpointer data)
{
  Step *step = data;
  g_autoptr(RapportRenewer) self = g_steal_pointer (&step->renewer);
  g_autoptr(RapportBook) book = g_weak_ref_get (&self->book);
  const RapportRenewal before = self->state;

  self->running = FALSE;
  if (book == NULL || rapport_book_get_connection (book) == NULL)
    return G_SOURCE_REMOVE;
  if (!step->ok)
    {
      schedule (self, RETRY_MS);
      return G_SOURCE_REMOVE;
    }
  set_state (self, &step->state);
  if (is_milestone (&before, &step->state))
    rapport_book_renew (book);
  if (step->state.table != NULL || self->again)
    schedule (self, PAUSE_MS);
  return G_SOURCE_REMOVE;
}

static void
free_step (gpointer data)
{
  Step *step = data;

  g_clear_object (&step->renewer);
  g_main_context_unref (step->context);
  g_time_zone_unref (step->zone);
  g_free (step);
}

static gboolean
run_step (RapportConnection  *connection,
          gpointer            data,
          GError            **error)
{
  Step *step = data;

  step->ok = rapport_renewal_step (connection, g_get_real_time () / G_USEC_PER_SEC, step->zone, STEP_USEC,
                                   &step->state, error);
  return step->ok;
}

/* In the writer's thread, after the transaction. */
static void
return_step (gpointer data)
{
  Step *step = data;
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_callback (source, step_done_cb, step, free_step);
  g_source_attach (source, step->context);
}

/* A step that failed is tried again until it is done; nobody has to do anything about it. */
static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  rapport_book_note_finish (RAPPORT_BOOK (source), result, NULL);
}

static gboolean
timeout_cb (gpointer data)
{
  RapportRenewer *self = data;
  g_autoptr(RapportBook) book = g_weak_ref_get (&self->book);
  RapportRenewal state;
  Step *step;

  self->timeout = 0;
  if (self->running || book == NULL || rapport_book_get_connection (book) == NULL || rapport_book_is_read_only (book))
    return G_SOURCE_REMOVE;
  self->again = FALSE;
  rapport_renewal_look (rapport_book_get_connection (book), self->zone, &state);
  set_state (self, &state);
  if (state.table == NULL)
    return G_SOURCE_REMOVE;
  step = g_new0 (Step, 1);
  step->renewer = g_object_ref (self);
  step->context = g_main_context_ref_thread_default ();
  step->zone = g_time_zone_ref (self->zone);
  self->running = TRUE;
  rapport_book_note_async (book, run_step, step, return_step, tried_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
schedule (RapportRenewer *self,
          guint           delay_ms)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_full (G_PRIORITY_LOW, delay_ms, timeout_cb, self, NULL);
}

/* A great act, by whichever process, leaves much of what is derived from it to be made. */
static void
changed_cb (RapportBook    *book,
            GArray         *changes,
            RapportRenewer *self)
{
  RapportRenewal state;

  if (changes != NULL || self->zone == NULL || rapport_book_get_connection (book) == NULL)
    return;
  rapport_renewal_look (rapport_book_get_connection (book), self->zone, &state);
  if (state.table == NULL)
    return;
  self->again = TRUE;
  if (self->running)
    return;
  set_state (self, &state);
  schedule (self, PAUSE_MS);
}

/**
 * rapport_renewer_new:
 * @book: which need not live as long
 *
 * Returns: (transfer full): what renews the derived rows of @book, once it is started
 */
RapportRenewer *
rapport_renewer_new (RapportBook *book)
{
  RapportRenewer *self;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), NULL);

  self = g_object_new (RAPPORT_TYPE_RENEWER, NULL);
  g_weak_ref_set (&self->book, book);
  g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

/**
 * rapport_renewer_start:
 * @zone: where the person lives now
 * @delay_ms: how long to leave the machine to others
 *
 * Looks whether anything derived is not as it would be made now, in @zone too, and renews it in short
 * transactions in the writer's queue, between which edits go on; what matters today comes first. From then on
 * it also makes what great acts leave to be derived.
 */
void
rapport_renewer_start (RapportRenewer *self,
                       GTimeZone      *zone,
                       guint           delay_ms)
{
  g_return_if_fail (RAPPORT_IS_RENEWER (self));
  g_return_if_fail (zone != NULL);

  if (self->zone != zone)
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_time_zone_ref (zone);
    }
  self->again = TRUE;
  if (!self->running)
    schedule (self, delay_ms);
}

/** rapport_renewer_get_what: Returns: (nullable): what is being renewed, as people say it; NULL for nothing */
const char *
rapport_renewer_get_what (RapportRenewer *self)
{
  g_return_val_if_fail (RAPPORT_IS_RENEWER (self), NULL);

  return self->state.table != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "derived", self->state.table->label) : NULL;
}

/** rapport_renewer_get_lacking: Returns: (nullable): the table that is renewed, while it has rows still to come */
const char *
rapport_renewer_get_lacking (RapportRenewer *self)
{
  g_return_val_if_fail (RAPPORT_IS_RENEWER (self), NULL);

  return self->state.table != NULL && self->state.lacks ? self->state.table->rows : NULL;
}

/** rapport_renewer_get_done: Returns: how much of what is renewed was, 0 to 1 */
double
rapport_renewer_get_done (RapportRenewer *self)
{
  g_return_val_if_fail (RAPPORT_IS_RENEWER (self), 1);

  return self->state.done;
}
