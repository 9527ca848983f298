/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-defaults.h"
#include "rapport-report-rows.h"
#include "rapport-settings.h"

/* rows between two looks at whether to go on */
#define STEP 256

#define FIRST_CONTACT \
  " LEFT JOIN contact k ON k.id = (SELECT id FROM contact WHERE customer = c.id AND left_on IS NULL" \
  "  ORDER BY rank, id LIMIT 1)"
#define PHONES "nullif (coalesce (k.phone, '') || iif (k.phone IS NOT NULL AND k.mobile IS NOT NULL, char (10), '')" \
               " || coalesce (k.mobile, ''), '')"
#define CHOSEN_CUSTOMERS \
  " WHERE c.archived = 0 AND (:owner = 0 OR c.owner = :owner) AND (:grade IS NULL OR c.grade = :grade)" \
  " AND (:customer = 0 OR c.id = :customer)" \
  " AND ((:from = 0 AND :to = 99999999) OR c.first_contact_day BETWEEN :from AND :to)" \
  " ORDER BY l.number_key IS NULL, l.number_key, c.id"
#define CHOSEN_REQUIREMENTS \
  " FROM requirement r JOIN customer c ON c.id = r.customer LEFT JOIN member m ON m.id = r.owner" \
  " WHERE (:owner = 0 OR r.owner = :owner) AND (:grade IS NULL OR c.grade = :grade)" \
  " AND (:customer = 0 OR c.id = :customer)" \
  " AND ((:from = 0 AND :to = 99999999) OR coalesce (r.confirmed_on, r.noted_on) BETWEEN :from AND :to)"
/* One line of what a ticket asks for; of many tickets those of which the needs are written down. */
#define TICKET_NEED(class, asks, resources, line) \
  " UNION ALL SELECT t.id, " class ", t.priority, " asks ", " resources "," \
  " CASE t.priority WHEN 'P1' THEN 0 WHEN 'P2' THEN 1 WHEN 'P3' THEN 2 ELSE 3 END, t.received, " line \
  " FROM ticket t JOIN customer c ON c.id = t.customer LEFT JOIN member m ON m.id = t.owner" \
  " LEFT JOIN department d ON d.id = t.department WHERE " asks " IS NOT NULL AND (:owner = 0 OR t.owner = :owner)" \
  " AND (:grade IS NULL OR c.grade = :grade) AND (:customer = 0 OR c.id = :customer)" \
  " AND t.received >= :from_instant AND t.received < :end_instant AND (t.id = :ticket OR (:ticket = 0" \
  " AND (t.explicit_need IS NOT NULL OR t.implicit_need IS NOT NULL)))"
/* who is to help, and what with: one a line */
#define TICKET_RESOURCES \
  "nullif (ltrim (ifnull (char (10) || m.name, '') || ifnull (char (10) || coalesce (d.name, t.department_words), '')" \
  " || ifnull (char (10) || t.cooperating, '') || ifnull (char (10) || t.service_plan, ''), char (10)), '')"
#define LAST_CLOCK(target, column) \
  "(SELECT " column " FROM clock WHERE ticket = t.id AND target = '" target "' ORDER BY round DESC LIMIT 1)"

/**
 * Source:
 * @cells: what each cell holds: t a text, m a moment (two columns), i an integer
 */
typedef struct
{
  const char *sql;
  const char *cells;
} Source;

