/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-fold.h"
#include "rapport-import-cell.h"
#include "rapport-import-totals.h"

/* A total or a remark below a table says little else. */
#define MOST_CELLS_OF_A_REMARK 3

/* bytes of the words for one */
#define LONGEST_TOTAL 12

/* Nobody can have typed these, so they say nothing; DOS ended texts with one. */
static gboolean
is_control (gunichar c)
{
  return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
}

/* They have no width and come along with what is copied from web pages; joiners, which words and emoji need, are none. */
static gboolean
is_without_width (gunichar c)
{
  return c == 0x200b || c == 0x2060 || c == 0xfeff;
}

/* as UTF-8 */
static gboolean
begins_without_width (const char *at)
{
  return ((guchar) *at == 0xe2 || (guchar) *at == 0xef) && is_without_width (g_utf8_get_char (at));
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || is_control (c) || is_without_width (c);
}

/* what most cells begin and end with is not blank: signs of ASCII, and ideographs from U+4000 to U+9FFF */
static gboolean
begins_plain (const char *at)
{
  return (*at > ' ' && *at < 0x7f) || ((guchar) *at >= 0xe4 && (guchar) *at <= 0xe9);
}

/* @to: gets what stands from @start to @end, without what nobody sees */
static void
copy_visible (char       *to,
              const char *start,
              const char *end)
{
  for (const char *at = start; at < end; at++)
    if (begins_without_width (at))
      at += 2;
    else if ((guchar) *at > 0x7f || !is_control (*at))
      *to++ = *at;
  *to = '\0';
}

/**
 * rapport_import_dup_cell:
 *
 * Returns: (transfer full): a cell without the space around its content, and without control characters and such without width
 */
char *
rapport_import_dup_cell (RapportCells *csv,
                         guint       row,
                         guint       column)
{
  const char *start = rapport_cells_get_cell (csv, row, column);
  const char *end;
  char *cell;

  while (*start != '\0' && !begins_plain (start) && is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = start + strlen (start);
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);

      if (begins_plain (last) || !is_blank (g_utf8_get_char (last)))
        break;
      end = last;
    }
  cell = g_malloc (end - start + 1);
  copy_visible (cell, start, end);
  return cell;
}

static gboolean
is_empty_cell (const char *cell)
{
  for (; *cell != '\0'; cell = g_utf8_next_char (cell))
    if (begins_plain (cell) || !is_blank (g_utf8_get_char (cell)))
      return FALSE;
  return TRUE;
}

/** rapport_import_row_is_empty: Returns: whether no cell of the row says anything */
gboolean
rapport_import_row_is_empty (RapportCells *csv,
                             guint       row)
{
  for (guint i = 0; i < rapport_cells_get_n_cells (csv, row); i++)
    if (!is_empty_cell (rapport_cells_get_cell (csv, row, i)))
      return FALSE;
  return TRUE;
}

/* Most cells begin with what no such word begins with. */
static gboolean
may_be_placeholder (const char *text)
{
  const gsize length = strlen (text);

  if (length > strlen ("0000-00-00 00:00:00"))
    return FALSE;
  /* the Chinese ones have two characters, but for wide letters and signs */
  if ((guchar) *text >= 0xe4 && (guchar) *text <= 0xe9)
    return length <= strlen ("没有");
  if (*text == '0')
    return length >= strlen ("0000-00-00");
  if (g_ascii_isalnum (*text))
    return (g_ascii_tolower (*text) == 'n' && strchr ("/aeiouAEIOU", text[1]) != NULL) ||
           (g_ascii_tolower (*text) == 'u' && g_ascii_tolower (text[1]) == 'n');
  return length <= strlen ("没有") || g_ascii_ispunct (*text) || !g_unichar_iswide (g_utf8_get_char (text)) ||
         g_str_has_prefix (text, "\xef");
}

/* such as have no other form: U+4E00 to U+9FFF */
static gboolean
is_ideographs (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_utf8_get_char (text) < 0x4e00 || g_utf8_get_char (text) > 0x9fff)
      return FALSE;
  return TRUE;
}

/** rapport_import_is_placeholder: Returns: whether @text stands where there is nothing: NULL, N/A, -, 无 … */
gboolean
rapport_import_is_placeholder (const char *text)
{
  static const char * const words[] = {
    "-", "--", "---", "—", "——", "/", "\\", "n/a", "na", "null", "(null)", "nil", "none", "undefined", "#n/a",
    "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!",
    "0000-00-00", "00-00-0000", "0000/00/00", "00/00/0000", "0000-00-00 00:00:00", NULL
  };
  static const char * const ideographs[] = { "无", "暂无", "没有", "空", NULL };
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!may_be_placeholder (text))
    return FALSE;
  if (is_ideographs (text))
    return g_strv_contains (ideographs, text);
  folded = rapport_fold (text, -1);
  return g_strv_contains (words, folded);
}

