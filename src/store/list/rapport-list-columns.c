/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-list-columns.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-ticket.h"

static const RapportChoice ticket_targets[] = {
  { "first-response", NC_("choice", "First response") },
  { "analysis", NC_("choice", "Analysis") },
  { "hand-over", NC_("choice", "Hand-over") },
  { "update", NC_("choice", "Progress update") },
  { "solution", NC_("choice", "Solution") },
  { "escalation", NC_("choice", "Escalation") },
  { "acceptance", NC_("choice", "Acceptance") },
  { NULL }
};

/* Beside the detail, on a screen of 1366 pixels, there is place for the first 690: whose turn it is and when
   stand there. */
static const RapportColumn customer_columns[] = {
  [RAPPORT_CUSTOMER_CELL_NUMBER] =
    { "number", NC_("column", "Number"), RAPPORT_COLUMN_TEXT, NULL, 72, RAPPORT_COLUMN_SORTABLE },
  [RAPPORT_CUSTOMER_CELL_NAME] =
    { "name", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 178, RAPPORT_COLUMN_SORTABLE },
  [RAPPORT_CUSTOMER_CELL_CONTACT] =
    { "contact", NC_("column", "Contact"), RAPPORT_COLUMN_TEXT, NULL, 116 },
  [RAPPORT_CUSTOMER_CELL_GRADE] =
    { "grade", NC_("column", "Grade"), RAPPORT_COLUMN_CHOICE, rapport_grades, 64,
      RAPPORT_COLUMN_SORTABLE },
  [RAPPORT_CUSTOMER_CELL_OWNER] =
    { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 86, RAPPORT_COLUMN_SORTABLE },
  [RAPPORT_CUSTOMER_CELL_NEXT] =
    { "next", NC_("column", "Next follow-up"), RAPPORT_COLUMN_MOMENT, NULL, 172,
      RAPPORT_COLUMN_SORTABLE | RAPPORT_COLUMN_DUE },
  [RAPPORT_CUSTOMER_CELL_STATUS] =
    { "status", NC_("column", "Status"), RAPPORT_COLUMN_TEXT, NULL, 110, RAPPORT_COLUMN_SORTABLE },
  [RAPPORT_CUSTOMER_CELL_LAST] =
    { "last", NC_("column", "Last follow-up"), RAPPORT_COLUMN_MOMENT, NULL, 130,
      RAPPORT_COLUMN_SORTABLE },
  [RAPPORT_CUSTOMER_CELL_TAGS] =
    { "tags", NC_("column", "Tags"), RAPPORT_COLUMN_TEXT, NULL, 130 },
  [RAPPORT_CUSTOMER_CELL_STAGE] =
    { "stage", NC_("column", "Stage"), RAPPORT_COLUMN_CHOICE, rapport_stages, 120,
      RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_INDUSTRY] =
    { "industry", NC_("column", "Industry"), RAPPORT_COLUMN_TEXT, NULL, 120,
      RAPPORT_COLUMN_HIDDEN },
};

/* the columns of form F1, in its order */
static const RapportColumn record_columns[] = {
  [RAPPORT_RECORD_CELL_NUMBER] =
    { "number", NC_("column", "Number"), RAPPORT_COLUMN_TEXT, NULL, 76 },
  [RAPPORT_RECORD_CELL_NAME] =
    { "name", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 180 },
  [RAPPORT_RECORD_CELL_CONTACT] =
    { "contact", NC_("column", "Contact"), RAPPORT_COLUMN_TEXT, NULL, 130 },
  [RAPPORT_RECORD_CELL_GRADE] =
    { "grade", NC_("column", "Grade"), RAPPORT_COLUMN_CHOICE, rapport_grades, 64 },
  [RAPPORT_RECORD_CELL_STATUS] =
    { "status", NC_("column", "Status"), RAPPORT_COLUMN_TEXT, NULL, 100 },
  [RAPPORT_RECORD_CELL_STARTED] =
    { "started", NC_("column", "Follow-up"), RAPPORT_COLUMN_MOMENT, NULL, 130,
      RAPPORT_COLUMN_SORTABLE },
  [RAPPORT_RECORD_CELL_METHOD] =
    { "method", NC_("column", "Method"), RAPPORT_COLUMN_CHOICE, rapport_methods, 90 },
  [RAPPORT_RECORD_CELL_SUMMARY] =
    { "summary", NC_("column", "Summary"), RAPPORT_COLUMN_TEXT, NULL, 240 },
  [RAPPORT_RECORD_CELL_FEEDBACK] =
    { "feedback", NC_("column", "Feedback/needs"), RAPPORT_COLUMN_TEXT, NULL, 200 },
  [RAPPORT_RECORD_CELL_NEXT_ACTION] =
    { "next-action", NC_("column", "Next action"), RAPPORT_COLUMN_TEXT, NULL, 200 },
  [RAPPORT_RECORD_CELL_OWNER] =
    { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 100 },
  [RAPPORT_RECORD_CELL_NEXT] =
    { "next", NC_("column", "Next follow-up"), RAPPORT_COLUMN_MOMENT, NULL, 130 },
};

