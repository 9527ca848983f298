/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-fold.h"
#include "rapport-search-query.h"

/* A pasted page would open an iterator a pair of code points: the index is asked for the beginning
 * only, the rest is looked for in what it finds. */
#define ASKED_TERMS_MAX 16
#define ASKED_CODE_POINTS_MAX 32

struct _RapportSearchQuery
{
  char      *match;
  char     **terms;
  gboolean   is_shortened;
};

G_DEFINE_BOXED_TYPE (RapportSearchQuery, rapport_search_query,
                     rapport_search_query_copy, rapport_search_query_free)

static void
append_quoted (GString    *match,
               const char *text,
               gsize       length)
{
  g_string_append_c (match, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, text[i]);
    }
  g_string_append_c (match, '"');
}

static void
append_term (RapportSearchQuery *query,
             GString            *match,
             const char         *term,
             const char         *name_columns)
{
  glong n = g_utf8_strlen (term, -1);

  if (match->len > 0)
    g_string_append (match, " AND ");
  if (name_columns != NULL && term[1] == '\0' && g_ascii_isalpha (term[0]))
    g_string_append_printf (match, "%s : ", name_columns);
  if (n > ASKED_CODE_POINTS_MAX)
    {
      query->is_shortened = TRUE;
      n = ASKED_CODE_POINTS_MAX;
    }
  append_quoted (match, term, g_utf8_offset_to_pointer (term, n) - term);
  if (n == 1)
    g_string_append (match, " *");
}

/**
 * rapport_search_query_new:
 * @typed: (nullable): what the person typed, not folded
 * @name_columns: (nullable): FTS5's column filter for terms of one Latin letter, which stand
 *   nearly everywhere else, such as "{name contacts initials}"; %NULL to search all columns
 *
 * Folds @typed and splits it at spaces into terms. A row is a hit when every term is a substring of
 * the folded text of one of its columns, each term in any of them.
 *
 * Returns: (transfer full): the query
 */
RapportSearchQuery *
rapport_search_query_new (const char *typed,
                          const char *name_columns)
{
  RapportSearchQuery *query = g_new0 (RapportSearchQuery, 1);
  g_autofree char *folded = rapport_fold (typed, -1);
  g_autoptr(GString) match = g_string_new (NULL);

  query->terms = g_strsplit (folded, " ", -1);
  for (guint i = 0; query->terms[i] != NULL; i++)
    {
      if (i == ASKED_TERMS_MAX)
        {
          query->is_shortened = TRUE;
          break;
        }
      append_term (query, match, query->terms[i], name_columns);
    }
  query->match = g_string_free (g_steal_pointer (&match), FALSE);
  return query;
}

/** rapport_search_query_copy: Returns: (transfer full): the same query once more */
RapportSearchQuery *
rapport_search_query_copy (const RapportSearchQuery *query)
{
  RapportSearchQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_new0 (RapportSearchQuery, 1);
  copy->match = g_strdup (query->match);
  copy->terms = g_strdupv (query->terms);
  copy->is_shortened = query->is_shortened;
  return copy;
}

/** rapport_search_query_free: Frees @query, which may be %NULL */
void
rapport_search_query_free (RapportSearchQuery *query)
{
  if (query == NULL)
    return;
  g_free (query->match);
  g_strfreev (query->terms);
  g_free (query);
}

/** rapport_search_query_is_empty: Returns: whether nothing is asked: everything is to be shown */
gboolean
rapport_search_query_is_empty (const RapportSearchQuery *query)
{
  g_return_val_if_fail (query != NULL, TRUE);

  return query->terms[0] == NULL;
}

/**
 * rapport_search_query_get_match:
 *
 * Returns: the right side of FTS5's MATCH, to be bound as a parameter, for a table with the
 *   tokenizer "rapport"; not to be used when @query is empty
 */
const char *
rapport_search_query_get_match (const RapportSearchQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  return query->match;
}

/**
 * rapport_search_query_get_terms:
 *
 * Returns: (transfer none): the folded terms, %NULL-terminated, to mark them in what is shown
 */
const char * const *
rapport_search_query_get_terms (const RapportSearchQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  return (const char * const *) query->terms;
}

/**
 * rapport_search_query_needs_verification:
 *
 * The index answers exactly, whatever the characters. Only of very many terms or very long ones it
 * is asked for the beginning.
 *
 * Returns: whether a row found by the match is a hit only if rapport_search_query_verify() says so
 */
gboolean
rapport_search_query_needs_verification (const RapportSearchQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);

  return query->is_shortened;
}

static gboolean
stands_in_any (const char         *term,
               const char * const *columns,
               gsize               n_columns)
{
  for (gsize i = 0; i < n_columns; i++)
    if (columns[i] != NULL && strstr (columns[i], term) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * rapport_search_query_verify:
 * @columns: (array length=n_columns): the folded texts of all indexed columns of a row; %NULL is
 *   an empty one
 *
 * Returns: whether each term is a substring of a column. Of a term of one Latin letter only the
 *   match knows the columns that it is restricted to.
 */
gboolean
rapport_search_query_verify (const RapportSearchQuery *query,
                             const char * const       *columns,
                             gsize                     n_columns)
{
  g_return_val_if_fail (query != NULL, FALSE);
  g_return_val_if_fail (columns != NULL || n_columns == 0, FALSE);

  for (guint i = 0; query->terms[i] != NULL; i++)
    if (!stands_in_any (query->terms[i], columns, n_columns))
      return FALSE;
  return TRUE;
}
