/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-sealed-backup.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_DIFFERENCE_WINDOW (rapport_difference_window_get_type ())
G_DECLARE_FINAL_TYPE (RapportDifferenceWindow, rapport_difference_window, RAPPORT, DIFFERENCE_WINDOW, GtkWindow)

GtkWidget *rapport_difference_window_new (RapportContext  *context,
                                          RapportUnsealed *backup,
                                          const char      *name);

G_END_DECLS
