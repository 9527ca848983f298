/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer-detail.h"
#include "rapport-customer-sheet.h"
#include "rapport-customer.h"
#include "rapport-ui.h"

/** RapportCustomerDetail: beside a list of customers: the sheet of the one that is selected */
struct _RapportCustomerDetail
{
  GtkWidget             parent_instance;

  RapportContext       *context;
  RapportEntity        *customer;
  GtkStack             *stack;
  GtkWidget            *nobody;
  RapportCustomerSheet *sheet;
};

G_DEFINE_FINAL_TYPE (RapportCustomerDetail, rapport_customer_detail, GTK_TYPE_WIDGET)

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
rapport_customer_detail_dispose (GObject *object)
{
  RapportCustomerDetail *self = RAPPORT_CUSTOMER_DETAIL (object);

  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->customer);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_customer_detail_parent_class)->dispose (object);
}

static void
rapport_customer_detail_class_init (RapportCustomerDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_customer_detail_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rapport_customer_detail_init (RapportCustomerDetail *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  self->nobody = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_stack_add_child (self->stack, self->nobody);
}

/* A sheet has some hundred widgets: it is made when there is a customer to show in it. */
static RapportCustomerSheet *
ensure_sheet (RapportCustomerDetail *self)
{
  if (self->sheet == NULL)
    {
      self->sheet = rapport_customer_sheet_new (self->context);
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->sheet));
    }
  return self->sheet;
}

/** rapport_customer_detail_set_context: gives the book; once */
void
rapport_customer_detail_set_context (RapportCustomerDetail *self,
                                     RapportContext        *context)
{
  g_return_if_fail (RAPPORT_IS_CUSTOMER_DETAIL (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
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
  if (entity != self->customer)
    rapport_customer_sheet_set_customer (ensure_sheet (self), entity);
  g_set_object (&self->customer, entity);
  gtk_stack_set_visible_child (self->stack, entity != NULL ? GTK_WIDGET (self->sheet) : self->nobody);
}

/** rapport_customer_detail_get_customer: Returns: whom it shows, 0 for nobody */
gint64
rapport_customer_detail_get_customer (RapportCustomerDetail *self)
{
  g_return_val_if_fail (RAPPORT_IS_CUSTOMER_DETAIL (self), 0);

  return self->customer != NULL ? rapport_entity_get_id (self->customer) : 0;
}
