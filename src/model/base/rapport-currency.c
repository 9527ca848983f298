/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-currency.h"

/* the first is that of a book that names none */
static const RapportCurrency currencies[] = {
  { "CNY", 2, "¥|元|人民币|rmb|cny|整" },
  { "HKD", 2, "hk$|港元|港币|hkd|$" },
  { "TWD", 2, "nt$|新台币|台币|twd|元|$" },
  { "MOP", 2, "mop$|澳门元|葡币|mop" },
  { "USD", 2, "us$|美元|美金|usd|$" },
  { "EUR", 2, "€|欧元|eur" },
  { "GBP", 2, "£|英镑|gbp" },
  { "CHF", 2, "chf|瑞士法郎" },
  { "SGD", 2, "s$|新元|新加坡元|sgd|$" },
  { "JPY", 0, "¥|日元|円|jpy|整" },
  { "KRW", 0, "₩|韩元|원|krw" },
  { "VND", 0, "₫|越南盾|vnd" },
  { "KWD", 3, "科威特第纳尔|kwd" },
};

const RapportChoice rapport_currencies[] = {
  { "CNY", NC_("choice", "CNY – Chinese yuan") },
  { "HKD", NC_("choice", "HKD – Hong Kong dollar") },
  { "TWD", NC_("choice", "TWD – New Taiwan dollar") },
  { "MOP", NC_("choice", "MOP – Macanese pataca") },
  { "USD", NC_("choice", "USD – US dollar") },
  { "EUR", NC_("choice", "EUR – euro") },
  { "GBP", NC_("choice", "GBP – pound sterling") },
  { "CHF", NC_("choice", "CHF – Swiss franc") },
  { "SGD", NC_("choice", "SGD – Singapore dollar") },
  { "JPY", NC_("choice", "JPY – Japanese yen") },
  { "KRW", NC_("choice", "KRW – South Korean won") },
  { "VND", NC_("choice", "VND – Vietnamese dong") },
  { "KWD", NC_("choice", "KWD – Kuwaiti dinar") },
  { NULL }
};

/** rapport_currency_find: Returns: (nullable): the currency with the three letters @code, in either case */
const RapportCurrency *
rapport_currency_find (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (currencies); i++)
    if (g_ascii_strcasecmp (currencies[i].code, code) == 0)
      return &currencies[i];
  return NULL;
}

/** rapport_currency_standard: Returns: the currency of a book that names none */
const RapportCurrency *
rapport_currency_standard (void)
{
  return &currencies[0];
}
