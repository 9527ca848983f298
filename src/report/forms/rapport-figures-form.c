/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-block-document.h"
#include "rapport-chart-block.h"
#include "rapport-figure-value.h"
#include "rapport-filter-words.h"
#include "rapport-grid-block.h"
#include "rapport-member.h"
#include "rapport-money.h"
#include "rapport-paragraph-block.h"
#include "rapport-problem.h"
#include "rapport-report-parameters.h"

/* decimal places of the book's currency */
#define MONEY_DIGITS 2

/** Loaded: what was counted of each figure, in their order */
typedef struct
{
  RapportFigurePeriod  period;
  GPtrArray           *counted;
  char                *owner;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->counted, g_ptr_array_unref);
  g_free (loaded->owner);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, free_loaded)

static gboolean
count_figures (Loaded                  *loaded,
               RapportFigureRun        *counting,
               const RapportReportRun  *run,
               GError                 **error)
{
  guint n_figures;
  const RapportFigure *const *figures = rapport_figure_list (&n_figures);

  for (guint i = 0; i < n_figures; i++)
    {
      GPtrArray *groups = NULL;

      if (!g_cancellable_set_error_if_cancelled (run->cancellable, error))
        groups = rapport_figure_count (figures[i], counting, error);
      if (groups == NULL)
        return FALSE;
      g_ptr_array_add (loaded->counted, groups);
      if (run->progress != NULL)
        run->progress ((double) (i + 1) / n_figures, run->progress_data);
    }
  return TRUE;
}

static gpointer
load (RapportConnection          *connection,
      const RapportReportValues  *values,
      const RapportReportRun     *run,
      GError                    **error)
{
  const char *period = rapport_report_values_get_text (values, "period");
  g_autoptr(Loaded) loaded = g_new0 (Loaded, 1);
  g_autoptr(RapportFigureRun) counting = NULL;
  g_autofree char *month = g_date_time_format (run->now, "%Y-%m");
  RapportFigureFilter filter = {
    .owner = rapport_report_values_get_number (values, "owner"),
    .grade = rapport_report_values_get_text (values, "grade"),
    .by = RAPPORT_FIGURE_BY_MONTH,
  };

  loaded->counted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  if (!rapport_figure_period_parse (period != NULL ? period : month, &loaded->period))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("“%s” is no period like 2026-07, 2026-Q3 or 2026"),
                   period);
      return NULL;
    }
  /* one month would only stand beside itself */
  if (loaded->period.months == 1)
    filter.by = RAPPORT_FIGURE_BY_NOTHING;
  if (rapport_report_load_name (connection, RAPPORT_TYPE_MEMBER, filter.owner, &loaded->owner, error))
    counting = rapport_figure_run_new (connection, &loaded->period, &filter, g_date_time_to_unix (run->now), error);
  if (counting == NULL || !count_figures (loaded, counting, run, error))
    return NULL;
  return g_steal_pointer (&loaded);
}

static const char *
get_words (RapportCatalogue *catalogue,
           const char       *msgid)
{
  return rapport_catalogue_get (catalogue, "figure", msgid);
}

static char *
show_value (const RapportFigureValue *value,
            RapportCatalogue         *catalogue)
{
  if (value->has_value)
    return rapport_figure_part_format (value->part, value->value);
  return g_strdup (get_words (catalogue, NC_("figure", "no data")));
}

static char *
show_number (double   number,
             gboolean money)
{
  return money ? rapport_money_format ((gint64) number, MONEY_DIGITS) : g_strdup_printf ("%.10g", number);
}

static char *
show_counted (const RapportFigureValue *value)
{
  g_autofree char *numerator = NULL;
  g_autofree char *denominator = NULL;

  if (value->part->way != RAPPORT_FIGURE_RATIO || !value->has_value)
    return g_strdup ("");
  numerator = show_number (value->numerator, value->part->of_money);
  denominator = show_number (value->denominator, value->part->of_money && value->part->unit == RAPPORT_FIGURE_SHARE);
  return g_strdup_printf ("%s ÷ %s", numerator, denominator);
}

static const char *
show_met (const RapportFigureValue *value,
          RapportCatalogue         *catalogue)
{
  if (value->met == RAPPORT_FIGURE_UNKNOWN)
    return "";
  return value->met == RAPPORT_FIGURE_MET ? get_words (catalogue, NC_("figure", "met"))
                                          : get_words (catalogue, NC_("figure", "missed"));
}

static void
add_row (RapportGridBlock         *grid,
         const char               *id,
         const char               *label,
         const RapportFigureValue *value,
         RapportCatalogue         *catalogue)
{
  g_autofree char *name = value->key != NULL ? g_strdup_printf ("%s: %s", label, value->key) : g_strdup (label);
  g_autofree char *text = show_value (value, catalogue);
  g_autofree char *counted = show_counted (value);
  g_autofree char *target = value->has_target ? rapport_figure_part_format (value->part, value->target) : NULL;
  const char *cells[] = { id, name, text, counted, target != NULL ? target : "", show_met (value, catalogue) };

  rapport_grid_block_add_row (grid, RAPPORT_GRID_ROW_PLAIN, cells, 0);
}

