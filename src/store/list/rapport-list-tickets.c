/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-columns.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket-sql.h"
#include "rapport-ticket.h"

static const RapportChoice targets[] = {
  { "first-response", NC_("choice", "First response") },
  { "analysis", NC_("choice", "Analysis") },
  { "hand-over", NC_("choice", "Hand-over") },
  { "update", NC_("choice", "Progress update") },
  { "solution", NC_("choice", "Solution") },
  { "escalation", NC_("choice", "Escalation") },
  { "acceptance", NC_("choice", "Acceptance") },
  { NULL }
};

/* said where it is so, and nothing where it is not */
static const RapportChoice unanswered[] = { { "yes", NC_("choice", "Unanswered") }, { NULL } };
static const RapportChoice complaint[] = { { "yes", NC_("choice", "Complaint") }, { NULL } };

/* Beside the detail, on a screen of 1366 pixels, there is place for what the layout has first. Where it was not said for
 * what a ticket waits or to whom it went up, what happened stands there. */
static const RapportColumn columns[] = {
  [RAPPORT_TICKET_CELL_NUMBER] =
    { "number", NC_("column", "Number"), RAPPORT_COLUMN_TEXT, NULL, 76 },
  [RAPPORT_TICKET_CELL_PRIORITY] =
    { "priority", NC_("column", "Priority"), RAPPORT_COLUMN_CHOICE, rapport_priorities, 84,
      RAPPORT_COLUMN_BRIEF },
  [RAPPORT_TICKET_CELL_NEXT] =
    { "next", NC_("column", "Next deadline"), RAPPORT_COLUMN_INSTANT, NULL, 270,
      RAPPORT_COLUMN_DUE | RAPPORT_COLUMN_GROWS },
  [RAPPORT_TICKET_CELL_CUSTOMER] =
    { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 200, RAPPORT_COLUMN_GROWS },
  [RAPPORT_TICKET_CELL_DESCRIPTION] =
    { "description", NC_("column", "Description"), RAPPORT_COLUMN_TEXT, NULL, 260, RAPPORT_COLUMN_GROWS },
  [RAPPORT_TICKET_CELL_STATUS] =
    { "status", NC_("column", "Status"), RAPPORT_COLUMN_CHOICE, rapport_ticket_statuses, 130 },
  [RAPPORT_TICKET_CELL_OWNER] =
    { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 100 },
  [RAPPORT_TICKET_CELL_TARGET] =
    { "target", NC_("column", "For"), RAPPORT_COLUMN_CHOICE, targets, 100 },
  [RAPPORT_TICKET_CELL_RECEIVED] =
    { "received", NC_("column", "Received"), RAPPORT_COLUMN_INSTANT, NULL, 130 },
  [RAPPORT_TICKET_CELL_DEPARTMENT] =
    { "department", NC_("column", "Department"), RAPPORT_COLUMN_TEXT, NULL, 110 },
  [RAPPORT_TICKET_CELL_UNANSWERED] =
    { "unanswered", NC_("column", "Unanswered"), RAPPORT_COLUMN_CHOICE, unanswered, 100 },
  [RAPPORT_TICKET_CELL_WAITING] =
    { "waiting", NC_("column", "Waiting for"), RAPPORT_COLUMN_CHOICE, rapport_event_kinds, 160 },
  [RAPPORT_TICKET_CELL_ESCALATED] =
    { "escalated", NC_("column", "Escalated to"), RAPPORT_COLUMN_CHOICE, rapport_event_kinds, 110 },
  [RAPPORT_TICKET_CELL_COMPLAINT] =
    { "complaint", NC_("column", "Complaint"), RAPPORT_COLUMN_CHOICE, complaint, 90 },
  [RAPPORT_TICKET_CELL_NEW_DATE] =
    { "new-date", NC_("column", "New date"), RAPPORT_COLUMN_MOMENT, NULL, 150, RAPPORT_COLUMN_DUE },
};

/* the ticket's exception that counts: no later one has replaced it */
#define LATEST_EXCEPTION \
  "e.kind = 'exception' AND NOT EXISTS (SELECT 1 FROM ticket_event n WHERE n.ticket = e.ticket" \
  " AND n.kind = 'exception' AND (n.at, n.id) > (e.at, e.id))"

