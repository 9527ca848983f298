/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "list-fixture.h"
#include "rapport-action-item.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-department.h"
#include "rapport-fold.h"
#include "rapport-list-columns.h"
#include "rapport-plan.h"
#include "rapport-product.h"
#include "rapport-record.h"
#include "rapport-member.h"
#include "rapport-service-desk.h"
#include "rapport-setting.h"
#include "rapport-tag.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

static void
test_customer_orders (BookFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  list_fixture_assert_numbers (fixture, query,
                  "001 | 002 | 003 | 004 | 005 | 006 | 007 | 008 | 009 | 010 | 011 | 012 | 013 | 014"
                  " | 015 | 016 | 017 | 018 | 019 | 020 | 021 | 0099 | 100 | K-2 | K-10");
  list_fixture_want (query, "grade:A");
  rapport_list_query_set_text (&query->sort, "name");
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME,
               "北京华盛电子 | 长沙金河 | 科技有限公司 | 南京东方 | 欧阳软件 | 上海泰恒医药"
               " | 曾氏食品 | 张家港钢铁");
  query->descending = TRUE;
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME,
               "张家港钢铁 | 曾氏食品 | 上海泰恒医药 | 欧阳软件 | 南京东方 | 科技有限公司"
               " | 长沙金河 | 北京华盛电子");
  query->descending = FALSE;
  list_fixture_want (query, "owner:安助理");
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME,
               "Åland \"Quoted\" 'Ltd' | YY实业集团 | 🙂 Smile GmbH | 重庆长安机械 | 李宁体育 | 王氏传媒"
               " | 厦门海山 | 曾氏食品");
}

static void
test_groups_and_nothing_last (BookFixture   *fixture,
                              gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GPtrArray) up = NULL;
  g_autoptr(GPtrArray) down = NULL;
  g_autoptr(GPtrArray) owners = NULL;
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  rapport_list_query_set_text (&query->sort, "grade");
  up = list_fixture_run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_GRADE);
  query->descending = TRUE;
  down = list_fixture_run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_GRADE);
  g_assert_cmpuint (up->len, ==, LIST_FIXTURE_N_CUSTOMERS);
  g_assert_cmpuint (down->len, ==, LIST_FIXTURE_N_CUSTOMERS);
  g_assert_cmpstr (up->pdata[0], ==, "A");
  g_assert_cmpstr (down->pdata[0], ==, "C");
  g_assert_null (up->pdata[24]);
  g_assert_null (down->pdata[24]);

  rapport_list_query_set_text (&query->sort, "owner");
  query->descending = FALSE;
  owners = list_fixture_run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_OWNER);
  g_assert_cmpstr (owners->pdata[0], ==, "安助理");
  g_assert_cmpstr (owners->pdata[8], ==, "张经理");
  g_assert_null (owners->pdata[24]);
}

static void
test_dates_and_due (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(RapportListQuery) plans = rapport_list_query_new (&rapport_list_plans);
  g_autoptr(GPtrArray) numbers = NULL;
  ListFixtureFilled filled;
  gint64 done;

  list_fixture_fill (fixture, &filled);
  list_fixture_add_plan (fixture, filled.ids[0], "2026-11-21", "today");
  list_fixture_add_plan (fixture, filled.ids[1], "2026-11-21 09:00", "this morning");
  list_fixture_add_plan (fixture, filled.ids[2], "2026-11-20", "yesterday");
  list_fixture_add_plan (fixture, filled.ids[3], "2026-11-28", "in a week");
  list_fixture_add_plan (fixture, filled.ids[4], "2026-12-24", "Christmas");
  done = list_fixture_add_plan (fixture, filled.ids[5], "2026-11-01", "done");
  book_fixture_edit (fixture, RAPPORT_TYPE_PLAN, done, "state", "done", NULL);

  rapport_list_query_set_text (&query->sort, "next");
  numbers = list_fixture_run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_NUMBER);
  g_assert_cmpuint (numbers->len, ==, LIST_FIXTURE_N_CUSTOMERS);
  g_assert_cmpstr (numbers->pdata[0], ==, "003");
  g_assert_cmpstr (numbers->pdata[1], ==, "001");
  g_assert_cmpstr (numbers->pdata[4], ==, "005");
  g_assert_cmpstr (numbers->pdata[5], ==, "006");
  list_fixture_want (query, "next:overdue");
  list_fixture_assert_numbers (fixture, query, "003 | 002");
  list_fixture_want (query, "next:today");
  list_fixture_assert_numbers (fixture, query, "001 | 002");
  query->descending = TRUE;
  list_fixture_want (query, "next:next-7d");
  list_fixture_assert_numbers (fixture, query, "004 | 002 | 001");
  list_fixture_want (query, "next:empty");
  g_ptr_array_unref (numbers);
  numbers = list_fixture_run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_NUMBER);
  g_assert_cmpuint (numbers->len, ==, LIST_FIXTURE_N_CUSTOMERS - 5);

  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT,
               "yesterday | today | this morning | in a week | Christmas");
  list_fixture_want (plans, "state:done,skipped");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "done");
  plans->all = TRUE;
  list_fixture_want (plans, "due<=2026-11-20");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "done | yesterday");
  list_fixture_want (plans, "");
  rapport_list_query_set_text (&plans->search, "yysy");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "this morning");
  rapport_list_query_set_text (&plans->search, NULL);
  list_fixture_want (plans, "owner:张经理");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "today | in a week");
  list_fixture_want (plans, "customer:003");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "yesterday");
}

