/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-clock-list.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-split.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-detail.h"
#include "scratch-act.h"
#include "window-fixture.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

/* a customer who was called an hour ago and is to be called in two hours, and who has reported a fault */
typedef struct
{
  WindowFixture window;
  gint64        customer;
  gint64        ticket;
} Fixture;

static RapportMoment
get_moment (Fixture *f,
            gint64   instant)
{
  return rapport_moment_from_instant (instant, rapport_context_get_zone (f->window.base.context));
}

static void
add_plan (Fixture *f)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = get_moment (f, WINDOW_NOON + 2 * HOUR);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, f->customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, "Talk prices");
  scratch_run (f->window.base.book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
}

static void
add_record (Fixture *f)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  RapportMoment started = get_moment (f, WINDOW_NOON - HOUR);

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, f->customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, "First call");
  scratch_run (f->window.base.book, rapport_log_follow_up_new (&(RapportFollowUp) {
    .record = RAPPORT_RECORD (record),
  }));
}

static void
open_ticket (Fixture *f,
             gint64   received)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, f->customer);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, received);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "Broken door");
  f->ticket = scratch_run (f->window.base.book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  window_fixture_set_up (&f->window, data);
  f->customer = dialog_fixture_add_customer (&f->window.base);
  add_plan (f);
  add_record (f);
  open_ticket (f, WINDOW_NOON);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

/* As the program does when the system tells that the clock or zone was set. */
static void
set_clock (Fixture *f,
           gint64   now)
{
  window_fixture_set_clock (now);
  rapport_context_look_at_clock (f->window.base.context);
}

static void
set_zone (Fixture    *f,
          const char *zone)
{
  g_setenv ("TZ", zone, TRUE);
  rapport_context_look_at_clock (f->window.base.context);
}

static void
show_tab (Fixture    *f,
          const char *title)
{
  GtkNotebook *notebook;
  GtkWidget *tab;
  int n = 0;

  rapport_window_open_thing (f->window.window, "customer", f->customer);
  notebook = GTK_NOTEBOOK (dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)),
                                              GTK_TYPE_NOTEBOOK));
  while ((tab = gtk_notebook_get_nth_page (notebook, n)) != NULL &&
         g_strcmp0 (gtk_notebook_get_tab_label_text (notebook, tab), title) != 0)
    n++;
  g_assert_nonnull (tab);
  gtk_notebook_set_current_page (notebook, n);
}

/* What a view says at noon, when the clock is set two hours back, three days forward, and in New York. */
static void
check (Fixture    *f,
       const char *noon,
       const char *back,
       const char *forward,
       const char *abroad)
{
  window_fixture_wait (&f->window, noon, NULL);
  set_clock (f, WINDOW_NOON - 2 * HOUR);
  window_fixture_wait (&f->window, back, NULL);
  set_clock (f, WINDOW_NOON + 3 * DAY);
  window_fixture_wait (&f->window, forward, NULL);
  set_clock (f, WINDOW_NOON);
  set_zone (f, "America/New_York");
  window_fixture_wait (&f->window, abroad, NULL);
  set_zone (f, "Asia/Shanghai");
  window_fixture_wait (&f->window, noon, NULL);
}

static void
test_today (Fixture       *f,
            gconstpointer  data)
{
  rapport_window_show_page (f->window.window, "today");
  check (f, "in 30 min", "in 2 h 30 min", "Overdue", "2026-03-10 02:00");
}

static void
test_ticket (Fixture       *f,
             gconstpointer  data)
{
  rapport_window_open_thing (f->window.window, "ticket", f->ticket);
  check (f, "Next deadline in 30 min · 12:30", "Next deadline in 2 h 30 min · 12:30",
         "Next deadline 3 days late · 03-10 12:30", "Next deadline in 30 min · 00:30");
  check (f, "Due in 30 min: 2026-03-10 12:30", "Due in 2 h 30 min: 2026-03-10 12:30",
         "3 days late: was due 2026-03-10 12:30", "Due in 30 min: 2026-03-10 00:30");
}

