/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-care-next.h"
#include "rapport-derived.h"
#include "rapport-due-kind.h"
#include "rapport-renewal.h"
#include "rapport-search-index.h"
#include "rapport-setting.h"
#include "rapport-settings.h"
#include "rapport-thing-text.h"

/* So many changed texts of one act are worth the preparation. */
#define BULK 2000

/* So many new things of one act are derived behind it, as others wait for the act. */
#define MOST_WITHIN 5000

/* A changed setting shows at once in a small book; in a great one the rest follows behind the window. */
#define SETTING_USEC (50 * G_USEC_PER_SEC / 1000)

/** Id: a row to be refreshed, which parts of it, and whether nothing is derived from the thing yet */
typedef struct
{
  gint64   id;
  guint    parts;
  gboolean is_new;
} Id;

/* Those made from others come after them; between the two the alerts of all due kinds. */
static const RapportDerivedTable * const before_alerts[] = {
  &rapport_customer_row_table,
  &rapport_customer_texts_table,
  &rapport_duplicate_keys_table,
  &rapport_record_text_table,
  &rapport_ticket_text_table,
  &rapport_thing_text_table,
  &rapport_ticket_clocks_table,
  &rapport_care_next_table,
};
static const RapportDerivedTable * const after_alerts[] = {
  &rapport_customer_facts_table,
  &rapport_activity_guests_table,
};

static gpointer
list_tables (gpointer data)
{
  GPtrArray *tables = g_ptr_array_new ();
  guint n_kinds;
  const RapportDueKind * const *kinds = rapport_due_kinds (&n_kinds);

  for (guint i = 0; i < G_N_ELEMENTS (before_alerts); i++)
    g_ptr_array_add (tables, (gpointer) before_alerts[i]);
  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (tables, (gpointer) &kinds[i]->alerts);
  for (guint i = 0; i < G_N_ELEMENTS (after_alerts); i++)
    g_ptr_array_add (tables, (gpointer) after_alerts[i]);
  return tables;
}

/** rapport_derived_tables: Returns: (transfer none) (array length=n_tables): all, in the order of making them */
const RapportDerivedTable * const *
rapport_derived_tables (guint *n_tables)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *tables;

  g_return_val_if_fail (n_tables != NULL, NULL);

  tables = g_once (&once, list_tables, NULL);
  *n_tables = tables->len;
  return (const RapportDerivedTable * const *) tables->pdata;
}

static gboolean
depends_on (const RapportDerivedSource *source,
            const char                 *thing,
            const char                 *column)
{
  if (source->by == RAPPORT_DERIVED_BY_SEARCH)
    return rapport_thing_text_shows (thing, column);
  if (strcmp (source->thing, thing) != 0)
    return FALSE;
  if (column == NULL)
    return source->expand == NULL || source->expands_always;
  return source->columns == NULL || g_strv_contains (source->columns, column);
}

/**
 * rapport_derived_find_sources:
 * @column: (nullable): NULL when the whole @thing came or went
 *
 * Returns: a bit for each source of a derived table that the @column of a @thing is
 */
guint64
rapport_derived_find_sources (const char *thing,
                              const char *column)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);
  guint64 found = 0, bit = 1;

  for (guint i = 0; i < n_tables; i++)
    for (const RapportDerivedSource *source = tables[i]->sources; source->thing != NULL; source++, bit <<= 1)
      if (depends_on (source, thing, column))
        found |= bit;
  return found;
}

/** rapport_derived_find_parts: Returns: which parts of derived rows show that column of a @thing, likewise */
guint
rapport_derived_find_parts (const char *thing,
                            const char *column)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);
  guint found = 0;

  for (guint i = 0; i < n_tables; i++)
    if (tables[i]->parts_of != NULL)
      found |= tables[i]->parts_of (thing, column);
  return found;
}