static void
test_search_in_order (BookFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", filled.ids[7], "name", "李工",
                    "mobile", "138-0013-8000", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[13], "name", "需技术支持", NULL);
  rapport_list_query_set_text (&query->sort, "name");
  rapport_list_query_set_text (&query->search, "李");
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME, "🙂 Smile GmbH | 李宁体育");
  query->descending = TRUE;
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME, "李宁体育 | 🙂 Smile GmbH");
  rapport_list_query_set_text (&query->search, "bjhs");
  list_fixture_assert_numbers (fixture, query, "004");
  rapport_list_query_set_text (&query->search, "cq");
  list_fixture_assert_numbers (fixture, query, "005");
  rapport_list_query_set_text (&query->search, "النور");
  list_fixture_assert_numbers (fixture, query, "009");
  rapport_list_query_set_text (&query->search, "🙂");
  list_fixture_assert_numbers (fixture, query, "008");
  rapport_list_query_set_text (&query->search, "<b>");
  list_fixture_assert_numbers (fixture, query, "007");
  rapport_list_query_set_text (&query->search, "氏 高意");
  list_fixture_assert_numbers (fixture, query, "011");
  rapport_list_query_set_text (&query->search, NULL);
  list_fixture_want (query, "tag:需技术支持");
  list_fixture_assert_numbers (fixture, query, "014");
  list_fixture_want (query, "status:低活跃");
  list_fixture_assert_numbers (fixture, query, "012 | 008 | 002");
  list_fixture_want (query, "status:低活跃 grade:C");
  rapport_list_query_set_text (&query->search, "smi");
  list_fixture_assert_numbers (fixture, query, "008");
}

static void
test_order_is_kept_and_noticed_stale (BookFixture   *fixture,
                                      gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) undone = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *joined_undone = NULL;
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  rapport_list_query_set_text (&query->sort, "name");
  rapport_list_query_set_text (&query->search, "氏");
  before = list_fixture_run (fixture, query, order, RAPPORT_CUSTOMER_CELL_NUMBER);
  g_assert_cmpuint (before->len, ==, 2);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[12], "name", "阿氏", NULL);
  after = list_fixture_run (fixture, query, order, RAPPORT_CUSTOMER_CELL_NUMBER);
  joined = list_fixture_join (after);
  g_assert_cmpstr (joined, ==, "013 | 017 | 011");
  scratch_undo (fixture->book);
  undone = list_fixture_run (fixture, query, order, RAPPORT_CUSTOMER_CELL_NUMBER);
  joined_undone = list_fixture_join (undone);
  g_assert_cmpstr (joined_undone, ==, "017 | 011");
}

static void
test_archived_and_deleted (BookFixture   *fixture,
                           gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GPtrArray) rows = NULL;
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  rapport_list_query_set_text (&query->search, "K-");
  list_fixture_assert_numbers (fixture, query, "K-2 | K-10");
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[23], "archived", TRUE, NULL);
  list_fixture_assert_numbers (fixture, query, "K-10");
  query->all = TRUE;
  list_fixture_assert_numbers (fixture, query, "K-2 | K-10");
  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, filled.ids[23]);
  list_fixture_assert_numbers (fixture, query, "K-10");
  rows = rapport_list_query_fetch (&rapport_list_customers, fixture->connection, &filled.ids[23], 2);
  g_assert_null (rows->pdata[0]);
  g_assert_nonnull (rows->pdata[1]);
  scratch_undo (fixture->book);
  list_fixture_assert_numbers (fixture, query, "K-2 | K-10");
}

static void
test_records (BookFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_records);
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree gint64 *ids = NULL;
  RapportMoment day = book_fixture_moment (fixture, "2024-03-10");
  ListFixtureFilled filled;
  guint n;

  list_fixture_fill (fixture, &filled);
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", filled.ids[0], "started", &day,
                    "summary", "确认新功能演示时间\nsecond line", "contact-words", "*总监(市场部)",
                    "method", "phone", "next-words", "下个月", "owner-words", "*经理", NULL);
  list_fixture_add_record (fixture, filled.ids[1], "2026-11-20 15:00", "afternoon");
  list_fixture_add_record (fixture, filled.ids[1], "2026-11-20 09:00", "morning");
  list_fixture_add_record (fixture, filled.ids[3], "2026-11-20", "that day");

  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY,
               "afternoon | morning | that day | 确认新功能演示时间");
  query->descending = FALSE;
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY,
               "确认新功能演示时间 | that day | morning | afternoon");
  rapport_list_query_set_text (&query->search, "yysyjt");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "");
  rapport_list_query_set_text (&query->search, "实业");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "morning | afternoon");
  rapport_list_query_set_text (&query->search, "noon");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "afternoon");
  rapport_list_query_set_text (&query->search, NULL);
  list_fixture_want (query, "grade:A");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "确认新功能演示时间 | that day");
  list_fixture_want (query, "grade:A started>=2026-01-01");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "that day");
  list_fixture_want (query, "started>=2026-01-01 owner:张经理");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "that day");
  list_fixture_want (query, "customer:001");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_CONTACT, "*总监(市场部)");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_OWNER, "*经理");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_NEXT, "下个月");
  ids = rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n, NULL);
  rows = rapport_list_query_fetch (query->spec, fixture->connection, ids, n);
  g_assert_cmpint (rapport_row_get_moment (rows->pdata[0], RAPPORT_RECORD_CELL_STARTED).day, ==, 20240310);
}

