/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-member.h"
#include "rapport-plan-page.h"
#include "rapport-prompt.h"
#include "rapport-touch-chip.h"
#include "rapport-touch-grid.h"
#include "scratch-act.h"
#include "window-fixture.h"

/* the page of a manager with one customer of grade B, at noon of Tuesday 2026-03-10 */
typedef struct
{
  WindowFixture  window;
  RapportBook   *book;
  GtkWidget     *page;
  gint64         member;
  gint64         customer;
} Fixture;

static GtkWidget *
find_chip_in (GtkWidget  *widget,
              const char *state)
{
  GtkWidget *found = NULL;

  if (RAPPORT_IS_TOUCH_CHIP (widget))
    return gtk_widget_has_css_class (widget, state) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chip_in (child, state);
  return found;
}

static GtkWidget *
find_chip (Fixture    *f,
           const char *state)
{
  return find_chip_in (f->page, state);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, "Ann");
  f->member = scratch_run (f->book, rapport_add_new (member));
  rapport_book_set_member (f->book, f->member);
  scratch_execute (f->book, "DELETE FROM setting WHERE name = 'plans-a-day'");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "Alpha");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "B");
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, f->member);
  f->customer = scratch_run (f->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "page", g_variant_new_string ("plan"));
  f->page = dialog_find_child (GTK_WIDGET (f->window.window), RAPPORT_TYPE_PLAN_PAGE);
  window_wait_until (find_chip (f, "proposed") != NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static int
get_day (Fixture    *f,
         const char *state)
{
  GtkWidget *chip = find_chip (f, state);

  return chip != NULL ? rapport_touch_chip_get_touch (RAPPORT_TOUCH_CHIP (chip))->due.day : 0;
}

/* as Alt and an arrow key do */
static void
move_by (Fixture *f,
         int      days)
{
  gtk_widget_activate_action (gtk_root_get_focus (GTK_ROOT (f->window.window)), "plan.move-by", "i", days);
}

/* A week later by keyboard: what is said of the day, then planned there, and taken back. */
static void
test_moved_by_keyboard (Fixture       *f,
                        gconstpointer  data)
{
  const int day = get_day (f, "proposed");

  g_assert_true (gtk_widget_grab_focus (find_chip (f, "proposed")));
  move_by (f, 7);
  window_wait_for_text (f->page, "Move “Alpha” to 2026-03-24?", NULL);
  move_by (f, 4);
  window_wait_for_text (f->page, "That is not a workday.", NULL);
  gtk_widget_activate_action (f->page, "plan.cancel", NULL);
  window_wait_for_text (f->page, NULL, "Move “Alpha”");
  g_assert_cmpint (get_day (f, "proposed"), ==, day);
  move_by (f, 7);
  gtk_widget_activate_action (f->page, "plan.drop-or-open", NULL);
  window_wait_until (get_day (f, "planned") == 20260324);
  window_wait_for_text (GTK_WIDGET (f->window.window), "Alpha · now 2026-03-24", NULL);
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM plan WHERE due_day = 20260324 AND by_hand"), ==, 1);
  /* it keeps the keyboard */
  window_wait_until (gtk_root_get_focus (GTK_ROOT (f->window.window)) == find_chip (f, "planned"));
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (get_day (f, "planned") == 0);
}

/* What is read anew meanwhile takes nothing from under the hand, and what was put down arrives. */
static void
test_moved_meanwhile (Fixture       *f,
                      gconstpointer  data)
{
  const gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  gtk_widget_activate_action (f->page, "plan.now", NULL);
  g_assert_true (gtk_widget_grab_focus (find_chip (f, "proposed")));
  move_by (f, 7);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "Beta");
  scratch_run (f->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  while (g_get_monotonic_time () < until)
    window_fixture_iterate ();
  window_wait_for_text (f->page, "Move “Alpha” to 2026-03-24?", NULL);
  gtk_widget_activate_action (f->page, "plan.now", NULL);
  window_wait_for_text (f->page, NULL, "Move “Alpha”");
  g_assert_true (gtk_widget_grab_focus (find_chip (f, "proposed")));
  move_by (f, 7);
  gtk_widget_activate_action (f->page, "plan.drop-or-open", NULL);
  window_wait_until (get_day (f, "planned") == 20260324);
}

static void
test_not_before_today (Fixture       *f,
                       gconstpointer  data)
{
  g_assert_true (gtk_widget_grab_focus (find_chip (f, "proposed")));
  for (guint i = 0; i < 5; i++)
    move_by (f, -7);
  window_wait_for_text (f->page, "Move “Alpha” to 2026-03-10?", NULL);
}

static void
test_accept_all (Fixture       *f,
                 gconstpointer  data)
{
  window_wait_for_text (f->page, "2 proposed, 0 planned, 0 done", NULL);
  gtk_widget_activate_action (f->page, "plan.accept-all", NULL);
  window_wait_for_text (f->page, "0 proposed, 2 planned, 0 done", NULL);
  window_wait_for_text (GTK_WIDGET (f->window.window), "2 proposed follow-ups planned", NULL);
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM plan WHERE by_hand"), ==, 2);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_for_text (f->page, "2 proposed, 0 planned, 0 done", NULL);
}

static GtkWidget *
find_prompt (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (RAPPORT_IS_PROMPT (each->data) && gtk_widget_get_mapped (each->data))
      return each->data;
  return NULL;
}

/* FR-5: a visit that is drawn to the day after tomorrow is warned of; the reason is kept for the lead. */
static void
test_warned (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment due = rapport_moment_from_day (20260320);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, f->customer);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, f->member);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "visit");
  scratch_run (f->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
  window_wait_until (get_day (f, "planned") == 20260320);
  g_assert_true (gtk_widget_grab_focus (find_chip (f, "planned")));
  move_by (f, -7);
  move_by (f, -1);
  window_wait_for_text (f->page, "A visit should be booked with the customer 3 days ahead.", NULL);
  gtk_widget_activate_action (f->page, "plan.drop", NULL);
  window_wait_until (find_prompt () != NULL);
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (find_prompt (), GTK_TYPE_ENTRY)), "They asked for it");
  gtk_widget_activate_action (find_prompt (), "default.activate", NULL);
  window_wait_until (get_day (f, "planned") == 20260312);
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM override WHERE rule = 'FR-5' AND thing = 'plan'"
                                  " AND reason = 'They asked for it'"), ==, 1);
}

