/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-derived-table.h"
#include "rapport-owned-rows.h"
#include "rapport-search-index.h"

/* @things: SQL that gives the things with ids above ?1 up to ?2: the id, the customer's name, and what the thing itself
 *   says
 * @beside: what else is said of them, behind the thing's id */
typedef struct
{
  const RapportSearchIndex *index;
  const char               *things;
  const char               *beside;
} Texts;

static gboolean
store_texts (const RapportDerivedRun  *run,
             const Texts              *kind,
             RapportStatement         *thing,
             RapportOwnedRows         *beside,
             GError                  **error)
{
  const gint64 id = rapport_statement_get_integer (thing, 0);
  g_autoptr(GString) customer = g_string_new (NULL);
  g_autoptr(GString) body = g_string_new (NULL);
  GString *texts[] = { customer, body };
  RapportStatement *row = NULL;

  rapport_search_texts_append (customer, thing, 1, 1);
  rapport_search_texts_append (body, thing, 2, rapport_statement_get_n_columns (thing) - 1);
  do
    {
      if (!rapport_owned_rows_take (beside, id, &row, error))
        return FALSE;
      if (row != NULL)
        rapport_search_texts_append (body, row, 1, 1);
    }
  while (row != NULL);
  return rapport_search_index_store (run->connection, kind->index, id, texts, RAPPORT_SEARCH_ALL_TEXTS, run->is_new,
                                     error);
}

static gboolean
store_all (const RapportDerivedRun  *run,
           const Texts              *kind,
           gint64                    from,
           gint64                    to,
           guint                    *n_stored,
           GError                  **error)
{
  g_autoptr(RapportOwnedRows) things = rapport_owned_rows_new (run->connection, kind->things, from, to, error);
  g_autoptr(RapportOwnedRows) beside =
    things != NULL ? rapport_owned_rows_new (run->connection, kind->beside, from, to, error) : NULL;
  RapportStatement *thing;

  while (beside != NULL && rapport_owned_rows_next (things, &thing, error))
    {
      if (thing == NULL)
        return TRUE;
      if (!store_texts (run, kind, thing, beside, error))
        return FALSE;
      (*n_stored)++;
    }
  return FALSE;
}

static gboolean
refresh (const RapportDerivedRun  *run,
         const Texts              *kind,
         gint64                    id,
         GError                  **error)
{
  guint n_stored = 0;

  return store_all (run, kind, id - 1, id, &n_stored, error) &&
         (n_stored > 0 || rapport_search_index_delete (run->connection, kind->index, id, error));
}

static gboolean
fill (const RapportDerivedRun  *run,
      const Texts              *kind,
      gint64                    from,
      gint64                    to,
      GError                  **error)
{
  RapportDerivedRun new_run = *run;
  guint n_stored = 0;

  new_run.is_new = TRUE;
  return store_all (&new_run, kind, from, to, &n_stored, error);
}

/* why warnings were passed for the record r: its uid as text is what they know it by */
#define REASONS_SQL \
  "(SELECT group_concat(o.reason, ' ') FROM override o WHERE o.thing_uid =" \
  " lower(substr(hex(r.uid), 1, 8) || '-' || substr(hex(r.uid), 9, 4) || '-' || substr(hex(r.uid), 13, 4)" \
  " || '-' || substr(hex(r.uid), 17, 4) || '-' || substr(hex(r.uid), 21)))"

static const Texts record_texts = {
  &rapport_record_index,
  "SELECT r.id, c.name, r.contact_words, k.name, r.method_words, r.participants,"
  " r.summary, r.feedback, r.agreed, r.next_action, r.next_words, r.owner_words,"
  " coalesce(r.warning_reason, " REASONS_SQL ")"
  " FROM record r JOIN customer c ON c.id = r.customer"
  " LEFT JOIN contact k ON k.id = r.contact WHERE r.id > ?1 AND r.id <= ?2 ORDER BY r.id",
  "SELECT record, value FROM extra WHERE record > ?1 AND record <= ?2 ORDER BY record, id",
};

static const Texts ticket_texts = {
  &rapport_ticket_index,
  "SELECT t.id, c.name, t.number, t.description, t.explicit_need, t.implicit_need,"
  " t.cooperating, t.service_plan, t.channel_words"
  " FROM ticket t JOIN customer c ON c.id = t.customer WHERE t.id > ?1 AND t.id <= ?2 ORDER BY t.id",
  "SELECT ticket, note FROM ticket_event WHERE ticket > ?1 AND ticket <= ?2 ORDER BY ticket, id",
};

static gboolean
refresh_record (const RapportDerivedRun  *run,
                gint64                    record,
                GError                  **error)
{
  return refresh (run, &record_texts, record, error);
}

static gboolean
fill_records (const RapportDerivedRun  *run,
              gint64                    from,
              gint64                    to,
              GError                  **error)
{
  return fill (run, &record_texts, from, to, error);
}

static gboolean
refresh_ticket (const RapportDerivedRun  *run,
                gint64                    ticket,
                GError                  **error)
{
  return refresh (run, &ticket_texts, ticket, error);
}

static gboolean
fill_tickets (const RapportDerivedRun  *run,
              gint64                    from,
              gint64                    to,
              GError                  **error)
{
  return fill (run, &ticket_texts, from, to, error);
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
  .sources = record_sources,
  .refresh = refresh_record,
  .last = "SELECT max(id) FROM record_search_content",
  .fill = fill_records,
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
  .sources = ticket_sources,
  .refresh = refresh_ticket,
  .last = "SELECT max(id) FROM ticket_search_content",
  .fill = fill_tickets,
};
