/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-agenda.h"
#include "rapport-care-date.h"
#include "rapport-care-dates.h"
#include "rapport-derived-days.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-greet.h"
#include "rapport-guests.h"
#include "rapport-invite.h"
#include "rapport-log-follow-up.h"
#include "rapport-merge.h"

/* Tuesday 2026-03-10 12:00 in Shanghai */
#define TUESDAY G_GINT64_CONSTANT (1773115200)
#define DAY 86400

#define ALL "SELECT group_concat(t, ' ') FROM (SELECT d.kind || ' ' || n.day AS t FROM care_date d" \
  " JOIN care_next n ON n.id = d.id ORDER BY n.day, d.id)"

static gint64 clock_now = TUESDAY;

/* The acts' clock, before GLib's own. */
gint64
g_get_real_time (void)
{
  return clock_now * G_USEC_PER_SEC;
}

static void
set_up (ActFixture    *fixture,
        gconstpointer  data)
{
  clock_now = TUESDAY;
  act_fixture_set_up (fixture, data);
}

static void
assert_all (ActFixture *fixture,
            const char *expected)
{
  g_autofree char *all = scratch_read_text (fixture->book, ALL);

  g_assert_cmpstr (all, ==, expected);
}

static gint64
add_customer (ActFixture *fixture,
              const char *name,
              const char *birthday)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  g_autoptr(GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
  RapportEntity *contact = RAPPORT_ENTITY (rapport_contact_new ());

  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, "王芳");
  rapport_entity_set_text (contact, RAPPORT_CONTACT_BIRTHDAY, birthday);
  g_ptr_array_add (contacts, contact);
  return scratch_run (fixture->book, rapport_add_customer_new (customer, contacts, NULL));
}

static gint64
get_contact (ActFixture *fixture)
{
  return scratch_query (fixture->book, "SELECT max(id) FROM contact");
}

static void
set_text (ActFixture *fixture,
          GType       type,
          gint64      id,
          guint       field,
          const char *text)
{
  g_autoptr(RapportEntity) entity = rapport_book_get (fixture->book, type, id, NULL);

  g_assert_nonnull (entity);
  rapport_entity_set_text (entity, field, text);
  scratch_run (fixture->book, rapport_edit_new (entity, &field, 1));
}

static void
test_birthday (ActFixture    *fixture,
               gconstpointer  data)
{
  gint64 contact;

  add_customer (fixture, "南京大润", "3-15");
  contact = get_contact (fixture);
  assert_all (fixture, "birthday 20260315");
  set_text (fixture, RAPPORT_TYPE_CONTACT, contact, RAPPORT_CONTACT_BIRTHDAY, "农历八月十五");
  assert_all (fixture, "birthday 20260925");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT birthday_lunar FROM contact"), ==, 1);
  act_fixture_undo (fixture, "edit-contact");
  assert_all (fixture, "birthday 20260315");
  set_text (fixture, RAPPORT_TYPE_CONTACT, contact, RAPPORT_CONTACT_BIRTHDAY, NULL);
  assert_all (fixture, NULL);
  act_fixture_undo (fixture, "edit-contact");
  assert_all (fixture, "birthday 20260315");
  set_text (fixture, RAPPORT_TYPE_CONTACT, contact, RAPPORT_CONTACT_BIRTHDAY, "三月的某一天");
  assert_all (fixture, NULL);
}

static void
test_own_words_stay (ActFixture    *fixture,
                     gconstpointer  data)
{
  gint64 contact;

  add_customer (fixture, "南京大润", "3-15");
  contact = get_contact (fixture);
  set_text (fixture, RAPPORT_TYPE_CARE_DATE, 1, RAPPORT_CARE_DATE_TEXT, "生日快乐!");
  set_text (fixture, RAPPORT_TYPE_CONTACT, contact, RAPPORT_CONTACT_BIRTHDAY, "3-16");
  assert_all (fixture, "birthday 20260316");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM care_date WHERE text = '生日快乐!'"), ==, 1);
}