/* the expander or the label to be copied from that is seen with these words */
static GtkWidget *
find_said (GtkWidget  *widget,
           const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_EXPANDER (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_expander_get_label (GTK_EXPANDER (widget)), words) == 0)
    return widget;
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && gtk_label_get_selectable (GTK_LABEL (widget)) &&
      g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_said (child, words);
  return found;
}

static GtkWidget *
focus_said (Fixture    *f,
            const char *words)
{
  GtkWidget *found = find_said (GTK_WIDGET (rapport_window_get_page (f->window.window)), words);

  g_assert_nonnull (found);
  g_assert_true (gtk_widget_grab_focus (found));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window.window)) == found);
  return found;
}

static void
assert_marked (GtkWidget *label,
               int        start,
               int        end)
{
  int is_start, is_end;

  g_assert_true (gtk_label_get_selection_bounds (GTK_LABEL (label), &is_start, &is_end));
  g_assert_cmpint (is_start, ==, start);
  g_assert_cmpint (is_end, ==, end);
}

/* What is read and marked while another minute begins stays so. */
static void
test_reading_clocks (Fixture       *f,
                     gconstpointer  data)
{
  GtkWidget *label;

  rapport_window_open_thing (f->window.window, "ticket", f->ticket);
  set_clock (f, WINDOW_NOON + 60);
  window_fixture_wait (&f->window, "Due in 29 min", NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (focus_said (f, "Why is it due then?")), TRUE);
  window_fixture_wait (&f->window, "Counted:", NULL);
  label = focus_said (f, "Counted:");
  gtk_label_select_region (GTK_LABEL (label), 2, 5);
  set_clock (f, WINDOW_NOON + 120);
  window_fixture_wait (&f->window, "Due in 28 min", NULL);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window.window)) == label);
  assert_marked (label, 2, 5);
}

/* The same of what happened, also when something more happens. */
static void
test_reading_events (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());
  GtkWidget *label;

  rapport_window_open_thing (f->window.window, "ticket", f->ticket);
  window_fixture_wait (&f->window, "Due in 30 min", NULL);
  label = focus_said (f, "Received");
  gtk_label_select_region (GTK_LABEL (label), 1, 4);
  set_clock (f, WINDOW_NOON + 60);
  window_fixture_wait (&f->window, "Due in 29 min", NULL);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "responded");
  scratch_run (f->window.base.book, rapport_note_event_new (f->ticket, RAPPORT_TICKET_EVENT (event)));
  window_fixture_wait (&f->window, "Met in time", NULL);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window.window)) == label);
  assert_marked (label, 1, 4);
}

/* the list has all the room until a ticket is opened */
static void
test_no_ticket (Fixture       *f,
                gconstpointer  data)
{
  RapportSplit *split;

  rapport_window_show_page (f->window.window, "tickets");
  split = RAPPORT_SPLIT (dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)),
                                            RAPPORT_TYPE_SPLIT));
  g_assert_false (rapport_split_get_has_detail (split));
  rapport_window_open_thing (f->window.window, "ticket", f->ticket);
  window_fixture_wait (&f->window, "Due in 30 min", NULL);
  g_assert_true (rapport_split_get_has_detail (split));
}

/* another ticket is read from its beginning, wherever one was in the one before */
static void
test_other_ticket (Fixture       *f,
                   gconstpointer  data)
{
  const gint64 first = f->ticket;
  GtkWidget *detail;
  GtkAdjustment *place;

  open_ticket (f, WINDOW_NOON);
  rapport_window_open_thing (f->window.window, "ticket", first);
  window_fixture_wait (&f->window, "Due in 30 min", NULL);
  detail = dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)), RAPPORT_TYPE_TICKET_DETAIL);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
    gtk_widget_get_ancestor (dialog_find_child (detail, RAPPORT_TYPE_CLOCK_LIST), GTK_TYPE_SCROLLED_WINDOW)));
  window_wait_until (gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place));
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, 0);
  rapport_window_open_thing (f->window.window, "ticket", f->ticket);
  window_wait_until (rapport_ticket_detail_get_ticket (RAPPORT_TICKET_DETAIL (detail)) == f->ticket);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
}

