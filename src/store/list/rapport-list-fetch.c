/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-contact-cell.h"
#include "rapport-list-columns.h"

#define CUSTOMER_ROWS \
  "SELECT c.number, c.name, r.contact, coalesce(c.grade, c.grade_words), c.status, r.tags, m.name," \
  " r.last_day, r.last_at, r.next_day, r.next_at, c.stage, c.industry" \
  " FROM customer c LEFT JOIN customer_row r ON r.id = c.id" \
  " LEFT JOIN member m ON m.id = c.owner WHERE c.id = ?1"

#define RECORD_ROWS \
  "SELECT c.number, c.name, coalesce(c.grade, c.grade_words), c.status, r.started_day, r.started_at," \
  " coalesce(r.method_words, r.method), r.summary, r.feedback, r.next_action," \
  " coalesce(r.owner_words, m.name, o.name), r.next_day, r.next_at, r.next_words," \
  " " RAPPORT_CONTACT_CELL_COLUMNS ("r.contact_words", "r") \
  " FROM record r JOIN customer c ON c.id = r.customer" \
  " LEFT JOIN customer_row l ON l.id = c.id" \
  " LEFT JOIN contact k ON k.id = r.contact" \
  " LEFT JOIN member m ON m.id = r.owner" \
  " LEFT JOIN member o ON o.id = c.owner WHERE r.id = ?1"

#define PLAN_ROWS \
  "SELECT p.due_day, p.due_at, c.name, coalesce(p.method_words, p.method), p.content," \
  " coalesce(m.name, o.name), p.state, " RAPPORT_CONTACT_CELL_COLUMNS ("NULL", "p") \
  " FROM plan p JOIN customer c ON c.id = p.customer" \
  " LEFT JOIN customer_row l ON l.id = c.id" \
  " LEFT JOIN contact k ON k.id = p.contact" \
  " LEFT JOIN member m ON m.id = p.owner" \
  " LEFT JOIN member o ON o.id = c.owner WHERE p.id = ?1"

#define TICKET_ROWS \
  "SELECT t.number, t.priority, c.name, t.description, t.status, m.name, r.next_due, r.next_target," \
  " t.received FROM ticket t JOIN customer c ON c.id = t.customer" \
  " LEFT JOIN ticket_row r ON r.id = t.id LEFT JOIN member m ON m.id = t.owner WHERE t.id = ?1"

typedef void (*FillRow) (RapportRow       *row,
                         RapportStatement *statement);

typedef struct
{
  const char *sql;
  FillRow     fill;
} RowSource;

static void
copy_text (RapportRow       *row,
           guint             cell,
           RapportStatement *statement,
           int               column)
{
  rapport_row_set_text (row, cell, rapport_statement_get_text (statement, column));
}

static void
copy_moment (RapportRow       *row,
             guint             cell,
             RapportStatement *statement,
             int               day_column)
{
  if (!rapport_statement_is_null (statement, day_column))
    rapport_row_set_moment (row, cell, rapport_statement_get_moment (statement, day_column));
}

static void
copy_instant (RapportRow       *row,
              guint             cell,
              RapportStatement *statement,
              int               column)
{
  if (!rapport_statement_is_null (statement, column))
    rapport_row_set_integer (row, cell, rapport_statement_get_integer (statement, column));
}

static void
copy_first_line (RapportRow       *row,
                 guint             cell,
                 RapportStatement *statement,
                 int               column)
{
  const char *text = rapport_statement_get_text (statement, column);
  gsize length = text != NULL ? strcspn (text, "\r\n") : 0;

  if (text != NULL && text[length] != '\0')
    {
      g_autofree char *line = g_strndup (text, length);

      rapport_row_set_text (row, cell, line);
    }
  else
    rapport_row_set_text (row, cell, text);
}

static void
copy_contact (RapportRow       *row,
              guint             cell,
              RapportStatement *statement,
              int               column)
{
  g_autofree char *title = rapport_contact_cell_dup (statement, column);

  rapport_row_set_text (row, cell, title);
}

static void
fill_customer (RapportRow       *row,
               RapportStatement *statement)
{
  copy_text (row, RAPPORT_CUSTOMER_CELL_NUMBER, statement, 0);
  copy_text (row, RAPPORT_CUSTOMER_CELL_NAME, statement, 1);
  copy_text (row, RAPPORT_CUSTOMER_CELL_CONTACT, statement, 2);
  copy_text (row, RAPPORT_CUSTOMER_CELL_GRADE, statement, 3);
  copy_text (row, RAPPORT_CUSTOMER_CELL_STATUS, statement, 4);
  copy_text (row, RAPPORT_CUSTOMER_CELL_TAGS, statement, 5);
  copy_text (row, RAPPORT_CUSTOMER_CELL_OWNER, statement, 6);
  copy_moment (row, RAPPORT_CUSTOMER_CELL_LAST, statement, 7);
  copy_moment (row, RAPPORT_CUSTOMER_CELL_NEXT, statement, 9);
  copy_text (row, RAPPORT_CUSTOMER_CELL_STAGE, statement, 11);
  copy_text (row, RAPPORT_CUSTOMER_CELL_INDUSTRY, statement, 12);
}

