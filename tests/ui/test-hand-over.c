/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-archive-customers.h"
#include "rapport-customer-sheet.h"
#include "rapport-customer.h"
#include "rapport-desk-page.h"
#include "rapport-desk-parts.h"
#include "rapport-form.h"
#include "rapport-hand-over-dialog.h"
#include "rapport-import-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-reference.h"
#include "rapport-ticket-acts.h"
#include "scratch-act.h"
#include "window-fixture.h"

/* a customer of Ann's, with a plan of hers */
typedef struct
{
  WindowFixture   window;
  RapportBook    *book;
  RapportContext *context;
  gint64          ann;
  gint64          bob;
  gint64          customer;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (20260310);

  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  f->context = f->window.base.context;
  f->ann = scratch_add_member (f->book, "Ann");
  f->bob = scratch_add_member (f->book, "Bob");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "Alpha");
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, f->ann);
  f->customer = scratch_run (f->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, f->customer);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, f->ann);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_run (f->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_modal (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
answer_proposed (gboolean proposed,
                 gboolean along)
{
  GtkWidget *check;

  window_wait_until (find_question () != NULL);
  check = dialog_find_child (GTK_WIDGET (find_question ()), GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpint (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)), ==, proposed);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), along);
  gtk_widget_activate_action (GTK_WIDGET (find_question ()), "default.activate", NULL);
}

static void
answer (gboolean along)
{
  answer_proposed (TRUE, along);
}

#define OWNERS "SELECT count(*) FROM customer c JOIN plan p ON p.customer = c.id WHERE c.owner = %d AND p.owner = %d"

static gboolean
are_owners (Fixture *f,
            gint64   customer,
            gint64   plan)
{
  g_autofree char *sql = g_strdup_printf (OWNERS, (int) customer, (int) plan);

  return scratch_query (f->book, sql) == 1;
}

static void
test_along (Fixture       *f,
            gconstpointer  data)
{
  rapport_hand_over_ask (f->context, &f->customer, 1, f->bob);
  answer (TRUE);
  window_wait_until (are_owners (f, f->bob, f->bob));
  window_wait_for_text (GTK_WIDGET (f->window.window),
                        "Handed over to Bob, with 1 open plan", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (are_owners (f, f->ann, f->ann));
}

static void
test_alone (Fixture       *f,
            gconstpointer  data)
{
  rapport_hand_over_ask (f->context, &f->customer, 1, f->bob);
  answer (FALSE);
  window_wait_until (are_owners (f, f->bob, f->ann));
}

/* Return does at once what the window is about. */
static void
test_return (Fixture       *f,
             gconstpointer  data)
{
  rapport_hand_over_ask (f->context, &f->customer, 1, f->bob);
  window_wait_until (find_question () != NULL && gtk_window_get_focus (find_question ()) != NULL);
  gtk_widget_activate (gtk_window_get_focus (find_question ()));
  window_wait_until (are_owners (f, f->bob, f->bob));
}

static RapportForm *
show_form (Fixture *f)
{
  GtkWidget *sheet;

  g_assert_true (rapport_context_open_thing (f->context, rapport_customer_info.name, f->customer));
  window_wait_until ((sheet = dialog_find_child (GTK_WIDGET (f->window.window), RAPPORT_TYPE_CUSTOMER_SHEET)) != NULL &&
                     dialog_find_child (sheet, RAPPORT_TYPE_FORM) != NULL &&
                     rapport_form_get_entity (RAPPORT_FORM (dialog_find_child (sheet, RAPPORT_TYPE_FORM))) != NULL);
  return RAPPORT_FORM (dialog_find_child (sheet, RAPPORT_TYPE_FORM));
}

static void
choose_owner (RapportForm *form,
              gint64       owner)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, owner);

  rapport_field_editor_set_typed (rapport_form_get_editor (form, RAPPORT_CUSTOMER_OWNER), id);
  rapport_form_commit (form);
}

static gint64
count_acts (Fixture *f)
{
  return scratch_query (f->book, "SELECT count(*) FROM action");
}

