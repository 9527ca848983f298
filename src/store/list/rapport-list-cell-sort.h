/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-spec.h"

G_BEGIN_DECLS

RapportListSort *rapport_list_cell_sort_new  (const RapportListSpec *spec,
                                              const char            *name);
void             rapport_list_cell_sort_free (RapportListSort       *self);

G_END_DECLS
