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
  return g_strdup_printf (ngettext ("%'u article", "%'u articles", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_articles,
    .label = N_("Knowledge articles"),
    .search = N_("Search Articles"),
    .hint = N_("Title, keywords, text"),
    .count = count,
    .empty = N_("No article is written down yet."),
    .empty_button = N_("New _Article"),
    .empty_action = "win.new-thing('article')",
    .not_found = N_("No article was found."),
    .show_all = N_("_Show All Articles") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Knowledge Article"), "win.new-thing('article')" },
  { NULL }
};

/** RapportArticlesPage: what is known already */
RAPPORT_DEFINE_SHEET_PAGE (RapportArticlesPage, rapport_articles_page, "article", views, tools)
