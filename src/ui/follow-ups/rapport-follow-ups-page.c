/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-filter-bar.h"
#include "rapport-follow-up-detail.h"
#include "rapport-follow-ups-page.h"
#include "rapport-hidden-note.h"
#include "rapport-list-feed.h"
#include "rapport-list-tools.h"
#include "rapport-log-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan.h"
#include "rapport-plans.h"
#include "rapport-print-dialog.h"
#include "rapport-record.h"
#include "rapport-run.h"
#include "rapport-split.h"
#include "rapport-ui.h"

struct _RapportFollowUpsPage
{
  RapportPage            parent_instance;

  RapportSplit          *split;
  RapportFilterBar      *filter;
  RapportHiddenNote     *hidden;
  GtkStack              *stack;
  RapportList           *records;
  RapportList           *plans;
  GtkLabel              *count;
  RapportFollowUpDetail *detail;

  RapportListTools      *tools;
  RapportListFeed       *record_feed;
  RapportListFeed       *plan_feed;
};

G_DEFINE_FINAL_TYPE (RapportFollowUpsPage, rapport_follow_ups_page, RAPPORT_TYPE_PAGE)

typedef enum
{
  PERIOD_ANY,
  PERIOD_WEEK,
  PERIOD_MONTH,
  PERIOD_LAST_MONTH,
  PERIOD_YEAR,
} Period;

/* in the order of Period */
static const RapportChoice periods[] = {
  { "week", NC_("choice", "This week") },
  { "month", NC_("choice", "This month") },
  { "last-month", NC_("choice", "Last month") },
  { "year", NC_("choice", "This year") },
  { NULL, NULL },
};

#define VIEW_NOTE "follow-ups-view"

static gboolean
shows_plans (RapportFollowUpsPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "plans") == 0;
}

static RapportList *
get_list (RapportFollowUpsPage *self)
{
  return shows_plans (self) ? self->plans : self->records;
}

static RapportListFeed *
get_feed (RapportFollowUpsPage *self)
{
  return shows_plans (self) ? self->plan_feed : self->record_feed;
}

static GType
get_thing_type (RapportFollowUpsPage *self)
{
  return shows_plans (self) ? RAPPORT_TYPE_PLAN : RAPPORT_TYPE_RECORD;
}

static gboolean
is_narrowed (RapportFollowUpsPage *self)
{
  return *rapport_list_tools_get_text (self->tools) != '\0' || rapport_filter_bar_is_active (self->filter);
}

static void
update_count (RapportFollowUpsPage *self)
{
  guint n;
  g_autofree char *text = NULL;

  if (self->plan_feed == NULL)
    return;
  n = rapport_list_source_get_n_found (rapport_list_feed_get_source (get_feed (self)));
  if (shows_plans (self))
    text = g_strdup_printf (ngettext ("%'u plan", "%'u plans", n), n);
  else
    text = g_strdup_printf (ngettext ("%'u record", "%'u records", n), n);
  gtk_label_set_text (self->count, text);
}

static const char *
get_period (RapportFollowUpsPage *self)
{
  switch ((Period) rapport_filter_bar_get_nth (self->filter, "period"))
    {
    case PERIOD_WEEK:
      return "this-week";
    case PERIOD_MONTH:
      return "this-month";
    case PERIOD_LAST_MONTH:
      return "last-month";
    case PERIOD_YEAR:
      return "this-year";
    case PERIOD_ANY:
    default:
      return NULL;
    }
}

static void
ask_feed (RapportFollowUpsPage  *self,
          RapportListFeed       *feed,
          const RapportListSpec *spec)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (spec);

  rapport_list_query_set_text (&query->search, rapport_list_tools_get_text (self->tools));
  rapport_list_query_narrow (query, "grade", rapport_filter_bar_get (self->filter, "grade"));
  rapport_list_query_narrow_id (query, "owner", rapport_filter_bar_get_id (self->filter, "owner"));
  rapport_list_query_narrow (query, spec->when, get_period (self));
  rapport_list_feed_ask (feed, query, is_narrowed (self));
}

static void
ask (RapportFollowUpsPage *self)
{
  ask_feed (self, self->record_feed, &rapport_list_records);
  ask_feed (self, self->plan_feed, &rapport_list_plans);
}

