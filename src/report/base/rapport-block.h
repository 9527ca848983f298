/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-text-block.h"

G_BEGIN_DECLS

typedef struct _RapportBlockStyle RapportBlockStyle;

#define RAPPORT_TYPE_BLOCK (rapport_block_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapportBlock, rapport_block, RAPPORT, BLOCK, GObject)

/**
 * RapportBlockClass:
 * @shape: breaks the block's texts into lines for a width in points and adds its slices
 * @draw: draws some slices that follow each other, from the left upper corner given
 * @draw_head: (nullable): draws what stands again over the slices that go on on a new page
 *
 * A part of a page from margin to margin. It is a column of slices: a page ends between two.
 */
struct _RapportBlockClass
{
  GObjectClass parent_class;
  void (*shape)     (RapportBlock      *self,
                     RapportBlockStyle *style,
                     double             width);
  void (*draw)      (RapportBlock      *self,
                     cairo_t           *cr,
                     double             x,
                     double             y,
                     guint              first,
                     guint              n);
  void (*draw_head) (RapportBlock      *self,
                     cairo_t           *cr,
                     double             x,
                     double             y);
};

void     rapport_block_set_keep_together  (RapportBlock      *self,
                                           gboolean           keeps);
void     rapport_block_set_keep_with_next (RapportBlock      *self,
                                           gboolean           keeps);
void     rapport_block_set_space          (RapportBlock      *self,
                                           double             points);
void     rapport_block_add_slice          (RapportBlock      *self,
                                           double             height,
                                           gboolean           may_begin_page);
void     rapport_block_set_head_height    (RapportBlock      *self,
                                           double             height);

void     rapport_block_shape              (RapportBlock      *self,
                                           RapportBlockStyle *style,
                                           double             width);
void     rapport_block_draw               (RapportBlock      *self,
                                           cairo_t           *cr,
                                           double             x,
                                           double             y,
                                           guint              first,
                                           guint              n);
void     rapport_block_draw_head          (RapportBlock      *self,
                                           cairo_t           *cr,
                                           double             x,
                                           double             y);
guint    rapport_block_get_n_slices       (RapportBlock      *self);
double   rapport_block_get_slice_height   (RapportBlock      *self,
                                           guint              slice);
gboolean rapport_block_may_break_before   (RapportBlock      *self,
                                           guint              slice);
gboolean rapport_block_keeps_with_next    (RapportBlock      *self);
double   rapport_block_get_space          (RapportBlock      *self);
double   rapport_block_get_head_height    (RapportBlock      *self);

RapportBlockStyle *rapport_block_style_new      (RapportCatalogue  *catalogue);
void               rapport_block_style_free     (RapportBlockStyle *self);
RapportCatalogue  *rapport_block_style_get_catalogue (RapportBlockStyle *self);
RapportTextBlock  *rapport_block_style_shape    (RapportBlockStyle *self,
                                                 const char        *text,
                                                 double             size,
                                                 PangoWeight        weight,
                                                 double             width);

G_END_DECLS
