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
  return g_strdup_printf (ngettext ("%'u milestone", "%'u milestones", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_milestones,
    .label = N_("Milestones"),
    .search = N_("Search Milestones"),
    .hint = N_("Milestone, customer, notes"),
    .count = count,
    .empty = N_("No milestone is written down yet."),
    .empty_button = N_("New _Milestone"),
    .empty_action = "win.new-thing('milestone')",
    .not_found = N_("No milestone was found."),
    .show_all = N_("_Show All Milestones") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Milestone"), "win.new-thing('milestone')" },
  { NULL }
};

/** RapportMilestonesPage: what is to be delivered, and whether the customer accepted it (FC-4, FC-11) */
RAPPORT_DEFINE_SHEET_PAGE (RapportMilestonesPage, rapport_milestones_page, "milestone", views, tools)
