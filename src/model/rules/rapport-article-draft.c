/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-article-draft.h"
#include "rapport-ticket-rules.h"

/* as many letters of the description a title has at most */
#define TITLE_LETTERS 60

static char *
dup_title (const char *description)
{
  const char *end = description != NULL ? strchr (description, '\n') : NULL;
  g_autofree char *line = end != NULL ? g_strndup (description, end - description) : g_strdup (description);

  if (line == NULL || g_utf8_strlen (line, -1) <= TITLE_LETTERS)
    return g_steal_pointer (&line);
  return g_utf8_substring (line, 0, TITLE_LETTERS);
}

static void
add_part (GString    *text,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append (text, part);
  g_string_append_c (text, '\n');
}

/* what was noted with events of some @kinds, in order of time */
static void
add_notes (GString            *text,
           GPtrArray          *events,
           const char * const *kinds)
{
  for (guint i = 0; i < events->len; i++)
    {
      RapportEntity *event = g_ptr_array_index (events, i);

      if (g_strv_contains (kinds, rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND)))
        add_part (text, rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_NOTE));
    }
}

/* A heading stands also where nothing is known yet, for the person to write it below. */
static void
add_heading (GString    *text,
             const char *heading)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s\n", heading);
}

/**
 * rapport_article_draft:
 * @ticket: one that is solved
 * @events: (element-type RapportTicketEvent): what happened to it
 *
 * Returns: (transfer full): what can be learned from it, to be read through: its problem, what was found out
 *   and how it was solved
 */
RapportArticle *
rapport_article_draft (RapportEntity *ticket,
                       GPtrArray     *events)
{
  static const char * const analysis[] = { "analysed", "cannot-solve", NULL };
  static const char * const solution[] = { "proposed", "solved", NULL };
  RapportEntity *article;
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr(GString) body = g_string_new (NULL);
  const char *subcategory;

  g_return_val_if_fail (RAPPORT_IS_TICKET (ticket) && events != NULL, NULL);

  article = RAPPORT_ENTITY (rapport_article_new ());
  subcategory = rapport_entity_get_text (ticket, RAPPORT_TICKET_SUBCATEGORY);
  g_ptr_array_extend (sorted, events, NULL, NULL);
  g_ptr_array_sort (sorted, rapport_ticket_event_compare);
  rapport_entity_take_text (article, RAPPORT_ARTICLE_NAME,
                            dup_title (rapport_entity_get_text (ticket, RAPPORT_TICKET_DESCRIPTION)));
  rapport_entity_set_text (article, RAPPORT_ARTICLE_CATEGORY,
                           rapport_entity_get_text (ticket, RAPPORT_TICKET_CATEGORY));
  rapport_entity_set_integer (article, RAPPORT_ARTICLE_PRODUCT,
                              rapport_entity_get_integer (ticket, RAPPORT_TICKET_PRODUCT));
  if (subcategory != NULL)
    rapport_entity_set_text (article, RAPPORT_ARTICLE_KEYWORDS,
                             rapport_choice_label (rapport_ticket_subcategories, subcategory));
  add_heading (body, _("Problem"));
  add_part (body, rapport_entity_get_text (ticket, RAPPORT_TICKET_DESCRIPTION));
  add_part (body, rapport_entity_get_text (ticket, RAPPORT_TICKET_EXPLICIT_NEED));
  add_heading (body, _("Analysis"));
  add_notes (body, sorted, analysis);
  add_heading (body, _("Solution"));
  add_notes (body, sorted, solution);
  add_part (body, rapport_entity_get_text (ticket, RAPPORT_TICKET_REMEDY_NOTE));
  rapport_entity_take_text (article, RAPPORT_ARTICLE_BODY, g_strdup (g_strchomp (body->str)));
  return RAPPORT_ARTICLE (article);
}
