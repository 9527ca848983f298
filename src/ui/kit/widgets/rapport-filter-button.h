/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_FILTER_BUTTON (rapport_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (RapportFilterButton, rapport_filter_button, RAPPORT, FILTER_BUTTON, GtkWidget)

/**
 * RapportFilterFill:
 *
 * Called when the button is opened: offers what can be chosen with rapport_filter_button_offer(), now or when it
 * is read, and then says so with rapport_filter_button_offered().
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
void        rapport_filter_button_offered   (RapportFilterButton *self);
const char *rapport_filter_button_get_value (RapportFilterButton *self);
void        rapport_filter_button_set_value (RapportFilterButton *self,
                                             const char          *value,
                                             const char          *words);

G_END_DECLS
