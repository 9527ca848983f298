/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans-fixture.h"
#include "rapport-action-item-editor.h"
#include "rapport-add.h"
#include "rapport-choice-entry.h"
#include "rapport-contact.h"
#include "rapport-date-entry.h"
#include "rapport-edit.h"
#include "rapport-form.h"
#include "rapport-log-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-other-plans.h"
#include "rapport-plan-choice.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-reference-drop-down.h"
#include "rapport-ui.h"
#include "scratch-act.h"

static gint64
get_answered (GtkWidget *dialog)
{
  return rapport_plan_choice_get_plan (RAPPORT_PLAN_CHOICE (dialog_find_child (dialog, RAPPORT_TYPE_PLAN_CHOICE)));
}

/* What the next follow-up takes the place of stands behind what the contact fulfils as well. */
static RapportOtherPlans *
find_replaced (GtkWidget *widget)
{
  RapportOtherPlans *found = RAPPORT_IS_OTHER_PLANS (widget) ? RAPPORT_OTHER_PLANS (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      RapportOtherPlans *below = find_replaced (child);

      found = below != NULL ? below : found;
    }
  return found;
}

static guint
count_replaced (GtkWidget *dialog)
{
  g_autoptr(GArray) replaced = rapport_other_plans_dup_ticked (find_replaced (dialog));

  return replaced->len;
}

static void
book_visit (DialogFixture *fixture,
            gint64         id,
            int            days)
{
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_PLAN, id, NULL);
  g_autoptr(RapportEntity) plan = rapport_entity_copy (live);
  const RapportMoment booked =
    rapport_moment_from_day (rapport_day_add (rapport_context_get_today (fixture->context), days));

  rapport_entity_set_moment (plan, RAPPORT_PLAN_BOOKED, &booked);
  scratch_update (fixture->book, plan);
}

static void
test_answered (DialogFixture *fixture,
               gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  gint64 wechat, visit, late;
  GtkWidget *dialog;

  visit = plans_add_plan (fixture, customer, 9, "visit", "by-hand");
  dialog = plans_open_log (fixture, customer);
  g_assert_cmpint (get_answered (dialog), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));

  wechat = plans_add_plan (fixture, customer, 5, "wechat", "record");
  dialog = plans_open_log (fixture, customer);
  g_assert_cmpint (get_answered (dialog), ==, wechat);
  g_assert_cmpstr (gtk_editable_get_text (plans_get_method (dialog, RAPPORT_RECORD_METHOD)), ==, "WeChat");
  gtk_window_destroy (GTK_WINDOW (dialog));

  late = plans_add_plan (fixture, customer, -20, NULL, "by-hand");
  dialog = plans_open_log (fixture, customer);
  g_assert_cmpint (get_answered (dialog), ==, late);
  gtk_window_destroy (GTK_WINDOW (dialog));

  book_visit (fixture, visit, -4);
  rapport_log_dialog_show (fixture->context, customer, visit);
  dialog = dialog_find (RAPPORT_TYPE_LOG_DIALOG);
  g_assert_cmpint (get_answered (dialog), ==, visit);
  plans_type_next (dialog, "");
  plans_save (fixture, dialog);
  g_assert_cmpint (plans_count (fixture, "done"), ==, 1);
  g_assert_cmpint (plans_count (fixture, "planned"), ==, 2);
}

/* What is proposed follows what is typed, until the person chooses. */
static void
test_answered_fits (DialogFixture *fixture,
                    gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  gint64 phone = plans_add_plan (fixture, customer, 1, "phone", "by-hand");
  gint64 visit = plans_add_plan (fixture, customer, 3, "visit", "by-hand");
  GtkWidget *dialog = plans_open_log (fixture, customer);

  g_assert_cmpint (get_answered (dialog), ==, phone);
  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "Visit");
  g_assert_cmpint (get_answered (dialog), ==, visit);
  g_assert_cmpstr (gtk_editable_get_text (plans_get_method (dialog, RAPPORT_RECORD_METHOD)), ==, "Visit");
  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "Email");
  g_assert_cmpint (get_answered (dialog), ==, phone);
  g_assert_cmpstr (gtk_editable_get_text (plans_get_method (dialog, RAPPORT_RECORD_METHOD)), ==, "Email");
  plans_choose_none (dialog);
  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "Visit");
  g_assert_cmpint (get_answered (dialog), ==, 0);
}

static gint64
add_contact (DialogFixture *fixture,
             gint64         customer,
             const char    *name,
             gboolean       is_key)
{
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());

  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, customer);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, name);
  rapport_entity_set_flag (contact, RAPPORT_CONTACT_KEY_CONTACT, is_key);
  return scratch_run (fixture->book, rapport_add_new (contact));
}

static gint64
open_and_get_contact (DialogFixture *fixture,
                      gint64         customer)
{
  GtkWidget *dialog = plans_open_log (fixture, customer);
  GtkWidget *contact = dialog_get_control (dialog, RAPPORT_RECORD_CONTACT);
  gint64 id = rapport_reference_get_id (RAPPORT_REFERENCE (contact));

  gtk_window_destroy (GTK_WINDOW (dialog));
  return id;
}

