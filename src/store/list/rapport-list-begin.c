/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "rapport-connection-private.h"
#include "rapport-list-begin-groups.h"
#include "rapport-list-begin.h"
#include "rapport-list-placer.h"

/* A shorter list is read as soon as its beginning. */
#define FEW 20000

/* So much of the processor's time is spent on what stands first, while nothing is done for the rest. */
#define MOST_NSEC (G_GINT64_CONSTANT (60) * 1000 * 1000)

/* What is equal in the first of several columns is looked through as far as this. */
#define MANY (2 * RAPPORT_LIST_N_FIRST)

/* Of a list that what was looked through so far has hardly anything of, a set may have few things: one in so many at
 * the most, which are all read and sorted before the whole order is. */
#define FEW_OF 64
#define MOST_FEW 16384

/**
 * Beginning:
 * @ids: (element-type gint64): what was found
 * @most: how many are looked for
 * @place: by what is compared in the first column, where there are several
 * @n_whole: up to there they are all that are equal in that, and come before the others
 * @end: processor time of the thread
 */
typedef struct
{
  RapportListSql    *list;
  RapportListPlacer *placer;
  GArray            *ids;
  guint              most;
  GByteArray        *place;
  GByteArray        *next;
  guint              n_whole;
  gint64             end;
  GError            *error;
} Beginning;

/** rapport_list_begin_get_time: Returns: what the thread took of the processor, in nanoseconds */
gint64
rapport_list_begin_get_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * 1000 * 1000 * 1000 + time.tv_nsec;
}

static gboolean
goes_on (const Beginning *self)
{
  return self->error == NULL && self->ids->len < self->most && rapport_list_begin_get_time () < self->end;
}

static gboolean
is_member (Beginning *self,
           gint64     id)
{
  gboolean member;

  return rapport_list_placer_is_member (self->placer, id, &member, &self->error) && member;
}

/* a #RapportListKeyFunc: takes what the list has, in its order */
static gboolean
take_member (RapportStatement *statement,
             gboolean          is_first,
             gpointer          data)
{
  Beginning *self = data;
  const gint64 id = rapport_statement_get_integer (statement, 0);

  if (is_member (self, id))
    g_array_append_val (self->ids, id);
  return goes_on (self);
}

static gboolean
read_first_column (Beginning *self,
                   gint64     id)
{
  gboolean found;

  return rapport_list_placer_read (self->placer, id, 1, self->next, &found, &self->error);
}

/* a #RapportListKeyFunc: takes what the list has, in the order of the first of several columns */
static gboolean
take_equals (RapportStatement *statement,
             gboolean          is_first,
             gpointer          data)
{
  Beginning *self = data;
  const gint64 id = rapport_statement_get_integer (statement, 0);
  GByteArray *before = self->place;

  if (!is_member (self, id) || !read_first_column (self, id))
    return goes_on (self);
  if (before->len == 0 || rapport_list_place_compare (before, self->next) != 0)
    {
      self->n_whole = self->ids->len;
      self->place = self->next;
      self->next = before;
    }
  g_array_append_val (self->ids, id);
  return goes_on (self);
}

/* a #RapportListKeyFunc: takes what is equal in the first column, in the order of the second */
static gboolean
take_of_place (RapportStatement *statement,
               gboolean          is_first,
               gpointer          data)
{
  Beginning *self = data;
  const gint64 id = rapport_statement_get_integer (statement, 0);

  if (read_first_column (self, id) && rapport_list_place_compare (self->place, self->next) == 0 && is_member (self, id))
    g_array_append_val (self->ids, id);
  return goes_on (self);
}

typedef struct
{
  gint64      id;
  GByteArray *place;
} Placed;

static void
clear_placed (gpointer data)
{
  g_byte_array_unref (((Placed *) data)->place);
}

static int
compare_placed (gconstpointer a,
                gconstpointer b)
{
  return rapport_list_place_compare (((const Placed *) a)->place, ((const Placed *) b)->place);
}

