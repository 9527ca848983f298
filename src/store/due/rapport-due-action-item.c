/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-alerts.h"
#include "rapport-due-kind.h"

/* what was promised runs on a clock of its own (FR-15) */
#define PROMISE RAPPORT_ACTION_PROMISE

#define CLOCK "CASE i.kind WHEN '" PROMISE "' THEN '" PROMISE "' ELSE 'due' END"

static gboolean
is_promise (const char *clock)
{
  return g_strcmp0 (clock, PROMISE) == 0;
}

static char *
say_due (const char *number,
         const char *clock,
         const char *when,
         gboolean    passed)
{
  if (is_promise (clock))
    /* translators: when something was promised for: today 15:00, yesterday, 2024-03-15 */
    return g_strdup_printf (_("Promised for %s"), when);
  /* translators: when: today 15:00, yesterday, 2024-03-15 */
  return g_strdup_printf (_("Action item due %s"), when);
}

static char *
say_name (const char *number,
          const char *clock)
{
  return g_strdup (is_promise (clock) ? C_("choice", "Promise") : _("Action item"));
}

static const char * const due_columns[] = { "deadline_day", "deadline_at", "done_day", "kind", NULL };
static const char * const settings[] = { "alert-time", NULL };
static const RapportDueLevel levels[] = { { 0, NULL } };

#define CUSTOMER "coalesce(i.customer, r.customer, t.customer)"

#define FROM_CUSTOMER \
  " LEFT JOIN record r ON r.id = i.record LEFT JOIN ticket t ON t.id = i.ticket" \
  " LEFT JOIN customer c ON c.id = " CUSTOMER

static const char * const archived[] = { "archived", NULL };

static const RapportDerivedSource sources[] = {
  { .thing = "action_item", .by = RAPPORT_DERIVED_BY_ROW, .columns = due_columns },
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = archived,
    .expand = "SELECT i.id FROM action_item i LEFT JOIN record r ON r.id = i.record"
              " LEFT JOIN ticket t ON t.id = i.ticket"
              " WHERE i.done_day IS NULL AND i.deadline_day IS NOT NULL AND " CUSTOMER " = ?1" },
  { NULL }
};

static const RapportDueButton buttons[] = {
  { .act = "done", .label = N_("Done") },
  { NULL }
};

const RapportDueKind rapport_due_action_item = {
  .alerts = {
    .name = "action item alerts",
    .label = NC_("derived", "reminders of action items"),
    .version = 3,
    .in_first_step = TRUE,
    .needs = RAPPORT_DERIVED_NEEDS_ZONE | RAPPORT_DERIVED_NEEDS_TZDATA,
    .settings = settings,
    .thing = "action_item",
    .all = "SELECT id FROM action_item WHERE done_day IS NULL AND deadline_day IS NOT NULL AND id > ?1"
           " UNION SELECT row FROM alert WHERE thing = 'action_item' AND row > ?1 AND settled = 0 ORDER BY 1",
    .urgent = "SELECT id FROM action_item WHERE done_day IS NULL AND deadline_day <= ?2 AND id > ?1 ORDER BY id",
    .sources = sources,
    .refresh = rapport_alerts_refresh,
  },
  .levels = levels,
  .n_levels = G_N_ELEMENTS (levels),
  .dues = "SELECT " CLOCK ", i.deadline_day, i.deadline_at, NULL FROM action_item i" FROM_CUSTOMER
          " WHERE i.id = ?1 AND i.done_day IS NULL AND i.deadline_day IS NOT NULL AND " RAPPORT_DUE_NOT_ARCHIVED,
  .is_promise = TRUE,
  .first_clock = PROMISE,
  .id = "i.id",
  .uid = "i.uid",
  .customer = CUSTOMER,
  .what = "i.what",
  .number = "t.number",
  .contact = "coalesce(r.contact, t.contact)",
  .from = "action_item i" FROM_CUSTOMER,
  .queue = "action_item i INDEXED BY action_item_open" FROM_CUSTOMER,
  .open = "i.done_day IS NULL AND i.deadline_day IS NOT NULL AND " RAPPORT_DUE_NOT_ARCHIVED,
  .count = "count(*)",
  .owner = "CASE WHEN i.who IS NULL AND i.who_words IS NULL"
           " THEN coalesce(r.owner, t.owner, c.owner) ELSE i.who END",
  .day = "i.deadline_day",
  .at = "i.deadline_at",
  .due_clock = CLOCK,
  .icon = "object-select-symbolic",
  .say_due = say_due,
  .say_name = say_name,
  .buttons = buttons,
};
