/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-list-sections.h"
#include "rapport-pinyin.h"
#include "rapport-things.h"

/* fewer things than these are asked for one by one what is added up of them */
#define FEW 1000

/* what some things have in common, before it is known in which place it comes */
typedef struct
{
  RapportListSection *section;
  gint64              integer;
  guint               number;
  guint8             *key;
  gsize               key_length;
} Group;

typedef struct
{
  RapportListSql          *list;
  RapportListOrder        *order;
  const RapportListFilter *filter;
  GPtrArray               *groups;
  GHashTable              *by_text;
  GHashTable              *by_integer;
  /* of each thing of the list in its plain order */
  Group                  **of;
  Group                   *none;
} Maker;

/** rapport_list_section_new: Returns: (transfer full): one without things */
RapportListSection *
rapport_list_section_new (const char *value,
                          const char *label)
{
  RapportListSection *section = g_new0 (RapportListSection, 1);

  section->value = g_strdup (value);
  section->label = g_strdup (label);
  return section;
}

/** rapport_list_section_free: Frees @self, which may be %NULL */
void
rapport_list_section_free (RapportListSection *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self->label);
  g_free (self);
}

static void
free_group (gpointer data)
{
  Group *group = data;

  rapport_list_section_free (group->section);
  g_free (group->key);
  g_free (group);
}

static gboolean
is_dated (const RapportListFilter *filter)
{
  return filter->column.type >= RAPPORT_CONDITION_DAY && filter->column.type <= RAPPORT_CONDITION_INSTANT;
}

static char *
dup_month (gint64 month)
{
  g_autoptr(GDateTime) first = g_date_time_new_utc (month / 100, month % 100, 1, 0, 0, 0);

  /* translators: a month and its year, as strftime writes them: %B is the month’s name, %-m its number */
  return first != NULL ? g_date_time_format (first, _("%B %Y")) : NULL;
}

static char *
dup_name (Maker  *self,
          gint64  id)
{
  const RapportEntityInfo *info = rapport_entity_info_for (self->filter->target);
  g_autofree char *table = g_strdelimit (g_strdup (info->name), "-", '_');
  g_autofree char *column = NULL;
  g_autofree char *sql = NULL;
  g_autoptr(RapportStatement) statement = NULL;
  gboolean has_row;

  for (guint i = 0; i < info->n_fields && column == NULL; i++)
    if (info->fields[i].flags & RAPPORT_FIELD_TITLE)
      column = rapport_field_dup_column (&info->fields[i]);
  g_return_val_if_fail (column != NULL, NULL);
  sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", column, table);
  statement = rapport_connection_prepare (self->list->connection, sql, NULL);
  if (statement == NULL)
    return NULL;
  rapport_statement_bind_integer (statement, 1, id);
  if (!rapport_statement_step (statement, &has_row, NULL) || !has_row)
    return NULL;
  return g_strdup (rapport_statement_get_text (statement, 0));
}

static int
find_choice (const RapportChoice *choices,
             const char          *value)
{
  int i = 0;

  while (choices[i].value != NULL && strcmp (choices[i].value, value) != 0)
    i++;
  return i;
}

/* as conditions write it; @text: (nullable): NULL for @integer */
static char *
dup_value (const RapportListFilter *filter,
           const char              *text,
           gint64                   integer)
{
  if (text != NULL)
    return g_strdup (text);
  if (is_dated (filter))
    return g_strdup_printf ("%04d-%02d", (int) (integer / 100), (int) (integer % 100));
  if (filter->column.type == RAPPORT_CONDITION_FLAG)
    return g_strdup (integer != 0 ? "yes" : "no");
  return g_strdup_printf ("#%" G_GINT64_FORMAT, integer);
}

