/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-signature-block.h"

#define LABEL_SIZE 9.0
/* room for a hand to write in */
#define HEIGHT 42.0
#define GAP 24.0
#define LINE_WIDTH 0.6

/** RapportSignatureBlock: lines beside each other to sign on, each with what it is for under it */
struct _RapportSignatureBlock
{
  RapportBlock       parent_instance;
  char             **labels;
  GPtrArray         *shaped;
  double             line_width;
};

G_DEFINE_FINAL_TYPE (RapportSignatureBlock, rapport_signature_block, RAPPORT_TYPE_BLOCK)

static void
rapport_signature_block_finalize (GObject *object)
{
  RapportSignatureBlock *self = RAPPORT_SIGNATURE_BLOCK (object);

  g_ptr_array_unref (self->shaped);
  g_strfreev (self->labels);

  G_OBJECT_CLASS (rapport_signature_block_parent_class)->finalize (object);
}

static void
rapport_signature_block_shape (RapportBlock      *block,
                               RapportBlockStyle *style,
                               double             width)
{
  RapportSignatureBlock *self = RAPPORT_SIGNATURE_BLOCK (block);
  guint n = g_strv_length (self->labels);
  double height = 0;

  g_ptr_array_set_size (self->shaped, 0);
  self->line_width = (width - (n - 1) * GAP) / n;
  for (guint i = 0; i < n; i++)
    {
      RapportTextBlock *label = rapport_block_style_shape (style, self->labels[i], LABEL_SIZE, PANGO_WEIGHT_NORMAL,
                                                           self->line_width);

      height = MAX (height, rapport_text_block_get_height (label));
      g_ptr_array_add (self->shaped, label);
    }
  rapport_block_add_slice (block, HEIGHT + height, TRUE);
}

static void
rapport_signature_block_draw (RapportBlock *block,
                              cairo_t      *cr,
                              double        x,
                              double        y,
                              guint         first,
                              guint         n)
{
  RapportSignatureBlock *self = RAPPORT_SIGNATURE_BLOCK (block);

  for (guint i = 0; i < self->shaped->len; i++)
    {
      cairo_move_to (cr, x, y + HEIGHT - 2);
      cairo_line_to (cr, x + self->line_width, y + HEIGHT - 2);
      cairo_set_line_width (cr, LINE_WIDTH);
      cairo_stroke (cr);
      rapport_text_block_draw (g_ptr_array_index (self->shaped, i), cr, x, y + HEIGHT, RAPPORT_TEXT_ALIGN_START, 0,
                               G_MAXUINT);
      x += self->line_width + GAP;
    }
}

static void
rapport_signature_block_class_init (RapportSignatureBlockClass *klass)
{
  RapportBlockClass *block_class = RAPPORT_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_signature_block_finalize;
  block_class->shape = rapport_signature_block_shape;
  block_class->draw = rapport_signature_block_draw;
}

static void
rapport_signature_block_init (RapportSignatureBlock *self)
{
  self->shaped = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_text_block_free);
  rapport_block_set_space (RAPPORT_BLOCK (self), 8);
}

/** rapport_signature_block_new: Returns: (transfer full): a line for each of @labels (ended by NULL) */
RapportBlock *
rapport_signature_block_new (const char * const *labels)
{
  RapportSignatureBlock *self;

  g_return_val_if_fail (labels != NULL && labels[0] != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_SIGNATURE_BLOCK, NULL);
  self->labels = g_strdupv ((char **) labels);
  return RAPPORT_BLOCK (self);
}
