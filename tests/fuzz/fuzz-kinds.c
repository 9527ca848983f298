/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"

static const FuzzKind kinds[] = {
  { "archive", fuzz_archive },
  { "books", fuzz_books },
  { "cadence", fuzz_cadence },
  { "calendars", fuzz_calendars },
  { "cards", fuzz_cards },
  { "conditions", fuzz_conditions },
  { "dates", fuzz_dates },
  { "ods", fuzz_ods },
  { "sla", fuzz_sla },
  { "text", fuzz_text_table },
  { "xlsx", fuzz_xlsx },
};

/* Returns: (nullable): the kind called @name */
const FuzzKind *
fuzz_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

/**
 * fuzz_is_chosen:
 * @one_in: how many inputs there are for one that is chosen
 *
 * Returns: whether with these bytes is done what takes too long to be done with all; the same bytes always are
 */
gboolean
fuzz_is_chosen (const guint8 *data,
                gsize         size,
                guint         one_in)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ data[i]) * 16777619u;
  return (hash >> 8) % one_in == 0;
}

/**
 * fuzz_split:
 * @n: of parts
 *
 * Returns: (transfer full) (element-type GBytes): what stands between the first of those that are a @separator; what is
 *   not there is empty
 */
GPtrArray *
fuzz_split (const guint8 *data,
            gsize         size,
            char          separator,
            guint         n)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const guint8 *at = data, *end = data + size;

  for (guint i = 0; i < n; i++)
    {
      const guint8 *next = i + 1 < n && at < end ? memchr (at, separator, end - at) : NULL;

      g_ptr_array_add (parts, g_bytes_new_static (at, (next != NULL ? next : end) - at));
      at = next != NULL ? next + 1 : end;
    }
  return parts;
}
