/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-vcard-text.h"

/* How vCards (RFC 2425, 2426, 6350) and the older ones of telephones are written. */

/* bytes of a line before it is folded */
#define LONGEST_LINE 75

void
rapport_vcard_line_clear (RapportVcardLine *line)
{
  g_clear_pointer (&line->name, g_free);
  g_clear_pointer (&line->parameters, g_free);
  g_clear_pointer (&line->value, g_free);
}

static const char *
skip_break (const char *at)
{
  if (*at == '\r')
    at++;
  return *at == '\n' ? at + 1 : at;
}

/* whether what stands before the value says that it is written so */
static gboolean
says_quoted (const char *line,
             const char *colon)
{
  g_autofree char *before = g_strndup (line, colon - line);

  return strcasestr (before, "QUOTED-PRINTABLE") != NULL;
}

/* a line with those that continue it; one that ends with "=" goes on where that is what is written so */
static char *
dup_unfolded (const char **at)
{
  GString *line = g_string_new (NULL);
  gboolean has_value = FALSE;
  gboolean quoted = FALSE;

  while (TRUE)
    {
      const gsize length = strcspn (*at, "\r\n");
      const char *end = *at + length;
      const char *next = skip_break (end);
      const char *colon = has_value ? NULL : memchr (*at, ':', length);
      const gsize begun = line->len;

      g_string_append_len (line, *at, length);
      if (colon != NULL)
        {
          has_value = TRUE;
          quoted = says_quoted (line->str, line->str + begun + (colon - *at));
        }
      *at = next;
      if (next == end)
        break;
      if (quoted && line->len > 0 && line->str[line->len - 1] == '=')
        {
          g_string_truncate (line, line->len - 1);
          continue;
        }
      if (*next != ' ' && *next != '\t')
        break;
      *at = next + 1;
    }
  return g_string_free (line, FALSE);
}

/* the colon before the value, not one within quotes */
static char *
find_value (char *line)
{
  gboolean in_quotes = FALSE;

  for (; *line != '\0'; line++)
    {
      if (*line == '"')
        in_quotes = !in_quotes;
      else if (*line == ':' && !in_quotes)
        return line;
    }
  return NULL;
}

static char *
dup_unquoted (const char *value)
{
  GString *text = g_string_new (NULL);

  for (; *value != '\0'; value++)
    {
      const int high = *value == '=' ? g_ascii_xdigit_value (value[1]) : -1;
      const int low = high >= 0 ? g_ascii_xdigit_value (value[2]) : -1;

      if (low < 0)
        g_string_append_c (text, *value);
      else
        {
          if (high * 16 + low != 0)
            g_string_append_c (text, (char) (high * 16 + low));
          value += 2;
        }
    }
  return g_string_free (text, FALSE);
}

static char *
dup_charset (const char *parameters)
{
  const char *said = strcasestr (parameters, "CHARSET=");

  if (said == NULL)
    return NULL;
  said += strlen ("CHARSET=");
  return g_strndup (said, strcspn (said, ";\""));
}

static void
decode_value (RapportVcardLine *line)
{
  g_autofree char *charset = dup_charset (line->parameters);
  g_autofree char *bytes = dup_unquoted (line->value);
  char *text = NULL;

  if (charset != NULL && g_ascii_strcasecmp (charset, "UTF-8") != 0)
    text = g_convert (bytes, -1, "UTF-8", charset, NULL, NULL, NULL);
  g_free (line->value);
  line->value = text != NULL ? text : g_utf8_make_valid (bytes, -1);
}

/**
 * rapport_vcard_read_line:
 * @at: (inout): where to read, UTF-8; moved behind what was read
 * @line: (out): what was read; cleared before
 *
 * Reads a property; lines that are none are left out.
 *
 * Returns: whether there was one
 */
