/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-moment-text.h"
#include "rapport-year-view.h"

#define MONTHS_A_ROW 4
#define DAYS_A_WEEK 7
#define WEEKS_A_MONTH 6
#define GAP 14
#define PADDING 4
#define CORNER 3

/**
 * RapportYearView:
 * The days of a year, month beside month, which of them are worked, and one that is chosen. Arrows move by day and by
 * week, Page Up and Page Down by month; Space, or a second click, asks for the contrary of what a day is.
 */
struct _RapportYearView
{
  GtkWidget        parent_instance;

  RapportCalendar *calendar;
  int              year;
  int              today;
  int              day;
  int              cell_width;
  int              cell_height;
};

G_DEFINE_FINAL_TYPE (RapportYearView, rapport_year_view, GTK_TYPE_WIDGET)

enum { TOGGLED, CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Monday is 0. */
static int
get_weekday (int day)
{
  GDate date;

  rapport_day_to_date (day, &date);
  return (int) g_date_get_weekday (&date) - 1;
}

static PangoLayout *
make_layout (RapportYearView *self,
             const char      *text,
             gboolean         is_bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  if (is_bold)
    {
      g_autoptr(PangoAttrList) bold = pango_attr_list_new ();

      pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, bold);
    }
  return layout;
}

static void
measure_cells (RapportYearView *self)
{
  g_autoptr(PangoLayout) layout = make_layout (self, "88", TRUE);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  self->cell_width = width + 2 * PADDING;
  self->cell_height = height + 2;
}

static int
get_month_width (RapportYearView *self)
{
  return DAYS_A_WEEK * self->cell_width;
}

/* a line for its name, one for the weekdays, and its weeks */
static int
get_month_height (RapportYearView *self)
{
  return (2 + WEEKS_A_MONTH) * self->cell_height;
}

static void
find_month (RapportYearView *self,
            int              month,
            int             *x,
            int             *y)
{
  *x = (month - 1) % MONTHS_A_ROW * (get_month_width (self) + GAP);
  *y = (month - 1) / MONTHS_A_ROW * (get_month_height (self) + GAP / 2);
}

static void
find_cell (RapportYearView *self,
           int              day,
           graphene_rect_t *cell)
{
  const int first = day / 100 * 100 + 1;
  const int place = get_weekday (first) + day % 100 - 1;
  int x, y;

  find_month (self, day / 100 % 100, &x, &y);
  graphene_rect_init (cell, x + place % DAYS_A_WEEK * self->cell_width,
                      y + (2 + place / DAYS_A_WEEK) * self->cell_height, self->cell_width, self->cell_height);
}

static void
draw_text (RapportYearView *self,
           GtkSnapshot     *snapshot,
           const char      *text,
           gboolean         is_bold,
           float            x,
           float            y,
           float            width,
           const GdkRGBA   *color)
{
  g_autoptr(PangoLayout) layout = make_layout (self, text, is_bold);
  int own_width;

  pango_layout_get_pixel_size (layout, &own_width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width > 0 ? x + (width - own_width) / 2 : x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static GdkRGBA
fade (const GdkRGBA *color,
      float          alpha)
{
  GdkRGBA faded = *color;

  faded.alpha *= alpha;
  return faded;
}

static gboolean
is_usually_worked (RapportYearView *self,
                   int              day)
{
  return rapport_calendar_is_usually_worked (self->calendar, day);
}

static void
draw_frame (GtkSnapshot           *snapshot,
            const graphene_rect_t *cell,
            const GdkRGBA         *color,
            float                  width)
{
  GskRoundedRect frame;
  const float widths[] = { width, width, width, width };
  const GdkRGBA colors[] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&frame, cell, CORNER);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
}

static void
draw_day (RapportYearView *self,
          GtkSnapshot     *snapshot,
          int              day,
          const GdkRGBA   *color,
          const GdkRGBA   *off)
{
  const gboolean works = rapport_calendar_is_working_day (self->calendar, day);
  const gboolean usually = is_usually_worked (self, day);
  const GdkRGBA dim = fade (color, 0.5f);
  const GdkRGBA wash = fade (off, 0.25f);
  g_autofree char *number = g_strdup_printf ("%d", day % 100);
  graphene_rect_t cell, inner;

  find_cell (self, day, &cell);
  graphene_rect_inset_r (&cell, 1, 1, &inner);
  if (!works && usually)
    {
      GskRoundedRect rounded;

      gsk_rounded_rect_init_from_rect (&rounded, &inner, CORNER);
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, &wash, &inner);
      gtk_snapshot_pop (snapshot);
    }
  if (works && !usually)
    draw_frame (snapshot, &inner, &dim, 1);
  draw_text (self, snapshot, number, works != usually || day == self->today, cell.origin.x, cell.origin.y + 1,
             cell.size.width, works || usually ? color : &dim);
  if (day == self->day)
    draw_frame (snapshot, &cell, color, gtk_widget_has_focus (GTK_WIDGET (self)) ? 2 : 1);
}

