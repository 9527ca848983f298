/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-alerts.h"
#include "rapport-due-kind.h"
#include "rapport-escalation.h"
#include "rapport-policy.h"

/* no SLA target, but that it came to somebody along the path of RG-6 */
#define ESCALATED "escalated"

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

/** rapport_due_warn_before: a level before @due: by a share ⚙ of the time there is, and some minutes ⚙ at least */
gint64
rapport_due_warn_before (gint64              started,
                         gint64              due,
                         const RapportRules *rules)
{
  const gint64 length = started != RAPPORT_UNSET ? MAX (due - started, 0) : 0;

  return due - MAX (length * rules->warn_percent / 100, rules->warn_minutes * G_GINT64_CONSTANT (60));
}

static gint64
remind_after (gint64 started,
              gint64 due,
              int    percent)
{
  return due + (started != RAPPORT_UNSET ? MAX (due - started, 0) : 0) * percent / 100;
}

static gint64
remind_first (gint64              started,
              gint64              due,
              const RapportRules *rules)
{
  return remind_after (started, due, rules->late_percent_1);
}

static gint64
remind_again (gint64              started,
              gint64              due,
              const RapportRules *rules)
{
  return remind_after (started, due, rules->late_percent_2);
}

static gint64
remind_last (gint64              started,
             gint64              due,
             const RapportRules *rules)
{
  return remind_after (started, due, rules->late_percent_3);
}

/* the defaults are for tickets without a policy or calendar of their own */
static const char * const settings[] = { "warn-percent", "warn-minutes", "late-percent-1", "late-percent-2",
                                         "late-percent-3", "default-policy", "default-calendar", NULL };

static const RapportDueLevel levels[] = {
  { -1, rapport_due_warn_before },
  { 0, NULL },
  { 1, remind_first },
  { 2, remind_again },
  { 3, remind_last },
};

static const char * const archived[] = { "archived", NULL };

/* what is due of a ticket as a whole changes with these */
const RapportDerivedSource rapport_due_ticket_sources[] = {
  { .thing = "ticket", .by = RAPPORT_DERIVED_BY_ROW },
  { .thing = "ticket_event", .by = RAPPORT_DERIVED_BY_PARENT },
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = archived,
    .expand = "SELECT id FROM ticket WHERE customer = ?1" },
  { NULL }
};

#define OWNER "coalesce(t.owner, c.owner)"
#define LEAD "(SELECT superior FROM member WHERE id = " OWNER ")"

/* of the department that is responsible for it, else of that of who has it */
#define HEAD \
  "(SELECT head FROM department WHERE id = coalesce(t.department, (SELECT unit FROM member WHERE id = " OWNER ")))"

#define WHEN(nature, department) " WHEN '" nature "' THEN '" department "'"
#define DIRECTOR \
  "(SELECT m.id FROM member m JOIN department u ON u.id = m.unit WHERE m.role = 'director' AND m.archived = 0" \
  " AND u.kind = CASE t.nature" RAPPORT_ESCALATION_DIRECTORS (WHEN) " ELSE '" RAPPORT_ESCALATION_USUAL_DIRECTOR "' END" \
  " ORDER BY m.id LIMIT 1)"
#define MANAGEMENT "(SELECT id FROM member WHERE role = 'management' AND archived = 0 ORDER BY id LIMIT 1)"

const RapportDueTold rapport_due_ticket_lead[] = {
  { 0, LEAD },
  { 0, NULL },
};

/* The path of RG-6 is gone step by step while a breach lasts. */
const RapportDueTold rapport_due_ticket_path[] = {
  { 0, LEAD },
  { 1, HEAD },
  { 2, DIRECTOR },
  { 3, MANAGEMENT },
  { 0, NULL },
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
    .version = 4,
    .in_first_step = TRUE,
    .settings = settings,
    .thing = "ticket",
    .all = "SELECT id FROM ticket WHERE id IN (SELECT id FROM ticket_row WHERE open = 1) AND id > ?1"
           " UNION SELECT row FROM alert WHERE thing = 'ticket' AND row > ?1 AND settled = 0 ORDER BY 1",
    .urgent = "SELECT ticket FROM clock INDEXED BY clock_open WHERE met_at IS NULL AND due IS NOT NULL AND due <= ?3"
              " AND ticket > ?1 GROUP BY ticket ORDER BY ticket",
    .sources = rapport_due_ticket_sources,
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
  RAPPORT_DUE_OF_TICKET,
  .from = "ticket t JOIN customer c ON c.id = t.customer",
  .queue = "clock k INDEXED BY clock_open JOIN ticket t ON t.id = k.ticket JOIN customer c ON c.id = t.customer",
  .open = "k.met_at IS NULL AND k.due IS NOT NULL AND k.state IN ('running', 'missed')"
          " AND t.status NOT IN ('accepted', 'closed') AND " RAPPORT_DUE_NOT_ARCHIVED,
  .count = "count(DISTINCT k.ticket)",
  .owner = OWNER,
  .told = rapport_due_ticket_path,
  .at = "k.due",
  .due_clock = "k.target",
  .icon = "dialog-warning-symbolic",
  .say_clock = say_clock,
  .say_due = say_due,
  .say_name = say_name,
  .buttons = buttons,
};

