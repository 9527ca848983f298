/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-fixture.h"
#include "rapport-action-item-editor.h"
#include "rapport-add.h"
#include "rapport-attachment.h"
#include "rapport-cadence-rule.h"
#include "rapport-choice-entry.h"
#include "rapport-chosen-files.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-date-entry.h"
#include "rapport-detail-row.h"
#include "rapport-edit.h"
#include "rapport-follow-up-checks.h"
#include "rapport-form.h"
#include "rapport-log-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-log-many-dialog.h"
#include "rapport-many-dialog.h"
#include "rapport-other-plans.h"
#include "rapport-plan-choice.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan-many-dialog.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-reference-drop-down.h"
#include "rapport-snippet.h"
#include "rapport-text-button.h"
#include "rapport-text-offers.h"
#include "rapport-ui.h"
#include "rapport-uid.h"
#include "rapport-warning-box.h"
#include "scratch-act.h"

static gint64
count (DialogFixture *fixture,
       const char    *state)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (rapport_book_get_connection (fixture->book),
                                "SELECT count(*) FROM plan WHERE state = ?1", NULL);
  gboolean has_row;

  rapport_statement_bind_text (statement, 1, state);
  g_assert_true (rapport_statement_step (statement, &has_row, NULL) && has_row);
  return rapport_statement_get_integer (statement, 0);
}

static gint64
add_plan_on (DialogFixture *fixture,
             gint64         customer,
             int            day,
             const char    *method,
             const char    *origin)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (day);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, method);
  rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, origin);
  return scratch_run (fixture->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
}

/* A plan so many days from today. */
static gint64
add_plan (DialogFixture *fixture,
          gint64         customer,
          int            days,
          const char    *method,
          const char    *origin)
{
  return add_plan_on (fixture, customer, rapport_day_add (rapport_context_get_today (fixture->context), days),
                      method, origin);
}

static GtkWidget *
open_log (DialogFixture *fixture,
          gint64         customer)
{
  rapport_log_dialog_show (fixture->context, customer, 0);
  return dialog_find (RAPPORT_TYPE_LOG_DIALOG);
}

static GtkEditable *
get_method (GtkWidget *dialog,
            guint      field)
{
  return GTK_EDITABLE (rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (dialog_get_control (dialog, field))));
}

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
choose_none (GtkWidget *dialog)
{
  GtkWidget *choice = dialog_find_child (dialog, RAPPORT_TYPE_PLAN_CHOICE);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog_find_child (choice, GTK_TYPE_DROP_DOWN)), 0);
}

static void
type_next (GtkWidget  *dialog,
           const char *text)
{
  RapportForm *form = RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM));

  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_RECORD_NEXT)), text);
  rapport_form_commit (form);
}

static void
type_method (GtkWidget  *dialog,
             guint       field,
             const char *method)
{
  gtk_editable_set_text (get_method (dialog, field), method);
  rapport_form_commit (RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM)));
}

static void
save_by (GtkWidget  *dialog,
         const char *action)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gboolean closed = FALSE;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_widget_activate_action (dialog, action, NULL);
  while (!closed && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      closed = dialog == NULL || !gtk_widget_get_visible (dialog);
    }
  g_assert_true (closed);
  if (dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
}

static void
save (DialogFixture *fixture,
      GtkWidget     *dialog)
{
  save_by (dialog, "log.save");
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

/* A visit of today that nobody booked ahead is asked about, too, once. */
static void
test_visit_made_warns (DialogFixture *fixture,
                       gconstpointer  data)
{
  GtkWidget *dialog = open_log (fixture, dialog_fixture_add_customer (fixture));
  GtkWidget *warning = dialog_find_child (dialog, RAPPORT_TYPE_WARNING_BOX);
  GtkRevealer *told = GTK_REVEALER (dialog_find_child (warning, GTK_TYPE_REVEALER));
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  type_method (dialog, RAPPORT_RECORD_METHOD, "Visit");
  type_next (dialog, "");
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (warning, GTK_TYPE_ENTRY)), "They came by");
  gtk_widget_activate_action (dialog, "log.save", NULL);
  while (!gtk_revealer_get_reveal_child (told) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_revealer_get_reveal_child (told));
  save (fixture, dialog);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM override WHERE rule = 'FR-5' AND thing = 'record'"
                                  " AND facts = 'days=0 limit=3' AND reason = 'They came by'"), ==, 1);
}