/* What is under the pressed pointer stays the same until it is let go, whatever is read anew meanwhile. */
static void
test_pressed_meanwhile (Fixture       *f,
                        gconstpointer  data)
{
  const gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  g_autoptr(RapportEntity) customer = rapport_book_get (f->book, RAPPORT_TYPE_CUSTOMER, f->customer, NULL);
  const guint name = RAPPORT_CUSTOMER_NAME;
  GtkWidget *chip = NULL;

  g_set_weak_pointer (&chip, find_chip (f, "proposed"));
  gtk_widget_activate_action (chip, "plan.hold", "b", TRUE);
  rapport_entity_set_text (customer, name, "Beta");
  scratch_run (f->book, rapport_edit_new (customer, &name, 1));
  while (g_get_monotonic_time () < until)
    window_fixture_iterate ();
  g_assert_nonnull (chip);
  g_assert_true (chip == find_chip (f, "proposed"));
  gtk_widget_activate_action (chip, "plan.hold", "b", FALSE);
  window_wait_for_text (f->page, "Beta", NULL);
  g_clear_weak_pointer (&chip);
}

/* What was to be done on a day that is past is told as overdue, on the day and of the contact. */
static void
test_overdue (Fixture       *f,
              gconstpointer  data)
{
  gtk_widget_activate_action (f->page, "plan.accept-all", NULL);
  window_wait_for_text (f->page, "0 proposed, 2 planned, 0 done", NULL);
  /* 2026-03-31 12:00 in Shanghai */
  window_fixture_set_clock (WINDOW_NOON + 21 * 86400);
  g_signal_emit_by_name (f->window.base.context, "ticked");
  window_wait_for_text (f->page, "2 overdue", NULL);
  window_wait_until (find_chip (f, "overdue") != NULL);
  g_assert_true (gtk_widget_grab_focus (find_chip (f, "overdue")));
  window_wait_for_text (f->page, " · overdue · ", NULL);
}

static void
test_periods (Fixture       *f,
              gconstpointer  data)
{
  window_wait_for_text (f->page, "March 2026", NULL);
  window_wait_for_text (f->page, "● deep   ○ light", NULL);
  gtk_widget_activate_action (f->page, "plan.step", "i", 1);
  window_wait_for_text (f->page, "April 2026", NULL);
  window_wait_until (find_chip (f, "proposed") != NULL && get_day (f, "proposed") >= 20260401);
  gtk_widget_activate_action (f->page, "plan.now", NULL);
  window_wait_for_text (f->page, "March 2026", NULL);
}

