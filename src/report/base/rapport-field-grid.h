/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-grid-block.h"

G_BEGIN_DECLS

typedef struct _RapportFieldGrid RapportFieldGrid;

RapportFieldGrid *rapport_field_grid_new       (guint             n_across);
void              rapport_field_grid_add       (RapportFieldGrid *self,
                                                const char       *label,
                                                const char       *value);
void              rapport_field_grid_add_wide  (RapportFieldGrid *self,
                                                const char       *label,
                                                const char       *value,
                                                guint             least_lines);
GPtrArray        *rapport_field_grid_finish    (RapportFieldGrid *self);

G_END_DECLS
