/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-csv.h"
#include "rapport-csv-text.h"
#include "rapport-problem.h"

/* the most that spreadsheets have */
#define MOST_COLUMNS 16384

#define MOST_BYTES (512 * 1024 * 1024)

/* how much of the text is looked at to find what divides its cells */
#define SAMPLE_ROWS 50
#define SAMPLE_BYTES (256 * 1024)

struct _RapportCsv
{
  char       *text;
  const char *encoding;
  char        delimiter;
  /* offsets into the text, of all cells; and for each row its first cell, with one more at the end */
  GArray     *cells;
  GArray     *rows;
};

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

typedef struct
{
  guint rows;
  guint columns;
} Agreement;

/* how many of the first rows have the number of cells that most of them have */
static Agreement
try_delimiter (const char *text,
               gsize       length,
               char        delimiter)
{
  Reader reader = { (char *) text, (char *) text + MIN (length, SAMPLE_BYTES), delimiter, FALSE };
  guint counts[SAMPLE_ROWS], n_rows = 0;
  Agreement best = { 0, 0 };

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
        best = (Agreement) { rows, counts[i] };
    }
  return best;
}

static char
find_delimiter (const char *text,
                gsize       length)
{
  static const char candidates[] = { ',', '\t', ';', '|' };
  Agreement best = { 0, 0 };
  char found = ',';

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      Agreement agreement = try_delimiter (text, length, candidates[i]);

      if (agreement.rows > best.rows ||
          (agreement.rows == best.rows && agreement.columns > best.columns))
        {
          best = agreement;
          found = candidates[i];
        }
    }
  return found;
}

static void
free_table (gpointer data)
{
  RapportCsv *self = data;

  g_free (self->text);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
}

static void
add_cell (RapportCsv *self,
          char       *start)
{
  guint32 offset;

  if (*start == '\'' && rapport_csv_is_guarded (start + 1))
    start++;
  offset = start - self->text;
  g_array_append_val (self->cells, offset);
}

static gboolean
read_row (RapportCsv  *self,
          Reader      *reader,
          GError     **error)
{
  guint32 first = self->cells->len;
  guint row = self->rows->len + 1;
  Outcome outcome;
  char *start;

  g_array_append_val (self->rows, first);
  do
    {
      outcome = read_cell (reader, &start);
      if (outcome == UNCLOSED)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       /* translators: the numbers of a row and of a column */
                       _("Row %u, column %u: a quotation mark opens here and is never closed."),
                       row, self->cells->len - first + 1);
          return FALSE;
        }
      add_cell (self, start);
    }
  while (outcome == AFTER_CELL && self->cells->len - first < MOST_COLUMNS);
  if (outcome == AFTER_ROW)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: the number of a row, then the most columns a table can have */
               _("Row %u has more than %u columns."), row, MOST_COLUMNS);
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
RapportCsv *
rapport_csv_parse (const char  *data,
                   gsize        length,
                   const char  *encoding,
                   GError     **error)
{
  g_autoptr(RapportCsv) self = NULL;
  gsize text_length;
  guint32 end;
  Reader reader;
  char *text, *start;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length > MOST_BYTES)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The file is larger than 512 MB. Divide it, and import the parts."));
      return NULL;
    }
  text = rapport_csv_text_decode (data, length, &encoding, &text_length, error);
  if (text == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (RapportCsv);
  self->text = text;
  self->encoding = encoding;
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  start = skip_separator_line (text, &self->delimiter);
  if (self->delimiter == '\0')
    self->delimiter = find_delimiter (text, text_length);
  reader = (Reader) { start, text + text_length, self->delimiter, TRUE };
  while (reader.at < reader.end)
    if (!read_row (self, &reader, error))
      return NULL;
  end = self->cells->len;
  g_array_append_val (self->rows, end);
  return g_steal_pointer (&self);
}

/** rapport_csv_read: reads a table from a file: see rapport_csv_parse(); not for the main thread */
RapportCsv *
rapport_csv_read (GFile         *file,
                  const char    *encoding,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL ||
      g_file_info_get_size (info) > MOST_BYTES)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("This is no file that can be imported."));
      return NULL;
    }
  if (!g_file_load_contents (file, cancellable, &data, &length, NULL, error))
    return NULL;
  return rapport_csv_parse (data, length, encoding, error);
}

RapportCsv *
rapport_csv_ref (RapportCsv *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
rapport_csv_unref (RapportCsv *self)
{
  g_atomic_rc_box_release_full (self, free_table);
}

/** rapport_csv_get_encoding: Returns: (transfer none): the name of the file's encoding */
const char *
rapport_csv_get_encoding (RapportCsv *self)
{
  return self->encoding;
}

/** rapport_csv_get_delimiter: Returns: what divides the cells */
char
rapport_csv_get_delimiter (RapportCsv *self)
{
  return self->delimiter;
}

/** rapport_csv_get_n_rows: Returns: how many rows there are, empty ones too */
guint
rapport_csv_get_n_rows (RapportCsv *self)
{
  return self->rows->len - 1;
}

/** rapport_csv_get_n_cells: Returns: how many cells are written in @row, at least 1 */
guint
rapport_csv_get_n_cells (RapportCsv *self,
                         guint       row)
{
  g_return_val_if_fail (row + 1 < self->rows->len, 0);

  return g_array_index (self->rows, guint32, row + 1) - g_array_index (self->rows, guint32, row);
}

/** rapport_csv_get_cell: Returns: (transfer none): the content, "" beyond what is written in @row */
const char *
rapport_csv_get_cell (RapportCsv *self,
                      guint       row,
                      guint       column)
{
  guint32 first;

  g_return_val_if_fail (row + 1 < self->rows->len, "");

  if (column >= rapport_csv_get_n_cells (self, row))
    return "";
  first = g_array_index (self->rows, guint32, row);
  return self->text + g_array_index (self->cells, guint32, first + column);
}
