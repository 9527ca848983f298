/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-customer.h"

G_BEGIN_DECLS

GtkWidget *rapport_merge_fields_new        (RapportContext *context,
                                            RapportEntity  *into,
                                            RapportEntity  *from);
GArray    *rapport_merge_fields_list_taken (GtkWidget      *fields);

G_END_DECLS
