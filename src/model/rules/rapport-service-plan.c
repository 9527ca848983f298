/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-problem.h"
#include "rapport-service-plan.h"

#define HOUR 3600
#define MOST_DAYS 3650

static void
free_step (gpointer data)
{
  RapportServiceStep *step = data;

  g_free (step->what);
  g_free (step->who);
  g_free (step);
}

/* "2d" is a day, due all day; "4h" is a time */
static gboolean
parse_time (RapportServiceStep  *step,
            const char          *text,
            gint64               now,
            GTimeZone           *zone,
            GError             **error)
{
  char *end = NULL;
  const gint64 n = g_ascii_strtoll (text, &end, 10);

  if (*text == '\0')
    return TRUE;
  if (end == text || n < 0 || n > MOST_DAYS || (!g_str_equal (end, "d") && !g_str_equal (end, "h")))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* translators: the first %s is what was typed, the second the step it belongs to */
                   _("“%s” is no time for “%s”: write 2d for days, 4h for hours."), text, step->what);
      return FALSE;
    }
  step->has_deadline = TRUE;
  step->deadline = rapport_moment_from_instant (*end == 'h' ? now + n * HOUR : now, zone);
  if (*end == 'd')
    step->deadline = rapport_moment_from_day (rapport_day_add (step->deadline.day, n));
  return TRUE;
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
  if (*g_strstrip (parts[1]) != '\0')
    step->who = g_strdup (parts[1]);
  return parts[2] == NULL || parse_time (step, g_strstrip (parts[2]), now, zone, error);
}

/**
 * rapport_service_plan_parse:
 * @text: a step a line: what | who | until when, such as 2d or 4h; the last two may be left out
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
