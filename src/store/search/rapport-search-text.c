/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-derived-table.h"
#include "rapport-search-index.h"

/* @sql: first the customer's name, then what the thing itself says */
static gboolean
refresh_body (const RapportDerivedRun   *run,
              const RapportSearchIndex  *index,
              const char                *sql,
              const char                *list_sql,
              gint64                     id,
              GError                   **error)
{
  RapportConnection *connection = run->connection;
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  g_autoptr(GString) customer = g_string_new (NULL);
  g_autoptr(GString) body = g_string_new (NULL);
  GString *texts[] = { customer, body };
  gboolean exists;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, id);
  if (!rapport_statement_step (row, &exists, error))
    return FALSE;
  if (!exists)
    return rapport_search_index_delete (connection, index, id, error);
  rapport_search_texts_append (customer, row, 0, 0);
  rapport_search_texts_append (body, row, 1, rapport_statement_get_n_columns (row) - 1);
  return rapport_search_text_append_list (connection, list_sql, id, body, error) &&
         rapport_search_index_store (connection, index, id, texts, RAPPORT_SEARCH_ALL_TEXTS, run->is_new, error);
}

/* why warnings were passed for the record r: its uid as text is what they know it by */
#define REASONS_SQL \
  "(SELECT group_concat(o.reason, ' ') FROM override o WHERE o.thing_uid =" \
  " lower(substr(hex(r.uid), 1, 8) || '-' || substr(hex(r.uid), 9, 4) || '-' || substr(hex(r.uid), 13, 4)" \
  " || '-' || substr(hex(r.uid), 17, 4) || '-' || substr(hex(r.uid), 21)))"

static gboolean
refresh_record (const RapportDerivedRun  *run,
                gint64                    record,
                GError                  **error)
{
  return refresh_body (run, &rapport_record_index,
                       "SELECT c.name, r.contact_words, k.name, r.method_words, r.participants,"
                       " r.summary, r.feedback, r.agreed, r.next_action, r.next_words, r.owner_words,"
                       " coalesce(r.warning_reason, " REASONS_SQL ")"
                       " FROM record r JOIN customer c ON c.id = r.customer"
                       " LEFT JOIN contact k ON k.id = r.contact WHERE r.id = ?1",
                       "SELECT value FROM extra WHERE record = ?1 ORDER BY id", record, error);
}

static gboolean
refresh_ticket (const RapportDerivedRun  *run,
                gint64                    ticket,
                GError                  **error)
{
  return refresh_body (run, &rapport_ticket_index,
                       "SELECT c.name, t.number, t.description, t.explicit_need, t.implicit_need,"
                       " t.cooperating, t.service_plan, t.channel_words"
                       " FROM ticket t JOIN customer c ON c.id = t.customer WHERE t.id = ?1",
                       "SELECT note FROM ticket_event WHERE ticket = ?1 ORDER BY id", ticket, error);
}

static const char * const name_column[] = { "name", NULL };

static const RapportDerivedSource record_sources[] = {
  { .thing = "record", .by = RAPPORT_DERIVED_BY_ROW },
  { .thing = "extra", .by = RAPPORT_DERIVED_BY_PARENT },
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = name_column,
    .expand = "SELECT id FROM record WHERE customer = ?1" },
  { .thing = "contact", .by = RAPPORT_DERIVED_BY_ROW, .columns = name_column,
    .expand = "SELECT id FROM record WHERE contact = ?1" },
  { NULL }
};

const RapportDerivedTable rapport_record_text_table = {
  .name = "record text",
  .label = NC_("derived", "search for follow-ups"),
  .version = 1,
  .in_first_step = TRUE,
  .needs = RAPPORT_DERIVED_NEEDS_TOKENIZER,
  .thing = "record",
  .clear = "DELETE FROM record_search",
  .index = "record_search",
  .rows = "record_search_content",
  .shown_as = "record_search",
  .sources = record_sources,
  .refresh = refresh_record,
};

static const RapportDerivedSource ticket_sources[] = {
  { .thing = "ticket", .by = RAPPORT_DERIVED_BY_ROW },
  { .thing = "ticket_event", .by = RAPPORT_DERIVED_BY_PARENT },
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = name_column,
    .expand = "SELECT id FROM ticket WHERE customer = ?1" },
  { NULL }
};

const RapportDerivedTable rapport_ticket_text_table = {
  .name = "ticket text",
  .label = NC_("derived", "search for tickets"),
  .version = 1,
  .in_first_step = TRUE,
  .needs = RAPPORT_DERIVED_NEEDS_TOKENIZER,
  .thing = "ticket",
  .clear = "DELETE FROM ticket_search",
  .index = "ticket_search",
  .rows = "ticket_search_content",
  .shown_as = "ticket_search",
  .sources = ticket_sources,
  .refresh = refresh_ticket,
};
