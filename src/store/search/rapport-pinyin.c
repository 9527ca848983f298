/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "rapport-fold.h"
#include "rapport-pinyin.h"

#define PHRASE_MAX 4
#define PERSON_MIN 2
#define PERSON_MAX 4

/* more is no name that anybody types; and so many ways to divide it are enough */
#define TYPED_MAX 32
#define DIVISIONS_MAX 16

/* A rank that says with this bit that the character begins a phrase or is a surname. */
#define HAS_EXCEPTION 0x8000

/* First bytes of the pieces of a sort key, in the order of what they stand for. A byte alone is
 * itself a piece; END divides the key from what tells names of the same key apart. */
#define KEY_END 0x00
#define KEY_SPACE 0x02
#define KEY_PUNCTUATION 0x03
#define KEY_NUMBER 0x30
#define KEY_LETTER 0x40
#define KEY_OTHER 0x60
#define KEY_HAN 0x80
#define KEY_OTHER_HAN 0xfe

typedef struct
{
  gunichar character;
  guint16  rank;
} SurnameReading;

typedef struct
{
  gunichar characters[PHRASE_MAX];
  guint16  ranks[PHRASE_MAX];
} PhraseReading;

typedef struct
{
  guint16 rank;
  char    name[7];
} SyllableStart;

#include "rapport-pinyin-table.inc"

/* While a run is read, @covered is how much of the run from here on can stand in phrases, and
 * @phrase_length how long the one is that begins here, 0 for none. */
typedef struct
{
  gunichar character;
  guint16  rank;
  guint16  phrase_length;
  guint    covered;
} Piece;

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  const gunichar *one = a;
  const gunichar *other = b;

  return (*one > *other) - (*one < *other);
}

static guint16
find_table_rank (gunichar c)
{
  const guint32 *found;

  if (c >= 0x4e00 && c <= 0x9fff)
    return main_ranks[c - 0x4e00];
  if (c >= 0x3400 && c <= 0x4dbf)
    return extension_a_ranks[c - 0x3400];
  if (c < 0x3007)
    return 0;
  found = bsearch (&c, other_characters, G_N_ELEMENTS (other_characters), sizeof (guint32),
                   compare_characters);
  return found != NULL ? other_ranks[found - other_characters] : 0;
}

static guint
count_matching (const PhraseReading *phrase,
                const Piece         *pieces,
                guint                n)
{
  guint i;

  for (i = 0; i < PHRASE_MAX && phrase->characters[i] != 0; i++)
    if (i == n || phrase->characters[i] != pieces[i].character)
      return 0;
  return i;
}

/* Of the phrases with the same first character the longest come first. */
static const PhraseReading *
find_phrase (const Piece *pieces,
             guint        n,
             guint       *length)
{
  const PhraseReading *found = NULL;
  const PhraseReading *end = phrase_readings + G_N_ELEMENTS (phrase_readings);

  *length = 0;
  if (n < 2 || !(pieces->rank & HAS_EXCEPTION))
    return NULL;
  found = bsearch (&pieces->character, phrase_readings, G_N_ELEMENTS (phrase_readings),
                   sizeof (PhraseReading), compare_characters);
  if (found == NULL)
    return NULL;
  while (found > phrase_readings && found[-1].characters[0] == pieces->character)
    found--;
  for (; found < end && found->characters[0] == pieces->character; found++)
    {
      *length = count_matching (found, pieces, n);
      if (*length > 0)
        return found;
    }
  return NULL;
}

static void
read_surname (Piece *piece)
{
  const SurnameReading *found;

  found = bsearch (&piece->character, surname_readings, G_N_ELEMENTS (surname_readings),
                   sizeof (SurnameReading), compare_characters);
  if (found != NULL)
    piece->rank = found->rank;
}

/* Phrases that overlap exclude each other: those are taken that cover most of the run, and rather
 * the later ones, as in 深圳市|长江. */
static void
choose_phrases (Piece *pieces,
                guint  n)
{
  for (guint i = n; i-- > 0;)
    {
      guint length;
      guint without = i + 1 < n ? pieces[i + 1].covered : 0;
      guint with;

      find_phrase (pieces + i, n - i, &length);
      with = length + (i + length < n ? pieces[i + length].covered : 0);
      if (length == 0 || with <= without)
        length = 0;
      pieces[i].phrase_length = length;
      pieces[i].covered = length > 0 ? with : without;
    }
}

