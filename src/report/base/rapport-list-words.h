/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-list-query.h"

G_BEGIN_DECLS

/** RAPPORT_LIST_WORDS_BETWEEN: stands between what is said above a printed list */
#define RAPPORT_LIST_WORDS_BETWEEN "   ·   "

char *rapport_list_words_dup_section (const RapportListSpec    *spec,
                                      const char               *group,
                                      const RapportListSection *section,
                                      RapportCatalogue         *catalogue);
char *rapport_list_words_dup_sums    (const RapportListSpec    *spec,
                                      const char               *name,
                                      guint                     n,
                                      const RapportListSum     *sums,
                                      guint                     digits,
                                      RapportCatalogue         *catalogue);
char *rapport_list_words_dup_asked   (const RapportListQuery   *query,
                                      RapportConnection        *connection,
                                      RapportCatalogue         *catalogue);

G_END_DECLS
