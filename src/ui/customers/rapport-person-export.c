/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-attached-files.h"
#include "rapport-file-picker.h"
#include "rapport-person-export.h"
#include "rapport-person-file.h"
#include "rapport-table.h"

/* @path: where it is written, once that is chosen */
typedef struct
{
  RapportContext *context;
  GType           type;
  gint64          id;
  char           *path;
  GTimeZone      *zone;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->context);
  g_free (export->path);
  g_time_zone_unref (export->zone);
  g_free (export);
}

static void
write_in_thread (GTask        *task,
                 gpointer      book,
                 gpointer      data,
                 GCancellable *cancellable)
{
  const Export *export = data;
  GError *error = NULL;
  g_autoptr(RapportConnection) connection = rapport_book_open_connection (book, &error);
  g_autoptr(RapportEntity) person =
    connection != NULL ? rapport_table_load (connection, export->type, export->id, &error) : NULL;

  if (person != NULL && rapport_person_file_write (connection, rapport_book_get_folder (book), person, export->path,
                                                   export->zone, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (export->path);
  g_autofree char *done = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      rapport_context_fail (export->context, error->message);
      return;
    }
  /* translators: the name of a file */
  done = g_strdup_printf (_("What is kept was written to “%s”"), name);
  rapport_context_tell_file (export->context, done, export->path);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Export *export = data;
  g_autoptr(GFile) file = rapport_file_picker_save_finish (GTK_WINDOW (source), result, NULL);
  g_autoptr(GTask) task = NULL;

  export->path = file != NULL ? g_file_get_path (file) : NULL;
  if (export->path == NULL)
    {
      export_free (export);
      return;
    }
  task = g_task_new (rapport_context_get_book (export->context), NULL, written_cb, NULL);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * rapport_person_export_ask:
 * @person: a customer or a contact
 *
 * Asks where all that is kept about them is written, and writes it.
 */
void
rapport_person_export_ask (RapportContext *context,
                           RapportEntity  *person)
{
  static const char * const suffixes[] = { "zip", "json", "txt", NULL };
  g_autofree char *title = rapport_entity_dup_title (person);
  g_autofree char *named = g_strconcat (title, ".zip", NULL);
  g_autofree char *name = rapport_attached_file_dup_safe_name (named);
  Export *export;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (RAPPORT_IS_ENTITY (person));

  export = g_new0 (Export, 1);
  *export = (Export) {
    g_object_ref (context), G_OBJECT_TYPE (person), rapport_entity_get_id (person), NULL,
    g_time_zone_ref (rapport_context_get_zone (context)),
  };
  rapport_file_picker_save_async (rapport_context_get_window (context), _("Export What Is Kept"), name, _("Packages"),
                                  suffixes, chosen_cb, export);
}