/* @text: (nullable): NULL for @integer */
static Group *
add_group (Maker      *self,
           const char *text,
           gint64      integer)
{
  const RapportConditionColumn *column = &self->filter->column;
  Group *group = g_new0 (Group, 1);
  g_autofree char *value = dup_value (self->filter, text, integer);
  g_autofree char *label = NULL;

  group->integer = integer;
  if (text != NULL && column->choices != NULL)
    {
      label = g_strdup (rapport_choice_label (column->choices, text));
      group->integer = find_choice (column->choices, text);
    }
  else if (text != NULL)
    label = g_strdup (text);
  else if (is_dated (self->filter))
    label = dup_month (integer);
  else if (column->type == RAPPORT_CONDITION_FLAG)
    {
      /* translators: the title of a column, then whether it is so: "Complaint: yes" */
      label = g_strdup_printf (_("%s: %s"), g_dpgettext2 (GETTEXT_PACKAGE, "column", column->title),
                               integer != 0 ? C_("group", "yes") : C_("group", "no"));
      group->integer = integer == 0;
    }
  else
    {
      label = dup_name (self, integer);
      group->integer = 0;
    }
  group->section = rapport_list_section_new (value, label != NULL ? label : value);
  group->key = rapport_pinyin_sort_key (group->section->label, &group->key_length);
  g_ptr_array_add (self->groups, group);
  return group;
}

/* Returns: (nullable): the text, else it is @integer */
static const char *
read_value (const RapportListSql    *list,
            const RapportListFilter *filter,
            RapportStatement        *statement,
            gint64                  *integer)
{
  *integer = 0;
  if (sqlite3_column_type (rapport_statement_get_handle (statement), 1) == SQLITE_TEXT)
    return rapport_statement_get_text (statement, 1);
  *integer = rapport_statement_get_integer (statement, 1);
  if (filter->column.type == RAPPORT_CONDITION_INSTANT)
    *integer = rapport_day_from_instant (*integer, list->zone);
  if (is_dated (filter))
    *integer /= 100;
  return NULL;
}

static Group *
get_group (Maker            *self,
           RapportStatement *statement)
{
  gint64 integer;
  const char *text = read_value (self->list, self->filter, statement, &integer);
  const gboolean is_text = text != NULL;
  Group *group;

  group = is_text ? g_hash_table_lookup (self->by_text, text) : g_hash_table_lookup (self->by_integer, &integer);
  if (group != NULL)
    return group;
  group = add_group (self, text, integer);
  if (is_text)
    g_hash_table_insert (self->by_text, group->section->value, group);
  else
    g_hash_table_insert (self->by_integer, g_memdup2 (&integer, sizeof integer), group);
  return group;
}

static int
get_today (const RapportListSql *list)
{
  return rapport_day_from_instant (list->now, list->zone);
}

static RapportStatement *
prepare (RapportConnection              *connection,
         const RapportListFilterSource  *source,
         int                             today,
         gboolean                        one,
         GError                        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s, %s FROM %s WHERE %s IS NOT NULL%s%s%s%s%s", source->id,
                                          source->value, source->from, source->value,
                                          source->where != NULL ? " AND " : "",
                                          source->where != NULL ? source->where : "", one ? " AND " : "",
                                          one ? source->id : "", one ? " = :id" : "");
  RapportStatement *statement = rapport_connection_prepare (connection, sql, error);
  const int parameter = statement != NULL ? rapport_statement_find_parameter (statement, "today") : 0;

  if (parameter > 0)
    rapport_statement_bind_integer (statement, parameter, today);
  return statement;
}

