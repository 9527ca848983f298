/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CALENDAR_NOTICE (rapport_calendar_notice_get_type ())
G_DECLARE_FINAL_TYPE (RapportCalendarNotice, rapport_calendar_notice, RAPPORT, CALENDAR_NOTICE, GtkBox)

void rapport_calendar_notice_look (RapportCalendarNotice *self,
                                   RapportContext        *context);

G_END_DECLS
