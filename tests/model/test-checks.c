/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-checks.h"
#include "rapport-contact-name.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

/* the severity of what is wrong with @field, -1 when nothing is */
static int
get_severity (gpointer    thing,
              const char *field)
{
  g_autoptr(GPtrArray) problems = rapport_entity_check (RAPPORT_ENTITY (thing));
  int severity = -1;

  for (guint i = 0; i < problems->len; i++)
    {
      const RapportProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpstr (problem->sentence, !=, "");
      if (g_str_equal (problem->field, field))
        severity = MAX (severity, (int) problem->severity);
    }
  return severity;
}

#define assert_fine(thing, field) g_assert_cmpint (get_severity (thing, field), ==, -1)
#define assert_flagged(thing, field) \
  g_assert_cmpint (get_severity (thing, field), ==, RAPPORT_SEVERITY_FLAG)
#define assert_refused(thing, field) \
  g_assert_cmpint (get_severity (thing, field), ==, RAPPORT_SEVERITY_ERROR)

static void
test_customer (void)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  RapportEntity *entity = RAPPORT_ENTITY (customer);

  assert_refused (customer, "name");
  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_NAME, " \t");
  assert_refused (customer, "name");
  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_NAME, "科技有限公司");
  assert_fine (customer, "name");

  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_SOURCE_WORDS, "行业峰会推荐");
  assert_flagged (customer, "source");
  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_SOURCE, "referral");
  assert_fine (customer, "source");
  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_GRADE, "D");
  assert_refused (customer, "grade");

  rapport_entity_set_integer (entity, RAPPORT_CUSTOMER_YEARLY_AMOUNT, -1);
  assert_refused (customer, "yearly-amount");
  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_COMPANY_ANNIVERSARY, "13-01");
  assert_flagged (customer, "company-anniversary");
  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_COMPANY_ANNIVERSARY, "9月30日");
  assert_fine (customer, "company-anniversary");

  rapport_entity_set_id (entity, 7);
  rapport_entity_set_integer (entity, RAPPORT_CUSTOMER_REFERRED_BY, 7);
  assert_refused (customer, "referred-by");
}

static void
test_contact_of_the_registration_form (void)
{
  g_autoptr(RapportContact) contact = rapport_contact_new ();

  rapport_contact_set_typed (contact, "*张总");
  rapport_entity_set_text (RAPPORT_ENTITY (contact), RAPPORT_CONTACT_EMAIL, "zhangxx");
  assert_flagged (contact, "phone");
  assert_flagged (contact, "email");
  assert_fine (contact, "name");
  g_assert_cmpstr (rapport_entity_get_text (RAPPORT_ENTITY (contact), RAPPORT_CONTACT_EMAIL), ==,
                   "zhangxx");
}

static void
test_phones (void)
{
  static const char * const good[] = {
    "13800138000", "+86 (10) 6552-9988", "010-65529988 转 12", "95588", "010-65529988 ext. 3",
    "13800138000 / 13900139000", "\uff11\uff13\uff18\uff10\uff10",
  };
  static const char * const bad[] = { "123", "call me", "1380013800O", "-", "电话见名片" };
  g_autoptr(RapportContact) contact = rapport_contact_new ();

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      rapport_entity_set_text (RAPPORT_ENTITY (contact), RAPPORT_CONTACT_PHONE, good[i]);
      assert_fine (contact, "phone");
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      rapport_entity_set_text (RAPPORT_ENTITY (contact), RAPPORT_CONTACT_PHONE, bad[i]);
      assert_flagged (contact, "phone");
    }
}

static void
test_emails (void)
{
  static const char * const good[] = { "a@b.cn", "zhang.san@mail.example.com; li@example.org" };
  static const char * const bad[] = { "zhangxx", "@b.cn", "a@b", "a@.cn", "a@b.", "a@b@c.cn", ";" };
  g_autoptr(RapportContact) contact = rapport_contact_new ();

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      rapport_entity_set_text (RAPPORT_ENTITY (contact), RAPPORT_CONTACT_EMAIL, good[i]);
      assert_fine (contact, "email");
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      rapport_entity_set_text (RAPPORT_ENTITY (contact), RAPPORT_CONTACT_EMAIL, bad[i]);
      assert_flagged (contact, "email");
    }
}

