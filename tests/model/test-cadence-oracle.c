/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-cadence-json.h"
#include "rapport-cadence-plans.h"
#include "rapport-sla-json.h"
#include "scratch-random.h"

/* Random customers, counted day by day as the rules are written (cadence.md 2 to 8), and what holds of all of them.
 * Days are Julian ones of GDate. */

#define N_ROUNDS 600
#define MOST 8
#define NONE G_MININT
#define NINE (9 * 60)
#define AFTERNOON (14 * 60)
/* as many days: the same weekdays, months and leap years again */
#define LEAP_CYCLE (28 * 1461 / 4)

typedef struct
{
  int      day;
  int      minute;
  gboolean deep;
  gboolean unanswered;
} Touch;

typedef struct
{
  int      day;
  gboolean deep;
} Plan;

/* @minute: -1 for a date only; @since: when the cadence begins to ask; @now: minutes of @today */
typedef struct
{
  gboolean by_quarter;
  int      numbers[RAPPORT_N_DEPTHS];
  int      since;
  int      today;
  int      now;
  int      holidays[MOST];
  int      pauses[MOST][2];
  guint    n_pauses;
  Touch    touches[MOST];
  guint    n_touches;
  Plan     plans[MOST];
  guint    n_plans;
} World;

typedef struct
{
  int                 due;
  int                 limit;
  RapportCadenceState state;
  int                 plan;
  int                 propose_day;
  int                 propose_minute;
} Next;

static char *
format_day (int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

static int
pick (int from,
      int to)
{
  return g_test_rand_int_range (from, to + 1);
}

static World
make_world (void)
{
  World self = { .by_quarter = pick (0, 3) == 0 };
  GDate first;

  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, G_DATE_JANUARY, 2024);
  self.today = (int) g_date_get_julian (&first) + pick (0, 2000);
  self.now = pick (0, 24 * 60 - 1);
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    self.numbers[i] = pick (0, 4) == 0 ? pick (0, 31) : pick (0, 4);
  self.since = self.today - pick (-20, 120);
  for (guint i = 0; i < MOST; i++)
    self.holidays[i] = self.today + pick (-60, 90);
  self.n_pauses = (guint) pick (0, 3);
  for (guint i = 0; i < self.n_pauses; i++)
    {
      self.pauses[i][0] = self.today + pick (-60, 60);
      self.pauses[i][1] = self.pauses[i][0] + pick (0, 25);
    }
  self.n_touches = (guint) pick (0, MOST - 1);
  for (guint i = 0; i < self.n_touches; i++)
    self.touches[i] = (Touch) { self.today - pick (-5, 70), pick (0, 1) ? pick (0, 1439) : -1, pick (0, 1), pick (0, 2) == 0 };
  self.n_plans = (guint) pick (0, 2);
  for (guint i = 0; i < self.n_plans; i++)
    self.plans[i] = (Plan) { self.today + pick (-10, 40), pick (0, 1) };
  return self;
}

static void
append_json (GString     *json,
             const World *self)
{
  const char *separator = "";

  for (guint i = 0; i < MOST; i++)
    {
      g_autofree char *day = format_day (self->holidays[i]);

      if (strstr (json->str, day) == NULL)
        g_string_append_printf (json, "%s'%s':[]", i > 0 ? "," : "", day);
    }
  g_string_append (json, "}},'customer':{'since':'");
  {
    g_autofree char *since = format_day (self->since);

    g_string_append_printf (json, "%s','cadence':{'period':'%s','deep':%d,'light':%d},'pauses':[", since,
                            self->by_quarter ? "quarter" : "month", self->numbers[0], self->numbers[1]);
  }
  for (guint i = 0; i < self->n_pauses; i++, separator = ",")
    {
      g_autofree char *from = format_day (self->pauses[i][0]);
      g_autofree char *to = format_day (self->pauses[i][1]);

      g_string_append_printf (json, "%s['%s','%s']", separator, from, to);
    }
  g_string_append (json, "]},'records':[");
  for (guint i = 0; i < self->n_touches; i++)
    {
      const Touch *touch = &self->touches[i];
      g_autofree char *day = format_day (touch->day);

      g_string_append_printf (json, "%s{'at':'%s", i > 0 ? "," : "", day);
      if (touch->minute >= 0)
        g_string_append_printf (json, "T%02d:%02d:00+08:00", touch->minute / 60, touch->minute % 60);
      g_string_append_printf (json, "','depth':'%s','responded':'%s'}", touch->deep ? "deep" : "light",
                              touch->unanswered ? "no" : "yes");
    }
  g_string_append (json, "],'plans':[");
  for (guint i = 0; i < self->n_plans; i++)
    {
      g_autofree char *day = format_day (self->plans[i].day);

      g_string_append_printf (json, "%s{'due':'%s','depth':'%s'}", i > 0 ? "," : "", day,
                              self->plans[i].deep ? "deep" : "light");
    }
  g_string_append (json, "]}");
}

