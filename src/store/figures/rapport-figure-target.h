/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-figure-value.h"

G_BEGIN_DECLS

typedef struct _RapportFigureTargets RapportFigureTargets;

RapportFigureTargets *rapport_figure_targets_load      (const RapportFigure       *figure,
                                                        RapportFigureRun          *run,
                                                        GError                   **error);
gboolean              rapport_figure_targets_look_back (RapportFigureTargets      *self);
void                  rapport_figure_targets_apply     (RapportFigureTargets      *self,
                                                        const char                *group,
                                                        RapportFigureValue        *value,
                                                        const RapportFigureValue  *before);
void                  rapport_figure_targets_free      (RapportFigureTargets      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportFigureTargets, rapport_figure_targets_free)

G_END_DECLS
