/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-contact-cell.h"
#include "rapport-record-table-query.h"

/* rows between two looks at whether to go on */
#define STEP 256

/* who is printed, and by whom is filtered: who is in charge of the record as it was written down,
   else of the customer */
#define OWNER "coalesce(r.owner_words, m.name, o.name)"

#define COLUMNS(next_day, next_at) \
  "SELECT c.number, c.name, coalesce(c.grade, c.grade_words), c.status, r.started_day, r.started_at," \
  " r.method, r.method_words, r.summary, r.feedback, r.next_action," \
  " " OWNER ", " next_day ", " next_at ", r.next_words, " \
  RAPPORT_CONTACT_CELL_COLUMNS ("r.contact_words", "r") ", c.id"
#define CONTACT_COLUMN 15
#define CUSTOMER_COLUMN 22

/* When a customer is followed up next: as its record's plan stands now, or as the record says; the
   customer's next plan if the record's is over or it says nothing. */
#define CUSTOMER_NEXT(when, due) \
  "CASE WHEN p.state = 'planned' THEN p." due " WHEN p.id IS NULL AND r.next_day IS NOT NULL THEN r." when \
  " WHEN r.next_words IS NULL AND r.id IS l.last THEN l." when " END"

#define CUSTOMER_COLUMNS \
  COLUMNS (CUSTOMER_NEXT ("next_day", "due_day"), CUSTOMER_NEXT ("next_at", "due_at"))
#define RECORD_COLUMNS COLUMNS ("r.next_day", "r.next_at")

#define JOINS \
  " LEFT JOIN contact k ON k.id = r.contact" \
  " LEFT JOIN member m ON m.id = r.owner" \
  " LEFT JOIN member o ON o.id = c.owner"

#define PLAN \
  " LEFT JOIN plan p ON p.id = (SELECT id FROM plan WHERE origin_record = r.id" \
  "  ORDER BY state = 'planned' DESC, id DESC LIMIT 1)"

#define NUMBERS " FROM customer_row l INDEXED BY customer_row_number CROSS JOIN customer c ON c.id = l.id"

#define CUSTOMER_FILTER \
  " WHERE (l.archived = 0 OR ?5) AND (?1 IS NULL OR " OWNER " = ?1)" \
  " AND (?2 IS NULL OR c.grade = ?2)"

#define ALL_CUSTOMERS \
  CUSTOMER_COLUMNS NUMBERS " LEFT JOIN record r ON r.id = l.last" JOINS PLAN CUSTOMER_FILTER \
  " AND ?3 <= ?4 ORDER BY l.number_key IS NULL, l.number_key, l.id"

#define CUSTOMERS_OF_PERIOD \
  CUSTOMER_COLUMNS NUMBERS " JOIN record r ON r.id = (SELECT id FROM record WHERE customer = c.id" \
  "  AND started_day BETWEEN ?3 AND ?4 ORDER BY started_day DESC, started_at DESC, id DESC LIMIT 1)" \
  JOINS PLAN CUSTOMER_FILTER " ORDER BY l.number_key IS NULL, l.number_key, l.id"

#define RECORDS \
  RECORD_COLUMNS " FROM record r INDEXED BY record_started CROSS JOIN customer c ON c.id = r.customer" \
  " LEFT JOIN customer_row l ON l.id = c.id" JOINS \
  " WHERE r.started_day BETWEEN ?3 AND ?4" \
  " AND (?1 IS NULL OR " OWNER " = ?1)" \
  " AND (?2 IS NULL OR c.grade = ?2) ORDER BY r.started_day, r.started_at, r.id"

static char *
dup_text (RapportStatement *statement,
          int               column)
{
  return g_strdup (rapport_statement_get_text (statement, column));
}

static RapportRecordTableRow *
read_row (RapportStatement *statement)
{
  RapportRecordTableRow *row = rapport_record_table_row_new ();

  row->number = dup_text (statement, 0);
  row->name = dup_text (statement, 1);
  row->grade = dup_text (statement, 2);
  row->status = dup_text (statement, 3);
  row->last = rapport_statement_get_moment (statement, 4);
  row->method = dup_text (statement, 6);
  row->method_words = dup_text (statement, 7);
  row->summary = dup_text (statement, 8);
  row->feedback = dup_text (statement, 9);
  row->next_action = dup_text (statement, 10);
  row->owner = dup_text (statement, 11);
  row->next = rapport_statement_get_moment (statement, 12);
  row->next_words = dup_text (statement, 14);
  row->contact = rapport_contact_cell_dup (statement, CONTACT_COLUMN);
  return row;
}

static gboolean
is_wanted (const RapportRecordTableFilter *filter,
           RapportStatement               *statement)
{
  const gint64 customer = rapport_statement_get_integer (statement, CUSTOMER_COLUMN);

  return filter->customers == NULL || g_hash_table_contains (filter->customers, &customer);
}

static const char *
choose_sql (const RapportRecordTableFilter *filter)
{
  if (filter->per_record)
    return RECORDS;
  return filter->from != 0 || filter->to != 0 ? CUSTOMERS_OF_PERIOD : ALL_CUSTOMERS;
}

/**
 * rapport_record_table_query:
 * @cancellable: (nullable): looked at now and then
 * @progress: (nullable): called now and then, in the calling thread
 *
 * Reads the rows of form F1: for each customer that is not archived, or those that the filter is limited to, the latest record, of the
 * period if one is given, by customer number; a customer without records has a row with empty
 * cells unless a period is given. Its next follow-up is as it is planned now. Or each record as it
 * was written down, by time.
 *
 * Returns: (transfer full) (element-type RapportRecordTableRow) (nullable): the rows; NULL with
 *   @error set
 */
GPtrArray *
rapport_record_table_query (RapportConnection               *connection,
                            const RapportRecordTableFilter  *filter,
                            GCancellable                    *cancellable,
                            RapportRecordTableProgress       progress,
                            gpointer                         data,
                            GError                         **error)
{
  g_autoptr(GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_table_row_free);
  g_autoptr(RapportStatement) statement = NULL;
  gint64 n_all = 0;
  guint n_read = 0;
  gboolean has_row;

  g_return_val_if_fail (filter != NULL, NULL);

  statement = rapport_connection_prepare (connection, choose_sql (filter), error);
  if (statement == NULL ||
      !rapport_connection_query_integer (connection,
                                         filter->per_record ? "SELECT count(*) FROM record"
                                                            : "SELECT count(*) FROM customer_row",
                                         &n_all, error))
    return NULL;
  rapport_statement_bind_text (statement, 1, filter->owner);
  rapport_statement_bind_text (statement, 2, filter->grade);
  rapport_statement_bind_integer (statement, 3, filter->from);
  rapport_statement_bind_integer (statement, 4, filter->to != 0 ? filter->to : G_MAXINT32);
  if (!filter->per_record)
    rapport_statement_bind_integer (statement, 5, filter->customers != NULL);
  while (rapport_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);
      if (is_wanted (filter, statement))
        g_ptr_array_add (rows, read_row (statement));
      if (++n_read % STEP != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (progress != NULL)
        progress (n_read, MAX (n_read, (guint) n_all), data);
    }
  return NULL;
}
