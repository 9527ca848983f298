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
  return g_strdup_printf (ngettext ("%'u requirement", "%'u requirements", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_requirements,
    .label = N_("Requirements"),
    .search = N_("Search Requirements"),
    .hint = N_("Requirement, solution, customer"),
    .count = count,
    .empty = N_("No requirement is written down yet."),
    .empty_button = N_("New _Requirement"),
    .empty_action = "win.new-thing('requirement')",
    .not_found = N_("No requirement was found."),
    .show_all = N_("_Show All Requirements") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Requirement"), "win.new-thing('requirement')" },
  { NULL }
};

/** RapportRequirementsPage: what customers need, and the solutions offered (FC-9) */
RAPPORT_DEFINE_SHEET_PAGE (RapportRequirementsPage, rapport_requirements_page, "requirement", views, tools)