static void
test_answered (DialogFixture *fixture,
               gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  gint64 wechat, visit, late;
  GtkWidget *dialog;

  visit = add_plan (fixture, customer, 9, "visit", "by-hand");
  dialog = open_log (fixture, customer);
  g_assert_cmpint (get_answered (dialog), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));

  wechat = add_plan (fixture, customer, 5, "wechat", "record");
  dialog = open_log (fixture, customer);
  g_assert_cmpint (get_answered (dialog), ==, wechat);
  g_assert_cmpstr (gtk_editable_get_text (get_method (dialog, RAPPORT_RECORD_METHOD)), ==, "WeChat");
  gtk_window_destroy (GTK_WINDOW (dialog));

  late = add_plan (fixture, customer, -20, NULL, "by-hand");
  dialog = open_log (fixture, customer);
  g_assert_cmpint (get_answered (dialog), ==, late);
  gtk_window_destroy (GTK_WINDOW (dialog));

  book_visit (fixture, visit, -4);
  rapport_log_dialog_show (fixture->context, customer, visit);
  dialog = dialog_find (RAPPORT_TYPE_LOG_DIALOG);
  g_assert_cmpint (get_answered (dialog), ==, visit);
  type_next (dialog, "");
  save (fixture, dialog);
  g_assert_cmpint (count (fixture, "done"), ==, 1);
  g_assert_cmpint (count (fixture, "planned"), ==, 2);
}

/* What is proposed follows what is typed, until the person chooses. */
static void
test_answered_fits (DialogFixture *fixture,
                    gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  gint64 phone = add_plan (fixture, customer, 1, "phone", "by-hand");
  gint64 visit = add_plan (fixture, customer, 3, "visit", "by-hand");
  GtkWidget *dialog = open_log (fixture, customer);

  g_assert_cmpint (get_answered (dialog), ==, phone);
  type_method (dialog, RAPPORT_RECORD_METHOD, "Visit");
  g_assert_cmpint (get_answered (dialog), ==, visit);
  g_assert_cmpstr (gtk_editable_get_text (get_method (dialog, RAPPORT_RECORD_METHOD)), ==, "Visit");
  type_method (dialog, RAPPORT_RECORD_METHOD, "Email");
  g_assert_cmpint (get_answered (dialog), ==, phone);
  g_assert_cmpstr (gtk_editable_get_text (get_method (dialog, RAPPORT_RECORD_METHOD)), ==, "Email");
  choose_none (dialog);
  type_method (dialog, RAPPORT_RECORD_METHOD, "Visit");
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
  GtkWidget *dialog = open_log (fixture, customer);
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
  GtkWidget *dialog = open_log (fixture, dialog_fixture_add_customer (fixture));
  GtkWidget *control = dialog_get_control (dialog, RAPPORT_RECORD_METHOD);

  type_method (dialog, RAPPORT_RECORD_METHOD, "vis");
  g_assert_cmpstr (rapport_choice_entry_get_value (RAPPORT_CHOICE_ENTRY (control)), ==, "visit");
  g_signal_emit_by_name (get_method (dialog, RAPPORT_RECORD_METHOD), "activate");
  g_assert_cmpstr (gtk_editable_get_text (get_method (dialog, RAPPORT_RECORD_METHOD)), ==, "Visit");
  type_method (dialog, RAPPORT_RECORD_METHOD, "visiting card");
  g_assert_cmpstr (rapport_choice_entry_get_words (RAPPORT_CHOICE_ENTRY (control)), ==, "visiting card");
}

