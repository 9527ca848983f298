/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rapport-clipboard-text.h"
#include "rapport-import-clipboard.h"
#include "rapport-import-dialog.h"
#include "rapport-import.h"

/* What was copied, mostly in a spreadsheet, as a file that is there as long as it is needed */
typedef struct
{
  RapportContext *context;
  char           *folder;
  GFile          *file;
} Copied;

static void
copied_free (Copied *self)
{
  if (self->file != NULL)
    g_file_delete (self->file, NULL, NULL);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_clear_object (&self->file);
  g_free (self->folder);
  g_object_unref (self->context);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copied, copied_free)

static gboolean
save (Copied      *self,
      const char  *text,
      GError     **error)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("rapport-XXXXXX", error);
  if (self->folder == NULL)
    return FALSE;
  /* as the window and the history name it */
  path = g_build_filename (self->folder, _("Clipboard"), NULL);
  self->file = g_file_new_for_path (path);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(Copied) copied = data;
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GError) error = NULL;
  const gboolean checked = rapport_import_check_finish (RAPPORT_IMPORT (source), result, &error);
  GtkWindow *dialog;

  if (rapport_context_get_window (copied->context) == NULL)
    return;
  if (!checked || rapport_import_get_n_rows (RAPPORT_IMPORT (source)) == 0)
    {
      rapport_context_tell (copied->context,
                            _("What was copied is no table: a line with the names of the columns and at least one more "
                              "are needed."), FALSE);
      return;
    }
  g_list_store_append (files, copied->file);
  dialog = rapport_import_dialog_show (copied->context, G_LIST_MODEL (files));
  g_object_set_data_full (G_OBJECT (dialog), "rapport-copied", g_steal_pointer (&copied), (GDestroyNotify) copied_free);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(Copied) copied = data;
  gboolean is_whole;
  g_autofree char *text = rapport_clipboard_text_read_finish (GDK_CLIPBOARD (source), result, &is_whole, NULL);
  g_autoptr(RapportImport) import = NULL;
  g_autoptr(GError) error = NULL;
  GFile *file;

  if (rapport_context_get_window (copied->context) == NULL)
    return;
  if (text == NULL || *text == '\0')
    {
      rapport_context_tell (copied->context, _("Nothing was copied that can be imported."), FALSE);
      return;
    }
  if (!save (copied, text, &error))
    {
      rapport_context_tell (copied->context, error->message, FALSE);
      return;
    }
  import = rapport_import_new (rapport_context_get_book (copied->context));
  file = copied->file;
  rapport_import_check_async (import, file, NULL, checked_cb, g_steal_pointer (&copied));
}

/** rapport_import_clipboard: shows what importing the table that was copied would do, or tells that there is none */
void
rapport_import_clipboard (RapportContext *context)
{
  GtkWindow *window = rapport_context_get_window (context);
  Copied *copied;

  if (window == NULL)
    return;
  copied = g_new0 (Copied, 1);
  copied->context = g_object_ref (context);
  rapport_clipboard_text_read_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), text_read_cb, copied);
}
