/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-service-desk.h"

G_BEGIN_DECLS

/** RAPPORT_DESK_SHOW: the action that shows the tickets that meet the condition it is given */
#define RAPPORT_DESK_SHOW "desk.show"
/** RAPPORT_DESK_HAND_OVER: the action that asks who takes over what is open of a member, given with their deputy */
#define RAPPORT_DESK_HAND_OVER "desk.hand-over"
#define RAPPORT_DESK_MEMBER_AND_DEPUTY "(xx)"

GtkWidget  *rapport_desk_make_count    (RapportDeskCount          count,
                                        guint                     n);
GtkWidget  *rapport_desk_make_tickets  (const RapportServiceDesk *desk,
                                        RapportDeskGroup          group,
                                        RapportContext           *context);
GtkWidget  *rapport_desk_make_persons  (const RapportServiceDesk *desk);
GtkWidget  *rapport_desk_make_departments (const RapportServiceDesk *desk);
GtkWidget  *rapport_desk_make_exceptions (const RapportServiceDesk *desk,
                                        RapportContext           *context);
GtkWidget  *rapport_desk_make_heading  (const char               *words,
                                        guint                     n);

void        rapport_desk_set_key       (GtkWidget                *widget,
                                        const char               *key,
                                        gint64                    id);
char       *rapport_desk_dup_focused   (GtkWidget                *within);
gboolean    rapport_desk_focus         (GtkWidget                *within,
                                        const char               *key);

G_END_DECLS
