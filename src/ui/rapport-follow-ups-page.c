/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-follow-up-detail.h"
#include "rapport-follow-ups-page.h"
#include "rapport-list-feed.h"
#include "rapport-log-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan.h"
#include "rapport-print-dialog.h"
#include "rapport-prompt.h"
#include "rapport-record.h"
#include "rapport-reference-drop-down.h"
#include "rapport-run.h"
#include "rapport-split.h"
#include "rapport-ui.h"
#include "rapport-window.h"
#include "rapport-wrap-layout.h"

struct _RapportFollowUpsPage
{
  RapportPage               parent_instance;

  RapportSplit             *split;
  GtkDropDown              *period;
  GtkDropDown              *grade;
  RapportReferenceDropDown *owner;
  GtkLabel                 *count;
  GtkStack                 *stack;
  RapportList              *records;
  RapportList              *plans;
  RapportFollowUpDetail    *detail;

  GtkWidget                *search;
  RapportListFeed          *record_feed;
  RapportListFeed          *plan_feed;
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

/* A plan that is about to be skipped. */
typedef struct
{
  RapportContext *context;
  gint64          plan;
} Skip;

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
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' ||
         gtk_drop_down_get_selected (self->period) > 0 || gtk_drop_down_get_selected (self->grade) > 0 ||
         rapport_reference_drop_down_get_id (self->owner) != 0;
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

static void
apply_period (RapportFollowUpsPage *self,
              RapportListQuery     *query)
{
  const int today = rapport_context_get_today (rapport_page_get_context (RAPPORT_PAGE (self)));
  const int first = today / 100 * 100 + 1;

  switch ((Period) gtk_drop_down_get_selected (self->period))
    {
    case PERIOD_WEEK:
      rapport_week_bounds (today, &query->from, &query->to);
      break;
    case PERIOD_MONTH:
      query->from = first;
      query->to = first + 30;
      break;
    case PERIOD_LAST_MONTH:
      query->to = rapport_day_add (first, -1);
      query->from = query->to / 100 * 100 + 1;
      break;
    case PERIOD_YEAR:
      query->from = today / 10000 * 10000 + 101;
      query->to = today / 10000 * 10000 + 1231;
      break;
    case PERIOD_ANY:
    default:
      break;
    }
}

static void
ask_feed (RapportFollowUpsPage *self,
          RapportListFeed      *feed,
          RapportListKind       kind)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (kind);
  guint grade = gtk_drop_down_get_selected (self->grade);

  rapport_list_query_set_text (&query->search, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (grade > 0 && grade != GTK_INVALID_LIST_POSITION)
    rapport_list_query_set_text (&query->grade, rapport_grades[grade - 1].value);
  query->owner = rapport_reference_drop_down_get_id (self->owner);
  query->descending = kind == RAPPORT_LIST_RECORDS;
  query->state = RAPPORT_LIST_STATE_OPEN;
  apply_period (self, query);
  rapport_list_feed_ask (feed, query, is_narrowed (self));
}

static void
ask (RapportFollowUpsPage *self)
{
  /* the template's widgets speak up before the page is complete */
  if (self->plan_feed == NULL)
    return;
  ask_feed (self, self->record_feed, RAPPORT_LIST_RECORDS);
  ask_feed (self, self->plan_feed, RAPPORT_LIST_PLANS);
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
  update_count (self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (get_list (self)));
  rapport_follow_up_detail_show (self->detail, get_thing_type (self),
                                 rapport_list_get_n_selected (get_list (self)) == 1
                                 ? rapport_list_get_selected_id (get_list (self)) : 0);
}

static void
row_activated_cb (RapportFollowUpsPage *self,
                  gint64                id)
{
  rapport_follow_up_detail_show (self->detail, get_thing_type (self), id);
  rapport_split_set_show_detail (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
delete_requested_cb (RapportFollowUpsPage *self)
{
  guint n;
  g_autofree gint64 *ids = rapport_list_dup_selected_ids (get_list (self), &n);

  if (n > 0)
    rapport_run_act (rapport_page_get_context (RAPPORT_PAGE (self)),
                     rapport_delete_new (get_thing_type (self), ids, n),
                     shows_plans (self) ? _("Plan deleted") : _("Record deleted"));
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
  RapportWindow *window = rapport_window_from (rapport_page_get_context (RAPPORT_PAGE (widget)));
  gint64 customer = get_customer (RAPPORT_FOLLOW_UPS_PAGE (widget));

  if (window != NULL && customer != 0)
    rapport_window_open_thing (window, "customer", customer);
}

static void
done_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportEntity *thing = rapport_follow_up_detail_get_thing (RAPPORT_FOLLOW_UPS_PAGE (widget)->detail);

  if (RAPPORT_IS_PLAN (thing))
    rapport_run_act (rapport_page_get_context (RAPPORT_PAGE (widget)),
                     rapport_finish_plan_new (rapport_entity_get_id (thing), NULL), _("Plan done"));
}

static void
skip_typed_cb (const char *text,
               gpointer    data)
{
  Skip *skip = data;

  rapport_run_act (skip->context, rapport_finish_plan_new (skip->plan, text), _("Plan skipped"));
}

static void
free_skip (gpointer data)
{
  Skip *skip = data;

  g_object_unref (skip->context);
  g_free (skip);
}

static void
skip_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (widget));
  RapportEntity *thing = rapport_follow_up_detail_get_thing (RAPPORT_FOLLOW_UPS_PAGE (widget)->detail);
  Skip *skip;

