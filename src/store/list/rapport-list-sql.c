/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-list-cell-sort.h"
#include "rapport-list-keys.h"
#include "rapport-list-sql.h"

/* sets are marked by counting in a byte; what is asked beyond that SQLite puts together */
#define MOST_SETS 100

typedef struct
{
  gboolean is_text;
  gint64   integer;
  char    *text;
} Value;

static void
clear_value (gpointer data)
{
  g_free (((Value *) data)->text);
}

static void
add_parameter (RapportListSql *self,
               GString        *sql,
               Value           value)
{
  g_string_append_printf (sql, ":v%u", self->values->len);
  g_array_append_val (self->values, value);
}

/** rapport_list_sql_add_integer: appends a parameter that is @integer to @sql */
void
rapport_list_sql_add_integer (RapportListSql *self,
                              GString        *sql,
                              gint64          integer)
{
  add_parameter (self, sql, (Value) { .integer = integer });
}

/** rapport_list_sql_add_text: appends a parameter that is @text to @sql */
void
rapport_list_sql_add_text (RapportListSql *self,
                           GString        *sql,
                           const char     *text)
{
  add_parameter (self, sql, (Value) { .is_text = TRUE, .text = g_strdup (text) });
}

/** rapport_list_sql_bind: binds the parameters that @statement has */
void
rapport_list_sql_bind (RapportListSql   *self,
                       RapportStatement *statement)
{
  sqlite3_stmt *handle = rapport_statement_get_handle (statement);
  int parameter;

  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = &g_array_index (self->values, Value, i);
      char name[16];

      g_snprintf (name, sizeof name, ":v%u", i);
      parameter = sqlite3_bind_parameter_index (handle, name);
      if (parameter > 0 && value->is_text)
        rapport_statement_bind_text (statement, parameter, value->text);
      else if (parameter > 0)
        rapport_statement_bind_integer (statement, parameter, value->integer);
    }
  parameter = sqlite3_bind_parameter_index (handle, ":today");
  if (parameter > 0)
    rapport_statement_bind_integer (statement, parameter, rapport_day_from_instant (self->now, self->zone));
  parameter = sqlite3_bind_parameter_index (handle, ":now");
  if (parameter > 0)
    rapport_statement_bind_integer (statement, parameter, self->now);
  parameter = sqlite3_bind_parameter_index (handle, ":match");
  if (parameter > 0 && self->search != NULL)
    rapport_statement_bind_text (statement, parameter, rapport_search_query_get_match (self->search));
}

static gboolean
append_source (RapportListSql                *self,
               GString                       *sql,
               const RapportCondition        *test,
               const RapportListFilter       *filter,
               const RapportListFilterSource *source,
               gboolean                       any_value,
               GError                       **error)
{
  g_string_append_printf (sql, "SELECT %s FROM %s WHERE ", source->id, source->from);
  if (source->where != NULL)
    g_string_append_printf (sql, "%s AND ", source->where);
  if (any_value)
    {
      g_string_append_printf (sql, "%s IS NOT NULL", source->value);
      return TRUE;
    }
  return rapport_list_sql_add_test (self, sql, test, filter, source, error);
}

static gboolean
append_test_set (RapportListSql          *self,
                 GString                 *sql,
                 const RapportCondition  *test,
                 GError                 **error)
{
  const RapportListFilter *filter = rapport_list_spec_filter (self->query->spec, rapport_condition_get_column (test));
  gboolean any_value;

  g_assert (filter != NULL);
  any_value = filter->is_partial && rapport_condition_get_operator (test) == RAPPORT_CONDITION_EMPTY;
  if (any_value)
    g_string_append_printf (sql, "SELECT id FROM %s EXCEPT SELECT * FROM (", self->query->spec->table);
  for (guint i = 0; i < RAPPORT_LIST_MOST_SOURCES && filter->sources[i].from != NULL; i++)
    {
      g_string_append (sql, i > 0 ? " UNION ALL " : "");
      if (!append_source (self, sql, test, filter, &filter->sources[i], any_value, error))
        return FALSE;
    }
  g_string_append (sql, any_value ? ")" : "");
  return TRUE;
}

