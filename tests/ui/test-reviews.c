/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-customer.h"
#include "rapport-prompt.h"
#include "rapport-tag.h"
#include "scratch-book.h"
#include "window-fixture.h"

/* The window's book has a customer whose grade is too high, and one that is as it should be. */
typedef struct
{
  WindowFixture window;
  RapportBook  *book;
  RapportPage  *page;
} Fixture;

/* One that is not heard of, and has the tag for that. */
static void
add (Fixture    *f,
     const char *name,
     const char *grade)
{
  g_autoptr(GObject) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", name, "grade", grade, NULL);
  g_autoptr(GObject) tag = g_object_new (RAPPORT_TYPE_TAG, "name", "低活跃", NULL);

  g_object_set (tag, "customer", scratch_add (f->book, customer), NULL);
  scratch_add (f->book, tag);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  add (f, "Alpha", "B");
  f->page = rapport_window_show_page (f->window.window, "reviews");
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 &&
      gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static GtkCheckButton *
find_check (GtkWidget  *widget,
            const char *label)
{
  GtkCheckButton *found = NULL;

  if (GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0)
    return GTK_CHECK_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_check (child, label);
  return found;
}

static void
click (Fixture    *f,
       const char *label)
{
  GtkWidget *window = GTK_WIDGET (f->window.window);

  window_wait_until (find_button (window, label) != NULL);
  g_signal_emit_by_name (find_button (window, label), "clicked");
}

static gboolean
has (Fixture    *f,
     const char *sql,
     const char *expected)
{
  g_autofree char *text = scratch_read_text (f->book, sql);

  return g_strcmp0 (text, expected) == 0;
}

/* FR-12: due again from the first working day of a month on, whoever looks */
static void
test_another_month (Fixture       *f,
                    gconstpointer  data)
{
  click (f, "Accept");
  window_wait_until (rapport_page_get_badge (f->page) == NULL);
  scratch_execute (f->book, "UPDATE customer SET grade = 'B'");
  rapport_window_show_page (f->window.window, "customers");
  /* 2026-04-01 09:00 in Shanghai */
  window_fixture_set_clock (G_GINT64_CONSTANT (1775005200));
  g_signal_emit_by_name (f->window.base.context, "ticked");
  window_wait_until (g_strcmp0 (rapport_page_get_badge (f->page), "1") == 0);
}

static void
test_accept (Fixture       *f,
             gconstpointer  data)
{
  window_fixture_wait (&f->window, "Alpha", NULL);
  window_fixture_wait (&f->window, "Grade C", NULL);
  window_wait_until (g_strcmp0 (rapport_page_get_badge (f->page), "1") == 0);
  click (f, "Accept");
  window_wait_until (has (f, "SELECT grade FROM customer", "C"));
  window_fixture_wait (&f->window, "No customer is to be reviewed.", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (has (f, "SELECT grade FROM customer", "B"));
  window_fixture_wait (&f->window, "Grade C", NULL);
}

static void
test_decline (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *prompt = NULL;
  GtkWidget *entry;

  click (f, "Decline…");
  window_wait_until ((prompt = dialog_find (RAPPORT_TYPE_PROMPT)) != NULL);
  entry = dialog_find_child (prompt, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "one order is late");
  gtk_widget_activate_default (entry);
  window_wait_until (has (f, "SELECT reason FROM review_decision WHERE decision = 'declined'", "one order is late"));
  g_assert_true (has (f, "SELECT grade FROM customer", "B"));
  window_fixture_wait (&f->window, "No customer is to be reviewed.", NULL);
}

/* Those with and without proposals, in one act */
static void
test_together (Fixture       *f,
               gconstpointer  data)
{
  add (f, "Beta", "C");
  window_fixture_wait (&f->window, "No change is proposed.", NULL);
  gtk_check_button_set_active (find_check (GTK_WIDGET (f->page), "Select A_ll Shown"), TRUE);
  click (f, "_Accept Selected");
  window_wait_until (has (f, "SELECT group_concat (decision, ' ') FROM (SELECT decision FROM review_decision ORDER BY id)",
                          "accepted confirmed confirmed"));
  window_fixture_wait (&f->window, "No customer is to be reviewed.", NULL);
  g_assert_null (rapport_page_get_badge (f->page));
}

static void
add_tests (GtkApplication *application)
{
#define ADD(name, func) g_test_add ("/ui/reviews/" name, Fixture, application, set_up, func, tear_down)
  ADD ("FR-12/accepted-and-taken-back", test_accept);
  ADD ("FR-12/due-again-in-another-month", test_another_month);
  ADD ("FR-12/declined-with-a-reason", test_decline);
  ADD ("FR-12/together", test_together);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
