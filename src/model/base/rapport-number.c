/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-number.h"

static const char *
find_digits (const char *number)
{
  const char *digits = number + strlen (number);

  while (digits > number && g_ascii_isdigit (digits[-1]))
    digits--;
  return digits;
}

static const char *
skip_zeros (const char *digits)
{
  while (*digits == '0')
    digits++;
  return digits;
}

/**
 * rapport_number_compare:
 * @a: (nullable): a human number of a customer or ticket
 * @b: (nullable): another
 *
 * Orders by the value of the trailing digits, however many there are; a number without any, and
 * NULL, stand first.
 */
int
rapport_number_compare (const char *a,
                        const char *b)
{
  const char *digits_a = find_digits (a != NULL ? a : "");
  const char *digits_b = find_digits (b != NULL ? b : "");
  gsize length_a, length_b;

  if (*digits_a == '\0' || *digits_b == '\0')
    return (*digits_a != '\0') - (*digits_b != '\0');
  digits_a = skip_zeros (digits_a);
  digits_b = skip_zeros (digits_b);
  length_a = strlen (digits_a);
  length_b = strlen (digits_b);
  if (length_a != length_b)
    return length_a < length_b ? -1 : 1;
  return strcmp (digits_a, digits_b);
}

/**
 * rapport_number_next:
 * @highest: (nullable): the number in use that rapport_number_compare() puts last
 *
 * Returns: (transfer full): the number after @highest with its prefix and width kept (T-0999 →
 *   T-1000), `001` when there is none
 */
char *
rapport_number_next (const char *highest)
{
  const char *digits;
  GString *next;
  gsize at, first;

  if (highest == NULL || *highest == '\0')
    return g_strdup ("001");
  digits = find_digits (highest);
  if (*digits == '\0')
    return g_strconcat (highest, "001", NULL);
  next = g_string_new (highest);
  first = digits - highest;
  for (at = next->len; at > first && next->str[at - 1] == '9'; at--)
    next->str[at - 1] = '0';
  if (at > first)
    next->str[at - 1]++;
  else
    g_string_insert_c (next, first, '1');
  return g_string_free (next, FALSE);
}
