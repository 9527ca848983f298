/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-add.h"
#include "rapport-contact-card.h"
#include "rapport-contact.h"
#include "rapport-customer-children.h"
#include "rapport-customer-contacts.h"
#include "rapport-draft.h"
#include "rapport-ui.h"

#define DRAFT "new-contact"

/* cards made at first, and later at once, as they come near to being seen */
#define FIRST_CARDS 12
#define MORE_CARDS 6

/** RapportCustomerContacts: the people to talk to at a customer, and a form for another */
struct _RapportCustomerContacts
{
  GtkWidget       parent_instance;

  RapportContext *context;
  GtkWidget      *cards;
  GtkWidget      *empty;
  GtkWidget      *new_box;
  GtkWidget      *form_place;
  GtkWidget      *window;
  RapportForm    *form;
  RapportDraft   *draft;
  gint64          customer;
  guint           n_cards;
  guint           more_idle;
  gboolean        stale;
  gboolean        more;
};

G_DEFINE_FINAL_TYPE (RapportCustomerContacts, rapport_customer_contacts, GTK_TYPE_WIDGET)

/* One more than is shown tells that there are more. */
static GPtrArray *
load_contacts (RapportCustomerContacts *self)
{
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));
  GPtrArray *contacts = NULL;

  if (self->customer != 0 && connection != NULL)
    contacts = rapport_customer_children_load_contacts (connection, self->customer, self->n_cards + 1, NULL);
  return contacts != NULL ? contacts : g_ptr_array_new ();
}

static GtkWidget *
find_card (RapportCustomerContacts *self,
           gint64                   id)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (rapport_entity_get_id (rapport_contact_card_get_contact (RAPPORT_CONTACT_CARD (card))) == id)
      return card;
  return NULL;
}

static gboolean
is_among (GPtrArray *contacts,
          gint64     id)
{
  for (guint i = 0; i < contacts->len; i++)
    if (rapport_entity_get_id (g_ptr_array_index (contacts, i)) == id)
      return TRUE;
  return FALSE;
}

static void
remove_gone (RapportCustomerContacts *self,
             GPtrArray               *contacts)
{
  GtkWidget *next;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL; card = next)
    {
      next = gtk_widget_get_next_sibling (card);
      if (is_among (contacts, rapport_entity_get_id (rapport_contact_card_get_contact (RAPPORT_CONTACT_CARD (card)))))
        continue;
      if (gtk_widget_get_focus_child (self->cards) == card)
        gtk_widget_grab_focus (next != NULL ? next : GTK_WIDGET (self));
      gtk_box_remove (GTK_BOX (self->cards), card);
    }
}

/* A card stays while its contact does, with what is being typed in it. */
static void
reload (RapportCustomerContacts *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(GPtrArray) contacts = load_contacts (self);
  GtkWidget *previous = NULL;

  self->stale = FALSE;
  self->more = contacts->len > self->n_cards;
  remove_gone (self, contacts);
  for (guint i = 0; i < MIN (contacts->len, self->n_cards); i++)
    {
      gint64 id = rapport_entity_get_id (g_ptr_array_index (contacts, i));
      g_autoptr(RapportEntity) live = rapport_book_get (book, RAPPORT_TYPE_CONTACT, id, NULL);
      GtkWidget *card = find_card (self, id);

      if (live == NULL)
        continue;
      if (card == NULL)
        {
          card = rapport_contact_card_new (self->context, live);
          gtk_box_insert_child_after (GTK_BOX (self->cards), card, previous);
        }
      previous = card;
    }
  gtk_widget_set_visible (self->empty, contacts->len == 0 && !gtk_widget_get_visible (self->new_box));
}

static gboolean
more_cb (gpointer data)
{
  RapportCustomerContacts *self = data;

  self->more_idle = 0;
  self->n_cards += MORE_CARDS;
  reload (self);
  return G_SOURCE_REMOVE;
}

/* there is always another page of cards below what is seen */
static void
scrolled_cb (RapportCustomerContacts *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->window));
  double end = gtk_adjustment_get_value (place) + 2 * gtk_adjustment_get_page_size (place);

  if (self->more && self->more_idle == 0 && end >= gtk_adjustment_get_upper (place) &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->more_idle = g_idle_add_full (G_PRIORITY_LOW, more_cb, self, NULL);
}