static void
add_contract (ActFixture *fixture,
              gint64      customer,
              int         day)
{
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());

  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_CUSTOMER, customer);
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_DATE, day);
  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_AMOUNT, 1000);
  scratch_run (fixture->book, rapport_add_new (contract));
}

static void
test_cooperation (ActFixture    *fixture,
                  gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "南京大润", NULL);

  add_contract (fixture, customer, 20240601);
  assert_all (fixture, "cooperation 20260601");
  add_contract (fixture, customer, 20250701);
  assert_all (fixture, "cooperation 20260601");
  add_contract (fixture, customer, 20230320);
  assert_all (fixture, "cooperation 20260320");
  act_fixture_undo (fixture, "add-contract");
  assert_all (fixture, "cooperation 20260601");
  set_text (fixture, RAPPORT_TYPE_CUSTOMER, customer, RAPPORT_CUSTOMER_COMPANY_ANNIVERSARY, "6月18日");
  assert_all (fixture, "cooperation 20260601 anniversary 20260618");
}

/* Nobody is congratulated twice for what two files said. */
static void
test_merged (ActFixture    *fixture,
             gconstpointer  data)
{
  const gint64 into = add_customer (fixture, "南京大润", NULL);
  const gint64 from = add_customer (fixture, "大润", "3-15");

  add_contract (fixture, into, 20240601);
  add_contract (fixture, from, 20230320);
  assert_all (fixture, "birthday 20260315 cooperation 20260320 cooperation 20260601");
  scratch_run (fixture->book, rapport_merge_new (from, into, NULL, 0));
  assert_all (fixture, "birthday 20260315 cooperation 20260320");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT customer) FROM care_date"), ==, 1);
  act_fixture_undo (fixture, "merge-customer");
  assert_all (fixture, "birthday 20260315 cooperation 20260320 cooperation 20260601");
}

/* One that somebody wrote down is not added a second time. */
static void
test_festival_by_hand (ActFixture    *fixture,
                       gconstpointer  data)
{
  g_autoptr(RapportEntity) care = RAPPORT_ENTITY (rapport_care_date_new ());

  rapport_entity_set_text (care, RAPPORT_CARE_DATE_NAME, "中秋");
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_KIND, "festival");
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_FESTIVAL, "mid-autumn");
  scratch_run (fixture->book, rapport_add_new (care));
  scratch_run (fixture->book, rapport_add_festivals_new ());
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM care_date WHERE festival = 'mid-autumn'"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM care_date"), ==, 6);
}

static void
test_festivals (ActFixture    *fixture,
                gconstpointer  data)
{
  scratch_run (fixture->book, rapport_add_festivals_new ());
  assert_all (fixture, "festival 20260405 festival 20260619 festival 20260925 festival 20261001 festival 20270101"
                       " festival 20270206");
  scratch_run (fixture->book, rapport_add_festivals_new ());
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM care_date"), ==, 6);
}

/* how many care dates Today has to think of */
static guint
count_proposed (ActFixture *fixture)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  guint n = 0;

  g_assert_true (rapport_agenda_count_due (rapport_book_get_connection (fixture->book), "care_date", 0, clock_now, zone,
                                           &n, NULL));
  return n;
}

static void
wait_until (ActFixture *fixture,
            int         days)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportConnection) connection = NULL;

  clock_now = TUESDAY + (gint64) days * DAY;
  connection = rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  g_assert_nonnull (connection);
  g_assert_true (rapport_derived_days_run (connection, clock_now, zone, NULL));
}

static GPtrArray *
find_whom (ActFixture *fixture)
{
  const gint64 care_date = 1;
  GPtrArray *whom = rapport_greetable_load (rapport_book_get_connection (fixture->book), &care_date, 1, 0, 100, NULL);

  g_assert_nonnull (whom);
  return whom;
}

static void
greet (ActFixture          *fixture,
       RapportGreetingDeed  deed)
{
  g_autoptr(GPtrArray) whom = find_whom (fixture);

  scratch_run (fixture->book, rapport_greet_new (whom, deed, "{contact}您好,{occasion}快乐!", "wechat"));
}

