/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-page-frame.h"

#define SMALL_SIZE 8.0
#define TITLE_SIZE 16.0
#define FOOT_HEIGHT 18.0
#define GAP 6.0
/* a filter that names a thing at great length must not take the page from what it chose */
#define FILTER_LINES 4

/**
 * RapportPageFrame:
 * What stands around the body of each page: title and filter, the time of printing, the page's
 * number.
 */
struct _RapportPageFrame
{
  RapportCatalogue *catalogue;
  PangoContext     *small_context;
  RapportTextBlock *title;
  RapportTextBlock *filter;
  RapportTextBlock *running;
  RapportTextBlock *printed;
  double            width;
  double            height;
};

static RapportTextBlock *
shape_title (RapportPageFrame *self,
             const char       *title)
{
  PangoContext *context =
    rapport_text_context_new (rapport_catalogue_get_text_language (self->catalogue), TITLE_SIZE,
                              PANGO_WEIGHT_BOLD);
  RapportTextBlock *block = rapport_text_block_new (context, title, self->width);

  g_object_unref (context);
  return block;
}

/**
 * rapport_page_frame_new:
 * @title: in the language of @catalogue
 * @filter: (nullable): what the contents were chosen by, in that language
 * @printed_at: local time
 * @page_width: of the paper, in points
 *
 * Returns: (transfer full): the frame, shaped
 */
RapportPageFrame *
rapport_page_frame_new (RapportCatalogue *catalogue,
                        const char       *title,
                        const char       *filter,
                        GDateTime        *printed_at,
                        double            page_width,
                        double            page_height)
{
  RapportPageFrame *self;
  g_autofree char *stamp = NULL;
  g_autofree char *running = NULL;
  g_autofree char *printed = NULL;

  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (title != NULL && printed_at != NULL, NULL);

  if (filter == NULL)
    filter = "";
  self = g_new0 (RapportPageFrame, 1);
  self->catalogue = g_object_ref (catalogue);
  self->width = page_width - 2 * RAPPORT_PAGE_MARGIN;
  self->height = page_height;
  stamp = g_date_time_format (printed_at, "%Y-%m-%d %H:%M");
  running = g_strjoin ("   ·   ", title, *filter != '\0' ? filter : NULL, NULL);
  /* translators: %s is a date with a time, as 2024-03-10 15:00 */
  printed = rapport_catalogue_format (catalogue, "form", NC_("form", "Printed %s"), stamp, NULL);
  self->small_context = rapport_text_context_new (rapport_catalogue_get_text_language (catalogue),
                                                  SMALL_SIZE, PANGO_WEIGHT_NORMAL);
  self->filter = rapport_text_block_new_short (self->small_context, filter, self->width, FILTER_LINES);
  self->running = rapport_text_block_new_short (self->small_context, running, self->width, 1);
  self->printed = rapport_text_block_new (self->small_context, printed, self->width);
  self->title = shape_title (self, title);
  return self;
}

/** rapport_page_frame_free: frees @self (transfer full) (nullable) */
void
rapport_page_frame_free (RapportPageFrame *self)
{
  if (self == NULL)
    return;
  rapport_text_block_free (self->title);
  rapport_text_block_free (self->filter);
  rapport_text_block_free (self->running);
  rapport_text_block_free (self->printed);
  g_object_unref (self->small_context);
  g_object_unref (self->catalogue);
  g_free (self);
}

static double
get_filter_height (RapportPageFrame *self)
{
  guint n_lines = MAX (rapport_text_block_get_n_lines (self->filter), 1);

  return n_lines * rapport_text_block_get_pitch (self->filter);
}

/** rapport_page_frame_get_top: Returns: where the body of @page (from 0) begins, in points */
double
rapport_page_frame_get_top (RapportPageFrame *self,
                            guint             page)
{
  g_return_val_if_fail (self != NULL, 0);

  if (page == 0)
    return RAPPORT_PAGE_MARGIN + rapport_text_block_get_height (self->title) + GAP +
           get_filter_height (self) + GAP;
  return RAPPORT_PAGE_MARGIN + rapport_text_block_get_pitch (self->running) + GAP;
}

/** rapport_page_frame_get_bottom: Returns: where the body of each page must end, in points */
double
rapport_page_frame_get_bottom (RapportPageFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height - RAPPORT_PAGE_MARGIN - FOOT_HEIGHT;
}

static void
draw_text (cairo_t          *cr,
           RapportTextBlock *block,
           double            y,
           RapportTextAlign  align,
           guint             n_lines)
{
  rapport_text_block_draw (block, cr, RAPPORT_PAGE_MARGIN, y, align, 0, n_lines);
}

/** rapport_page_frame_draw: draws what stands around the body of @page (from 0) */
void
rapport_page_frame_draw (RapportPageFrame *self,
                         cairo_t          *cr,
                         guint             page,
                         guint             n_pages)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *total = g_strdup_printf ("%u", n_pages);
  g_autofree char *words = NULL;
  g_autoptr(RapportTextBlock) page_block = NULL;
  double foot;

  g_return_if_fail (self != NULL && cr != NULL);

  foot = self->height - RAPPORT_PAGE_MARGIN - rapport_text_block_get_pitch (self->printed);
  /* translators: the number of this page and how many there are */
  words = rapport_catalogue_format (self->catalogue, "form", NC_("form", "Page %s of %s"),
                                    number, total, NULL);
  page_block = rapport_text_block_new (self->small_context, words, self->width);
  if (page == 0)
    {
      draw_text (cr, self->title, RAPPORT_PAGE_MARGIN, RAPPORT_TEXT_ALIGN_CENTRE, G_MAXUINT);
      draw_text (cr, self->filter,
                 RAPPORT_PAGE_MARGIN + rapport_text_block_get_height (self->title) + GAP,
                 RAPPORT_TEXT_ALIGN_START, G_MAXUINT);
    }
  else
    draw_text (cr, self->running, RAPPORT_PAGE_MARGIN, RAPPORT_TEXT_ALIGN_START, 1);
  draw_text (cr, self->printed, foot, RAPPORT_TEXT_ALIGN_START, 1);
  draw_text (cr, page_block, foot, RAPPORT_TEXT_ALIGN_END, 1);
}
