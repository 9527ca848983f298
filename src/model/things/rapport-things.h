/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

const RapportEntityInfo * const *rapport_entity_infos    (void);
const RapportEntityInfo         *rapport_entity_info_for (const char *name);
GType                            rapport_entity_type_for (const char *name);
gboolean                         rapport_entity_replaces (RapportEntity *self,
                                                          RapportEntity *other);

G_END_DECLS