/* the grade at the time of receipt is no change, a later one is */
static void
test_grades (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(RapportEntity) customer =
    rapport_book_get (f->window.base.book, RAPPORT_TYPE_CUSTOMER, f->customer, NULL);
  g_autoptr(RapportEntity) copy = rapport_entity_copy (customer);
  const guint field = RAPPORT_CUSTOMER_GRADE;

  rapport_entity_set_text (copy, field, "B");
  scratch_run (f->window.base.book, rapport_edit_new (copy, &field, 1));
  set_clock (f, WINDOW_NOON + 60);
  open_ticket (f, WINDOW_NOON + 60);
  rapport_window_open_thing (f->window.window, "ticket", f->ticket);
  window_fixture_wait (&f->window, "Grade: B", "Grade changed");
  set_clock (f, WINDOW_NOON + 120);
  rapport_entity_set_text (copy, field, "A");
  scratch_run (f->window.base.book, rapport_edit_new (copy, &field, 1));
  window_fixture_wait (&f->window, "Grade changed: A", "Grade changed: B");
}

static void
test_follow_ups (Fixture       *f,
                 gconstpointer  data)
{
  rapport_window_show_page (f->window.window, "follow-ups");
  check (f, "2026-03-10 11:00", "2026-03-10 11:00", "2026-03-10 11:00", "2026-03-09 23:00");
}

/* the list and the head of the sheet, and then each of its tabs that tells times */
static void
test_customer (Fixture       *f,
               gconstpointer  data)
{
  show_tab (f, "Details");
  check (f, "Next follow-up 2026-03-10 14:00", "in 4 h", "Next follow-up 2026-03-10 14:00 (late)",
         "Next follow-up 2026-03-10 02:00");
  show_tab (f, "Timeline");
  check (f, "\n2026-03-10 11:00", "\n2026-03-10 11:00", "\n2026-03-10 11:00", "\n2026-03-09 23:00");
  show_tab (f, "Plans");
  check (f, "in 2 h · 2026-03-10 14:00", "in 4 h · 2026-03-10 14:00", "3 days late · 2026-03-10 14:00",
         "in 2 h · 2026-03-10 02:00");
  show_tab (f, "Tickets");
  check (f, "Received 2026-03-10 12:00", "Received 2026-03-10 12:00", "Received 2026-03-10 12:00",
         "Received 2026-03-10 00:00");
  show_tab (f, "History");
  check (f, "2026-03-10 12:00", "2026-03-10 12:00", "2026-03-10 12:00", "2026-03-10 00:00");
}

static void
set_up_filtered (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.rapport_app.Rapport");
  GVariantBuilder filters;

  g_variant_builder_init (&filters, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&filters, "{ss}", "customers", "next:overdue");
  g_settings_set_value (settings, "filters", g_variant_builder_end (&filters));
  set_up (f, data);
}

/* who is late is listed when that moment comes */
static void
test_filter (Fixture       *f,
             gconstpointer  data)
{
  rapport_window_show_page (f->window.window, "customers");
  window_fixture_wait (&f->window, "0 customers found", NULL);
  set_clock (f, WINDOW_NOON + 3 * HOUR);
  window_fixture_wait (&f->window, "1 customer found", NULL);
  set_clock (f, WINDOW_NOON);
  window_fixture_wait (&f->window, "0 customers found", NULL);
  g_settings_reset (rapport_context_get_settings (f->window.base.context), "filters");
}

#define ADD(path, func) g_test_add ("/ui/clock-change/" path, Fixture, application, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("today", test_today);
  ADD ("ticket", test_ticket);
  ADD ("reading-clocks", test_reading_clocks);
  ADD ("reading-events", test_reading_events);
  ADD ("no-ticket", test_no_ticket);
  ADD ("other-ticket", test_other_ticket);
  ADD ("grades", test_grades);
  ADD ("follow-ups", test_follow_ups);
  ADD ("customer", test_customer);
  g_test_add ("/ui/clock-change/filter", Fixture, application, set_up_filtered, test_filter, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
