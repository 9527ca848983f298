/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapportKeepTimer:
 *
 * Calls a function that keeps what is half typed, a moment after something was typed. A part of what
 * it keeps for; stopped before that is gone.
 */
typedef struct
{
  GSourceOnceFunc func;
  gpointer        data;
  guint           timeout;
} RapportKeepTimer;

void rapport_keep_timer_init  (RapportKeepTimer *self,
                               GSourceOnceFunc   func,
                               gpointer          data);
void rapport_keep_timer_start (RapportKeepTimer *self);
void rapport_keep_timer_stop  (RapportKeepTimer *self);
void rapport_keep_timer_flush (RapportKeepTimer *self);

G_END_DECLS