/* The only contact is who it was with; of several the key one. */
static void
test_contact_is_chosen (DialogFixture *fixture,
                        gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  gint64 zhang, wang;

  g_assert_cmpint (open_and_get_contact (fixture, customer), ==, 0);
  zhang = add_contact (fixture, customer, "张", FALSE);
  g_assert_cmpint (open_and_get_contact (fixture, customer), ==, zhang);
  add_contact (fixture, customer, "李", FALSE);
  g_assert_cmpint (open_and_get_contact (fixture, customer), ==, 0);
  wang = add_contact (fixture, customer, "王", TRUE);
  g_assert_cmpint (open_and_get_contact (fixture, customer), ==, wang);
}

/* The beginning of a method is enough; other words stay as they are typed. */
static void
test_method_is_completed (DialogFixture *fixture,
                          gconstpointer  data)
{
  GtkWidget *dialog = plans_open_log (fixture, dialog_fixture_add_customer (fixture));
  GtkWidget *control = dialog_get_control (dialog, RAPPORT_RECORD_METHOD);

  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "vis");
  g_assert_cmpstr (rapport_choice_entry_get_value (RAPPORT_CHOICE_ENTRY (control)), ==, "visit");
  g_signal_emit_by_name (plans_get_method (dialog, RAPPORT_RECORD_METHOD), "activate");
  g_assert_cmpstr (gtk_editable_get_text (plans_get_method (dialog, RAPPORT_RECORD_METHOD)), ==, "Visit");
  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "visiting card");
  g_assert_cmpstr (rapport_choice_entry_get_words (RAPPORT_CHOICE_ENTRY (control)), ==, "visiting card");
}

/* A next follow-up takes the place of the one that was planned before, unless the person says not. */
static void
test_replaced (DialogFixture *fixture,
               gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *dialog;

  plans_add_plan (fixture, customer, 6, NULL, "record");
  plans_add_plan (fixture, customer, 7, "visit", "by-hand");
  dialog = plans_open_log (fixture, customer);
  g_assert_cmpuint (count_replaced (dialog), ==, 0);
  plans_choose_none (dialog);
  g_assert_cmpuint (count_replaced (dialog), ==, 0);
  plans_type_next (dialog, "+20d");
  g_assert_cmpuint (count_replaced (dialog), ==, 1);
  plans_save (fixture, dialog);
  g_assert_cmpint (plans_count (fixture, "skipped"), ==, 1);
  g_assert_cmpint (plans_count (fixture, "planned"), ==, 2);
  g_assert_cmpint (plans_count (fixture, "done"), ==, 0);
}

static const char *
get_next (GtkWidget *dialog)
{
  return rapport_date_entry_get_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_RECORD_NEXT)));
}

