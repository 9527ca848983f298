/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-fold.h"
#include "rapport-pinyin.h"
#include "rapport-search-text.h"

/* telephone numbers are compared by their last digits, so that +86 and a leading 0 do not matter */
#define COMPARED_DIGITS 11
/* fewer digits are an extension, which many share */
#define LEAST_DIGITS 5

#define MAX_COLUMNS 6

/* what an index holds in memory before it writes: FTS5's own choice, and much at once */
#define HASH_BYTES (1024 * 1024)
#define BULK_HASH_BYTES (24 * 1024 * 1024)

/* the columns with names and telephone numbers, from which keys are made too */
#define KEY_TEXTS ((1 << 0) | (1 << 2))

typedef struct
{
  const char *table;
  const char *select;
  const char *insert;
  const char *update;
  int         n_columns;
} Index;

static const Index customer_index = {
  "customer_search",
  "SELECT name, contacts, phones, notes, tags, initials FROM customer_search WHERE rowid = ?1",
  "INSERT INTO customer_search (name, contacts, phones, notes, tags, initials, rowid)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
  "UPDATE customer_search SET name = ?1, contacts = ?2, phones = ?3, notes = ?4, tags = ?5,"
  " initials = ?6 WHERE rowid = ?7",
  6
};

static const Index record_index = {
  "record_search",
  "SELECT customer, body FROM record_search WHERE rowid = ?1",
  "INSERT INTO record_search (customer, body, rowid) VALUES (?1, ?2, ?3)",
  "UPDATE record_search SET customer = ?1, body = ?2 WHERE rowid = ?3",
  2
};

static const Index ticket_index = {
  "ticket_search",
  "SELECT customer, body FROM ticket_search WHERE rowid = ?1",
  "INSERT INTO ticket_search (customer, body, rowid) VALUES (?1, ?2, ?3)",
  "UPDATE ticket_search SET customer = ?1, body = ?2 WHERE rowid = ?3",
  2
};

static void
append_folded (GString    *out,
               const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  rapport_fold_append (out, text, -1);
}

/* folds columns first…last of the row into one text */
static void
append_columns (GString          *out,
                RapportStatement *row,
                int               first,
                int               last)
{
  for (int i = first; i <= last; i++)
    append_folded (out, rapport_statement_get_text (row, i));
}

static gboolean
delete_text (RapportConnection  *connection,
             const char         *table,
             const char         *column,
             gint64              id,
             GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s = ?1", table, column);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, id);
  return rapport_statement_run (statement, error);
}

static gboolean
is_stored (RapportConnection  *connection,
           const Index        *index,
           gint64              id,
           GString           **texts,
           gboolean           *exists,
           guint              *differing,
           GError            **error)
{
  g_autoptr(RapportStatement) stored = rapport_connection_prepare (connection, index->select, error);

  if (stored == NULL)
    return FALSE;
  rapport_statement_bind_integer (stored, 1, id);
  if (!rapport_statement_step (stored, exists, error))
    return FALSE;
  *differing = 0;
  for (int i = 0; i < index->n_columns; i++)
    if (!*exists || g_strcmp0 (rapport_statement_get_text (stored, i), texts[i]->str) != 0)
      *differing |= 1 << i;
  return TRUE;
}

/* The index is written only when a text differs, which for most edits it does not. @differing has a
 * bit for each column that does. */
static gboolean
store_texts (RapportConnection  *connection,
             const Index        *index,
             gint64              id,
             GString           **texts,
             guint              *differing,
             GError            **error)
{
  g_autoptr(RapportStatement) write = NULL;
  gboolean exists;

  if (!is_stored (connection, index, id, texts, &exists, differing, error))
    return FALSE;
  if (*differing == 0)
    return TRUE;
  write = rapport_connection_prepare (connection, exists ? index->update : index->insert, error);
  if (write == NULL)
    return FALSE;
  for (int i = 0; i < index->n_columns; i++)
    rapport_statement_bind_text (write, i + 1, texts[i]->str);
  rapport_statement_bind_integer (write, index->n_columns + 1, id);
  return rapport_statement_run (write, error);
}