/* Sorts what is there by all columns. */
static void
sort (Beginning *self)
{
  g_autoptr(GArray) placed = g_array_sized_new (FALSE, FALSE, sizeof (Placed), self->ids->len);

  g_array_set_clear_func (placed, clear_placed);
  for (guint i = 0; i < self->ids->len && self->error == NULL; i++)
    {
      const Placed one = { g_array_index (self->ids, gint64, i), g_byte_array_new () };
      gboolean found;

      g_array_append_val (placed, one);
      rapport_list_placer_read (self->placer, one.id, self->list->keys->len, one.place, &found, &self->error);
    }
  if (self->error != NULL)
    return;
  g_array_sort (placed, compare_placed);
  for (guint i = 0; i < placed->len; i++)
    g_array_index (self->ids, gint64, i) = g_array_index (placed, Placed, i).id;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static void
drop_twins (GArray *ids)
{
  guint n = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n - 1))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

/* @is_few: (out): whether the set @sql has no more than @most */
static void
read_few (Beginning  *self,
          const char *sql,
          guint       most,
          gboolean   *is_few)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->list->connection, sql, &self->error);
  gboolean has_row = TRUE;

  *is_few = FALSE;
  g_array_set_size (self->ids, 0);
  if (row == NULL)
    return;
  rapport_list_sql_bind (self->list, row);
  while (has_row && self->ids->len <= most)
    {
      gint64 id;

      if (!rapport_statement_step (row, &has_row, &self->error))
        return;
      id = has_row ? rapport_statement_get_integer (row, 0) : 0;
      if (has_row)
        g_array_append_val (self->ids, id);
    }
  *is_few = self->ids->len <= most;
}

/* Leaves in what was read only what the list has. */
static void
keep_members (Beginning *self)
{
  guint n = 0;

  drop_twins (self->ids);
  for (guint i = 0; i < self->ids->len && self->error == NULL; i++)
    {
      const gint64 id = g_array_index (self->ids, gint64, i);
      gboolean found = FALSE;

      if (is_member (self, id) &&
          rapport_list_placer_read (self->placer, id, self->list->keys->len, self->next, &found, &self->error) && found)
        g_array_index (self->ids, gint64, n++) = id;
    }
  g_array_set_size (self->ids, n);
}

/* Finds all of a list of which a set has few, wherever in its order they stand. */
static void
find_few (Beginning *self,
          gint64     n_all,
          gboolean  *is_whole)
{
  const guint most = MIN (n_all / FEW_OF, MOST_FEW);

  for (guint i = 0; i < self->list->sets->len && !*is_whole && self->error == NULL; i++)
    read_few (self, g_ptr_array_index (self->list->sets, i), most, is_whole);
  if (!*is_whole)
    g_array_set_size (self->ids, 0);
  if (!*is_whole || self->error != NULL)
    return;
  keep_members (self);
  if (self->error == NULL)
    sort (self);
}

static void
look_through (Beginning          *self,
              guint               key,
              RapportListKeyFunc  func,
              RapportListKeyRead  read_key)
{
  g_autoptr(GError) error = NULL;

  if (!read_key (self->list, g_ptr_array_index (self->list->keys, key), func, self, &error) && self->error == NULL)
    self->error = g_steal_pointer (&error);
}

/* By several columns what is equal in the first comes together; very much of it is taken in the order of the second. */
static void
find_by_columns (Beginning          *self,
                 RapportListKeyRead  read_key)
{
  self->most = MANY;
  look_through (self, 0, take_equals, read_key);
  if (self->error != NULL || self->ids->len < MANY)
    {
      g_array_set_size (self->ids, 0);
      return;
    }
  g_array_set_size (self->ids, self->n_whole);
  sort (self);
  self->most = RAPPORT_LIST_N_FIRST;
  if (self->list->keys->len == 2 && goes_on (self))
    look_through (self, 1, take_of_place, read_key);
}

static void
find_in_order (Beginning        *self,
               RapportListOrder *order)
{
  guint n;
  const gint64 *ids = rapport_list_order_get_ids (order, &n);

  for (guint i = 0; i < n && goes_on (self); i++)
    if (is_member (self, ids[i]))
      g_array_append_val (self->ids, ids[i]);
}

/* how many things there may be, as far as is known soon */
static gboolean
count_all (RapportListSql  *list,
           gint64          *n,
           GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM %s", list->query->spec->table);

  return rapport_connection_query_integer (list->connection, sql, n, error);
}

/* whether nothing is known of the order before all of it */
static gboolean
is_scanned (RapportListSql *list)
{
  for (guint i = 0; i < list->keys->len; i++)
    if (((const RapportListKey *) g_ptr_array_index (list->keys, i))->is_scanned)
      return TRUE;
  return FALSE;
}

