/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "rapport-connection-private.h"
#include "rapport-list-begin.h"
#include "rapport-list-placer.h"

/* A shorter list is read as soon as its beginning. */
#define FEW 20000

/* So much of the processor's time is spent on what stands first, while nothing is done for the rest. */
#define MOST_NSEC (G_GINT64_CONSTANT (60) * 1000 * 1000)

/* So many fill what a view keeps, where no more can be known soon. */
#define N_LEAST 256

/* What is equal in the first of several columns is looked through as far as this. */
#define MANY (2 * RAPPORT_LIST_N_FIRST)

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

static gint64
get_thread_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * 1000 * 1000 * 1000 + time.tv_nsec;
}

static gboolean
goes_on (const Beginning *self)
{
  return self->error == NULL && self->ids->len < self->most && get_thread_time () < self->end;
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

static gboolean
is_worth_it (RapportListSql   *list,
             RapportListOrder *order,
             gboolean          is_known)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM %s", list->query->spec->table);
  gint64 n = 0;

  if (list->search != NULL || list->query->group != NULL || (list->keys->len == 1 && list->sets->len == 0) ||
      (is_known && (list->sets->len == 0 || rapport_list_order_is_marked (order, list->marks))))
    return FALSE;
  return rapport_connection_query_integer (list->connection, sql, &n, NULL) && n >= FEW;
}

/**
 * rapport_list_begin:
 * @order: which may know the list
 * @first: is told what stands first
 * @read_key: reads the statements of a key
 *
 * Finds what stands first of a list that is long, and narrowed by more than the index of its order knows or sorted by
 * several columns, before the whole is read: what the index gives first is asked one by one whether the list has it.
 * Where little of it is in the list, nothing is told.
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
  g_autoptr(RapportListPlacer) placer = NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Beginning beginning = { .list = list, .ids = ids, .most = RAPPORT_LIST_N_FIRST + 1 };
  gboolean is_known;
  gint64 version;

  if (!rapport_connection_query_integer (list->connection, "PRAGMA data_version", &version, error))
    return FALSE;
  is_known = rapport_list_order_is_valid (order, list->key, version);
  if (!is_worth_it (list, order, is_known))
    return TRUE;
  placer = rapport_list_placer_new (list, TRUE, error);
  if (placer == NULL)
    return FALSE;
  beginning.placer = placer;
  beginning.end = get_thread_time () + MOST_NSEC;
  beginning.place = g_byte_array_new ();
  beginning.next = g_byte_array_new ();
  if (is_known)
    find_in_order (&beginning, order);
  else if (list->keys->len == 1)
    look_through (&beginning, 0, take_member, read_key);
  else
    find_by_columns (&beginning, read_key);
  g_byte_array_unref (beginning.place);
  g_byte_array_unref (beginning.next);
  if (beginning.error != NULL)
    {
      g_propagate_error (error, beginning.error);
      return FALSE;
    }
  if (ids->len > N_LEAST && !rapport_list_placer_fails (placer))
    first->func (g_memdup2 (ids->data, MIN (ids->len - 1, RAPPORT_LIST_N_FIRST) * sizeof (gint64)),
                 MIN (ids->len - 1, RAPPORT_LIST_N_FIRST), first->data);
  return TRUE;
}
