/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-fold.h"
#include "rapport-list-sql.h"

/* what is shorter stands in too many names to mean somebody */
#define SHORTEST 2

/* Returns: (transfer full): the members whose names hold @term, as SQL lists them; empty for none */
static GString *
find_members (RapportListSql *self,
              const char     *term)
{
  GString *members = g_string_new (NULL);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (self->connection, "SELECT id, name FROM member", NULL);
  gboolean has_row;

  if (g_utf8_strlen (term, -1) < SHORTEST)
    return members;
  while (row != NULL && rapport_statement_step (row, &has_row, NULL) && has_row)
    {
      g_autofree char *name = rapport_fold (rapport_statement_get_text (row, 1), -1);

      if (strstr (name, term) != NULL)
        g_string_append_printf (members, "%s%" G_GINT64_FORMAT, members->len > 0 ? ", " : "",
                                rapport_statement_get_integer (row, 0));
    }
  return members;
}

/** rapport_list_sql_dup_rest: Returns: (transfer full) (nullable): SQL of what the terms but those of the bits @without find,
 * NULL where there are none */
char *
rapport_list_sql_dup_rest (RapportListSql *self,
                           guint           without)
{
  const char * const *terms = rapport_search_query_get_terms (self->search);
  const RapportListSearch *search = &self->query->spec->search;
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  g_autofree char *typed = NULL;
  g_autoptr(RapportSearchQuery) rest = NULL;
  g_autoptr(GString) match = g_string_new (NULL);
  GString *sql;

  for (guint i = 0; terms[i] != NULL; i++)
    if ((without & 1u << i) == 0)
      g_ptr_array_add (others, (gpointer) terms[i]);
  if (others->len == 0)
    return NULL;
  g_ptr_array_add (others, NULL);
  typed = g_strjoinv (" ", (char **) others->pdata);
  rest = rapport_search_query_new (typed, search->name_columns);
  rapport_list_sql_add_text (self, match, rapport_search_query_get_match (rest));
  sql = g_string_new (NULL);
  g_string_printf (sql, "SELECT %s FROM %s", search->id, search->from);
  g_string_replace (sql, ":match", match->str, 0);
  return g_string_free (sql, FALSE);
}

static void
add_owned (RapportListSql          *self,
           const RapportListFilter *owner,
           const char              *members,
           const char              *rest)
{
  for (guint i = 0; i < RAPPORT_LIST_MOST_SOURCES && owner->sources[i].from != NULL; i++)
    {
      const RapportListFilterSource *source = &owner->sources[i];
      GString *sql = g_string_new (NULL);

      g_string_printf (sql, "SELECT %s FROM %s WHERE %s IN (%s)", source->id, source->from, source->value, members);
      if (source->where != NULL)
        g_string_append_printf (sql, " AND %s", source->where);
      if (rest != NULL)
        g_string_append_printf (sql, " AND %s IN (%s)", source->id, rest);
      g_ptr_array_add (self->owned, g_string_free (sql, FALSE));
    }
}

/** rapport_list_sql_add_owned: lets the search find whose owner is named by one of its terms, too */
void
rapport_list_sql_add_owned (RapportListSql *self)
{
  const RapportListFilter *owner = rapport_list_spec_filter (self->query->spec, "owner");
  const char * const *terms;

  if (self->search == NULL || owner == NULL || rapport_search_query_needs_verification (self->search))
    return;
  terms = rapport_search_query_get_terms (self->search);
  for (guint i = 0; terms[i] != NULL; i++)
    {
      g_autoptr(GString) members = find_members (self, terms[i]);
      g_autofree char *rest = members->len > 0 ? rapport_list_sql_dup_rest (self, 1u << i) : NULL;

      if (members->len > 0)
        add_owned (self, owner, members->str, rest);
    }
}
