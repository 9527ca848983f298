/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-fold.h"
#include "rapport-search-index.h"

/* what an index holds in memory before it writes: FTS5's own choice, and much at once */
#define HASH_BYTES (1024 * 1024)
#define BULK_HASH_BYTES (24 * 1024 * 1024)

const RapportSearchIndex rapport_customer_index = {
  "customer_search",
  "SELECT name, contacts, phones, notes, tags, initials FROM customer_search WHERE rowid = ?1",
  "INSERT INTO customer_search (name, contacts, phones, notes, tags, initials, rowid)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
  "UPDATE customer_search SET name = ?1, contacts = ?2, phones = ?3, notes = ?4, tags = ?5,"
  " initials = ?6 WHERE rowid = ?7",
  6
};

const RapportSearchIndex rapport_record_index = {
  "record_search",
  "SELECT customer, body FROM record_search WHERE rowid = ?1",
  "INSERT INTO record_search (customer, body, rowid) VALUES (?1, ?2, ?3)",
  "UPDATE record_search SET customer = ?1, body = ?2 WHERE rowid = ?3",
  2
};

const RapportSearchIndex rapport_ticket_index = {
  "ticket_search",
  "SELECT customer, body FROM ticket_search WHERE rowid = ?1",
  "INSERT INTO ticket_search (customer, body, rowid) VALUES (?1, ?2, ?3)",
  "UPDATE ticket_search SET customer = ?1, body = ?2 WHERE rowid = ?3",
  2
};

const RapportSearchIndex rapport_thing_index = {
  "thing_search",
  "SELECT body FROM thing_search WHERE rowid = ?1",
  "INSERT INTO thing_search (body, rowid) VALUES (?1, ?2)",
  "UPDATE thing_search SET body = ?1 WHERE rowid = ?2",
  1
};

/** rapport_search_text_append: adds @text as it is searched to what @out holds already */
void
rapport_search_text_append (GString    *out,
                            const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  rapport_fold_append (out, text, -1);
}

/** rapport_search_texts_append: adds columns @first … @last of the row */
void
rapport_search_texts_append (GString          *out,
                             RapportStatement *row,
                             int               first,
                             int               last)
{
  for (int i = first; i <= last; i++)
    rapport_search_text_append (out, rapport_statement_get_text (row, i));
}

/** rapport_search_text_append_list: adds the first column of each row that @sql finds for @owner */
gboolean
rapport_search_text_append_list (RapportConnection  *connection,
                                 const char         *sql,
                                 gint64              owner,
                                 GString            *out,
                                 GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, owner);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      rapport_search_texts_append (out, row, 0, 0);
    }
  return FALSE;
}

/** rapport_search_index_delete: forgets the texts of a thing that is gone */
gboolean
rapport_search_index_delete (RapportConnection         *connection,
                             const RapportSearchIndex  *index,
                             gint64                     id,
                             GError                   **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE rowid = ?1", index->table);

  return rapport_connection_run (connection, sql, id, error);
}

/* Texts that are not of @which are taken from what is stored. */
static gboolean
compare_stored (RapportConnection         *connection,
                const RapportSearchIndex  *index,
                gint64                     id,
                GString                  **texts,
                guint                      which,
                gboolean                  *exists,
                gboolean                  *differs,
                GError                   **error)
{
  g_autoptr(RapportStatement) stored = rapport_connection_prepare (connection, index->select, error);

  if (stored == NULL)
    return FALSE;
  rapport_statement_bind_integer (stored, 1, id);
  if (!rapport_statement_step (stored, exists, error))
    return FALSE;
  *differs = FALSE;
  for (int i = 0; i < index->n_texts; i++)
    {
      const char *text = *exists ? rapport_statement_get_text (stored, i) : NULL;

      if (text != NULL && (which & 1 << i) == 0)
        g_string_assign (texts[i], text);
      else if (g_strcmp0 (text, texts[i]->str) != 0)
        *differs = TRUE;
    }
  return TRUE;
}

/**
 * rapport_search_index_store:
 * @texts: as many as the index has
 * @which: a bit for each of @texts that was read from the book; the others are replaced by what is stored
 * @is_new: whether nothing is stored of the thing
 *
 * Writes the index only when a text differs, which for most edits it does not.
 */
gboolean
rapport_search_index_store (RapportConnection         *connection,
                            const RapportSearchIndex  *index,
                            gint64                     id,
                            GString                  **texts,
                            guint                      which,
                            gboolean                   is_new,
                            GError                   **error)
{
  g_autoptr(RapportStatement) write = NULL;
  gboolean exists = FALSE, differs = TRUE;

  if (!is_new && !compare_stored (connection, index, id, texts, which, &exists, &differs, error))
    return FALSE;
  if (!differs)
    return TRUE;
  write = rapport_connection_prepare (connection, exists ? index->update : index->insert, error);
  if (write == NULL)
    return FALSE;
  for (int i = 0; i < index->n_texts; i++)
    rapport_statement_bind_text (write, i + 1, texts[i]->str);
  rapport_statement_bind_integer (write, index->n_texts + 1, id);
  return rapport_statement_run (write, error);
}

static gboolean
set_hash_size (RapportConnection  *connection,
               const char         *table,
               int                 bytes,
               GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s, rank) VALUES ('hashsize', ?1)", table, table);

  return rapport_connection_run (connection, sql, bytes, error);
}

/**
 * rapport_search_index_set_bulk:
 * @bulk: whether very many texts will be written, of each kind in the order of their ids
 *
 * Lets the indexes gather much in memory before they write it. It has to be set back within the
 * same transaction.
 */
gboolean
rapport_search_index_set_bulk (RapportConnection  *connection,
                               gboolean            bulk,
                               GError            **error)
{
  const int bytes = bulk ? BULK_HASH_BYTES : HASH_BYTES;

  return set_hash_size (connection, rapport_customer_index.table, bytes, error) &&
         set_hash_size (connection, rapport_record_index.table, bytes, error) &&
         set_hash_size (connection, rapport_ticket_index.table, bytes, error) &&
         set_hash_size (connection, rapport_thing_index.table, bytes, error);
}
