/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-lookup.h"
#include "rapport-cli-import-results.h"
#include "rapport-cli.h"
#include "rapport-import-hints.h"
#include "rapport-plan-cadence.h"
#include "rapport-settings.h"

/** rapport_cli_import_get_title: Returns: (nullable): the title of the column of that number, NULL for none */
const char *
rapport_cli_import_get_title (RapportImport *import,
                              int            column)
{
  const RapportImportColumns *columns = rapport_import_get_columns (import);

  return column >= 0 ? g_array_index (columns->columns, RapportImportColumn, column).title : NULL;
}

/** rapport_cli_import_is_extra: Returns: whether nothing is known of the column */
gboolean
rapport_cli_import_is_extra (RapportImport *import,
                             guint          column)
{
  return g_array_index (rapport_import_get_columns (import)->columns, RapportImportColumn, column).part ==
         RAPPORT_IMPORT_EXTRA && !rapport_import_is_reason (rapport_cli_import_get_title (import, column));
}

static const char *
get_kind_label (RapportImportKind kind)
{
  static const char * const labels[] = {
    NC_("import", "new"),
    NC_("import", "changed"),
    NC_("import", "same"),
    NC_("import", "rejected"),
    NC_("import", "undecided"),
    NC_("import", "left out"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "import", labels[kind]);
}

/* Returns: (transfer full) (nullable): the same within a line */
static char *
dup_title (RapportImport *import,
           int            column)
{
  const char *title = rapport_cli_import_get_title (import, column);

  return title != NULL ? rapport_cli_dup_line (title) : NULL;
}

static void
print_hint (RapportImport           *import,
            const RapportImportHint *hint)
{
  const RapportImportRow *row = rapport_import_get_row (import, hint->index);
  const RapportImportProblem *problem = g_ptr_array_index (row->problems, hint->problem);
  g_autofree char *title = dup_title (import, problem->column);
  g_autofree char *sentence = rapport_cli_dup_line (problem->sentence);

  if (hint->n_others > 0 && title != NULL)
    /* translators: the number of a row, the name of a column, what is wrong there, and how many rows below are so */
    g_print (ngettext ("  row %u, %s: %s (and %u row below)\n", "  row %u, %s: %s (and %u rows below)\n",
                       hint->n_others), row->row, title, sentence, hint->n_others);
  else if (hint->n_others > 0)
    /* translators: the number of a row, what is wrong there, and how many rows below are so */
    g_print (ngettext ("  row %u: %s (and %u row below)\n", "  row %u: %s (and %u rows below)\n", hint->n_others),
             row->row, sentence, hint->n_others);
  else if (title != NULL)
    /* translators: the number of a row, the name of a column, and what is wrong there */
    g_print (_("  row %u, %s: %s\n"), row->row, title, sentence);
  else
    /* translators: the number of a row, and what is wrong there */
    g_print (_("  row %u: %s\n"), row->row, sentence);
}

static void
print_row (RapportImport          *import,
           const RapportImportRow *row)
{
  g_auto(GStrv) changes = row->changes != NULL ? g_strsplit (row->changes, "\n", -1) : NULL;
  g_autofree char *joined = changes != NULL ? g_strjoinv ("; ", changes) : NULL;
  g_autofree char *line = joined != NULL ? rapport_cli_dup_line (joined) : NULL;

  if (line != NULL)
    /* translators: the number of a row, what it is (new, changed …), and what it changes */
    g_print (_("  row %u: %s (%s)\n"), row->row, get_kind_label (row->kind), line);
  else
    /* translators: the number of a row, and what it is (new, changed …) */
    g_print (_("  row %u: %s\n"), row->row, get_kind_label (row->kind));
}

/* by row, those of rejected rows among the others */
static int
compare_hints (gconstpointer a,
               gconstpointer b)
{
  const RapportImportHint *first = a;
  const RapportImportHint *second = b;

  if (first->index != second->index)
    return first->index < second->index ? -1 : 1;
  return first->problem < second->problem ? -1 : first->problem > second->problem;
}

static GArray *
list_hints (RapportImport *import)
{
  GArray *hints = rapport_import_list_hints (import, RAPPORT_SEVERITY_FLAG);
  g_autoptr(GArray) errors = rapport_import_list_hints (import, RAPPORT_SEVERITY_ERROR);

  g_array_append_vals (hints, errors->data, errors->len);
  g_array_sort (hints, compare_hints);
  return hints;
}

/* what becomes of each row, if that is asked for, and what is to be said of it */
static void
print_rows (RapportImport *import,
            gboolean       whole)
{
  g_autoptr(GArray) hints = list_hints (import);
  guint next = 0;

  for (guint i = 0; i < rapport_import_get_n_rows (import); i++)
    {
      if (whole)
        print_row (import, rapport_import_get_row (import, i));
      for (; next < hints->len && g_array_index (hints, RapportImportHint, next).index == i; next++)
        print_hint (import, &g_array_index (hints, RapportImportHint, next));
    }
}

static gboolean
is_left_out (RapportImport *import,
             guint          column)
{
  return g_array_index (rapport_import_get_columns (import)->columns, RapportImportColumn, column).part ==
         RAPPORT_IMPORT_LEFT_OUT;
}

/* Returns: (transfer full) (nullable): what such columns are called, NULL where there are none */
static char *
dup_titles (RapportImport *import,
            gboolean     (*is_such) (RapportImport *import,
                                     guint          column))
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < rapport_import_get_columns (import)->columns->len; i++)
    if (is_such (import, i))
      {
        g_autofree char *title = dup_title (import, i);

        /* translators: between the names of columns */
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? _(", ") : "", title);
      }
  return titles->len > 0 ? g_string_free (g_steal_pointer (&titles), FALSE) : NULL;
}

