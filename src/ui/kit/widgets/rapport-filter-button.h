/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_FILTER_BUTTON (rapport_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (RapportFilterButton, rapport_filter_button, RAPPORT, FILTER_BUTTON, GtkWidget)

/**
 * RapportFilterFill:
 *
 * Offers what can be chosen now, with rapport_filter_button_offer(); called when the button is
 * opened.
 */
typedef void (*RapportFilterFill) (RapportFilterButton *button,
                                   gpointer             data);

GtkWidget  *rapport_filter_button_new       (const char          *label,
                                             const char          *all,
                                             RapportFilterFill    fill,
                                             gpointer             data);
void        rapport_filter_button_offer     (RapportFilterButton *self,
                                             const char          *value,
                                             const char          *words);
const char *rapport_filter_button_get_value (RapportFilterButton *self);
void        rapport_filter_button_set_value (RapportFilterButton *self,
                                             const char          *value,
                                             const char          *words);

G_END_DECLS