static const Source sources[] = {
  [RAPPORT_REPORT_ROWS_REGISTRATION] = {
    "SELECT c.id, c.name, c.industry, c.size, coalesce (k.name, k.as_typed), k.position, " PHONES ", k.email,"
    " c.first_contact_day, c.first_contact_at, coalesce (c.source_words, c.source), c.initial_need, m.name"
    " FROM customer c LEFT JOIN customer_row l ON l.id = c.id LEFT JOIN member m ON m.id = c.owner"
    FIRST_CONTACT CHOSEN_CUSTOMERS,
    "tttttttmttt" },
  [RAPPORT_REPORT_ROWS_FIRST_SERVICE] = {
    "SELECT c.id, c.number, c.name, nullif (trim (coalesce (k.name, k.as_typed, '') || char (10) || coalesce ("
    PHONES " || char (10), '') || coalesce (k.email, ''), char (10)), ''), c.industry,"
    " coalesce (c.type, CASE WHEN (SELECT min (date) FROM contract WHERE customer = c.id) <= :new_after"
    " THEN 'existing' ELSE 'new' END),"
    " c.first_contact_day, c.first_contact_at, coalesce (c.first_contact_channel_words, c.first_contact_channel),"
    " (SELECT group_concat (number, ', ') FROM ticket WHERE customer = c.id AND number IS NOT NULL),"
    " c.initial_need, m.name"
    " FROM customer c LEFT JOIN customer_row l ON l.id = c.id LEFT JOIN member m ON m.id = c.received_by"
    FIRST_CONTACT CHOSEN_CUSTOMERS,
    "tttttmtttt" },
  [RAPPORT_REPORT_ROWS_TICKET_MONITOR] = {
    "SELECT t.id, t.number, c.name, t.priority, t.status, m.name, t.received, "
    LAST_CLOCK ("first-response", "due") ", " LAST_CLOCK ("first-response", "met_at") ","
    " (SELECT min (due) FROM clock WHERE ticket = t.id AND target = 'update' AND met_at IS NULL), "
    LAST_CLOCK ("solution", "due") ", " LAST_CLOCK ("solution", "met_at") ","
    " EXISTS (SELECT 1 FROM clock WHERE ticket = t.id AND (state = 'missed'"
    "  OR (state = 'running' AND met_at IS NULL AND due < :now)))"
    " FROM ticket t JOIN customer c ON c.id = t.customer LEFT JOIN ticket_row l ON l.id = t.id"
    " LEFT JOIN member m ON m.id = t.owner"
    " WHERE (:owner = 0 OR t.owner = :owner) AND (:closed_too <> 0 OR t.status NOT IN ('accepted', 'closed'))"
    " AND t.received >= :from_instant AND t.received < :end_instant AND (:grade IS NULL OR c.grade = :grade)"
    " AND (:customer = 0 OR c.id = :customer)"
    " ORDER BY t.priority, t.received, t.id",
    "tttttiiiiiii" },
  [RAPPORT_REPORT_ROWS_EXCEPTIONS] = {
    "SELECT e.id, t.number, e.at, e.exception_kind, e.exception_cause, e.coordinated_by, e.alternative,"
    " e.told_customer, e.customer_answer, e.new_date_day, e.new_date_at, coalesce (e.outcome, e.note), c.name"
    " FROM ticket_event e JOIN ticket t ON t.id = e.ticket JOIN customer c ON c.id = t.customer"
    " WHERE e.kind = 'exception' AND (:owner = 0 OR t.owner = :owner) AND (:ticket = 0 OR t.id = :ticket)"
    " AND e.at >= :from_instant AND e.at < :end_instant ORDER BY e.at, e.id",
    "tittttttmtt" },
  [RAPPORT_REPORT_ROWS_REQUIREMENTS] = {
    "SELECT r.id, c.name, coalesce (r.type_words, r.type), r.description, coalesce (r.priority_words, r.priority),"
    " r.solution, coalesce (m.name, r.owner_words), r.confirmed_on, NULL, r.signed_by"
    CHOSEN_REQUIREMENTS " ORDER BY c.name, c.id, r.noted_on, r.id",
    "ttttttmt" },
  [RAPPORT_REPORT_ROWS_NEEDS] = {
    "SELECT id, class, priority, asks, resources FROM (SELECT r.id, coalesce (r.type_words, r.type) AS class,"
    " coalesce (r.priority_words, r.priority) AS priority, r.description AS asks, r.resources,"
    " CASE r.priority WHEN 'high' THEN 0 WHEN 'medium' THEN 1 WHEN 'low' THEN 2 ELSE 3 END AS rank,"
    " r.noted_on AS since, 0 AS line" CHOSEN_REQUIREMENTS " AND :ticket = 0"
    TICKET_NEED ("t.category", "t.description", TICKET_RESOURCES, "1")
    TICKET_NEED ("'explicit'", "t.explicit_need", "NULL", "2")
    TICKET_NEED ("'implicit'", "t.implicit_need", "NULL", "3")
    ") ORDER BY rank, since, id, line",
    "tttt" },
  [RAPPORT_REPORT_ROWS_PROGRESS] = {
    "SELECT id, printf ('%04d-%02d-%02d', at_day / 10000, at_day / 100 % 100, at_day % 100)"
    " || coalesce (char (10) || done, ''), next, risks, measures FROM progress_note WHERE customer = :customer"
    " AND at_day BETWEEN :from AND :to ORDER BY at_day, at_at, id",
    "tttt" },
  [RAPPORT_REPORT_ROWS_IMPROVEMENTS] = {
    "SELECT i.id, i.problem, i.goal, i.measure, m.name, i.deadline_day, i.deadline_at, i.expected, i.effect"
    " FROM improvement i LEFT JOIN member m ON m.id = i.who WHERE (:owner = 0 OR i.who = :owner)"
    " AND ((:from = 0 AND :to = 99999999) OR i.deadline_day BETWEEN :from AND :to)"
    " ORDER BY i.deadline_day IS NULL, i.deadline_day, i.deadline_at, i.id",
    "ttttmtt" },
  [RAPPORT_REPORT_ROWS_TEXTS] = {
    "SELECT id, name, kind, coalesce (tag, stage, industry, category), body FROM snippet WHERE NOT retired"
    " ORDER BY kind, name, id",
    "tttt" },
};