  if (!RAPPORT_IS_PLAN (thing))
    return;
  skip = g_new0 (Skip, 1);
  skip->context = g_object_ref (context);
  skip->plan = rapport_entity_get_id (thing);
  rapport_prompt_show (rapport_context_get_window (context), _("Skip Follow-up"), _("Reason"), _("_Skip"),
                       skip_typed_cb, skip, free_skip);
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

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->period, 0);
  gtk_drop_down_set_selected (self->grade, 0);
  rapport_reference_drop_down_set_id (self->owner, 0);
  ask (self);
  gtk_widget_grab_focus (GTK_WIDGET (get_list (self)));
}

static void
stop_search_cb (RapportFollowUpsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (get_list (self)));
}

static GtkWidget *
make_search (RapportFollowUpsPage *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  g_object_set (search, "placeholder-text", _("Customer, summary, feedback, next action"), "width-chars", 34,
                "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search Follow-ups"), -1);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), GTK_WIDGET (self->records));
  g_signal_connect_object (search, "search-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  return search;
}

static void
add_button (GtkWidget  *box,
            const char *icon,
            const char *name,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_end (RapportFollowUpsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  add_button (box, "list-add-symbolic", _("Log Follow-up"), "win.log");
  add_button (box, "document-print-symbolic", _("Print"), "win.print");
  return box;
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
fill_filters (RapportFollowUpsPage *self)
{
  g_autoptr(GtkStringList) grades = gtk_string_list_new ((const char *[]) { _("All grades"), NULL });

  for (const RapportChoice *choice = rapport_grades; choice->value != NULL; choice++)
    gtk_string_list_append (grades, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label));
  gtk_drop_down_set_model (self->grade, G_LIST_MODEL (grades));
  rapport_reference_drop_down_show_members (self->owner, rapport_page_get_context (RAPPORT_PAGE (self)));
  rapport_reference_drop_down_set_none (self->owner, _("All owners"));
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
  if (id == 0 || (!g_str_equal (thing, "record") && !g_str_equal (thing, "plan")))
    return FALSE;
  gtk_stack_set_visible_child_name (self->stack, g_str_equal (thing, "plan") ? "plans" : "records");
  rapport_list_select_id (get_list (self), id);
  rapport_list_reveal_id (get_list (self), id);
  rapport_follow_up_detail_show (self->detail, get_thing_type (self), id);
  rapport_split_set_show_detail (self->split, TRUE);
  return TRUE;
}

static gboolean
rapport_follow_ups_page_focus_search (RapportPage *page)
{
  return gtk_widget_grab_focus (RAPPORT_FOLLOW_UPS_PAGE (page)->search);
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
rapport_follow_ups_page_print (RapportPage *page)
{
  rapport_print_dialog_show (rapport_page_get_context (page));
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
  fill_filters (self);
  self->search = g_object_ref_sink (make_search (self));
  rapport_page_set_tools (RAPPORT_PAGE (self), self->search, make_end (self));
  self->record_feed = rapport_list_feed_new (context, RAPPORT_LIST_RECORDS, self->records, "records");
  self->plan_feed = rapport_list_feed_new (context, RAPPORT_LIST_PLANS, self->plans, "plans");
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
  g_clear_object (&self->search);
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RapportPageClass *page_class = RAPPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_follow_ups_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_follow_ups_page_dispose;
  page_class->open_thing = rapport_follow_ups_page_open_thing;
  page_class->focus_search = rapport_follow_ups_page_focus_search;
  page_class->get_customer = rapport_follow_ups_page_get_customer;
  page_class->log = rapport_follow_ups_page_log;
  page_class->print = rapport_follow_ups_page_print;

  g_type_ensure (RAPPORT_TYPE_FOLLOW_UP_DETAIL);
  g_type_ensure (RAPPORT_TYPE_LIST);
  g_type_ensure (RAPPORT_TYPE_REFERENCE_DROP_DOWN);
  g_type_ensure (RAPPORT_TYPE_SPLIT);
  g_type_ensure (RAPPORT_TYPE_WRAP_LAYOUT);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-follow-ups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, split);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, period);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, grade);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, owner);
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
