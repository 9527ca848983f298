/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-table-bands.h"

G_BEGIN_DECLS

typedef enum
{
  RAPPORT_TABLE_ROW,
  RAPPORT_TABLE_BAND,
  RAPPORT_TABLE_CONTINUED,
} RapportTablePartKind;

/**
 * RapportTablePart:
 * A row on one page, nearly always all of it; or a band, or the line that one is continued with.
 * @number: of the row, or the band
 * @first_line: of its text, from there @n_lines
 */
typedef struct
{
  RapportTablePartKind kind;
  guint                number;
  guint                first_line;
  guint                n_lines;
} RapportTablePart;

/**
 * RapportTableRoom: in points
 * @first: for the rows of the first page
 * @next: for those of each after it
 * @pitch: of a line
 * @padding: of a part, above and below its lines together
 */
typedef struct
{
  double first;
  double next;
  double pitch;
  double padding;
} RapportTableRoom;

/** RapportTablePages: what of a table is on which page */
typedef struct _RapportTablePages RapportTablePages;

RapportTablePages      *rapport_table_pages_new  (const RapportTableRoom *room,
                                                  const guint            *row_lines,
                                                  guint                   n_rows,
                                                  RapportTableBands      *bands);
void                    rapport_table_pages_free (RapportTablePages      *self);
guint                   rapport_table_pages_get_n (RapportTablePages     *self);
const RapportTablePart *rapport_table_pages_get  (RapportTablePages      *self,
                                                  guint                   page,
                                                  guint                  *n);

G_END_DECLS