static gboolean
says_more_than_remark (RapportCells *csv,
                       guint         row)
{
  const guint n_cells = rapport_cells_get_n_cells (csv, row);
  guint n = 0;

  for (guint i = 0; n <= MOST_CELLS_OF_A_REMARK && i < n_cells; i++)
    n += !is_empty_cell (rapport_cells_get_cell (csv, row, i));
  return n > MOST_CELLS_OF_A_REMARK;
}

/** rapport_import_get_first_cell: Returns: (nullable): what the row begins with, however far to the right */
const char *
rapport_import_get_first_cell (RapportCells *csv,
                               guint         row)
{
  for (guint i = 0; i < rapport_cells_get_n_cells (csv, row); i++)
    if (!is_empty_cell (rapport_cells_get_cell (csv, row, i)))
      return rapport_cells_get_cell (csv, row, i);
  return NULL;
}

/* In English there are companies that are called so. */
static gboolean
is_named (const char         *text,
          const char * const *totals)
{
  g_autofree char *word = text != NULL && !g_ascii_isprint (*text) && strlen (text) <= LONGEST_TOTAL
                            ? g_strstrip (g_strdup (text)) : NULL;

  return word != NULL && g_strv_contains (totals, word);
}

static const char * const totals[] = {
  "合计", "小计", "总计", "共计", "累计", "本页合计", "total", "subtotal", "sub-total", "grand total", "sum", NULL
};

/** rapport_import_is_total: Returns: whether the row begins with a word for a total that nothing else is called by */
gboolean
rapport_import_is_total (RapportCells *csv,
                         guint         row)
{
  return is_named (rapport_import_get_first_cell (csv, row), totals) ||
         rapport_import_totals_find (NULL, csv, row, FALSE);
}

/* Below the last row of a table its totals and remarks stand. */
static gboolean
is_below (RapportCells *csv,
          guint         row)
{
  for (guint below = row + 1; below < rapport_cells_get_n_rows (csv); below++)
    if (!rapport_import_row_is_empty (csv, below))
      return rapport_import_find_remark (NULL, csv, below) == RAPPORT_IMPORT_REMARK;
  return TRUE;
}

/**
 * rapport_import_find_remark:
 * @name: (nullable): what stands where the customer's name is; NULL for what the row begins with
 *
 * Returns: whether the row is a total, a remark or the signatures below a table, not a customer
 */
RapportImportRemark
rapport_import_find_remark (const char   *name,
                            RapportCells *csv,
                            guint         row)
{
  static const char * const beginnings[] = {
    "备注", "注", "说明", "制表", "制表人", "审核", "审核人", "审批", "填表", "填表人", "填表日期", "复核", "日期", "签字",
    "note", "notes", "remark", "remarks", "prepared by", "approved by", "signature", NULL
  };
  g_autofree char *folded = NULL;
  char *colon;

  g_return_val_if_fail (csv != NULL, RAPPORT_IMPORT_NO_REMARK);

  /* however many columns are added up, and also where the rows are numbered */
  if (is_named (name, totals) || rapport_import_is_total (csv, row) ||
      rapport_import_totals_find (name, csv, row, TRUE))
    return RAPPORT_IMPORT_REMARK;
  if (name == NULL)
    name = rapport_import_get_first_cell (csv, row);
  if (name == NULL || says_more_than_remark (csv, row))
    return RAPPORT_IMPORT_NO_REMARK;
  folded = rapport_fold (name, -1);
  colon = strchr (folded, ':');
  if (colon != NULL)
    {
      *colon = '\0';
      g_strchomp (folded);
      if (g_strv_contains (beginnings, folded))
        return RAPPORT_IMPORT_REMARK;
    }
  if (!g_strv_contains (totals, folded))
    return RAPPORT_IMPORT_NO_REMARK;
  return is_below (csv, row) && rapport_import_totals_fill (csv, row) ? RAPPORT_IMPORT_REMARK : RAPPORT_IMPORT_MAYBE_REMARK;
}

/**
 * rapport_import_split:
 * @separators: characters that divide, in full width too
 *
 * Returns: (transfer full) (element-type utf8): the parts of @text without the space around them; empty
 *   ones are left out
 */
GPtrArray *
rapport_import_split (const char *text,
                      const char *separators)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  g_return_val_if_fail (text != NULL && separators != NULL, parts);

  for (const char *at = text; TRUE; at = g_utf8_next_char (at))
    {
      char *part;

      if (*at != '\0' && g_utf8_strchr (separators, -1, g_utf8_get_char (at)) == NULL)
        continue;
      part = g_strstrip (g_strndup (start, at - start));
      if (*part != '\0')
        g_ptr_array_add (parts, part);
      else
        g_free (part);
      if (*at == '\0')
        return parts;
      start = g_utf8_next_char (at);
    }
}

/** rapport_import_is_reason: Returns: whether a column only says, in any language, why its rows were rejected */
gboolean
rapport_import_is_reason (const char *title)
{
  const char * const names[] = { RAPPORT_IMPORT_REASON, "拒绝原因", _(RAPPORT_IMPORT_REASON) };

  g_return_val_if_fail (title != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (title, names[i]))
      return TRUE;
  return FALSE;
}
