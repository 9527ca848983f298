/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-log.h"
#include "rapport-connection-private.h"
#include "rapport-list-place.h"
#include "rapport-list-placer.h"
#include "rapport-list-sections.h"

/* Where more things than these changed, or more than these may show it, the list is read anew. */
#define MOST_CHANGES 256
#define MOST_PLACED 64

/** Placing: @placer tells the places of things in @order; @fails: more is different than the log says */
typedef struct
{
  RapportListSql    *list;
  RapportListOrder  *order;
  RapportListPlacer *placer;
  gboolean           fails;
} Placing;

static gboolean
add_id (GHashTable *ids,
        gint64      id)
{
  if (id != 0)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
  return g_hash_table_size (ids) <= MOST_PLACED;
}

static gboolean
add_of_customer (RapportListSql  *list,
                 gint64           customer,
                 GHashTable      *ids,
                 gboolean        *few,
                 GError         **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (list->connection, list->query->spec->of_customer, error);
  gboolean has_row = TRUE;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  while (*few && has_row)
    {
      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      *few = !has_row || add_id (ids, rapport_statement_get_integer (row, 0));
    }
  return TRUE;
}

/* What things are grouped by may be called something else, and come in another place. */
static gboolean
heads_groups (RapportListSql *list,
              const char     *thing)
{
  const RapportListQuery *query = list->query;
  const RapportListFilter *group = query->group != NULL ? rapport_list_spec_filter (query->spec, query->group) : NULL;

  return group != NULL && g_strcmp0 (group->target, thing) == 0;
}

/* Where the order is that of what cells show, there is nothing that only they show. */
static gboolean
is_in_cells (RapportListSql *list,
             const char     *thing)
{
  const RapportListSpec *spec = list->query->spec;

  return list->cell_sorts->len == 0 && spec->in_cells != NULL && g_strv_contains (spec->in_cells, thing);
}

/* @few: (out): whether these are all that may stand elsewhere now */
static gboolean
find_changed (RapportListSql  *list,
              GArray          *changes,
              GHashTable      *ids,
              gboolean        *few,
              GError         **error)
{
  const RapportListSpec *spec = list->query->spec;

  *few = changes->len <= MOST_CHANGES;
  for (guint i = 0; i < changes->len && *few; i++)
    {
      const RapportChange *change = &g_array_index (changes, RapportChange, i);

      if (!g_strv_contains (spec->news, change->thing))
        continue;
      if (heads_groups (list, change->thing))
        *few = FALSE;
      else if (strcmp (change->thing, spec->thing) == 0)
        *few = add_id (ids, change->row);
      else if (is_in_cells (list, change->thing))
        continue;
      else if (spec->of_customer == NULL || change->customer == 0 || change->is_moved)
        *few = FALSE;
      else if (!add_of_customer (list, change->customer, ids, few, error))
        return FALSE;
    }
  return TRUE;
}

/* Halves what lies from @from up to @to; what does not lie between what was looked at before tells that more is
 * different than the log says. */
static gboolean
find_rank (Placing     *self,
           GByteArray  *wanted,
           guint        from,
           guint        to,
           guint       *rank,
           GError     **error)
{
  guint n;
  const gint64 *ids = rapport_list_order_get_ids (self->order, &n);
  g_autoptr(GByteArray) least = g_byte_array_new ();
  g_autoptr(GByteArray) greatest = g_byte_array_new ();
  gboolean has_least = FALSE, has_greatest = FALSE;

  while (from < to && !self->fails)
    {
      const guint middle = from + (to - from) / 2;
      g_autoptr(GByteArray) place = g_byte_array_new ();
      gboolean found;
      int order;

      if (!rapport_list_placer_read (self->placer, ids[middle], self->list->keys->len, place, &found, error))
        return FALSE;
      order = rapport_list_place_compare (place, wanted);
      self->fails = !found || order == 0 || rapport_list_placer_fails (self->placer) ||
                    (has_least && rapport_list_place_compare (place, least) < 0) ||
                    (has_greatest && rapport_list_place_compare (place, greatest) > 0);
      if (order < 0)
        from = middle + 1;
      else
        to = middle;
      has_least = has_least || order < 0;
      has_greatest = has_greatest || order > 0;
      g_byte_array_unref (order < 0 ? least : greatest);
      if (order < 0)
        least = g_steal_pointer (&place);
      else
        greatest = g_steal_pointer (&place);
    }
  *rank = from;
  return TRUE;
}

