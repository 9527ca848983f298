/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

void rapport_check_words        (RapportEntity *self,
                                 GPtrArray     *problems);
void rapport_check_not_negative (RapportEntity *self,
                                 guint          field,
                                 GPtrArray     *problems);
void rapport_check_not_itself   (RapportEntity *self,
                                 guint          field,
                                 GPtrArray     *problems);
void rapport_check_phone        (RapportEntity *self,
                                 guint          field,
                                 GPtrArray     *problems);
void rapport_check_email        (RapportEntity *self,
                                 guint          field,
                                 GPtrArray     *problems);
void rapport_check_anniversary  (RapportEntity *self,
                                 guint          field,
                                 GPtrArray     *problems);
void rapport_check_order        (RapportEntity *self,
                                 guint          first,
                                 guint          second,
                                 GPtrArray     *problems);
void rapport_entity_check_at    (RapportEntity *self,
                                 gint64         now,
                                 GTimeZone     *zone,
                                 GPtrArray     *problems);

G_END_DECLS
