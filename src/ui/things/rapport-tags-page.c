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
  return g_strdup_printf (ngettext ("%'u tag", "%'u tags", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_tag_styles,
    .label = N_("Tags"),
    .search = N_("Search Tags"),
    .hint = N_("Tag, playbook"),
    .count = count,
    .empty = N_("No tag has a colour or a playbook yet."),
    .empty_button = N_("New _Tag"),
    .empty_action = "win.new-thing('tag_style')",
    .not_found = N_("No tag was found."),
    .show_all = N_("_Show All Tags") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Tag"), "win.new-thing('tag_style')" },
  { NULL }
};

/** RapportTagsPage: what tags look like, and what is done for customers that have them (FR-14) */
RAPPORT_DEFINE_SHEET_PAGE (RapportTagsPage, rapport_tags_page, "tag_style", views, tools)
