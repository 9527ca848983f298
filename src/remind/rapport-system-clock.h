/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-wall-clock.h"

G_BEGIN_DECLS

/** RapportSystemClock: the machine's clock and zone, which notices when they are set and sleep */
#define RAPPORT_TYPE_SYSTEM_CLOCK (rapport_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (RapportSystemClock, rapport_system_clock, RAPPORT, SYSTEM_CLOCK,
                      RapportWallClock)

RapportWallClock *rapport_system_clock_new (void);

G_END_DECLS
