/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-activity.h"
#include "rapport-care-dates.h"
#include "rapport-care-pages.h"
#include "rapport-edit.h"
#include "rapport-greet-dialog.h"
#include "rapport-invitations.h"
#include "rapport-invite-dialog.h"
#include "rapport-lists.h"
#include "rapport-run.h"
#include "rapport-sheet-page.h"
#include "rapport-sheets.h"
#include "rapport-thing-dialog.h"

static char *
count (guint    n,
       gboolean all)
{
  return g_strdup_printf (ngettext ("%'u care date", "%'u care dates", n), n);
}

static char *
count_activities (guint    n,
                  gboolean all)
{
  return g_strdup_printf (ngettext ("%'u activity", "%'u activities", n), n);
}

static char *
count_invitations (guint    n,
                   gboolean all)
{
  return g_strdup_printf (ngettext ("%'u invitation", "%'u invitations", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_care_dates,
    .label = N_("Care dates"),
    .search = N_("Search Care Dates"),
    .hint = N_("Occasion, message, customer"),
    .count = count,
    .empty = N_("No care date is written down yet."),
    .empty_button = N_("New _Care Date"),
    .empty_action = "win.new-thing('care_date')",
    .other_button = N_("Add the Usual _Festivals"),
    .other_action = "care.add-festivals",
    .not_found = N_("No care date was found."),
    .show_all = N_("_Show All Care Dates") },
  { .spec = &rapport_list_activities,
    .label = N_("Activities"),
    .hint = N_("Activity, goal, feedback"),
    .count = count_activities,
    .empty = N_("No activity for customers is written down yet."),
    .empty_button = N_("New A_ctivity"),
    .empty_action = "win.new-thing('activity')",
    .not_found = N_("No activity was found."),
    .show_all = N_("_Show All Activities") },
  { .spec = &rapport_list_activity_guests,
    .label = N_("Invitations"),
    .hint = N_("Customer, feedback"),
    .count = count_invitations,
    .empty = N_("Nobody is invited yet. Select customers in their list and right-click to invite them."),
    .empty_button = N_("_Invite…"),
    .empty_action = "care.invite",
    .not_found = N_("No invitation was found."),
    .show_all = N_("_Show All Invitations") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New"), "win.new" },
  { NULL }
};

/**
 * RapportCareDatesPage: birthdays, anniversaries, festivals and events of customers with greetings for them, and
 * activities with those who are invited
 */
typedef RapportListPage RapportCareDatesPage;
typedef RapportListPageClass RapportCareDatesPageClass;

G_DEFINE_FINAL_TYPE (RapportCareDatesPage, rapport_care_dates_page, RAPPORT_TYPE_LIST_PAGE)

static void
greet_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  guint n;
  g_autofree gint64 *ids = rapport_list_page_dup_selected_ids (RAPPORT_LIST_PAGE (widget), &n);

  if (n > 0)
    rapport_greet_dialog_show (rapport_page_get_context (RAPPORT_PAGE (widget)), ids, n);
}

static void
add_festivals_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  rapport_run_told (rapport_page_get_context (RAPPORT_PAGE (widget)), rapport_add_festivals_new ());
}

/* To the activity that is shown, or whose invitation is */
static gint64
find_activity (RapportListPage *page)
{
  const gint64 shown = rapport_list_page_get_shown (page);
  g_autoptr(RapportEntity) guest = NULL;

  if (g_str_equal (rapport_list_page_get_thing (page), rapport_activity_info.name))
    return shown;
  if (shown == 0 || !g_str_equal (rapport_list_page_get_thing (page), rapport_activity_guest_info.name))
    return 0;
  guest = rapport_book_get (rapport_context_get_book (rapport_page_get_context (RAPPORT_PAGE (page))),
                            RAPPORT_TYPE_ACTIVITY_GUEST, shown, NULL);
  return guest != NULL ? rapport_entity_get_integer (guest, RAPPORT_ACTIVITY_GUEST_ACTIVITY) : 0;
}

static void
invite_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  rapport_invite_dialog_show (rapport_page_get_context (RAPPORT_PAGE (widget)), find_activity (RAPPORT_LIST_PAGE (widget)),
                              NULL, 0);
}

/* Who is invited to it is listed, to be marked and logged together. */
static void
show_invited_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  RapportPage *page = RAPPORT_PAGE (widget);
  RapportContext *context = rapport_page_get_context (page);
  const gint64 activity = find_activity (RAPPORT_LIST_PAGE (widget));

  if (activity != 0)
    rapport_invitations_show (page, rapport_context_get_book (context), activity);
}

