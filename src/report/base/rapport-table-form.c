/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cell-shaper.h"
#include "rapport-page-frame.h"
#include "rapport-table-form.h"
#include "rapport-table-pages.h"

/* A4 on its side, in points */
#define PAGE_WIDTH 841.89
#define PAGE_HEIGHT 595.276
#define CELL_SIZE 8.5
#define HEAD_SIZE 8.0
#define SMALL_SIZE 8.0
#define PADDING_X 3.0
#define PADDING_Y 3.0
#define GRID_WIDTH 0.4
#define FRAME_WIDTH 0.9
/* Rows take about 10 kB each while they are shaped: of a longer table those after are shaped once
   more when they are drawn */
#define KEPT_ROWS 12000

struct _RapportTableForm
{
  RapportDocument     parent_instance;
  RapportCatalogue   *catalogue;
  GDateTime          *printed_at;
  RapportTableColumn *columns;
  guint               n_columns;
  double             *widths;
  double             *text_widths;
  char               *filter;
  char               *empty_text;
  RapportTableBands  *bands;
  GPtrArray          *cells;
  gpointer            owner;
  GDestroyNotify      destroy_owner;

  RapportCellShaper   shaper;
  RapportTextBlock  **blocks;
  GPtrArray          *owned_blocks;
  guint              *row_lines;
  RapportTextBlock  **passing_blocks;
  guint               passing_row;
  PangoContext       *cell_context;
  RapportTextBlock  **heads;
  RapportPageFrame   *frame;
  RapportTextBlock   *empty_block;
  RapportTablePages  *pages;
};

G_DEFINE_FINAL_TYPE (RapportTableForm, rapport_table_form, RAPPORT_TYPE_DOCUMENT)

static double
get_inner_width (void)
{
  return PAGE_WIDTH - 2 * RAPPORT_PAGE_MARGIN;
}

static guint
count_rows (RapportTableForm *self)
{
  return self->cells->len / self->n_columns;
}

static void
clear_passing_row (RapportTableForm *self)
{
  if (self->passing_blocks != NULL)
    for (guint i = 0; i < self->n_columns; i++)
      rapport_text_block_free (self->passing_blocks[i]);
  g_clear_pointer (&self->passing_blocks, g_free);
}

static void
clear_layout (RapportTableForm *self)
{
  clear_passing_row (self);
  if (self->heads != NULL)
    for (guint i = 0; i < self->n_columns; i++)
      rapport_text_block_free (self->heads[i]);
  g_clear_pointer (&self->heads, g_free);
  g_clear_pointer (&self->frame, rapport_page_frame_free);
  g_clear_pointer (&self->empty_block, rapport_text_block_free);
  g_clear_pointer (&self->blocks, g_free);
  g_clear_pointer (&self->owned_blocks, g_ptr_array_unref);
  g_clear_pointer (&self->row_lines, g_free);
  g_clear_object (&self->cell_context);
  rapport_table_bands_forget (self->bands);
  g_clear_pointer (&self->pages, rapport_table_pages_free);
}

static void
clear_cells (RapportTableForm *self)
{
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  if (self->destroy_owner != NULL)
    self->destroy_owner (g_steal_pointer (&self->owner));
  self->destroy_owner = NULL;
}

static void
rapport_table_form_finalize (GObject *object)
{
  RapportTableForm *self = RAPPORT_TABLE_FORM (object);

  clear_layout (self);
  clear_cells (self);
  rapport_table_bands_free (self->bands);
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].title);
  g_free (self->columns);
  g_free (self->widths);
  g_free (self->text_widths);
  g_free (self->filter);
  g_free (self->empty_text);
  g_clear_pointer (&self->printed_at, g_date_time_unref);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (rapport_table_form_parent_class)->finalize (object);
}

/* The cells of @row in lines; of a row that was not kept only until the next one is asked for. */
static RapportTextBlock **
get_row_blocks (RapportTableForm *self,
                guint             row)
{
  if (row < self->shaper.n_kept_rows)
    return &self->blocks[(gsize) row * self->n_columns];
  if (self->passing_blocks == NULL || self->passing_row != row)
    {
      clear_passing_row (self);
      if (self->cell_context == NULL)
        self->cell_context = rapport_text_context_new (self->shaper.language, CELL_SIZE,
                                                       PANGO_WEIGHT_NORMAL);
      self->passing_blocks = g_new0 (RapportTextBlock *, self->n_columns);
      self->passing_row = row;
      rapport_cell_shaper_shape_row (&self->shaper, self->cell_context, row,
                                     self->passing_blocks);
    }
  return self->passing_blocks;
}

