/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-alerts.h"
#include "rapport-care-date.h"
#include "rapport-care-next.h"
#include "rapport-due-kind.h"

static const char *
say_clock (const char *clock)
{
  return rapport_choice_label (rapport_care_kinds, clock);
}

static char *
say_due (const char *number,
         const char *clock,
         const char *when,
         gboolean    passed)
{
  /* translators: an occasion, such as Birthday; when: today, tomorrow, 2027-03-15 */
  return g_strdup_printf (C_("care date", "%s %s"), say_clock (clock), when);
}

static char *
say_name (const char *number,
          const char *clock)
{
  return g_strdup (say_clock (clock));
}

static const char * const settings[] = { "alert-time", "care-days-ahead", NULL };
static const RapportDueLevel levels[] = { { .level = -1, .is_days_ahead = TRUE }, { 0, NULL } };

#define CLOCK "ifnull(d.kind, 'event')"

#define JOINS \
  " JOIN care_date d ON d.id = n.id LEFT JOIN contact k ON k.id = d.contact" \
  " LEFT JOIN customer c ON c.id = coalesce(d.customer, k.customer)"

/* A customer's is proposed once for each day: a plan for it, whatever became of that, stands for the proposal.
   What is for all customers is thought of until it is over. */
#define GOES_ON \
  "n.day IS NOT NULL AND " RAPPORT_DUE_NOT_ARCHIVED " AND ifnull(c.stage, '') <> 'lost'" \
  " AND (c.id IS NULL OR NOT EXISTS (SELECT 1 FROM plan p WHERE p.care_date = d.id AND p.asked_day = n.day))"

#define OF_CUSTOMER "SELECT id FROM care_date WHERE customer = ?1"

static const char * const plan_columns[] = { "care_date", "asked_day", NULL };
static const char * const customer_columns[] = { "archived", "stage", NULL };

static const RapportDerivedSource sources[] = {
  { .thing = "care_date", .by = RAPPORT_DERIVED_BY_ROW },
  { .thing = "plan", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = plan_columns, .expand = OF_CUSTOMER,
    .expands_always = TRUE },
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = customer_columns, .expand = OF_CUSTOMER },
  { NULL }
};

static const RapportDueButton buttons[] = {
  { .act = "greet", .label = N_("Greet…") },
  { NULL }
};

const RapportDueKind rapport_due_care_date = {
  .alerts = {
    .name = "care date alerts",
    .label = NC_("derived", "reminders of care dates"),
    .version = 1,
    .needs = RAPPORT_DERIVED_NEEDS_ZONE | RAPPORT_DERIVED_NEEDS_TZDATA,
    .settings = settings,
    .thing = "care_date",
    .sources = sources,
    .refresh = rapport_alerts_refresh,
  },
  .levels = levels,
  .n_levels = G_N_ELEMENTS (levels),
  .dues = "SELECT " CLOCK ", n.day, NULL, " RAPPORT_CARE_DAYS_AHEAD " FROM care_next n" JOINS
          " WHERE n.id = ?1 AND " GOES_ON,
  .id = "d.id",
  .uid = "d.uid",
  .customer = "c.id",
  .what = "d.name",
  .contact = "d.contact",
  .from = "care_next n" JOINS,
  .queue = "care_next n INDEXED BY care_next_since" JOINS,
  .open = "n.day >= :today AND " GOES_ON,
  .count = "count(*)",
  .owner = "CASE WHEN c.id IS NULL THEN :member ELSE c.owner END",
  .day = "n.day",
  .since = "n.since",
  .is_ahead = TRUE,
  .at = "NULL",
  .due_clock = CLOCK,
  .icon = "emblem-favorite-symbolic",
  .say_clock = say_clock,
  .say_due = say_due,
  .say_name = say_name,
  .buttons = buttons,
};
