/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-cadence-facts.h"
#include "rapport-calendar-pane.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-policies-pane.h"
#include "rapport-policy-dialog.h"
#include "rapport-policy-version.h"
#include "rapport-service-versions.h"
#include "rapport-target-row.h"
#include "rapport-ticket-acts.h"
#include "rapport-run.h"
#include "rapport-watched-run.h"
#include "rapport-year-view.h"
#include "scratch-act.h"
#include "window-fixture.h"

static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static RapportPolicyDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (RAPPORT_IS_POLICY_DIALOG (window))
        return RAPPORT_POLICY_DIALOG (window);
    }
  return NULL;
}

static GtkWindow *
find_titled (const char *title)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return window;
    }
  return NULL;
}

static gint64
find_policy (WindowFixture *fixture,
             const char    *name)
{
  return rapport_versions_find_called (rapport_book_get_connection (fixture->base.book), RAPPORT_TYPE_POLICY_VERSION,
                                       name);
}

static GtkWidget *
find_labelled (GtkWidget  *widget,
               const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_labelled (child, label);
  return found;
}

/* Whether the keyboard is in @pane, on the policy that is selected. */
static gboolean
is_keyboard_on_policy (GtkWidget *pane)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (pane));
  GtkWidget *list = dialog_find_child (pane, GTK_TYPE_LIST_BOX);

  return gtk_window_is_active (window) && gtk_window_get_focus (window) != NULL &&
         gtk_window_get_focus (window) == GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
}

/* The first target's duration */
static GtkEditable *
find_duration (RapportPolicyDialog *dialog)
{
  return GTK_EDITABLE (dialog_find_child (dialog_find_child (GTK_WIDGET (dialog), RAPPORT_TYPE_TARGET_ROW),
                                          GTK_TYPE_ENTRY));
}

static gboolean
can_save (RapportPolicyDialog *dialog)
{
  return gtk_widget_is_sensitive (find_labelled (GTK_WIDGET (dialog), "_Save…"));
}

static RapportPolicyDialog *
edit (WindowFixture *fixture,
      GtkWidget     *pane)
{
  window_wait_for_text (pane, "open ticket", NULL);
  gtk_widget_activate_action (pane, "policies.edit", NULL);
  window_wait_until (find_dialog () != NULL);
  return find_dialog ();
}

/* What is typed is checked at once, what a ticket gets is shown, and what moves is asked before it is saved; the
 * keyboard is with the policy then. */
static void
test_new_version (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  const gint64 before = find_policy (fixture, "Service desk P1–P4");
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_POLICIES_PANE, NULL);
  GtkWidget *window = show (pane);
  RapportPolicyDialog *dialog;

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (fixture->window));
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "大润");
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER,
                              scratch_run (fixture->base.book, rapport_add_new (customer)));
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  scratch_run (fixture->base.book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
  rapport_policies_pane_set_context (RAPPORT_POLICIES_PANE (pane), fixture->base.context);
  dialog = edit (fixture, pane);
  window_wait_for_text (GTK_WIDGET (dialog), "First response (30 min): due", NULL);
  g_assert_false (can_save (dialog));

  gtk_editable_set_text (find_duration (dialog), "0h");
  window_wait_for_text (GTK_WIDGET (dialog), "a duration must be longer than nothing", "First response (30 min): due");
  g_assert_false (can_save (dialog));
  gtk_editable_set_text (find_duration (dialog), "-2h");
  window_wait_for_text (GTK_WIDGET (dialog), "“-2h” is no duration", NULL);
  gtk_editable_set_text (find_duration (dialog), "999999h");
  window_wait_for_text (GTK_WIDGET (dialog), "“999999h” is too long", "is no duration");
  g_assert_false (can_save (dialog));
  gtk_editable_set_text (find_duration (dialog), "2 小时");
  window_wait_for_text (GTK_WIDGET (dialog), "First response (2 h): due", "is too long");
  g_assert_true (can_save (dialog));

  gtk_widget_activate_action (GTK_WIDGET (dialog), "policy.save", NULL);
  window_wait_until (find_titled ("Save the New Version?") != NULL);
  window_wait_for_text (GTK_WIDGET (find_titled ("Save the New Version?")), "1 deadline of open tickets moves", NULL);
  g_signal_emit_by_name (find_labelled (GTK_WIDGET (find_titled ("Save the New Version?")), "_Leave It"), "clicked");
  window_wait_until (find_titled ("Save the New Version?") == NULL && can_save (dialog));
  g_assert_cmpint (find_policy (fixture, "Service desk P1–P4"), ==, before);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "policy.save", NULL);
  window_wait_until (find_titled ("Save the New Version?") != NULL);
  g_signal_emit_by_name (find_labelled (GTK_WIDGET (find_titled ("Save the New Version?")), "_Save"), "clicked");
  window_wait_until (find_dialog () == NULL);
  g_assert_cmpint (find_policy (fixture, "Service desk P1–P4"), >, before);
  window_wait_for_text (pane, "Version 2", NULL);
  window_wait_until (is_keyboard_on_policy (pane));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A copy is called after what it was made of, says its times in words, and needs a name that nothing else has. */
