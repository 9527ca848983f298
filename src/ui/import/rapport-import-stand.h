/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapportImportStand: where a person stands while the tables are filled anew
 * @control: (nullable): what has the keyboard outside of the tables
 * @key: (nullable): RAPPORT_IMPORT_TABLE_KEY of what has it within
 * @position: of the row of a table that has it, GTK_INVALID_LIST_POSITION for none
 * @list: (nullable): the name of the table in sight
 * @scrolled: how far down that is scrolled
 */
typedef struct
{
  GtkWidget *control;
  char      *key;
  guint      position;
  char      *list;
  double     scrolled;
} RapportImportStand;

void     rapport_import_stand_note    (RapportImportStand *self,
                                       GtkWindow          *window,
                                       GtkStack           *lists);
gboolean rapport_import_stand_go_back (RapportImportStand *self,
                                       GtkStack           *lists);
void     rapport_import_stand_forget  (RapportImportStand *self);

G_END_DECLS
