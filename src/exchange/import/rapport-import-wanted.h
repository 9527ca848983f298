/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-row.h"

G_BEGIN_DECLS

typedef struct _RapportImportItem RapportImportItem;

/**
 * RapportImportWanted: what several rows together say of one thing
 * @values: the last that was said counts
 * @sources: (element-type RapportImportItem): for each field the row that said it, NULL for none
 * @emptied: (nullable) (element-type RapportImportItem): for each field the row that takes out what is there
 * @first: the first row that spoke of it
 * @target: (nullable): the thing as it will be stored
 */
typedef struct
{
  RapportEntity      *values;
  RapportImportItem **sources;
  RapportImportItem **emptied;
  RapportImportItem  *first;
  RapportEntity      *target;
} RapportImportWanted;

/**
 * RapportImportItem: a row of one customer while its rows are brought together
 * @row: the number that people see
 * @values: what it says
 * @problems: (nullable): grows
 * @changes: (nullable): what it changes in the book, for people; grows
 * @made: whether it adds a customer or a record
 * @warned: whether a rule warns of what it tells
 * @moves_next: whether what it says of the next follow-up is about the plan of that, not about its record
 * @contact: (nullable) (transfer none): the contact that it is about
 * @record: (nullable) (transfer none): the record that it is about
 */
struct _RapportImportItem
{
  guint                 row;
  RapportImportValues  *values;
  GPtrArray           **problems;
  GString              *changes;
  gboolean              made;
  gboolean              warned;
  gboolean              moves_next;
  RapportImportWanted  *contact;
  RapportImportWanted  *record;
};

/** RapportImportKeep: whether the book's @field stays, though @item says something else */
typedef gboolean (*RapportImportKeep) (gpointer           data,
                                       RapportImportItem *item,
                                       guint              field);

RapportImportWanted *rapport_import_wanted_new    (RapportImportItem          *first,
                                                   RapportEntity              *values);
void                 rapport_import_wanted_free   (RapportImportWanted        *self);
void                 rapport_import_wanted_add    (RapportImportWanted        *self,
                                                   const RapportImportColumns *columns,
                                                   RapportImportPart           part,
                                                   RapportImportItem          *item,
                                                   RapportEntity              *values,
                                                   const RapportValuePlace    *place);
gboolean             rapport_import_wanted_agrees (RapportImportWanted        *self,
                                                   RapportEntity              *stored,
                                                   guint                       but);
gboolean             rapport_import_wanted_settle (RapportImportWanted        *self,
                                                   const RapportValuePlace    *place,
                                                   RapportImportKeep           keep,
                                                   gpointer                    data);
void                 rapport_import_item_tell     (RapportImportItem          *item,
                                                   const char                 *label,
                                                   const char                 *before,
                                                   const char                 *after);
gboolean             rapport_import_says_something (RapportEntity             *values,
                                                    guint                      field);
char                *rapport_import_show          (RapportEntity              *entity,
                                                   guint                       field,
                                                   const RapportValuePlace    *place);

G_END_DECLS
