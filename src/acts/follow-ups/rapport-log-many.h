/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-record.h"

G_BEGIN_DECLS

/** rapport_log_many_fields: what is asked of a contact that is logged with many customers, the first of them first */
#define RAPPORT_LOG_MANY_N_FIELDS 8
extern const guint rapport_log_many_fields[RAPPORT_LOG_MANY_N_FIELDS];

char       *rapport_log_many_dup_warnings (RapportConnection  *connection,
                                           RapportRecord      *record,
                                           const gint64       *customers,
                                           guint               n_customers,
                                           gint64              now,
                                           GError            **error);
RapportAct *rapport_log_many_new          (RapportRecord      *record,
                                           const gint64       *customers,
                                           guint               n_customers,
                                           const char         *reason);

G_END_DECLS
