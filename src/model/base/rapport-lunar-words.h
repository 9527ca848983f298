/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-anniversary.h"

G_BEGIN_DECLS

char *rapport_lunar_dup_words (const RapportAnniversary *day);

G_END_DECLS
