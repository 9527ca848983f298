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

/* where the last of the titles under @widget ends, seen from @list */
static int
find_end (GtkWidget *widget,
          GtkWidget *list)
{
  graphene_rect_t bounds;
  int end = 0;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkColumnViewTitle") && gtk_widget_get_visible (widget) &&
      gtk_widget_compute_bounds (widget, list, &bounds))
    return (int) (bounds.origin.x + bounds.size.width + 0.5);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    end = MAX (end, find_end (child, list));
  return end;
}

/* That titles stand over their columns where these share the room that is left, whatever came first. */
static void
test_wide (WindowFixture *f,
           gconstpointer  data)
{
  static const char * const pages[] = { "customers", "tickets", "follow-ups" };

  gtk_window_maximize (GTK_WINDOW (f->window));
  dialog_fixture_add_customer (&f->base);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *list;

      rapport_window_show_page (f->window, pages[i % G_N_ELEMENTS (pages)]);
      list = dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window)), RAPPORT_TYPE_LIST);
      window_wait_until (gtk_widget_get_width (GTK_WIDGET (f->window)) >= 1360 && gtk_widget_get_width (list) > 1000);
      window_wait_until (find_end (list, list) >= gtk_widget_get_width (list) - 20);
      g_test_message ("%s: %d of %d", pages[i % 3], find_end (list, list), gtk_widget_get_width (list));
    }
}

#define ADD(path, func) g_test_add ("/ui/columns/" path, WindowFixture, application, window_fixture_set_up, func, \
                                    window_fixture_tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("customers", test_customers);
  ADD ("follow-ups", test_follow_ups);
  ADD ("tickets", test_tickets);
  ADD ("titles-stand-over-wide-columns", test_wide);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
