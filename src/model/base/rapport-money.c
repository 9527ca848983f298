/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-field.h"
#include "rapport-money.h"
#include "rapport-problem.h"

/* no currency has more digits behind the point */
#define MAX_DIGITS 4
/* nor has an amount more zeros by its unit than 亿 */
#define MAX_UNIT 8

static gboolean
eat (const char **text,
     const char  *word)
{
  if (!g_str_has_prefix (*text, word))
    return FALSE;
  *text += strlen (word);
  return TRUE;
}

/* whether @text goes on with one of the currency's signs and words; goes behind it */
static gboolean
eat_word (const char **text,
          const char  *words)
{
  while (*words != '\0')
    {
      gsize length = strcspn (words, "|");

      if (strncmp (*text, words, length) == 0)
        {
          *text += length;
          return TRUE;
        }
      words += length + (words[length] == '|');
    }
  return FALSE;
}

/* what says nothing about the amount */
static void
skip_currency (const char            **text,
               const RapportCurrency  *currency)
{
  while (eat (text, " ") || eat_word (text, currency->words))
    ;
}

static gint64
get_power (guint digits)
{
  gint64 power = 1;

  for (; digits > 0; digits--)
    power *= 10;
  return power;
}

/* Whether the commas among @length characters divide whole groups: of three digits, or, as in India, of
 * two before the last three. Any other comma is no mark of thousands, it may be a decimal one. */
static gboolean
has_whole_groups (const char *text,
                  gsize       length)
{
  const char *comma = memchr (text, ',', length);
  gsize first = comma != NULL ? (gsize) (comma - text) : length;
  gsize group = 0, n_groups = 0;
  gboolean threes = first <= 3, twos = first <= 2;

  if (comma == NULL)
    return TRUE;
  for (gsize i = first + 1; i <= length; i++)
    {
      const gboolean is_last = i == length;

      if (!is_last && text[i] != ',')
        {
          group++;
          continue;
        }
      threes &= group == 3;
      twos &= group == (is_last ? 3 : 2);
      group = 0;
      n_groups++;
    }
  return first > 0 && n_groups > 0 && (threes || twos);
}

/* digits, thousands divided by commas; counts those behind the point */
static gboolean
read_digits (const char **text,
             gint64      *number,
             guint       *decimals)
{
  const gsize whole = strspn (*text, "0123456789,");
  gboolean behind_point = FALSE, any = FALSE;

  *number = 0;
  *decimals = 0;
  if (!has_whole_groups (*text, whole))
    return FALSE;
  for (; **text != '\0'; (*text)++)
    {
      if (**text == ',' && !behind_point)
        continue;
      if (**text == '.' && !behind_point)
        {
          behind_point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (**text))
        break;
      if (*number > RAPPORT_MONEY_MAX / 10)
        return FALSE;
      *number = *number * 10 + (**text - '0');
      *decimals += behind_point;
      any = TRUE;
    }
  return any;
}

/* Spaces divide thousands as well as commas do. */
static void
join_groups (char *text)
{
  if (strchr (text, ',') != NULL)
    return;
  for (char *at = text; *at != '\0'; at++)
    if (*at == ' ' && at > text && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[1]))
      *at = ',';
}

static gboolean
read_amount (const char            *text,
             const RapportCurrency *currency,
             guint                  unit,
             gint64                *minor)
{
  gint64 number;
  guint decimals, own = 0, zeros;
  gboolean negative;

  skip_currency (&text, currency);
  negative = eat (&text, "-");
  skip_currency (&text, currency);
  if (!read_digits (&text, &number, &decimals))
    return FALSE;
  skip_currency (&text, currency);
  if (eat (&text, "万"))
    own += 4;
  if (eat (&text, "亿"))
    own += 8;
  skip_currency (&text, currency);
  zeros = currency->digits + (own > 0 ? own : unit);
  for (; decimals > zeros && number % 10 == 0; decimals--)
    number /= 10;
  if (*text != '\0' || decimals > zeros || number > RAPPORT_MONEY_MAX / get_power (zeros - decimals))
    return FALSE;
  *minor = number * get_power (zeros - decimals) * (negative ? -1 : 1);
  return TRUE;
}

/**
 * rapport_money_parse:
 * @text: an amount as typed: `500000`, `1,234.50`, `1 234.50`, `¥ 50万`, `1.2亿元`; nothing means none
 * @currency: the book's
 * @unit: how many zeros the amount has by what stands over it, such as 4 for 万元; its own unit counts more
 * @minor: (out): the amount in minor units, RAPPORT_UNSET for none; untouched on error
 *
 * Returns: whether @text could be read, else @error says why in a sentence
 */
gboolean
rapport_money_parse (const char             *text,
                     const RapportCurrency  *currency,
                     guint                   unit,
                     gint64                 *minor,
                     GError                **error)
{
  g_autofree char *normal = NULL;
  g_autofree char *lower = NULL;

  g_return_val_if_fail (text != NULL && currency != NULL && minor != NULL, FALSE);
  g_return_val_if_fail (currency->digits <= MAX_DIGITS && unit <= MAX_UNIT, FALSE);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  lower = normal != NULL ? g_strstrip (g_utf8_strdown (normal, -1)) : NULL;
  if (lower != NULL && *lower == '\0')
    {
      *minor = RAPPORT_UNSET;
      return TRUE;
    }
  if (lower != NULL)
    join_groups (lower);
  if (lower != NULL && read_amount (lower, currency, unit, minor))
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %s is what was typed */
               _("“%s” is not an amount of money."), text);
  return FALSE;
}