static void
test_tickets (BookFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_tickets);
  g_autofree char *sql = NULL;
  ListFixtureFilled filled;
  gint64 first, second;

  list_fixture_fill (fixture, &filled);
  first = list_fixture_add_ticket (fixture, filled.ids[0], "T-9", "P3", FIXTURE_NOW - 7200, "screen\ndark");
  second = list_fixture_add_ticket (fixture, filled.ids[1], "T-10", "P1", FIXTURE_NOW - 3600, "fire");
  list_fixture_add_ticket (fixture, filled.ids[1], "T-11", "P1", FIXTURE_NOW - 90000, "smoke");
  list_fixture_add_ticket (fixture, filled.ids[2], "T-12", "P4", FIXTURE_NOW - 60, "closed");
  book_fixture_edit (fixture, RAPPORT_TYPE_TICKET, second + 2, "status", "closed", NULL);
  sql = g_strdup_printf ("UPDATE ticket_row SET next_due = CASE id WHEN %d THEN %d WHEN %d THEN %d END,"
                         " next_target = 'solution'", (int) first, FIXTURE_NOW + 3600,
                         (int) second, FIXTURE_NOW - 60);
  scratch_execute (fixture->book, sql);

  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-10 | T-9 | T-11 | T-12");
  query->descending = TRUE;
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-9 | T-10 | T-11 | T-12");
  list_fixture_want (query, "open:yes");
  rapport_list_query_set_text (&query->sort, "number");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-11 | T-10 | T-9");
  query->descending = FALSE;
  rapport_list_query_set_text (&query->sort, "priority");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-11 | T-10 | T-9");
  rapport_list_query_set_text (&query->sort, "received");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_DESCRIPTION, "smoke | screen | fire");
  rapport_list_query_set_text (&query->search, "yy实业");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_DESCRIPTION, "smoke | fire");
  rapport_list_query_set_text (&query->search, "DARK");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_DESCRIPTION, "screen");
  rapport_list_query_set_text (&query->search, NULL);
  list_fixture_want (query, "open:yes next:overdue");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-10");
  list_fixture_want (query, "open:yes next:today");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-9 | T-10");
  list_fixture_want (query, "open:yes priority:P1 customer:002");
  rapport_list_query_set_text (&query->sort, "number");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-10 | T-11");
  list_fixture_want (query, "priority:P1 customer:002 received>=2026-11-21");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-10");
}

typedef struct
{
  ListFixtureFilled filled;
  gint64            unit;
  gint64            tickets[5];
} LeadFilled;

/* T-1 is unanswered and billing, T-2 escalated, T-3 an unanswered complaint, T-4 waits and has two exceptions */
static void
fill_for_lead (BookFixture *fixture,
               LeadFilled  *lead)
{
  const RapportMoment new_date = book_fixture_moment (fixture, "2026-11-22");
  const RapportMoment earlier = book_fixture_moment (fixture, "2026-11-01");

  list_fixture_fill (fixture, &lead->filled);
  lead->unit = book_fixture_add (fixture, RAPPORT_TYPE_DEPARTMENT, "name", "技术部", NULL);
  for (gsize i = 1; i < G_N_ELEMENTS (lead->tickets); i++)
    {
      g_autofree char *number = g_strdup_printf ("T-%d", (int) i);

      lead->tickets[i] = list_fixture_add_ticket (fixture, lead->filled.ids[0], number, i == 3 ? "P3" : "P1",
                                                  FIXTURE_NOW - 600, "x");
    }
  book_fixture_edit (fixture, RAPPORT_TYPE_TICKET, lead->tickets[1], "department", lead->unit, "channel", "phone",
                     "nature", "billing", NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_TICKET, lead->tickets[2], "department", lead->unit, "owner",
                     lead->filled.an, "escalation-level", G_GINT64_CONSTANT (1), NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_TICKET, lead->tickets[3], "complaint", TRUE, NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_TICKET, lead->tickets[4], "status", "waiting", NULL);
  for (gsize i = 2; i < G_N_ELEMENTS (lead->tickets); i += 2)
    book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", lead->tickets[i], "kind", "responded", "at",
                      FIXTURE_NOW - 500, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", lead->tickets[2], "kind", "escalated", "at",
                    FIXTURE_NOW - 400, "addressee", lead->filled.zhang, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", lead->tickets[4], "kind", "waiting", "at",
                    FIXTURE_NOW - 400, "note", "serial number", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", lead->tickets[4], "kind", "exception", "at",
                    FIXTURE_NOW - 300, "exception-cause", "no parts", "new-date", &earlier, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", lead->tickets[4], "kind", "exception", "at",
                    FIXTURE_NOW - 200, "exception-cause", "still none", "new-date", &new_date, NULL);
}

