/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans-fixture.h"
#include "rapport-add.h"
#include "rapport-cadence-rule.h"
#include "rapport-customer.h"
#include "rapport-date-entry.h"
#include "rapport-edit.h"
#include "rapport-follow-up-checks.h"
#include "rapport-form.h"
#include "rapport-many-dialog.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan-many-dialog.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-warning-box.h"
#include "scratch-act.h"

/* A visit of today that nobody booked ahead is asked about, too, once. */
static void
test_visit_made_warns (DialogFixture *fixture,
                       gconstpointer  data)
{
  GtkWidget *dialog = plans_open_log (fixture, dialog_fixture_add_customer (fixture));
  GtkWidget *warning = dialog_find_child (dialog, RAPPORT_TYPE_WARNING_BOX);
  GtkRevealer *told = GTK_REVEALER (dialog_find_child (warning, GTK_TYPE_REVEALER));
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "Visit");
  plans_type_next (dialog, "");
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (warning, GTK_TYPE_ENTRY)), "They came by");
  gtk_widget_activate_action (dialog, "log.save", NULL);
  while (!gtk_revealer_get_reveal_child (told) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_revealer_get_reveal_child (told));
  plans_save (fixture, dialog);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM override WHERE rule = 'FR-5' AND thing = 'record'"
                                  " AND facts = 'days=0 limit=3' AND reason = 'They came by'"), ==, 1);
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
  plans_type_method (dialog, RAPPORT_PLAN_METHOD, "Phone");
  one = await_problem (dialog, RAPPORT_PLAN_DUE);
  g_assert_cmpstr (one, ==, told);
  gtk_window_destroy (GTK_WINDOW (dialog));
  rapport_plan_many_dialog_show (fixture->context, &customer, 1);
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2020-03-13");
  plans_type_method (dialog, RAPPORT_PLAN_METHOD, "Phone");
  many = await_problem (dialog, RAPPORT_PLAN_DUE);
  g_assert_cmpstr (many, ==, told);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2030-03-15");
  rapport_form_commit (RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM)));
  coming = read_problem (dialog, RAPPORT_PLAN_DUE);
  g_assert_null (coming);
  gtk_window_destroy (GTK_WINDOW (dialog));
  dialog = plans_open_log (fixture, customer);
  plans_type_next (dialog, "2020-03-13");
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

  plans_add_plan (fixture, customer, 9, NULL, "by-hand");
  dialog = plans_open_log (fixture, customer);
  plans_choose_none (dialog);
  planned = await_problem (dialog, RAPPORT_RECORD_NEXT);
  g_assert_true (g_str_has_prefix (planned,
                                   "Nothing is proposed: what the cadence asks for is planned already, next "));
  gtk_window_destroy (GTK_WINDOW (dialog));
  scratch_execute (fixture->book, "DELETE FROM plan");
  rapport_entity_set_integer (pause, RAPPORT_PAUSE_CUSTOMER, customer);
  rapport_entity_set_day (pause, RAPPORT_PAUSE_BEGINS, 20200101);
  rapport_entity_set_day (pause, RAPPORT_PAUSE_ENDS, 20991231);
  scratch_run (fixture->book, rapport_add_new (pause));
  dialog = plans_open_log (fixture, customer);
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
  dialog = plans_open_log (fixture, customer);
  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "Phone");
  logged = await_problem (dialog, RAPPORT_RECORD_METHOD);
  g_assert_cmpstr (logged, ==, "The customer prefers: WeChat.");
  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "WeChat");
  preferred = read_problem (dialog, RAPPORT_RECORD_METHOD);
  g_assert_null (preferred);
  gtk_window_destroy (GTK_WINDOW (dialog));

  rapport_plan_dialog_add (fixture->context, customer);
  dialog = dialog_find (RAPPORT_TYPE_PLAN_DIALOG);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "+9d");
  plans_type_method (dialog, RAPPORT_PLAN_METHOD, "Email");
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
  plans_type_method (dialog, RAPPORT_PLAN_METHOD, "Visit");
  hint = await_problem (dialog, RAPPORT_PLAN_DUE);
  g_assert_nonnull (hint);
  add (dialog);
  g_assert_cmpint (plans_count (fixture, "planned"), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (warning, GTK_TYPE_ENTRY)), "They asked for it");
  g_signal_connect (fixture->context, "tell", G_CALLBACK (tell_cb), &told);
  add (dialog);
  while ((told == NULL || plans_count (fixture, "planned") == 0) && g_get_monotonic_time () < end)
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
    plans_add_plan_on (fixture, customer, sunday, i == 0 ? "email" : "sms", "by-hand");
  rapport_plan_dialog_add (fixture->context, customer);
  dialog = dialog_find (RAPPORT_TYPE_PLAN_DIALOG);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), day);
  plans_type_method (dialog, RAPPORT_PLAN_METHOD, "SMS");
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
  gint64 id = plans_add_plan (fixture, dialog_fixture_add_customer (fixture), 5, "phone", "by-hand");
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
  gint64 id = plans_add_plan (fixture, dialog_fixture_add_customer (fixture), 1, "visit", "by-hand");
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

/* Adds the tests of what warns before a plan or a follow-up is kept. */
void
plans_add_warnings (void)
{
  PLANS_ADD ("/ui/plans/past-is-told", test_past_is_told);
  PLANS_ADD ("/ui/plans/FR-2/why-nothing-is-proposed", test_why_nothing_is_proposed);
  PLANS_ADD ("/ui/plans/FR-16-channel", test_other_channel);
  PLANS_ADD ("/ui/plans/FR-5", test_plan_warns);
  PLANS_ADD ("/ui/plans/FR-5-when-made", test_visit_made_warns);
  PLANS_ADD ("/ui/plans/FR-16-messages", test_third_message_warns);
  PLANS_ADD ("/ui/plans/edit-is-left", test_edit_is_left);
  PLANS_ADD ("/ui/plans/edit-warns", test_edit_warns);
}
