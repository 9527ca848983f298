/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act-words.h"
#include "rapport-add.h"
#include "rapport-beside-pane.h"
#include "rapport-control-name.h"
#include "rapport-customer-children.h"
#include "rapport-defaults.h"
#include "rapport-draft-bar.h"
#include "rapport-form.h"
#include "rapport-picker.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-dialog.h"
#include "rapport-ticket-rules.h"
#include "rapport-ui.h"

#define DRAFT "new-ticket"

static const guint essential_fields[] = {
  RAPPORT_TICKET_CONTACT, RAPPORT_TICKET_CHANNEL, RAPPORT_TICKET_DESCRIPTION, RAPPORT_TICKET_URGENT,
  RAPPORT_TICKET_IMPORTANT, RAPPORT_TICKET_PRIORITY, RAPPORT_TICKET_PRIORITY_REASON, RAPPORT_TICKET_CATEGORY,
  RAPPORT_TICKET_SUBCATEGORY, RAPPORT_TICKET_NATURE, RAPPORT_TICKET_COMPLAINT, RAPPORT_TICKET_DEPARTMENT,
};

static const guint need_fields[] = {
  RAPPORT_TICKET_EXPLICIT_NEED, RAPPORT_TICKET_IMPLICIT_NEED, RAPPORT_TICKET_COMPLEXITY, RAPPORT_TICKET_AGREED,
};

static const guint further_fields[] = {
  RAPPORT_TICKET_NUMBER, RAPPORT_TICKET_RECEIVED, RAPPORT_TICKET_RECEIVED_BY, RAPPORT_TICKET_OCCURRED,
  RAPPORT_TICKET_OWNER, RAPPORT_TICKET_COOPERATING, RAPPORT_TICKET_SERVICE_PLAN,
};

/* what makes each priority one (CS-1) */
static const struct
{
  const char *priority;
  const char *reason;
} reasons[] = {
  { "P1", N_("P1: it stops the customer’s normal use and is of value or may have effects") },
  { "P2", N_("P2: it is of value or may have effects, but stops nothing") },
  { "P3", N_("P3: it stops the customer’s normal use, without further effects") },
  { "P4", N_("P4: it neither stops the customer’s normal use nor has further effects") },
};

/** RapportTicketDialog: opens a ticket; what is half typed survives a crash */
struct _RapportTicketDialog
{
  GtkWindow        parent_instance;

  RapportContext  *context;
  RapportEntity   *ticket;
  RapportDraftBar *bar;
  GtkWidget       *content;
  GtkBox          *halves;
  RapportPicker   *customer;
  GtkToggleButton *is_new;
  GtkWidget       *new_customer;
  GtkEditable     *new_name;
  GtkEditable     *new_contact;
  GtkEditable     *new_phone;
  GtkLabel        *priority;
  GtkWidget       *beside;
  GtkLabel        *error;
  GtkRevealer     *error_revealer;
  RapportForm     *form;
  RapportDraft    *draft;
  gint64           added_to;
  gboolean         filling;
};

G_DEFINE_FINAL_TYPE (RapportTicketDialog, rapport_ticket_dialog, GTK_TYPE_WINDOW)

static void
show_error (RapportTicketDialog *self,
            const char          *sentence)
{
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_revealer_set_reveal_child (self->error_revealer, sentence != NULL);
}

static const char *
get_asked_priority (RapportTicketDialog *self)
{
  return rapport_default_priority (rapport_entity_get_flag (self->ticket, RAPPORT_TICKET_URGENT),
                                   rapport_entity_get_flag (self->ticket, RAPPORT_TICKET_IMPORTANT));
}

static gboolean
is_overruled (RapportTicketDialog *self)
{
  return g_strcmp0 (get_asked_priority (self), rapport_entity_get_text (self->ticket, RAPPORT_TICKET_PRIORITY)) != 0;
}

/* Why another priority was chosen is asked where one was. */
static void
show_priority (RapportTicketDialog *self)
{
  const char *priority = get_asked_priority (self);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].priority, priority))
      gtk_label_set_text (self->priority, _(reasons[i].reason));
  gtk_widget_set_visible (GTK_WIDGET (rapport_form_get_editor (self->form, RAPPORT_TICKET_PRIORITY_REASON)),
                          is_overruled (self));
}