/* what nothing is known of, what is not read and what is not there is named, so that nobody has to look for it */
static void
print_extra_columns (RapportImport *import)
{
  const guint n_missing = rapport_import_get_n_missing (import);
  const gboolean of_kind = rapport_import_get_kind (import) != NULL;
  g_autofree char *left_out = dup_titles (import, of_kind ? rapport_cli_import_is_extra : is_left_out);
  g_autofree char *kept = of_kind ? NULL : dup_titles (import, rapport_cli_import_is_extra);

  if (left_out != NULL)
    /* translators: %s are names of columns of a table */
    g_print (_("  left out: %s\n"), left_out);
  if (kept != NULL)
    /* translators: %s are names of columns of a table */
    g_print (_("  kept as name and value: %s\n"), kept);
  if (n_missing > 0)
    g_print (ngettext ("  %'u row of the list is not in the file: it is not deleted here\n",
                       "  %'u rows of the list are not in the file: they are not deleted here\n", n_missing), n_missing);
}

/* a guess is shown, so that somebody can see that it is wrong */
static void
print_encoding (RapportImport *import)
{
  const char *encoding = rapport_import_get_encoding (import);

  if (encoding != NULL && !g_str_has_prefix (encoding, "UTF-"))
    /* translators: %s is an encoding such as GB18030 */
    g_print (_("  read as %s text; if that is wrong, say which it is by --encoding\n"), encoding);
}

/* Where there are several, one of them was chosen. */
static void
print_sheet (RapportImport *import)
{
  const char * const *sheets = rapport_import_get_sheets (import);
  g_autofree char *names = NULL;

  if (sheets == NULL || g_strv_length ((char **) sheets) < 2)
    return;
  names = g_strjoinv (", ", (char **) sheets);
  /* translators: the name of a workbook's sheet, and those of all its sheets */
  g_print (_("  read the sheet “%s” of: %s; choose another by --sheet\n"), rapport_import_get_sheet (import), names);
}

static void
print_doubtful (RapportImport *import)
{
  const char *doubtful = rapport_import_get_doubtful (import);
  g_autofree char *date = doubtful != NULL ? rapport_cli_dup_line (doubtful) : NULL;

  if (date != NULL && rapport_import_get_date_order (import) == RAPPORT_DATE_ORDER_NONE)
    /* translators: %s is a date such as 3/5/2026 */
    g_print (_("  “%s” may be two days: say by --dates whether the day or the month comes first\n"), date);
  else if (date != NULL && rapport_import_get_date_order (import) == RAPPORT_DATE_ORDER_DAY_FIRST)
    /* translators: %s is a date such as 3/5/2026 */
    g_print (_("  “%s” is read with the day first; otherwise by --dates\n"), date);
  else if (date != NULL)
    /* translators: %s is a date such as 3/5/2026 */
    g_print (_("  “%s” is read with the month first; otherwise by --dates\n"), date);
}

static void
print_open (RapportImport *import)
{
  const guint n = rapport_import_goes_along (import) ? rapport_import_get_n_open (import) : 0;

  if (n > 0)
    g_print (ngettext ("  %u open plan, action item or ticket goes along to another owner; it stays by --leave-open\n",
                       "  %u open plans, action items and tickets go along to another owner; they stay by --leave-open\n",
                       n), n);
}

static void
print_counts (RapportImport *import,
              const char    *file_name)
{
  /* translators: a file's name, and how many rows are new, changed, the same, rejected */
  g_print (_("%s: %u new, %u changed, %u same, %u rejected\n"), file_name,
           rapport_import_count (import, RAPPORT_IMPORT_NEW),
           rapport_import_count (import, RAPPORT_IMPORT_CHANGED),
           rapport_import_count (import, RAPPORT_IMPORT_SAME),
           rapport_import_count (import, RAPPORT_IMPORT_REJECTED));
}

/**
 * rapport_cli_import_print:
 * @dry_run: whether each row is told, and not only those with problems
 * @error: (nullable): what stood in the way
 *
 * Says what became of the rows of a table. What was not done is not summed up: what stood in the way is told.
 */
void
rapport_cli_import_print (RapportImport *import,
                          const char    *file_name,
                          gboolean       dry_run,
                          const GError  *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error == NULL)
    print_counts (import, file_name);
  if (rapport_import_count (import, RAPPORT_IMPORT_UNDECIDED) > 0)
    /* translators: %u is how many rows have a customer whose name comes near to another's */
    g_print (_("  %u undecided: say by --near whether names that come near to others are the same\n"),
             rapport_import_count (import, RAPPORT_IMPORT_UNDECIDED));
  print_doubtful (import);
  print_open (import);
  print_encoding (import);
  print_sheet (import);
  print_extra_columns (import);
  print_rows (import, dry_run);
}

/**
 * rapport_cli_import_tell_unplanned:
 *
 * Very many new customers are planned by the program itself, behind their import: says of how many that holds.
 */
void
rapport_cli_import_tell_unplanned (RapportImport *import,
                                   RapportBook   *book)
{
  RapportConnection *connection = rapport_book_get_connection (book);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  RapportRules rules;
  guint n_unplanned = 0;

  if (rapport_import_count (import, RAPPORT_IMPORT_NEW) <= RAPPORT_PLAN_CADENCE_MOST_NEW)
    return;
  rapport_settings_load_rules (connection, &rules);
  if (rules.plans_a_day > 0)
    n_unplanned = rapport_cadence_count_unplanned (
      connection, rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, zone));
  if (n_unplanned > 0)
    /* translators: %u is a number of customers */
    g_print (ngettext ("  follow-ups with %u customer are planned when Rapport is open next\n",
                       "  follow-ups with %u customers are planned when Rapport is open next\n", n_unplanned),
             n_unplanned);
}
