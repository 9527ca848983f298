/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "rapport-cells-builder.h"
#include "rapport-csv-text.h"
#include "rapport-ical-private.h"
#include "rapport-ical-rule.h"
#include "rapport-ical.h"
#include "rapport-moment-text.h"
#include "rapport-plan.h"
#include "rapport-problem.h"
#include "rapport-workbook.h"

/* how far a rule that repeats is followed to find its next day */
#define MOST_REPEATS 20000
/* and how far all of one calendar are */
#define MOST_ALL_REPEATS 2000000
#define MOST_EVENTS 1000000

/* an event, a task or a note */
typedef struct
{
  char          *number;
  char          *name;
  char          *content;
  char          *method;
  RapportMoment  moment;
  gboolean       is_past;
} Entry;

typedef struct
{
  const RapportIcalReading *reading;
  GPtrArray                *entries;
  guint                     n_repeats;
} Calendar;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->number);
  g_free (entry->name);
  g_free (entry->content);
  g_free (entry->method);
  g_free (entry);
}

/* a time that says no zone is one of ours */
static RapportMoment
to_moment (struct icaltimetype  time,
           GTimeZone           *zone)
{
  g_autoptr(GDateTime) local = NULL;

  if (icaltime_is_null_time (time) || !icaltime_is_valid_time (time))
    return (RapportMoment) { 0 };
  if (time.is_date)
    return rapport_moment_from_day (time.year * 10000 + time.month * 100 + time.day);
  if (icaltime_is_utc (time) || time.zone != NULL)
    return rapport_moment_from_instant (icaltime_as_timet_with_zone (time, time.zone), zone);
  local = g_date_time_new (zone, time.year, time.month, time.day, time.hour, time.minute, time.second);
  return local != NULL ? rapport_moment_from_instant (g_date_time_to_unix (local), zone) : (RapportMoment) { 0 };
}

static gboolean
is_past (const Calendar      *self,
         const RapportMoment *moment)
{
  if (moment->has_time)
    return moment->at < self->reading->now;
  return moment->day < rapport_day_from_instant (self->reading->now, self->reading->zone);
}

/* No appointment repeats within a day, and no zone's clocks change within a year; whoever writes so wants to keep the
 * reader busy for hours. */
static void
drop_dense_rules (icalcomponent *component,
                  gboolean       in_zone)
{
  icalcomponent *part;
  icalproperty *rule = icalcomponent_get_first_property (component, ICAL_RRULE_PROPERTY);

  while (rule != NULL)
    {
      const icalrecurrencetype_frequency frequency = icalproperty_get_rrule (rule).freq;
      icalproperty *next = icalcomponent_get_next_property (component, ICAL_RRULE_PROPERTY);

      if (in_zone ? frequency != ICAL_YEARLY_RECURRENCE : frequency < ICAL_DAILY_RECURRENCE)
        {
          icalcomponent_remove_property (component, rule);
          icalproperty_free (rule);
          next = icalcomponent_get_first_property (component, ICAL_RRULE_PROPERTY);
        }
      rule = next;
    }
  for (part = icalcomponent_get_first_component (component, ICAL_ANY_COMPONENT); part != NULL;
       part = icalcomponent_get_next_component (component, ICAL_ANY_COMPONENT))
    drop_dense_rules (part, in_zone || icalcomponent_isa (part) == ICAL_VTIMEZONE_COMPONENT);
}

/* Of what repeats, the next time counts; when there is none any more, the last one. */
static RapportMoment
find_next (Calendar            *self,
           icalcomponent       *component,
           struct icaltimetype  start)
{
  icalproperty *rule = icalcomponent_get_first_property (component, ICAL_RRULE_PROPERTY);
  RapportMoment moment = to_moment (start, self->reading->zone);
  struct icalrecurrencetype repeats;
  icalrecur_iterator *iterator;

  if (rule == NULL || !is_past (self, &moment))
    return moment;
  repeats = icalproperty_get_rrule (rule);
  if (!rapport_ical_rule_fires (&repeats, start))
    return moment;
  iterator = icalrecur_iterator_new (repeats, start);
  for (guint i = 0; iterator != NULL && i < MOST_REPEATS && self->n_repeats < MOST_ALL_REPEATS &&
       is_past (self, &moment); i++)
    {
      struct icaltimetype next = icalrecur_iterator_next (iterator);
      RapportMoment further;

      self->n_repeats++;
      if (icaltime_is_null_time (next))
        break;
      next.zone = start.zone;
      further = to_moment (next, self->reading->zone);
      if (rapport_moment_is_set (&further))
        moment = further;
    }
  if (iterator != NULL)
    icalrecur_iterator_free (iterator);
  return moment;
}

