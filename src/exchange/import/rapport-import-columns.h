/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"
#include "rapport-entity.h"
#include "rapport-import-languages.h"
#include "rapport-moment-cell.h"

G_BEGIN_DECLS

/**
 * RapportImportPart: the thing that a column fills in; TAGS are the customer's, EXTRA is kept as name and value,
 * LEFT_OUT is not read; THING is of the kind that all rows of the table are
 */
typedef enum
{
  RAPPORT_IMPORT_CUSTOMER,
  RAPPORT_IMPORT_CONTACT,
  RAPPORT_IMPORT_RECORD,
  RAPPORT_IMPORT_TAGS,
  RAPPORT_IMPORT_EXTRA,
  RAPPORT_IMPORT_THING,
  RAPPORT_IMPORT_LEFT_OUT,
} RapportImportPart;

/**
 * RapportImportPiece: what a column has of its field; address books divide the names of people, and ledgers put
 * their telephone numbers beside them; TIME is that of the day which stands in the column that is the WHOLE
 */
typedef enum
{
  RAPPORT_IMPORT_WHOLE,
  RAPPORT_IMPORT_FAMILY_NAME,
  RAPPORT_IMPORT_GIVEN_NAME,
  RAPPORT_IMPORT_NAME_AND_PHONE,
  RAPPORT_IMPORT_TIME,
} RapportImportPiece;

/** RapportImportTable: a follow-up record table (F1), a customer registration (F2), or both in one */
typedef enum
{
  RAPPORT_IMPORT_FOLLOW_UPS,
  RAPPORT_IMPORT_REGISTRATION,
  RAPPORT_IMPORT_MIXED,
} RapportImportTable;

/**
 * RapportImportColumn:
 * @field: of the part's kind; unused for TAGS, EXTRA and LEFT_OUT
 * @title: the header as written, or words for a column without one
 * @zeros: of an amount: zeros that its unit in the header adds, 4 for 万元
 * @order: of dates: how day and month stand, where the whole column agrees
 * @doubtful: (nullable): of dates: one such as 3/5/2026, where nothing in the column says how day and month stand
 * @key: the header as written, told apart from others of that name
 * @is_chosen: whether a person said what it is
 * @is_note: whether it is about the follow-up only where a row has one, and otherwise a note about the customer
 * @info: (nullable): of a THING, its kind
 */
typedef struct
{
  RapportImportPart  part;
  guint              field;
  char              *title;
  RapportImportPiece piece;
  guint              zeros;
  RapportDateOrder   order;
  char              *doubtful;
  char              *key;
  gboolean           is_chosen;
  gboolean           is_note;

  const RapportEntityInfo *info;
} RapportImportColumn;

/**
 * RapportImportColumns:
 * @header: the row of the table that names the columns; what stands above is its title
 * @columns: (element-type RapportImportColumn): as many as the header or any row has
 * @kind: (nullable): what each row is; NULL for customers and follow-ups
 * @shape: the same for tables with the same columns
 * @choices: (element-type utf8 utf8): what persons said of columns, by their keys
 * @customer: (nullable): the number or name of the customer whom all rows are of, where no column says whose they are
 * @languages: (nullable): in which its words may be
 * @listed: (nullable): of which things it is the program's own list, as it is called
 * @order: how day and month stand where a column of dates does not say it, as said now or for a table of the shape
 */
typedef struct
{
  guint               header;
  RapportImportTable  table;
  GArray             *columns;
  gint64              shape;

  const RapportEntityInfo *kind;

  GHashTable         *choices;
  char               *customer;
  const RapportEntityInfo *listed;
  RapportImportLanguages *languages;
  RapportDateOrder    order;
} RapportImportColumns;

/**
 * RapportImportChoice: what persons said of a table
 * @kind: (nullable): what each row is; NULL for customers and follow-ups
 * @chosen: (nullable) (element-type utf8 utf8): of this table, what the columns are, by their keys
 * @shapes: (nullable) (element-type gint64 utf8): of tables before, by their shape
 * @customer: (nullable): whom all rows are of, where no column says whose they are
 * @said: (nullable) (element-type utf8 utf8): what the file itself says that the columns are
 * @order: how day and month stand where a column of dates does not say it; NONE where nobody knows
 * @order_is_said: whether that was said now; else what was said of a table of the shape counts
 * @languages: (nullable): those that the table may be in, beside English and that of the program
 */
typedef struct
{
  const RapportEntityInfo *kind;
  GHashTable              *chosen;
  GHashTable              *shapes;
  GHashTable              *said;
  const char              *customer;
  RapportDateOrder         order;
  gboolean                 order_is_said;
  RapportImportLanguages  *languages;
} RapportImportChoice;

RapportImportColumns    *rapport_import_columns_find     (RapportCells                *csv,
                                                          const RapportImportChoice   *choice,
                                                          GError                     **error);
void                     rapport_import_columns_free     (RapportImportColumns        *self);
int                      rapport_import_columns_index    (const RapportImportColumns  *self,
                                                          RapportImportPart            part,
                                                          guint                        field);
int                      rapport_import_columns_index_piece (const RapportImportColumns *self,
                                                             RapportImportPart           part,
                                                             guint                       field,
                                                             RapportImportPiece          piece);
const RapportEntityInfo *rapport_import_part_get_info    (RapportImportPart            part);
const RapportEntityInfo *rapport_import_column_get_info  (const RapportImportColumn   *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportColumns, rapport_import_columns_free)

G_END_DECLS
