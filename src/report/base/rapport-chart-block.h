/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-block.h"

G_BEGIN_DECLS

/** RapportChartKind: a bar for each value, or a line from value to value */
typedef enum
{
  RAPPORT_CHART_BARS,
  RAPPORT_CHART_LINE,
} RapportChartKind;

#define RAPPORT_TYPE_CHART_BLOCK (rapport_chart_block_get_type ())
G_DECLARE_FINAL_TYPE (RapportChartBlock, rapport_chart_block, RAPPORT, CHART_BLOCK, RapportBlock)

RapportChartBlock *rapport_chart_block_new (RapportChartKind   kind);
void               rapport_chart_block_add (RapportChartBlock *self,
                                            const char        *label,
                                            double             value,
                                            const char        *value_text);

G_END_DECLS
