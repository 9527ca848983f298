/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *rapport_cell_block_parse (const char *text);

G_END_DECLS
