/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FILES_PANE (rapport_files_pane_get_type ())
G_DECLARE_FINAL_TYPE (RapportFilesPane, rapport_files_pane, RAPPORT, FILES_PANE, GtkWidget)

GtkWidget *rapport_files_pane_new        (RapportContext      *context);
void       rapport_files_pane_set_owner  (RapportFilesPane    *self,
                                          RapportEntity       *owner);
void       rapport_files_pane_attach     (RapportFilesPane    *self,
                                          const char * const  *paths);
void       rapport_files_pane_take_drops (RapportFilesPane    *self,
                                          GtkWidget           *widget);

G_END_DECLS