static gboolean
append_set (RapportListSql          *self,
            GString                 *sql,
            const RapportCondition  *condition,
            GError                 **error)
{
  const RapportConditionKind kind = rapport_condition_get_kind (condition);
  const guint n = rapport_condition_get_n_parts (condition);

  if (kind == RAPPORT_CONDITION_TEST)
    return append_test_set (self, sql, condition, error);
  if (kind == RAPPORT_CONDITION_NOT || n == 0)
    g_string_append_printf (sql, "SELECT id FROM %s", self->query->spec->table);
  for (guint i = 0; i < n; i++)
    {
      if (kind == RAPPORT_CONDITION_NOT)
        g_string_append (sql, " EXCEPT ");
      else if (i > 0)
        g_string_append (sql, kind == RAPPORT_CONDITION_OR ? " UNION ALL " : " INTERSECT ");
      g_string_append (sql, "SELECT * FROM (");
      if (!append_set (self, sql, rapport_condition_get_part (condition, i), error))
        return FALSE;
      g_string_append_c (sql, ')');
    }
  return TRUE;
}

static const char *
get_only_value (const RapportCondition *condition,
                const char             *column)
{
  const char * const *values;

  if (rapport_condition_get_kind (condition) != RAPPORT_CONDITION_TEST ||
      rapport_condition_get_operator (condition) != RAPPORT_CONDITION_IS ||
      strcmp (rapport_condition_get_column (condition), column) != 0)
    return NULL;
  values = rapport_condition_get_values (condition);
  return values[0] != NULL && values[1] == NULL ? values[0] : NULL;
}

static gboolean
meets (const RapportListSort  *sort,
       const RapportCondition *part)
{
  const char *value = sort->needs != NULL ? get_only_value (part, sort->needs) : NULL;

  return value != NULL && (sort->value == NULL || strcmp (value, sort->value) == 0);
}

/* what no declaration says how to sort by */
static const RapportListSort *
add_cell_sort (RapportListSql *self,
               const char     *name)
{
  RapportListSort *sort = rapport_list_cell_sort_new (self->query->spec, name);

  g_ptr_array_add (self->cell_sorts, sort);
  return sort;
}

static const RapportListSort *
choose_sort (RapportListSql *self,
             GPtrArray      *parts)
{
  const RapportListQuery *query = self->query;
  const RapportListSpec *spec = query->spec;
  const char *name = query->sort != NULL && rapport_list_spec_sorts_by (spec, query->sort) ? query->sort
                                                                                          : spec->sorts[0].name;

  for (guint i = 0; i < spec->n_sorts; i++)
    {
      const RapportListSort *sort = &spec->sorts[i];
      gboolean is_met = sort->needs == NULL;

      if (strcmp (sort->name, name) != 0)
        continue;
      for (guint k = 0; !is_met && k < parts->len; k++)
        is_met = meets (sort, g_ptr_array_index (parts, k));
      if (is_met)
        return sort;
    }
  return add_cell_sort (self, name);
}

/* Without @sort, for several columns, no index gives the order. */
static gboolean
is_known (const RapportListSort  *sort,
          const RapportCondition *part)
{
  return sort != NULL && sort->known != NULL && rapport_condition_get_kind (part) == RAPPORT_CONDITION_TEST &&
         g_strv_contains (sort->known, rapport_condition_get_column (part));
}

static void
take_parts (GPtrArray        *parts,
            RapportCondition *condition)
{
  if (rapport_condition_get_kind (condition) != RAPPORT_CONDITION_AND)
    {
      g_ptr_array_add (parts, rapport_condition_ref (condition));
      return;
    }
  for (guint i = 0; i < rapport_condition_get_n_parts (condition); i++)
    g_ptr_array_add (parts, rapport_condition_ref ((RapportCondition *) rapport_condition_get_part (condition, i)));
}

