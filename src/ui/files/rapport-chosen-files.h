/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

/** RapportChosenFiles: files that are about to be attached to what a dialog makes */
#define RAPPORT_TYPE_CHOSEN_FILES (rapport_chosen_files_get_type ())
G_DECLARE_FINAL_TYPE (RapportChosenFiles, rapport_chosen_files, RAPPORT, CHOSEN_FILES, GtkWidget)

GtkWidget *rapport_chosen_files_new         (void);
void       rapport_chosen_files_set_context (RapportChosenFiles *self,
                                             RapportContext     *context);
void       rapport_chosen_files_add         (RapportChosenFiles *self,
                                             gint64              attachment);
GArray    *rapport_chosen_files_dup_ids     (RapportChosenFiles *self);
char      *rapport_chosen_files_dup_typed   (RapportChosenFiles *self);
void       rapport_chosen_files_set_typed   (RapportChosenFiles *self,
                                             const char         *typed);

G_END_DECLS
