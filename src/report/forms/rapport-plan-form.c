/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-block-document.h"
#include "rapport-grid-block.h"
#include "rapport-member.h"
#include "rapport-paragraph-block.h"
#include "rapport-record.h"
#include "rapport-report-parameters.h"
#include "rapport-touches.h"

#define DAYS_A_WEEK 7

/* A row of the calendar is no higher than a page. */
#define MOST_LINES 22

#define WEEK "week"

typedef struct
{
  RapportTouches *touches;
  char           *owner;
} Loaded;

static const RapportChoice periods[] = {
  { "month", NC_("choice", "Month") },
  { WEEK, NC_("choice", "Week") },
  { NULL }
};

static const char * const weekdays[DAYS_A_WEEK] = {
  NC_("weekday", "Mon"), NC_("weekday", "Tue"), NC_("weekday", "Wed"), NC_("weekday", "Thu"),
  NC_("weekday", "Fri"), NC_("weekday", "Sat"), NC_("weekday", "Sun"),
};

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->touches, rapport_touches_free);
  g_free (loaded->owner);
  g_free (loaded);
}

static gboolean
is_week (const RapportReportValues *values)
{
  return g_strcmp0 (rapport_report_values_get_text (values, "period"), WEEK) == 0;
}

/* Without a day it is the period of today. */
static void
find_period (const RapportReportValues *values,
             GDateTime                 *now,
             int                       *from,
             int                       *to)
{
  int day = (int) rapport_report_values_get_number (values, "day");

  if (day == 0)
    day = g_date_time_get_year (now) * 10000 + g_date_time_get_month (now) * 100 + g_date_time_get_day_of_month (now);
  if (is_week (values))
    rapport_week_bounds (day, from, to);
  else
    rapport_month_bounds (day, from, to);
}

static gpointer
load (RapportConnection          *connection,
      const RapportReportValues  *values,
      const RapportReportRun     *run,
      GError                    **error)
{
  const gint64 owner = rapport_report_values_get_number (values, "owner");
  Loaded *loaded = g_new0 (Loaded, 1);
  int from, to;

  find_period (values, run->now, &from, &to);
  if (!rapport_report_load_name (connection, RAPPORT_TYPE_MEMBER, owner, &loaded->owner, error)
      || (loaded->touches = rapport_touches_load (connection, owner, from, to, g_date_time_to_unix (run->now),
                                                  error)) == NULL)
    g_clear_pointer (&loaded, free_loaded);
  return loaded;
}

static const char *
get_words (RapportCatalogue    *catalogue,
           const RapportChoice *choices,
           const char          *value)
{
  const RapportChoice *choice = value != NULL ? rapport_choice_find (choices, value) : NULL;

  return choice != NULL ? rapport_catalogue_get (catalogue, "choice", choice->label) : "";
}

static char *
dup_customer (const RapportTouch *touch)
{
  return g_strjoin (" ", touch->number != NULL ? touch->number : "", touch->name, NULL);
}

/* What is told of a day beside its date */
static const char *
get_note (RapportCatalogue      *catalogue,
          const RapportTouchDay *day)
{
  if (day->away)
    return rapport_catalogue_get (catalogue, "form", NC_("form", "away"));
  if (!day->unusual)
    return "";
  return rapport_catalogue_get (catalogue, "form", day->works ? NC_("form", "make-up day") : NC_("form", "day off"));
}

static void
append_touch (GString            *cell,
              const RapportTouch *touch)
{
  const char *depth = touch->depth == RAPPORT_DEPTH_DEEP ? "●" : touch->depth == RAPPORT_DEPTH_LIGHT ? "○" : "";

  g_string_append_printf (cell, "\n%s%s %s%s%s", touch->state == RAPPORT_TOUCH_DONE ? "✓" : "□", depth,
                          touch->grade != NULL ? touch->grade : "", touch->grade != NULL ? " " : "", touch->name);
}

static char *
dup_cell (const RapportTouches  *touches,
          const RapportTouchDay *day,
          RapportCatalogue      *catalogue)
{
  GString *cell = g_string_new (NULL);
  guint n = 0, left = 0;

  g_string_printf (cell, "%d %s", day->day % 100, get_note (catalogue, day));
  for (guint i = 0; i < touches->touches->len; i++)
    {
      const RapportTouch *touch = touches->touches->pdata[i];

      if (touch->due.day != day->day)
        continue;
      if (n++ < MOST_LINES)
        append_touch (cell, touch);
      else
        left++;
    }
  if (left > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", left);
      /* translators: %s is how many follow-ups have no room in a day of the calendar */
      g_autofree char *more = rapport_catalogue_format (catalogue, "form", NC_("form", "and %s more"), number, NULL);

      g_string_append_printf (cell, "\n%s", more);
    }
  return g_string_free (cell, FALSE);
}

