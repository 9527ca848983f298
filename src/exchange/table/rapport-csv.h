/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"

G_BEGIN_DECLS

RapportCells *rapport_csv_parse      (const char  *data,
                                      gsize        length,
                                      const char  *encoding,
                                      GError     **error);

gboolean      rapport_csv_is_guarded (const char  *text);

G_END_DECLS
