/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TAG_CADENCES (rapport_tag_cadences_get_type ())
G_DECLARE_FINAL_TYPE (RapportTagCadences, rapport_tag_cadences, RAPPORT, TAG_CADENCES, GtkWidget)

void rapport_tag_cadences_set_context (RapportTagCadences *self,
                                       RapportContext     *context);

G_END_DECLS
