/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rapport-attached-files.h"
#include "rapport-attachment.h"
#include "rapport-file-jobs.h"
#include "rapport-problem.h"

#define FOLDER_FOR_OPENED "rapport-XXXXXX"

/* What is brought to the book, or from it, beside the window */
typedef struct
{
  char          *folder;
  char         **paths;
  RapportEntity *attachment;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_strfreev (job->paths);
  g_clear_object (&job->attachment);
  g_free (job);
}

/* All of them, or none */
static void
take (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;

  for (char **path = job->paths; *path != NULL; path++)
    {
      g_autofree char *name = g_filename_display_basename (*path);
      RapportEntity *attachment = rapport_attached_file_take (job->folder, *path, name, &error);

      if (attachment == NULL)
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      g_ptr_array_add (taken, attachment);
    }
  g_task_return_pointer (task, g_steal_pointer (&taken), (GDestroyNotify) g_ptr_array_unref);
}

static void
run (RapportBook         *book,
     Job                 *job,
     GTaskThreadFunc      func,
     GAsyncReadyCallback  callback,
     gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (book, NULL, callback, data);

  job->folder = g_strdup (rapport_book_get_folder (book));
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, func);
}

/** rapport_file_jobs_take_async: copies the files at @paths beside @book, so that they can be attached */
void
rapport_file_jobs_take_async (RapportBook         *book,
                              const char * const  *paths,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (RAPPORT_IS_BOOK (book) && paths != NULL);

  job->paths = g_strdupv ((char **) paths);
  run (book, job, take, callback, data);
}

/**
 * rapport_file_jobs_take_finish:
 *
 * Returns: (transfer full) (nullable) (element-type RapportAttachment): what is to be added to the book
 */
GPtrArray *
rapport_file_jobs_take_finish (RapportBook   *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Where the person's session ends, what was opened is gone. It is a copy: what is changed in it changes nothing. */
static char *
make_place (RapportEntity  *attachment,
            GError        **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), FOLDER_FOR_OPENED, NULL);
  g_autofree char *name = rapport_attached_file_dup_safe_name (
    rapport_entity_get_text (attachment, RAPPORT_ATTACHMENT_NAME));

  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("The file can’t be opened: %s"), g_strerror (errno));
      return NULL;
    }
  return g_build_filename (folder, name, NULL);
}

static void
write_out (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  const Job *job = data;
  const gboolean is_opened = job->paths == NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = is_opened ? make_place (job->attachment, &error) : g_strdup (job->paths[0]);

  if (path == NULL || !rapport_attached_file_export (job->folder, job->attachment, path, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (is_opened)
    g_chmod (path, 0400);
  g_task_return_pointer (task, g_steal_pointer (&path), g_free);
}

/**
 * rapport_file_jobs_write_async:
 * @path: (nullable): where the copy is to stand; NULL for a place from which it is opened
 *
 * Writes a copy of what was attached.
 */
void
rapport_file_jobs_write_async (RapportBook         *book,
                               RapportEntity       *attachment,
                               const char          *path,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (RAPPORT_IS_BOOK (book) && RAPPORT_IS_ATTACHMENT (attachment));

  job->attachment = g_object_ref (attachment);
  job->paths = path != NULL ? g_strdupv ((char *[]) { (char *) path, NULL }) : NULL;
  run (book, job, write_out, callback, data);
}

/** rapport_file_jobs_write_finish: Returns: (transfer full) (nullable): where the copy stands */
char *
rapport_file_jobs_write_finish (RapportBook   *book,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = rapport_file_jobs_write_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;

  if (uri == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    gtk_show_uri_full (g_task_get_task_data (task), uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (task));
}

/**
 * rapport_file_jobs_open_async:
 * @parent: over which window
 *
 * Opens a copy of what was attached with what the desktop has for it.
 */
void
rapport_file_jobs_open_async (RapportBook         *book,
                              RapportEntity       *attachment,
                              GtkWindow           *parent,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  GTask *task;

  g_return_if_fail (RAPPORT_IS_BOOK (book) && RAPPORT_IS_ATTACHMENT (attachment));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (book, NULL, callback, data);
  g_task_set_task_data (task, g_object_ref (parent), g_object_unref);
  rapport_file_jobs_write_async (book, attachment, NULL, written_cb, task);
}

/** rapport_file_jobs_open_finish: Returns: whether it was opened */
gboolean
rapport_file_jobs_open_finish (RapportBook   *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