/* Another owner and what goes along are one act, which one undo takes back. */
static void
test_form (Fixture       *f,
           gconstpointer  data)
{
  RapportForm *form = show_form (f);
  const gint64 before = count_acts (f);

  choose_owner (form, f->bob);
  window_wait_until (find_question () != NULL);
  window_wait_for_text (GTK_WIDGET (find_question ()), "1 open plan", NULL);
  g_assert_true (are_owners (f, f->ann, f->ann));
  answer (TRUE);
  window_wait_until (are_owners (f, f->bob, f->bob));
  g_assert_cmpint (count_acts (f), ==, before + 1);
  window_wait_for_text (GTK_WIDGET (f->window.window),
                        "Handed over to Bob, with 1 open plan", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (are_owners (f, f->ann, f->ann));
}

/* Left, the customer stays whose it was, and the form says so; alone, what is open stays. */
static void
test_form_left_and_alone (Fixture       *f,
                          gconstpointer  data)
{
  RapportForm *form = show_form (f);
  const gint64 before = count_acts (f);

  choose_owner (form, f->bob);
  window_wait_until (find_question () != NULL);
  gtk_window_close (find_question ());
  window_wait_until (!rapport_form_is_saving (form));
  g_assert_false (rapport_form_is_edited (form));
  g_assert_cmpint (count_acts (f), ==, before);
  choose_owner (form, f->bob);
  answer (FALSE);
  window_wait_until (are_owners (f, f->bob, f->ann));
  g_assert_cmpint (count_acts (f), ==, before + 1);
}

/* Where nothing is open nobody is asked. */
static void
test_form_nothing_open (Fixture       *f,
                        gconstpointer  data)
{
  RapportForm *form;

  scratch_execute (f->book, "UPDATE plan SET state = 'done'");
  form = show_form (f);
  choose_owner (form, f->bob);
  window_wait_until (are_owners (f, f->bob, f->ann));
  g_assert_null (find_question ());
}

static GtkCheckButton *
find_archived (RapportForm *form)
{
  GtkWidget *editor = GTK_WIDGET (rapport_form_get_editor (form, RAPPORT_CUSTOMER_ARCHIVED));

  return GTK_CHECK_BUTTON (dialog_find_child (editor, GTK_TYPE_CHECK_BUTTON));
}

static void
turn_archived (RapportForm *form)
{
  gtk_check_button_set_active (find_archived (form), TRUE);
  rapport_form_commit (form);
}

static GtkWidget *
show_import (Fixture    *f,
             const char *path)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  rapport_import_dialog_show (f->context, G_LIST_MODEL (files));
  window_wait_until (find_question () != NULL);
  window_wait_for_text (GTK_WIDGET (find_question ()),
                        "Another owner: 1 open plan, action item or ticket of the owner before.", NULL);
  return GTK_WIDGET (find_question ());
}

static GtkWidget *
find_check (GtkWidget *within)
{
  return dialog_find_child (within, GTK_TYPE_CHECK_BUTTON);
}

