/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-follow-up-detail.h"
#include "rapport-follow-ups-page.h"
#include "rapport-log-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-override-rows.h"
#include "rapport-override.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan.h"
#include "rapport-plans.h"
#include "rapport-record.h"
#include "rapport-run.h"
#include "rapport-things.h"

struct _RapportFollowUpsPage
{
  RapportListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportFollowUpsPage, rapport_follow_ups_page, RAPPORT_TYPE_LIST_PAGE)

static char *
count_records (guint    n,
               gboolean all)
{
  return g_strdup_printf (ngettext ("%'u record", "%'u records", n), n);
}

static char *
count_plans (guint    n,
             gboolean all)
{
  return g_strdup_printf (ngettext ("%'u plan", "%'u plans", n), n);
}

static char *
count_overrides (guint    n,
                 gboolean all)
{
  return g_strdup_printf (ngettext ("%'u overridden warning", "%'u overridden warnings", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_records,
    .label = N_("Records"),
    .search = N_("Search Follow-ups"),
    .hint = N_("Customer, summary, feedback, next action"),
    .count = count_records,
    .empty = N_("No follow-up was logged yet."),
    .empty_button = N_("_Log the First"),
    .empty_action = "win.log",
    .not_found = N_("No record was found."),
    .show_all = N_("_Show All") },
  { .spec = &rapport_list_plans,
    .label = N_("Plans"),
    .count = count_plans,
    .empty = N_("Nothing is planned. A follow-up with a next time makes a plan."),
    .empty_button = N_("_Log Follow-up…"),
    .empty_action = "win.log",
    .not_found = N_("No plan was found."),
    .show_all = N_("_Show All") },
  { .spec = &rapport_list_overrides,
    .label = N_("Warnings"),
    .hint = N_("Customer"),
    .count = count_overrides,
    .empty = N_("Nobody went on in spite of a warning yet."),
    .not_found = N_("No overridden warning was found."),
    .show_all = N_("_Show All") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("Log Follow-up"), "win.log" },
  { NULL }
};

static RapportFollowUpDetail *
get_detail (gpointer page)
{
  return RAPPORT_FOLLOW_UP_DETAIL (rapport_list_page_get_detail (RAPPORT_LIST_PAGE (page)));
}

static gint64
get_plan (gpointer page)
{
  RapportEntity *thing = rapport_follow_up_detail_get_thing (get_detail (page));

  return RAPPORT_IS_PLAN (thing) ? rapport_entity_get_id (thing) : 0;
}

static void
log_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  RapportPage *page = RAPPORT_PAGE (widget);

  rapport_log_dialog_show (rapport_page_get_context (page), rapport_page_get_customer (page), get_plan (page));
}

static void
done_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  if (get_plan (widget) != 0)
    rapport_plans_finish (rapport_page_get_context (RAPPORT_PAGE (widget)), get_plan (widget));
}

static void
skip_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  if (get_plan (widget) != 0)
    rapport_plans_skip (rapport_page_get_context (RAPPORT_PAGE (widget)), get_plan (widget));
}

static void
finish_item_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  rapport_run_act (rapport_page_get_context (RAPPORT_PAGE (widget)),
                   rapport_finish_action_item_new (g_variant_get_int64 (parameter)), _("Action item done"));
}

static GtkWidget *
rapport_follow_ups_page_create_detail (RapportListPage *page)
{
  GtkWidget *detail = g_object_new (RAPPORT_TYPE_FOLLOW_UP_DETAIL, NULL);

  rapport_follow_up_detail_set_context (RAPPORT_FOLLOW_UP_DETAIL (detail),
                                        rapport_page_get_context (RAPPORT_PAGE (page)));
  return detail;
}

