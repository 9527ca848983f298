/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-order.h"

/* marks that are looked at together */
#define STRIDE ((guint) sizeof (guint64))

/* ids that are spread wider than this are looked up by halving instead of in a table */
#define TABLE_SPREAD 16
#define TABLE_LEAST 65536

typedef struct
{
  gint64  id;
  guint32 rank;
} Place;

struct _RapportListOrder
{
  char    *key;
  gint64   data_version;
  /* the newest act that is seen in it */
  gint64   action;
  gint64  *ids;
  guint    n;
  guint32 *ranks;
  gint64   n_ranks;
  Place   *places;
  guint8  *marks;
  /* by what sets they were made, when they are whole */
  char    *marked_by;
  guint    n_marked[G_MAXUINT8 + 1];
  /* up to which place the first of those marked are counted, and how many they are */
  guint    first_end;
  guint    n_first;
  /* of RapportListSection, whose places are those in @ids */
  GPtrArray *sections;
  /* for each of the list's sums, in the order of @ids */
  gint64  *figures[RAPPORT_LIST_MOST_SUMS];
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
}

static void
clear_marks (RapportListOrder *self)
{
  g_clear_pointer (&self->marks, g_free);
  g_clear_pointer (&self->marked_by, g_free);
}

static void
clear_sections (RapportListOrder *self)
{
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  for (guint i = 0; i < RAPPORT_LIST_MOST_SUMS; i++)
    g_clear_pointer (&self->figures[i], g_free);
}

/** rapport_list_order_free: Frees @self, which may be %NULL */
void
rapport_list_order_free (RapportListOrder *self)
{
  if (self == NULL)
    return;
  clear_ranks (self);
  clear_marks (self);
  clear_sections (self);
  g_free (self->ids);
  g_free (self->key);
  g_free (self);
}

/** rapport_list_order_has_key: Returns: whether the list of @key is known as it was once */
gboolean
rapport_list_order_has_key (RapportListOrder *self,
                            const char       *key)
{
  return self->key != NULL && strcmp (self->key, key) == 0;
}

/** rapport_list_order_is_valid: Returns: whether the list of @key is known as it is now */
gboolean
rapport_list_order_is_valid (RapportListOrder *self,
                             const char       *key,
                             gint64            data_version)
{
  return self->data_version == data_version && rapport_list_order_has_key (self, key);
}

/** rapport_list_order_set_state: says that what is kept is the list of @key, with all acts up to @action */
void
rapport_list_order_set_state (RapportListOrder *self,
                              const char       *key,
                              gint64            data_version,
                              gint64            action)
{
  if (self->key != key)
    {
      g_free (self->key);
      self->key = g_strdup (key);
    }
  self->data_version = data_version;
  self->action = action;
}

/** rapport_list_order_get_action: Returns: up to which act of the log the list is known */
gint64
rapport_list_order_get_action (RapportListOrder *self)
{
  return self->action;
}

/** rapport_list_order_store: keeps a copy of @ids (gint64) as the list of @key */
void
rapport_list_order_store (RapportListOrder *self,
                          const char       *key,
                          gint64            data_version,
                          GArray           *ids)
{
  clear_ranks (self);
  clear_marks (self);
  clear_sections (self);
  g_free (self->ids);
  rapport_list_order_set_state (self, key, data_version, 0);
  self->ids = g_memdup2 (ids->data, (gsize) ids->len * sizeof (gint64));
  self->n = ids->len;
}

/** rapport_list_order_forget: what is kept is of no use to any query */
void
rapport_list_order_forget (RapportListOrder *self)
{
  g_clear_pointer (&self->key, g_free);
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

  if (self->ranks == NULL && self->places == NULL)
    make_ranks (self);
  if (self->ranks != NULL)
    return id >= 0 && id < self->n_ranks ? self->ranks[id] : RAPPORT_LIST_ORDER_NOWHERE;
  place = bsearch (&wanted, self->places, self->n, sizeof *self->places, compare_places);
  return place != NULL ? place->rank : RAPPORT_LIST_ORDER_NOWHERE;
}

