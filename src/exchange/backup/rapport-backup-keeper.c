/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-backup-keeper.h"
#include "rapport-backup-scratch.h"
#include "rapport-problem.h"

/* For what no monitor tells of: a folder of the network that is back, another disk that is mounted by hand. */
#define LOOK_SECONDS 60

/* what is made at a time is copied at once */
#define QUIET_SECONDS 2

/**
 * RapportBackupKeeper:
 * Copies the backups of a book to their second place while the program runs: when one was made, and when the place is
 * back. The pass phrase is in its memory only.
 */
struct _RapportBackupKeeper
{
  GObject         parent_instance;

  char           *folder;
  char           *phrase;
  GCancellable   *cancellable;
  GVolumeMonitor *volumes;
  GFileMonitor   *made;
  GArray         *backups;
  GError         *problem;
  guint           soon;
  guint           often;
  gboolean        running;
  gboolean        again;
  gboolean        is_there;
};

G_DEFINE_FINAL_TYPE (RapportBackupKeeper, rapport_backup_keeper, G_TYPE_OBJECT)

enum { CHANGED, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* @backups: what is there in the end */
typedef struct
{
  char     *folder;
  char     *phrase;
  gboolean  is_there;
  GArray   *backups;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  rapport_backup_phrase_free (job->phrase);
  g_clear_pointer (&job->backups, g_array_unref);
  g_free (job);
}

/* All that may wait for a slow medium is done here. */
static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr(RapportBackupPlace) place = rapport_backup_place_load (job->folder);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  RapportProgress progress = { .cancellable = cancellable };
  GError *error = NULL;
  gboolean done = TRUE;
  guint n_copied;

  job->is_there = place != NULL && rapport_backup_place_is_there (place);
  if (job->is_there)
    {
      done = rapport_backup_place_catch_up (place, job->folder, job->phrase, now, &progress, &n_copied, &error);
      job->backups = rapport_backups_list_in (place->path);
    }
  if (place != NULL)
    rapport_backup_place_note (job->folder, job->is_there, job->is_there && done ? g_date_time_to_unix (now) : 0,
                               g_date_time_to_unix (now), NULL);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
is_new_problem (RapportBackupKeeper *self,
                const GError        *error)
{
  return error != NULL && (self->problem == NULL || strcmp (self->problem->message, error->message) != 0);
}

static void look_soon (RapportBackupKeeper *self);

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  RapportBackupKeeper *self = RAPPORT_BACKUP_KEEPER (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean is_new;

  self->running = FALSE;
  g_task_propagate_boolean (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->again)
    look_soon (self);
  /* another process copies just now, and this one looks again in a while */
  if (g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY))
    return;
  is_new = is_new_problem (self, error);
  self->is_there = job->is_there;
  g_clear_pointer (&self->backups, g_array_unref);
  self->backups = g_steal_pointer (&job->backups);
  g_clear_error (&self->problem);
  self->problem = error != NULL ? g_error_copy (error) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
  if (is_new)
    g_signal_emit (self, signals[FAILED], 0, self->problem);
}

/* Whether a second place is chosen; only then it is worth to ask the desktop for media that come and go. */
static gboolean
has_place (RapportBackupKeeper *self)
{
  g_autoptr(RapportBackupPlace) place = rapport_backup_place_load (self->folder);

  if (place == NULL || self->volumes != NULL)
    return place != NULL;
  self->volumes = g_volume_monitor_get ();
  g_signal_connect_object (self->volumes, "mount-added", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->volumes, "mount-removed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  return TRUE;
}

static void
forget_place (RapportBackupKeeper *self)
{
  self->is_there = FALSE;
  g_clear_pointer (&self->backups, g_array_unref);
  g_clear_error (&self->problem);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** rapport_backup_keeper_look: copies what is to be copied, if the place is there; ::changed tells what came of it */
void
rapport_backup_keeper_look (RapportBackupKeeper *self)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (RAPPORT_IS_BACKUP_KEEPER (self));

  self->again = self->running;
  if (self->running)
    return;
  if (!has_place (self))
    {
      forget_place (self);
      return;
    }
  job = g_new0 (Job, 1);
  job->folder = g_strdup (self->folder);
  job->phrase = g_strdup (self->phrase);
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  self->running = TRUE;
  g_task_run_in_thread (task, run);
}

static gboolean
soon_cb (gpointer data)
{
  RapportBackupKeeper *self = data;

  self->soon = 0;
  rapport_backup_keeper_look (self);
  return G_SOURCE_REMOVE;
}

static void
look_soon (RapportBackupKeeper *self)
{
  if (self->soon == 0)
    self->soon = g_timeout_add_seconds (QUIET_SECONDS, soon_cb, self);
}

static gboolean
often_cb (gpointer data)
{
  if (!RAPPORT_BACKUP_KEEPER (data)->running)
    rapport_backup_keeper_look (data);
  return G_SOURCE_CONTINUE;
}

static void
rapport_backup_keeper_dispose (GObject *object)
{
  RapportBackupKeeper *self = RAPPORT_BACKUP_KEEPER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->soon, g_source_remove);
  g_clear_handle_id (&self->often, g_source_remove);
  if (self->made != NULL)
    g_file_monitor_cancel (self->made);
  g_clear_object (&self->made);
  g_clear_object (&self->volumes);

  G_OBJECT_CLASS (rapport_backup_keeper_parent_class)->dispose (object);
}

