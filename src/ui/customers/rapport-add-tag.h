/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

void rapport_add_tag_told (RapportContext *context,
                           const gint64   *customers,
                           guint           n_customers,
                           const char     *tag);

G_END_DECLS
