/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"
#include "rapport-policy.h"

G_BEGIN_DECLS

const char *const *rapport_sla_shipped_policies  (void);
const char *const *rapport_sla_shipped_calendars (void);
RapportPolicy     *rapport_policy_new_shipped    (const char *id);
RapportCalendar   *rapport_calendar_new_shipped  (const char *id);
const char        *rapport_sla_shipped_get_label (const char *name);

G_END_DECLS
