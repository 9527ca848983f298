/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-fold.h"

#define IDEOGRAPH_LENGTH 3
#define JAMO_VOWEL_FIRST 0x1161
#define JAMO_LAST 0x11ff

/* The longest compatibility form, of U+FDFA, has 18 code points. */
#define FORM_MAX 18

static gboolean
is_separator (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
  return c == 0x85 || g_unichar_isspace (c);
}

/* Pasted telephone numbers and names bring direction marks and zero-width spaces along: nobody
 * can see them, so nobody could type them. Joiners stay, for they make emoji what they are. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || c == 0x200b || c == 0x200e || c == 0x200f || c == 0xfeff ||
         (c >= 0x202a && c <= 0x202e) || c == 0x2060 || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

static void
append_separator (GString *out,
                  gsize    start)
{
  if (out->len > start && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static gboolean
append_onto_last (GString  *out,
                  gsize     start,
                  gunichar  mark)
{
  const char *last = g_utf8_find_prev_char (out->str + start, out->str + out->len);
  gunichar both;

  if (last == NULL || !g_unichar_compose (g_utf8_get_char (last), mark, &both))
    return FALSE;
  g_string_truncate (out, last - out->str);
  g_string_append_unichar (out, both);
  return TRUE;
}

/* Marks and letters that are typed as others: typographic ones, and letters with a stroke, which Unicode does
 * not take apart. */
static const char *
find_typed_form (gunichar c)
{
  static const struct
  {
    gunichar    c;
    const char *form;
  } forms[] = {
    { 0xdf, "ss" }, { 0xe6, "ae" }, { 0xf0, "d" }, { 0xf8, "o" }, { 0xfe, "th" },
    { 0x111, "d" }, { 0x127, "h" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" }, { 0x167, "t" },
    { 0x2bc, "'" }, { 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" },
    { 0x2015, "-" }, { 0x2018, "'" }, { 0x2019, "'" }, { 0x201a, "'" }, { 0x201b, "'" }, { 0x201c, "\"" },
    { 0x201d, "\"" }, { 0x201e, "\"" }, { 0x2032, "'" }, { 0x2033, "\"" }, { 0x2212, "-" },
  };

  for (guint i = 0; c >= 0x80 && i < G_N_ELEMENTS (forms); i++)
    if (forms[i].c == c)
      return forms[i].form;
  return NULL;
}

static void
append_piece (GString  *out,
              gsize     start,
              gunichar  c)
{
  const char *typed = find_typed_form (c);
  gboolean may_join = g_unichar_ismark (c) || (c >= JAMO_VOWEL_FIRST && c <= JAMO_LAST);

  if (is_separator (c))
    append_separator (out, start);
  else if (may_join && append_onto_last (out, start, c))
    return;
  else if (typed != NULL)
    g_string_append (out, typed);
  else if (c == 0x3c2)
    g_string_append_unichar (out, 0x3c3);
  else
    g_string_append_unichar (out, c);
}

static void
append_code_point (GString  *out,
                   gsize     start,
                   gunichar  c)
{
  gunichar form[FORM_MAX];
  gsize n;

  if (is_invisible (c))
    return;
  n = g_unichar_fully_decompose (g_unichar_tolower (c), TRUE, form, FORM_MAX);
  for (gsize i = 0; i < MIN (n, FORM_MAX); i++)
    append_piece (out, start, g_unichar_tolower (form[i]));
}

/* U+4000 to U+9FFF: ideographs, which have no case and no other form. */
static gboolean
starts_with_ideograph (const guchar *text,
                       const guchar *end)
{
  return *text >= 0xe4 && *text <= 0xe9 && end - text >= IDEOGRAPH_LENGTH &&
         (text[1] & 0xc0) == 0x80 && (text[2] & 0xc0) == 0x80;
}

static gsize
count_plain (const guchar *text,
             const guchar *end)
{
  const guchar *p = text;

  while (p < end)
    {
      if (*p > ' ' && *p < 0x80 && !(*p >= 'A' && *p <= 'Z'))
        p++;
      else if (starts_with_ideograph (p, end))
        p += IDEOGRAPH_LENGTH;
      else
        break;
    }
  return p - text;
}

static gsize
append_other (GString      *out,
              gsize         start,
              const guchar *text,
              const guchar *end)
{
  gunichar c;

  if (*text < 0x80)
    {
      if (is_separator (*text))
        append_separator (out, start);
      else
        g_string_append_c (out, g_ascii_tolower (*text));
      return 1;
    }
  c = g_utf8_get_char_validated ((const char *) text, end - text);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      g_string_append_unichar (out, 0xfffd);
      return 1;
    }
  append_code_point (out, start, c);
  return g_utf8_skip[*text];
}

/**
 * rapport_fold_append:
 * @out: where the folded text is appended
 * @text: any bytes that should be UTF-8
 * @length: length of @text in bytes, or -1 when it ends in a NUL
 *
 * Appends @text as rapport_fold() folds it. What stands in @out already stays as it is.
 */
void
rapport_fold_append (GString    *out,
                     const char *text,
                     gssize      length)
{
  const guchar *p = (const guchar *) text;
  const guchar *end;
  gsize start;

  g_return_if_fail (out != NULL);
  g_return_if_fail (text != NULL || length <= 0);

  if (text == NULL)
    return;
  end = p + (length >= 0 ? (gsize) length : strlen (text));
  start = out->len;
  while (p < end)
    {
      gsize plain = count_plain (p, end);

      if (plain > 0)
        g_string_append_len (out, (const char *) p, plain);
      p += plain;
      if (p < end)
        p += append_other (out, start, p, end);
    }
  if (out->len > start && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
}

/**
 * rapport_fold:
 * @text: (nullable): any bytes that should be UTF-8
 * @length: length of @text in bytes, or -1 when it ends in a NUL
 *
 * Brings @text into the form in which texts are searched and compared: full-width and other
 * compatibility forms become plain ones, letters lower case, every run of white space one space,
 * with none at the ends; typographic quotes, apostrophes and dashes are those of a keyboard, and letters with a
 * stroke the plain ones; what cannot be seen (direction marks, zero-width spaces, variation
 * selectors) goes, and bytes that are not UTF-8 become U+FFFD. Everything else stays, emoji and
 * punctuation too. The outcome does not depend on the locale, and folding it again changes nothing.
 *
 * Returns: (transfer full): the folded text, valid UTF-8
 */
char *
rapport_fold (const char *text,
              gssize      length)
{
  GString *out;

  g_return_val_if_fail (text != NULL || length <= 0, NULL);

  if (text != NULL && length < 0)
    length = strlen (text);
  out = g_string_sized_new (MAX (length, 0) + 1);
  rapport_fold_append (out, text, length);
  return g_string_free (out, FALSE);
}

/**
 * rapport_fold_is_folded:
 * @text: any bytes
 * @length: length of @text in bytes, or -1 when it ends in a NUL
 *
 * A quick look, several times faster than folding.
 *
 * Returns: %TRUE only if rapport_fold() would give @text back; %FALSE may be said of folded texts
 */
gboolean
rapport_fold_is_folded (const char *text,
                        gssize      length)
{
  const guchar *p = (const guchar *) text;
  const guchar *end;

  g_return_val_if_fail (text != NULL, FALSE);

  end = p + (length >= 0 ? (gsize) length : strlen (text));
  if (p < end && (*p == ' ' || end[-1] == ' '))
    return FALSE;
  while (p < end)
    {
      p += count_plain (p, end);
      if (p == end)
        break;
      if (*p != ' ' || p[1] == ' ')
        return FALSE;
      p++;
    }
  return TRUE;
}
