/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-action-log.h"
#include "rapport-ical.h"
#include "rapport-list-export.h"
#include "rapport-list-group-sheet.h"
#include "rapport-moment-text.h"
#include "rapport-money.h"
#include "rapport-problem.h"
#include "rapport-settings.h"
#include "rapport-vcard.h"

/* rows read at a time */
#define BLOCK 200
#define GROUP_WIDTH 140

/** rapport_list_export_group: what the column is called that tells the group of each row, marked */
const char rapport_list_export_group[] = NC_("column", "Group in the list");

static RapportMoment
get_moment (const RapportColumn *column,
            RapportRow          *row,
            guint                index,
            GTimeZone           *zone)
{
  gint64 integer;

  if (column->kind == RAPPORT_COLUMN_MOMENT)
    return rapport_row_get_moment (row, index);
  integer = rapport_row_get_integer (row, index);
  if (integer == RAPPORT_UNSET || integer == 0)
    return (RapportMoment) { 0 };
  return column->kind == RAPPORT_COLUMN_DAY ? rapport_moment_from_day ((int) integer)
                                            : rapport_moment_from_instant (integer, zone);
}

static const char *
get_words (const RapportColumn *column,
           RapportRow          *row,
           guint                index)
{
  const char *text = rapport_row_get_text (row, index);

  if (column->kind == RAPPORT_COLUMN_CHOICE && text != NULL && rapport_choice_find (column->choices, text) != NULL)
    return rapport_choice_label (column->choices, text);
  return text;
}

/**
 * rapport_list_cell_dup_text:
 * @index: the cell of @row that @column shows
 * @digits: of the book's currency
 *
 * Returns: (transfer full) (nullable): the cell as programs write it: 2024-03-15 15:00, 1200.00, a choice in words
 */
char *
rapport_list_cell_dup_text (const RapportColumn *column,
                            RapportRow          *row,
                            guint                index,
                            guint                digits,
                            GTimeZone           *zone)
{
  RapportMoment moment;
  gint64 integer;

  g_return_val_if_fail (column != NULL && RAPPORT_IS_ROW (row), NULL);

  switch (column->kind)
    {
    case RAPPORT_COLUMN_MOMENT:
    case RAPPORT_COLUMN_INSTANT:
    case RAPPORT_COLUMN_DAY:
      moment = get_moment (column, row, index, zone);
      return rapport_moment_is_set (&moment) ? rapport_moment_format_iso (&moment, zone) : NULL;
    case RAPPORT_COLUMN_INTEGER:
    case RAPPORT_COLUMN_MONEY:
      integer = rapport_row_get_integer (row, index);
      if (integer == RAPPORT_UNSET)
        return NULL;
      return rapport_decimal_format (integer, column->kind == RAPPORT_COLUMN_MONEY ? digits : 0);
    case RAPPORT_COLUMN_TEXT:
    case RAPPORT_COLUMN_CHOICE:
    default:
      return g_strdup (get_words (column, row, index));
    }
}

static void
add_cell (RapportTableWriter  *table,
          const RapportColumn *column,
          RapportRow          *row,
          guint                index,
          GTimeZone           *zone)
{
  RapportMoment moment;

  switch (column->kind)
    {
    case RAPPORT_COLUMN_MOMENT:
    case RAPPORT_COLUMN_INSTANT:
    case RAPPORT_COLUMN_DAY:
      moment = get_moment (column, row, index, zone);
      rapport_table_writer_add_moment (table, &moment);
      break;
    case RAPPORT_COLUMN_INTEGER:
    case RAPPORT_COLUMN_MONEY:
      rapport_table_writer_add_number (table, rapport_row_get_integer (row, index));
      break;
    case RAPPORT_COLUMN_TEXT:
    case RAPPORT_COLUMN_CHOICE:
    default:
      rapport_table_writer_add_text (table, get_words (column, row, index));
      break;
    }
}

static RapportTableKind
get_kind (RapportColumnKind kind)
{
  switch (kind)
    {
    case RAPPORT_COLUMN_DAY:
      return RAPPORT_TABLE_DAY;
    case RAPPORT_COLUMN_MOMENT:
    case RAPPORT_COLUMN_INSTANT:
      return RAPPORT_TABLE_MOMENT;
    case RAPPORT_COLUMN_INTEGER:
    case RAPPORT_COLUMN_MONEY:
      return RAPPORT_TABLE_NUMBER;
    case RAPPORT_COLUMN_TEXT:
    case RAPPORT_COLUMN_CHOICE:
    default:
      return RAPPORT_TABLE_TEXT;
    }
}

