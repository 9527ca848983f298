/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-query.h"
#include "rapport-department.h"
#include "rapport-list-columns.h"
#include "rapport-member.h"
#include "rapport-service-desk.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

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

/* Adds the tests of lists of tickets, and of what a lead asks of them. */
void
list_query_add_tickets (void)
{
  BOOK_TEST ("/store/list-query/tickets", test_tickets);
  BOOK_TEST ("/store/list-query/tickets-of-a-lead", test_ticket_conditions);
  BOOK_TEST ("/store/list-query/tickets-nothing-named", test_nothing_named);
  BOOK_TEST ("/store/service-desk/CS-3/counts-what-the-list-shows", test_service_desk);
  BOOK_TEST ("/store/service-desk/CS-3/p1-and-p2-first", test_service_desk_order);
}
