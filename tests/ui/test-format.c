/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-format.h"

/* 2024-03-15 12:00 in Shanghai */
#define NOON G_GINT64_CONSTANT (1710475200)
#define HOUR 3600

typedef struct
{
  GTimeZone     *zone;
  RapportFormat *format;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  f->format = rapport_format_new (f->zone);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->format);
  g_time_zone_unref (f->zone);
}

static void
assert_text (char       *got,
             const char *wanted)
{
  g_assert_cmpstr (got, ==, wanted);
  g_free (got);
}

static void
test_moments (Fixture       *f,
              gconstpointer  data)
{
  RapportMoment day = rapport_moment_from_day (20240315);
  RapportMoment time = rapport_moment_from_instant (NOON, f->zone);
  RapportMoment none = { 0 };

  assert_text (rapport_format_moment (f->format, &day), "2024-03-15");
  assert_text (rapport_format_moment (f->format, &time), "2024-03-15 12:00");
  assert_text (rapport_format_moment (f->format, &none), "");
  assert_text (rapport_format_instant (f->format, NOON), "2024-03-15 12:00");
  assert_text (rapport_format_instant (f->format, RAPPORT_UNSET), "");
  assert_text (rapport_format_day (f->format, 0), "");
  assert_text (rapport_format_integer (f->format, RAPPORT_UNSET), "");
  assert_text (rapport_format_integer (f->format, -12), "-12");
}

/* A time is shown where the person is, wherever it was given. */
static void
test_another_zone (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr(RapportFormat) format = rapport_format_new (zone);
  RapportMoment moment = rapport_moment_from_instant (NOON - 4 * HOUR, f->zone);
  RapportMoment day = rapport_moment_from_day (20240315);

  assert_text (rapport_format_moment (format, &moment), "2024-03-14 20:00");
  assert_text (rapport_format_due (format, &moment, NOON - 33 * HOUR), "tomorrow");
  assert_text (rapport_format_moment (format, &day), "2024-03-15");
}

static void
test_spans (Fixture       *f,
            gconstpointer  data)
{
  assert_text (rapport_format_span (0), "1 min");
  assert_text (rapport_format_span (59 * 60 + 1), "1 h");
  assert_text (rapport_format_span (-2 * HOUR - 30 * 60), "2 h 30 min");
  assert_text (rapport_format_span (72 * HOUR), "72 h");
}

static void
assert_due (Fixture    *f,
            gint64      offset,
            const char *wanted)
{
  RapportMoment moment = rapport_moment_from_instant (NOON + offset, f->zone);

  assert_text (rapport_format_due (f->format, &moment, NOON), wanted);
}

static void
test_due_times (Fixture       *f,
                gconstpointer  data)
{
  assert_due (f, 0, "in 1 min");
  assert_due (f, 30 * 60, "in 30 min");
  assert_due (f, 2 * HOUR, "in 2 h");
  assert_due (f, 2 * HOUR - 60 * 4 + 1, "in 1 h 57 min");
  assert_due (f, 2 * HOUR - 1, "in 2 h");
  assert_due (f, 20 * HOUR, "in 20 h");
  assert_due (f, 25 * HOUR, "tomorrow");
  assert_due (f, 72 * HOUR, "in 3 days");
  assert_due (f, -1, "1 min late");
  assert_due (f, -5 * HOUR, "5 h late");
  assert_due (f, -5 * HOUR - 61, "5 h 2 min late");
  assert_due (f, -25 * HOUR, "1 day late");
  assert_due (f, -72 * HOUR, "3 days late");
}

