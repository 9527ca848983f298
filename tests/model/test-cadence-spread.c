/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-cadence-json.h"
#include "rapport-cadence-spread.h"
#include "rapport-sla-json.h"
#include "scratch-random.h"

#define HOURS "[[\"09:00\",\"18:00\"]]"
#define INPUT "{\"calendar\":{\"name\":\"CN\",\"zone\":\"Asia/Shanghai\",\"week\":{\"mon\":" HOURS ",\"tue\":" HOURS \
  ",\"wed\":" HOURS ",\"thu\":" HOURS ",\"fri\":" HOURS "}},\"customer\":{\"grade\":\"B\",\"since\":\"2026-01-05\"}}"

/* now is Tuesday 2026-03-03, before work */
#define TODAY 20260303
#define LAST 20260331
#define N_DAYS 29

static RapportCadenceFile *
load (void)
{
  g_autoptr(GError) error = NULL;
  RapportCadenceFile *file = rapport_cadence_file_new_from_json (INPUT, -1, &error);

  g_assert_no_error (error);
  g_assert_true (rapport_instant_from_text ("2026-03-03T08:00", rapport_calendar_get_zone (file->input.calendar),
                                            &file->input.now));
  return file;
}

static int
stand (gint64   owner,
       int      day,
       gpointer data)
{
  const int *standing = data;

  return standing != NULL && day >= TODAY && day <= LAST ? standing[day - TODAY] : 0;
}

static RapportSpreadItem
make_item (gint64      customer,
           const char *grade,
           int         day,
           int         limit)
{
  return (RapportSpreadItem) {
    .customer = customer, .owner = 1, .grade = g_strdup (grade),
    .number = g_strdup_printf ("%" G_GINT64_FORMAT, customer),
    .step = { .asked = rapport_moment_from_day (day), .place = rapport_moment_from_day (day), .limit = limit },
  };
}

static int
place (RapportSpread            *spread,
       RapportCadenceFile       *file,
       const RapportSpreadItem  *item)
{
  return rapport_spread_place (spread, &file->input, item).day;
}

/* The third finds its Friday full: the day before, then earlier ones, then later ones in time, else its own. */
static void
test_full_days (void)
{
  static const int standing[N_DAYS] = { [3] = 1, [6] = 2 };
  static const int expected[] = { 20260306, 20260305, 20260305, 20260304, 20260304, 20260303, 20260303, 20260310,
                                  20260310, 20260306 };
  g_autoptr(RapportCadenceFile) file = load ();
  g_autoptr(RapportSpread) spread = rapport_spread_new (2, stand, (gpointer) standing);
  RapportSpreadItem item = make_item (1, "A", 20260306, 20260310);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (place (spread, file, &item), ==, expected[i]);
  g_assert_cmpint (rapport_spread_count (spread, 1, 20260306), ==, 3);
  rapport_spread_take (spread, 1, 20260305, -1);
  g_assert_cmpint (place (spread, file, &item), ==, 20260305);
  rapport_spread_item_clear (&item);
}

/* Both contacts of a customer find their day full and go to the same one before it, or one goes to where the other is:
 * never in the same minute, as long as the day has another convenient time. Those of others may be. */
static void
test_not_in_the_same_minute (void)
{
  static const struct { gint64 customer; int day; const char *expected; } rows[] = {
    { 1, 20260306, "2026-03-05T09:00" }, { 1, 20260306, "2026-03-05T14:00" }, { 2, 20260306, "2026-03-05T09:00" },
    { 2, 20260305, "2026-03-05T14:00" }, { 3, 20260304, "2026-03-04T09:00" }, { 3, 20260304, "2026-03-04T14:00" },
  };
  static const int standing[N_DAYS] = { [3] = 9 };
  g_autoptr(RapportCadenceFile) file = load ();
  GTimeZone *zone = rapport_calendar_get_zone (file->input.calendar);
  g_autoptr(RapportSpread) spread = rapport_spread_new (9, stand, (gpointer) standing);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RapportSpreadItem item = make_item (rows[i].customer, "A", rows[i].day, 20260310);
      RapportMoment found;
      gint64 at, expected;

      at = rapport_day_start (rows[i].day, zone) + 9 * 3600;
      item.step.place = rapport_moment_from_instant (at, zone);
      g_assert_true (rapport_instant_from_text (rows[i].expected, zone, &expected));
      found = rapport_spread_place (spread, rapport_spread_stays (spread, &item) ? NULL : &file->input, &item);
      g_assert_cmpint (found.at, ==, expected);
      rapport_spread_item_clear (&item);
    }
}