static char *
say_escalated (const char *number,
               const char *clock,
               const char *when,
               gboolean    passed)
{
  if (g_strcmp0 (clock, ESCALATED) != 0)
    return say_due (number, clock, when, passed);
  /* translators: a ticket's number, then when (today 15:00) */
  return g_strdup_printf (_("Ticket %s was escalated to you %s"), number, when);
}

static char *
say_escalated_name (const char *number,
                    const char *clock)
{
  if (g_strcmp0 (clock, ESCALATED) != 0)
    return say_name (number, clock);
  /* translators: %s is a ticket's number */
  return g_strdup_printf (_("Ticket %s, escalated"), number);
}

static const char *
say_escalated_clock (const char *clock)
{
  return g_strcmp0 (clock, ESCALATED) == 0 ? C_("due", "Escalated") : say_clock (clock);
}

static const RapportDueLevel escalation_levels[] = {
  { 0, NULL },
  { 1, remind_first },
  { 2, remind_again },
  { 3, remind_last },
};

static const char * const late_settings[] = { "late-percent-1", "late-percent-2", "late-percent-3", NULL };

#define ESCALATIONS "SELECT id FROM ticket_event WHERE ticket = ?1 AND kind = '" ESCALATED "'"

static const RapportDerivedSource escalation_sources[] = {
  { .thing = "ticket_event", .by = RAPPORT_DERIVED_BY_ROW },
  { .thing = "ticket_event", .by = RAPPORT_DERIVED_BY_PARENT, .expand = ESCALATIONS },
  { .thing = "ticket", .by = RAPPORT_DERIVED_BY_ROW, .expand = ESCALATIONS },
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = archived,
    .expand = "SELECT e.id FROM ticket t JOIN ticket_event e ON e.ticket = t.id AND e.kind = '" ESCALATED "'"
              " WHERE t.customer = ?1" },
  { NULL }
};

static const RapportDueButton escalation_buttons[] = {
  { .act = "open", .label = N_("Open") },
  { NULL }
};

#define ADDRESSED "e.kind = '" ESCALATED "' AND e.addressee IS NOT NULL"
#define OF_EVENT "ticket t ON t.id = e.ticket JOIN customer c ON c.id = t.customer"

/* Who was told last has it, until it is solved. */
#define ESCALATION_IS_OPEN \
  ADDRESSED " AND t.status NOT IN ('solved', 'accepted', 'closed') AND " RAPPORT_DUE_NOT_ARCHIVED \
  " AND NOT EXISTS (SELECT 1 FROM ticket_event n WHERE n.ticket = e.ticket AND n.kind = '" ESCALATED "'" \
  "  AND (n.at, n.id) > (e.at, e.id))"

const RapportDueKind rapport_due_escalation = {
  .alerts = {
    .name = "escalation alerts",
    .label = NC_("derived", "reminders of escalations"),
    .version = 1,
    .settings = late_settings,
    .thing = "ticket_event",
    .all = "SELECT e.id FROM ticket_event e INDEXED BY ticket_event_escalated WHERE " ADDRESSED " AND e.id > ?1"
           " UNION SELECT row FROM alert WHERE thing = 'ticket_event' AND row > ?1 AND settled = 0 ORDER BY 1",
    .urgent = "SELECT e.id FROM ticket_event e INDEXED BY ticket_event_escalated WHERE " ADDRESSED " AND e.id > ?1"
              " ORDER BY e.id",
    .sources = escalation_sources,
    .refresh = rapport_alerts_refresh,
  },
  .levels = escalation_levels,
  .n_levels = G_N_ELEMENTS (escalation_levels),
  .dues = "SELECT '" ESCALATED "', NULL, e.at, NULL FROM ticket_event e JOIN " OF_EVENT " WHERE e.id = ?1 AND "
          ESCALATION_IS_OPEN
          " UNION ALL SELECT k.target, NULL, k.due, k.started FROM ticket_event e JOIN " OF_EVENT
          " JOIN clock k ON k.ticket = t.id WHERE e.id = ?1 AND k." OPEN_CLOCK " AND " ESCALATION_IS_OPEN,
  .is_instant = TRUE,
  .is_urgent = TRUE,
  .id = "e.id",
  .uid = "e.uid",
  RAPPORT_DUE_OF_TICKET,
  .from = "ticket_event e JOIN " OF_EVENT,
  .queue = "ticket_event e INDEXED BY ticket_event_escalated JOIN " OF_EVENT,
  .open = ESCALATION_IS_OPEN,
  .count = "count(*)",
  .owner = "e.addressee",
  .at = "e.at",
  .due_clock = "'" ESCALATED "'",
  .icon = "go-up-symbolic",
  .say_clock = say_escalated_clock,
  .say_due = say_escalated,
  .say_name = say_escalated_name,
  .buttons = escalation_buttons,
};
