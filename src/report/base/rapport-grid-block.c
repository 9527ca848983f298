/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-grid-block.h"

#define CELL_SIZE 9.0
#define PADDING 3.0
#define GRID_WIDTH 0.4
#define FRAME_WIDTH 0.9

typedef struct
{
  RapportGridRowKind   kind;
  guint                least_lines;
  guint                n_lines;
  guint                first_slice;
  char               **cells;
  RapportTextBlock   **shaped;
} Row;

struct _RapportGridBlock
{
  RapportBlock       parent_instance;
  RapportGridColumn *columns;
  guint              n_columns;
  double            *widths;
  RapportTextBlock **heads;
  double             width;
  double             head_height;
  double             pitch;
  GPtrArray         *rows;
};

G_DEFINE_FINAL_TYPE (RapportGridBlock, rapport_grid_block, RAPPORT_TYPE_BLOCK)

static void
clear_shaped (Row *row)
{
  for (guint i = 0; row->shaped != NULL && row->cells[i] != NULL; i++)
    rapport_text_block_free (row->shaped[i]);
  g_clear_pointer (&row->shaped, g_free);
}

static void
free_row (gpointer data)
{
  Row *row = data;

  clear_shaped (row);
  g_strfreev (row->cells);
  g_free (row);
}

static void
clear_heads (RapportGridBlock *self)
{
  for (guint i = 0; self->heads != NULL && i < self->n_columns; i++)
    rapport_text_block_free (self->heads[i]);
  g_clear_pointer (&self->heads, g_free);
}

static void
rapport_grid_block_finalize (GObject *object)
{
  RapportGridBlock *self = RAPPORT_GRID_BLOCK (object);

  clear_heads (self);
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].title);
  g_free (self->columns);
  g_free (self->widths);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (rapport_grid_block_parent_class)->finalize (object);
}

static gboolean
is_bold (const Row *row,
         guint      column)
{
  return row->kind == RAPPORT_GRID_ROW_TOTAL ||
         (row->kind == RAPPORT_GRID_ROW_LABELLED && column % 2 == 0 && *row->cells[column] != '\0');
}

static void
shape_row (RapportGridBlock  *self,
           RapportBlockStyle *style,
           Row               *row)
{
  guint n_lines = MAX (row->least_lines, 1);

  clear_shaped (row);
  row->shaped = g_new0 (RapportTextBlock *, self->n_columns);
  row->first_slice = rapport_block_get_n_slices (RAPPORT_BLOCK (self));
  for (guint i = 0; i < self->n_columns; i++)
    {
      row->shaped[i] = rapport_block_style_shape (style, row->cells[i], CELL_SIZE,
                                                  is_bold (row, i) ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL,
                                                  self->widths[i] - 2 * PADDING);
      n_lines = MAX (n_lines, rapport_text_block_get_n_lines (row->shaped[i]));
    }
  row->n_lines = n_lines;
  for (guint line = 0; line < row->n_lines; line++)
    rapport_block_add_slice (RAPPORT_BLOCK (self),
                             self->pitch + (line == 0 ? PADDING : 0) + (line + 1 == row->n_lines ? PADDING : 0),
                             line == 0 && row->kind != RAPPORT_GRID_ROW_TOTAL);
}

static void
shape_heads (RapportGridBlock  *self,
             RapportBlockStyle *style)
{
  double height = 0;

  self->head_height = 0;
  if (self->columns[0].title == NULL)
    return;
  self->heads = g_new0 (RapportTextBlock *, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->heads[i] = rapport_block_style_shape (style, self->columns[i].title, CELL_SIZE, PANGO_WEIGHT_BOLD,
                                                  self->widths[i] - 2 * PADDING);
      height = MAX (height, rapport_text_block_get_height (self->heads[i]));
    }
  self->head_height = height + 2 * PADDING;
}

static void
rapport_grid_block_shape (RapportBlock      *block,
                          RapportBlockStyle *style,
                          double             width)
{
  RapportGridBlock *self = RAPPORT_GRID_BLOCK (block);
  double total = 0;

  clear_heads (self);
  self->width = width;
  self->pitch = RAPPORT_TEXT_PITCH * CELL_SIZE;
  for (guint i = 0; i < self->n_columns; i++)
    total += self->columns[i].weight;
  for (guint i = 0; i < self->n_columns; i++)
    self->widths[i] = width * self->columns[i].weight / total;
  shape_heads (self, style);
  rapport_block_set_head_height (block, self->head_height);
  for (guint i = 0; i < self->rows->len; i++)
    shape_row (self, style, g_ptr_array_index (self->rows, i));
}