static RapportCadenceFile *
load (const World *self)
{
  g_autoptr(GString) json = g_string_new ("{'calendar':{'name':'CN','zone':'Asia/Shanghai','week':{");
  static const char * const days[] = { "mon", "tue", "wed", "thu", "fri" };
  g_autofree char *today = format_day (self->today);
  g_autofree char *now = g_strdup_printf ("%sT%02d:%02d:00", today, self->now / 60, self->now % 60);
  g_autoptr(GError) error = NULL;
  RapportCadenceFile *file;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_string_append_printf (json, "%s'%s':[['09:00','18:00']]", i > 0 ? "," : "", days[i]);
  g_string_append (json, "},'dates':{");
  append_json (json, self);
  file = rapport_cadence_file_new_from_json (g_strdelimit (json->str, "'", '"'), -1, &error);
  g_assert_no_error (error);
  g_assert_true (rapport_instant_from_text (now, rapport_calendar_get_zone (file->input.calendar), &file->input.now));
  return file;
}

static RapportCadenceResult *
judge (const World *self)
{
  g_autoptr(RapportCadenceFile) file = load (self);

  return rapport_cadence_judge (&file->input);
}

static gboolean
is_working (const World *self,
            int          day)
{
  for (guint i = 0; i < MOST; i++)
    if (self->holidays[i] == day)
      return FALSE;
  /* Julian day 1 of GDate was a Monday */
  return (day - 1) % 7 < 5;
}

static gboolean
is_paused (const World *self,
           int          day)
{
  for (guint i = 0; i < self->n_pauses; i++)
    if (self->pauses[i][0] <= day && day <= self->pauses[i][1])
      return TRUE;
  return FALSE;
}

static gboolean
is_open (const World *self,
         int          day)
{
  return is_working (self, day) && !is_paused (self, day);
}

static gboolean
begins_period (const World *self,
               int          day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  return g_date_get_day (&date) == 1 && (!self->by_quarter || g_date_get_month (&date) % 3 == 1);
}

/* the last day of the period that begins on @from */
static int
find_end (const World *self,
          int          from)
{
  int to = from;

  while (!begins_period (self, to + 1))
    to++;
  return to;
}

static int
count_asked (const World  *self,
             int           from,
             RapportDepth  depth)
{
  const int length = find_end (self, from) - from + 1;
  int asking = 0;

  for (int day = from; day < from + length; day++)
    asking += day >= self->since && !is_paused (self, day);
  return (int) ((double) self->numbers[depth] * asking / length + 0.5);
}

static gboolean
counts (const World  *self,
        const Touch  *touch,
        RapportDepth  depth)
{
  const gboolean deep = touch->deep && self->numbers[RAPPORT_DEPTH_DEEP] > 0;
  const gboolean happened = touch->day < self->today || (touch->day == self->today && touch->minute <= self->now);

  return happened && !(touch->deep && touch->unanswered) && deep == (depth == RAPPORT_DEPTH_DEEP);
}

static int
count_done (const World  *self,
            int           from,
            RapportDepth  depth)
{
  const int to = find_end (self, from);
  int n = 0;

  for (guint i = 0; i < self->n_touches; i++)
    n += self->touches[i].day >= from && self->touches[i].day <= to && counts (self, &self->touches[i], depth);
  if (depth == RAPPORT_DEPTH_LIGHT)
    n += MAX (count_done (self, from, RAPPORT_DEPTH_DEEP) - count_asked (self, from, RAPPORT_DEPTH_DEEP), 0);
  return n;
}

