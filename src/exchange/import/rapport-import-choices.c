/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-csv-encoding.h"
#include "rapport-customer.h"
#include "rapport-fold.h"
#include "rapport-import-omitted.h"
#include "rapport-import-private.h"
#include "rapport-import-targets.h"

/**
 * rapport_import_set_encoding:
 * @encoding: (nullable): one of rapport_csv_encodings(), NULL to find out
 *
 * For checks to come: a byte order mark in the file knows better still.
 */
void
rapport_import_set_encoding (RapportImport *self,
                             const char    *encoding)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  self->encoding = encoding != NULL ? rapport_csv_encoding_find (encoding) : NULL;
}

/** rapport_import_set_sheet: @sheet: (nullable): of a workbook, the sheet for checks to come; NULL to find out */
void
rapport_import_set_sheet (RapportImport *self,
                          const char    *sheet)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  g_free (self->sheet);
  self->sheet = g_strdup (sheet);
}

/**
 * rapport_import_set_customer:
 * @customer: (nullable): a number or name
 *
 * For checks to come: whom the things of a table belong to that has no column for it, as a list of one customer's
 * requirements (F3).
 */
void
rapport_import_set_customer (RapportImport *self,
                             const char    *customer)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  g_free (self->customer);
  self->customer = customer != NULL && *customer != '\0' ? g_strdup (customer) : NULL;
}

/**
 * rapport_import_set_date_order:
 * @order: how day and month stand where nothing in a column of dates says it; NONE where nobody knows
 *
 * For checks to come: it counts before what was said of a table of the shape.
 */
void
rapport_import_set_date_order (RapportImport    *self,
                               RapportDateOrder  order)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  self->order = order;
  self->order_is_said = TRUE;
}

/** rapport_import_get_date_order: Returns: what was said of it, maybe for a table of the shape of the checked one */
RapportDateOrder
rapport_import_get_date_order (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), RAPPORT_DATE_ORDER_NONE);

  return !self->order_is_said && self->findings != NULL ? self->findings->columns->order : self->order;
}

/**
 * rapport_import_decide:
 * @name: a customer's, as the table has it
 *
 * For checks to come: whether the customer called so is the one whose name comes near.
 */
void
rapport_import_decide (RapportImport         *self,
                       const char            *name,
                       RapportImportDecision  decision)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self) && name != NULL);

  g_hash_table_insert (self->decisions.by_name, rapport_fold (name, -1), GINT_TO_POINTER (decision));
}

/** rapport_import_get_decision: Returns: what was decided of @name for checks to come */
RapportImportDecision
rapport_import_get_decision (RapportImport *self,
                             const char    *name)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self) && name != NULL, RAPPORT_IMPORT_ASK);

  return rapport_import_decisions_find (&self->decisions, name);
}

/** rapport_import_decide_otherwise: the same for all names that nothing was decided of; nobody else is asked for */
void
rapport_import_decide_otherwise (RapportImport         *self,
                                 RapportImportDecision  decision)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  self->decisions.otherwise = decision;
}

/**
 * rapport_import_omit:
 * @index: of a row of the table that was checked
 * @omit: FALSE to take back what was said of it, or of the name of its customer
 *
 * For checks to come: that the row is not to be imported. It holds as long as the row says the same in the same place.
 */
void
rapport_import_omit (RapportImport *self,
                     guint          index,
                     gboolean       omit)
{
  g_autofree char *key = NULL;
  const RapportImportRow *row;

  g_return_if_fail (RAPPORT_IS_IMPORT (self) && index < rapport_import_get_n_rows (self));

  row = rapport_import_get_row (self, index);
  key = rapport_import_omitted_dup_key (self->findings->csv, row->row - 1);
  if (omit)
    g_hash_table_add (self->decisions.omitted, g_steal_pointer (&key));
  else
    g_hash_table_remove (self->decisions.omitted, key);
  if (!omit && row->asked != NULL && rapport_import_get_decision (self, row->asked) == RAPPORT_IMPORT_AS_NOTHING)
    rapport_import_decide (self, row->asked, RAPPORT_IMPORT_ASK);
}

