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

  return rapport_sla_judge (&policy, 1, &calendar, 1, history, sla_at (now), RAPPORT_SLA_WHY);
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

static void
assert_instant (gboolean    is_set,
                gint64      at,
                const char *expected)
{
  g_assert_cmpint (is_set, ==, expected != NULL);
  if (expected != NULL)
    g_assert_cmpint (at, ==, sla_at (expected));
}

static void
assert_seconds (gboolean is_set,
                gint64   seconds,
                gint64   expected)
{
  g_assert_cmpint (is_set, ==, expected != NO);
  if (expected != NO)
    g_assert_cmpint (seconds, ==, expected);
}

static void
run_case (gconstpointer data)
{
  const SlaCase *expected = data;
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GPtrArray) clocks = sla_judge (expected->targets, calendar, expected->ticket,
                                           expected->now);
  const RapportClock *clock = sla_clock (clocks, expected->target);

  g_assert_cmpstr (rapport_sla_state_get_id (clock->state), ==, expected->state);
  assert_instant (clock->has_due, clock->due, expected->due);
  assert_instant (clock->has_met_at, clock->met_at, expected->met_at);
  assert_seconds (clock->has_remaining, clock->remaining_s, expected->remaining);
  assert_seconds (clock->has_late, clock->late_s, expected->late);
  g_assert_cmpstr (clock->reprioritised ? "re-prioritised" : NULL, ==, expected->cause);
}

void
sla_add_cases (const SlaCase *cases,
               guint          n)
{
  for (guint i = 0; i < n; i++)
    g_test_add_data_func (cases[i].path, &cases[i], run_case);
}
