/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer-children.h"
#include "rapport-customer.h"
#include "rapport-extra.h"
#include "rapport-feedback.h"
#include "rapport-history.h"
#include "rapport-list-columns.h"
#include "rapport-list-query.h"
#include "rapport-lists.h"
#include "rapport-member.h"
#include "rapport-numbers.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-setting.h"
#include "rapport-stage-change.h"
#include "rapport-tag.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"
#include "rapport-timeline.h"

static void
add_record (BookFixture *fixture,
            gint64       customer,
            const char  *started,
            const char  *summary)
{
  RapportMoment moment = book_fixture_moment (fixture, started);

  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &moment,
                    "summary", summary, "method", "phone", NULL);
}

static void
test_newest_first (BookFixture   *fixture,
                   gconstpointer  data)
{
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) few = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  RapportMoment due = book_fixture_moment (fixture, "2026-11-18");
  const RapportTimelineItem *item;
  gint64 member = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "张经理", NULL);
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  gint64 other = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "乙", NULL);
  gint64 ticket = book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", "T-1",
                                    "received", (gint64) FIXTURE_NOW - 7200, "description", "fire", NULL);

  add_record (fixture, customer, "2026-11-20", "day");
  add_record (fixture, customer, "2026-11-20 09:00", "morning");
  add_record (fixture, other, "2026-11-20 10:00", "not this one");
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, "at", (gint64) FIXTURE_NOW,
                    "kind", "responded", "note", "water", "member", member, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, "at", (gint64) FIXTURE_NOW - 7200,
                    "kind", "grade", "value", "B", "note", "what it was when the ticket came", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, "at", (gint64) FIXTURE_NOW - 3600,
                    "kind", "grade", "value", "A", "note", "better", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &due, "content", "planned", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &due, "state", "skipped",
                    "skip-reason", "on holiday", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_STAGE_CHANGE, "customer", customer, "stage", "needs",
                    "since", 20261101, "reason", "asked", NULL);

  items = rapport_timeline_load (fixture->connection, customer, 100, fixture->zone, NULL);
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s ", ((RapportTimelineItem *) items->pdata[i])->text);
  g_assert_cmpstr (text->str, ==, "water better fire morning day on holiday asked ");
  item = items->pdata[0];
  g_assert_cmpstr (item->value, ==, "responded");
  g_assert_cmpstr (item->words, ==, "T-1");
  g_assert_cmpint (item->ticket, ==, ticket);
  g_assert_cmpstr (item->member_name, ==, "张经理");
  few = rapport_timeline_load (fixture->connection, customer, 2, fixture->zone, NULL);
  g_assert_cmpuint (few->len, ==, 2);
}

static void
test_extras (BookFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) items = NULL;
  RapportMoment moment = book_fixture_moment (fixture, "2026-11-20");
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  gint64 record = book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &moment,
                                    "summary", "talked", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_EXTRA, "customer", customer, "name", "喜好", "value", "茶", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_EXTRA, "customer", customer, "record", record, "name", "天气",
                    "value", "<晴>", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_EXTRA, "customer", customer, "record", record, "name", "心情", NULL);
  items = rapport_timeline_load (fixture->connection, customer, 100, fixture->zone, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (((RapportTimelineItem *) items->pdata[0])->text, ==, "talked\n天气: <晴>\n心情: ");
}

/* what came of a talk, and with whom it was */
static void
test_record (BookFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) items = NULL;
  RapportMoment moment = book_fixture_moment (fixture, "2026-11-20");
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  gint64 contact = book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "王建国", NULL);
  const RapportTimelineItem *item;

  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "contact", contact, "started", &moment,
                    "feedback", "too slow", "agreed", "a second visit", "next-action", "send the offer", NULL);
  items = rapport_timeline_load (fixture->connection, customer, 100, fixture->zone, NULL);
  item = items->pdata[0];
  g_assert_cmpstr (item->feedback, ==, "too slow");
  g_assert_cmpstr (item->agreed, ==, "a second visit");
  g_assert_cmpstr (item->next_action, ==, "send the offer");
  g_assert_cmpstr (item->contact, ==, "王建国");
}