/** rapport_derived_find_parts_without: Returns: which of them one that comes or goes without that column leaves alone */
guint
rapport_derived_find_parts_without (const char *thing,
                                    const char *column)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);
  guint found = 0;

  for (guint i = 0; i < n_tables; i++)
    if (tables[i]->parts_without != NULL)
      found |= tables[i]->parts_without (thing, column);
  return found;
}

static void
add_id (GArray   *ids,
        gint64    id,
        guint     parts,
        gboolean  is_new)
{
  const Id one = { id, parts, is_new };

  if (id != 0 && parts != 0)
    g_array_append_val (ids, one);
}

static gint64
get_id (const RapportChange *change,
        RapportDerivedBy     by)
{
  switch (by)
    {
    case RAPPORT_DERIVED_BY_PARENT:
      return change->parent;
    case RAPPORT_DERIVED_BY_CUSTOMER:
      return change->customer;
    case RAPPORT_DERIVED_BY_CUSTOMER_ALONE:
      return change->parent == 0 ? change->customer : 0;
    case RAPPORT_DERIVED_BY_SEARCH:
      return rapport_thing_text_get_id (change->thing, change->row);
    case RAPPORT_DERIVED_BY_ROW:
    default:
      return change->row;
    }
}

static gboolean
add_expanded (RapportConnection  *connection,
              const char         *sql,
              gint64              id,
              GArray             *ids,
              GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, id);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add_id (ids, rapport_statement_get_integer (row, 0), RAPPORT_DERIVED_ALL_PARTS, FALSE);
    }
  return FALSE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const Id *first = a;
  const Id *second = b;

  return first->id < second->id ? -1 : first->id > second->id;
}

static gboolean
are_ascending (const GArray *ids)
{
  for (guint i = 1; i < ids->len; i++)
    if (g_array_index (ids, Id, i - 1).id > g_array_index (ids, Id, i).id)
      return FALSE;
  return TRUE;
}

/* Each id once. The search indexes write what they hold in memory whenever the ids do not ascend. */
static void
tidy_ids (GArray *ids)
{
  guint n = 0;

  if (!are_ascending (ids))
    g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      const Id *one = &g_array_index (ids, Id, i);
      Id *last = n > 0 ? &g_array_index (ids, Id, n - 1) : NULL;

      if (last != NULL && last->id == one->id)
        {
          last->parts |= one->parts;
          last->is_new = last->is_new || one->is_new;
        }
      else
        g_array_index (ids, Id, n++) = *one;
    }
  g_array_set_size (ids, n);
}

static gboolean
adds_row (const RapportDerivedTable  *table,
          const RapportDerivedSource *source,
          const RapportChange        *change)
{
  return change->op == RAPPORT_CHANGE_INSERT && source->by == RAPPORT_DERIVED_BY_ROW &&
         strcmp (change->thing, table->thing) == 0;
}

static guint64
find_all_sources (const GArray *changes)
{
  guint64 all = 0;

  for (guint i = 0; i < changes->len; i++)
    all |= g_array_index (changes, RapportChange, i).sources;
  return all;
}

/* @all: the sources that any of @changes is
 * @bit: of the table's first source; moved on to the next table's */
static gboolean
find_ids (RapportConnection          *connection,
          const RapportDerivedTable  *table,
          GArray                     *changes,
          guint64                     all,
          guint64                    *bit,
          GArray                     *ids,
          GError                    **error)
{
  for (const RapportDerivedSource *source = table->sources; source->thing != NULL; source++, *bit <<= 1)
    for (guint i = 0; (all & *bit) != 0 && i < changes->len; i++)
      {
        const RapportChange *change = &g_array_index (changes, RapportChange, i);
        const guint parts = table->parts_of != NULL ? change->parts : RAPPORT_DERIVED_ALL_PARTS;

        if ((change->sources & *bit) == 0)
          continue;
        if (source->expand == NULL)
          add_id (ids, get_id (change, source->by), parts, adds_row (table, source, change));
        else if (!add_expanded (connection, source->expand, get_id (change, source->by), ids, error))
          return FALSE;
      }
  tidy_ids (ids);
  return TRUE;
}

