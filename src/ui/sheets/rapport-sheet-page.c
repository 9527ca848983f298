/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-sheet-page.h"
#include "rapport-sheets.h"
#include "rapport-thing-detail.h"
#include "rapport-thing-dialog.h"

static GtkWidget *
create_detail (RapportListPage *page)
{
  const RapportListView *views = RAPPORT_LIST_PAGE_GET_CLASS (page)->views;

  return rapport_thing_detail_new (rapport_page_get_context (RAPPORT_PAGE (page)),
                                   rapport_sheets_find (views[0].spec->thing));
}

static void
show (RapportListPage *page,
      const char      *thing,
      gint64           id)
{
  rapport_thing_detail_show (RAPPORT_THING_DETAIL (rapport_list_page_get_detail (page)), id);
}

static gboolean
create (RapportPage *page)
{
  const RapportListView *views = RAPPORT_LIST_PAGE_GET_CLASS (page)->views;

  rapport_thing_dialog_add (rapport_page_get_context (page), rapport_sheets_find (views[0].spec->thing), 0, NULL);
  return TRUE;
}

/** rapport_sheet_page_fill_class: for a page with one list, whose detail and new things are as their sheet says */
void
rapport_sheet_page_fill_class (RapportListPageClass *klass)
{
  RAPPORT_PAGE_CLASS (klass)->create = create;
  klass->create_detail = create_detail;
  klass->show = show;
}
