/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-cadence-facts.h"
#include "rapport-calendar-choice.h"
#include "rapport-calendar-notice.h"
#include "rapport-calendar-pane.h"
#include "rapport-hours-dialog.h"
#include "window-fixture.h"

/* 2026-11-29 12:00 in Shanghai */
#define NOVEMBER G_GINT64_CONSTANT (1795924800)

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static GtkDropDown *
find_calendars (GtkWidget *pane)
{
  return GTK_DROP_DOWN (dialog_find_child (dialog_find_child (pane, RAPPORT_TYPE_CALENDAR_CHOICE), GTK_TYPE_DROP_DOWN));
}

/* The drop-down beside the label of the year */
static GtkWidget *
find_year (GtkWidget *pane)
{
  return dialog_find_child (gtk_widget_get_next_sibling (dialog_find_child (pane, RAPPORT_TYPE_CALENDAR_CHOICE)),
                            GTK_TYPE_DROP_DOWN);
}

static GtkWidget *
open_pane (WindowFixture *fixture)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_CALENDAR_PANE, NULL);

  gtk_window_set_child (GTK_WINDOW (window), pane);
  rapport_calendar_pane_set_context (RAPPORT_CALENDAR_PANE (pane), fixture->base.context);
  gtk_window_present (GTK_WINDOW (window));
  return pane;
}

static void
type (GtkWidget  *pane,
      const char *text)
{
  GtkWidget *view = dialog_find_child (pane, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static gboolean
works (WindowFixture *fixture,
       int            day)
{
  g_autoptr(RapportCalendar) calendar =
    rapport_cadence_load_calendar (rapport_book_get_connection (fixture->base.book), NULL);

  return rapport_calendar_is_working_day (calendar, day);
}

static void
test_typed_and_counted (WindowFixture *fixture,
                        gconstpointer  data)
{
  GtkWidget *pane;
  GtkWidget *year;

  window_fixture_set_clock (NOVEMBER);
  pane = open_pane (fixture);
  year = find_year (pane);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (year)), ==, 2);
  g_assert_false (gtk_widget_is_sensitive (find_button (pane, "_Save")));

  type (pane, "2月5日至11日 休\n2-14 maybe");
  g_assert_false (gtk_widget_is_sensitive (year));
  g_signal_emit_by_name (find_button (pane, "_Save"), "clicked");
  window_wait_for_text (pane, "Line 2: ", NULL);
  g_assert_true (works (fixture, 20270208));

  type (pane, "2月5日至11日 休\n2-14 班");
  g_signal_emit_by_name (find_button (pane, "_Save"), "clicked");
  window_wait_for_text (pane, "Saved. No deadline moved.", "Line 2: ");
  g_assert_false (works (fixture, 20270208));
  g_assert_true (works (fixture, 20270214));
  g_assert_true (gtk_widget_is_sensitive (year));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (pane)));
}

static char *
dup_typed (GtkWidget *pane)
{
  GtkWidget *view = dialog_find_child (pane, GTK_TYPE_TEXT_VIEW);
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  return g_steal_pointer (&text);
}

/* What was typed is there again, until it is saved or given up. */
static void
test_typed_is_kept (WindowFixture *fixture,
                    gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *given_up = NULL;
  GtkWidget *pane;

  window_fixture_set_clock (NOVEMBER);
  pane = open_pane (fixture);
  before = dup_typed (pane);
  type (pane, "2月5日至11日 休");
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (pane)));

  pane = open_pane (fixture);
  kept = dup_typed (pane);
  g_assert_cmpstr (kept, ==, "2月5日至11日 休");
  window_wait_for_text (pane, "not saved yet", NULL);
  gtk_widget_activate_action (pane, "calendar.discard", NULL);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (pane)));

  pane = open_pane (fixture);
  given_up = dup_typed (pane);
  g_assert_cmpstr (given_up, ==, before);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (pane)));
}

static char *
dup_chosen (GtkWidget *pane)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (find_calendars (pane));

  return item != NULL ? g_strdup (gtk_string_object_get_string (item)) : g_strdup ("");
}

static gboolean
is_chosen (GtkWidget  *pane,
           const char *start)
{
  g_autofree char *words = dup_chosen (pane);

  return g_str_has_prefix (words, start);
}

static GtkWidget *
find_hours (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (RAPPORT_IS_HOURS_DIALOG (window))
        return window;
    }
  return NULL;
}