static void
test_copy_needs_a_name (WindowFixture *fixture,
                        gconstpointer  data)
{
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_POLICIES_PANE, NULL);
  GtkWidget *window = show (pane);
  RapportPolicyDialog *dialog;
  GtkEditable *name;

  rapport_policies_pane_set_context (RAPPORT_POLICIES_PANE (pane), fixture->base.context);
  window_wait_for_text (pane, "open ticket", NULL);
  gtk_widget_activate_action (pane, "policies.copy", NULL);
  window_wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  name = GTK_EDITABLE (dialog_find_child (GTK_WIDGET (dialog), GTK_TYPE_ENTRY));
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Copy of Service desk P1–P4");
  g_assert_cmpstr (gtk_editable_get_text (find_duration (dialog)), ==, "30 min");
  g_assert_true (can_save (dialog));
  gtk_editable_set_text (name, "");
  window_wait_for_text (GTK_WIDGET (dialog), "The name is missing.", NULL);
  g_assert_false (can_save (dialog));
  gtk_editable_set_text (name, "Regulation");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "policy.save", NULL);
  window_wait_for_text (GTK_WIDGET (dialog), "Another one has this name already.", NULL);
  gtk_editable_set_text (name, "Night shift");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "policy.save", NULL);
  window_wait_until (find_dialog () == NULL);
  g_assert_cmpint (find_policy (fixture, "Night shift"), !=, 0);
  window_wait_for_text (pane, "Night shift", NULL);
  window_wait_until (is_keyboard_on_policy (pane));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whoever leaves a dialog over Preferences is back there. */
static void
test_keyboard_comes_back (WindowFixture *fixture,
                          gconstpointer  data)
{
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_CALENDAR_PANE, NULL);
  GtkWidget *window = show (pane);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (fixture->window));
  rapport_calendar_pane_set_context (RAPPORT_CALENDAR_PANE (pane), fixture->base.context);
  window_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  gtk_widget_activate_action (pane, "calendar.hours", NULL);
  window_wait_until (find_titled ("Hours of the Week") != NULL &&
                     gtk_window_is_active (find_titled ("Hours of the Week")));
  gtk_window_close (find_titled ("Hours of the Week"));
  window_wait_until (find_titled ("Hours of the Week") == NULL && gtk_window_is_active (GTK_WINDOW (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* So is whoever copies a policy and leaves that. */
static void
test_keyboard_comes_back_from_copy (WindowFixture *fixture,
                                    gconstpointer  data)
{
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_POLICIES_PANE, NULL);
  GtkWidget *window = show (pane);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (fixture->window));
  rapport_policies_pane_set_context (RAPPORT_POLICIES_PANE (pane), fixture->base.context);
  window_wait_for_text (pane, "open ticket", NULL);
  window_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  gtk_widget_activate_action (pane, "policies.copy", NULL);
  window_wait_until (find_dialog () != NULL && gtk_window_is_active (GTK_WINDOW (find_dialog ())));
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  window_wait_until (find_dialog () == NULL && is_keyboard_on_policy (pane));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, NULL);

  *(gboolean *) data = receipt != NULL;
}