static int
find_first_asking (const World *self,
                   int          from)
{
  int day = MAX (from, self->since);

  while (is_paused (self, day))
    day++;
  return day;
}

static int
find_wanted (const World  *self,
             RapportDepth  depth,
             int           gap,
             int           first_asking)
{
  int day = NONE;

  for (guint i = 0; i < self->n_touches; i++)
    if (counts (self, &self->touches[i], depth))
      day = MAX (day, self->touches[i].day + gap);
  if (day == NONE)
    {
      day = self->since;
      for (int left = 5; left > 0;)
        left -= is_working (self, ++day);
    }
  for (day = MAX (day, first_asking); !is_open (self, day);)
    day++;
  return day;
}

static void
propose (const World *self,
         Next        *next)
{
  next->propose_day = next->due;
  next->propose_minute = NINE;
  if (next->due > self->today || (next->due == self->today && self->now <= NINE))
    return;
  for (next->propose_day = self->today;; next->propose_day++)
    {
      const int after = next->propose_day == self->today ? self->now : -1;

      if (!is_open (self, next->propose_day) || after >= AFTERNOON)
        continue;
      next->propose_minute = after < NINE ? NINE : AFTERNOON;
      return;
    }
}

static int
find_plan (const World  *self,
           RapportDepth  depth)
{
  int found = -1;

  for (guint i = 0; i < self->n_plans; i++)
    {
      const gboolean deep = self->plans[i].deep && self->numbers[RAPPORT_DEPTH_DEEP] > 0;

      if (deep == (depth == RAPPORT_DEPTH_DEEP) && (found < 0 || self->plans[i].day < self->plans[found].day))
        found = (int) i;
    }
  return found;
}

/* The slow way; FALSE when nothing is next */
static gboolean
find_next (const World  *self,
           RapportDepth  depth,
           Next         *next)
{
  int from = self->today, gap, first_asking, left;
  GDate last;

  while (!begins_period (self, from))
    from--;
  g_date_clear (&last, 1);
  g_date_set_julian (&last, (guint32) self->today);
  g_date_add_months (&last, 12);
  if (self->numbers[depth] == 0)
    return FALSE;
  for (; (left = count_asked (self, from, depth) - count_done (self, from, depth)) <= 0;)
    {
      from = find_end (self, from) + 1;
      if (from > (int) g_date_get_julian (&last))
        return FALSE;
    }
  gap = MAX ((find_end (self, from) - from + 1) / self->numbers[depth], 1);
  first_asking = find_first_asking (self, from);
  next->limit = find_end (self, from) - (left - 1) * gap;
  while (next->limit >= first_asking && !is_open (self, next->limit))
    next->limit--;
  for (next->limit = MAX (next->limit, first_asking); !is_open (self, next->limit);)
    next->limit++;
  next->due = MIN (find_wanted (self, depth, gap, first_asking), next->limit);
  next->state = self->today <= next->due || is_paused (self, self->today) ? RAPPORT_CADENCE_COMING
                : self->today > next->limit ? RAPPORT_CADENCE_TOO_LATE : RAPPORT_CADENCE_OVERDUE;
  next->plan = find_plan (self, depth);
  propose (self, next);
  return TRUE;
}

static int
to_julian (int day)
{
  GDate date;

  rapport_day_to_date (day, &date);
  return (int) g_date_get_julian (&date);
}

static const RapportCadenceNext *
get_next (const RapportCadenceResult *result,
          RapportDepth                depth)
{
  for (guint i = 0; i < result->next->len; i++)
    if (g_array_index (result->next, RapportCadenceNext, i).depth == depth)
      return &g_array_index (result->next, RapportCadenceNext, i);
  return NULL;
}

