/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_OTHER_PLANS (rapport_other_plans_get_type ())
G_DECLARE_FINAL_TYPE (RapportOtherPlans, rapport_other_plans, RAPPORT, OTHER_PLANS, GtkWidget)

void    rapport_other_plans_show         (RapportOtherPlans *self,
                                          RapportContext    *context,
                                          GPtrArray         *plans,
                                          gboolean           by_record);
void       rapport_other_plans_set_words    (RapportOtherPlans *self,
                                             const char        *name,
                                             const char        *words);
GArray *rapport_other_plans_dup_ticked (RapportOtherPlans *self);

G_END_DECLS