static double
get_head_height (RapportTableForm *self)
{
  double height = 0;

  for (guint i = 0; i < self->n_columns; i++)
    height = MAX (height, rapport_text_block_get_height (self->heads[i]));
  return height + 2 * PADDING_Y;
}

static double
get_rows_height (RapportTableForm *self,
                 guint             page)
{
  return rapport_page_frame_get_bottom (self->frame) - rapport_page_frame_get_top (self->frame, page) -
         get_head_height (self);
}

static double
get_pitch (void)
{
  return RAPPORT_TEXT_PITCH * CELL_SIZE;
}

static double
get_height (guint n_lines)
{
  return n_lines * get_pitch () + 2 * PADDING_Y;
}

static void
break_pages (RapportTableForm *self)
{
  const RapportTableRoom room = {
    get_rows_height (self, 0), get_rows_height (self, 1), get_pitch (), 2 * PADDING_Y,
  };

  self->pages = rapport_table_pages_new (&room, self->row_lines, count_rows (self), self->bands);
}

static void
shape_heads (RapportTableForm *self,
             const char       *language)
{
  PangoContext *context = rapport_text_context_new (language, HEAD_SIZE, PANGO_WEIGHT_BOLD);

  self->heads = g_new0 (RapportTextBlock *, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    self->heads[i] = rapport_text_block_new_heading (context, self->columns[i].title,
                                                     self->text_widths[i]);
  g_object_unref (context);
}

static void
shape_surroundings (RapportTableForm *self)
{
  const char *language = rapport_catalogue_get_text_language (self->catalogue);
  PangoContext *small = rapport_text_context_new (language, SMALL_SIZE, PANGO_WEIGHT_NORMAL);

  self->frame = rapport_page_frame_new (self->catalogue, rapport_document_get_title (RAPPORT_DOCUMENT (self)),
                                        self->filter, self->printed_at, PAGE_WIDTH, PAGE_HEIGHT);
  self->empty_block = rapport_text_block_new (small, self->empty_text, get_inner_width ());
  g_object_unref (small);
  shape_heads (self, language);
  rapport_table_bands_shape (self->bands, language, CELL_SIZE, get_inner_width () - 2 * PADDING_X);
}

static gboolean
rapport_table_form_layout (RapportDocument      *document,
                           RapportProgressFunc   progress,
                           gpointer              progress_data,
                           GCancellable         *cancellable,
                           GError              **error)
{
  RapportTableForm *self = RAPPORT_TABLE_FORM (document);
  RapportCellShaper *shaper = &self->shaper;

  clear_layout (self);
  *shaper = (RapportCellShaper) {
    .language = rapport_catalogue_get_text_language (self->catalogue),
    .size = CELL_SIZE,
    .widths = self->text_widths,
    .n_columns = self->n_columns,
    .cells = (const char * const *) self->cells->pdata,
    .n_rows = count_rows (self),
    .n_kept_rows = MIN (count_rows (self), KEPT_ROWS),
  };
  shape_surroundings (self);
  self->blocks = g_new0 (RapportTextBlock *, (gsize) shaper->n_kept_rows * self->n_columns);
  self->row_lines = g_new0 (guint, shaper->n_rows);
  self->owned_blocks = rapport_cell_shaper_run (shaper, self->blocks, self->row_lines, progress,
                                                progress_data, cancellable, error);
  if (self->owned_blocks == NULL)
    {
      clear_layout (self);
      return FALSE;
    }
  break_pages (self);
  return TRUE;
}

static guint
rapport_table_form_get_n_pages (RapportDocument *document)
{
  return rapport_table_pages_get_n (RAPPORT_TABLE_FORM (document)->pages);
}

static double
draw_head (RapportTableForm *self,
           cairo_t          *cr,
           double            top)
{
  double height = get_head_height (self);
  double x = RAPPORT_PAGE_MARGIN;

  cairo_set_source_rgb (cr, 0.91, 0.91, 0.91);
  cairo_rectangle (cr, RAPPORT_PAGE_MARGIN, top, get_inner_width (), height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->n_columns; i++)
    {
      rapport_text_block_draw (self->heads[i], cr, x + PADDING_X,
                               top + (height - rapport_text_block_get_height (self->heads[i])) / 2,
                               RAPPORT_TEXT_ALIGN_CENTRE, 0, G_MAXUINT);
      x += self->widths[i];
    }
  return top + height;
}

static void
draw_band (RapportTableForm       *self,
           cairo_t                *cr,
           const RapportTablePart *part,
           double                  top)
{
  cairo_set_source_rgb (cr, 0.95, 0.95, 0.95);
  cairo_rectangle (cr, RAPPORT_PAGE_MARGIN, top, get_inner_width (), get_height (part->n_lines));
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  rapport_table_bands_draw (self->bands, cr, part->number, part->kind == RAPPORT_TABLE_CONTINUED,
                            RAPPORT_PAGE_MARGIN + PADDING_X, top + PADDING_Y);
}

static void
draw_row (RapportTableForm       *self,
          cairo_t                *cr,
          const RapportTablePart *part,
          double                  top)
{
  RapportTextBlock **blocks = get_row_blocks (self, part->number);
  double x = RAPPORT_PAGE_MARGIN + PADDING_X;

  for (guint i = 0; i < self->n_columns; i++)
    {
      RapportTextBlock *block = blocks[i];
      guint first = part->first_line;

      if (block != NULL)
        {
          if (self->columns[i].repeats && first >= rapport_text_block_get_n_lines (block))
            first = 0;
          rapport_text_block_draw (block, cr, x, top + PADDING_Y, self->columns[i].align,
                                   first, part->n_lines);
        }
      x += self->widths[i];
    }
}

/* the lines between columns, from @top to @bottom */
static void
add_column_lines (RapportTableForm *self,
                  cairo_t          *cr,
                  double            top,
                  double            bottom)
{
  double x = RAPPORT_PAGE_MARGIN;

  for (guint i = 0; i + 1 < self->n_columns; i++)
    {
      x += self->widths[i];
      cairo_move_to (cr, x, top);
      cairo_line_to (cr, x, bottom);
    }
}

/* The frame and the lines that are in the path already. */
static void
draw_grid (RapportTableForm *self,
           cairo_t          *cr,
           double            top,
           double            head_bottom,
           double            bottom)
{
  add_column_lines (self, cr, top, head_bottom);
  cairo_set_line_width (cr, GRID_WIDTH);
  cairo_set_source_rgb (cr, 0.45, 0.45, 0.45);
  cairo_stroke (cr);

  cairo_rectangle (cr, RAPPORT_PAGE_MARGIN, top, get_inner_width (), bottom - top);
  cairo_move_to (cr, RAPPORT_PAGE_MARGIN, head_bottom);
  cairo_line_to (cr, RAPPORT_PAGE_MARGIN + get_inner_width (), head_bottom);
  cairo_set_line_width (cr, FRAME_WIDTH);
  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  cairo_stroke (cr);
}

/* Puts the lines below each part but the last, and between the columns of rows, into the path. */
static void
add_lines (RapportTableForm       *self,
           cairo_t                *cr,
           const RapportTablePart *parts,
           guint                   n,
           double                  top)
{
  double y = top, columns = top;

  for (guint i = 0; i < n; i++)
    {
      const gboolean is_row = parts[i].kind == RAPPORT_TABLE_ROW;

      y += get_height (parts[i].n_lines);
      if (!is_row)
        columns = y;
      else if (i + 1 == n || parts[i + 1].kind != RAPPORT_TABLE_ROW)
        add_column_lines (self, cr, columns, y);
      if (i + 1 == n)
        break;
      cairo_move_to (cr, RAPPORT_PAGE_MARGIN, y);
      cairo_line_to (cr, RAPPORT_PAGE_MARGIN + get_inner_width (), y);
    }
}

static double
draw_rows (RapportTableForm *self,
           cairo_t          *cr,
           guint             page,
           double            top)
{
  guint n;
  const RapportTablePart *parts = rapport_table_pages_get (self->pages, page, &n);
  double y = top;

  for (guint i = 0; i < n; i++)
    {
      if (parts[i].kind == RAPPORT_TABLE_ROW)
        draw_row (self, cr, &parts[i], y);
      else
        draw_band (self, cr, &parts[i], y);
      y += get_height (parts[i].n_lines);
    }
  if (count_rows (self) == 0 && rapport_table_bands_get_n (self->bands) == 0)
    {
      rapport_text_block_draw (self->empty_block, cr, RAPPORT_PAGE_MARGIN, y + 3 * PADDING_Y,
                               RAPPORT_TEXT_ALIGN_CENTRE, 0, G_MAXUINT);
      y += rapport_text_block_get_height (self->empty_block) + 6 * PADDING_Y;
    }
  /* after the texts, so that the current path is the lines' alone */
  add_lines (self, cr, parts, n, top);
  return y;
}

static void
rapport_table_form_draw_page (RapportDocument *document,
                              guint            page,
                              cairo_t         *cr)
{
  RapportTableForm *self = RAPPORT_TABLE_FORM (document);
  double top = rapport_page_frame_get_top (self->frame, page);
  double head_bottom, bottom;

  cairo_set_source_rgb (cr, 0, 0, 0);
  rapport_page_frame_draw (self->frame, cr, page, rapport_table_pages_get_n (self->pages));
  head_bottom = draw_head (self, cr, top);
  bottom = draw_rows (self, cr, page, head_bottom);
  draw_grid (self, cr, top, head_bottom, bottom);
}

static void
rapport_table_form_class_init (RapportTableFormClass *klass)
{
  RapportDocumentClass *document_class = RAPPORT_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_table_form_finalize;
  document_class->layout = rapport_table_form_layout;
  document_class->get_n_pages = rapport_table_form_get_n_pages;
  document_class->draw_page = rapport_table_form_draw_page;
}

static void
rapport_table_form_init (RapportTableForm *self)
{
  self->cells = g_ptr_array_new ();
  self->bands = rapport_table_bands_new ();
  self->empty_text = g_strdup ("");
}

static void
set_columns (RapportTableForm         *self,
             const RapportTableColumn *columns,
             guint                     n_columns)
{
  double total = 0;

  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  self->widths = g_new (double, n_columns);
  self->text_widths = g_new (double, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i].title = g_strdup (columns[i].title);
      total += columns[i].weight;
    }
  for (guint i = 0; i < n_columns; i++)
    {
      self->widths[i] = columns[i].weight / total * get_inner_width ();
      self->text_widths[i] = self->widths[i] - 2 * PADDING_X;
    }
}

