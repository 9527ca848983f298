/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-policy.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_POLICY_SAMPLE (rapport_policy_sample_get_type ())
G_DECLARE_FINAL_TYPE (RapportPolicySample, rapport_policy_sample, RAPPORT, POLICY_SAMPLE, GtkBox)

void rapport_policy_sample_set_context (RapportPolicySample *self,
                                        RapportContext      *context);
void rapport_policy_sample_set_policy  (RapportPolicySample *self,
                                        RapportPolicy       *policy);

G_END_DECLS