static void
test_due_days (Fixture       *f,
               gconstpointer  data)
{
  static const struct
  {
    int         day;
    const char *words;
  } cases[] = {
    { 20240315, "today" }, { 20240316, "tomorrow" }, { 20240401, "in 17 days" },
    { 20240314, "1 day late" }, { 20240312, "3 days late" }, { 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapportMoment moment = rapport_moment_from_day (cases[i].day);

      assert_text (rapport_format_due (f->format, &moment, NOON), cases[i].words);
    }
}

static void
test_ago (Fixture       *f,
          gconstpointer  data)
{
  RapportMoment moment = rapport_moment_from_instant (NOON - 2 * HOUR, f->zone);

  assert_text (rapport_format_ago (f->format, &moment, NOON), "2 h ago");
  moment = rapport_moment_from_day (20240314);
  assert_text (rapport_format_ago (f->format, &moment, NOON), "yesterday");
  moment = rapport_moment_from_day (20240305);
  assert_text (rapport_format_ago (f->format, &moment, NOON), "10 days ago");
  moment = rapport_moment_from_day (20240315);
  assert_text (rapport_format_ago (f->format, &moment, NOON), "today");
  moment = rapport_moment_from_day (20240320);
  assert_text (rapport_format_ago (f->format, &moment, NOON), "2024-03-20");
}

static void
test_cells (Fixture       *f,
            gconstpointer  data)
{
  static const RapportChoice choices[] = { { "a", "Grade A" }, { NULL, NULL } };
  static const RapportColumn columns[] = {
    { .name = "grade", .title = "Grade", .kind = RAPPORT_COLUMN_CHOICE, .choices = choices },
    { .name = "next", .title = "Next", .kind = RAPPORT_COLUMN_MOMENT,
      .flags = RAPPORT_COLUMN_DUE },
    { .name = "day", .title = "Day", .kind = RAPPORT_COLUMN_DAY },
    { .name = "grade", .title = "Grade", .kind = RAPPORT_COLUMN_CHOICE, .choices = choices,
      .flags = RAPPORT_COLUMN_BRIEF },
  };
  g_autoptr(RapportRow) row = rapport_row_new (1, 3);
  gint64 late = NOON + 24 * HOUR;

  assert_text (rapport_format_cell (f->format, &columns[2], row, 2, NOON), "");
  g_assert_false (rapport_format_cell_is_late (f->format, &columns[1], row, 1, late));
  rapport_row_set_text (row, 0, "a");
  rapport_row_set_moment (row, 1, rapport_moment_from_day (20240315));
  rapport_row_set_integer (row, 2, 20240315);
  assert_text (rapport_format_cell (f->format, &columns[0], row, 0, NOON), "Grade A");
  assert_text (rapport_format_cell_brief (f->format, &columns[0], row, 0, NOON), "Grade A");
  assert_text (rapport_format_cell (f->format, &columns[3], row, 0, NOON), "Grade A");
  assert_text (rapport_format_cell_brief (f->format, &columns[3], row, 0, NOON), "a");
  assert_text (rapport_format_cell (f->format, &columns[1], row, 1, NOON), "2024-03-15");
  assert_text (rapport_format_cell (f->format, &columns[2], row, 2, NOON), "2024-03-15");
  g_assert_false (rapport_format_cell_is_late (f->format, &columns[1], row, 1, NOON));
  g_assert_true (rapport_format_cell_is_late (f->format, &columns[1], row, 1, late));
  g_assert_false (rapport_format_cell_is_late (f->format, &columns[2], row, 2, late));
  rapport_row_set_text (row, 1, "3月中");
  assert_text (rapport_format_cell (f->format, &columns[1], row, 1, NOON), "3月中");
  g_assert_false (rapport_format_cell_is_late (f->format, &columns[1], row, 1, late));
}

/* A deadline is told by the time that remains, and by the clock. */
static void
test_deadlines (Fixture       *f,
                gconstpointer  data)
{
  static const RapportColumn column = { .name = "next", .title = "Next deadline", .kind = RAPPORT_COLUMN_INSTANT,
                                        .flags = RAPPORT_COLUMN_DUE };
  static const struct
  {
    gint64      offset;
    const char *words;
  } cases[] = {
    { 2 * HOUR + 10 * 60, "in 2 h 10 min · 14:10" },
    { -30 * 60, "30 min late · 11:30" },
    { 9 * HOUR + 59 * 60, "in 9 h 59 min · 21:59" },
    { -11 * HOUR - 38 * 60, "11 h late · 00:22" },
    { 20 * HOUR, "in 20 h · 03-16 08:00" },
    { 49 * HOUR, "in 2 days · 03-17 13:00" },
    { -80 * 24 * HOUR, "80 days late · 2023-12-26 12:00" },
    { -72 * HOUR, "3 days late · 03-12 12:00" },
  };
  g_autoptr(RapportRow) row = rapport_row_new (1, 1);

  assert_text (rapport_format_cell (f->format, &column, row, 0, NOON), "");
  g_assert_false (rapport_format_cell_is_late (f->format, &column, row, 0, NOON));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rapport_row_set_integer (row, 0, NOON + cases[i].offset);
      assert_text (rapport_format_cell (f->format, &column, row, 0, NOON), cases[i].words);
      g_assert_cmpint (rapport_format_cell_is_late (f->format, &column, row, 0, NOON), ==, cases[i].offset < 0);
    }
  rapport_row_set_integer (row, 0, NOON + HOUR);
  assert_text (rapport_format_cell (f->format, &column, row, 0, NOON + 2 * HOUR), "1 h late · 13:00");
}

#define ADD(path, func) g_test_add ("/ui/format/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("moments", test_moments);
  ADD ("another-zone", test_another_zone);
  ADD ("spans", test_spans);
  ADD ("due-times", test_due_times);
  ADD ("due-days", test_due_days);
  ADD ("ago", test_ago);
  ADD ("cells", test_cells);
  ADD ("deadlines", test_deadlines);
  return g_test_run ();
}
