/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_POLICIES_PANE (rapport_policies_pane_get_type ())
G_DECLARE_FINAL_TYPE (RapportPoliciesPane, rapport_policies_pane, RAPPORT, POLICIES_PANE, GtkBox)

void rapport_policies_pane_set_context (RapportPoliciesPane *self,
                                        RapportContext      *context);

G_END_DECLS
