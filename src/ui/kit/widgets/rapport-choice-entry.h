/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-field.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CHOICE_ENTRY (rapport_choice_entry_get_type ())
G_DECLARE_FINAL_TYPE (RapportChoiceEntry, rapport_choice_entry, RAPPORT, CHOICE_ENTRY, GtkWidget)

GtkWidget  *rapport_choice_entry_new       (const RapportChoice *choices);
void        rapport_choice_entry_offer     (RapportChoiceEntry  *self,
                                            const char          *words);
void        rapport_choice_entry_set_value (RapportChoiceEntry  *self,
                                            const char          *value,
                                            const char          *words);
void        rapport_choice_entry_set_completes (RapportChoiceEntry *self,
                                                gboolean            completes);
const char *rapport_choice_entry_get_value (RapportChoiceEntry  *self);
const char *rapport_choice_entry_get_words (RapportChoiceEntry  *self);
GtkWidget  *rapport_choice_entry_get_entry (RapportChoiceEntry  *self);

G_END_DECLS