/* goes behind digits, however they are divided, and perhaps an exponent */
static gboolean
eat_digits (const char **text)
{
  const char *exponent;
  const gsize length = strspn (*text, "0123456789,. ");

  if (strcspn (*text, "0123456789") >= length)
    return FALSE;
  *text += length;
  exponent = *text;
  if (eat (&exponent, "e"))
    {
      exponent += strspn (exponent, "+-");
      if (g_ascii_isdigit (*exponent))
        *text = exponent + strspn (exponent, "0123456789");
    }
  return TRUE;
}

/**
 * rapport_money_is_meant:
 * @text: what was typed
 * @currency: the book's
 *
 * Returns: whether @text is meant as one amount, also where it can be none: `(5)`, `1e5`, `1.234,56`, too many digits.
 *   Words, a range and a percentage are not
 */
gboolean
rapport_money_is_meant (const char             *text,
                        const RapportCurrency  *currency)
{
  g_autofree char *normal = NULL;
  g_autofree char *lower = NULL;
  const char *at;

  g_return_val_if_fail (text != NULL && currency != NULL, FALSE);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  lower = normal != NULL ? g_strstrip (g_utf8_strdown (normal, -1)) : NULL;
  if (lower == NULL)
    return FALSE;
  if (g_str_equal (lower, "nan") || g_str_equal (lower, "inf"))
    return TRUE;
  at = lower;
  skip_currency (&at, currency);
  at += strspn (at, "(-+");
  skip_currency (&at, currency);
  at += strspn (at, "-+");
  if (!eat_digits (&at))
    return FALSE;
  while (eat (&at, "万") || eat (&at, "亿"))
    ;
  skip_currency (&at, currency);
  eat (&at, ")");
  return *at == '\0';
}

/**
 * rapport_money_format:
 * @minor: an amount in minor units, or RAPPORT_UNSET
 * @digits: digits behind the point of the book's currency, at most 4
 *
 * Returns: (transfer full): the amount as 1,234.50, without a fraction that is nothing; "" for none
 */
char *
rapport_money_format (gint64 minor,
                      guint  digits)
{
  GString *text;
  guint64 amount;
  gint64 power;

  g_return_val_if_fail (digits <= MAX_DIGITS, NULL);

  if (minor == RAPPORT_UNSET)
    return g_strdup ("");
  power = get_power (digits);
  amount = minor < 0 ? -(guint64) minor : (guint64) minor;
  text = g_string_new (NULL);
  g_string_printf (text, "%" G_GUINT64_FORMAT, amount / power);
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  if (minor < 0)
    g_string_prepend_c (text, '-');
  if (amount % power != 0)
    g_string_append_printf (text, ".%0*" G_GUINT64_FORMAT, (int) digits, amount % power);
  return g_string_free (text, FALSE);
}

/**
 * rapport_decimal_parse:
 * @text: a number as typed: `12`, `-3.5`, `4.5`
 * @digits: how many digits of @number stand behind the point, at most 4
 * @number: (out): the number without its point; untouched on error
 *
 * Returns: whether @text could be read, else @error says why in a sentence
 */
gboolean
rapport_decimal_parse (const char  *text,
                       guint        digits,
                       gint64      *number,
                       GError     **error)
{
  g_autofree char *normal = NULL;
  const char *at;
  gint64 read;
  guint decimals;
  gboolean negative;

  g_return_val_if_fail (text != NULL && number != NULL, FALSE);
  g_return_val_if_fail (digits <= MAX_DIGITS, FALSE);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  at = normal != NULL ? g_strstrip (normal) : "";
  negative = eat (&at, "-");
  if (read_digits (&at, &read, &decimals) && *at == '\0')
    {
      for (; decimals > digits && read % 10 == 0; decimals--)
        read /= 10;
      if (decimals <= digits && read <= RAPPORT_MONEY_MAX / get_power (digits - decimals))
        {
          *number = read * get_power (digits - decimals) * (negative ? -1 : 1);
          return TRUE;
        }
    }
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %s is what was typed */
               digits > 0 ? _("“%s” is no number.") : _("“%s” is no whole number."), text);
  return FALSE;
}

/**
 * rapport_decimal_format:
 * @number: without its point
 * @digits: how many of its digits stand behind the point, at most 4
 *
 * Returns: (transfer full): the number as -3.5, without zeros at the end
 */
char *
rapport_decimal_format (gint64 number,
                        guint  digits)
{
  GString *text;
  guint64 amount = number < 0 ? -(guint64) number : (guint64) number;

  g_return_val_if_fail (digits <= MAX_DIGITS, NULL);

  for (; digits > 0 && amount % 10 == 0; digits--)
    amount /= 10;
  text = g_string_new (number < 0 ? "-" : "");
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, amount / (guint64) get_power (digits));
  if (digits > 0)
    g_string_append_printf (text, ".%0*" G_GUINT64_FORMAT, (int) digits, amount % (guint64) get_power (digits));
  return g_string_free (text, FALSE);
}