/* what a lead asks of tickets: who was not answered, who is waited for, what went up, what was promised anew */
static void
test_ticket_conditions (BookFixture   *fixture,
                        gconstpointer  data)
{
  static const char * const expected[][2] = {
    { "unanswered:yes", "T-1 | T-3" },
    { "unanswered:no -status:closed", "T-2 | T-4" },
    { "waiting:yes", "T-4" },
    { "escalated:yes", "T-2" },
    { "escalated-to:张经理", "T-2" },
    { "escalated-to:empty escalated:yes", "" },
    { "complaint:yes", "T-3" },
    { "department:技术部", "T-1 | T-2" },
    { "exception:this-week", "T-4" },
    { "new-date:overdue", "" },
    { "new-date:tomorrow", "T-4" },
    { "channel:phone (nature:billing or category:after-sales)", "T-1" },
    { "soon:yes", "" },
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_tickets);
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  g_autoptr(GPtrArray) sections = NULL;
  g_autofree gint64 *ids = NULL;
  LeadFilled lead;
  guint n;

  fill_for_lead (fixture, &lead);
  rapport_list_query_set_text (&query->sort, "number");
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      list_fixture_want (query, expected[i][0]);
      list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_NUMBER, expected[i][1]);
    }
  g_clear_pointer (&query->condition, rapport_condition_unref);
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_WAITING, "(null) | (null) | (null) | serial number");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_ESCALATED, "(null) | 张经理 | (null) | (null)");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_UNANSWERED, "yes | (null) | yes | (null)");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_COMPLAINT, "(null) | (null) | yes | (null)");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_DEPARTMENT, "技术部 | 技术部 | (null) | (null)");
  rapport_list_query_set_text (&query->group, "complaint");
  ids = rapport_list_query_run_grouped (query, fixture->connection, order, FIXTURE_NOW, fixture->zone, &n, &sections,
                                        NULL);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpstr (((RapportListSection *) g_ptr_array_index (sections, 0))->label, ==, "Complaint: yes");
  g_assert_cmpuint (((RapportListSection *) g_ptr_array_index (sections, 1))->n, ==, 3);
}

/* Of a ticket that waits or went up, and of which nobody said for what or to whom, the list says that it did. */
static void
test_nothing_named (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_tickets);
  const RapportColumn *columns = rapport_list_tickets.columns;
  LeadFilled lead;

  fill_for_lead (fixture, &lead);
  for (gsize i = 1; i < 4; i += 2)
    {
      const char *kind = i == 1 ? "waiting" : "escalated";

      book_fixture_edit (fixture, RAPPORT_TYPE_TICKET, lead.tickets[i], "status", i == 1 ? kind : "in-progress",
                         "escalation-level", G_GINT64_CONSTANT (1), NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", lead.tickets[i], "kind", kind, "at",
                        FIXTURE_NOW - 400, NULL);
    }
  rapport_list_query_set_text (&query->sort, "number");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_WAITING, "waiting | (null) | (null) | serial number");
  list_fixture_assert (fixture, query, RAPPORT_TICKET_CELL_ESCALATED, "(null) | 张经理 | escalated | (null)");
  g_assert_cmpstr (rapport_choice_label (columns[RAPPORT_TICKET_CELL_WAITING].choices, "waiting"), ==,
                   "Waiting for the customer");
  g_assert_cmpstr (rapport_choice_label (columns[RAPPORT_TICKET_CELL_ESCALATED].choices, "escalated"), ==, "Escalated");
}

static guint
count_listed (BookFixture *fixture,
              const char  *condition,
              gint64       now)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_tickets);
  g_autofree gint64 *ids = NULL;
  guint n;

  list_fixture_want (query, condition);
  ids = rapport_list_query_run (query, fixture->connection, NULL, now, fixture->zone, &n, NULL);
  return n;
}

/* What the lead's desk counts, the list of tickets shows under the same condition, at any time. */
static void
test_service_desk (BookFixture   *fixture,
                   gconstpointer  data)
{
  static const struct { RapportDeskCount count; const char *condition; } counts[] = {
    { RAPPORT_DESK_COUNT_OPEN, "open:yes" },
    { RAPPORT_DESK_COUNT_FIRST, "open:yes priority:P1,P2 -status:solved" },
    { RAPPORT_DESK_COUNT_LATE, "open:yes next:overdue" },
    { RAPPORT_DESK_COUNT_SOON, "open:yes soon:yes" },
    { RAPPORT_DESK_COUNT_UNANSWERED, "open:yes unanswered:yes" },
    { RAPPORT_DESK_COUNT_WAITING, "open:yes waiting:yes" },
    { RAPPORT_DESK_COUNT_ESCALATED, "open:yes escalated:yes -status:solved" },
  };
  static const int minutes[] = { 0, 11, 21, 45, 100, 115, 60 * 22, 60 * 24 };
  guint seen[RAPPORT_DESK_N_COUNTS] = { 0 };
  LeadFilled lead;

  fill_for_lead (fixture, &lead);
  book_fixture_edit (fixture, RAPPORT_TYPE_MEMBER, lead.filled.an, "away-from", 20261121, "deputy",
                     lead.filled.zhang, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      const gint64 now = FIXTURE_NOW + minutes[i] * 60;
      g_autoptr(RapportServiceDesk) desk = rapport_service_desk_load (fixture->connection, now, fixture->zone, NULL);

      for (gsize k = 0; k < G_N_ELEMENTS (counts); k++)
        {
          g_assert_cmpuint (desk->n[counts[k].count], ==, count_listed (fixture, counts[k].condition, now));
          seen[counts[k].count] |= 1u << desk->n[counts[k].count];
        }
      g_assert_cmpuint (desk->n_exceptions, ==, count_listed (fixture, "exception:this-week", now) * 2);
    }
  /* over time and soon over time came and went meanwhile */
  g_assert_cmphex (seen[RAPPORT_DESK_COUNT_LATE] & 1, ==, 1);
  g_assert_cmphex (seen[RAPPORT_DESK_COUNT_LATE], !=, 1);
  g_assert_cmphex (seen[RAPPORT_DESK_COUNT_SOON], !=, 1);
}

