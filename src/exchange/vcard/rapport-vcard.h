/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"

G_BEGIN_DECLS

gboolean      rapport_vcard_is   (GBytes      *bytes);
RapportCells *rapport_vcard_read (GBytes      *bytes,
                                  const char  *encoding,
                                  GError     **error);

G_END_DECLS