/**
 * rapport_list_export_sum:
 * @ids: (array length=n): of things
 *
 * Returns: a number of which that of several lists that have no thing in common is the sum, and which is hardly the same
 *   for others
 */
guint32
rapport_list_export_sum (const gint64 *ids,
                         guint         n)
{
  guint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      guint64 mixed = (guint64) ids[i] + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

      mixed = (mixed ^ mixed >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      mixed = (mixed ^ mixed >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      sum += mixed ^ mixed >> 31;
    }
  return (guint32) sum;
}

/* When it was written, by the log: so what is changed here meanwhile is told apart from what is changed in the file. */
static void
set_stamp (RapportTableWriter *table,
           RapportConnection  *connection,
           const gint64       *ids,
           guint               n)
{
  g_autofree char *stamp = rapport_action_log_dup_place (connection);

  if (stamp != NULL)
    rapport_table_writer_set_stamp (table, stamp, n, rapport_list_export_sum (ids, n));
}

static RapportTableWriter *
begin (const RapportListSpec     *spec,
       RapportConnection         *connection,
       gboolean                   grouped,
       const RapportTableFormat  *format,
       const int                 *columns,
       guint                      n_columns,
       const char                *path,
       GTimeZone                 *zone,
       GError                   **error)
{
  g_autofree RapportTableColumn *titles = g_new0 (RapportTableColumn, n_columns + 1);
  RapportTableColumn *shown = titles;
  const guint digits = rapport_settings_get_currency (connection)->digits;

  if (grouped)
    *shown++ = (RapportTableColumn) {
      .title = g_dpgettext2 (GETTEXT_PACKAGE, "column", rapport_list_export_group), .kind = RAPPORT_TABLE_TEXT,
      .width = GROUP_WIDTH,
    };
  for (guint i = 0; i < n_columns; i++)
    {
      const RapportColumn *column = &spec->columns[columns[i]];

      *shown++ = (RapportTableColumn) {
        .title = g_dpgettext2 (GETTEXT_PACKAGE, "column", column->title),
        .kind = get_kind (column->kind),
        .digits = column->kind == RAPPORT_COLUMN_MONEY ? digits : 0,
        .width = column->width,
      };
    }
  return rapport_table_writer_open (format, path, g_dpgettext2 (GETTEXT_PACKAGE, "list", spec->title), titles,
                                    shown - titles, zone, error);
}

/* @at: (inout): the section before which no thing from @position on is */
static const char *
find_group (GPtrArray *sections,
            guint     *at,
            guint      position)
{
  const RapportListSection *section = g_ptr_array_index (sections, *at);

  while (*at + 1 < sections->len && position >= section->first + section->n)
    section = g_ptr_array_index (sections, ++*at);
  return section->value != NULL ? section->label : NULL;
}

static gboolean
add_rows (RapportTableWriter     *table,
          const RapportListSpec  *spec,
          RapportConnection      *connection,
          const int              *columns,
          guint                   n_columns,
          const gint64           *ids,
          guint                   start,
          guint                   n,
          GPtrArray              *sections,
          GTimeZone              *zone)
{
  g_autoptr(GPtrArray) rows = rapport_list_query_fetch_whole (spec, connection, ids + start, n);
  guint section = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      RapportRow *row = g_ptr_array_index (rows, i);

      if (row == NULL)
        continue;
      if (sections != NULL)
        rapport_table_writer_add_text (table, find_group (sections, &section, start + i));
      for (guint k = 0; k < n_columns; k++)
        add_cell (table, &spec->columns[columns[k]], row, columns[k], zone);
    }
  return rows != NULL;
}

static gboolean
write_plans (RapportConnection  *connection,
             const gint64       *ids,
             guint               n,
             const char         *path,
             GCancellable       *cancellable,
             GError            **error)
{
  return rapport_ical_export_plans (connection, ids, n, path, g_get_real_time () / G_USEC_PER_SEC, cancellable, error);
}

