/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-alerts.h"
#include "rapport-due-kind.h"
#include "rapport-policy.h"

static const char *
say_clock (const char *clock)
{
  const int target = rapport_sla_target_find (clock);

  return target >= 0 ? rapport_sla_target_get_label (target) : clock;
}

static char *
say_due (const char *number,
         const char *clock,
         const char *when,
         gboolean    passed)
{
  if (passed)
    /* translators: a ticket's number, which deadline (First response), and when (today 15:00) */
    return g_strdup_printf (_("Ticket %s: %s was due %s"), number, say_clock (clock), when);
  /* translators: a ticket's number, which deadline (First response), and when (today 15:00) */
  return g_strdup_printf (_("Ticket %s: %s is due %s"), number, say_clock (clock), when);
}

static char *
say_name (const char *number,
          const char *clock)
{
  /* translators: a ticket's number, then which deadline: First response */
  return g_strdup_printf (_("Ticket %s, %s"), number, say_clock (clock));
}

/* a share of the time there is, and some minutes at least */
static gint64
warn_before (gint64              started,
             gint64              due,
             const RapportRules *rules)
{
  const gint64 length = started != RAPPORT_UNSET ? MAX (due - started, 0) : 0;

  return due - MAX (length * rules->warn_percent / 100, rules->warn_minutes * G_GINT64_CONSTANT (60));
}

static const char * const settings[] = { "warn-percent", "warn-minutes", NULL };

static const RapportDueLevel levels[] = {
  { -1, warn_before },
  { 0, NULL },
};

static const char * const archived[] = { "archived", NULL };

static const RapportDerivedSource sources[] = {
  { .thing = "ticket", .by = RAPPORT_DERIVED_BY_ROW },
  { .thing = "ticket_event", .by = RAPPORT_DERIVED_BY_PARENT },
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = archived,
    .expand = "SELECT id FROM ticket WHERE customer = ?1" },
  { NULL }
};

/* Other deadlines than these are dealt with on the ticket itself. */
static const RapportDueButton buttons[] = {
  { .clock = "first-response", .act = "responded", .label = N_("Responded"), .notice_label = N_("Responded"),
    .notice_action = "app.ticket-responded" },
  { .clock = "update", .act = "told", .label = N_("Told customer"), .notice_label = N_("Told customer"),
    .notice_action = "app.ticket-told" },
  { .act = "open", .label = N_("Open") },
  { NULL }
};

#define OPEN_CLOCK "met_at IS NULL AND due IS NOT NULL AND state IN ('running', 'missed')"

const RapportDueKind rapport_due_ticket_clock = {
  .alerts = {
    .name = "ticket alerts",
    .label = NC_("derived", "reminders of tickets"),
    .version = 3,
    .in_first_step = TRUE,
    .settings = settings,
    .thing = "ticket",
    .all = "SELECT id FROM ticket WHERE id IN (SELECT id FROM ticket_row WHERE open = 1) AND id > ?1"
           " UNION SELECT row FROM alert WHERE thing = 'ticket' AND row > ?1 AND settled = 0 ORDER BY 1",
    .urgent = "SELECT ticket FROM clock INDEXED BY clock_open WHERE met_at IS NULL AND due IS NOT NULL AND due <= ?3"
              " AND ticket > ?1 GROUP BY ticket ORDER BY ticket",
    .shown_as = "alert",
    .sources = sources,
    .refresh = rapport_alerts_refresh,
  },
  .levels = levels,
  .n_levels = G_N_ELEMENTS (levels),
  .dues = "SELECT target, NULL, due, started FROM clock WHERE ticket = ?1 AND " OPEN_CLOCK
          " AND (SELECT archived FROM customer WHERE id = (SELECT customer FROM ticket WHERE id = ?1)) = 0",
  .is_instant = TRUE,
  .is_urgent = TRUE,
  .id = "t.id",
  .uid = "t.uid",
  .customer = "t.customer",
  .what = "t.description",
  .number = "t.number",
  .priority = "t.priority",
  .contact = "t.contact",
  .from = "ticket t JOIN customer c ON c.id = t.customer",
  .queue = "clock k INDEXED BY clock_open JOIN ticket t ON t.id = k.ticket JOIN customer c ON c.id = t.customer",
  .open = "k.met_at IS NULL AND k.due IS NOT NULL AND k.state IN ('running', 'missed')"
          " AND t.status NOT IN ('accepted', 'closed') AND " RAPPORT_DUE_NOT_ARCHIVED,
  .count = "count(DISTINCT k.ticket)",
  .owner = "coalesce(t.owner, c.owner)",
  .at = "k.due",
  .due_clock = "k.target",
  .icon = "dialog-warning-symbolic",
  .say_clock = say_clock,
  .say_due = say_due,
  .say_name = say_name,
  .buttons = buttons,
};