static void
draw_cell_ground (cairo_t *cr,
                  double   x,
                  double   y,
                  double   width,
                  double   height)
{
  cairo_set_source_rgb (cr, 0.92, 0.92, 0.92);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
draw_frame (RapportGridBlock *self,
            cairo_t          *cr,
            double            x,
            double            y,
            double            height)
{
  double line = x;

  for (guint i = 0; i + 1 < self->n_columns; i++)
    {
      line += self->widths[i];
      cairo_move_to (cr, line, y);
      cairo_line_to (cr, line, y + height);
    }
  cairo_set_line_width (cr, GRID_WIDTH);
  cairo_set_source_rgb (cr, 0.45, 0.45, 0.45);
  cairo_stroke (cr);
  cairo_rectangle (cr, x, y, self->width, height);
  cairo_set_line_width (cr, FRAME_WIDTH);
  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
rapport_grid_block_draw_head (RapportBlock *block,
                              cairo_t      *cr,
                              double        x,
                              double        y)
{
  RapportGridBlock *self = RAPPORT_GRID_BLOCK (block);
  double cell = x;

  if (self->heads == NULL)
    return;
  draw_cell_ground (cr, x, y, self->width, self->head_height);
  for (guint i = 0; i < self->n_columns; i++)
    {
      rapport_text_block_draw (self->heads[i], cr, cell + PADDING,
                               y + (self->head_height - rapport_text_block_get_height (self->heads[i])) / 2,
                               RAPPORT_TEXT_ALIGN_CENTRE, 0, G_MAXUINT);
      cell += self->widths[i];
    }
  draw_frame (self, cr, x, y, self->head_height);
}

static void
draw_row (RapportGridBlock *self,
          cairo_t          *cr,
          const Row        *row,
          double            x,
          double            y,
          double            height,
          guint             first,
          guint             n)
{
  double top = y + (first == 0 ? PADDING : 0);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (is_bold (row, i))
        draw_cell_ground (cr, x, y, self->widths[i], height);
      rapport_text_block_draw (row->shaped[i], cr, x + PADDING, top, self->columns[i].align, first, n);
      x += self->widths[i];
    }
}

static void
rapport_grid_block_draw (RapportBlock *block,
                         cairo_t      *cr,
                         double        x,
                         double        y,
                         guint         first,
                         guint         n)
{
  RapportGridBlock *self = RAPPORT_GRID_BLOCK (block);
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (double));
  double top = y;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);
      guint from = MAX (first, row->first_slice);
      guint end = MIN (first + n, row->first_slice + row->n_lines);
      double height = 0;

      if (from >= end)
        continue;
      for (guint slice = from; slice < end; slice++)
        height += rapport_block_get_slice_height (block, slice);
      draw_row (self, cr, row, x, y, height, from - row->first_slice, end - from);
      y += height;
      g_array_append_val (lines, y);
    }
  for (guint i = 0; i + 1 < lines->len; i++)
    {
      cairo_move_to (cr, x, g_array_index (lines, double, i));
      cairo_line_to (cr, x + self->width, g_array_index (lines, double, i));
    }
  draw_frame (self, cr, x, top, y - top);
}

static void
rapport_grid_block_class_init (RapportGridBlockClass *klass)
{
  RapportBlockClass *block_class = RAPPORT_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_grid_block_finalize;
  block_class->shape = rapport_grid_block_shape;
  block_class->draw = rapport_grid_block_draw;
  block_class->draw_head = rapport_grid_block_draw_head;
}

static void
rapport_grid_block_init (RapportGridBlock *self)
{
  self->rows = g_ptr_array_new_with_free_func (free_row);
  rapport_block_set_space (RAPPORT_BLOCK (self), 5);
}

/**
 * rapport_grid_block_new:
 * @columns: copied
 *
 * A table between the margins: cells are wrapped, pages end between rows, the head stands on each
 * page, and a row goes on over pages only when it is taller than one.
 *
 * Returns: (transfer full): the grid, with no row yet
 */
RapportGridBlock *
rapport_grid_block_new (const RapportGridColumn *columns,
                        guint                    n_columns)
{
  RapportGridBlock *self;

  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_object_new (RAPPORT_TYPE_GRID_BLOCK, NULL);
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  for (guint i = 0; i < n_columns; i++)
    self->columns[i].title = g_strdup (columns[i].title);
  self->n_columns = n_columns;
  self->widths = g_new0 (double, n_columns);
  return self;
}

/**
 * rapport_grid_block_add_row:
 * @cells: one for each column, copied; NULL for an empty one
 * @least_lines: how high the row is at least, as to be written on by hand; 0 as high as its text
 */
void
rapport_grid_block_add_row (RapportGridBlock   *self,
                            RapportGridRowKind  kind,
                            const char * const *cells,
                            guint               least_lines)
{
  Row *row;

  g_return_if_fail (RAPPORT_IS_GRID_BLOCK (self));
  g_return_if_fail (cells != NULL);

  row = g_new0 (Row, 1);
  row->kind = kind;
  row->least_lines = least_lines;
  row->cells = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    row->cells[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (self->rows, row);
}

/** rapport_grid_block_get_n_rows: Returns: how many rows were added */
guint
rapport_grid_block_get_n_rows (RapportGridBlock *self)
{
  g_return_val_if_fail (RAPPORT_IS_GRID_BLOCK (self), 0);

  return self->rows->len;
}
