/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sla-tools.h"

#define ROUNDS 2000
#define WEEK (7 * 86400)

#define WEEKS_ONLY \
  "{'zone':'Asia/Shanghai','week':{'mon':[['09:00','12:00'],['13:30','18:00']]," \
  "'tue':[['09:00','12:00'],['13:30','18:00']],'wed':[['22:00','06:00']]," \
  "'thu':[['09:00','18:00']],'fri':[['00:00','24:00']]}}"

static const char *const TARGETS[] = {
  "{'target':'solution','duration':'7h','time':'elapsed','pause':true}",
  "{'target':'solution','duration':'13h','time':'working','pause':true}",
  "{'target':'solution','duration':'3wd','time':'working','pause':true}",
  "{'target':'update','duration':'9h','time':'elapsed','pause':true}",
  "{'target':'update','duration':'1wd','time':'working','pause':true}",
};

/* To the second, and often at openings, closings and each other's times */
static gint64
pick_time (GRand  *rand,
           gint64  from,
           int     days)
{
  gint64 at = from + g_rand_int_range (rand, 0, days * 86400);

  return g_rand_boolean (rand) ? at : at - at % 1800;
}

typedef struct
{
  gint64 received;
  gint64 pauses[6];
  guint  n_pauses;
  gint64 now;
} Story;

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static Story
make_story (GRand *rand)
{
  Story story = { .received = pick_time (rand, sla_at (T ("02T00:00")), 14) };

  story.n_pauses = (guint) g_rand_int_range (rand, 0, 4) * 2;
  for (guint i = 0; i < story.n_pauses; i++)
    {
      gint64 at = pick_time (rand, story.received, 8);

      story.pauses[i] = MAX (at, story.received);
    }
  g_qsort_with_data (story.pauses, (int) story.n_pauses, sizeof (gint64), compare_times, NULL);
  story.now = pick_time (rand, story.received + 9 * 86400, 5);
  return story;
}

static RapportTicketHistory *
tell (const Story *story,
      gint64       shift)
{
  RapportTicketHistory *history = rapport_ticket_history_new (story->received + shift);

  for (guint i = 0; i < story->n_pauses; i++)
    rapport_ticket_history_add_event (history, story->pauses[i] + shift,
                                      i % 2 == 0 ? RAPPORT_SLA_WAITING : RAPPORT_SLA_RESUMED,
                                      NULL);
  return history;
}

static RapportClock *
judge (const char           *targets,
       RapportCalendar      *calendar,
       RapportTicketHistory *history,
       gint64                now)
{
  g_autoptr(RapportPolicy) policy = sla_policy (targets);
  g_autoptr(GPtrArray) clocks
    = rapport_sla_judge (&policy, 1, &calendar, 1, history, now, RAPPORT_SLA_WHY);

  g_assert_cmpuint (clocks->len, ==, 1);
  return g_ptr_array_steal_index (clocks, 0);
}

static RapportClock *
judge_story (const char      *targets,
             RapportCalendar *calendar,
             const Story     *story)
{
  g_autoptr(RapportTicketHistory) history = tell (story, 0);

  return judge (targets, calendar, history, story->now);
}

static void
assert_same (const RapportClock *a,
             const RapportClock *b,
             gint64              shift)
{
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_cmpint (a->has_due, ==, b->has_due);
  if (a->has_due)
    g_assert_cmpint (a->due + shift, ==, b->due);
  g_assert_cmpint (a->has_remaining, ==, b->has_remaining);
  g_assert_cmpint (a->remaining_s, ==, b->remaining_s);
  g_assert_cmpint (a->late_s, ==, b->late_s);
}

static void
test_pause_never_earlier (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < ROUNDS; i++)
    {
      Story story = make_story (rand);
      const char *targets = TARGETS[i % G_N_ELEMENTS (TARGETS)];
      g_autoptr(RapportClock) more = judge_story (targets, calendar, &story);
      g_autoptr(RapportClock) fewer = NULL;

      if (story.n_pauses == 0)
        continue;
      story.n_pauses -= 2;
      fewer = judge_story (targets, calendar, &story);
      g_assert_cmpint (more->due, >=, fewer->due);
    }
}

static void
test_splitting_a_pause (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < ROUNDS; i++)
    {
      Story story = make_story (rand);
      const char *targets = TARGETS[i % G_N_ELEMENTS (TARGETS)];
      g_autoptr(RapportTicketHistory) split = tell (&story, 0);
      g_autoptr(RapportClock) whole = judge_story (targets, calendar, &story);
      g_autoptr(RapportClock) parts = NULL;
      gint64 middle;

      if (story.n_pauses == 0)
        continue;
      middle = story.pauses[0] + (story.pauses[1] - story.pauses[0]) / 2;
      rapport_ticket_history_add_event (split, middle, RAPPORT_SLA_RESUMED, NULL);
      rapport_ticket_history_add_event (split, middle, RAPPORT_SLA_WAITING, NULL);
      parts = judge (targets, calendar, split, story.now);
      if (middle > story.pauses[0])
        assert_same (whole, parts, 0);
    }
}