static RapportBlock *
build_calendar (const RapportTouches *touches,
                RapportCatalogue     *catalogue)
{
  RapportGridColumn columns[DAYS_A_WEEK];
  RapportGridBlock *grid;
  guint next = 0;
  GDate first;

  for (guint i = 0; i < DAYS_A_WEEK; i++)
    columns[i] = (RapportGridColumn) { rapport_catalogue_get (catalogue, "weekday", weekdays[i]), 1 };
  grid = rapport_grid_block_new (columns, DAYS_A_WEEK);
  rapport_day_to_date (touches->from, &first);
  for (int column = (int) g_date_get_weekday (&first) - 1; next < touches->days->len; column = 0)
    {
      char *cells[DAYS_A_WEEK + 1] = { NULL };

      for (; column < DAYS_A_WEEK && next < touches->days->len; column++, next++)
        cells[column] = dup_cell (touches, &g_array_index (touches->days, RapportTouchDay, next), catalogue);
      rapport_grid_block_add_row (grid, RAPPORT_GRID_ROW_PLAIN, (const char * const *) cells, 4);
      for (guint i = 0; i < DAYS_A_WEEK; i++)
        g_free (cells[i]);
    }
  return RAPPORT_BLOCK (grid);
}

static void
add_line (RapportGridBlock     *grid,
          const RapportTouches *touches,
          const RapportTouch   *touch,
          RapportCatalogue     *catalogue)
{
  g_autofree char *due = rapport_catalogue_format_moment (catalogue, &touch->due, touches->zone);
  g_autofree char *customer = dup_customer (touch);
  g_autofree char *limit = touch->limit != 0 ? rapport_catalogue_format_day (catalogue, touch->limit) : NULL;
  const char *cells[] = {
    due, customer, touch->grade,
    touch->depth != RAPPORT_N_DEPTHS ? get_words (catalogue, rapport_depths, rapport_depths[touch->depth].value) : "",
    get_words (catalogue, rapport_methods, touch->method), get_words (catalogue, rapport_purposes, touch->purpose),
    touch->content, get_words (catalogue, rapport_touch_states, rapport_touch_states[touch->state].value), limit,
  };

  rapport_grid_block_add_row (grid, RAPPORT_GRID_ROW_PLAIN, cells, 0);
}

static RapportBlock *
build_lines (const RapportTouches *touches,
             RapportCatalogue     *catalogue)
{
  const RapportGridColumn columns[] = {
    { rapport_catalogue_get (catalogue, "form", NC_("form", "When")), 75 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Customer")), 130 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Grade")), 32 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Depth")), 45 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Method")), 50 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Purpose")), 65 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Content")), 160 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "State")), 45 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Too late after")), 62 },
  };
  RapportGridBlock *grid = rapport_grid_block_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < touches->touches->len; i++)
    add_line (grid, touches, touches->touches->pdata[i], catalogue);
  return RAPPORT_BLOCK (grid);
}

static RapportDocument *
build (gpointer                    data,
       const RapportReportValues  *values,
       RapportCatalogue           *catalogue,
       GDateTime                  *now)
{
  Loaded *loaded = data;
  const char *title = rapport_report_values_get_report (values)->title;
  RapportBlockDocument *document =
    rapport_block_document_new (catalogue, rapport_catalogue_get (catalogue, "form", title), now, TRUE);
  g_autofree char *from = rapport_catalogue_format_day (catalogue, loaded->touches->from);
  g_autofree char *to = rapport_catalogue_format_day (catalogue, loaded->touches->to);
  g_autofree char *filter = g_strdup_printf ("%s, %s – %s", loaded->owner, from, to);

  rapport_block_document_set_filter (document, filter);
  if (!is_week (values))
    {
      rapport_block_document_add (document, rapport_paragraph_block_new (rapport_catalogue_get (
        catalogue, "form", NC_("form", "● deep, ○ light; □ to do, ✓ done"))));
      rapport_block_document_add (document, build_calendar (loaded->touches, catalogue));
    }
  if (loaded->touches->touches->len > 0)
    rapport_block_document_add (document, build_lines (loaded->touches, catalogue));
  else
    rapport_block_document_add (document, rapport_paragraph_block_new (rapport_catalogue_get (
      catalogue, "form", NC_("form", "Nothing is planned in this period."))));
  free_loaded (loaded);
  return RAPPORT_DOCUMENT (document);
}

static const RapportParameter parameters[] = {
  { .name = "owner", .kind = RAPPORT_PARAMETER_REFERENCE, .label = NC_("parameter", "Owner"),
    .help = N_("Whose follow-ups: name"), .target = "member", .required = TRUE },
  { .name = "period", .kind = RAPPORT_PARAMETER_CHOICE, .label = NC_("parameter", "Period"),
    .help = N_("A month or a week"), .none = NC_("parameter", "Month"), .choices = periods },
  { .name = "day", .kind = RAPPORT_PARAMETER_DAY, .label = NC_("parameter", "Day"),
    .help = N_("A day of the period; else today") },
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_plan;
const RapportReport rapport_report_plan = {
  .id = "plan",
  .title = NC_("form", "Follow-up plan"),
  .about = "member",
  .landscape = TRUE,
  .parameters = parameters,
  .load = load,
  .free = free_loaded,
  .build = build,
};
