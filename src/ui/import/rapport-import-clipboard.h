/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

void rapport_import_clipboard (RapportContext *context);

G_END_DECLS
