/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_BESIDE_PANE (rapport_beside_pane_get_type ())
G_DECLARE_FINAL_TYPE (RapportBesidePane, rapport_beside_pane, RAPPORT, BESIDE_PANE, GtkWidget)

GtkWidget *rapport_beside_pane_new  (RapportContext    *context);
void       rapport_beside_pane_look (RapportBesidePane *self,
                                     gint64             customer,
                                     const char        *typed,
                                     const char        *category);

G_END_DECLS
