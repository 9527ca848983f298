/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-merge-lines.h"

/* Of texts that differ in more than this the whole that differs counts as one change. */
#define MOST_CELLS (4 * 1000 * 1000)

/* @lines: without their ends; @n: how many; @is_ended: whether the last line has an end, too */
typedef struct
{
  char     **lines;
  guint      n;
  gboolean   is_ended;
} Text;

/* The base's lines @from to @to became the text's @first to @last. */
typedef struct
{
  guint from;
  guint to;
  guint first;
  guint last;
} Change;

/* @changes: (element-type Change): in order, none over another; @at: the next of them */
typedef struct
{
  Text    text;
  GArray *changes;
  guint   at;
} Side;

static void
read_text (Text       *text,
           const char *words)
{
  const gsize length = words != NULL ? strlen (words) : 0;

  text->is_ended = length > 0 && words[length - 1] == '\n';
  if (length == 0)
    {
      text->lines = g_new0 (char *, 1);
    }
  else
    {
      g_autofree char *ended = g_strndup (words, length - text->is_ended);

      /* g_strsplit() knows no line in an empty text, but an ended one has one */
      text->lines = ended[0] != '\0' ? g_strsplit (ended, "\n", -1) : g_new0 (char *, 2);
      if (ended[0] == '\0')
        text->lines[0] = g_strdup ("");
    }
  text->n = g_strv_length (text->lines);
}

static void
add_change (GArray *changes,
            guint   from,
            guint   to,
            guint   first,
            guint   last)
{
  const Change change = { from, to, first, last };

  g_array_append_val (changes, change);
}

/* Lines that are gone, and as many lines as before, are changed line by line. */
static void
add_run (GArray *changes,
         guint   from,
         guint   to,
         guint   first,
         guint   last)
{
  if (first == last)
    for (guint i = from; i < to; i++)
      add_change (changes, i, i + 1, first, first);
  else if (to - from == last - first)
    for (guint i = from; i < to; i++)
      add_change (changes, i, i + 1, first + i - from, first + i - from + 1);
  else
    add_change (changes, from, to, first, last);
}

/* @lengths: (out): how long the longest run of common lines is from each place on, a row a line of the base */
static void
measure (const Text *base,
         const Text *text,
         guint       start,
         guint       n,
         guint       m,
         guint      *lengths)
{
  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      {
        guint *length = &lengths[i * (m + 1) + j];

        if (strcmp (base->lines[start + i], text->lines[start + j]) == 0)
          *length = length[m + 2] + 1;
        else
          *length = MAX (length[m + 1], length[1]);
      }
}

/* Of what is the same in both as much is left as it is as can be. */
static void
compare_middle (const Text *base,
                const Text *text,
                guint       start,
                guint       n,
                guint       m,
                GArray     *changes)
{
  g_autofree guint *lengths = g_new0 (guint, (gsize) (n + 1) * (m + 1));
  guint i = 0, j = 0, from = 0, first = 0;

  measure (base, text, start, n, m, lengths);
  while (i < n && j < m)
    if (strcmp (base->lines[start + i], text->lines[start + j]) == 0)
      {
        if (from < i || first < j)
          add_run (changes, start + from, start + i, start + first, start + j);
        from = ++i;
        first = ++j;
      }
    else if (lengths[(i + 1) * (m + 1) + j] >= lengths[i * (m + 1) + j + 1])
      {
        i++;
      }
    else
      {
        j++;
      }
  if (from < n || first < m)
    add_run (changes, start + from, start + n, start + first, start + m);
}

static void
compare (const Text *base,
         Side       *side)
{
  const Text *text = &side->text;
  guint start = 0, n = base->n, m = text->n;

  side->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  while (start < n && start < m && strcmp (base->lines[start], text->lines[start]) == 0)
    start++;
  while (n > start && m > start && strcmp (base->lines[n - 1], text->lines[m - 1]) == 0)
    {
      n--;
      m--;
    }
  n -= start;
  m -= start;
  if (n == 0 && m == 0)
    return;
  if (n == 0 || m == 0 || (guint64) n * m > MOST_CELLS)
    add_run (side->changes, start, start + n, start, start + m);
  else
    compare_middle (base, text, start, n, m, side->changes);
}

static const Change *
get_next (const Side *side)
{
  return side->at < side->changes->len ? &g_array_index (side->changes, Change, side->at) : NULL;
}

/* What is put between two lines comes before what became of the second. */
static gboolean
is_before (const Change *a,
           const Change *b)
{
  return a->from != b->from ? a->from < b->from : a->to < b->to;
}

/* Whether both are of one line, or both put something between the same two. */
static gboolean
is_over (const Change *change,
         guint         from,
         guint         to)
{
  if (from == to)
    return change->from == from && change->to == to;
  return change->from == change->to ? change->from > from && change->from < to
                                    : MAX (change->from, from) < MIN (change->to, to);
}

/* Takes the changes that concern what the others do. Returns: whether it took any */
static gboolean
take_over (Side  *side,
           guint  from,
           guint *to)
{
  const Change *change;
  gboolean takes = FALSE;

  while ((change = get_next (side)) != NULL && is_over (change, from, *to))
    {
      *to = MAX (*to, change->to);
      side->at++;
      takes = TRUE;
    }
  return takes;
}

