/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-print.h"
#include "rapport-list-words.h"
#include "rapport-money.h"
#include "rapport-problem.h"
#include "rapport-settings.h"
#include "rapport-table-form.h"

/* rows read at a time */
#define BLOCK 200

/* of a column's width in the window, so that none is too narrow for a word */
#define LEAST_WEIGHT 60.0

typedef struct
{
  const RapportListPrint *list;
  RapportConnection      *connection;
  RapportCatalogue       *catalogue;
  GTimeZone              *zone;
  guint                   digits;
  guint                   n_rows;
  guint                   section;
  gboolean                is_closed;
  RapportTableForm       *form;
  GPtrArray              *cells;
  GPtrArray              *made;
} Printing;

static void
take_cell (Printing *self,
           char     *text)
{
  g_ptr_array_add (self->made, text);
  g_ptr_array_add (self->cells, text);
}

static char *
dup_integer (const Printing      *self,
             const RapportColumn *column,
             gint64               number)
{
  RapportMoment moment;

  if (number == RAPPORT_UNSET)
    return NULL;
  switch (column->kind)
    {
    case RAPPORT_COLUMN_DAY:
      return number != 0 ? rapport_catalogue_format_day (self->catalogue, (int) number) : NULL;
    case RAPPORT_COLUMN_INSTANT:
      moment = rapport_moment_from_instant (number, self->zone);
      return number != 0 ? rapport_catalogue_format_moment (self->catalogue, &moment, self->zone) : NULL;
    case RAPPORT_COLUMN_MONEY:
      return rapport_money_format (number, self->digits);
    case RAPPORT_COLUMN_TEXT:
    case RAPPORT_COLUMN_CHOICE:
    case RAPPORT_COLUMN_INTEGER:
    case RAPPORT_COLUMN_MOMENT:
    default:
      return rapport_decimal_format (number, 0);
    }
}

static char *
dup_cell (const Printing      *self,
          const RapportColumn *column,
          RapportRow          *row,
          guint                index)
{
  const RapportChoice *choice;
  RapportMoment moment;

  switch (column->kind)
    {
    case RAPPORT_COLUMN_TEXT:
      return g_strdup (rapport_row_get_text (row, index));
    case RAPPORT_COLUMN_CHOICE:
      choice = rapport_choice_find (column->choices, rapport_row_get_text (row, index));
      return g_strdup (choice != NULL ? rapport_catalogue_get (self->catalogue, "choice", choice->label)
                                      : rapport_row_get_text (row, index));
    case RAPPORT_COLUMN_MOMENT:
      moment = rapport_row_get_moment (row, index);
      return rapport_moment_is_set (&moment)
             ? rapport_catalogue_format_moment (self->catalogue, &moment, self->zone) : NULL;
    case RAPPORT_COLUMN_INTEGER:
    case RAPPORT_COLUMN_MONEY:
    case RAPPORT_COLUMN_DAY:
    case RAPPORT_COLUMN_INSTANT:
    default:
      return dup_integer (self, column, rapport_row_get_integer (row, index));
    }
}

static gboolean
is_closed (const RapportListPrint   *list,
           const RapportListSection *section)
{
  return list->closed != NULL && g_hash_table_contains (list->closed, section->value != NULL ? section->value : "");
}

/* What heads the group of which the next row is the first. */
static void
add_heading (Printing *self,
             guint     position)
{
  const RapportListQuery *query = self->list->query;
  const RapportListSection *section = self->section < self->list->sections->len
                                      ? g_ptr_array_index (self->list->sections, self->section) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *continued = NULL;

  if (section == NULL || section->first > position)
    return;
  self->section++;
  self->is_closed = is_closed (self->list, section);
  name = rapport_list_words_dup_section (query->spec, query->group, section, self->catalogue);
  heading = rapport_list_words_dup_sums (query->spec, name, section->n, section->sums, self->digits, self->catalogue);
  /* translators: heads what goes on from the page before; %s is the heading there */
  continued = rapport_catalogue_format (self->catalogue, "form", NC_("form", "%s (continued)"), name, NULL);
  rapport_table_form_add_band (self->form, self->n_rows, heading, self->is_closed ? NULL : continued);
}

/* as in the window: a list without groups has one where something is added up in it */
static gboolean
has_total (const RapportListPrint *list)
{
  return list->n > 0 && (list->sections != NULL || rapport_list_spec_get_n_sums (list->query->spec) > 0);
}

