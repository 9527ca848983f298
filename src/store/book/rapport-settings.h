/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-currency.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

char *rapport_settings_dup        (RapportConnection *connection,
                                   const char        *name);
void  rapport_settings_load_rules (RapportConnection *connection,
                                   RapportRules      *rules);
const RapportCurrency *
      rapport_settings_get_currency (RapportConnection *connection);

G_END_DECLS