static void
selection_changed_cb (RapportFollowUpsPage *self)
{
  gint64 id = rapport_list_get_selected_id (get_list (self));

  if (self->plan_feed != NULL && rapport_list_get_n_selected (get_list (self)) == 1)
    rapport_follow_up_detail_show (self->detail, get_thing_type (self), id);
}

static void
view_changed_cb (RapportFollowUpsPage *self)
{
  if (self->plan_feed == NULL)
    return;
  rapport_hidden_note_set_feed (self->hidden, get_feed (self), "follow-ups.clear");
  rapport_context_set_note (rapport_page_get_context (RAPPORT_PAGE (self)), "filters", VIEW_NOTE,
                            gtk_stack_get_visible_child_name (self->stack));
  update_count (self);
  rapport_list_tools_set_list (self->tools, get_list (self));
  rapport_follow_up_detail_show (self->detail, get_thing_type (self),
                                 rapport_list_get_n_selected (get_list (self)) == 1
                                 ? rapport_list_get_selected_id (get_list (self)) : 0);
}

static void
row_activated_cb (RapportFollowUpsPage *self,
                  gint64                id)
{
  rapport_follow_up_detail_show (self->detail, get_thing_type (self), id);
  rapport_split_enter_detail (self->split);
}

static void
delete_requested_cb (RapportFollowUpsPage *self)
{
  guint n;
  g_autofree gint64 *ids = rapport_list_dup_selected_ids (get_list (self), &n);

  if (n > 0 && shows_plans (self))
    rapport_plans_delete (rapport_page_get_context (RAPPORT_PAGE (self)), ids, n);
  else if (n > 0)
    rapport_run_act (rapport_page_get_context (RAPPORT_PAGE (self)),
                     rapport_delete_new (RAPPORT_TYPE_RECORD, ids, n), _("Record deleted"));
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  delete_requested_cb (RAPPORT_FOLLOW_UPS_PAGE (widget));
}

static gint64
get_customer (RapportFollowUpsPage *self)
{
  RapportEntity *thing = rapport_follow_up_detail_get_thing (self->detail);

  if (thing == NULL)
    return 0;
  return rapport_entity_get_integer (thing, RAPPORT_IS_PLAN (thing) ? (guint) RAPPORT_PLAN_CUSTOMER
                                                                    : (guint) RAPPORT_RECORD_CUSTOMER);
}

static void
log_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  RapportFollowUpsPage *self = RAPPORT_FOLLOW_UPS_PAGE (widget);
  RapportEntity *thing = rapport_follow_up_detail_get_thing (self->detail);

  rapport_log_dialog_show (rapport_page_get_context (RAPPORT_PAGE (self)), get_customer (self),
                           RAPPORT_IS_PLAN (thing) ? rapport_entity_get_id (thing) : 0);
}

static void
customer_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  gint64 customer = get_customer (RAPPORT_FOLLOW_UPS_PAGE (widget));

  if (customer != 0)
    rapport_context_open_thing (rapport_page_get_context (RAPPORT_PAGE (widget)), "customer", customer);
}

static gint64
get_plan (RapportFollowUpsPage *self)
{
  RapportEntity *thing = rapport_follow_up_detail_get_thing (self->detail);

  return RAPPORT_IS_PLAN (thing) ? rapport_entity_get_id (thing) : 0;
}

static void
done_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  if (get_plan (RAPPORT_FOLLOW_UPS_PAGE (widget)) != 0)
    rapport_plans_finish (rapport_page_get_context (RAPPORT_PAGE (widget)),
                          get_plan (RAPPORT_FOLLOW_UPS_PAGE (widget)));
}

static void
skip_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  if (get_plan (RAPPORT_FOLLOW_UPS_PAGE (widget)) != 0)
    rapport_plans_skip (rapport_page_get_context (RAPPORT_PAGE (widget)), get_plan (RAPPORT_FOLLOW_UPS_PAGE (widget)));
}

static void
finish_item_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  rapport_run_act (rapport_page_get_context (RAPPORT_PAGE (widget)),
                   rapport_finish_action_item_new (g_variant_get_int64 (parameter)), _("Action item done"));
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportFollowUpsPage *self = RAPPORT_FOLLOW_UPS_PAGE (widget);

  rapport_filter_bar_clear (self->filter);
  rapport_list_tools_clear (self->tools);
}

