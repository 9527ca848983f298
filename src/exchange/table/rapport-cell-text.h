/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapportCellKind: how a spreadsheet shows a number; CODE fills it up with zeros, as with postal codes
 */
typedef enum
{
  RAPPORT_CELL_NUMBER,
  RAPPORT_CELL_PERCENT,
  RAPPORT_CELL_DAY,
  RAPPORT_CELL_MOMENT,
  RAPPORT_CELL_TIME,
  RAPPORT_CELL_CODE,
} RapportCellKind;

/** RapportCellFormat: @digits: of a CODE, how many it has at least */
typedef struct
{
  RapportCellKind kind;
  guint           digits;
} RapportCellFormat;

RapportCellFormat rapport_cell_format_parse  (const char              *pattern);
RapportCellFormat rapport_cell_format_known  (guint                    id);
void              rapport_cell_append_number (GString                 *out,
                                              double                   number,
                                              const RapportCellFormat *format,
                                              gboolean                 from_1904);

G_END_DECLS