/* A table that names another owner asks the same, and is one act with what goes along. */
static void
test_import (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->window.base.folder, "owners.csv", NULL);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, "Name,Owner\nAlpha,Bob\n", -1, NULL));
  dialog = show_import (f, path);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (dialog))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (dialog)), FALSE);
  gtk_widget_activate_action (dialog, "dialog.import", NULL);
  window_wait_until (are_owners (f, f->bob, f->ann));
  window_wait_until (find_question () == NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (are_owners (f, f->ann, f->ann));
  dialog = show_import (f, path);
  gtk_widget_activate_action (dialog, "dialog.import", NULL);
  window_wait_until (are_owners (f, f->bob, f->bob));
  window_wait_until (find_question () == NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (are_owners (f, f->ann, f->ann));
}

/* The form's switch is the same one act as the menu's entry, and left it turns back. */
static void
test_form_archive (Fixture       *f,
                   gconstpointer  data)
{
  const char *archived = "SELECT count(*) FROM customer WHERE archived = 1";
  const char *skipped = "SELECT count(*) FROM plan WHERE state = 'skipped'";
  RapportForm *form = show_form (f);
  const gint64 before = count_acts (f);

  turn_archived (form);
  window_wait_until (find_question () != NULL);
  window_wait_for_text (GTK_WIDGET (find_question ()), "Open with 1 customer: 1 open plan.", NULL);
  gtk_window_close (find_question ());
  window_wait_until (!rapport_form_is_saving (form));
  g_assert_false (gtk_check_button_get_active (find_archived (form)));
  g_assert_cmpint (count_acts (f), ==, before);
  turn_archived (form);
  answer_proposed (FALSE, TRUE);
  window_wait_until (scratch_query (f->book, skipped) == 1);
  g_assert_cmpint (scratch_query (f->book, archived), ==, 1);
  g_assert_cmpint (count_acts (f), ==, before + 1);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (scratch_query (f->book, archived) == 0);
  g_assert_cmpint (scratch_query (f->book, skipped), ==, 0);
  window_wait_until (!gtk_check_button_get_active (find_archived (form)));
}

/* Customers are archived with what is open as one act, and not before that is answered. */
static void
test_archive (Fixture       *f,
              gconstpointer  data)
{
  const char *archived = "SELECT count(*) FROM customer WHERE archived = 1";
  const char *skipped = "SELECT count(*) FROM plan WHERE state = 'skipped'";

  rapport_archive_customers (f->context, &f->customer, 1);
  window_wait_until (find_question () != NULL);
  g_assert_cmpint (scratch_query (f->book, archived), ==, 0);
  g_assert_cmpstr (gtk_window_get_title (find_question ()), ==, "Archive 1 Customer");
  window_wait_for_text (GTK_WIDGET (find_question ()), "Open with 1 customer: 1 open plan.", NULL);
  answer_proposed (FALSE, TRUE);
  window_wait_until (scratch_query (f->book, skipped) == 1);
  g_assert_cmpint (scratch_query (f->book, archived), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (scratch_query (f->book, archived) == 0);
  g_assert_cmpint (scratch_query (f->book, skipped), ==, 0);
}

static void
test_member (Fixture       *f,
             gconstpointer  data)
{
  rapport_hand_over_ask_member (f->context, f->ann);
  window_wait_until (find_question () != NULL);
  window_wait_for_text (GTK_WIDGET (find_question ()), "1 customer, 1 open plan", NULL);
  gtk_window_destroy (find_question ());
  g_assert_true (are_owners (f, f->ann, f->ann));
}

static void
open_ticket (Fixture    *f,
             const char *number,
             gboolean    urgent,
             gint64      received)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_text (ticket, RAPPORT_TICKET_NUMBER, number);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, f->customer);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_OWNER, f->ann);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, received);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, urgent);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, urgent);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "打不开");
  scratch_run (f->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

static GtkWidget *
find_acting (GtkWidget  *within,
             const char *action,
             const char *target)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkActionable *actionable = GTK_IS_ACTIONABLE (child) ? GTK_ACTIONABLE (child) : NULL;
      GVariant *variant = actionable != NULL ? gtk_actionable_get_action_target_value (actionable) : NULL;
      GtkWidget *found;

      if (actionable != NULL && g_strcmp0 (gtk_actionable_get_action_name (actionable), action) == 0 &&
          (target == NULL || g_strcmp0 (g_variant_get_string (variant, NULL), target) == 0))
        return child;
      found = find_acting (child, action, target);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
show_desk (Fixture *f)
{
  GtkWidget *page;

  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "page", g_variant_new_string ("desk"));
  window_wait_until ((page = dialog_find_child (GTK_WIDGET (f->window.window), RAPPORT_TYPE_DESK_PAGE)) != NULL);
  return page;
}

