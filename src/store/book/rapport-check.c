/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-check.h"
#include "rapport-customer-row.h"
#include "rapport-customer-texts.h"
#include "rapport-search-text.h"

/* sentences of one kind that are worth reading */
#define MOST_OF_A_KIND 20
/* of each kind of thing so many are derived again */
#define SAMPLE 2000

typedef gboolean (*RefreshOne) (RapportConnection  *connection,
                                gint64              row,
                                GError            **error);

typedef struct
{
  RapportConnection *connection;
  GPtrArray         *findings;
  GCancellable      *cancellable;
} Check;

typedef struct
{
  const char *things;
  const char *derived;
} Pair;

static const Pair pairs[] = {
  { "customer", "customer_row" },
  { "customer", "customer_search_content" },
  { "record", "record_search_content" },
  { "ticket", "ticket_row" },
  { "ticket", "ticket_search_content" },
};

static const char * const indexes[] = { "customer_search", "record_search", "ticket_search" };

static void
add_finding (Check      *check,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
add_finding (Check      *check,
             const char *format,
             ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (check->findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
check_pages (Check     *check,
             gboolean   thorough,
             GError   **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s(%d)", thorough ? "integrity_check" : "quick_check",
                                          MOST_OF_A_KIND);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (check->connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      const char *message;

      if (!has_row)
        return TRUE;
      message = rapport_statement_get_text (row, 0);
      if (g_strcmp0 (message, "ok") != 0)
        /* translators: technical words */
        add_finding (check, _("The file is damaged: %s"), message);
    }
  return FALSE;
}

static gboolean
check_references (Check   *check,
                  GError **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (check->connection,
                                                                "PRAGMA foreign_key_check", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  for (int i = 0; i < MOST_OF_A_KIND; i++)
    {
      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      add_finding (check,
                   /* translators: kind of thing, its number in the file, another kind of thing */
                   _("%s %lld refers to a %s that does not exist."), rapport_statement_get_text (row, 0),
                   (long long) rapport_statement_get_integer (row, 1), rapport_statement_get_text (row, 2));
    }
  return TRUE;
}

static gboolean
check_index (Check       *check,
             const char  *index,
             GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES ('integrity-check')", index, index);
  g_autoptr(GError) problem = NULL;

  if (rapport_connection_execute (check->connection, sql, &problem))
    return TRUE;
  if (!g_error_matches (problem, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  /* translators: the name of a search index */
  add_finding (check, _("The search index “%s” is damaged."), index);
  return TRUE;
}

static gboolean
check_counts (Check   *check,
              GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *things_sql = g_strdup_printf ("SELECT count(*) FROM %s", pairs[i].things);
      g_autofree char *derived_sql = g_strdup_printf ("SELECT count(*) FROM %s", pairs[i].derived);
      gint64 n_things, n_derived;

      if (!rapport_connection_query_integer (check->connection, things_sql, &n_things, error) ||
          !rapport_connection_query_integer (check->connection, derived_sql, &n_derived, error))
        return FALSE;
      if (n_things != n_derived)
        add_finding (check,
                     /* translators: a number, a name of a table, a number, a name of a table */
                     _("There are %lld rows in “%s” but %lld in “%s”, which is made from it."),
                     (long long) n_things, pairs[i].things, (long long) n_derived, pairs[i].derived);
    }
  return TRUE;
}

/* What is derived is written only where it differs, so a sample must not write anything. */
static gboolean
check_sample (Check       *check,
              const char  *thing,
              const char  *derived,
              RefreshOne   refresh,
              GError     **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM %s WHERE id %% max(1, (SELECT count(*) FROM %s) / %d) = 0", thing,
                     thing, SAMPLE);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (check->connection, sql, error);
  sqlite3 *handle = rapport_connection_get_handle (check->connection);
  guint n_findings = 0;
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      sqlite3_int64 before = sqlite3_total_changes64 (handle);

      if (!has_row || n_findings == MOST_OF_A_KIND)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (check->cancellable, error) ||
          !refresh (check->connection, rapport_statement_get_integer (row, 0), error))
        return FALSE;
      if (sqlite3_total_changes64 (handle) == before)
        continue;
      n_findings++;
      add_finding (check,
                   /* translators: name of a table, kind of thing, its number in the file */
                   _("“%s” does not agree with %s %lld."), derived, thing,
                   (long long) rapport_statement_get_integer (row, 0));
    }
  return FALSE;
}

static gboolean
check_derived (Check   *check,
               GError **error)
{
  gboolean ok;

  if (!rapport_connection_execute (check->connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  ok = check_sample (check, "customer", "customer_row", rapport_customer_row_refresh, error) &&
       check_sample (check, "customer", "customer_search", rapport_customer_texts_refresh_all, error) &&
       check_sample (check, "record", "record_search", rapport_search_text_refresh_record, error) &&
       check_sample (check, "ticket", "ticket_search", rapport_search_text_refresh_ticket, error);
  return rapport_connection_execute (check->connection, "ROLLBACK", ok ? error : NULL) && ok;
}

static gboolean
check_numbers (Check       *check,
               const char  *thing,
               GError     **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT number, count(*) FROM %s WHERE number IS NOT NULL GROUP BY number"
                     " HAVING count(*) > 1 ORDER BY number LIMIT %d", thing, MOST_OF_A_KIND);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (check->connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      const char *number = rapport_statement_get_text (row, 0);
      int n = rapport_statement_get_integer (row, 1);

      if (!has_row)
        return TRUE;
      if (g_str_equal (thing, "customer"))
        /* translators: a number, how many times */
        add_finding (check, _("The customer number %s is given %d times."), number, n);
      else
        /* translators: a number, how many times */
        add_finding (check, _("The ticket number %s is given %d times."), number, n);
    }
  return FALSE;
}

/**
 * rapport_check_run:
 * @thorough: compare indexes with their tables too, which takes several times as long
 * @cancellable: (nullable): looked at now and then
 *
 * Looks for damage: of the file, of references, of the search indexes, of what is derived, and for
 * numbers given twice. Nothing is changed. Not for the main thread of a window.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each finding, none when
 *   all is well; NULL with @error set when the book can't be checked
 */
GPtrArray *
rapport_check_run (RapportBook   *book,
                   gboolean       thorough,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(RapportConnection) connection = NULL;
  Check check = { .findings = findings, .cancellable = cancellable };

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), NULL);

  connection = rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, error);
  check.connection = connection;
  if (connection == NULL || !check_pages (&check, thorough, error) || !check_references (&check, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (indexes); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check_index (&check, indexes[i], error))
      return NULL;
  if (!check_counts (&check, error) || !check_derived (&check, error) ||
      !check_numbers (&check, "customer", error) || !check_numbers (&check, "ticket", error))
    return NULL;
  return g_steal_pointer (&findings);
}
