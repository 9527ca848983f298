/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-add-tag.h"
#include "rapport-change-grade.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-question.h"
#include "rapport-remove-tag.h"
#include "scratch-act.h"
#include "window-fixture.h"

static GtkWidget *
find_question (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (RAPPORT_IS_QUESTION (each->data) && gtk_widget_get_mapped (each->data))
      return each->data;
  return NULL;
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_ENTRY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);
  return found;
}

static gint64
add_customer (WindowFixture *fixture)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  scratch_execute (fixture->base.book, "DELETE FROM setting WHERE name = 'plans-a-day'");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "Alpha");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "A");
  return scratch_run (fixture->base.book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
}

static gboolean
has_grade (WindowFixture *fixture,
           const char    *grade)
{
  g_autofree char *stored = scratch_read_text (fixture->base.book, "SELECT grade FROM customer");

  return g_strcmp0 (stored, grade) == 0;
}

/* Answers the question with Ctrl+Return, and waits for the grade with its reason, "" for none, beside it and in the
 * history. */
static void
say_why (WindowFixture *fixture,
         const char    *reason,
         const char    *grade)
{
  GtkWidget *question = find_question ();
  g_autofree char *kept = NULL, *noted = NULL;

  gtk_editable_set_text (GTK_EDITABLE (find_entry (question)), reason);
  dialog_press_key (question, "<Control>Return|<Control>KP_Enter");
  window_wait_until (has_grade (fixture, grade));
  kept = scratch_read_text (fixture->base.book, "SELECT ifnull(grade_reason, '') FROM customer");
  noted = scratch_read_text (fixture->base.book, "SELECT ifnull(reason, '') FROM grade_change ORDER BY id DESC");
  g_assert_cmpstr (kept, ==, reason);
  g_assert_cmpstr (noted, ==, reason);
}

/* FR-12: what moves is seen first; left, nothing is changed. */
static void
test_asked (WindowFixture *fixture,
            gconstpointer  data)
{
  const gint64 customer = add_customer (fixture);

  rapport_change_grade_run (fixture->base.context, &customer, 1, "C");
  window_wait_until (find_question () != NULL);
  window_wait_for_text (find_question (), "With that grade 2 plans change:", NULL);
  window_wait_for_text (find_question (), "Alpha · Light: 2026-03-17 → 2026-04-01", NULL);
  window_wait_for_text (find_question (), "Alpha · Deep: 2026-03-17 → none", NULL);
  gtk_window_close (GTK_WINDOW (find_question ()));
  window_wait_until (find_question () == NULL);
  g_assert_true (has_grade (fixture, "A"));

  rapport_change_grade_run (fixture->base.context, &customer, 1, "C");
  window_wait_until (find_question () != NULL);
  say_why (fixture, "Their budget is gone", "C");
  window_wait_for_text (GTK_WIDGET (fixture->window), "Grade of 1 customer changed", NULL);
}

/* FR-1: where no plan moves only the reason is asked; it stands beside the grade and in its history. */
static void
test_reason (WindowFixture *fixture,
                gconstpointer  data)
{
  const gint64 customer = add_customer (fixture);

  scratch_execute (fixture->base.book, "INSERT INTO setting (uid, name, value) VALUES (randomblob (16), 'plans-a-day', '0')");
  rapport_change_grade_run (fixture->base.context, &customer, 1, "B");
  window_wait_until (find_question () != NULL);
  window_wait_for_text (find_question (), "No plan changes with that grade.", NULL);
  say_why (fixture, "They buy less", "B");
  rapport_change_grade_run (fixture->base.context, &customer, 1, "C");
  window_wait_until (find_question () != NULL);
  say_why (fixture, "", "C");
}

/* How many of those that are selected have a tag is seen before it is taken from them; it is one act to undo. */
static void
test_remove_tag (WindowFixture *fixture,
                 gconstpointer  data)
{
  const char *count = "SELECT count(*) FROM tag";
  const gint64 ids[] = { add_customer (fixture), add_customer (fixture) };

  scratch_run (fixture->base.book, rapport_add_tag_new (ids, 1, "VIP"));
  rapport_remove_tag_ask (fixture->base.context, ids, 2, "Other");
  window_wait_for_text (GTK_WIDGET (fixture->window), "None of them has that tag.", NULL);
  g_assert_null (find_question ());
  rapport_remove_tag_ask (fixture->base.context, ids, 2, "VIP");
  window_wait_until (find_question () != NULL);
  window_wait_for_text (find_question (), "The tag “VIP” is removed from 1 of 2 selected customers.", NULL);
  g_assert_true (dialog_press (find_question (), "_Remove the Tag"));
  window_wait_until (scratch_query (fixture->base.book, count) == 0);
  window_wait_for_text (GTK_WIDGET (fixture->window), "Tag “VIP” removed from 1 customer", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  window_wait_until (scratch_query (fixture->base.book, count) == 1);
}

/* Who is given a tag is counted without those that have it. */
static void
test_add_tag (WindowFixture *fixture,
              gconstpointer  data)
{
  const gint64 ids[] = { add_customer (fixture), add_customer (fixture), add_customer (fixture) };

  scratch_run (fixture->base.book, rapport_add_tag_new (ids, 1, "VIP"));
  rapport_add_tag_told (fixture->base.context, ids, 3, "VIP");
  window_wait_for_text (GTK_WIDGET (fixture->window), "Tag “VIP” added to 2 customers", NULL);
  g_assert_cmpint (scratch_query (fixture->base.book, "SELECT count(*) FROM tag"), ==, 3);
  rapport_add_tag_told (fixture->base.context, ids, 3, "VIP");
  window_wait_for_text (GTK_WIDGET (fixture->window), "All of them have that tag already.", NULL);
}

#define GRADE_TEST(path, func) \
  g_test_add (path, WindowFixture, application, window_fixture_set_up, func, window_fixture_tear_down)

static void
add_tests (GtkApplication *application)
{
  GRADE_TEST ("/ui/change-grade/FR-12/shows-what-moves-first", test_asked);
  GRADE_TEST ("/ui/change-grade/FR-1/asks-why", test_reason);
  GRADE_TEST ("/ui/add-tag/says-how-many-get-it", test_add_tag);
  GRADE_TEST ("/ui/remove-tag/shows-from-how-many-first", test_remove_tag);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
