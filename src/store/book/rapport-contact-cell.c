/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-contact-cell.h"
#include "rapport-contact-name.h"

static const struct
{
  guint field;
  int   column;
} parts[] = {
  { RAPPORT_CONTACT_NAME, 2 },
  { RAPPORT_CONTACT_POSITION, 3 },
  { RAPPORT_CONTACT_DEPARTMENT, 4 },
  { RAPPORT_CONTACT_AS_TYPED, 5 },
};

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
  g_autoptr(RapportContact) contact = NULL;

  if (!rapport_statement_is_null (statement, column))
    return g_strdup (rapport_statement_get_text (statement, column));
  if (rapport_statement_is_null (statement, column + 1))
    return g_strdup (rapport_statement_get_text (statement, column + 6));
  contact = rapport_contact_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    rapport_entity_set_text (RAPPORT_ENTITY (contact), parts[i].field,
                             rapport_statement_get_text (statement, column + parts[i].column));
  return rapport_contact_dup_title (contact);
}
