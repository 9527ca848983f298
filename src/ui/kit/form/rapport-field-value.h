/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

void      rapport_field_value_load      (GtkWidget      *control,
                                         RapportContext *context,
                                         RapportEntity  *entity,
                                         guint           index,
                                         gboolean        has_words);
gboolean  rapport_field_value_apply     (GtkWidget      *control,
                                         RapportEntity  *entity,
                                         guint           index,
                                         gboolean        has_words,
                                         GError        **error);
char     *rapport_field_value_dup_typed (GtkWidget      *control);
void      rapport_field_value_set_typed (GtkWidget      *control,
                                         const char     *typed);

G_END_DECLS
