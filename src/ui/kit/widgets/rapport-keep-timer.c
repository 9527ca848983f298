/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-keep-timer.h"

/* in milliseconds; a crash costs no more than what was typed in them */
#define DELAY 250

static gboolean
timeout_cb (gpointer data)
{
  RapportKeepTimer *self = data;

  self->timeout = 0;
  self->func (self->data);
  return G_SOURCE_REMOVE;
}

/** rapport_keep_timer_init: says what keeps it; nothing is waited for yet */
void
rapport_keep_timer_init (RapportKeepTimer *self,
                         GSourceOnceFunc   func,
                         gpointer          data)
{
  g_return_if_fail (self != NULL && func != NULL);

  self->func = func;
  self->data = data;
  self->timeout = 0;
}

/** rapport_keep_timer_start: something was typed; going on does not put it off */
void
rapport_keep_timer_start (RapportKeepTimer *self)
{
  g_return_if_fail (self != NULL && self->func != NULL);

  if (self->timeout == 0)
    self->timeout = g_timeout_add (DELAY, timeout_cb, self);
}

/** rapport_keep_timer_stop: there is nothing to be kept any more, or it was kept otherwise */
void
rapport_keep_timer_stop (RapportKeepTimer *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->timeout, g_source_remove);
}

/** rapport_keep_timer_flush: keeps at once what waits to be kept, if anything does */
void
rapport_keep_timer_flush (RapportKeepTimer *self)
{
  g_return_if_fail (self != NULL);

  if (self->timeout == 0)
    return;
  rapport_keep_timer_stop (self);
  self->func (self->data);
}
