/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"
#include "rapport-wall-clock.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CADENCE_KEEPER (rapport_cadence_keeper_get_type ())
G_DECLARE_FINAL_TYPE (RapportCadenceKeeper, rapport_cadence_keeper, RAPPORT, CADENCE_KEEPER, GObject)

RapportCadenceKeeper *rapport_cadence_keeper_new (RapportBook      *book,
                                                  RapportWallClock *clock,
                                                  guint             delay_seconds);

G_END_DECLS
