/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-clock-picture.h"
#include "rapport-format.h"

#define HEIGHT 20
#define COUNTED_TOP 4
#define PAUSED_TOP 9
#define MARK_WIDTH 2
#define LEAST_WIDTH 120

struct _RapportClockPicture
{
  GtkWidget parent_instance;

  GArray   *counted;
  GArray   *paused;
  gint64    start;
  gint64    end;
  gint64    due;
  gint64    now;
};

G_DEFINE_FINAL_TYPE (RapportClockPicture, rapport_clock_picture, GTK_TYPE_WIDGET)

static void
rapport_clock_picture_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : HEIGHT;
}

static double
get_x (RapportClockPicture *self,
       gint64               at)
{
  const double share = (CLAMP (at, self->start, self->end) - self->start) / (double) (self->end - self->start);
  const int width = gtk_widget_get_width (GTK_WIDGET (self));

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width * (1 - share) : width * share;
}

static void
draw_span (RapportClockPicture *self,
           GtkSnapshot         *snapshot,
           const GdkRGBA       *color,
           gint64               from,
           gint64               to,
           int                  top)
{
  const double a = get_x (self, from);
  const double b = get_x (self, to);

  if (from < to)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT (MIN (a, b), top, MAX (ABS (b - a), 1), HEIGHT - 2 * top));
}

/* What lies ahead is fainter. */
static void
draw_spans (RapportClockPicture *self,
            GtkSnapshot         *snapshot,
            GArray              *spans,
            const GdkRGBA       *color,
            int                  top)
{
  GdkRGBA faint = *color;

  faint.alpha *= 0.35;
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const RapportInterval *span = &g_array_index (spans, RapportInterval, i);

      draw_span (self, snapshot, color, span->start, MIN (span->end, self->now), top);
      draw_span (self, snapshot, &faint, MAX (span->start, self->now), span->end, top);
    }
}

static void
draw_mark (RapportClockPicture *self,
           GtkSnapshot         *snapshot,
           const GdkRGBA       *color,
           gint64               at)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const double x = CLAMP (get_x (self, at) - MARK_WIDTH / 2, 0, width - MARK_WIDTH);

  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, 0, MARK_WIDTH, HEIGHT));
}

static void
rapport_clock_picture_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  RapportClockPicture *self = RAPPORT_CLOCK_PICTURE (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color, counted, late, faint;

  if (self->end <= self->start)
    return;
  gtk_style_context_get_color (style, &color);
  if (!gtk_style_context_lookup_color (style, "theme_selected_bg_color", &counted))
    counted = color;
  if (!gtk_style_context_lookup_color (style, "rapport_late", &late))
    late = color;
  faint = color;
  faint.alpha *= 0.4;
  gtk_snapshot_append_color (snapshot, &faint,
                             &GRAPHENE_RECT_INIT (0, HEIGHT / 2, gtk_widget_get_width (widget), 1));
  draw_spans (self, snapshot, self->counted, &counted, COUNTED_TOP);
  draw_spans (self, snapshot, self->paused, &faint, PAUSED_TOP);
  draw_mark (self, snapshot, &color, self->now);
  if (self->due != RAPPORT_UNSET)
    draw_mark (self, snapshot, &late, self->due);
}

static void
rapport_clock_picture_finalize (GObject *object)
{
  RapportClockPicture *self = RAPPORT_CLOCK_PICTURE (object);

  g_clear_pointer (&self->counted, g_array_unref);
  g_clear_pointer (&self->paused, g_array_unref);

  G_OBJECT_CLASS (rapport_clock_picture_parent_class)->finalize (object);
}

static void
rapport_clock_picture_class_init (RapportClockPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_clock_picture_finalize;

  widget_class->measure = rapport_clock_picture_measure;
  widget_class->snapshot = rapport_clock_picture_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rapport_clock_picture_init (RapportClockPicture *self)
{
}

/** rapport_clock_picture_new: Returns: (transfer floating): a picture of nothing */
RapportClockPicture *
rapport_clock_picture_new (void)
{
  return g_object_new (RAPPORT_TYPE_CLOCK_PICTURE, NULL);
}

static gint64
add_up (GArray *spans,
        gint64  until)
{
  gint64 sum = 0;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const RapportInterval *span = &g_array_index (spans, RapportInterval, i);

      sum += MAX (MIN (span->end, until) - span->start, 0);
    }
  return sum;
}

/* what lasted less than a minute is not told; @format has one %s */
static void
add_length (GString    *words,
            const char *format,
            gint64      seconds)
{
  g_autofree char *length = NULL;
  g_auto(GStrv) parts = NULL;
  g_autofree char *told = NULL;

  if (seconds < 60)
    return;
  length = rapport_format_span (seconds);
  parts = g_strsplit (format, "%s", 2);
  told = g_strjoinv (length, parts);
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", told);
}

/* the UTC seconds from which the clock ran: RAPPORT_UNSET when it never did */
static gint64
get_start (const RapportClock *clock)
{
  if (clock->has_started)
    return clock->started;
  return clock->counted != NULL && clock->counted->len > 0 ? g_array_index (clock->counted, RapportInterval, 0).start
                                                           : RAPPORT_UNSET;
}

static gint64
get_until (const RapportClock *clock,
           gint64              now)
{
  return clock->has_met_at ? MIN (clock->met_at, now) : now;
}

/**
 * rapport_clock_picture_dup_words:
 * @now: UTC seconds
 *
 * Returns: (transfer full) (nullable): how much of the time until now, or until it was met, was counted, paused and
 *   closed; NULL when it did not run
 */
char *
rapport_clock_picture_dup_words (const RapportClock *clock,
                                 gint64              now)
{
  const gint64 start = get_start (clock);
  const gint64 until = get_until (clock, now);
  gint64 n_counted, n_paused;
  GString *words;

  g_return_val_if_fail (clock != NULL, NULL);

  if (start == RAPPORT_UNSET || until <= start)
    return NULL;
  n_counted = add_up (clock->counted, until);
  n_paused = add_up (clock->paused, until);
  words = g_string_new (NULL);
  /* translators: of the time since a clock was started; %s is a length of time: 5 h 20 min */
  add_length (words, _("Counted %s"), n_counted);
  /* translators: of the time since a clock was started; %s is a length of time: 5 h 20 min */
  add_length (words, _("paused %s"), n_paused);
  /* translators: of the time since a clock was started; %s is a length of time: 5 h 20 min */
  add_length (words, _("closed %s"), until - start - n_counted - n_paused);
  return g_string_free (words, FALSE);
}

/** rapport_clock_picture_show: shows a clock that was judged with RAPPORT_SLA_WHY, as it stands @now (UTC seconds) */
void
rapport_clock_picture_show (RapportClockPicture *self,
                            const RapportClock  *clock,
                            gint64               now)
{
  const gint64 start = get_start (clock);
  g_autofree char *words = NULL;

  g_return_if_fail (RAPPORT_IS_CLOCK_PICTURE (self));

  g_clear_pointer (&self->counted, g_array_unref);
  g_clear_pointer (&self->paused, g_array_unref);
  self->counted = clock->counted != NULL ? g_array_ref (clock->counted) : NULL;
  self->paused = clock->paused != NULL ? g_array_ref (clock->paused) : NULL;
  self->due = clock->has_due ? clock->due : RAPPORT_UNSET;
  self->now = get_until (clock, now);
  self->start = start != RAPPORT_UNSET ? start : 0;
  self->end = start != RAPPORT_UNSET ? MAX (self->now, self->due) : 0;
  words = rapport_clock_picture_dup_words (clock, now);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : _("Not running"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
