/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

void rapport_today_acts_open    (RapportContext *context,
                                 GVariant       *thing);
void rapport_today_acts_install (GtkWidgetClass *widget_class);

G_END_DECLS
