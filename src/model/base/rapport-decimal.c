/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "rapport-decimal.h"

#define MOST_PLACES 17
#define MOST_UNITS G_GINT64_CONSTANT (1000000000000000000)

typedef __int128 Wide;

/** rapport_decimal_from_integer: Returns: @number, which is not negative */
RapportDecimal
rapport_decimal_from_integer (gint64 number)
{
  g_return_val_if_fail (number >= 0, ((RapportDecimal) { 0, 0 }));

  return (RapportDecimal) { number, 0 };
}

/* The shortest digits that mean @number, as d.dddde+xx */
static int
find_digits (double  number,
             char   *text,
             gsize   size)
{
  int after;

  for (after = 14; after < 16; after++)
    {
      char format[] = "%.14e";

      format[3] = (char) ('0' + after - 10);
      g_ascii_formatd (text, (int) size, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        return after;
    }
  g_ascii_formatd (text, (int) size, "%.16e", number);
  return after;
}

/**
 * rapport_decimal_from_double:
 * @number: not negative
 * @decimal: (out): the decimal number that was written down to get @number
 *
 * Returns: whether it is neither too great nor too finely divided to be counted with exactly
 */
gboolean
rapport_decimal_from_double (double          number,
                             RapportDecimal *decimal)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  const char *exponent;
  int places;

  g_return_val_if_fail (number >= 0 && isfinite (number), FALSE);

  *decimal = (RapportDecimal) { 0, 0 };
  places = find_digits (number, text, sizeof text);
  exponent = strchr (text, 'e');
  places -= (int) g_ascii_strtoll (exponent + 1, NULL, 10);
  for (const char *c = text; c < exponent; c++)
    if (g_ascii_isdigit (*c))
      decimal->units = decimal->units * 10 + (*c - '0');
  if (decimal->units == 0)
    return TRUE;
  for (; places > 0 && decimal->units % 10 == 0; places--)
    decimal->units /= 10;
  for (; places < 0 && decimal->units < MOST_UNITS / 10; places++)
    decimal->units *= 10;
  decimal->places = places;
  return places >= 0 && places <= MOST_PLACES && decimal->units < MOST_UNITS;
}

/** rapport_decimal_add: Returns: the sum of @a and @b, whose digits must have room in an integer */
RapportDecimal
rapport_decimal_add (RapportDecimal a,
                     RapportDecimal b)
{
  for (; a.places < b.places; a.places++)
    a.units *= 10;
  for (; b.places < a.places; b.places++)
    b.units *= 10;
  return (RapportDecimal) { a.units + b.units, a.places };
}

/** rapport_decimal_compare: Returns: less than, equal to or greater than 0, as strcmp() */
int
rapport_decimal_compare (RapportDecimal a,
                         RapportDecimal b)
{
  return rapport_decimal_compare_products (a, rapport_decimal_from_integer (1), b, rapport_decimal_from_integer (1));
}

/**
 * rapport_decimal_compare_products:
 *
 * Returns: less than, equal to or greater than 0 as @a times @b is less than, equal to or greater than
 *   @c times @d, exactly
 */
int
rapport_decimal_compare_products (RapportDecimal a,
                                  RapportDecimal b,
                                  RapportDecimal c,
                                  RapportDecimal d)
{
  Wide left = (Wide) a.units * b.units;
  Wide right = (Wide) c.units * d.units;
  int places = a.places + b.places - c.places - d.places;

  for (; places < 0 && left != 0; places++)
    if (__builtin_mul_overflow (left, (Wide) 10, &left))
      return 1;
  for (; places > 0 && right != 0; places--)
    if (__builtin_mul_overflow (right, (Wide) 10, &right))
      return -1;
  return (left > right) - (left < right);
}
