/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "rapport-cli-progress.h"

struct _RapportCliProgress
{
  RapportProgress  progress;
  GCancellable    *cancellable;
  GMainContext    *context;
  GMainLoop       *loop;
  GThread         *thread;
  gboolean         is_terminal;
  int              percent;
};

static gboolean
interrupted_cb (gpointer data)
{
  RapportCliProgress *self = data;

  /* who asks twice does not want to wait; what is not committed is not written */
  if (g_cancellable_is_cancelled (self->cancellable))
    _exit (128 + SIGINT);
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

static gpointer
listen_thread (gpointer data)
{
  RapportCliProgress *self = data;

  g_main_loop_run (self->loop);
  return NULL;
}

static void
attach_signal (RapportCliProgress *self,
               int                 signal)
{
  g_autoptr(GSource) source = g_unix_signal_source_new (signal);

  g_source_set_callback (source, interrupted_cb, self, NULL);
  g_source_attach (source, self->context);
}

/** rapport_cli_progress_new: Returns: (transfer full): from now on Ctrl+C cancels instead of killing */
RapportCliProgress *
rapport_cli_progress_new (void)
{
  RapportCliProgress *self = g_new0 (RapportCliProgress, 1);

  self->cancellable = g_cancellable_new ();
  self->is_terminal = isatty (STDERR_FILENO);
  self->percent = -1;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  attach_signal (self, SIGINT);
  attach_signal (self, SIGTERM);
  self->thread = g_thread_new ("signals", listen_thread, self);
  return self;
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

/** rapport_cli_progress_free: takes the line off the terminal */
void
rapport_cli_progress_free (RapportCliProgress *self)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  /* only within the loop is it certain that it runs already */
  g_source_set_callback (source, quit_cb, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  if (self->percent >= 0)
    fputs ("\r\033[K", stderr);
  g_free (self);
}

/** rapport_cli_progress_tell: a #RapportProgressTell: shows how much is done, on a terminal only */
void
rapport_cli_progress_tell (gpointer data,
                           double   done)
{
  RapportCliProgress *self = data;
  const int percent = (int) (done * 100);

  if (!self->is_terminal || percent == self->percent)
    return;
  self->percent = percent;
  /* translators: how much is done; the line is written over again and again */
  fprintf (stderr, _("\r%d %% done"), percent);
  fflush (stderr);
}

/** rapport_cli_progress_start: Returns: (transfer none): to watch one job with, from its beginning */
RapportProgress *
rapport_cli_progress_start (RapportCliProgress *self)
{
  self->progress = (RapportProgress) {
    .cancellable = self->cancellable, .func = rapport_cli_progress_tell, .data = self,
  };
  return &self->progress;
}

/** rapport_cli_progress_get_cancellable: Returns: (transfer none): cancelled by Ctrl+C */
GCancellable *
rapport_cli_progress_get_cancellable (RapportCliProgress *self)
{
  return self->cancellable;
}
