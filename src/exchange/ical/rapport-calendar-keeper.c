/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-calendar-keeper.h"
#include "rapport-ical.h"

/* what is changed at a time is written at once */
#define QUIET_SECONDS 2
/* what falls due within a year grows by a day each day */
#define LOOK_SECONDS (60 * 60)
#define AHEAD_SECONDS (G_GINT64_CONSTANT (366) * 24 * 60 * 60)

/**
 * RapportCalendarKeeper:
 * Keeps what falls due as a calendar in a folder up to date while the book changes.
 */
struct _RapportCalendarKeeper
{
  GObject       parent_instance;

  RapportBook  *book;
  char         *folder;
  GCancellable *cancellable;
  guint         soon;
  guint         hourly;
  gboolean      running;
  gboolean      again;
};

G_DEFINE_FINAL_TYPE (RapportCalendarKeeper, rapport_calendar_keeper, G_TYPE_OBJECT)

enum { KEPT, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void write_soon (RapportCalendarKeeper *self);

typedef struct
{
  RapportBook *book;
  char        *folder;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->book);
  g_free (job->folder);
  g_free (job);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GError *error = NULL;
  g_autoptr(RapportConnection) connection = rapport_book_open_connection (job->book, &error);
  guint n;

  if (connection != NULL &&
      rapport_ical_export_due (connection, now + AHEAD_SECONDS, job->folder, zone, now, &n, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  RapportCalendarKeeper *self = RAPPORT_CALENDAR_KEEPER (source);
  g_autoptr(GError) error = NULL;

  self->running = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (self, signals[KEPT], 0);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  if (self->again)
    write_soon (self);
}

static gboolean
write_cb (gpointer data)
{
  RapportCalendarKeeper *self = data;
  g_autoptr(GTask) task = NULL;
  Job *job;

  self->soon = 0;
  self->again = self->running;
  if (self->running || self->folder == NULL || rapport_book_get_connection (self->book) == NULL)
    return G_SOURCE_REMOVE;
  job = g_new0 (Job, 1);
  job->book = g_object_ref (self->book);
  job->folder = g_strdup (self->folder);
  task = g_task_new (self, self->cancellable, written_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  self->running = TRUE;
  g_task_run_in_thread (task, run);
  return G_SOURCE_REMOVE;
}

static void
write_soon (RapportCalendarKeeper *self)
{
  if (self->folder != NULL && self->soon == 0)
    self->soon = g_timeout_add_seconds (QUIET_SECONDS, write_cb, self);
}

static gboolean
hourly_cb (gpointer data)
{
  write_soon (data);
  return G_SOURCE_CONTINUE;
}

static void
rapport_calendar_keeper_dispose (GObject *object)
{
  RapportCalendarKeeper *self = RAPPORT_CALENDAR_KEEPER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->soon, g_source_remove);
  g_clear_handle_id (&self->hourly, g_source_remove);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (rapport_calendar_keeper_parent_class)->dispose (object);
}

static void
rapport_calendar_keeper_finalize (GObject *object)
{
  RapportCalendarKeeper *self = RAPPORT_CALENDAR_KEEPER (object);

  g_clear_object (&self->cancellable);
  g_free (self->folder);

  G_OBJECT_CLASS (rapport_calendar_keeper_parent_class)->finalize (object);
}

static void
rapport_calendar_keeper_class_init (RapportCalendarKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_calendar_keeper_dispose;
  object_class->finalize = rapport_calendar_keeper_finalize;

  /** RapportCalendarKeeper::kept: the folder has all that falls due */
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  /** RapportCalendarKeeper::failed: @error: why it could not be written */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rapport_calendar_keeper_init (RapportCalendarKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

/** rapport_calendar_keeper_new: Returns: (transfer full): writes nothing until it is told a folder */
RapportCalendarKeeper *
rapport_calendar_keeper_new (RapportBook *book)
{
  RapportCalendarKeeper *self = g_object_new (RAPPORT_TYPE_CALENDAR_KEEPER, NULL);

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), self);

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (write_soon), self, G_CONNECT_SWAPPED);
  self->hourly = g_timeout_add_seconds (LOOK_SECONDS, hourly_cb, self);
  return self;
}

/** rapport_calendar_keeper_set_folder: @folder: (nullable): the folder from now on, NULL or "" for none */
void
rapport_calendar_keeper_set_folder (RapportCalendarKeeper *self,
                                    const char            *folder)
{
  g_return_if_fail (RAPPORT_IS_CALENDAR_KEEPER (self));

  g_free (self->folder);
  self->folder = folder != NULL && *folder != '\0' ? g_strdup (folder) : NULL;
  write_soon (self);
}
