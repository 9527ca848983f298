/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_FOLD (rapport_fold_get_type ())
G_DECLARE_FINAL_TYPE (RapportFold, rapport_fold, RAPPORT, FOLD, GtkBox)

GtkWidget *rapport_fold_new      (const char  *title,
                                  GtkWidget   *content);
void       rapport_fold_set_open (RapportFold *self,
                                  gboolean     open);
gboolean   rapport_fold_get_open (RapportFold *self);
void       rapport_fold_set_note (RapportFold *self,
                                  const char  *note);

G_END_DECLS
