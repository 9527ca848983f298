/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_EXTRA_LIST (rapport_extra_list_get_type ())
G_DECLARE_FINAL_TYPE (RapportExtraList, rapport_extra_list, RAPPORT, EXTRA_LIST, GtkWidget)

GtkWidget *rapport_extra_list_new         (RapportContext   *context);
void       rapport_extra_list_set_context (RapportExtraList *self,
                                           RapportContext   *context);
void       rapport_extra_list_set_owner   (RapportExtraList *self,
                                           RapportEntity    *owner);

G_END_DECLS
