/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-alerts.h"
#include "rapport-due-kind.h"

/* of a minute */
#define SECONDS_OF_THREE_QUARTERS 45

static char *
say_due (const char *number,
         const char *clock,
         const char *when,
         gboolean    passed)
{
  /* translators: when: today 15:00, yesterday, 2024-03-15 */
  return g_strdup_printf (_("Follow-up due %s"), when);
}

/* FR-6: who met the customer writes it down before it is late. */
static char *
say_after (const char *when)
{
  /* translators: when a follow-up was planned: today 15:00 */
  return g_strdup_printf (_("Planned for %s: write it down before it is late"), when);
}

static char *
say_name (const char *number,
          const char *clock)
{
  return g_strdup (_("Follow-up"));
}

/* What is agreed with the customer for a time took place, most likely; whom one meant to call, one may not have reached. */
#define MEETS "p.method IN ('visit', 'video', 'online-meeting', 'event')"

static const char * const due_columns[] = { "due_day", "due_at", "state", "method", NULL };
/* When three quarters of the time to write it down are over, where @started says that the plan tells of a meeting */
static gint64
fire_before_late (gint64              started,
                  gint64              due,
                  const RapportRules *rules)
{
  return started != RAPPORT_UNSET ? due + (gint64) rules->late_record_minutes * SECONDS_OF_THREE_QUARTERS : RAPPORT_UNSET;
}

static const char * const settings[] = { "alert-time", "late-record-minutes", NULL };
static const RapportDueLevel levels[] = { { 0, NULL }, { 1, fire_before_late } };

static const char * const archived[] = { "archived", NULL };

static const RapportDerivedSource sources[] = {
  { .thing = "plan", .by = RAPPORT_DERIVED_BY_ROW, .columns = due_columns },
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = archived,
    .expand = "SELECT id FROM plan WHERE customer = ?1 AND state = 'planned'" },
  { NULL }
};

static const RapportDueButton buttons[] = {
  { .act = "log", .label = N_("Log…"), .notice_label = N_("Log…"), .notice_action = "app.log-plan" },
  { NULL }
};

const RapportDueKind rapport_due_plan = {
  .alerts = {
    .name = "plan alerts",
    .label = NC_("derived", "reminders of planned follow-ups"),
    .version = 3,
    .in_first_step = TRUE,
    .needs = RAPPORT_DERIVED_NEEDS_ZONE | RAPPORT_DERIVED_NEEDS_TZDATA,
    .settings = settings,
    .thing = "plan",
    .all = "SELECT id FROM plan WHERE state = 'planned' AND id > ?1"
           " UNION SELECT row FROM alert WHERE thing = 'plan' AND row > ?1 AND settled = 0 ORDER BY 1",
    .urgent = "SELECT id FROM plan WHERE state = 'planned' AND due_day <= ?2 AND id > ?1 ORDER BY id",
    .sources = sources,
    .refresh = rapport_alerts_refresh,
  },
  .clock = "due",
  .levels = levels,
  .n_levels = G_N_ELEMENTS (levels),
  .dues = "SELECT 'due', due_day, due_at, CASE WHEN " MEETS " THEN due_at END FROM plan p JOIN customer c ON c.id = p.customer"
          " WHERE p.id = ?1 AND p.state = 'planned' AND " RAPPORT_DUE_NOT_ARCHIVED,
  .id = "p.id",
  .uid = "p.uid",
  .customer = "p.customer",
  .what = "coalesce(p.content, p.goal, " RAPPORT_DUE_WORDS_OF ("coalesce(p.purpose, p.depth)") ")",
  .method = "p.method",
  .method_words = "p.method_words",
  .contact = "p.contact",
  .from = "plan p JOIN customer c ON c.id = p.customer",
  .queue = "plan p INDEXED BY plan_open JOIN customer c ON c.id = p.customer",
  .open = "p.state = 'planned' AND " RAPPORT_DUE_NOT_ARCHIVED,
  .count = "count(*)",
  .owner = "coalesce(p.owner, c.owner)",
  .day = "p.due_day",
  .at = "p.due_at",
  .due_clock = "'due'",
  .icon = "x-office-calendar-symbolic",
  .say_due = say_due,
  .say_after = say_after,
  .say_name = say_name,
  .buttons = buttons,
};
