/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-block-document.h"
#include "rapport-page-frame.h"

/* A4 in points */
#define SHORT_SIDE 595.276
#define LONG_SIDE 841.89
/* heights are sums of floating numbers: a hair too much still fits */
#define HAIR 1e-6

/* Slices of one block on one page. */
typedef struct
{
  guint  page;
  guint  block;
  guint  first;
  guint  n;
  double y;
} Piece;

struct _RapportBlockDocument
{
  RapportDocument    parent_instance;
  RapportCatalogue  *catalogue;
  GDateTime         *printed_at;
  char              *filter;
  GPtrArray         *blocks;
  RapportBlockStyle *style;
  RapportPageFrame  *frame;
  GArray            *pieces;
  guint              n_pages;
};

G_DEFINE_FINAL_TYPE (RapportBlockDocument, rapport_block_document, RAPPORT_TYPE_DOCUMENT)

static void
rapport_block_document_finalize (GObject *object)
{
  RapportBlockDocument *self = RAPPORT_BLOCK_DOCUMENT (object);

  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->style, rapport_block_style_free);
  g_clear_pointer (&self->frame, rapport_page_frame_free);
  g_array_unref (self->pieces);
  g_free (self->filter);
  g_date_time_unref (self->printed_at);
  g_object_unref (self->catalogue);

  G_OBJECT_CLASS (rapport_block_document_parent_class)->finalize (object);
}

/* Where the next slice is put. */
typedef struct
{
  RapportBlockDocument *self;
  guint                 page;
  double                y;
} Cursor;

static RapportBlock *
get_block (RapportBlockDocument *self,
           guint                 block)
{
  return g_ptr_array_index (self->blocks, block);
}

static gboolean
is_at_top (const Cursor *cursor)
{
  return cursor->y <= rapport_page_frame_get_top (cursor->self->frame, cursor->page);
}

static void
turn_page (Cursor *cursor)
{
  cursor->page++;
  cursor->y = rapport_page_frame_get_top (cursor->self->frame, cursor->page);
}

/* What a slice takes where the cursor is: its block's space or head may come before it. */
static double
measure_slice (const Cursor *cursor,
               guint         block,
               guint         slice,
               gboolean      at_top)
{
  RapportBlock *shaped = get_block (cursor->self, block);
  double height = rapport_block_get_slice_height (shaped, slice);

  if (slice == 0 && !at_top)
    height += rapport_block_get_space (shaped);
  if (slice == 0 || at_top)
    height += rapport_block_get_head_height (shaped);
  return height;
}

static void
put_slice (Cursor *cursor,
           guint   block,
           guint   slice)
{
  RapportBlockDocument *self = cursor->self;
  RapportBlock *shaped = get_block (self, block);
  double height = rapport_block_get_slice_height (shaped, slice);
  gboolean at_top = is_at_top (cursor);
  Piece *last = self->pieces->len > 0 ? &g_array_index (self->pieces, Piece, self->pieces->len - 1) : NULL;

  cursor->y += measure_slice (cursor, block, slice, at_top);
  if (last != NULL && last->page == cursor->page && last->block == block)
    {
      last->n++;
      return;
    }
  g_array_append_vals (self->pieces, &(Piece) { cursor->page, block, slice, 1, cursor->y - height }, 1);
}

/* The slices from one on that must stay on a page; gives the one behind them. */
static double
measure_group (const Cursor *cursor,
               guint         block,
               guint         slice,
               gboolean      at_top,
               guint        *end_block,
               guint        *end_slice)
{
  double height = 0;
  gboolean begins = TRUE;

  for (; block < cursor->self->blocks->len; block++, slice = 0)
    {
      RapportBlock *shaped = get_block (cursor->self, block);

      for (; slice < rapport_block_get_n_slices (shaped); slice++)
        {
          gboolean kept = slice == 0 && block > 0 &&
                          rapport_block_keeps_with_next (get_block (cursor->self, block - 1));

          if (!begins && !kept && rapport_block_may_break_before (shaped, slice))
            {
              *end_block = block;
              *end_slice = slice;
              return height;
            }
          height += measure_slice (cursor, block, slice, at_top && begins);
          begins = FALSE;
        }
    }
  *end_block = block;
  *end_slice = 0;
  return height;
}

static void
put_group (Cursor *cursor,
           guint  *block,
           guint  *slice,
           guint   end_block,
           guint   end_slice)
{
  double bottom = rapport_page_frame_get_bottom (cursor->self->frame);

  while (*block < end_block || (*block == end_block && *slice < end_slice))
    {
      if (*slice >= rapport_block_get_n_slices (get_block (cursor->self, *block)))
        {
          (*block)++;
          *slice = 0;
          continue;
        }
      if (!is_at_top (cursor) && cursor->y + measure_slice (cursor, *block, *slice, FALSE) > bottom + HAIR)
        turn_page (cursor);
      put_slice (cursor, *block, *slice);
      (*slice)++;
    }
}