static gboolean
read_groups (Maker                          *self,
             const RapportListFilterSource  *source,
             GError                        **error)
{
  g_autoptr(RapportStatement) statement = prepare (self->list->connection, source, get_today (self->list), FALSE, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (rapport_statement_step (statement, &has_row, error))
    {
      guint rank;

      if (!has_row)
        return TRUE;
      rank = rapport_list_order_find (self->order, rapport_statement_get_integer (statement, 0));
      if (rank != RAPPORT_LIST_ORDER_NOWHERE)
        self->of[rank] = get_group (self, statement);
    }
  return FALSE;
}

/* What has none comes last. Choices go in their own order, months in the order of time, the rest by its words. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const Group *first = *(Group * const *) a;
  const Group *second = *(Group * const *) b;
  int order;

  if (first->integer != second->integer)
    return first->integer < second->integer ? -1 : 1;
  order = memcmp (first->key, second->key, MIN (first->key_length, second->key_length));
  if (order != 0)
    return order;
  return first->key_length < second->key_length ? -1 : first->key_length > second->key_length;
}

/**
 * rapport_list_sections_turn_round:
 *
 * Returns: whether the groups go the other way round: as the list is sorted by what it is grouped by; months go as the
 *   list goes that is sorted by days
 */
gboolean
rapport_list_sections_turn_round (const RapportListQuery  *query,
                                  const RapportListFilter *group)
{
  const char *sort = query->sort != NULL ? query->sort : query->spec->sorts[0].name;
  const RapportListFilter *filter = rapport_list_spec_filter (query->spec, sort);

  return query->descending &&
         (strcmp (sort, group->column.name) == 0 || (is_dated (group) && filter != NULL && is_dated (filter)));
}

static void
sort_groups (Maker *self)
{
  g_ptr_array_sort (self->groups, compare_groups);
  for (guint i = 0, last = self->groups->len; rapport_list_sections_turn_round (self->list->query, self->filter) && i + 1 < last; i++)
    {
      gpointer group = g_ptr_array_index (self->groups, i);

      self->groups->pdata[i] = self->groups->pdata[--last];
      self->groups->pdata[last] = group;
    }
}

/* the things of each group one after another, each as they followed in the plain order */
static void
arrange (Maker *self)
{
  g_autoptr(GPtrArray) sections = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_list_section_free);
  guint n, place = 0;
  const gint64 *ids = rapport_list_order_get_ids (self->order, &n);
  g_autofree gint64 *arranged = g_new (gint64, n + 1);

  for (guint i = 0; i < n; i++)
    {
      if (self->of[i] == NULL)
        self->of[i] = self->none;
      self->of[i]->section->n++;
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      group->section->first = place;
      place += group->section->n;
    }
  for (guint i = 0; i < n; i++)
    arranged[self->of[i]->section->first + self->of[i]->number++] = ids[i];
  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_add (sections, g_steal_pointer (&((Group *) g_ptr_array_index (self->groups, i))->section));
  rapport_list_order_take_sections (self->order, g_steal_pointer (&arranged), g_steal_pointer (&sections));
}

/* @ids: those of which figures are wanted, whose places in @order they take; NULL for all */
static gint64 *
read_figures (RapportConnection        *connection,
              const RapportListFilter  *filter,
              RapportListOrder         *order,
              int                       today,
              GError                  **error)
{
  guint n;
  g_autofree gint64 *figures = NULL;

  rapport_list_order_get_ids (order, &n);
  figures = g_new (gint64, n + 1);
  for (guint i = 0; i < n; i++)
    figures[i] = RAPPORT_UNSET;
  for (guint i = 0; i < RAPPORT_LIST_MOST_SOURCES && filter->sources[i].from != NULL; i++)
    {
      g_autoptr(RapportStatement) statement = prepare (connection, &filter->sources[i], today, FALSE, error);
      gboolean has_row = TRUE;

      while (has_row)
        {
          guint rank;

          if (statement == NULL || !rapport_statement_step (statement, &has_row, error))
            return NULL;
          if (!has_row)
            continue;
          rank = rapport_list_order_find (order, rapport_statement_get_integer (statement, 0));
          if (rank != RAPPORT_LIST_ORDER_NOWHERE)
            figures[rank] = rapport_statement_get_integer (statement, 1);
        }
    }
  return g_steal_pointer (&figures);
}