static gboolean
place_one (Placing   *self,
           gint64     id,
           GError   **error)
{
  g_autoptr(GByteArray) place = g_byte_array_new ();
  GPtrArray *sections = rapport_list_order_get_sections (self->order);
  gint64 figures[RAPPORT_LIST_MOST_SUMS] = { 0 };
  guint section = 0, from = 0, to, rank;
  gboolean found, has_section = TRUE, has_figures = TRUE, member;

  rapport_list_order_get_ids (self->order, &to);
  if (!rapport_list_placer_read (self->placer, id, self->list->keys->len, place, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (sections != NULL &&
      (!rapport_list_sections_find (self->list, self->order, id, &section, &has_section, error) ||
       !rapport_list_sections_count (self->list, id, figures, &has_figures, error)))
    return FALSE;
  self->fails = self->fails || !has_section || !has_figures || rapport_list_placer_fails (self->placer);
  if (self->fails)
    return TRUE;
  if (sections != NULL)
    {
      const RapportListSection *whole = g_ptr_array_index (sections, section);

      from = whole->first;
      to = whole->first + whole->n;
    }
  if (!find_rank (self, place, from, to, &rank, error) ||
      !rapport_list_placer_is_member (self->placer, id, &member, error))
    return FALSE;
  if (!self->fails)
    rapport_list_order_insert (self->order, rank, id, section, figures, member ? self->list->sets->len : 0);
  return TRUE;
}

static gboolean
place_all (RapportListSql    *list,
           RapportListOrder  *order,
           GHashTable        *changed,
           gboolean          *placed,
           GError           **error)
{
  const gboolean is_marked = rapport_list_order_is_marked (order, list->marks);
  g_autoptr(RapportListPlacer) placer = rapport_list_placer_new (list, is_marked, error);
  Placing placing = { list, order, placer };
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  if (placer == NULL)
    return FALSE;
  /* of what other sets marked the changed things are not asked now */
  if (!is_marked)
    rapport_list_order_set_marked (order, NULL);
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);
  rapport_list_order_remove (order, (const gint64 *) (gpointer) ids->data, ids->len);
  for (guint i = 0; i < ids->len && !placing.fails; i++)
    if (!place_one (&placing, g_array_index (ids, gint64, i), error))
      return FALSE;
  *placed = !placing.fails;
  return TRUE;
}

/**
 * rapport_list_place_changed:
 * @order: the list as it was once
 * @data_version: that of the book, which is kept as it is now
 * @placed: (out): whether @order is the list as it is now; else nothing is known any more and it is to be read anew
 *
 * Puts each of the few things that the log says have changed since where it stands now: by halving the order, whose
 * things are compared by what the list is sorted by, and by asking of the thing alone whether the sets have it.
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_list_place_changed (RapportListSql    *list,
                            RapportListOrder  *order,
                            gint64             data_version,
                            gboolean          *placed,
                            GError           **error)
{
  gint64 action = rapport_list_order_get_action (order);
  const gint64 seen = action;
  g_autoptr(GArray) changes = rapport_action_log_since (list->connection, &action, MOST_CHANGES, error);
  g_autoptr(GHashTable) changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean few;

  *placed = FALSE;
  rapport_list_order_forget (order);
  if (changes == NULL || !find_changed (list, changes, changed, &few, error))
    return FALSE;
  if (!few || action < seen)
    return TRUE;
  if (g_hash_table_size (changed) > 0 && !place_all (list, order, changed, placed, error))
    return FALSE;
  *placed = *placed || g_hash_table_size (changed) == 0;
  if (*placed)
    rapport_list_order_set_state (order, list->key, data_version, action);
  return TRUE;
}