/* P1 and P2 stand first, each ticket once; who is away is known, and what is nobody's stands before all. */
static void
test_service_desk_order (BookFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr(RapportServiceDesk) desk = NULL;
  g_autoptr(GString) told = g_string_new (NULL);
  const RapportDeskLoad *load;
  LeadFilled lead;
  guint hour = 0;

  fill_for_lead (fixture, &lead);
  book_fixture_edit (fixture, RAPPORT_TYPE_MEMBER, lead.filled.an, "away-from", 20261121, "deputy",
                     lead.filled.zhang, NULL);
  desk = rapport_service_desk_load (fixture->connection, FIXTURE_NOW, fixture->zone, NULL);
  for (guint i = 0; i < desk->tickets->len; i++)
    {
      const RapportDeskTicket *ticket = g_ptr_array_index (desk->tickets, i);

      g_string_append_printf (told, "%s %d, ", ticket->number, ticket->group);
    }
  g_assert_cmpstr (told->str, ==, "T-1 0, T-2 0, T-4 0, T-3 3, ");
  g_assert_cmpstr (((RapportDeskTicket *) g_ptr_array_index (desk->tickets, 2))->waiting_for, ==, "serial number");
  g_assert_cmpint (((RapportDeskTicket *) g_ptr_array_index (desk->tickets, 2))->new_date.day, ==, 20261122);
  g_assert_cmpuint (desk->persons->len, ==, 2);
  load = g_ptr_array_index (desk->persons, 0);
  g_assert_cmpint (load->id, ==, 0);
  g_assert_cmpuint (load->n[RAPPORT_DESK_COUNT_OPEN], ==, 3);
  load = g_ptr_array_index (desk->persons, 1);
  g_assert_cmpstr (load->name, ==, "安助理");
  g_assert_true (load->is_away);
  g_assert_cmpint (load->deputy, ==, lead.filled.zhang);
  load = g_ptr_array_index (desk->departments, 1);
  g_assert_cmpstr (load->name, ==, "技术部");
  for (guint i = 0; i < RAPPORT_DESK_HOURS; i++)
    hour += desk->hours_today[i];
  g_assert_cmpuint (hour, ==, 4);
  g_assert_cmpstr (((RapportDeskException *) g_ptr_array_index (desk->exceptions, 0))->cause, ==, "still none");
}

static gboolean
says (const char *text,
      const char *term)
{
  g_autofree char *folded = rapport_fold (text, -1);

  return strstr (folded, term) != NULL;
}

/* the whole way from typing to rows finds what fold() and strstr() find in what was entered */
static void
test_search_oracle (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_records);
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  ListFixtureFilled filled;
  guint hits = 0;

  list_fixture_fill (fixture, &filled);
  for (gsize i = 0; i < LIST_FIXTURE_N_CUSTOMERS; i++)
    list_fixture_add_record (fixture, filled.ids[i], "2026-01-01", list_fixture_customers[(i * 7 + 3) % LIST_FIXTURE_N_CUSTOMERS][1]);
  for (int i = 0; i < 400; i++)
    {
      const char *name = list_fixture_customers[g_rand_int_range (rand, 0, LIST_FIXTURE_N_CUSTOMERS)][1];
      glong length = g_utf8_strlen (name, -1);
      glong start = g_rand_int_range (rand, 0, length);
      g_autofree char *typed = g_utf8_substring (name, start, MIN (length, start + 1 + i % 3));
      g_autofree char *term = rapport_fold (typed, -1);
      g_autofree gint64 *ids = NULL;
      guint expected = 0, n;

      if (*term == '\0' || strpbrk (term, " \n") != NULL)
        continue;
      rapport_list_query_set_text (&query->search, typed);
      ids = rapport_list_query_run (query, fixture->connection, order, FIXTURE_NOW, fixture->zone, &n, NULL);
      for (gsize j = 0; j < LIST_FIXTURE_N_CUSTOMERS; j++)
        expected += says (list_fixture_customers[j][1], term) ||
                    says (list_fixture_customers[(j * 7 + 3) % LIST_FIXTURE_N_CUSTOMERS][1], term);
      if (n != expected)
        g_error ("\"%s\": %u instead of %u", typed, n, expected);
      hits += n;
    }
  g_assert_cmpuint (hits, >, 400);
}

/* ids made on another machine lie far apart */
static void
test_spread_ids (BookFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  const gint64 far = G_GINT64_CONSTANT (5) << 40;
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  g_object_set (customer, "number", "050", "name", "远方", NULL);
  rapport_entity_set_id (customer, far);
  scratch_add (fixture->book, customer);
  rapport_list_query_set_text (&query->search, "方");
  list_fixture_assert_numbers (fixture, query, "050 | 100");
}

