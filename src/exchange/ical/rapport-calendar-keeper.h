/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CALENDAR_KEEPER (rapport_calendar_keeper_get_type ())
G_DECLARE_FINAL_TYPE (RapportCalendarKeeper, rapport_calendar_keeper, RAPPORT, CALENDAR_KEEPER, GObject)

RapportCalendarKeeper *rapport_calendar_keeper_new        (RapportBook           *book);
void                   rapport_calendar_keeper_set_folder (RapportCalendarKeeper *self,
                                                           const char            *folder);

G_END_DECLS