static RapportMoment
find_moment (Calendar       *self,
             icalcomponent  *component)
{
  const gboolean task = icalcomponent_isa (component) == ICAL_VTODO_COMPONENT;
  struct icaltimetype time = icaltime_null_time ();

  if (task)
    {
      icalproperty *done = icalcomponent_get_first_property (component, ICAL_COMPLETED_PROPERTY);

      if (done != NULL)
        return to_moment (icalproperty_get_completed (done), self->reading->zone);
      time = icalcomponent_get_due (component);
    }
  if (icaltime_is_null_time (time))
    time = icalcomponent_get_dtstart (component);
  return find_next (self, component, time);
}

static const char *
get_text (icalcomponent     *component,
          icalproperty_kind  kind)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  const char *text = property != NULL ? icalproperty_get_value_as_string (property) : NULL;
  icalvalue *value = property != NULL ? icalproperty_get_value (property) : NULL;

  if (value != NULL && icalvalue_isa (value) == ICAL_TEXT_VALUE)
    text = icalvalue_get_text (value);
  return text != NULL && *text != '\0' ? text : NULL;
}

/* what programs of other makers do not know is kept under a name of its own */
static const char *
get_own (icalcomponent *component,
         const char    *name)
{
  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_X_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (component, ICAL_X_PROPERTY))
    if (g_strcmp0 (icalproperty_get_x_name (property), name) == 0)
      return icalproperty_get_x (property);
  return NULL;
}

static GStrv
list_emails (icalcomponent *component)
{
  GPtrArray *emails = g_ptr_array_new ();

  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_ATTENDEE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (component, ICAL_ATTENDEE_PROPERTY))
    {
      const char *address = icalproperty_get_attendee (property);

      if (address != NULL && g_ascii_strncasecmp (address, "mailto:", 7) == 0)
        g_ptr_array_add (emails, g_strdup (address + 7));
    }
  g_ptr_array_add (emails, NULL);
  return (GStrv) g_ptr_array_free (emails, FALSE);
}

