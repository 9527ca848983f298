/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-attachments.h"
#include "rapport-book-copy.h"
#include "rapport-check.h"
#include "rapport-connection-private.h"
#include "rapport-derived-key.h"
#include "rapport-settings.h"
#include "rapport-table.h"
#include "rapport-things.h"

/* sentences of one kind that are worth reading */
#define MOST_OF_A_KIND 20
/* of each kind of thing so many are derived again */
#define SAMPLE 2000

/* @damaged: (element-type RapportDerivedTable): whose index is damaged */
typedef struct
{
  RapportConnection *connection;
  GPtrArray         *findings;
  GPtrArray         *damaged;
  GCancellable      *cancellable;
  RapportCheckMends  mends;
} Check;

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

/* Since SQLite 3.44 an index for searching is held against the words as this program finds them, which may
 * differ from the words that an earlier one found; opening the book makes such an index anew. */
static gboolean
is_of_search (const char *message)
{
  return message != NULL && strstr (message, "inverted index for FTS") != NULL;
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
      if (g_strcmp0 (message, "ok") != 0 && !is_of_search (message))
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
check_index (Check                      *check,
             const RapportDerivedTable  *table,
             GError                    **error)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO %s (%s) VALUES ('integrity-check')", table->index, table->index);
  g_autoptr(GError) problem = NULL;

  if (rapport_connection_execute (check->connection, sql, &problem))
    return TRUE;
  if (!g_error_matches (problem, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  check->mends |= RAPPORT_CHECK_DERIVED;
  g_ptr_array_add (check->damaged, (gpointer) table);
  /* translators: such as “search for customers” */
  add_finding (check, _("The search index “%s” is damaged."), g_dpgettext2 (GETTEXT_PACKAGE, "derived", table->label));
  return TRUE;
}

/* What is not renewed yet is no damage: an index of an earlier tokenizer does not agree with this one. */
static gboolean
check_indexes (Check   *check,
               GError **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (g_cancellable_set_error_if_cancelled (check->cancellable, error) ||
        (tables[i]->index != NULL && rapport_derived_is_current (check->connection, tables[i], zone) &&
         !check_index (check, tables[i], error)))
      return FALSE;
  return TRUE;
}

static gboolean
check_count (Check                      *check,
             const RapportDerivedTable  *table,
             GError                    **error)
{
  g_autofree char *things_sql = g_strdup_printf ("SELECT count(*) FROM %s", table->thing);
  g_autofree char *derived_sql = g_strdup_printf ("SELECT count(*) FROM %s", table->rows);
  gint64 n_things, n_derived;

  if (table->rows == NULL)
    return TRUE;
  if (!rapport_connection_query_integer (check->connection, things_sql, &n_things, error) ||
      !rapport_connection_query_integer (check->connection, derived_sql, &n_derived, error))
    return FALSE;
  if (n_things == n_derived)
    return TRUE;
  check->mends |= RAPPORT_CHECK_DERIVED;
  add_finding (check,
               /* translators: what is made from the data, such as “customer list”, and two numbers */
               _("“%s” has %lld rows where it should have %lld. Nothing that was entered is missing."),
               g_dpgettext2 (GETTEXT_PACKAGE, "derived", table->label), (long long) n_derived, (long long) n_things);
  return TRUE;
}

static gboolean
read_content (Check                      *check,
              const RapportDerivedTable  *table,
              gint64                      id,
              char                      **content,
              GError                    **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (check->connection, table->content, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, id);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *content = g_strdup (rapport_statement_get_text (row, 0));
  return TRUE;
}

/* of a thing of which there is a row, as people know it */
static char *
dup_title (Check      *check,
           const char *thing,
           gint64      id)
{
  const RapportEntityInfo *info = rapport_entity_info_for (thing);
  g_autoptr(RapportEntity) entity =
    info != NULL ? rapport_table_load (check->connection, info->get_type (), id, NULL) : NULL;
  const char *name = entity != NULL ? rapport_entity_get_name (entity) : NULL;
  const char *label = info != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label) : thing;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  /* translators: a kind of thing such as “Customer”, and its name */
  return g_strdup_printf (_("%s “%s”"), label, name != NULL ? name : number);
}

static void
add_difference (Check                      *check,
                const RapportDerivedTable  *table,
                gint64                      id)
{
  g_autofree char *title = dup_title (check, table->thing, id);

  check->mends |= RAPPORT_CHECK_DERIVED;
  add_finding (check,
               /* translators: what is made from the data, such as “customer list”, and a thing and its name */
               _("“%s” does not agree with %s. What was entered is whole."),
               g_dpgettext2 (GETTEXT_PACKAGE, "derived", table->label), title);
}

/* Most is written only where it differs, so a row that agrees must not be written. */
static gboolean
check_row (RapportDerivedRun  *run,
           Check              *check,
           gint64              id,
           gboolean           *differs,
           GError            **error)
{
  const RapportDerivedTable *table = run->table;
  sqlite3 *handle = rapport_connection_get_handle (run->connection);
  sqlite3_int64 n_before = sqlite3_total_changes64 (handle);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if ((table->content != NULL && !read_content (check, table, id, &before, error)) ||
      !table->refresh (run, id, error) ||
      (table->content != NULL && !read_content (check, table, id, &after, error)))
    return FALSE;
  *differs = table->content != NULL ? g_strcmp0 (before, after) != 0
                                    : sqlite3_total_changes64 (handle) != n_before;
  return TRUE;
}

static gboolean
check_sample (RapportDerivedRun  *run,
              Check              *check,
              GError            **error)
{
  const RapportDerivedTable *table = run->table;
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM %s WHERE id %% max(1, (SELECT count(*) FROM %s) / %d) = 0", table->thing,
                     table->thing, SAMPLE);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (check->connection, sql, error);
  guint n_findings = 0;
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      gboolean differs;

      if (!has_row || n_findings == MOST_OF_A_KIND)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (check->cancellable, error) ||
          !check_row (run, check, rapport_statement_get_integer (row, 0), &differs, error))
        return FALSE;
      if (!differs)
        continue;
      n_findings++;
      add_difference (check, table, rapport_statement_get_integer (row, 0));
    }
  return FALSE;
}

