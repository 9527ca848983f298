/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-moment-text.h"
#include "rapport-problem.h"
#include "rapport-service-plan.h"

#define HOUR 3600
#define MOST_DAYS 3650
#define BETWEEN " · "

static void
free_step (gpointer data)
{
  RapportServiceStep *step = data;

  g_free (step->what);
  g_free (step->who);
  g_free (step);
}

/* "2d" is a day, due all day; "4h" is a time; so are a day and a time written in full */
static gboolean
read_time (const char    *text,
           gint64         now,
           GTimeZone     *zone,
           RapportMoment *moment)
{
  char *end = NULL;
  const gint64 n = g_ascii_strtoll (text, &end, 10);

  if (end == text || n < 0 || n > MOST_DAYS || (!g_str_equal (end, "d") && !g_str_equal (end, "h")))
    return rapport_moment_parse_strict (text, zone, moment, NULL);
  *moment = rapport_moment_from_instant (*end == 'h' ? now + n * HOUR : now, zone);
  if (*end == 'd')
    *moment = rapport_moment_from_day (rapport_day_add (moment->day, n));
  return TRUE;
}

static gboolean
parse_time (RapportServiceStep  *step,
            const char          *text,
            gint64               now,
            GTimeZone           *zone,
            GError             **error)
{
  if (*text == '\0')
    return TRUE;
  step->has_deadline = read_time (text, now, zone, &step->deadline);
  if (!step->has_deadline)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: the first %s is what was typed, the second the step it belongs to */
                 _("“%s” is no time for “%s”: write 2d for days, 4h for hours, or a date."), text, step->what);
  return step->has_deadline;
}

static gboolean
parse_line (GPtrArray   *steps,
            const char  *line,
            gint64       now,
            GTimeZone   *zone,
            GError     **error)
{
  g_auto(GStrv) parts = g_strsplit (line, "|", 3);
  RapportServiceStep *step;

  if (parts[0] == NULL || *g_strstrip (parts[0]) == '\0')
    return TRUE;
  step = g_new0 (RapportServiceStep, 1);
  g_ptr_array_add (steps, step);
  step->what = g_strdup (parts[0]);
  if (parts[1] == NULL)
    return TRUE;
  g_strstrip (parts[1]);
  if (parts[2] == NULL && read_time (parts[1], now, zone, &step->deadline))
    {
      step->has_deadline = TRUE;
      return TRUE;
    }
  if (*parts[1] != '\0')
    step->who = g_strdup (parts[1]);
  return parts[2] == NULL || parse_time (step, g_strstrip (parts[2]), now, zone, error);
}

/**
 * rapport_service_plan_parse:
 * @text: a step a line: what | who | until when, such as 2d, 4h or 2024-03-15; the last two may be left out, as
 *   may who alone
 * @now: UTC seconds from which times count
 *
 * Returns: (transfer full) (element-type RapportServiceStep) (nullable): the steps; NULL with @error set to a
 *   sentence when a time is none
 */
GPtrArray *
rapport_service_plan_parse (const char  *text,
                            gint64       now,
                            GTimeZone   *zone,
                            GError     **error)
{
  g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func (free_step);
  g_auto(GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL && zone != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!parse_line (steps, lines[i], now, zone, error))
      return NULL;
  return g_steal_pointer (&steps);
}

/**
 * rapport_service_plan_format:
 * @steps: (element-type RapportServiceStep): what is done
 *
 * Returns: (transfer full): the steps for people to read, a numbered line each; rapport_service_plan_dup_lines()
 *   makes of it again what rapport_service_plan_parse() reads (CS-1)
 */
char *
rapport_service_plan_format (GPtrArray *steps,
                             GTimeZone *zone)
{
  GString *plan;

  g_return_val_if_fail (steps != NULL && zone != NULL, NULL);

  plan = g_string_new (NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      const RapportServiceStep *step = g_ptr_array_index (steps, i);
      g_autofree char *when = step->has_deadline ? rapport_moment_format_iso (&step->deadline, zone) : NULL;

      g_string_append_printf (plan, "%s%u. %s", i > 0 ? "\n" : "", i + 1, step->what);
      if (step->who != NULL)
        g_string_append_printf (plan, BETWEEN "%s", step->who);
      if (when != NULL)
        g_string_append_printf (plan, BETWEEN "%s", when);
    }
  return g_string_free (plan, FALSE);
}

/* @line behind its number, itself if it has none */
static const char *
skip_number (const char *line)
{
  const char *rest = line;

  while (g_ascii_isdigit (*rest))
    rest++;
  return rest > line && g_str_has_prefix (rest, ". ") ? rest + 2 : line;
}

/**
 * rapport_service_plan_dup_lines:
 * @plan: what rapport_service_plan_format() wrote; lines that a person wrote otherwise stay as they are
 *
 * Returns: (transfer full): a step a line, to be typed on and read by rapport_service_plan_parse()
 */
GStrv
rapport_service_plan_dup_lines (const char *plan)
{
  GStrv lines;

  g_return_val_if_fail (plan != NULL, NULL);

  lines = g_strsplit (plan, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (skip_number (lines[i]), BETWEEN, -1);

      if (skip_number (lines[i]) == lines[i])
        continue;
      g_free (lines[i]);
      lines[i] = g_strjoinv (" | ", parts);
    }
  return lines;
}
