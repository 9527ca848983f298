/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-files-page.h"
#include "rapport-files-pane.h"
#include "rapport-sheets.h"
#include "rapport-thing-detail.h"

#define FILES "rapport-files"

static GtkWidget *
create_detail (RapportListPage *page)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (page));
  const char *thing = RAPPORT_LIST_PAGE_GET_CLASS (page)->views->spec->thing;
  GtkWidget *detail = rapport_thing_detail_new (context, rapport_sheets_find (thing));
  GtkWidget *files = rapport_files_pane_new (context);

  rapport_thing_detail_set_below (RAPPORT_THING_DETAIL (detail), files);
  rapport_files_pane_take_drops (RAPPORT_FILES_PANE (files), detail);
  g_object_set_data (G_OBJECT (detail), FILES, files);
  return detail;
}

static void
show (RapportListPage *page,
      const char      *thing,
      gint64           id)
{
  GtkWidget *detail = rapport_list_page_get_detail (page);

  rapport_thing_detail_show (RAPPORT_THING_DETAIL (detail), id);
  rapport_files_pane_set_owner (g_object_get_data (G_OBJECT (detail), FILES),
                                rapport_thing_detail_get_thing (RAPPORT_THING_DETAIL (detail)));
}

/** rapport_files_page_fill_class: for a page of one list whose things may have files, which stand below their sheet */
void
rapport_files_page_fill_class (RapportListPageClass *klass)
{
  rapport_sheet_page_fill_class (klass);
  klass->create_detail = create_detail;
  klass->show = show;
}
