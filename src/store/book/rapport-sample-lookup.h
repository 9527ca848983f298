/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

GArray *rapport_sample_find_candidates (RapportConnection  *connection,
                                        int                 n_samples,
                                        int                 since,
                                        int                *last,
                                        GError            **error);

G_END_DECLS
