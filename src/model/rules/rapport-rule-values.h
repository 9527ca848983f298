/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-rules.h"

G_BEGIN_DECLS

gboolean rapport_rule_read   (const RapportRule  *rule,
                              RapportRules       *rules,
                              const char         *value);
char    *rapport_rule_format (const RapportRule  *rule,
                              const RapportRules *rules);
char    *rapport_rule_expect (const RapportRule  *rule);

G_END_DECLS
