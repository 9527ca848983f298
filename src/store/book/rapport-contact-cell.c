/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-contact-cell.h"
#include "rapport-contact-name.h"

/**
 * rapport_contact_cell_dup:
 * @column: the first of #RAPPORT_CONTACT_CELL_COLUMNS
 *
 * The contact in one cell (F1): the words as typed, else the contact that was chosen, else the
 * customer's first.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
rapport_contact_cell_dup (RapportStatement *statement,
                          int               column)
{
  if (!rapport_statement_is_null (statement, column))
    return g_strdup (rapport_statement_get_text (statement, column));
  if (rapport_statement_is_null (statement, column + 1))
    return g_strdup (rapport_statement_get_text (statement, column + 6));
  return rapport_contact_name_join (rapport_statement_get_text (statement, column + 5),
                                    rapport_statement_get_text (statement, column + 2),
                                    rapport_statement_get_text (statement, column + 3),
                                    rapport_statement_get_text (statement, column + 4));
}
