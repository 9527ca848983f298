/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-redaction.h"

/* Shorter names are parts of other words, and shorter numbers are amounts and dates. */
#define LEAST_LETTERS 2
#define LEAST_LATIN_LETTERS 3
#define LEAST_DIGITS 7

/* what people write between the digits of a telephone number */
#define SEPARATORS " -./()\t"

/* @digits: whether it is a telephone number, and @text only its digits; @has_cases: whether Latin letters are in it */
typedef struct
{
  char    *text;
  gsize    length;
  gboolean digits;
  gboolean has_cases;
} Needle;

struct _RapportRedaction
{
  GArray *needles;
};

static void
clear_needle (gpointer data)
{
  g_free (((Needle *) data)->text);
}

/** rapport_redaction_new: Returns: (transfer full): one that finds nothing yet */
RapportRedaction *
rapport_redaction_new (void)
{
  RapportRedaction *self = g_new0 (RapportRedaction, 1);

  self->needles = g_array_new (FALSE, FALSE, sizeof (Needle));
  g_array_set_clear_func (self->needles, clear_needle);
  return self;
}

void
rapport_redaction_free (RapportRedaction *self)
{
  g_array_unref (self->needles);
  g_free (self);
}

/* Returns: how many digits a telephone number has, -1 when it is none */
static int
count_digits (const char *text)
{
  int n_digits = 0;

  for (const char *at = *text == '+' ? text + 1 : text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      n_digits++;
    else if (strchr (SEPARATORS, *at) == NULL)
      return -1;
  return n_digits;
}

static char *
dup_digits (const char *text)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (digits, *text);
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/* A number is found with and without the country, which is written in several ways. */
static const char *
skip_country (const char *text,
              const char *digits)
{
  if (g_str_has_prefix (digits, "0086"))
    return digits + 4;
  return *text == '+' && g_str_has_prefix (digits, "86") ? digits + 2 : digits;
}

static gboolean
is_long_enough (const char *text)
{
  const glong n_letters = g_utf8_strlen (text, -1);

  return n_letters >= (g_str_is_ascii (text) ? LEAST_LATIN_LETTERS : LEAST_LETTERS);
}

static int
compare_needles (gconstpointer a,
                 gconstpointer b)
{
  const Needle *first = a, *second = b;

  return first->length > second->length ? -1 : first->length < second->length;
}

/**
 * rapport_redaction_add:
 * @text: (nullable): a name, a telephone number or an address; too short a one, which other words hold too, is passed
 */
void
rapport_redaction_add (RapportRedaction *self,
                       const char       *text)
{
  g_autofree char *stripped = NULL;
  Needle needle = { 0 };
  int n_digits;

  g_return_if_fail (self != NULL);

  if (text == NULL)
    return;
  stripped = g_strstrip (g_strdup (text));
  n_digits = count_digits (stripped);
  if (n_digits >= LEAST_DIGITS)
    {
      g_autofree char *digits = dup_digits (stripped);

      needle.text = g_strdup (skip_country (stripped, digits));
      needle.digits = TRUE;
    }
  else if (n_digits < 0 && is_long_enough (stripped))
    needle.text = g_strdup (stripped);
  else
    return;
  needle.length = strlen (needle.text);
  for (const char *at = needle.text; *at != '\0'; at++)
    needle.has_cases |= g_ascii_isalpha (*at);
  for (guint i = 0; i < self->needles->len; i++)
    if (strcmp (g_array_index (self->needles, Needle, i).text, needle.text) == 0)
      {
        clear_needle (&needle);
        return;
      }
  g_array_append_val (self->needles, needle);
  /* what is part of another must not hide that */
  g_array_sort (self->needles, compare_needles);
}

/** rapport_redaction_is_empty: Returns: whether it finds nothing in any text */
gboolean
rapport_redaction_is_empty (const RapportRedaction *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->needles->len == 0;
}

/* Latin words are found whole only. */
static gboolean
is_whole (const char *text,
          const char *begin,
          const char *end)
{
  return (begin == text || !g_ascii_isalnum (begin[-1]) || !g_ascii_isalnum (*begin)) &&
         (!g_ascii_isalnum (*end) || !g_ascii_isalnum (end[-1]));
}

/* Returns: (nullable): behind the number that begins at @begin */
static const char *
match_digits (const Needle *needle,
              const char   *begin)
{
  const char *at = begin;

  for (gsize i = 0; i < needle->length; at++)
    {
      if (*at == needle->text[i])
        i++;
      else if (i == 0 || *at == '\0' || strchr (SEPARATORS, *at) == NULL)
        return NULL;
    }
  return g_ascii_isdigit (*at) ? NULL : at;
}

/* What stands before the number is its country, or no digit. */
static gboolean
find_begin (const char  *text,
            const char **begin)
{
  static const char * const countries[] = { "+86", "0086", "86" };
  const char *at = *begin;

  while (at > text && (at[-1] == ' ' || at[-1] == '-'))
    at--;
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      const gsize length = strlen (countries[i]);

      if ((gsize) (at - text) < length || strncmp (at - length, countries[i], length) != 0 ||
          ((gsize) (at - text) > length && g_ascii_isdigit (at[-(gssize) length - 1])))
        continue;
      *begin = at - length;
      return TRUE;
    }
  return *begin == text || !g_ascii_isdigit ((*begin)[-1]);
}