static void
rapport_backup_keeper_finalize (GObject *object)
{
  RapportBackupKeeper *self = RAPPORT_BACKUP_KEEPER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->backups, g_array_unref);
  g_clear_error (&self->problem);
  rapport_backup_phrase_free (self->phrase);
  g_free (self->folder);

  G_OBJECT_CLASS (rapport_backup_keeper_parent_class)->finalize (object);
}

static void
rapport_backup_keeper_class_init (RapportBackupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_backup_keeper_dispose;
  object_class->finalize = rapport_backup_keeper_finalize;

  /** RapportBackupKeeper::changed: it was looked, and what is there may be other than before */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /** RapportBackupKeeper::failed: @error: why nothing could be copied; told once, until it is another reason */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rapport_backup_keeper_init (RapportBackupKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rapport_backup_keeper_new:
 * @folder: that of a book
 *
 * Returns: (transfer full): what looks after the second place until it is let go
 */
RapportBackupKeeper *
rapport_backup_keeper_new (const char *folder)
{
  RapportBackupKeeper *self = g_object_new (RAPPORT_TYPE_BACKUP_KEEPER, NULL);
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = NULL;

  g_return_val_if_fail (folder != NULL, self);

  self->folder = g_strdup (folder);
  path = g_build_filename (folder, "backups", NULL);
  file = g_file_new_for_path (path);
  self->made = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->made != NULL)
    g_signal_connect_object (self->made, "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  self->often = g_timeout_add_seconds (LOOK_SECONDS, often_cb, self);
  look_soon (self);
  return self;
}

/**
 * rapport_backup_keeper_set_phrase:
 * @phrase: (nullable): the pass phrase of the place; it is forgotten when the program ends
 */
void
rapport_backup_keeper_set_phrase (RapportBackupKeeper *self,
                                  const char          *phrase)
{
  g_return_if_fail (RAPPORT_IS_BACKUP_KEEPER (self));

  rapport_backup_phrase_free (self->phrase);
  self->phrase = g_strdup (phrase);
}

/** rapport_backup_keeper_get_phrase: Returns: (transfer none) (nullable): what was set */
const char *
rapport_backup_keeper_get_phrase (RapportBackupKeeper *self)
{
  g_return_val_if_fail (RAPPORT_IS_BACKUP_KEEPER (self), NULL);

  return self->phrase;
}

/** rapport_backup_keeper_is_busy: Returns: whether it looks or copies just now */
gboolean
rapport_backup_keeper_is_busy (RapportBackupKeeper *self)
{
  g_return_val_if_fail (RAPPORT_IS_BACKUP_KEEPER (self), FALSE);

  return self->running;
}

/** rapport_backup_keeper_is_there: Returns: whether the place was there when it was looked last */
gboolean
rapport_backup_keeper_is_there (RapportBackupKeeper *self)
{
  g_return_val_if_fail (RAPPORT_IS_BACKUP_KEEPER (self), FALSE);

  return self->is_there;
}

/** rapport_backup_keeper_get_backups: Returns: (transfer none) (nullable) (element-type RapportBackup): those there then */
GArray *
rapport_backup_keeper_get_backups (RapportBackupKeeper *self)
{
  g_return_val_if_fail (RAPPORT_IS_BACKUP_KEEPER (self), NULL);

  return self->backups;
}

/** rapport_backup_keeper_get_problem: Returns: (transfer none) (nullable): a sentence that says why nothing was copied */
const char *
rapport_backup_keeper_get_problem (RapportBackupKeeper *self)
{
  g_return_val_if_fail (RAPPORT_IS_BACKUP_KEEPER (self), NULL);

  return self->problem != NULL ? self->problem->message : NULL;
}
