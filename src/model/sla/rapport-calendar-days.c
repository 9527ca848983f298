/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-calendar-days.h"
#include "rapport-calendar-private.h"
#include "rapport-moment-text.h"
#include "rapport-problem.h"

/* No holiday is longer; what is, is a slip of the keys. */
#define MOST_DAYS_IN_ROW 92
#define DAY 86400
/* No name of a day is longer. */
#define MOST_LETTERS 20

/* What a date is joined to the next with, and what says what the days are. */
static const char * const range_words[] = { "...", "..", "-", "–", "—", "~", "至", "到", "→", "to ", NULL };
static const char * const list_words[] = { ",", "、", "和", "及", "&", "and ", NULL };
static const char * const off_words[] = { "放假", "休息", "休", "off", "closed", "holiday", NULL };
static const char * const work_words[] = { "补班", "上班", "工作", "班", "work", "open", NULL };

/* A sentence being read: @year and @month are those of the date read last, @heading is what the days are called. */
typedef struct
{
  const char *at;
  int         year;
  int         month;
  char       *heading;
  GArray     *found;
} Reading;

static gboolean
skip_word (Reading            *reading,
           const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strncasecmp (reading->at, words[i], strlen (words[i])) == 0)
      {
        reading->at += strlen (words[i]);
        return TRUE;
      }
  return FALSE;
}

static void
skip_spaces (Reading *reading)
{
  while (g_ascii_isspace (*reading->at))
    reading->at++;
}

static int
read_number (Reading *reading)
{
  int number = 0;

  skip_spaces (reading);
  for (int i = 0; i < 4 && g_ascii_isdigit (*reading->at); i++)
    number = number * 10 + (*reading->at++ - '0');
  return number;
}

static gboolean
skip_sign (Reading    *reading,
           const char *sign)
{
  const char *at = reading->at;

  while (*at == ' ')
    at++;
  if (!g_str_has_prefix (at, sign))
    return FALSE;
  reading->at = at + strlen (sign);
  return TRUE;
}

static gboolean
is_joined (const char *at)
{
  return (*at == '-' || *at == '/' || *at == '.') && g_ascii_isdigit (at[1]);
}

/* `2027-02-05`, `2-5`, `2027年2月5日`, `2月5日`, and the day alone behind another date */
static gboolean
read_date (Reading  *reading,
           gboolean  has_month,
           int      *day)
{
  int number = read_number (reading);

  if (skip_sign (reading, "年") || (number > 31 && is_joined (reading->at) && reading->at++))
    {
      reading->year = number;
      has_month = FALSE;
      number = read_number (reading);
    }
  if (skip_sign (reading, "月") || (is_joined (reading->at) && reading->at++))
    {
      reading->month = number;
      number = read_number (reading);
    }
  else if (!has_month)
    return FALSE;
  if (!skip_sign (reading, "日"))
    skip_sign (reading, "号");
  *day = reading->year * 10000 + reading->month * 100 + number;
  return TRUE;
}

static gboolean
append_range (Reading  *reading,
              int       first,
              int       last,
              GError  **error)
{
  const int days = rapport_day_is_valid (first) && rapport_day_is_valid (last)
                     ? rapport_days_from_day (last) - rapport_days_from_day (first) : -1;

  if (!rapport_day_is_valid (first) || !rapport_day_is_valid (last))
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("There is no such day."));
  else if (days < 0)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("The last day is before the first."));
  else if (days >= MOST_DAYS_IN_ROW)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("These are too many days for one holiday."));
  else
    {
      for (int i = 0; i <= days; i++)
        {
          RapportCalendarDay found = { .day = rapport_day_add (first, i) };

          g_array_append_val (reading->found, found);
        }
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_range (Reading  *reading,
            GError  **error)
{
  const char *start = reading->at;
  int first, last;
  gboolean is_date = read_date (reading, reading->found->len > 0, &first);

  last = first;
  skip_spaces (reading);
  if (is_date && skip_word (reading, range_words))
    {
      skip_spaces (reading);
      is_date = g_ascii_isdigit (*reading->at) && read_date (reading, TRUE, &last);
    }
  if (is_date)
    return append_range (reading, first, last, error);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %s is what was typed for a date */
               _("“%s” is no date such as 2027-02-05."), start);
  return FALSE;
}