/* A next follow-up takes the place of the one that was planned before, unless the person says not. */
static void
test_replaced (DialogFixture *fixture,
               gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *dialog;

  add_plan (fixture, customer, 6, NULL, "record");
  add_plan (fixture, customer, 7, "visit", "by-hand");
  dialog = open_log (fixture, customer);
  g_assert_cmpuint (count_replaced (dialog), ==, 0);
  choose_none (dialog);
  g_assert_cmpuint (count_replaced (dialog), ==, 0);
  type_next (dialog, "+20d");
  g_assert_cmpuint (count_replaced (dialog), ==, 1);
  save (fixture, dialog);
  g_assert_cmpint (count (fixture, "skipped"), ==, 1);
  g_assert_cmpint (count (fixture, "planned"), ==, 2);
  g_assert_cmpint (count (fixture, "done"), ==, 0);
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
  GtkWidget *dialog = open_log (fixture, customer);

  while (*get_next (dialog) == '\0' && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (get_next (dialog), !=, "");
  gtk_window_destroy (GTK_WINDOW (dialog));
  add_plan (fixture, customer, 9, NULL, "by-hand");
  dialog = open_log (fixture, customer);
  type_next (dialog, "");
  choose_none (dialog);
  save (fixture, dialog);
  g_assert_cmpint (count (fixture, "planned"), ==, 1);
}

/* Another process closes the plan while a person types. */
static void
test_closed_meanwhile (DialogFixture *fixture,
                       gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  gint64 plan = add_plan (fixture, customer, 0, NULL, "record");
  GtkWidget *dialog = open_log (fixture, customer);

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
  const gint64 id = add_plan (fixture, customer, days, NULL, "by-hand");
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

  add_plan (fixture, customer, 0, "phone", "by-hand");
  add_duty (fixture, customer, 120);
  dialog = open_log (fixture, customer);
  g_assert_false (gtk_widget_get_visible (dialog_find_child (dialog, RAPPORT_TYPE_OTHER_PLANS)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  add_duty (fixture, customer, 60);
  dialog = open_log (fixture, customer);
  g_assert_true (gtk_widget_get_visible (dialog_find_child (dialog, RAPPORT_TYPE_OTHER_PLANS)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* RG-3: what the contact fulfils as well is ticked, and is not offered to be replaced any more. */
static void
test_also_fulfilled (DialogFixture *fixture,
                     gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  const gint64 fits = add_plan (fixture, customer, 0, "phone", "by-hand");
  GtkWidget *dialog, *others, *check;

  add_plan (fixture, customer, 3, "visit", "by-hand");
  dialog = open_log (fixture, customer);
  type_method (dialog, RAPPORT_RECORD_METHOD, "Phone");
  g_assert_cmpint (get_answered (dialog), ==, fits);
  others = GTK_WIDGET (find_replaced (dialog));
  check = dialog_find_child (dialog_find_child (dialog, RAPPORT_TYPE_OTHER_PLANS), GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  type_next (dialog, "+30d");
  g_assert_true (gtk_widget_get_visible (others));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (gtk_widget_get_visible (others));
  save (fixture, dialog);
  g_assert_cmpint (count (fixture, "done"), ==, 2);
  g_assert_cmpint (count (fixture, "planned"), ==, 1);
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
  GtkWidget *dialog = open_log (fixture, dialog_fixture_add_customer (fixture));
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
  save (fixture, dialog);
  g_assert_cmpint (count_promises (fixture), ==, 1);
}

/* An event or a mailing is logged with all who were selected, at once. */
static void
test_log_many (DialogFixture *fixture,
               gconstpointer  data)
{
  const gint64 customers[] = { dialog_fixture_add_customer (fixture), dialog_fixture_add_customer (fixture) };
  GtkWidget *dialog;
  gint64 n = 0;

  rapport_log_many_dialog_show (fixture->context, NULL, customers, G_N_ELEMENTS (customers));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  type_method (dialog, RAPPORT_RECORD_METHOD, "Email");
  dialog_type_long (dialog, RAPPORT_RECORD_SUMMARY, "Newsletter");
  save_by (dialog, "dialog.save");
  while (n < 2 && rapport_connection_query_integer (rapport_book_get_connection (fixture->book),
                                                    "SELECT count(DISTINCT customer) FROM record WHERE method = 'email'"
                                                    " AND summary = 'Newsletter'", &n, NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (n, ==, 2);
}

/* What comes next is planned with each of them, and who is not named is who logs it. */
static void
test_log_many_next (DialogFixture *fixture,
                    gconstpointer  data)
{
  const gint64 customers[] = { dialog_fixture_add_customer (fixture), dialog_fixture_add_customer (fixture) };
  GtkWidget *dialog;
  GtkDropDown *owner;

  rapport_log_many_dialog_show (fixture->context, NULL, customers, G_N_ELEMENTS (customers));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  owner = GTK_DROP_DOWN (dialog_find_child (dialog_get_control (dialog, RAPPORT_RECORD_OWNER), GTK_TYPE_DROP_DOWN));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (owner)), ==, "Whoever Logs It");
  type_method (dialog, RAPPORT_RECORD_METHOD, "Email");
  type_next (dialog, "2030-03-15");
  save_by (dialog, "dialog.save");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT customer) FROM plan WHERE due_day = 20300315"
                                  " AND origin = 'record'"), ==, 2);
}

static GtkWidget *
find_progress (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (dialog_find_child (window, GTK_TYPE_PROGRESS_BAR) != NULL)
        return window;
    }
  return NULL;
}

static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget) &&
                   g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_text (child, text);
  return found;
}

/* Who ends it while it is written finds what was filled in, and that nothing was changed. */
static void
test_plan_many_cancelled (DialogFixture *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportConnection) other = rapport_connection_open (rapport_book_get_path (fixture->book),
                                                                RAPPORT_CONNECTION_READ_WRITE, NULL);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gint64 customers[150];
  GtkWidget *dialog;

  customers[0] = dialog_fixture_add_customer (fixture);
  for (guint i = 1; i < G_N_ELEMENTS (customers); i++)
    customers[i] = customers[0];
  rapport_plan_many_dialog_show (fixture->context, customers, G_N_ELEMENTS (customers));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2030-03-15");
  dialog_type_long (dialog, RAPPORT_PLAN_CONTENT, "New price list");
  g_assert_true (rapport_connection_execute (other, "BEGIN IMMEDIATE", NULL));
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  while (find_progress () == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  gtk_window_close (GTK_WINDOW (find_progress ()));
  g_assert_true (rapport_connection_execute (other, "ROLLBACK", NULL));
  while (find_progress () != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (has_text (dialog, "Cancelled: nothing was changed. What you filled in is still here."));
  g_assert_cmpint (count (fixture, "planned"), ==, 0);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2030-03-16");
  save_by (dialog, "dialog.save");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE due_day = 20300316"
                                  " AND content = 'New price list'"), ==, 150);
}

