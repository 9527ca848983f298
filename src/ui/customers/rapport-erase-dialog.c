/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-backup-place.h"
#include "rapport-backups-holding.h"
#include "rapport-control-name.h"
#include "rapport-erase-dialog.h"
#include "rapport-erase.h"
#include "rapport-ui.h"
#include "rapport-watched-run.h"

/**
 * RapportEraseDialog:
 * Says what goes when somebody is erased for good and what stays, and does it once their name is typed.
 */
struct _RapportEraseDialog
{
  GtkWindow       parent_instance;

  RapportContext *context;
  RapportEntity  *person;
  char           *title;
  char           *place;
  GCancellable   *reading;
  GtkWidget      *lines;
  GtkWidget      *everywhere;
  GtkWidget      *backups;
  GtkWidget      *typed;
  GtkWidget      *erase;
  GtkWidget      *status;
  gboolean        is_read;
  gboolean        is_running;
};

G_DEFINE_FINAL_TYPE (RapportEraseDialog, rapport_erase_dialog, GTK_TYPE_WINDOW)

/* What is done behind the act, in a thread of its own. */
typedef struct
{
  RapportContext   *context;
  RapportEraseRest *rest;
  gboolean          drops_backups;
  char             *place;
} Finishing;

/* @place: (nullable): of the copies of the backups */
typedef struct
{
  char   *folder;
  char   *place;
  GType   type;
  gint64  id;
} Question;

static void
finishing_free (gpointer data)
{
  Finishing *finishing = data;

  g_object_unref (finishing->context);
  rapport_erase_rest_unref (finishing->rest);
  g_free (finishing->place);
  g_free (finishing);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->folder);
  g_free (question->place);
  g_free (question);
}

static void
finish_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  const Finishing *finishing = data;
  GError *error = NULL;

  if (rapport_erase_rest_finish (finishing->rest, finishing->drops_backups, finishing->place, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The name may be in what a page was last filtered by, which is kept for the next start. */
static void
forget_filters (const Finishing *finishing)
{
  GSettings *settings = rapport_context_get_settings (finishing->context);
  g_autoptr(GVariant) notes = g_settings_get_value (settings, "filters");
  GVariantBuilder builder;
  GVariantIter iterator;
  const char *name, *note;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iterator, notes);
  while (g_variant_iter_next (&iterator, "{&s&s}", &name, &note))
    if (!rapport_erase_rest_finds (finishing->rest, note))
      g_variant_builder_add (&builder, "{ss}", name, note);
  g_settings_set_value (settings, "filters", g_variant_builder_end (&builder));
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  const Finishing *finishing = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    rapport_context_tell (finishing->context, _("Erased for good."), FALSE);
  else
    rapport_context_fail (finishing->context, error->message);
}

typedef struct
{
  RapportEraseDialog *self;
  Finishing          *finishing;
} Running;

/* @finishing: (transfer full) */
static void
not_erased (RapportEraseDialog *self,
            Finishing          *finishing,
            const GError       *error)
{
  const gboolean is_cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (self->context == NULL)
    rapport_context_fail (finishing->context, error->message);
  else
    {
      gtk_widget_set_sensitive (self->erase, TRUE);
      rapport_ui_set_status (self->status, is_cancelled ? _("Nothing was erased.") : error->message, !is_cancelled);
    }
  finishing_free (finishing);
}

static void
erased_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Running *running = data;
  g_autoptr(RapportEraseDialog) self = running->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_autoptr(GTask) task = NULL;

  self->is_running = FALSE;
  if (receipt == NULL)
    {
      not_erased (self, running->finishing, error);
      return;
    }
  forget_filters (running->finishing);
  rapport_context_tell (running->finishing->context, _("Erased. The files are being made anew without it…"), FALSE);
  task = g_task_new (NULL, NULL, finished_cb, NULL);
  g_task_set_task_data (task, running->finishing, finishing_free);
  g_task_run_in_thread (task, finish_in_thread);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
is_ready (RapportEraseDialog *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->typed))));

  return self->is_read && !self->is_running && g_strcmp0 (typed, self->title) == 0;
}

static void
erase_cb (RapportEraseDialog *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  const gboolean everywhere = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->everywhere));
  RapportEraseRest *rest;
  Running *running;
  RapportAct *act;

  if (!is_ready (self))
    {
      rapport_ui_set_status (self->status, _("Type the name exactly as it stands above."), TRUE);
      gtk_widget_grab_focus (self->typed);
      return;
    }
  act = rapport_erase_new (G_OBJECT_TYPE (self->person), rapport_entity_get_id (self->person), everywhere,
                           rapport_book_get_folder (book), &rest);
  running = g_new0 (Running, 1);
  running->self = g_object_ref (self);
  running->finishing = g_new0 (Finishing, 1);
  *running->finishing = (Finishing) {
    g_object_ref (self->context), rest, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->backups)),
    g_strdup (self->place),
  };
  self->is_running = TRUE;
  gtk_widget_set_sensitive (self->erase, FALSE);
  rapport_ui_set_status (self->status, _("Erasing…"), FALSE);
  rapport_watched_run (self->context, act, GTK_WINDOW (self), gtk_window_get_title (GTK_WINDOW (self)), erased_cb, running);
}

