/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-import-numbers.h"

/* what has fewer digits is no telephone number, but a room or an amount */
#define LEAST_DIGITS 7

/* of a Chinese mobile telephone */
#define MOBILE_DIGITS 11

static gboolean
is_within_number (char c)
{
  return g_ascii_isdigit (c) || strchr ("+-() .", c) != NULL;
}

static guint
count_digits (const char *start,
              const char *end)
{
  guint n = 0;

  for (; start < end; start++)
    n += g_ascii_isdigit (*start);
  return n;
}

/* where the word of digits that begins there ends */
static const char *
find_word_end (const char *at)
{
  while (*at != '\0' && *at != ' ' && is_within_number (*at))
    at++;
  return at;
}

/* Where a number that begins there ends; a space divides two that are whole. */
static const char *
find_end (const char *start)
{
  const char *end = start;

  while (*end != '\0' && is_within_number (*end))
    {
      if (*end == ' ' && count_digits (start, end) >= LEAST_DIGITS &&
          count_digits (end + 1, find_word_end (end + 1)) >= LEAST_DIGITS)
        break;
      end++;
    }
  while (end > start && !g_ascii_isdigit (end[-1]))
    end--;
  return end;
}

/* Returns: (nullable): the end of a telephone number that begins there */
static const char *
find_number (const char *at)
{
  const char *end;

  if (!g_ascii_isdigit (*at) && *at != '+' && *at != '(')
    return NULL;
  end = find_end (at);
  return count_digits (at, end) >= LEAST_DIGITS ? end : NULL;
}

static void
add_number (GPtrArray  *numbers,
            const char *start,
            const char *end)
{
  /* the bracket around a whole number, not that around an area code */
  if (*start == '(' && memchr (start, ')', end - start) == NULL)
    start++;
  g_ptr_array_add (numbers, g_strndup (start, end - start));
}

/* what is only said of the number */
static void
drop_words (GString *text)
{
  static const char * const words[] = {
    "(微信同号)", "微信同号", "联系电话", "联系方式", "手机号码", "手机号", "手机", "电话", "座机", "()",
    "Mobile", "Phone", "Tel.", "Tel", "TEL",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_replace (text, words[i], "", 0);
}

static char *
trim (const char *text)
{
  static const char *around = " \t\r\n:,/;-·、，；。";
  const char *start = text, *end = text + strlen (text);

  while (start < end && g_utf8_strchr (around, -1, g_utf8_get_char (start)) != NULL)
    start = g_utf8_next_char (start);
  while (end > start && g_utf8_strchr (around, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
    end = g_utf8_prev_char (end);
  return g_strndup (start, end - start);
}

/* brackets, colons and digits of full width become those that are looked for */
static char *
narrow (const char *text)
{
  GString *narrowed = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c == 0x3000 || c == 0xa0)
        g_string_append_c (narrowed, ' ');
      else if (c >= 0xff01 && c <= 0xff5e)
        g_string_append_c (narrowed, c - 0xfee0);
      else
        g_string_append_unichar (narrowed, c);
    }
  return g_string_free (narrowed, FALSE);
}

/**
 * rapport_import_numbers_take:
 * @text: such as `王建国（采购部） 13800138000`
 * @numbers: (element-type utf8): the telephone numbers that are in it are added
 *
 * Returns: (transfer full): what else stands there, "" for nothing
 */
char *
rapport_import_numbers_take (const char *text,
                             GPtrArray  *numbers)
{
  g_autofree char *narrowed = narrow (text);
  g_autoptr(GString) rest = g_string_new (NULL);

  for (const char *at = narrowed; *at != '\0';)
    {
      const char *end = find_number (at);

      if (end == NULL)
        {
          g_string_append_len (rest, at, g_utf8_next_char (at) - at);
          at = g_utf8_next_char (at);
          continue;
        }
      add_number (numbers, at, end);
      /* a bracket that is left alone goes with its number */
      if (*at == '(' && memchr (at, ')', end - at) == NULL && *end == ')')
        end++;
      g_string_append_c (rest, ' ');
      at = end;
    }
  drop_words (rest);
  return trim (rest->str);
}

/** rapport_import_number_is_mobile: Returns: whether it is that of a Chinese mobile telephone */
gboolean
rapport_import_number_is_mobile (const char *number)
{
  const char *at = number;
  const guint n = count_digits (number, number + strlen (number));

  if (g_str_has_prefix (at, "+86"))
    at += strlen ("+86");
  while (*at != '\0' && !g_ascii_isdigit (*at))
    at++;
  return *at == '1' && n - count_digits (number, at) == MOBILE_DIGITS;
}

/* Returns: (nullable): the digits alone, without the prefix of the country before a Chinese mobile number; NULL where
 * more than one number, or anything else, stands there */
static char *
dup_digits (const char *text)
{
  g_autofree char *narrowed = narrow (text);
  g_autoptr(GString) digits = g_string_new (NULL);
  gsize prefix;

  for (const char *at = narrowed; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
    else if (!is_within_number (*at))
      return NULL;
  if (digits->len == 0)
    return NULL;
  prefix = g_str_has_prefix (digits->str, "0086") ? strlen ("0086") : g_str_has_prefix (digits->str, "86") ? strlen ("86") : 0;
  return g_strdup (digits->len == prefix + MOBILE_DIGITS && digits->str[prefix] == '1' ? digits->str + prefix : digits->str);
}

/**
 * rapport_import_number_is_same:
 * @a: (nullable): a telephone number
 * @b: (nullable): another
 *
 * Returns: whether they differ at most in how they are written
 */
gboolean
rapport_import_number_is_same (const char *a,
                               const char *b)
{
  g_autofree char *digits = NULL;
  g_autofree char *others = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  if (strcmp (a, b) == 0)
    return TRUE;
  digits = dup_digits (a);
  others = digits != NULL ? dup_digits (b) : NULL;
  return others != NULL && strcmp (digits, others) == 0;
}

/** rapport_import_names_with_number: Returns: whether @text has a telephone number, and a name beside it */
gboolean
rapport_import_names_with_number (const char *text)
{
  g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rest = rapport_import_numbers_take (text, numbers);

  return numbers->len > 0 && g_unichar_isalpha (g_utf8_get_char (rest));
}

/** rapport_import_number_is_rounded: Returns: whether a spreadsheet shortened a great number in @text: 1.2E+06 */
gboolean
rapport_import_number_is_rounded (const char *text)
{
  g_autofree char *narrowed = narrow (text);

  for (const char *at = strpbrk (narrowed, "eE"); at != NULL; at = strpbrk (at + 1, "eE"))
    if (at > narrowed && (g_ascii_isdigit (at[-1]) || at[-1] == '.') && g_ascii_isdigit (at[1 + (at[1] == '+')]))
      return TRUE;
  return FALSE;
}
