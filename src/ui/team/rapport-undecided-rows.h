/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-undecided.h"

G_BEGIN_DECLS

GtkWidget *rapport_undecided_rows_new (RapportContext         *context,
                                       const RapportUndecided *undecided);

G_END_DECLS
