/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "rapport-cell-text.h"

/* what a number that counts days can be: to the end of the year 9999 */
#define LAST_DAY 2958465

#define LONGEST_CODE 32
#define DAYS_TO_1904 1462
#define SECONDS_A_DAY 86400

/* the next sign of a pattern that means something; what is quoted or in brackets is skipped, but not [h] and its like */
static const char *
skip_words (const char *at)
{
  while (TRUE)
    {
      if (*at == '"')
        {
          const char *end = strchr (at + 1, '"');

          at = end != NULL ? end + 1 : at + strlen (at);
        }
      else if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0')
        at = g_utf8_next_char (at + 1);
      else if (*at == '[' && strchr ("hms", g_ascii_tolower (at[1])) == NULL && strchr (at, ']') != NULL)
        at = strchr (at, ']') + 1;
      else
        return at;
    }
}

static gboolean
is_code (const char *pattern)
{
  const gsize length = strspn (pattern, "0");

  return length > 1 && length <= LONGEST_CODE && (pattern[length] == '\0' || pattern[length] == ';');
}

/** rapport_cell_format_parse: Returns: what numbers are that a spreadsheet shows by @pattern, such as "yyyy/m/d" */
RapportCellFormat
rapport_cell_format_parse (const char *pattern)
{
  gboolean date = FALSE, time = FALSE;

  g_return_val_if_fail (pattern != NULL, ((RapportCellFormat) { RAPPORT_CELL_NUMBER, 0 }));

  if (is_code (pattern))
    return (RapportCellFormat) { RAPPORT_CELL_CODE, strspn (pattern, "0") };
  if (g_ascii_strncasecmp (pattern, "general", strlen ("general")) == 0)
    return (RapportCellFormat) { RAPPORT_CELL_NUMBER, 0 };
  for (const char *at = skip_words (pattern); *at != '\0' && *at != ';'; at = skip_words (at + 1))
    {
      const char sign = g_ascii_tolower (*at);

      if (sign == '%')
        return (RapportCellFormat) { RAPPORT_CELL_PERCENT, 0 };
      if (sign == '0' || sign == '#' || sign == '?' || sign == '@')
        {
          /* parts of a second are no number */
          if (!time)
            return (RapportCellFormat) { RAPPORT_CELL_NUMBER, 0 };
          continue;
        }
      date |= sign == 'y' || sign == 'd' || sign == 'e';
      time |= sign == 'h' || sign == 's';
      /* a month alone; with hours these are minutes */
      date |= sign == 'm' && !time && strpbrk (at, "hHsS") == NULL;
    }
  return (RapportCellFormat) { date && time ? RAPPORT_CELL_MOMENT : date ? RAPPORT_CELL_DAY : time ? RAPPORT_CELL_TIME
                                                                                           : RAPPORT_CELL_NUMBER, 0 };
}

/** rapport_cell_format_known: Returns: the same of the patterns that all workbooks have, by their number */
RapportCellFormat
rapport_cell_format_known (guint id)
{
  static const struct { guint first; guint last; RapportCellKind kind; } known[] = {
    { 9, 10, RAPPORT_CELL_PERCENT }, { 14, 17, RAPPORT_CELL_DAY }, { 18, 21, RAPPORT_CELL_TIME },
    { 22, 22, RAPPORT_CELL_MOMENT }, { 27, 31, RAPPORT_CELL_DAY }, { 32, 33, RAPPORT_CELL_TIME },
    /* of East Asian workbooks */
    { 34, 35, RAPPORT_CELL_TIME }, { 36, 36, RAPPORT_CELL_DAY },
    { 45, 47, RAPPORT_CELL_TIME }, { 50, 54, RAPPORT_CELL_DAY }, { 55, 56, RAPPORT_CELL_TIME },
    { 57, 58, RAPPORT_CELL_DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (id >= known[i].first && id <= known[i].last)
      return (RapportCellFormat) { known[i].kind, 0 };
  return (RapportCellFormat) { RAPPORT_CELL_NUMBER, 0 };
}

static void
append_plain (GString *out,
              double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == floor (number) && fabs (number) < 1e15)
    g_string_append_printf (out, "%.0f", number == 0 ? 0.0 : number);
  else
    /* as many digits as a spreadsheet shows; the last ones are what is lost in reckoning */
    g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static void
append_clock (GString *out,
              int      seconds)
{
  g_string_append_printf (out, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0)
    g_string_append_printf (out, ":%02d", seconds % 60);
}

/* the day that a spreadsheet counts so; it takes 1900 for a leap year */
static void
append_day (GString *out,
            int      serial)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, serial < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, serial);
  g_string_append_printf (out, "%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

static void
append_moment (GString         *out,
               double           number,
               RapportCellKind  kind)
{
  const int days = (int) floor (number);
  const int seconds = (int) floor ((number - days) * SECONDS_A_DAY + 0.5);
  const int carried = days + seconds / SECONDS_A_DAY;

  if (kind == RAPPORT_CELL_DAY)
    {
      append_day (out, days);
      return;
    }
  if (kind != RAPPORT_CELL_TIME || carried > 0)
    append_day (out, carried);
  /* programs write days like that too */
  if (kind == RAPPORT_CELL_MOMENT && seconds % SECONDS_A_DAY == 0)
    return;
  if (kind != RAPPORT_CELL_TIME || carried > 0)
    g_string_append_c (out, ' ');
  append_clock (out, seconds % SECONDS_A_DAY);
}

/**
 * rapport_cell_append_number:
 * @number: as it is kept in a workbook
 * @from_1904: whether its days are counted from 1904 on
 *
 * Appends what a person reads there: a day as 2026-11-29, whatever the pattern is.
 */
void
rapport_cell_append_number (GString                 *out,
                            double                   number,
                            const RapportCellFormat *format,
                            gboolean                 from_1904)
{
  const double serial = from_1904 ? number + DAYS_TO_1904 : number;

  g_return_if_fail (out != NULL && format != NULL);

  switch (format->kind)
    {
    case RAPPORT_CELL_DAY:
    case RAPPORT_CELL_MOMENT:
      /* what is no day is the number that it is */
      if (serial >= 1 && serial < LAST_DAY + 1)
        append_moment (out, serial, format->kind);
      else
        append_plain (out, number);
      break;
    case RAPPORT_CELL_TIME:
      if (number >= 0 && number < LAST_DAY + 1)
        append_moment (out, number >= 1 ? serial : number, format->kind);
      else
        append_plain (out, number);
      break;
    case RAPPORT_CELL_PERCENT:
      /* what is lost in reckoning is rounded away before it is shown */
      append_plain (out, round (number * 1e12) / 1e10);
      g_string_append_c (out, '%');
      break;
    case RAPPORT_CELL_CODE:
      if (number == floor (number) && number >= 0 && number < 1e15)
        g_string_append_printf (out, "%0*.0f", (int) format->digits, number);
      else
        append_plain (out, number);
      break;
    case RAPPORT_CELL_NUMBER:
    default:
      append_plain (out, number);
    }
}
