/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-sheet.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_THING_DIALOG (rapport_thing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportThingDialog, rapport_thing_dialog, RAPPORT, THING_DIALOG, GtkWindow)

void rapport_thing_dialog_add  (RapportContext     *context,
                                const RapportSheet *sheet,
                                gint64              customer,
                                RapportEntity      *preset);
void rapport_thing_dialog_add_with (RapportContext     *context,
                                    const RapportSheet *sheet,
                                    RapportEntity      *preset,
                                    GPtrArray          *children,
                                    const char         *draft);
void rapport_thing_dialog_open (RapportContext     *context,
                                const RapportSheet *sheet,
                                gint64              id);

G_END_DECLS
