/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence.h"

G_BEGIN_DECLS

#define RAPPORT_CADENCE_NO_DAY G_MININT

/* Days are counted here from 1970-01-01; rapport_days_from_day() and back turn yyyymmdd into them. */

/** RapportCadenceCase: one customer while it is counted; @own is its effective convenient times */
typedef struct
{
  const RapportCadenceInput *input;
  GTimeZone                 *zone;
  int                        touches[RAPPORT_N_DEPTHS];
  int                        today;
  int                        since;
  GArray                    *spans;
} RapportCadenceCase;

/** RapportCadenceSpan: a period in days, its length and, with asking days, the first of them */
typedef struct
{
  int from;
  int to;
  int asking;
  int first_asking;
  int asked[RAPPORT_N_DEPTHS];
  int done[RAPPORT_N_DEPTHS];
} RapportCadenceSpan;

void     rapport_cadence_case_init      (RapportCadenceCase        *self,
                                         const RapportCadenceInput *input);
void     rapport_cadence_case_clear     (RapportCadenceCase        *self);
gboolean rapport_cadence_is_working     (const RapportCadenceCase  *self,
                                         int                        day);
gboolean rapport_cadence_is_paused      (const RapportCadenceCase  *self,
                                         int                        day);
void     rapport_cadence_find_period    (const RapportCadenceCase  *self,
                                         int                        day,
                                         RapportCadenceSpan        *span);
gboolean rapport_cadence_touch_counts   (const RapportCadenceCase  *self,
                                         const RapportCadenceTouch *touch,
                                         RapportDepth              *depth);
gboolean rapport_cadence_has_happened   (const RapportCadenceCase  *self,
                                         const RapportMoment       *at);
gboolean rapport_cadence_is_open         (const RapportCadenceCase  *self,
                                         int                        day);
int      rapport_cadence_find_open_from  (const RapportCadenceCase  *self,
                                         int                        day);
gboolean rapport_cadence_find_start      (const RapportCadenceCase  *self,
                                         int                        day,
                                         RapportMoment             *start);
void     rapport_cadence_give_way       (const RapportCadenceCase  *self,
                                         GArray                    *taken,
                                         RapportMoment             *place);
gboolean rapport_cadence_stands_for      (const RapportCadenceCase  *self,
                                         const RapportCadencePlan  *plan,
                                         RapportDepth               depth);
gint64   rapport_cadence_get_instant    (const RapportCadenceCase  *self,
                                         int                        day,
                                         int                        minute);
void     rapport_cadence_add_next       (const RapportCadenceCase  *self,
                                         RapportDepth               depth,
                                         GArray                    *next);

G_END_DECLS