/* Seven days ahead, once; a year later again */
static void
test_proposed_once_a_year (ActFixture    *fixture,
                           gconstpointer  data)
{
  add_customer (fixture, "南京大润", "3-20");
  g_assert_cmpint (count_proposed (fixture), ==, 0);
  wait_until (fixture, 3);
  g_assert_cmpint (count_proposed (fixture), ==, 1);
  greet (fixture, RAPPORT_GREET_DONE);
  g_assert_cmpint (count_proposed (fixture), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE depth = 'light' AND purpose = 'care'"
                                                 " AND summary = '王芳您好,Birthday快乐!' AND method = 'wechat'"), ==, 1);
  greet (fixture, RAPPORT_GREET_DONE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 1);
  wait_until (fixture, 10);
  g_assert_cmpint (count_proposed (fixture), ==, 0);
  wait_until (fixture, 11);
  assert_all (fixture, "birthday 20270320");
  g_assert_cmpint (count_proposed (fixture), ==, 0);
  wait_until (fixture, 368);
  g_assert_cmpint (count_proposed (fixture), ==, 1);
}

static guint
count_in (ActFixture         *fixture,
          RapportAgendaGroup  group)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportAgenda) agenda =
    rapport_agenda_load (rapport_book_get_connection (fixture->book), 0, clock_now, zone, NULL);
  guint n = 0;

  g_assert_nonnull (agenda);
  for (guint i = 0; i < agenda->items[group]->len; i++)
    n += g_str_equal (((RapportAgendaItem *) agenda->items[group]->pdata[i])->thing, "care_date");
  return n;
}

/* It is thought of ahead, under the day on which it is. */
static void
test_under_its_day (ActFixture    *fixture,
                    gconstpointer  data)
{
  add_customer (fixture, "南京大润", "3-12");
  g_assert_cmpuint (count_in (fixture, RAPPORT_AGENDA_TODAY), ==, 0);
  g_assert_cmpuint (count_in (fixture, RAPPORT_AGENDA_WEEK), ==, 1);
  wait_until (fixture, 2);
  g_assert_cmpuint (count_in (fixture, RAPPORT_AGENDA_TODAY), ==, 1);
  g_assert_cmpuint (count_in (fixture, RAPPORT_AGENDA_WEEK), ==, 0);
}

static void
test_undone (ActFixture    *fixture,
             gconstpointer  data)
{
  add_customer (fixture, "南京大润", "3-12");
  g_assert_cmpint (count_proposed (fixture), ==, 1);
  greet (fixture, RAPPORT_GREET_DONE);
  g_assert_cmpint (count_proposed (fixture), ==, 0);
  act_fixture_undo (fixture, "greet");
  g_assert_cmpint (count_proposed (fixture), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 0);
  greet (fixture, RAPPORT_GREET_SKIP);
  g_assert_cmpint (count_proposed (fixture), ==, 0);
  act_fixture_undo (fixture, "skip-greetings");
  greet (fixture, RAPPORT_GREET_PLAN);
  g_assert_cmpint (count_proposed (fixture), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT due_day FROM plan WHERE origin = 'care-date'"
                                                 " AND state = 'planned'"), ==, 20260312);
}

/* A plan made for the occasion is done by the greeting, one made by hand for something else stays. */
static void
test_plans (ActFixture    *fixture,
            gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "南京大润", "3-12");
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment due = rapport_moment_from_day (20260312);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, "报价");
  scratch_run (fixture->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
  greet (fixture, RAPPORT_GREET_PLAN);
  greet (fixture, RAPPORT_GREET_DONE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE origin = 'care-date'"
                                                 " AND state = 'done' AND answered_by IS NOT NULL"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE origin = 'by-hand'"
                                                 " AND state = 'planned' AND content = '报价'"), ==, 1);
}