static const RapportColumn plan_columns[] = {
  [RAPPORT_PLAN_CELL_DUE] =
    { "due", NC_("column", "Due"), RAPPORT_COLUMN_MOMENT, NULL, 160,
      RAPPORT_COLUMN_SORTABLE | RAPPORT_COLUMN_DUE },
  [RAPPORT_PLAN_CELL_CUSTOMER] =
    { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 220 },
  [RAPPORT_PLAN_CELL_CONTACT] =
    { "contact", NC_("column", "Contact"), RAPPORT_COLUMN_TEXT, NULL, 130 },
  [RAPPORT_PLAN_CELL_METHOD] =
    { "method", NC_("column", "Method"), RAPPORT_COLUMN_CHOICE, rapport_methods, 90 },
  [RAPPORT_PLAN_CELL_CONTENT] =
    { "content", NC_("column", "Content"), RAPPORT_COLUMN_TEXT, NULL, 280 },
  [RAPPORT_PLAN_CELL_OWNER] =
    { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 100 },
  [RAPPORT_PLAN_CELL_STATE] =
    { "state", NC_("column", "State"), RAPPORT_COLUMN_CHOICE, rapport_plan_states, 90 },
};

static const RapportColumn ticket_columns[] = {
  [RAPPORT_TICKET_CELL_NUMBER] =
    { "number", NC_("column", "Number"), RAPPORT_COLUMN_TEXT, NULL, 76, RAPPORT_COLUMN_SORTABLE },
  [RAPPORT_TICKET_CELL_PRIORITY] =
    { "priority", NC_("column", "Priority"), RAPPORT_COLUMN_CHOICE, rapport_priorities, 84,
      RAPPORT_COLUMN_SORTABLE | RAPPORT_COLUMN_BRIEF },
  [RAPPORT_TICKET_CELL_NEXT] =
    { "next", NC_("column", "Next deadline"), RAPPORT_COLUMN_INSTANT, NULL, 270,
      RAPPORT_COLUMN_SORTABLE | RAPPORT_COLUMN_DUE },
  [RAPPORT_TICKET_CELL_CUSTOMER] =
    { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 200 },
  [RAPPORT_TICKET_CELL_DESCRIPTION] =
    { "description", NC_("column", "Description"), RAPPORT_COLUMN_TEXT, NULL, 260 },
  [RAPPORT_TICKET_CELL_STATUS] =
    { "status", NC_("column", "Status"), RAPPORT_COLUMN_CHOICE, rapport_ticket_statuses, 130 },
  [RAPPORT_TICKET_CELL_OWNER] =
    { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 100 },
  [RAPPORT_TICKET_CELL_TARGET] =
    { "target", NC_("column", "For"), RAPPORT_COLUMN_CHOICE, ticket_targets, 100 },
  [RAPPORT_TICKET_CELL_RECEIVED] =
    { "received", NC_("column", "Received"), RAPPORT_COLUMN_INSTANT, NULL, 130,
      RAPPORT_COLUMN_SORTABLE },
};

/**
 * rapport_list_query_columns:
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): the list's columns; the cells of its rows are
 *   in this order
 */
const RapportColumn *
rapport_list_query_columns (RapportListKind  kind,
                            guint           *n_columns)
{
  g_return_val_if_fail (n_columns != NULL, NULL);

  switch (kind)
    {
    case RAPPORT_LIST_CUSTOMERS:
      *n_columns = G_N_ELEMENTS (customer_columns);
      return customer_columns;
    case RAPPORT_LIST_RECORDS:
      *n_columns = G_N_ELEMENTS (record_columns);
      return record_columns;
    case RAPPORT_LIST_PLANS:
      *n_columns = G_N_ELEMENTS (plan_columns);
      return plan_columns;
    case RAPPORT_LIST_TICKETS:
      *n_columns = G_N_ELEMENTS (ticket_columns);
      return ticket_columns;
    default:
      g_return_val_if_reached (NULL);
    }
}