/**
 * rapport_table_form_new:
 * @catalogue: words and Han forms of the document's language
 * @title: in that language
 * @printed_at: local time, for the footer
 * @columns: copied
 *
 * A table on A4 landscape pages with its head on each, as the forms of domain.md, section 3, are.
 * Long text is wrapped; a row goes on over pages only when it is taller than one.
 *
 * Returns: (transfer full): the form, with no row yet
 */
RapportTableForm *
rapport_table_form_new (RapportCatalogue         *catalogue,
                        const char               *title,
                        GDateTime                *printed_at,
                        const RapportTableColumn *columns,
                        guint                     n_columns)
{
  RapportTableForm *self;

  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (title != NULL && printed_at != NULL, NULL);
  g_return_val_if_fail (n_columns > 0, NULL);

  self = g_object_new (RAPPORT_TYPE_TABLE_FORM,
                       "title", title,
                       "created", printed_at,
                       "width", PAGE_WIDTH,
                       "height", PAGE_HEIGHT,
                       NULL);
  self->catalogue = g_object_ref (catalogue);
  self->printed_at = g_date_time_ref (printed_at);
  set_columns (self, columns, n_columns);
  return self;
}

/** rapport_table_form_set_filter: @filter says what the rows were chosen by; before the layout */
void
rapport_table_form_set_filter (RapportTableForm *self,
                               const char       *filter)
{
  g_return_if_fail (RAPPORT_IS_TABLE_FORM (self));

  g_free (self->filter);
  self->filter = g_strdup (filter);
}

