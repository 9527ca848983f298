/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-query.h"

G_DEFINE_BOXED_TYPE (RapportListQuery, rapport_list_query,
                     rapport_list_query_copy, rapport_list_query_free)

/**
 * rapport_list_query_new:
 *
 * Returns: (transfer full): everything there is, in the usual order; archived customers are left
 *   out, and plans done; records are newest first
 */
RapportListQuery *
rapport_list_query_new (RapportListKind kind)
{
  RapportListQuery *query = g_new0 (RapportListQuery, 1);

  query->kind = kind;
  query->descending = kind == RAPPORT_LIST_RECORDS;
  return query;
}

/** rapport_list_query_copy: Returns: (transfer full): the same query once more */
RapportListQuery *
rapport_list_query_copy (const RapportListQuery *query)
{
  RapportListQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_memdup2 (query, sizeof *query);
  copy->sort = g_strdup (query->sort);
  copy->search = g_strdup (query->search);
  copy->grade = g_strdup (query->grade);
  copy->stage = g_strdup (query->stage);
  copy->status = g_strdup (query->status);
  copy->tag = g_strdup (query->tag);
  copy->method = g_strdup (query->method);
  copy->priority = g_strdup (query->priority);
  return copy;
}

/** rapport_list_query_free: Frees @query, which may be %NULL */
void
rapport_list_query_free (RapportListQuery *query)
{
  if (query == NULL)
    return;
  g_free (query->sort);
  g_free (query->search);
  g_free (query->grade);
  g_free (query->stage);
  g_free (query->status);
  g_free (query->tag);
  g_free (query->method);
  g_free (query->priority);
  g_free (query);
}

/** rapport_list_query_equal: Returns: whether both ask for the same in the same order */
gboolean
rapport_list_query_equal (const RapportListQuery *a,
                          const RapportListQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && a->descending == b->descending &&
         a->owner == b->owner && a->customer == b->customer && a->due == b->due &&
         a->from == b->from && a->to == b->to && a->state == b->state &&
         a->archived == b->archived && a->open_only == b->open_only &&
         g_strcmp0 (a->sort, b->sort) == 0 &&
         g_strcmp0 (a->search, b->search) == 0 &&
         g_strcmp0 (a->grade, b->grade) == 0 &&
         g_strcmp0 (a->stage, b->stage) == 0 &&
         g_strcmp0 (a->status, b->status) == 0 &&
         g_strcmp0 (a->tag, b->tag) == 0 &&
         g_strcmp0 (a->method, b->method) == 0 &&
         g_strcmp0 (a->priority, b->priority) == 0;
}

/** rapport_list_query_set_text: Puts a copy of @value into a text of a query; "" is none */
void
rapport_list_query_set_text (char       **text,
                             const char  *value)
{
  char *copy;

  g_return_if_fail (text != NULL);

  copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  g_free (*text);
  *text = copy;
}