/* contracts and feedback stand among what happened, each with what opens it */
static void
test_other_things (BookFixture   *fixture,
                   gconstpointer  data)
{
  g_autoptr(GPtrArray) items = NULL;
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  gint64 contract = book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "number", "K-1",
                                      "date", 20260301, "notes", "signed in Suzhou", NULL);
  const RapportTimelineItem *item;

  book_fixture_add (fixture, RAPPORT_TYPE_FEEDBACK, "customer", customer, "source", "interview",
                    "answered-on", 20260401, "maximum", (gint64) 500, "score-overall", (gint64) 450,
                    "comment", "fast", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_FEEDBACK, "customer", customer, "source", "survey",
                    "asked-on", 20260501, NULL);
  items = rapport_timeline_load (fixture->connection, customer, 100, fixture->zone, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  item = items->pdata[0];
  g_assert_cmpstr (item->thing, ==, "feedback");
  g_assert_cmpstr (item->words, ==, "4.5/5");
  g_assert_cmpstr (item->text, ==, "fast");
  item = items->pdata[1];
  g_assert_cmpstr (item->thing, ==, "contract");
  g_assert_cmpint (item->id, ==, contract);
  g_assert_cmpstr (item->words, ==, "K-1");
  g_assert_cmpint (item->at.day, ==, 20260301);
}

/* what was added or deleted says which it was */
static void
test_history_which (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(GPtrArray) items = NULL;
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  gint64 ticket = book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", "T-1",
                                    "received", (gint64) FIXTURE_NOW, NULL);
  gint64 tag = book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", customer, "name", "续约预警", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_STAGE_CHANGE, "customer", customer, "stage", "needs", "since", 20261101, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, "at", (gint64) FIXTURE_NOW,
                    "kind", "responded", NULL);
  scratch_delete (fixture->book, RAPPORT_TYPE_TAG, tag);
  items = rapport_history_load (fixture->connection, customer, 0, 100, fixture->zone, NULL);
  g_assert_cmpstr (((RapportHistoryItem *) items->pdata[0])->which, ==, "续约预警");
  g_assert_cmpstr (((RapportHistoryItem *) items->pdata[1])->which, ==, "Responded");
  g_assert_cmpstr (((RapportHistoryItem *) items->pdata[2])->which, ==, "Needs and solution");
  g_assert_cmpstr (((RapportHistoryItem *) items->pdata[3])->which, ==, "续约预警");
  g_assert_cmpstr (((RapportHistoryItem *) items->pdata[4])->which, ==, "T-1 · P4 neither urgent nor important");
}

/* amounts are told in the book's currency, which may have no digits behind the point */
static void
test_history_in_yen (BookFixture   *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) items = NULL;
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", "currency", "value", "JPY", NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "yearly-amount", (gint64) 1234500, NULL);
  items = rapport_history_load (fixture->connection, customer, 0, 100, fixture->zone, NULL);
  g_assert_cmpstr (((RapportHistoryItem *) items->pdata[0])->new_text, ==, "1,234,500");
}

static gint64
get_written_late (BookFixture *fixture,
                  gint64       customer)
{
  g_autoptr(GPtrArray) items = rapport_timeline_load (fixture->connection, customer, 100, fixture->zone, NULL);

  g_assert_cmpuint (items->len, ==, 1);
  return ((RapportTimelineItem *) items->pdata[0])->written_late;
}

