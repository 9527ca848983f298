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
  return g_strdup_printf (ngettext ("%'u opportunity", "%'u opportunities", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_opportunities,
    .label = N_("Opportunities"),
    .search = N_("Search Opportunities"),
    .hint = N_("Opportunity, customer, notes"),
    .count = count,
    .empty = N_("No opportunity is written down yet."),
    .empty_button = N_("New _Opportunity"),
    .empty_action = "win.new-thing('opportunity')",
    .not_found = N_("No opportunity was found."),
    .show_all = N_("_Show All Opportunities") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Opportunity"), "win.new-thing('opportunity')" },
  { NULL }
};

/** RapportOpportunitiesPage: what may be sold: upgrades, cross-selling, referrals */
RAPPORT_DEFINE_SHEET_PAGE (RapportOpportunitiesPage, rapport_opportunities_page, "opportunity", views, tools)