static void
describe_states (RapportFollowUpsPage *self)
{
  rapport_list_describe (self->records, RAPPORT_LIST_CONTENT_EMPTY, _("No follow-up was logged yet."),
                         _("_Log the First"), "win.log");
  rapport_list_describe (self->records, RAPPORT_LIST_CONTENT_NO_RESULT, _("No record was found."),
                         _("_Show All"), "follow-ups.clear");
  rapport_list_describe (self->plans, RAPPORT_LIST_CONTENT_EMPTY,
                         _("Nothing is planned. A follow-up with a next time makes a plan."),
                         _("_Log Follow-up…"), "win.log");
  rapport_list_describe (self->plans, RAPPORT_LIST_CONTENT_NO_RESULT, _("No plan was found."),
                         _("_Show All"), "follow-ups.clear");
}

static void
set_menus (RapportFollowUpsPage *self)
{
  g_autoptr(GMenu) records = g_menu_new ();
  g_autoptr(GMenu) plans = g_menu_new ();

  g_menu_append (records, _("_Log…"), "follow-ups.log");
  g_menu_append (records, _("Open the _Customer"), "follow-ups.customer");
  g_menu_append (records, _("Dele_te"), "follow-ups.delete");
  rapport_list_set_menu_model (self->records, G_MENU_MODEL (records));
  g_menu_append (plans, _("_Log…"), "follow-ups.log");
  g_menu_append (plans, _("_Done"), "follow-ups.done");
  g_menu_append (plans, _("S_kip…"), "follow-ups.skip");
  g_menu_append (plans, _("Open the _Customer"), "follow-ups.customer");
  g_menu_append (plans, _("Dele_te"), "follow-ups.delete");
  rapport_list_set_menu_model (self->plans, G_MENU_MODEL (plans));
}

static void
restore_view (RapportFollowUpsPage *self)
{
  g_autofree char *view =
    rapport_context_dup_note (rapport_page_get_context (RAPPORT_PAGE (self)), "filters", VIEW_NOTE);

  if (g_strcmp0 (view, "plans") == 0)
    gtk_stack_set_visible_child_name (self->stack, "plans");
}

static void
add_filters (RapportFollowUpsPage *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  rapport_filter_bar_set_start (self->filter, switcher);
  rapport_filter_bar_add_choices (self->filter, "period", _("Period"), _("Any time"), periods);
  rapport_filter_bar_add_choices (self->filter, "grade", _("Grade"), _("All grades"), rapport_grades);
  rapport_filter_bar_add_members (self->filter, "owner", _("Owner"), _("All owners"));
  rapport_filter_bar_remember (self->filter, "follow-ups");
}

