/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-act-words.h"
#include "rapport-file-picker.h"
#include "rapport-import-dialog-private.h"
#include "rapport-import-offers.h"
#include "rapport-import-rejected.h"
#include "rapport-import-table.h"
#include "rapport-import-words.h"
#include "rapport-import.h"
#include "rapport-question.h"
#include "rapport-restore.h"
#include "rapport-ui.h"
#include "rapport-wrap-layout.h"

G_DEFINE_FINAL_TYPE (RapportImportDialog, rapport_import_dialog, GTK_TYPE_WINDOW)

static void start (RapportImportDialog *self);

static char *
dup_file_name (RapportImportDialog *self)
{
  g_autoptr(GFile) file = g_list_model_get_item (self->files, self->position);
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name) : g_file_get_uri (file);
}

static void
enable (RapportImportDialog *self,
        const char          *action,
        gboolean             enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

/** rapport_import_dialog_show_page: shows the page, on which nothing can be imported yet */
void
rapport_import_dialog_show_page (RapportImportDialog *self,
                                 const char          *name)
{
  const gboolean is_written = strcmp (name, "rest") == 0;
  const gboolean more = self->position + 1 < g_list_model_get_n_items (self->files);

  gtk_stack_set_visible_child_name (self->pages, name);
  gtk_widget_set_visible (self->skip_button, more && !self->writing && !is_written);
  gtk_widget_set_visible (self->import_button, !is_written);
  gtk_button_set_label (GTK_BUTTON (self->leave_button), is_written ? _("_Close") : _("_Cancel"));
  enable (self, "dialog.import", FALSE);
  enable (self, "dialog.import-good", FALSE);
}

static void
show_busy (RapportImportDialog *self,
           const char          *format)
{
  g_autofree char *name = dup_file_name (self);
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);

  text = g_strconcat (parts[0], name, parts[1], NULL);
  gtk_label_set_text (self->busy_label, text);
  gtk_progress_bar_set_fraction (self->progress, 0);
  rapport_import_dialog_show_page (self, "busy");
}

/** rapport_import_dialog_show_failure: says why nothing can be found in the file */
void
rapport_import_dialog_show_failure (RapportImportDialog *self,
                                    const GError        *error)
{
  gtk_label_set_text (self->failure_label, error->message);
  rapport_import_dialog_show_page (self, "failure");
  gtk_widget_grab_focus (self->another_button);
}

/** rapport_import_dialog_show_error: shows the sentence above the buttons, NULL for none */
void
rapport_import_dialog_show_error (RapportImportDialog *self,
                                  const char          *sentence)
{
  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_revealer_set_reveal_child (self->error_revealer, sentence != NULL);
}

/* Another owner is asked about the same wherever it is said. */
static void
show_open (RapportImportDialog *self)
{
  const guint n = rapport_import_get_n_open (self->import);
  g_autofree char *open =
    g_strdup_printf (ngettext ("Another owner: %'u open plan, action item or ticket of the owner before.",
                               "Another owner: %'u open plans, action items and tickets of the owner before.", n), n);

  gtk_label_set_text (self->open_label, open);
  gtk_widget_set_visible (self->open_row, n > 0);
}

static void
show_counts (RapportImportDialog *self)
{
  const guint n_new = rapport_import_count (self->import, RAPPORT_IMPORT_NEW);
  const guint n_changed = rapport_import_count (self->import, RAPPORT_IMPORT_CHANGED);
  const guint n_rejected = rapport_import_count (self->import, RAPPORT_IMPORT_REJECTED);
  const guint n_undecided = rapport_import_count (self->import, RAPPORT_IMPORT_UNDECIDED);
  const guint n_warned = rapport_import_get_n_warned (self->import);
  const guint n_left_out = n_rejected + n_undecided;
  g_autofree char *advice = rapport_import_words_dup_advice (self->import);
  g_autofree char *counts = rapport_import_words_dup_counts (self->import);
  int room;

  gtk_label_set_text (self->counts, counts);
  gtk_label_set_text (self->advice, advice != NULL ? advice : "");
  gtk_widget_get_size_request (GTK_WIDGET (self->advice), NULL, &room);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), advice != NULL || room > 0);
  gtk_widget_set_visible (self->good_button, n_left_out > 0);
  gtk_widget_set_visible (self->rejected_button, n_left_out > 0);
  gtk_widget_set_visible (self->reason_row, n_warned > 0);
  show_open (self);
  rapport_import_dialog_show_kept (self);
  gtk_widget_set_visible (self->customer_row, rapport_import_lacks_customer (self->import));
  enable (self, "dialog.import-good", n_left_out > 0 && n_new + n_changed > 0);
  enable (self, "dialog.import", n_left_out == 0 && n_new + n_changed > 0);
}

