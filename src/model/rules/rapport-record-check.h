/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-record.h"

G_BEGIN_DECLS

char *rapport_record_dup_lacking (RapportRecord *self);

G_END_DECLS