/* Of two columns for one field the one that a person chose for it counts. */
static void
give_up_target (RapportImport *self,
                const char    *key,
                const char    *target)
{
  const GArray *columns = self->findings != NULL ? self->findings->columns->columns : NULL;

  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);
      g_autofree char *name = rapport_import_target_dup_name (column);
      const char *chosen = g_hash_table_lookup (self->chosen, column->key);

      if (strcmp (column->key, key) != 0 && strcmp (chosen != NULL ? chosen : name, target) == 0)
        g_hash_table_insert (self->chosen, g_strdup (column->key),
                             rapport_import_target_dup_name (&(RapportImportColumn) { RAPPORT_IMPORT_EXTRA }));
    }
}

/**
 * rapport_import_set_column:
 * @key: a column's, as the table has it
 * @target: what it is, as rapport_import_target_find() knows it
 *
 * For checks to come: what the column is to be read as. An import that is applied is remembered for tables
 * of the same shape.
 *
 * Returns: FALSE with @error set when @target names nothing
 */
gboolean
rapport_import_set_column (RapportImport  *self,
                           const char     *key,
                           const char     *target,
                           GError        **error)
{
  RapportImportColumn column = { RAPPORT_IMPORT_EXTRA, .info = rapport_import_get_kind (self) };
  g_autofree char *name = NULL;

  g_return_val_if_fail (RAPPORT_IS_IMPORT (self) && key != NULL && target != NULL, FALSE);

  if (!rapport_import_target_find (target, &column))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* translators: %s is what somebody typed for a field, such as “customer.grade” */
                   _("“%s” is nothing that a column can be."), target);
      return FALSE;
    }
  name = rapport_import_target_dup_name (&column);
  if (rapport_import_column_get_info (&column) != NULL)
    give_up_target (self, key, name);
  g_hash_table_insert (self->chosen, g_strdup (key), g_steal_pointer (&name));
  return TRUE;
}

/**
 * rapport_import_set_kind:
 * @kind: (nullable): one of rapport_import_things_list(), or that of customers, for these and follow-ups; NULL for
 *   what the columns say
 *
 * For checks to come: what each row of the table is.
 */
void
rapport_import_set_kind (RapportImport           *self,
                         const RapportEntityInfo *kind)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  self->kind = kind;
}

/** rapport_import_get_kind: Returns: (nullable): what each row is, as said or found; NULL for customers */
const RapportEntityInfo *
rapport_import_get_kind (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), NULL);

  if (self->findings != NULL)
    return self->findings->columns->kind;
  return self->kind != &rapport_customer_info ? self->kind : NULL;
}

/** rapport_import_forget_columns: says that nothing is chosen any more of the columns of this table */
void
rapport_import_forget_columns (RapportImport *self)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  g_hash_table_remove_all (self->chosen);
}

/**
 * rapport_import_set_reason:
 * @reason: (nullable): why rows are written though rules warn of them; NULL or empty leaves those rows out
 *
 * For checks to come, and for the whole table: it is kept with each warning that is passed.
 */
void
rapport_import_set_reason (RapportImport *self,
                           const char    *reason)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  g_free (self->reason);
  self->reason = reason != NULL && *reason != '\0' ? g_strdup (reason) : NULL;
}

/**
 * rapport_import_set_takes_file:
 * @takes_file: whether what the table says counts also where it was changed here since the table was written; else
 *   that stays
 *
 * For checks to come. Who somebody is, is known by the name of now all the same.
 */
void
rapport_import_set_takes_file (RapportImport *self,
                               gboolean       takes_file)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  self->takes_file = takes_file;
}

/**
 * rapport_import_set_clears_empty:
 * @clears_empty: whether what was taken out of a cell of the program's own list, which tells when it was written, is
 *   taken out here too; else it stays
 *
 * For checks to come. An empty cell of another table says nothing.
 */
void
rapport_import_set_clears_empty (RapportImport *self,
                                 gboolean       clears_empty)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  self->clears_empty = clears_empty;
}

/** rapport_import_get_takes_file: Returns: what rapport_import_set_takes_file() says */
gboolean
rapport_import_get_takes_file (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), FALSE);

  return self->takes_file;
}

/** rapport_import_get_n_kept: Returns: in how many rows something stays that would give way where the table is to count */
guint
rapport_import_get_n_kept (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  return self->findings != NULL ? self->findings->n_kept : 0;
}

/** rapport_import_get_clears_empty: Returns: what rapport_import_set_clears_empty() says */
gboolean
rapport_import_get_clears_empty (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), FALSE);

  return self->clears_empty;
}

/** rapport_import_get_n_emptied: Returns: in how many rows something stays that would go where empty cells count */
guint
rapport_import_get_n_emptied (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  return self->findings != NULL ? self->findings->n_emptied : 0;
}