static const RapportListCell cells[] = {
  [RAPPORT_TICKET_CELL_NUMBER] = { "t.number", .holds = "ticket.number" },
  [RAPPORT_TICKET_CELL_PRIORITY] = { "t.priority", .edits = "priority" },
  [RAPPORT_TICKET_CELL_NEXT] = { "r.next_due" },
  [RAPPORT_TICKET_CELL_CUSTOMER] = { "c.name", .holds = "ticket.customer" },
  [RAPPORT_TICKET_CELL_DESCRIPTION] = { "t.description", 1, TRUE, .edits = "description" },
  [RAPPORT_TICKET_CELL_STATUS] = { "t.status", .holds = "ticket.status" },
  [RAPPORT_TICKET_CELL_OWNER] = { "m.name", .edits = "owner" },
  [RAPPORT_TICKET_CELL_TARGET] = { "r.next_target" },
  [RAPPORT_TICKET_CELL_RECEIVED] = { "t.received", .holds = "ticket.received" },
  [RAPPORT_TICKET_CELL_DEPARTMENT] = { "coalesce(d.name, t.department_words)", .holds = "ticket.department" },
  [RAPPORT_TICKET_CELL_UNANSWERED] = { "CASE WHEN " RAPPORT_TICKET_UNANSWERED_SQL ("t.id") " THEN 'yes' END" },
  [RAPPORT_TICKET_CELL_WAITING] = { "coalesce(w.note, w.kind)", 1, TRUE },
  [RAPPORT_TICKET_CELL_ESCALATED] = { "coalesce(um.name, ud.name, u.kind)" },
  [RAPPORT_TICKET_CELL_COMPLAINT] = { "CASE t.complaint WHEN 1 THEN 'yes' END", .holds = "ticket.complaint" },
  [RAPPORT_TICKET_CELL_NEW_DATE] = { "x.new_date_day, x.new_date_at" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("ticket"),
  { { "number", NC_("column", "Number"), RAPPORT_CONDITION_TEXT },
    .sources = { { "ticket", "id", "number" } } },
  { { "priority", NC_("column", "Priority"), RAPPORT_CONDITION_CHOICE, rapport_priorities },
    .sources = { { "ticket", "id", "priority" } } },
  { { "status", NC_("column", "Status"), RAPPORT_CONDITION_CHOICE, rapport_ticket_statuses },
    .sources = { { "ticket", "id", "status" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "ticket", "id", "owner" } } },
  { { "open", NC_("column", "Open"), RAPPORT_CONDITION_FLAG },
    .sources = { { "ticket_row", "id", "open" } } },
  { { "next", NC_("column", "Next deadline"), RAPPORT_CONDITION_INSTANT },
    .sources = { { "ticket_row", "id", "next_due", NULL, "open = 1" } } },
  { { "target", NC_("column", "For"), RAPPORT_CONDITION_CHOICE, targets },
    .sources = { { "ticket_row", "id", "next_target" } } },
  { { "received", NC_("column", "Received"), RAPPORT_CONDITION_INSTANT },
    .sources = { { "ticket", "id", "received" } } },
  { { "description", NC_("column", "Description"), RAPPORT_CONDITION_TEXT },
    .sources = { { "ticket", "id", "description", NULL, NULL, "ticket_search", "body", "id" } } },
  { { "complaint", NC_("column", "Complaint"), RAPPORT_CONDITION_FLAG },
    .sources = { { "ticket", "id", "complaint" } } },
  { { "department", NC_("column", "Department"), RAPPORT_CONDITION_REFERENCE }, "department",
    .sources = { { "ticket", "id", "department" } } },
  { { "unanswered", NC_("column", "Unanswered"), RAPPORT_CONDITION_FLAG },
    .sources = { { "ticket_row", "id", "(open = 1 AND " RAPPORT_TICKET_UNANSWERED_SQL ("ticket_row.id") ")" } } },
  { { "soon", NC_("column", "Soon over time"), RAPPORT_CONDITION_FLAG },
    .sources = { { "ticket_row", "id", "(open = 1 AND " RAPPORT_TICKET_SOON_SQL ("ticket_row.id", ":now") ")" } } },
  { { "waiting", NC_("column", "Waiting"), RAPPORT_CONDITION_FLAG },
    .sources = { { "ticket", "id", "(status = 'waiting')" } } },
  { { "escalated", NC_("column", "Escalated"), RAPPORT_CONDITION_FLAG },
    .sources = { { "ticket", "id", "(ifnull(escalation_level, 0) > 0)" } } },
  { { "escalated-to", NC_("column", "Escalated to"), RAPPORT_CONDITION_REFERENCE }, "member", TRUE,
    .sources = { { "ticket_event e", "e.ticket", "e.addressee", NULL,
                   "e.kind = 'escalated' AND NOT EXISTS (SELECT 1 FROM ticket_event n WHERE n.ticket = e.ticket"
                   " AND n.kind = 'escalated' AND (n.at, n.id) > (e.at, e.id))" } } },
  { { "exception", NC_("column", "Exception"), RAPPORT_CONDITION_INSTANT }, NULL, TRUE,
    .sources = { { "ticket_event e", "e.ticket", "e.at", NULL, LATEST_EXCEPTION } } },
  { { "new-date", NC_("column", "New date"), RAPPORT_CONDITION_MOMENT }, NULL, TRUE,
    .sources = { { "ticket_event e", "e.ticket", "e.new_date_day", "e.new_date_at", LATEST_EXCEPTION } } },
  { { "channel", NC_("column", "Channel"), RAPPORT_CONDITION_CHOICE, rapport_ticket_channels },
    .sources = { { "ticket", "id", "channel" } } },
  { { "category", NC_("column", "Category"), RAPPORT_CONDITION_CHOICE, rapport_ticket_categories },
    .sources = { { "ticket", "id", "category" } } },
  { { "nature", NC_("column", "Nature"), RAPPORT_CONDITION_CHOICE, rapport_ticket_natures },
    .sources = { { "ticket", "id", "nature" } } },
  { { "complexity", NC_("column", "Complexity"), RAPPORT_CONDITION_CHOICE, rapport_complexities },
    .sources = { { "ticket", "id", "complexity" } } },
};

static const RapportListOffer offers[] = {
  { "priority", N_("All priorities") },
  { "status", N_("All statuses") },
  { "owner", N_("All owners") },
  { "open", N_("Closed o_nes too"), .unless = "yes" },
  { NULL }
};

static const char * const known_open[] = { "open", NULL };
static const char * const known_received[] = { "received", NULL };
static const char * const known_customer[] = { "customer", NULL };

#define GROUPS \
  "WITH RECURSIVE g (v) AS (SELECT min(priority) FROM ticket UNION ALL" \
  " SELECT (SELECT min(priority) FROM ticket WHERE priority > v) FROM g WHERE v IS NOT NULL)" \
  " SELECT v, v FROM g WHERE v IS NOT NULL"

/* One customer's tickets are few: they are found first and sorted then. */
#define OF_CUSTOMER "ticket t CROSS JOIN ticket_row r ON r.id = t.id"

static const RapportListSort sorts[] = {
  { "next", "customer", NULL, OF_CUSTOMER, "t.id", NULL, known_customer,
    { { "r.open = 1 AND r.next_due IS NOT NULL", "r.next_due, t.received, t.id" },
      { "r.open = 1 AND r.next_due IS NULL", "t.received, t.id" },
      { "r.open = 0", "r.next_due, t.received, t.id" } } },
  { "next", "open", "yes", "ticket_row INDEXED BY ticket_row_due", "id", NULL, NULL,
    { { "open = 1 AND next_due IS NOT NULL", "next_due, id" }, { "open = 1 AND next_due IS NULL", "id" } } },
  { "next", NULL, NULL, "ticket_row INDEXED BY ticket_row_due", "id", NULL, NULL,
    { { "open = 1 AND next_due IS NOT NULL", "next_due, id" }, { "open = 1 AND next_due IS NULL", "id" },
      { "open = 0", "next_due, id" } } },
  { "number", "customer", NULL, OF_CUSTOMER, "t.id", NULL, known_customer,
    { { "r.number_key IS NOT NULL", "r.number_key, t.id" }, { "r.number_key IS NULL", "t.id" } } },
  { "number", NULL, NULL, "ticket_row INDEXED BY ticket_row_number", "id", NULL, known_open,
    { { "number_key IS NOT NULL", "number_key, id" }, { "number_key IS NULL", "id" } } },
  { "priority", "customer", NULL, OF_CUSTOMER, "t.id", NULL, known_customer,
    { { "true", "t.priority, t.received, t.id" } } },
  { "priority", NULL, NULL, "ticket INDEXED BY ticket_priority", "id", GROUPS, NULL,
    { { "priority = :group", "received, id", TRUE } } },
  { "received", "customer", NULL, OF_CUSTOMER, "t.id", NULL, known_customer,
    { { "true", "t.received, t.id" } } },
  { "received", NULL, NULL, "ticket INDEXED BY ticket_received", "id", NULL, known_received,
    { { "true", "received, id" } } },
};

static const char * const groups[] = { "priority", "status", "owner", "customer", "target", "received", "next", "grade",
                                       "department", "complaint", "unanswered", "waiting", "escalated", "category",
                                       "nature", "channel", NULL };
static const char * const news[] = { "ticket", "ticket_event", "customer", "tag", "member", "department", "policy",
                                     "calendar", "setting", NULL };

const RapportListSpec rapport_list_tickets = {
  .name = "tickets",
  .title = NC_("list", "tickets"),
  .thing = "ticket",
  .table = "ticket",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .layout = "number:82,priority:84,next:176,customer:90,description:94,status:78,owner:62,target:92,"
            "received:130,-department:110,-unanswered:100,-waiting:160,-escalated:110,-complaint:90,-new-date:150",
  .pick = "number:70,customer:120,description:210,status:100,priority:80,received:130,-next:128,-owner:62,-target:100,"
          "-department:110,-unanswered:100,-waiting:160,-escalated:110,-complaint:90,-new-date:150",
  .rows = "ticket t JOIN customer c ON c.id = t.customer LEFT JOIN ticket_row r ON r.id = t.id"
          " LEFT JOIN member m ON m.id = t.owner LEFT JOIN department d ON d.id = t.department"
          RAPPORT_TICKET_LATEST_JOINS_SQL " WHERE t.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "received",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { "ticket_search WHERE ticket_search MATCH :match", "rowid", "customer, body" },
  .news = news,
  .of_customer = "SELECT id FROM ticket WHERE customer = ?1",
};
