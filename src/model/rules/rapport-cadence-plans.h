/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence.h"

G_BEGIN_DECLS

typedef enum
{
  RAPPORT_CADENCE_MAKE,
  RAPPORT_CADENCE_MOVE,
  RAPPORT_CADENCE_DROP,
  RAPPORT_CADENCE_KEEP,
} RapportCadenceStepKind;

/**
 * RapportCadenceStep:
 * @plan: which of the input's plans is moved, dropped or kept, -1 for one that is made
 * @asked: for which due it is made or moved
 * @place: when, unless that day has no room
 * @limit: yyyymmdd, after which it is too late
 *
 * What becomes of the plans of a customer: an automatic one that stands and is kept needs no step; KEEP is told only
 * where it is looked ahead.
 */
typedef struct
{
  RapportCadenceStepKind kind;
  RapportDepth           depth;
  int                    plan;
  RapportMoment          asked;
  RapportMoment          place;
  int                    limit;
} RapportCadenceStep;

/** RapportCadenceHasRoom: whether one more automatic plan fits on @day, yyyymmdd; days without are asked in turn */
typedef gboolean (*RapportCadenceHasRoom) (int      day,
                                           gpointer data);

gboolean      rapport_cadence_asks_records (const RapportCadenceInput *input);
GArray       *rapport_cadence_find_steps (const RapportCadenceInput *input);
RapportMoment rapport_cadence_find_room  (const RapportCadenceInput *input,
                                          const RapportCadenceStep  *step,
                                          GArray                    *taken,
                                          RapportCadenceHasRoom      has_room,
                                          gpointer                   data);

G_END_DECLS
