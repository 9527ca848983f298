/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-filter-words.h"
#include "rapport-list-form.h"
#include "rapport-member.h"
#include "rapport-table-form.h"

#define MOST_COLUMNS 16

typedef struct
{
  GPtrArray *rows;
  char      *owner;
  char      *customer;
} Loaded;

/** rapport_list_form_free: frees what rapport_list_form_load() returned */
void
rapport_list_form_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->rows, g_ptr_array_unref);
  g_free (loaded->owner);
  g_free (loaded->customer);
  g_free (loaded);
}

static const RapportListForm *
get_form (const RapportReportValues *values)
{
  return rapport_report_values_get_report (values)->form;
}

/** rapport_list_form_load: RapportReport's load, by the parameters that the form has */
gpointer
rapport_list_form_load (RapportConnection          *connection,
                        const RapportReportValues  *values,
                        const RapportReportRun     *run,
                        GError                    **error)
{
  const RapportReportFilter filter = {
    .owner = rapport_report_values_get_number (values, "owner"),
    .grade = rapport_report_values_get_text (values, "grade"),
    .customer = rapport_report_values_get_number (values, "customer"),
    .ticket = rapport_report_values_get_number (values, "ticket"),
    .from = rapport_report_values_get_number (values, "from"),
    .to = rapport_report_values_get_number (values, "to"),
    .closed_too = rapport_report_values_get_number (values, "closed-too") != 0,
    .now = g_date_time_to_unix (run->now),
    .zone = g_date_time_get_timezone (run->now),
  };
  Loaded *loaded = g_new0 (Loaded, 1);

  if (rapport_report_load_name (connection, RAPPORT_TYPE_MEMBER, filter.owner, &loaded->owner, error)
      && rapport_report_load_name (connection, RAPPORT_TYPE_CUSTOMER, filter.customer, &loaded->customer, error))
    loaded->rows = rapport_report_rows_read (connection, get_form (values)->rows, &filter, run->cancellable, error);
  if (loaded->rows == NULL)
    g_clear_pointer (&loaded, rapport_list_form_free);
  return loaded;
}

static char *
show_instant (RapportCatalogue *catalogue,
              GTimeZone        *zone,
              gint64            at)
{
  const RapportMoment moment = { .at = at, .day = 1, .has_time = TRUE };

  return at != RAPPORT_UNSET ? rapport_catalogue_format_moment (catalogue, &moment, zone) : g_strdup ("");
}

static char *
show_pair (RapportCatalogue *catalogue,
           GTimeZone        *zone,
           RapportRow       *row,
           guint             cell)
{
  g_autofree char *due = show_instant (catalogue, zone, rapport_row_get_integer (row, cell));
  g_autofree char *done = show_instant (catalogue, zone, rapport_row_get_integer (row, cell + 1));

  return *due == '\0' && *done == '\0' ? g_strdup ("") : g_strdup_printf ("%s / %s", due, done);
}

static const char *
show_choice (RapportCatalogue    *catalogue,
             const RapportChoice *choices,
             const char          *value)
{
  const RapportChoice *choice = rapport_choice_find (choices, value);

  return choice != NULL ? rapport_catalogue_get (catalogue, "choice", choice->label) : value;
}

static char *
show_cell (RapportCatalogue            *catalogue,
           GTimeZone                   *zone,
           const RapportListFormColumn *column,
           RapportRow                  *row,
           guint                        cell)
{
  RapportMoment moment;

  switch (column->kind)
    {
    case RAPPORT_LIST_FORM_CHOICE:
      return g_strdup (show_choice (catalogue, column->choices, rapport_row_get_text (row, cell)));
    case RAPPORT_LIST_FORM_MOMENT:
      moment = rapport_row_get_moment (row, cell);
      return rapport_catalogue_format_moment (catalogue, &moment, zone);
    case RAPPORT_LIST_FORM_INSTANT:
      return show_instant (catalogue, zone, rapport_row_get_integer (row, cell));
    case RAPPORT_LIST_FORM_PAIR:
      return show_pair (catalogue, zone, row, cell);
    case RAPPORT_LIST_FORM_FLAG:
      return g_strdup (rapport_row_get_integer (row, cell) > 0
                         ? rapport_catalogue_get (catalogue, "form", NC_("form", "Yes"))
                         : rapport_catalogue_get (catalogue, "form", NC_("form", "No")));
    case RAPPORT_LIST_FORM_TEXT:
    default:
      return g_strdup (rapport_row_get_text (row, cell));
    }
}

static GPtrArray *
show_rows (const RapportListForm *self,
           GPtrArray             *rows,
           RapportCatalogue      *catalogue,
           GTimeZone             *zone,
           GPtrArray             *made)
{
  GPtrArray *cells = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      guint cell = 0;

      for (const RapportListFormColumn *column = self->columns; column->title != NULL; column++)
        {
          char *text = show_cell (catalogue, zone, column, g_ptr_array_index (rows, i), cell);

          g_ptr_array_add (made, text);
          g_ptr_array_add (cells, text);
          cell += column->kind == RAPPORT_LIST_FORM_PAIR ? 2 : 1;
        }
    }
  return cells;
}

/* A form of one customer says of which; whose rows it has follows from that. */
static char *
describe_filter (Loaded                    *loaded,
                 const RapportReportValues *values,
                 RapportCatalogue          *catalogue)
{
  g_autofree char *filter = NULL;

  if (loaded->customer == NULL)
    return rapport_filter_words_describe (catalogue, loaded->owner, rapport_report_values_get_text (values, "grade"),
                                          rapport_report_values_get_number (values, "from"),
                                          rapport_report_values_get_number (values, "to"));
  filter = rapport_filter_words_describe_period (catalogue, rapport_report_values_get_number (values, "from"),
                                                 rapport_report_values_get_number (values, "to"));
  return g_strjoin ("   ·   ", loaded->customer, filter, NULL);
}

/** rapport_list_form_build: RapportReport's build; frees @data */
RapportDocument *
rapport_list_form_build (gpointer                    data,
                         const RapportReportValues  *values,
                         RapportCatalogue           *catalogue,
                         GDateTime                  *now)
{
  const RapportListForm *self = get_form (values);
  Loaded *loaded = data;
  GPtrArray *made = g_ptr_array_new_with_free_func (g_free);
  RapportTableColumn columns[MOST_COLUMNS] = { 0 };
  g_autofree char *filter = describe_filter (loaded, values, catalogue);
  RapportTableForm *form;
  guint n = 0;

  for (; self->columns[n].title != NULL; n++)
    columns[n] = (RapportTableColumn) {
      .title = rapport_catalogue_get (catalogue, "form", self->columns[n].title),
      .weight = self->columns[n].weight,
      .align = self->columns[n].kind == RAPPORT_LIST_FORM_TEXT ? RAPPORT_TEXT_ALIGN_START : RAPPORT_TEXT_ALIGN_CENTRE,
      .repeats = self->columns[n].repeats,
    };
  form = rapport_table_form_new (
    catalogue, rapport_catalogue_get (catalogue, "form", rapport_report_values_get_report (values)->title), now,
    columns, n);
  rapport_table_form_set_filter (form, filter);
  rapport_table_form_set_empty_text (form, rapport_catalogue_get (catalogue, "form", self->empty));
  rapport_table_form_take_cells (form, show_rows (self, loaded->rows, catalogue, g_date_time_get_timezone (now), made),
                                 made, (GDestroyNotify) g_ptr_array_unref);
  rapport_list_form_free (loaded);
  return RAPPORT_DOCUMENT (form);
}
