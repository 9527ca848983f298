/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rapport_customer_tabs_new (GtkNotebook *notebook);

G_END_DECLS