static RapportGridBlock *
make_grid (RapportCatalogue *catalogue)
{
  const RapportGridColumn columns[] = {
    { get_words (catalogue, NC_("figure", "No.")), 9 },
    { get_words (catalogue, NC_("figure", "Figure")), 46 },
    { get_words (catalogue, NC_("figure", "Value")), 22, RAPPORT_TEXT_ALIGN_CENTRE },
    { get_words (catalogue, NC_("figure", "Counted")), 28, RAPPORT_TEXT_ALIGN_CENTRE },
    { get_words (catalogue, NC_("figure", "Target")), 20, RAPPORT_TEXT_ALIGN_CENTRE },
    { get_words (catalogue, NC_("figure", "Result")), 14, RAPPORT_TEXT_ALIGN_CENTRE },
  };

  return rapport_grid_block_new (columns, G_N_ELEMENTS (columns));
}

/* The figure by month, where there is more than one month with a value */
static void
add_chart (RapportBlockDocument *document,
           GPtrArray            *groups)
{
  g_autoptr(RapportChartBlock) chart = rapport_chart_block_new (RAPPORT_CHART_BARS);
  guint n_values = 0;

  for (guint i = 1; i < groups->len; i++)
    {
      const RapportFigureGroup *group = g_ptr_array_index (groups, i);
      const RapportFigureValue *value = g_ptr_array_index (group->values, 0);
      g_autofree char *text = value->has_value ? rapport_figure_part_format (value->part, value->value) : NULL;

      if (!value->has_value)
        continue;
      rapport_chart_block_add (chart, group->group, value->value, text);
      n_values++;
    }
  if (n_values > 1)
    rapport_block_document_add (document, RAPPORT_BLOCK (g_steal_pointer (&chart)));
}

/* One figure: what it is counted from, its parts and its months */
static void
add_figure (RapportBlockDocument *document,
            const RapportFigure  *figure,
            GPtrArray            *groups,
            RapportCatalogue     *catalogue)
{
  const RapportFigureGroup *all = g_ptr_array_index (groups, 0);
  g_autofree char *heading = g_strdup_printf ("%s %s", figure->id, get_words (catalogue, figure->title));
  RapportBlock *formula = rapport_paragraph_block_new (get_words (catalogue, figure->formula));
  RapportGridBlock *grid = make_grid (catalogue);

  for (guint i = 0; i < all->values->len; i++)
    {
      const RapportFigureValue *value = g_ptr_array_index (all->values, i);

      add_row (grid, i == 0 ? figure->id : "", get_words (catalogue, value->part->label), value, catalogue);
    }
  rapport_block_set_keep_with_next (formula, TRUE);
  rapport_block_document_add (document, rapport_paragraph_block_new_heading (heading));
  rapport_block_document_add (document, formula);
  rapport_block_document_add (document, RAPPORT_BLOCK (grid));
  add_chart (document, groups);
}

static RapportDocument *
build (gpointer                    data,
       const RapportReportValues  *values,
       RapportCatalogue           *catalogue,
       GDateTime                  *now)
{
  g_autoptr(Loaded) loaded = data;
  guint n_figures;
  const RapportFigure *const *figures = rapport_figure_list (&n_figures);
  const char *title = rapport_catalogue_get (catalogue, "form", rapport_report_values_get_report (values)->title);
  RapportBlockDocument *document = rapport_block_document_new (catalogue, title, now, FALSE);
  g_autofree char *filter = rapport_filter_words_describe (catalogue, loaded->owner,
                                                           rapport_report_values_get_text (values, "grade"),
                                                           loaded->period.from, loaded->period.to);
  RapportGridBlock *summary = make_grid (catalogue);

  rapport_block_document_set_filter (document, filter);
  for (guint i = 0; i < n_figures; i++)
    {
      const RapportFigureGroup *all = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (loaded->counted, i), 0);

      add_row (summary, figures[i]->id, get_words (catalogue, figures[i]->title), g_ptr_array_index (all->values, 0),
               catalogue);
    }
  rapport_block_document_add (document, RAPPORT_BLOCK (summary));
  for (guint i = 0; i < n_figures; i++)
    add_figure (document, figures[i], g_ptr_array_index (loaded->counted, i), catalogue);
  return RAPPORT_DOCUMENT (document);
}

static const RapportParameter parameters[] = {
  { .name = "period", .kind = RAPPORT_PARAMETER_TEXT, .label = NC_("parameter", "Period"),
    .help = N_("Year, quarter or month: 2026, 2026-Q3, 2026-07") },
  RAPPORT_PARAMETER_OWNER,
  RAPPORT_PARAMETER_GRADE,
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f9;
const RapportReport rapport_report_f9 = {
  .id = "f9",
  .title = NC_("form", "KPI report"),
  .parameters = parameters,
  .load = load,
  .free = free_loaded,
  .build = build,
};
