/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-reference.h"

G_BEGIN_DECLS

GtkWidget *rapport_references_new (RapportContext *context,
                                   const char     *target);

G_END_DECLS