static GtkWidget *
await_leave_out (GtkWidget *dialog)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkWidget *check = dialog_find_child (dialog, GTK_TYPE_CHECK_BUTTON);

  g_assert_nonnull (check);
  while (!gtk_widget_is_visible (check) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_is_visible (check));
  return check;
}

/* Who would leave out all is told why nothing can be saved. */
static void
test_plan_many_none_left (DialogFixture *fixture,
                          gconstpointer  data)
{
  const gint64 customers[] = { dialog_fixture_add_customer (fixture) };
  GtkWidget *dialog, *leave_out;
  GtkDropDown *owner;
  GtkLabel *note;

  add_plan (fixture, customers[0], 9, NULL, "by-hand");
  rapport_plan_many_dialog_show (fixture->context, customers, G_N_ELEMENTS (customers));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  owner = GTK_DROP_DOWN (dialog_find_child (dialog_get_control (dialog, RAPPORT_PLAN_OWNER), GTK_TYPE_DROP_DOWN));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (owner)), ==,
                   "The Owner of Each Customer");
  leave_out = await_leave_out (dialog);
  note = GTK_LABEL (gtk_widget_get_prev_sibling (leave_out));
  g_assert_null (strstr (gtk_label_get_text (note), "no customer is left"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (leave_out), TRUE);
  g_assert_nonnull (strstr (gtk_label_get_text (note), "Without these no customer is left."));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (leave_out), FALSE);
  g_assert_null (strstr (gtk_label_get_text (note), "no customer is left"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is planned with all who were selected may leave out those with whom something is planned already. */
static void
test_plan_many (DialogFixture *fixture,
                gconstpointer  data)
{
  const gint64 customers[] = { dialog_fixture_add_customer (fixture), dialog_fixture_add_customer (fixture) };
  GtkWidget *dialog, *leave_out;
  gint64 n = 0;

  add_plan (fixture, customers[0], 9, NULL, "by-hand");
  rapport_plan_many_dialog_show (fixture->context, customers, G_N_ELEMENTS (customers));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Plan Follow-up with 2 Customers");
  leave_out = await_leave_out (dialog);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (leave_out), TRUE);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Plan Follow-up with 1 Customer");
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2030-03-15");
  dialog_type_long (dialog, RAPPORT_PLAN_CONTENT, "New price list");
  save_by (dialog, "dialog.save");
  while (n < 1 && rapport_connection_query_integer (rapport_book_get_connection (fixture->book),
                                                    "SELECT count(*) FROM plan WHERE content = 'New price list'", &n,
                                                    NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT customer FROM plan WHERE content = 'New price list'"), ==,
                   customers[1]);
}

static char *
read_problem (GtkWidget *dialog,
              guint      field)
{
  RapportForm *form = RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM));
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (rapport_form_get_editor (form, field)));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    for (GtkWidget *inner = gtk_widget_get_first_child (child); inner != NULL;
         inner = gtk_widget_get_next_sibling (inner))
      if (GTK_IS_LABEL (inner) && gtk_widget_has_css_class (inner, "problem") && gtk_widget_get_visible (inner))
        return g_strdup (gtk_label_get_text (GTK_LABEL (inner)));
  return NULL;
}

/* What the rules say is known once the book is read beside the window. */
static char *
await_problem (GtkWidget *dialog,
               guint      field)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  char *problem = read_problem (dialog, field);

  while (problem == NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      problem = read_problem (dialog, field);
    }
  return problem;
}

static void
prefer (DialogFixture *fixture,
        gint64         customer,
        const char    *channel)
{
  g_autoptr(RapportEntity) entity = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, NULL);
  g_autoptr(RapportEntity) copy = rapport_entity_copy (entity);
  const guint field = RAPPORT_CUSTOMER_PREFERRED_CHANNEL;

  rapport_entity_set_text (copy, field, channel);
  scratch_run (fixture->book, rapport_edit_new (copy, &field, 1));
}

/* A time that is over is said beside it, with one customer and with many, planned or as what comes next. */
static void
test_past_is_told (DialogFixture *fixture,
                   gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  const char *told = "This time is past: the plan is overdue at once.";
  g_autofree char *one = NULL, *many = NULL, *next = NULL, *coming = NULL;
  GtkWidget *dialog;

  rapport_plan_dialog_add (fixture->context, customer);
  dialog = dialog_find (RAPPORT_TYPE_PLAN_DIALOG);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2020-03-13");
  type_method (dialog, RAPPORT_PLAN_METHOD, "Phone");
  one = await_problem (dialog, RAPPORT_PLAN_DUE);
  g_assert_cmpstr (one, ==, told);
  gtk_window_destroy (GTK_WINDOW (dialog));
  rapport_plan_many_dialog_show (fixture->context, &customer, 1);
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2020-03-13");
  type_method (dialog, RAPPORT_PLAN_METHOD, "Phone");
  many = await_problem (dialog, RAPPORT_PLAN_DUE);
  g_assert_cmpstr (many, ==, told);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2030-03-15");
  rapport_form_commit (RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM)));
  coming = read_problem (dialog, RAPPORT_PLAN_DUE);
  g_assert_null (coming);
  gtk_window_destroy (GTK_WINDOW (dialog));
  dialog = open_log (fixture, customer);
  type_next (dialog, "2020-03-13");
  next = await_problem (dialog, RAPPORT_RECORD_NEXT);
  g_assert_cmpstr (next, ==, told);
}

