/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

gboolean rapport_sample_fill (RapportBook  *book,
                              gint64        now,
                              GTimeZone    *zone,
                              GError      **error);

G_END_DECLS
