/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_KNOWN_BAR (rapport_known_bar_get_type ())
G_DECLARE_FINAL_TYPE (RapportKnownBar, rapport_known_bar, RAPPORT, KNOWN_BAR, GtkWidget)

GtkWidget *rapport_known_bar_new          (RapportContext  *context);
void       rapport_known_bar_set_customer (RapportKnownBar *self,
                                           gint64           customer);

G_END_DECLS
