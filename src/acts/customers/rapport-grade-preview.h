/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

/**
 * RapportPlanMove:
 * @name: the customer's
 * @depth: RAPPORT_N_DEPTHS for none given
 * @purpose: (nullable): stable value, of a duty
 * @before: when the plan is due, not set for one that would be made
 * @after: when it would be due, not set for one that would go
 *
 * What a change would do to an open plan.
 */
typedef struct
{
  char          *name;
  RapportDepth   depth;
  char          *purpose;
  RapportMoment  before;
  RapportMoment  after;
} RapportPlanMove;

void       rapport_grade_preview_async  (RapportBook          *book,
                                         const gint64         *customers,
                                         guint                 n_customers,
                                         const char           *grade,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GPtrArray *rapport_grade_preview_finish (RapportBook          *book,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
