/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-actions.h"
#include "rapport-customer-detail.h"
#include "rapport-customer-dialog.h"
#include "rapport-customers-page.h"
#include "rapport-hand-over-dialog.h"

struct _RapportCustomersPage
{
  RapportListPage         parent_instance;

  RapportCustomerActions *actions;
};

G_DEFINE_FINAL_TYPE (RapportCustomersPage, rapport_customers_page, RAPPORT_TYPE_LIST_PAGE)

static char *
count (guint    n,
       gboolean all)
{
  return g_strdup_printf (ngettext ("%'u customer", "%'u customers", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_customers,
    .label = N_("Customers"),
    .search = N_("Search Customers"),
    .hint = N_("Name, contact, phone, note, initials"),
    .count = count,
    .empty = N_("There are no customers yet."),
    .empty_button = N_("Add the First _Customer"),
    .empty_action = "win.new-customer",
    .other_button = N_("_Import a List…"),
    .other_action = "win.import",
    .left_out = N_("All customers are archived."),
    .left_out_button = N_("Show _Archived Ones Too"),
    .not_found = N_("No customer was found."),
    .show_all = N_("_Show All Customers") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Customer"), "win.new-customer" },
  { NULL }
};

static GtkWidget *
rapport_customers_page_create_detail (RapportListPage *page)
{
  GtkWidget *detail = g_object_new (RAPPORT_TYPE_CUSTOMER_DETAIL, NULL);

  rapport_customer_detail_set_context (RAPPORT_CUSTOMER_DETAIL (detail), rapport_page_get_context (RAPPORT_PAGE (page)));
  return detail;
}

static void
rapport_customers_page_show (RapportListPage *page,
                             const char      *thing,
                             gint64           id)
{
  rapport_customer_detail_set_customer (RAPPORT_CUSTOMER_DETAIL (rapport_list_page_get_detail (page)), id);
}

static GMenuModel *
rapport_customers_page_create_menu (RapportListPage *page,
                                    const char      *thing)
{
  RapportCustomersPage *self = RAPPORT_CUSTOMERS_PAGE (page);

  self->actions = rapport_customer_actions_new (rapport_page_get_context (RAPPORT_PAGE (page)),
                                                rapport_list_page_get_list (page, thing));
  return g_object_ref (rapport_customer_actions_get_menu (self->actions));
}

/* What is open with them may go along. */
static void
rapport_customers_page_set_owner (RapportListPage *page,
                                  const char      *thing,
                                  const gint64    *ids,
                                  guint            n,
                                  gint64           member)
{
  rapport_hand_over_ask (rapport_page_get_context (RAPPORT_PAGE (page)), ids, n, member);
}

static gboolean
rapport_customers_page_create (RapportPage *page)
{
  rapport_customer_dialog_show (rapport_page_get_context (page));
  return TRUE;
}

static gint64
rapport_customers_page_get_customer (RapportPage *page)
{
  return rapport_list_page_get_shown (RAPPORT_LIST_PAGE (page));
}

static void
rapport_customers_page_dispose (GObject *object)
{
  g_clear_object (&RAPPORT_CUSTOMERS_PAGE (object)->actions);

  G_OBJECT_CLASS (rapport_customers_page_parent_class)->dispose (object);
}

static void
rapport_customers_page_class_init (RapportCustomersPageClass *klass)
{
  static const char * const things[] = { "customer", NULL };
  RapportPageClass *page_class = RAPPORT_PAGE_CLASS (klass);
  RapportListPageClass *list_class = RAPPORT_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_customers_page_dispose;
  page_class->things = things;
  page_class->create = rapport_customers_page_create;
  page_class->get_customer = rapport_customers_page_get_customer;
  list_class->views = views;
  list_class->tools = tools;
  list_class->at_once = TRUE;
  list_class->create_detail = rapport_customers_page_create_detail;
  list_class->show = rapport_customers_page_show;
  list_class->create_menu = rapport_customers_page_create_menu;
  list_class->set_owner = rapport_customers_page_set_owner;
}

static void
rapport_customers_page_init (RapportCustomersPage *self)
{
}