static void
mark (GtkWidget  *widget,
      guint       field,
      const char *answer)
{
  guint n;
  g_autofree gint64 *ids = rapport_list_page_dup_selected_ids (RAPPORT_LIST_PAGE (widget), &n);
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_activity_guest_new ());

  if (n == 0 || !g_str_equal (rapport_list_page_get_thing (RAPPORT_LIST_PAGE (widget)), rapport_activity_guest_info.name))
    return;
  if (answer != NULL)
    rapport_entity_set_text (values, field, answer);
  else
    rapport_entity_set_flag (values, field, TRUE);
  rapport_run_told (rapport_page_get_context (RAPPORT_PAGE (widget)), rapport_edit_many_new (values, &field, 1, ids, n));
}

static void
attended_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  mark (widget, RAPPORT_ACTIVITY_GUEST_ATTENDED, NULL);
}

static void
answered_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *answer)
{
  mark (widget, RAPPORT_ACTIVITY_GUEST_ANSWER, g_variant_get_string (answer, NULL));
}

static void
log_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  guint n;
  g_autofree gint64 *ids = rapport_list_page_dup_selected_ids (RAPPORT_LIST_PAGE (widget), &n);

  if (n > 0 && g_str_equal (rapport_list_page_get_thing (RAPPORT_LIST_PAGE (widget)), rapport_activity_guest_info.name))
    rapport_invitations_log (rapport_page_get_context (RAPPORT_PAGE (widget)), ids, n);
}

static gboolean
rapport_care_dates_page_create (RapportPage *page)
{
  const char *thing = rapport_list_page_get_thing (RAPPORT_LIST_PAGE (page));

  if (g_str_equal (thing, rapport_activity_guest_info.name))
    rapport_invite_dialog_show (rapport_page_get_context (page), find_activity (RAPPORT_LIST_PAGE (page)), NULL, 0);
  else
    rapport_thing_dialog_add (rapport_page_get_context (page), rapport_sheets_find (thing), 0, NULL);
  return TRUE;
}

static GMenuModel *
create_menu (RapportListPage *page,
             const char      *thing)
{
  GMenu *menu = g_menu_new ();

  if (g_str_equal (thing, rapport_activity_info.name))
    {
      g_menu_append (menu, _("_Invite…"), "care.invite");
      g_menu_append (menu, _("_Show Who Is Invited"), "care.show-invited");
    }
  else if (g_str_equal (thing, rapport_activity_guest_info.name))
    {
      g_menu_append (menu, _("_Attended"), "care.attended");
      g_menu_append (menu, _("A_ccepted"), "care.answered('yes')");
      g_menu_append (menu, _("D_eclined"), "care.answered('no')");
      g_menu_append (menu, _("_Log Follow-up…"), "care.log");
      g_menu_append (menu, _("_Invite…"), "care.invite");
    }
  else
    {
      g_menu_append (menu, _("_Greet…"), "care.greet");
      g_menu_append (menu, _("Add the Usual _Festivals"), "care.add-festivals");
    }
  return G_MENU_MODEL (menu);
}

static void
rapport_care_dates_page_class_init (RapportCareDatesPageClass *klass)
{
  static const char * const things[] = { "care_date", "activity", "activity_guest", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  RAPPORT_PAGE_CLASS (klass)->things = things;
  klass->views = views;
  klass->tools = tools;
  rapport_sheet_page_fill_class (klass);
  klass->create_menu = create_menu;
  RAPPORT_PAGE_CLASS (klass)->create = rapport_care_dates_page_create;

  gtk_widget_class_install_action (widget_class, "care.greet", NULL, greet_cb);
  gtk_widget_class_install_action (widget_class, "care.add-festivals", NULL, add_festivals_cb);
  gtk_widget_class_install_action (widget_class, "care.invite", NULL, invite_cb);
  gtk_widget_class_install_action (widget_class, "care.show-invited", NULL, show_invited_cb);
  gtk_widget_class_install_action (widget_class, "care.attended", NULL, attended_cb);
  gtk_widget_class_install_action (widget_class, "care.answered", "s", answered_cb);
  gtk_widget_class_install_action (widget_class, "care.log", NULL, log_cb);
}

static void
rapport_care_dates_page_init (RapportCareDatesPage *self)
{
}
