/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-fold.h"
#include "rapport-import-cell.h"
#include "rapport-import-numbers.h"
#include "rapport-import-totals.h"

/* bytes of what names a total, with what stands behind it */
#define LONGEST 48

static gboolean
eat (const char **at,
     const char  *word)
{
  if (!g_str_has_prefix (*at, word))
    return FALSE;
  *at += strlen (word);
  return TRUE;
}

static gboolean
eat_any (const char         **at,
         const char * const  *words)
{
  *at += strspn (*at, " ");
  for (guint i = 0; words[i] != NULL; i++)
    if (eat (at, words[i]))
      return TRUE;
  return FALSE;
}

/* Returns: whether a number stands there, of which so many are told */
static gboolean
eat_count (const char **at,
           gboolean    *has_unit,
           gboolean    *has_noun)
{
  static const char * const units[] = { "家", "个", "位", "名", "条", "户", "笔", "项", "份", "人", "元", NULL };
  static const char * const nouns[] = {
    "客户", "公司", "企业", "单位", "联系人", "记录", "合同", NULL
  };
  gsize length;

  *at += strspn (*at, " ");
  length = strspn (*at, "0123456789,.");
  *at += length;
  *has_unit = eat_any (at, units);
  *has_noun = eat_any (at, nouns);
  *at += strspn (*at, " ");
  return length > 0;
}

/* What may stand behind the word for a total: a bracket, or a number and what it counts. */
static gboolean
ends_total (const char *at)
{
  const char *closed;
  gboolean has_unit, has_noun;

  at += strspn (at, " :");
  if (*at == '(')
    {
      closed = strchr (at, ')');
      return closed != NULL && closed[1] == '\0';
    }
  eat (&at, "共");
  return *at == '\0' || (eat_count (&at, &has_unit, &has_noun) && *at == '\0');
}

/* 共 2 家, 63 个客户 */
static gboolean
counts (const char *at)
{
  static const char * const all[] = { "总共有", "总共", "共有", "共", NULL };
  const gboolean of_all = eat_any (&at, all);
  gboolean has_unit, has_noun;

  return eat_count (&at, &has_unit, &has_noun) && *at == '\0' && has_unit && (of_all || has_noun);
}

/* Most cells begin with what no word for a total begins with, and need not be folded; ideographs have no other form. */
static gboolean
may_name_total (const char *text)
{
  static const char * const ideographs[] = { "本", "合", "小", "总", "共", "累", "平", NULL };

  if ((guchar) *text >= 0xe4 && (guchar) *text <= 0xe9)
    return eat_any (&text, ideographs);
  if (g_ascii_isalpha (*text))
    return strchr ("gsta", g_ascii_tolower (*text)) != NULL;
  return !g_ascii_isdigit (*text) || text[strspn (text, "0123456789,.")] != '\0';
}

/* @foreign: (out): whether a company may be called so */
static gboolean
names_total (const char *text,
             gboolean   *foreign)
{
  static const char * const words[] = {
    "本页合计", "本页小计", "合计", "小计", "总计", "共计", "累计", "平均值", "平均数", "平均", NULL
  };
  static const char * const english[] = {
    "grand total", "sub-total", "sub total", "subtotal", "total", "sum", "average", NULL
  };
  g_autofree char *folded =
    text != NULL && may_name_total (text) && strlen (text) <= LONGEST ? rapport_fold (text, -1) : NULL;
  const char *at = folded;

  *foreign = FALSE;
  if (folded == NULL)
    return FALSE;
  if (eat_any (&at, words))
    return ends_total (at);
  *foreign = eat_any (&at, english);
  return *foreign ? ends_total (at) : counts (folded);
}

/* not what a telephone is called by */
static gboolean
is_number (const char *text)
{
  g_autofree char *folded = rapport_fold (text, -1);
  const char *at = folded + strspn (folded, "¥ +-");
  const gsize length = strspn (at, "0123456789,. ");
  const gboolean is_telephone = (at[0] == '0' && g_ascii_isdigit (at[1])) || rapport_import_number_is_mobile (folded);

  at += length;
  return length > 0 && !is_telephone && (*at == '\0' || strcmp (at, "%") == 0 || strcmp (at, "元") == 0 ||
                                         strcmp (at, "万") == 0 || strcmp (at, "万元") == 0);
}

/* Whether the row has nothing of its own, such as a contact. @n_numbers: (out): how many cells are numbers */
static gboolean
says_only_numbers (RapportCells *csv,
                   guint         row,
                   guint        *n_numbers)
{
  gboolean foreign;

  *n_numbers = 0;
  for (guint i = 0; i < rapport_cells_get_n_cells (csv, row); i++)
    {
      g_autofree char *cell = rapport_import_dup_cell (csv, row, i);

      if (*cell == '\0' || rapport_import_is_placeholder (cell))
        continue;
      if (strlen (cell) > LONGEST)
        return FALSE;
      if (is_number (cell))
        ++*n_numbers;
      else if (!names_total (cell, &foreign))
        return FALSE;
    }
  return TRUE;
}

/* A list of nothing but names may have one that is a word for a total. */
static gboolean
stands_in_table (RapportCells *csv,
                 guint         row)
{
  guint n_filled = 0;

  for (guint i = 0; row > 0 && i < rapport_cells_get_n_cells (csv, row - 1); i++)
    {
      g_autofree char *cell = rapport_import_dup_cell (csv, row - 1, i);

      n_filled += *cell != '\0';
    }
  return n_filled > 1;
}

/**
 * rapport_import_totals_find:
 * @name: (nullable): what stands where the customer's name is
 * @own: whether words that something may be called by count as well, where numbers or nothing stand beside them
 *
 * Returns: whether @name or what the row begins with names a total (小计(A), 共 2 家, Total), and the row has
 *   nothing but numbers beside it
 */
gboolean
rapport_import_totals_find (const char   *name,
                            RapportCells *csv,
                            guint         row,
                            gboolean      own)
{
  gboolean foreign = FALSE;
  guint n_numbers;

  g_return_val_if_fail (csv != NULL, FALSE);

  if (!names_total (rapport_import_get_first_cell (csv, row), &foreign) && !names_total (name, &foreign))
    return FALSE;
  return (!foreign || own) && says_only_numbers (csv, row, &n_numbers) &&
         (!foreign || n_numbers > 0 || stands_in_table (csv, row));
}

/** rapport_import_totals_fill: Returns: whether the row has nothing but words for totals, and numbers */
gboolean
rapport_import_totals_fill (RapportCells *csv,
                            guint         row)
{
  guint n_numbers;

  g_return_val_if_fail (csv != NULL, FALSE);

  return says_only_numbers (csv, row, &n_numbers);
}

/** rapport_import_repeats_headings: Returns: whether all that the row says is what its columns are called in row @header */
gboolean
rapport_import_repeats_headings (RapportCells *csv,
                                 guint         header,
                                 guint         row)
{
  gboolean any = FALSE;

  g_return_val_if_fail (csv != NULL, FALSE);

  for (guint i = 0; i < rapport_cells_get_n_cells (csv, row); i++)
    {
      g_autofree char *cell = rapport_import_dup_cell (csv, row, i);
      g_autofree char *title = *cell != '\0' ? rapport_import_dup_cell (csv, header, i) : NULL;

      if (title != NULL && strcmp (cell, title) != 0)
        return FALSE;
      any |= title != NULL;
    }
  return any;
}