/* What was written down too long after it ended says when, by the list, too; how long is a setting. */
static void
test_written_late (BookFixture   *fixture,
                   gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  RapportMoment started = book_fixture_moment (fixture, "2026-11-20 09:00");
  RapportMoment day = book_fixture_moment (fixture, "2026-11-20");
  const gint64 record = book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &started,
                                          "ended", started.at + 3600, "written-at", started.at + 3600 + 7200, NULL);
  g_autoptr(GPtrArray) rows = NULL;

  g_assert_cmpint (get_written_late (fixture, customer), ==, RAPPORT_UNSET);
  book_fixture_edit (fixture, RAPPORT_TYPE_RECORD, record, "written-at", started.at + 3600 + 7201, NULL);
  g_assert_cmpint (get_written_late (fixture, customer), ==, started.at + 3600 + 7201);
  rows = rapport_list_query_fetch (&rapport_list_records, fixture->connection, &record, 1);
  g_assert_cmpint (rapport_row_get_integer (rows->pdata[0], RAPPORT_RECORD_CELL_LATE), ==, started.at + 3600 + 7201);
  book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", "late-record-minutes", "value", "121", NULL);
  g_assert_cmpint (get_written_late (fixture, customer), ==, RAPPORT_UNSET);
  book_fixture_edit (fixture, RAPPORT_TYPE_RECORD, record, "started", &day, "ended", RAPPORT_UNSET, NULL);
  g_assert_cmpint (get_written_late (fixture, customer), ==, RAPPORT_UNSET);
}

static const RapportHistoryItem *
find (GPtrArray  *items,
      const char *field)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (((RapportHistoryItem *) items->pdata[i])->field, field) == 0)
      return items->pdata[i];
  return NULL;
}

static void
test_history (BookFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) older = NULL;
  RapportMoment before = book_fixture_moment (fixture, "2026-11-20");
  RapportMoment after = book_fixture_moment (fixture, "2026-11-21 15:00");
  const RapportHistoryItem *item;
  gint64 member = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "张经理", NULL);
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "stage", "needs",
                                      "first-contact", &before, NULL);

  rapport_book_set_member (fixture->book, member);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "李工", NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "stage", "delivery", "owner", member,
                     "first-contact", &after, "yearly-amount", (gint64) 1234500,
                     "high-value", TRUE, "notes", "a <b>", NULL);

  items = rapport_history_load (fixture->connection, customer, 0, 100, fixture->zone, NULL);
  g_assert_cmpuint (items->len, ==, 8);
  item = find (items, "stage");
  g_assert_cmpstr (item->member_name, ==, "张经理");
  g_assert_cmpstr (item->label, ==, "Stage");
  g_assert_cmpstr (item->old_text, ==, "Needs and solution");
  g_assert_cmpstr (item->new_text, ==, "Delivery");
  item = find (items, "owner");
  g_assert_null (item->old_text);
  g_assert_cmpstr (item->new_text, ==, "张经理");
  item = find (items, "first-contact");
  g_assert_cmpstr (item->old_text, ==, "2026-11-20");
  g_assert_cmpstr (item->new_text, ==, "2026-11-21 15:00");
  item = find (items, "yearly-amount");
  g_assert_cmpstr (item->new_text, ==, "12,345");
  item = find (items, "high-value");
  g_assert_cmpstr (item->old_text, ==, "No");
  g_assert_cmpstr (find (items, "notes")->new_text, ==, "a <b>");
  item = items->pdata[6];
  g_assert_cmpint (item->op, ==, RAPPORT_CHANGE_INSERT);
  g_assert_cmpstr (item->thing, ==, "contact");
  item = items->pdata[7];
  g_assert_cmpstr (item->thing_label, ==, "Customer");
  g_assert_null (item->member_name);

  older = rapport_history_load (fixture->connection, customer, 8, 5, fixture->zone, NULL);
  g_assert_cmpuint (older->len, ==, 1);
}

static void
add_plan (BookFixture *fixture,
          gint64       customer,
          const char  *due,
          const char  *state)
{
  RapportMoment moment = book_fixture_moment (fixture, due);

  book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &moment, "state", state,
                    "content", due, NULL);
}

static char *
join (GPtrArray *things,
      guint      field)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < things->len; i++)
    g_string_append_printf (text, "%s, ", rapport_entity_get_text (things->pdata[i], field));
  return g_string_free (text, FALSE);
}