/**
 * rapport_list_sections_make:
 * @order: the whole list in the order of the query
 *
 * Puts what has the same in the column that the query groups by together.
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_list_sections_make (RapportListSql    *list,
                            RapportListOrder  *order,
                            GError           **error)
{
  const RapportListSpec *spec = list->query->spec;
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr(GHashTable) by_text = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) by_integer = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Maker maker = { list, order, rapport_list_spec_filter (spec, list->query->group), groups, by_text, by_integer };
  g_autofree Group **of = NULL;
  guint n;

  rapport_list_order_get_ids (order, &n);
  maker.of = of = g_new0 (Group *, n + 1);
  for (guint i = 0; i < RAPPORT_LIST_MOST_SOURCES && maker.filter->sources[i].from != NULL; i++)
    if (!read_groups (&maker, &maker.filter->sources[i], error))
      return FALSE;
  maker.none = g_new0 (Group, 1);
  /* translators: the heading of those things of a list that have nothing in the column it is grouped by */
  maker.none->section = rapport_list_section_new (NULL, C_("group", "None"));
  sort_groups (&maker);
  g_ptr_array_add (groups, maker.none);
  arrange (&maker);
  for (guint i = 0; i < rapport_list_spec_get_n_sums (spec); i++)
    {
      gint64 *figures = read_figures (list->connection, rapport_list_spec_filter (spec, spec->sums[i]), order,
                                      get_today (list), error);

      if (figures == NULL)
        return FALSE;
      rapport_list_order_take_figures (order, i, figures);
    }
  return TRUE;
}

/**
 * rapport_list_sections_order:
 * @texts: (nullable): what things may have in the column that the query groups by
 * @integers: (nullable) (element-type gint64): the same where these are no texts; of days the months
 *
 * Returns: (transfer full) (element-type RapportListSection): what would head the things that have them, in order
 */
GPtrArray *
rapport_list_sections_order (RapportListSql      *list,
                             const char * const  *texts,
                             GArray              *integers)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (free_group);
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_list_section_free);
  Maker maker = { list, NULL, rapport_list_spec_filter (list->query->spec, list->query->group), groups };

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    add_group (&maker, texts[i], 0);
  for (guint i = 0; integers != NULL && i < integers->len; i++)
    add_group (&maker, NULL, g_array_index (integers, gint64, i));
  sort_groups (&maker);
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (sections, g_steal_pointer (&((Group *) g_ptr_array_index (groups, i))->section));
  return sections;
}

/* what @filter's sources say of one thing */
typedef struct
{
  char   *value;
  gint64  integer;
  guint   n;
} One;

static gboolean
read_one (RapportListSql           *list,
          const RapportListFilter  *filter,
          gint64                    id,
          One                      *one,
          GError                  **error)
{
  for (guint i = 0; i < RAPPORT_LIST_MOST_SOURCES && filter->sources[i].from != NULL; i++)
    {
      g_autoptr(RapportStatement) statement = prepare (list->connection, &filter->sources[i], get_today (list), TRUE,
                                                       error);
      gboolean has_row = TRUE;

      if (statement == NULL)
        return FALSE;
      rapport_statement_bind_integer (statement, rapport_statement_find_parameter (statement, "id"), id);
      while (has_row)
        {
          gint64 integer;
          const char *text;

          if (!rapport_statement_step (statement, &has_row, error))
            return FALSE;
          if (!has_row)
            continue;
          text = read_value (list, filter, statement, &integer);
          g_free (one->value);
          one->value = dup_value (filter, text, integer);
          one->integer = rapport_statement_get_integer (statement, 1);
          one->n++;
        }
    }
  return TRUE;
}

/**
 * rapport_list_sections_find:
 * @section: (out): the section to which the thing @id belongs
 * @found: (out): whether there is such a section
 */
gboolean
rapport_list_sections_find (RapportListSql    *list,
                            RapportListOrder  *order,
                            gint64             id,
                            guint             *section,
                            gboolean          *found,
                            GError           **error)
{
  const RapportListFilter *filter = rapport_list_spec_filter (list->query->spec, list->query->group);
  GPtrArray *sections = rapport_list_order_get_sections (order);
  g_autofree char *value = NULL;
  One one = { NULL };

  if (!read_one (list, filter, id, &one, error))
    {
      g_free (one.value);
      return FALSE;
    }
  value = one.value;
  *found = FALSE;
  for (guint i = 0; i < sections->len && one.n <= 1 && !*found; i++)
    {
      const RapportListSection *this = g_ptr_array_index (sections, i);

      *section = i;
      *found = g_strcmp0 (this->value, value) == 0;
    }
  return TRUE;
}

