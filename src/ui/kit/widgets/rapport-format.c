/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "rapport-format.h"
#include "rapport-money.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* from so many on, a column tells no minutes beside them */
#define MANY_HOURS 10

#define ISO_DAY "%Y-%m-%d"

struct _RapportFormat
{
  GObject    parent_instance;
  GTimeZone *zone;
  const RapportCurrency *currency;
  GHashTable *colours;
  char      *day_pattern;
  char      *short_pattern;
  gboolean   iso;
};

G_DEFINE_FINAL_TYPE (RapportFormat, rapport_format, G_TYPE_OBJECT)

/* The locale's short date, with the year in full; where that is a sentence (2024年03月15日) or there
   is no locale, the ISO form, which is what people write in tables there. */
static char *
find_day_pattern (void)
{
  const char *locale = setlocale (LC_TIME, NULL);
  const char *pattern = nl_langinfo (D_FMT);
  g_auto(GStrv) parts = NULL;

  if (locale == NULL || g_str_has_prefix (locale, "C") || g_str_has_prefix (locale, "POSIX") ||
      pattern == NULL || *pattern == '\0' || strstr (pattern, "%Y年") != NULL ||
      !g_utf8_validate (pattern, -1, NULL))
    return g_strdup (ISO_DAY);
  parts = g_strsplit (pattern, "%y", -1);
  return g_strjoinv ("%Y", parts);
}

/* The same without the year, where that stands at an end. */
static char *
make_short_pattern (const char *pattern)
{
  const gsize length = strlen (pattern);

  if (length > 3 && g_str_has_prefix (pattern, "%Y"))
    return g_strdup (pattern + 3);
  if (length > 3 && g_str_has_suffix (pattern, "%Y"))
    return g_strndup (pattern, length - 3);
  return g_strdup (pattern);
}

static void
rapport_format_finalize (GObject *object)
{
  RapportFormat *self = RAPPORT_FORMAT (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->colours, g_hash_table_unref);
  g_clear_pointer (&self->day_pattern, g_free);
  g_clear_pointer (&self->short_pattern, g_free);
  G_OBJECT_CLASS (rapport_format_parent_class)->finalize (object);
}

static void
rapport_format_class_init (RapportFormatClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_format_finalize;
}

static void
rapport_format_init (RapportFormat *self)
{
  self->currency = rapport_currency_standard ();
  self->day_pattern = find_day_pattern ();
  self->short_pattern = make_short_pattern (self->day_pattern);
  self->iso = strcmp (self->day_pattern, ISO_DAY) == 0;
}

/**
 * rapport_format_new:
 * @zone: where the person is
 *
 * Writes values the way of the locale that the program runs in.
 *
 * Returns: (transfer full): the format
 */
RapportFormat *
rapport_format_new (GTimeZone *zone)
{
  RapportFormat *self;

  g_return_val_if_fail (zone != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_FORMAT, NULL);
  self->zone = g_time_zone_ref (zone);
  return self;
}

/** rapport_format_get_zone: Returns: (transfer none): where the person is */
GTimeZone *
rapport_format_get_zone (RapportFormat *self)
{
  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  return self->zone;
}

/** rapport_format_set_zone: says where the person is now */
void
rapport_format_set_zone (RapportFormat *self,
                         GTimeZone     *zone)
{
  g_return_if_fail (RAPPORT_IS_FORMAT (self));
  g_return_if_fail (zone != NULL);

  g_time_zone_ref (zone);
  g_time_zone_unref (self->zone);
  self->zone = zone;
}

/**
 * rapport_format_day:
 * @day: yyyymmdd
 *
 * Returns: (transfer full): the date; "" for none
 */
char *
rapport_format_day (RapportFormat *self,
                    int            day)
{
  g_autoptr(GDateTime) date = NULL;

  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  if (!rapport_day_is_valid (day))
    return g_strdup ("");
  if (self->iso)
    return g_strdup_printf ("%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
  date = g_date_time_new_utc (day / 10000, day / 100 % 100, day % 100, 0, 0, 0);
  return g_date_time_format (date, self->day_pattern);
}

/**
 * rapport_format_time:
 * @at: UTC seconds
 *
 * Returns: (transfer full): the time of day, to the minute
 */
char *
rapport_format_time (RapportFormat *self,
                     gint64         at)
{
  g_autoptr(GDateTime) utc = NULL;
  g_autoptr(GDateTime) local = NULL;

  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  utc = g_date_time_new_from_unix_utc (at);
  if (utc == NULL)
    return g_strdup ("");
  local = g_date_time_to_timezone (utc, self->zone);
  return g_date_time_format (local, "%H:%M");
}

/* A moment keeps the day it was given for where that was given; a time is shown where the person is. */
static int
get_day (RapportFormat       *self,
         const RapportMoment *moment)
{
  return moment->has_time ? rapport_day_from_instant (moment->at, self->zone) : moment->day;
}

/**
 * rapport_format_moment:
 *
 * Returns: (transfer full): the date, and the time when there is one; "" for an unset moment
 */
char *
rapport_format_moment (RapportFormat       *self,
                       const RapportMoment *moment)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  if (!rapport_moment_is_set (moment))
    return g_strdup ("");
  day = rapport_format_day (self, get_day (self, moment));
  if (!moment->has_time)
    return g_steal_pointer (&day);
  time = rapport_format_time (self, moment->at);
  return g_strconcat (day, " ", time, NULL);
}

