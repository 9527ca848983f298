/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-actions.h"
#include "rapport-customer-detail.h"
#include "rapport-customer-dialog.h"
#include "rapport-customer.h"
#include "rapport-customers-page.h"
#include "rapport-filter-bar.h"
#include "rapport-hidden-note.h"
#include "rapport-list-feed.h"
#include "rapport-list-tools.h"
#include "rapport-split.h"
#include "rapport-ui.h"

#define NAME "customers"

static const RapportChoice dues[] = {
  { "overdue", NC_("choice", "Overdue") },
  { "today", NC_("choice", "Due today") },
  { "week", NC_("choice", "Next 7 days") },
  { "none", NC_("choice", "Nothing planned") },
  { NULL, NULL },
};

/* what each of these asks of the list */
static const char * const due_conditions[] = { "next:overdue", "next:today", "next:next-7d", "next:empty" };

struct _RapportCustomersPage
{
  RapportPage             parent_instance;

  RapportSplit           *split;
  RapportFilterBar       *filter;
  RapportHiddenNote      *hidden;
  RapportList            *list;
  GtkLabel               *count;
  RapportCustomerDetail  *detail;

  RapportListTools       *tools;
  RapportListFeed        *feed;
  RapportCustomerActions *actions;
};

G_DEFINE_FINAL_TYPE (RapportCustomersPage, rapport_customers_page, RAPPORT_TYPE_PAGE)

static gboolean
is_narrowed (RapportCustomersPage *self)
{
  return *rapport_list_tools_get_text (self->tools) != '\0' || rapport_filter_bar_is_active (self->filter);
}

static void
update_count (RapportCustomersPage *self)
{
  const guint n = rapport_list_source_get_n_found (rapport_list_feed_get_source (self->feed));
  const guint selected = rapport_list_get_n_selected (self->list);
  g_autofree char *found = NULL;
  g_autofree char *whole = NULL;

  if (is_narrowed (self))
    /* translators: how many customers a search or filter found */
    found = g_strdup_printf (ngettext ("%'u found", "%'u found", n), n);
  else
    found = g_strdup_printf (ngettext ("%'u customer", "%'u customers", n), n);
  if (selected > 1)
    /* translators: how many are listed, such as “12 found”, and how many of them are selected */
    whole = g_strdup_printf (_("%s, %'u selected"), found, selected);
  gtk_label_set_text (self->count, whole != NULL ? whole : found);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0 || is_narrowed (self));
}

static const char *
find_due (const char *chosen)
{
  for (gsize i = 0; chosen != NULL && i < G_N_ELEMENTS (due_conditions); i++)
    if (g_str_equal (dues[i].value, chosen))
      return due_conditions[i];
  return NULL;
}

static void
ask (RapportCustomersPage *self)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  const char *due = find_due (rapport_filter_bar_get (self->filter, "due"));

  rapport_list_query_set_text (&query->search, rapport_list_tools_get_text (self->tools));
  rapport_list_query_narrow (query, "grade", rapport_filter_bar_get (self->filter, "grade"));
  rapport_list_query_narrow (query, "stage", rapport_filter_bar_get (self->filter, "stage"));
  rapport_list_query_narrow (query, "tag", rapport_filter_bar_get (self->filter, "tag"));
  rapport_list_query_narrow_id (query, "owner", rapport_filter_bar_get_id (self->filter, "owner"));
  if (due != NULL)
    rapport_list_query_narrow_text (query, due, NULL);
  rapport_list_feed_ask (self->feed, query, is_narrowed (self));
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportCustomersPage *self = RAPPORT_CUSTOMERS_PAGE (widget);
  gint64 shown = rapport_customer_detail_get_customer (self->detail);

  rapport_filter_bar_clear (self->filter);
  rapport_list_tools_clear (self->tools);
  if (shown != 0)
    rapport_list_feed_show_id (self->feed, shown);
}

static void
selection_changed_cb (RapportCustomersPage *self)
{
  guint n = rapport_list_get_n_selected (self->list);

  if (n == 1)
    rapport_customer_detail_set_customer (self->detail, rapport_list_get_selected_id (self->list));
  else if (n > 1)
    rapport_customer_detail_show_many (self->detail, n);
  else if (rapport_customer_detail_get_customer (self->detail) == 0)
    rapport_customer_detail_set_customer (self->detail, 0);
  update_count (self);
}

static void
row_activated_cb (RapportCustomersPage *self,
                  gint64                id)
{
  rapport_customer_detail_set_customer (self->detail, id);
  rapport_split_enter_detail (self->split);
}

static void
delete_requested_cb (RapportCustomersPage *self)
{
  rapport_customer_actions_delete (self->actions);
}

