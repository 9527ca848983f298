/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-csv.h"
#include "rapport-csv-writer.h"

static gboolean
needs_guard (const char *text)
{
  if (*text == '\'')
    return rapport_csv_is_guarded (text + 1);
  return rapport_csv_is_guarded (text);
}

static void
append_cell (GString    *out,
             const char *text)
{
  /* whatever a program that opens the table may take for its delimiter */
  gboolean quoted = strpbrk (text, "\"\r\n,;\t|") != NULL;

  if (quoted)
    g_string_append_c (out, '"');
  if (needs_guard (text))
    g_string_append_c (out, '\'');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

/**
 * rapport_csv_append_row:
 * @out: where the row is appended
 * @cells: (array length=n_cells): UTF-8; NULL for an empty cell
 * @delimiter: comma, semicolon or tab
 *
 * Writes one row, ended by CR LF. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it, which rapport_csv_parse() takes away again.
 */
void
rapport_csv_append_row (GString            *out,
                        const char * const *cells,
                        guint               n_cells,
                        char                delimiter)
{
  g_return_if_fail (out != NULL && (cells != NULL || n_cells == 0));

  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, delimiter);
      append_cell (out, cells[i] != NULL ? cells[i] : "");
    }
  g_string_append (out, "\r\n");
}
