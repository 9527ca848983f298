/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-block.h"

G_BEGIN_DECLS

/**
 * RapportGridColumn:
 * @title: (nullable): in the document's language; a grid whose columns have none has no head
 * @weight: its share of the width, beside the other columns'
 */
typedef struct
{
  const char       *title;
  double            weight;
  RapportTextAlign  align;
} RapportGridColumn;

/** RapportGridRowKind: LABELLED has a label in each first of two cells, TOTAL sums up the rows before it */
typedef enum
{
  RAPPORT_GRID_ROW_PLAIN,
  RAPPORT_GRID_ROW_LABELLED,
  RAPPORT_GRID_ROW_TOTAL,
} RapportGridRowKind;

#define RAPPORT_TYPE_GRID_BLOCK (rapport_grid_block_get_type ())
G_DECLARE_FINAL_TYPE (RapportGridBlock, rapport_grid_block, RAPPORT, GRID_BLOCK, RapportBlock)

RapportGridBlock *rapport_grid_block_new     (const RapportGridColumn *columns,
                                              guint                    n_columns);
void              rapport_grid_block_add_row (RapportGridBlock        *self,
                                              RapportGridRowKind       kind,
                                              const char * const      *cells,
                                              guint                    least_lines);
guint             rapport_grid_block_get_n_rows (RapportGridBlock     *self);

G_END_DECLS