/* what all comes to, behind the last row */
static gboolean
add_total (Printing   *self,
           int         today,
           GError    **error)
{
  const RapportListPrint *list = self->list;
  const char *name = rapport_catalogue_get (self->catalogue, "form", NC_("form", "Total"));
  RapportListSum sums[RAPPORT_LIST_MOST_SUMS];
  g_autofree char *total = NULL;

  if (!rapport_list_query_sum (list->query->spec, self->connection, list->ids, list->n, today, sums, error))
    return FALSE;
  total = rapport_list_words_dup_sums (list->query->spec, name, list->n, sums, self->digits, self->catalogue);
  rapport_table_form_add_band (self->form, self->n_rows, total, NULL);
  return TRUE;
}

static gboolean
take_rows (Printing  *self,
           guint      start,
           GError   **error)
{
  const RapportListPrint *list = self->list;
  const RapportListSpec *spec = list->query->spec;
  g_autoptr(GPtrArray) rows = rapport_list_query_fetch (spec, self->connection, list->ids + start,
                                                        MIN (BLOCK, list->n - start));

  if (rows == NULL)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("The rows can’t be read now."));
      return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      RapportRow *row = g_ptr_array_index (rows, i);

      if (list->sections != NULL)
        add_heading (self, start + i);
      if (row == NULL || self->is_closed)
        continue;
      self->n_rows++;
      for (guint k = 0; k < list->n_columns; k++)
        take_cell (self, dup_cell (self, &spec->columns[list->columns[k]], row, list->columns[k]));
    }
  return TRUE;
}

static RapportTextAlign
get_align (const RapportColumn *column)
{
  switch (column->kind)
    {
    case RAPPORT_COLUMN_TEXT:
      return column->align == RAPPORT_COLUMN_END ? RAPPORT_TEXT_ALIGN_END : RAPPORT_TEXT_ALIGN_START;
    case RAPPORT_COLUMN_CHOICE:
    case RAPPORT_COLUMN_DAY:
    case RAPPORT_COLUMN_MOMENT:
    case RAPPORT_COLUMN_INSTANT:
      return RAPPORT_TEXT_ALIGN_CENTRE;
    case RAPPORT_COLUMN_INTEGER:
    case RAPPORT_COLUMN_MONEY:
    default:
      return RAPPORT_TEXT_ALIGN_END;
    }
}

static char *
dup_group (const Printing *self)
{
  const RapportListQuery *query = self->list->query;
  const char *title = rapport_list_spec_filter (query->spec, query->group)->column.title;

  return rapport_catalogue_format (self->catalogue, "form",
                                   /* translators: above a printed list: %s is the column that its groups are made by */
                                   NC_("form", "Grouped by: %s"),
                                   rapport_catalogue_get (self->catalogue, "column", title), NULL);
}

/* Returns: (transfer full) (nullable): a column of the order, -name where it descends; NULL for what stands in no column */
static char *
dup_sort (const Printing *self,
          const char     *sort)
{
  const RapportListSpec *spec = self->list->query->spec;
  const gboolean descends = *sort == '-';
  const char *title = NULL;

  for (guint i = 0; i < spec->n_columns && title == NULL; i++)
    if (g_str_equal (spec->columns[i].name, sort + descends))
      title = rapport_catalogue_get (self->catalogue, "column", spec->columns[i].title);
  if (title == NULL || !descends)
    return g_strdup (title);
  /* translators: above a printed list: a column that it is sorted by, the greatest first */
  return rapport_catalogue_format (self->catalogue, "form", NC_("form", "%s (descending)"), title, NULL);
}

static char *
dup_order (const Printing *self)
{
  g_autofree char *order = rapport_list_query_dup_order (self->list->query);
  g_auto(GStrv) sorts = g_strsplit (order, ",", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; sorts[i] != NULL; i++)
    {
      g_autofree char *sort = dup_sort (self, sorts[i]);

      if (sort != NULL)
        g_strv_builder_add (builder, sort);
    }
  words = g_strv_builder_end (builder);
  if (words[0] == NULL)
    return NULL;
  joined = g_strjoinv (rapport_catalogue_get (self->catalogue, "list", ", "), words);
  /* translators: above a printed list: %s are the columns that it is sorted by */
  return rapport_catalogue_format (self->catalogue, "form", NC_("form", "Sorted by: %s"), joined, NULL);
}