/**
 * rapport_phone_dup_digits:
 *
 * Returns: (transfer full) (nullable): the digits by which telephone numbers are compared, NULL
 *   when there are too few to tell customers apart
 */
char *
rapport_phone_dup_digits (const char *phone)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  for (; phone != NULL && *phone != '\0'; phone++)
    if (g_ascii_isdigit (*phone))
      g_string_append_c (digits, *phone);
  if (digits->len < LEAST_DIGITS)
    return NULL;
  if (digits->len > COMPARED_DIGITS)
    g_string_erase (digits, 0, digits->len - COMPARED_DIGITS);
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static gboolean
store_phone (RapportConnection  *connection,
             gint64              customer,
             gint64              contact,
             const char         *phone,
             GError            **error)
{
  g_autofree char *digits = rapport_phone_dup_digits (phone);
  g_autoptr(RapportStatement) insert = NULL;

  if (digits == NULL)
    return TRUE;
  insert = rapport_connection_prepare (connection,
                                       "INSERT OR IGNORE INTO phone_key (digits, customer, contact)"
                                       " VALUES (?1, ?2, ?3)", error);
  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_text (insert, 1, digits);
  rapport_statement_bind_integer (insert, 2, customer);
  rapport_statement_bind_integer (insert, 3, contact);
  return rapport_statement_run (insert, error);
}

static void
append_initials (GString    *out,
                 const char *text)
{
  g_autofree char *initials = text != NULL ? rapport_pinyin_initials (text) : NULL;

  append_folded (out, initials);
}

static gboolean
read_contacts (RapportConnection  *connection,
               gint64              customer,
               GString           **texts,
               GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT name, position, department, as_typed, phone, mobile, email, im"
                                " FROM contact WHERE customer = ?1 ORDER BY id", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      append_columns (texts[1], row, 0, 3);
      append_columns (texts[2], row, 4, 7);
      append_initials (texts[5], rapport_statement_get_text (row, 0));
    }
  return FALSE;
}

static gboolean
read_list (RapportConnection  *connection,
           const char         *sql,
           gint64              owner,
           GString            *text,
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
      append_columns (text, row, 0, 0);
    }
  return FALSE;
}

