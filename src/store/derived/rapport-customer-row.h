/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint8 *rapport_number_sort_key (const char *number,
                                 gsize      *length);

G_END_DECLS
