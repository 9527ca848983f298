/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-sql.h"

G_BEGIN_DECLS

/** RapportListPlacer: tells where single things of a list stand, without reading the list; belongs to one thread */
typedef struct _RapportListPlacer RapportListPlacer;

RapportListPlacer *rapport_list_placer_new       (RapportListSql     *list,
                                                  gboolean            with_sets,
                                                  GError            **error);
void               rapport_list_placer_free      (RapportListPlacer  *self);
gboolean           rapport_list_placer_read      (RapportListPlacer  *self,
                                                  gint64              id,
                                                  guint               n_keys,
                                                  GByteArray         *place,
                                                  gboolean           *found,
                                                  GError            **error);
gboolean           rapport_list_placer_is_member (RapportListPlacer  *self,
                                                  gint64              id,
                                                  gboolean           *member,
                                                  GError            **error);
gboolean           rapport_list_placer_fails     (RapportListPlacer  *self);
int                rapport_list_place_compare    (const GByteArray   *a,
                                                  const GByteArray   *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportListPlacer, rapport_list_placer_free)

G_END_DECLS
