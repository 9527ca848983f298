/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-due-kind.h"

static char *
say_name (const char *number,
          const char *clock)
{
  return g_strdup (number);
}

static const RapportDueButton buttons[] = {
  { .act = "plan-next", .label = N_("Plan…") },
  { NULL }
};

const RapportDueKind rapport_due_undated = {
  .alerts = { .thing = "customer" },
  .icon = "system-users-symbolic",
  .say_name = say_name,
  .buttons = buttons,
};
