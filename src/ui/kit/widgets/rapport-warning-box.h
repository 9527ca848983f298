/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_WARNING_BOX (rapport_warning_box_get_type ())
G_DECLARE_FINAL_TYPE (RapportWarningBox, rapport_warning_box, RAPPORT, WARNING_BOX, GtkWidget)

gboolean    rapport_warning_box_tell       (RapportWarningBox *self,
                                            const char        *warnings);
const char *rapport_warning_box_get_typed  (RapportWarningBox *self);
void        rapport_warning_box_set_typed  (RapportWarningBox *self,
                                            const char        *reason);

G_END_DECLS
