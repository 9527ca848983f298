/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-format.h"
#include "rapport-list-header.h"
#include "rapport-list-spec.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LIST_STYLE (rapport_list_style_get_type ())
G_DECLARE_FINAL_TYPE (RapportListStyle, rapport_list_style, RAPPORT, LIST_STYLE, GObject)

RapportListStyle  *rapport_list_style_new           (RapportListHeader *header);
RapportListHeader *rapport_list_style_get_header    (RapportListStyle  *self);
RapportFormat     *rapport_list_style_get_format    (RapportListStyle  *self);
void               rapport_list_style_set_format    (RapportListStyle  *self,
                                                     RapportFormat     *format);
const RapportListSpec *
                   rapport_list_style_get_spec      (RapportListStyle  *self);
void               rapport_list_style_set_spec      (RapportListStyle  *self,
                                                     const RapportListSpec *spec);
int                rapport_list_style_get_cursor    (RapportListStyle  *self);
void               rapport_list_style_set_cursor    (RapportListStyle  *self,
                                                     int                cursor);
gboolean           rapport_list_style_measure       (RapportListStyle  *self,
                                                     GtkWidget         *widget,
                                                     GtkWidget         *late);
int                rapport_list_style_get_height    (RapportListStyle  *self,
                                                     int               *baseline);
void               rapport_list_style_get_late      (RapportListStyle  *self,
                                                     GdkRGBA           *color);
void               rapport_list_style_set_highlight (RapportListStyle  *self,
                                                     const char        *text);
void               rapport_list_style_highlight     (RapportListStyle  *self,
                                                     const char        *text,
                                                     PangoAttrList     *attributes);

void rapport_list_style_get_color (GtkWidget *widget,
                                   GdkRGBA   *color);

G_END_DECLS