/* Sets the ranks of a run of Han characters to those of the readings that they have there. */
static void
read_run (Piece    *pieces,
          guint     n,
          gboolean  is_start)
{
  choose_phrases (pieces, n);
  if (is_start && n >= PERSON_MIN && n <= PERSON_MAX && pieces->phrase_length == 0)
    read_surname (pieces);
  for (guint i = 0; i < n;)
    {
      guint length;
      const PhraseReading *phrase;

      if (pieces[i].phrase_length > 0)
        {
          phrase = find_phrase (pieces + i, n - i, &length);
          for (guint j = 0; j < length; j++)
            pieces[i + j].rank = phrase->ranks[j];
        }
      i += MAX (pieces[i].phrase_length, 1);
    }
  for (guint i = 0; i < n; i++)
    pieces[i].rank &= ~HAS_EXCEPTION;
}

static gboolean
is_digit (const Piece *piece)
{
  return piece->character < 0x80 && g_ascii_isdigit (piece->character);
}

static GArray *
read_pieces (const char *folded)
{
  const gsize most = strlen (folded);
  GArray *pieces = g_array_sized_new (FALSE, FALSE, sizeof (Piece), most);
  Piece *all = (Piece *) (gpointer) pieces->data;
  guint run = 0, n = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      all[n++] = (Piece) { c, find_table_rank (c), 0, 0 };
    }
  g_array_set_size (pieces, n);
  for (guint i = 0; i < pieces->len; i = run)
    {
      for (run = i; run < pieces->len && all[run].rank != 0; run++)
        ;
      if (run > i)
        read_run (all + i, run - i, i == 0 || !g_unichar_isalnum (all[i - 1].character));
      else
        run++;
    }
  return pieces;
}

static char
find_initial (guint16 rank)
{
  guint letter = G_N_ELEMENTS (letter_starts);

  while (letter > 1 && letter_starts[letter - 1] > rank)
    letter--;
  return 'a' + letter - 1;
}

/* The Latin letter under the accents, or @c itself. From CJK on there are none. */
static gunichar
strip_accents (gunichar c)
{
  gunichar parts[4];

  if (c < 0xc0 || c >= 0x3000 || g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts)) == 0)
    return c;
  return parts[0] < 0x80 ? parts[0] : c;
}

/**
 * rapport_pinyin_initials:
 * @text: (nullable): a name, not folded
 *
 * Returns: (transfer full): the first letters of the pinyin of @text, "zz" for 张总: Latin letters
 *   and digits stand for themselves, folded, and everything else is left out
 */
char *
rapport_pinyin_initials (const char *text)
{
  g_autofree char *folded = rapport_fold (text, -1);
  g_autoptr(GArray) pieces = read_pieces (folded);
  GString *initials = g_string_sized_new (pieces->len + 1);

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      gunichar plain = strip_accents (piece->character);

      if (piece->rank != 0)
        g_string_append_c (initials, find_initial (piece->rank));
      else if (plain < 0x80 && g_ascii_isalnum (plain))
        g_string_append_c (initials, plain);
    }
  return g_string_free (initials, FALSE);
}

static const char *
find_syllable (guint16 rank)
{
  guint first = 0, behind = G_N_ELEMENTS (syllable_starts);

  while (behind - first > 1)
    {
      const guint middle = (first + behind) / 2;

      if (syllable_starts[middle].rank <= rank)
        first = middle;
      else
        behind = middle;
    }
  return syllable_starts[first].name;
}

/* Returns: how many bytes of @typed are @letter, 0 for another; ü is typed so, as v, as yu on passports, or as u where it
 * is not known better */
static guint
count_letter (char        letter,
              const char *typed)
{
  static const char * const forms[] = { "ü", "yu", "v", "u" };

  for (guint i = 0; letter == 'v' && i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_prefix (typed, forms[i]))
      return (guint) strlen (forms[i]);
  return letter == *typed ? 1 : 0;
}

/* Returns: (nullable): what of @typed is left behind @name, or behind as much of it as was typed; NULL for another.
 * @is_whole: (out): whether all of @name was */
static const char *
skip_syllable (const char *typed,
               const char *name,
               gboolean   *is_whole)
{
  for (; *name != '\0' && *typed != '\0'; name++)
    {
      const guint n = count_letter (*name, typed);

      if (n == 0)
        return NULL;
      typed += n;
    }
  *is_whole = *name == '\0';
  return typed;
}

