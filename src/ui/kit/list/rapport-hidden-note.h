/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_HIDDEN_NOTE (rapport_hidden_note_get_type ())
G_DECLARE_FINAL_TYPE (RapportHiddenNote, rapport_hidden_note, RAPPORT, HIDDEN_NOTE, GtkWidget)

void rapport_hidden_note_set (RapportHiddenNote *self,
                              const char        *title);

G_END_DECLS