static void
test_plans (BookFixture   *fixture,
            gconstpointer  data)
{
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  gint64 other = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "乙", NULL);
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) first = NULL;
  g_autofree char *text = NULL;

  add_plan (fixture, customer, "2026-11-01", "done");
  add_plan (fixture, customer, "2026-11-20 09:00", "planned");
  add_plan (fixture, customer, "2026-11-03", "skipped");
  add_plan (fixture, customer, "2026-11-20", "planned");
  add_plan (fixture, customer, "2026-11-03 10:00", "done");
  add_plan (fixture, customer, "2026-11-10", "planned");
  add_plan (fixture, other, "2026-11-10", "planned");
  all = rapport_customer_children_load_plans (fixture->connection, customer, 100, NULL);
  text = join (all, RAPPORT_PLAN_CONTENT);
  g_assert_cmpstr (text, ==, "2026-11-10, 2026-11-20, 2026-11-20 09:00, 2026-11-03 10:00, 2026-11-03, 2026-11-01, ");
  first = rapport_customer_children_load_plans (fixture->connection, customer, 2, NULL);
  g_assert_cmpuint (first->len, ==, 2);
}

/* of very many, those nearest to today */
static void
test_open_plans (BookFixture   *fixture,
                 gconstpointer  data)
{
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) nearest = NULL;

  for (int day = 1; day <= 9; day++)
    {
      g_autofree char *due = g_strdup_printf ("2026-11-%02d", day);

      add_plan (fixture, customer, due, day % 2 == 1 ? "planned" : "done");
    }
  all = rapport_customer_children_load_open_plans (fixture->connection, customer, 20261105, 9, NULL);
  g_assert_cmpuint (all->len, ==, 5);
  nearest = rapport_customer_children_load_open_plans (fixture->connection, customer, 20261105, 2, NULL);
  g_assert_cmpuint (nearest->len, ==, 2);
  for (guint i = 0; i < nearest->len; i++)
    {
      const int day = rapport_entity_get_moment (nearest->pdata[i], RAPPORT_PLAN_DUE)->day;

      g_assert_true (day == 20261103 || day == 20261105);
    }
}

/* though the newest have none */
static void
test_next_number (BookFixture   *fixture,
                  gconstpointer  data)
{
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "number", "009", NULL);
  g_autofree char *next = NULL;
  g_autofree char *next_customer = NULL;

  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "number", "HT-041", "date", 20261101, NULL);
  for (int i = 0; i < 40; i++)
    book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20261101, NULL);
  next = rapport_numbers_next (fixture->connection, RAPPORT_TYPE_CONTRACT, NULL);
  g_assert_cmpstr (next, ==, "HT-042");
  next_customer = rapport_numbers_next (fixture->connection, RAPPORT_TYPE_CUSTOMER, NULL);
  g_assert_cmpstr (next_customer, ==, "010");
}

static void
test_tickets (BookFixture   *fixture,
              gconstpointer  data)
{
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  g_autoptr(GPtrArray) tickets = NULL;
  g_autofree char *text = NULL;

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *number = g_strdup_printf ("T-%d", i);

      book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", number,
                        "received", (gint64) FIXTURE_NOW + (i == 0 ? 90 : i), NULL);
    }
  tickets = rapport_customer_children_load_tickets (fixture->connection, customer, 3, NULL);
  text = join (tickets, RAPPORT_TICKET_NUMBER);
  g_assert_cmpstr (text, ==, "T-0, T-3, T-2, ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/timeline/newest-first", test_newest_first);
  BOOK_TEST ("/store/timeline/further-columns", test_extras);
  BOOK_TEST ("/store/timeline/what-came-of-a-talk", test_record);
  BOOK_TEST ("/store/timeline/FR-6", test_written_late);
  BOOK_TEST ("/store/timeline/plans", test_plans);
  BOOK_TEST ("/store/timeline/open-plans-nearest-to-today", test_open_plans);
  BOOK_TEST ("/store/timeline/next-number", test_next_number);
  BOOK_TEST ("/store/timeline/tickets", test_tickets);
  BOOK_TEST ("/store/timeline/contracts-and-feedback", test_other_things);
  BOOK_TEST ("/store/history/FR-13", test_history);
  BOOK_TEST ("/store/history/which-tag-stage-and-event", test_history_which);
  BOOK_TEST ("/store/history/the-books-currency", test_history_in_yen);
  return g_test_run ();
}
