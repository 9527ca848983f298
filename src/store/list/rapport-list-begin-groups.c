/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-begin-groups.h"
#include "rapport-list-begin.h"
#include "rapport-list-sections.h"
#include "rapport-moment-text.h"
#include "rapport-things.h"

/* So many groups are looked at before the whole list is read, so many things that may head one, and so long. */
#define MOST_MONTHS 24
#define MOST_HEADS 256
#define MOST_NSEC (G_GINT64_CONSTANT (120) * 1000 * 1000)

/* after all months and before them */
#define NO_MONTH 999999

static const RapportListFilter *
get_filter (const RapportListSql *list)
{
  return rapport_list_spec_filter (list->query->spec, list->query->group);
}

static const char * const *
list_choices (const RapportChoice *choices)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; choices[i].value != NULL; i++)
    g_ptr_array_add (values, (gpointer) choices[i].value);
  g_ptr_array_add (values, NULL);
  return (const char * const *) g_ptr_array_free (values, FALSE);
}

/* Who or what may head a group; too many are not known soon. */
static gboolean
list_heads (RapportListSql           *list,
            const RapportListFilter  *filter,
            GArray                   *ids,
            GError                  **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s LIMIT %d", rapport_entity_info_for (filter->target)->name,
                                          MOST_HEADS + 1);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (list->connection, sql, error);
  gboolean has_row = TRUE;

  if (row == NULL)
    return FALSE;
  while (has_row)
    {
      gint64 id;

      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      id = rapport_statement_get_integer (row, 0);
      if (has_row)
        g_array_append_val (ids, id);
    }
  if (ids->len > MOST_HEADS)
    g_array_set_size (ids, 0);
  return TRUE;
}

/* @month: (inout): yyyymm; of the next things that are behind it, 0 when there are none */
static gboolean
find_month (RapportListSql           *list,
            const RapportListFilter  *filter,
            gboolean                  descending,
            gint64                   *month,
            GError                  **error)
{
  gint64 found = 0;

  for (guint i = 0; i < RAPPORT_LIST_MOST_SOURCES && filter->sources[i].from != NULL; i++)
    {
      const RapportListFilterSource *source = &filter->sources[i];
      g_autofree char *sql =
        g_strdup_printf ("SELECT %s(%s) FROM %s WHERE %s%s%s %s ?1", descending ? "max" : "min", source->value,
                         source->from, source->where != NULL ? source->where : "", source->where != NULL ? " AND " : "",
                         source->value, descending ? "<" : ">");
      g_autoptr(RapportStatement) row = rapport_connection_prepare (list->connection, sql, error);
      gboolean has_row;
      gint64 next;

      if (row == NULL)
        return FALSE;
      rapport_list_sql_bind (list, row);
      rapport_statement_bind_integer (row, 1, descending ? *month * 100 : *month * 100 + 99);
      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      next = has_row ? rapport_statement_get_integer (row, 0) / 100 : 0;
      if (next != 0 && (found == 0 || (descending ? next > found : next < found)))
        found = next;
    }
  *month = found;
  return TRUE;
}

static gboolean
list_months (RapportListSql           *list,
             const RapportListFilter  *filter,
             GArray                   *months,
             gint64                    end,
             GError                  **error)
{
  const gboolean descending = rapport_list_sections_turn_round (list->query, filter);
  gint64 month = descending ? NO_MONTH : 0;

  while (months->len < MOST_MONTHS && rapport_list_begin_get_time () < end)
    {
      if (!find_month (list, filter, descending, &month, error))
        return FALSE;
      if (month == 0)
        return TRUE;
      g_array_append_val (months, month);
    }
  return TRUE;
}

/* Whether the things of a group are those of the list that have its value: what is asked of a column takes the place of
 * what else holds of it. */
static gboolean
is_like_filter (const RapportListQuery *query)
{
  const RapportListSpec *spec = query->spec;
  g_autoptr(RapportCondition) base = NULL;

  if (query->all || spec->base == NULL)
    return TRUE;
  base = rapport_condition_parse (spec->base, rapport_list_spec_nth, spec, NULL);
  return base != NULL && !rapport_condition_mentions (base, query->group);
}

/* a step from month to month looks through all things where these have no index of their own */
static gboolean
is_plain (const RapportListFilter *filter)
{
  for (guint i = 0; i < RAPPORT_LIST_MOST_SOURCES && filter->sources[i].from != NULL; i++)
    if (strstr (filter->sources[i].from, "JOIN") != NULL)
      return FALSE;
  return TRUE;
}

/* @groups: (out): the groups with which the list may begin, in order; none where that is not known soon. What has none
 * comes behind all of them. */
