/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-form.h"
#include "rapport-many-dialog.h"
#include "rapport-ui.h"
#include "rapport-warning-box.h"
#include "rapport-watched-run.h"

/* around what stands below the form */
#define MARGIN 12

/** RapportManyDialog: writes down, or plans, the same contact with several customers, such as a mailing or an event */
struct _RapportManyDialog
{
  GtkWindow              parent_instance;

  RapportContext        *context;
  const RapportManyKind *kind;
  RapportForm           *form;
  GtkWidget             *others_box;
  GtkWidget             *others_note;
  GtkWidget             *leave_out;
  RapportWarningBox     *warning;
  GtkWidget             *status;
  RapportEntity         *thing;
  /* while it is written: what is said then */
  char                  *done;
  /* all who were chosen, and those of them who have such a thing already, in the same order */
  GArray                *customers;
  GArray                *others;
  GCancellable          *question;
  GCancellable          *look;
};

G_DEFINE_FINAL_TYPE (RapportManyDialog, rapport_many_dialog, GTK_TYPE_WINDOW)

/* Returns: (transfer full) (element-type gint64): whom it is about: all who were chosen, or but those who have it */
static GArray *
list_customers (RapportManyDialog *self)
{
  GArray *customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_passed = 0;

  if (self->others == NULL || !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->leave_out)))
    {
      g_array_append_vals (customers, self->customers->data, self->customers->len);
      return customers;
    }
  for (guint i = 0; i < self->customers->len; i++)
    {
      const gint64 id = g_array_index (self->customers, gint64, i);

      if (n_passed < self->others->len && g_array_index (self->others, gint64, n_passed) == id)
        n_passed++;
      else
        g_array_append_val (customers, id);
    }
  return customers;
}

/* What was filled in stays until it is written. */
static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(RapportManyDialog) self = data;
  g_autofree char *done = g_steal_pointer (&self->done);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (self->context == NULL)
    return;
  if (receipt != NULL)
    {
      rapport_context_tell (self->context, done, TRUE);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rapport_ui_set_status (self->status, _("Cancelled: nothing was changed. What you filled in is still here."), FALSE);
  else
    rapport_ui_set_status (self->status, error->message, TRUE);
}

static void
write_all (RapportManyDialog *self,
           const char        *reason)
{
  g_autoptr(GArray) customers = list_customers (self);

  g_free (self->done);
  self->done = self->kind->dup_done (self->context, self->thing, customers->len);
  rapport_ui_set_status (self->status, NULL, FALSE);
  rapport_watched_run_if_great (self->context,
                                rapport_contact_many_new (self->kind->contact, self->thing,
                                                          (const gint64 *) customers->data, customers->len, reason),
                                GTK_WINDOW (self), written_cb, g_object_ref (self));
}

/* What the rules are asked about, on the reader */
typedef struct
{
  const RapportManyKind *kind;
  RapportEntity         *thing;
  GArray                *customers;
  gint64                 now;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->thing);
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
  char *warnings = rapport_contact_many_dup_warnings (question->kind->contact, connection, question->thing,
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
  RapportManyDialog *self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *warnings = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  const gboolean warns = warnings != NULL && *warnings != '\0';

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->question);
  if (warnings == NULL)
    rapport_context_fail (self->context, error->message);
  else if (rapport_warning_box_tell (self->warning, warns ? warnings : NULL))
    write_all (self, warns ? rapport_warning_box_get_typed (self->warning) : NULL);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportManyDialog *self = RAPPORT_MANY_DIALOG (widget);
  Question *question;

  if (self->done != NULL)
    return;
  rapport_form_commit (self->form);
  if (!rapport_form_apply (self->form))
    return;
  question = g_new0 (Question, 1);
  question->kind = self->kind;
  question->thing = rapport_entity_copy (self->thing);
  question->customers = list_customers (self);
  question->now = rapport_context_get_now (self->context);
  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, find_warnings, question,
                           question_free, g_free, warnings_cb, self);
}

static void
save_anyway_cb (RapportManyDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.save", NULL);
}

/* What becomes of it is told here. */
static gboolean
rapport_many_dialog_close_request (GtkWindow *window)
{
  return RAPPORT_MANY_DIALOG (window)->done != NULL
         || GTK_WINDOW_CLASS (rapport_many_dialog_parent_class)->close_request (window);
}

static void
rapport_many_dialog_dispose (GObject *object)
{
  RapportManyDialog *self = RAPPORT_MANY_DIALOG (object);

  rapport_book_forget (&self->question);
  rapport_book_forget (&self->look);
  g_clear_pointer (&self->customers, g_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_object (&self->thing);
  g_clear_object (&self->context);
  g_clear_pointer (&self->done, g_free);

  G_OBJECT_CLASS (rapport_many_dialog_parent_class)->dispose (object);
}

static void
rapport_many_dialog_class_init (RapportManyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_many_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_many_dialog_close_request;

  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
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
rapport_many_dialog_init (RapportManyDialog *self)
{
  GtkWidget *bar = gtk_header_bar_new ();

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (bar), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), make_button (_("_Cancel"), "window.close", NULL));
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), make_button (_("_Save"), "dialog.save", "suggested-action"));
  gtk_window_set_titlebar (GTK_WINDOW (self), bar);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 480);
  rapport_ui_add_save_keys (GTK_WIDGET (self), "dialog.save");
}

/* Why nothing can be saved is said where that was chosen. */
static void
show_note (RapportManyDialog *self,
           guint              n_left)
{
  g_autofree char *others = self->kind->dup_others (self->others->len);
  g_autofree char *note = n_left > 0 ? g_strdup (others)
                                     : g_strdup_printf ("%s\n%s", others, _("Without these no customer is left."));

  gtk_label_set_text (GTK_LABEL (self->others_note), note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->leave_out), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
}

