/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-record.h"
#include "rapport-record-table-form.h"
#include "rapport-table-form.h"

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
describe_period (const RapportRecordTableFilter *filter,
                 RapportCatalogue               *catalogue)
{
  g_autofree char *from = rapport_catalogue_format_day (catalogue, filter->from);
  g_autofree char *to = rapport_catalogue_format_day (catalogue, filter->to);

  if (filter->from != 0 && filter->to != 0)
    /* translators: the first and the last day of a period */
    return rapport_catalogue_format (catalogue, "form", NC_("form", "Period: %s to %s"),
                                     from, to, NULL);
  if (filter->from != 0)
    /* translators: %s is the first day of a period without an end */
    return rapport_catalogue_format (catalogue, "form", NC_("form", "Period: from %s"), from, NULL);
  if (filter->to != 0)
    /* translators: %s is the last day of a period without a beginning */
    return rapport_catalogue_format (catalogue, "form", NC_("form", "Period: until %s"), to, NULL);
  return g_strdup (rapport_catalogue_get (catalogue, "form", NC_("form", "Period: all")));
}

static char *
describe_filter (const RapportRecordTableFilter *filter,
                 RapportCatalogue               *catalogue)
{
  g_autofree char *owner = NULL;
  g_autofree char *grade = NULL;
  g_autofree char *period = describe_period (filter, catalogue);
  const char *kind;

  if (filter->owner != NULL)
    /* translators: %s is the name of a team member */
    owner = rapport_catalogue_format (catalogue, "form", NC_("form", "Owner: %s"),
                                      filter->owner, NULL);
  else
    owner = g_strdup (rapport_catalogue_get (catalogue, "form", NC_("form", "Owner: all")));
  if (filter->grade != NULL)
    /* translators: %s is a customer's grade, A, B or C */
    grade = rapport_catalogue_format (catalogue, "form", NC_("form", "Customer grade: %s"),
                                      filter->grade, NULL);
  else
    grade = g_strdup (rapport_catalogue_get (catalogue, "form", NC_("form", "Customer grade: all")));
  if (filter->per_record)
    kind = rapport_catalogue_get (catalogue, "form", NC_("form", "Every follow-up"));
  else
    kind = rapport_catalogue_get (catalogue, "form",
                                  NC_("form", "Latest follow-up of each customer"));
  return g_strjoin ("   ·   ", owner, grade, period, kind, NULL);
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
    catalogue,
    rapport_catalogue_get (catalogue, "form",
                           NC_("form", "Customer relationship follow-up record table")),
    printed_at, translated, G_N_ELEMENTS (translated));
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
