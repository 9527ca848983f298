/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-form.h"

G_BEGIN_DECLS

GtkWidget *rapport_text_button_new (RapportContext *context,
                                    gint64          customer,
                                    RapportForm    *form,
                                    guint           field);

G_END_DECLS