/* The priority is that which is asked for, until the person says otherwise. */
static void
follow_urgency (RapportTicketDialog *self)
{
  RapportFieldEditor *editor = rapport_form_get_editor (self->form, RAPPORT_TICKET_PRIORITY);

  if (!rapport_field_editor_is_edited (editor))
    {
      rapport_ticket_follow_urgency (self->ticket);
      rapport_field_editor_load (editor, self->ticket);
    }
  show_priority (self);
}

static void
look_beside (RapportTicketDialog *self)
{
  g_autofree char *description =
    rapport_field_editor_dup_typed (rapport_form_get_editor (self->form, RAPPORT_TICKET_DESCRIPTION));

  rapport_beside_pane_look (RAPPORT_BESIDE_PANE (self->beside),
                            gtk_toggle_button_get_active (self->is_new) ? 0 : rapport_picker_get_id (self->customer),
                            description, rapport_entity_get_text (self->ticket, RAPPORT_TICKET_CATEGORY));
}

/* A complaint is assumed of what is a service complaint, until the person says otherwise. */
static void
follow_nature (RapportTicketDialog *self)
{
  const char *nature = rapport_entity_get_text (self->ticket, RAPPORT_TICKET_NATURE);
  RapportFieldEditor *editor = rapport_form_get_editor (self->form, RAPPORT_TICKET_COMPLAINT);

  if (rapport_field_editor_is_edited (editor))
    return;
  rapport_entity_set_flag (self->ticket, RAPPORT_TICKET_COMPLAINT, rapport_default_complaint (nature));
  rapport_field_editor_load (editor, self->ticket);
}

/* What was typed, beside what was filled in by itself. */
static GVariant *
collect_typed (gpointer data)
{
  RapportTicketDialog *self = data;
  GVariantDict typed;
  g_autofree char *form = rapport_form_dup_typed (self->form);
  g_autofree char *description =
    rapport_field_editor_dup_typed (rapport_form_get_editor (self->form, RAPPORT_TICKET_DESCRIPTION));

  if (form == NULL && !gtk_toggle_button_get_active (self->is_new))
    return NULL;
  g_variant_dict_init (&typed, NULL);
  if (gtk_toggle_button_get_active (self->is_new))
    g_variant_dict_insert (&typed, "new-customer", "(sss)", gtk_editable_get_text (self->new_name),
                           gtk_editable_get_text (self->new_contact), gtk_editable_get_text (self->new_phone));
  if (rapport_picker_get_id (self->customer) != 0)
    g_variant_dict_insert (&typed, RAPPORT_DRAFT_CUSTOMER, "x", rapport_picker_get_id (self->customer));
  g_variant_dict_insert (&typed, RAPPORT_DRAFT_TITLE, "s", description != NULL ? description : "");
  if (form != NULL)
    g_variant_dict_insert (&typed, "form", "s", form);
  return g_variant_dict_end (&typed);
}

static void
offer_drafts (RapportTicketDialog *self)
{
  rapport_draft_bar_offer (self->bar, self->context, self->draft, rapport_picker_get_id (self->customer));
}

static void
change (RapportTicketDialog *self,
        guint                field,
        const char          *value)
{
  rapport_entity_set_text (self->ticket, field, value);
  rapport_field_editor_load (rapport_form_get_editor (self->form, field), self->ticket);
}

/* What a part belongs to need not be chosen, too. */
static void
follow_subcategory (RapportTicketDialog *self)
{
  const char *category =
    rapport_default_category (rapport_entity_get_text (self->ticket, RAPPORT_TICKET_SUBCATEGORY));

  look_beside (self);
  if (category != NULL &&
      g_strcmp0 (category, rapport_entity_get_text (self->ticket, RAPPORT_TICKET_CATEGORY)) != 0)
    change (self, RAPPORT_TICKET_CATEGORY, category);
}

static void
follow_category (RapportTicketDialog *self)
{
  const char *category = rapport_entity_get_text (self->ticket, RAPPORT_TICKET_CATEGORY);
  const char *subcategory = rapport_entity_get_text (self->ticket, RAPPORT_TICKET_SUBCATEGORY);

  if (subcategory != NULL && g_strcmp0 (rapport_default_category (subcategory), category) != 0)
    change (self, RAPPORT_TICKET_SUBCATEGORY, NULL);
}