/* Where nothing is proposed it says why: what is asked for is planned, or nothing is asked for. */
static void
test_why_nothing_is_proposed (DialogFixture *fixture,
                              gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  g_autoptr(RapportEntity) pause = RAPPORT_ENTITY (rapport_pause_new ());
  g_autofree char *planned = NULL, *paused = NULL;
  GtkWidget *dialog;

  add_plan (fixture, customer, 9, NULL, "by-hand");
  dialog = open_log (fixture, customer);
  choose_none (dialog);
  planned = await_problem (dialog, RAPPORT_RECORD_NEXT);
  g_assert_true (g_str_has_prefix (planned,
                                   "Nothing is proposed: what the cadence asks for is planned already, next "));
  gtk_window_destroy (GTK_WINDOW (dialog));
  scratch_execute (fixture->book, "DELETE FROM plan");
  rapport_entity_set_integer (pause, RAPPORT_PAUSE_CUSTOMER, customer);
  rapport_entity_set_day (pause, RAPPORT_PAUSE_BEGINS, 20200101);
  rapport_entity_set_day (pause, RAPPORT_PAUSE_ENDS, 20991231);
  scratch_run (fixture->book, rapport_add_new (pause));
  dialog = open_log (fixture, customer);
  paused = await_problem (dialog, RAPPORT_RECORD_NEXT);
  g_assert_cmpstr (paused, ==, "Nothing is proposed: the cadence asks for no contact in the next twelve months.");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_other_channel (DialogFixture *fixture,
                    gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  g_autofree char *logged = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *preferred = NULL;
  GtkWidget *dialog;

  prefer (fixture, customer, "wechat");
  dialog = open_log (fixture, customer);
  type_method (dialog, RAPPORT_RECORD_METHOD, "Phone");
  logged = await_problem (dialog, RAPPORT_RECORD_METHOD);
  g_assert_cmpstr (logged, ==, "The customer prefers: WeChat.");
  type_method (dialog, RAPPORT_RECORD_METHOD, "WeChat");
  preferred = read_problem (dialog, RAPPORT_RECORD_METHOD);
  g_assert_null (preferred);
  gtk_window_destroy (GTK_WINDOW (dialog));

  rapport_plan_dialog_add (fixture->context, customer);
  dialog = dialog_find (RAPPORT_TYPE_PLAN_DIALOG);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "+9d");
  type_method (dialog, RAPPORT_PLAN_METHOD, "Email");
  planned = await_problem (dialog, RAPPORT_PLAN_METHOD);
  g_assert_cmpstr (planned, ==, "The customer prefers: WeChat.");
}

static void
add (GtkWidget *dialog)
{
  GtkWidget *warning = dialog_find_child (dialog, RAPPORT_TYPE_WARNING_BOX);

  g_signal_emit_by_name (warning, "go-on");
}

static void
tell_cb (RapportContext  *context,
         const char      *sentence,
         gboolean         undoable,
         char           **told)
{
  g_free (*told);
  *told = g_strdup (sentence);
}

static void
test_plan_warns (DialogFixture *fixture,
                 gconstpointer  data)
{
  g_autofree char *told = NULL;
  g_autofree char *when = NULL;
  gint64 customer = dialog_fixture_add_customer (fixture);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autofree char *hint = NULL;
  GtkWidget *dialog, *warning;
  g_autoptr(GPtrArray) plans = NULL;

  rapport_plan_dialog_add (fixture->context, customer);
  dialog = dialog_find (RAPPORT_TYPE_PLAN_DIALOG);
  warning = dialog_find_child (dialog, RAPPORT_TYPE_WARNING_BOX);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "+1d");
  type_method (dialog, RAPPORT_PLAN_METHOD, "Visit");
  hint = await_problem (dialog, RAPPORT_PLAN_DUE);
  g_assert_nonnull (hint);
  add (dialog);
  g_assert_cmpint (count (fixture, "planned"), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (warning, GTK_TYPE_ENTRY)), "They asked for it");
  g_signal_connect (fixture->context, "tell", G_CALLBACK (tell_cb), &told);
  add (dialog);
  while ((told == NULL || count (fixture, "planned") == 0) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_signal_handlers_disconnect_by_data (fixture->context, &told);
  plans = rapport_book_get_children (fixture->book, RAPPORT_TYPE_PLAN, "customer", customer, NULL);
  g_assert_cmpuint (plans->len, ==, 1);
  when = rapport_format_moment (rapport_context_get_format (fixture->context),
                                rapport_entity_get_moment (plans->pdata[0], RAPPORT_PLAN_DUE));
  g_assert_true (g_str_has_prefix (told, "Planned: ") && g_str_has_suffix (told, when));
  g_assert_false (rapport_entity_is_set (plans->pdata[0], RAPPORT_PLAN_WARNING_REASON));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM override WHERE rule = 'FR-5' AND thing = 'plan'"
                                  " AND facts = 'days=1 limit=3' AND reason = 'They asked for it'"), ==, 1);
}