static gboolean
store_names (RapportConnection  *connection,
             gint64              customer,
             const char         *names,
             GError            **error)
{
  g_auto(GStrv) lines = g_strsplit (names != NULL ? names : "", "\n", -1);
  g_autoptr(RapportStatement) insert =
    rapport_connection_prepare (connection,
                                "INSERT OR IGNORE INTO name_fold (customer, name) VALUES (?1, ?2)", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *folded = rapport_fold (lines[i], -1);

      if (*folded == '\0')
        continue;
      rapport_statement_bind_integer (insert, 1, customer);
      rapport_statement_bind_text (insert, 2, folded);
      if (!rapport_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_phones (RapportConnection  *connection,
              gint64              customer,
              GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT id, phone, mobile FROM contact WHERE customer = ?1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  while (rapport_statement_step (row, &has_row, error))
    {
      gint64 contact;

      if (!has_row)
        return TRUE;
      contact = rapport_statement_get_integer (row, 0);
      if (!store_phone (connection, customer, contact, rapport_statement_get_text (row, 1), error) ||
          !store_phone (connection, customer, contact, rapport_statement_get_text (row, 2), error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
delete_keys (RapportConnection  *connection,
             gint64              customer,
             GError            **error)
{
  return delete_text (connection, "phone_key", "customer", customer, error) &&
         delete_text (connection, "name_fold", "customer", customer, error);
}

static gboolean
store_keys (RapportConnection  *connection,
            gint64              customer,
            GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT name, former_names FROM customer WHERE id = ?1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  return delete_keys (connection, customer, error) &&
         rapport_statement_step (row, &has_row, error) &&
         store_names (connection, customer, rapport_statement_get_text (row, 0), error) &&
         store_names (connection, customer, rapport_statement_get_text (row, 1), error) &&
         store_phones (connection, customer, error);
}

#define CUSTOMER_TEXTS \
  "SELECT name, former_names, number, status, industry, size, address, source_words, initial_need," \
  " pain_points, motives, expectations, features_of_interest, dates_that_matter, interests," \
  " decision_process, grade_reason, convenient_times, benefit_notes, segment, provenance, notes" \
  " FROM customer WHERE id = ?1"
#define FIRST_NOTE 3
#define LAST_NOTE 21

static gboolean
read_customer (RapportConnection  *connection,
               gint64              customer,
               GString           **texts,
               gboolean           *exists,
               GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, CUSTOMER_TEXTS, error);

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  if (!rapport_statement_step (row, exists, error))
    return FALSE;
  if (!*exists)
    return TRUE;
  append_columns (texts[0], row, 0, 1);
  append_columns (texts[2], row, 2, 2);
  append_columns (texts[3], row, FIRST_NOTE, LAST_NOTE);
  append_initials (texts[5], rapport_statement_get_text (row, 0));
  return read_contacts (connection, customer, texts, error) &&
         read_list (connection, "SELECT value FROM extra WHERE customer = ?1 AND record IS NULL ORDER BY id",
                    customer, texts[3], error) &&
         read_list (connection, "SELECT name FROM tag WHERE customer = ?1 ORDER BY id",
                    customer, texts[4], error);
}

static void
free_texts (GString **texts)
{
  for (int i = 0; i < MAX_COLUMNS; i++)
    g_string_free (texts[i], TRUE);
}

/**
 * rapport_search_text_refresh_customer:
 *
 * Makes the searchable text of a customer agree with the book: name, contacts, telephone numbers,
 * notes, tags and pinyin initials; and the keys by which a second customer of the same name or
 * telephone number is found.
 */
gboolean
rapport_search_text_refresh_customer (RapportConnection  *connection,
                                      gint64              customer,
                                      GError            **error)
{
  GString *texts[MAX_COLUMNS];
  gboolean exists = FALSE, ok;
  guint differing = 0;

  for (int i = 0; i < MAX_COLUMNS; i++)
    texts[i] = g_string_new (NULL);
  ok = read_customer (connection, customer, texts, &exists, error) &&
       (exists ? store_texts (connection, &customer_index, customer, texts, &differing, error)
               : delete_text (connection, customer_index.table, "rowid", customer, error) &&
                 delete_keys (connection, customer, error));
  free_texts (texts);
  if (!ok || (differing & KEY_TEXTS) == 0)
    return ok;
  return store_keys (connection, customer, error);
}

/* @sql: first the customer's name, then what the thing itself says */
static gboolean
refresh_body (RapportConnection  *connection,
              const Index        *index,
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
    return delete_text (connection, index->table, "rowid", id, error);
  append_columns (customer, row, 0, 0);
  append_columns (body, row, 1, sqlite3_column_count (rapport_statement_get_handle (row)) - 1);
  return read_list (connection, list_sql, id, body, error) &&
         store_texts (connection, index, id, texts, &differing, error);
}

/** rapport_search_text_refresh_record: makes the record's text agree with the book */
gboolean
rapport_search_text_refresh_record (RapportConnection  *connection,
                                    gint64              record,
                                    GError            **error)
{
  return refresh_body (connection, &record_index,
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
  return refresh_body (connection, &ticket_index,
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

static gboolean
set_hash_size (RapportConnection  *connection,
               const char         *table,
               int                 bytes,
               GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s, rank) VALUES ('hashsize', ?1)", table, table);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, bytes);
  return rapport_statement_run (statement, error);
}

/**
 * rapport_search_text_set_bulk:
 * @bulk: whether very many texts will be written, of each kind in the order of their ids
 *
 * Lets the indexes gather much in memory before they write it. It has to be set back within the
 * same transaction.
 */
gboolean
rapport_search_text_set_bulk (RapportConnection  *connection,
                              gboolean            bulk,
                              GError            **error)
{
  const int bytes = bulk ? BULK_HASH_BYTES : HASH_BYTES;

  return set_hash_size (connection, customer_index.table, bytes, error) &&
         set_hash_size (connection, record_index.table, bytes, error) &&
         set_hash_size (connection, ticket_index.table, bytes, error);
}
