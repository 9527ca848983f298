/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-sheet-page.h"
#include "rapport-sheets.h"
#include "rapport-thing-detail.h"
#include "rapport-thing-dialog.h"

static RapportContext *
get_context (RapportListPage *page)
{
  return rapport_page_get_context (RAPPORT_PAGE (page));
}

/* one a list, of which the one is seen whose thing was shown last */
static GtkWidget *
create_detail (RapportListPage *page)
{
  GtkWidget *details = gtk_stack_new ();

  gtk_stack_set_hhomogeneous (GTK_STACK (details), FALSE);
  for (const RapportListView *view = RAPPORT_LIST_PAGE_GET_CLASS (page)->views; view->spec != NULL; view++)
    gtk_stack_add_named (GTK_STACK (details),
                         rapport_thing_detail_new (get_context (page), rapport_sheets_find (view->spec->thing)),
                         view->spec->thing);
  return details;
}

static void
show (RapportListPage *page,
      const char      *thing,
      gint64           id)
{
  GtkStack *details = GTK_STACK (rapport_list_page_get_detail (page));

  rapport_thing_detail_show (RAPPORT_THING_DETAIL (gtk_stack_get_child_by_name (details, thing)), id);
  gtk_stack_set_visible_child_name (details, thing);
}

static gboolean
create (RapportPage *page)
{
  RapportListPage *self = RAPPORT_LIST_PAGE (page);

  rapport_thing_dialog_add (get_context (self), rapport_sheets_find (rapport_list_page_get_thing (self)), 0, NULL);
  return TRUE;
}

/** rapport_sheet_page_fill_class: for a page whose details and new things are as the sheets of its lists say */
void
rapport_sheet_page_fill_class (RapportListPageClass *klass)
{
  RAPPORT_PAGE_CLASS (klass)->create = create;
  klass->create_detail = create_detail;
  klass->show = show;
}