/* So is whoever had to wait there for an act. */
static void
test_keyboard_comes_back_from_act (WindowFixture *fixture,
                                   gconstpointer  data)
{
  g_autoptr(RapportConnection) other = rapport_connection_open (rapport_book_get_path (fixture->base.book),
                                                                RAPPORT_CONNECTION_READ_WRITE, NULL);
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  GtkWidget *window = show (gtk_entry_new ());
  gboolean is_done = FALSE;

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (fixture->window));
  window_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "大润");
  g_assert_true (rapport_connection_execute (other, "BEGIN IMMEDIATE", NULL));
  rapport_watched_run (fixture->base.context, rapport_add_new (customer), GTK_WINDOW (window), "It takes long", done_cb,
                       &is_done);
  window_wait_until (find_titled ("It takes long") != NULL && gtk_window_is_active (find_titled ("It takes long")));
  g_assert_true (rapport_connection_execute (other, "ROLLBACK", NULL));
  window_wait_until (is_done && find_titled ("It takes long") == NULL && gtk_window_is_active (GTK_WINDOW (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who changes very many things sees how far it is, and can end it: nothing of it was done then. */
static void
test_great_act_is_cancelled (WindowFixture *fixture,
                             gconstpointer  data)
{
  RapportBook *book = fixture->base.book;
  g_autoptr(RapportConnection) other = rapport_connection_open (rapport_book_get_path (book),
                                                                RAPPORT_CONNECTION_READ_WRITE, NULL);
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  const guint field = RAPPORT_CUSTOMER_GRADE;
  gint64 ids[150];

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "大润");
  ids[0] = scratch_add (book, customer);
  for (guint i = 1; i < G_N_ELEMENTS (ids); i++)
    ids[i] = ids[0];
  rapport_entity_set_text (customer, field, "C");
  g_assert_true (rapport_connection_execute (other, "BEGIN IMMEDIATE", NULL));
  rapport_run_act (fixture->base.context, rapport_edit_many_new (customer, &field, 1, ids, G_N_ELEMENTS (ids)), NULL);
  window_wait_until (find_titled ("Edit customers") != NULL);
  g_signal_emit_by_name (find_labelled (GTK_WIDGET (find_titled ("Edit customers")), "_Cancel"), "clicked");
  g_assert_true (rapport_connection_execute (other, "ROLLBACK", NULL));
  window_wait_until (find_titled ("Edit customers") == NULL);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM customer WHERE grade = 'C'"), ==, 0);
}

/* A day is turned in the year view and named; both are saved, and stand in the text. */
static void
test_year_view (WindowFixture *fixture,
                gconstpointer  data)
{
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_CALENDAR_PANE, NULL);
  GtkWidget *window = show (pane);
  GtkWidget *view = dialog_find_child (pane, RAPPORT_TYPE_YEAR_VIEW);
  g_autoptr(RapportCalendar) calendar = NULL;
  int day;

  rapport_calendar_pane_set_context (RAPPORT_CALENDAR_PANE (pane), fixture->base.context);
  day = rapport_year_view_get_day (RAPPORT_YEAR_VIEW (view));
  g_assert_cmpint (day, ==, 20260310);
  g_signal_emit_by_name (view, "toggled", day);
  window_wait_for_text (pane, "day off", NULL);
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (pane, GTK_TYPE_ENTRY)), "Stock-taking");
  gtk_widget_activate_action (pane, "calendar.save", NULL);
  window_wait_for_text (pane, "Saved. No deadline moved.", NULL);
  calendar = rapport_cadence_load_calendar (rapport_book_get_connection (fixture->base.book), NULL);
  g_assert_false (rapport_calendar_is_working_day (calendar, day));
  g_assert_cmpstr (rapport_calendar_get_day_name (calendar, day), ==, "Stock-taking");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The hours of the week and the zone are checked beside the field, and become a new version. */
static void
test_hours (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_CALENDAR_PANE, NULL);
  GtkWidget *window = show (pane);
  g_autoptr(RapportCalendar) calendar = NULL;
  GtkWidget *zone;
  GtkWidget *dialog;

  rapport_calendar_pane_set_context (RAPPORT_CALENDAR_PANE (pane), fixture->base.context);
  gtk_widget_activate_action (pane, "calendar.hours", NULL);
  window_wait_until (find_titled ("Hours of the Week") != NULL);
  dialog = GTK_WIDGET (find_titled ("Hours of the Week"));
  zone = dialog_find_child (dialog, GTK_TYPE_ENTRY);
  g_assert_false (gtk_widget_is_sensitive (find_labelled (dialog, "_Save")));
  gtk_editable_set_text (GTK_EDITABLE (zone), "Mars/Olympus");
  window_wait_for_text (dialog, "zone: ", NULL);
  g_assert_false (gtk_widget_is_sensitive (find_labelled (dialog, "_Save")));
  gtk_editable_set_text (GTK_EDITABLE (zone), "Europe/Berlin");
  window_wait_for_text (dialog, "Time zone", "zone: ");
  g_signal_emit_by_name (find_labelled (dialog, "_Save"), "clicked");
  window_wait_for_text (pane, "Saved. No deadline moved.", NULL);
  calendar = rapport_cadence_load_calendar (rapport_book_get_connection (fixture->base.book), NULL);
  g_assert_cmpstr (rapport_calendar_get_zone_name (calendar), ==, "Europe/Berlin");
  g_assert_false (rapport_calendar_is_working_day (calendar, 20260217));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (GtkApplication *application)
{
  g_test_add ("/ui/policies/new-version", WindowFixture, application, window_fixture_set_up, test_new_version,
              window_fixture_tear_down);
  g_test_add ("/ui/policies/a-copy-needs-a-name", WindowFixture, application, window_fixture_set_up,
              test_copy_needs_a_name, window_fixture_tear_down);
  g_test_add ("/ui/policies/hours-and-zone", WindowFixture, application, window_fixture_set_up, test_hours,
              window_fixture_tear_down);
  g_test_add ("/ui/policies/keyboard-comes-back", WindowFixture, application, window_fixture_set_up,
              test_keyboard_comes_back, window_fixture_tear_down);
  g_test_add ("/ui/policies/keyboard-comes-back-from-copy", WindowFixture, application, window_fixture_set_up,
              test_keyboard_comes_back_from_copy, window_fixture_tear_down);
  g_test_add ("/ui/policies/keyboard-comes-back-from-act", WindowFixture, application, window_fixture_set_up,
              test_keyboard_comes_back_from_act, window_fixture_tear_down);
  g_test_add ("/ui/policies/great-act-is-cancelled", WindowFixture, application, window_fixture_set_up,
              test_great_act_is_cancelled, window_fixture_tear_down);
  g_test_add ("/ui/policies/year-view", WindowFixture, application, window_fixture_set_up, test_year_view,
              window_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