static void
show_found (RapportImportDialog *self)
{
  g_autofree char *understood = rapport_import_words_dup_understood (self->import);

  rapport_import_dialog_show_page (self, "found");
  gtk_label_set_text (self->understood, understood);
  rapport_import_dialog_show_offers (self);
  rapport_import_tables_fill (self->lists, self->import);
  show_counts (self);
  if (rapport_import_stand_go_back (&self->stand, self->lists))
    return;
  if (gtk_widget_is_sensitive (self->import_button))
    gtk_widget_grab_focus (self->import_button);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

/** rapport_import_dialog_show_found_again: shows what was found, around where the person stands by now */
void
rapport_import_dialog_show_found_again (RapportImportDialog *self)
{
  rapport_import_stand_note (&self->stand, GTK_WINDOW (self), self->lists);
  rapport_import_dialog_keep_room (self);
  show_found (self);
}

/** rapport_import_dialog_go_on: goes on to the next file, or closes behind the last */
void
rapport_import_dialog_go_on (RapportImportDialog *self)
{
  self->position++;
  if (self->position < g_list_model_get_n_items (self->files))
    start (self);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
written (RapportImportDialog *self,
         const char          *told,
         gboolean             undoable)
{
  const RapportEntityInfo *kind = self->import != NULL ? rapport_import_get_kind (self->import) : NULL;

  rapport_context_show_page (self->context, kind != NULL ? kind->name : "customers");
  if (told != NULL)
    rapport_context_tell (self->context, told, undoable);
  if (!rapport_import_dialog_offer_rest (self, told))
    rapport_import_dialog_go_on (self);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(RapportImportDialog) self = data;
  g_autoptr(GError) error = NULL;
  gboolean checked = rapport_import_check_finish (RAPPORT_IMPORT (source), result, &error);

  if (self->context == NULL || (GObject *) self->import != source)
    return;
  if (checked)
    g_clear_pointer (&self->next_sheet, g_free);
  if (checked)
    show_found (self);
  else if (!rapport_import_dialog_pass_sheet (self) && !rapport_import_dialog_take_back_choice (self, error))
    rapport_import_dialog_show_failure (self, error);
  self->tries_sheet = self->tries_sheet && !checked;
  g_clear_pointer (&self->chosen_before, g_free);
}

static void
restorable_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(RapportImportDialog) self = data;
  g_autoptr(GError) error = NULL;
  gboolean checked = rapport_restore_check_finish (RAPPORT_BOOK (source), result, &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!checked)
    {
      rapport_import_dialog_show_failure (self, error);
      return;
    }
  rapport_import_dialog_show_page (self, "restore");
  gtk_button_set_label (GTK_BUTTON (self->import_button), _("_Restore"));
  enable (self, "dialog.import", TRUE);
  gtk_widget_grab_focus (self->import_button);
}

static void
progress_cb (RapportImportDialog *self)
{
  if (self->looks_again)
    rapport_import_dialog_show_progress_again (self);
  else if (self->import != NULL)
    gtk_progress_bar_set_fraction (self->progress, rapport_import_get_progress (self->import));
}

/** rapport_import_dialog_keep_room: says that the controls and tables stay where they are when less is to be told */
void
rapport_import_dialog_keep_room (RapportImportDialog *self)
{
  graphene_rect_t bounds;

  if (gtk_widget_get_mapped (self->head) && gtk_widget_compute_bounds (self->head, self->head, &bounds))
    gtk_widget_set_size_request (self->head, -1, (int) bounds.size.height);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->advice)) &&
      gtk_widget_compute_bounds (GTK_WIDGET (self->advice), GTK_WIDGET (self->advice), &bounds))
    gtk_widget_set_size_request (GTK_WIDGET (self->advice), -1, (int) bounds.size.height);
}

