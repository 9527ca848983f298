/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-actions.h"
#include "rapport-customer-detail.h"
#include "rapport-customer-dialog.h"
#include "rapport-customer-filter.h"
#include "rapport-customers-page.h"
#include "rapport-list-feed.h"
#include "rapport-split.h"
#include "rapport-ui.h"

#define NAME "customers"

struct _RapportCustomersPage
{
  RapportPage             parent_instance;

  RapportSplit           *split;
  RapportCustomerFilter  *filter;
  RapportList            *list;
  GtkLabel               *count;
  RapportCustomerDetail  *detail;

  GtkWidget              *search;
  RapportListFeed        *feed;
  RapportCustomerActions *actions;
};

G_DEFINE_FINAL_TYPE (RapportCustomersPage, rapport_customers_page, RAPPORT_TYPE_PAGE)

static gboolean
is_narrowed (RapportCustomersPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' ||
         rapport_customer_filter_is_active (self->filter);
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

static void
ask (RapportCustomersPage *self)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (RAPPORT_LIST_CUSTOMERS);

  rapport_list_query_set_text (&query->search, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  rapport_customer_filter_apply (self->filter, query);
  rapport_list_feed_ask (self->feed, query, is_narrowed (self));
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportCustomersPage *self = RAPPORT_CUSTOMERS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  rapport_customer_filter_clear (self->filter);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
selection_changed_cb (RapportCustomersPage *self)
{
  guint n = rapport_list_get_n_selected (self->list);

  if (n == 1)
    rapport_customer_detail_set_customer (self->detail, rapport_list_get_selected_id (self->list));
  else if (n > 1)
    rapport_customer_detail_show_many (self->detail, n);
  update_count (self);
}

static void
row_activated_cb (RapportCustomersPage *self,
                  gint64                id)
{
  rapport_customer_detail_set_customer (self->detail, id);
  rapport_split_set_show_detail (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
delete_requested_cb (RapportCustomersPage *self)
{
  rapport_customer_actions_delete (self->actions);
}

/* Enter in the search entry opens what was found first; Down goes into the list. */
static void
search_activate_cb (RapportCustomersPage *self)
{
  RapportListModel *model = rapport_list_get_model (self->list);
  guint n;
  const gint64 *ids = rapport_list_model_get_ids (model, &n);

  if (n == 0)
    return;
  if (rapport_list_get_n_selected (self->list) == 0)
    rapport_list_select_id (self->list, ids[0]);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
search_key_cb (RapportCustomersPage  *self,
               guint                  key,
               guint                  code,
               GdkModifierType        state,
               GtkEventControllerKey *controller)
{
  if (key != GDK_KEY_Down || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  search_activate_cb (self);
  return GDK_EVENT_STOP;
}

static void
stop_search_cb (RapportCustomersPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static GtkWidget *
make_search (RapportCustomersPage *self)
{
  GtkWidget *search = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set (search, "placeholder-text", _("Name, contact, phone, note, initials"), "width-chars", 34,
                "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search Customers"), -1);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), GTK_WIDGET (self->list));
  g_signal_connect_object (search, "search-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (search_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (search, keys);
  return search;
}

static GtkWidget *
make_end (RapportCustomersPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkWidget *view = gtk_menu_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.new-customer");
  gtk_widget_set_tooltip_text (add, _("New Customer"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New Customer"), -1);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (view), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (view), rapport_list_get_view_menu (self->list));
  gtk_widget_insert_action_group (view, "view", rapport_list_get_view_actions (self->list));
  gtk_widget_set_tooltip_text (view, _("Sort and Columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sort and Columns"), -1);
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (box), view);
  return box;
}

static void
describe_states (RapportCustomersPage *self)
{
  rapport_list_describe (self->list, RAPPORT_LIST_CONTENT_EMPTY,
                         _("There are no customers yet. Import a list of them from the main menu, or:"),
                         _("Add the First _Customer"), "win.new-customer");
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

  if (!g_str_equal (thing, "customer"))
    return FALSE;
  rapport_list_select_id (self->list, id);
  rapport_list_reveal_id (self->list, id);
  rapport_customer_detail_set_customer (self->detail, id);
  rapport_split_set_show_detail (self->split, TRUE);
  return TRUE;
}

static gboolean
rapport_customers_page_focus_search (RapportPage *page)
{
  return gtk_widget_grab_focus (RAPPORT_CUSTOMERS_PAGE (page)->search);
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
  g_autoptr(RapportFormat) format = rapport_format_new (rapport_context_get_zone (context));

  G_OBJECT_CLASS (rapport_customers_page_parent_class)->constructed (object);

  rapport_list_set_format (self->list, format);
  self->feed = rapport_list_feed_new (context, RAPPORT_LIST_CUSTOMERS, self->list, NAME);
  self->actions = rapport_customer_actions_new (context, self->list);
  rapport_customer_filter_set_context (self->filter, context);
  rapport_customer_detail_set_context (self->detail, context);
  self->search = g_object_ref_sink (make_search (self));
  rapport_page_set_tools (RAPPORT_PAGE (self), self->search, make_end (self));
  describe_states (self);
  g_signal_connect_object (self->feed, "loaded", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  rapport_list_feed_load_now (self->feed);
}

static void
rapport_customers_page_dispose (GObject *object)
{
  RapportCustomersPage *self = RAPPORT_CUSTOMERS_PAGE (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->feed);
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_CUSTOMERS_PAGE);

  G_OBJECT_CLASS (rapport_customers_page_parent_class)->dispose (object);
}

static void
rapport_customers_page_class_init (RapportCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RapportPageClass *page_class = RAPPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_customers_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_customers_page_dispose;
  page_class->prepare = rapport_customers_page_prepare;
  page_class->open_thing = rapport_customers_page_open_thing;
  page_class->focus_search = rapport_customers_page_focus_search;
  page_class->create = rapport_customers_page_create;
  page_class->get_customer = rapport_customers_page_get_customer;

  g_type_ensure (RAPPORT_TYPE_CUSTOMER_DETAIL);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_FILTER);
  g_type_ensure (RAPPORT_TYPE_LIST);
  g_type_ensure (RAPPORT_TYPE_SPLIT);
  gtk_widget_class_install_action (widget_class, "customers-page.clear", NULL, clear_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportCustomersPage, split);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomersPage, filter);
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
