/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-form.h"
#include "rapport-log-many-dialog.h"
#include "rapport-log-many.h"
#include "rapport-run.h"
#include "rapport-ui.h"
#include "rapport-warning-box.h"

/** RapportLogManyDialog: writes down one contact with several customers, such as an event or a mailing */
struct _RapportLogManyDialog
{
  GtkWindow          parent_instance;

  RapportContext    *context;
  RapportForm       *form;
  RapportWarningBox *warning;
  RapportEntity     *record;
  GArray            *customers;
  GCancellable      *question;
};

G_DEFINE_FINAL_TYPE (RapportLogManyDialog, rapport_log_many_dialog, GTK_TYPE_WINDOW)

static const guint fields[] = {
  RAPPORT_RECORD_METHOD, RAPPORT_RECORD_STARTED, RAPPORT_RECORD_PURPOSE, RAPPORT_RECORD_SUMMARY,
  RAPPORT_RECORD_RESPONDED, RAPPORT_RECORD_OWNER,
};

static void
log_all (RapportLogManyDialog *self,
         const char           *reason)
{
  const guint n = self->customers->len;
  g_autofree char *done = g_strdup_printf (ngettext ("Logged with %'u customer", "Logged with %'u customers", n), n);

  rapport_run_act (self->context, rapport_log_many_new (RAPPORT_RECORD (self->record),
                                                        (const gint64 *) self->customers->data, n, reason), done);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What the rules are asked about, on the reader */
typedef struct
{
  RapportEntity *record;
  GArray        *customers;
  gint64         now;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->record);
  g_array_unref (question->customers);
  g_free (question);
}

/* No warning is an answer too. */
static gpointer
find_warnings (RapportConnection  *connection,
               gpointer            data,
               GError            **error)
{
  const Question *question = data;
  g_autoptr(GError) failure = NULL;
  char *warnings = rapport_log_many_dup_warnings (connection, RAPPORT_RECORD (question->record),
                                                  (const gint64 *) question->customers->data,
                                                  question->customers->len, question->now, &failure);

  if (failure == NULL)
    return warnings != NULL ? warnings : g_strdup ("");
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static void
warnings_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  RapportLogManyDialog *self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *warnings = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  const gboolean warns = warnings != NULL && *warnings != '\0';

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->question);
  if (warnings == NULL)
    rapport_context_fail (self->context, error->message);
  else if (rapport_warning_box_tell (self->warning, warns ? warnings : NULL))
    log_all (self, warns ? rapport_warning_box_get_typed (self->warning) : NULL);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportLogManyDialog *self = RAPPORT_LOG_MANY_DIALOG (widget);
  Question *question;

  rapport_form_commit (self->form);
  if (!rapport_form_apply (self->form))
    return;
  question = g_new0 (Question, 1);
  question->record = rapport_entity_copy (self->record);
  question->customers = g_array_ref (self->customers);
  question->now = rapport_context_get_now (self->context);
  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, find_warnings, question,
                           question_free, g_free, warnings_cb, self);
}

static void
save_anyway_cb (RapportLogManyDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "log.save", NULL);
}

static void
rapport_log_many_dialog_dispose (GObject *object)
{
  RapportLogManyDialog *self = RAPPORT_LOG_MANY_DIALOG (object);

  rapport_book_forget (&self->question);
  g_clear_pointer (&self->customers, g_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_log_many_dialog_parent_class)->dispose (object);
}

static void
rapport_log_many_dialog_class_init (RapportLogManyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_log_many_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "log.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_button (const char *label,
             const char *action,
             const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

static void
rapport_log_many_dialog_init (RapportLogManyDialog *self)
{
  GtkWidget *bar = gtk_header_bar_new ();

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (bar), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), make_button (_("_Cancel"), "window.close", NULL));
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), make_button (_("_Save"), "log.save", "suggested-action"));
  gtk_window_set_titlebar (GTK_WINDOW (self), bar);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 420);
  rapport_ui_add_save_keys (GTK_WIDGET (self), "log.save");
}

/* It was now, unless it is known better, and we began it. */
static void
make_record (RapportLogManyDialog *self,
             RapportRecord        *preset)
{
  const gint64 now = rapport_context_get_now (self->context) / 60 * 60;
  const RapportMoment started = rapport_moment_from_instant (now, rapport_context_get_zone (self->context));

  self->record = preset != NULL ? rapport_entity_copy (RAPPORT_ENTITY (preset)) : RAPPORT_ENTITY (rapport_record_new ());
  /* the form asks for a customer; each record gets its own */
  rapport_entity_set_integer (self->record, RAPPORT_RECORD_CUSTOMER, g_array_index (self->customers, gint64, 0));
  if (!rapport_entity_is_set (self->record, RAPPORT_RECORD_STARTED))
    rapport_entity_set_moment (self->record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (self->record, RAPPORT_RECORD_BEGAN_BY, "we");
  rapport_entity_set_integer (self->record, RAPPORT_RECORD_OWNER, rapport_context_get_member (self->context));
}

static void
make_form (RapportLogManyDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->warning = g_object_new (RAPPORT_TYPE_WARNING_BOX, NULL);
  g_signal_connect_object (self->warning, "go-on", G_CALLBACK (save_anyway_cb), self, G_CONNECT_SWAPPED);
  self->form = rapport_form_new (self->context, RAPPORT_TYPE_RECORD);
  rapport_form_add_section (self->form, NULL, fields, G_N_ELEMENTS (fields));
  rapport_form_start (self->form, self->record);
  gtk_widget_add_css_class (GTK_WIDGET (self->form), "dialog-content");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->form));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->warning));
  gtk_window_set_child (GTK_WINDOW (self), box);
}

/**
 * rapport_log_many_dialog_show:
 * @preset: (nullable): what is known of the contact already, such as of an activity; copied
 *
 * Opens the dialog over the main window, for all of @customers.
 */
void
rapport_log_many_dialog_show (RapportContext *context,
                              RapportRecord  *preset,
                              const gint64   *customers,
                              guint           n_customers)
{
  RapportLogManyDialog *self;
  g_autofree char *title = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (customers != NULL && n_customers > 0);

  title = g_strdup_printf (ngettext ("Log Follow-up with %'u Customer", "Log Follow-up with %'u Customers", n_customers),
                           n_customers);
  self = g_object_new (RAPPORT_TYPE_LOG_MANY_DIALOG, "transient-for", rapport_context_get_window (context), "title",
                       title, NULL);
  self->context = g_object_ref (context);
  self->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->customers, customers, n_customers);
  make_record (self, preset);
  make_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (rapport_form_get_editor (self->form, RAPPORT_RECORD_METHOD)));
  gtk_window_present (GTK_WINDOW (self));
}
