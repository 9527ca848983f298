/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence.h"
#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportPlanRoom: who is in charge of a plan, 0 for nobody, and for which day it stands, yyyymmdd */
typedef struct
{
  gint64 owner;
  int    day;
} RapportPlanRoom;

/**
 * RapportCadenceFacts:
 * @input: what the book knows of one customer, for rapport_cadence_judge() and rapport_contact_find_hints();
 *   its plans are the open ones and the automatic ones that were skipped lately, in the order in which they were made
 * @plan_ids: (element-type gint64): the ids of @input's plans
 * @plan_places: (element-type int): which of all plans of the customer each is, the one made first being 0; not told of
 *   what is read ahead
 * @plan_rooms: (element-type RapportPlanRoom): whose day each takes up
 * @grade: (nullable): that of the customer at that time
 * @number: (nullable): the customer's
 * @owner: who is in charge of the customer, 0 for nobody
 */
typedef struct
{
  RapportCadenceInput  input;
  GArray              *plan_ids;
  GArray              *plan_places;
  GArray              *plan_rooms;
  char                *own_times;
  char                *grade;
  char                *number;
  gint64               owner;
} RapportCadenceFacts;

RapportCalendar     *rapport_cadence_load_calendar (RapportConnection    *connection,
                                                    GError              **error);
RapportCadenceFacts *rapport_cadence_facts_load    (RapportConnection    *connection,
                                                    gint64                customer,
                                                    RapportCalendar      *calendar,
                                                    gint64                now,
                                                    GError              **error);
RapportCadenceFacts *rapport_cadence_facts_load_by (RapportConnection    *connection,
                                                    gint64                customer,
                                                    RapportCalendar      *calendar,
                                                    const RapportRules   *rules,
                                                    gint64                now,
                                                    GError              **error);
int                  rapport_cadence_facts_find_plan (const RapportCadenceFacts *self,
                                                    gint64                plan);
void                 rapport_cadence_facts_free    (RapportCadenceFacts  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCadenceFacts, rapport_cadence_facts_free)

G_END_DECLS
