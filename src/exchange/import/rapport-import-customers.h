/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-import-row.h"

G_BEGIN_DECLS

/** RAPPORT_IMPORT_NO_ROW: ends the rows of a customer */
#define RAPPORT_IMPORT_NO_ROW G_MAXUINT

/**
 * RapportImportCustomer: a customer that rows of a table are about
 * @id: 0 for one that the book does not have
 * @number: (nullable): its number; for a new one without, NULL until all rows are assigned
 * @name: its name
 * @first: of its rows in the table, as far as they are chained by who assigns them
 * @last: of its rows
 * @is_plain: whether it is new, and its only row says all there is to say of it
 * @renamed: (nullable): its new name, where a row says that it is called otherwise by now
 */
typedef struct _RapportImportCustomer RapportImportCustomer;

struct _RapportImportCustomer
{
  gint64                 id;
  const char            *number;
  const char            *name;
  guint                  first;
  guint                  last;
  gboolean               is_plain;
  const char            *renamed;
  RapportImportCustomer *namesake;
};

/** RapportImportDecision: whether a customer whose name comes near to another's is that one, or is not to be imported */
typedef enum
{
  RAPPORT_IMPORT_ASK,
  RAPPORT_IMPORT_AS_NEW,
  RAPPORT_IMPORT_AS_SAME,
  RAPPORT_IMPORT_AS_NOTHING,
} RapportImportDecision;

/**
 * RapportImportDecisions: what was decided of names and rows
 * @otherwise: for names that nothing was decided of
 * @by_name: (nullable) (element-type utf8 RapportImportDecision): by folded name
 * @omitted: (nullable) (element-type utf8 gpointer): the rows that are not to be imported, by
 *   rapport_import_omitted_dup_key()
 */
typedef struct
{
  RapportImportDecision  otherwise;
  GHashTable            *by_name;
  GHashTable            *omitted;
} RapportImportDecisions;

/**
 * RapportImportNaming: what a row says of who its customer is
 * @number: (nullable): the customer's
 * @name: (nullable): the customer's
 * @phones: (nullable): of its contact
 * @contact: (nullable): its name
 * @may_rename: whether another name of a known number is a new name of that customer, where something else agrees
 * @since: the act after which the table was written, where its file tells it; 0 where nothing does
 */
typedef struct
{
  const char *number;
  int         number_column;
  const char *name;
  int         name_column;
  const char *phones[2];
  const char *contact;
  gboolean    may_rename;
  gint64      since;
} RapportImportNaming;

typedef struct _RapportImportCustomers RapportImportCustomers;

RapportImportCustomers *rapport_import_customers_load      (RapportConnection             *connection,
                                                            const RapportImportDecisions  *decisions,
                                                            GError                       **error);
void                    rapport_import_customers_free      (RapportImportCustomers  *self);
const char             *rapport_import_number_value        (const char              *number);
gboolean                rapport_import_customers_knows     (RapportImportCustomers  *self,
                                                            const char              *number);
RapportImportCustomer  *rapport_import_customers_assign    (RapportImportCustomers  *self,
                                                            RapportConnection       *connection,
                                                            const RapportImportNaming *naming,
                                                            char                   **resembles,
                                                            GPtrArray              **problems);
void                    rapport_import_customers_give_numbers (RapportImportCustomers *self);
gboolean                rapport_import_customers_has_stored (const RapportImportCustomers *self);
void                    rapport_import_customers_settle    (RapportImportCustomers  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportCustomers, rapport_import_customers_free)

G_END_DECLS