/* What narrows the list, as it can be typed, its groups and its order; then how many rows there are. */
static char *
dup_filter (const Printing *self)
{
  const RapportListQuery *query = self->list->query;
  g_autofree char *asked = rapport_list_words_dup_asked (query, self->connection, self->catalogue);
  g_autofree char *number = g_strdup_printf ("%u", self->list->n);
  const char *rows_words = self->list->is_selection
                           /* translators: above a printed list: how many rows of it were selected, which are printed */
                           ? NC_("form", "Selected rows: %s")
                           /* translators: above a printed list: how many rows it has */
                           : NC_("form", "Rows: %s");
  g_autofree char *rows = rapport_catalogue_format (self->catalogue, "form", rows_words, number, NULL);
  g_autofree char *group = self->list->sections != NULL ? dup_group (self) : NULL;
  g_autofree char *order = dup_order (self);
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();

  if (asked != NULL)
    g_ptr_array_add (parts, asked);
  if (group != NULL)
    g_ptr_array_add (parts, group);
  if (order != NULL)
    g_ptr_array_add (parts, order);
  g_ptr_array_add (parts, rows);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (RAPPORT_LIST_WORDS_BETWEEN, (char **) parts->pdata);
}

/* the list's name, which is a word within a sentence, as a title */
static char *
dup_title (const Printing *self)
{
  const char *title = rapport_catalogue_get (self->catalogue, "list", self->list->query->spec->title);
  g_autofree char *first = g_utf8_strup (title, g_utf8_next_char (title) - title);

  return g_strconcat (first, g_utf8_next_char (title), NULL);
}

static RapportTableForm *
begin_form (const Printing *self,
            GDateTime      *now)
{
  const RapportListPrint *list = self->list;
  const RapportListSpec *spec = list->query->spec;
  g_autofree RapportTableColumn *columns = g_new0 (RapportTableColumn, list->n_columns);
  g_autofree char *title = dup_title (self);

  for (guint i = 0; i < list->n_columns; i++)
    {
      const RapportColumn *column = &spec->columns[list->columns[i]];

      columns[i] = (RapportTableColumn) {
        .title = rapport_catalogue_get (self->catalogue, "column", column->title),
        .weight = MAX (column->width, LEAST_WEIGHT), .align = get_align (column),
      };
    }
  return rapport_table_form_new (self->catalogue, title, now, columns, list->n_columns);
}

/**
 * rapport_list_print_make:
 * @connection: where the rows are read
 * @now: local time, in the zone that moments are printed in
 *
 * Makes a document of a list as it is shown: its columns and groups, what narrows it above the table.
 *
 * Returns: (transfer full) (nullable): the document; NULL with @error set
 */
RapportDocument *
rapport_list_print_make (const RapportListPrint  *self,
                         RapportConnection       *connection,
                         RapportCatalogue        *catalogue,
                         GDateTime               *now,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new ();
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  Printing printing = {
    self, connection, catalogue, g_date_time_get_timezone (now), 0, 0, 0, FALSE, NULL, cells, made,
  };
  g_autoptr(RapportTableForm) form = NULL;
  g_autofree char *filter = NULL;

  g_return_val_if_fail (self != NULL && self->n_columns > 0 && RAPPORT_IS_CATALOGUE (catalogue), NULL);

  printing.digits = rapport_settings_get_currency (connection)->digits;
  printing.form = form = begin_form (&printing, now);
  for (guint start = 0; start < self->n; start += BLOCK)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !take_rows (&printing, start, error))
      return NULL;
  filter = dup_filter (&printing);
  if (has_total (self) && !add_total (&printing, rapport_day_from_instant (g_date_time_to_unix (now), printing.zone), error))
    return NULL;
  rapport_table_form_set_filter (form, filter);
  rapport_table_form_set_empty_text (form, rapport_catalogue_get (catalogue, "form", NC_("form", "The list is empty.")));
  rapport_table_form_take_cells (form, g_steal_pointer (&cells), g_steal_pointer (&made),
                                 (GDestroyNotify) g_ptr_array_unref);
  return RAPPORT_DOCUMENT (g_steal_pointer (&form));
}
