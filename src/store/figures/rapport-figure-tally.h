/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-figure.h"

G_BEGIN_DECLS

/** RapportFigureThing: one of the things behind a number */
typedef struct
{
  const char *kind;
  gint64      id;
} RapportFigureThing;

/**
 * RapportFigureSum:
 * @group: of whom: an owner's id or a grade, "" for none of them, NULL for all
 * @part: which part of the figure
 * @key: (nullable): and of what in it
 * @samples: (element-type double) (nullable): of a median
 * @numerator_things: (element-type RapportFigureThing) (nullable): what was counted
 * @denominator_things: likewise
 */
typedef struct
{
  char       *group;
  const char *part;
  char       *key;
  double      numerator;
  double      denominator;
  GArray     *samples;
  GArray     *numerator_things;
  GArray     *denominator_things;
} RapportFigureSum;

RapportFigureTally *rapport_figure_tally_new        (RapportFigureRun    *run);
void                rapport_figure_tally_free       (RapportFigureTally  *self);
void                rapport_figure_tally_add        (RapportFigureTally  *self,
                                                     const char          *part,
                                                     const char          *key,
                                                     gint64               customer,
                                                     double               numerator,
                                                     double               denominator,
                                                     RapportFigureThing   thing);
void                rapport_figure_tally_add_sample (RapportFigureTally  *self,
                                                     const char          *part,
                                                     const char          *key,
                                                     gint64               customer,
                                                     double               value,
                                                     RapportFigureThing   thing);
void                rapport_figure_tally_set_query  (RapportFigureTally         *self,
                                                     const RapportFigureQuery   *query);
void                rapport_figure_tally_take       (RapportFigureRun    *run,
                                                     RapportStatement    *row,
                                                     RapportFigureTally  *self);
gboolean            rapport_figure_tally_needs_customers (RapportFigureTally  *self);
RapportFigureSum   *rapport_figure_tally_get_sum    (RapportFigureTally  *self,
                                                     const char          *group,
                                                     const char          *part);
GPtrArray          *rapport_figure_tally_get_sums   (RapportFigureTally  *self);
double              rapport_figure_sum_get_median   (RapportFigureSum    *sum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportFigureTally, rapport_figure_tally_free)

G_END_DECLS
