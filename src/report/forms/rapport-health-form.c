/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-figure.h"
#include "rapport-filter-words.h"
#include "rapport-health-rows.h"
#include "rapport-member.h"
#include "rapport-problem.h"
#include "rapport-report-parameters.h"
#include "rapport-table-form.h"

typedef struct
{
  GPtrArray *rows;
  char      *owner;
  int        month;
} Loaded;

static const struct
{
  const char *title;
  double weight;
  RapportTextAlign align;
} COLUMNS[] = {
  { NC_("form", "Customer name"), 95, RAPPORT_TEXT_ALIGN_START },
  { NC_("form", "Grade"), 32, RAPPORT_TEXT_ALIGN_CENTRE },
  { NC_("form", "Owner"), 55, RAPPORT_TEXT_ALIGN_START },
  { NC_("form", "Health"), 62, RAPPORT_TEXT_ALIGN_CENTRE },
  { NC_("form", "Satisfaction"), 48, RAPPORT_TEXT_ALIGN_CENTRE },
  { NC_("form", "Last contact"), 66, RAPPORT_TEXT_ALIGN_CENTRE },
  { NC_("form", "Last order"), 66, RAPPORT_TEXT_ALIGN_CENTRE },
  { NC_("form", "Open tickets"), 44, RAPPORT_TEXT_ALIGN_CENTRE },
  { NC_("form", "Complaints"), 44, RAPPORT_TEXT_ALIGN_CENTRE },
  { NC_("form", "Reasons of the risk"), 125, RAPPORT_TEXT_ALIGN_START },
  { NC_("form", "Measures proposed"), 125, RAPPORT_TEXT_ALIGN_START },
};

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->rows, g_ptr_array_unref);
  g_free (loaded->owner);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, free_loaded)

/* The end of the month that was asked for, or now while it is not over */
static gboolean
find_time (const RapportReportValues  *values,
           const RapportReportRun     *run,
           RapportHealthRowsFilter    *filter,
           int                        *first,
           GError                    **error)
{
  const char *text = rapport_report_values_get_text (values, "month");
  g_autofree char *present = g_date_time_format (run->now, "%Y-%m");
  RapportFigurePeriod month;
  gint64 end;

  if (!rapport_figure_period_parse (text != NULL ? text : present, &month) || month.months != 1)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("“%s” is no month like 2026-07"), text);
      return FALSE;
    }
  end = rapport_day_start (rapport_day_add (month.to, 1), filter->zone) - 1;
  filter->now = MIN (end, g_date_time_to_unix (run->now));
  *first = month.from;
  return TRUE;
}

static gpointer
load (RapportConnection          *connection,
      const RapportReportValues  *values,
      const RapportReportRun     *run,
      GError                    **error)
{
  RapportHealthRowsFilter filter = {
    .owner = rapport_report_values_get_number (values, "owner"),
    .grade = rapport_report_values_get_text (values, "grade"),
    .all = rapport_report_values_get_number (values, "all") != 0,
    .zone = g_date_time_get_timezone (run->now),
  };
  g_autoptr(Loaded) loaded = g_new0 (Loaded, 1);

  if (!find_time (values, run, &filter, &loaded->month, error))
    return NULL;
  if (!rapport_report_load_name (connection, RAPPORT_TYPE_MEMBER, filter.owner, &loaded->owner, error))
    return NULL;
  loaded->rows = rapport_health_rows_load (connection, &filter, run->cancellable, error);
  return loaded->rows != NULL ? g_steal_pointer (&loaded) : NULL;
}

static char *
show_health (const RapportHealthRow *row,
             RapportCatalogue       *catalogue)
{
  const RapportChoice *level =
    rapport_choice_find (rapport_health_levels, rapport_health_level_get_id (row->result->level));

  return g_strdup_printf ("%d\n%s", row->result->score, rapport_catalogue_get (catalogue, "choice", level->label));
}

