/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-csv-text.h"
#include "rapport-problem.h"

typedef struct
{
  const char *mark;
  gsize       length;
  const char *encoding;
} Signature;

static const Signature byte_order_marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* the container of new spreadsheets and documents, of old ones, of PDF */
static const Signature other_files[] = {
  { "PK\x03\x04", 4, NULL },
  { "\xd0\xcf\x11\xe0", 4, NULL },
  { "%PDF-", 5, NULL },
};

static const Signature *
find_signature (const Signature *signatures,
                guint            n_signatures,
                const char      *data,
                gsize            length)
{
  for (guint i = 0; i < n_signatures; i++)
    if (length >= signatures[i].length &&
        memcmp (data, signatures[i].mark, signatures[i].length) == 0)
      return &signatures[i];
  return NULL;
}

static guint
count_lines (const char *data,
             gsize       length)
{
  guint lines = 1;

  for (gsize i = 0; i < length; i++)
    lines += data[i] == '\n' || (data[i] == '\r' && (i + 1 == length || data[i + 1] != '\n'));
  return lines;
}

static gboolean
refuse_binary (const char  *data,
               gsize        length,
               GError     **error)
{
  const char *nul;

  if (find_signature (other_files, G_N_ELEMENTS (other_files), data, length) != NULL)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("This is a spreadsheet or document, not a text table. "
                             "Save it as CSV first, and import that."));
      return TRUE;
    }
  nul = memchr (data, '\0', length);
  if (nul == NULL)
    return FALSE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %u is the number of a line */
               _("The file is not text: line %u holds bytes that no text has."),
               count_lines (data, nul - data));
  return TRUE;
}

/* Western letters read as GB18030 swallow the plain letter behind them; Chinese hardly ever pairs
 * a high byte with a plain letter. */
static gboolean
looks_western (const char *data,
               gsize       length)
{
  guint pairs = 0, with_letter = 0;

  for (gsize i = 0; i + 1 < length; i++)
    if ((guchar) data[i] >= 0x81)
      {
        i++;
        pairs++;
        with_letter += g_ascii_isalpha (data[i]);
      }
  return with_letter * 5 > pairs * 3;
}

static gboolean
is_unlikely (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c;

      if ((guchar) *at < 0xe0)
        continue;
      c = g_utf8_get_char (at);
      if (c == 0xfffd || !g_unichar_isdefined (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
        return TRUE;
    }
  return FALSE;
}

static char *
refuse_encoding (const char  *data,
                 const char  *place,
                 GError     **error)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %u is the number of a line */
               _("Line %u is neither UTF-8 nor GB18030 text. "
                 "Save the file as CSV in UTF-8, and import that."),
               count_lines (data, place - data));
  return NULL;
}

static char *
decode_chinese (const char  *data,
                gsize        length,
                const char  *broken,
                gsize       *text_length,
                GError     **error)
{
  g_autofree char *text = NULL;
  gsize used = 0;

  text = g_convert (data, length, "UTF-8", "GB18030", &used, text_length, NULL);
  if (text == NULL || memchr (text, '\0', *text_length) != NULL)
    return refuse_encoding (data, MAX (data + used, broken), error);
  if (looks_western (data, length) || is_unlikely (text))
    return refuse_encoding (data, broken, error);
  return g_steal_pointer (&text);
}

static char *
decode_wide (const char  *data,
             gsize        length,
             const char  *encoding,
             gsize       *text_length,
             GError     **error)
{
  g_autofree char *text = g_convert (data, length, "UTF-8", encoding, NULL, text_length, NULL);

  if (text != NULL && memchr (text, '\0', *text_length) == NULL)
    return g_steal_pointer (&text);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %s is the name of an encoding such as UTF-16LE */
               _("The file says that it is %s text, but it is not."), encoding);
  return NULL;
}

/**
 * rapport_csv_text_decode:
 * @data: the bytes of a file
 * @encoding: (out): what they were: UTF-8, UTF-16LE, UTF-16BE or GB18030
 * @text_length: (out): bytes of the text
 * @error: a sentence that names the line where the bytes stop being text
 *
 * Reads UTF-8 with or without a byte order mark, UTF-16 with one, and GB18030. Bytes that are none
 * of these as a whole are refused, never guessed at.
 *
 * Returns: (transfer full) (nullable): UTF-8 without a byte order mark or NUL
 */
char *
rapport_csv_text_decode (const char  *data,
                         gsize        length,
                         const char **encoding,
                         gsize       *text_length,
                         GError     **error)
{
  const Signature *mark;
  const char *broken;

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (encoding != NULL && text_length != NULL, NULL);

  mark = find_signature (byte_order_marks, G_N_ELEMENTS (byte_order_marks), data, length);
  if (mark != NULL)
    {
      data += mark->length;
      length -= mark->length;
    }
  *encoding = mark != NULL ? mark->encoding : "UTF-8";
  if (length == 0)
    {
      *text_length = 0;
      return g_strdup ("");
    }
  if (mark != NULL && mark->length == 2)
    return decode_wide (data, length, mark->encoding, text_length, error);
  if (refuse_binary (data, length, error))
    return NULL;
  if (g_utf8_validate_len (data, length, &broken))
    {
      *text_length = length;
      return g_strndup (data, length);
    }
  if (mark != NULL)
    return refuse_encoding (data, broken, error);
  *encoding = "GB18030";
  return decode_chinese (data, length, broken, text_length, error);
}
