/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_PLACEHOLDER (rapport_placeholder_get_type ())
G_DECLARE_FINAL_TYPE (RapportPlaceholder, rapport_placeholder, RAPPORT, PLACEHOLDER, GtkWidget)

RapportPlaceholder *rapport_placeholder_new     (void);
void                rapport_placeholder_show    (RapportPlaceholder *self,
                                                 const char         *sentence,
                                                 const char         *button,
                                                 const char         *detailed_action,
                                                 gboolean            busy);
void                rapport_placeholder_replace (RapportPlaceholder *self,
                                                 GtkStack           *stack,
                                                 const char         *sentence);
void                rapport_placeholder_offer   (RapportPlaceholder *self,
                                                 const char         *button,
                                                 const char         *detailed_action);

G_END_DECLS