static void
book_changed_cb (RapportCustomerContacts *self,
                 GArray                  *changes)
{
  if (!rapport_changes_concern (changes, &rapport_contact_info, self->customer))
    return;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

static void
close_new (RapportCustomerContacts *self)
{
  gtk_widget_set_visible (self->new_box, FALSE);
  g_clear_object (&self->draft);
  if (self->form != NULL)
    gtk_box_remove (GTK_BOX (self->form_place), GTK_WIDGET (self->form));
  self->form = NULL;
}

static GVariant *
collect_typed (gpointer data)
{
  RapportCustomerContacts *self = data;
  g_autofree char *form = rapport_form_dup_typed (self->form);
  GVariantDict typed;

  if (form == NULL)
    return NULL;
  g_variant_dict_init (&typed, NULL);
  g_variant_dict_insert (&typed, RAPPORT_DRAFT_CUSTOMER, "x", self->customer);
  g_variant_dict_insert (&typed, "form", "s", form);
  return g_variant_dict_end (&typed);
}

static void
open_new (RapportCustomerContacts *self,
          GVariant                *typed)
{
  g_autoptr(RapportContact) contact = rapport_contact_new ();
  const char *form;

  self->form = rapport_contact_form_new (self->context, self->customer, FALSE);
  gtk_box_append (GTK_BOX (self->form_place), GTK_WIDGET (self->form));
  rapport_form_start (self->form, RAPPORT_ENTITY (contact));
  if (typed != NULL && g_variant_lookup (typed, "form", "&s", &form))
    rapport_form_set_typed (self->form, form);
  g_signal_connect_object (self->form, "typed", G_CALLBACK (rapport_draft_touch), self->draft, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->new_box, TRUE);
  gtk_widget_set_visible (self->empty, FALSE);
}

/* What was begun with the customer and not saved is there again. */
static void
reopen_new (RapportCustomerContacts *self)
{
  g_autoptr(GVariant) typed = NULL;

  if (self->customer == 0)
    return;
  self->draft = rapport_draft_new (rapport_context_get_book (self->context), DRAFT, collect_typed, self);
  typed = rapport_draft_take_latest (self->draft, self->customer);
  if (typed != NULL)
    open_new (self, typed);
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  RapportCustomerContacts *self = RAPPORT_CUSTOMER_CONTACTS (widget);

  if (self->customer == 0)
    return;
  if (self->form == NULL)
    open_new (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
cancel_cb (RapportCustomerContacts *self)
{
  rapport_draft_forget (self->draft);
  close_new (self);
  reopen_new (self);
  reload (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportForm) form = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (form), RAPPORT_TYPE_CUSTOMER_CONTACTS);
  RapportCustomerContacts *self = widget != NULL ? RAPPORT_CUSTOMER_CONTACTS (widget) : NULL;

  if (self == NULL)
    return;
  gtk_widget_set_sensitive (self->new_box, TRUE);
  if (receipt == NULL)
    {
      rapport_context_fail (self->context, error->message);
      return;
    }
  rapport_context_tell (self->context, _("Contact added"), TRUE);
  rapport_draft_forget (self->draft);
  close_new (self);
  reopen_new (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
save_cb (RapportCustomerContacts *self)
{
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));
  RapportEntity *contact;
  gint64 rank = 0;

  if (self->form == NULL || !rapport_form_apply (self->form))
    return;
  if (connection != NULL)
    rapport_customer_children_next_rank (connection, self->customer, &rank, NULL);
  contact = rapport_form_get_entity (self->form);
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, self->customer);
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_RANK, rank);
  gtk_widget_set_sensitive (self->new_box, FALSE);
  rapport_act_run_async (rapport_add_new (contact), rapport_context_get_book (self->context), added_cb,
                         g_object_ref (self->form));
}

static void
rapport_customer_contacts_map (GtkWidget *widget)
{
  RapportCustomerContacts *self = RAPPORT_CUSTOMER_CONTACTS (widget);

  if (self->stale)
    reload (self);
  GTK_WIDGET_CLASS (rapport_customer_contacts_parent_class)->map (widget);
}

static void
rapport_customer_contacts_dispose (GObject *object)
{
  RapportCustomerContacts *self = RAPPORT_CUSTOMER_CONTACTS (object);

  if (self->form != NULL && self->draft != NULL)
    rapport_draft_keep (self->draft);
  g_clear_object (&self->draft);
  self->form = NULL;
  g_clear_handle_id (&self->more_idle, g_source_remove);
  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_customer_contacts_parent_class)->dispose (object);
}

static void
rapport_customer_contacts_class_init (RapportCustomerContactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_customer_contacts_dispose;
  widget_class->map = rapport_customer_contacts_map;

  gtk_widget_class_install_action (widget_class, "contacts.add", NULL, add_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-customer-contacts.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerContacts, window);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerContacts, cards);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerContacts, empty);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerContacts, new_box);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerContacts, form_place);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
rapport_customer_contacts_init (RapportCustomerContacts *self)
{
  GtkAdjustment *place;

  gtk_widget_init_template (GTK_WIDGET (self));
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->window));
  g_signal_connect_object (place, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/** rapport_customer_contacts_set_context: gives the book; once */
void
rapport_customer_contacts_set_context (RapportCustomerContacts *self,
                                       RapportContext          *context)
{
  g_return_if_fail (RAPPORT_IS_CUSTOMER_CONTACTS (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rapport_context_get_book (context), "changed",
                           G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
}

/** rapport_customer_contacts_set_customer: shows the contacts of @customer, 0 for nobody's */
void
rapport_customer_contacts_set_customer (RapportCustomerContacts *self,
                                        gint64                   customer)
{
  g_return_if_fail (RAPPORT_IS_CUSTOMER_CONTACTS (self));

  if (self->customer == customer)
    return;
  if (self->form != NULL)
    rapport_draft_keep (self->draft);
  close_new (self);
  self->customer = customer;
  self->n_cards = FIRST_CARDS;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
  reopen_new (self);
}
