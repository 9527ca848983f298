/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * RAPPORT_TEXT_PITCH: line to line, of the font's size; the same for each line, whatever fonts it
 * falls back to
 */
#define RAPPORT_TEXT_PITCH 1.36

typedef struct _RapportTextBlock RapportTextBlock;

/** RapportTextAlign: where a line stands; START is right for text that runs from right to left */
typedef enum
{
  RAPPORT_TEXT_ALIGN_START,
  RAPPORT_TEXT_ALIGN_CENTRE,
  RAPPORT_TEXT_ALIGN_END,
} RapportTextAlign;

PangoContext     *rapport_text_context_new       (const char        *language,
                                                  double             size,
                                                  PangoWeight        weight);
RapportTextBlock *rapport_text_block_new         (PangoContext      *context,
                                                  const char        *text,
                                                  double             width);
RapportTextBlock *rapport_text_block_new_heading (PangoContext      *context,
                                                  const char        *text,
                                                  double             width);
RapportTextBlock *rapport_text_block_new_short   (PangoContext      *context,
                                                  const char        *text,
                                                  double             width,
                                                  guint              n_lines);
void              rapport_text_block_free        (RapportTextBlock  *self);
guint             rapport_text_block_get_n_lines (RapportTextBlock  *self);
double            rapport_text_block_get_pitch   (RapportTextBlock  *self);
double            rapport_text_block_get_height  (RapportTextBlock  *self);
void              rapport_text_block_draw        (RapportTextBlock  *self,
                                                  cairo_t           *cr,
                                                  double             x,
                                                  double             y,
                                                  RapportTextAlign   align,
                                                  guint              first,
                                                  guint              n_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTextBlock, rapport_text_block_free)

G_END_DECLS