static void
assert_as_slow (const World                *self,
                const RapportCadenceResult *result,
                RapportDepth                depth)
{
  const RapportCadenceNext *found = get_next (result, depth);
  Next next = { 0 };
  int from = self->today;

  while (!begins_period (self, from))
    from--;
  g_assert_cmpint (result->period.counts[depth].asked, ==, count_asked (self, from, depth));
  g_assert_cmpint (result->period.counts[depth].done, ==, count_done (self, from, depth));
  g_assert_cmpint (found != NULL, ==, find_next (self, depth, &next));
  if (found == NULL)
    return;
  g_assert_cmpint (to_julian (found->due.day), ==, next.due);
  g_assert_cmpint (to_julian (found->limit), ==, next.limit);
  g_assert_cmpint (found->state, ==, next.state);
  g_assert_cmpint (found->plan, ==, next.plan);
  if (next.plan >= 0)
    {
      g_assert_false (rapport_moment_is_set (&found->propose));
      g_assert_cmpint (found->plan_late, ==, self->plans[next.plan].day > next.limit);
      return;
    }
  g_assert_cmpint (to_julian (found->propose.day), ==, next.propose_day);
  g_assert_cmpint ((int) ((found->propose.at / 60 + 8 * 60) % (24 * 60)), ==, next.propose_minute);
}

static void
test_oracle (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      const World world = make_world ();
      g_autoptr(RapportCadenceResult) result = judge (&world);

      for (guint depth = 0; depth < RAPPORT_N_DEPTHS; depth++)
        assert_as_slow (&world, result, depth);
    }
}

/* What is next now is not before what was; what is not asked for any more is later than everything. */
static void
assert_not_nearer (const RapportCadenceResult *before,
                   const RapportCadenceResult *after,
                   RapportDepth                depth)
{
  const RapportCadenceNext *old = get_next (before, depth);
  const RapportCadenceNext *new = get_next (after, depth);

  if (new == NULL)
    return;
  g_assert_nonnull (old);
  g_assert_cmpint (new->due.day, >=, old->due.day);
  g_assert_cmpint (new->limit, >=, old->limit);
}

static gboolean
has_counted (const World  *self,
             RapportDepth  depth)
{
  for (guint i = 0; i < self->n_touches; i++)
    if (counts (self, &self->touches[i], depth))
      return TRUE;
  return FALSE;
}

/* Of a depth that had one before: the first is wanted some working days after the customer came into the book. */
static void
test_more_touches (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      World world = make_world ();
      g_autoptr(RapportCadenceResult) before = judge (&world);
      const gboolean had[] = { has_counted (&world, RAPPORT_DEPTH_DEEP), has_counted (&world, RAPPORT_DEPTH_LIGHT) };
      g_autoptr(RapportCadenceResult) after = NULL;

      world.touches[world.n_touches++] = (Touch) { world.today - pick (0, 70), -1, pick (0, 1), FALSE };
      after = judge (&world);
      for (guint depth = 0; depth < RAPPORT_N_DEPTHS; depth++)
        if (had[depth])
          assert_not_nearer (before, after, depth);
    }
}

/* One that is over before it is too late: what would end within a pause is wanted before it (cadence.md 5). */
static void
test_pause (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      World world = make_world ();
      g_autoptr(RapportCadenceResult) before = judge (&world);
      g_autoptr(RapportCadenceResult) after = NULL;
      const int from = world.today + pick (-30, 30);
      const int to = from + pick (0, 20);

      world.pauses[world.n_pauses][0] = from;
      world.pauses[world.n_pauses++][1] = to;
      after = judge (&world);
      for (guint depth = 0; depth < RAPPORT_N_DEPTHS; depth++)
        if (get_next (before, depth) != NULL && to < to_julian (get_next (before, depth)->limit))
          assert_not_nearer (before, after, depth);
    }
}

static World
shift (World self)
{
  self.since += LEAP_CYCLE;
  self.today += LEAP_CYCLE;
  for (guint i = 0; i < MOST; i++)
    {
      self.holidays[i] += LEAP_CYCLE;
      self.pauses[i][0] += LEAP_CYCLE;
      self.pauses[i][1] += LEAP_CYCLE;
      self.touches[i].day += LEAP_CYCLE;
      self.plans[i].day += LEAP_CYCLE;
    }
  return self;
}

static void
test_leap_cycle (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      const World world = make_world ();
      const World later = shift (world);
      g_autoptr(RapportCadenceResult) result = judge (&world);
      g_autoptr(RapportCadenceResult) shifted = judge (&later);

      g_assert_cmpuint (result->next->len, ==, shifted->next->len);
      g_assert_cmpuint (result->missed->len, ==, shifted->missed->len);
      for (guint i = 0; i < result->next->len; i++)
        {
          const RapportCadenceNext *one = &g_array_index (result->next, RapportCadenceNext, i);
          const RapportCadenceNext *other = &g_array_index (shifted->next, RapportCadenceNext, i);

          g_assert_cmpint (other->due.at - one->due.at, ==, (gint64) LEAP_CYCLE * 86400);
          g_assert_cmpint (to_julian (other->limit) - to_julian (one->limit), ==, LEAP_CYCLE);
          g_assert_cmpint (other->state, ==, one->state);
          g_assert_cmpint (other->plan, ==, one->plan);
        }
    }
}

