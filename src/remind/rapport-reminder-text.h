/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-alerts.h"
#include "rapport-notifier.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

/** RAPPORT_DIGEST_ID: of the one notice that tells of many at once */
#define RAPPORT_DIGEST_ID "digest"

RapportNotice *rapport_reminder_write_alert  (const RapportAlert *alert,
                                              const char         *profile,
                                              gint64              member,
                                              const RapportRules *rules,
                                              gint64              now,
                                              GTimeZone          *zone);
RapportNotice *rapport_reminder_write_digest (GPtrArray          *alerts,
                                              guint               n_alerts);
char          *rapport_reminder_dup_id       (const RapportAlert *alert);
char          *rapport_reminder_dup_subject  (const RapportAlert *alert);
char          *rapport_reminder_dup_when     (const RapportAlert *alert,
                                              gint64              now,
                                              GTimeZone          *zone);
GVariant      *rapport_reminder_new_target   (const char         *profile,
                                              const char         *thing,
                                              const guint8       *uid);

G_END_DECLS
