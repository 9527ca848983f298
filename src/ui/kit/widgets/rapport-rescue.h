/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_RESCUE (rapport_rescue_get_type ())
G_DECLARE_FINAL_TYPE (RapportRescue, rapport_rescue, RAPPORT, RESCUE, GtkBox)

void       rapport_rescue_look           (RapportRescue *self,
                                          const char    *folder);
GtkWidget *rapport_rescue_get_bring_back (RapportRescue *self);

G_END_DECLS
