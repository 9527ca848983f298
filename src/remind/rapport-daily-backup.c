/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-attachments.h"
#include "rapport-backups.h"
#include "rapport-book-wipe.h"
#include "rapport-daily-backup.h"
#include "rapport-settings.h"

/* how often it is looked whether another day has begun */
#define LOOK_SECONDS (30 * 60)

/* The row of a file that was attached so lately may still be on its way. */
#define YOUNG_SECONDS (24 * 3600)

/**
 * RapportDailyBackup:
 *
 * Makes one backup a day while the program runs, in a thread of its own, and removes the attached files
 * that nothing refers to any more.
 */
struct _RapportDailyBackup
{
  GObject           parent_instance;

  RapportBook      *book;
  RapportWallClock *clock;
  GCancellable     *cancellable;
  guint             timeout;
  gboolean          running;
  int               failed_on;
};

typedef struct
{
  char      *folder;
  GDateTime *now;
} Job;

G_DEFINE_FINAL_TYPE (RapportDailyBackup, rapport_daily_backup, G_TYPE_OBJECT)

enum { MADE, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_date_time_unref (job->now);
  g_free (job);
}

/* That files are left does no harm: they are looked for again on the next day. */
static void
clean_up (const Job *job)
{
  g_autofree char *path = g_build_filename (job->folder, "rapport.db", NULL);
  g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, NULL);
  guint n_removed;

  if (connection != NULL)
    rapport_attachments_clean_up (connection, job->folder, g_date_time_to_unix (job->now) - YOUNG_SECONDS, &n_removed,
                                  NULL);
}

/* What was erased while somebody read, or at the end of a day, is not to be in a backup. */
static void
wipe (const Job *job)
{
  g_autofree char *path = g_build_filename (job->folder, "rapport.db", NULL);
  g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, NULL);

  if (connection != NULL && rapport_book_wants_wipe (connection))
    rapport_book_wipe (path, NULL);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  const Job *job = data;
  RapportProgress progress = { .cancellable = cancellable };
  GError *error = NULL;
  char *path;

  wipe (job);
  path = rapport_backups_make (job->folder, RAPPORT_BACKUP_DAILY, job->now, &progress, &error);
  if (path != NULL)
    clean_up (job);
  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  RapportDailyBackup *self = RAPPORT_DAILY_BACKUP (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  self->running = FALSE;
  if (path != NULL)
    g_signal_emit (self, signals[MADE], 0, path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->failed_on != rapport_backups_get_day (job->now))
    {
      self->failed_on = rapport_backups_get_day (job->now);
      g_signal_emit (self, signals[FAILED], 0, error);
    }
}

static void
look (RapportDailyBackup *self)
{
  g_autoptr(GTimeZone) zone = rapport_wall_clock_dup_zone (self->clock);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (rapport_wall_clock_get_now (self->clock));
  g_autoptr(GDateTime) now = g_date_time_to_timezone (utc, zone);
  const char *folder = rapport_book_get_folder (self->book);
  g_autoptr(GTask) task = NULL;
  RapportRules rules;
  Job *job;

  if (self->running || rapport_book_get_connection (self->book) == NULL)
    return;
  rapport_backups_drop_unfinished (folder);
  if (!rapport_backups_is_due (folder, now))
    return;
  rapport_settings_load_rules (rapport_book_get_connection (self->book), &rules);
  if (!rules.backs_up_daily)
    return;
  job = g_new0 (Job, 1);
  job->folder = g_strdup (folder);
  job->now = g_steal_pointer (&now);
  task = g_task_new (self, self->cancellable, made_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  self->running = TRUE;
  g_task_run_in_thread (task, run);
}

static gboolean
look_cb (gpointer data)
{
  RapportDailyBackup *self = data;

  self->timeout = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  look (self);
  return G_SOURCE_REMOVE;
}

static void
rapport_daily_backup_dispose (GObject *object)
{
  RapportDailyBackup *self = RAPPORT_DAILY_BACKUP (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->book);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rapport_daily_backup_parent_class)->dispose (object);
}

static void
rapport_daily_backup_finalize (GObject *object)
{
  g_clear_object (&RAPPORT_DAILY_BACKUP (object)->cancellable);

  G_OBJECT_CLASS (rapport_daily_backup_parent_class)->finalize (object);
}

static void
rapport_daily_backup_class_init (RapportDailyBackupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_daily_backup_dispose;
  object_class->finalize = rapport_daily_backup_finalize;

  /**
   * RapportDailyBackup::made:
   * @path: of the backup
   */
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * RapportDailyBackup::failed:
   * @error: why
   *
   * The day has no backup yet; it is tried again, but told only once a day.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rapport_daily_backup_init (RapportDailyBackup *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rapport_daily_backup_new:
 * @book: to back up while it is open
 * @clock: tells which day it is
 * @delay_seconds: how long to leave the machine to others at first
 *
 * Returns: (transfer full): what makes the daily backup until it is let go
 */
RapportDailyBackup *
rapport_daily_backup_new (RapportBook      *book,
                          RapportWallClock *clock,
                          guint             delay_seconds)
{
  RapportDailyBackup *self;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), NULL);
  g_return_val_if_fail (RAPPORT_IS_WALL_CLOCK (clock), NULL);

  self = g_object_new (RAPPORT_TYPE_DAILY_BACKUP, NULL);
  self->book = g_object_ref (book);
  self->clock = g_object_ref (clock);
  self->timeout = g_timeout_add_seconds (delay_seconds, look_cb, self);
  return self;
}