static void
fill_record (RapportRow       *row,
             RapportStatement *statement)
{
  copy_text (row, RAPPORT_RECORD_CELL_NUMBER, statement, 0);
  copy_text (row, RAPPORT_RECORD_CELL_NAME, statement, 1);
  copy_text (row, RAPPORT_RECORD_CELL_GRADE, statement, 2);
  copy_text (row, RAPPORT_RECORD_CELL_STATUS, statement, 3);
  copy_moment (row, RAPPORT_RECORD_CELL_STARTED, statement, 4);
  copy_text (row, RAPPORT_RECORD_CELL_METHOD, statement, 6);
  copy_first_line (row, RAPPORT_RECORD_CELL_SUMMARY, statement, 7);
  copy_first_line (row, RAPPORT_RECORD_CELL_FEEDBACK, statement, 8);
  copy_first_line (row, RAPPORT_RECORD_CELL_NEXT_ACTION, statement, 9);
  copy_text (row, RAPPORT_RECORD_CELL_OWNER, statement, 10);
  if (rapport_statement_is_null (statement, 11))
    copy_text (row, RAPPORT_RECORD_CELL_NEXT, statement, 13);
  else
    copy_moment (row, RAPPORT_RECORD_CELL_NEXT, statement, 11);
  copy_contact (row, RAPPORT_RECORD_CELL_CONTACT, statement, 14);
}

static void
fill_plan (RapportRow       *row,
           RapportStatement *statement)
{
  copy_moment (row, RAPPORT_PLAN_CELL_DUE, statement, 0);
  copy_text (row, RAPPORT_PLAN_CELL_CUSTOMER, statement, 2);
  copy_text (row, RAPPORT_PLAN_CELL_METHOD, statement, 3);
  copy_first_line (row, RAPPORT_PLAN_CELL_CONTENT, statement, 4);
  copy_text (row, RAPPORT_PLAN_CELL_OWNER, statement, 5);
  copy_text (row, RAPPORT_PLAN_CELL_STATE, statement, 6);
  copy_contact (row, RAPPORT_PLAN_CELL_CONTACT, statement, 7);
}

static void
fill_ticket (RapportRow       *row,
             RapportStatement *statement)
{
  copy_text (row, RAPPORT_TICKET_CELL_NUMBER, statement, 0);
  copy_text (row, RAPPORT_TICKET_CELL_PRIORITY, statement, 1);
  copy_text (row, RAPPORT_TICKET_CELL_CUSTOMER, statement, 2);
  copy_first_line (row, RAPPORT_TICKET_CELL_DESCRIPTION, statement, 3);
  copy_text (row, RAPPORT_TICKET_CELL_STATUS, statement, 4);
  copy_text (row, RAPPORT_TICKET_CELL_OWNER, statement, 5);
  copy_instant (row, RAPPORT_TICKET_CELL_NEXT, statement, 6);
  copy_text (row, RAPPORT_TICKET_CELL_TARGET, statement, 7);
  copy_instant (row, RAPPORT_TICKET_CELL_RECEIVED, statement, 8);
}

static const RowSource sources[] = {
  [RAPPORT_LIST_CUSTOMERS] = { CUSTOMER_ROWS, fill_customer },
  [RAPPORT_LIST_RECORDS] = { RECORD_ROWS, fill_record },
  [RAPPORT_LIST_PLANS] = { PLAN_ROWS, fill_plan },
  [RAPPORT_LIST_TICKETS] = { TICKET_ROWS, fill_ticket },
};

/**
 * rapport_list_query_fetch:
 * @ids: (array length=n): which things
 *
 * Returns: (transfer full) (nullable): a row for each, in the order of @ids, with NULL for those
 *   that are gone, as #RapportRowFetch wants them; NULL when they can't be read now. Cells are in
 *   the order of rapport_list_query_columns(); of texts of several lines they have the first. A
 *   next follow-up that is known only in words is text in its cell.
 */
GPtrArray *
rapport_list_query_fetch (RapportListKind    kind,
                          RapportConnection *connection,
                          const gint64      *ids,
                          guint              n)
{
  g_autoptr(GPtrArray) rows = rapport_row_array_new (n);
  g_autoptr(RapportStatement) held = NULL;
  g_autoptr(RapportStatement) statement = NULL;
  guint n_cells;

  g_return_val_if_fail (kind < G_N_ELEMENTS (sources), NULL);

  rapport_list_query_columns (kind, &n_cells);
  held = rapport_connection_hold (connection, NULL);
  statement = rapport_connection_prepare (connection, sources[kind].sql, NULL);
  if (held == NULL || statement == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      RapportRow *row = NULL;
      gboolean has_row;

      rapport_statement_bind_integer (statement, 1, ids[i]);
      if (!rapport_statement_step (statement, &has_row, NULL))
        return NULL;
      if (has_row)
        {
          row = rapport_row_new (ids[i], n_cells);
          sources[kind].fill (row, statement);
        }
      g_ptr_array_add (rows, row);
      sqlite3_reset (rapport_statement_get_handle (statement));
    }
  return g_steal_pointer (&rows);
}
