/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-form.h"
#include "rapport-invite-dialog.h"
#include "rapport-invite.h"
#include "rapport-references.h"
#include "rapport-things.h"
#include "rapport-ui.h"

/** RapportInviteDialog: invites one customer or many to an activity */
struct _RapportInviteDialog
{
  GtkWindow       parent_instance;

  RapportContext *context;
  GtkWidget      *content;
  GtkWidget      *error;
  GtkWidget      *activity;
  GtkWidget      *customer;
  RapportForm    *form;
  RapportEntity  *invitation;
  GArray         *customers;
};

G_DEFINE_FINAL_TYPE (RapportInviteDialog, rapport_invite_dialog, GTK_TYPE_WINDOW)

static const guint fields[] = { RAPPORT_ACTIVITY_GUEST_INVITED };
static const guint fields_of_one[] = { RAPPORT_ACTIVITY_GUEST_CONTACT, RAPPORT_ACTIVITY_GUEST_INVITED };

static void
show_error (RapportInviteDialog *self,
            const char          *sentence,
            GtkWidget           *where)
{
  gtk_label_set_text (GTK_LABEL (self->error), sentence);
  gtk_widget_set_visible (self->error, TRUE);
  gtk_widget_grab_focus (where);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportInviteDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  const guint n = self->customers->len;
  g_autofree char *done = NULL;

  if (self->context == NULL)
    return;
  gtk_widget_set_sensitive (self->content, TRUE);
  if (receipt == NULL)
    {
      show_error (self, error->message, self->activity);
      return;
    }
  done = g_strdup_printf (ngettext ("%'u customer invited", "%'u customers invited", n), n);
  rapport_context_tell (self->context, done, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Whom: those who were selected, or the one who is chosen here */
static gboolean
take_customer (RapportInviteDialog *self)
{
  gint64 id;

  if (self->customer == NULL)
    return TRUE;
  id = rapport_reference_get_id (RAPPORT_REFERENCE (self->customer));
  g_array_set_size (self->customers, 0);
  if (id != 0)
    g_array_append_val (self->customers, id);
  return id != 0;
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportInviteDialog *self = RAPPORT_INVITE_DIALOG (widget);
  const gint64 activity = rapport_reference_get_id (RAPPORT_REFERENCE (self->activity));

  if (!gtk_widget_get_sensitive (self->content))
    return;
  rapport_form_commit (self->form);
  if (activity == 0)
    {
      show_error (self, _("Choose the activity."), self->activity);
      return;
    }
  if (!take_customer (self))
    {
      show_error (self, _("Choose whom to invite."), self->customer);
      return;
    }
  rapport_entity_set_integer (self->invitation, RAPPORT_ACTIVITY_GUEST_ACTIVITY, activity);
  if (!rapport_form_apply (self->form))
    return;
  gtk_widget_set_sensitive (self->content, FALSE);
  rapport_act_run_async (rapport_invite_new (RAPPORT_ACTIVITY_GUEST (self->invitation),
                                             (const gint64 *) self->customers->data, self->customers->len),
                         rapport_context_get_book (self->context), saved_cb, g_object_ref (self));
}

static void
rapport_invite_dialog_dispose (GObject *object)
{
  RapportInviteDialog *self = RAPPORT_INVITE_DIALOG (object);

  g_clear_pointer (&self->customers, g_array_unref);
  g_clear_object (&self->invitation);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_invite_dialog_parent_class)->dispose (object);
}

static void
rapport_invite_dialog_class_init (RapportInviteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_invite_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "invite.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_button (const char *label,
             const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
rapport_invite_dialog_init (RapportInviteDialog *self)
{
  GtkWidget *bar = gtk_header_bar_new ();
  GtkWidget *save = make_button (_("_Invite"), "invite.save");

  gtk_widget_add_css_class (save, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (bar), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), make_button (_("_Cancel"), "window.close"));
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), save);
  gtk_window_set_titlebar (GTK_WINDOW (self), bar);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
  rapport_ui_add_save_keys (GTK_WIDGET (self), "invite.save");
}

static GtkWidget *
append_choice (RapportInviteDialog *self,
               const char          *target,
               gint64               id)
{
  const char *name = g_dpgettext2 (GETTEXT_PACKAGE, "thing", rapport_entity_info_for (target)->label);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *choice = rapport_references_new (self->context, target);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "field-label");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (choice, TRUE);
  rapport_control_name_set (choice, name);
  rapport_reference_set_id (RAPPORT_REFERENCE (choice), id);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), choice);
  gtk_box_append (GTK_BOX (self->content), row);
  return choice;
}

static void
make_invitation (RapportInviteDialog *self)
{
  const gint64 now = rapport_context_get_now (self->context);

  self->invitation = RAPPORT_ENTITY (rapport_activity_guest_new ());
  rapport_entity_set_day (self->invitation, RAPPORT_ACTIVITY_GUEST_INVITED,
                          rapport_day_from_instant (now, rapport_context_get_zone (self->context)));
  if (self->customers->len > 0)
    rapport_entity_set_integer (self->invitation, RAPPORT_ACTIVITY_GUEST_CUSTOMER,
                                g_array_index (self->customers, gint64, 0));
}

static void
make_content (RapportInviteDialog *self,
              gint64               activity)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->content, "dialog-content");
  self->error = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (self->content), self->error);
  self->activity = append_choice (self, "activity", activity);
  if (self->customers->len == 0)
    self->customer = append_choice (self, "customer", 0);
  self->form = rapport_form_new (self->context, RAPPORT_TYPE_ACTIVITY_GUEST);
  if (self->customers->len == 1)
    rapport_form_add_section (self->form, NULL, fields_of_one, G_N_ELEMENTS (fields_of_one));
  else
    rapport_form_add_section (self->form, NULL, fields, G_N_ELEMENTS (fields));
  rapport_form_start (self->form, self->invitation);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->form));
  gtk_window_set_child (GTK_WINDOW (self), self->content);
}

/**
 * rapport_invite_dialog_show:
 * @activity: to which, 0 to be chosen
 * @customers: (nullable): whom
 * @n_customers: how many, 0 for one who is to be chosen
 *
 * Opens the dialog over the main window.
 */
void
rapport_invite_dialog_show (RapportContext *context,
                            gint64          activity,
                            const gint64   *customers,
                            guint           n_customers)
{
  RapportInviteDialog *self;
  g_autofree char *title = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  title = n_customers > 1 ? g_strdup_printf (ngettext ("Invite %'u Customer", "Invite %'u Customers", n_customers),
                                             n_customers)
                          : g_strdup (_("Invite to an Activity"));
  self = g_object_new (RAPPORT_TYPE_INVITE_DIALOG, "transient-for", rapport_context_get_window (context), "title", title,
                       NULL);
  self->context = g_object_ref (context);
  self->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_customers > 0)
    g_array_append_vals (self->customers, customers, n_customers);
  make_invitation (self);
  make_content (self, activity);
  gtk_widget_grab_focus (activity == 0 || self->customer == NULL ? self->activity : self->customer);
  gtk_window_present (GTK_WINDOW (self));
}
