/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-field.h"
#include "rapport-row.h"

static void
test_cells (void)
{
  g_autoptr(RapportRow) row = rapport_row_new (7, 4);
  RapportMoment day = rapport_moment_from_day (20240315);
  RapportMoment time = { .at = 1710460800, .day = 20240315, .has_time = TRUE };
  RapportMoment got;

  rapport_row_set_text (row, 0, "科技有限公司");
  rapport_row_set_integer (row, 1, -3);
  rapport_row_set_moment (row, 2, day);
  rapport_row_set_moment (row, 3, time);

  g_assert_cmpint (rapport_row_get_id (row), ==, 7);
  g_assert_cmpuint (rapport_row_get_n_cells (row), ==, 4);
  g_assert_cmpstr (rapport_row_get_text (row, 0), ==, "科技有限公司");
  g_assert_cmpint (rapport_row_get_integer (row, 1), ==, -3);
  got = rapport_row_get_moment (row, 2);
  g_assert_true (rapport_moment_equal (&got, &day));
  got = rapport_row_get_moment (row, 3);
  g_assert_true (rapport_moment_equal (&got, &time));
}

static void
test_empty_cells (void)
{
  g_autoptr(RapportRow) row = rapport_row_new (7, 2);
  RapportMoment got;

  rapport_row_set_text (row, 0, "once");
  rapport_row_set_text (row, 0, NULL);
  for (guint i = 0; i < 2; i++)
    {
      got = rapport_row_get_moment (row, i);
      g_assert_false (rapport_moment_is_set (&got));
      g_assert_null (rapport_row_get_text (row, i));
      g_assert_cmpint (rapport_row_get_integer (row, i), ==, RAPPORT_UNSET);
    }
}

static void
test_array_holds_gaps (void)
{
  g_autoptr(GPtrArray) rows = rapport_row_array_new (2);

  g_ptr_array_add (rows, rapport_row_new (1, 1));
  g_ptr_array_add (rows, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/row/cells", test_cells);
  g_test_add_func ("/store/row/empty-cells", test_empty_cells);
  g_test_add_func ("/store/row/array-holds-gaps", test_array_holds_gaps);
  return g_test_run ();
}
