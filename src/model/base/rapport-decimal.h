/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RapportDecimal: @units of 10 to the power of −@places, such as 45 and 1 for 4.5; not negative */
typedef struct
{
  gint64 units;
  int    places;
} RapportDecimal;

RapportDecimal rapport_decimal_from_integer     (gint64                number);
gboolean       rapport_decimal_from_double      (double                number,
                                                 RapportDecimal       *decimal);
RapportDecimal rapport_decimal_add              (RapportDecimal        a,
                                                 RapportDecimal        b);
int            rapport_decimal_compare          (RapportDecimal        a,
                                                 RapportDecimal        b);
int            rapport_decimal_compare_products (RapportDecimal        a,
                                                 RapportDecimal        b,
                                                 RapportDecimal        c,
                                                 RapportDecimal        d);

G_END_DECLS
