/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-field.h"

G_BEGIN_DECLS

/**
 * RapportCurrency:
 * @code: its three letters (ISO 4217), as the book keeps it
 * @digits: how many digits of an amount in minor units stand behind the point
 * @words: divided by bars, in lower case: its signs and words, which people put beside an amount
 */
typedef struct
{
  const char *code;
  guint       digits;
  const char *words;
} RapportCurrency;

/** rapport_currencies: all there are, by their codes */
extern const RapportChoice rapport_currencies[];

const RapportCurrency *rapport_currency_find     (const char *code);
const RapportCurrency *rapport_currency_standard (void);

G_END_DECLS
