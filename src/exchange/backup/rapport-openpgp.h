/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-output-file.h"

G_BEGIN_DECLS

gboolean rapport_openpgp_encrypt (int                 from,
                                  RapportOutputFile  *to,
                                  const char         *phrase,
                                  GError            **error);
gboolean rapport_openpgp_decrypt (int                 from,
                                  int                 to,
                                  const char         *phrase,
                                  GError            **error);

G_END_DECLS