static void
test_nobody (void)
{
  g_autoptr(RapportCadenceFile) file = load ();
  g_autoptr(RapportSpread) spread = rapport_spread_new (1, stand, NULL);
  RapportSpreadItem item = make_item (1, "A", 20260306, 20260310);

  item.owner = 0;
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (place (spread, file, &item), ==, 20260306);
  rapport_spread_item_clear (&item);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return rapport_spread_item_compare (a, b);
}

static GArray *
make_items (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (RapportSpreadItem));

  g_array_set_clear_func (items, (GDestroyNotify) rapport_spread_item_clear);
  return items;
}

/* grade A first and none last, then due day, then the number as people count: 9 before 10 */
static void
test_order (void)
{
  static const struct { gint64 customer; const char *grade; int day; } rows[] = {
    { 3, "C", 20260304 }, { 10, "B", 20260305 }, { 9, "B", 20260305 }, { 4, NULL, 20260303 }, { 5, "A", 20260320 },
    { 6, "A", 20260306 },
  };
  static const gint64 expected[] = { 6, 5, 9, 10, 3, 4 };
  g_autoptr(GArray) items = make_items ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RapportSpreadItem item = make_item (rows[i].customer, rows[i].grade, rows[i].day, LAST);

      g_array_append_val (items, item);
    }
  g_array_sort (items, compare);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (g_array_index (items, RapportSpreadItem, i).customer, ==, expected[i]);
}

/* An oracle of its own: looks at every day of the month for the best. */
static int
find_slowly (const int *counts,
             int        a_day,
             int        wanted,
             int        limit)
{
  int best = wanted, best_rank = G_MAXINT;

  for (int day = TODAY; day <= LAST; day++)
    {
      const gboolean weekend = (day - TODAY) % 7 == 4 || (day - TODAY) % 7 == 5;
      const int rank = day == wanted ? 0 : day < wanted ? wanted - day : 1000 + day - wanted;

      if (weekend || counts[day - TODAY] >= a_day || (day > wanted && day > limit) || rank >= best_rank)
        continue;
      best_rank = rank;
      best = day;
    }
  return best;
}

static int
draw_workday (void)
{
  int day;

  do
    day = g_test_rand_int_range (0, N_DAYS);
  while (day % 7 == 4 || day % 7 == 5);
  return TODAY + day;
}

static void
assert_spread_as_slowly (RapportCadenceFile *file)
{
  const int a_day = g_test_rand_int_range (1, 5);
  int counts[N_DAYS], standing[N_DAYS];
  g_autoptr(RapportSpread) spread = rapport_spread_new (a_day, stand, standing);
  g_autoptr(GArray) items = make_items ();

  for (guint i = 0; i < N_DAYS; i++)
    counts[i] = standing[i] = g_test_rand_int_range (0, 4);
  for (guint i = 0; i < 80; i++)
    {
      const int day = draw_workday ();
      const int limit = day + g_test_rand_int_range (0, 10);
      const RapportSpreadItem item = make_item (g_test_rand_int_range (1, 1000), "B", day, MIN (limit, LAST));

      g_array_append_val (items, item);
    }
  g_array_sort (items, compare);
  for (guint i = 0; i < items->len; i++)
    {
      const RapportSpreadItem *item = &g_array_index (items, RapportSpreadItem, i);
      const int expected = find_slowly (counts, a_day, item->step.place.day, item->step.limit);

      g_assert_cmpint (place (spread, file, item), ==, expected);
      counts[expected - TODAY]++;
    }
}

static void
test_oracle (void)
{
  g_autoptr(RapportCadenceFile) file = load ();

  for (guint round = 0; round < scratch_random_rounds (50); round++)
    assert_spread_as_slowly (file);
}

int
main (int   argc,
      char *argv[])
{
  scratch_random_test_init (&argc, &argv);
  g_test_add_func ("/model/cadence-spread/FR-2/full-days-give-way", test_full_days);
  g_test_add_func ("/model/cadence-spread/FR-2/not-in-the-same-minute", test_not_in_the_same_minute);
  g_test_add_func ("/model/cadence-spread/FR-2/nobody-has-room-always", test_nobody);
  g_test_add_func ("/model/cadence-spread/FR-2/grade-then-due-then-number", test_order);
  g_test_add_func ("/model/cadence-spread/FR-2/as-the-slow-way", test_oracle);
  return g_test_run ();
}
