/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-agenda.h"
#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_AGENDA_ROW (rapport_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (RapportAgendaRow, rapport_agenda_row, RAPPORT, AGENDA_ROW, GtkListBoxRow)

GtkWidget *rapport_agenda_row_new       (RapportContext          *context,
                                         const RapportAgendaItem *item);
void       rapport_agenda_row_show      (RapportAgendaRow        *self,
                                         RapportContext          *context,
                                         const RapportAgendaItem *item);
GVariant  *rapport_agenda_row_get_thing (RapportAgendaRow        *self);

G_END_DECLS
