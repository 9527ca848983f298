/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rapport-list-export.h"
#include "rapport-list-group-sheet.h"

#define NAME_WIDTH 160
#define FIGURE_WIDTH 110

/* @is_mean: of what is added up; of what is not, as scores, only that says anything */
typedef struct
{
  guint    sum;
  gboolean is_mean;
} Figure;

static GArray *
list_figures (const RapportListSpec *spec)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (Figure));

  for (guint i = 0; i < rapport_list_spec_get_n_sums (spec); i++)
    {
      const Figure total = { i, FALSE }, mean = { i, TRUE };

      if (rapport_list_spec_filter (spec, spec->sums[i])->column.type == RAPPORT_CONDITION_MONEY)
        g_array_append_val (figures, total);
      g_array_append_val (figures, mean);
    }
  return figures;
}

/* Returns: whether there is a sheet for them */
static gboolean
begin (RapportTableWriter    *table,
       const RapportListSpec *spec,
       GArray                *figures,
       guint                  digits)
{
  g_autofree RapportTableColumn *columns = g_new0 (RapportTableColumn, figures->len + 2);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  columns[0] = (RapportTableColumn) {
    .title = g_dpgettext2 (GETTEXT_PACKAGE, "column", rapport_list_export_group), .kind = RAPPORT_TABLE_TEXT,
    .width = NAME_WIDTH,
  };
  columns[1] = (RapportTableColumn) { .title = C_("column", "Rows"), .kind = RAPPORT_TABLE_NUMBER, .width = FIGURE_WIDTH };
  for (guint i = 0; i < figures->len; i++)
    {
      const Figure *figure = &g_array_index (figures, Figure, i);
      const RapportConditionColumn *column = &rapport_list_spec_filter (spec, spec->sums[figure->sum])->column;
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "column", column->title);

      /* translators: the mean of a column such as “Amount” */
      g_ptr_array_add (titles, figure->is_mean ? g_strdup_printf (C_("column", "%s on average"), title) : g_strdup (title));
      columns[i + 2] = (RapportTableColumn) {
        .title = g_ptr_array_index (titles, i), .kind = RAPPORT_TABLE_NUMBER, .width = FIGURE_WIDTH,
        .digits = column->type == RAPPORT_CONDITION_MONEY ? digits : column->digits,
      };
    }
  return rapport_table_writer_add_sheet (table, C_("sheet", "Groups"), columns, figures->len + 2);
}

static void
add_row (RapportTableWriter   *table,
         const char           *name,
         guint                 n,
         const RapportListSum *sums,
         GArray               *figures)
{
  rapport_table_writer_add_text (table, name);
  rapport_table_writer_add_number (table, n);
  for (guint i = 0; i < figures->len; i++)
    {
      const Figure *figure = &g_array_index (figures, Figure, i);
      const RapportListSum *sum = &sums[figure->sum];

      if (sum->n == 0)
        rapport_table_writer_add_number (table, RAPPORT_UNSET);
      else
        rapport_table_writer_add_number (table, figure->is_mean ? (gint64) floor ((double) sum->total / sum->n + 0.5)
                                                                : sum->total);
    }
}

/**
 * rapport_list_group_sheet_add:
 * @sections: (element-type RapportListSection): the groups of the list that @table has
 * @digits: of the book's currency
 *
 * Adds a sheet with what the headings of the groups tell, and all together; nothing to a file that has only one.
 */
void
rapport_list_group_sheet_add (RapportTableWriter    *table,
                              const RapportListSpec *spec,
                              GPtrArray             *sections,
                              guint                  digits)
{
  g_autoptr(GArray) figures = list_figures (spec);
  RapportListSum totals[RAPPORT_LIST_MOST_SUMS] = { { 0 } };
  guint n = 0;

  if (!begin (table, spec, figures, digits))
    return;
  for (guint i = 0; i < sections->len; i++)
    {
      const RapportListSection *section = g_ptr_array_index (sections, i);

      add_row (table, section->label, section->n, section->sums, figures);
      n += section->n;
      for (guint k = 0; k < RAPPORT_LIST_MOST_SUMS; k++)
        {
          totals[k].total += section->sums[k].total;
          totals[k].n += section->sums[k].n;
        }
    }
  add_row (table, C_("sheet", "Total"), n, totals, figures);
}
