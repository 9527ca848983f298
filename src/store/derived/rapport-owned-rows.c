/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-owned-rows.h"

/* @is_taken: whether the row that is read was given */
struct _RapportOwnedRows
{
  RapportStatement *row;
  gboolean          has_row;
  gboolean          is_taken;
};

/**
 * rapport_owned_rows_new:
 * @sql: gives rows in the order of their owners' ids, which are their first column: those above ?1, up to ?2
 *
 * Returns: (transfer full) (nullable): the rows; NULL with @error set
 */
RapportOwnedRows *
rapport_owned_rows_new (RapportConnection  *connection,
                        const char         *sql,
                        gint64              from,
                        gint64              to,
                        GError            **error)
{
  RapportOwnedRows *self;
  RapportStatement *row = rapport_connection_prepare (connection, sql, error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, from);
  rapport_statement_bind_integer (row, 2, to);
  self = g_new0 (RapportOwnedRows, 1);
  self->row = row;
  /* so that the first is read when it is asked for */
  self->has_row = self->is_taken = TRUE;
  return self;
}

void
rapport_owned_rows_free (RapportOwnedRows *self)
{
  rapport_statement_free (self->row);
  g_free (self);
}

/** rapport_owned_rows_next: gives the next @row, whoever owns it; NULL after the last */
gboolean
rapport_owned_rows_next (RapportOwnedRows  *self,
                         RapportStatement **row,
                         GError           **error)
{
  *row = NULL;
  if (!rapport_statement_step (self->row, &self->has_row, error))
    return FALSE;
  if (self->has_row)
    *row = self->row;
  return TRUE;
}

/**
 * rapport_owned_rows_take:
 * @owner: never one below the one of the call before
 * @row: (out) (transfer none) (nullable): the next row of @owner, NULL when it has no more
 */
gboolean
rapport_owned_rows_take (RapportOwnedRows  *self,
                         gint64             owner,
                         RapportStatement **row,
                         GError           **error)
{
  *row = NULL;
  while (self->has_row && (self->is_taken || rapport_statement_get_integer (self->row, 0) < owner))
    {
      self->is_taken = FALSE;
      if (!rapport_statement_step (self->row, &self->has_row, error))
        return FALSE;
    }
  if (!self->has_row || rapport_statement_get_integer (self->row, 0) != owner)
    return TRUE;
  self->is_taken = TRUE;
  *row = self->row;
  return TRUE;
}
