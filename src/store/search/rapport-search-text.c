/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-search-index.h"
#include "rapport-search-text.h"

/* @sql: first the customer's name, then what the thing itself says */
static gboolean
refresh_body (RapportConnection  *connection,
              const RapportSearchIndex *index,
              const char         *sql,
              const char         *list_sql,
              gint64              id,
              GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  g_autoptr(GString) customer = g_string_new (NULL);
  g_autoptr(GString) body = g_string_new (NULL);
  GString *texts[] = { customer, body };
  gboolean exists;
  guint differing;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, id);
  if (!rapport_statement_step (row, &exists, error))
    return FALSE;
  if (!exists)
    return rapport_search_index_delete (connection, index, id, error);
  rapport_search_texts_append (customer, row, 0, 0);
  rapport_search_texts_append (body, row, 1, sqlite3_column_count (rapport_statement_get_handle (row)) - 1);
  return rapport_search_text_append_list (connection, list_sql, id, body, error) &&
         rapport_search_index_store (connection, index, id, texts, RAPPORT_SEARCH_ALL_TEXTS, &differing, error);
}

/** rapport_search_text_refresh_record: makes the record's text agree with the book */
gboolean
rapport_search_text_refresh_record (RapportConnection  *connection,
                                    gint64              record,
                                    GError            **error)
{
  return refresh_body (connection, &rapport_record_index,
                       "SELECT c.name, r.contact_words, k.name, r.method_words, r.participants,"
                       " r.summary, r.feedback, r.agreed, r.next_action, r.next_words, r.owner_words, r.warning_reason"
                       " FROM record r JOIN customer c ON c.id = r.customer"
                       " LEFT JOIN contact k ON k.id = r.contact WHERE r.id = ?1",
                       "SELECT value FROM extra WHERE record = ?1 ORDER BY id", record, error);
}

/** rapport_search_text_refresh_ticket: makes the ticket's text agree with the book */
gboolean
rapport_search_text_refresh_ticket (RapportConnection  *connection,
                                    gint64              ticket,
                                    GError            **error)
{
  return refresh_body (connection, &rapport_ticket_index,
                       "SELECT c.name, t.number, t.description, t.explicit_need, t.implicit_need,"
                       " t.cooperating, t.service_plan, t.channel_words"
                       " FROM ticket t JOIN customer c ON c.id = t.customer WHERE t.id = ?1",
                       "SELECT note FROM ticket_event WHERE ticket = ?1 ORDER BY id", ticket, error);
}

static gboolean
refresh_things_of (RapportConnection  *connection,
                   const char         *sql,
                   gint64              customer,
                   gboolean          (*refresh) (RapportConnection *, gint64, GError **),
                   GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!refresh (connection, rapport_statement_get_integer (row, 0), error))
        return FALSE;
    }
  return FALSE;
}

/** rapport_search_text_rename_customer: lets records and tickets be found by the customer's new name */
gboolean
rapport_search_text_rename_customer (RapportConnection  *connection,
                                     gint64              customer,
                                     GError            **error)
{
  return refresh_things_of (connection, "SELECT id FROM record WHERE customer = ?1", customer,
                            rapport_search_text_refresh_record, error) &&
         refresh_things_of (connection, "SELECT id FROM ticket WHERE customer = ?1", customer,
                            rapport_search_text_refresh_ticket, error);
}

/** rapport_search_text_rename_contact: lets records be found by the new name of whom they were with */
gboolean
rapport_search_text_rename_contact (RapportConnection  *connection,
                                    gint64              contact,
                                    GError            **error)
{
  return refresh_things_of (connection, "SELECT id FROM record WHERE contact = ?1", contact,
                            rapport_search_text_refresh_record, error);
}
