/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-csv-encoding.h"

/* enough of a text to tell by */
#define SAMPLE_BYTES (256 * 1024)

/* less is no evidence against Chinese */
#define LEAST_PAIRS 6

/* one in so many bytes of a table of two-byte characters is the zero of a comma or a line end, at least */
#define WIDE_SHARE 60

/* characters of two bytes, by what tells the encodings apart that share these bytes */
typedef struct
{
  guint pairs;
  /* behind a byte that is no part of plain text */
  guint with_letter;
  guint with_low_trail;
  /* where Japanese has its kana */
  guint kana;
  /* where Big5 has its frequent characters, and Korean its syllables: Chinese in GB18030 goes beyond */
  guint big5_frequent;
  guint hangul;
} Census;

static const char * const encodings[] = {
  "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "Shift-JIS", "EUC-KR", "Windows-1252", NULL
};

/** rapport_csv_encodings: Returns: (transfer none): the encodings that tables are read in */
const char * const *
rapport_csv_encodings (void)
{
  return encodings;
}

/** rapport_csv_encoding_find: Returns: (transfer none) (nullable): the one a person calls @name, in whatever case */
const char *
rapport_csv_encoding_find (const char *name)
{
  static const char * const others[][2] = {
    { "GBK", "GB18030" }, { "GB2312", "GB18030" }, { "CP936", "GB18030" }, { "UTF8", "UTF-8" },
    { "UTF-16", "UTF-16LE" }, { "CP950", "Big5" }, { "SJIS", "Shift-JIS" }, { "Shift_JIS", "Shift-JIS" },
    { "CP932", "Shift-JIS" }, { "CP949", "EUC-KR" }, { "Latin-1", "Windows-1252" },
    { "ISO-8859-1", "Windows-1252" }, { "CP1252", "Windows-1252" },
  };

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; encodings[i] != NULL; i++)
    if (g_ascii_strcasecmp (encodings[i], name) == 0)
      return encodings[i];
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_ascii_strcasecmp (others[i][0], name) == 0)
      return rapport_csv_encoding_find (others[i][1]);
  return NULL;
}

/**
 * rapport_csv_encoding_guess_wide:
 *
 * Returns: (nullable): "UTF-16LE" or "UTF-16BE" for text of two-byte characters without a byte order mark:
 *   the plain letters, commas and line ends of a table then have their zero on one side
 */
const char *
rapport_csv_encoding_guess_wide (const char *data,
                                 gsize       length)
{
  guint zeros[2] = { 0, 0 };

  if (length < 2 || length % 2 != 0)
    return NULL;
  for (gsize i = 0; i < MIN (length, SAMPLE_BYTES); i++)
    if (data[i] == '\0')
      zeros[i % 2]++;
  if (MAX (zeros[0], zeros[1]) * WIDE_SHARE < MIN (length, SAMPLE_BYTES))
    return NULL;
  if (zeros[0] == 0)
    return "UTF-16LE";
  return zeros[1] == 0 ? "UTF-16BE" : NULL;
}

static void
count_pair (Census *census,
            guchar  lead,
            guchar  trail)
{
  census->pairs++;
  census->with_letter += g_ascii_isalpha (trail) || (trail < 0x40 && !g_ascii_isdigit (trail));
  census->with_low_trail += trail >= 0x40 && trail < 0x7f;
  census->kana += (lead == 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead == 0x83 && trail >= 0x40 && trail <= 0x96);
  census->big5_frequent += lead >= 0xa1 && lead <= 0xc6;
  census->hangul += lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1;
}

static Census
take_census (const char *data,
             gsize       length)
{
  Census census = { 0 };

  for (gsize i = 0; i + 1 < MIN (length, SAMPLE_BYTES); i++)
    if ((guchar) data[i] >= 0x81)
      {
        count_pair (&census, data[i], data[i + 1]);
        i++;
      }
  return census;
}

static gboolean
is_in (const char *encoding,
       const char *data,
       gsize       length)
{
  g_autofree char *text = g_convert (data, length, "UTF-8", encoding, NULL, NULL, NULL);

  return text != NULL;
}

static gboolean
has_only_western (const char *data,
                  gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      const guchar c = data[i];

      if (c == 0xff || (c > 0x80 && c < 0x91) || (c > 0x97 && c < 0xa0))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_csv_encoding_guess:
 * @data: text that is neither UTF-8 nor UTF-16
 *
 * Tells by how often bytes stand together: Western letters stand among plain ones, Japanese has its kana,
 * Traditional Chinese plain bytes behind frequent leading ones, Korean only bytes of syllables. What is not
 * clearly one of these is taken for Chinese.
 *
 * Returns: "GB18030", "Big5", "Shift-JIS", "EUC-KR" or "Windows-1252"
 */
const char *
rapport_csv_encoding_guess (const char *data,
                            gsize       length)
{
  const Census census = take_census (data, length);

  if (census.with_letter * 5 > census.pairs * 3 && has_only_western (data, length))
    return "Windows-1252";
  if (census.kana * 4 > census.pairs && is_in ("CP932", data, length))
    return "Shift-JIS";
  if (census.pairs < LEAST_PAIRS)
    return "GB18030";
  if (census.with_low_trail * 7 > census.pairs && census.big5_frequent * 10 > census.pairs * 8 &&
      is_in ("BIG5-HKSCS", data, length))
    return "Big5";
  if (census.hangul * 20 > census.pairs * 19 && is_in ("CP949", data, length))
    return "EUC-KR";
  return "GB18030";
}

/* Whether a line is surely UTF-8: two characters of three bytes, and none that is not */
static gboolean
is_utf8 (const char *line,
         gsize       length)
{
  guint n = 0;

  if (!g_utf8_validate_len (line, length, NULL))
    return FALSE;
  for (const char *at = line; at < line + length; at = g_utf8_next_char (at))
    {
      if ((guchar) *at >= 0xc0 && (guchar) *at < 0xe0)
        return FALSE;
      n += (guchar) *at >= 0xe0;
    }
  return n >= 2;
}

static gboolean
is_plain (const char *line,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) line[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/**
 * rapport_csv_encoding_is_mixed:
 * @data: text that is not UTF-8 as a whole
 * @place: (out): where the first of the fewer lines begins
 *
 * Returns: whether some lines are UTF-8 while others are not, as when tables were put together
 */
gboolean
rapport_csv_encoding_is_mixed (const char *data,
                               gsize       length,
                               gsize      *place)
{
  gsize first[2] = { 0, 0 };
  guint n[2] = { 0, 0 };

  g_return_val_if_fail (place != NULL, FALSE);

  for (gsize start = 0, end; start < length; start = end + 1)
    {
      const char *stop = memchr (data + start, '\n', length - start);
      guint kind;

      end = stop != NULL ? (gsize) (stop - data) : length;
      if (is_plain (data + start, end - start))
        continue;
      kind = is_utf8 (data + start, end - start);
      if (n[kind]++ == 0)
        first[kind] = start;
    }
  *place = first[n[1] <= n[0]];
  return n[0] > 0 && n[1] > 0;
}