static void
assert_same_next (const GArray *all,
                  const GArray *newest)
{
  g_assert_cmpuint (newest->len, ==, all->len);
  for (guint i = 0; i < all->len; i++)
    {
      const RapportCadenceNext *one = &g_array_index (all, RapportCadenceNext, i);
      const RapportCadenceNext *other = &g_array_index (newest, RapportCadenceNext, i);

      g_assert_true (rapport_moment_equal (&other->due, &one->due));
      g_assert_true (rapport_moment_equal (&other->place, &one->place));
      g_assert_cmpint (other->limit, ==, one->limit);
      g_assert_cmpint (other->own, ==, one->own);
    }
}

/* What is next is told without the records before the oldest that matters; of one who is new each does. */
static void
test_oldest (void)
{
  guint n_left_out = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      World world = make_world ();
      g_autoptr(RapportCadenceFile) file = NULL;
      g_autoptr(GArray) all = NULL;
      g_autoptr(GArray) newest = NULL;
      int oldest;

      world.since = world.today - pick (0, 400);
      for (guint i = 0; i < world.n_touches; i++)
        world.touches[i].day = world.today - pick (0, 300);
      file = load (&world);
      oldest = rapport_cadence_find_oldest (&file->input);
      all = rapport_cadence_find_next (&file->input);
      for (guint i = file->input.records->len; i > 0; i--)
        if (g_array_index (file->input.records, RapportCadenceTouch, i - 1).at.day < oldest)
          {
            g_array_remove_index (file->input.records, i - 1);
            n_left_out++;
          }
      newest = rapport_cadence_find_next (&file->input);
      assert_same_next (all, newest);
    }
  g_assert_cmpuint (n_left_out, >, N_ROUNDS);
}

/* Where nothing that was done can change what is planned, it need not be known. */
static void
test_without_records (void)
{
  guint n_without = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      const World world = make_world ();
      g_autoptr(RapportCadenceFile) file = load (&world);
      g_autoptr(GArray) next = NULL;
      g_autoptr(GArray) steps = NULL;

      for (guint i = 0; i < file->input.plans->len; i++)
        g_array_index (file->input.plans, RapportCadencePlan, i).automatic = pick (0, 3) == 0;
      file->input.rests = pick (0, 5) == 0;
      if (rapport_cadence_asks_records (&file->input))
        continue;
      n_without++;
      next = rapport_cadence_find_next (&file->input);
      for (guint i = 0; !file->input.rests && i < next->len; i++)
        g_assert_cmpint (g_array_index (next, RapportCadenceNext, i).own, >=, 0);
      steps = rapport_cadence_find_steps (&file->input);
      for (guint i = 0; i < steps->len; i++)
        g_assert_cmpint (g_array_index (steps, RapportCadenceStep, i).kind, ==, RAPPORT_CADENCE_DROP);
      g_assert_true (file->input.rests || steps->len == 0);
    }
  g_assert_cmpuint (n_without, >, N_ROUNDS / 20);
}

int
main (int   argc,
      char *argv[])
{
  scratch_random_test_init (&argc, &argv);
  g_test_add_func ("/model/cadence-oracle/FR-2/as-the-slow-way", test_oracle);
  g_test_add_func ("/model/cadence-oracle/FR-2/more-touches-never-bring-it-nearer", test_more_touches);
  g_test_add_func ("/model/cadence-oracle/FR-2/pause-never-makes-it-earlier", test_pause);
  g_test_add_func ("/model/cadence-oracle/FR-2/same-a-leap-cycle-later", test_leap_cycle);
  g_test_add_func ("/model/cadence-oracle/FR-2/old-records-do-not-matter", test_oldest);
  g_test_add_func ("/model/cadence-oracle/FR-2/what-is-planned-by-people-asks-no-records", test_without_records);
  return g_test_run ();
}
