/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence-plans.h"
#include "rapport-duty-facts.h"
#include "rapport-transaction.h"

G_BEGIN_DECLS

/**
 * RapportDutyPlanning:
 * @has_room: whether @owner may have one more automatic plan on a day
 * @take_room: adds @n to the automatic plans that @owner has on @day
 *
 * What the plans of all customers have in common while an act plans them.
 */
typedef struct
{
  RapportTransaction *transaction;
  RapportCalendar    *calendar;
  const RapportRules *rules;
  gboolean          (*has_room)  (gpointer data,
                                  gint64   owner,
                                  int      day);
  void              (*take_room) (gpointer data,
                                  gint64   owner,
                                  int      day,
                                  int      n);
  gpointer            data;
} RapportDutyPlanning;

gboolean rapport_plan_duties (const RapportDutyPlanning  *planning,
                              gint64                      customer,
                              const RapportDutyFacts     *facts,
                              gboolean                   *planned,
                              GError                    **error);

G_END_DECLS
