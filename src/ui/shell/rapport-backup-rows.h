/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-backups.h"

G_BEGIN_DECLS

char                *rapport_backup_rows_describe     (const RapportBackup *backup);
char                *rapport_backup_rows_describe_all (GArray              *first,
                                                       GArray              *second);
void                 rapport_backup_rows_fill         (GtkListBox          *list,
                                                       GArray              *first,
                                                       GArray              *second,
                                                       const RapportBackup *chosen);
const RapportBackup *rapport_backup_rows_get_chosen   (GtkListBox          *list);
void                 rapport_backup_rows_tell_chosen  (GtkListBox          *list,
                                                       const char          *text);

G_END_DECLS
