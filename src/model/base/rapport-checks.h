/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

GPtrArray *rapport_entity_check      (RapportEntity *self);
void       rapport_entity_check_at   (RapportEntity *self,
                                      gint64         now,
                                      GTimeZone     *zone,
                                      GPtrArray     *problems);
void       rapport_check_phone       (RapportEntity *self,
                                      guint          field,
                                      GPtrArray     *problems);
void       rapport_check_email       (RapportEntity *self,
                                      guint          field,
                                      GPtrArray     *problems);
void       rapport_check_anniversary (RapportEntity *self,
                                      guint          field,
                                      gboolean       lunar,
                                      RapportSeverity severity,
                                      GPtrArray     *problems);

G_END_DECLS
