/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "month-oracle.h"
#include "rapport-add.h"
#include "rapport-cadence-rule.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-hand-over-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-override.h"
#include "rapport-plan-cadence.h"
#include "rapport-review-acts.h"
#include "rapport-touch-chip.h"
#include "scratch-act.h"
#include "window-fixture.h"

/* A month of who has 120 customers of three grades, each day of two weeks of it opened in the window: what its pages
 * show to the manager and to the lead is what the oracle counts. From the 15th to the 23rd is the Spring Festival, the
 * 14th is a Saturday that is worked. */

#define ENTERED 20260105
#define FROM 20260201
#define TO 20260228
#define SICK 20260211
#define SATURDAY 20260214
#define BACK 20260224
#define PASSED 20260204
#define CHANGED 20260205
#define REASON "客户要求"
#define N_CUSTOMERS 120
#define PLANS_A_DAY 16
#define MORNING 8
#define EVENING 18

typedef struct
{
  WindowFixture  window;
  RapportBook   *book;
  GTimeZone     *zone;
  MonthOracle    oracle;
  GArray        *ids;
  gint64         manager;
  gint64         colleague;
  gint64         lead;
  int            day;
  int            hour;
  guint          n_passed;
  guint          n_reviewed;
  guint          skipped;
} Fixture;

static gint64
get_id (Fixture *f,
        guint    customer)
{
  return g_array_index (f->ids, gint64, customer);
}

static gint64
get_owner (Fixture *f,
           guint    customer)
{
  return g_array_index (f->oracle.customers, MonthCustomer, customer).owner;
}

static void
set_time (Fixture *f,
          int      day,
          int      hour)
{
  f->day = day;
  f->hour = hour;
  window_fixture_set_clock (rapport_day_start (day, f->zone) + hour * 3600);
  g_signal_emit_by_name (f->window.base.context, "ticked");
}

static void
add_customer (Fixture *f,
              guint    i,
              gint64   owner)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  const char *grade = i < 30 ? "A" : i < 75 ? "B" : "C";
  g_autofree char *number = g_strdup_printf ("M%03u", i + 1);
  gint64 id;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, number);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, number);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, grade);
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, owner);
  id = scratch_run (f->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  g_array_append_val (f->ids, id);
  month_oracle_add (&f->oracle, *grade, ENTERED, (int) owner);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autofree char *a_day = g_strdup_printf ("%d", PLANS_A_DAY);

  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  f->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  f->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  month_oracle_init (&f->oracle, PLANS_A_DAY);
  set_time (f, ENTERED, MORNING);
  f->manager = scratch_add_member (f->book, "*经理");
  f->colleague = scratch_add_member (f->book, "王芳");
  f->lead = scratch_add_member (f->book, "主管");
  rapport_book_set_member (f->book, f->manager);
  for (guint i = 0; i < N_CUSTOMERS; i++)
    add_customer (f, i, f->manager);
  add_customer (f, N_CUSTOMERS, f->colleague);
  scratch_run (f->book, rapport_set_setting_new ("plans-a-day", a_day));
  month_oracle_keep (&f->oracle, ENTERED, MORNING);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
  month_oracle_clear (&f->oracle);
  g_array_unref (f->ids);
  g_time_zone_unref (f->zone);
}

/* The program's own pass of each morning */
static void
begin_day (Fixture *f,
           int      day)
{
  set_time (f, day, MORNING);
  scratch_run (f->book, rapport_plan_cadence_new (f->ids));
  month_oracle_keep (&f->oracle, day, MORNING);
}

static GtkWidget *
open_page (Fixture    *f,
           const char *name)
{
  return GTK_WIDGET (rapport_window_show_page (f->window.window, name));
}

static void
act_as (Fixture *f,
        gint64   member)
{
  if (rapport_book_get_member (f->book) != member)
    rapport_book_set_member (f->book, member);
}

/* Whether a heading and the number behind it are there, or neither where that is 0 */
static void
assert_heading (GtkWidget  *page,
                const char *words,
                guint       n)
{
  g_autofree char *heading = g_strdup_printf ("%s\n%u\n", words, n);
  g_autofree char *none = g_strdup_printf ("%s\n", words);

  window_wait_for_text (page, n > 0 ? heading : NULL, n > 0 ? NULL : none);
}

static int
add_to (int day,
        int n)
{
  return rapport_day_add (day, n);
}

