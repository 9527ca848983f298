/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act-words.h"
#include "rapport-keyboard.h"
#include "rapport-ui.h"
#include "rapport-watched-run.h"

/* What takes no longer needs no window of its own, in milliseconds; and how often it shows how far the act is. */
#define PATIENCE 700
#define STEP 100

#define WHOLE 1000

/* @done: thousandths, written by the thread that carries the act out */
typedef struct
{
  RapportProgress      progress;
  int                  done;
  GtkWindow           *parent;
  char                *title;
  GtkWidget           *window;
  GtkWidget           *bar;
  guint                timeout;
  GAsyncReadyCallback  callback;
  gpointer             data;
} Watch;

static void
tell_cb (gpointer data,
         double   done)
{
  g_atomic_int_set (&((Watch *) data)->done, (int) (done * WHOLE));
}

static void
cancel_cb (Watch *watch)
{
  g_cancellable_cancel (watch->progress.cancellable);
  if (watch->window != NULL)
    gtk_widget_set_sensitive (watch->window, FALSE);
}

/* It closes when the act has ended. */
static gboolean
close_request_cb (GtkWindow *window,
                  Watch     *watch)
{
  cancel_cb (watch);
  return TRUE;
}

static GtkWidget *
make_content (Watch *watch)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (watch->title);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  gtk_widget_add_css_class (box, "dialog-content");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  watch->bar = gtk_progress_bar_new ();
  gtk_widget_set_size_request (watch->bar, 320, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (watch->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, watch->title, -1);
  gtk_widget_set_halign (cancel, GTK_ALIGN_END);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), watch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), watch->bar);
  gtk_box_append (GTK_BOX (box), cancel);
  return box;
}

static void
show_window (Watch *watch)
{
  g_set_weak_pointer (&watch->window, gtk_window_new ());
  gtk_window_set_title (GTK_WINDOW (watch->window), watch->title);
  gtk_window_set_modal (GTK_WINDOW (watch->window), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (watch->window), FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (watch->window), watch->parent);
  gtk_window_set_child (GTK_WINDOW (watch->window), make_content (watch));
  rapport_ui_add_close_key (watch->window);
  g_signal_connect (watch->window, "close-request", G_CALLBACK (close_request_cb), watch);
  gtk_window_present (GTK_WINDOW (watch->window));
}

static gboolean
step_cb (gpointer data)
{
  Watch *watch = data;

  if (watch->window != NULL)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (watch->bar), (double) g_atomic_int_get (&watch->done) / WHOLE);
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_cb (gpointer data)
{
  Watch *watch = data;

  watch->timeout = g_timeout_add (STEP, step_cb, watch);
  if (watch->parent != NULL)
    show_window (watch);
  return G_SOURCE_REMOVE;
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->timeout, g_source_remove);
  if (watch->window != NULL)
    {
      g_signal_handlers_disconnect_by_data (watch->window, watch);
      rapport_keyboard_give_back (GTK_WINDOW (watch->window));
      gtk_window_destroy (GTK_WINDOW (watch->window));
    }
  g_clear_weak_pointer (&watch->window);
  watch->callback (source, result, watch->data);
  g_clear_weak_pointer (&watch->parent);
  g_object_unref (watch->progress.cancellable);
  g_free (watch->title);
  g_free (watch);
}

/**
 * rapport_watched_run:
 * @act: (transfer full): what a person asked for, which may take long
 * @parent: (nullable): over which window it is shown how far it is
 * @title: what is done, such as “Plans are worked out anew”
 *
 * Carries @act out behind the window. What takes longer than a moment shows how far it is, and can be cancelled:
 * then nothing of it was done, and @callback gets G_IO_ERROR_CANCELLED.
 */
void
rapport_watched_run (RapportContext      *context,
                     RapportAct          *act,
                     GtkWindow           *parent,
                     const char          *title,
                     GAsyncReadyCallback  callback,
                     gpointer             data)
{
  Watch *watch;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (act != NULL && title != NULL && callback != NULL);

  watch = g_new0 (Watch, 1);
  watch->progress = (RapportProgress) { .cancellable = g_cancellable_new (), .func = tell_cb, .data = watch };
  watch->title = g_strdup (title);
  watch->callback = callback;
  watch->data = data;
  g_set_weak_pointer (&watch->parent, parent);
  watch->timeout = g_timeout_add (PATIENCE, patience_cb, watch);
  rapport_act_set_progress (act, &watch->progress);
  rapport_act_run_async (act, rapport_context_get_book (context), finished_cb, watch);
}

/**
 * rapport_watched_run_if_great:
 * @act: (transfer full): what a person asked for
 * @parent: (nullable): as in rapport_watched_run(), which carries @act out where it changes very much
 */
void
rapport_watched_run_if_great (RapportContext      *context,
                              RapportAct          *act,
                              GtkWindow           *parent,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  RapportBook *book;
  g_autofree char *title = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (act != NULL && callback != NULL);

  book = rapport_context_get_book (context);
  if (!rapport_act_is_great (act, book))
    {
      rapport_act_run_async (act, book, callback, data);
      return;
    }
  title = rapport_act_describe (rapport_act_get_kind (act), NULL);
  rapport_watched_run (context, act, parent, title, callback, data);
}