/** rapport_list_order_start: takes all marks away */
void
rapport_list_order_start (RapportListOrder *self)
{
  g_clear_pointer (&self->marked_by, g_free);
  if (self->marks == NULL)
    self->marks = g_new0 (guint8, self->n + STRIDE);
  else
    memset (self->marks, 0, self->n);
  self->first_end = 0;
  self->n_first = 0;
  memset (self->n_marked, 0, sizeof self->n_marked);
}

/** rapport_list_order_mark: counts one more mark of @id if it has @n_before, so far, and is listed */
void
rapport_list_order_mark (RapportListOrder *self,
                         gint64            id,
                         guint8            n_before)
{
  guint32 rank = find_rank (self, id);

  if (rank == RAPPORT_LIST_ORDER_NOWHERE || self->marks[rank] != n_before)
    return;
  self->marks[rank] = n_before + 1;
  self->n_marked[n_before + 1]++;
}

/**
 * rapport_list_order_collect_first:
 * @known: all ids up to this one have the marks that they get
 * @n: how many are wanted
 *
 * Returns: (transfer full) (array length=n) (nullable): the first @n with @n_marks, in order; NULL while it is
 *   not known which these are
 */
gint64 *
rapport_list_order_collect_first (RapportListOrder *self,
                                  guint8            n_marks,
                                  gint64            known,
                                  guint             n)
{
  gint64 *found;
  guint n_found = 0;

  for (; self->n_first < n && self->first_end < self->n && self->ids[self->first_end] <= known; self->first_end++)
    self->n_first += self->marks[self->first_end] == n_marks;
  if (self->n_first < n)
    return NULL;
  found = g_new (gint64, n);
  for (guint i = 0; i < self->first_end; i++)
    if (self->marks[i] == n_marks)
      found[n_found++] = self->ids[i];
  return found;
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

/** rapport_list_order_find: Returns: where @id stands in the whole list, RAPPORT_LIST_ORDER_NOWHERE when it does not */
guint
rapport_list_order_find (RapportListOrder *self,
                         gint64            id)
{
  return find_rank (self, id);
}

/** rapport_list_order_take_sections: puts the whole list, which stays the same things, into the order of @sections */
void
rapport_list_order_take_sections (RapportListOrder *self,
                                  gint64           *ids,
                                  GPtrArray        *sections)
{
  clear_ranks (self);
  clear_marks (self);
  clear_sections (self);
  g_free (self->ids);
  self->ids = ids;
  self->sections = sections;
}

/** rapport_list_order_take_figures: keeps what is added up, one for each thing of the list in its order */
void
rapport_list_order_take_figures (RapportListOrder *self,
                                 guint             sum,
                                 gint64           *figures)
{
  g_free (self->figures[sum]);
  self->figures[sum] = figures;
}

static void
count (RapportListOrder   *self,
       RapportListSection *section,
       guint               rank)
{
  section->n++;
  for (guint i = 0; i < RAPPORT_LIST_MOST_SUMS; i++)
    if (self->figures[i] != NULL && self->figures[i][rank] != RAPPORT_UNSET)
      {
        section->sums[i].total += self->figures[i][rank];
        section->sums[i].n++;
      }
}

/**
 * rapport_list_order_dup_sections:
 * @ids: some of the whole list, in its order
 *
 * Returns: (transfer full) (element-type RapportListSection) (nullable): the sections of @ids that have anything
 */
GPtrArray *
rapport_list_order_dup_sections (RapportListOrder *self,
                                 const gint64     *ids,
                                 guint             n)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_list_section_free);
  const gboolean is_whole = n == self->n;
  RapportListSection *section = NULL;
  guint at = 0;

  if (self->sections == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      const guint rank = is_whole ? i : find_rank (self, ids[i]);
      const RapportListSection *whole = g_ptr_array_index (self->sections, at);

      while (rank >= whole->first + whole->n)
        {
          whole = g_ptr_array_index (self->sections, ++at);
          section = NULL;
        }
      if (section == NULL)
        {
          section = rapport_list_section_new (whole->value, whole->label);
          section->first = i;
          g_ptr_array_add (found, section);
        }
      count (self, section, rank);
    }
  return g_steal_pointer (&found);
}

/** rapport_list_order_is_marked: Returns: whether the marks are those of the sets that @marks says */
gboolean
rapport_list_order_is_marked (RapportListOrder *self,
                              const char       *marks)
{
  return marks != NULL && g_strcmp0 (self->marked_by, marks) == 0;
}

