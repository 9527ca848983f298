/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-fill-text.h"

static const RapportFill *
find (const RapportFill *fills,
      guint              n_fills,
      const char        *name,
      gsize              length)
{
  for (guint i = 0; i < n_fills; i++)
    if (strlen (fills[i].name) == length && strncmp (fills[i].name, name, length) == 0)
      return &fills[i];
  return NULL;
}

/**
 * rapport_text_fill:
 * @text: with fields such as {name}
 * @fills: (array length=n_fills): what is known
 *
 * Returns: (transfer full): @text with its fields filled; braces that hold no known name stay as they are
 */
char *
rapport_text_fill (const char        *text,
                   const RapportFill *fills,
                   guint              n_fills)
{
  GString *filled = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free (filled, FALSE));

  for (const char *at = text; *at != '\0';)
    {
      const char *end = *at == '{' ? strchr (at, '}') : NULL;
      const RapportFill *fill = end != NULL ? find (fills, n_fills, at + 1, end - at - 1) : NULL;

      if (fill == NULL)
        {
          g_string_append_c (filled, *at++);
          continue;
        }
      g_string_append (filled, fill->value != NULL ? fill->value : "");
      at = end + 1;
    }
  return g_string_free (filled, FALSE);
}
