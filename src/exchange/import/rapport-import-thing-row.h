/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-merge.h"
#include "rapport-import-pass.h"

G_BEGIN_DECLS

/**
 * RapportImportThingRow: a row of a table of things of one kind while it is read
 * @column: that which is being read, and @index where it stands
 * @entity: what the row says
 * @row: told what is wrong with it
 * @said: (array): for each field whether the row has a value for it; what a new thing begins with is said by nobody
 * @member: (nullable): the team member whom it names, who may not be stored yet
 * @member_field: in which field that is
 * @contact: (nullable): the contact whom it names and whom its customer does not have yet
 * @contact_field: in which field that is
 * @n_of_day: how many things of the day that it tells alone it may be
 */
typedef struct
{
  RapportImportScope        *scope;
  guint                      csv_row;
  const RapportImportColumn *column;
  int                        index;
  RapportEntity             *entity;
  RapportImportRow          *row;
  gboolean                  *said;
  RapportEntity             *member;
  guint                      member_field;
  RapportEntity             *contact;
  guint                      contact_field;
  guint                      n_of_day;
} RapportImportThingRow;

gboolean rapport_import_thing_row_read        (RapportImportThingRow        *reader,
                                               GError                      **error);
int      rapport_import_thing_row_find_column (const RapportImportThingRow  *reader,
                                               guint                         field);

G_END_DECLS