static void
add_base (const RapportListQuery *query,
          GPtrArray              *parts)
{
  g_autoptr(GPtrArray) base = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);
  g_autoptr(RapportCondition) condition = NULL;

  if (query->all || query->spec->base == NULL)
    return;
  condition = rapport_condition_parse (query->spec->base, rapport_list_spec_nth, query->spec, NULL);
  g_assert (condition != NULL);
  take_parts (base, condition);
  for (guint i = 0; i < base->len; i++)
    if (!rapport_condition_overrides (query->condition, g_ptr_array_index (base, i)))
      g_ptr_array_add (parts, rapport_condition_ref (g_ptr_array_index (base, i)));
}

static gboolean
add_set (RapportListSql          *self,
         const RapportCondition  *condition,
         GError                 **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  if (!append_set (self, sql, condition, error))
    return FALSE;
  g_ptr_array_add (self->sets, g_string_free (g_steal_pointer (&sql), FALSE));
  g_ptr_array_add (self->conditions, rapport_condition_ref ((RapportCondition *) condition));
  return TRUE;
}

/* What the order's index knows narrows there; the rest become sets, which come after that. */
static gboolean
add_parts (RapportListSql         *self,
           const RapportListSort  *sort,
           GPtrArray              *parts,
           GString                *where,
           GError                **error)
{
  g_autoptr(GPtrArray) rest = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);
  g_autoptr(RapportCondition) together = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const RapportCondition *part = g_ptr_array_index (parts, i);
      const RapportListFilter *filter;

      if (sort != NULL && sort->value != NULL && meets (sort, part))
        continue;
      if (!is_known (sort, part))
        {
          g_ptr_array_add (rest, rapport_condition_ref ((RapportCondition *) part));
          continue;
        }
      filter = rapport_list_spec_filter (self->query->spec, rapport_condition_get_column (part));
      g_string_append (where, " AND ");
      if (!rapport_list_sql_add_test (self, where, part, filter, &filter->sources[0], error))
        return FALSE;
    }
  if (rest->len > MOST_SETS)
    {
      together = rapport_condition_new_join (RAPPORT_CONDITION_AND, rest);
      return add_set (self, together, error);
    }
  for (guint i = 0; i < rest->len; i++)
    if (!add_set (self, g_ptr_array_index (rest, i), error))
      return FALSE;
  return TRUE;
}

static const RapportListSort *
find_sort (RapportListSql *self,
           const char     *name)
{
  const RapportListSpec *spec = self->query->spec;

  for (guint i = 0; i < spec->n_sorts; i++)
    if (strcmp (spec->sorts[i].name, name) == 0 && spec->sorts[i].needs == NULL)
      return &spec->sorts[i];
  return add_cell_sort (self, name);
}

static void
add_keys (RapportListSql        *self,
          const RapportListSort *sort,
          const char            *where)
{
  g_autofree char *order = NULL;
  g_auto(GStrv) names = NULL;

  if (sort != NULL)
    {
      g_ptr_array_add (self->keys, rapport_list_key_new (sort, self->query->descending, where, TRUE));
      return;
    }
  order = rapport_list_query_dup_order (self->query);
  names = g_strsplit (order, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const gboolean descending = names[i][0] == '-';

      g_ptr_array_add (self->keys, rapport_list_key_new (find_sort (self, names[i] + descending),
                                                         descending, where, names[i + 1] == NULL));
    }
}

static void
add_search (RapportListSql *self)
{
  const RapportListSearch *search = &self->query->spec->search;
  const gboolean texts = self->search != NULL &&
                         (search->is_read || rapport_search_query_needs_verification (self->search));

  if (self->search != NULL)
    g_ptr_array_add (self->sets, g_strdup_printf ("SELECT %s%s%s FROM %s", search->id, texts ? ", " : "",
                                                  texts ? search->texts : "", search->from));
}

