/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_SPLIT (rapport_split_get_type ())
G_DECLARE_FINAL_TYPE (RapportSplit, rapport_split, RAPPORT, SPLIT, GtkWidget)

RapportSplit *rapport_split_new             (void);
void          rapport_split_set_list        (RapportSplit *self,
                                             GtkWidget    *list);
void          rapport_split_set_detail      (RapportSplit *self,
                                             GtkWidget    *detail);
void          rapport_split_set_home        (RapportSplit *self,
                                             GtkWidget    *home);
gboolean      rapport_split_get_collapsed   (RapportSplit *self);
gboolean      rapport_split_is_detail_used  (RapportSplit *self);
gboolean      rapport_split_get_has_detail  (RapportSplit *self);
void          rapport_split_set_has_detail  (RapportSplit *self,
                                             gboolean      has_detail);
gboolean      rapport_split_get_show_detail (RapportSplit *self);
void          rapport_split_set_show_detail (RapportSplit *self,
                                             gboolean      show_detail);
void          rapport_split_enter_detail    (RapportSplit *self);
int           rapport_split_get_position    (RapportSplit *self);
void          rapport_split_set_position    (RapportSplit *self,
                                             int           position);

G_END_DECLS