/* kinds of files that hold things of one kind, not tables */
typedef struct
{
  const char *ending;
  const char *thing;
  gboolean  (*write) (RapportConnection  *connection,
                      const gint64       *ids,
                      guint               n,
                      const char         *path,
                      GCancellable       *cancellable,
                      GError            **error);
} Special;

static const Special specials[] = {
  { ".vcf", "customer", rapport_vcard_export },
  { ".ics", "plan", write_plans },
};

static const Special *
find_special (const RapportListSpec *spec,
              const char            *path)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    if (strcmp (spec->thing, specials[i].thing) == 0 && g_str_has_suffix (name, specials[i].ending))
      return &specials[i];
  return NULL;
}

/**
 * rapport_list_export_list_endings:
 *
 * Returns: (transfer container) (array zero-terminated=1): how names of files end that a list can be written to,
 *   without the point
 */
const char **
rapport_list_export_list_endings (const RapportListSpec *spec)
{
  static const char * const tables[] = { "xlsx", "ods", "csv", "tsv" };
  GPtrArray *endings = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_ptr_array_add (endings, (gpointer) tables[i]);
  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    if (strcmp (spec->thing, specials[i].thing) == 0)
      g_ptr_array_add (endings, (gpointer) (specials[i].ending + 1));
  g_ptr_array_add (endings, NULL);
  return (const char **) g_ptr_array_free (endings, FALSE);
}

/** rapport_list_export_knows: Returns: whether it can be seen from the name of a file how a list is written to it */
gboolean
rapport_list_export_knows (const RapportListSpec *spec,
                           const char            *path)
{
  g_return_val_if_fail (spec != NULL && path != NULL, FALSE);

  return find_special (spec, path) != NULL || rapport_table_format_find (path) != NULL;
}

/**
 * rapport_list_export:
 * @connection: where the rows are read, in a transaction of the caller's if they must be of one moment
 * @columns: (array length=n_columns): positions of the list's columns, in the order that they are written in
 * @ids: (array length=n): which things, in their order; those that are gone are left out
 * @sections: (nullable) (element-type RapportListSection): in which groups they are, which a column before the others
 *   tells of each, for a heading between rows would be one of the data; what the headings say is on a sheet behind
 * @path: the file, whose ending says what kind it is; it appears whole or not at all
 * @format: (nullable): what kind it is, where its name does not say all
 * @zone: in which moments are written
 *
 * Writes things of a list as a table: .csv, .tsv, or .xlsx and .ods with real days and numbers; customers as vCards
 * (.vcf), plans as a calendar (.ics). A workbook keeps when it was written.
 *
 * Returns: whether the file is there
 */
gboolean
rapport_list_export (const RapportListSpec  *spec,
                     RapportConnection      *connection,
                     const int              *columns,
                     guint                   n_columns,
                     const gint64           *ids,
                     guint                   n,
                     GPtrArray              *sections,
                     const char             *path,
                     const RapportTableFormat *format,
                     GTimeZone              *zone,
                     GCancellable           *cancellable,
                     GError                **error)
{
  const Special *special = format == NULL ? find_special (spec, path) : NULL;
  g_autoptr(RapportTableWriter) table = NULL;

  g_return_val_if_fail (spec != NULL && columns != NULL && n_columns > 0 && (ids != NULL || n == 0), FALSE);

  if (format == NULL)
    format = rapport_table_format_find (path);
  if (special != NULL)
    return special->write (connection, ids, n, path, cancellable, error);
  if (format == NULL)
    {
      g_autofree char *names = rapport_table_format_dup_names ();

      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* translators: %s are endings such as “.csv, .xlsx” */
                   _("What kind of file it shall be can’t be seen from its name: it should end in one of %s."), names);
      return FALSE;
    }
  if (sections != NULL && sections->len == 0)
    sections = NULL;
  table = begin (spec, connection, sections != NULL, format, columns, n_columns, path, zone, error);
  if (table != NULL)
    set_stamp (table, connection, ids, n);
  for (guint start = 0; table != NULL && start < n; start += BLOCK)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!add_rows (table, spec, connection, columns, n_columns, ids, start, MIN (BLOCK, n - start), sections, zone))
        {
          g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("The rows can’t be read now."));
          return FALSE;
        }
    }
  if (table != NULL && sections != NULL)
    rapport_list_group_sheet_add (table, spec, sections, rapport_settings_get_currency (connection)->digits);
  return table != NULL && rapport_table_writer_commit (table, error);
}
