/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-care-dates.h"
#include "rapport-care-pages.h"
#include "rapport-greet-dialog.h"
#include "rapport-lists.h"
#include "rapport-run.h"
#include "rapport-sheet-page.h"

static char *
count (guint    n,
       gboolean all)
{
  return g_strdup_printf (ngettext ("%'u care date", "%'u care dates", n), n);
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
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Care Date"), "win.new-thing('care_date')" },
  { NULL }
};

/** RapportCareDatesPage: birthdays, anniversaries, festivals and events of customers, and greetings for them */
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

static GMenuModel *
create_menu (RapportListPage *page,
             const char      *thing)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Greet…"), "care.greet");
  g_menu_append (menu, _("Add the Usual _Festivals"), "care.add-festivals");
  return G_MENU_MODEL (menu);
}

static void
rapport_care_dates_page_class_init (RapportCareDatesPageClass *klass)
{
  static const char * const things[] = { "care_date", NULL };

  RAPPORT_PAGE_CLASS (klass)->things = things;
  klass->views = views;
  klass->tools = tools;
  rapport_sheet_page_fill_class (klass);
  klass->create_menu = create_menu;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "care.greet", NULL, greet_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "care.add-festivals", NULL, add_festivals_cb);
}

static void
rapport_care_dates_page_init (RapportCareDatesPage *self)
{
}