static void
draw_month (RapportYearView *self,
            GtkSnapshot     *snapshot,
            int              month,
            const GdkRGBA   *color,
            const GdkRGBA   *off)
{
  const int first = self->year * 10000 + month * 100 + 1;
  const GdkRGBA dim = fade (color, 0.6f);
  g_autoptr(GDateTime) date = g_date_time_new_utc (self->year, month, 1, 0, 0, 0);
  g_autofree char *name = g_date_time_format (date, "%OB");
  int x, y;

  find_month (self, month, &x, &y);
  draw_text (self, snapshot, name, TRUE, x + PADDING, y, 0, color);
  for (int i = 0; i < DAYS_A_WEEK; i++)
    {
      /* a Monday, and the days after it */
      g_autoptr(GDateTime) weekday = g_date_time_new_utc (2024, 1, 1 + i, 0, 0, 0);
      g_autofree char *full = g_date_time_format (weekday, "%a");
      g_autofree char *letter = NULL;

      /* 周一 is told by its last letter, Mon by its first two */
      letter = g_str_has_prefix (full, "周") ? g_strdup (full + strlen ("周")) : g_utf8_substring (full, 0, 2);
      draw_text (self, snapshot, letter, FALSE, x + i * self->cell_width, y + self->cell_height, self->cell_width, &dim);
    }
  for (int day = first; day / 100 == first / 100; day = rapport_day_add (day, 1))
    draw_day (self, snapshot, day, color, off);
}

static void
rapport_year_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  RapportYearView *self = RAPPORT_YEAR_VIEW (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color, off;

  if (self->calendar == NULL)
    return;
  measure_cells (self);
  gtk_style_context_get_color (style, &color);
  if (!gtk_style_context_lookup_color (style, "error_color", &off))
    off = color;
  for (int month = 1; month <= 12; month++)
    draw_month (self, snapshot, month, &color, &off);
}

static void
rapport_year_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  RapportYearView *self = RAPPORT_YEAR_VIEW (widget);

  measure_cells (self);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? MONTHS_A_ROW * get_month_width (self) + (MONTHS_A_ROW - 1) * GAP
                          : 12 / MONTHS_A_ROW * (get_month_height (self) + GAP / 2);
}

/* What the chosen day is, for who can't see it */
static void
say_day (RapportYearView *self)
{
  g_autoptr(GDateTime) date =
    g_date_time_new_utc (self->day / 10000, self->day / 100 % 100, self->day % 100, 0, 0, 0);
  g_autofree char *day = g_date_time_format (date, "%x %A");
  const char *name = rapport_calendar_get_day_name (self->calendar, self->day);
  const char *kind = rapport_calendar_is_working_day (self->calendar, self->day) ? _("working day") : _("day off");
  g_autofree char *sentence = name != NULL ? g_strdup_printf ("%s: %s, %s", day, kind, name)
                                           : g_strdup_printf ("%s: %s", day, kind);

  rapport_control_name_set (GTK_WIDGET (self), sentence);
}

/* Where there is not room for the whole year, the chosen day is in sight. */
static void
show_in_sight (RapportYearView *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t cell;

  if (scrolled == NULL)
    return;
  find_cell (self, self->day, &cell);
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)), cell.origin.y,
                             cell.origin.y + cell.size.height);
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)), cell.origin.x,
                             cell.origin.x + cell.size.width);
}

