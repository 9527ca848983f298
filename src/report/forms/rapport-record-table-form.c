/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-filter-words.h"
#include "rapport-list-words.h"
#include "rapport-record.h"
#include "rapport-record-table-form.h"
#include "rapport-record-table-query.h"
#include "rapport-report-parameters.h"
#include "rapport-member.h"
#include "rapport-table-form.h"

#define TITLE NC_("form", "Customer relationship follow-up record table")

static const RapportTableColumn columns[] = {
  { NC_("form", "Customer number"), 46, RAPPORT_TEXT_ALIGN_CENTRE, TRUE },
  { NC_("form", "Customer name"), 64, RAPPORT_TEXT_ALIGN_START, TRUE },
  { NC_("form", "Contact (name/position)"), 62.5 },
  { NC_("form", "Customer grade"), 45, RAPPORT_TEXT_ALIGN_CENTRE },
  { NC_("form", "Current status"), 54.5 },
  { NC_("form", "Last follow-up"), 55.5, RAPPORT_TEXT_ALIGN_CENTRE },
  { NC_("form", "Follow-up method"), 47, RAPPORT_TEXT_ALIGN_CENTRE },
  { NC_("form", "Summary of the follow-up"), 112.5 },
  { NC_("form", "Customer feedback/needs"), 101 },
  { NC_("form", "Next action"), 93 },
  { NC_("form", "Owner"), 42 },
  { NC_("form", "Next follow-up planned"), 55.5, RAPPORT_TEXT_ALIGN_CENTRE },
};

/* The rows, and the texts made from their values. */
typedef struct
{
  GPtrArray        *rows;
  GStringChunk     *made;
  RapportCatalogue *catalogue;
  GTimeZone        *zone;
} Source;

static void
free_source (gpointer data)
{
  Source *source = data;

  g_ptr_array_unref (source->rows);
  g_string_chunk_free (source->made);
  g_object_unref (source->catalogue);
  g_time_zone_unref (source->zone);
  g_free (source);
}

static const char *
show_moment (Source              *source,
             const RapportMoment *moment)
{
  g_autofree char *text = rapport_catalogue_format_moment (source->catalogue, moment,
                                                           source->zone);

  return g_string_chunk_insert_const (source->made, text);
}

static const char *
show_choice (Source              *source,
             const RapportChoice *choices,
             const char          *value)
{
  const RapportChoice *choice = rapport_choice_find (choices, value);

  if (choice == NULL)
    return value;
  return rapport_catalogue_get (source->catalogue, "choice", choice->label);
}

static const char *
show_method (Source                      *source,
             const RapportRecordTableRow *row)
{
  if (row->method_words != NULL && *row->method_words != '\0')
    return row->method_words;
  return show_choice (source, rapport_methods, row->method);
}

static void
add_cells (Source                      *source,
           const RapportRecordTableRow *row,
           GPtrArray                   *cells)
{
  const char *texts[] = {
    row->number,
    row->name,
    row->contact,
    show_choice (source, rapport_grades, row->grade),
    row->status,
    show_moment (source, &row->last),
    show_method (source, row),
    row->summary,
    row->feedback,
    row->next_action,
    row->owner,
    rapport_moment_is_set (&row->next) ? show_moment (source, &row->next) : row->next_words,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (texts) == G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (cells, (char *) texts[i]);
}

static char *
describe_filter (const RapportRecordTableFilter *filter,
                 RapportCatalogue               *catalogue)
{
  g_autofree char *chosen = rapport_filter_words_describe (catalogue, filter->owner, filter->grade, filter->from,
                                                           filter->to);
  g_autofree char *customers = NULL;
  g_autofree char *number = NULL;
  const char *kind;

  if (filter->per_record)
    kind = rapport_catalogue_get (catalogue, "form", NC_("form", "Every follow-up"));
  else
    kind = rapport_catalogue_get (catalogue, "form",
                                  NC_("form", "Latest follow-up of each customer"));
  if (filter->customers == NULL)
    return g_strjoin (RAPPORT_LIST_WORDS_BETWEEN, chosen, kind, NULL);
  number = g_strdup_printf ("%u", g_hash_table_size (filter->customers));
  /* translators: a form is of some customers only, of which a list was printed; %s is how many there were */
  customers = rapport_catalogue_format (catalogue, "form", NC_("form", "Customers of a list: %s"), number, NULL);
  if (filter->asked != NULL)
    return g_strjoin (RAPPORT_LIST_WORDS_BETWEEN, customers, filter->asked, chosen, kind, NULL);
  return g_strjoin (RAPPORT_LIST_WORDS_BETWEEN, customers, chosen, kind, NULL);
}

static RapportTableForm *
create_form (const RapportRecordTableFilter *filter,
             RapportCatalogue               *catalogue,
             GDateTime                      *printed_at)
{
  RapportTableColumn translated[G_N_ELEMENTS (columns)];
  g_autofree char *line = describe_filter (filter, catalogue);
  RapportTableForm *form;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      translated[i] = columns[i];
      translated[i].title = rapport_catalogue_get (catalogue, "form", columns[i].title);
    }
  form = rapport_table_form_new (
    catalogue, rapport_catalogue_get (catalogue, "form", TITLE), printed_at, translated, G_N_ELEMENTS (translated));
  rapport_table_form_set_filter (form, line);
  rapport_table_form_set_empty_text (
    form, rapport_catalogue_get (catalogue, "form", NC_("form", "No follow-ups match.")));
  return form;
}