static void
leave_out_cb (RapportManyDialog *self)
{
  g_autoptr(GArray) customers = list_customers (self);
  g_autofree char *title = self->kind->contact->dup_title (customers->len);

  gtk_window_set_title (GTK_WINDOW (self), title);
  show_note (self, customers->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", customers->len > 0);
}

static gpointer
find_others (RapportConnection  *connection,
             gpointer            data,
             GError            **error)
{
  const Question *question = data;

  return question->kind->contact->find_others (connection, question->customers, error);
}

static void
others_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  RapportManyDialog *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) others = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->look);
  if (others == NULL)
    rapport_context_fail (self->context, error->message);
  if (others == NULL || others->len == 0)
    return;
  self->others = g_steal_pointer (&others);
  show_note (self, self->customers->len);
  gtk_widget_set_visible (self->others_box, TRUE);
}

/* Those who have such a thing already are told, and may be left out. */
static void
look_for_others (RapportManyDialog *self)
{
  Question *question;

  if (self->kind->contact->find_others == NULL)
    return;
  question = g_new0 (Question, 1);
  question->kind = self->kind;
  question->thing = g_object_ref (self->thing);
  question->customers = g_array_ref (self->customers);
  rapport_book_read_async (rapport_context_get_book (self->context), &self->look, find_others, question, question_free,
                           (GDestroyNotify) g_array_unref, others_cb, self);
}

static GtkWidget *
make_others (RapportManyDialog *self)
{
  self->others_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->others_note = gtk_label_new (NULL);
  self->leave_out = gtk_check_button_new_with_mnemonic (_("L_eave these customers out"));
  gtk_label_set_xalign (GTK_LABEL (self->others_note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->others_note), TRUE);
  gtk_widget_add_css_class (self->others_box, "hint-box");
  gtk_widget_set_margin_start (self->others_box, MARGIN);
  gtk_widget_set_margin_end (self->others_box, MARGIN);
  gtk_widget_set_margin_bottom (self->others_box, MARGIN);
  gtk_box_append (GTK_BOX (self->others_box), self->others_note);
  gtk_box_append (GTK_BOX (self->others_box), self->leave_out);
  gtk_widget_set_visible (self->others_box, FALSE);
  g_signal_connect_object (self->leave_out, "toggled", G_CALLBACK (leave_out_cb), self, G_CONNECT_SWAPPED);
  return self->others_box;
}

static GtkWidget *
make_status (RapportManyDialog *self)
{
  self->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_widget_set_margin_start (self->status, MARGIN);
  gtk_widget_set_margin_end (self->status, MARGIN);
  gtk_widget_set_margin_bottom (self->status, MARGIN);
  gtk_widget_set_visible (self->status, FALSE);
  return self->status;
}

static void
show_hints (RapportManyDialog *self)
{
  for (guint i = 0; self->kind->hint != NULL && i < self->kind->contact->n_fields; i++)
    {
      g_autofree char *hint = self->kind->hint (self->thing, self->kind->contact->fields[i], self->context);

      if (hint != NULL)
        rapport_form_show_hint (self->form, self->kind->contact->fields[i]);
    }
}

static void
make_form (RapportManyDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->warning = g_object_new (RAPPORT_TYPE_WARNING_BOX, NULL);
  g_signal_connect_object (self->warning, "go-on", G_CALLBACK (save_anyway_cb), self, G_CONNECT_SWAPPED);
  self->form = rapport_form_new (self->context, self->kind->contact->type ());
  rapport_form_add_section (self->form, NULL, self->kind->contact->fields, self->kind->contact->n_fields);
  if (self->kind->hint != NULL)
    rapport_form_set_hints (self->form, self->kind->hint, self->context);
  rapport_field_editor_set_none (rapport_form_get_editor (self->form, self->kind->owner),
                                 gettext (self->kind->nobody));
  rapport_form_start (self->form, self->thing);
  show_hints (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->form), "dialog-content");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->form));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), make_others (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->warning));
  gtk_box_append (GTK_BOX (box), make_status (self));
  gtk_window_set_child (GTK_WINDOW (self), box);
}

/**
 * rapport_many_dialog_show:
 * @thing: (nullable): what is known of it already, such as of an activity; copied
 *
 * Opens the dialog over the main window, for all of @customers.
 */
void
rapport_many_dialog_show (RapportContext        *context,
                          const RapportManyKind *kind,
                          RapportEntity         *thing,
                          const gint64          *customers,
                          guint                  n_customers)
{
  RapportManyDialog *self;
  g_autofree char *title = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (kind != NULL && customers != NULL && n_customers > 0);

  title = kind->contact->dup_title (n_customers);
  self = g_object_new (RAPPORT_TYPE_MANY_DIALOG, "transient-for", rapport_context_get_window (context), "title", title,
                       NULL);
  self->context = g_object_ref (context);
  self->kind = kind;
  self->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->customers, customers, n_customers);
  self->thing = thing != NULL ? rapport_entity_copy (thing) : g_object_new (kind->contact->type (), NULL);
  /* the form asks for a customer; each of them gets its own */
  rapport_entity_set_integer (self->thing, kind->contact->customer, customers[0]);
  if (kind->contact->begin != NULL)
    kind->contact->begin (self->thing, rapport_context_get_now (context), rapport_context_get_zone (context),
                          rapport_context_get_member (context));
  make_form (self);
  look_for_others (self);
  gtk_widget_grab_focus (GTK_WIDGET (rapport_form_get_editor (self->form, kind->contact->fields[0])));
  gtk_window_present (GTK_WINDOW (self));
}
