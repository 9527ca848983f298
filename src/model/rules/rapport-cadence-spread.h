/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence-plans.h"

G_BEGIN_DECLS

/**
 * RapportSpreadItem:
 * @owner: who is to be in touch, 0 for nobody
 * @grade: (nullable): the customer's
 * @number: (nullable): the customer's
 * @step: what is made or moved, and when it would be if nothing else were planned
 *
 * An automatic plan that seeks room on a day of its owner.
 */
typedef struct
{
  gint64              customer;
  gint64              owner;
  char               *grade;
  char               *number;
  RapportCadenceStep  step;
} RapportSpreadItem;

/** RapportSpreadStanding: Returns: how many automatic plans @owner has on @day, yyyymmdd, that keep their day */
typedef int (*RapportSpreadStanding) (gint64   owner,
                                      int      day,
                                      gpointer data);

/** RapportSpread: the automatic plans of owners day by day, so that none gets too many (cadence.md 10) */
typedef struct _RapportSpread RapportSpread;

RapportSpread *rapport_spread_new        (int                        plans_a_day,
                                          RapportSpreadStanding      standing,
                                          gpointer                   data);
void           rapport_spread_free       (RapportSpread             *self);
int            rapport_spread_count      (RapportSpread             *self,
                                          gint64                     owner,
                                          int                        day);
gboolean       rapport_spread_has_room   (RapportSpread             *self,
                                          gint64                     owner,
                                          int                        day);
void           rapport_spread_take       (RapportSpread             *self,
                                          gint64                     owner,
                                          int                        day,
                                          int                        n);
gboolean       rapport_spread_stays      (RapportSpread             *self,
                                          const RapportSpreadItem   *item);
RapportMoment  rapport_spread_place      (RapportSpread             *self,
                                          const RapportCadenceInput *input,
                                          const RapportSpreadItem   *item);
void           rapport_spread_item_clear (RapportSpreadItem         *self);
int            rapport_spread_item_compare (const RapportSpreadItem *a,
                                            const RapportSpreadItem *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportSpread, rapport_spread_free)

G_END_DECLS
