/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-picture-block.h"

/** RapportPictureBlock: a picture, made smaller to fit but never larger than one point a pixel */
struct _RapportPictureBlock
{
  RapportBlock     parent_instance;
  cairo_surface_t *picture;
  double           most_height;
  double           scale;
};

G_DEFINE_FINAL_TYPE (RapportPictureBlock, rapport_picture_block, RAPPORT_TYPE_BLOCK)

static void
rapport_picture_block_finalize (GObject *object)
{
  cairo_surface_destroy (RAPPORT_PICTURE_BLOCK (object)->picture);

  G_OBJECT_CLASS (rapport_picture_block_parent_class)->finalize (object);
}

static void
rapport_picture_block_shape (RapportBlock      *block,
                             RapportBlockStyle *style,
                             double             width)
{
  RapportPictureBlock *self = RAPPORT_PICTURE_BLOCK (block);
  double picture_width = cairo_image_surface_get_width (self->picture);
  double picture_height = cairo_image_surface_get_height (self->picture);

  self->scale = MIN (1, MIN (width / picture_width, self->most_height / picture_height));
  rapport_block_add_slice (block, picture_height * self->scale, TRUE);
}

static void
rapport_picture_block_draw (RapportBlock *block,
                            cairo_t      *cr,
                            double        x,
                            double        y,
                            guint         first,
                            guint         n)
{
  RapportPictureBlock *self = RAPPORT_PICTURE_BLOCK (block);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, self->scale, self->scale);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
rapport_picture_block_class_init (RapportPictureBlockClass *klass)
{
  RapportBlockClass *block_class = RAPPORT_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_picture_block_finalize;
  block_class->shape = rapport_picture_block_shape;
  block_class->draw = rapport_picture_block_draw;
}

static void
rapport_picture_block_init (RapportPictureBlock *self)
{
  rapport_block_set_space (RAPPORT_BLOCK (self), 6);
}

typedef struct
{
  const guint8 *data;
  gsize         left;
} Source;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/**
 * rapport_picture_block_new:
 * @png: the contents of a PNG file
 * @most_height: in points
 *
 * Returns: (transfer full) (nullable): the block; NULL when @png is no picture
 */
RapportBlock *
rapport_picture_block_new (GBytes *png,
                           double  most_height)
{
  RapportPictureBlock *self;
  cairo_surface_t *picture;
  Source source;

  g_return_val_if_fail (png != NULL && most_height > 0, NULL);

  source.data = g_bytes_get_data (png, &source.left);
  picture = cairo_image_surface_create_from_png_stream (read_cb, &source);
  if (cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (picture);
      return NULL;
    }
  self = g_object_new (RAPPORT_TYPE_PICTURE_BLOCK, NULL);
  self->picture = picture;
  self->most_height = most_height;
  return RAPPORT_BLOCK (self);
}
