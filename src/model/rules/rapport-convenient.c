/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence.h"

#define DAY_MINUTES (24 * 60)

static void
skip_spaces (const char **text)
{
  while (**text == ' ')
    (*text)++;
}

static gboolean
read_clock (const char **text,
            int         *minute)
{
  int hours = 0;
  guint digits = 0;

  skip_spaces (text);
  for (; digits < 2 && g_ascii_isdigit (**text); digits++, (*text)++)
    hours = hours * 10 + (**text - '0');
  if (digits == 0 || (*text)[0] != ':' || !g_ascii_isdigit ((*text)[1]) || !g_ascii_isdigit ((*text)[2]))
    return FALSE;
  *minute = ((*text)[1] - '0') * 10 + (*text)[2] - '0';
  if (*minute > 59)
    return FALSE;
  *minute += hours * 60;
  *text += 3;
  skip_spaces (text);
  return *minute <= DAY_MINUTES;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const RapportSpan *left = a;
  const RapportSpan *right = b;

  return left->start != right->start ? left->start - right->start : left->end - right->end;
}

/**
 * rapport_convenient_parse:
 * @text: a customer's convenient times, such as `9:00-11:00, 14:00-16:00`
 *
 * Returns: (transfer full) (element-type RapportSpan) (nullable): them in order of time; NULL for what
 *   can't be read as a whole (cadence.md 6)
 */
GArray *
rapport_convenient_parse (const char *text)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (RapportSpan));
  RapportSpan span;

  g_return_val_if_fail (text != NULL, NULL);

  do
    {
      if (!read_clock (&text, &span.start) || *text++ != '-' || !read_clock (&text, &span.end)
          || span.start >= span.end)
        return NULL;
      g_array_append_val (spans, span);
    }
  while (*text++ == ',');
  if (text[-1] != '\0')
    return NULL;
  g_array_sort (spans, compare_spans);
  return g_steal_pointer (&spans);
}
