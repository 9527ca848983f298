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
  return g_strdup_printf (ngettext ("%'u product", "%'u products", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_products,
    .label = N_("Products"),
    .search = N_("Search Products"),
    .hint = N_("Name, code, category, description"),
    .count = count,
    .empty = N_("No product is written down yet."),
    .empty_button = N_("New _Product"),
    .empty_action = "win.new-thing('product')",
    .not_found = N_("No product was found."),
    .show_all = N_("_Show All Products") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Product"), "win.new-thing('product')" },
  { NULL }
};

/** RapportProductsPage: what is sold */
RAPPORT_DEFINE_SHEET_PAGE (RapportProductsPage, rapport_products_page, "product", views, tools)
