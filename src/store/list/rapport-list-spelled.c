/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-sql.h"
#include "rapport-pinyin.h"

/* of more that are pinyin not each choice of them is looked for */
#define MOST_CHOSEN 3

/* no name has so many syllables that each would be typed by itself */
#define MOST_JOINED 16

/* One of the terms with what its syllables may begin with */
typedef struct
{
  guint   number;
  char  **divisions;
} Term;

static void
clear_term (gpointer data)
{
  g_strfreev (((Term *) data)->divisions);
}

static void
append_match (GString *match,
              char   **divisions)
{
  g_string_append_printf (match, "%sinitials : (", match->len > 0 ? " AND " : "");
  for (guint i = 0; divisions[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\"%s", i > 0 ? " OR " : "", divisions[i],
                            divisions[i][1] == '\0' ? " *" : "");
  g_string_append_c (match, ')');
}

/* The customer's name is the first of the texts. Beside the names of contacts stands what they do there, which nobody
 * looks for by its pinyin. */
static char *
dup_names (const RapportListSearch *search)
{
  g_auto(GStrv) texts = g_strsplit (search->texts, ", ", 2);
  g_autofree char *table = g_strndup (texts[0], strlen (texts[0]) - strlen ("name"));

  g_assert (g_str_has_suffix (texts[0], "name"));
  return g_strdup_printf ("%s, (SELECT group_concat (k.name, ' ') FROM contact k WHERE k.customer = %srowid)", texts[0],
                          *table != '\0' ? table : "customer_search.");
}

static char *
dup_sql (RapportListSql *self,
         const char     *match,
         guint           without)
{
  const RapportListSearch *search = &self->query->spec->search;
  g_autofree char *names = dup_names (search);
  g_autofree char *rest = rapport_list_sql_dup_rest (self, without);
  g_autoptr(GString) parameter = g_string_new (NULL);
  GString *sql = g_string_new (NULL);

  rapport_list_sql_add_text (self, parameter, match);
  g_string_printf (sql, "SELECT %s, %s FROM %s", search->id, names, search->from);
  g_string_replace (sql, ":match", parameter->str, 0);
  if (rest != NULL)
    g_string_append_printf (sql, " AND %s IN (%s)", search->id, rest);
  return g_string_free (sql, FALSE);
}

/* @chosen: a bit for each of @terms that is pinyin, while the others are found as they are */
static void
add_chosen (RapportListSql *self,
            GArray         *terms,
            guint           chosen)
{
  const char * const *typed = rapport_search_query_get_terms (self->search);
  RapportListSpelled *spelled = g_new0 (RapportListSpelled, 1);
  g_autoptr(GStrvBuilder) pinyin = g_strv_builder_new ();
  g_autoptr(GString) match = g_string_new (NULL);
  guint without = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);

      if ((chosen & 1u << i) == 0)
        continue;
      append_match (match, term->divisions);
      g_strv_builder_add (pinyin, typed[term->number]);
      without |= 1u << term->number;
    }
  spelled->sql = dup_sql (self, match->str, without);
  spelled->typed = g_strv_builder_end (pinyin);
  g_ptr_array_add (self->spelled, spelled);
}

static gboolean
is_pinyin (const char *typed)
{
  g_auto(GStrv) divisions = rapport_pinyin_divide (typed);

  return divisions[0] != NULL;
}

/* Several beside each other may be the syllables of one name, as in chong qing. */
static void
add_joined (RapportListSql *self)
{
  const char * const *typed = rapport_search_query_get_terms (self->search);
  g_autoptr(GString) joined = g_string_new (NULL);
  g_autoptr(GString) match = g_string_new (NULL);
  g_auto(GStrv) divisions = NULL;
  RapportListSpelled *spelled;
  guint first = 0, n = 0, without = 0;

  while (typed[first] != NULL && !is_pinyin (typed[first]))
    first++;
  for (; typed[first + n] != NULL && first + n < MOST_JOINED && is_pinyin (typed[first + n]); n++)
    {
      g_string_append_printf (joined, "%s%s", n > 0 ? "'" : "", typed[first + n]);
      without |= 1u << (first + n);
    }
  divisions = rapport_pinyin_divide (joined->str);
  if (n < 2 || divisions[0] == NULL)
    return;
  append_match (match, divisions);
  spelled = g_new0 (RapportListSpelled, 1);
  spelled->sql = dup_sql (self, match->str, without);
  spelled->typed = g_new0 (char *, 2);
  spelled->typed[0] = g_string_free (g_steal_pointer (&joined), FALSE);
  g_ptr_array_add (self->spelled, spelled);
}

/**
 * rapport_list_sql_add_spelled:
 *
 * Lets the search find customers and contacts whose names are typed in full pinyin. Only the first letters are kept in
 * the index: what has these is read, and looked at.
 */
void
rapport_list_sql_add_spelled (RapportListSql *self)
{
  g_autoptr(GArray) terms = g_array_new (FALSE, FALSE, sizeof (Term));
  const char * const *typed;

  if (self->search == NULL || self->query->spec->search.name_columns == NULL ||
      rapport_search_query_needs_verification (self->search))
    return;
  g_array_set_clear_func (terms, clear_term);
  typed = rapport_search_query_get_terms (self->search);
  for (guint i = 0; typed[i] != NULL && terms->len < MOST_CHOSEN; i++)
    {
      Term term = { i, typed[i][1] != '\0' ? rapport_pinyin_divide (typed[i]) : NULL };

      if (term.divisions != NULL && term.divisions[0] != NULL)
        g_array_append_val (terms, term);
      else
        g_strfreev (term.divisions);
    }
  for (guint chosen = 1; chosen < 1u << terms->len; chosen++)
    add_chosen (self, terms, chosen);
  add_joined (self);
}