static void
test_third_message_warns (DialogFixture *fixture,
                          gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  g_autofree char *hint = NULL;
  int monday, sunday;
  g_autofree char *day = NULL;
  GtkWidget *dialog;

  rapport_week_bounds (rapport_day_add (rapport_context_get_today (fixture->context), 14), &monday, &sunday);
  day = g_strdup_printf ("%04d-%02d-%02d", monday / 10000, monday / 100 % 100, monday % 100);
  for (int i = 0; i < 2; i++)
    add_plan_on (fixture, customer, sunday, i == 0 ? "email" : "sms", "by-hand");
  rapport_plan_dialog_add (fixture->context, customer);
  dialog = dialog_find (RAPPORT_TYPE_PLAN_DIALOG);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), day);
  type_method (dialog, RAPPORT_PLAN_METHOD, "SMS");
  hint = await_problem (dialog, RAPPORT_PLAN_DUE);
  g_assert_cmpstr (hint, ==, "This would be 3 emails and SMS to this customer in the week.");
}

/* Whether the rules know what they need of the book */
static gboolean
is_read (RapportForm *form)
{
  return rapport_follow_up_checks_is_ready (g_object_get_data (G_OBJECT (form), "rapport-follow-up-checks"));
}

/* As Escape and the window's own button do; waits until what is on its way is stored. */
static gboolean
leave (DialogFixture *fixture,
       GtkWidget     *dialog)
{
  RapportForm *form = RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM));
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gboolean is_gone;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_object_ref (form);
  gtk_window_close (GTK_WINDOW (dialog));
  while ((rapport_form_is_saving (form) || !is_read (form)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  is_gone = dialog == NULL || !gtk_widget_get_visible (dialog);
  if (dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_object_unref (form);
  return is_gone;
}

static GtkWidget *
open_plan (DialogFixture *fixture,
           gint64         plan)
{
  rapport_plan_dialog_edit (fixture->context, plan);
  return dialog_find (RAPPORT_TYPE_PLAN_DIALOG);
}

/* What is being typed is kept; what makes no sense holds the dialog once. */
static void
test_edit_is_left (DialogFixture *fixture,
                   gconstpointer  data)
{
  gint64 id = add_plan (fixture, dialog_fixture_add_customer (fixture), 5, "phone", "by-hand");
  g_autoptr(RapportEntity) plan = rapport_book_get (fixture->book, RAPPORT_TYPE_PLAN, id, NULL);
  int due = rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day;
  GtkWidget *dialog = open_plan (fixture, id);
  GtkWidget *date = dialog_get_control (dialog, RAPPORT_PLAN_DUE);

  dialog_type_long (dialog, RAPPORT_PLAN_CONTENT, "Ask for the budget");
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (date), "some day");
  g_assert_false (leave (fixture, dialog));
  g_assert_cmpstr (rapport_entity_get_text (plan, RAPPORT_PLAN_CONTENT), ==, "Ask for the budget");
  g_assert_cmpstr (rapport_date_entry_get_text (RAPPORT_DATE_ENTRY (date)), ==, "some day");
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (date), "another day");
  g_assert_false (leave (fixture, dialog));
  g_assert_true (leave (fixture, dialog));
  g_assert_cmpint (rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day, ==, due);
}

static gint64
count_overrides (DialogFixture *fixture)
{
  return scratch_query (fixture->book, "SELECT count(*) FROM override WHERE rule = 'FR-5'"
                                       " AND reason = 'They asked for it'");
}

/* A change that is warned of is told before the dialog goes, a plan that was only looked at is not. */
static void
test_edit_warns (DialogFixture *fixture,
                 gconstpointer  data)
{
  gint64 id = add_plan (fixture, dialog_fixture_add_customer (fixture), 1, "visit", "by-hand");
  g_autoptr(RapportEntity) plan = rapport_book_get (fixture->book, RAPPORT_TYPE_PLAN, id, NULL);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkWidget *dialog = open_plan (fixture, id);
  GtkWidget *warning;

  g_assert_true (leave (fixture, dialog));
  dialog = open_plan (fixture, id);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "+2d");
  g_assert_false (leave (fixture, dialog));
  g_assert_true (leave (fixture, dialog));
  g_assert_cmpint (count_overrides (fixture), ==, 0);

  dialog = open_plan (fixture, id);
  warning = dialog_find_child (dialog, RAPPORT_TYPE_WARNING_BOX);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "+1d");
  g_assert_false (leave (fixture, dialog));
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (warning, GTK_TYPE_ENTRY)), "They asked for it");
  leave (fixture, dialog);
  while (count_overrides (fixture) == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (count_overrides (fixture), ==, 1);
  g_assert_false (rapport_entity_is_set (plan, RAPPORT_PLAN_WARNING_REASON));

  /* the same is not asked again */
  dialog = open_plan (fixture, id);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "+2d");
  g_assert_true (leave (fixture, dialog));
  g_assert_cmpint (count_overrides (fixture), ==, 1);
}

