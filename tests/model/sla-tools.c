/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-sla-json.h"
#include "sla-tools.h"

gint64
sla_at (const char *iso)
{
  gint64 at = 0;

  g_assert_true (rapport_instant_from_text (iso, NULL, &at));
  return at;
}

char *
sla_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

RapportCalendar *
sla_calendar (const char *json)
{
  g_autofree char *text = sla_json (json);
  g_autoptr(GError) error = NULL;
  RapportCalendar *calendar = rapport_calendar_new_from_json (text, -1, &error);

  g_assert_no_error (error);
  return calendar;
}

RapportPolicy *
sla_policy (const char *targets)
{
  g_autofree char *whole = g_strdup_printf ("{'name':'Test','targets':[%s]}", targets);
  g_autofree char *text = sla_json (targets[0] == '{' && strstr (targets, "targets") != NULL
                                    ? targets : whole);
  g_autoptr(GError) error = NULL;
  RapportPolicy *policy = rapport_policy_new_from_json (text, -1, &error);

  g_assert_no_error (error);
  return policy;
}

RapportTicketHistory *
sla_ticket (const char *json)
{
  g_autofree char *text = sla_json (json);
  g_autoptr(GError) error = NULL;
  RapportTicketHistory *ticket = rapport_ticket_history_new_from_json (text, -1, &error);

  g_assert_no_error (error);
  return ticket;
}

GPtrArray *
sla_judge (const char      *targets,
           RapportCalendar *calendar,
           const char      *ticket,
           const char      *now)
{
  g_autoptr(RapportPolicy) policy = sla_policy (targets);
  g_autoptr(RapportTicketHistory) history = sla_ticket (ticket);

  return rapport_sla_judge (&policy, 1, calendar, history, sla_at (now), RAPPORT_SLA_WHY);
}

const RapportClock *
sla_clock (GPtrArray        *clocks,
           RapportSlaTarget  target)
{
  for (guint i = 0; i < clocks->len; i++)
    {
      const RapportClock *clock = g_ptr_array_index (clocks, i);

      if (clock->target == target)
        return clock;
    }
  g_assert_not_reached ();
}
