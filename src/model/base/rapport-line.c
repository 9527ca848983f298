/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-line.h"

#define FIRST_STRONG_ISOLATE "\xe2\x81\xa8"
#define POP_DIRECTIONAL_ISOLATE "\xe2\x81\xa9"

/* What turns the direction of what stands around it; marks and joiners, which words and emoji need, are none. */
static gboolean
turns (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* A cell of a spreadsheet may have several lines, which people see. */
static gboolean
breaks (gunichar c)
{
  return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

/* letters that are written from the right, of the scripts that have them */
static gboolean
is_from_right (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe) ||
         (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

/* most of what people write; U+3000 to U+9FFF are kana and ideographs */
static const char *
skip_plain (const char *text)
{
  while ((*text >= ' ' && *text < 0x7f) || ((guchar) *text >= 0xe3 && (guchar) *text <= 0xe9))
    text = g_utf8_next_char (text);
  return text;
}

/** rapport_line_is_clean: Returns: whether @text, valid UTF-8, has no signs that nobody sees */
gboolean
rapport_line_is_clean (const char *text)
{
  g_return_val_if_fail (text != NULL, TRUE);

  for (text = skip_plain (text); *text != '\0'; text = skip_plain (g_utf8_next_char (text)))
    if (turns (g_utf8_get_char (text)) || breaks (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/**
 * rapport_line_clean:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): it as a name may stand in any sentence: without control characters, and what turns the
 *   direction of the words around it
 */
char *
rapport_line_clean (const char *text)
{
  g_autoptr(GString) line = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if (breaks (c))
        g_string_append_c (line, ' ');
      else if (!turns (c))
        g_string_append_unichar (line, c);
    }
  g_strstrip (line->str);
  return g_strdup (line->str);
}

/**
 * rapport_line_isolate:
 * @text: a name, valid UTF-8
 *
 * Returns: (transfer full): it to be put into a sentence, which keeps its direction whatever the name holds
 */
char *
rapport_line_isolate (const char *text)
{
  gboolean turns_round = FALSE;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  clean = rapport_line_is_clean (text) ? g_strdup (text) : rapport_line_clean (text);
  for (const char *at = clean; *at != '\0'; at = g_utf8_next_char (at))
    turns_round = turns_round || is_from_right (g_utf8_get_char (at));
  return turns_round ? g_strconcat (FIRST_STRONG_ISOLATE, clean, POP_DIRECTIONAL_ISOLATE, NULL)
                     : g_steal_pointer (&clean);
}
