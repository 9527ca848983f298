/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-customer-head.h"
#include "rapport-customer-sheet.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-section.h"
#include "rapport-form.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan.h"
#include "scratch-act.h"
#include "window-fixture.h"

#define TODAY 20260310

/* two customers, the first of which is looked at */
typedef struct
{
  WindowFixture window;
  gint64        first;
  gint64        second;
} Fixture;

static gint64
add_customer (Fixture    *f,
              const char *name,
              const char *motives)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_MOTIVES, motives);
  return scratch_run (f->window.base.book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
}

static GtkWidget *
get_sheet (Fixture *f)
{
  return dialog_find_child (GTK_WIDGET (f->window.window), RAPPORT_TYPE_CUSTOMER_SHEET);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  window_fixture_set_up (&f->window, data);
  f->first = add_customer (f, "Alpha", "growth");
  f->second = add_customer (f, "Beta", NULL);
  rapport_window_show_page (f->window.window, "customers");
  rapport_context_open_thing (f->window.base.context, "customer", f->first);
  window_wait_until (get_sheet (f) != NULL);
  window_wait_for_text (get_sheet (f), "Alpha", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static GtkWidget *
get_section (Fixture *f,
             guint    field)
{
  RapportForm *form = RAPPORT_FORM (dialog_find_child (get_sheet (f), RAPPORT_TYPE_FORM));

  return gtk_widget_get_ancestor (GTK_WIDGET (rapport_form_get_editor (form, field)), RAPPORT_TYPE_SECTION);
}

static gboolean
is_open (Fixture *f,
         guint    field)
{
  return rapport_section_get_open (RAPPORT_SECTION (get_section (f, field)));
}

/* Notes stand first; what is seldom needed is closed, says whether there is something, and opens for its field. */
static void
test_groups (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *notes = get_section (f, RAPPORT_CUSTOMER_NOTES);
  RapportForm *form = RAPPORT_FORM (dialog_find_child (get_sheet (f), RAPPORT_TYPE_FORM));

  g_assert_true (gtk_widget_get_prev_sibling (notes) == NULL);
  g_assert_true (is_open (f, RAPPORT_CUSTOMER_NOTES));
  g_assert_true (is_open (f, RAPPORT_CUSTOMER_NAME));
  g_assert_false (is_open (f, RAPPORT_CUSTOMER_MOTIVES));
  window_wait_for_text (get_section (f, RAPPORT_CUSTOMER_MOTIVES), "1 filled in", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (rapport_form_get_editor (form, RAPPORT_CUSTOMER_MOTIVES)));
  g_assert_true (is_open (f, RAPPORT_CUSTOMER_MOTIVES));
}

static void
test_from_the_top (Fixture       *f,
                   gconstpointer  data)
{
  GtkWidget *form = dialog_find_child (get_sheet (f), RAPPORT_TYPE_FORM);
  GtkWidget *window = gtk_widget_get_ancestor (form, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));

  window_wait_until (gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place) + 50);
  gtk_adjustment_set_value (place, 50);
  rapport_context_open_thing (f->window.base.context, "customer", f->second);
  window_wait_for_text (get_sheet (f), "Beta", NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
}

/* Name, number, grade and tags are one line, and what is known of the customer one more. */
static void
test_head (Fixture       *f,
           gconstpointer  data)
{
  GtkWidget *head = dialog_find_child (get_sheet (f), RAPPORT_TYPE_CUSTOMER_HEAD);
  int natural;

  gtk_widget_measure (head, GTK_ORIENTATION_VERTICAL, 1200, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, <, 160);
  window_wait_for_text (get_sheet (f), "none yet; too late after", NULL);
}

static void
test_archive (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (TODAY);
  g_autofree char *state = NULL;
  GtkWidget *question;

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, f->first);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_run (f->window.base.book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
  g_assert_true (gtk_widget_activate_action (get_sheet (f), "customer.archive", NULL));
  window_wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 1);
  question = dialog_find_other (GTK_TYPE_WINDOW, GTK_WIDGET (f->window.window));
  /* nothing but the customer is touched unless it is asked for */
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (dialog_find_child (question, GTK_TYPE_CHECK_BUTTON))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dialog_find_child (question, GTK_TYPE_CHECK_BUTTON)), TRUE);
  gtk_widget_activate_default (question);
  window_wait_until (scratch_query (f->window.base.book, "SELECT sum(archived) FROM customer") == 1);
  window_wait_for_text (get_sheet (f), "Archived", NULL);
  g_assert_cmpint (scratch_query (f->window.base.book, "SELECT count(*) FROM plan WHERE state = 'skipped'"), ==, 1);
  window_wait_for_text (GTK_WIDGET (f->window.window), "1 customer archived, plans skipped", NULL);
  g_assert_true (gtk_widget_activate_action (get_sheet (f), "customer.take-out", NULL));
  window_wait_until (scratch_query (f->window.base.book, "SELECT sum(archived) FROM customer") == 0);
}

#define ADD(path, func) g_test_add ("/ui/customer-sheet/" path, Fixture, application, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("notes-first-and-groups-that-open", test_groups);
  ADD ("another-customer-from-the-top", test_from_the_top);
  ADD ("head-of-two-lines", test_head);
  ADD ("archive-asks-what-becomes-of-what-is-open", test_archive);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
