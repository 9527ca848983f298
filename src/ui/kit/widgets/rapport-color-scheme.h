/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_COLOR_SCHEME (rapport_color_scheme_get_type ())
G_DECLARE_FINAL_TYPE (RapportColorScheme, rapport_color_scheme, RAPPORT, COLOR_SCHEME, GObject)

RapportColorScheme *rapport_color_scheme_new (GtkSettings *settings);

G_END_DECLS
