/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-article.h"
#include "rapport-fold.h"
#include "rapport-table.h"
#include "rapport-thing-text.h"
#include "rapport-ticket-beside.h"
#include "rapport-ticket-rules.h"

/* of a customer's tickets looked at, and of those and of the articles shown */
#define MOST_LOOKED_AT 100
#define MOST_TICKETS 8
#define MOST_ARTICLES 4

#define MOST_TERMS 12
#define LEAST_LETTERS 3
/* how many terms make two texts alike */
#define ALIKE 2

typedef struct
{
  RapportEntity *thing;
  guint          score;
  gboolean       is_open;
} Scored;

static void
clear_scored (gpointer data)
{
  g_clear_object (&((Scored *) data)->thing);
}

static gboolean
is_han (gunichar letter)
{
  return g_unichar_get_script (letter) == G_UNICODE_SCRIPT_HAN;
}

static void
add_term (GPtrArray  *terms,
          const char *from,
          const char *to)
{
  g_autofree char *term = g_strndup (from, to - from);

  if (terms->len < MOST_TERMS && !g_ptr_array_find_with_equal_func (terms, term, g_str_equal, NULL))
    g_ptr_array_add (terms, g_steal_pointer (&term));
}

/* the end of a run of letters and digits, which is a term if it is long enough */
static const char *
take_word (GPtrArray  *terms,
           const char *text)
{
  const char *end = text;

  while (*end != '\0' && g_unichar_isalnum (g_utf8_get_char (end)) && !is_han (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (g_utf8_strlen (text, end - text) >= LEAST_LETTERS)
    add_term (terms, text, end);
  return end > text ? end : g_utf8_next_char (text);
}

/* Words of other scripts, and each two Han characters that stand side by side. */
static GPtrArray *
find_terms (const char *typed)
{
  g_autofree char *folded = rapport_fold (typed != NULL ? typed : "", -1);
  GPtrArray *terms = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = folded; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);

      if (!is_han (g_utf8_get_char (at)))
        {
          at = take_word (terms, at);
          continue;
        }
      if (*next != '\0' && is_han (g_utf8_get_char (next)))
        add_term (terms, at, g_utf8_next_char (next));
      at = next;
    }
  return terms;
}

static guint
count_terms (GPtrArray  *terms,
             const char *text)
{
  g_autofree char *folded = rapport_fold (text != NULL ? text : "", -1);
  guint n = 0;

  for (guint i = 0; i < terms->len; i++)
    n += strstr (folded, g_ptr_array_index (terms, i)) != NULL;
  return n;
}

/* the newest first among equals */
static int
compare_scored (gconstpointer a,
                gconstpointer b)
{
  const Scored *first = a;
  const Scored *second = b;

  if (first->is_open != second->is_open)
    return first->is_open ? -1 : 1;
  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return rapport_entity_get_id (first->thing) > rapport_entity_get_id (second->thing) ? -1 : 1;
}

static gboolean
load_tickets (RapportTicketBeside  *self,
              RapportConnection    *connection,
              gint64                customer,
              GPtrArray            *terms,
              GError              **error)
{
  g_autoptr(GPtrArray) tickets =
    rapport_table_load_first (connection, RAPPORT_TYPE_TICKET,
                              "WHERE customer = ?1 ORDER BY status IN ('accepted', 'closed'), received DESC LIMIT ?2",
                              customer, MOST_LOOKED_AT, error);
  g_autoptr(GArray) scored = g_array_new (FALSE, FALSE, sizeof (Scored));

  if (tickets == NULL)
    return FALSE;
  g_array_set_clear_func (scored, clear_scored);
  for (guint i = 0; i < tickets->len; i++)
    {
      RapportEntity *ticket = g_ptr_array_index (tickets, i);
      const Scored one = {
        g_object_ref (ticket), count_terms (terms, rapport_entity_get_text (ticket, RAPPORT_TICKET_DESCRIPTION)),
        rapport_ticket_status_is_open (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS)),
      };

      g_array_append_val (scored, one);
    }
  g_array_sort (scored, compare_scored);
  for (guint i = 0; i < MIN (scored->len, MOST_TICKETS); i++)
    {
      const Scored *one = &g_array_index (scored, Scored, i);
      const gint64 id = rapport_entity_get_id (one->thing);

      g_ptr_array_add (self->tickets, g_object_ref (one->thing));
      if (one->score >= MIN (ALIKE, MAX (terms->len, 1)))
        g_array_append_val (self->alike, id);
    }
  return TRUE;
}

