/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <time.h>

#include "list-window.h"
#include "rapport-ui.h"

/* Milliseconds from new contents, or a scroll, to the end of the frame that shows them: work of the
   main thread, and time by the wall. Rows are made up, so no SQL is in the figures. */

#define ROUNDS 15

typedef struct
{
  double cpu[256];
  double wall[256];
  guint  n;
} Figures;

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (ListWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window->window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (window->window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
rest (ListWindow *window)
{
  gint64 end = g_get_monotonic_time () + 400 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
start (Figures *figures)
{
  figures->cpu[figures->n] = -read_clock (CLOCK_THREAD_CPUTIME_ID);
  figures->wall[figures->n] = -read_clock (CLOCK_MONOTONIC);
}

static void
stop (Figures *figures)
{
  figures->cpu[figures->n] += read_clock (CLOCK_THREAD_CPUTIME_ID);
  figures->wall[figures->n] += read_clock (CLOCK_MONOTONIC);
  figures->n++;
}

static void
show (ListWindow *window,
      Figures    *figures,
      guint       n,
      guint       step)
{
  gint64 *ids = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    ids[i] = 1 + (gint64) i * step + figures->n;
  start (figures);
  rapport_list_take_ids (window->list, ids, n, RAPPORT_LIST_FROM_TOP);
  wait_for_frame (window);
  stop (figures);
  rest (window);
}

static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    {
      GtkAdjustment *found = find_adjustment (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
scroll (ListWindow *window,
        Figures    *figures,
        double      pixels)
{
  GtkAdjustment *adjustment = find_adjustment (GTK_WIDGET (window->list));

  for (guint i = 0; i < 100; i++)
    {
      start (figures);
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pixels);
      wait_for_frame (window);
      stop (figures);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
print (const char *name,
       Figures    *figures)
{
  guint n = figures->n;

  qsort (figures->cpu, n, sizeof (double), compare);
  qsort (figures->wall, n, sizeof (double), compare);
  g_print ("%-22s cpu %6.1f  p95 %6.1f   wall %6.1f  p95 %6.1f ms\n", name, figures->cpu[n / 2],
           figures->cpu[n * 95 / 100], figures->wall[n / 2], figures->wall[n * 95 / 100]);
}

int
main (int   argc,
      char *argv[])
{
  guint total = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  Figures all = { 0 }, many = { 0 }, some = { 0 }, few = { 0 }, wheel = { 0 }, page = { 0 };
  ListWindow *window;

  gtk_init ();
  rapport_ui_init (gdk_display_get_default ());
  window = list_window_new (total);
  wait_for_frame (window);
  rapport_list_select_id (window->list, 110);
  for (guint i = 0; i < ROUNDS; i++)
    {
      show (window, &many, total / 8, 7);
      show (window, &some, 700, 111);
      show (window, &few, 5, 1009);
      show (window, &all, total, 1);
    }
  scroll (window, &wheel, 80);
  scroll (window, &page, 560);
  print ("to one eighth", &many);
  print ("to 700", &some);
  print ("to 5", &few);
  print ("from 5 to all", &all);
  print ("scroll of the wheel", &wheel);
  print ("scroll of a page", &page);
  list_window_free (window);
  return 0;
}
