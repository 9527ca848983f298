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
  return g_strdup_printf (ngettext ("%'u contract", "%'u contracts", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_contracts,
    .label = N_("Contracts"),
    .search = N_("Search Contracts"),
    .hint = N_("Number, customer, subject, product"),
    .count = count,
    .empty = N_("No contract is written down yet."),
    .empty_button = N_("New _Contract"),
    .empty_action = "win.new-thing('contract')",
    .not_found = N_("No contract was found."),
    .show_all = N_("_Show All Contracts") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Contract"), "win.new-thing('contract')" },
  { NULL }
};

/** RapportContractsPage: what is agreed with customers: contracts and orders */
RAPPORT_DEFINE_SHEET_PAGE (RapportContractsPage, rapport_contracts_page, "contract", views, tools)
