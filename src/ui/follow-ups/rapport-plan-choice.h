/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PLAN_CHOICE (rapport_plan_choice_get_type ())
G_DECLARE_FINAL_TYPE (RapportPlanChoice, rapport_plan_choice, RAPPORT, PLAN_CHOICE, GtkWidget)

void       rapport_plan_choice_set_context  (RapportPlanChoice *self,
                                             RapportContext    *context);
void       rapport_plan_choice_set_customer (RapportPlanChoice *self,
                                             gint64             customer);
gboolean   rapport_plan_choice_propose      (RapportPlanChoice *self,
                                             int                day,
                                             const char        *method,
                                             const char        *depth);
void       rapport_plan_choice_set_plan     (RapportPlanChoice *self,
                                             gint64             plan);
gint64     rapport_plan_choice_get_plan     (RapportPlanChoice *self);
GPtrArray *rapport_plan_choice_dup_others   (RapportPlanChoice *self);
gboolean   rapport_plan_choice_is_empty     (RapportPlanChoice *self);

G_END_DECLS
