/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-list.h"
#include "rapport-split.h"
#include "window-fixture.h"

static RapportList *
look_at (WindowFixture *f,
         const char    *page)
{
  RapportList *list;

  gtk_window_maximize (GTK_WINDOW (f->window));
  rapport_window_show_page (f->window, page);
  list = RAPPORT_LIST (dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window)), RAPPORT_TYPE_LIST));
  rapport_split_set_has_detail (RAPPORT_SPLIT (gtk_widget_get_ancestor (GTK_WIDGET (list), RAPPORT_TYPE_SPLIT)), TRUE);
  window_wait_until (gtk_widget_get_width (GTK_WIDGET (f->window)) >= 1360 &&
                     gtk_widget_get_width (GTK_WIDGET (list)) > 0 &&
                     gtk_widget_get_width (GTK_WIDGET (list)) < 800);
  return list;
}

/* That a column can be read beside the detail, on a small laptop's screen, without scrolling sideways. */
static void
assert_in_sight (RapportList *list,
                 const char  *name)
{
  g_autofree char *layout = rapport_list_dup_layout (list);
  g_auto(GStrv) columns = g_strsplit (layout, ",", -1);
  gboolean is_there = FALSE;
  int end = 0;

  for (guint i = 0; columns[i] != NULL && !is_there; i++)
    {
      g_auto(GStrv) parts = g_strsplit (columns[i], ":", 2);

      is_there = g_str_equal (parts[0], name);
      end += atoi (parts[1]);
    }
  g_assert_true (is_there);
  g_assert_cmpint (end, <=, gtk_widget_get_width (GTK_WIDGET (list)));
}

static void
test_customers (WindowFixture *f,
                gconstpointer  data)
{
  RapportList *list = look_at (f, "customers");

  assert_in_sight (list, "name");
  assert_in_sight (list, "owner");
  assert_in_sight (list, "next");
}

static void
test_follow_ups (WindowFixture *f,
                 gconstpointer  data)
{
  RapportList *list = look_at (f, "follow-ups");

  assert_in_sight (list, "started");
  assert_in_sight (list, "summary");
  assert_in_sight (list, "status");
  assert_in_sight (list, "owner");
}

static void
test_tickets (WindowFixture *f,
              gconstpointer  data)
{
  RapportList *list = look_at (f, "tickets");

  assert_in_sight (list, "customer");
  assert_in_sight (list, "description");
  assert_in_sight (list, "status");
  assert_in_sight (list, "owner");
}

#define ADD(path, func) g_test_add ("/ui/columns/" path, WindowFixture, application, window_fixture_set_up, func, \
                                    window_fixture_tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("customers", test_customers);
  ADD ("follow-ups", test_follow_ups);
  ADD ("tickets", test_tickets);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
