/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_SCORE_ENTRY (rapport_score_entry_get_type ())
G_DECLARE_FINAL_TYPE (RapportScoreEntry, rapport_score_entry, RAPPORT, SCORE_ENTRY, GtkWidget)

GtkWidget *rapport_score_entry_new       (void);
void       rapport_score_entry_set_range (RapportScoreEntry *self,
                                          gint64             least,
                                          gint64             most);
void       rapport_score_entry_set_text  (RapportScoreEntry *self,
                                          const char        *text);
char      *rapport_score_entry_dup_text  (RapportScoreEntry *self);

G_END_DECLS