/* A button of the page that is seen: each page has such ones in the head of the window. */
static gboolean
press (GtkWidget  *widget,
       const char *label)
{
  gboolean is_pressed = GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (is_pressed)
    g_signal_emit_by_name (widget, "clicked");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !is_pressed;
       child = gtk_widget_get_next_sibling (child))
    is_pressed = press (child, label);
  return is_pressed;
}

/* Today: @owner: 0 for everybody's */
static void
assert_today (Fixture *f,
              gint64   owner)
{
  GtkWidget *page = open_page (f, "today");
  const guint n_late = month_oracle_count (&f->oracle, (int) owner, 0, add_to (f->day, -1));
  const guint n_today = month_oracle_count (&f->oracle, (int) owner, f->day, f->day);
  const gboolean is_over = f->hour == EVENING;

  g_assert_true (press (GTK_WIDGET (f->window.window), owner != 0 ? "_Mine" : "_Everybody’s"));
  assert_heading (page, "Overdue", n_late + (is_over ? n_today : 0));
  if (!is_over)
    assert_heading (page, "Today", n_today);
  assert_heading (page, "Next 7 Days", month_oracle_count (&f->oracle, (int) owner, add_to (f->day, 1),
                                                           add_to (f->day, 7)));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static char *
join (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
add_line (GPtrArray  *lines,
          int         day,
          const char *number,
          gboolean    deep,
          const char *state)
{
  g_ptr_array_add (lines, g_strdup_printf ("%d %s %s %s", day, number, deep ? "deep" : "light", state));
}

/* Line by line what the month of the manager is */
static char *
reckon_month (Fixture *f)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) proposed = month_oracle_look_ahead (&f->oracle, (int) f->manager, f->day, f->hour, TO);
  g_autofree char *number = NULL;

  for (guint i = 0; i < f->oracle.plans->len + proposed->len; i++)
    {
      const MonthPlan *plan = i < f->oracle.plans->len
                                ? &g_array_index (f->oracle.plans, MonthPlan, i)
                                : &g_array_index (proposed, MonthPlan, i - f->oracle.plans->len);
      g_autofree char *name = g_strdup_printf ("M%03u", plan->customer + 1);

      if (plan->day <= TO && get_owner (f, plan->customer) == f->manager && !month_plan_is_stale (plan, f->day))
        add_line (lines, plan->day, name, plan->deep, plan->by_hand ? "planned" : "proposed");
    }
  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      const MonthCustomer *customer = &g_array_index (f->oracle.customers, MonthCustomer, i);
      g_autofree char *name = g_strdup_printf ("M%03u", i + 1);

      for (guint k = 0; k < customer->touches->len; k++)
        add_line (lines, g_array_index (customer->touches, MonthTouch, k).day, name,
                  g_array_index (customer->touches, MonthTouch, k).deep, "done");
    }
  return join (lines);
}

static void
read_chips (GtkWidget *widget,
            GPtrArray *lines)
{
  if (RAPPORT_IS_TOUCH_CHIP (widget))
    {
      const RapportTouch *touch = rapport_touch_chip_get_touch (RAPPORT_TOUCH_CHIP (widget));

      add_line (lines, touch->due.day, touch->number, touch->depth == RAPPORT_DEPTH_DEEP,
                rapport_touch_states[touch->state].value);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_chips (child, lines);
}

static char *
read_month (GtkWidget *page)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  read_chips (page, lines);
  return join (lines);
}

static gboolean
is_month (GtkWidget  *page,
          const char *wanted)
{
  g_autofree char *shown = read_month (page);

  return g_str_equal (shown, wanted);
}

/* The month of the plan, contact by contact */
static void
assert_month (Fixture *f)
{
  GtkWidget *page = open_page (f, "plan");
  g_autofree char *wanted = reckon_month (f);
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!is_month (page, wanted) && g_get_monotonic_time () < end)
    window_fixture_iterate ();
  if (!is_month (page, wanted))
    {
      g_autofree char *shown = read_month (page);
      g_test_message ("on %d wanted:\n%s\nshown:\n%s", f->day, wanted, shown);
      g_assert_not_reached ();
    }
}

static void
assert_changes (Fixture    *f,
                const char *there)
{
  GtkWidget *page = open_page (f, "changes");

  assert_heading (page, "Not Seen Yet", there != NULL);
  if (there != NULL)
    window_wait_for_text (page, there, NULL);
  if (f->day == BACK && there != NULL)
    window_wait_for_text (page, "M001 · Owner: *经理 → 王芳\n", NULL);
}

