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
  return all ? g_strdup_printf (ngettext ("%'u action item", "%'u action items", n), n)
             : g_strdup_printf (ngettext ("%'u open action item", "%'u open action items", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_action_items,
    .label = N_("Action items"),
    .search = N_("Search Action Items"),
    .hint = N_("What is to be done"),
    .count = count,
    .empty = N_("Nothing is left to be done."),
    .empty_button = N_("New _Action Item"),
    .empty_action = "win.new-thing('action_item')",
    .not_found = N_("No action item was found."),
    .show_all = N_("_Show All Action Items") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Action Item"), "win.new-thing('action_item')" },
  { NULL }
};

/** RapportActionItemsPage: what is to be done by whom, and what was promised (FR-15) */
RAPPORT_DEFINE_SHEET_PAGE (RapportActionItemsPage, rapport_action_items_page, "action_item", views, tools)