/** rapport_import_dialog_check: reads the file as it is to be understood now, and shows what was found */
void
rapport_import_dialog_check (RapportImportDialog *self)
{
  g_autoptr(GFile) file = g_list_model_get_item (self->files, self->position);

  rapport_import_dialog_stop_looking (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "found") == 0)
    {
      rapport_import_stand_note (&self->stand, GTK_WINDOW (self), self->lists);
      rapport_import_dialog_keep_room (self);
    }
  show_busy (self, _("Reading “%s”…"));
  if (self->import != NULL)
    rapport_import_check_async (self->import, file, self->cancellable, checked_cb, g_object_ref (self));
  else
    rapport_restore_check_async (rapport_context_get_book (self->context), file, self->cancellable,
                                 restorable_cb, g_object_ref (self));
}

/** rapport_import_dialog_forget_said: takes back what was said of the rows that are imported by now, or skipped */
void
rapport_import_dialog_forget_said (RapportImportDialog *self)
{
  self->tries_kind = FALSE;
  self->tries_sheet = FALSE;
  gtk_editable_set_text (self->reason, "");
  gtk_check_button_set_active (self->along, TRUE);
  rapport_import_dialog_forget_kept (self);
  gtk_editable_set_text (self->customer, "");
  g_clear_pointer (&self->chosen_key, g_free);
  g_clear_pointer (&self->chosen_before, g_free);
  self->has_said = FALSE;
  rapport_import_stand_forget (&self->stand);
  gtk_widget_set_size_request (self->head, -1, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->advice), -1, -1);
}

static void
start (RapportImportDialog *self)
{
  g_autoptr(GFile) file = g_list_model_get_item (self->files, self->position);
  g_autofree char *name = dup_file_name (self);
  /* translators: a file’s name */
  g_autofree char *title = g_strdup_printf (_("Import “%s”"), name);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (GTK_BUTTON (self->import_button), _("_Import"));
  rapport_import_dialog_show_error (self, NULL);
  rapport_import_dialog_stop_looking (self);
  g_clear_object (&self->import);
  self->chosen_encoding = NULL;
  rapport_import_dialog_forget_said (self);
  rapport_import_dialog_forget_sheets (self);
  gtk_stack_set_visible_child_name (self->pages, "busy");
  if (!rapport_restore_is_archive (file))
    {
      self->import = rapport_import_new (rapport_context_get_book (self->context));
      g_signal_connect_object (self->import, "notify::progress", G_CALLBACK (progress_cb), self,
                               G_CONNECT_SWAPPED);
    }
  rapport_import_dialog_check (self);
}

static void
not_written (RapportImportDialog *self,
             const GError        *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rapport_import_dialog_show_error (self, _("The import was cancelled. Nothing was written."));
  else
    rapport_import_dialog_show_error (self, error->message);
  /* what is in the book may be another by now */
  rapport_import_dialog_check (self);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(RapportImportDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt =
    rapport_import_apply_finish (RAPPORT_IMPORT (source), result, &error);
  g_autofree char *done = NULL;
  g_autofree char *told = NULL;

  if (self->context == NULL)
    return;
  self->writing = FALSE;
  if (receipt == NULL)
    {
      not_written (self, error);
      return;
    }
  if (receipt->action != 0)
    {
      done = rapport_act_describe_done (receipt->kind, receipt->subject);
      told = rapport_import_words_dup_told (self->import, done);
    }
  written (self, told, TRUE);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(RapportImportDialog) self = data;
  g_autoptr(GError) error = NULL;
  gboolean restored = rapport_restore_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *told = NULL;

  if (self->context == NULL)
    return;
  self->writing = FALSE;
  if (!restored)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_free (error->message);
          error->message = g_strdup (_("The restoring was cancelled. Nothing was written."));
        }
      rapport_import_dialog_show_failure (self, error);
      return;
    }
  name = dup_file_name (self);
  /* translators: a file’s name */
  told = g_strdup_printf (_("Restored: “%s”"), name);
  written (self, told, FALSE);
}

