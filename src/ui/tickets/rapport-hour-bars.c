/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-hour-bars.h"

#define BARS_HEIGHT 64
#define LABEL_ROOM 4
#define HOURS_BETWEEN_LABELS 6

struct _RapportHourBars
{
  GtkWidget parent_instance;

  guint     hours[RAPPORT_HOUR_BARS_N];
  guint     today[RAPPORT_HOUR_BARS_N];
};

G_DEFINE_FINAL_TYPE (RapportHourBars, rapport_hour_bars, GTK_TYPE_WIDGET)

static int
measure_label (GtkWidget *widget)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
rapport_hour_bars_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = RAPPORT_HOUR_BARS_N * 6;
  else
    *minimum = *natural = BARS_HEIGHT + LABEL_ROOM + measure_label (widget);
}

static void
draw_bar (GtkSnapshot   *snapshot,
          const GdkRGBA *color,
          double         x,
          double         width,
          double         height)
{
  if (height > 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, BARS_HEIGHT - height, width, height));
}

static void
draw_hour (GtkWidget     *widget,
           GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           int            hour,
           double         x)
{
  g_autofree char *text = g_strdup_printf ("%d", hour);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, BARS_HEIGHT + LABEL_ROOM));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
rapport_hour_bars_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  RapportHourBars *self = RAPPORT_HOUR_BARS (widget);
  const double step = gtk_widget_get_width (widget) / (double) RAPPORT_HOUR_BARS_N;
  GdkRGBA color, faint;
  guint most = 1;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  faint = color;
  faint.alpha *= 0.3;
  for (guint i = 0; i < RAPPORT_HOUR_BARS_N; i++)
    most = MAX (most, self->hours[i]);
  gtk_snapshot_append_color (snapshot, &faint,
                             &GRAPHENE_RECT_INIT (0, BARS_HEIGHT, gtk_widget_get_width (widget), 1));
  for (guint i = 0; i < RAPPORT_HOUR_BARS_N; i++)
    {
      const double height = BARS_HEIGHT * self->hours[i] / (double) most;

      draw_bar (snapshot, &faint, i * step + 1, MAX (step - 2, 1), height);
      draw_bar (snapshot, &color, i * step + 1, MAX (step - 2, 1), BARS_HEIGHT * self->today[i] / (double) most);
      if (i % HOURS_BETWEEN_LABELS == 0)
        draw_hour (widget, snapshot, &color, i, i * step);
    }
}

static void
rapport_hour_bars_class_init (RapportHourBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = rapport_hour_bars_measure;
  widget_class->snapshot = rapport_hour_bars_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rapport_hour_bars_init (RapportHourBars *self)
{
}

/** rapport_hour_bars_new: Returns: (transfer floating): bars of nothing */
RapportHourBars *
rapport_hour_bars_new (void)
{
  return g_object_new (RAPPORT_TYPE_HOUR_BARS, NULL);
}

static char *
dup_words (RapportHourBars *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < RAPPORT_HOUR_BARS_N; i++)
    if (self->hours[i] > 0)
      {
        g_string_append (words, words->len > 0 ? "; " : "");
        /* translators: an hour of the day, how many came in it in the last days, and how many of these today */
        g_string_append_printf (words, _("%02u:00: %u, today %u"), i, self->hours[i], self->today[i]);
      }
  return g_string_free (words, FALSE);
}

/** rapport_hour_bars_show: shows how many came in each hour of some days, and of these today */
void
rapport_hour_bars_show (RapportHourBars *self,
                        const guint     *hours,
                        const guint     *hours_today)
{
  g_autofree char *words = NULL;

  g_return_if_fail (RAPPORT_IS_HOUR_BARS (self));
  g_return_if_fail (hours != NULL && hours_today != NULL);

  memcpy (self->hours, hours, sizeof self->hours);
  memcpy (self->today, hours_today, sizeof self->today);
  words = dup_words (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), *words != '\0' ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Received by hour"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
