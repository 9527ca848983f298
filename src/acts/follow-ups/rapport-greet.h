/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-greetable.h"

G_BEGIN_DECLS

/**
 * RapportGreetingDeed: what becomes of the proposal to greet
 * @RAPPORT_GREET_DONE: it was sent, and is logged
 * @RAPPORT_GREET_PLAN: it is planned for its day
 * @RAPPORT_GREET_SKIP: not this time
 */
typedef enum
{
  RAPPORT_GREET_DONE,
  RAPPORT_GREET_PLAN,
  RAPPORT_GREET_SKIP,
} RapportGreetingDeed;

RapportAct *rapport_greet_new      (GPtrArray              *greeted,
                                    RapportGreetingDeed     deed,
                                    const char             *text,
                                    const char             *method);
char       *rapport_greet_dup_text (const RapportGreetable *greeted,
                                    const char             *text,
                                    const char             *member);

G_END_DECLS