static void
restore_progress_cb (gpointer data,
                     double   done)
{
  RapportImportDialog *self = data;

  if (self->context != NULL)
    gtk_progress_bar_set_fraction (self->progress, done);
}

static void
apply (RapportImportDialog *self,
       gboolean             good_rows)
{
  g_autoptr(GFile) file = g_list_model_get_item (self->files, self->position);

  self->writing = TRUE;
  rapport_import_dialog_show_error (self, NULL);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_busy (self, _("Importing “%s”…"));
  if (self->import != NULL)
    {
      rapport_import_set_along (self->import, gtk_check_button_get_active (self->along));
      rapport_import_apply_async (self->import, good_rows, self->cancellable, applied_cb, g_object_ref (self));
    }
  else
    rapport_restore_async (rapport_context_get_book (self->context), file, restore_progress_cb, self,
                           self->cancellable, restored_cb, g_object_ref (self));
}

static void
import_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  apply (RAPPORT_IMPORT_DIALOG (widget), FALSE);
}

static void
import_good_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  apply (RAPPORT_IMPORT_DIALOG (widget), TRUE);
}

/* a reason or a customer that was typed counts before it is looked at again */
static gboolean
would_lose (RapportImportDialog *self)
{
  return self->has_said || *gtk_editable_get_text (self->reason) != '\0' ||
         *gtk_editable_get_text (self->customer) != '\0';
}

static void
skip (gpointer data)
{
  RapportImportDialog *self = data;

  g_cancellable_cancel (self->cancellable);
  rapport_import_dialog_go_on (self);
}

static void
skip_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (widget);

  if (self->writing || self->position + 1 >= g_list_model_get_n_items (self->files))
    return;
  if (would_lose (self))
    rapport_question_ask (GTK_WINDOW (self), _("Skip This File?"),
                          _("What you chose and decided for this file would be gone."), _("_Go On Looking"),
                          _("_Skip This File"), skip, self);
  else
    skip (self);
}

static void
another_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (widget);
  g_autoptr(RapportContext) context = g_object_ref (self->context);

  gtk_window_destroy (GTK_WINDOW (self));
  rapport_import_dialog_ask (context);
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (source);
  g_autoptr(GFile) file = rapport_file_picker_save_finish (GTK_WINDOW (self), result, NULL);
  g_autoptr(GError) error = NULL;
  gboolean saved;

  if (file == NULL || self->context == NULL || self->import == NULL || self->writing)
    return;
  saved = rapport_import_save_rejected (self->import, g_file_peek_path (file), &error);
  rapport_import_dialog_show_error (self, saved ? NULL : error->message);
  if (saved)
    gtk_label_set_text (self->advice, _("The rejected rows were saved. Correct them there and import that file."));
}

static void
save_rejected_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  static const char * const suffixes[] = { "csv", "xlsx", "ods", "tsv", NULL };

  rapport_file_picker_save_async (GTK_WINDOW (widget), _("Save the Rejected Rows"), _("Rejected rows.csv"), _("Tables"),
                                  suffixes, place_chosen_cb, NULL);
}

static void
leave_cb (gpointer data)
{
  RapportImportDialog *self = data;

  self->has_said = FALSE;
  gtk_editable_set_text (self->reason, "");
  gtk_editable_set_text (self->customer, "");
  gtk_window_close (GTK_WINDOW (self));
}

/* What is being written is only left when that has been taken back, and what a person said is asked about. */
static gboolean
rapport_import_dialog_close_request (GtkWindow *window)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (window);

  if (!self->writing && would_lose (self))
    {
      rapport_question_ask (window, _("Close Without Importing?"),
                            _("What you chose and decided for this file would be gone."), _("_Go On Looking"),
                            _("_Close"), leave_cb, self);
      return TRUE;
    }
  g_cancellable_cancel (self->cancellable);
  if (self->writing)
    return TRUE;
  return GTK_WINDOW_CLASS (rapport_import_dialog_parent_class)->close_request (window);
}