/** rapport_table_form_set_empty_text: @text stands in place of the rows when there is none */
void
rapport_table_form_set_empty_text (RapportTableForm *self,
                                   const char       *text)
{
  g_return_if_fail (RAPPORT_IS_TABLE_FORM (self));
  g_return_if_fail (text != NULL);

  g_free (self->empty_text);
  self->empty_text = g_strdup (text);
}

/**
 * rapport_table_form_take_cells:
 * @cells: (transfer full) (element-type utf8): texts row by row, NULL for an empty cell
 * @owner: (nullable): what the texts belong to
 * @destroy: (nullable): frees @owner when the form is done with the texts
 *
 * To be called before the layout.
 */
void
rapport_table_form_take_cells (RapportTableForm *self,
                               GPtrArray        *cells,
                               gpointer          owner,
                               GDestroyNotify    destroy)
{
  g_return_if_fail (RAPPORT_IS_TABLE_FORM (self));
  g_return_if_fail (cells != NULL && cells->len % self->n_columns == 0);

  clear_cells (self);
  self->cells = cells;
  self->owner = owner;
  self->destroy_owner = destroy;
}

/**
 * rapport_table_form_add_band:
 * @row: which row of the cells it stands before; how many there are for behind the last. Bands are added in their order
 * @text: over the whole width
 * @continued: (nullable): stands on top of each further page of the rows up to the next band; NULL where @text heads no
 *   rows, as a total
 *
 * To be called before the layout.
 */
void
rapport_table_form_add_band (RapportTableForm *self,
                             guint             row,
                             const char       *text,
                             const char       *continued)
{
  g_return_if_fail (RAPPORT_IS_TABLE_FORM (self));

  rapport_table_bands_add (self->bands, row, text, continued);
}