/* Who was greeted is left out the next time, and all of it is one act. */
static void
test_all_customers (ActFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(GPtrArray) whom = NULL;
  g_autoptr(GPtrArray) rest = NULL;
  g_autoptr(GPtrArray) first = g_ptr_array_new ();

  scratch_execute (fixture->book, "DELETE FROM care_date");
  scratch_run (fixture->book, rapport_add_festivals_new ());
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("客户%u", i);

      add_customer (fixture, name, NULL);
    }
  whom = find_whom (fixture);
  g_assert_cmpint (whom->len, ==, 3);
  g_ptr_array_add (first, whom->pdata[0]);
  scratch_run (fixture->book, rapport_greet_new (first, RAPPORT_GREET_DONE, "节日快乐", "sms"));
  rest = find_whom (fixture);
  g_assert_cmpint (rest->len, ==, 2);
  scratch_run (fixture->book, rapport_greet_new (rest, RAPPORT_GREET_DONE, "节日快乐", "sms"));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE method = 'sms'"), ==, 3);
  act_fixture_undo (fixture, "greet");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE method = 'sms'"), ==, 1);
}

/* What was written before it was looked at stays as it is until it is changed. */
static void
test_no_day (ActFixture    *fixture,
             gconstpointer  data)
{
  static const char * const wrong[] = { "6-31", "中秋", "农历八月三十一", "2026年闰四月初一" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(RapportEntity) care = RAPPORT_ENTITY (rapport_care_date_new ());

      rapport_entity_set_text (care, RAPPORT_CARE_DATE_NAME, "店庆");
      rapport_entity_set_text (care, RAPPORT_CARE_DATE_DATE, wrong[i]);
      scratch_refuse (fixture->book, rapport_add_new (care), RAPPORT_ERROR_INVALID);
    }
}

static void
test_rests (ActFixture    *fixture,
            gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "南京大润", "3-12");

  g_assert_cmpint (count_proposed (fixture), ==, 1);
  set_text (fixture, RAPPORT_TYPE_CUSTOMER, customer, RAPPORT_CUSTOMER_STAGE, "lost");
  g_assert_cmpint (count_proposed (fixture), ==, 0);
}

/* What a person deleted stays away, though the file still tells the day. */
static void
test_deleted_stays_away (ActFixture    *fixture,
                         gconstpointer  data)
{
  const gint64 id = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  const guint fields[] = { RAPPORT_CUSTOMER_COMPANY_ANNIVERSARY, RAPPORT_CUSTOMER_NAME };
  gint64 care;

  rapport_entity_set_text (customer, fields[0], "5-8");
  scratch_run (fixture->book, rapport_edit_new (customer, fields, 1));
  care = scratch_query (fixture->book, "SELECT id FROM care_date");
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CARE_DATE, &care, 1));
  rapport_entity_set_text (customer, fields[1], "甲公司");
  scratch_run (fixture->book, rapport_edit_new (customer, &fields[1], 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM care_date"), ==, 0);
  rapport_entity_set_text (customer, fields[0], NULL);
  scratch_run (fixture->book, rapport_edit_new (customer, fields, 1));
  scratch_undo (fixture->book);
  scratch_undo (fixture->book);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM care_date"), ==, 1);
}

static RapportActivityGuest *
new_invitation (ActFixture *fixture)
{
  g_autoptr(RapportEntity) activity = RAPPORT_ENTITY (rapport_activity_new ());
  RapportActivityGuest *invitation = rapport_activity_guest_new ();

  rapport_entity_set_text (activity, RAPPORT_ACTIVITY_NAME, "年终答谢会");
  rapport_entity_set_integer (RAPPORT_ENTITY (invitation), RAPPORT_ACTIVITY_GUEST_ACTIVITY,
                              scratch_run (fixture->book, rapport_add_new (activity)));
  rapport_entity_set_day (RAPPORT_ENTITY (invitation), RAPPORT_ACTIVITY_GUEST_INVITED, 20260310);
  return invitation;
}

/* Many are invited in one act, each once; a second invitation of one of them is refused. */
static void
test_invited_once (ActFixture    *fixture,
                   gconstpointer  data)
{
  g_autoptr(RapportActivityGuest) invitation = new_invitation (fixture);
  const gint64 customers[] = { act_fixture_add_customer (fixture, NULL, "甲"), act_fixture_add_customer (fixture, NULL, "乙"),
                               act_fixture_add_customer (fixture, NULL, "丙") };

  scratch_run (fixture->book, rapport_invite_new (invitation, customers, 2));
  scratch_refuse (fixture->book, rapport_invite_new (invitation, customers, 1), RAPPORT_ERROR_INVALID);
  scratch_run (fixture->book, rapport_invite_new (invitation, customers, 3));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM activity_guest WHERE invited = 20260310"), ==, 3);
  act_fixture_undo (fixture, "invite");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM activity_guest"), ==, 2);
}

/* Who is marked as having come accepted, unless another answer is known. */
static void
test_attended (ActFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(RapportActivityGuest) invitation = new_invitation (fixture);
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_activity_guest_new ());
  const gint64 customers[] = { act_fixture_add_customer (fixture, NULL, "甲"), act_fixture_add_customer (fixture, NULL, "乙") };
  const guint field = RAPPORT_ACTIVITY_GUEST_ATTENDED;
  const gint64 ids[] = { 1, 2 };
  g_autoptr(GArray) found = NULL;

  scratch_run (fixture->book, rapport_invite_new (invitation, customers, 2));
  rapport_entity_set_flag (values, field, TRUE);
  scratch_run (fixture->book, rapport_edit_many_new (values, &field, 1, ids, 2));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM activity_guest WHERE answer = 'yes'"), ==, 2);
  found = rapport_guests_load_customers (rapport_book_get_connection (fixture->book), ids, 2, NULL);
  g_assert_cmpmem (found->data, found->len * sizeof (gint64), customers, sizeof customers);
}

