/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_BACKUPS_PANE (rapport_backups_pane_get_type ())
G_DECLARE_FINAL_TYPE (RapportBackupsPane, rapport_backups_pane, RAPPORT, BACKUPS_PANE, GtkBox)

void rapport_backups_pane_set_context (RapportBackupsPane *self,
                                       RapportContext     *context);

G_END_DECLS
