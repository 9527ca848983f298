/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-field.h"

G_BEGIN_DECLS

const char *rapport_words_find      (const RapportChoice *choices,
                                     const char          *typed);
gboolean    rapport_words_find_flag (const char          *typed,
                                     gboolean            *flag);

G_END_DECLS
