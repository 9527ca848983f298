/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-file-picker.h"

#define WHICH "which"

static void
finish (GTask *task,
        int    response)
{
  g_autoptr(GtkNativeDialog) chooser = g_object_ref (g_task_get_task_data (task));

  /* GTK warns where there is nothing to choose from */
  if (g_object_get_data (G_OBJECT (chooser), WHICH) != NULL)
    g_object_set_data_full (G_OBJECT (task), WHICH,
                            g_strdup (gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), WHICH)), g_free);
  g_signal_handlers_disconnect_by_data (chooser, task);
  g_signal_handlers_disconnect_by_data (g_task_get_source_object (task), task);
  if (response != GTK_RESPONSE_ACCEPT)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("No file was chosen."));
  else if (g_task_get_source_tag (task) == rapport_file_picker_open_async)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser)), g_object_unref);
  else
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)), g_object_unref);
  gtk_native_dialog_destroy (chooser);
  g_object_unref (task);
}

static void
response_cb (GTask *task,
             int    response)
{
  finish (task, response);
}

static void
parent_destroyed_cb (GTask *task)
{
  finish (task, GTK_RESPONSE_CANCEL);
}

static void
add_filters (GtkFileChooser     *chooser,
             const char         *kind,
             const char * const *suffixes)
{
  g_autoptr(GtkFileFilter) own = NULL;
  g_autoptr(GtkFileFilter) all = NULL;

  if (suffixes == NULL)
    return;
  own = gtk_file_filter_new ();
  all = gtk_file_filter_new ();
  gtk_file_filter_set_name (own, kind);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (own, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, own);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

/* The caller of the chooser has to keep it, so the task does, and it keeps itself until it ends. */
static void
show (GTask                *task,
      GtkFileChooserNative *chooser)
{
  g_task_set_task_data (task, chooser, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_swapped (chooser, "response", G_CALLBACK (response_cb), task);
  g_signal_connect_swapped (g_task_get_source_object (task), "destroy",
                            G_CALLBACK (parent_destroyed_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * rapport_file_picker_open_async:
 * @kind: (nullable): what the person calls such files
 * @suffixes: (nullable): their endings without the dot; others can be chosen too; NULL for any file
 *
 * Lets a person choose one or more files to read, in the desktop's own dialog.
 */
void
rapport_file_picker_open_async (GtkWindow           *parent,
                                const char          *title,
                                const char          *kind,
                                const char * const  *suffixes,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GtkFileChooserNative *chooser;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (chooser), kind, suffixes);
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, rapport_file_picker_open_async);
  show (task, chooser);
}

/**
 * rapport_file_picker_open_finish:
 *
 * Returns: (transfer full) (nullable) (element-type GFile): what was chosen; G_IO_ERROR_CANCELLED
 *   when nothing was
 */
GListModel *
rapport_file_picker_open_finish (GtkWindow     *parent,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rapport_file_picker_save_async:
 * @name: (nullable): the name to begin with
 * @kind: (nullable): what the person calls such files
 * @suffixes: (nullable): their endings without the dot, NULL for any file
 *
 * Lets a person choose where to write a file; asks before one that is there is replaced.
 */
void
rapport_file_picker_save_async (GtkWindow           *parent,
                                const char          *title,
                                const char          *name,
                                const char          *kind,
                                const char * const  *suffixes,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  rapport_file_picker_save_which_async (parent, title, name, kind, suffixes, NULL, NULL, callback, user_data);
}

static void
add_choice (GtkFileChooser     *chooser,
            const char         *label,
            const char * const *which)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; which[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup_printf ("%u", i));
  g_ptr_array_add (ids, NULL);
  gtk_file_chooser_add_choice (chooser, WHICH, label, (const char **) ids->pdata, (const char **) which);
  gtk_file_chooser_set_choice (chooser, WHICH, ids->pdata[0]);
  g_object_set_data (G_OBJECT (chooser), WHICH, GINT_TO_POINTER (TRUE));
}

/**
 * rapport_file_picker_save_which_async:
 * @label: (nullable): what is to be chosen besides the file
 * @which: (nullable): what there is to choose from, the first of which is proposed
 *
 * As rapport_file_picker_save_async(); rapport_file_picker_get_which() tells what was chosen.
 */
void
rapport_file_picker_save_which_async (GtkWindow           *parent,
                                      const char          *title,
                                      const char          *name,
                                      const char          *kind,
                                      const char * const  *suffixes,
                                      const char          *label,
                                      const char * const  *which,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  GtkFileChooserNative *chooser;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  add_filters (GTK_FILE_CHOOSER (chooser), kind, suffixes);
  if (which != NULL)
    add_choice (GTK_FILE_CHOOSER (chooser), label, which);
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, rapport_file_picker_save_async);
  show (task, chooser);
}

/** rapport_file_picker_get_which: Returns: which of what was to be chosen besides the file was; 0 where nothing was */
guint
rapport_file_picker_get_which (GAsyncResult *result)
{
  const char *which = g_object_get_data (G_OBJECT (result), WHICH);

  return which != NULL ? (guint) g_ascii_strtoull (which, NULL, 10) : 0;
}

/** rapport_file_picker_folder_async: lets a person choose a folder; rapport_file_picker_save_finish() tells which */
void
rapport_file_picker_folder_async (GtkWindow           *parent,
                                  const char          *title,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GtkFileChooserNative *chooser;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Open"),
                                         _("_Cancel"));
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, rapport_file_picker_folder_async);
  show (task, chooser);
}

/**
 * rapport_file_picker_save_finish:
 *
 * Returns: (transfer full) (nullable): where to write; G_IO_ERROR_CANCELLED when nothing was chosen
 */
GFile *
rapport_file_picker_save_finish (GtkWindow     *parent,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
