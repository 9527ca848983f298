/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-text-block.h"

G_BEGIN_DECLS

/** RAPPORT_PAGE_MARGIN: on all sides of a page, in points */
#define RAPPORT_PAGE_MARGIN 36.0

typedef struct _RapportPageFrame RapportPageFrame;

RapportPageFrame *rapport_page_frame_new        (RapportCatalogue *catalogue,
                                                 const char       *title,
                                                 const char       *filter,
                                                 GDateTime        *printed_at,
                                                 double            page_width,
                                                 double            page_height);
void              rapport_page_frame_free       (RapportPageFrame *self);
double            rapport_page_frame_get_top    (RapportPageFrame *self,
                                                 guint             page);
double            rapport_page_frame_get_bottom (RapportPageFrame *self);
void              rapport_page_frame_draw       (RapportPageFrame *self,
                                                 cairo_t          *cr,
                                                 guint             page,
                                                 guint             n_pages);

G_END_DECLS
