/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_SEARCH_QUERY (rapport_search_query_get_type ())

/** RapportSearchQuery: what a person typed into a search entry, ready to be asked */
typedef struct _RapportSearchQuery RapportSearchQuery;

GType               rapport_search_query_get_type (void);
RapportSearchQuery *rapport_search_query_new      (const char               *typed,
                                                   const char               *name_columns);
RapportSearchQuery *rapport_search_query_copy     (const RapportSearchQuery *query);
void                rapport_search_query_free     (RapportSearchQuery       *query);
gboolean            rapport_search_query_is_empty (const RapportSearchQuery *query);

const char         *rapport_search_query_get_match          (const RapportSearchQuery *query);
const char * const *rapport_search_query_get_terms          (const RapportSearchQuery *query);
gboolean            rapport_search_query_needs_verification (const RapportSearchQuery *query);
gboolean            rapport_search_query_verify             (const RapportSearchQuery *query,
                                                             const char * const       *columns,
                                                             gsize                     n_columns);

char               *rapport_search_dup_digits     (const char               *phone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportSearchQuery, rapport_search_query_free)

G_END_DECLS
