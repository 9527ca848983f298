/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-duties.h"

G_BEGIN_DECLS

/**
 * RapportDutyPlan: a plan with a purpose that is open, or that was skipped though a duty asked for it
 * @automatic: made for a duty, and edited by nobody since
 * @asked: yyyymmdd of the due for which it was made, 0 for none
 */
typedef struct
{
  gint64   id;
  char    *purpose;
  gboolean open;
  gboolean automatic;
  int      asked;
} RapportDutyPlan;

/**
 * RapportDutyFacts:
 * @input: what the book knows of one customer, for rapport_duties_find()
 * @plans: (element-type RapportDutyPlan): in the order in which they were made
 * @owner: who is in charge of the customer, 0 for nobody
 */
typedef struct
{
  RapportDutyInput  input;
  GArray           *plans;
  gint64            owner;
  char             *grade;
  char             *stage;
} RapportDutyFacts;

void rapport_duty_facts_free (RapportDutyFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportDutyFacts, rapport_duty_facts_free)

G_END_DECLS
