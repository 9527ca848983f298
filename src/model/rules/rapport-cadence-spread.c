/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-spread.h"
#include "rapport-number.h"

/* @counts: a set of Day: what stands and what was placed since; @placed: customer → moments at which it has a contact
 * that was placed */
struct _RapportSpread
{
  int                    plans_a_day;
  RapportSpreadStanding  standing;
  gpointer               data;
  GHashTable            *counts;
  GHashTable            *placed;
};

typedef struct
{
  gint64 owner;
  int    day;
  int    count;
} Day;

typedef struct
{
  RapportSpread *spread;
  gint64         owner;
} Room;

static guint
hash_day (gconstpointer key)
{
  const Day *day = key;

  return g_int64_hash (&day->owner) * 31 + (guint) day->day;
}

static gboolean
equal_day (gconstpointer a,
           gconstpointer b)
{
  const Day *left = a;
  const Day *right = b;

  return left->owner == right->owner && left->day == right->day;
}

/* What stands is asked for once, before anything is placed on that day. */
static Day *
get_day (RapportSpread *self,
         gint64         owner,
         int            day)
{
  const Day wanted = { owner, day, 0 };
  Day *found = g_hash_table_lookup (self->counts, &wanted);

  if (found != NULL)
    return found;
  found = g_memdup2 (&wanted, sizeof wanted);
  g_hash_table_add (self->counts, found);
  found->count = self->standing (owner, day, self->data);
  return found;
}

/**
 * rapport_spread_new:
 * @plans_a_day: how many automatic plans an owner gets at most a day
 * @standing: asked at most once for each owner and day
 *
 * Returns: (transfer full): days on which nothing was placed yet
 */
RapportSpread *
rapport_spread_new (int                    plans_a_day,
                    RapportSpreadStanding  standing,
                    gpointer               data)
{
  RapportSpread *self = g_new0 (RapportSpread, 1);

  self->plans_a_day = plans_a_day;
  self->standing = standing;
  self->data = data;
  self->counts = g_hash_table_new_full (hash_day, equal_day, g_free, NULL);
  self->placed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

/** rapport_spread_free: frees @self */
void
rapport_spread_free (RapportSpread *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->placed);
  g_free (self);
}

/** rapport_spread_count: Returns: how many automatic plans @owner has on @day with those that were placed */
int
rapport_spread_count (RapportSpread *self,
                      gint64         owner,
                      int            day)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_day (self, owner, day)->count;
}

/** rapport_spread_has_room: Returns: whether @owner can have one more on @day; nobody, 0, always can */
gboolean
rapport_spread_has_room (RapportSpread *self,
                         gint64         owner,
                         int            day)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return owner == 0 || get_day (self, owner, day)->count < self->plans_a_day;
}

/** rapport_spread_take: places @n more on @day, or takes some away where @n is less than 0 */
void
rapport_spread_take (RapportSpread *self,
                     gint64         owner,
                     int            day,
                     int            n)
{
  g_return_if_fail (self != NULL);

  get_day (self, owner, day)->count += n;
}

static GArray *
get_placed (RapportSpread           *self,
            const RapportSpreadItem *item)
{
  GArray *placed = g_hash_table_lookup (self->placed, &item->customer);

  if (placed != NULL)
    return placed;
  placed = g_array_new (FALSE, FALSE, sizeof (RapportMoment));
  g_hash_table_insert (self->placed, g_memdup2 (&item->customer, sizeof item->customer), placed);
  return placed;
}

/** rapport_spread_stays: Returns: whether @item goes where it would be if nothing else were planned */
gboolean
rapport_spread_stays (RapportSpread           *self,
                      const RapportSpreadItem *item)
{
  g_return_val_if_fail (self != NULL && item != NULL, FALSE);

  return rapport_spread_has_room (self, item->owner, item->step.place.day)
         && !rapport_cadence_is_taken (get_placed (self, item), &item->step.place);
}

static gboolean
has_room_cb (int      day,
             gpointer data)
{
  const Room *room = data;

  return rapport_spread_has_room (room->spread, room->owner, day);
}

/**
 * rapport_spread_place:
 * @input: (nullable): what is known of the item's customer; may be NULL where rapport_spread_stays()
 *
 * Returns: where the plan goes (cadence.md 10), not in the same minute as another of the customer that was placed: its
 *   room there is taken
 */
RapportMoment
rapport_spread_place (RapportSpread             *self,
                      const RapportCadenceInput *input,
                      const RapportSpreadItem   *item)
{
  RapportMoment place = { 0 };
  GArray *placed;
  Room room;

  g_return_val_if_fail (self != NULL && item != NULL, place);

  room = (Room) { self, item->owner };
  placed = get_placed (self, item);
  place = input != NULL ? rapport_cadence_find_room (input, &item->step, placed, has_room_cb, &room)
                        : item->step.place;
  g_array_append_val (placed, place);
  rapport_spread_take (self, item->owner, place.day, 1);
  return place;
}

/** rapport_spread_item_clear: frees what @self holds */
void
rapport_spread_item_clear (RapportSpreadItem *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->grade, g_free);
  g_clear_pointer (&self->number, g_free);
}

static int
rank_grade (const RapportSpreadItem *item)
{
  return item->grade != NULL ? item->grade[0] : G_MAXINT;
}

/** rapport_spread_item_compare: Returns: which of two seeks room first: by grade, due day, customer number */
int
rapport_spread_item_compare (const RapportSpreadItem *a,
                             const RapportSpreadItem *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (rank_grade (a) != rank_grade (b))
    return rank_grade (a) < rank_grade (b) ? -1 : 1;
  if (a->step.asked.day != b->step.asked.day)
    return a->step.asked.day - b->step.asked.day;
  if (a->customer == b->customer)
    return (int) a->step.depth - (int) b->step.depth;
  if (a->number == NULL || b->number == NULL || g_str_equal (a->number, b->number))
    return a->customer < b->customer ? -1 : 1;
  return rapport_number_compare (a->number, b->number);
}
