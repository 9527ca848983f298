/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-row.h"
#include "rapport-list-selection.h"
#include "rapport-list-style.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LIST_BODY (rapport_list_body_get_type ())
G_DECLARE_FINAL_TYPE (RapportListBody, rapport_list_body, RAPPORT, LIST_BODY, GtkWidget)

void           rapport_list_body_set_style       (RapportListBody      *self,
                                                  RapportListStyle     *style);
void           rapport_list_body_set_selection   (RapportListBody      *self,
                                                  RapportListSelection *selection);
void           rapport_list_body_set_menu        (RapportListBody      *self,
                                                  GMenuModel           *menu);
void           rapport_list_body_set_menu_title  (RapportListBody      *self,
                                                  const char           *title);
void           rapport_list_body_set_label       (RapportListBody      *self,
                                                  const char           *label);
GtkAdjustment *rapport_list_body_get_hadjustment (RapportListBody      *self);
GtkAdjustment *rapport_list_body_get_vadjustment (RapportListBody      *self);
RapportListRow *rapport_list_body_get_row        (RapportListBody      *self,
                                                  guint                 position);
void           rapport_list_body_redraw          (RapportListBody      *self);
void           rapport_list_body_resize          (RapportListBody      *self);
void           rapport_list_body_go_to_top       (RapportListBody      *self);
guint          rapport_list_body_get_focused     (RapportListBody      *self);
void           rapport_list_body_focus_at        (RapportListBody      *self,
                                                  guint                 position);
void           rapport_list_body_follow          (RapportListBody      *self,
                                                  guint                 position);
void           rapport_list_body_reveal          (RapportListBody      *self,
                                                  guint                 position);

G_END_DECLS
