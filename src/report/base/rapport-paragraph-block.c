/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-paragraph-block.h"

#define TEXT_SIZE 9.5
#define HEADING_SIZE 12.0

struct _RapportParagraphBlock
{
  RapportBlock      parent_instance;
  char             *text;
  double            size;
  PangoWeight       weight;
  RapportTextBlock *shaped;
};

G_DEFINE_FINAL_TYPE (RapportParagraphBlock, rapport_paragraph_block, RAPPORT_TYPE_BLOCK)

static void
rapport_paragraph_block_finalize (GObject *object)
{
  RapportParagraphBlock *self = RAPPORT_PARAGRAPH_BLOCK (object);

  g_clear_pointer (&self->shaped, rapport_text_block_free);
  g_free (self->text);

  G_OBJECT_CLASS (rapport_paragraph_block_parent_class)->finalize (object);
}

/* Neither the first nor the last line stands alone on a page. */
static void
rapport_paragraph_block_shape (RapportBlock      *block,
                               RapportBlockStyle *style,
                               double             width)
{
  RapportParagraphBlock *self = RAPPORT_PARAGRAPH_BLOCK (block);
  guint n;

  g_clear_pointer (&self->shaped, rapport_text_block_free);
  self->shaped = rapport_block_style_shape (style, self->text, self->size, self->weight, width);
  n = rapport_text_block_get_n_lines (self->shaped);
  for (guint i = 0; i < n; i++)
    rapport_block_add_slice (block, rapport_text_block_get_pitch (self->shaped), i != 1 && i + 1 != n);
}

static void
rapport_paragraph_block_draw (RapportBlock *block,
                              cairo_t      *cr,
                              double        x,
                              double        y,
                              guint         first,
                              guint         n)
{
  rapport_text_block_draw (RAPPORT_PARAGRAPH_BLOCK (block)->shaped, cr, x, y, RAPPORT_TEXT_ALIGN_START, first, n);
}

static void
rapport_paragraph_block_class_init (RapportParagraphBlockClass *klass)
{
  RapportBlockClass *block_class = RAPPORT_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_paragraph_block_finalize;
  block_class->shape = rapport_paragraph_block_shape;
  block_class->draw = rapport_paragraph_block_draw;
}

static void
rapport_paragraph_block_init (RapportParagraphBlock *self)
{
}

static RapportBlock *
create (const char  *text,
        double       size,
        PangoWeight  weight,
        double       space)
{
  RapportParagraphBlock *self = g_object_new (RAPPORT_TYPE_PARAGRAPH_BLOCK, NULL);

  self->text = g_strdup (text);
  self->size = size;
  self->weight = weight;
  rapport_block_set_space (RAPPORT_BLOCK (self), space);
  return RAPPORT_BLOCK (self);
}

/** rapport_paragraph_block_new: Returns: (transfer full): running @text */
RapportBlock *
rapport_paragraph_block_new (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return create (text, TEXT_SIZE, PANGO_WEIGHT_NORMAL, 5);
}

/** rapport_paragraph_block_new_heading: Returns: (transfer full): @text over the block that follows it */
RapportBlock *
rapport_paragraph_block_new_heading (const char *text)
{
  RapportBlock *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = create (text, HEADING_SIZE, PANGO_WEIGHT_BOLD, 12);
  rapport_block_set_keep_with_next (self, TRUE);
  return self;
}
