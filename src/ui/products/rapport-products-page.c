/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-lists.h"
#include "rapport-product.h"
#include "rapport-products-page.h"
#include "rapport-sheet-page.h"
#include "rapport-sheets.h"

/** RapportProductsPage: what is sold */
struct _RapportProductsPage
{
  RapportListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportProductsPage, rapport_products_page, RAPPORT_TYPE_LIST_PAGE)

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

static void
rapport_products_page_class_init (RapportProductsPageClass *klass)
{
  static const char * const things[] = { "product", NULL };

  RAPPORT_PAGE_CLASS (klass)->things = things;
  RAPPORT_LIST_PAGE_CLASS (klass)->views = views;
  RAPPORT_LIST_PAGE_CLASS (klass)->tools = tools;
  rapport_sheet_page_fill_class (RAPPORT_LIST_PAGE_CLASS (klass));
}

static void
rapport_products_page_init (RapportProductsPage *self)
{
}