static char *
dup_content (icalcomponent *component)
{
  const char * const parts[] = {
    get_text (component, ICAL_SUMMARY_PROPERTY), get_text (component, ICAL_LOCATION_PROPERTY),
    get_text (component, ICAL_DESCRIPTION_PROPERTY),
  };
  GString *content = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (content, "%s%s", content->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (content, FALSE);
}

static gboolean
read_component (Calendar       *self,
                icalcomponent  *component,
                GError        **error)
{
  const char *own = get_own (component, RAPPORT_ICAL_CUSTOMER);
  const char *content = get_own (component, RAPPORT_ICAL_CONTENT);
  const char *kind = get_own (component, RAPPORT_ICAL_KIND);
  g_auto(GStrv) emails = NULL;
  gboolean ok = TRUE;
  Entry *entry;

  /* deadlines that we wrote ourselves are no plans */
  if (kind != NULL && strcmp (kind, rapport_plan_info.name) != 0)
    return TRUE;
  if (icalcomponent_get_status (component) == ICAL_STATUS_CANCELLED || self->entries->len >= MOST_EVENTS)
    return TRUE;
  entry = g_new0 (Entry, 1);
  g_ptr_array_add (self->entries, entry);
  entry->moment = find_moment (self, component);
  entry->is_past = rapport_moment_is_set (&entry->moment) &&
                   (is_past (self, &entry->moment) ||
                    icalcomponent_get_first_property (component, ICAL_COMPLETED_PROPERTY) != NULL);
  entry->method = g_strdup (get_own (component, RAPPORT_ICAL_METHOD));
  entry->content = kind == NULL ? dup_content (component) : g_strdup (content != NULL ? content : "");
  if (own != NULL)
    entry->number = g_strdup (own);
  else if (self->reading->find != NULL)
    {
      emails = list_emails (component);
      ok = self->reading->find (self->reading->find_data, (const char * const *) emails, entry->content,
                                &entry->number, &entry->name, error);
    }
  return ok;
}

static gboolean
read_components (Calendar       *self,
                 icalcomponent  *parent,
                 GError        **error)
{
  for (icalcomponent *component = icalcomponent_get_first_component (parent, ICAL_ANY_COMPONENT); component != NULL;
       component = icalcomponent_get_next_component (parent, ICAL_ANY_COMPONENT))
    {
      const icalcomponent_kind kind = icalcomponent_isa (component);

      if (kind == ICAL_VCALENDAR_COMPONENT && !read_components (self, component, error))
        return FALSE;
      if ((kind == ICAL_VEVENT_COMPONENT || kind == ICAL_VTODO_COMPONENT) && !read_component (self, component, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_entry (RapportCellsBuilder  *table,
           guint                 row,
           const Entry          *entry,
           GTimeZone            *zone,
           GError              **error)
{
  g_autofree char *when = rapport_moment_is_set (&entry->moment) ? rapport_moment_format_iso (&entry->moment, zone)
                                                                 : NULL;
  /* a plan that is with nobody known is rejected by the name that it has */
  const char *customer = entry->number != NULL || entry->is_past ? entry->number : entry->content;

  const char * const cells[] = { customer, when, entry->content, entry->method, entry->name };

  for (guint i = 0; i < G_N_ELEMENTS (cells) - !entry->is_past; i++)
    if (!rapport_cells_builder_put_text (table, row, i, cells[i], error))
      return FALSE;
  return TRUE;
}

static RapportCells *
make_table (Calendar    *self,
            GStrv        sheets,
            gboolean     past,
            const char  *sheet,
            GError     **error)
{
  static const char * const of_plans[] = { "plan.customer", "plan.due", "plan.content", "plan.method", NULL };
  static const char * const of_records[] = { "customer.number", "record.started", "record.summary", "record.method",
                                             "customer.name", NULL };
  const char * const titles[] = { C_("calendar", "Customer"), C_("calendar", "When"), C_("calendar", "What"),
                                  C_("calendar", "Method"), C_("calendar", "Customer’s name") };
  g_autoptr(RapportCellsBuilder) table = rapport_cells_builder_new ();
  g_auto(GStrv) names = sheets;
  guint row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (titles) - !past; i++)
    if (!rapport_cells_builder_put_text (table, row, i, titles[i], error))
      return NULL;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->is_past == past && !put_entry (table, ++row, entry, self->reading->zone, error))
        return NULL;
    }
  rapport_cells_builder_set_targets (table, past ? NULL : rapport_plan_info.name, past ? of_records : of_plans);
  rapport_cells_builder_set_n_elsewhere (table, self->entries->len - row);
  return rapport_cells_builder_finish (table, g_steal_pointer (&names), sheet);
}

static RapportCells *
choose_table (Calendar  *self,
              GError   **error)
{
  const char *planned = C_("calendar", "Planned"), *past = C_("calendar", "Past");
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) sheets = NULL;
  guint n_past = 0;
  int index;

  for (guint i = 0; i < self->entries->len; i++)
    n_past += ((const Entry *) g_ptr_array_index (self->entries, i))->is_past;
  if (n_past < self->entries->len || n_past == 0)
    g_strv_builder_add (names, planned);
  if (n_past > 0)
    g_strv_builder_add (names, past);
  sheets = g_strv_builder_end (names);
  index = rapport_workbook_find_sheet ((const char * const *) sheets, self->reading->sheet, 0, error);
  if (index < 0)
    return NULL;
  planned = sheets[index];
  return make_table (self, g_strdupv (sheets), strcmp (planned, past) == 0, planned, error);
}

/** rapport_ical_is: Returns: whether a file holds a calendar */
gboolean
rapport_ical_is (GBytes *bytes)
{
  return rapport_cells_text_begins (bytes, "BEGIN:VCALENDAR");
}

/**
 * rapport_ical_read:
 *
 * Reads a calendar as a table: events and tasks to come as plans, those that are over as follow-ups. What repeats
 * counts once, at its next time.
 *
 * Returns: (transfer full) (nullable): the table
 */
RapportCells *
rapport_ical_read (GBytes                    *bytes,
                   const RapportIcalReading  *reading,
                   GError                   **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *encoding = reading->encoding;
  g_autofree char *text = rapport_csv_text_decode (data, length, &encoding, &length, error);
  Calendar calendar = { reading, NULL };
  RapportCells *table = NULL;
  icalcomponent *root;

  if (text == NULL)
    return NULL;
  /* what is wrong is looked for in what was read */
  icalerror_set_errors_are_fatal (0);
  root = icalparser_parse_string (text);
  if (root == NULL)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The calendar is damaged or incomplete. Get it once more."));
      return NULL;
    }
  drop_dense_rules (root, FALSE);
  calendar.entries = g_ptr_array_new_with_free_func (free_entry);
  if (read_components (&calendar, root, error))
    table = choose_table (&calendar, error);
  g_ptr_array_unref (calendar.entries);
  icalcomponent_free (root);
  return table;
}
