/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-cell-block.h"

/* Spreadsheets quote a cell that has a line end or a tab in it. Returns: where the cell ends; NULL when it is not quoted */
static const char *
read_quoted (const char *text,
             GString    *cell)
{
  const char *at = text + 1;

  if (*text != '"')
    return NULL;
  for (;; at++)
    {
      if (*at == '\0')
        return NULL;
      if (*at != '"')
        g_string_append_c (cell, *at);
      else if (at[1] == '"')
        g_string_append_c (cell, *at++);
      else
        break;
    }
  at++;
  return *at == '\0' || strchr ("\t\r\n", *at) != NULL ? at : NULL;
}

static const char *
read_cell (const char *text,
           GString    *cell)
{
  const char *end = read_quoted (text, cell);

  if (end != NULL)
    return end;
  end = text + strcspn (text, "\t\r\n");
  g_string_truncate (cell, 0);
  g_string_append_len (cell, text, end - text);
  return end;
}

/**
 * rapport_cell_block_parse:
 * @text: what spreadsheets put on the clipboard: a line for each row, and tabs between the cells
 *
 * Returns: (transfer full) (element-type GStrv): the cells of each row
 */
GPtrArray *
rapport_cell_block_parse (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(GStrvBuilder) row = g_strv_builder_new ();
  g_autoptr(GString) cell = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  while (*text != '\0')
    {
      g_string_truncate (cell, 0);
      text = read_cell (text, cell);
      g_strv_builder_add (row, cell->str);
      if (*text == '\t')
        {
          text++;
          /* the last cell of the last row is empty */
          if (*text == '\0')
            g_strv_builder_add (row, "");
          if (*text != '\0')
            continue;
        }
      g_ptr_array_add (rows, g_strv_builder_end (row));
      text += *text == '\r' && text[1] == '\n' ? 2 : *text != '\0';
    }
  return rows;
}
