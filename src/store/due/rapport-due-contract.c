/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-alerts.h"
#include "rapport-due-kind.h"

static char *
say_due (const char *number,
         const char *clock,
         const char *when,
         gboolean    passed)
{
  if (number != NULL)
    /* translators: the number of a contract; when: today, tomorrow, 2027-03-15 */
    return g_strdup_printf (_("Contract %s ends %s"), number, when);
  /* translators: when: today, tomorrow, 2027-03-15 */
  return g_strdup_printf (_("Contract ends %s"), when);
}

static char *
say_name (const char *number,
          const char *clock)
{
  return number != NULL ? g_strdup_printf (_("Contract %s"), number) : g_strdup (_("Contract"));
}

static const char * const settings[] = { "alert-time", "renewal-warning-days", NULL };
static const RapportDueLevel levels[] = { { .level = -1, .is_days_ahead = TRUE } };

/* So many days before the end it is thought of: its own, else those of the setting, which is kept only where it
   is not as shipped. */
#define DAYS_AHEAD \
  "coalesce(x.end_reminder, (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'renewal-warning-days'), 60)"

#define DATE(day) "printf('%04d-%02d-%02d', " day " / 10000, " day " / 100 % 100, " day " % 100)"

#define SINCE "CAST(strftime('%Y%m%d', " DATE ("x.ends") ", '-' || " DAYS_AHEAD " || ' days') AS INTEGER)"

/* Of what nobody ended and nothing followed yet, as the date of renewal that follows from contracts. */
#define GOES_ON \
  "x.ends IS NOT NULL AND x.terminated_on IS NULL AND NOT EXISTS (SELECT 1 FROM contract n WHERE n.renews = x.id)" \
  " AND " RAPPORT_DUE_NOT_ARCHIVED

/* The index of ends finds what may be due: no reminder comes more than two years ahead. */
#define MAY_BE_DUE(today) "x.ends >= " today " AND x.ends < " today " + 20200"

#define FROM " JOIN customer c ON c.id = x.customer"

static const char * const own_columns[] = { "ends", "end_reminder", "terminated_on", "customer", NULL };
static const char * const following_columns[] = { "renews", NULL };
static const char * const archived[] = { "archived", NULL };

#define OF_CUSTOMER "SELECT id FROM contract WHERE customer = ?1 AND ends IS NOT NULL"

static const RapportDerivedSource sources[] = {
  { .thing = "contract", .by = RAPPORT_DERIVED_BY_ROW, .columns = own_columns },
  { .thing = "contract", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = following_columns, .expand = OF_CUSTOMER,
    .expands_always = TRUE },
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = archived, .expand = OF_CUSTOMER },
  { NULL }
};

static const RapportDueButton buttons[] = {
  { .act = "plan-next", .label = N_("Plan…") },
  { NULL }
};

const RapportDueKind rapport_due_contract = {
  .alerts = {
    .name = "contract alerts",
    .label = NC_("derived", "reminders of contracts that end"),
    .version = 1,
    .needs = RAPPORT_DERIVED_NEEDS_ZONE | RAPPORT_DERIVED_NEEDS_TZDATA,
    .settings = settings,
    .thing = "contract",
    .all = "SELECT id FROM contract WHERE ends IS NOT NULL AND id > ?1"
           " UNION SELECT row FROM alert WHERE thing = 'contract' AND row > ?1 AND settled = 0 ORDER BY 1",
    .urgent = "SELECT x.id FROM contract x WHERE " MAY_BE_DUE ("?2") " AND x.id > ?1 ORDER BY x.id",
    .sources = sources,
    .refresh = rapport_alerts_refresh,
  },
  .clock = "end",
  .levels = levels,
  .n_levels = G_N_ELEMENTS (levels),
  .dues = "SELECT 'end', x.ends, NULL, " DAYS_AHEAD " FROM contract x" FROM " WHERE x.id = ?1 AND " GOES_ON,
  .id = "x.id",
  .uid = "x.uid",
  .customer = "x.customer",
  .what = "x.name",
  .number = "x.number",
  .from = "contract x" FROM,
  .queue = "contract x INDEXED BY contract_ends" FROM,
  .open = MAY_BE_DUE (":today") " AND " GOES_ON,
  .count = "count(*)",
  .owner = "coalesce(x.owner, c.owner)",
  .day = "x.ends",
  .since = SINCE,
  .at = "NULL",
  .due_clock = "'end'",
  .icon = "x-office-document-symbolic",
  .say_due = say_due,
  .say_name = say_name,
  .buttons = buttons,
};