/* Of a name only as many whole letters as there is room for */
static void
set_name (RapportCalendarDay *day,
          const char         *name)
{
  const char *end;

  g_strlcpy (day->name, name, sizeof day->name);
  if (!g_utf8_validate (day->name, -1, &end))
    day->name[end - day->name] = '\0';
  g_strstrip (day->name);
}

/* Words such as 共9天 say nothing new, and a whole sentence is no name. */
static void
read_name (RapportCalendarDay *day,
           const char         *words)
{
  if (g_str_has_prefix (words, "调休"))
    words += strlen ("调休");
  while (*words != '\0' && strchr (" ,.;!", *words) != NULL)
    words++;
  if (!g_str_has_prefix (words, "共") && !g_str_has_prefix (words, "与") && g_utf8_strlen (words, -1) <= MOST_LETTERS)
    set_name (day, words);
}

static gboolean
read_hours (RapportCalendarDay *day,
            const char         *text)
{
  const char *behind = text + strspn (text, "0123456789:,;- ");
  g_autofree char *hours = g_strndup (text, behind - text);

  if (rapport_spans_parse (text, day->spans, &day->n_spans))
    return TRUE;
  if (behind == text || behind[-1] != ' ' || !rapport_spans_parse (g_strstrip (hours), day->spans, &day->n_spans))
    return FALSE;
  read_name (day, behind);
  return TRUE;
}

/* What stands behind the word are hours, the name of the days, or both. */
static gboolean
end_days (Reading   *reading,
          gboolean   works,
          GError   **error)
{
  RapportCalendarDay kind = { .works = works };

  skip_spaces (reading);
  if (!works || !g_ascii_isdigit (*reading->at))
    read_name (&kind, reading->at);
  if (*kind.name == '\0' && !works)
    set_name (&kind, reading->heading);
  if (works && g_ascii_isdigit (*reading->at) && !read_hours (&kind, reading->at))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("“%s” are no hours such as 09:00-12:00."),
                   reading->at);
      return FALSE;
    }
  for (guint i = 0; i < reading->found->len; i++)
    {
      RapportCalendarDay *day = &g_array_index (reading->found, RapportCalendarDay, i);

      kind.day = day->day;
      *day = kind;
    }
  return TRUE;
}

static gboolean
read_sentence (Reading  *reading,
               GError  **error)
{
  for (;;)
    {
      gboolean works;

      skip_spaces (reading);
      if (reading->found->len > 0 && ((works = skip_word (reading, work_words)) || skip_word (reading, off_words)))
        return end_days (reading, works, error);
      if (reading->found->len > 0 && skip_word (reading, list_words))
        continue;
      if (*reading->at == '\0')
        {
          g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                               _("Say “off” or “work” behind the days."));
          return FALSE;
        }
      if (!g_ascii_isdigit (*reading->at))
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       reading->found->len > 0
                         /* translators: “off” and “work” are what is typed behind days of a calendar */
                         ? _("“%s” is neither “off” nor “work”.") : _("“%s” is no date such as 2027-02-05."),
                       reading->at);
          return FALSE;
        }
      if (!read_range (reading, error))
        return FALSE;
    }
}

