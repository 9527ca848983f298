/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-order.h"

/* marks that are looked at together */
#define STRIDE ((guint) sizeof (guint64))

/* ids that are spread wider than this are looked up by halving instead of in a table */
#define TABLE_SPREAD 16
#define TABLE_LEAST 65536

#define NO_RANK G_MAXUINT32

typedef struct
{
  gint64  id;
  guint32 rank;
} Place;

struct _RapportListOrder
{
  char    *key;
  gint64   data_version;
  gint64  *ids;
  guint    n;
  guint32 *ranks;
  gint64   n_ranks;
  Place   *places;
  guint8  *marks;
  guint    n_marked[G_MAXUINT8 + 1];
};

/**
 * rapport_list_order_new:
 *
 * The order of a list that was last asked for. It lets found ids be put into that order without
 * sorting, as long as the book and the order stay the same; rapport_list_query_run() sees to that.
 *
 * Returns: (transfer full): one that knows nothing yet
 */
RapportListOrder *
rapport_list_order_new (void)
{
  return g_new0 (RapportListOrder, 1);
}

static void
clear_ranks (RapportListOrder *self)
{
  g_clear_pointer (&self->ranks, g_free);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->marks, g_free);
}

/** rapport_list_order_free: Frees @self, which may be %NULL */
void
rapport_list_order_free (RapportListOrder *self)
{
  if (self == NULL)
    return;
  clear_ranks (self);
  g_free (self->ids);
  g_free (self->key);
  g_free (self);
}

/** rapport_list_order_is_valid: Returns: whether the list of @key is known as it is now */
gboolean
rapport_list_order_is_valid (RapportListOrder *self,
                             const char       *key,
                             gint64            data_version)
{
  return self->key != NULL && self->data_version == data_version && strcmp (self->key, key) == 0;
}

/** rapport_list_order_store: keeps a copy of @ids (gint64) as the list of @key */
void
rapport_list_order_store (RapportListOrder *self,
                          const char       *key,
                          gint64            data_version,
                          GArray           *ids)
{
  clear_ranks (self);
  g_free (self->ids);
  g_free (self->key);
  self->key = g_strdup (key);
  self->data_version = data_version;
  self->ids = g_memdup2 (ids->data, (gsize) ids->len * sizeof (gint64));
  self->n = ids->len;
}

/** rapport_list_order_get_ids: Returns: (transfer none): the whole list in its order */
const gint64 *
rapport_list_order_get_ids (RapportListOrder *self,
                            guint            *n)
{
  *n = self->n;
  return self->ids;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  return first->id < second->id ? -1 : first->id > second->id;
}

static void
make_ranks (RapportListOrder *self)
{
  gint64 greatest = 0;

  for (guint i = 0; i < self->n; i++)
    greatest = MAX (greatest, self->ids[i]);
  if (greatest < (gint64) self->n * TABLE_SPREAD + TABLE_LEAST)
    {
      self->n_ranks = greatest + 1;
      self->ranks = g_new (guint32, self->n_ranks);
      memset (self->ranks, 0xff, self->n_ranks * sizeof *self->ranks);
      for (guint i = 0; i < self->n; i++)
        self->ranks[self->ids[i]] = i;
      return;
    }
  self->places = g_new (Place, self->n);
  for (guint i = 0; i < self->n; i++)
    self->places[i] = (Place) { self->ids[i], i };
  qsort (self->places, self->n, sizeof *self->places, compare_places);
}

static guint32
find_rank (RapportListOrder *self,
           gint64            id)
{
  const Place wanted = { id, 0 };
  const Place *place;

  if (self->ranks != NULL)
    return id >= 0 && id < self->n_ranks ? self->ranks[id] : NO_RANK;
  place = bsearch (&wanted, self->places, self->n, sizeof *self->places, compare_places);
  return place != NULL ? place->rank : NO_RANK;
}

/** rapport_list_order_start: takes all marks away */
void
rapport_list_order_start (RapportListOrder *self)
{
  if (self->ranks == NULL && self->places == NULL)
    make_ranks (self);
  if (self->marks == NULL)
    self->marks = g_new0 (guint8, self->n + STRIDE);
  else
    memset (self->marks, 0, self->n);
  memset (self->n_marked, 0, sizeof self->n_marked);
}

/** rapport_list_order_mark: counts one more mark of @id if it has @n_before, so far, and is listed */
void
rapport_list_order_mark (RapportListOrder *self,
                         gint64            id,
                         guint8            n_before)
{
  guint32 rank = find_rank (self, id);

  if (rank == NO_RANK || self->marks[rank] != n_before)
    return;
  self->marks[rank] = n_before + 1;
  self->n_marked[n_before + 1]++;
}

static gboolean
has_marks (const guint8 *marks)
{
  guint64 together;

  memcpy (&together, marks, STRIDE);
  return together != 0;
}

/** rapport_list_order_collect: Returns: (transfer full): those with @n_marks > 0 marks, in order */
gint64 *
rapport_list_order_collect (RapportListOrder *self,
                            guint8            n_marks,
                            guint            *n)
{
  gint64 *found = g_new (gint64, self->n_marked[n_marks] + 1);
  guint n_found = 0;

  for (guint first = 0; first < self->n && n_found < self->n_marked[n_marks]; first += STRIDE)
    {
      guint end = MIN (first + STRIDE, self->n);

      if (!has_marks (self->marks + first))
        continue;
      /* which of them are marked can't be foreseen: a branch would cost more than the copy */
      for (guint i = first; i < end; i++)
        {
          found[n_found] = self->ids[i];
          n_found += self->marks[i] == n_marks;
        }
    }
  *n = n_found;
  return found;
}