static void
bind_integer (RapportStatement *statement,
              const char       *name,
              gint64            value)
{
  int parameter = rapport_statement_find_parameter (statement, name);

  if (parameter > 0)
    rapport_statement_bind_integer (statement, parameter, value);
}

static void
bind (RapportStatement          *statement,
      const RapportReportFilter *filter)
{
  int grade = rapport_statement_find_parameter (statement, "grade");

  if (grade > 0)
    rapport_statement_bind_text (statement, grade, filter->grade);
  bind_integer (statement, "owner", filter->owner);
  bind_integer (statement, "customer", filter->customer);
  bind_integer (statement, "ticket", filter->ticket);
  bind_integer (statement, "from", filter->from);
  bind_integer (statement, "to", filter->to != 0 ? filter->to : 99999999);
  bind_integer (statement, "from_instant", filter->from != 0 ? rapport_day_start (filter->from, filter->zone) : G_MININT64);
  bind_integer (statement, "end_instant",
                filter->to != 0 ? rapport_day_start (rapport_day_add (filter->to, 1), filter->zone) : G_MAXINT64);
  bind_integer (statement, "closed_too", filter->closed_too);
  bind_integer (statement, "now", filter->now);
}

/* Of the first contract, after which an untyped customer is new */
static void
bind_new_after (RapportConnection         *connection,
                RapportStatement          *statement,
                const RapportReportFilter *filter)
{
  RapportRules rules;

  if (rapport_statement_find_parameter (statement, "new_after") == 0)
    return;
  rapport_settings_load_rules (connection, &rules);
  bind_integer (statement, "new_after",
                rapport_customer_new_after (rapport_day_from_instant (filter->now, filter->zone),
                                            rules.new_customer_months));
}

static RapportRow *
read_row (RapportStatement *statement,
          const char       *cells)
{
  RapportRow *row = rapport_row_new (rapport_statement_get_integer (statement, 0), strlen (cells));
  int column = 1;

  for (guint i = 0; cells[i] != '\0'; i++, column++)
    if (rapport_statement_is_null (statement, column))
      column += cells[i] == 'm';
    else if (cells[i] == 't')
      rapport_row_set_text (row, i, rapport_statement_get_text (statement, column));
    else if (cells[i] == 'i')
      rapport_row_set_integer (row, i, rapport_statement_get_integer (statement, column));
    else
      rapport_row_set_moment (row, i, rapport_statement_get_moment (statement, column++));
  return row;
}

/**
 * rapport_report_rows_read:
 * @filter: whose zone and @now must be set
 * @cancellable: (nullable): looked at now and then
 *
 * Reads the rows of a printed form, with a cell for each value in the order of its columns.
 *
 * Returns: (transfer full) (element-type RapportRow) (nullable): the rows; NULL with @error set
 */
GPtrArray *
rapport_report_rows_read (RapportConnection          *connection,
                          RapportReportRows           which,
                          const RapportReportFilter  *filter,
                          GCancellable               *cancellable,
                          GError                    **error)
{
  g_autoptr(GPtrArray) rows = rapport_row_array_new (0);
  g_autoptr(RapportStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (which < G_N_ELEMENTS (sources), NULL);
  g_return_val_if_fail (filter != NULL && filter->zone != NULL, NULL);

  statement = rapport_connection_prepare (connection, sources[which].sql, error);
  if (statement == NULL)
    return NULL;
  bind (statement, filter);
  bind_new_after (connection, statement, filter);
  while (rapport_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_row (statement, sources[which].cells));
      if (rows->len % STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return NULL;
}
