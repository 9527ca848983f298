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

static RapportPolicy *
read_policy (const char *text,
             gssize      length)
{
  g_autoptr(GError) error = NULL;
  RapportPolicy *policy = rapport_policy_new_from_json (text, length, &error);
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  g_autoptr(RapportPolicy) copy = NULL;

  fuzz_assert ((policy == NULL) == (error != NULL));
  if (policy == NULL)
    return rapport_policy_new_from_json (DEFAULT_POLICY, -1, NULL);
  written = rapport_policy_to_json (policy);
  copy = rapport_policy_new_from_json (written, -1, NULL);
  fuzz_assert (copy != NULL);
  again = rapport_policy_to_json (copy);
  fuzz_assert (strcmp (written, again) == 0);
  return policy;
}

static RapportCalendar *
read_calendar (const char *text,
               gssize      length)
{
  g_autoptr(GError) error = NULL;
  RapportCalendar *calendar = rapport_calendar_new_from_json (text, length, &error);
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  g_autoptr(RapportCalendar) copy = NULL;

  fuzz_assert ((calendar == NULL) == (error != NULL));
  if (calendar == NULL)
    {
      /* kept, because expanding it takes longer than all the rest */
      static RapportCalendar *usual;

      if (usual == NULL)
        usual = rapport_calendar_new_from_json (DEFAULT_CALENDAR, -1, NULL);
      return rapport_calendar_ref (usual);
    }
  written = rapport_calendar_to_json (calendar);
  copy = rapport_calendar_new_from_json (written, -1, NULL);
  fuzz_assert (copy != NULL);
  again = rapport_calendar_to_json (copy);
  fuzz_assert (strcmp (written, again) == 0);
  return calendar;
}

static RapportTicketHistory *
read_ticket (const char *text,
             gssize      length)
{
  g_autoptr(GError) error = NULL;
  RapportTicketHistory *ticket = rapport_ticket_history_new_from_json (text, length, &error);

  fuzz_assert ((ticket == NULL) == (error != NULL));
  return ticket != NULL ? ticket : rapport_ticket_history_new_from_json (DEFAULT_TICKET, -1, NULL);
}

/*
 * Feeds a policy, a calendar and a ticket, separated by the character ^, to the JSON entry, and
 * what is taken to the judgement. What is written must be read again and be the same.
 */
void
fuzz_sla (const guint8 *data,
          gsize         size)
{
  const char *parts[3] = { "", "", "" };
  gssize lengths[3] = { 0 };
  const char *at = (const char *) data;
  g_autoptr(RapportPolicy) policy = NULL;
  g_autoptr(RapportCalendar) calendar = NULL;
  g_autoptr(RapportTicketHistory) ticket = NULL;

  for (guint i = 0; i < 3 && at != NULL; i++)
    {
      const char *end = i < 2 ? memchr (at, '^', size) : NULL;

      parts[i] = at;
      lengths[i] = end != NULL ? end - at : (gssize) size;
      size -= (size_t) lengths[i] + (end != NULL ? 1 : 0);
      at = end != NULL ? end + 1 : NULL;
    }
  policy = read_policy (parts[0], lengths[0]);
  calendar = read_calendar (parts[1], lengths[1]);
  ticket = read_ticket (parts[2], lengths[2]);
  judge (policy, calendar, ticket);
}
