/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-split.h"
#include "rapport-ui.h"

typedef struct
{
  GtkWidget    *window;
  RapportSplit *split;
  GtkWidget    *list;
  GtkWidget    *detail;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = gtk_window_new ();
  fixture->split = rapport_split_new ();
  fixture->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fixture->detail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_size_request (fixture->list, 300, -1);
  gtk_widget_set_size_request (fixture->detail, 320, -1);
  rapport_split_set_list (fixture->split, fixture->list);
  rapport_split_set_detail (fixture->split, fixture->detail);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->split));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
show (Fixture *fixture,
      int      width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 400);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_width (GTK_WIDGET (fixture->split)) != width)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_mapped (GtkWidget *widget,
             gboolean   mapped)
{
  while (gtk_widget_get_mapped (widget) != mapped)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_wide (Fixture       *fixture,
           gconstpointer  data)
{
  rapport_split_set_position (fixture->split, 500);
  show (fixture, 1000);
  g_assert_false (rapport_split_get_collapsed (fixture->split));
  g_assert_true (gtk_widget_get_mapped (fixture->list));
  g_assert_true (gtk_widget_get_mapped (fixture->detail));
  g_assert_cmpint (gtk_widget_get_width (fixture->list), ==, 500);
  /* neither pane gets less than it needs */
  rapport_split_set_position (fixture->split, 900);
  while (gtk_widget_get_width (fixture->list) == 500)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gtk_widget_get_width (fixture->detail), >=, 320);
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->split), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 320);

  show (fixture, 880);
  g_assert_true (rapport_split_get_collapsed (fixture->split));
  g_assert_true (gtk_widget_get_mapped (fixture->list));
  g_assert_false (gtk_widget_get_mapped (fixture->detail));
  rapport_split_set_show_detail (fixture->split, TRUE);
  wait_mapped (fixture->detail, TRUE);
  wait_mapped (fixture->list, FALSE);
  g_assert_cmpint (gtk_widget_get_width (fixture->detail), ==, 880);
  g_assert_true (gtk_widget_activate_action (fixture->detail, "split.back", NULL));
  wait_mapped (fixture->list, TRUE);
  g_assert_false (rapport_split_get_show_detail (fixture->split));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());

  g_test_add ("/ui/split/wide", Fixture, NULL, set_up, test_wide, tear_down);
  g_test_add ("/ui/split/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  return g_test_run ();
}
