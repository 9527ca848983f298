/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-lists.h"
#include "rapport-sheet-page.h"
#include "rapport-things-pages.h"

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
    .not_found = N_("No care date was found."),
    .show_all = N_("_Show All Care Dates") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Care Date"), "win.new-thing('care_date')" },
  { NULL }
};

/** RapportCareDatesPage: birthdays, anniversaries, festivals and events of customers */
RAPPORT_DEFINE_SHEET_PAGE (RapportCareDatesPage, rapport_care_dates_page, "care_date", views, tools)