/* A text for everybody, with a file that goes with it */
static void
add_text_with_file (DialogFixture *fixture)
{
  g_autoptr(RapportEntity) text = RAPPORT_ENTITY (rapport_snippet_new ());
  g_autoptr(RapportEntity) file = RAPPORT_ENTITY (rapport_attachment_new ());
  g_autoptr(RapportEntity) stored = NULL;
  g_autofree char *checksum = g_strnfill (64, 'a');
  g_autofree char *uid = NULL;

  rapport_entity_set_text (text, RAPPORT_SNIPPET_NAME, "Cases");
  rapport_entity_set_text (text, RAPPORT_SNIPPET_BODY, "Dear {customer}");
  stored = rapport_book_get (fixture->book, RAPPORT_TYPE_SNIPPET, scratch_run (fixture->book, rapport_add_new (text)),
                             NULL);
  uid = rapport_uid_to_text (rapport_entity_get_uid (stored));
  rapport_entity_set_text (file, RAPPORT_ATTACHMENT_NAME, "案例.pdf");
  rapport_entity_set_text (file, RAPPORT_ATTACHMENT_THING, "snippet");
  rapport_entity_set_text (file, RAPPORT_ATTACHMENT_THING_UID, uid);
  rapport_entity_set_text (file, RAPPORT_ATTACHMENT_SHA256, checksum);
  rapport_entity_set_integer (file, RAPPORT_ATTACHMENT_SIZE, 1);
  scratch_run (fixture->book, rapport_add_new (file));
}

static void
insert (GtkWidget *button,
        guint      n)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!gtk_widget_get_sensitive (gtk_widget_get_first_child (button)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_sensitive (gtk_widget_get_first_child (button)));
  gtk_widget_activate_action (button, "texts.insert", "u", n);
}

static GtkWidget *
find_files (GtkWidget *dialog)
{
  return dialog_find_child (dialog, RAPPORT_TYPE_CHOSEN_FILES);
}

static gint64
count_files (DialogFixture *fixture,
             const char    *thing)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM attachment a JOIN %s t ON a.thing = '%s' AND a.customer = t.customer"
                     " AND replace(a.thing_uid, '-', '') = lower(hex(t.uid)) WHERE a.name = '案例.pdf'", thing, thing);

  return scratch_query (fixture->book, sql);
}

/* Its content was never brought to the disk of the test. */
static void
open_file (GtkWidget *files)
{
  GtkWidget *problem = gtk_widget_get_last_child (files);

  g_signal_emit_by_name (dialog_find_child (files, GTK_TYPE_LIST_BOX), "row-activated",
                         dialog_find_child (files, RAPPORT_TYPE_DETAIL_ROW));
  while (!gtk_widget_get_visible (problem))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (problem)), "is not there"));
}

static void
leave_file_out (GtkWidget *files)
{
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (dialog_find_child (files, RAPPORT_TYPE_DETAIL_ROW)), &thing, &id);
  gtk_widget_activate_action (files, "chosen-files.remove", "x", id);
}

/* What suits the customer's tags goes into the content, behind what is there; a file is a row that is opened and left
 * out, and is attached to what was planned. */
static void
test_playbook (DialogFixture *fixture,
               gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  g_autoptr(RapportTextOffers) offers = NULL;
  g_autofree char *content = NULL;
  GtkWidget *dialog, *texts, *files;

  scratch_run (fixture->book, rapport_add_tag_new (&customer, 1, "低活跃"));
  add_text_with_file (fixture);
  rapport_plan_dialog_add (fixture->context, customer);
  dialog = dialog_find (RAPPORT_TYPE_PLAN_DIALOG);
  dialog_type_long (dialog, RAPPORT_PLAN_CONTENT, "Call");
  texts = dialog_find_child (dialog, RAPPORT_TYPE_TEXT_BUTTON);
  insert (texts, 0);
  offers = rapport_text_offers_load (rapport_book_get_connection (fixture->book), customer,
                                     &(RapportTextOccasion) { .kinds = RAPPORT_TEXTS_OF_CONTACTS }, NULL);
  /* the greeting of the service desk suits no plan */
  for (guint i = 0; i < offers->offers->len; i++)
    g_assert_cmpstr (((RapportTextOffer *) g_ptr_array_index (offers->offers, i))->title, !=, "问候语");
  files = find_files (dialog);
  g_assert_false (gtk_widget_get_visible (files));
  insert (texts, offers->offers->len - 1);
  content = dialog_read_long (dialog, RAPPORT_PLAN_CONTENT);
  g_assert_cmpstr (content, ==, "Call\nShow more care, or look for a new need.");
  open_file (files);
  leave_file_out (files);
  g_assert_false (gtk_widget_get_visible (files));
  insert (texts, offers->offers->len - 1);
  insert (texts, offers->offers->len - 1);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "+9d");
  save_by (dialog, "dialog.save");
  g_assert_cmpint (count_files (fixture, "plan"), ==, 1);
}