/* each list is whole: its columns and cells are of one number, what it names is there, figures stand under each other */
static void
test_columns (void)
{
  const RapportListSpec * const *lists = rapport_lists_get ();

  g_assert_cmpuint (rapport_list_records.n_columns, ==, 13);
  g_assert_cmpstr (rapport_list_records.columns[11].name, ==, "next");
  g_assert_cmpint (rapport_list_tickets.columns[RAPPORT_TICKET_CELL_NEXT].flags & RAPPORT_COLUMN_DUE, !=, 0);
  for (guint list = 0; lists[list] != NULL; list++)
    {
      const RapportListSpec *spec = lists[list];

      g_assert_true (rapport_lists_find (spec->name) == spec);
      if (spec->when != NULL)
        g_assert_nonnull (rapport_list_spec_filter (spec, spec->when));
      for (guint i = 0; i < spec->n_columns; i++)
        {
          g_assert_nonnull (spec->cells[i].sql);
          if (spec->columns[i].kind == RAPPORT_COLUMN_INTEGER || spec->columns[i].kind == RAPPORT_COLUMN_MONEY)
            g_assert_cmpint (spec->columns[i].align, ==, RAPPORT_COLUMN_END);
          g_assert_true (rapport_list_spec_sorts_by (spec, spec->columns[i].name));
        }
      for (guint i = 0; i < spec->n_sorts; i++)
        for (guint k = 0; spec->sorts[i].known != NULL && spec->sorts[i].known[k] != NULL; k++)
          g_assert_nonnull (rapport_list_spec_filter (spec, spec->sorts[i].known[k]));
    }
}

/* what is sold, by its name, its category and its texts; what is sold no more only when asked for */
static void
test_products (BookFixture   *fixture,
               gconstpointer  data)
{
  static const char * const expected[][2] = {
    { "category:硬件", "视觉检测系统" }, { "category:硬件 retired:yes", "旧款控制器" }, { "price>15", "年度维保" },
    { "price:empty", "" },
    { NULL }
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_products);
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *joined = NULL;

  list_fixture_add_products (fixture);
  list_fixture_assert_conditions (fixture, &rapport_list_products, 0, expected);
  /* by pinyin: ch, j, k, n, sh */
  query->all = TRUE;
  book_fixture_add (fixture, RAPPORT_TYPE_PRODUCT, "name", "产线改造", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_PRODUCT, "name", "控制柜", NULL);
  list_fixture_assert (fixture, query, 0, "产线改造 | 旧款控制器 | 控制柜 | 年度维保 | 视觉检测系统");
  query->descending = TRUE;
  list_fixture_assert (fixture, query, 0, "视觉检测系统 | 年度维保 | 控制柜 | 旧款控制器 | 产线改造");
  query->descending = FALSE;
  rapport_list_query_set_text (&query->search, "停产");
  found = list_fixture_run (fixture, query, NULL, 0);
  joined = list_fixture_join (found);
  g_assert_cmpstr (joined, ==, "旧款控制器");
}

static void
add_order (BookFixture *fixture,
           gint64       customer,
           int          date,
           gint64       amount)
{
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());

  g_object_set (contract, "customer", customer, "date", date, "amount", amount, NULL);
  scratch_add (fixture->book, contract);
}

/* The amount is that of the contracts and orders of the last 12 months, but what is typed wins (FR-1). */
static void
test_amount_of_contracts (BookFixture   *fixture,
                          gconstpointer  data)
{
  static const char * const expected[][2] = {
    { "amount>=100", "001" }, { "amount:30", "002" },
    { "amount:empty number:001,002,003,004", "003 | 004" }, { NULL }
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const int today = rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, zone);
  RapportListSum sums[RAPPORT_LIST_MOST_SUMS];
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  add_order (fixture, filled.ids[0], today, 6000);
  add_order (fixture, filled.ids[0], rapport_day_add (today, -364), 4000);
  add_order (fixture, filled.ids[0], rapport_day_add (today, -366), 100000);
  add_order (fixture, filled.ids[1], rapport_day_add (today, -20), 20000);
  add_order (fixture, filled.ids[2], rapport_day_add (today, 2), 20000);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[1], "yearly-amount", G_GINT64_CONSTANT (3000), NULL);
  list_fixture_assert_conditions (fixture, &rapport_list_customers, RAPPORT_CUSTOMER_CELL_NUMBER, expected);
  g_assert_true (rapport_list_query_sum (query->spec, fixture->connection, filled.ids, 4, today, sums, NULL));
  g_assert_cmpint (sums[0].total, ==, 13000);
  g_assert_cmpuint (sums[0].n, ==, 2);
}

