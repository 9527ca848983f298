/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-sheet.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_BELONGINGS (rapport_belongings_get_type ())
G_DECLARE_FINAL_TYPE (RapportBelongings, rapport_belongings, RAPPORT, BELONGINGS, GtkWidget)

/** RapportBelongingsFunc: fills in a new @thing that belongs to @owner */
typedef void (*RapportBelongingsFunc) (RapportEntity *owner,
                                       RapportEntity *thing);

GtkWidget *rapport_belongings_new       (RapportContext        *context,
                                         const RapportSheet    *sheet,
                                         RapportBelongingsFunc  begin);
void       rapport_belongings_set_owner (RapportBelongings     *self,
                                         RapportEntity         *owner);

G_END_DECLS
