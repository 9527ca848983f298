/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FOLLOW_UP_DETAIL (rapport_follow_up_detail_get_type ())
G_DECLARE_FINAL_TYPE (RapportFollowUpDetail, rapport_follow_up_detail, RAPPORT, FOLLOW_UP_DETAIL, GtkWidget)

void           rapport_follow_up_detail_set_context (RapportFollowUpDetail *self,
                                                     RapportContext        *context);
void           rapport_follow_up_detail_show        (RapportFollowUpDetail *self,
                                                     GType                  type,
                                                     gint64                 id);
RapportEntity *rapport_follow_up_detail_get_thing   (RapportFollowUpDetail *self);

G_END_DECLS
