/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-archive-tables.h"
#include "rapport-archive.h"
#include "rapport-problem.h"
#include "rapport-restore.h"

typedef struct
{
  GFile               *file;
  RapportProgressTell  func;
  gpointer             data;
  int                  permille;
} Job;

/** rapport_restore_is_archive: Returns: whether @file is called as archives are */
gboolean
rapport_restore_is_archive (GFile *file)
{
  g_autofree char *name = NULL;
  g_autofree char *lower = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  name = g_file_get_basename (file);
  lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;
  return lower != NULL && g_str_has_suffix (lower, ".json");
}

static char *
dup_path (GFile   *file,
          GError **error)
{
  char *path = g_file_get_path (file);

  if (path == NULL)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                         _("Copy the archive to this computer first."));
  return path;
}

static gboolean
check (RapportBook  *book,
       GFile        *file,
       GError      **error)
{
  g_autofree char *path = dup_path (file, error);
  g_autoptr(RapportConnection) connection = NULL;

  if (path == NULL || !rapport_archive_check (path, error))
    return FALSE;
  connection = rapport_book_open_connection (book, error);
  return connection != NULL && rapport_archive_tables_check_empty (connection, error);
}

static void
check_cb (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;

  if (check (source, job->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
tell_cb (gpointer data)
{
  const Job *job = g_task_get_task_data (data);

  if (!g_task_get_completed (data))
    job->func (job->data, g_atomic_int_get (&job->permille) / 1000.0);
  return G_SOURCE_REMOVE;
}

/* runs in the thread that restores */
static void
progress_cb (gpointer data,
             double   done)
{
  Job *job = g_task_get_task_data (data);

  g_atomic_int_set (&job->permille, (int) (done * 1000));
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, g_object_ref (data), g_object_unref);
}

static void
restore_cb (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Job *job = data;
  RapportProgress progress = { .cancellable = cancellable, .func = progress_cb, .data = task };
  GError *error = NULL;
  g_autofree char *path = dup_path (job->file, &error);

  if (path != NULL && rapport_archive_restore (source, path, &progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  g_free (job);
}

static void
run (RapportBook         *book,
     GFile               *file,
     GTaskThreadFunc      func,
     RapportProgressTell  progress,
     gpointer             progress_data,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (book, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (file);
  job->func = progress;
  job->data = progress_data;
  /* once it is written it is, whatever was cancelled afterwards */
  g_task_set_check_cancellable (task, func != restore_cb);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, func);
}

/**
 * rapport_restore_check_async:
 *
 * Finds out in a thread whether @file is an archive, and @book has no data that it would meet.
 */
void
rapport_restore_check_async (RapportBook         *book,
                             GFile               *file,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (RAPPORT_IS_BOOK (book));
  g_return_if_fail (G_IS_FILE (file));

  run (book, file, check_cb, NULL, NULL, cancellable, callback, user_data);
}

/** rapport_restore_check_finish: Returns: whether it can be restored; else @error says why not */
gboolean
rapport_restore_check_finish (RapportBook   *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rapport_restore_async:
 * @progress: told in the caller's thread how much is done, until @callback runs
 *
 * Restores an archive in a thread, all of it or nothing.
 */
void
rapport_restore_async (RapportBook         *book,
                       GFile               *file,
                       RapportProgressTell  progress,
                       gpointer             progress_data,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (RAPPORT_IS_BOOK (book));
  g_return_if_fail (G_IS_FILE (file));

  run (book, file, restore_cb, progress, progress_data, cancellable, callback, user_data);
}

/** rapport_restore_finish: Returns: whether it was restored; @book tells of the change itself */
gboolean
rapport_restore_finish (RapportBook   *book,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  rapport_book_renew (book);
  return TRUE;
}
