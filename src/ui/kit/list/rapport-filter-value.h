/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list-spec.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FILTER_VALUE (rapport_filter_value_get_type ())
G_DECLARE_FINAL_TYPE (RapportFilterValue, rapport_filter_value, RAPPORT, FILTER_VALUE, GtkWidget)

GtkWidget *rapport_filter_value_new        (RapportContext          *context,
                                            const RapportListSpec   *spec,
                                            const RapportListFilter *filter,
                                            const char              *name);
void       rapport_filter_value_set        (RapportFilterValue      *self,
                                            const char * const      *values);
GStrv      rapport_filter_value_dup        (RapportFilterValue      *self);
GtkWidget *rapport_filter_value_get_control (RapportFilterValue     *self);

G_END_DECLS
