/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-model.h"
#include "rapport-list-style.h"

G_BEGIN_DECLS

/** RapportListCopy: rows on their way to the clipboard */
typedef struct _RapportListCopy RapportListCopy;

RapportListCopy *rapport_list_copy_start (GtkWidget        *widget,
                                          RapportListModel *model,
                                          RapportListStyle *style,
                                          gint64           *ids,
                                          guint             n);
void             rapport_list_copy_free  (RapportListCopy  *self);

G_END_DECLS