/* A copy has a name of its own and the days of its original; what is typed in it changes it alone. */
static void
test_a_calendar_is_copied (WindowFixture *fixture,
                           gconstpointer  data)
{
  GtkWidget *pane, *choice, *dialog, *name;
  g_autofree char *days = NULL;

  window_fixture_set_clock (NOVEMBER);
  pane = open_pane (fixture);
  choice = dialog_find_child (pane, RAPPORT_TYPE_CALENDAR_CHOICE);
  window_wait_until (is_chosen (pane, "CN office 2026 · 0 open tickets · default"));
  gtk_widget_activate_action (choice, "calendars.copy", NULL);
  window_wait_until (find_hours () != NULL);
  dialog = find_hours ();
  name = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (name), "24/7");
  window_wait_for_text (dialog, "Another one has this name already.", NULL);
  gtk_widget_activate_action (dialog, "hours.save", NULL);
  g_assert_true (find_hours () == dialog);
  gtk_editable_set_text (GTK_EDITABLE (name), "Nanjing");
  gtk_widget_activate_action (dialog, "hours.save", NULL);
  window_wait_until (is_chosen (pane, "Nanjing · 0 open tickets"));

  type (pane, "2月5日至11日 休");
  g_assert_false (gtk_widget_is_sensitive (choice));
  g_signal_emit_by_name (find_button (pane, "_Save"), "clicked");
  window_wait_for_text (pane, "Saved. No deadline moved.", NULL);
  g_assert_true (works (fixture, 20270208));
  gtk_widget_activate_action (choice, "calendars.default", NULL);
  window_wait_until (is_chosen (pane, "Nanjing · 0 open tickets · default"));
  g_assert_false (works (fixture, 20270208));

  window_wait_until (gtk_widget_is_sensitive (choice));
  gtk_drop_down_set_selected (find_calendars (pane), 2);
  window_wait_until (is_chosen (pane, "CN office 2026"));
  days = dup_typed (pane);
  g_assert_null (strstr (days, "2-5"));
  gtk_widget_activate_action (choice, "calendars.retire", NULL);
  window_wait_until (g_list_model_get_n_items (gtk_drop_down_get_model (find_calendars (pane))) == 2);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (pane)));
}

static GtkWidget *
get_notice (WindowFixture *fixture)
{
  rapport_window_show_page (fixture->window, "today");
  return dialog_find_child (GTK_WIDGET (fixture->window), RAPPORT_TYPE_CALENDAR_NOTICE);
}

static void
test_missed_from_november (WindowFixture *fixture,
                           gconstpointer  data)
{
  GtkWidget *notice = get_notice (fixture);

  g_assert_false (gtk_widget_get_visible (notice));
  window_fixture_set_clock (NOVEMBER);
  rapport_context_look_at_clock (fixture->base.context);
  window_wait_until (gtk_widget_get_visible (notice));
  window_wait_for_text (notice, "make-up days of 2027", NULL);
}

static void
test_put_away_for_the_year (WindowFixture *fixture,
                            gconstpointer  data)
{
  GtkWidget *notice = get_notice (fixture);

  window_fixture_set_clock (NOVEMBER);
  rapport_context_look_at_clock (fixture->base.context);
  window_wait_until (gtk_widget_get_visible (notice));
  g_signal_emit_by_name (find_button (notice, "Do _Not Remind"), "clicked");
  g_assert_false (gtk_widget_get_visible (notice));
  rapport_calendar_notice_look (RAPPORT_CALENDAR_NOTICE (notice), fixture->base.context);
  g_assert_false (gtk_widget_get_visible (notice));
  window_fixture_set_clock (NOVEMBER + 366 * 86400);
  rapport_calendar_notice_look (RAPPORT_CALENDAR_NOTICE (notice), fixture->base.context);
  g_assert_true (gtk_widget_get_visible (notice));
}

static void
add_tests (GtkApplication *application)
{
  g_test_add ("/ui/calendar/days-are-typed-and-counted", WindowFixture, application, window_fixture_set_up,
              test_typed_and_counted, window_fixture_tear_down);
  g_test_add ("/ui/calendar/a-calendar-is-copied", WindowFixture, application, window_fixture_set_up,
              test_a_calendar_is_copied, window_fixture_tear_down);
  g_test_add ("/ui/calendar/typed-is-kept", WindowFixture, application, window_fixture_set_up, test_typed_is_kept,
              window_fixture_tear_down);
  g_test_add ("/ui/calendar/next-years-days-are-missed-from-november", WindowFixture, application,
              window_fixture_set_up, test_missed_from_november, window_fixture_tear_down);
  g_test_add ("/ui/calendar/put-away-for-the-year", WindowFixture, application, window_fixture_set_up,
              test_put_away_for_the_year, window_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
