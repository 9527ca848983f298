/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-touches.h"

G_BEGIN_DECLS

/**
 * RapportTouchChoice:
 * @plan: the open plan that it is, 0 for one that is made
 * @customer: with whom
 * @owner: who is to be in touch
 * @depth: of one that is made
 * @due: where it is wanted, which may be another day than was proposed
 * @asked: for which due the cadence asks for one that is made
 * @is_moved: whether it was planned, and is wanted on another day
 * @overrides: (nullable) (element-type RapportOverride): warnings of it that were passed
 *
 * A touch that was proposed, or planned, and is wanted.
 */
typedef struct
{
  gint64         plan;
  gint64         customer;
  gint64         owner;
  RapportDepth   depth;
  RapportMoment  due;
  RapportMoment  asked;
  gboolean       is_moved;
  GPtrArray     *overrides;
} RapportTouchChoice;

RapportAct *rapport_accept_touches_new  (const RapportTouchChoice *choices,
                                         guint                     n_choices);
RapportAct *rapport_accept_proposed_new (const RapportTouches     *touches,
                                         guint                    *n_accepted);

G_END_DECLS
