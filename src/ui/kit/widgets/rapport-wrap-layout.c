/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-wrap-layout.h"

#define SPACING 6

struct _RapportWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportWrapLayout, rapport_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
rapport_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_child (GtkWidget *child,
               int        width,
               int       *child_width,
               int       *child_height)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  *child_width = MAX (minimum, MIN (natural, width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *child_width, NULL, child_height, NULL, NULL);
}

static void
place_line (GtkWidget *first,
            GtkWidget *end,
            int        width,
            int        y,
            int        height,
            gboolean   rtl)
{
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_child (child, width, &child_width, &child_height);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation) { rtl ? width - x - child_width : x, y, child_width, height },
                                -1);
      x += child_width + SPACING;
    }
}

/* Goes through the lines and gives their height; children get their places when @place. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   place)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int x = 0, y = 0, height = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_child (child, width, &child_width, &child_height);
      if (x > 0 && x + child_width > width)
        {
          if (place)
            place_line (first, child, width, y, height, rtl);
          first = child;
          y += height + SPACING;
          x = height = 0;
        }
      x += child_width + SPACING;
      height = MAX (height, child_height);
    }
  if (place)
    place_line (first, NULL, width, y, height, rtl);
  return y + height;
}

static void
rapport_wrap_layout_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
  *natural = MAX (*natural, *minimum);
}

static void
rapport_wrap_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  lay_out (widget, width, TRUE);
}

static void
rapport_wrap_layout_class_init (RapportWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = rapport_wrap_layout_get_request_mode;
  manager_class->measure = rapport_wrap_layout_measure;
  manager_class->allocate = rapport_wrap_layout_allocate;
}

static void
rapport_wrap_layout_init (RapportWrapLayout *self)
{
}

/** rapport_wrap_layout_new: Returns: (transfer full) */
GtkLayoutManager *
rapport_wrap_layout_new (void)
{
  return g_object_new (RAPPORT_TYPE_WRAP_LAYOUT, NULL);
}
