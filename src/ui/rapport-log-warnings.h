/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-record.h"

G_BEGIN_DECLS

char *rapport_log_warnings_collect   (RapportContext      *context,
                                      RapportRecord       *record,
                                      const char          *next_method,
                                      gint64               answered_plan);
char *rapport_log_warnings_dup_hint  (RapportContext      *context,
                                      gint64               customer,
                                      const RapportMoment *next);
void  rapport_log_warnings_propose   (RapportContext      *context,
                                      gint64               customer,
                                      int                  after,
                                      RapportMoment       *next);

G_END_DECLS