/* A heading such as “二、春节:”, and what stands in brackets, such as weekdays */
static char *
dup_bare (const char  *sentence,
          char       **heading)
{
  GString *bare = g_string_new (NULL);
  const char *colon = strchr (sentence, ':');
  int depth = 0;

  *heading = g_strdup ("");
  if (colon != NULL && colon > sentence && !g_ascii_isdigit (colon[-1]))
    {
      g_autofree char *words = g_strndup (sentence, colon - sentence);
      const char *number = strstr (words, "、");

      g_free (*heading);
      *heading = g_strdup (number != NULL ? number + strlen ("、") : words);
      if (g_utf8_strlen (*heading, -1) > MOST_LETTERS)
        **heading = '\0';
      sentence = colon + 1;
    }
  for (const char *at = sentence; *at != '\0'; at++)
    {
      depth += *at == '(';
      if (depth == 0)
        g_string_append_c (bare, *at);
      depth -= *at == ')' && depth > 0;
    }
  return g_string_free (bare, FALSE);
}

static gboolean
merge_days (GArray  *days,
            GArray  *found,
            GError **error)
{
  for (guint i = 0; i < found->len; i++)
    for (guint k = 0; k < days->len; k++)
      {
        const RapportCalendarDay *one = &g_array_index (found, RapportCalendarDay, i);
        g_autofree char *iso = NULL;

        if (one->day != g_array_index (days, RapportCalendarDay, k).day)
          continue;
        iso = rapport_day_format_iso (one->day);
        /* translators: %s is a date */
        g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("%s stands above already."), iso);
        return FALSE;
      }
  g_array_append_vals (days, found->data, found->len);
  return TRUE;
}

static gboolean
read_line (const char  *line,
           int          year,
           GArray      *days,
           GError     **error)
{
  g_auto(GStrv) sentences = g_strsplit_set (line, ";", -1);

  for (guint i = 0; sentences[i] != NULL; i++)
    {
      g_autofree char *heading = NULL;
      g_autofree char *bare = dup_bare (g_strstrip (sentences[i]), &heading);
      g_autoptr(GArray) found = g_array_new (FALSE, TRUE, sizeof (RapportCalendarDay));
      Reading reading = { .at = bare, .year = year, .heading = heading, .found = found };

      if (*g_strstrip (bare) == '\0' || *bare == '#')
        continue;
      if (!read_sentence (&reading, error) || !merge_days (days, found, error))
        return FALSE;
    }
  return TRUE;
}

static void
clear_problem (gpointer data)
{
  g_free (((RapportCalendarProblem *) data)->sentence);
}

/* The wide forms of signs are as good as the narrow ones. */
static char *
dup_narrow (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *narrow = g_string_new (normal);

  g_string_replace (narrow, "。", ";", 0);
  return g_string_free (narrow, FALSE);
}

/**
 * rapport_calendar_days_parse:
 * @text: holidays and make-up days, line by line: `2027-02-05…2027-02-11 off`, `2-14 work`, `2月14日 班`, with
 *   hours `2-14 work 09:00-12:00`, with a name `2-17 off 春节`, or the sentences of the State Council's notice as
 *   they are
 * @year: of dates without one
 * @problems: (out) (element-type RapportCalendarProblem): the lines that make no sense
 *
 * Returns: (transfer full) (element-type RapportCalendarDay): what the other lines say
 */
GArray *
rapport_calendar_days_parse (const char  *text,
                             int          year,
                             GArray     **problems)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (RapportCalendarDay));
  g_autofree char *narrow = NULL;
  g_auto(GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL && problems != NULL, days);

  narrow = dup_narrow (text);
  lines = g_strsplit (narrow, "\n", -1);
  *problems = g_array_new (FALSE, FALSE, sizeof (RapportCalendarProblem));
  g_array_set_clear_func (*problems, clear_problem);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      RapportCalendarProblem problem = { .line = i };

      if (read_line (lines[i], year, days, &error))
        continue;
      problem.sentence = g_strdup (error->message);
      g_array_append_val (*problems, problem);
    }
  return days;
}

static int
find_place (GArray *days,
            int     day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, RapportCalendarDay, i).day == day)
      return (int) i;
  return -1;
}