/**
 * rapport_list_sections_count:
 * @figures: (out caller-allocates) (array fixed-size=3): of the thing @id what the list adds up
 * @found: (out): whether there is one of each at the most
 */
gboolean
rapport_list_sections_count (RapportListSql  *list,
                             gint64           id,
                             gint64          *figures,
                             gboolean        *found,
                             GError         **error)
{
  const RapportListSpec *spec = list->query->spec;

  *found = TRUE;
  for (guint i = 0; i < rapport_list_spec_get_n_sums (spec); i++)
    {
      One one = { NULL };
      const gboolean ok = read_one (list, rapport_list_spec_filter (spec, spec->sums[i]), id, &one, error);

      g_free (one.value);
      if (!ok)
        return FALSE;
      figures[i] = one.n > 0 ? one.integer : RAPPORT_UNSET;
      *found = *found && one.n <= 1;
    }
  return TRUE;
}

static gboolean
add_one (RapportConnection        *connection,
         const RapportListFilter  *filter,
         const gint64             *ids,
         guint                     n,
         int                       today,
         RapportListSum           *sum,
         GError                  **error)
{
  for (guint i = 0; i < RAPPORT_LIST_MOST_SOURCES && filter->sources[i].from != NULL; i++)
    {
      g_autoptr(RapportStatement) statement = prepare (connection, &filter->sources[i], today, TRUE, error);

      for (guint k = 0; k < n; k++)
        {
          gboolean has_row;

          if (statement == NULL)
            return FALSE;
          rapport_statement_bind_integer (statement, rapport_statement_find_parameter (statement, "id"), ids[k]);
          if (!rapport_statement_step (statement, &has_row, error))
            return FALSE;
          sum->total += has_row ? rapport_statement_get_integer (statement, 1) : 0;
          sum->n += has_row;
          sqlite3_reset (rapport_statement_get_handle (statement));
        }
    }
  return TRUE;
}

static gboolean
add_many (RapportConnection        *connection,
          const RapportListFilter  *filter,
          RapportListOrder         *order,
          int                       today,
          RapportListSum           *sum,
          GError                  **error)
{
  g_autofree gint64 *figures = read_figures (connection, filter, order, today, error);
  guint n;

  if (figures == NULL)
    return FALSE;
  rapport_list_order_get_ids (order, &n);
  for (guint i = 0; i < n; i++)
    if (figures[i] != RAPPORT_UNSET)
      {
        sum->total += figures[i];
        sum->n++;
      }
  return TRUE;
}

/**
 * rapport_list_query_sum:
 * @ids: (array length=n): which things, each once
 * @today: yyyymmdd
 * @sums: (out caller-allocates) (array fixed-size=3): of each of the list's sums
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_list_query_sum (const RapportListSpec  *spec,
                        RapportConnection      *connection,
                        const gint64           *ids,
                        guint                   n,
                        int                     today,
                        RapportListSum         *sums,
                        GError                **error)
{
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (spec != NULL && sums != NULL, FALSE);

  memset (sums, 0, RAPPORT_LIST_MOST_SUMS * sizeof *sums);
  if (n > FEW)
    {
      g_array_append_vals (wanted, ids, n);
      rapport_list_order_store (order, "", 0, wanted);
    }
  for (guint i = 0; i < rapport_list_spec_get_n_sums (spec); i++)
    {
      const RapportListFilter *filter = rapport_list_spec_filter (spec, spec->sums[i]);

      if (n > FEW ? !add_many (connection, filter, order, today, &sums[i], error)
                  : !add_one (connection, filter, ids, n, today, &sums[i], error))
        return FALSE;
    }
  return TRUE;
}