/* Between syllables, as in xi'an */
static const char *
skip_divider (const char *typed)
{
  return *typed == '\'' ? typed + 1 : typed;
}

/* Returns: how many of @pieces from @first on are typed like that, the last of them perhaps in part; 0 when they are not.
 * @is_whole: (out): whether the last is typed to its end */
static guint
count_read (const GArray *pieces,
            guint         first,
            const char   *typed,
            gboolean     *is_whole)
{
  guint i;

  for (i = first; i < pieces->len && *typed != '\0'; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      const gunichar plain = strip_accents (piece->character);
      const char letter[] = { plain < 0x80 && g_ascii_isalnum (plain) ? (char) plain : '\0', '\0' };

      typed = skip_syllable (i > first ? skip_divider (typed) : typed,
                             piece->rank != 0 ? find_syllable (piece->rank) : letter, is_whole);
      if (typed == NULL)
        return 0;
    }
  return *typed == '\0' ? i - first : 0;
}

static gboolean
begins_word (const GArray *pieces,
             guint         i)
{
  return i == 0 || !g_unichar_isalnum (g_array_index (pieces, Piece, i - 1).character);
}

/**
 * rapport_pinyin_reads:
 * @text: names, folded
 * @typed: Latin letters, folded, syllables perhaps divided as in xi'an
 *
 * Returns: whether some of @text is Chinese whose pinyin is @typed or begins so: zhangwei, zhangw for 张伟. One syllable
 *   stands in very many names: it must be typed to its end, and a name begin with it
 */
gboolean
rapport_pinyin_reads (const char *text,
                      const char *typed)
{
  g_autoptr(GArray) pieces = NULL;

  g_return_val_if_fail (text != NULL && typed != NULL, FALSE);

  pieces = read_pieces (text);
  for (guint i = 0; i < pieces->len; i++)
    {
      const guint16 rank = g_array_index (pieces, Piece, i).rank;
      gboolean is_whole = FALSE;
      const guint n = rank != 0 ? count_read (pieces, i, typed, &is_whole) : 0;

      if (n > 1 || (n == 1 && begins_word (pieces, i) && is_whole))
        return TRUE;
    }
  return FALSE;
}

static void
add_division (GPtrArray  *found,
              const char *initials,
              guint       n)
{
  g_autofree char *division = g_strndup (initials, n);

  if (found->len < DIVISIONS_MAX && !g_ptr_array_find_with_equal_func (found, division, g_str_equal, NULL))
    g_ptr_array_add (found, g_steal_pointer (&division));
}

static void
divide (GPtrArray  *found,
        const char *typed,
        char       *initials,
        guint       n)
{
  for (guint i = 0; i < G_N_ELEMENTS (syllable_starts) && found->len < DIVISIONS_MAX; i++)
    {
      const char *name = syllable_starts[i].name;
      gboolean is_whole = FALSE;
      const char *rest = skip_syllable (n > 0 ? skip_divider (typed) : typed, name, &is_whole);

      initials[n] = name[0];
      if (rest != NULL && *rest == '\0' && (n > 0 || is_whole))
        add_division (found, initials, n + 1);
      else if (rest != NULL && *rest != '\0')
        divide (found, rest, initials, n + 1);
    }
}

/**
 * rapport_pinyin_divide:
 * @typed: folded
 *
 * Returns: (transfer full): the first letters of the syllables that @typed may be, of which the last of several need not
 *   be there in full: "zw" for zhangw, "xa" and "x" for xian; none where it is not pinyin
 */
char **
rapport_pinyin_divide (const char *typed)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  char initials[TYPED_MAX];

  g_return_val_if_fail (typed != NULL, NULL);

  if (*typed != '\0' && strlen (typed) <= TYPED_MAX && strspn (typed, "abcdefghijklmnopqrstuvwxyzü'") == strlen (typed))
    divide (found, typed, initials, 0);
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_steal (found, NULL);
}

/**
 * rapport_pinyin_begins:
 * @typed: not empty
 *
 * Returns: whether @words begin with @typed, in capitals or not, or are typed like that: dh or dianhua for 电话
 */
gboolean
rapport_pinyin_begins (const char *words,
                       const char *typed)
{
  g_autofree char *folded_words = rapport_fold (words, -1);
  g_autofree char *folded_typed = rapport_fold (typed, -1);
  g_autofree char *initials = NULL;
  g_autoptr(GArray) pieces = NULL;
  gboolean is_whole;

  if (g_str_has_prefix (folded_words, folded_typed))
    return TRUE;
  initials = rapport_pinyin_initials (words);
  pieces = read_pieces (folded_words);
  return g_str_has_prefix (initials, folded_typed) || count_read (pieces, 0, folded_typed, &is_whole) > 0;
}