static void
add_lines (GPtrArray  *lines,
           const Text *text,
           guint       first,
           guint       last)
{
  for (guint i = first; i < last; i++)
    g_ptr_array_add (lines, text->lines[i]);
}

/* Returns: (transfer full): what the side makes of the base's lines @from to @to, by its changes from @first on */
static GPtrArray *
list_lines (const Side *side,
            const Text *base,
            guint       first,
            guint       from,
            guint       to)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = first; i < side->at; i++)
    {
      const Change *change = &g_array_index (side->changes, Change, i);

      add_lines (lines, base, from, change->from);
      add_lines (lines, &side->text, change->first, change->last);
      from = change->to;
    }
  add_lines (lines, base, from, to);
  return lines;
}

static gboolean
is_at (const GPtrArray *lines,
       const GPtrArray *part,
       guint            at)
{
  for (guint i = 0; i < part->len; i++)
    if (strcmp (lines->pdata[at + i], part->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
contains (const GPtrArray *lines,
          const GPtrArray *part)
{
  for (guint i = 0; i + part->len <= lines->len; i++)
    if (is_at (lines, part, i))
      return TRUE;
  return FALSE;
}

/* What both put at one place stays as each wrote it, one behind the other. */
static void
add_both (GPtrArray *merged,
          GPtrArray *first,
          GPtrArray *second)
{
  if (!contains (second, first))
    g_ptr_array_extend (merged, first, NULL, NULL);
  if (contains (second, first) || !contains (first, second))
    g_ptr_array_extend (merged, second, NULL, NULL);
}

/* @sides: the earlier and the later; @base_at: (inout): up to where all is merged */
static void
merge_next (const Text         *base,
            Side               *sides,
            guint              *base_at,
            RapportMergeClash   clash,
            GPtrArray          *merged,
            gboolean           *is_whole)
{
  const Change *one = get_next (&sides[0]), *other = get_next (&sides[1]);
  const Change *next = other == NULL || (one != NULL && !is_before (other, one)) ? one : other;
  const guint firsts[] = { sides[0].at, sides[1].at };
  const guint from = next->from;
  guint to = next->to;
  g_autoptr(GPtrArray) earlier = NULL;
  g_autoptr(GPtrArray) later = NULL;

  /* each that is taken may reach further */
  while (take_over (&sides[0], from, &to) | take_over (&sides[1], from, &to))
    if (from == to)
      break;
  add_lines (merged, base, *base_at, from);
  *base_at = to;
  earlier = list_lines (&sides[0], base, firsts[0], from, to);
  later = list_lines (&sides[1], base, firsts[1], from, to);
  if (firsts[1] == sides[1].at)
    {
      g_ptr_array_extend (merged, earlier, NULL, NULL);
    }
  else if (firsts[0] == sides[0].at || (earlier->len == later->len && is_at (earlier, later, 0)))
    {
      g_ptr_array_extend (merged, later, NULL, NULL);
    }
  else if (from == to)
    {
      add_both (merged, earlier, later);
    }
  else
    {
      *is_whole = FALSE;
      if (clash == RAPPORT_MERGE_BOTH)
        add_both (merged, later, earlier);
      else
        g_ptr_array_extend (merged, later, NULL, NULL);
    }
}

static char *
join (GPtrArray *lines,
      gboolean   is_ended)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) lines->pdata[i]);
  if (is_ended && lines->len > 0)
    g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/**
 * rapport_merge_lines:
 * @base: (nullable): what both had before them
 * @earlier: (nullable): what one made of it
 * @later: (nullable): what the other made of it, which wins
 * @clash: what is kept of lines that both changed
 * @is_whole: (out): whether they changed no line both, so that nothing of @earlier is lost
 *
 * Merges two texts that were made of one apart, by lines (team.md, Meaning 9): a line that one of them changed
 * or took out is so, and what they put between the lines is kept. Where both put something between the same
 * two, the earlier's comes first, unless one is within the other.
 *
 * Returns: (transfer full): the text
 */
char *
rapport_merge_lines (const char         *base,
                     const char         *earlier,
                     const char         *later,
                     RapportMergeClash   clash,
                     gboolean           *is_whole)
{
  g_autoptr(GPtrArray) merged = g_ptr_array_new ();
  Text text;
  Side sides[2] = { 0 };
  gboolean is_ended;
  guint base_at = 0;
  char *words;

  g_return_val_if_fail (is_whole != NULL, NULL);

  *is_whole = TRUE;
  read_text (&text, base);
  read_text (&sides[0].text, earlier);
  read_text (&sides[1].text, later);
  compare (&text, &sides[0]);
  compare (&text, &sides[1]);
  while (get_next (&sides[0]) != NULL || get_next (&sides[1]) != NULL)
    merge_next (&text, sides, &base_at, clash, merged, is_whole);
  add_lines (merged, &text, base_at, text.n);
  is_ended = sides[1].text.is_ended == text.is_ended ? sides[0].text.is_ended : sides[1].text.is_ended;
  words = join (merged, is_ended);
  g_strfreev (text.lines);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_strfreev (sides[i].text.lines);
      g_array_unref (sides[i].changes);
    }
  return words;
}