static char *
show_findings (const RapportHealthRow *row,
               gboolean                advice,
               RapportCatalogue       *catalogue)
{
  GString *text = g_string_new (NULL);
  GArray *findings = row->result->findings;

  for (guint i = 0; i < findings->len; i++)
    {
      const RapportHealthFinding *finding = &g_array_index (findings, RapportHealthFinding, i);
      const char *words = advice ? finding->rule->advice : finding->rule->label;

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", rapport_catalogue_get (catalogue, "risk", words));
      if (!advice)
        {
          g_autofree char *since = rapport_catalogue_format_day (catalogue, finding->since);

          g_string_append_printf (text, " (%s)", since);
        }
    }
  if (advice && row->result->opportunity)
    g_string_append (text, rapport_catalogue_get (catalogue, "risk",
                                                  NC_("risk", "Propose an upgrade, ask for a referral")));
  return g_string_free (text, FALSE);
}

static char *
show_number (int number)
{
  return number >= 0 ? g_strdup_printf ("%d", number) : g_strdup ("");
}

static void
add_row (GPtrArray              *cells,
         const RapportHealthRow *row,
         RapportCatalogue       *catalogue,
         GTimeZone              *zone)
{
  g_ptr_array_add (cells, g_strdup (row->name));
  g_ptr_array_add (cells, g_strdup (row->grade != NULL ? row->grade : ""));
  g_ptr_array_add (cells, g_strdup (row->owner != NULL ? row->owner : ""));
  g_ptr_array_add (cells, show_health (row, catalogue));
  g_ptr_array_add (cells, show_number (row->satisfaction));
  g_ptr_array_add (cells, rapport_catalogue_format_moment (catalogue, &row->last_contact, zone));
  g_ptr_array_add (cells, row->last_order != 0 ? rapport_catalogue_format_day (catalogue, row->last_order)
                                               : g_strdup (""));
  g_ptr_array_add (cells, show_number (row->open_tickets));
  g_ptr_array_add (cells, show_number (row->complaints));
  g_ptr_array_add (cells, show_findings (row, FALSE, catalogue));
  g_ptr_array_add (cells, show_findings (row, TRUE, catalogue));
}

static RapportDocument *
build (gpointer                    data,
       const RapportReportValues  *values,
       RapportCatalogue           *catalogue,
       GDateTime                  *now)
{
  g_autoptr(Loaded) loaded = data;
  const int last = rapport_day_add (rapport_day_add_months (loaded->month, 1), -1);
  g_autofree char *filter = rapport_filter_words_describe (
    catalogue, loaded->owner, rapport_report_values_get_text (values, "grade"), loaded->month, last);
  GPtrArray *made = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *cells = g_ptr_array_new ();
  RapportTableColumn columns[G_N_ELEMENTS (COLUMNS)] = { 0 };
  RapportTableForm *form;

  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    columns[i] = (RapportTableColumn) {
      .title = rapport_catalogue_get (catalogue, "form", COLUMNS[i].title),
      .weight = COLUMNS[i].weight,
      .align = COLUMNS[i].align,
      .repeats = i == 0,
    };
  for (guint i = 0; i < loaded->rows->len; i++)
    add_row (made, g_ptr_array_index (loaded->rows, i), catalogue, g_date_time_get_timezone (now));
  for (guint i = 0; i < made->len; i++)
    g_ptr_array_add (cells, g_ptr_array_index (made, i));
  form = rapport_table_form_new (
    catalogue, rapport_catalogue_get (catalogue, "form", rapport_report_values_get_report (values)->title), now,
    columns, G_N_ELEMENTS (COLUMNS));
  rapport_table_form_set_filter (form, filter);
  rapport_table_form_set_empty_text (form, rapport_catalogue_get (catalogue, "form",
                                                                  NC_("form", "No customer is at risk.")));
  rapport_table_form_take_cells (form, cells, made, (GDestroyNotify) g_ptr_array_unref);
  return RAPPORT_DOCUMENT (form);
}

static const RapportParameter parameters[] = {
  { .name = "month", .kind = RAPPORT_PARAMETER_TEXT, .label = NC_("parameter", "Month"),
    .help = N_("Month, as 2026-07; the present one if not given") },
  RAPPORT_PARAMETER_OWNER,
  RAPPORT_PARAMETER_GRADE,
  { .name = "all", .kind = RAPPORT_PARAMETER_FLAG, .label = NC_("parameter", "Customers that are well too"),
    .help = N_("Customers that are well too") },
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f7;
const RapportReport rapport_report_f7 = {
  .id = "f7",
  .title = NC_("form", "Customer health report"),
  .landscape = TRUE,
  .parameters = parameters,
  .load = load,
  .free = free_loaded,
  .build = build,
};
