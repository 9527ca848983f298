/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-cell.h"
#include "rapport-import-columns.h"
#include "rapport-import-problems.h"

G_BEGIN_DECLS

/**
 * RapportImportValues: what one row says
 * @contact: (nullable): NULL when the row names none
 * @others: (element-type RapportEntity): further contacts that stand in the same cell
 * @family_name: (nullable): of the contact, where it stands apart
 * @given_name: (nullable): the same
 * @names: (nullable): the people of a cell that has their telephone numbers as well
 * @tags: (element-type utf8): of the customer
 * @record: (nullable): NULL when the row tells of no follow-up
 * @next: the next follow-up of a row without a record
 * @owner: (nullable): name of the team member in charge
 * @received_by: (nullable): name of another
 * @extras: (element-type int): the columns whose cells are kept as name and value
 * @named_by: the row above, from 0, that names the customer; 0 where the row does
 * @is_remark: whether the row is a total, a remark or the headings once more, and says nothing else
 */
typedef struct
{
  RapportEntity *customer;
  RapportEntity *contact;
  GPtrArray     *others;
  char          *family_name;
  char          *given_name;
  char          *names;
  GPtrArray     *tags;
  RapportEntity *record;
  RapportMoment  next;
  char          *owner;
  char          *received_by;
  GArray        *extras;
  guint          named_by;
  gboolean       is_remark;
} RapportImportValues;

RapportImportValues *rapport_import_row_read     (RapportCells                 *csv,
                                                  const RapportImportColumns   *columns,
                                                  guint                         row,
                                                  const RapportValuePlace      *place,
                                                  GPtrArray                   **problems);
void                 rapport_import_row_check    (const RapportImportValues    *values,
                                                  const RapportImportColumns   *columns,
                                                  gint64                        now,
                                                  GTimeZone                    *zone,
                                                  GPtrArray                   **problems);
void                 rapport_import_values_free  (RapportImportValues          *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportValues, rapport_import_values_free)

G_END_DECLS