/**
 * rapport_format_instant:
 * @at: UTC seconds, or RAPPORT_UNSET
 *
 * Returns: (transfer full): date and time; "" for none
 */
char *
rapport_format_instant (RapportFormat *self,
                        gint64         at)
{
  RapportMoment moment;

  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  if (at == RAPPORT_UNSET)
    return g_strdup ("");
  moment = rapport_moment_from_instant (at, self->zone);
  return rapport_format_moment (self, &moment);
}

/** rapport_format_integer: Returns: (transfer full): @integer as the locale groups it; "" for none */
char *
rapport_format_integer (RapportFormat *self,
                        gint64         integer)
{
  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  if (integer == RAPPORT_UNSET)
    return g_strdup ("");
  return g_strdup_printf ("%'" G_GINT64_FORMAT, integer);
}

static int
days_between (int from,
              int to)
{
  GDate a, b;

  if (!rapport_day_to_date (from, &a) || !rapport_day_to_date (to, &b))
    return 0;
  return g_date_days_between (&a, &b);
}

/**
 * rapport_format_span:
 * @seconds: begun minutes count as whole ones
 *
 * Returns: (transfer full): a length of time in hours and minutes: "2 h 30 min"
 */
char *
rapport_format_span (gint64 seconds)
{
  gint64 minutes = MAX ((ABS (seconds) + MINUTE - 1) / MINUTE, 1);

  if (minutes < 60)
    /* translators: a length of time in minutes */
    return g_strdup_printf (_("%d min"), (int) minutes);
  if (minutes % 60 == 0)
    /* translators: a length of time in hours */
    return g_strdup_printf (_("%d h"), (int) (minutes / 60));
  /* translators: a length of time in hours and minutes */
  return g_strdup_printf (_("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
}

/**
 * rapport_format_duration:
 * @duration: as policies are written: "30m", "2h", "5wd", "agreed"
 *
 * Returns: (transfer full): the same in words: "5 working days"
 */
char *
rapport_format_duration (const char *duration)
{
  char *unit = NULL;
  guint64 number;

  g_return_val_if_fail (duration != NULL, NULL);

  number = g_ascii_strtoull (duration, &unit, 10);
  if (g_str_equal (unit, "m"))
    return rapport_format_span (number * MINUTE);
  if (g_str_equal (unit, "h"))
    return rapport_format_span (number * HOUR);
  if (g_str_equal (unit, "wd"))
    return g_strdup_printf (ngettext ("%d working day", "%d working days", number), (int) number);
  return g_str_equal (unit, "agreed") ? g_strdup (_("as agreed")) : g_strdup (duration);
}

static char *
format_future (int days,
               int seconds)
{
  g_autofree char *span = NULL;

  if (days == 1 && seconds == 0)
    return g_strdup (_("tomorrow"));
  if (seconds == 0 || seconds >= DAY)
    /* translators: time left; %d is a number of days */
    return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
  span = rapport_format_span (seconds);
  /* translators: time left; %s is a length of time: 2 h 30 min */
  return g_strdup_printf (_("in %s"), span);
}

static char *
format_late (int days,
             int seconds)
{
  g_autofree char *span = NULL;

  if (seconds == 0 || seconds >= DAY)
    /* translators: time since something was due; %d is a number of days */
    return g_strdup_printf (ngettext ("%d day late", "%d days late", days), days);
  span = rapport_format_span (seconds);
  /* translators: time since something was due; %s is a length of time: 2 h 30 min */
  return g_strdup_printf (_("%s late"), span);
}

/* whole days by the calendar, and the seconds where less than a day is left or gone */
static int
measure (RapportFormat       *self,
         const RapportMoment *moment,
         gint64               now,
         int                 *seconds)
{
  gint64 difference = moment->has_time ? moment->at - now : 0;
  int days = days_between (rapport_day_from_instant (now, self->zone), get_day (self, moment));

  *seconds = ABS (difference) < DAY ? (int) difference : 0;
  if (moment->has_time && *seconds == 0 && days == 0)
    *seconds = difference < 0 ? -1 : 1;
  return days;
}

/** rapport_format_set_tag_colours: says what tags look like; @colours (transfer full): of rapport_colours, by tag */
void
rapport_format_set_tag_colours (RapportFormat *self,
                                GHashTable    *colours)
{
  g_return_if_fail (RAPPORT_IS_FORMAT (self));
  g_return_if_fail (colours != NULL);

  g_clear_pointer (&self->colours, g_hash_table_unref);
  self->colours = colours;
}

/** rapport_format_get_tag_colour: Returns: (transfer none) (nullable): one of rapport_colours, NULL for none */
const char *
rapport_format_get_tag_colour (RapportFormat *self,
                               const char    *tag)
{
  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  return self->colours != NULL ? g_hash_table_lookup (self->colours, tag) : NULL;
}

/** rapport_format_set_currency: says what amounts are in */
void
rapport_format_set_currency (RapportFormat         *self,
                             const RapportCurrency *currency)
{
  g_return_if_fail (RAPPORT_IS_FORMAT (self));
  g_return_if_fail (currency != NULL);

  self->currency = currency;
}

/** rapport_format_money: Returns: (transfer full): the amount as 1,234.50; "" for RAPPORT_UNSET */
char *
rapport_format_money (RapportFormat *self,
                      gint64         minor)
{
  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  return rapport_money_format (minor, self->currency->digits);
}

/**
 * rapport_format_due:
 * @now: UTC seconds
 *
 * Returns: (transfer full): when something due at @moment has to be done, or how late it is: "in 2
 *   h 5 min", "3 days late"; "" for an unset moment
 */
char *
rapport_format_due (RapportFormat       *self,
                    const RapportMoment *moment,
                    gint64               now)
{
  int days, seconds;

  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  if (!rapport_moment_is_set (moment))
    return g_strdup ("");
  days = measure (self, moment, now, &seconds);
  if (seconds == 0 && days == 0)
    return g_strdup (_("today"));
  if (seconds < 0 || (seconds == 0 && days < 0))
    return format_late (-days, -seconds);
  return format_future (days, seconds);
}

static char *
format_over_time (int days,
                  int seconds)
{
  g_autofree char *length = seconds == 0 || seconds >= DAY
                              ? g_strdup_printf (ngettext ("%d day", "%d days", days), days)
                              : rapport_format_span (seconds);

  /* translators: %s is by how much a ticket is over its time: 2 h 30 min, 3 days */
  return g_strdup_printf (C_("deadline", "%s late"), length);
}

/* Minutes make no difference to many hours, where there is little room. */
static int
shorten (int seconds)
{
  const int minutes = (ABS (seconds) + MINUTE - 1) / MINUTE;
  const int hours = minutes / 60;

  return hours < MANY_HOURS ? seconds : seconds < 0 ? -hours * HOUR : hours * HOUR;
}

static char *
format_remaining (RapportFormat *self,
                  gint64         at,
                  gint64         now,
                  gboolean       shortly)
{
  const RapportMoment moment = rapport_moment_from_instant (at, self->zone);
  int seconds;
  const int days = measure (self, &moment, now, &seconds);

  if (shortly)
    seconds = shorten (seconds);
  if (seconds < 0 || (seconds == 0 && days < 0))
    return format_over_time (-days, -seconds);
  return format_future (days, seconds);
}

/**
 * rapport_format_remaining:
 * @at: UTC seconds of a ticket's deadline
 * @now: UTC seconds
 *
 * Returns: (transfer full): what remains until @at, or by how much the ticket is over time: "in 2 h 5 min", "3 days
 *   late"
 */
char *
rapport_format_remaining (RapportFormat *self,
                          gint64         at,
                          gint64         now)
{
  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  return format_remaining (self, at, now, FALSE);
}

/* The time of day; with the day unless that is today, and with the year unless it is this year. */
static char *
format_near (RapportFormat *self,
             gint64         at,
             gint64         now)
{
  const int day = rapport_day_from_instant (at, self->zone);
  const int today = rapport_day_from_instant (now, self->zone);
  g_autofree char *time = rapport_format_time (self, at);
  g_autofree char *words = NULL;
  g_autoptr(GDateTime) date = NULL;

  if (day == today)
    return g_steal_pointer (&time);
  if (day / 10000 != today / 10000)
    return rapport_format_instant (self, at);
  date = g_date_time_new_utc (day / 10000, day / 100 % 100, day % 100, 0, 0, 0);
  words = g_date_time_format (date, self->short_pattern);
  return g_strconcat (words, " ", time, NULL);
}

/**
 * rapport_format_deadline:
 * @at: UTC seconds, or RAPPORT_UNSET
 * @now: UTC seconds
 *
 * Returns: (transfer full): what remains until @at, or how late it is, then when that is, as short as
 *   a column needs it: "in 2 h 10 min · 15:30"; "" for none
 */
char *
rapport_format_deadline (RapportFormat *self,
                         gint64         at,
                         gint64         now)
{
  g_autofree char *remaining = NULL;
  g_autofree char *when = NULL;

  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  if (at == RAPPORT_UNSET)
    return g_strdup ("");
  remaining = format_remaining (self, at, now, TRUE);
  when = format_near (self, at, now);
  return g_strconcat (remaining, " · ", when, NULL);
}

/**
 * rapport_format_ago:
 * @now: UTC seconds
 *
 * Returns: (transfer full): how long ago @moment was: "2 h ago", "yesterday"; the date itself when
 *   it lies ahead; "" for an unset moment
 */
char *
rapport_format_ago (RapportFormat       *self,
                    const RapportMoment *moment,
                    gint64               now)
{
  int days, seconds;

  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  if (!rapport_moment_is_set (moment))
    return g_strdup ("");
  days = measure (self, moment, now, &seconds);
  if (seconds > 0 || days > 0)
    return rapport_format_moment (self, moment);
  if (days == 0 && seconds == 0)
    return g_strdup (_("today"));
  if (days == -1)
    return g_strdup (_("yesterday"));
  if (days < 0)
    /* translators: %d is a number of days */
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -days), -days);
  if (-seconds >= HOUR)
    /* translators: %d is a number of hours */
    return g_strdup_printf (_("%d h ago"), -seconds / HOUR);
  /* translators: %d is a number of minutes */
  return g_strdup_printf (_("%d min ago"), MAX (-seconds / MINUTE, 1));
}