static void
typed_cb (RapportEraseDialog *self)
{
  gtk_widget_set_sensitive (self->erase, is_ready (self));
  rapport_ui_set_status (self->status, NULL, FALSE);
}

static void
append_line (RapportEraseDialog *self,
             const char         *text)
{
  GtkWidget *line = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_box_append (GTK_BOX (self->lines), line);
}

static gpointer
read_preview (RapportConnection  *connection,
              gpointer            data,
              GError            **error)
{
  const Question *question = data;

  return rapport_erase_preview_load (connection, question->folder, question->place, question->type, question->id,
                                     error);
}

static void
show_preview (RapportEraseDialog        *self,
              const RapportErasePreview *preview)
{
  g_autoptr(GPtrArray) lines = rapport_erase_preview_describe (preview);

  rapport_ui_drop_children (self->lines);
  for (guint i = 0; i < lines->len; i++)
    append_line (self, g_ptr_array_index (lines, i));
  gtk_widget_set_visible (self->everywhere, preview->n_elsewhere > 0);
  gtk_widget_set_visible (self->backups, preview->backups->len > 0);
  self->is_read = TRUE;
  typed_cb (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(RapportEraseDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportErasePreview) preview = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (preview != NULL && self->context != NULL)
    show_preview (self, preview);
  else if (self->context != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rapport_ui_set_status (self->status, error->message, TRUE);
}

static void
rapport_erase_dialog_dispose (GObject *object)
{
  RapportEraseDialog *self = RAPPORT_ERASE_DIALOG (object);

  rapport_book_forget (&self->reading);
  g_clear_object (&self->context);
  g_clear_object (&self->person);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->place, g_free);

  G_OBJECT_CLASS (rapport_erase_dialog_parent_class)->dispose (object);
}

/* What is being erased can be cancelled over it. */
static gboolean
rapport_erase_dialog_close_request (GtkWindow *window)
{
  return RAPPORT_ERASE_DIALOG (window)->is_running ||
         GTK_WINDOW_CLASS (rapport_erase_dialog_parent_class)->close_request (window);
}

static void
rapport_erase_dialog_class_init (RapportEraseDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_erase_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_erase_dialog_close_request;
}

static GtkWidget *
make_bar (RapportEraseDialog *self)
{
  GtkWidget *bar = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->erase = gtk_button_new_with_mnemonic (_("_Erase"));
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (bar), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->erase, "clicked", G_CALLBACK (erase_cb), self);
  gtk_widget_add_css_class (self->erase, "destructive-action");
  gtk_widget_set_sensitive (self->erase, FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), self->erase);
  return bar;
}

static void
append_question (RapportEraseDialog *self,
                 GtkWidget          *box)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Type the name to go on"));

  self->everywhere = gtk_check_button_new_with_mnemonic (_("Also take the name out of the texts of _others"));
  self->backups = gtk_check_button_new_with_mnemonic (_("Also remove these _backups, and make a new one"));
  self->typed = gtk_entry_new ();
  self->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->typed);
  rapport_control_name_set (self->typed, _("Type the name to go on"));
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_widget_set_visible (self->status, FALSE);
  gtk_widget_set_visible (self->everywhere, FALSE);
  gtk_widget_set_visible (self->backups, FALSE);
  g_signal_connect_swapped (self->typed, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->typed, "activate", G_CALLBACK (erase_cb), self);
  gtk_box_append (GTK_BOX (box), self->everywhere);
  gtk_box_append (GTK_BOX (box), self->backups);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->typed);
  gtk_box_append (GTK_BOX (box), self->status);
}

static void
rapport_erase_dialog_init (RapportEraseDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (box, "dialog-content");
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  append_line (self, _("Looking for all that is kept…"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->lines);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  append_question (self, box);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_titlebar (GTK_WINDOW (self), make_bar (self));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 440);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  rapport_ui_add_close_key (GTK_WIDGET (self));
}

static void
ask (RapportEraseDialog *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(RapportBackupPlace) place = rapport_backup_place_load (rapport_book_get_folder (book));
  Question *question = g_new0 (Question, 1);

  if (place != NULL && rapport_backup_place_is_there (place))
    self->place = g_strdup (place->path);
  *question = (Question) {
    g_strdup (rapport_book_get_folder (book)), g_strdup (self->place), G_OBJECT_TYPE (self->person),
    rapport_entity_get_id (self->person),
  };
  rapport_book_read_async (book, &self->reading, read_preview, question, question_free,
                           (GDestroyNotify) rapport_erase_preview_free, read_cb, g_object_ref (self));
}

/**
 * rapport_erase_dialog_show:
 * @person: a customer or a contact
 *
 * Opens the dialog that erases them for good.
 */
void
rapport_erase_dialog_show (RapportContext *context,
                           RapportEntity  *person)
{
  RapportEraseDialog *self;
  g_autofree char *title = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (RAPPORT_IS_ENTITY (person));

  self = g_object_new (RAPPORT_TYPE_ERASE_DIALOG, NULL);
  self->context = g_object_ref (context);
  self->person = g_object_ref (person);
  self->title = g_strstrip (rapport_entity_dup_title (person));
  /* translators: a customer or a contact */
  title = g_strdup_printf (_("Erase “%s” for Good"), self->title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_transient_for (GTK_WINDOW (self), rapport_context_get_window (context));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  ask (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->typed);
}
