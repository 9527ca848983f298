/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_TOAST (rapport_toast_get_type ())
G_DECLARE_FINAL_TYPE (RapportToast, rapport_toast, RAPPORT, TOAST, GtkWidget)

void rapport_toast_show (RapportToast *self,
                         const char   *text,
                         const char   *button,
                         const char   *detailed_action);
void rapport_toast_hide (RapportToast *self);

G_END_DECLS