/**
 * rapport_format_cell:
 * @index: which cell of @row
 * @now: UTC seconds
 *
 * Returns: (transfer full): what @column shows of @row; words that were typed for a moment and not
 *   understood are shown as they are
 */
char *
rapport_format_cell (RapportFormat       *self,
                     const RapportColumn *column,
                     RapportRow          *row,
                     guint                index,
                     gint64               now)
{
  RapportMoment moment;
  const char *text;
  gint64 integer;

  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  switch (column->kind)
    {
    case RAPPORT_COLUMN_TEXT:
      text = rapport_row_get_text (row, index);
      return g_strdup (text != NULL ? text : "");
    case RAPPORT_COLUMN_CHOICE:
      return g_strdup (rapport_choice_label (column->choices, rapport_row_get_text (row, index)));
    case RAPPORT_COLUMN_INTEGER:
      return rapport_format_integer (self, rapport_row_get_integer (row, index));
    case RAPPORT_COLUMN_MONEY:
      return rapport_format_money (self, rapport_row_get_integer (row, index));
    case RAPPORT_COLUMN_DAY:
      integer = rapport_row_get_integer (row, index);
      return rapport_format_day (self, integer != RAPPORT_UNSET ? (int) integer : 0);
    case RAPPORT_COLUMN_MOMENT:
      moment = rapport_row_get_moment (row, index);
      text = rapport_row_get_text (row, index);
      return text != NULL ? g_strdup (text) : rapport_format_moment (self, &moment);
    case RAPPORT_COLUMN_INSTANT:
      integer = rapport_row_get_integer (row, index);
      return (column->flags & RAPPORT_COLUMN_DUE) != 0 ? rapport_format_deadline (self, integer, now)
                                                       : rapport_format_instant (self, integer);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/** rapport_format_cell_brief: Returns: (transfer full): the same as a row has place for it */
char *
rapport_format_cell_brief (RapportFormat       *self,
                           const RapportColumn *column,
                           RapportRow          *row,
                           guint                index,
                           gint64               now)
{
  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), NULL);

  if ((column->flags & RAPPORT_COLUMN_BRIEF) == 0)
    return rapport_format_cell (self, column, row, index, now);
  return g_strdup (rapport_row_get_text (row, index) != NULL ? rapport_row_get_text (row, index) : "");
}

/**
 * rapport_format_cell_is_late:
 * @now: UTC seconds
 *
 * Returns: whether the cell holds something due that has passed
 */
gboolean
rapport_format_cell_is_late (RapportFormat       *self,
                             const RapportColumn *column,
                             RapportRow          *row,
                             guint                index,
                             gint64               now)
{
  RapportMoment moment = { 0 };
  gint64 integer;

  g_return_val_if_fail (RAPPORT_IS_FORMAT (self), FALSE);

  if ((column->flags & RAPPORT_COLUMN_DUE) == 0)
    return FALSE;
  if (column->kind == RAPPORT_COLUMN_MOMENT)
    moment = rapport_row_get_moment (row, index);
  else if ((integer = rapport_row_get_integer (row, index)) == RAPPORT_UNSET)
    return FALSE;
  else if (column->kind == RAPPORT_COLUMN_DAY)
    moment = rapport_moment_from_day ((int) integer);
  else if (column->kind == RAPPORT_COLUMN_INSTANT)
    return integer < now;
  return rapport_moment_is_late (&moment, now, self->zone);
}
