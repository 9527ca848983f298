/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-policy.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_POLICY_DIALOG (rapport_policy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportPolicyDialog, rapport_policy_dialog, RAPPORT, POLICY_DIALOG, GtkWindow)

RapportPolicyDialog *rapport_policy_dialog_show (RapportContext *context,
                                                 GtkWindow      *parent,
                                                 RapportPolicy  *policy,
                                                 gint64          base);

G_END_DECLS