static Scored *
get_article (GArray *scored,
             gint64  id)
{
  for (guint i = 0; i < scored->len; i++)
    if (rapport_entity_get_id (g_array_index (scored, Scored, i).thing) == id)
      return &g_array_index (scored, Scored, i);
  return NULL;
}

static gboolean
score_articles (GArray             *scored,
                RapportConnection  *connection,
                const char         *term,
                GError            **error)
{
  g_autoptr(GArray) ids = rapport_thing_text_find (connection, &rapport_article_info, term, MOST_LOOKED_AT / 4, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      Scored *known = get_article (scored, id);
      Scored one = { NULL, 1, TRUE };

      if (known != NULL)
        {
          known->score++;
          continue;
        }
      one.thing = rapport_table_load (connection, RAPPORT_TYPE_ARTICLE, id, error);
      if (one.thing == NULL)
        return FALSE;
      g_array_append_val (scored, one);
    }
  return TRUE;
}

static gboolean
load_articles (RapportTicketBeside  *self,
               RapportConnection    *connection,
               GPtrArray            *terms,
               GError              **error)
{
  g_autoptr(GArray) scored = g_array_new (FALSE, FALSE, sizeof (Scored));

  g_array_set_clear_func (scored, clear_scored);
  for (guint i = 0; i < terms->len; i++)
    if (!score_articles (scored, connection, g_ptr_array_index (terms, i), error))
      return FALSE;
  g_array_sort (scored, compare_scored);
  for (guint i = 0; i < scored->len && self->articles->len < MOST_ARTICLES; i++)
    {
      RapportEntity *article = g_array_index (scored, Scored, i).thing;

      if (!rapport_entity_get_flag (article, RAPPORT_ARTICLE_RETIRED))
        g_ptr_array_add (self->articles, g_object_ref (article));
    }
  return TRUE;
}

/* That for the category is better than that for all. */
static gboolean
load_greeting (RapportTicketBeside  *self,
               RapportConnection    *connection,
               const char           *category,
               GError              **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT body FROM snippet WHERE kind = 'greeting' AND ifnull(retired, 0) = 0"
                                " AND (category IS NULL OR category IS ?1) ORDER BY category IS NULL, id LIMIT 1",
                                error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_text (select, 1, category);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  if (has_row)
    self->greeting = g_strdup (rapport_statement_get_text (select, 0));
  return TRUE;
}

/**
 * rapport_ticket_beside_load:
 * @customer: whose ticket it will be, 0 for nobody yet
 * @typed: (nullable): what is typed of it
 * @category: (nullable): one of rapport_ticket_categories
 *
 * Returns: (transfer full) (nullable): what stands beside it; NULL with @error set
 */
RapportTicketBeside *
rapport_ticket_beside_load (RapportConnection  *connection,
                            gint64              customer,
                            const char         *typed,
                            const char         *category,
                            GError            **error)
{
  g_autoptr(RapportTicketBeside) self = g_new0 (RapportTicketBeside, 1);
  g_autoptr(GPtrArray) terms = find_terms (typed);

  self->tickets = g_ptr_array_new_with_free_func (g_object_unref);
  self->alike = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
  if ((customer != 0 && !load_tickets (self, connection, customer, terms, error)) ||
      !load_articles (self, connection, terms, error) || !load_greeting (self, connection, category, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** rapport_ticket_beside_free: */
void
rapport_ticket_beside_free (RapportTicketBeside *self)
{
  g_ptr_array_unref (self->tickets);
  g_array_unref (self->alike);
  g_ptr_array_unref (self->articles);
  g_free (self->greeting);
  g_free (self);
}

/** rapport_ticket_beside_is_alike: Returns: whether @ticket tells of the same as what is typed */
gboolean
rapport_ticket_beside_is_alike (const RapportTicketBeside *self,
                                gint64                     ticket)
{
  for (guint i = 0; i < self->alike->len; i++)
    if (g_array_index (self->alike, gint64, i) == ticket)
      return TRUE;
  return FALSE;
}
