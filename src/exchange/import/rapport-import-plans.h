/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-merge.h"
#include "rapport-row.h"

G_BEGIN_DECLS

/**
 * RapportImportMerge: one customer's rows and what the book has of it, being compared
 * @customer: as it will be stored
 * @newest: when the latest follow-up in the book was
 * @contacts: (element-type RapportImportWanted): what the rows say of contacts
 * @records: (element-type RapportImportWanted): what the rows say of follow-ups, oldest first
 * @made_by: the row by which a new customer is counted
 * @renamed: (nullable): what the customer is called by now
 * @shown_contact: the contact whom the list of customers shows of it, -1 before it was asked: rapport_import_contacts_find_shown()
 * @kept_owner: (nullable): the row of a follow-up that names another owner than the customer keeps
 */
typedef struct
{
  RapportImportScope  *scope;
  RapportImportBundle *bundle;
  GPtrArray           *items;
  RapportImportItem   *made_by;
  RapportEntity       *customer;
  RapportMoment        newest;
  GPtrArray           *stored_contacts;
  GPtrArray           *stored_records;
  GPtrArray           *stored_plans;
  GPtrArray           *stored_tags;
  GPtrArray           *stored_extras;
  GPtrArray           *contacts;
  GPtrArray           *records;
  guint                n_contacts;
  RapportRow          *shown;
  const char          *renamed;
  gint64               shown_contact;
  RapportImportItem   *kept_owner;
} RapportImportMerge;

RapportImportThing *rapport_import_merge_find (RapportImportMerge *merge,
                                               RapportEntity      *entity);
gboolean            rapport_import_plans_make (RapportImportMerge  *merge,
                                               GError             **error);
gboolean            rapport_import_merge_lists_next (RapportImportMerge  *merge,
                                                     const RapportMoment *next);
gboolean            rapport_import_merge_keeps_next (RapportImportMerge  *merge,
                                                     RapportImportItem   *item,
                                                     const RapportMoment *next);

G_END_DECLS
