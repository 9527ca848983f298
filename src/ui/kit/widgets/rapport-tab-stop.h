/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_TAB_STOP (rapport_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (RapportTabStop, rapport_tab_stop, RAPPORT, TAB_STOP, GtkWidget)

G_END_DECLS
