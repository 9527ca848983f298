/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-clock-list.h"
#include "rapport-clock-picture.h"

/* 2024-03-15 12:00 in Shanghai */
#define NOON G_GINT64_CONSTANT (1710475200)
#define MINUTE 60
#define HOUR (60 * MINUTE)

static void
assert_sentence (RapportClock  clock,
                 const char   *wanted)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(RapportFormat) format = rapport_format_new (zone);
  g_autofree char *sentence = rapport_clock_dup_sentence (&clock, format, NOON);

  g_assert_cmpstr (sentence, ==, wanted);
}

static RapportClock
running (gint64 left)
{
  const RapportClock clock = {
    .state = RAPPORT_SLA_RUNNING, .has_due = TRUE, .due = NOON + left, .has_remaining = TRUE, .remaining_s = left,
  };

  return clock;
}

static void
test_running (void)
{
  assert_sentence (running (HOUR + 56 * MINUTE), "Due in 1 h 56 min: 2024-03-15 13:56");
  assert_sentence (running (26 * HOUR), "Due tomorrow: 2024-03-16 14:00");
  assert_sentence (running (72 * HOUR), "Due in 3 days: 2024-03-18 12:00");
}

static void
test_late (void)
{
  RapportClock clock = running (-90 * MINUTE);

  clock.state = RAPPORT_SLA_MISSED;
  assert_sentence (clock, "1 h 30 min late: was due 2024-03-15 10:30");
  clock.has_met_at = clock.has_late = TRUE;
  clock.met_at = NOON;
  clock.late_s = 90 * MINUTE;
  assert_sentence (clock, "Met late: 2024-03-15 12:00, 1 h 30 min after the deadline");
}

static void
test_reprioritised_stays (void)
{
  RapportClock clock = running (-90 * MINUTE);

  clock.state = RAPPORT_SLA_MISSED;
  clock.reprioritised = clock.has_met_at = clock.has_late = TRUE;
  clock.met_at = NOON;
  clock.late_s = 90 * MINUTE;
  assert_sentence (clock, "Met: 2024-03-15 12:00; the deadline was already past when the priority changed");
}

static void
test_stopped (void)
{
  RapportClock clock = running (-90 * MINUTE);

  clock.state = RAPPORT_SLA_MISSED;
  clock.stopped = TRUE;
  assert_sentence (clock, "Missed: was due 2024-03-15 10:30, never met (1 h 30 min late at the end)");
}

/* an hour of working time is no part of a day of 24 */
static void
test_working (void)
{
  RapportClock clock = running (9 * 24 * HOUR);

  clock.working = TRUE;
  clock.remaining_s = 72 * HOUR;
  assert_sentence (clock, "72 h of working time left: due 2024-03-24 12:00");
}

static void
test_paused (void)
{
  const RapportClock clock = { .state = RAPPORT_SLA_PAUSED, .has_remaining = TRUE, .remaining_s = 3 * HOUR };

  assert_sentence (clock, "Paused, 3 h left");
}

