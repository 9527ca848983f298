/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rapport-chart-block.h"

#define LABEL_SIZE 8.0
#define PLOT_HEIGHT 120.0
#define DOT_RADIUS 2.2
#define BAR_SHARE 0.6

typedef struct
{
  char             *label;
  char             *value_text;
  double            value;
  RapportTextBlock *shaped_label;
  RapportTextBlock *shaped_value;
} Point;

/** RapportChartBlock: values as bars or a line, each with its figure over it: black on white */
struct _RapportChartBlock
{
  RapportBlock      parent_instance;
  RapportChartKind  kind;
  GPtrArray        *points;
  double            step;
  double            value_height;
};

G_DEFINE_FINAL_TYPE (RapportChartBlock, rapport_chart_block, RAPPORT_TYPE_BLOCK)

static void
clear_shaped (Point *point)
{
  g_clear_pointer (&point->shaped_label, rapport_text_block_free);
  g_clear_pointer (&point->shaped_value, rapport_text_block_free);
}

static void
free_point (gpointer data)
{
  Point *point = data;

  clear_shaped (point);
  g_free (point->label);
  g_free (point->value_text);
  g_free (point);
}

static void
rapport_chart_block_finalize (GObject *object)
{
  g_ptr_array_unref (RAPPORT_CHART_BLOCK (object)->points);

  G_OBJECT_CLASS (rapport_chart_block_parent_class)->finalize (object);
}

static void
rapport_chart_block_shape (RapportBlock      *block,
                           RapportBlockStyle *style,
                           double             width)
{
  RapportChartBlock *self = RAPPORT_CHART_BLOCK (block);
  double label_height = 0;

  self->step = width / MAX (self->points->len, 1);
  self->value_height = 0;
  for (guint i = 0; i < self->points->len; i++)
    {
      Point *point = g_ptr_array_index (self->points, i);

      clear_shaped (point);
      point->shaped_label = rapport_block_style_shape (style, point->label, LABEL_SIZE, PANGO_WEIGHT_NORMAL, self->step);
      point->shaped_value = rapport_block_style_shape (style, point->value_text, LABEL_SIZE, PANGO_WEIGHT_BOLD,
                                                       self->step);
      label_height = MAX (label_height, rapport_text_block_get_height (point->shaped_label));
      self->value_height = MAX (self->value_height, rapport_text_block_get_height (point->shaped_value));
    }
  if (self->points->len > 0)
    rapport_block_add_slice (block, self->value_height + PLOT_HEIGHT + label_height + 4, TRUE);
}

/* The span of the values with nought in it. */
static void
find_span (RapportChartBlock *self,
           double            *least,
           double            *most)
{
  *least = *most = 0;
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = g_ptr_array_index (self->points, i);

      *least = MIN (*least, point->value);
      *most = MAX (*most, point->value);
    }
  if (*least == *most)
    *most = *least + 1;
}

static void
draw_bar (cairo_t *cr,
          double   x,
          double   base,
          double   top,
          double   width)
{
  cairo_rectangle (cr, x - width / 2, MIN (base, top), width, fabs (base - top));
  cairo_set_source_rgb (cr, 0.72, 0.72, 0.72);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.6);
  cairo_stroke (cr);
}

static void
draw_dot (cairo_t *cr,
          double   x,
          double   y)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, DOT_RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_line_to (cairo_t *cr,
              double   from_x,
              double   from_y,
              double   x,
              double   y)
{
  cairo_move_to (cr, from_x, from_y);
  cairo_line_to (cr, x, y);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
}

static void
rapport_chart_block_draw (RapportBlock *block,
                          cairo_t      *cr,
                          double        x,
                          double        y,
                          guint         first,
                          guint         n)
{
  RapportChartBlock *self = RAPPORT_CHART_BLOCK (block);
  double least, most, scale, base, before_x = 0, before_y = 0;
  double bottom = y + self->value_height + PLOT_HEIGHT;

  find_span (self, &least, &most);
  scale = PLOT_HEIGHT / (most - least);
  base = bottom + least * scale;
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = g_ptr_array_index (self->points, i);
      double middle = x + (i + 0.5) * self->step;
      double top = base - point->value * scale;

      if (self->kind == RAPPORT_CHART_BARS)
        draw_bar (cr, middle, base, top, self->step * BAR_SHARE);
      else
        draw_dot (cr, middle, top);
      if (self->kind == RAPPORT_CHART_LINE && i > 0)
        draw_line_to (cr, before_x, before_y, middle, top);
      before_x = middle;
      before_y = top;
      rapport_text_block_draw (point->shaped_value, cr, middle - self->step / 2,
                               top - rapport_text_block_get_height (point->shaped_value) - DOT_RADIUS,
                               RAPPORT_TEXT_ALIGN_CENTRE, 0, G_MAXUINT);
      rapport_text_block_draw (point->shaped_label, cr, middle - self->step / 2, bottom + 4,
                               RAPPORT_TEXT_ALIGN_CENTRE, 0, G_MAXUINT);
    }
  draw_line_to (cr, x, base, x + self->points->len * self->step, base);
}

static void
rapport_chart_block_class_init (RapportChartBlockClass *klass)
{
  RapportBlockClass *block_class = RAPPORT_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_chart_block_finalize;
  block_class->shape = rapport_chart_block_shape;
  block_class->draw = rapport_chart_block_draw;
}

static void
rapport_chart_block_init (RapportChartBlock *self)
{
  self->points = g_ptr_array_new_with_free_func (free_point);
  rapport_block_set_space (RAPPORT_BLOCK (self), 6);
}

/** rapport_chart_block_new: Returns: (transfer full): a chart without values, which takes no room */
RapportChartBlock *
rapport_chart_block_new (RapportChartKind kind)
{
  RapportChartBlock *self = g_object_new (RAPPORT_TYPE_CHART_BLOCK, NULL);

  self->kind = kind;
  return self;
}

/** rapport_chart_block_add: a value, to the right of those before it; @label and @value_text are copied */
void
rapport_chart_block_add (RapportChartBlock *self,
                         const char        *label,
                         double             value,
                         const char        *value_text)
{
  Point *point;

  g_return_if_fail (RAPPORT_IS_CHART_BLOCK (self));
  g_return_if_fail (label != NULL && value_text != NULL);
  g_return_if_fail (isfinite (value));

  point = g_new0 (Point, 1);
  point->label = g_strdup (label);
  point->value = value;
  point->value_text = g_strdup (value_text);
  g_ptr_array_add (self->points, point);
}