static void
test_record (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(RapportRecord) record = rapport_record_new ();
  RapportEntity *entity = RAPPORT_ENTITY (record);
  RapportMoment started = rapport_moment_from_instant (1710486000, zone);
  RapportMoment day = rapport_moment_from_day (20240315);

  assert_refused (record, "started");
  assert_flagged (record, "method");
  rapport_entity_set_moment (entity, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_integer (entity, RAPPORT_RECORD_ENDED, 1710485999);
  assert_refused (record, "ended");
  rapport_entity_set_moment (entity, RAPPORT_RECORD_STARTED, &day);
  assert_fine (record, "ended");
  rapport_entity_set_text (entity, RAPPORT_RECORD_METHOD, "phone");
  assert_fine (record, "method");
  rapport_entity_set_integer (entity, RAPPORT_RECORD_SATISFACTION, 11);
  assert_refused (record, "satisfaction");
  rapport_entity_set_integer (entity, RAPPORT_RECORD_SATISFACTION, 0);
  assert_fine (record, "satisfaction");
  rapport_entity_set_text (entity, RAPPORT_RECORD_NEXT_WORDS, "下月初");
  assert_flagged (record, "next");
}

static void
test_plan (void)
{
  g_autoptr(RapportPlan) plan = rapport_plan_new ();

  g_assert_cmpstr (rapport_entity_get_text (RAPPORT_ENTITY (plan), RAPPORT_PLAN_STATE), ==,
                   "planned");
  assert_refused (plan, "due");
  rapport_entity_set_text (RAPPORT_ENTITY (plan), RAPPORT_PLAN_STATE, "skipped");
  assert_flagged (plan, "skip-reason");
}

static void
test_ticket (void)
{
  g_autoptr(RapportTicket) ticket = rapport_ticket_new ();
  RapportEntity *entity = RAPPORT_ENTITY (ticket);

  assert_refused (ticket, "received");
  rapport_entity_set_integer (entity, RAPPORT_TICKET_RECEIVED, 1710486000);
  rapport_entity_set_integer (entity, RAPPORT_TICKET_ACCEPTED_AT, 1710485999);
  assert_refused (ticket, "accepted-at");
  rapport_entity_set_text (entity, RAPPORT_TICKET_CATEGORY, "pre-sales");
  rapport_entity_set_text (entity, RAPPORT_TICKET_SUBCATEGORY, "repair");
  assert_flagged (ticket, "subcategory");
  rapport_entity_set_text (entity, RAPPORT_TICKET_COMPLEXITY, "special");
  assert_flagged (ticket, "agreed");
  g_assert_cmpstr (rapport_entity_get_text (entity, RAPPORT_TICKET_STATUS), ==, "new");
}

static void
test_ticket_event (void)
{
  g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();
  RapportEntity *entity = RAPPORT_ENTITY (event);

  assert_refused (event, "kind");
  rapport_entity_set_text (entity, RAPPORT_TICKET_EVENT_KIND, "priority");
  assert_refused (event, "value");
  rapport_entity_set_text (entity, RAPPORT_TICKET_EVENT_VALUE, "P1");
  assert_fine (event, "value");
  rapport_entity_set_integer (entity, RAPPORT_TICKET_EVENT_SCORE_SPEED, 6);
  assert_refused (event, "score-speed");
}

static void
test_future (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(GPtrArray) problems = rapport_problems_new ();
  g_autoptr(RapportTicket) ticket = rapport_ticket_new ();
  g_autoptr(RapportRecord) record = rapport_record_new ();
  RapportMoment tomorrow = rapport_moment_from_day (20240316);
  RapportMoment today = rapport_moment_from_day (20240315);

  rapport_entity_set_integer (RAPPORT_ENTITY (ticket), RAPPORT_TICKET_RECEIVED, 1710486000);
  rapport_entity_check_at (RAPPORT_ENTITY (ticket), 1710486000, zone, problems);
  rapport_entity_set_moment (RAPPORT_ENTITY (record), RAPPORT_RECORD_STARTED, &today);
  rapport_entity_check_at (RAPPORT_ENTITY (record), 1710486000, zone, problems);
  g_assert_cmpuint (problems->len, ==, 0);

  rapport_entity_check_at (RAPPORT_ENTITY (ticket), 1710485999, zone, problems);
  rapport_entity_set_moment (RAPPORT_ENTITY (record), RAPPORT_RECORD_STARTED, &tomorrow);
  rapport_entity_check_at (RAPPORT_ENTITY (record), 1710486000, zone, problems);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_null (rapport_problems_find_error (problems));
}

/* A new date is promised from the exception on, whichever of them is written down later (CS-4). */
static void
test_new_date (void)
{
  static const struct
  {
    gint64   at;
    int      day;
    gboolean is_refused;
  } cases[] = {
    { RAPPORT_UNSET, 20240314, TRUE },
    { RAPPORT_UNSET, 20240315, FALSE },
    { 1710486000 - 24 * 60 * 60, 20240314, FALSE },
    { 1710486000 - 24 * 60 * 60, 20240313, TRUE },
  };
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();
      g_autoptr(GError) error = NULL;
      const RapportMoment date = rapport_moment_from_day (cases[i].day);

      rapport_entity_set_integer (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_AT, cases[i].at);
      rapport_entity_set_moment (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_NEW_DATE, &date);
      g_assert_cmpint (!rapport_ticket_event_check_new_date (event, 1710486000, zone, &error), ==, cases[i].is_refused);
      g_assert_cmpint (error != NULL, ==, cases[i].is_refused);
    }
}

static void
test_member (void)
{
  g_autoptr(RapportMember) member = rapport_member_new ();

  rapport_entity_set_id (RAPPORT_ENTITY (member), 3);
  rapport_entity_set_integer (RAPPORT_ENTITY (member), RAPPORT_MEMBER_SUPERIOR, 3);
  assert_refused (member, "superior");
  rapport_entity_set_text (RAPPORT_ENTITY (member), RAPPORT_MEMBER_ROLE_WORDS, "*助理");
  assert_flagged (member, "role");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/checks/customer", test_customer);
  g_test_add_func ("/model/checks/contact", test_contact_of_the_registration_form);
  g_test_add_func ("/model/checks/phones", test_phones);
  g_test_add_func ("/model/checks/emails", test_emails);
  g_test_add_func ("/model/checks/record", test_record);
  g_test_add_func ("/model/checks/plan", test_plan);
  g_test_add_func ("/model/checks/ticket", test_ticket);
  g_test_add_func ("/model/checks/ticket-event", test_ticket_event);
  g_test_add_func ("/model/checks/CS-4/new-date-lies-ahead", test_new_date);
  g_test_add_func ("/model/checks/future", test_future);
  g_test_add_func ("/model/checks/member", test_member);
  return g_test_run ();
}