static void
rapport_import_dialog_dispose (GObject *object)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  rapport_import_dialog_stop_looking (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->import);
  g_clear_object (&self->files);
  g_clear_object (&self->context);
  g_clear_pointer (&self->chosen_key, g_free);
  g_clear_pointer (&self->chosen_before, g_free);
  rapport_import_stand_forget (&self->stand);
  g_clear_pointer (&self->imported_sheets, g_hash_table_unref);
  g_clear_pointer (&self->passed_sheets, g_hash_table_unref);
  g_clear_pointer (&self->next_sheet, g_free);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);

  G_OBJECT_CLASS (rapport_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, failure_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, another_button);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, written_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, rest_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, next_sheet_button);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, next_sheet_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, no_more_button);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, head);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, advice);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, understood);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, encoding);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, dates_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, dates);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, open_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, open_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, along);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, customer_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, customer);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, good_button);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, rejected_button);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, leave_button);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, skip_button);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, switcher);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, lists);
}

static void
rapport_import_dialog_class_init (RapportImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_import_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "dialog.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "dialog.import-good", NULL, import_good_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save-rejected", NULL, save_rejected_cb);
  rapport_import_dialog_install_choices (widget_class);
  rapport_import_dialog_install_sheets (widget_class);
  gtk_widget_class_install_action (widget_class, "dialog.skip", NULL, skip_cb);
  gtk_widget_class_install_action (widget_class, "dialog.another", NULL, another_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Who clicks on a tab is there with the keyboard too: Enter is not to import what was not looked at. */
static void
pages_changed_cb (RapportImportDialog *self)
{
  for (GtkWidget *tab = gtk_widget_get_first_child (self->switcher); tab != NULL; tab = gtk_widget_get_next_sibling (tab))
    gtk_widget_set_focus_on_click (tab, TRUE);
}

static void
rapport_import_dialog_init (RapportImportDialog *self)
{
  g_autoptr(GtkSelectionModel) pages = NULL;


  g_type_ensure (RAPPORT_TYPE_WRAP_LAYOUT);
  self->kinds = rapport_import_offers_list_kinds ();
  self->imported_sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->passed_sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* they may stand in several lines */
  gtk_widget_remove_css_class (self->switcher, "linked");
  pages = gtk_stack_get_pages (self->lists);
  g_signal_connect_object (pages, "items-changed", G_CALLBACK (pages_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  rapport_ui_add_save_keys (GTK_WIDGET (self), "dialog.import");
}

/**
 * rapport_import_dialog_show:
 * @files: (element-type GFile): tables, or an archive
 *
 * Shows what importing the files would do, one after another; each is one act.
 *
 * Returns: (transfer none) (nullable): the window, if there is anything to show
 */
GtkWindow *
rapport_import_dialog_show (RapportContext *context,
                            GListModel     *files)
{
  RapportImportDialog *self;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (files), NULL);

  if (g_list_model_get_n_items (files) == 0)
    return NULL;
  self = g_object_new (RAPPORT_TYPE_IMPORT_DIALOG, "transient-for", rapport_context_get_window (context), NULL);
  self->context = g_object_ref (context);
  self->files = g_object_ref (files);
  start (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RapportContext) context = data;
  g_autoptr(GListModel) files = rapport_file_picker_open_finish (GTK_WINDOW (source), result, NULL);

  if (files != NULL && rapport_context_get_window (context) != NULL)
    rapport_import_dialog_show (context, files);
}

/** rapport_import_dialog_ask: lets the person choose the files to import first */
void
rapport_import_dialog_ask (RapportContext *context)
{
  static const char * const suffixes[] = { "csv", "tsv", "txt", "xlsx", "ods", "vcf", "ics", "json", NULL };

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  if (rapport_context_get_window (context) == NULL)
    return;
  rapport_file_picker_open_async (rapport_context_get_window (context), _("Import"),
                                  _("Tables, vCards, calendars and archives"), suffixes, chosen_cb, g_object_ref (context));
}
