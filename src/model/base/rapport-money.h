/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-currency.h"

G_BEGIN_DECLS

/** RAPPORT_MONEY_MAX: no amount is greater, in minor units */
#define RAPPORT_MONEY_MAX G_GINT64_CONSTANT (1000000000000000000)

gboolean rapport_money_parse    (const char             *text,
                                 const RapportCurrency  *currency,
                                 guint                   unit,
                                 gint64                 *minor,
                                 GError                **error);
gboolean rapport_money_is_meant (const char             *text,
                                 const RapportCurrency  *currency);
char    *rapport_money_format   (gint64                  minor,
                                 guint                   digits);
gboolean rapport_decimal_parse  (const char             *text,
                                 guint                   digits,
                                 gint64                 *number,
                                 GError                **error);
char    *rapport_decimal_format (gint64                  number,
                                 guint                   digits);

G_END_DECLS