/* Whether @widget takes the key @trigger wherever in its window it is pressed. */
static gboolean
press_window_key (GtkWidget  *widget,
                  const char *trigger)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr(GtkShortcutTrigger) pressed = gtk_shortcut_trigger_parse_string (trigger);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GListModel) shortcuts = g_list_model_get_item (controllers, i);
      const gboolean is_for_all = GTK_IS_SHORTCUT_CONTROLLER (shortcuts) &&
                                  gtk_shortcut_controller_get_scope (GTK_SHORTCUT_CONTROLLER (shortcuts)) ==
                                  GTK_SHORTCUT_SCOPE_GLOBAL;

      for (guint j = 0; is_for_all && j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);

          is_taken |= gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), pressed) &&
                      gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                    gtk_shortcut_get_arguments (shortcut));
        }
    }
  return is_taken;
}

/* The pages at the side have the keyboard once one of them was clicked; a page out of sight takes no key. */
static void
test_turned_from_the_side (Fixture       *f,
                           gconstpointer  data)
{
  GtkWidget *sidebar = dialog_find_child (GTK_WIDGET (f->window.window), GTK_TYPE_LIST_BOX);

  g_assert_true (gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD));
  g_assert_true (press_window_key (f->page, "<Control>Page_Down|<Control>KP_Page_Down"));
  window_wait_for_text (f->page, "April 2026", NULL);
  window_wait_for_text (f->page, "This Month", "This Week");
  g_assert_true (press_window_key (f->page, "<Control>Page_Up|<Control>KP_Page_Up"));
  window_wait_for_text (f->page, "March 2026", NULL);
  g_assert_true (dialog_press (f->page, "Week"));
  window_wait_for_text (f->page, "This Week", "This Month");
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "page", g_variant_new_string ("today"));
  window_wait_until (!gtk_widget_get_mapped (f->page));
  g_assert_false (press_window_key (f->page, "<Control>Page_Down|<Control>KP_Page_Down"));
}

/* The last days of a month are below the window's edge. */
static void
test_today_in_sight (Fixture       *f,
                     gconstpointer  data)
{
  GtkWidget *scrolled = dialog_find_child (dialog_find_child (f->page, RAPPORT_TYPE_TOUCH_GRID),
                                           GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *height = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  int width = 0;

  /* a size that is asked for while the window manager still gives the window its first one is lost */
  window_wait_until ((gtk_window_set_default_size (GTK_WINDOW (f->window.window), 900 + width++ % 2, 480),
                      gtk_adjustment_get_upper (height) > gtk_adjustment_get_page_size (height)));
  g_assert_cmpfloat (gtk_adjustment_get_value (height), ==, 0);
  /* 2026-03-31 12:00 in Shanghai */
  window_fixture_set_clock (WINDOW_NOON + 21 * 86400);
  g_signal_emit_by_name (f->window.base.context, "ticked");
  window_wait_until (gtk_adjustment_get_value (height) > 0);
}

#define PLAN_TEST(path, func) g_test_add (path, Fixture, application, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  PLAN_TEST ("/ui/plan-page/FR-2/moved-by-keyboard", test_moved_by_keyboard);
  PLAN_TEST ("/ui/plan-page/FR-2/moved-while-read-anew", test_moved_meanwhile);
  PLAN_TEST ("/ui/plan-page/FR-2/pressed-while-read-anew", test_pressed_meanwhile);
  PLAN_TEST ("/ui/plan-page/FR-2/not-before-today", test_not_before_today);
  PLAN_TEST ("/ui/plan-page/FR-2/all-accepted-and-taken-back", test_accept_all);
  PLAN_TEST ("/ui/plan-page/FR-5/warned-of-and-passed-with-a-reason", test_warned);
  PLAN_TEST ("/ui/plan-page/FR-2/overdue-is-told", test_overdue);
  PLAN_TEST ("/ui/plan-page/months", test_periods);
  PLAN_TEST ("/ui/plan-page/turned-by-keys-from-the-side", test_turned_from_the_side);
  PLAN_TEST ("/ui/plan-page/today-is-in-sight", test_today_in_sight);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
