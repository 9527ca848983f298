/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-page-private.h"

static void
describe_empty (RapportListPageView   *view,
                const RapportListView *declared)
{
  rapport_list_describe (view->list, RAPPORT_LIST_CONTENT_EMPTY, _(declared->empty),
                         declared->empty_button != NULL ? _(declared->empty_button) : NULL, declared->empty_action);
  if (declared->other_button != NULL)
    rapport_list_offer (view->list, RAPPORT_LIST_CONTENT_EMPTY, _(declared->other_button), declared->other_action);
}

/* whether there is something, all of it of the kind that is usually left out */
static gboolean
is_left_out (RapportListPage     *self,
             RapportListPageView *view)
{
  RapportBook *book = rapport_context_get_book (rapport_page_get_context (RAPPORT_PAGE (self)));

  return view->declared->left_out != NULL && !rapport_filter_bar_shows_all (view->filter) &&
         rapport_list_query_has_any (view->declared->spec, rapport_book_get_connection (book));
}

/** rapport_list_page_describe: tells the list of @view what to say when it has nothing */
void
rapport_list_page_describe (RapportListPage     *self,
                            RapportListPageView *view)
{
  const RapportListView *declared = view->declared;
  const gboolean left_out = is_left_out (self, view);

  /* what is said already keeps the keyboard */
  if (view->is_described && view->is_left_out == left_out)
    return;
  view->is_described = TRUE;
  view->is_left_out = left_out;
  if (left_out)
    rapport_list_describe (view->list, RAPPORT_LIST_CONTENT_EMPTY, _(declared->left_out), _(declared->left_out_button),
                           "list-page.show-all");
  else
    describe_empty (view, declared);
  rapport_list_describe (view->list, RAPPORT_LIST_CONTENT_NO_RESULT, _(declared->not_found), _(declared->show_all),
                         "list-page.show-all");
}