static void
assert_passed (Fixture *f)
{
  g_autofree char *passed = g_strdup_printf (f->n_passed == 1 ? "%u overridden warning\n" : "%u overridden warnings\n",
                                             f->n_passed);
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM override"), ==, f->n_passed);
  if (f->n_passed == 0)
    return;
  g_assert_true (rapport_window_open_thing (f->window.window, rapport_override_info.name,
                                            scratch_query (f->book, "SELECT max(id) FROM override")));
  window_fixture_wait (&f->window, passed, NULL);
  window_fixture_wait (&f->window, REASON, NULL);
}

/* how many customers are to be reviewed, of everybody's, as the sidebar has it */
static void
assert_reviews (Fixture *f)
{
  g_autofree char *badge = g_strdup_printf ("\nReviews\n%u\n", N_CUSTOMERS + 1 - f->n_reviewed);

  window_wait_for_text (GTK_WIDGET (f->window.window), badge, NULL);
}

/* The lead goes through some customers, who stay as they are. */
static void
review (Fixture *f)
{
  RapportReviewDecisions *decisions = rapport_review_decisions_new ();

  assert_reviews (f);
  for (guint i = 0; i < 5; i++)
    rapport_review_decisions_add (decisions, get_id (f, f->n_reviewed++), NULL, RAPPORT_REVIEW_CONFIRMED, NULL);
  scratch_run (f->book, rapport_review_new (decisions));
  assert_reviews (f);
}

/* What the lead looks at: what the team is late with, warnings that were passed, reviews, and unseen changes */
static void
assert_lists_of_lead (Fixture    *f,
                      const char *changed)
{
  open_page (f, "changes");
  act_as (f, f->lead);
  assert_changes (f, changed);
  if (changed != NULL)
    gtk_widget_activate_action (open_page (f, "changes"), "changes.see-all", NULL);
  assert_changes (f, NULL);
  review (f);
  assert_passed (f);
  assert_today (f, 0);
}

static void
assert_lists (Fixture *f)
{
  act_as (f, f->manager);
  assert_today (f, f->manager);
  assert_month (f);
}

static void
accept_all (Fixture *f,
            GArray  *proposed)
{
  for (guint i = f->oracle.plans->len; i > 0; i--)
    {
      MonthPlan *plan = &g_array_index (f->oracle.plans, MonthPlan, i - 1);

      plan->by_hand = plan->customer < N_CUSTOMERS && plan->day <= TO && !month_plan_is_stale (plan, f->day);
      if (plan->customer < N_CUSTOMERS && month_plan_is_stale (plan, f->day))
        g_array_remove_index (f->oracle.plans, i - 1);
    }
  for (guint i = 0; i < proposed->len; i++)
    {
      MonthPlan *plan = &g_array_index (proposed, MonthPlan, i);

      g_assert_true (month_is_working (plan->day));
      plan->by_hand = TRUE;
      g_array_append_val (f->oracle.plans, *plan);
    }
}

/* The month is planned in one act, and is only on days that are worked, the Saturday among them. */
static void
plan_month (Fixture *f)
{
  g_autoptr(GArray) proposed = NULL;

  assert_lists (f);
  proposed = month_oracle_look_ahead (&f->oracle, (int) f->manager, f->day, f->hour, TO);
  gtk_widget_activate_action (open_page (f, "plan"), "plan.accept-all", NULL);
  accept_all (f, proposed);
  assert_month (f);
  g_assert_cmpuint (month_oracle_count (&f->oracle, 0, SATURDAY, SATURDAY), >, 0);
  g_assert_cmpuint (month_oracle_count (&f->oracle, 0, SATURDAY + 1, BACK - 1), ==, 0);
}

static gint64
find_open (Fixture *f,
           guint    customer,
           gboolean deep)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM plan WHERE customer = %d AND depth = '%s' AND state = 'planned'"
                                          " ORDER BY due_day LIMIT 1", (int) get_id (f, customer), deep ? "deep" : "light");

  return scratch_query (f->book, sql);
}

/* the manager's of some days */
static GArray *
find_plans (Fixture *f,
            int      from,
            int      to)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (MonthPlan));

  for (guint i = 0; i < f->oracle.plans->len; i++)
    {
      const MonthPlan *plan = &g_array_index (f->oracle.plans, MonthPlan, i);

      if (plan->customer < N_CUSTOMERS && plan->day >= from && plan->day <= to)
        g_array_append_val (found, *plan);
    }
  return found;
}

