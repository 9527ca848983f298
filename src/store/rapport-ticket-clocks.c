/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer-row.h"
#include "rapport-ticket-clocks.h"

static gboolean
delete_of (RapportConnection  *connection,
           const char         *sql,
           gint64              ticket,
           GError            **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, ticket);
  return rapport_statement_run (statement, error);
}

static gboolean
store_row (RapportConnection  *connection,
           gint64              ticket,
           const char         *number,
           gboolean            open,
           GError            **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_connection_prepare (connection,
                                "INSERT INTO ticket_row (id, number_key, open, next_due, next_target, missed)"
                                " SELECT ?1, ?2, ?3, c.due, c.target,"
                                "  EXISTS (SELECT 1 FROM clock WHERE ticket = ?1 AND state = 'missed')"
                                " FROM (SELECT 1) LEFT JOIN"
                                "  (SELECT due, target FROM clock WHERE ticket = ?1 AND due IS NOT NULL"
                                "   AND met_at IS NULL AND state IN ('running', 'missed')"
                                "   ORDER BY due LIMIT 1) c"
                                " WHERE true"
                                " ON CONFLICT (id) DO UPDATE SET number_key = excluded.number_key,"
                                " open = excluded.open, next_due = excluded.next_due,"
                                " next_target = excluded.next_target, missed = excluded.missed", error);
  gsize length;
  g_autofree guint8 *key = rapport_number_sort_key (number, &length);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_integer (insert, 1, ticket);
  rapport_statement_bind_bytes (insert, 2, key, length);
  rapport_statement_bind_integer (insert, 3, open);
  return rapport_statement_run (insert, error);
}

/**
 * rapport_ticket_clocks_refresh:
 * @now: UTC seconds
 *
 * Judges the ticket's SLA clocks anew and makes its row of the list agree with them.
 */
gboolean
rapport_ticket_clocks_refresh (RapportConnection  *connection,
                               gint64              ticket,
                               gint64              now,
                               GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT number, status NOT IN ('accepted', 'closed') FROM ticket WHERE id = ?1",
                                error);
  gboolean exists;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, ticket);
  if (!rapport_statement_step (select, &exists, error) ||
      !delete_of (connection, "DELETE FROM clock WHERE ticket = ?1", ticket, error))
    return FALSE;
  if (!exists)
    return delete_of (connection, "DELETE FROM ticket_row WHERE id = ?1", ticket, error);
  return store_row (connection, ticket, rapport_statement_get_text (select, 0),
                    rapport_statement_get_integer (select, 1) != 0, error);
}
