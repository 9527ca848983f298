/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-block.h"

typedef struct
{
  double   height;
  gboolean may_begin_page;
} Slice;

typedef struct
{
  GArray   *slices;
  double    space;
  double    head_height;
  gboolean  keeps_together;
  gboolean  keeps_with_next;
} RapportBlockPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapportBlock, rapport_block, G_TYPE_OBJECT)

static void
rapport_block_finalize (GObject *object)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (RAPPORT_BLOCK (object));

  g_array_unref (priv->slices);

  G_OBJECT_CLASS (rapport_block_parent_class)->finalize (object);
}

static void
rapport_block_class_init (RapportBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_block_finalize;
}

static void
rapport_block_init (RapportBlock *self)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  priv->slices = g_array_new (FALSE, FALSE, sizeof (Slice));
}

/** rapport_block_set_keep_together: no page ends within the block as long as it fits on one */
void
rapport_block_set_keep_together (RapportBlock *self,
                                 gboolean      keeps)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_if_fail (RAPPORT_IS_BLOCK (self));

  priv->keeps_together = keeps;
}

/** rapport_block_set_keep_with_next: the block's end stands on the page on which the next one begins */
void
rapport_block_set_keep_with_next (RapportBlock *self,
                                  gboolean      keeps)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_if_fail (RAPPORT_IS_BLOCK (self));

  priv->keeps_with_next = keeps;
}

/** rapport_block_set_space: @points are left empty over the block, not at the top of a page */
void
rapport_block_set_space (RapportBlock *self,
                         double        points)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_if_fail (RAPPORT_IS_BLOCK (self));

  priv->space = points;
}

/**
 * rapport_block_add_slice:
 * @height: in points
 * @may_begin_page: whether the slice may be the first on a page
 *
 * For a block's own shape function.
 */
void
rapport_block_add_slice (RapportBlock *self,
                         double        height,
                         gboolean      may_begin_page)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);
  Slice slice = { height, may_begin_page };

  g_return_if_fail (RAPPORT_IS_BLOCK (self));

  g_array_append_val (priv->slices, slice);
}

/** rapport_block_set_head_height: for a block's own shape function: what draw_head needs, in points */
void
rapport_block_set_head_height (RapportBlock *self,
                               double        height)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_if_fail (RAPPORT_IS_BLOCK (self));

  priv->head_height = height;
}

/** rapport_block_shape: breaks the block into slices for @width points, anew each time */
void
rapport_block_shape (RapportBlock      *self,
                     RapportBlockStyle *style,
                     double             width)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_if_fail (RAPPORT_IS_BLOCK (self));
  g_return_if_fail (style != NULL);

  g_array_set_size (priv->slices, 0);
  RAPPORT_BLOCK_GET_CLASS (self)->shape (self, style, width);
}

/** rapport_block_draw: draws @n slices from @first on, their left upper corner at @x, @y */
void
rapport_block_draw (RapportBlock *self,
                    cairo_t      *cr,
                    double        x,
                    double        y,
                    guint         first,
                    guint         n)
{
  g_return_if_fail (RAPPORT_IS_BLOCK (self));
  g_return_if_fail (cr != NULL);

  RAPPORT_BLOCK_GET_CLASS (self)->draw (self, cr, x, y, first, n);
}

/** rapport_block_draw_head: draws what stands over the first slices and again on each further page */
void
rapport_block_draw_head (RapportBlock *self,
                         cairo_t      *cr,
                         double        x,
                         double        y)
{
  g_return_if_fail (RAPPORT_IS_BLOCK (self));
  g_return_if_fail (cr != NULL);

  if (RAPPORT_BLOCK_GET_CLASS (self)->draw_head != NULL)
    RAPPORT_BLOCK_GET_CLASS (self)->draw_head (self, cr, x, y);
}

/** rapport_block_get_n_slices: Returns: how many slices there are, 0 before the shaping */
guint
rapport_block_get_n_slices (RapportBlock *self)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_BLOCK (self), 0);

  return priv->slices->len;
}

/** rapport_block_get_slice_height: Returns: the height in points */
double
rapport_block_get_slice_height (RapportBlock *self,
                                guint         slice)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_BLOCK (self), 0);
  g_return_val_if_fail (slice < priv->slices->len, 0);

  return g_array_index (priv->slices, Slice, slice).height;
}

/** rapport_block_may_break_before: Returns: whether a page may begin with @slice */
gboolean
rapport_block_may_break_before (RapportBlock *self,
                                guint         slice)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_BLOCK (self), FALSE);
  g_return_val_if_fail (slice < priv->slices->len, FALSE);

  return slice == 0 || (!priv->keeps_together && g_array_index (priv->slices, Slice, slice).may_begin_page);
}

/** rapport_block_keeps_with_next: Returns: see rapport_block_set_keep_with_next() */
gboolean
rapport_block_keeps_with_next (RapportBlock *self)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_BLOCK (self), FALSE);

  return priv->keeps_with_next;
}

/** rapport_block_get_space: Returns: see rapport_block_set_space() */
double
rapport_block_get_space (RapportBlock *self)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_BLOCK (self), 0);

  return priv->space;
}

/** rapport_block_get_head_height: Returns: the height of what draw_head draws, 0 for nothing */
double
rapport_block_get_head_height (RapportBlock *self)
{
  RapportBlockPrivate *priv = rapport_block_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_BLOCK (self), 0);

  return priv->head_height;
}

/** RapportBlockStyle: the fonts that the blocks of one document share */
struct _RapportBlockStyle
{
  RapportCatalogue *catalogue;
  GHashTable       *contexts;
};

/** rapport_block_style_new: Returns: (transfer full): the fonts for the language of @catalogue */
RapportBlockStyle *
rapport_block_style_new (RapportCatalogue *catalogue)
{
  RapportBlockStyle *self;

  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (catalogue), NULL);

  self = g_new0 (RapportBlockStyle, 1);
  self->catalogue = g_object_ref (catalogue);
  self->contexts = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_object_unref);
  return self;
}

/** rapport_block_style_free: frees @self (transfer full) (nullable) */
void
rapport_block_style_free (RapportBlockStyle *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->contexts);
  g_object_unref (self->catalogue);
  g_free (self);
}

/** rapport_block_style_get_catalogue: Returns: (transfer none): the words of the document's language */
RapportCatalogue *
rapport_block_style_get_catalogue (RapportBlockStyle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->catalogue;
}

/** rapport_block_style_shape: Returns: (transfer full): @text in lines of @width points, in letters of @size */
RapportTextBlock *
rapport_block_style_shape (RapportBlockStyle *self,
                           const char        *text,
                           double             size,
                           PangoWeight        weight,
                           double             width)
{
  PangoContext *context;
  gpointer key;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  key = GUINT_TO_POINTER ((guint) (size * 10) * 2 + (weight >= PANGO_WEIGHT_BOLD));
  context = g_hash_table_lookup (self->contexts, key);
  if (context == NULL)
    {
      context = rapport_text_context_new (rapport_catalogue_get_text_language (self->catalogue), size, weight);
      g_hash_table_insert (self->contexts, key, context);
    }
  return rapport_text_block_new (context, text, width);
}
