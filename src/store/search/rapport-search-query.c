/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-fold.h"
#include "rapport-search-query.h"

/* A pasted page would open an iterator a pair of code points: the index is asked for the beginning
 * only, the rest is looked for in what it finds. */
#define ASKED_TERMS_MAX 16
#define ASKED_CODE_POINTS_MAX 32

/* fewer digits are found where they stand; the last of a number behind the country's code; no number is longer */
#define LEAST_DIGITS 5
#define DIGITS_BEHIND_CODE 10
#define LONGEST_PHONE 32

struct _RapportSearchQuery
{
  char      *match;
  char     **terms;
  gboolean   is_shortened;
};

G_DEFINE_BOXED_TYPE (RapportSearchQuery, rapport_search_query,
                     rapport_search_query_copy, rapport_search_query_free)

static gboolean
divides_digits (gunichar c)
{
  return c < 0x80 && strchr ("+-().,/ ", (int) c) != NULL;
}

/**
 * rapport_search_dup_digits:
 *
 * Returns: (transfer full) (nullable): the digits of a telephone number, in one form; NULL for a text that has
 *   anything but digits and what divides them, or too few of them to tell numbers apart
 */
char *
rapport_search_dup_digits (const char *phone)
{
  g_autofree char *folded = rapport_fold (phone, -1);
  GString *digits = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
    else if (!divides_digits (g_utf8_get_char (at)))
      {
        g_string_free (digits, TRUE);
        return NULL;
      }
  return g_string_free (digits, digits->len < LEAST_DIGITS);
}

/* Without the code of the country, which numbers are kept with or without */
static const char *
skip_country (const char *digits)
{
  static const char * const codes[] = { "0086", "86" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_has_prefix (digits, codes[i]) && strlen (digits) >= strlen (codes[i]) + DIGITS_BEHIND_CODE)
      return digits + strlen (codes[i]);
  return digits;
}

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

static gboolean
is_han (const char *at)
{
  return g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_HAN;
}

/* Chinese and the first letters of what follows, or the other way round, as "宁波ht" for 宁波海天 */
static gboolean
mixes_initials (const char *term)
{
  gboolean has_han = FALSE;
  gboolean has_letter = FALSE;

  for (const char *at = term; *at != '\0'; at = g_utf8_next_char (at))
    if (g_ascii_isalnum (*at))
      has_letter |= g_ascii_isalpha (*at);
    else if (is_han (at))
      has_han = TRUE;
    else
      return FALSE;
  return has_han && has_letter;
}

/* The Chinese of @term in names, its letters among their initials */
static void
append_mixed (GString    *match,
              const char *term,
              const char *name_columns)
{
  for (const char *run = term, *end; *run != '\0'; run = end)
    {
      gboolean han = is_han (run);

      for (end = run; *end != '\0' && is_han (end) == han; end = g_utf8_next_char (end))
        ;
      g_string_append_printf (match, "%s%s : ", run == term ? "" : " AND ", han ? name_columns : "initials");
      append_quoted (match, run, end - run);
      if (g_utf8_next_char (run) == end)
        g_string_append (match, " *");
    }
}

/* What may stand for @term beside itself: the number behind a # sign, a name by its initials in part */
static void
append_other_spelling (GString    *match,
                       const char *term,
                       const char *name_columns)
{
  if (term[0] == '#' && g_ascii_isdigit (term[1]))
    {
      g_string_append (match, " OR ");
      append_quoted (match, term + 1, strlen (term + 1));
      if (term[2] == '\0')
        g_string_append (match, " *");
    }
  else if (name_columns != NULL && mixes_initials (term))
    {
      g_string_append (match, " OR (");
      append_mixed (match, term, name_columns);
      g_string_append_c (match, ')');
    }
}

static void
append_term (RapportSearchQuery *query,
             GString            *match,
             const char         *term,
             const char         *name_columns)
{
  glong n = g_utf8_strlen (term, -1);
  gboolean is_whole = n <= ASKED_CODE_POINTS_MAX;
  gsize start, end;

  if (match->len > 0)
    g_string_append (match, " AND ");
  start = match->len;
  if (name_columns != NULL && term[1] == '\0' && g_ascii_isalpha (term[0]))
    g_string_append_printf (match, "%s : ", name_columns);
  if (!is_whole)
    {
      query->is_shortened = TRUE;
      n = ASKED_CODE_POINTS_MAX;
    }
  append_quoted (match, term, g_utf8_offset_to_pointer (term, n) - term);
  if (n == 1)
    g_string_append (match, " *");
  end = match->len;
  if (is_whole)
    append_other_spelling (match, term, name_columns);
  if (match->len > end)
    {
      g_string_insert_c (match, start, '(');
      g_string_append_c (match, ')');
    }
}

/* A telephone number as it was typed anywhere, or by its digits among telephone numbers */
static void
append_phone (GString    *match,
              const char *folded,
              const char *digits)
{
  const char *national = skip_country (digits);

  append_quoted (match, folded, strlen (folded));
  g_string_append (match, " OR phones : ");
  append_quoted (match, national, strlen (national));
}

/**
 * rapport_search_query_new:
 * @typed: (nullable): what the person typed, not folded
 * @name_columns: (nullable): FTS5's column filter for terms of one Latin letter, which stand
 *   nearly everywhere else, such as "{name contacts initials}"; %NULL to search all columns
 *
 * Folds @typed and splits it at spaces into terms. A row is a hit when every term is a substring of
 * the folded text of one of its columns, each term in any of them. What is typed like a telephone number
 * is looked for as a whole, and, where there are @name_columns, by its digits in the column "phones".
 *
 * Returns: (transfer full): the query
 */
RapportSearchQuery *
rapport_search_query_new (const char *typed,
                          const char *name_columns)
{
  RapportSearchQuery *query = g_new0 (RapportSearchQuery, 1);
  g_autofree char *folded = rapport_fold (typed, -1);
  g_autofree char *digits = NULL;
  g_autoptr(GString) match = g_string_new (NULL);

  query->terms = g_strsplit (folded, " ", -1);
  digits = name_columns != NULL ? rapport_search_dup_digits (folded) : NULL;
  if (digits != NULL && strlen (folded) <= LONGEST_PHONE)
    {
      append_phone (match, folded, digits);
      query->match = g_string_free (g_steal_pointer (&match), FALSE);
      return query;
    }
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

/* What is asked for in the index in another spelling too is found there only. */
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