/* What is not renewed yet is no damage, and in an index that is damaged nothing can be looked up. */
static gboolean
is_to_compare (Check                     *check,
               const RapportDerivedTable *table,
               GTimeZone                 *zone)
{
  return rapport_derived_is_current (check->connection, table, zone) && !g_ptr_array_find (check->damaged, table, NULL);
}

static gboolean
check_derived (Check   *check,
               GError **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);
  RapportRules rules;
  RapportDerivedRun run = {
    .connection = check->connection, .now = g_get_real_time () / G_USEC_PER_SEC, .zone = zone, .rules = &rules,
    .renewing = TRUE, .parts = RAPPORT_DERIVED_ALL_PARTS,
  };

  rapport_settings_load_rules (check->connection, &rules);
  for (guint i = 0; i < n_tables; i++)
    {
      run.table = tables[i];
      if (is_to_compare (check, tables[i], zone) &&
          (!check_count (check, tables[i], error) || !check_sample (&run, check, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_values (Check   *check,
              GError **error)
{
  g_autoptr(GPtrArray) findings = rapport_check_values (check->connection, check->cancellable, error);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    add_finding (check, "%s", (const char *) g_ptr_array_index (findings, i));
  return findings != NULL;
}

static gboolean
check_files (Check       *check,
             const char  *folder,
             GError     **error)
{
  g_autoptr(GPtrArray) missing =
    rapport_attachments_list_missing (check->connection, folder, MOST_OF_A_KIND, error);

  for (guint i = 0; missing != NULL && i < missing->len; i++)
    add_finding (check, "%s", (const char *) g_ptr_array_index (missing, i));
  return missing != NULL;
}

static gboolean
check_number (Check                    *check,
              const RapportEntityInfo  *info,
              const char               *column,
              GError                  **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT \"%s\", count(*) FROM \"%s\" WHERE \"%s\" IS NOT NULL GROUP BY 1"
                     " HAVING count(*) > 1 ORDER BY 1 LIMIT %d", column, info->name, column, MOST_OF_A_KIND);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (check->connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      check->mends |= RAPPORT_CHECK_NUMBERS;
      /* translators: a kind of thing such as Customer or Ticket, a number, how many times */
      add_finding (check, _("%s: the number %s is given %d times."), g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label),
                   rapport_statement_get_text (row, 0), (int) rapport_statement_get_integer (row, 1));
    }
  return FALSE;
}

static gboolean
check_numbers (Check   *check,
               GError **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint i = 0; infos[i] != NULL; i++)
    {
      const int number = rapport_entity_info_find_flag (infos[i], RAPPORT_FIELD_NUMBER);
      g_autofree char *column = number >= 0 ? rapport_field_dup_column (&infos[i]->fields[number]) : NULL;

      if (column != NULL && !check_number (check, infos[i], column, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_check_pages:
 * @thorough: compare indexes with their tables too
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each damage of the file and
 *   each reference to what is not there; NULL with @error set when it can't be checked
 */
GPtrArray *
rapport_check_pages (RapportConnection  *connection,
                     gboolean            thorough,
                     GError            **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  Check check = { .connection = connection, .findings = findings };

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);

  if (!check_pages (&check, thorough, error) || !check_references (&check, error))
    return NULL;
  return g_steal_pointer (&findings);
}

/* What is derived is made again to compare it, and an index looks at itself only by a write: both are done
 * to a copy that nobody else knows, so that others need not wait. */
static RapportConnection *
open_copy (RapportConnection  *connection,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autoptr(RapportConnection) copy = rapport_connection_open ("", RAPPORT_CONNECTION_READ_WRITE, error);
  RapportProgress progress = { .cancellable = cancellable };

  if (copy == NULL || !rapport_book_copy_pages (connection, copy, &progress, error) ||
      !rapport_connection_execute (copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error))
    return NULL;
  return g_steal_pointer (&copy);
}

/* What is still to be looked at when the file and its references were */
static gboolean
check_rest (Check        *check,
            RapportBook  *book,
            GError      **error)
{
  g_autoptr(RapportConnection) copy = NULL;
  const guint n_before = check->findings->len;

  if (!check_values (check, error))
    return FALSE;
  /* nothing can be made again of what can't be read */
  if (check->findings->len > n_before)
    {
      check->mends |= RAPPORT_CHECK_LOST;
      return TRUE;
    }
  if (!check_files (check, rapport_book_get_folder (book), error))
    return FALSE;
  copy = open_copy (check->connection, check->cancellable, error);
  check->connection = copy;
  return copy != NULL && check_indexes (check, error) && check_derived (check, error) && check_numbers (check, error);
}

/**
 * rapport_check_find:
 * @thorough: compare indexes with their tables too, which takes several times as long
 * @cancellable: (nullable): looked at now and then
 * @mends: (out) (optional): what can be done about it
 *
 * Looks for damage: of the file, of references, of the search indexes, of what is derived, and for
 * numbers given twice. Nothing is changed, and nobody who writes has to wait. Not for the main thread of
 * a window.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each finding, none when
 *   all is well; NULL with @error set when the book can't be checked
 */
GPtrArray *
rapport_check_find (RapportBook        *book,
                    gboolean            thorough,
                    GCancellable       *cancellable,
                    RapportCheckMends  *mends,
                    GError            **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) damaged = g_ptr_array_new ();
  g_autoptr(RapportConnection) connection = NULL;
  Check check = { .findings = findings, .damaged = damaged, .cancellable = cancellable };

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), NULL);

  connection = rapport_book_open_connection (book, error);
  check.connection = connection;
  if (connection == NULL || !check_pages (&check, thorough, error) || !check_references (&check, error))
    return NULL;
  if (findings->len > 0)
    check.mends |= RAPPORT_CHECK_LOST;
  if (!check_rest (&check, book, error))
    return NULL;
  if (mends != NULL)
    *mends = check.mends;
  return g_steal_pointer (&findings);
}

/** rapport_check_run: rapport_check_find() for those who only want to know what was found */
GPtrArray *
rapport_check_run (RapportBook   *book,
                   gboolean       thorough,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return rapport_check_find (book, thorough, cancellable, NULL, error);
}
