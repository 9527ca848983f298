/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-settings.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

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

static void
add_option (GStrvBuilder *values,
            GStrvBuilder *labels,
            const char   *value,
            const char   *label)
{
  g_strv_builder_add (values, value);
  g_strv_builder_add (labels, label);
}

/* Of several versions the one that is set stands for all, else the newest, unless it was given up. */
static gboolean
is_offered (GPtrArray     *things,
            RapportEntity *thing,
            const char    *set)
{
  g_autofree char *own = rapport_uid_to_text (rapport_entity_get_uid (thing));

  if (g_strcmp0 (own, set) == 0)
    return TRUE;
  for (guint i = 0; i < things->len; i++)
    {
      g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (things->pdata[i]));

      if (rapport_entity_replaces (things->pdata[i], thing) ||
          (g_strcmp0 (uid, set) == 0 && rapport_entity_replaces (thing, things->pdata[i])))
        return FALSE;
    }
  return !rapport_entity_is_retired (thing);
}

/* @all: not only what can be chosen */
static void
add_things (RapportConnection *connection,
            const RapportRule *rule,
            gboolean           all,
            GStrvBuilder      *values,
            GStrvBuilder      *labels)
{
  const RapportEntityInfo *info = rapport_entity_info_for (rule->thing);
  const int title = rapport_entity_info_find_flag (info, RAPPORT_FIELD_TITLE);
  g_autoptr(GPtrArray) things =
    rapport_table_load_children (connection, rapport_entity_type_for (rule->thing), info->fields[title].name, -1, NULL);

  g_autofree char *set = rapport_settings_dup (connection, rule->name);

  add_option (values, labels, "", _("As shipped"));
  for (guint i = 0; things != NULL && i < things->len; i++)
    {
      g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (things->pdata[i]));
      g_autofree char *words = rapport_entity_dup_title (things->pdata[i]);

      if (all || is_offered (things, things->pdata[i], set))
        add_option (values, labels, uid, words);
    }
}

static char **
dup_options (RapportConnection   *connection,
             const RapportRule   *rule,
             gboolean             all,
             char              ***labels)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  *labels = NULL;
  if (rule->kind == RAPPORT_RULE_THING)
    add_things (connection, rule, all, values, words);
  else if (rule->kind == RAPPORT_RULE_CHOICE)
    for (const RapportChoice *choice = rule->choices; choice->value != NULL; choice++)
      add_option (values, words, choice->value, rapport_choice_label (rule->choices, choice->value));
  else
    return NULL;
  *labels = g_strv_builder_end (words);
  return g_strv_builder_end (values);
}

/**
 * rapport_settings_dup_options:
 * @labels: (out) (transfer full): their words, in the person's language
 *
 * Returns: (transfer full) (nullable): the values from which one is chosen for @rule, NULL where it is typed; of things
 *   in versions one each
 */
char **
rapport_settings_dup_options (RapportConnection   *connection,
                              const RapportRule   *rule,
                              char              ***labels)
{
  g_return_val_if_fail (connection != NULL && rule != NULL && labels != NULL, NULL);

  return dup_options (connection, rule, FALSE, labels);
}

/** rapport_settings_dup_words: Returns: (transfer full): @value of @rule as people read it */
char *
rapport_settings_dup_words (RapportConnection *connection,
                            const RapportRule *rule,
                            const char        *value)
{
  g_auto(GStrv) labels = NULL;
  g_auto(GStrv) values = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  values = dup_options (connection, rule, TRUE, &labels);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (g_str_equal (values[i], value))
      return g_strdup (labels[i]);
  if (rule->kind == RAPPORT_RULE_FLAG)
    return g_strdup (g_str_equal (value, "yes") ? C_("value", "Yes") : C_("value", "No"));
  return g_strdup (value);
}

static gboolean
find_amount (RapportConnection  *connection,
             const char         *table,
             const RapportField *field,
             gboolean           *has_amount,
             GError            **error)
{
  g_autofree char *column = rapport_field_dup_column (field);
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM %s WHERE %s <> 0)", table, column);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL || !rapport_statement_step (statement, &has_row, error))
    return FALSE;
  *has_amount = has_row && rapport_statement_get_integer (statement, 0) != 0;
  return TRUE;
}

/**
 * rapport_settings_find_amounts:
 * @has_amounts: (out): whether anything in the book has an amount of money
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_settings_find_amounts (RapportConnection  *connection,
                               gboolean           *has_amounts,
                               GError            **error)
{
  g_return_val_if_fail (connection != NULL && has_amounts != NULL, FALSE);

  *has_amounts = FALSE;
  for (const RapportEntityInfo * const *info = rapport_entity_infos (); *info != NULL && !*has_amounts; info++)
    for (guint i = 0; i < (*info)->n_fields && !*has_amounts; i++)
      if ((*info)->fields[i].kind == RAPPORT_FIELD_MONEY
          && !find_amount (connection, (*info)->name, &(*info)->fields[i], has_amounts, error))
        return FALSE;
  return TRUE;
}