static void
end_plan (Fixture         *f,
          const MonthPlan *plan)
{
  MonthPlan *open = month_oracle_find_plan (&f->oracle, plan->customer, plan->deep);

  g_array_remove_index (f->oracle.plans, (guint) (open - (MonthPlan *) f->oracle.plans->data));
}

static RapportOverride *
pass (const char *rule)
{
  RapportOverride *override = rapport_override_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (override), RAPPORT_OVERRIDE_RULE, rule);
  rapport_entity_set_text (RAPPORT_ENTITY (override), RAPPORT_OVERRIDE_REASON, REASON);
  return override;
}

/* @passes: (nullable): a rule that warned */
static void
log_plan (Fixture         *f,
          const MonthPlan *plan,
          const char      *passes)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autoptr(GPtrArray) overrides = g_ptr_array_new_with_free_func (g_object_unref);
  const RapportMoment started =
    rapport_moment_from_instant (rapport_day_start (f->day, f->zone) + f->hour * 3600, f->zone);
  const MonthTouch touch = { f->day, plan->deep };

  if (passes != NULL)
    g_ptr_array_add (overrides, pass (passes));
  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, get_id (f, plan->customer));
  rapport_entity_set_integer (record, RAPPORT_RECORD_OWNER, f->manager);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, plan->deep ? "phone" : "wechat");
  rapport_entity_set_text (record, RAPPORT_RECORD_RESPONDED, "yes");
  scratch_run (f->book, rapport_log_follow_up_new (&(RapportFollowUp) {
    .record = RAPPORT_RECORD (record), .answered_plan = find_open (f, plan->customer, plan->deep),
    .overrides = overrides,
  }));
  g_array_append_val (g_array_index (f->oracle.customers, MonthCustomer, plan->customer).touches, touch);
  end_plan (f, plan);
  month_oracle_keep_one (&f->oracle, plan->customer, f->day, f->hour);
  f->n_passed += passes != NULL;
}

static int
compare_customers (gconstpointer a,
                   gconstpointer b)
{
  const MonthPlan *left = a;
  const MonthPlan *right = b;

  return left->customer != right->customer ? (int) left->customer - (int) right->customer : left->deep - right->deep;
}

/* All that is due is done, but for the last contact of the day. */
static void
work (Fixture *f)
{
  g_autoptr(GArray) plans = find_plans (f, 0, f->day);

  set_time (f, f->day, EVENING);
  g_array_sort (plans, compare_customers);
  for (guint i = 0; i + 1 < plans->len; i++)
    log_plan (f, &g_array_index (plans, MonthPlan, i), f->day == PASSED && i == 0 ? "FR-7" : NULL);
}

static void
change_contact (Fixture *f)
{
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());

  act_as (f, f->colleague);
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, get_id (f, 0));
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, "张伟");
  rapport_entity_set_text (contact, RAPPORT_CONTACT_PHONE, "010-12345678");
  scratch_run (f->book, rapport_add_new (contact));
}

/* One that has no other is skipped on the evening before: another is planned by itself in its place. */
static void
skip (Fixture *f)
{
  g_autoptr(GArray) plans = find_plans (f, SICK, SICK);
  const MonthPlan *plan = &g_array_index (plans, MonthPlan, plans->len - 1);

  g_assert_cmpint (g_array_index (f->oracle.customers, MonthCustomer, plan->customer).grade, ==, 'B');
  f->skipped = plan->customer;
  scratch_run (f->book, rapport_finish_plan_new (find_open (f, plan->customer, plan->deep), "客户出差"));
  end_plan (f, plan);
  month_oracle_keep_one (&f->oracle, plan->customer, f->day, f->hour);
  g_assert_cmpint (month_oracle_find_plan (&f->oracle, plan->customer, plan->deep)->day, ==, SICK);
}

/* That one moves by itself, as its customer is let alone for two days; what was accepted stays, and is late. */
static void
be_ill (Fixture *f)
{
  MonthCustomer *customer = &g_array_index (f->oracle.customers, MonthCustomer, f->skipped);
  g_autoptr(RapportEntity) pause = RAPPORT_ENTITY (rapport_pause_new ());

  customer->paused_from = SICK;
  customer->paused_to = SICK + 1;
  rapport_entity_set_integer (pause, RAPPORT_PAUSE_CUSTOMER, get_id (f, f->skipped));
  rapport_entity_set_day (pause, RAPPORT_PAUSE_BEGINS, customer->paused_from);
  rapport_entity_set_day (pause, RAPPORT_PAUSE_ENDS, customer->paused_to);
  scratch_run (f->book, rapport_add_new (pause));
  month_oracle_keep_one (&f->oracle, f->skipped, f->day, f->hour);
  assert_month (f);
  set_time (f, f->day, EVENING);
  assert_today (f, f->manager);
}

