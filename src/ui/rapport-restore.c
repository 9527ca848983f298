/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-archive-tables.h"
#include "rapport-archive.h"
#include "rapport-problem.h"
#include "rapport-restore.h"

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
  gboolean empty = FALSE;

  if (path == NULL || !rapport_archive_check (path, error))
    return FALSE;
  connection = rapport_book_open_connection (book, error);
  if (connection == NULL || !rapport_archive_tables_is_empty (connection, &empty, error))
    return FALSE;
  if (!empty)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                         _("There are data already. An archive can only be restored where there are none."));
  return empty;
}

static void
check_cb (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  GError *error = NULL;

  if (check (source, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restore_cb (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *path = dup_path (data, &error);

  if (path != NULL && rapport_archive_restore (source, path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run (RapportBook         *book,
     GFile               *file,
     GTaskThreadFunc      func,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (book, cancellable, callback, user_data);

  /* once it is written it is, whatever was cancelled afterwards */
  g_task_set_check_cancellable (task, func != restore_cb);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
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

  run (book, file, check_cb, cancellable, callback, user_data);
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

/** rapport_restore_async: restores an archive in a thread, all of it or nothing */
void
rapport_restore_async (RapportBook         *book,
                       GFile               *file,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (RAPPORT_IS_BOOK (book));
  g_return_if_fail (G_IS_FILE (file));

  run (book, file, restore_cb, cancellable, callback, user_data);
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
  rapport_book_poll (book);
  return TRUE;
}