/**
 * rapport_calendar_days_toggle:
 * @days: (element-type RapportCalendarDay): of a year
 * @calendar: whose week they are exceptions of
 * @day: yyyymmdd
 *
 * Makes a working day of a day off, and the other way round.
 */
void
rapport_calendar_days_toggle (GArray          *days,
                              RapportCalendar *calendar,
                              int              day)
{
  gboolean usually;
  int place;

  g_return_if_fail (days != NULL && calendar != NULL);

  usually = rapport_calendar_is_usually_worked (calendar, day);
  place = find_place (days, day);
  if (place < 0)
    {
      RapportCalendarDay added = { .day = day, .works = !usually };

      g_array_append_val (days, added);
    }
  else if (g_array_index (days, RapportCalendarDay, place).works != usually)
    g_array_remove_index (days, place);
  else
    {
      RapportCalendarDay *found = &g_array_index (days, RapportCalendarDay, place);

      found->works = !usually;
      found->n_spans = 0;
    }
}

/**
 * rapport_calendar_days_take_over:
 * @days: (element-type RapportCalendarDay): of a year
 * @added: (element-type RapportCalendarDay): of any years
 *
 * Adds those of @year; they take the place of what was said of the same days.
 *
 * Returns: how many
 */
guint
rapport_calendar_days_take_over (GArray       *days,
                                 const GArray *added,
                                 int           year)
{
  guint n = 0;

  g_return_val_if_fail (days != NULL && added != NULL, 0);

  for (guint i = 0; i < added->len; i++)
    {
      const RapportCalendarDay *day = &g_array_index (added, RapportCalendarDay, i);

      if (day->day / 10000 != year)
        continue;
      for (guint k = days->len; k-- > 0;)
        if (g_array_index (days, RapportCalendarDay, k).day == day->day)
          g_array_remove_index (days, k);
      g_array_append_val (days, *day);
      n++;
    }
  return n;
}

/** rapport_calendar_days_set_name: calls @day (yyyymmdd), if it is one of @days, @name */
void
rapport_calendar_days_set_name (GArray     *days,
                                int         day,
                                const char *name)
{
  const int place = find_place (days, day);

  if (place >= 0)
    set_name (&g_array_index (days, RapportCalendarDay, place), name);
}

/* The hours of a usual working day: the first of the week that has any */
static GArray *
get_usual (RapportCalendar *calendar)
{
  for (guint i = 0; i < G_N_ELEMENTS (calendar->week); i++)
    if (calendar->week[i]->len > 0)
      return calendar->week[i];
  return calendar->week[0];
}

static gboolean
is_usual (RapportCalendar *calendar,
          GArray          *spans)
{
  GArray *usual = get_usual (calendar);

  return spans->len == usual->len && memcmp (spans->data, usual->data, spans->len * sizeof (RapportDaySpan)) == 0;
}

static const char *
get_name (RapportCalendar           *calendar,
          const RapportCalendarDate *date)
{
  return rapport_calendar_get_day_name (calendar, rapport_days_to_day (date->day));
}

static void
append_hours (GString *text,
              GArray  *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const RapportDaySpan *span = &g_array_index (spans, RapportDaySpan, i);

      g_string_append_printf (text, "%s%02d:%02d-%02d:%02d", i > 0 ? ", " : " ", span->start / 3600,
                              span->start / 60 % 60, span->end / 3600, span->end / 60 % 60);
    }
}

/**
 * rapport_calendar_days_format:
 *
 * Returns: (transfer full): what @calendar says of the days of @year, as rapport_calendar_days_parse() reads it
 */
