/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-touch-cell.h"
#include "rapport-touch-chip.h"
#include "rapport-touch-grid.h"
#include "rapport-ui.h"

#define DAYS_A_WEEK 7

/* What is dragged so near to the upper or lower edge scrolls, up to so many pixels a second. */
#define EDGE 48
#define SCROLL_SPEED 900

/**
 * RapportTouchGrid:
 * The days of a period, week below week or, as a list, day below day, with their touches. What is dragged to a day is
 * put there; beside the days the nearest one is meant.
 *
 * @x, @y: where something is dragged
 * @aimed: the day that it would be put on, 0 for none
 * @ticker: while it scrolls under what is dragged, since @ticked
 */
struct _RapportTouchGrid
{
  GtkWidget   parent_instance;

  GtkWidget  *scrolled;
  GtkWidget  *grid;
  GPtrArray  *cells;
  gboolean    as_list;
  /* of what is shown, yyyymmdd */
  int         from;
  int         today;
  /* the wait for its place: how far it was scrolled, and which day is to be seen, 0 for none in particular */
  guint       revealing;
  double      place;
  int         wanted;
  double      x;
  double      y;
  int         aimed;
  guint       ticker;
  gint64      ticked;
};

G_DEFINE_FINAL_TYPE (RapportTouchGrid, rapport_touch_grid, GTK_TYPE_WIDGET)

static double
get_distance (RapportTouchGrid *self,
              GtkWidget        *cell)
{
  graphene_rect_t bounds;
  double dx, dy;

  if (!gtk_widget_get_mapped (cell) || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return G_MAXDOUBLE;
  dx = MAX (0, MAX (bounds.origin.x - self->x, self->x - bounds.origin.x - bounds.size.width));
  dy = MAX (0, MAX (bounds.origin.y - self->y, self->y - bounds.origin.y - bounds.size.height));
  return dx * dx + dy * dy;
}

static RapportTouchCell *
find_nearest (RapportTouchGrid *self)
{
  RapportTouchCell *nearest = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const double distance = get_distance (self, self->cells->pdata[i]);

      if (distance < least)
        {
          nearest = self->cells->pdata[i];
          least = distance;
        }
    }
  return nearest;
}

/* the day below the pointer, if it takes anything */
static int
aim (RapportTouchGrid *self)
{
  RapportTouchCell *cell = find_nearest (self);
  const int day = cell != NULL && rapport_touch_cell_takes (cell) ? rapport_touch_cell_get_day (cell) : 0;

  if (day != self->aimed)
    gtk_widget_activate_action (GTK_WIDGET (self), "plan.aim", "i", day);
  self->aimed = day;
  return day;
}

static int
get_pull (RapportTouchGrid *self)
{
  const int height = gtk_widget_get_height (GTK_WIDGET (self));

  return self->y < EDGE ? -1 : self->y > height - EDGE ? 1 : 0;
}

static void
stop_scrolling (RapportTouchGrid *self)
{
  if (self->ticker != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->ticker);
  self->ticker = 0;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  RapportTouchGrid *self = RAPPORT_TOUCH_GRID (widget);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  const gint64 now = gdk_frame_clock_get_frame_time (clock);
  const double passed = self->ticked != 0 ? (double) (now - self->ticked) / G_USEC_PER_SEC : 0;

  self->ticked = now;
  if (get_pull (self) == 0)
    {
      self->ticker = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + get_pull (self) * SCROLL_SPEED * passed);
  aim (self);
  return G_SOURCE_CONTINUE;
}

static GdkDragAction
dragged_cb (RapportTouchGrid *self,
            double            x,
            double            y)
{
  self->x = x;
  self->y = y;
  if (get_pull (self) != 0 && self->ticker == 0)
    {
      self->ticked = 0;
      self->ticker = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
    }
  aim (self);
  /* whether a day takes it is found again where it is dropped, which may have scrolled since */
  return GDK_ACTION_MOVE;
}

static void
left_cb (RapportTouchGrid *self)
{
  stop_scrolling (self);
  self->aimed = 0;
}

