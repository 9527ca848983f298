/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-health.h"

G_BEGIN_DECLS

/**
 * RapportHealthCase: one customer while it is judged
 * @today: the local day of now, yyyymmdd
 * @fresh_start: the day up to and on which the first five rules look at nothing, 0 for none
 * @fresh: (element-type RapportHealthRecord): what was recorded after it up to now, oldest first
 * @last_order: yyyymmdd of the newest contract or order up to now, 0 for none
 * @first_order: of the oldest
 */
typedef struct
{
  const RapportHealthInput *input;
  int                       today;
  int                       fresh_start;
  GPtrArray                *fresh;
  int                       last_order;
  int                       first_order;
} RapportHealthCase;

/** RapportHealthTest: Returns: whether a rule fires, with the day from which it holds in @since */
typedef gboolean (*RapportHealthTest) (const RapportHealthCase *self,
                                       int                     *since);

gboolean rapport_health_is_fact           (const RapportHealthCase     *self,
                                           const RapportMoment         *at);
gboolean rapport_health_is_unanswered     (const RapportHealthCase     *self,
                                           int                         *since);
gboolean rapport_health_is_ending         (const RapportHealthCase     *self,
                                           int                         *since);
gboolean rapport_health_is_dissatisfied   (const RapportHealthCase     *self,
                                           int                         *since);
gboolean rapport_health_is_rated_low      (const RapportHealthCase     *self,
                                           int                         *since);
gboolean rapport_health_has_contact_left  (const RapportHealthCase     *self,
                                           int                         *since);
gboolean rapport_health_lacks_orders      (const RapportHealthCase     *self,
                                           int                         *since);
gboolean rapport_health_has_complaints    (const RapportHealthCase     *self,
                                           int                         *since);
gboolean rapport_health_is_used_less      (const RapportHealthCase     *self,
                                           int                         *since);
gboolean rapport_health_is_content        (const RapportHealthCase     *self);

G_END_DECLS