/** rapport_list_order_set_marked: says that all marks of the sets that @marks, if not NULL, says are there */
void
rapport_list_order_set_marked (RapportListOrder *self,
                               const char       *marks)
{
  g_free (self->marked_by);
  self->marked_by = g_strdup (marks);
}

/** rapport_list_order_get_sections: Returns: (transfer none) (nullable) (element-type RapportListSection) */
GPtrArray *
rapport_list_order_get_sections (RapportListOrder *self)
{
  return self->sections;
}

static gboolean
contains (const gint64 *ids,
          guint         n,
          gint64        id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

static void
move (RapportListOrder *self,
      guint             to,
      guint             from,
      guint             n)
{
  memmove (self->ids + to, self->ids + from, n * sizeof *self->ids);
  if (self->marks != NULL)
    memmove (self->marks + to, self->marks + from, n);
  for (guint i = 0; i < RAPPORT_LIST_MOST_SUMS; i++)
    if (self->figures[i] != NULL)
      memmove (self->figures[i] + to, self->figures[i] + from, n * sizeof *self->figures[i]);
}

static void
leave_section (RapportListOrder *self,
               guint             rank)
{
  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    {
      RapportListSection *section = g_ptr_array_index (self->sections, i);

      if (rank < section->first)
        section->first--;
      else if (rank < section->first + section->n)
        section->n--;
    }
}

/** rapport_list_order_remove: takes some few @ids out of the list, as far as they are in it */
void
rapport_list_order_remove (RapportListOrder *self,
                           const gint64     *ids,
                           guint             n)
{
  gint64 least = G_MAXINT64, greatest = 0;
  guint end = 0, next = 0;

  for (guint i = 0; i < n; i++)
    {
      least = MIN (least, ids[i]);
      greatest = MAX (greatest, ids[i]);
    }
  for (guint i = 0; i <= self->n; i++)
    {
      if (i < self->n && (self->ids[i] < least || self->ids[i] > greatest || !contains (ids, n, self->ids[i])))
        continue;
      if (next < i && end < next)
        move (self, end, next, i - next);
      end += i - next;
      next = i + 1;
      if (i == self->n)
        break;
      if (self->marks != NULL && self->marks[i] > 0)
        self->n_marked[self->marks[i]]--;
      leave_section (self, end);
    }
  if (self->marks != NULL)
    memset (self->marks + end, 0, self->n - end);
  if (end < self->n)
    clear_ranks (self);
  self->n = end;
}

/**
 * rapport_list_order_insert:
 * @rank: where @id comes to stand
 * @section: to which it belongs, where there are sections
 * @figures: (array fixed-size=3): of it what is added up
 * @n_marks: in how many sets it is, where there are marks
 */
void
rapport_list_order_insert (RapportListOrder *self,
                           guint             rank,
                           gint64            id,
                           guint             section,
                           const gint64     *figures,
                           guint8            n_marks)
{
  const guint n_behind = self->n - rank;

  clear_ranks (self);
  self->ids = g_renew (gint64, self->ids, self->n + 1);
  for (guint i = 0; i < RAPPORT_LIST_MOST_SUMS; i++)
    if (self->figures[i] != NULL)
      self->figures[i] = g_renew (gint64, self->figures[i], self->n + 1);
  if (self->marks != NULL)
    {
      self->marks = g_renew (guint8, self->marks, self->n + 1 + STRIDE);
      memset (self->marks + self->n + 1, 0, STRIDE);
    }
  move (self, rank + 1, rank, n_behind);
  self->ids[rank] = id;
  for (guint i = 0; i < RAPPORT_LIST_MOST_SUMS; i++)
    if (self->figures[i] != NULL)
      self->figures[i][rank] = figures[i];
  if (self->marks != NULL)
    {
      self->marks[rank] = n_marks;
      self->n_marked[n_marks]++;
    }
  for (guint i = section; self->sections != NULL && i < self->sections->len; i++)
    {
      RapportListSection *one = g_ptr_array_index (self->sections, i);

      if (i == section)
        one->n++;
      else
        one->first++;
    }
  self->n++;
}
