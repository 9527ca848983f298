/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-settings.h"

/** rapport_settings_dup: Returns: (transfer full) (nullable): the book's value of the rule @name */
char *
rapport_settings_dup (RapportConnection *connection,
                      const char        *name)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection,
                                "SELECT value FROM setting WHERE name = ?1 ORDER BY id DESC LIMIT 1", NULL);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  rapport_statement_bind_text (statement, 1, name);
  if (!rapport_statement_step (statement, &has_row, NULL) || !has_row)
    return NULL;
  return g_strdup (rapport_statement_get_text (statement, 0));
}

/** rapport_settings_load_rules: fills @rules with the book's values, the shipped ones where none is set */
void
rapport_settings_load_rules (RapportConnection *connection,
                             RapportRules      *rules)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection, "SELECT name, value FROM setting ORDER BY id", NULL);
  gboolean has_row;

  rapport_rules_init (rules);
  while (statement != NULL && rapport_statement_step (statement, &has_row, NULL) && has_row)
    if (!rapport_statement_is_null (statement, 1))
      rapport_rules_set (rules, rapport_statement_get_text (statement, 0),
                         rapport_statement_get_text (statement, 1), NULL);
}

/** rapport_settings_get_currency: Returns: what the book's amounts are in */
const RapportCurrency *
rapport_settings_get_currency (RapportConnection *connection)
{
  g_autofree char *code = rapport_settings_dup (connection, "currency");
  const RapportCurrency *currency = rapport_currency_find (code);

  return currency != NULL ? currency : rapport_currency_standard ();
}
