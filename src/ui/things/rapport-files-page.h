/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-sheet-page.h"

G_BEGIN_DECLS

void rapport_files_page_fill_class (RapportListPageClass *klass);

G_END_DECLS