static void
add_tools (RapportFollowUpsPage *self)
{
  self->tools = rapport_list_tools_new (RAPPORT_PAGE (self), _("Search Follow-ups"),
                                        _("Customer, summary, feedback, next action"));
  rapport_list_tools_add_button (self->tools, "list-add-symbolic", _("Log Follow-up"), "win.log");
  rapport_list_tools_add_button (self->tools, "document-print-symbolic", _("Print"), "win.print");
  rapport_list_tools_set_list (self->tools, get_list (self));
  g_signal_connect_object (self->tools, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
}

static gboolean
rapport_follow_ups_page_open_thing (RapportPage *page,
                                    const char  *thing,
                                    gint64       id)
{
  RapportFollowUpsPage *self = RAPPORT_FOLLOW_UPS_PAGE (page);
  g_autoptr(RapportEntity) item = NULL;

  if (g_str_equal (thing, "action_item"))
    {
      item = rapport_book_get (rapport_context_get_book (rapport_page_get_context (page)), RAPPORT_TYPE_ACTION_ITEM,
                               id, NULL);
      id = item != NULL ? rapport_entity_get_integer (item, RAPPORT_ACTION_ITEM_RECORD) : 0;
      thing = "record";
    }
  if (id == 0)
    return FALSE;
  gtk_stack_set_visible_child_name (self->stack, g_str_equal (thing, "plan") ? "plans" : "records");
  rapport_list_feed_show_id (get_feed (self), id);
  rapport_follow_up_detail_show (self->detail, get_thing_type (self), id);
  rapport_split_set_show_detail (self->split, TRUE);
  return TRUE;
}

static gboolean
rapport_follow_ups_page_focus_search (RapportPage *page)
{
  return rapport_list_tools_grab_focus (RAPPORT_FOLLOW_UPS_PAGE (page)->tools);
}

static gint64
rapport_follow_ups_page_get_customer (RapportPage *page)
{
  return get_customer (RAPPORT_FOLLOW_UPS_PAGE (page));
}

static gboolean
rapport_follow_ups_page_log (RapportPage *page,
                             gint64       customer,
                             gint64       plan)
{
  rapport_log_dialog_show (rapport_page_get_context (page), customer, plan);
  return TRUE;
}

static gboolean
rapport_follow_ups_page_create (RapportPage *page)
{
  RapportFollowUpsPage *self = RAPPORT_FOLLOW_UPS_PAGE (page);
  gint64 customer = get_customer (self);

  if (shows_plans (self) && customer != 0)
    rapport_plan_dialog_add (rapport_page_get_context (page), customer);
  else
    rapport_log_dialog_show (rapport_page_get_context (page), customer, 0);
  return TRUE;
}

static gboolean
rapport_follow_ups_page_print (RapportPage *page)
{
  rapport_print_dialog_show (rapport_page_get_context (page), "f1");
  return TRUE;
}

static void
rapport_follow_ups_page_constructed (GObject *object)
{
  RapportFollowUpsPage *self = RAPPORT_FOLLOW_UPS_PAGE (object);
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));

  G_OBJECT_CLASS (rapport_follow_ups_page_parent_class)->constructed (object);

  rapport_list_set_format (self->records, rapport_context_get_format (context));
  rapport_list_set_format (self->plans, rapport_context_get_format (context));
  rapport_follow_up_detail_set_context (self->detail, context);
  rapport_filter_bar_set_context (self->filter, context);
  restore_view (self);
  add_filters (self);
  self->record_feed = rapport_list_feed_new (context, &rapport_list_records, self->records, "records");
  self->plan_feed = rapport_list_feed_new (context, &rapport_list_plans, self->plans, "plans");
  rapport_hidden_note_set_feed (self->hidden, get_feed (self), "follow-ups.clear");
  add_tools (self);
  describe_states (self);
  set_menus (self);
  g_signal_connect_object (self->record_feed, "loaded", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_feed, "loaded", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  ask (self);
}

static void
rapport_follow_ups_page_dispose (GObject *object)
{
  RapportFollowUpsPage *self = RAPPORT_FOLLOW_UPS_PAGE (object);

  g_clear_object (&self->record_feed);
  g_clear_object (&self->plan_feed);
  g_clear_object (&self->tools);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_FOLLOW_UPS_PAGE);

  G_OBJECT_CLASS (rapport_follow_ups_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "follow-ups.log", NULL, log_cb);
  gtk_widget_class_install_action (widget_class, "follow-ups.done", NULL, done_cb);
  gtk_widget_class_install_action (widget_class, "follow-ups.skip", NULL, skip_cb);
  gtk_widget_class_install_action (widget_class, "follow-ups.customer", NULL, customer_cb);
  gtk_widget_class_install_action (widget_class, "follow-ups.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "follow-ups.finish-item", "x", finish_item_cb);
  gtk_widget_class_install_action (widget_class, "follow-ups.clear", NULL, clear_cb);
}

static void
rapport_follow_ups_page_class_init (RapportFollowUpsPageClass *klass)
{
  static const char * const things[] = { "record", "plan", "action_item", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RapportPageClass *page_class = RAPPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_follow_ups_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_follow_ups_page_dispose;
  page_class->things = things;
  page_class->open_thing = rapport_follow_ups_page_open_thing;
  page_class->focus_search = rapport_follow_ups_page_focus_search;
  page_class->get_customer = rapport_follow_ups_page_get_customer;
  page_class->log = rapport_follow_ups_page_log;
  page_class->create = rapport_follow_ups_page_create;
  page_class->print = rapport_follow_ups_page_print;

  g_type_ensure (RAPPORT_TYPE_FILTER_BAR);
  g_type_ensure (RAPPORT_TYPE_FOLLOW_UP_DETAIL);
  g_type_ensure (RAPPORT_TYPE_HIDDEN_NOTE);
  g_type_ensure (RAPPORT_TYPE_LIST);
  g_type_ensure (RAPPORT_TYPE_SPLIT);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-follow-ups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, split);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, hidden);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, count);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, records);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, plans);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_requested_cb);
}

static void
rapport_follow_ups_page_init (RapportFollowUpsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