static void
add_filters (RapportCustomersPage *self)
{
  rapport_filter_bar_add_choices (self->filter, "grade", _("Grade"), _("All grades"), rapport_grades);
  rapport_filter_bar_add_choices (self->filter, "stage", _("Stage"), _("All stages"), rapport_stages);
  rapport_filter_bar_add_members (self->filter, "owner", _("Owner"), _("All owners"));
  rapport_filter_bar_add_tags (self->filter, "tag", _("Tag"), _("All tags"));
  rapport_filter_bar_add_choices (self->filter, "due", _("Next follow-up"), _("Any time"), dues);
  rapport_filter_bar_remember (self->filter, NAME);
}

static void
describe_states (RapportCustomersPage *self)
{
  rapport_list_describe (self->list, RAPPORT_LIST_CONTENT_EMPTY,
                         _("There are no customers yet."), _("Add the First _Customer"), "win.new-customer");
  rapport_list_offer (self->list, RAPPORT_LIST_CONTENT_EMPTY, _("_Import a List…"), "win.import");
  rapport_list_describe (self->list, RAPPORT_LIST_CONTENT_NO_RESULT, _("No customer was found."),
                         _("_Show All Customers"), "customers-page.clear");
}

static void
rapport_customers_page_prepare (RapportPage *page)
{
  rapport_list_feed_prepare (RAPPORT_CUSTOMERS_PAGE (page)->feed);
}

static gboolean
rapport_customers_page_open_thing (RapportPage *page,
                                   const char  *thing,
                                   gint64       id)
{
  RapportCustomersPage *self = RAPPORT_CUSTOMERS_PAGE (page);

  rapport_list_feed_show_id (self->feed, id);
  rapport_customer_detail_set_customer (self->detail, id);
  rapport_split_set_show_detail (self->split, TRUE);
  return TRUE;
}

static gboolean
rapport_customers_page_focus_search (RapportPage *page)
{
  return rapport_list_tools_grab_focus (RAPPORT_CUSTOMERS_PAGE (page)->tools);
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
  return rapport_customer_detail_get_customer (RAPPORT_CUSTOMERS_PAGE (page)->detail);
}

static void
rapport_customers_page_constructed (GObject *object)
{
  RapportCustomersPage *self = RAPPORT_CUSTOMERS_PAGE (object);
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));

  G_OBJECT_CLASS (rapport_customers_page_parent_class)->constructed (object);

  rapport_list_set_format (self->list, rapport_context_get_format (context));
  rapport_filter_bar_set_context (self->filter, context);
  add_filters (self);
  self->feed = rapport_list_feed_new (context, &rapport_list_customers, self->list, NAME);
  rapport_hidden_note_set_feed (self->hidden, self->feed, "customers-page.clear");
  self->tools = rapport_list_tools_new (RAPPORT_PAGE (self), _("Search Customers"),
                                        _("Name, contact, phone, note, initials"));
  rapport_list_tools_add_button (self->tools, "list-add-symbolic", _("New Customer"), "win.new-customer");
  rapport_list_tools_set_list (self->tools, self->list);
  g_signal_connect_object (self->tools, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  self->actions = rapport_customer_actions_new (context, self->list);
  rapport_customer_detail_set_context (self->detail, context);
  describe_states (self);
  g_signal_connect_object (self->feed, "loaded", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  ask (self);
  rapport_list_feed_load_now (self->feed);
}

static void
rapport_customers_page_dispose (GObject *object)
{
  RapportCustomersPage *self = RAPPORT_CUSTOMERS_PAGE (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->feed);
  g_clear_object (&self->tools);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_CUSTOMERS_PAGE);

  G_OBJECT_CLASS (rapport_customers_page_parent_class)->dispose (object);
}

static void
rapport_customers_page_class_init (RapportCustomersPageClass *klass)
{
  static const char * const things[] = { "customer", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RapportPageClass *page_class = RAPPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_customers_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_customers_page_dispose;
  page_class->prepare = rapport_customers_page_prepare;
  page_class->things = things;
  page_class->open_thing = rapport_customers_page_open_thing;
  page_class->focus_search = rapport_customers_page_focus_search;
  page_class->create = rapport_customers_page_create;
  page_class->get_customer = rapport_customers_page_get_customer;

  g_type_ensure (RAPPORT_TYPE_CUSTOMER_DETAIL);
  g_type_ensure (RAPPORT_TYPE_FILTER_BAR);
  g_type_ensure (RAPPORT_TYPE_HIDDEN_NOTE);
  g_type_ensure (RAPPORT_TYPE_LIST);
  g_type_ensure (RAPPORT_TYPE_SPLIT);
  gtk_widget_class_install_action (widget_class, "customers-page.clear", NULL, clear_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportCustomersPage, split);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomersPage, filter);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomersPage, hidden);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomersPage, list);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomersPage, count);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomersPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_requested_cb);
}

static void
rapport_customers_page_init (RapportCustomersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
