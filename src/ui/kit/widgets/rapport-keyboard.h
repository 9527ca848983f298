/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rapport_keyboard_give_back          (GtkWindow *dialog);
void rapport_keyboard_give_back_on_close (GtkWindow *dialog);

G_END_DECLS
