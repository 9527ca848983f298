/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-alerts.h"
#include "rapport-due-kind.h"

#define NEW_DATE "new-date"

static const char *
say_clock (const char *clock)
{
  return C_("due", "New date");
}

static char *
say_due (const char *number,
         const char *clock,
         const char *when,
         gboolean    passed)
{
  if (passed)
    /* translators: a ticket's number, then the new date that its customer was promised (today 15:00) */
    return g_strdup_printf (_("Ticket %s: the new date promised was %s"), number, when);
  /* translators: a ticket's number, then the new date that its customer was promised (today 15:00) */
  return g_strdup_printf (_("Ticket %s: the new date promised is %s"), number, when);
}

static char *
say_name (const char *number,
          const char *clock)
{
  /* translators: %s is a ticket's number */
  return g_strdup_printf (_("Ticket %s, new date"), number);
}

static const char * const settings[] = { "alert-time", NULL };
static const RapportDueLevel levels[] = { { 0, NULL } };

#define EXCEPTIONS "SELECT id FROM ticket_event WHERE ticket = ?1 AND kind = 'exception'"
#define WITH_DATE "kind = 'exception' AND new_date_day IS NOT NULL"

static const char * const archived[] = { "archived", NULL };

static const RapportDerivedSource sources[] = {
  { .thing = "ticket_event", .by = RAPPORT_DERIVED_BY_ROW },
  { .thing = "ticket_event", .by = RAPPORT_DERIVED_BY_PARENT, .expand = EXCEPTIONS, .expands_always = TRUE },
  { .thing = "ticket", .by = RAPPORT_DERIVED_BY_ROW, .expand = EXCEPTIONS },
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = archived,
    .expand = "SELECT e.id FROM ticket t JOIN ticket_event e ON e.ticket = t.id AND e.kind = 'exception'"
              " WHERE t.customer = ?1" },
  { NULL }
};

static const RapportDueButton buttons[] = {
  { .act = "open", .label = N_("Open") },
  { NULL }
};

#define OF_EVENT "ticket t ON t.id = e.ticket JOIN customer c ON c.id = t.customer"

/* What was promised last counts, until it is solved. */
#define IS_OPEN \
  "e.kind = 'exception' AND e.new_date_day IS NOT NULL AND t.status NOT IN ('solved', 'accepted', 'closed')" \
  " AND " RAPPORT_DUE_NOT_ARCHIVED \
  " AND NOT EXISTS (SELECT 1 FROM ticket_event n WHERE n.ticket = e.ticket AND n.kind = 'exception'" \
  "  AND (n.at, n.id) > (e.at, e.id))"

/* beside the clocks, of which it moves none (CS-4) */
const RapportDueKind rapport_due_new_date = {
  .alerts = {
    .name = "new date alerts",
    .label = NC_("derived", "reminders of new dates"),
    .version = 1,
    .needs = RAPPORT_DERIVED_NEEDS_ZONE | RAPPORT_DERIVED_NEEDS_TZDATA,
    .settings = settings,
    .thing = "ticket_event",
    .all = "SELECT id FROM ticket_event INDEXED BY ticket_event_new_date WHERE " WITH_DATE " AND id > ?1"
           " UNION SELECT row FROM alert WHERE thing = 'ticket_event' AND clock = '" NEW_DATE "' AND row > ?1"
           " AND settled = 0 ORDER BY 1",
    .urgent = "SELECT id FROM ticket_event INDEXED BY ticket_event_new_date WHERE " WITH_DATE
              " AND new_date_day <= ?2 AND id > ?1 ORDER BY id",
    .sources = sources,
    .refresh = rapport_alerts_refresh,
  },
  .clock = NEW_DATE,
  .levels = levels,
  .n_levels = G_N_ELEMENTS (levels),
  .dues = "SELECT '" NEW_DATE "', e.new_date_day, e.new_date_at, NULL FROM ticket_event e JOIN " OF_EVENT
          " WHERE e.id = ?1 AND " IS_OPEN,
  .is_promise = TRUE,
  .is_urgent = TRUE,
  .id = "e.id",
  .uid = "e.uid",
  RAPPORT_DUE_OF_TICKET,
  .from = "ticket_event e JOIN " OF_EVENT,
  .queue = "ticket_event e INDEXED BY ticket_event_new_date JOIN " OF_EVENT,
  .open = IS_OPEN,
  .count = "count(*)",
  .owner = "coalesce(t.owner, c.owner)",
  .told = rapport_due_ticket_lead,
  .day = "e.new_date_day",
  .at = "e.new_date_at",
  .due_clock = "'" NEW_DATE "'",
  .icon = "x-office-calendar-symbolic",
  .say_clock = say_clock,
  .say_due = say_due,
  .say_name = say_name,
  .buttons = buttons,
};