/* A customer for whom no type was typed is new until the ⚙ months after the first contract; both are shown. */
static void
test_type_and_amount_shown (BookFixture   *fixture,
                            gconstpointer  data)
{
  static const char * const expected[][2] = {
    { "type:existing number:001,002,003,004", "001 | 003" }, { "type:new number:001,002,003,004", "002 | 004" }, { NULL }
  };
  static const char * const longer[][2] = { { "type:existing number:001,002,003,004", "003" }, { NULL } };
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const int today = rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, zone);
  g_autoptr(GPtrArray) rows = NULL;
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  add_order (fixture, filled.ids[0], 20251121, 6000);
  add_order (fixture, filled.ids[1], 20251122, 6000);
  add_order (fixture, filled.ids[1], today, 20000);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[2], "type", "existing", NULL);
  list_fixture_assert_conditions (fixture, &rapport_list_customers, RAPPORT_CUSTOMER_CELL_NUMBER, expected);
  book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", "new-customer-months", "value", "13", NULL);
  list_fixture_assert_conditions (fixture, &rapport_list_customers, RAPPORT_CUSTOMER_CELL_NUMBER, longer);

  rows = rapport_list_query_fetch (&rapport_list_customers, fixture->connection, &filled.ids[1], 2);
  g_assert_cmpint (rapport_row_get_integer (rows->pdata[0], RAPPORT_CUSTOMER_CELL_AMOUNT), >=, 20000);
  g_assert_cmpstr (rapport_row_get_text (rows->pdata[1], RAPPORT_CUSTOMER_CELL_TYPE), ==, "existing");
}

/* The numbers are of the contact whom the row names, however many there are. */
static void
test_numbers_shown (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(GPtrArray) rows = NULL;
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  scratch_execute (fixture->book, "DELETE FROM contact");
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", filled.ids[0], "name", "张三", "mobile", "13800138000", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", filled.ids[0], "name", "李四", "mobile",
                    "13800138001", "key-contact", TRUE, NULL);
  for (guint i = 0; i < 120; i++)
    book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", filled.ids[0], "name", "王五", "mobile", "13800138002", NULL);
  rows = rapport_list_query_fetch (&rapport_list_customers, fixture->connection, &filled.ids[0], 1);
  g_assert_cmpstr (rapport_row_get_text (rows->pdata[0], RAPPORT_CUSTOMER_CELL_CONTACT), ==, "李四");
  g_assert_cmpstr (rapport_row_get_text (rows->pdata[0], RAPPORT_CUSTOMER_CELL_MOBILE), ==, "13800138001");
}

/* What is typed into the search finds by the owner's name as well, alone and beside other words. */
static void
test_search_by_owner (BookFixture   *fixture,
                      gconstpointer  data)
{
  static const struct { const char *typed, *found; } cases[] = {
    { "欧阳静", "001 | 002" }, { "欧阳", "001 | 002" }, { "阳", "" }, { "静 002", "" }, { "欧阳静 科技", "001" },
    { "科技 欧阳静", "001" },
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  const gint64 owner = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "欧阳静", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "001", "name", "科技有限公司", "owner", owner, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "002", "name", "YY实业集团", "owner", owner, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "003", "name", "科技小微", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rapport_list_query_set_text (&query->search, cases[i].typed);
      list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NUMBER, cases[i].found);
    }
}

/* What is typed in full pinyin finds by the names of customers and contacts, alone and beside other words. */
static void
test_search_by_pinyin (BookFixture   *fixture,
                       gconstpointer  data)
{
  static const struct { const char *typed, *found; } cases[] = {
    { "zhangwei", "002" }, { "zhangw", "002" }, { "zhang", "002" }, { "ZhangWei", "002" }, { "keji", "001 | 003" },
    { "beijing", "001" }, { "beijing keji", "001" }, { "keji 小微", "003" }, { "xiaowei 科技", "003" },
    { "angwei", "" }, { "jing", "" }, { "jingli", "" }, { "zhangweiguo", "" }, { "zh", "" },
    { "zhang wei", "002" }, { "bei jing ke ji", "001" }, { "wei zhang", "" }, { "xi'an", "004" }, { "xi an", "004" },
    { "lü", "004" }, { "lü bu", "004" }, { "lyubu", "004" }, { "lvbu", "004" }, { "lubu", "004" }, { "shan", "004" },
    { "yuchi", "004" },
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(RapportListQuery) plans = rapport_list_query_new (&rapport_list_plans);
  static const char * const people[] = { "吕布", "单雄信", "尉迟恭" };
  gint64 customer, first;

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "001", "name", "北京科技有限公司", NULL);
  first = customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "002", "name", "YY集团", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "张伟", "position", "经理",
                    NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "003", "name", "科技小微", NULL);
  customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "004", "name", "西安机电", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", people[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rapport_list_query_set_text (&query->search, cases[i].typed);
      list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NUMBER, cases[i].found);
    }
  customer = first;
  list_fixture_add_plan (fixture, customer, "2026-03-10", "call");
  rapport_list_query_set_text (&plans->search, "zhangwei");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CUSTOMER, "YY集团");
}