/* Who asks is mostly the only one there is, or the key contact; anybody else is chosen. */
static void
propose_contact (RapportTicketDialog *self,
                 gint64               customer)
{
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));

  rapport_entity_set_integer (self->ticket, RAPPORT_TICKET_CONTACT,
                              customer != 0 ? rapport_customer_children_find_usual_contact (connection, customer) : 0);
}

static void
customer_changed_cb (RapportTicketDialog *self)
{
  gint64 id = rapport_picker_get_id (self->customer);

  if (self->filling || rapport_entity_get_integer (self->ticket, RAPPORT_TICKET_CUSTOMER) == id)
    return;
  rapport_entity_set_integer (self->ticket, RAPPORT_TICKET_CUSTOMER, id);
  propose_contact (self, id);
  rapport_field_editor_load (rapport_form_get_editor (self->form, RAPPORT_TICKET_CONTACT), self->ticket);
  rapport_draft_touch (self->draft);
  offer_drafts (self);
  look_beside (self);
}

static void
is_new_cb (RapportTicketDialog *self)
{
  const gboolean is_new = gtk_toggle_button_get_active (self->is_new);

  gtk_widget_set_visible (self->new_customer, is_new);
  gtk_widget_set_sensitive (GTK_WIDGET (self->customer), !is_new);
  if (self->filling)
    return;
  if (is_new)
    gtk_widget_grab_focus (GTK_WIDGET (self->new_name));
  rapport_draft_touch (self->draft);
  look_beside (self);
}

static void
typed_cb (RapportTicketDialog *self)
{
  if (self->filling)
    return;
  rapport_draft_touch (self->draft);
  look_beside (self);
}

static void
edited_cb (RapportTicketDialog *self,
           guint                field)
{
  if (field == RAPPORT_TICKET_PRIORITY)
    show_priority (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportTicketDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *described = NULL;

  if (self->context == NULL)
    return;
  gtk_widget_set_sensitive (self->content, TRUE);
  if (receipt == NULL)
    {
      show_error (self, error->message);
      return;
    }
  rapport_draft_forget (self->draft);
  described = rapport_act_describe_done (receipt->kind, receipt->subject);
  rapport_context_open_thing (self->context, "ticket",
                              self->added_to != 0 ? self->added_to : receipt->created);
  rapport_context_tell (self->context, described, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What is typed is no ticket of its own, but belongs to one that is open. */
static void
add_to_cb (RapportTicketDialog *self,
           gint64               ticket)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  if (!gtk_widget_get_sensitive (self->content))
    return;
  rapport_form_commit (self->form);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "comment");
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_NOTE,
                           rapport_entity_get_text (self->ticket, RAPPORT_TICKET_DESCRIPTION));
  self->added_to = ticket;
  gtk_widget_set_sensitive (self->content, FALSE);
  rapport_act_run_async (rapport_note_event_new (ticket, RAPPORT_TICKET_EVENT (event)),
                         rapport_context_get_book (self->context), saved_cb, g_object_ref (self));
}

static gboolean
has_customer (RapportTicketDialog *self)
{
  if (gtk_toggle_button_get_active (self->is_new))
    {
      if (*gtk_editable_get_text (self->new_name) != '\0')
        return TRUE;
      show_error (self, _("Write the name of the new customer."));
      gtk_widget_grab_focus (GTK_WIDGET (self->new_name));
      return FALSE;
    }
  if (rapport_picker_get_id (self->customer) != 0)
    return TRUE;
  show_error (self, _("Choose the customer whose ticket it is."));
  gtk_widget_grab_focus (GTK_WIDGET (self->customer));
  return FALSE;
}

static gboolean
has_reason (RapportTicketDialog *self)
{
  RapportFieldEditor *editor = rapport_form_get_editor (self->form, RAPPORT_TICKET_PRIORITY_REASON);

  if (!is_overruled (self))
    rapport_entity_set_text (self->ticket, RAPPORT_TICKET_PRIORITY_REASON, NULL);
  if (!is_overruled (self) || rapport_entity_is_set (self->ticket, RAPPORT_TICKET_PRIORITY_REASON))
    return TRUE;
  gtk_widget_show (GTK_WIDGET (editor));
  rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_ERROR, _("Say why it has another priority."));
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  return FALSE;
}

