/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-add.h"
#include "rapport-contact-card.h"
#include "rapport-contact.h"
#include "rapport-customer-dialog.h"
#include "rapport-customer-fields.h"
#include "rapport-customer.h"
#include "rapport-draft-bar.h"
#include "rapport-duplicate-hint.h"
#include "rapport-ui.h"

#define DRAFT "new-customer"
#define N_CONTACTS 2

/* of what is kept of them */
static const char * const contact_names[N_CONTACTS] = { "contact-1", "contact-2" };

/**
 * RapportCustomerDialog:
 * A new customer with up to two contacts. What is half-typed survives closing and a crash.
 */
struct _RapportCustomerDialog
{
  GtkWindow        parent_instance;

  RapportContext  *context;
  RapportDraftBar *bar;
  GtkWidget       *box;
  GtkWidget       *error;
  GtkWidget       *add;
  RapportForm     *form;
  RapportForm     *contacts[N_CONTACTS];
  RapportDraft    *draft;
};

G_DEFINE_FINAL_TYPE (RapportCustomerDialog, rapport_customer_dialog, GTK_TYPE_WINDOW)

static void
show_error (RapportCustomerDialog *self,
            const char            *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->error), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error, sentence != NULL);
}

/* What was typed, beside what was filled in by itself. */
static GVariant *
collect_typed (gpointer data)
{
  RapportCustomerDialog *self = data;
  GVariantDict typed;
  g_autofree char *form = rapport_form_dup_typed (self->form);
  gboolean empty = form == NULL;

  g_variant_dict_init (&typed, NULL);
  if (form != NULL)
    g_variant_dict_insert (&typed, "form", "s", form);
  for (guint i = 0; i < N_CONTACTS; i++)
    {
      g_autofree char *contact = rapport_form_dup_typed (self->contacts[i]);

      if (contact != NULL)
        g_variant_dict_insert (&typed, contact_names[i], "s", contact);
      empty = empty && contact == NULL;
    }
  if (!empty)
    return g_variant_dict_end (&typed);
  g_variant_dict_clear (&typed);
  return NULL;
}

static void
typed_cb (RapportCustomerDialog *self)
{
  rapport_draft_touch (self->draft);
}

static gboolean
is_empty (RapportEntity *contact)
{
  const RapportEntityInfo *info = rapport_entity_get_info (contact);

  for (guint i = 0; i < info->n_fields; i++)
    if (!(info->fields[i].flags & RAPPORT_FIELD_INTERNAL) && rapport_entity_is_set (contact, i))
      return FALSE;
  return TRUE;
}

/* The only thing that is found out so late about one field is that another has the number. */
static void
show_refusal (RapportCustomerDialog *self,
              const GError          *error)
{
  RapportFieldEditor *number = rapport_form_get_editor (self->form, RAPPORT_CUSTOMER_NUMBER);

  if (!g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT))
    {
      show_error (self, error->message);
      return;
    }
  rapport_field_editor_show_problem (number, RAPPORT_SEVERITY_ERROR, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (number));
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportCustomerDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *done = NULL;

  if (self->context == NULL)
    return;
  gtk_widget_set_sensitive (self->add, TRUE);
  if (receipt == NULL)
    {
      show_refusal (self, error);
      return;
    }
  rapport_draft_forget (self->draft);
  /* translators: name of a customer */
  done = g_strdup_printf (_("Customer “%s” added"), receipt->subject != NULL ? receipt->subject : "");
  rapport_context_open_thing (self->context, "customer", receipt->created);
  rapport_context_tell (self->context, done, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_cb (RapportCustomerDialog *self)
{
  g_autoptr(GPtrArray) contacts = g_ptr_array_new ();
  gboolean fine = rapport_form_apply (self->form);

  for (guint i = 0; i < N_CONTACTS; i++)
    {
      fine = rapport_form_apply (self->contacts[i]) && fine;
      if (!is_empty (rapport_form_get_entity (self->contacts[i])))
        g_ptr_array_add (contacts, rapport_form_get_entity (self->contacts[i]));
    }
  if (!fine)
    return;
  show_error (self, NULL);
  gtk_widget_set_sensitive (self->add, FALSE);
  rapport_act_run_async (rapport_add_customer_new (RAPPORT_CUSTOMER (rapport_form_get_entity (self->form)),
                                                   contacts, NULL),
                         rapport_context_get_book (self->context), added_cb, g_object_ref (self));
}

static void
start (RapportCustomerDialog *self,
       GVariant              *typed)
{
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));
  g_autoptr(RapportEntity) customer =
    rapport_add_begin (connection, RAPPORT_TYPE_CUSTOMER, rapport_context_get_member (self->context));
  const char *text;

  rapport_form_start (self->form, customer);
  if (typed != NULL && g_variant_lookup (typed, "form", "&s", &text))
    rapport_form_set_typed (self->form, text);
  for (guint i = 0; i < N_CONTACTS; i++)
    {
      g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());

      rapport_form_start (self->contacts[i], contact);
      if (typed != NULL && g_variant_lookup (typed, contact_names[i], "&s", &text))
        rapport_form_set_typed (self->contacts[i], text);
    }
  rapport_draft_bar_set_restored (self->bar, typed != NULL);
}

