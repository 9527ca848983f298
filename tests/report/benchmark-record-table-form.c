/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>

#include "rapport-record-table-form.h"
#include "rapport-text-block.h"
#include "record-rows.h"

#define N_ROWS 10000
#define N_COLUMNS 12
#define N_ROUNDS 20

/* as wide as the form's columns, so that the same lines come out */
static const double widths[N_COLUMNS] = {
  39, 57, 53, 38, 41, 49, 40, 109, 95, 91, 35, 49,
};

static char *
show_day (RapportMoment moment)
{
  return g_strdup_printf ("%04d-%02d-%02d", moment.day / 10000, moment.day / 100 % 100,
                          moment.day % 100);
}

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

static double
draw_row (cairo_t                     *cr,
          PangoContext                *context,
          const RapportRecordTableRow *row,
          double                       y)
{
  g_autofree char *last = show_day (row->last);
  g_autofree char *next = show_day (row->next);
  const char *texts[N_COLUMNS] = {
    row->number, row->name, row->contact, row->grade, row->status, last, row->method,
    row->summary, row->feedback, row->next_action, row->owner, next,
  };
  PangoLayout *layouts[N_COLUMNS];
  double x = 36, height = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      layouts[i] = pango_layout_new (context);
      pango_layout_set_width (layouts[i], pango_units_from_double (widths[i]));
      pango_layout_set_wrap (layouts[i], PANGO_WRAP_WORD_CHAR);
      pango_layout_set_text (layouts[i], texts[i], -1);
      height = MAX (height, 12 * pango_layout_get_line_count (layouts[i]) + 6);
    }
  if (y + height > 540)
    {
      cairo_show_page (cr);
      y = 36;
    }
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, layouts[i]);
      g_object_unref (layouts[i]);
      x += widths[i] + 6;
    }
  return y + height;
}

/* The same text, shaped once by Pango and drawn as it comes, by one thread. */
static double
time_floor (const char *path)
{
  g_autoptr(GPtrArray) rows = record_rows_generate (N_ROWS);
  gint64 start = g_get_monotonic_time ();
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 841.89, 595.276);
  PangoContext *context = rapport_text_context_new ("zh-cn", 8.5, PANGO_WEIGHT_NORMAL);
  cairo_t *cr = cairo_create (surface);
  double y = 36;

  for (guint i = 0; i < rows->len; i++)
    y = draw_row (cr, context, g_ptr_array_index (rows, i), y);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return seconds_since (start);
}

static double
time_form (const char       *path,
           RapportCatalogue *catalogue,
           double           *layout)
{
  RapportRecordTableFilter filter = { 0 };
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  GPtrArray *rows = record_rows_generate (N_ROWS);
  gint64 start = g_get_monotonic_time ();
  RapportDocument *document = rapport_record_table_form_new (rows, &filter, catalogue, now);

  if (!rapport_document_layout (document, NULL, NULL, NULL, NULL))
    g_error ("no layout");
  *layout = seconds_since (start);
  if (!rapport_document_write_pdf (document, path, NULL, NULL, NULL, NULL))
    g_error ("no PDF");
  g_object_unref (document);
  return seconds_since (start);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_median (double *times,
            guint   n)
{
  qsort (times, n, sizeof *times, compare_times);
  return n % 2 == 1 ? times[n / 2] : (times[n / 2 - 1] + times[n / 2]) / 2;
}

/* An argument says how many rounds there are. */
int
main (int   argc,
      char *argv[])
{
  guint n_rounds = argc > 1 ? CLAMP (atoi (argv[1]), 1, 1000) : N_ROUNDS;
  g_autoptr(RapportCatalogue) catalogue = record_rows_catalogue ("en");
  g_autofree char *folder = g_dir_make_tmp ("rapport-benchmark-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "f1.pdf", NULL);
  g_autofree double *floors = g_new (double, n_rounds);
  g_autofree double *forms = g_new (double, n_rounds);
  g_autofree double *layouts = g_new (double, n_rounds);
  double floor, form;

  for (guint i = 0; i < n_rounds; i++)
    {
      floors[i] = time_floor (path);
      forms[i] = time_form (path, catalogue, &layouts[i]);
    }
  floor = get_median (floors, n_rounds);
  form = get_median (forms, n_rounds);
  g_print ("F1 of %d rows to PDF, medians of %u rounds taken in turn, %u processors:\n"
           "  shaped once and drawn, one thread  %.3f s\n"
           "  the form                           %.3f s (layout %.3f s)\n"
           "  ratio                              %.2f (at most 1.3)\n",
           N_ROWS, n_rounds, g_get_num_processors (), floor, form,
           get_median (layouts, n_rounds), form / floor);
  remove (path);
  remove (folder);
  return form / floor <= 1.3 ? 0 : 1;
}
