/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-agenda-row.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan-choice.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "scratch-act.h"
#include "window-fixture.h"

#define TODAY 20260310

/* a customer with a contact, and a plan to phone them today */
typedef struct
{
  WindowFixture window;
  RapportBook  *book;
  gint64        customer;
  gint64        plan;
} Fixture;

static gint64
add_customer (Fixture    *f,
              const char *name)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());
  g_autoptr(GPtrArray) contacts = g_ptr_array_new ();

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, "Zhang");
  rapport_entity_set_text (contact, RAPPORT_CONTACT_MOBILE, "13800001111");
  g_ptr_array_add (contacts, contact);
  return scratch_run (f->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), contacts, NULL));
}

static gint64
add_plan (Fixture    *f,
          const char *content)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (TODAY);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, f->customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "phone");
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, content);
  return scratch_run (f->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  f->customer = add_customer (f, "Alpha");
  f->plan = add_plan (f, "Talk prices");
  rapport_window_show_page (f->window.window, "today");
  window_fixture_wait (&f->window, "Talk prices", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static GtkWidget *
get_page (Fixture *f)
{
  return GTK_WIDGET (rapport_window_get_page (f->window.window));
}

static void
snooze (Fixture    *f,
        const char *until)
{
  GtkWidget *row = dialog_find_child (get_page (f), RAPPORT_TYPE_AGENDA_ROW);

  gtk_widget_activate_action (row, "today.snooze", "(s(sxx))", until, "plan", f->plan, f->customer);
}

static void
activate (Fixture    *f,
          const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), action, NULL);
}

static void
test_row (Fixture       *f,
          gconstpointer  data)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  RapportMoment started = rapport_moment_from_day (20260303);
  GtkWidget *row = dialog_find_child (get_page (f), RAPPORT_TYPE_AGENDA_ROW);

  window_fixture_wait (&f->window, "Zhang · 13800001111", NULL);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (dialog_find_child (row, GTK_TYPE_IMAGE))), ==,
                   "call-start-symbolic");
  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, f->customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, "They want a discount");
  scratch_run (f->book, rapport_log_follow_up_new (&(RapportFollowUp) { .record = RAPPORT_RECORD (record) }));
  window_fixture_wait (&f->window, "They want a discount", NULL);
}

static GtkMenuButton *
find_menu (GtkWidget  *widget,
           const char *icon)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget))
    return g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)), icon) == 0 ? GTK_MENU_BUTTON (widget)
                                                                                          : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu (child, icon);
  return found;
}

static void
assert_menu (Fixture    *f,
             const char *icon,
             const char *there)
{
  GtkMenuButton *button = find_menu (dialog_find_child (get_page (f), RAPPORT_TYPE_AGENDA_ROW), icon);

  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (button)));
  gtk_menu_button_popup (button);
  window_wait_until (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  window_wait_for_text (GTK_WIDGET (gtk_menu_button_get_popover (button)), there, NULL);
  gtk_menu_button_popdown (button);
}

static void
test_menus (Fixture       *f,
            gconstpointer  data)
{
  window_fixture_wait (&f->window, "Zhang · 13800001111", NULL);
  assert_menu (f, "alarm-symbolic", "Next Monday");
  assert_menu (f, "call-start-symbolic", "Copy Phone Number");
}

/* What was put off leaves for that long; undo brings it back, not the plan made before it away. */
static void
test_put_off (Fixture       *f,
              gconstpointer  data)
{
  snooze (f, "hour");
  window_fixture_wait (&f->window, "Put Off", "Log…");
  window_fixture_wait (&f->window, "until 2026-03-10 13:00", NULL);
  activate (f, "undo");
  window_fixture_wait (&f->window, "Log…", "Put Off");
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM plan"), ==, 1);
  snooze (f, "tomorrow");
  window_fixture_wait (&f->window, "until 2026-03-11 09:00", NULL);
  gtk_widget_activate_action (dialog_find_child (get_page (f), RAPPORT_TYPE_AGENDA_ROW), "today.bring-back", "(sxx)",
                              "plan", f->plan, f->customer);
  window_fixture_wait (&f->window, "Log…", "Put Off");
}

/* An act that is newer than what was put off is undone first. */
static void
test_newer_act (Fixture       *f,
                gconstpointer  data)
{
  snooze (f, "hour");
  window_fixture_wait (&f->window, "Put Off", NULL);
  add_plan (f, "Ask for news");
  window_fixture_wait (&f->window, "Ask for news", NULL);
  activate (f, "undo");
  window_fixture_wait (&f->window, "Put Off", "Ask for news");
}

static void
test_without_next_date (Fixture       *f,
                        gconstpointer  data)
{
  add_customer (f, "Beta");
  window_fixture_wait (&f->window, "Customers Without a Next Date", NULL);
  window_fixture_wait (&f->window, "Beta", NULL);
}

static void
test_log_is_for_the_row (Fixture       *f,
                         gconstpointer  data)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_grab_focus (dialog_find_child (get_page (f), RAPPORT_TYPE_AGENDA_ROW)));
  activate (f, "log");
  dialog = dialog_find (RAPPORT_TYPE_LOG_DIALOG);
  g_assert_cmpint (rapport_plan_choice_get_plan (RAPPORT_PLAN_CHOICE (dialog_find_child (dialog,
                                                                                         RAPPORT_TYPE_PLAN_CHOICE))),
                   ==, f->plan);
}

#define ADD(name, func) g_test_add ("/ui/agenda/" name, Fixture, application, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("row-tells-whom-to-call-and-what-was-said", test_row);
  ADD ("menus-are-made-when-opened", test_menus);
  ADD ("put-off-and-brought-back", test_put_off);
  ADD ("newer-act-is-undone-first", test_newer_act);
  ADD ("customers-without-next-date", test_without_next_date);
  ADD ("log-is-for-the-row", test_log_is_for_the_row);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
