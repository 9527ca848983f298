/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-figure-tally.h"

G_BEGIN_DECLS

/** RapportFigureMet: whether a value meets its target; UNKNOWN without a value or a target */
typedef enum
{
  RAPPORT_FIGURE_UNKNOWN,
  RAPPORT_FIGURE_MET,
  RAPPORT_FIGURE_MISSED,
} RapportFigureMet;

/**
 * RapportFigureValue:
 * @part: of its figure
 * @key: (nullable): what of the part, such as a method
 * @has_value: FALSE when there are no data: it is never taken for 0
 * @has_target: whether there is something to hold it against: a target, or the period before
 * @numerator_things: (element-type RapportFigureThing) (nullable): the things behind it
 */
typedef struct
{
  const RapportFigurePart *part;
  char                    *key;
  gboolean                 has_value;
  double                   value;
  double                   numerator;
  double                   denominator;
  gboolean                 has_target;
  double                   target;
  RapportFigureMet         met;
  GArray                  *numerator_things;
  GArray                  *denominator_things;
} RapportFigureValue;

/**
 * RapportFigureGroup:
 * @group: (nullable): an owner's id, a grade or a month such as 2026-07, "" for none of them; NULL for all
 * @values: (element-type RapportFigureValue): the figure itself first, then its other parts
 */
typedef struct
{
  char      *group;
  GPtrArray *values;
} RapportFigureGroup;

GPtrArray *rapport_figure_count (const RapportFigure  *figure,
                                 RapportFigureRun     *run,
                                 GError              **error);

char      *rapport_figure_part_format  (const RapportFigurePart   *part,
                                        double                     value);
char      *rapport_figure_thing_dup_uid (RapportConnection        *connection,
                                        const RapportFigureThing  *thing,
                                        GError                   **error);

const RapportFigure *const *rapport_figure_list (guint      *n_figures);
const RapportFigure        *rapport_figure_find (const char *id);

G_END_DECLS
