/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_DETAIL_ROW (rapport_detail_row_get_type ())
G_DECLARE_FINAL_TYPE (RapportDetailRow, rapport_detail_row, RAPPORT, DETAIL_ROW, GtkListBoxRow)

GtkWidget *rapport_detail_row_new          (const char        *icon,
                                            const char        *title,
                                            const char        *subtitle,
                                            const char        *body);
void       rapport_detail_row_set_subtitle (RapportDetailRow  *self,
                                            const char        *subtitle);
void       rapport_detail_row_set_thing    (RapportDetailRow  *self,
                                            const char        *thing,
                                            gint64             id);
void       rapport_detail_row_get_thing    (RapportDetailRow  *self,
                                            const char       **thing,
                                            gint64            *id);
void       rapport_detail_row_set_late     (RapportDetailRow  *self,
                                            gboolean           late);
void       rapport_detail_row_add_button   (RapportDetailRow  *self,
                                            const char        *icon,
                                            const char        *label,
                                            const char        *action,
                                            GVariant          *target);

G_END_DECLS
