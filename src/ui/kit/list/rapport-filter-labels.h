/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-condition.h"
#include "rapport-context.h"
#include "rapport-list-spec.h"

G_BEGIN_DECLS

/* who works here, and no value at all, as conditions write them */
#define RAPPORT_FILTER_ME "me"
#define RAPPORT_FILTER_EMPTY "empty"

char          *rapport_filter_labels_dup         (RapportContext          *context,
                                                  const RapportChoice     *choices,
                                                  const RapportListFilter *filter,
                                                  const RapportCondition  *test);
char          *rapport_filter_labels_dup_values  (RapportContext          *context,
                                                  const RapportListFilter *filter,
                                                  const RapportCondition  *test);
char          *rapport_filter_labels_dup_value   (const RapportCondition  *test);
char          *rapport_filter_labels_dup_member  (RapportContext          *context,
                                                  const char              *called);
RapportEntity *rapport_filter_labels_find_member (RapportContext          *context,
                                                  const char              *called);

G_END_DECLS