static GtkWidget *
find_chip (GtkWidget  *widget,
           const char *number,
           int         day)
{
  GtkWidget *found = NULL;

  if (RAPPORT_IS_TOUCH_CHIP (widget))
    {
      const RapportTouch *touch = rapport_touch_chip_get_touch (RAPPORT_TOUCH_CHIP (widget));

      return touch->due.day == day && g_str_equal (touch->number, number) ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chip (child, number, day);
  return found;
}

/* What was left is moved by keyboard to the Saturday that is worked. */
static void
put_off (Fixture *f)
{
  g_autoptr(GArray) plans = find_plans (f, SICK, SICK);
  const MonthPlan *plan = &g_array_index (plans, MonthPlan, 0);
  MonthPlan *open = month_oracle_find_plan (&f->oracle, plan->customer, plan->deep);
  g_autofree char *number = g_strdup_printf ("M%03u", plan->customer + 1);
  GtkWidget *page = open_page (f, "plan");
  GtkWidget *chip;

  assert_month (f);
  chip = find_chip (page, number, SICK);
  g_assert_true (gtk_widget_grab_focus (chip));
  for (int day = SICK; day < SATURDAY; day++)
    gtk_widget_activate_action (chip, "plan.move-by", "i", 1);
  window_fixture_wait (&f->window, "to 2026-02-14?", NULL);
  gtk_widget_activate_action (page, "plan.drop-or-open", NULL);
  open->day = SATURDAY;
  assert_month (f);
}

static void
live_day (Fixture *f,
          int      day)
{
  begin_day (f, day);
  if (day == CHANGED)
    change_contact (f);
  assert_lists_of_lead (f, day == CHANGED ? "张伟" : NULL);
  assert_lists (f);
  if (day == SICK)
    be_ill (f);
  if (day == SICK + 1)
    put_off (f);
  if (day != SICK && month_is_working (day))
    work (f);
  if (day == SICK - 1)
    skip (f);
}

static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_modal (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return GTK_WIDGET (window);
    }
  return NULL;
}

/* All goes to the colleague with what is open, which is told before and after; the lead sees it. */
static void
hand_over (Fixture *f)
{
  const guint n_open = month_oracle_count (&f->oracle, (int) f->manager, 0, G_MAXINT);
  g_autofree char *asked = g_strdup_printf ("120 customers are handed over to 王芳.\n%u open plans", n_open);
  g_autofree char *told = g_strdup_printf ("Handed over to 王芳, with %u open plans", n_open);

  open_page (f, "changes");
  rapport_hand_over_ask (f->window.base.context, (const gint64 *) f->ids->data, N_CUSTOMERS, f->colleague);
  window_wait_until (find_question () != NULL);
  window_wait_for_text (find_question (), asked, NULL);
  gtk_widget_activate_action (find_question (), "default.activate", NULL);
  window_wait_for_text (GTK_WIDGET (f->window.window), told, NULL);
  for (guint i = 0; i < N_CUSTOMERS; i++)
    g_array_index (f->oracle.customers, MonthCustomer, i).owner = (int) f->colleague;
}

static void
test_story (Fixture       *f,
            gconstpointer  data)
{
  begin_day (f, 20260202);
  open_page (f, "reviews");
  g_assert_true (press (GTK_WIDGET (f->window.window), "_Everybody’s"));
  plan_month (f);
  for (int day = 20260202; day <= SATURDAY + 2; day = month_day_after (day))
    if (month_is_working (day) || day == SATURDAY + 2)
      live_day (f, day);
  begin_day (f, BACK);
  hand_over (f);
  assert_lists_of_lead (f, "120 customers · ");
  assert_lists (f);
  act_as (f, f->colleague);
  assert_today (f, f->colleague);
}

static void
add_tests (GtkApplication *application)
{
  g_test_add ("/ui/month/FR-2/planned-worked-and-handed-over", Fixture, application, set_up, test_story, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  return window_fixture_run (argc, argv, add_tests);
}