static gboolean
foresee (RapportListSql  *list,
         gint64           end,
         GPtrArray      **groups,
         GError         **error)
{
  const RapportListFilter *filter = get_filter (list);
  g_autoptr(GArray) integers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree const char * const *texts = NULL;
  gboolean ok = TRUE;

  if (!is_like_filter (list->query))
    ok = TRUE;
  else if (filter->column.choices != NULL)
    texts = list_choices (filter->column.choices);
  else if (filter->column.type == RAPPORT_CONDITION_FLAG)
    g_array_append_vals (integers, (const gint64[]) { 0, 1 }, 2);
  else if (filter->column.type == RAPPORT_CONDITION_REFERENCE)
    ok = list_heads (list, filter, integers, error);
  else if ((filter->column.type == RAPPORT_CONDITION_DAY || filter->column.type == RAPPORT_CONDITION_MOMENT) &&
           is_plain (filter))
    ok = list_months (list, filter, integers, end, error);
  *groups = ok ? rapport_list_sections_order (list, texts, integers) : NULL;
  return ok;
}

/* @month: as a section says it */
static void
narrow_to_month (RapportListQuery *query,
                 const char       *month)
{
  const int first = (int) g_ascii_strtoll (month, NULL, 10) * 10000 + (int) g_ascii_strtoll (month + 5, NULL, 10) * 100 + 1;
  const int last = rapport_day_add (rapport_day_add (first, 31) / 100 * 100 + 1, -1);
  g_autofree char *from = rapport_day_format_iso (first);
  g_autofree char *to = rapport_day_format_iso (last);
  const char * const values[] = { from, to, NULL };

  query->condition = rapport_condition_join (query->condition,
                                             rapport_condition_new_test (query->group, RAPPORT_CONDITION_BETWEEN, values, 0));
}

/* the things of one group, as a list of their own */
static RapportListSql *
narrow (RapportListSql            *list,
        const RapportListSection  *section,
        RapportListQuery          *query,
        GError                   **error)
{
  const RapportConditionType type = get_filter (list)->column.type;

  if (type == RAPPORT_CONDITION_DAY || type == RAPPORT_CONDITION_MOMENT)
    narrow_to_month (query, section->value);
  else
    rapport_list_query_narrow (query, query->group, section->value);
  rapport_list_query_set_text (&query->group, NULL);
  return rapport_list_sql_new (query, NULL, list->connection, list->now, list->zone, error);
}

/* @ids: gets what stands first in the group, as far as it is found soon
 * @is_whole: (out): whether that is all of it */
static gboolean
read_group (RapportListSql            *list,
            const RapportListSection  *section,
            gint64                     n_all,
            RapportListKeyRead         read_key,
            GArray                    *ids,
            gboolean                  *is_whole,
            GError                   **error)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_copy (list->query);
  g_autoptr(RapportListSql) group = narrow (list, section, query, error);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (group == NULL ||
      !rapport_list_begin_read (group, NULL, n_all, RAPPORT_LIST_N_FIRST + 1 - ids->len, read_key, found, is_whole, error))
    return FALSE;
  g_array_append_vals (ids, found->data, found->len);
  return TRUE;
}

static RapportListSection *
begin_section (const RapportListSection *whole,
               guint                     first,
               guint                     n)
{
  RapportListSection *section = rapport_list_section_new (whole->value, whole->label);

  section->first = first;
  section->n = n;
  section->is_begun = TRUE;
  return section;
}

/**
 * rapport_list_begin_groups:
 * @n_all: how many things there may be
 *
 * As rapport_list_begin(), of a grouped list: group by group, each as a list of its own.
 */
gboolean
rapport_list_begin_groups (RapportListSql          *list,
                           gint64                   n_all,
                           const RapportListFirst  *first,
                           RapportListKeyRead       read_key,
                           GError                 **error)
{
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GPtrArray) sections = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_list_section_free);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 end = rapport_list_begin_get_time () + MOST_NSEC;
  gboolean is_whole = TRUE;

  if (!foresee (list, end, &groups, error))
    return FALSE;
  for (guint i = 0; i < groups->len && is_whole && rapport_list_begin_get_time () < end; i++)
    {
      const RapportListSection *group = g_ptr_array_index (groups, i);
      const guint before = ids->len;

      if (!read_group (list, group, n_all, read_key, ids, &is_whole, error))
        return FALSE;
      if (ids->len > RAPPORT_LIST_N_FIRST)
        g_array_set_size (ids, RAPPORT_LIST_N_FIRST);
      if (ids->len > before)
        g_ptr_array_add (sections, begin_section (group, before, ids->len - before));
      is_whole = is_whole && ids->len < RAPPORT_LIST_N_FIRST;
    }
  if (ids->len > RAPPORT_LIST_N_LEAST)
    first->func (g_memdup2 (ids->data, ids->len * sizeof (gint64)), ids->len, g_steal_pointer (&sections), first->data);
  return TRUE;
}
