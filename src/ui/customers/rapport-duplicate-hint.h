/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-form.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_DUPLICATE_HINT (rapport_duplicate_hint_get_type ())
G_DECLARE_FINAL_TYPE (RapportDuplicateHint, rapport_duplicate_hint, RAPPORT, DUPLICATE_HINT, GtkWidget)

RapportDuplicateHint *rapport_duplicate_hint_attach     (RapportContext       *context,
                                                         RapportForm          *form,
                                                         guint                 field,
                                                         gboolean              phone);
void                  rapport_duplicate_hint_set_except (RapportDuplicateHint *self,
                                                         gint64                customer);

G_END_DECLS