/* The same is at hand while a contact is written down, in the field that is typed in; no Tab stops at it. The record
 * has the file that was chosen. */
static void
test_texts_in_log (DialogFixture *fixture,
                   gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  g_autofree char *summary = NULL, *agreed = NULL;
  GtkWidget *dialog, *texts, *button;

  scratch_run (fixture->book, rapport_add_tag_new (&customer, 1, "低活跃"));
  add_text_with_file (fixture);
  dialog = open_log (fixture, customer);
  texts = dialog_find_child (dialog, RAPPORT_TYPE_TEXT_BUTTON);
  insert (texts, 0);
  gtk_widget_grab_focus (dialog_get_control (dialog, RAPPORT_RECORD_AGREED));
  insert (texts, 0);
  summary = dialog_read_long (dialog, RAPPORT_RECORD_SUMMARY);
  agreed = dialog_read_long (dialog, RAPPORT_RECORD_AGREED);
  g_assert_cmpstr (summary, ==, "Show more care, or look for a new need.");
  g_assert_cmpstr (agreed, ==, summary);
  button = dialog_find_child (texts, GTK_TYPE_MENU_BUTTON);
  g_assert_false (gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD));
  for (guint i = 0; !gtk_widget_get_visible (find_files (dialog)); i++)
    insert (texts, i);
  save (fixture, dialog);
  g_assert_cmpint (count_files (fixture, "record"), ==, 1);
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
  GtkWidget *dialog = open_log (fixture, customer);

  g_assert_false (is_asked (dialog, RAPPORT_RECORD_COST_SAVED));
  gtk_window_destroy (GTK_WINDOW (dialog));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "phone");
  rapport_entity_set_text (plan, RAPPORT_PLAN_PURPOSE, "value-review");
  scratch_run (fixture->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
  dialog = open_log (fixture, customer);
  g_assert_true (is_asked (dialog, RAPPORT_RECORD_COST_SAVED) && is_asked (dialog, RAPPORT_RECORD_EFFICIENCY) &&
                 is_asked (dialog, RAPPORT_RECORD_GROWTH));
  dialog_type_long (dialog, RAPPORT_RECORD_COST_SAVED, "一年 20 万");
  type_next (dialog, "");
  save (fixture, dialog);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE purpose = 'value-review'"
                                  " AND cost_saved = '一年 20 万'"), ==, 1);
}

#define ADD(path, func) \
  g_test_add (path, DialogFixture, NULL, dialog_fixture_set_up, func, dialog_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());

  ADD ("/ui/plans/answered", test_answered);
  ADD ("/ui/plans/answered-fits-what-is-typed", test_answered_fits);
  ADD ("/ui/plans/contact-is-chosen", test_contact_is_chosen);
  ADD ("/ui/plans/method-is-completed", test_method_is_completed);
  ADD ("/ui/plans/replaced", test_replaced);
  ADD ("/ui/plans/closed-meanwhile", test_closed_meanwhile);
  ADD ("/ui/plans/RG-3/also-fulfilled", test_also_fulfilled);
  ADD ("/ui/plans/RG-3/near-duties", test_near_duties);
  ADD ("/ui/plans/RG-3/what-a-value-review-found", test_value_review);
  ADD ("/ui/plans/FR-15", test_promise);
  ADD ("/ui/plans/logged-with-many", test_log_many);
  ADD ("/ui/plans/logged-with-many/next-is-planned", test_log_many_next);
  ADD ("/ui/plans/planned-with-many", test_plan_many);
  ADD ("/ui/plans/planned-with-many/cancelled-stays", test_plan_many_cancelled);
  ADD ("/ui/plans/past-is-told", test_past_is_told);
  ADD ("/ui/plans/nobody-left-to-plan-with", test_plan_many_none_left);
  ADD ("/ui/plans/FR-2", test_next_is_proposed);
  ADD ("/ui/plans/FR-2/why-nothing-is-proposed", test_why_nothing_is_proposed);
  ADD ("/ui/plans/FR-16-channel", test_other_channel);
  ADD ("/ui/plans/FR-5", test_plan_warns);
  ADD ("/ui/plans/FR-5-when-made", test_visit_made_warns);
  ADD ("/ui/plans/FR-16-messages", test_third_message_warns);
  ADD ("/ui/plans/edit-is-left", test_edit_is_left);
  ADD ("/ui/plans/edit-warns", test_edit_warns);
  ADD ("/ui/plans/FR-14", test_playbook);
  ADD ("/ui/plans/FR-14-in-log", test_texts_in_log);
  return g_test_run ();
}
