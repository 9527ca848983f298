/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-moment.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_ROW (rapport_row_get_type ())
G_DECLARE_FINAL_TYPE (RapportRow, rapport_row, RAPPORT, ROW, GObject)

RapportRow   *rapport_row_new         (gint64         id,
                                       guint          n_cells);
GPtrArray    *rapport_row_array_new   (guint          n_reserved);

gint64        rapport_row_get_id      (RapportRow    *self);
guint         rapport_row_get_n_cells (RapportRow    *self);
const char   *rapport_row_get_text    (RapportRow    *self,
                                       guint          column);
gint64        rapport_row_get_integer (RapportRow    *self,
                                       guint          column);
RapportMoment rapport_row_get_moment  (RapportRow    *self,
                                       guint          column);

void          rapport_row_set_text    (RapportRow    *self,
                                       guint          column,
                                       const char    *text);
void          rapport_row_set_integer (RapportRow    *self,
                                       guint          column,
                                       gint64         integer);
void          rapport_row_set_moment  (RapportRow    *self,
                                       guint          column,
                                       RapportMoment  moment);

G_END_DECLS
