/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"
#include "rapport-sla.h"

static const char *const DEFAULT_POLICY =
  "{\"targets\":[{\"target\":\"first-response\",\"duration\":\"2h\",\"time\":\"working\"},"
  "{\"target\":\"update\",\"duration\":\"24h\",\"pause\":true},"
  "{\"target\":\"solution\",\"duration\":\"5wd\",\"pause\":true},"
  "{\"target\":\"acceptance\",\"duration\":\"1wd\",\"pause\":true}]}";
static const char *const DEFAULT_CALENDAR =
  "{\"zone\":\"Europe/Berlin\",\"week\":{\"mon\":[[\"09:00\",\"12:00\"],[\"13:30\",\"18:00\"]],"
  "\"fri\":[[\"22:00\",\"06:00\"]]}}";
static const char *const DEFAULT_TICKET =
  "{\"received\":\"2026-03-27T17:30:00+01:00\",\"priority\":\"P1\"}";

/* Of what can be judged so manieth is judged by its own calendar: to expand that takes longer than all the rest. */
#define OWN_CALENDARS 8
/* and with a ticket of any time, for which it may have to be expanded over centuries */
#define OWN_TICKETS 128

/* what may be written differently and mean the same; @write: (nullable): for what is only read */
typedef struct
{
  gpointer (*read)  (const char  *text,
                     gssize       length,
                     GError     **error);
  char    *(*write) (gpointer     thing);
  void     (*free)  (gpointer     thing);
} Format;

#define FORMAT_READ(name, function) \
  static gpointer \
  name (const char  *text, \
        gssize       length, \
        GError     **error) \
  { \
    return function (text, length, error); \
  }
#define FORMAT_WRITE(name, free_name, function, free_function) \
  static char * \
  name (gpointer thing) \
  { \
    return function (thing); \
  } \
  static void \
  free_name (gpointer thing) \
  { \
    free_function (thing); \
  }

FORMAT_READ (read_policy, rapport_policy_new_from_json)
FORMAT_WRITE (write_policy, free_policy, rapport_policy_to_json, rapport_policy_unref)
FORMAT_READ (read_calendar, rapport_calendar_new_from_json)
FORMAT_WRITE (write_calendar, free_calendar, rapport_calendar_to_json, rapport_calendar_unref)
FORMAT_READ (read_ticket, rapport_ticket_history_new_from_json)

static const Format policy_format = { read_policy, write_policy, free_policy };
static const Format calendar_format = { read_calendar, write_calendar, free_calendar };
static const Format ticket_format = { read_ticket, NULL, NULL };

/* Returns: (transfer full) (nullable): what stands there; what is written of it is read again and is the same */
static gpointer
read_part (const Format *format,
           GBytes       *part)
{
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (part, &length);
  gpointer thing = format->read (text != NULL ? text : "", length, &error);

  fuzz_assert ((thing == NULL) == (error != NULL));
  if (thing != NULL && format->write != NULL)
    {
      g_autofree char *written = format->write (thing);
      gpointer copy = format->read (written, -1, NULL);
      g_autofree char *again = copy != NULL ? format->write (copy) : NULL;

      fuzz_assert (again != NULL && strcmp (written, again) == 0);
      format->free (copy);
    }
  return thing;
}

static void
judge (RapportPolicy        *policy,
       RapportCalendar      *calendar,
       RapportTicketHistory *ticket)
{
  static const gint64 AFTER[] = { -1, 3600, 86400 * 12 };

  for (guint i = 0; i < G_N_ELEMENTS (AFTER); i++)
    {
      gint64 now = ticket->received + AFTER[i];
      g_autoptr(GPtrArray) clocks
        = rapport_sla_judge (&policy, 1, &calendar, 1, ticket, now, RAPPORT_SLA_WHY);
      g_autofree char *json
        = rapport_clock_list_to_json (clocks, rapport_calendar_get_zone (calendar));

      fuzz_assert (json != NULL);
    }
}

/* Returns: (transfer none): one that is expanded over all the years that any is */
static RapportCalendar *
get_usual_calendar (void)
{
  static RapportCalendar *usual;

  if (usual == NULL)
    {
      usual = rapport_calendar_new_from_json (DEFAULT_CALENDAR, -1, NULL);
      rapport_calendar_count_working (usual, G_MININT64 / 2, G_MAXINT64 / 2);
    }
  return usual;
}

/*
 * Feeds a policy, a calendar and a ticket, separated by the character ^, to the JSON entry, and
 * what is taken to the judgement. What is written must be read again and be the same.
 */
void
fuzz_sla (const guint8 *data,
          gsize         size)
{
  g_autoptr(GPtrArray) parts = fuzz_split (data, size, '^', 3);
  g_autoptr(RapportPolicy) policy = read_part (&policy_format, parts->pdata[0]);
  g_autoptr(RapportCalendar) calendar = read_part (&calendar_format, parts->pdata[1]);
  g_autoptr(RapportTicketHistory) ticket = read_part (&ticket_format, parts->pdata[2]);
  g_autoptr(RapportTicketHistory) usual_ticket = rapport_ticket_history_new_from_json (DEFAULT_TICKET, -1, NULL);

  if (policy == NULL && calendar == NULL && ticket == NULL)
    return;
  if (policy == NULL)
    policy = rapport_policy_new_from_json (DEFAULT_POLICY, -1, NULL);
  judge (policy, get_usual_calendar (), ticket != NULL ? ticket : usual_ticket);
  if (calendar != NULL && fuzz_is_chosen (data, size, OWN_CALENDARS))
    judge (policy, calendar, usual_ticket);
  if (calendar != NULL && ticket != NULL && fuzz_is_chosen (data, size, OWN_TICKETS))
    judge (policy, calendar, ticket);
}