static void
break_pages (RapportBlockDocument *self)
{
  Cursor cursor = { self, 0, rapport_page_frame_get_top (self->frame, 0) };
  double bottom = rapport_page_frame_get_bottom (self->frame);
  guint block = 0, slice = 0;

  while (block < self->blocks->len)
    {
      guint end_block, end_slice;
      double height = measure_group (&cursor, block, slice, is_at_top (&cursor), &end_block, &end_slice);

      /* what fits on no page at all begins where it is */
      if (!is_at_top (&cursor) && cursor.y + height > bottom + HAIR &&
          height <= bottom - rapport_page_frame_get_top (self->frame, 1))
        turn_page (&cursor);
      put_group (&cursor, &block, &slice, end_block, end_slice);
    }
  self->n_pages = cursor.page + 1;
}

static gboolean
rapport_block_document_layout (RapportDocument      *document,
                               RapportProgressFunc   progress,
                               gpointer              progress_data,
                               GCancellable         *cancellable,
                               GError              **error)
{
  RapportBlockDocument *self = RAPPORT_BLOCK_DOCUMENT (document);
  double width, height;

  rapport_document_get_page_size (document, &width, &height);
  g_clear_pointer (&self->frame, rapport_page_frame_free);
  g_clear_pointer (&self->style, rapport_block_style_free);
  g_array_set_size (self->pieces, 0);
  self->style = rapport_block_style_new (self->catalogue);
  self->frame = rapport_page_frame_new (self->catalogue, rapport_document_get_title (document), self->filter,
                                        self->printed_at, width, height);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      rapport_block_shape (get_block (self, i), self->style, width - 2 * RAPPORT_PAGE_MARGIN);
      if (progress != NULL)
        progress ((i + 1.0) / self->blocks->len, progress_data);
    }
  break_pages (self);
  return TRUE;
}

static guint
rapport_block_document_get_n_pages (RapportDocument *document)
{
  return RAPPORT_BLOCK_DOCUMENT (document)->n_pages;
}

static void
rapport_block_document_draw_page (RapportDocument *document,
                                  guint            page,
                                  cairo_t         *cr)
{
  RapportBlockDocument *self = RAPPORT_BLOCK_DOCUMENT (document);

  cairo_set_source_rgb (cr, 0, 0, 0);
  rapport_page_frame_draw (self->frame, cr, page, self->n_pages);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      RapportBlock *block = get_block (self, piece->block);

      if (piece->page != page)
        continue;
      cairo_set_source_rgb (cr, 0, 0, 0);
      rapport_block_draw_head (block, cr, RAPPORT_PAGE_MARGIN,
                               piece->y - rapport_block_get_head_height (block));
      cairo_set_source_rgb (cr, 0, 0, 0);
      rapport_block_draw (block, cr, RAPPORT_PAGE_MARGIN, piece->y, piece->first, piece->n);
    }
}

static void
rapport_block_document_class_init (RapportBlockDocumentClass *klass)
{
  RapportDocumentClass *document_class = RAPPORT_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_block_document_finalize;
  document_class->layout = rapport_block_document_layout;
  document_class->get_n_pages = rapport_block_document_get_n_pages;
  document_class->draw_page = rapport_block_document_draw_page;
}

static void
rapport_block_document_init (RapportBlockDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func (g_object_unref);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
}

/**
 * rapport_block_document_new:
 * @catalogue: words and Han forms of the document's language
 * @title: in that language
 * @printed_at: local time, for the foot
 * @landscape: whether the A4 pages lie on their side
 *
 * Returns: (transfer full): a document of blocks, with none yet
 */
RapportBlockDocument *
rapport_block_document_new (RapportCatalogue *catalogue,
                            const char       *title,
                            GDateTime        *printed_at,
                            gboolean          landscape)
{
  RapportBlockDocument *self;

  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (title != NULL && printed_at != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_BLOCK_DOCUMENT,
                       "title", title,
                       "created", printed_at,
                       "width", landscape ? LONG_SIDE : SHORT_SIDE,
                       "height", landscape ? SHORT_SIDE : LONG_SIDE,
                       NULL);
  self->catalogue = g_object_ref (catalogue);
  self->printed_at = g_date_time_ref (printed_at);
  return self;
}

/** rapport_block_document_set_filter: @filter says what the contents were chosen by; before the layout */
void
rapport_block_document_set_filter (RapportBlockDocument *self,
                                   const char           *filter)
{
  g_return_if_fail (RAPPORT_IS_BLOCK_DOCUMENT (self));

  g_free (self->filter);
  self->filter = g_strdup (filter);
}

/** rapport_block_document_add: puts @block (transfer full) at the end; before the layout */
void
rapport_block_document_add (RapportBlockDocument *self,
                            RapportBlock         *block)
{
  g_return_if_fail (RAPPORT_IS_BLOCK_DOCUMENT (self));
  g_return_if_fail (RAPPORT_IS_BLOCK (block));

  g_ptr_array_add (self->blocks, block);
}
