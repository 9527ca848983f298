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
  return g_strdup_printf (ngettext ("%'u meeting", "%'u meetings", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_meetings,
    .label = N_("Meetings"),
    .search = N_("Search Meetings"),
    .hint = N_("Subject, participants, lessons"),
    .count = count,
    .empty = N_("No meeting is minuted yet. The monthly review looks at service quality, the quarterly one at figures."),
    .empty_button = N_("New _Meeting"),
    .empty_action = "win.new-thing('meeting')",
    .not_found = N_("No meeting was found."),
    .show_all = N_("_Show All Meetings") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Meeting"), "win.new-thing('meeting')" },
  { "go-previous-symbolic", N_("Back to the Reviews"), "win.page('reviews')", .leads_away = TRUE },
  { NULL }
};

/** RapportMeetingsPage: review meetings, with what was decided there and whether it is done */
RAPPORT_DEFINE_SHEET_PAGE (RapportMeetingsPage, rapport_meetings_page, "meeting", views, tools)
