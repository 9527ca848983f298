/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-import-dialog-private.h"

/* What is decided is soon seen in the tables, without a word: they stay where they are, and so does the keyboard. */

/* who decides or types goes on doing so for a while, in milliseconds */
#define PAUSE 600

/** rapport_import_dialog_stop_looking: says that the tables are made anew otherwise, or not at all */
void
rapport_import_dialog_stop_looking (RapportImportDialog *self)
{
  g_clear_handle_id (&self->again, g_source_remove);
  if (self->looks_again)
    g_cancellable_cancel (self->cancellable);
  self->looks_again = FALSE;
}

/* What is open to be chosen from would close under the hand. */
static gboolean
is_choosing (RapportImportDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static void
found_again_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(RapportImportDialog) self = data;
  g_autoptr(GError) error = NULL;

  if (self->context == NULL || (GObject *) self->import != source ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (is_choosing (self))
    rapport_import_dialog_look_again (self);
  else
    {
      self->looks_again = FALSE;
      if (rapport_import_check_finish (RAPPORT_IMPORT (source), result, &error))
        rapport_import_dialog_show_found_again (self);
      else
        rapport_import_dialog_show_failure (self, error);
    }
}

/** rapport_import_dialog_take_typed: lets count what was typed of all rows */
void
rapport_import_dialog_take_typed (RapportImportDialog *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  g_autofree char *customer = g_strstrip (g_strdup (gtk_editable_get_text (self->customer)));

  rapport_import_set_reason (self->import, reason);
  rapport_import_set_customer (self->import, customer);
}

static gboolean
again_cb (gpointer data)
{
  RapportImportDialog *self = data;
  g_autoptr(GFile) file = g_list_model_get_item (self->files, self->position);

  if (is_choosing (self))
    return G_SOURCE_CONTINUE;
  self->again = 0;
  self->looks_again = TRUE;
  rapport_import_dialog_take_typed (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  rapport_import_check_async (self->import, file, self->cancellable, found_again_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/** rapport_import_dialog_show_progress_again: says how far the tables are */
void
rapport_import_dialog_show_progress_again (RapportImportDialog *self)
{
  const int percent = (int) (100 * rapport_import_get_progress (self->import));
  /* translators: how much is done */
  g_autofree char *text = g_strdup_printf (_("Bringing this up to date… %d %%"), percent);

  gtk_label_set_text (self->advice, self->looks_again && percent > 0 ? text : _("Bringing this up to date…"));
}

/**
 * rapport_import_dialog_look_again:
 *
 * Soon brings up to date what would become of the rows. Until then nothing can be imported: what was found before is
 * not what would be.
 */
void
rapport_import_dialog_look_again (RapportImportDialog *self)
{
  rapport_import_dialog_stop_looking (self);
  rapport_import_dialog_keep_room (self);
  rapport_import_dialog_show_progress_again (self);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.import", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.import-good", FALSE);
  self->again = g_timeout_add (PAUSE, again_cb, self);
}
