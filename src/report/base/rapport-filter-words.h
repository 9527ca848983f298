/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"

G_BEGIN_DECLS

char *rapport_filter_words_describe        (RapportCatalogue *catalogue,
                                            const char       *owner,
                                            const char       *grade,
                                            int               from,
                                            int               to);
char *rapport_filter_words_describe_period (RapportCatalogue *catalogue,
                                            int               from_day,
                                            int               to_day);

G_END_DECLS