static GtkExpander *
find_expander (GtkWidget *widget)
{
  if (GTK_IS_EXPANDER (widget))
    return GTK_EXPANDER (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkExpander *found = find_expander (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* what is read while a minute passes is not folded away */
static void
test_unfolded (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(RapportFormat) format = rapport_format_new (zone);
  g_autoptr(GArray) counted = g_array_new (FALSE, FALSE, sizeof (RapportInterval));
  g_autoptr(GPtrArray) clocks = g_ptr_array_new ();
  const RapportInterval interval = { NOON - HOUR, NOON };
  RapportClock clock = running (HOUR);
  RapportClockList *list = g_object_ref_sink (rapport_clock_list_new ());

  g_array_append_val (counted, interval);
  clock.counted = counted;
  g_strlcpy (clock.duration, "2h", sizeof clock.duration);
  g_ptr_array_add (clocks, &clock);
  rapport_clock_list_show (list, clocks, format, NOON);
  gtk_expander_set_expanded (find_expander (GTK_WIDGET (list)), TRUE);
  rapport_clock_list_show (list, clocks, format, NOON + MINUTE);
  g_assert_true (gtk_expander_get_expanded (find_expander (GTK_WIDGET (list))));
  g_assert_finalize_object (list);
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return gtk_widget_get_visible (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* what was missed is not healed, nor hidden, by the next round */
static void
test_missed_rounds (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(RapportFormat) format = rapport_format_new (zone);
  g_autoptr(GArray) rounds = g_array_new (FALSE, FALSE, sizeof (RapportMissedRound));
  g_autoptr(GPtrArray) clocks = g_ptr_array_new ();
  const RapportMissedRound told = { NOON - 4 * HOUR, NOON - 2 * HOUR, NOON - HOUR, HOUR, TRUE };
  const RapportMissedRound never = { NOON - 8 * HOUR, NOON - 6 * HOUR };
  RapportClock clock = running (HOUR);
  RapportClockList *list = g_object_ref_sink (rapport_clock_list_new ());

  g_array_append_val (rounds, never);
  g_array_append_val (rounds, told);
  clock.missed_rounds = rounds;
  g_ptr_array_add (clocks, &clock);
  rapport_clock_list_show (list, clocks, format, NOON);
  g_assert_true (says (GTK_WIDGET (list), "Missed earlier: due 2024-03-15 06:00, never met"));
  g_assert_true (says (GTK_WIDGET (list), "Missed earlier: due 2024-03-15 10:00, met 2024-03-15 11:00, 1 h late"));
  clock.state = RAPPORT_SLA_NONE;
  clock.has_due = FALSE;
  rapport_clock_list_show (list, clocks, format, NOON);
  g_assert_true (says (GTK_WIDGET (list), "met 2024-03-15 11:00, 1 h late"));
  g_assert_finalize_object (list);
}

/* What of the time was counted, paused and closed adds up to all of it, in words for who does not see the picture. */
static void
test_picture_words (void)
{
  const RapportInterval counted[] = { { NOON - 5 * HOUR, NOON - 3 * HOUR }, { NOON - HOUR, NOON + 2 * HOUR } };
  const RapportInterval paused[] = { { NOON - 3 * HOUR, NOON - 2 * HOUR - 30 * MINUTE } };
  RapportClock clock = { .has_started = TRUE, .started = NOON - 5 * HOUR };
  g_autofree char *words = NULL;
  g_autofree char *met = NULL;

  clock.counted = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof *counted), counted, 2);
  clock.paused = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof *paused), paused, 1);
  words = rapport_clock_picture_dup_words (&clock, NOON);
  g_assert_cmpstr (words, ==, "Counted 3 h · paused 30 min · closed 1 h 30 min");
  clock.has_met_at = TRUE;
  clock.met_at = NOON - 4 * HOUR;
  met = rapport_clock_picture_dup_words (&clock, NOON);
  g_assert_cmpstr (met, ==, "Counted 1 h");
  g_array_unref (clock.counted);
  g_array_unref (clock.paused);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/clock-list/running", test_running);
  g_test_add_func ("/ui/clock-list/late", test_late);
  g_test_add_func ("/ui/clock-list/re-prioritised-stays-said-once-met", test_reprioritised_stays);
  g_test_add_func ("/ui/clock-list/stopped", test_stopped);
  g_test_add_func ("/ui/clock-list/missed-rounds-stay", test_missed_rounds);
  g_test_add_func ("/ui/clock-list/working", test_working);
  g_test_add_func ("/ui/clock-list/paused", test_paused);
  g_test_add_func ("/ui/clock-list/unfolded", test_unfolded);
  g_test_add_func ("/ui/clock-list/picture-in-words", test_picture_words);
  return g_test_run ();
}
