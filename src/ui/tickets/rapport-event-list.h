/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-format.h"
#include "rapport-ticket-family.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_EVENT_LIST (rapport_event_list_get_type ())
G_DECLARE_FINAL_TYPE (RapportEventList, rapport_event_list, RAPPORT, EVENT_LIST, GtkWidget)

void rapport_event_list_show  (RapportEventList          *self,
                               gint64                     ticket,
                               const RapportTicketFamily *family,
                               RapportContext            *context,
                               RapportFormat             *format);
void rapport_event_list_clear (RapportEventList          *self);

G_END_DECLS
