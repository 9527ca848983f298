/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sla-tools.h"

#define EXAMPLE_TICKET \
  "{'received':'2026-02-13T17:30:00+08:00','priority':'P2','events':[" \
  "{'at':'2026-02-14T09:10:00+08:00','kind':'responded'}," \
  "{'at':'2026-02-14T16:00:00+08:00','kind':'waiting'}," \
  "{'at':'2026-02-24T10:00:00+08:00','kind':'resumed'}]}"

static void
test_worked_example (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GPtrArray) clocks
    = sla_judge ("{'target':'first-response','duration':'2h','time':'working'},"
                 "{'target':'solution','duration':'5wd','time':'working','pause':true},"
                 "{'target':'update','duration':'24h','time':'elapsed','pause':true}",
                 calendar, EXAMPLE_TICKET, "2026-02-24T11:00:00+08:00");
  const RapportClock *response = sla_clock (clocks, RAPPORT_SLA_FIRST_RESPONSE);
  const RapportClock *solution = sla_clock (clocks, RAPPORT_SLA_SOLUTION);
  const RapportClock *update = sla_clock (clocks, RAPPORT_SLA_UPDATE);

  sla_assert_state (response, "met");
  sla_assert_due (response, "2026-02-14T10:30:00+08:00");
  g_assert_false (response->has_remaining);
  sla_assert_state (solution, "running");
  sla_assert_due (solution, "2026-02-28T11:30:00+08:00");
  g_assert_cmpint (solution->remaining_s, ==, 30 * 3600 + 1800);
  sla_assert_state (update, "running");
  sla_assert_due (update, "2026-02-25T03:10:00+08:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sla/worked-example", test_worked_example);
  return g_test_run ();
}
