/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_UNDECIDED_BAR (rapport_undecided_bar_get_type ())
G_DECLARE_FINAL_TYPE (RapportUndecidedBar, rapport_undecided_bar, RAPPORT, UNDECIDED_BAR, GtkWidget)

void rapport_undecided_bar_set_context (RapportUndecidedBar *self,
                                        RapportContext      *context);

G_END_DECLS