/* The lead sees P1 first, and hands what is open of who is away to the deputy in one act, customers aside. */
static void
test_desk (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(RapportEntity) ann = rapport_book_get (f->book, RAPPORT_TYPE_MEMBER, f->ann, NULL);
  GtkWidget *page;

  rapport_entity_set_integer (ann, RAPPORT_MEMBER_DEPUTY, f->bob);
  g_object_set (ann, "away-from", 20260301, NULL);
  scratch_update (f->book, ann);
  open_ticket (f, "T-4", FALSE, WINDOW_NOON - 50 * 60 * 60);
  open_ticket (f, "T-1", TRUE, WINDOW_NOON - 60);
  page = show_desk (f);
  window_wait_for_text (page, "T-1", NULL);
  window_wait_for_text (page, "Ann (away)", NULL);
  window_wait_for_text (page, "Others Over Time", NULL);
  g_signal_emit_by_name (find_acting (page, RAPPORT_DESK_HAND_OVER, NULL), "clicked");
  window_wait_until (find_question () != NULL);
  window_wait_for_text (GTK_WIDGET (find_question ()), "1 customer, 1 open plan, 2 open tickets", NULL);
  gtk_widget_activate_action (GTK_WIDGET (find_question ()), "question.go-on", NULL);
  window_wait_until (are_owners (f, f->ann, f->bob));
  window_wait_for_text (GTK_WIDGET (f->window.window),
                        "Handed over to Bob, with 1 open plan, 2 open tickets", NULL);
  window_wait_for_text (page, "Bob", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (are_owners (f, f->ann, f->ann));
}

/* Nobody takes nothing over: it is refused beside the field until somebody is chosen. */
static void
test_away_to_nobody (Fixture       *f,
                     gconstpointer  data)
{
  GtkWidget *whom;

  rapport_hand_over_ask_away (f->context, f->ann, 0);
  window_wait_until (find_question () != NULL);
  gtk_widget_activate_action (GTK_WIDGET (find_question ()), "question.go-on", NULL);
  window_wait_for_text (GTK_WIDGET (find_question ()), "Choose who takes over.", NULL);
  g_assert_true (are_owners (f, f->ann, f->ann));
  whom = dialog_find_child (GTK_WIDGET (find_question ()), RAPPORT_TYPE_REFERENCE);
  rapport_reference_set_id (RAPPORT_REFERENCE (whom), f->bob);
  gtk_widget_activate_action (GTK_WIDGET (find_question ()), "question.go-on", NULL);
  window_wait_until (are_owners (f, f->ann, f->bob));
  window_wait_until (find_question () == NULL);
}

/* A count leads to just the tickets that it counts. */
static void
test_desk_count (Fixture       *f,
                 gconstpointer  data)
{
  GtkWidget *page;

  open_ticket (f, "T-4", FALSE, WINDOW_NOON - 50 * 60 * 60);
  open_ticket (f, "T-1", TRUE, WINDOW_NOON - 60);
  page = show_desk (f);
  window_wait_for_text (page, "T-1", NULL);
  g_signal_emit_by_name (find_acting (page, RAPPORT_DESK_SHOW, "open:yes next:overdue"), "clicked");
  window_wait_for_text (GTK_WIDGET (f->window.window), "1 ticket found", NULL);
}

#define ADD(name, func) g_test_add ("/ui/hand-over/" name, Fixture, application, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("what-is-open-goes-along", test_along);
  ADD ("customers-alone", test_alone);
  ADD ("return-hands-over", test_return);
  ADD ("form/owner-and-what-is-open-are-one-act", test_form);
  ADD ("form/left-and-customer-alone", test_form_left_and_alone);
  ADD ("form/nothing-open-nothing-asked", test_form_nothing_open);
  ADD ("import/what-is-open-goes-along", test_import);
  ADD ("form/archived-is-one-act-with-what-is-open", test_form_archive);
  ADD ("what-is-open-is-archived-in-the-same-act", test_archive);
  ADD ("desk/what-is-open-of-who-is-away-goes-to-the-deputy", test_desk);
  ADD ("desk/what-is-open-goes-to-somebody", test_away_to_nobody);
  ADD ("desk/a-count-shows-its-tickets", test_desk_count);
  ADD ("archiving-a-member-says-what-is-left", test_member);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