/* The next follow-up is proposed when the cadence asks for it, unless a plan stands for it already. */
static void
test_next_is_proposed (DialogFixture *fixture,
                       gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkWidget *dialog = plans_open_log (fixture, customer);

  while (*get_next (dialog) == '\0' && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (get_next (dialog), !=, "");
  gtk_window_destroy (GTK_WINDOW (dialog));
  plans_add_plan (fixture, customer, 9, NULL, "by-hand");
  dialog = plans_open_log (fixture, customer);
  plans_type_next (dialog, "");
  plans_choose_none (dialog);
  plans_save (fixture, dialog);
  g_assert_cmpint (plans_count (fixture, "planned"), ==, 1);
}

/* Another process closes the plan while a person types. */
static void
test_closed_meanwhile (DialogFixture *fixture,
                       gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  gint64 plan = plans_add_plan (fixture, customer, 0, NULL, "record");
  GtkWidget *dialog = plans_open_log (fixture, customer);

  g_assert_cmpint (get_answered (dialog), ==, plan);
  scratch_run (fixture->book, rapport_finish_plan_new (plan, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (get_answered (dialog), ==, 0);
}

static void
add_duty (DialogFixture *fixture,
          gint64         customer,
          int            days)
{
  const gint64 id = plans_add_plan (fixture, customer, days, NULL, "by-hand");
  g_autoptr(RapportEntity) plan = rapport_book_get (fixture->book, RAPPORT_TYPE_PLAN, id, NULL);
  const guint field = RAPPORT_PLAN_PURPOSE;

  rapport_entity_set_text (plan, field, "survey");
  scratch_run (fixture->book, rapport_edit_new (plan, &field, 1));
}

/* RG-3: what is owed within a quarter may be fulfilled as well; what is owed in a third of a year is for a later one. */
static void
test_near_duties (DialogFixture *fixture,
                  gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *dialog;

  plans_add_plan (fixture, customer, 0, "phone", "by-hand");
  add_duty (fixture, customer, 120);
  dialog = plans_open_log (fixture, customer);
  g_assert_false (gtk_widget_get_visible (dialog_find_child (dialog, RAPPORT_TYPE_OTHER_PLANS)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  add_duty (fixture, customer, 60);
  dialog = plans_open_log (fixture, customer);
  g_assert_true (gtk_widget_get_visible (dialog_find_child (dialog, RAPPORT_TYPE_OTHER_PLANS)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* RG-3: what the contact fulfils as well is ticked, and is not offered to be replaced any more. */
static void
test_also_fulfilled (DialogFixture *fixture,
                     gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  const gint64 fits = plans_add_plan (fixture, customer, 0, "phone", "by-hand");
  GtkWidget *dialog, *others, *check;

  plans_add_plan (fixture, customer, 3, "visit", "by-hand");
  dialog = plans_open_log (fixture, customer);
  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "Phone");
  g_assert_cmpint (get_answered (dialog), ==, fits);
  others = GTK_WIDGET (find_replaced (dialog));
  check = dialog_find_child (dialog_find_child (dialog, RAPPORT_TYPE_OTHER_PLANS), GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  plans_type_next (dialog, "+30d");
  g_assert_true (gtk_widget_get_visible (others));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (gtk_widget_get_visible (others));
  plans_save (fixture, dialog);
  g_assert_cmpint (plans_count (fixture, "done"), ==, 2);
  g_assert_cmpint (plans_count (fixture, "planned"), ==, 1);
}

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

static gint64
count_promises (DialogFixture *fixture)
{
  gint64 n = -1;

  rapport_connection_query_integer (rapport_book_get_connection (fixture->book),
                                    "SELECT count(*) FROM action_item WHERE kind = 'promise' AND what = 'The offer'"
                                    " AND deadline_day IS NOT NULL", &n, NULL);
  return n;
}

/* FR-15: what was agreed becomes a promise, which needs its date. */
static void
test_promise (DialogFixture *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog = plans_open_log (fixture, dialog_fixture_add_customer (fixture));
  GtkWidget *editor = dialog_find_child (dialog, RAPPORT_TYPE_ACTION_ITEM_EDITOR);
  GtkWidget *until, *what;

  dialog_type_long (dialog, RAPPORT_RECORD_AGREED, "The offer\nand a visit");
  g_signal_emit_by_name (find_button (editor, "Add _Promise"), "clicked");
  what = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (GTK_IS_TEXT (what));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (what)), ==, "The offer");
  until = dialog_find_child (editor, RAPPORT_TYPE_DATE_ENTRY);
  gtk_widget_activate_action (dialog, "log.save", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (count_promises (fixture), ==, 0);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (until), "+3d");
  plans_save (fixture, dialog);
  g_assert_cmpint (count_promises (fixture), ==, 1);
}

static gboolean
is_asked (GtkWidget *dialog,
          guint      field)
{
  RapportForm *form = RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM));

  return gtk_widget_get_visible (GTK_WIDGET (rapport_form_get_editor (form, field)));
}

/* What a value review found is asked for where that is the purpose, and kept. */
static void
test_value_review (DialogFixture *fixture,
                   gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment due = rapport_moment_from_day (rapport_context_get_today (fixture->context));
  GtkWidget *dialog = plans_open_log (fixture, customer);

  g_assert_false (is_asked (dialog, RAPPORT_RECORD_COST_SAVED));
  gtk_window_destroy (GTK_WINDOW (dialog));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "phone");
  rapport_entity_set_text (plan, RAPPORT_PLAN_PURPOSE, "value-review");
  scratch_run (fixture->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
  dialog = plans_open_log (fixture, customer);
  g_assert_true (is_asked (dialog, RAPPORT_RECORD_COST_SAVED) && is_asked (dialog, RAPPORT_RECORD_EFFICIENCY) &&
                 is_asked (dialog, RAPPORT_RECORD_GROWTH));
  dialog_type_long (dialog, RAPPORT_RECORD_COST_SAVED, "一年 20 万");
  plans_type_next (dialog, "");
  plans_save (fixture, dialog);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE purpose = 'value-review'"
                                  " AND cost_saved = '一年 20 万'"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());

  PLANS_ADD ("/ui/plans/answered", test_answered);
  PLANS_ADD ("/ui/plans/answered-fits-what-is-typed", test_answered_fits);
  PLANS_ADD ("/ui/plans/contact-is-chosen", test_contact_is_chosen);
  PLANS_ADD ("/ui/plans/method-is-completed", test_method_is_completed);
  PLANS_ADD ("/ui/plans/replaced", test_replaced);
  PLANS_ADD ("/ui/plans/closed-meanwhile", test_closed_meanwhile);
  PLANS_ADD ("/ui/plans/RG-3/also-fulfilled", test_also_fulfilled);
  PLANS_ADD ("/ui/plans/RG-3/near-duties", test_near_duties);
  PLANS_ADD ("/ui/plans/RG-3/what-a-value-review-found", test_value_review);
  PLANS_ADD ("/ui/plans/FR-15", test_promise);
  PLANS_ADD ("/ui/plans/FR-2", test_next_is_proposed);
  plans_add_warnings ();
  plans_add_many ();
  return g_test_run ();
}