/* Whatever is typed, each list there is answers: with what has it, or with nothing. */
static void
test_search_of_every_list (BookFixture   *fixture,
                           gconstpointer  data)
{
  static const char * const typed[] = {
    "x", "%", "report", "科", "科技有限公司", "kjyxgs", "zhangwei", "宁波ht", "13800138000", "#12",
    "a b c d e f g h i j k l m n o p q r",
  };
  const RapportListSpec * const *lists = rapport_lists_get ();
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  for (guint i = 0; lists[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (typed); k++)
      {
        g_autoptr(RapportListQuery) query = rapport_list_query_new (lists[i]);

        g_test_message ("%s: %s", lists[i]->name, typed[k]);
        rapport_list_query_set_text (&query->search, typed[k]);
        g_ptr_array_unref (list_fixture_run (fixture, query, NULL, 0));
      }
}

/* What no index has is found by its own words, whose it is, and what the customer is called. */
static void
test_search_action_items (BookFixture   *fixture,
                          gconstpointer  data)
{
  static const struct { const char *typed, *found; } cases[] = {
    { "report", "Send the Report | 寄出报告" }, { "报告", "寄出报告" }, { "REPORT send", "Send the Report" },
    { "欧阳", "Send the Report" }, { "yysy 寄出", "寄出报告" }, { "q", "" }, { "科", "Send the Report" },
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_action_items);
  const gint64 owner = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "欧阳静", NULL);
  const gint64 first = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "科技有限公司", "owner", owner, NULL);
  const gint64 second = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "YY实业集团", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_ACTION_ITEM, "customer", first, "what", "Send the Report", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_ACTION_ITEM, "customer", second, "what", "寄出报告", "outcome", "report sent",
                    NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rapport_list_query_set_text (&query->search, cases[i].typed);
      list_fixture_assert (fixture, query, 1, cases[i].found);
    }
}

/* contracts by amount, end and product; found by their own words, those of their lines and their customer */
static void
test_contracts (BookFixture   *fixture,
                gconstpointer  data)
{
  static const char * const expected[][2] = {
    { "amount>=2", "K-2" }, { "ends:overdue", "K-1" }, { "ends:empty", "K-2" }, { "kind:renewal", "K-2" },
    { "product:年度维保", "K-1" }, { "date:this-year", "K-2 | K-1" },
    { NULL }
  };
  static const char * const searched[][2] = { { "甲", "K-2 | K-1" }, { "K-1", "K-1" }, { "维保", "K-1" }, { "无", "" } };
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  gint64 id;

  list_fixture_add_products (fixture);
  g_object_set (customer, "name", "甲公司", NULL);
  id = scratch_add (fixture->book, customer);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());
      g_autoptr(RapportEntity) line = RAPPORT_ENTITY (rapport_contract_line_new ());

      g_object_set (contract, "customer", id, "number", i == 0 ? "K-1" : "K-2", "date", 20260101 + i, "amount",
                    (gint64) 100 * (i + 1), "kind", i == 0 ? "first" : "renewal", "ends", i == 0 ? 20260110 : 0, NULL);
      g_object_set (line, "contract", scratch_add (fixture->book, contract), "product", (gint64) (i == 0 ? 2 : 1),
                    "product-words", i == 0 ? "年度维保服务" : NULL, NULL);
      scratch_add (fixture->book, line);
    }
  list_fixture_assert_conditions (fixture, &rapport_list_contracts, 0, expected);
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_contracts);
      g_autoptr(GPtrArray) found = NULL;
      g_autofree char *joined = NULL;

      rapport_list_query_set_text (&query->search, searched[i][0]);
      found = list_fixture_run (fixture, query, NULL, 0);
      joined = list_fixture_join (found);
      g_assert_cmpstr (joined, ==, searched[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/list-query/columns", test_columns);
  BOOK_TEST ("/store/list-query/customer-orders", test_customer_orders);
  BOOK_TEST ("/store/list-query/groups-and-nothing-last", test_groups_and_nothing_last);
  BOOK_TEST ("/store/list-query/dates-and-due", test_dates_and_due);
  BOOK_TEST ("/store/list-query/search-in-order", test_search_in_order);
  BOOK_TEST ("/store/list-query/order-is-kept-and-noticed-stale", test_order_is_kept_and_noticed_stale);
  BOOK_TEST ("/store/list-query/archived-and-deleted", test_archived_and_deleted);
  BOOK_TEST ("/store/list-query/records", test_records);
  BOOK_TEST ("/store/list-query/tickets", test_tickets);
  BOOK_TEST ("/store/list-query/tickets-of-a-lead", test_ticket_conditions);
  BOOK_TEST ("/store/list-query/tickets-nothing-named", test_nothing_named);
  BOOK_TEST ("/store/service-desk/CS-3/counts-what-the-list-shows", test_service_desk);
  BOOK_TEST ("/store/service-desk/CS-3/p1-and-p2-first", test_service_desk_order);
  BOOK_TEST ("/store/list-query/products", test_products);
  BOOK_TEST ("/store/list-query/numbers-are-of-the-contact-who-is-named", test_numbers_shown);
  BOOK_TEST ("/store/list-query/FR-1-amount-of-contracts", test_amount_of_contracts);
  BOOK_TEST ("/store/list-query/search-finds-by-owner", test_search_by_owner);
  BOOK_TEST ("/store/list-query/search-finds-by-full-pinyin", test_search_by_pinyin);
  BOOK_TEST ("/store/list-query/search-of-every-list", test_search_of_every_list);
  BOOK_TEST ("/store/list-query/search-action-items", test_search_action_items);
  BOOK_TEST ("/store/list-query/type-and-amount-are-shown", test_type_and_amount_shown);
  BOOK_TEST ("/store/list-query/contracts", test_contracts);
  BOOK_TEST ("/store/list-query/search-oracle", test_search_oracle);
  BOOK_TEST ("/store/list-query/spread-ids", test_spread_ids);
  return g_test_run ();
}