gboolean
rapport_vcard_read_line (const char       **at,
                         RapportVcardLine  *line)
{
  g_return_val_if_fail (at != NULL && line != NULL, FALSE);

  rapport_vcard_line_clear (line);
  while (**at != '\0')
    {
      g_autofree char *text = dup_unfolded (at);
      char *value = find_value (text);
      char *parameters, *group;

      if (value == NULL)
        continue;
      *value++ = '\0';
      parameters = strchr (text, ';');
      if (parameters != NULL)
        *parameters++ = '\0';
      group = strrchr (text, '.');
      line->name = g_ascii_strup (group != NULL ? group + 1 : text, -1);
      g_strstrip (line->name);
      line->parameters = g_strdup (parameters != NULL ? parameters : "");
      line->value = g_strdup (value);
      if (strcasestr (line->parameters, "QUOTED-PRINTABLE") != NULL)
        decode_value (line);
      return TRUE;
    }
  return FALSE;
}

/** rapport_vcard_line_begins: Returns: whether a card begins here, or something in it */
gboolean
rapport_vcard_line_begins (const RapportVcardLine *line)
{
  static const char sign[] = "BEGIN:";

  return strlen (line->name) == strlen (sign) - 1 && g_str_has_prefix (sign, line->name);
}

/** rapport_vcard_line_is_type: Returns: whether @line is of a type such as "CELL", however that is written */
gboolean
rapport_vcard_line_is_type (const RapportVcardLine *line,
                            const char             *type)
{
  g_auto(GStrv) words = g_strsplit_set (line->parameters, ";,=\"", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], type) == 0)
      return TRUE;
  return FALSE;
}

/**
 * rapport_vcard_split:
 * @separator: ';' between the parts of a value, ',' between its values; NUL when it is one text
 *
 * Returns: (transfer full) (element-type utf8): the parts, what was escaped in them as it is meant
 */
GPtrArray *
rapport_vcard_split (const char *value,
                     char        separator)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  GString *part = g_string_new (NULL);

  g_return_val_if_fail (value != NULL, parts);

  for (; *value != '\0'; value++)
    {
      if (*value == '\\' && value[1] != '\0')
        {
          value++;
          g_string_append_c (part, *value == 'n' || *value == 'N' ? '\n' : *value);
        }
      else if (*value == separator)
        {
          g_ptr_array_add (parts, g_strstrip (g_string_free (part, FALSE)));
          part = g_string_new (NULL);
        }
      else
        g_string_append_c (part, *value);
    }
  g_ptr_array_add (parts, g_strstrip (g_string_free (part, FALSE)));
  return parts;
}

/** rapport_vcard_append_text: appends @text as a value or a part of one */
void
rapport_vcard_append_text (GString    *out,
                           const char *text)
{
  g_return_if_fail (out != NULL && text != NULL);

  for (; *text != '\0'; text++)
    {
      if (*text == '\\' || *text == ',' || *text == ';')
        g_string_append_c (out, '\\');
      if (*text == '\n')
        g_string_append (out, "\\n");
      else if ((guchar) *text >= ' ' || *text == '\t')
        g_string_append_c (out, *text);
    }
}

/** rapport_vcard_append_folded: appends a line, in pieces that are not too long and begin with a whole character */
void
rapport_vcard_append_folded (GString    *out,
                             const char *line)
{
  gsize room = LONGEST_LINE;

  g_return_if_fail (out != NULL && line != NULL);

  while (*line != '\0')
    {
      const gsize length = g_utf8_next_char (line) - line;

      if (length > room)
        {
          g_string_append (out, "\r\n ");
          room = LONGEST_LINE - 1;
        }
      g_string_append_len (out, line, length);
      room -= length;
      line += length;
    }
  g_string_append (out, "\r\n");
}

/** rapport_vcard_append_line: appends a line that says of @name what @text is; none for no text */
void
rapport_vcard_append_line (GString    *out,
                           const char *name,
                           const char *text)
{
  g_autoptr(GString) line = NULL;

  g_return_if_fail (out != NULL && name != NULL);

  if (text == NULL || *text == '\0')
    return;
  line = g_string_new (name);
  g_string_append_c (line, ':');
  rapport_vcard_append_text (line, text);
  rapport_vcard_append_folded (out, line->str);
}