static void
focus_name (RapportCustomerDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (rapport_form_get_editor (self->form, RAPPORT_CUSTOMER_NAME)));
}

static void
anew_cb (RapportCustomerDialog *self)
{
  rapport_draft_forget (self->draft);
  start (self, NULL);
  focus_name (self);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  if (gtk_widget_get_sensitive (RAPPORT_CUSTOMER_DIALOG (widget)->add))
    add_cb (RAPPORT_CUSTOMER_DIALOG (widget));
}

static gboolean
rapport_customer_dialog_close_request (GtkWindow *window)
{
  RapportCustomerDialog *self = RAPPORT_CUSTOMER_DIALOG (window);

  /* what becomes of it is told here */
  if (!gtk_widget_get_sensitive (self->add))
    return TRUE;
  rapport_draft_keep (self->draft);
  return GTK_WINDOW_CLASS (rapport_customer_dialog_parent_class)->close_request (window);
}

static void
rapport_customer_dialog_dispose (GObject *object)
{
  RapportCustomerDialog *self = RAPPORT_CUSTOMER_DIALOG (object);

  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_CUSTOMER_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_customer_dialog_parent_class)->dispose (object);
}

static void
rapport_customer_dialog_class_init (RapportCustomerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_customer_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_customer_dialog_close_request;

  g_type_ensure (RAPPORT_TYPE_DRAFT_BAR);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-customer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDialog, box);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDialog, error);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDialog, add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, anew_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
}

static void
rapport_customer_dialog_init (RapportCustomerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "dialog.save");
}

static void
add_forms (RapportCustomerDialog *self)
{
  self->form = rapport_form_new (self->context, RAPPORT_TYPE_CUSTOMER);
  rapport_customer_fields_add_brief (self->form);
  rapport_duplicate_hint_attach (self->context, self->form, RAPPORT_CUSTOMER_NAME, FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_CONTACTS; i++)
    {
      GtkWidget *heading = gtk_label_new (i == 0 ? _("First contact") : _("Second contact"));

      gtk_widget_add_css_class (heading, "heading");
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_box_append (GTK_BOX (self->box), heading);
      self->contacts[i] = rapport_contact_form_new (self->context, 0, TRUE);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->contacts[i]));
      g_signal_connect_object (self->contacts[i], "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
    }
}

/* Goes on with what was begun before. */
static void
start_where_left (RapportCustomerDialog *self)
{
  g_autoptr(GVariant) typed = rapport_draft_take_latest (self->draft, 0);

  start (self, typed);
}

static GtkWindow *
find_open (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (RAPPORT_IS_CUSTOMER_DIALOG (window) && gtk_window_get_transient_for (window) == parent)
        return window;
    }
  return NULL;
}

/** rapport_customer_dialog_show: asks for a new customer, going on where it was left */
void
rapport_customer_dialog_show (RapportContext *context)
{
  GtkWindow *parent;
  RapportCustomerDialog *self;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  parent = rapport_context_get_window (context);
  if (find_open (parent) != NULL)
    {
      gtk_window_present (find_open (parent));
      return;
    }
  self = g_object_new (RAPPORT_TYPE_CUSTOMER_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->draft = rapport_draft_new (rapport_context_get_book (context), DRAFT, collect_typed, self);
  add_forms (self);
  start_where_left (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}
