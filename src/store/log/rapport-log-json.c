/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-log-json.h"

static gboolean
is_plain (guchar c)
{
  return c >= 0x20 && c != '"' && c != '\\';
}

/** rapport_log_append_json_text: appends @text as JSON has it, in quotes */
void
rapport_log_append_json_text (GString    *json,
                              const char *text)
{
  const char *plain = text;
  const char *c;

  g_string_append_c (json, '"');
  for (c = text; TRUE; c++)
    {
      while (is_plain (*c))
        c++;
      if (*c == '\0')
        break;
      g_string_append_len (json, plain, c - plain);
      plain = c + 1;
      if ((guchar) *c < 0x20)
        g_string_append_printf (json, "\\u%04x", *c);
      else
        g_string_append_printf (json, "\\%c", *c);
    }
  g_string_append_len (json, plain, c - plain);
  g_string_append_c (json, '"');
}