static gboolean
has_parameter (const char *sql,
               guint       number)
{
  g_autofree char *name = g_strdup_printf (":v%u", number);
  const char *found = sql;

  while ((found = strstr (found, name)) != NULL)
    if (!g_ascii_isdigit (*(found += strlen (name))))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_keys (RapportListSql *self,
            guint           number)
{
  const RapportListKey *key = g_ptr_array_index (self->keys, 0);

  return has_parameter (g_ptr_array_index (key->statements, 0), number);
}

static void
append_one_value (GString     *text,
                  const Value *value)
{
  if (value->is_text)
    g_string_append_printf (text, "%s\n", value->text);
  else
    g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", value->integer);
}

/* What is asked of the seconds that pass, and what a search finds, is asked each time. */
static char *
dup_marks (RapportListSql *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (self->search != NULL || self->sets->len == 0)
    return NULL;
  for (guint i = 0; i < self->sets->len; i++)
    {
      const char *set = g_ptr_array_index (self->sets, i);

      if (strstr (set, ":now") != NULL)
        return NULL;
      g_string_append_printf (text, "%s\n", set);
    }
  for (guint i = 0; i < self->values->len; i++)
    append_one_value (text, &g_array_index (self->values, Value, i));
  g_string_append_printf (text, "%d", rapport_day_from_instant (self->now, self->zone));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* the values of sets don't count */
static char *
dup_key (RapportListSql *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const RapportListKey *key = g_ptr_array_index (self->keys, i);

      g_string_append (text, key->descending ? "-" : "");
      for (guint k = 0; k < key->statements->len; k++)
        g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (key->statements, k));
    }
  for (guint i = 0; i < self->values->len; i++)
    if (is_in_keys (self, i))
      append_one_value (text, &g_array_index (self->values, Value, i));
  if (strstr (text->str, ":today") != NULL)
    g_string_append_printf (text, "%d\n", rapport_day_from_instant (self->now, self->zone));
  if (self->query->group != NULL)
    g_string_append_printf (text, "%s %s\n", self->query->group, g_time_zone_get_identifier (self->zone));
  return g_string_free (text, FALSE);
}

static void
free_spelled (gpointer data)
{
  RapportListSpelled *spelled = data;

  g_free (spelled->sql);
  g_strfreev (spelled->typed);
  g_free (spelled);
}

/**
 * rapport_list_sql_new:
 * @search: (nullable): what is looked for, not empty
 * @connection: where what is meant by a name is looked up
 * @now: UTC seconds
 *
 * Returns: (transfer full) (nullable): how to read what @query asks for; NULL with @error set when
 *   nothing is called as the condition says
 */
RapportListSql *
rapport_list_sql_new (const RapportListQuery    *query,
                      const RapportSearchQuery  *search,
                      RapportConnection         *connection,
                      gint64                     now,
                      GTimeZone                 *zone,
                      GError                   **error)
{
  g_autoptr(RapportListSql) self = g_new0 (RapportListSql, 1);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);
  g_autoptr(GString) where = g_string_new (NULL);
  const RapportListSort *sort;

  self->query = query;
  self->search = search;
  self->connection = connection;
  self->now = now;
  self->zone = zone;
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_list_key_free);
  self->sets = g_ptr_array_new_with_free_func (g_free);
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->spelled = g_ptr_array_new_with_free_func (free_spelled);
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_array_set_clear_func (self->values, clear_value);
  self->cell_sorts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_list_cell_sort_free);
  add_base (query, parts);
  if (query->condition != NULL)
    take_parts (parts, query->condition);
  sort = query->then == NULL ? choose_sort (self, parts) : NULL;
  if (!add_parts (self, sort, parts, where, error))
    return NULL;
  add_keys (self, sort, where->str);
  add_search (self);
  rapport_list_sql_add_owned (self);
  rapport_list_sql_add_spelled (self);
  self->key = dup_key (self);
  self->marks = dup_marks (self);
  return g_steal_pointer (&self);
}

/** rapport_list_sql_free: Frees @self, which may be %NULL */
void
rapport_list_sql_free (RapportListSql *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->sets);
  g_ptr_array_unref (self->owned);
  g_ptr_array_unref (self->spelled);
  g_ptr_array_unref (self->conditions);
  g_array_unref (self->values);
  g_ptr_array_unref (self->cell_sorts);
  g_free (self->key);
  g_free (self->marks);
  g_free (self);
}
