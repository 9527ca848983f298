/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-edit.h"
#include "rapport-problem.h"
#include "rapport-setting.h"
#include "rapport-settings.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* Amounts stand in minor units: with other decimals each would be another amount. */
static gboolean
check_currency (RapportConnection   *connection,
                const RapportRules  *rules,
                GError             **error)
{
  const RapportCurrency *old = rapport_settings_get_currency (connection);
  const RapportCurrency *new = rapport_currency_find (rules->currency);
  gboolean has_amounts;

  if (new == NULL || old->digits == new->digits)
    return TRUE;
  if (!rapport_settings_find_amounts (connection, &has_amounts, error))
    return FALSE;
  if (has_amounts)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: two currencies by their codes, such as CNY and JPY */
                 _("The book has amounts in %s already. They are not converted, and %s has other decimals: each would "
                   "become another amount."), old->code, new->code);
  return !has_amounts;
}

static gboolean
check_thing (RapportConnection  *connection,
             const RapportRule  *rule,
             const char         *value,
             GError            **error)
{
  g_autoptr(GError) local_error = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];

  if (*value == '\0' || (rapport_uid_from_text (value, uid)
                         && rapport_table_find_uid (connection, rapport_entity_type_for (rule->thing),
                                                    uid, &local_error) != 0))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                 /* translators: the name of a preference */
                 _("What was chosen for “%s” is not in the book."), g_dpgettext2 (GETTEXT_PACKAGE, "rule", rule->label));
  return FALSE;
}

/* What is typed in some way is kept in one. */
static gboolean
tidy (RapportConnection  *connection,
      RapportEntity      *setting,
      GError            **error)
{
  const RapportRule *rule = rapport_rules_find (rapport_entity_get_text (setting, RAPPORT_SETTING_NAME));
  const char *typed = rapport_entity_get_text (setting, RAPPORT_SETTING_VALUE);
  g_autofree char *value = NULL;
  RapportRules trial;

  if (rule == NULL)
    return TRUE;
  rapport_settings_load_rules (connection, &trial);
  if (!rapport_rules_set (&trial, rule->name, typed, error))
    return FALSE;
  value = rapport_rules_get (&trial, rule->name);
  if (rule->kind == RAPPORT_RULE_THING && !check_thing (connection, rule, value, error))
    return FALSE;
  if (!check_currency (connection, &trial, error))
    return FALSE;
  if (typed != NULL)
    rapport_entity_set_text (setting, RAPPORT_SETTING_VALUE, value);
  return TRUE;
}

/** rapport_setting_write: gives the setting that @wanted names its value, as a part of @transaction */
gboolean
rapport_setting_write (RapportTransaction  *transaction,
                       RapportEntity       *wanted,
                       GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(GPtrArray) stored = NULL;

  if (!tidy (connection, wanted, error))
    return FALSE;
  stored = rapport_table_load_children (connection, RAPPORT_TYPE_SETTING, "name", -1, error);
  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      RapportEntity *setting = g_ptr_array_index (stored, i);

      if (!rapport_entity_field_equal (setting, wanted, RAPPORT_SETTING_NAME))
        continue;
      rapport_entity_copy_field (setting, wanted, RAPPORT_SETTING_VALUE);
      return rapport_transaction_update (transaction, setting, error);
    }
  return rapport_transaction_insert (transaction, wanted, error);
}

static gboolean
set_setting_func (RapportTransaction  *transaction,
                  gpointer             data,
                  GError             **error)
{
  RapportEntity *wanted = data;

  rapport_transaction_set_subject (transaction, rapport_entity_get_text (wanted, RAPPORT_SETTING_NAME));
  return rapport_setting_write (transaction, wanted, error);
}

/**
 * rapport_set_setting_new:
 * @value: (nullable): the book's new value of the rule @name, NULL for the shipped one
 *
 * Returns: (transfer full): the act of setting it
 */
RapportAct *
rapport_set_setting_new (const char *name,
                         const char *value)
{
  RapportEntity *setting = RAPPORT_ENTITY (rapport_setting_new ());

  rapport_entity_set_text (setting, RAPPORT_SETTING_NAME, name);
  rapport_entity_set_text (setting, RAPPORT_SETTING_VALUE, value);
  return rapport_act_new ("set-setting", set_setting_func, setting, g_object_unref);
}
