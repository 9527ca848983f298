/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PHRASE_DIALOG (rapport_phrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportPhraseDialog, rapport_phrase_dialog, RAPPORT, PHRASE_DIALOG, GtkWindow)

/** RapportPhraseFunc: what is to be done with the pass phrase, or the place, that was given */
typedef void (*RapportPhraseFunc) (gpointer data);

void rapport_phrase_dialog_choose (RapportContext    *context,
                                   GtkWindow         *parent,
                                   const char        *path,
                                   RapportPhraseFunc  func,
                                   gpointer           data);
void rapport_phrase_dialog_ask    (RapportContext    *context,
                                   GtkWindow         *parent,
                                   RapportPhraseFunc  func,
                                   gpointer           data);

G_END_DECLS
