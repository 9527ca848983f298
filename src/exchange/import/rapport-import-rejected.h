/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import.h"

G_BEGIN_DECLS

char *rapport_import_dup_rejected (RapportImport *self);

G_END_DECLS
