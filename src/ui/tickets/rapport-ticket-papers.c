/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-article-draft.h"
#include "rapport-print-dialog.h"
#include "rapport-sheets.h"
#include "rapport-thing-dialog.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket-papers.h"

/** rapport_ticket_write_article: opens a new article with what is to be learned of @ticket, which is linked to it */
void
rapport_ticket_write_article (RapportContext *context,
                              RapportTicket  *ticket)
{
  RapportEntity *link = RAPPORT_ENTITY (rapport_article_ticket_new ());
  g_autoptr(GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(RapportArticle) article = NULL;
  g_autofree char *draft = NULL;
  gint64 id;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_TICKET (ticket));

  id = rapport_entity_get_id (RAPPORT_ENTITY (ticket));
  rapport_entity_set_integer (link, RAPPORT_ARTICLE_TICKET_TICKET, id);
  rapport_entity_set_flag (link, RAPPORT_ARTICLE_TICKET_SOURCE, TRUE);
  g_ptr_array_add (children, link);
  events = rapport_book_get_children (rapport_context_get_book (context), RAPPORT_TYPE_TICKET_EVENT, "ticket", id,
                                      NULL);
  if (events == NULL)
    return;
  article = rapport_article_draft (RAPPORT_ENTITY (ticket), events);
  draft = g_strdup_printf ("article-of-%" G_GINT64_FORMAT, id);
  rapport_thing_dialog_add_with (context, &rapport_article_sheet, RAPPORT_ENTITY (article), children, draft);
}

/** rapport_ticket_print_needs: opens the preview of what @ticket asks for (F11) */
void
rapport_ticket_print_needs (RapportContext *context,
                            RapportTicket  *ticket)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_TICKET (ticket));

  rapport_print_dialog_show_form (context, "f11", rapport_ticket_info.name,
                                  rapport_entity_get_id (RAPPORT_ENTITY (ticket)));
}
