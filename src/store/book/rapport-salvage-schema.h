/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rapport_salvage_schema (const char *damaged,
                                 const char *backup);

G_END_DECLS