/* What a warning was passed for is what there is to see of it; 0 when that is gone. */
static gint64
find_concerned (RapportListPage *page,
                gint64           override,
                GType           *type)
{
  RapportBook *book = rapport_context_get_book (rapport_page_get_context (RAPPORT_PAGE (page)));
  g_autoptr(RapportEntity) row = rapport_book_get (book, RAPPORT_TYPE_OVERRIDE, override, NULL);

  *type = RAPPORT_TYPE_RECORD;
  if (row == NULL)
    return 0;
  if (g_strcmp0 (rapport_entity_get_text (row, RAPPORT_OVERRIDE_THING), rapport_plan_info.name) == 0)
    *type = RAPPORT_TYPE_PLAN;
  return rapport_override_rows_find_thing (rapport_book_get_connection (book), row);
}

static void
rapport_follow_ups_page_show (RapportListPage *page,
                              const char      *thing,
                              gint64           id)
{
  GType type = rapport_entity_type_for (thing);

  if (id != 0 && g_type_is_a (type, RAPPORT_TYPE_OVERRIDE))
    id = find_concerned (page, id, &type);
  rapport_follow_up_detail_show (get_detail (page), type, id);
}

static GMenuModel *
rapport_follow_ups_page_create_menu (RapportListPage *page,
                                     const char      *thing)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Log…"), "follow-ups.log");
  if (g_type_is_a (rapport_entity_type_for (thing), RAPPORT_TYPE_PLAN))
    {
      g_menu_append (menu, _("_Done"), "follow-ups.done");
      g_menu_append (menu, _("S_kip…"), "follow-ups.skip");
    }
  return G_MENU_MODEL (menu);
}

static gint64
find_record (RapportPage *page,
             gint64       action_item)
{
  g_autoptr(RapportEntity) item = rapport_book_get (rapport_context_get_book (rapport_page_get_context (page)),
                                                    RAPPORT_TYPE_ACTION_ITEM, action_item, NULL);

  return item != NULL ? rapport_entity_get_integer (item, RAPPORT_ACTION_ITEM_RECORD) : 0;
}

static gboolean
rapport_follow_ups_page_open_thing (RapportPage *page,
                                    const char  *thing,
                                    gint64       id)
{
  RapportPageClass *parent_class = RAPPORT_PAGE_CLASS (rapport_follow_ups_page_parent_class);

  if (parent_class->open_thing (page, thing, id))
    return TRUE;
  return parent_class->open_thing (page, rapport_record_info.name, find_record (page, id));
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
  const GType listed = rapport_entity_type_for (rapport_list_page_get_thing (RAPPORT_LIST_PAGE (page)));
  const gint64 customer = rapport_page_get_customer (page);

  if (g_type_is_a (listed, RAPPORT_TYPE_PLAN) && customer != 0)
    rapport_plan_dialog_add (rapport_page_get_context (page), customer);
  else
    rapport_log_dialog_show (rapport_page_get_context (page), customer, 0);
  return TRUE;
}

static void
rapport_follow_ups_page_class_init (RapportFollowUpsPageClass *klass)
{
  static const char * const things[] = { "record", "plan", "override", "action_item", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RapportPageClass *page_class = RAPPORT_PAGE_CLASS (klass);
  RapportListPageClass *list_class = RAPPORT_LIST_PAGE_CLASS (klass);

  page_class->things = things;
  page_class->open_thing = rapport_follow_ups_page_open_thing;
  page_class->log = rapport_follow_ups_page_log;
  page_class->create = rapport_follow_ups_page_create;
  list_class->views = views;
  list_class->tools = tools;
  list_class->create_detail = rapport_follow_ups_page_create_detail;
  list_class->show = rapport_follow_ups_page_show;
  list_class->create_menu = rapport_follow_ups_page_create_menu;

  gtk_widget_class_install_action (widget_class, "follow-ups.log", NULL, log_cb);
  gtk_widget_class_install_action (widget_class, "follow-ups.done", NULL, done_cb);
  gtk_widget_class_install_action (widget_class, "follow-ups.skip", NULL, skip_cb);
  gtk_widget_class_install_action (widget_class, "follow-ups.finish-item", "x", finish_item_cb);
}

static void
rapport_follow_ups_page_init (RapportFollowUpsPage *self)
{
}