static void
choose (RapportYearView *self,
        int              day)
{
  if (day / 10000 != self->year || day == self->day)
    return;
  self->day = day;
  say_day (self);
  show_in_sight (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHOSEN], 0, day);
}

static int
add_months (int day,
            int months)
{
  const int first = day / 100 * 100 + 1;
  const int month = day / 100 % 100 + months;

  if (month < 1 || month > 12)
    return day;
  day += months * 100;
  while (!rapport_day_is_valid (day) && day > first)
    day--;
  return day;
}

static gboolean
key_cb (RapportYearView *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  const int across = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (self->calendar == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    choose (self, rapport_day_add (self->day, -across));
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    choose (self, rapport_day_add (self->day, across));
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    choose (self, rapport_day_add (self->day, -DAYS_A_WEEK));
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    choose (self, rapport_day_add (self->day, DAYS_A_WEEK));
  else if (key == GDK_KEY_Page_Up)
    choose (self, add_months (self->day, -1));
  else if (key == GDK_KEY_Page_Down)
    choose (self, add_months (self->day, 1));
  else if (key == GDK_KEY_Home)
    choose (self, self->year * 10000 + 101);
  else if (key == GDK_KEY_End)
    choose (self, self->year * 10000 + 1231);
  else if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    g_signal_emit (self, signals[TOGGLED], 0, self->day);
  else
    return FALSE;
  return TRUE;
}

static int
find_day_at (RapportYearView *self,
             double           x,
             double           y)
{
  for (int day = self->year * 10000 + 101; day / 10000 == self->year; day = rapport_day_add (day, 1))
    {
      graphene_rect_t cell;

      find_cell (self, day, &cell);
      if (graphene_rect_contains_point (&cell, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return day;
    }
  return 0;
}

static void
pressed_cb (RapportYearView *self,
            int              n_press,
            double           x,
            double           y)
{
  const int day = self->calendar != NULL ? find_day_at (self, x, y) : 0;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (day == 0)
    return;
  choose (self, day);
  if (n_press == 2)
    g_signal_emit (self, signals[TOGGLED], 0, day);
}

static gboolean
tooltip_cb (RapportYearView *self,
            int              x,
            int              y,
            gboolean         by_keyboard,
            GtkTooltip      *tooltip)
{
  const int day = self->calendar == NULL ? 0 : by_keyboard ? self->day : find_day_at (self, x, y);
  const char *name = day != 0 ? rapport_calendar_get_day_name (self->calendar, day) : NULL;

  gtk_tooltip_set_text (tooltip, name);
  return name != NULL;
}

static void
rapport_year_view_dispose (GObject *object)
{
  g_clear_pointer (&RAPPORT_YEAR_VIEW (object)->calendar, rapport_calendar_unref);

  G_OBJECT_CLASS (rapport_year_view_parent_class)->dispose (object);
}

static void
rapport_year_view_class_init (RapportYearViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_year_view_dispose;

  widget_class->snapshot = rapport_year_view_snapshot;
  widget_class->measure = rapport_year_view_measure;

  /* a day is to become the contrary of what it is */
  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
  /* another day is the chosen one */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "yearview");
}

static void
rapport_year_view_init (RapportYearView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

/**
 * rapport_year_view_show:
 * @calendar: (nullable): what says which days are worked
 * @today: yyyymmdd
 *
 * Shows the days of @year; the chosen day stays, in that year.
 */
void
rapport_year_view_show (RapportYearView *self,
                        RapportCalendar *calendar,
                        int              year,
                        int              today)
{
  g_return_if_fail (RAPPORT_IS_YEAR_VIEW (self));

  g_clear_pointer (&self->calendar, rapport_calendar_unref);
  self->calendar = calendar != NULL ? rapport_calendar_ref (calendar) : NULL;
  if (self->year != year)
    self->day = today / 10000 == year ? today : year * 10000 + 101;
  self->year = year;
  self->today = today;
  if (self->calendar != NULL)
    say_day (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** rapport_year_view_get_day: Returns: the chosen day, yyyymmdd */
int
rapport_year_view_get_day (RapportYearView *self)
{
  g_return_val_if_fail (RAPPORT_IS_YEAR_VIEW (self), 0);

  return self->day;
}