char *
rapport_calendar_days_format (RapportCalendar *calendar,
                              int              year)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (calendar != NULL, NULL);

  for (guint i = 0; i < calendar->dates->len; i++)
    {
      const RapportCalendarDate *first = g_ptr_array_index (calendar->dates, i);
      const RapportCalendarDate *last = first;
      g_autofree char *from = rapport_day_format_iso (rapport_days_to_day (first->day));
      g_autofree char *to = NULL;

      if (rapport_days_to_day (first->day) / 10000 != year)
        continue;
      for (; first->spans->len == 0 && i + 1 < calendar->dates->len; i++)
        {
          const RapportCalendarDate *next = g_ptr_array_index (calendar->dates, i + 1);

          if (next->spans->len > 0 || next->day != last->day + 1 || rapport_days_to_day (next->day) / 10000 != year ||
              g_strcmp0 (get_name (calendar, next), get_name (calendar, first)) != 0)
            break;
          last = next;
        }
      to = rapport_day_format_iso (rapport_days_to_day (last->day));
      g_string_append (text, from);
      if (last != first)
        g_string_append_printf (text, "…%s", to);
      /* translators: what a day of a calendar is: off, or worked; 休 and 班 are read, too */
      g_string_append_printf (text, " %s", first->spans->len > 0 ? C_("calendar day", "work") : C_("calendar day", "off"));
      if (first->spans->len > 0 && !is_usual (calendar, first->spans))
        append_hours (text, first->spans);
      if (get_name (calendar, first) != NULL)
        g_string_append_printf (text, " %s", get_name (calendar, first));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static GArray *
make_spans (RapportCalendar          *calendar,
            const RapportCalendarDay *day)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (RapportDaySpan));
  GArray *usual = get_usual (calendar);

  if (day->works && day->n_spans == 0)
    g_array_append_vals (spans, usual->data, usual->len);
  for (guint i = 0; i < day->n_spans; i++)
    {
      RapportDaySpan span = { day->spans[i].start * 60, day->spans[i].end * 60 };

      g_array_append_val (spans, span);
    }
  return spans;
}

static gboolean
is_replaced (GArray *days,
             int     year,
             int     day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, RapportCalendarDay, i).day == day)
      return TRUE;
  return day / 10000 == year;
}

static GArray *
copy_spans (GArray *spans)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (RapportDaySpan), spans->len);

  g_array_append_vals (copy, spans->data, spans->len);
  return copy;
}

/**
 * rapport_calendar_dup_with_days:
 * @year: whose days are replaced, all of them
 * @days: (element-type RapportCalendarDay): by these, and those of other years are added
 *
 * Returns: (transfer full): @calendar with @days, as JSON
 */
char *
rapport_calendar_dup_with_days (RapportCalendar *calendar,
                                int              year,
                                GArray          *days)
{
  g_autoptr(RapportCalendar) copy = NULL;

  g_return_val_if_fail (calendar != NULL && days != NULL, NULL);

  copy = rapport_calendar_new (calendar->name, calendar->zone_name, g_time_zone_ref (calendar->zone));
  for (guint i = 0; i < G_N_ELEMENTS (calendar->week); i++)
    rapport_calendar_take_week (copy, i, copy_spans (calendar->week[i]));
  for (guint i = 0; i < calendar->yearly->len; i++)
    {
      const RapportCalendarDate *date = g_ptr_array_index (calendar->yearly, i);

      rapport_calendar_take_yearly (copy, date->day, copy_spans (date->spans));
    }
  for (guint i = 0; i < calendar->dates->len; i++)
    {
      const RapportCalendarDate *date = g_ptr_array_index (calendar->dates, i);
      const int day = rapport_days_to_day (date->day);

      if (is_replaced (days, year, day))
        continue;
      rapport_calendar_take_date (copy, day, copy_spans (date->spans));
      rapport_calendar_take_day_name (copy, day, rapport_calendar_get_day_name (calendar, day));
    }
  for (guint i = 0; i < days->len; i++)
    {
      const RapportCalendarDay *day = &g_array_index (days, RapportCalendarDay, i);

      rapport_calendar_take_date (copy, day->day, make_spans (calendar, day));
      rapport_calendar_take_day_name (copy, day->day, day->name);
    }
  rapport_calendar_seal (copy);
  return rapport_calendar_to_json (copy);
}
