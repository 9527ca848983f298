/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-health.h"

G_BEGIN_DECLS

gboolean rapport_health_input_read     (RapportHealthInput         *input,
                                        const char                 *json,
                                        gssize                      length,
                                        GError                    **error);
char    *rapport_health_result_to_json (const RapportHealthResult  *result);

G_END_DECLS
