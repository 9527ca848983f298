/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-contacts.h"
#include "rapport-customer-detail.h"
#include "rapport-customer-fields.h"
#include "rapport-customer-head.h"
#include "rapport-customer-history.h"
#include "rapport-customer-plans.h"
#include "rapport-customer-tickets.h"
#include "rapport-customer-timeline.h"
#include "rapport-customer.h"
#include "rapport-duplicate-hint.h"
#include "rapport-extra-list.h"
#include "rapport-placeholder.h"
#include "rapport-plan-dialog.h"
#include "rapport-ui.h"

/** RapportCustomerDetail: all that is known of a customer */
struct _RapportCustomerDetail
{
  GtkWidget                parent_instance;

  RapportContext          *context;
  RapportEntity           *customer;
  RapportDuplicateHint    *hint;
  GtkWidget               *stack;
  RapportPlaceholder      *placeholder;
  RapportCustomerHead     *head;
  GtkWidget               *notebook;
  GtkWidget               *form_window;
  RapportForm             *form;
  GtkWidget               *extras;
  RapportCustomerContacts *contacts;
  RapportCustomerPane     *timeline;
  RapportCustomerPane     *plans;
  RapportCustomerPane     *tickets;
  RapportCustomerPane     *history;
};

G_DEFINE_FINAL_TYPE (RapportCustomerDetail, rapport_customer_detail, GTK_TYPE_WIDGET)

static void
show_placeholder (RapportCustomerDetail *self,
                  const char            *sentence)
{
  rapport_placeholder_show (self->placeholder, sentence, NULL, NULL, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nobody");
}

static void
show_nobody (RapportCustomerDetail *self)
{
  show_placeholder (self, _("Select a customer to see everything about it here."));
}

/* A customer deleted, here or elsewhere, is gone; one brought back by undo is shown when selected. */
static void
book_changed_cb (RapportCustomerDetail *self,
                 GArray                *changes)
{
  g_autoptr(RapportEntity) still = NULL;
  gint64 id = rapport_customer_detail_get_customer (self);

  if (id == 0)
    return;
  still = rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CUSTOMER, id, NULL);
  if (still == NULL)
    rapport_customer_detail_set_customer (self, 0);
  else if (still != self->customer)
    {
      rapport_customer_detail_set_customer (self, 0);
      rapport_customer_detail_set_customer (self, id);
    }
}

static void
plan_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportCustomerDetail *self = RAPPORT_CUSTOMER_DETAIL (widget);
  gint64 id = rapport_customer_detail_get_customer (self);

  if (id != 0)
    rapport_plan_dialog_add (self->context, id);
}

static void
rapport_customer_detail_dispose (GObject *object)
{
  RapportCustomerDetail *self = RAPPORT_CUSTOMER_DETAIL (object);

  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->customer);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_customer_detail_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_CONTACTS);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_HEAD);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_HISTORY);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_PLANS);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_TICKETS);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_TIMELINE);
  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
}

static void
rapport_customer_detail_class_init (RapportCustomerDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_customer_detail_dispose;

  ensure_types ();
  gtk_widget_class_install_action (widget_class, "customer.plan", NULL, plan_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-customer-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDetail, placeholder);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDetail, head);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDetail, form_window);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDetail, notebook);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDetail, contacts);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDetail, timeline);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDetail, plans);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDetail, tickets);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerDetail, history);
}

/* a notebook names its tabs to nobody who can't see them */
static void
name_tabs (GtkNotebook *notebook)
{
  for (int i = 0; i < gtk_notebook_get_n_pages (notebook); i++)
    {
      GtkWidget *label = gtk_notebook_get_tab_label (notebook, gtk_notebook_get_nth_page (notebook, i));
      GtkWidget *tab = label;

      while (tab != NULL && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (tab)) != GTK_ACCESSIBLE_ROLE_TAB)
        tab = gtk_widget_get_parent (tab);
      if (tab != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        gtk_label_get_text (GTK_LABEL (label)), -1);
    }
}