static void
test_always_open_is_elapsed (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_ALWAYS_IN ("America/New_York"));
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < ROUNDS; i++)
    {
      Story story = make_story (rand);
      int hours = g_rand_int_range (rand, 1, 200);
      g_autofree char *working = g_strdup_printf (
        "{'target':'solution','duration':'%dh','time':'working','pause':true}", hours);
      g_autofree char *elapsed = g_strdup_printf (
        "{'target':'solution','duration':'%dh','time':'elapsed','pause':true}", hours);
      g_autoptr(RapportClock) a = judge_story (working, calendar, &story);
      g_autoptr(RapportClock) b = judge_story (elapsed, calendar, &story);

      assert_same (a, b, 0);
    }
}

static void
test_moved_by_a_week (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (WEEKS_ONLY);
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < ROUNDS; i++)
    {
      Story story = make_story (rand);
      const char *targets = TARGETS[i % G_N_ELEMENTS (TARGETS)];
      g_autoptr(RapportTicketHistory) moved = tell (&story, WEEK);
      g_autoptr(RapportClock) a = judge_story (targets, calendar, &story);
      g_autoptr(RapportClock) b = judge (targets, calendar, moved, story.now + WEEK);

      assert_same (a, b, WEEK);
    }
}

static gint64
sum (GArray *intervals)
{
  gint64 seconds = 0;

  for (guint i = 0; i < intervals->len; i++)
    seconds += g_array_index (intervals, RapportInterval, i).end
               - g_array_index (intervals, RapportInterval, i).start;
  return seconds;
}

/* What remains is what lies between now and the due, and what is left of the duration. */
static void
test_remaining_and_due_agree (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < ROUNDS; i++)
    {
      Story story = make_story (rand);
      gboolean working = g_rand_boolean (rand);
      int hours = g_rand_int_range (rand, 1, 60);
      g_autofree char *targets = g_strdup_printf (
        "{'target':'solution','duration':'%dh','time':'%s','pause':true}", hours,
        working ? "working" : "elapsed");
      g_autoptr(RapportClock) clock = NULL;

      story.now = pick_time (rand, story.received + 1800, 6);
      clock = judge_story (targets, calendar, &story);
      g_assert_true (clock->has_remaining);
      g_assert_cmpint (sum (clock->counted) + clock->remaining_s, ==, H (hours));
      if (clock->has_due)
        g_assert_cmpint (clock->remaining_s, ==,
                         working ? rapport_calendar_count_working (calendar, story.now, clock->due)
                                 : clock->due - story.now);
    }
}

/* While paused nothing is used up, and resuming at once goes on with what was left. */
static void
test_resuming_keeps_what_was_left (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < ROUNDS; i++)
    {
      Story story = make_story (rand);
      const char *targets = TARGETS[i % G_N_ELEMENTS (TARGETS)];
      g_autoptr(RapportTicketHistory) open = tell (&story, 0);
      g_autoptr(RapportTicketHistory) resumed = tell (&story, 0);
      g_autoptr(RapportClock) paused = NULL;
      g_autoptr(RapportClock) later = NULL;
      g_autoptr(RapportClock) running = NULL;

      rapport_ticket_history_add_event (open, story.now, RAPPORT_SLA_WAITING, NULL);
      rapport_ticket_history_add_event (resumed, story.now, RAPPORT_SLA_WAITING, NULL);
      rapport_ticket_history_add_event (resumed, story.now + 200000, RAPPORT_SLA_RESUMED, NULL);
      paused = judge (targets, calendar, open, story.now);
      later = judge (targets, calendar, open, story.now + 200000);
      running = judge (targets, calendar, resumed, story.now + 200000);
      if (paused->state != RAPPORT_SLA_PAUSED || paused->remaining_s == 0)
        continue;
      g_assert_cmpint (later->state, ==, RAPPORT_SLA_PAUSED);
      g_assert_cmpint (later->remaining_s, ==, paused->remaining_s);
      g_assert_cmpint (running->state, ==, RAPPORT_SLA_RUNNING);
      g_assert_cmpint (running->remaining_s, ==, paused->remaining_s);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sla/property/pause-never-earlier", test_pause_never_earlier);
  g_test_add_func ("/model/sla/property/splitting-a-pause", test_splitting_a_pause);
  g_test_add_func ("/model/sla/property/always-open-is-elapsed", test_always_open_is_elapsed);
  g_test_add_func ("/model/sla/property/moved-by-a-week", test_moved_by_a_week);
  g_test_add_func ("/model/sla/property/remaining-and-due-agree", test_remaining_and_due_agree);
  g_test_add_func ("/model/sla/property/resuming-keeps-what-was-left",
                   test_resuming_keeps_what_was_left);
  return g_test_run ();
}
