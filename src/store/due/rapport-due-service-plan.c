/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-alerts.h"
#include "rapport-due-kind.h"

/* no SLA target, but owed by the deadline of one (CS-1) */
#define SERVICE_PLAN "service-plan"

static const char *
say_clock (const char *clock)
{
  return C_("due", "Service plan");
}

static char *
say_due (const char *number,
         const char *clock,
         const char *when,
         gboolean    passed)
{
  if (passed)
    /* translators: a ticket's number, then until when (today 15:00) */
    return g_strdup_printf (_("Ticket %s: the service plan was due %s"), number, when);
  /* translators: a ticket's number, then until when (today 15:00) */
  return g_strdup_printf (_("Ticket %s: the service plan is due %s"), number, when);
}

static char *
say_name (const char *number,
          const char *clock)
{
  /* translators: %s is a ticket's number */
  return g_strdup_printf (_("Ticket %s, service plan"), number);
}

static const char * const settings[] = { "warn-percent", "warn-minutes", "default-policy", "default-calendar", NULL };

static const RapportDueLevel levels[] = {
  { -1, rapport_due_warn_before },
  { 0, NULL },
};

static const RapportDueButton buttons[] = {
  { .act = "open", .label = N_("Open") },
  { NULL }
};

#define OF_TICKET "JOIN customer c ON c.id = t.customer"

const RapportDueKind rapport_due_service_plan = {
  .alerts = {
    .name = "service plan alerts",
    .label = NC_("derived", "reminders of service plans"),
    .version = 1,
    .settings = settings,
    .thing = "ticket",
    .all = "SELECT id FROM ticket_row WHERE plan_due IS NOT NULL AND id > ?1"
           " UNION SELECT row FROM alert WHERE thing = 'ticket' AND clock = '" SERVICE_PLAN "' AND row > ?1"
           " AND settled = 0 ORDER BY 1",
    .urgent = "SELECT id FROM ticket_row INDEXED BY ticket_row_plan WHERE plan_due <= ?3 AND id > ?1 ORDER BY id",
    .sources = rapport_due_ticket_sources,
    .refresh = rapport_alerts_refresh,
  },
  .clock = SERVICE_PLAN,
  .levels = levels,
  .n_levels = G_N_ELEMENTS (levels),
  .dues = "SELECT '" SERVICE_PLAN "', NULL, r.plan_due, t.received FROM ticket_row r JOIN ticket t ON t.id = r.id "
          OF_TICKET " WHERE r.id = ?1 AND r.plan_due IS NOT NULL AND " RAPPORT_DUE_NOT_ARCHIVED,
  .is_instant = TRUE,
  .is_urgent = TRUE,
  .id = "t.id",
  .uid = "t.uid",
  RAPPORT_DUE_OF_TICKET,
  .from = "ticket t " OF_TICKET,
  .queue = "ticket_row r INDEXED BY ticket_row_plan JOIN ticket t ON t.id = r.id " OF_TICKET,
  .open = "r.plan_due IS NOT NULL AND " RAPPORT_DUE_NOT_ARCHIVED,
  .count = "count(*)",
  .owner = "coalesce(t.owner, c.owner)",
  .told = rapport_due_ticket_lead,
  .at = "r.plan_due",
  .due_clock = "'" SERVICE_PLAN "'",
  .icon = "text-x-generic-symbolic",
  .say_clock = say_clock,
  .say_due = say_due,
  .say_name = say_name,
  .buttons = buttons,
};