/* the focus is on the notebook itself while its tabs are walked through */
static void
name_notebook (GtkNotebook *notebook,
               GtkWidget   *page)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (notebook), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_notebook_get_tab_label_text (notebook, page), -1);
}

static void
rapport_customer_detail_init (RapportCustomerDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_tabs (GTK_NOTEBOOK (self->notebook));
  name_notebook (GTK_NOTEBOOK (self->notebook), gtk_notebook_get_nth_page (GTK_NOTEBOOK (self->notebook), 0));
  g_signal_connect (self->notebook, "switch-page", G_CALLBACK (name_notebook), NULL);
  show_nobody (self);
}

/* The form has some sixty editors: it is made when there is a customer to show in it. */
static void
ensure_form (RapportCustomerDetail *self)
{
  GtkWidget *box;

  if (self->form != NULL)
    return;
  self->form = rapport_form_new (self->context, RAPPORT_TYPE_CUSTOMER);
  rapport_customer_fields_add (self->form);
  self->hint = rapport_duplicate_hint_attach (self->context, self->form, RAPPORT_CUSTOMER_NAME, FALSE);
  self->extras = rapport_extra_list_new (self->context);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (box, "pane");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), self->extras);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->form_window), box);
}

/** rapport_customer_detail_set_context: gives the book; once */
void
rapport_customer_detail_set_context (RapportCustomerDetail *self,
                                     RapportContext        *context)
{
  g_return_if_fail (RAPPORT_IS_CUSTOMER_DETAIL (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  rapport_customer_head_set_context (self->head, context);
  rapport_customer_contacts_set_context (self->contacts, context);
  rapport_customer_pane_set_context (self->timeline, context);
  rapport_customer_pane_set_context (self->plans, context);
  rapport_customer_pane_set_context (self->tickets, context);
  rapport_customer_pane_set_context (self->history, context);
  g_signal_connect_object (rapport_context_get_book (context), "changed",
                           G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
}

/** rapport_customer_detail_set_customer: shows @customer, or for 0 that nobody is selected */
void
rapport_customer_detail_set_customer (RapportCustomerDetail *self,
                                      gint64                 customer)
{
  g_autoptr(RapportEntity) entity = NULL;

  g_return_if_fail (RAPPORT_IS_CUSTOMER_DETAIL (self));

  if (customer != 0)
    entity = rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CUSTOMER, customer, NULL);
  if (entity == NULL)
    customer = 0;
  if (entity != self->customer)
    {
      ensure_form (self);
      rapport_form_set_entity (self->form, entity);
      rapport_extra_list_set_owner (RAPPORT_EXTRA_LIST (self->extras), entity);
      g_set_object (&self->customer, entity);
      rapport_customer_head_set_customer (self->head, entity);
      rapport_customer_contacts_set_customer (self->contacts, customer);
      rapport_customer_pane_set_customer (self->timeline, customer);
      rapport_customer_pane_set_customer (self->plans, customer);
      rapport_customer_pane_set_customer (self->tickets, customer);
      rapport_customer_pane_set_customer (self->history, customer);
      rapport_duplicate_hint_set_except (self->hint, customer);
    }
  if (entity == NULL)
    show_nobody (self);
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "customer");
}

/** rapport_customer_detail_get_customer: Returns: whom it shows, 0 for nobody */
gint64
rapport_customer_detail_get_customer (RapportCustomerDetail *self)
{
  g_return_val_if_fail (RAPPORT_IS_CUSTOMER_DETAIL (self), 0);

  return self->customer != NULL ? rapport_entity_get_id (self->customer) : 0;
}

/** rapport_customer_detail_show_many: says that @n customers are selected */
void
rapport_customer_detail_show_many (RapportCustomerDetail *self,
                                   guint                  n)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (RAPPORT_IS_CUSTOMER_DETAIL (self));

  rapport_customer_detail_set_customer (self, 0);
  sentence = g_strdup_printf (ngettext ("%'u customer is selected. Right-click for what can be done with it.",
                                        "%'u customers are selected. Right-click for what can be done with them.",
                                        n), n);
  show_placeholder (self, sentence);
}