/* The new ones are the last: ids are never given twice. */
static gboolean
leave_new (RapportDerivedRun          *run,
           const RapportDerivedTable  *table,
           GArray                     *ids,
           GError                    **error)
{
  guint first = ids->len;

  while (table->fill != NULL && first > 0 && g_array_index (ids, Id, first - 1).is_new)
    first--;
  if (ids->len - first < MOST_WITHIN)
    return TRUE;
  if (!rapport_renewal_leave (run->connection, table, run->zone, g_array_index (ids, Id, first).id - 1, error))
    return FALSE;
  g_array_set_size (ids, first);
  return TRUE;
}

/* What was left, of very many, is not kept in memory for each table there is. */
static void
give_back_memory (GArray **ids)
{
  if ((*ids)->len > 0)
    return;
  g_array_unref (*ids);
  *ids = g_array_new (FALSE, FALSE, sizeof (Id));
}

static gboolean
refresh_ids (RapportDerivedRun  *run,
             GArray             *ids,
             RapportProgress    *progress,
             guint              *n_done,
             guint               n_all,
             GError            **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const Id *one = &g_array_index (ids, Id, i);

      run->parts = one->parts;
      run->is_new = one->is_new;
      if (!rapport_progress_tell (progress, (double) (*n_done)++ / MAX (n_all, 1), error) ||
          !run->table->refresh (run, one->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refresh_tables (RapportDerivedRun  *run,
                GArray * const     *ids,
                RapportProgress    *progress,
                GError            **error)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);
  guint n_all = 0, n_texts = 0, n_done = 0;

  for (guint i = 0; i < n_tables; i++)
    {
      n_all += ids[i]->len;
      n_texts += tables[i]->index != NULL ? ids[i]->len : 0;
    }
  if (n_texts > BULK && !rapport_search_index_set_bulk (run->connection, TRUE, error))
    return FALSE;
  for (guint i = 0; i < n_tables; i++)
    {
      run->table = tables[i];
      if (!refresh_ids (run, ids[i], progress, &n_done, n_all, error))
        return FALSE;
    }
  return n_texts <= BULK || rapport_search_index_set_bulk (run->connection, FALSE, error);
}

/**
 * rapport_derived_refresh:
 * @changes: (element-type RapportChange): what an act changed
 * @now: UTC seconds
 * @zone: where the person lives, for things due on a day without a time
 * @progress: (nullable): told how far it is
 *
 * Makes all that is derived from the changed things agree with them, within the act's transaction.
 */
gboolean
rapport_derived_refresh (RapportConnection  *connection,
                         GArray             *changes,
                         gint64              now,
                         GTimeZone          *zone,
                         RapportProgress    *progress,
                         GError            **error)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);
  g_autofree GArray **ids = g_new (GArray *, n_tables);
  RapportRules rules;
  RapportDerivedRun run = { .connection = connection, .now = now, .zone = zone, .rules = &rules };
  const guint64 all = find_all_sources (changes);
  guint64 bit = 1;
  gboolean ok = TRUE;

  rapport_settings_load_rules (connection, &rules);
  for (guint i = 0; i < n_tables; i++)
    {
      ids[i] = g_array_new (FALSE, FALSE, sizeof (Id));
      ok = ok && find_ids (connection, tables[i], changes, all, &bit, ids[i], error) &&
           leave_new (&run, tables[i], ids[i], error);
      give_back_memory (&ids[i]);
    }
  ok = ok && refresh_tables (&run, ids, progress, error);
  for (guint i = 0; i < n_tables; i++)
    g_array_unref (ids[i]);
  return ok && (!rapport_changes_concern (changes, &rapport_setting_info, 0) ||
                rapport_renewal_step (connection, now, zone, SETTING_USEC, NULL, error));
}
