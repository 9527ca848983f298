/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-csv-encoding.h"
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

/* The euro sign stands alone in the Chinese of Windows: GB18030 has it in two bytes. */
static char *
dup_with_euros (const char *data,
                gsize       length,
                gsize      *new_length)
{
  static const char euro[] = "\xa2\xe3";
  GString *out = g_string_sized_new (length + 16);

  for (gsize i = 0; i < length; i++)
    {
      const guchar c = data[i];

      if (c == 0x80)
        {
          g_string_append (out, euro);
          continue;
        }
      g_string_append_c (out, c);
      if (c > 0x80 && i + 1 < length)
        g_string_append_c (out, data[++i]);
    }
  *new_length = out->len;
  return g_string_free (out, FALSE);
}

static char *
refuse_encoding (const char  *data,
                 gsize        place,
                 const char  *encoding,
                 GError     **error)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: the number of a line, and the name of an encoding such as GB18030 */
               _("Line %u is neither UTF-8 nor %s text. "
                 "Save the file as CSV in UTF-8, and import that."),
               count_lines (data, place), encoding);
  return NULL;
}

static char *
refuse_mixed (const char  *data,
              gsize        place,
              GError     **error)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %u is the number of a line */
               _("Line %u is written in another encoding than the lines around it. "
                 "Save the file as CSV in UTF-8, and import that."),
               count_lines (data, place));
  return NULL;
}

/* the name by which the system's converter knows most of it */
static const char *
get_converter (const char *encoding)
{
  static const char * const names[][2] = {
    { "Big5", "BIG5-HKSCS" }, { "Shift-JIS", "CP932" }, { "EUC-KR", "CP949" }, { "Windows-1252", "CP1252" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i][0], encoding) == 0)
      return names[i][1];
  return encoding;
}

static gsize
count_valid (const char *data,
             gsize       length)
{
  const char *broken;

  g_utf8_validate_len (data, length, &broken);
  return broken - data;
}

static char *
decode_narrow (const char  *data,
               gsize        length,
               const char  *encoding,
               gsize       *text_length,
               GError     **error)
{
  g_autofree char *text = NULL;
  g_autofree char *euros = NULL;
  gsize used = 0, place;

  if (rapport_csv_encoding_is_mixed (data, length, &place))
    return refuse_mixed (data, place, error);
  if (strcmp (encoding, "GB18030") == 0 && memchr (data, 0x80, length) != NULL)
    data = euros = dup_with_euros (data, length, &length);
  text = g_convert (data, length, "UTF-8", get_converter (encoding), &used, text_length, NULL);
  if (text == NULL || memchr (text, '\0', *text_length) != NULL)
    return refuse_encoding (data, used, encoding, error);
  if (is_unlikely (text))
    return refuse_encoding (data, count_valid (data, length), encoding, error);
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

static char *
decode_utf8 (const char  *data,
             gsize        length,
             gsize       *text_length,
             GError     **error)
{
  *text_length = length;
  if (g_utf8_validate_len (data, length, NULL))
    return g_strndup (data, length);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %u is the number of a line */
               _("Line %u is no UTF-8 text. Save the file as CSV in UTF-8, and import that."),
               count_lines (data, count_valid (data, length)));
  return NULL;
}

static const char *
find_encoding (const char *data,
               gsize       length)
{
  const char *wide = memchr (data, '\0', length) != NULL ? rapport_csv_encoding_guess_wide (data, length) : NULL;

  if (wide != NULL)
    return wide;
  return g_utf8_validate_len (data, length, NULL) ? "UTF-8" : rapport_csv_encoding_guess (data, length);
}

/**
 * rapport_csv_text_decode:
 * @data: the bytes of a file
 * @encoding: (inout): what they are, one of rapport_csv_encodings(); NULL to find out
 * @text_length: (out): bytes of the text
 * @error: a sentence that names the line where the bytes stop being text
 *
 * A byte order mark tells what the bytes are; else what is valid UTF-8 is that; what is not is guessed, so
 * whoever shows the text shows @encoding with it. Bytes that are no text as a whole are refused.
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

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (encoding != NULL && text_length != NULL, NULL);

  mark = find_signature (byte_order_marks, G_N_ELEMENTS (byte_order_marks), data, length);
  if (mark != NULL)
    {
      data += mark->length;
      length -= mark->length;
      *encoding = mark->encoding;
    }
  if (length == 0)
    {
      *encoding = *encoding != NULL ? *encoding : "UTF-8";
      *text_length = 0;
      return g_strdup ("");
    }
  if (*encoding == NULL)
    *encoding = find_encoding (data, length);
  if (g_str_has_prefix (*encoding, "UTF-16"))
    return decode_wide (data, length, *encoding, text_length, error);
  if (refuse_binary (data, length, error))
    return NULL;
  return strcmp (*encoding, "UTF-8") == 0 ? decode_utf8 (data, length, text_length, error)
                                          : decode_narrow (data, length, *encoding, text_length, error);
}