static RapportAct *
make_act (RapportTicketDialog *self)
{
  const char *contact_name = gtk_editable_get_text (self->new_contact);
  const char *phone = gtk_editable_get_text (self->new_phone);
  g_autoptr(RapportEntity) customer = NULL;
  g_autoptr(RapportEntity) contact = NULL;

  if (!gtk_toggle_button_get_active (self->is_new))
    {
      rapport_entity_set_integer (self->ticket, RAPPORT_TICKET_CUSTOMER, rapport_picker_get_id (self->customer));
      return rapport_open_ticket_new (RAPPORT_TICKET (self->ticket));
    }
  customer = rapport_add_begin (NULL, RAPPORT_TYPE_CUSTOMER, rapport_context_get_member (self->context));
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, gtk_editable_get_text (self->new_name));
  rapport_entity_set_integer (self->ticket, RAPPORT_TICKET_CONTACT, 0);
  if (*contact_name != '\0' || *phone != '\0')
    {
      contact = RAPPORT_ENTITY (rapport_contact_new ());
      rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME,
                               *contact_name != '\0' ? contact_name : gtk_editable_get_text (self->new_name));
      rapport_entity_set_text (contact, RAPPORT_CONTACT_PHONE, *phone != '\0' ? phone : NULL);
    }
  return rapport_open_ticket_for_new (RAPPORT_TICKET (self->ticket), RAPPORT_CUSTOMER (customer),
                                      contact != NULL ? RAPPORT_CONTACT (contact) : NULL);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportTicketDialog *self = RAPPORT_TICKET_DIALOG (widget);

  if (!gtk_widget_get_sensitive (self->content) || !rapport_form_apply (self->form) || !has_customer (self) ||
      !has_reason (self))
    return;
  show_error (self, NULL);
  self->added_to = 0;
  gtk_widget_set_sensitive (self->content, FALSE);
  rapport_act_run_async (make_act (self), rapport_context_get_book (self->context), saved_cb, g_object_ref (self));
}

static void
let_ticket_go (RapportTicketDialog *self)
{
  if (self->ticket != NULL)
    g_signal_handlers_disconnect_by_data (self->ticket, self);
  g_clear_object (&self->ticket);
}

static void
make_ticket (RapportTicketDialog *self,
             gint64               customer)
{
  let_ticket_go (self);
  self->ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  rapport_entity_set_integer (self->ticket, RAPPORT_TICKET_CUSTOMER, customer);
  propose_contact (self, customer);
  rapport_entity_set_integer (self->ticket, RAPPORT_TICKET_OWNER, rapport_context_get_member (self->context));
  rapport_entity_set_integer (self->ticket, RAPPORT_TICKET_RECEIVED_BY, rapport_context_get_member (self->context));
  rapport_entity_set_integer (self->ticket, RAPPORT_TICKET_RECEIVED, rapport_context_get_now (self->context));
  rapport_entity_set_text (self->ticket, RAPPORT_TICKET_COMPLEXITY, "ordinary");
  g_signal_connect_swapped (self->ticket, "notify::urgent", G_CALLBACK (follow_urgency), self);
  g_signal_connect_swapped (self->ticket, "notify::important", G_CALLBACK (follow_urgency), self);
}

static void
restore_new_customer (RapportTicketDialog *self,
                      GVariant            *typed)
{
  const char *name = "";
  const char *contact = "";
  const char *phone = "";
  const gboolean is_new = typed != NULL && g_variant_lookup (typed, "new-customer", "(&s&s&s)", &name, &contact, &phone);

  gtk_editable_set_text (self->new_name, name);
  gtk_editable_set_text (self->new_contact, contact);
  gtk_editable_set_text (self->new_phone, phone);
  gtk_toggle_button_set_active (self->is_new, is_new);
}

/* Begins with an empty form, or with what was typed before. */
static void
start (RapportTicketDialog *self,
       gint64               customer,
       GVariant            *typed)
{
  const char *form = NULL;

  self->filling = TRUE;
  make_ticket (self, customer);
  rapport_picker_set_id (self->customer, customer);
  rapport_form_start (self->form, self->ticket);
  if (typed != NULL && g_variant_lookup (typed, "form", "&s", &form))
    rapport_form_set_typed (self->form, form);
  restore_new_customer (self, typed);
  self->filling = FALSE;
  if (rapport_entity_is_set (self->ticket, RAPPORT_TICKET_NATURE))
    follow_nature (self);
  follow_subcategory (self);
  g_signal_connect_swapped (self->ticket, "notify::nature", G_CALLBACK (follow_nature), self);
  g_signal_connect_swapped (self->ticket, "notify::subcategory", G_CALLBACK (follow_subcategory), self);
  g_signal_connect_swapped (self->ticket, "notify::category", G_CALLBACK (follow_category), self);
  show_priority (self);
  look_beside (self);
  rapport_draft_bar_set_restored (self->bar, typed != NULL);
  offer_drafts (self);
}

