/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-keys.h"
#include "rapport-list-order.h"

G_BEGIN_DECLS

/** RAPPORT_LIST_N_FIRST: what is told before the rest: more rows than a view keeps, so that it keeps them all */
#define RAPPORT_LIST_N_FIRST 1024

/** RAPPORT_LIST_N_LEAST: so many fill what a view shows, where no more can be known soon */
#define RAPPORT_LIST_N_LEAST 256

gboolean rapport_list_begin (RapportListSql          *list,
                             RapportListOrder        *order,
                             const RapportListFirst  *first,
                             RapportListKeyRead       read_key,
                             GError                 **error);
gint64   rapport_list_begin_get_time (void);
gboolean rapport_list_begin_read (RapportListSql      *list,
                                  RapportListOrder    *order,
                                  gint64               n_all,
                                  guint                most,
                                  RapportListKeyRead   read_key,
                                  GArray              *ids,
                                  gboolean            *is_whole,
                                  GError             **error);

G_END_DECLS