static gboolean
is_worth_it (RapportListSql   *list,
             RapportListOrder *order,
             gboolean          is_known)
{
  if (list->search != NULL || (!is_known && list->query->group != NULL && is_scanned (list)) || (list->query->group == NULL && list->keys->len == 1 && list->sets->len == 0))
    return FALSE;
  return !is_known || (list->query->group == NULL && list->sets->len > 0 &&
                       !rapport_list_order_is_marked (order, list->marks));
}

/**
 * rapport_list_begin_read:
 * @order: (nullable): the whole list but for its sets, where that is known
 * @n_all: how many things there may be
 * @most: how many are looked for
 * @ids: (element-type gint64): set to what stands first, as far as it is found soon
 * @is_whole: (out): whether that is all there is; it may be more than @most then
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_list_begin_read (RapportListSql      *list,
                         RapportListOrder    *order,
                         gint64               n_all,
                         guint                most,
                         RapportListKeyRead   read_key,
                         GArray              *ids,
                         gboolean            *is_whole,
                         GError             **error)
{
  g_autoptr(RapportListPlacer) placer = rapport_list_placer_new (list, TRUE, error);
  Beginning self = { .list = list, .placer = placer, .ids = ids, .most = most };
  gboolean looks;

  *is_whole = FALSE;
  if (placer == NULL)
    return FALSE;
  self.end = rapport_list_begin_get_time () + MOST_NSEC;
  self.place = g_byte_array_new ();
  self.next = g_byte_array_new ();
  looks = order != NULL || !is_scanned (list);
  if (order != NULL)
    find_in_order (&self, order);
  else if (looks && list->keys->len == 1)
    look_through (&self, 0, take_member, read_key);
  else if (looks)
    find_by_columns (&self, read_key);
  *is_whole = looks && list->keys->len == 1 && goes_on (&self);
  if (!*is_whole && order == NULL && self.error == NULL && ids->len <= RAPPORT_LIST_N_LEAST)
    find_few (&self, n_all, is_whole);
  g_byte_array_unref (self.place);
  g_byte_array_unref (self.next);
  if (self.error == NULL && rapport_list_placer_fails (placer))
    {
      g_array_set_size (ids, 0);
      *is_whole = FALSE;
    }
  if (self.error != NULL)
    g_propagate_error (error, self.error);
  return self.error == NULL;
}

static gboolean
begin_plain (RapportListSql          *list,
             RapportListOrder        *order,
             gint64                   n_all,
             const RapportListFirst  *first,
             RapportListKeyRead       read_key,
             GError                 **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_whole;
  guint n;

  if (!rapport_list_begin_read (list, order, n_all, RAPPORT_LIST_N_FIRST + 1, read_key, ids, &is_whole, error))
    return FALSE;
  n = MIN (ids->len, RAPPORT_LIST_N_FIRST);
  if (n > RAPPORT_LIST_N_LEAST || (is_whole && n > 0))
    first->func (g_memdup2 (ids->data, n * sizeof (gint64)), n, NULL, first->data);
  return TRUE;
}

/**
 * rapport_list_begin:
 * @order: which may know the list
 * @first: is told what stands first
 * @read_key: reads the statements of a key
 *
 * Finds what stands first of a list that is long, and narrowed by more than the index of its order knows, sorted by
 * several columns or grouped, before the whole is read: what the index gives first is asked one by one whether the list
 * has it. Where that finds little, the things of a set that has few are put into their order.
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_list_begin (RapportListSql          *list,
                    RapportListOrder        *order,
                    const RapportListFirst  *first,
                    RapportListKeyRead       read_key,
                    GError                 **error)
{
  gint64 version, n_all;
  gboolean is_known;

  if (!rapport_connection_query_integer (list->connection, "PRAGMA data_version", &version, error))
    return FALSE;
  is_known = rapport_list_order_is_valid (order, list->key, version);
  if (!is_worth_it (list, order, is_known))
    return TRUE;
  if (!count_all (list, &n_all, error))
    return FALSE;
  if (n_all < FEW)
    return TRUE;
  if (list->query->group != NULL)
    return rapport_list_begin_groups (list, n_all, first, read_key, error);
  return begin_plain (list, is_known ? order : NULL, n_all, first, read_key, error);
}
