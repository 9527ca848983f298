/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-files-page.h"
#include "rapport-lists.h"
#include "rapport-sheet-page.h"
#include "rapport-things-pages.h"

static char *
count (guint    n,
       gboolean all)
{
  return g_strdup_printf (ngettext ("%'u text", "%'u texts", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_snippets,
    .label = N_("Texts"),
    .search = N_("Search Texts"),
    .hint = N_("Title, text"),
    .count = count,
    .empty = N_("No text is written down yet."),
    .empty_button = N_("New _Text"),
    .empty_action = "win.new-thing('snippet')",
    .not_found = N_("No text was found."),
    .show_all = N_("_Show All Texts") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Text"), "win.new-thing('snippet')" },
  { NULL }
};

/** RapportSnippetsPage: greetings, scripts and messages, with fields that are filled from the customer */
RAPPORT_DEFINE_SHEET_PAGE_WITH (RapportSnippetsPage, rapport_snippets_page, "snippet", views, tools,
                                rapport_files_page_fill_class)
