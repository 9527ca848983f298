/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-sealed-backup.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_RESTORE_DIALOG (rapport_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportRestoreDialog, rapport_restore_dialog, RAPPORT, RESTORE_DIALOG, GtkWindow)

GtkWidget *rapport_restore_dialog_new           (RapportContext       *context,
                                                 RapportUnsealed      *backup);
void       rapport_restore_dialog_set_backup    (RapportRestoreDialog *self,
                                                 const char           *words);
void       rapport_restore_dialog_show_customer (RapportRestoreDialog *self,
                                                 const guint8         *uid,
                                                 const char           *name);

G_END_DECLS
