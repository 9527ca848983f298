/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-plans.h"

G_BEGIN_DECLS

gboolean rapport_import_next_ask (RapportImportMerge   *merge,
                                  RapportImportItem    *item,
                                  const RapportMoment  *next,
                                  RapportImportThing   *thing,
                                  guint                 reason,
                                  GError              **error);

G_END_DECLS