/**
 * rapport_record_table_form_new:
 * @rows: (transfer full) (element-type RapportRecordTableRow): freed by its own free function
 * @filter: what the rows were chosen by
 * @catalogue: the language of the form
 * @printed_at: now, in the zone that moments are printed in
 *
 * Form F1, the follow-up record table: the values as they are, in domain.md's twelve columns.
 *
 * Returns: (transfer full): the document, not laid out yet
 */
RapportDocument *
rapport_record_table_form_new (GPtrArray                      *rows,
                               const RapportRecordTableFilter *filter,
                               RapportCatalogue               *catalogue,
                               GDateTime                      *printed_at)
{
  g_autoptr(GPtrArray) cells = NULL;
  RapportTableForm *form;
  Source *source;

  g_return_val_if_fail (rows != NULL && filter != NULL, NULL);
  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (printed_at != NULL, NULL);

  source = g_new0 (Source, 1);
  source->rows = rows;
  source->made = g_string_chunk_new (4096);
  source->catalogue = g_object_ref (catalogue);
  source->zone = g_time_zone_ref (g_date_time_get_timezone (printed_at));
  cells = g_ptr_array_sized_new (rows->len * G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    add_cells (source, g_ptr_array_index (rows, i), cells);
  form = create_form (filter, catalogue, printed_at);
  rapport_table_form_take_cells (form, g_steal_pointer (&cells), source, free_source);
  return RAPPORT_DOCUMENT (form);
}

typedef struct
{
  GPtrArray                *rows;
  RapportRecordTableFilter *filter;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->rows, g_ptr_array_unref);
  rapport_record_table_filter_free (loaded->filter);
  g_free (loaded);
}

static void
rows_read_cb (guint    n_done,
              guint    n_all,
              gpointer data)
{
  const RapportReportRun *run = data;

  if (run->progress != NULL && n_all > 0)
    run->progress ((double) MIN (n_done, n_all) / n_all, run->progress_data);
}

static RapportRecordTableFilter *
make_filter (RapportConnection          *connection,
             const RapportReportValues  *values,
             RapportCatalogue           *catalogue,
             GError                    **error)
{
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  const RapportListQuery *query = rapport_report_values_get_query (values);

  if (query != NULL)
    filter->asked = rapport_list_words_dup_asked (query, connection, catalogue);
  filter->grade = g_strdup (rapport_report_values_get_text (values, "grade"));
  filter->from = rapport_report_values_get_number (values, "from");
  filter->to = rapport_report_values_get_number (values, "to");
  if (rapport_report_values_get_things (values) != NULL)
    filter->customers = g_hash_table_ref (rapport_report_values_get_things (values));
  filter->per_record = rapport_report_values_get_number (values, "per-record") != 0;
  if (!rapport_report_load_name (connection, RAPPORT_TYPE_MEMBER, rapport_report_values_get_number (values, "owner"),
                                 &filter->owner, error))
    return NULL;
  return g_steal_pointer (&filter);
}

static gpointer
load_f1 (RapportConnection          *connection,
         const RapportReportValues  *values,
         const RapportReportRun     *run,
         GError                    **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->filter = make_filter (connection, values, run->catalogue, error);
  if (loaded->filter != NULL)
    loaded->rows = rapport_record_table_query (connection, loaded->filter, run->cancellable, rows_read_cb,
                                               (gpointer) run, error);
  if (loaded->rows == NULL)
    g_clear_pointer (&loaded, free_loaded);
  return loaded;
}

static RapportDocument *
build_f1 (gpointer                    data,
          const RapportReportValues  *values,
          RapportCatalogue           *catalogue,
          GDateTime                  *now)
{
  Loaded *loaded = data;
  RapportDocument *document = rapport_record_table_form_new (g_steal_pointer (&loaded->rows), loaded->filter,
                                                             catalogue, now);

  free_loaded (loaded);
  return document;
}

static const RapportChoice kinds_of_rows[] = {
  { "customer", NC_("choice", "One per customer") },
  { "record", NC_("choice", "One per record") },
  { NULL }
};

static const RapportParameter parameters[] = {
  { .name = "per-record", .kind = RAPPORT_PARAMETER_FLAG, .label = NC_("parameter", "Rows"),
    .choices = kinds_of_rows, .help = N_("One row per follow-up, not one per customer") },
  RAPPORT_PARAMETER_OWNER,
  RAPPORT_PARAMETER_GRADE,
  RAPPORT_PARAMETER_FROM,
  RAPPORT_PARAMETER_TO,
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f1;
const RapportReport rapport_report_f1 = {
  .id = "f1",
  .title = TITLE,
  .limited_to = "customer",
  .landscape = TRUE,
  .parameters = parameters,
  .load = load_f1,
  .free = free_loaded,
  .build = build_f1,
};