static gboolean
dropped_cb (RapportTouchGrid *self,
            const GValue     *value,
            double            x,
            double            y)
{
  int day;

  stop_scrolling (self);
  self->x = x;
  self->y = y;
  /* what was aimed at may have been left meanwhile */
  self->aimed = 0;
  day = aim (self);
  self->aimed = 0;
  if (day != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "plan.drop", NULL);
  return day != 0;
}

static void
rapport_touch_grid_dispose (GObject *object)
{
  RapportTouchGrid *self = RAPPORT_TOUCH_GRID (object);

  if (self->revealing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->revealing);
  self->revealing = 0;
  stop_scrolling (self);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (rapport_touch_grid_parent_class)->dispose (object);
}

static void
rapport_touch_grid_class_init (RapportTouchGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_touch_grid_dispose;

  GTK_WIDGET_CLASS (klass)->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "touchgrid");
}

static void
rapport_touch_grid_init (RapportTouchGrid *self)
{
  GtkDropTarget *target = gtk_drop_target_new (RAPPORT_TYPE_TOUCH_CHIP, GDK_ACTION_MOVE);

  self->cells = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_widget_set_valign (self->grid, GTK_ALIGN_START);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->grid);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_swapped (target, "enter", G_CALLBACK (dragged_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (dragged_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
clear (RapportTouchGrid *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

/* Monday is 0. */
static int
get_weekday (int day)
{
  GDate date;

  rapport_day_to_date (day, &date);
  return (int) g_date_get_weekday (&date) - 1;
}

static void
add_weekdays (RapportTouchGrid *self)
{
  for (int i = 0; i < DAYS_A_WEEK; i++)
    {
      /* a Monday, and the days after it */
      g_autoptr(GDateTime) date = g_date_time_new_utc (2024, 1, 1 + i, 0, 0, 0);
      g_autofree char *name = g_date_time_format (date, "%a");
      GtkWidget *label = gtk_label_new (name);

      gtk_widget_add_css_class (label, "caption");
      /* some letters reach above their line */
      gtk_widget_set_margin_top (label, 4);
      gtk_grid_attach (GTK_GRID (self->grid), label, i, 0, 1, 1);
    }
}

static RapportTouchCell *
add_cell (RapportTouchGrid      *self,
          RapportContext        *context,
          const RapportTouches  *touches,
          const RapportTouchDay *day,
          int                    column,
          int                    row,
          int                    width)
{
  GtkWidget *cell = rapport_touch_cell_new (context, touches, day, !self->as_list && day != NULL);

  gtk_widget_set_hexpand (cell, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), cell, column, row, width, 1);
  g_ptr_array_add (self->cells, cell);
  return RAPPORT_TOUCH_CELL (cell);
}

/* What is overdue stands above the weeks. */
static guint
add_overdue (RapportTouchGrid     *self,
             RapportContext       *context,
             const RapportTouches *touches,
             int                   row)
{
  RapportTouchCell *cell;
  guint n = 0;

  if (touches->touches->len == 0 || ((const RapportTouch *) touches->touches->pdata[0])->due.day >= touches->from)
    return 0;
  cell = add_cell (self, context, touches, NULL, 0, row, self->as_list ? 1 : DAYS_A_WEEK);
  for (; n < touches->touches->len && ((const RapportTouch *) touches->touches->pdata[n])->due.day < touches->from; n++)
    rapport_touch_cell_add (cell, touches->touches->pdata[n]);
  return n;
}

static void
add_days (RapportTouchGrid     *self,
          RapportContext       *context,
          const RapportTouches *touches,
          guint                 next,
          int                   row)
{
  const int first = get_weekday (touches->from);

  for (guint i = 0; i < touches->days->len; i++)
    {
      const RapportTouchDay *day = &g_array_index (touches->days, RapportTouchDay, i);
      const int place = first + (int) i;
      RapportTouchCell *cell = self->as_list
                                 ? add_cell (self, context, touches, day, 0, row + (int) i, 1)
                                 : add_cell (self, context, touches, day, place % DAYS_A_WEEK,
                                             row + place / DAYS_A_WEEK, 1);
      guint n = 0;

      for (; next < touches->touches->len && ((const RapportTouch *) touches->touches->pdata[next])->due.day == day->day;
           next++)
        n = rapport_touch_cell_add (cell, touches->touches->pdata[next]);
      if (self->as_list)
        gtk_widget_set_visible (GTK_WIDGET (cell), n > 0);
    }
}

static GtkWidget *
find_cell (RapportTouchGrid *self,
           int               day)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (rapport_touch_cell_get_day (self->cells->pdata[i]) == day)
      return self->cells->pdata[i];
  return NULL;
}

static GtkAdjustment *
get_adjustment (RapportTouchGrid *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

/* What was shown just now gets its place with the next frame. */
static gboolean
has_place (RapportTouchGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_get_visible (self->cells->pdata[i]))
      return gtk_widget_get_height (self->cells->pdata[i]) > 0;
  return TRUE;
}

static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  RapportTouchGrid *self = RAPPORT_TOUCH_GRID (widget);
  GtkWidget *cell = self->wanted != 0 ? find_cell (self, self->wanted) : NULL;
  graphene_rect_t bounds;

  if (!has_place (self))
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (get_adjustment (self), self->place);
  if (cell != NULL && gtk_widget_compute_bounds (cell, self->grid, &bounds))
    gtk_adjustment_clamp_page (get_adjustment (self), bounds.origin.y, bounds.origin.y + bounds.size.height);
  self->revealing = 0;
  return G_SOURCE_REMOVE;
}

/* A month that is turned to shows today, however low it stands; one that is read anew stays where it was scrolled to. */
static void
reveal (RapportTouchGrid     *self,
        const RapportTouches *touches,
        double                place)
{
  const gboolean is_same = self->from == touches->from && self->today == touches->today;

  self->from = touches->from;
  self->today = touches->today;
  self->wanted = is_same ? 0 : touches->today;
  self->place = is_same ? place : 0;
  if (self->revealing == 0)
    self->revealing = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

/**
 * rapport_touch_grid_show:
 * @touches: which must live until others are shown
 * @as_list: whether each day has a line of its own, in which there is room for all that is known of its touches
 *
 * Shows what is to be done in a period.
 */
void
rapport_touch_grid_show (RapportTouchGrid     *self,
                         RapportContext       *context,
                         const RapportTouches *touches,
                         gboolean              as_list)
{
  const double place = self->revealing != 0 ? self->place : gtk_adjustment_get_value (get_adjustment (self));
  guint n_overdue;

  g_return_if_fail (RAPPORT_IS_TOUCH_GRID (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  clear (self);
  self->as_list = as_list;
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), !as_list);
  gtk_widget_set_hexpand (self->grid, TRUE);
  if (!as_list)
    add_weekdays (self);
  n_overdue = add_overdue (self, context, touches, 1);
  add_days (self, context, touches, n_overdue, 2);
  reveal (self, touches, place);
}

/** rapport_touch_grid_get_chosen: Returns: (nullable): the touch that has the keyboard */
const RapportTouch *
rapport_touch_grid_get_chosen (RapportTouchGrid *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (RAPPORT_IS_TOUCH_GRID (self), NULL);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (!RAPPORT_IS_TOUCH_CHIP (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  return rapport_touch_chip_get_touch (RAPPORT_TOUCH_CHIP (focus));
}

/** rapport_touch_grid_focus: Returns: whether @touch is shown, and has the keyboard now */
gboolean
rapport_touch_grid_focus (RapportTouchGrid   *self,
                          const RapportTouch *touch)
{
  g_return_val_if_fail (RAPPORT_IS_TOUCH_GRID (self), FALSE);

  for (guint i = 0; i < self->cells->len; i++)
    if (rapport_touch_cell_focus_touch (self->cells->pdata[i], touch))
      {
        self->wanted = touch->due.day;
        return TRUE;
      }
  return FALSE;
}

/** rapport_touch_grid_set_target: marks @day as the one to which a touch would be moved; 0 for none */
void
rapport_touch_grid_set_target (RapportTouchGrid *self,
                               int               day)
{
  g_return_if_fail (RAPPORT_IS_TOUCH_GRID (self));

  for (guint i = 0; i < self->cells->len; i++)
    {
      RapportTouchCell *cell = self->cells->pdata[i];

      rapport_touch_cell_set_target (cell, day != 0 && rapport_touch_cell_get_day (cell) == day);
      if (day != 0 && rapport_touch_cell_get_day (cell) == day)
        gtk_widget_set_visible (GTK_WIDGET (cell), TRUE);
    }
}
