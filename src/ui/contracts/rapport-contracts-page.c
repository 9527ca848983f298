/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contract.h"
#include "rapport-contracts-page.h"
#include "rapport-lists.h"
#include "rapport-sheet-page.h"
#include "rapport-sheets.h"

/** RapportContractsPage: what is agreed with customers: contracts and orders */
struct _RapportContractsPage
{
  RapportListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportContractsPage, rapport_contracts_page, RAPPORT_TYPE_LIST_PAGE)

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

static void
rapport_contracts_page_class_init (RapportContractsPageClass *klass)
{
  static const char * const things[] = { "contract", NULL };

  RAPPORT_PAGE_CLASS (klass)->things = things;
  RAPPORT_LIST_PAGE_CLASS (klass)->views = views;
  RAPPORT_LIST_PAGE_CLASS (klass)->tools = tools;
  rapport_sheet_page_fill_class (RAPPORT_LIST_PAGE_CLASS (klass));
}

static void
rapport_contracts_page_init (RapportContractsPage *self)
{
}
