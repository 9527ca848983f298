/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cells-builder.h"
#include "rapport-csv.h"
#include "rapport-csv-text.h"
#include "rapport-problem.h"

/* how much of the text is looked at to find what divides its cells */
#define SAMPLE_ROWS 50
#define SAMPLE_BYTES (256 * 1024)

/* Reads cells one after another, writing their content over the text itself: what is meant is
 * never longer than how it is written. */
typedef struct
{
  char    *at;
  char    *end;
  char     delimiter;
  gboolean keep;
} Reader;

typedef enum
{
  AFTER_CELL,
  AFTER_ROW,
  UNCLOSED,
} Outcome;

/**
 * rapport_csv_is_guarded:
 *
 * Returns: whether the writer puts an apostrophe before @text, as spreadsheets would take it for a
 *   formula, or the reader for one that has an apostrophe already
 */
gboolean
rapport_csv_is_guarded (const char *text)
{
  static const char * const wide[] = { "\uff1d", "\uff0b", "\uff0d", "\uff20" };

  if (*text != '\0' && strchr ("=+-@\t\r\n'", *text) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return FALSE;
}

/* reads what stands between quotes; FALSE when they are never closed */
static gboolean
read_quoted (Reader *reader,
             char   **out)
{
  reader->at++;
  while (reader->at < reader->end)
    {
      if (*reader->at == '"')
        {
          reader->at++;
          if (reader->at == reader->end || *reader->at != '"')
            return TRUE;
        }
      if (reader->keep)
        **out = *reader->at;
      (*out)++;
      reader->at++;
    }
  return FALSE;
}

static Outcome
read_cell (Reader *reader,
           char   **start)
{
  char *out = reader->at;
  char stop;

  *start = out;
  if (reader->at < reader->end && *reader->at == '"' && !read_quoted (reader, &out))
    return UNCLOSED;
  while (reader->at < reader->end && *reader->at != reader->delimiter && *reader->at != '\n' &&
         *reader->at != '\r')
    {
      if (reader->keep)
        *out = *reader->at;
      out++;
      reader->at++;
    }
  stop = reader->at < reader->end ? *reader->at : '\0';
  if (stop == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n')
    reader->at++;
  if (reader->at < reader->end)
    reader->at++;
  if (reader->keep)
    *out = '\0';
  return stop == reader->delimiter && stop != '\0' ? AFTER_CELL : AFTER_ROW;
}

/* of @all the rows that were looked at, @rows have as many columns */
typedef struct
{
  guint rows;
  guint columns;
  guint all;
} Agreement;

/* how many of the first rows have the number of cells that most of them have */
static Agreement
try_delimiter (const char *text,
               gsize       length,
               char        delimiter)
{
  Reader reader = { (char *) text, (char *) text + MIN (length, SAMPLE_BYTES), delimiter, FALSE };
  guint counts[SAMPLE_ROWS], n_rows = 0;
  Agreement best = { 0 };

  while (reader.at < reader.end && n_rows < SAMPLE_ROWS)
    {
      guint cells = 0;
      Outcome outcome;
      char *start;

      do
        {
          outcome = read_cell (&reader, &start);
          cells++;
        }
      while (outcome == AFTER_CELL);
      counts[n_rows++] = cells;
    }
  for (guint i = 0; i < n_rows; i++)
    {
      guint rows = 0;

      for (guint j = 0; j < n_rows; j++)
        rows += counts[j] == counts[i];
      if (counts[i] > 1 && (rows > best.rows || (rows == best.rows && counts[i] > best.columns)))
        best = (Agreement) { rows, counts[i], n_rows };
    }
  return best;
}

/* Texts of several lines make many rows where their quotation marks are not understood: it is the share that counts. */
static gboolean
is_better (Agreement a,
           Agreement b)
{
  if (b.rows == 0 || a.rows * b.all != b.rows * a.all)
    return b.rows == 0 ? a.rows > 0 : a.rows * b.all > b.rows * a.all;
  return a.columns > b.columns;
}

static char
find_delimiter (const char *text,
                gsize       length)
{
  static const char candidates[] = { ',', '\t', ';', '|' };
  Agreement best = { 0 };
  char found = ',';

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      Agreement agreement = try_delimiter (text, length, candidates[i]);

      if (is_better (agreement, best))
        {
          best = agreement;
          found = candidates[i];
        }
    }
  return found;
}

static void
add_cell (RapportCellsBuilder *table,
          const char          *text,
          const char          *start)
{
  if (*start == '\'' && rapport_csv_is_guarded (start + 1))
    start++;
  rapport_cells_builder_add (table, start - text);
}

static gboolean
read_row (RapportCellsBuilder  *table,
          const char           *text,
          Reader               *reader,
          GError              **error)
{
  const guint row = rapport_cells_builder_n_rows (table) + 1;
  guint n = 0;
  Outcome outcome;
  char *start;

  rapport_cells_builder_begin_row (table);
  do
    {
      outcome = read_cell (reader, &start);
      if (outcome == UNCLOSED)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       /* translators: the numbers of a row and of a column */
                       _("Row %u, column %u: a quotation mark opens here and is never closed."), row, n + 1);
          return FALSE;
        }
      add_cell (table, text, start);
      n++;
    }
  while (outcome == AFTER_CELL && n < RAPPORT_CELLS_MOST_COLUMNS);
  if (outcome == AFTER_ROW)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: the number of a row, then the most columns a table can have */
               _("Row %u has more than %u columns."), row, RAPPORT_CELLS_MOST_COLUMNS);
  return FALSE;
}

/* the line by which spreadsheets are told what divides the cells */
static char *
skip_separator_line (char *text,
                     char *delimiter)
{
  gsize length = strcspn (text, "\r\n");

  if (length != 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0 || strchr (",;\t|", text[4]) == NULL)
    return text;
  *delimiter = text[4];
  text += length;
  return text + (g_str_has_prefix (text, "\r\n") ? 2 : *text != '\0');
}

/**
 * rapport_csv_parse:
 * @data: the bytes of a file
 * @encoding: (nullable): one of rapport_csv_encodings(); NULL to find out
 *
 * Reads a table in one of these encodings; cells divided by comma, semicolon, tab or bar; quoted cells with line breaks and doubled quotes; any kind of line
 * end. The apostrophe that rapport_csv_append_row() puts before a cell is taken away.
 *
 * Returns: (transfer full) (nullable): the table; NULL with @error saying what is wrong, and where
 */
RapportCells *
rapport_csv_parse (const char  *data,
                   gsize        length,
                   const char  *encoding,
                   GError     **error)
{
  g_autoptr(RapportCellsBuilder) table = NULL;
  gsize text_length;
  char delimiter = '\0';
  Reader reader;
  char *text, *start;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length > RAPPORT_CELLS_MOST_BYTES)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The file is larger than 512 MB. Divide it, and import the parts."));
      return NULL;
    }
  text = rapport_csv_text_decode (data, length, &encoding, &text_length, error);
  if (text == NULL)
    return NULL;

  start = skip_separator_line (text, &delimiter);
  if (delimiter == '\0')
    delimiter = find_delimiter (text, text_length);
  table = rapport_cells_builder_new_over (text, encoding, delimiter);
  reader = (Reader) { start, text + text_length, delimiter, TRUE };
  while (reader.at < reader.end)
    if (!read_row (table, text, &reader, error))
      return NULL;
  return rapport_cells_builder_finish (table, NULL, NULL);
}