/* @c is folded: the capitals leave a gap in the punctuation. */
static guint8
find_ascii_key (guint8 c)
{
  if (c == ' ')
    return KEY_SPACE;
  if (g_ascii_isalpha (c))
    return KEY_LETTER + (c - 'a');
  if (c < ' ')
    return KEY_PUNCTUATION;
  if (c < '0')
    return KEY_PUNCTUATION + (c - ' ');
  if (c < 'A')
    return KEY_PUNCTUATION + (c - ':') + 0x10;
  return KEY_PUNCTUATION + (c < 'a' ? c - '[' + 0x17 : c - '{' + 0x1d);
}

static void
append_long_key (GByteArray *key,
                 guint8      first,
                 gunichar    c)
{
  guint8 bytes[] = { first, c >> 16, c >> 8, c };

  g_byte_array_append (key, bytes, sizeof bytes);
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

static void
append_key (GByteArray  *key,
            const Piece *piece)
{
  guint16 rank = KEY_HAN << 8 | piece->rank;
  gunichar c = strip_accents (piece->character);

  if (piece->rank != 0)
    g_byte_array_append (key, (guint8[]) { rank >> 8, rank }, 2);
  else if (c < 0x80)
    g_byte_array_append (key, (guint8[]) { find_ascii_key (c) }, 1);
  else
    append_long_key (key, is_han (c) ? KEY_OTHER_HAN : KEY_OTHER, c);
}

static gboolean
is_lossless (const char   *name,
             const char   *folded,
             const GArray *pieces)
{
  if (strcmp (name, folded) != 0)
    return FALSE;
  for (guint i = 0; i < pieces->len; i++)
    {
      gunichar c = g_array_index (pieces, Piece, i).character;

      if (c < ' ' || strip_accents (c) != c)
        return FALSE;
    }
  return TRUE;
}

/* A number stands by its value: how many digits it has without leading zeros, then these.
 * Returns: how many pieces it has */
static guint
append_number (GByteArray   *key,
               const GArray *pieces,
               guint         first,
               gboolean     *has_zeros)
{
  const Piece *all = (const Piece *) (gpointer) pieces->data;
  guint end = first;
  guint start = first;

  while (end < pieces->len && is_digit (&all[end]))
    end++;
  while (start + 1 < end && all[start].character == '0')
    start++;
  *has_zeros |= start > first;
  g_byte_array_append (key, (guint8[]) { KEY_NUMBER, MIN (end - start, 0xff) }, 2);
  for (guint i = start; i < end; i++)
    g_byte_array_append (key, (guint8[]) { all[i].character }, 1);
  return end - first;
}

/**
 * rapport_pinyin_sort_key:
 * @name: (nullable): a name, not folded
 * @length: (out): length of the key in bytes
 *
 * Makes the key by which lists are sorted by name, to be compared byte by byte (as SQLite's BINARY
 * does with a BLOB): punctuation, numbers by their value, Latin letters without regard to case and accents, other
 * scripts, then Chinese by pinyin with its tone, number of strokes and code point. A beginning of a
 * name stands before the longer name, and only the same names have the same key. The order does
 * not depend on the locale.
 *
 * Returns: (transfer full) (array length=length): the key
 */
guint8 *
rapport_pinyin_sort_key (const char *name,
                         gsize      *length)
{
  g_autofree char *folded = NULL;
  g_autoptr(GArray) pieces = NULL;
  gboolean has_zeros = FALSE;
  GByteArray *key;

  g_return_val_if_fail (length != NULL, NULL);

  folded = rapport_fold (name, -1);
  pieces = read_pieces (folded);
  key = g_byte_array_sized_new (pieces->len * 2 + 1);
  for (guint i = 0; i < pieces->len;)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (is_digit (piece))
        {
          i += append_number (key, pieces, i, &has_zeros);
          continue;
        }
      append_key (key, piece);
      i++;
    }
  if (name != NULL && (has_zeros || !is_lossless (name, folded, pieces)))
    {
      g_byte_array_append (key, (guint8[]) { KEY_END }, 1);
      g_byte_array_append (key, (const guint8 *) name, strlen (name));
    }
  *length = key->len;
  return g_byte_array_free (key, FALSE);
}
