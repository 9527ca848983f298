/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-thing-row.h"

G_BEGIN_DECLS

void rapport_import_care_take (RapportImportThingRow *reader);

G_END_DECLS