/* Invited both, they are one guest after they are merged. */
static void
test_merged_guest (ActFixture    *fixture,
                   gconstpointer  data)
{
  g_autoptr(RapportActivityGuest) invitation = new_invitation (fixture);
  const gint64 customers[] = { act_fixture_add_customer (fixture, NULL, "甲"), act_fixture_add_customer (fixture, NULL, "乙") };

  scratch_run (fixture->book, rapport_invite_new (invitation, customers, 2));
  scratch_run (fixture->book, rapport_merge_new (customers[0], customers[1], NULL, 0));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM activity_guest"), ==, 1);
  act_fixture_undo (fixture, "merge-customer");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM activity_guest"), ==, 2);
}

#define CARE_TEST(path, func) \
  g_test_add (path, ActFixture, NULL, set_up, func, act_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CARE_TEST ("/acts/care-dates/birthday", test_birthday);
  CARE_TEST ("/acts/care-dates/own-words-stay", test_own_words_stay);
  CARE_TEST ("/acts/care-dates/cooperation", test_cooperation);
  CARE_TEST ("/acts/care-dates/merged", test_merged);
  CARE_TEST ("/acts/care-dates/festivals", test_festivals);
  CARE_TEST ("/acts/care-dates/festival-by-hand-stays-the-only-one", test_festival_by_hand);
  CARE_TEST ("/acts/care-dates/under-its-day", test_under_its_day);
  CARE_TEST ("/acts/care-dates/deleted-stays-away", test_deleted_stays_away);
  CARE_TEST ("/acts/activity/invited-once", test_invited_once);
  CARE_TEST ("/acts/activity/who-came-accepted", test_attended);
  CARE_TEST ("/acts/activity/merged-is-one-guest", test_merged_guest);
  CARE_TEST ("/acts/care-dates/proposed-once-a-year", test_proposed_once_a_year);
  CARE_TEST ("/acts/care-dates/undone", test_undone);
  CARE_TEST ("/acts/care-dates/plans", test_plans);
  CARE_TEST ("/acts/care-dates/all-customers", test_all_customers);
  CARE_TEST ("/acts/care-dates/no-day", test_no_day);
  CARE_TEST ("/acts/care-dates/rests", test_rests);
  return g_test_run ();
}