static void
focus_first (RapportTicketDialog *self)
{
  if (rapport_picker_get_id (self->customer) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->customer));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
anew_cb (RapportTicketDialog *self)
{
  rapport_draft_forget (self->draft);
  start (self, rapport_picker_get_id (self->customer), NULL);
  focus_first (self);
}

static void
go_on_cb (RapportTicketDialog *self,
          gint64               thing)
{
  g_autoptr(GVariant) typed = NULL;
  gint64 customer;

  rapport_form_commit (self->form);
  rapport_draft_keep (self->draft);
  typed = rapport_draft_take (self->draft, thing);
  customer = rapport_draft_find_customer (self->draft, typed);
  start (self, customer != 0 ? customer : rapport_picker_get_id (self->customer), typed);
  focus_first (self);
}

/* Goes on with what was begun before with this customer, or with nobody for nobody. */
static void
start_where_left (RapportTicketDialog *self,
                  gint64               customer)
{
  g_autoptr(GVariant) typed = rapport_draft_take_latest (self->draft, customer);

  start (self, customer, typed);
}

static gboolean
rapport_ticket_dialog_close_request (GtkWindow *window)
{
  RapportTicketDialog *self = RAPPORT_TICKET_DIALOG (window);

  /* what becomes of it is told here */
  if (!gtk_widget_get_sensitive (self->content))
    return TRUE;
  rapport_draft_keep (self->draft);
  return GTK_WINDOW_CLASS (rapport_ticket_dialog_parent_class)->close_request (window);
}

static void
rapport_ticket_dialog_dispose (GObject *object)
{
  RapportTicketDialog *self = RAPPORT_TICKET_DIALOG (object);

  let_ticket_go (self);
  self->filling = TRUE;
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_TICKET_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_ticket_dialog_parent_class)->dispose (object);
}

static void
rapport_ticket_dialog_class_init (RapportTicketDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_ticket_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_ticket_dialog_close_request;

  g_type_ensure (RAPPORT_TYPE_DRAFT_BAR);
  g_type_ensure (RAPPORT_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-ticket-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, content);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, customer);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, halves);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, is_new);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, new_customer);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, new_name);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, new_contact);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, new_phone);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, priority);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, error);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDialog, error_revealer);
  gtk_widget_class_bind_template_callback (widget_class, anew_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_new_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rapport_ticket_dialog_init (RapportTicketDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "dialog.save");
  rapport_control_name_set (GTK_WIDGET (self->customer), _("Customer"));
}

/**
 * rapport_ticket_dialog_show:
 * @customer: whose ticket it is, 0 to be chosen
 *
 * Opens the dialog over the main window. What was typed for this customer before and not saved is
 * in it; what was typed for others is offered.
 */
void
rapport_ticket_dialog_show (RapportContext *context,
                            gint64          customer)
{
  RapportTicketDialog *self = g_object_new (RAPPORT_TYPE_TICKET_DIALOG, "transient-for",
                                            rapport_context_get_window (context), NULL);

  self->context = g_object_ref (context);
  self->draft = rapport_draft_new (rapport_context_get_book (context), DRAFT, collect_typed, self);
  rapport_picker_set_context (self->customer, context);
  self->form = rapport_form_new (context, RAPPORT_TYPE_TICKET);
  rapport_form_add_section (self->form, NULL, essential_fields, G_N_ELEMENTS (essential_fields));
  rapport_form_add_section (self->form, _("Needs"), need_fields, G_N_ELEMENTS (need_fields));
  rapport_form_add_section (self->form, _("More"), further_fields, G_N_ELEMENTS (further_fields));
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->form));
  self->beside = rapport_beside_pane_new (context);
  gtk_box_append (self->halves, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (self->halves, self->beside);
  g_signal_connect_object (self->beside, "add-to", G_CALLBACK (add_to_cb), self, G_CONNECT_SWAPPED);
  start_where_left (self, customer);
  g_signal_connect_object (self->customer, "changed", G_CALLBACK (customer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  focus_first (self);
}
