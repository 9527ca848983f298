/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-policy.h"
#include "rapport-version-preview.h"

G_BEGIN_DECLS

const char          *rapport_policy_words_key      (RapportSlaKey                 key);
const RapportChoice *rapport_policy_words_choices  (RapportSlaKey                 key);
char                *rapport_policy_words_when     (RapportPolicy                *policy);
char                *rapport_policy_words_preview  (RapportContext               *context,
                                                    const RapportVersionPreview  *preview);
GtkWidget           *rapport_policy_words_new_when (const char                   *name,
                                                    const char                   *none);

G_END_DECLS