static gboolean
find_number (const Needle  *needle,
             const char    *text,
             const char   **begin,
             const char   **end)
{
  for (const char *at = text; (at = strchr (at, needle->text[0])) != NULL; at++)
    {
      *end = match_digits (needle, at);
      *begin = at;
      if (*end != NULL && find_begin (text, begin))
        return TRUE;
    }
  return FALSE;
}

/* Returns: (nullable): where the words stand next from @at on, in any case */
static const char *
find_next (const Needle *needle,
           const char   *at)
{
  const char first = g_ascii_tolower (*needle->text);

  if (!needle->has_cases)
    return strstr (at, needle->text);
  for (; *at != '\0'; at++)
    if (g_ascii_tolower (*at) == first && g_ascii_strncasecmp (at, needle->text, needle->length) == 0)
      return at;
  return NULL;
}

static gboolean
find_words (const Needle  *needle,
            const char    *text,
            const char   **begin,
            const char   **end)
{
  for (const char *at = text; (at = find_next (needle, at)) != NULL; at++)
    if (is_whole (text, at, at + needle->length))
      {
        *begin = at;
        *end = at + needle->length;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find (const Needle  *needle,
      const char    *text,
      const char   **begin,
      const char   **end)
{
  return needle->digits ? find_number (needle, text, begin, end) : find_words (needle, text, begin, end);
}

/**
 * rapport_redaction_finds:
 * @text: (nullable)
 *
 * Returns: whether somebody is named in it; Latin letters in any case, and digits with or without what separates them
 */
gboolean
rapport_redaction_finds (const RapportRedaction *self,
                         const char             *text)
{
  const char *begin, *end;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; text != NULL && i < self->needles->len; i++)
    if (find (&g_array_index (self->needles, Needle, i), text, &begin, &end))
      return TRUE;
  return FALSE;
}

/** rapport_redaction_apply: Returns: (transfer full) (nullable): @text without who was named; NULL when it names nobody */
char *
rapport_redaction_apply (const RapportRedaction *self,
                         const char             *text)
{
  g_autofree char *present = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!rapport_redaction_finds (self, text))
    return NULL;
  present = g_strdup (text);
  for (guint i = 0; i < self->needles->len; i++)
    {
      const Needle *needle = &g_array_index (self->needles, Needle, i);
      g_autoptr(GString) rest = g_string_new (NULL);
      const char *at = present, *begin, *end;

      while (find (needle, at, &begin, &end))
        {
          g_string_append_len (rest, at, begin - at);
          g_string_append (rest, RAPPORT_REDACTED);
          at = end;
        }
      g_string_append (rest, at);
      g_free (present);
      present = g_string_free (g_steal_pointer (&rest), FALSE);
    }
  return g_steal_pointer (&present);
}
