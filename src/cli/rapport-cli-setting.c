/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cli-table.h"
#include "rapport-cli.h"
#include "rapport-edit.h"
#include "rapport-settings.h"
#include "rapport-sla-json.h"

static void
add_member (JsonBuilder *builder,
            const char  *member,
            const char  *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_options (JsonBuilder       *builder,
             RapportConnection *connection,
             const RapportRule *rule)
{
  g_auto(GStrv) labels = NULL;
  g_auto(GStrv) values = rapport_settings_dup_options (connection, rule, &labels);

  if (values == NULL)
    return;
  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    {
      json_builder_begin_object (builder);
      add_member (builder, "value", values[i]);
      add_member (builder, "label", labels[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (RapportConnection  *connection,
            const RapportRules *rules)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *json = NULL;
  guint n;
  const RapportRule *all = rapport_rules_describe (&n);

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = rapport_rules_get (rules, all[i].name);

      json_builder_begin_object (builder);
      add_member (builder, "name", all[i].name);
      add_member (builder, "value", value);
      add_member (builder, "standard", all[i].standard);
      add_member (builder, "type", rapport_rule_kind_name (all[i].kind));
      add_member (builder, "topic", g_dpgettext2 (GETTEXT_PACKAGE, "topic", all[i].topic));
      add_member (builder, "rule", all[i].rule);
      add_member (builder, "label", g_dpgettext2 (GETTEXT_PACKAGE, "rule", all[i].label));
      add_member (builder, "sentence", g_dpgettext2 (GETTEXT_PACKAGE, "rule", all[i].sentence));
      add_options (builder, connection, &all[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json = rapport_json_write (builder);
  g_print ("%s\n", json);
}

static void
print_table (RapportConnection  *connection,
             const RapportRules *rules)
{
  g_autoptr(RapportCliTable) table = rapport_cli_table_new (4);
  guint n;
  const RapportRule *all = rapport_rules_describe (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = rapport_rules_get (rules, all[i].name);

      g_autofree char *words = rapport_settings_dup_words (connection, &all[i], value);

      rapport_cli_table_add (table, all[i].name);
      rapport_cli_table_add (table, words);
      rapport_cli_table_add (table, g_dpgettext2 (GETTEXT_PACKAGE, "topic", all[i].topic));
      rapport_cli_table_add (table, g_dpgettext2 (GETTEXT_PACKAGE, "rule", all[i].label));
    }
  rapport_cli_table_print (table);
}

static int
list_settings (RapportCliOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  RapportConnection *connection;
  RapportRules rules;

  if (book == NULL)
    return rapport_cli_fail (NULL, error);
  connection = rapport_book_get_connection (book);
  rapport_settings_load_rules (connection, &rules);
  if (options->json)
    print_json (connection, &rules);
  else
    print_table (connection, &rules);
  return RAPPORT_CLI_OK;
}

static int
get_setting (RapportCliOptions *options,
             const char        *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  g_autofree char *value = NULL;
  RapportRules rules;

  if (book == NULL)
    return rapport_cli_fail (NULL, error);
  rapport_settings_load_rules (rapport_book_get_connection (book), &rules);
  value = rapport_rules_get (&rules, name);
  g_print ("%s\n", value);
  return RAPPORT_CLI_OK;
}

/* A thing of the book may be called by its name. */
static char *
find_value (RapportBook       *book,
            const RapportRule *rule,
            const char        *typed)
{
  g_auto(GStrv) labels = NULL;
  g_auto(GStrv) values = NULL;

  if (typed == NULL || rule->kind != RAPPORT_RULE_THING)
    return g_strdup (typed);
  values = rapport_settings_dup_options (rapport_book_get_connection (book), rule, &labels);
  for (guint i = 0; values[i] != NULL; i++)
    if (g_str_equal (labels[i], typed))
      return g_strdup (values[i]);
  return g_strdup (typed);
}

static int
set_setting (RapportCliOptions *options,
             const RapportRule *rule,
             const char        *typed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autofree char *value = NULL;
  RapportRules trial;

  rapport_rules_init (&trial);
  if (rule->kind != RAPPORT_RULE_THING && !rapport_rules_set (&trial, rule->name, typed, &error))
    return rapport_cli_complain ("%s", error->message);
  /* a book is not made for it */
  book = rapport_cli_has_book (options) ? rapport_cli_open_book_to_write (options, &error)
                                        : rapport_cli_open_book (options, &error);
  if (book == NULL)
    return rapport_cli_fail (NULL, error);
  value = find_value (book, rule, typed);
  if (value != NULL && !rapport_rules_set (&trial, rule->name, value, &error))
    return rapport_cli_complain ("%s", error->message);
  receipt = rapport_act_run (rapport_set_setting_new (rule->name, value), book, &error);
  if (receipt == NULL)
    return rapport_cli_fail (NULL, error);
  if (rule->notice != NULL)
    g_print ("%s\n", g_dpgettext2 (GETTEXT_PACKAGE, "rule", rule->notice));
  return RAPPORT_CLI_OK;
}

/**
 * rapport_cli_run_setting:
 *
 * The `setting` command: lists the values that a book is run by, tells one, or sets one; without a value to
 * the one shipped.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_setting (RapportCliOptions *options,
                         int                argc,
                         char             **argv)
{
  const RapportRule *rule;
  const char *what;

  if (!rapport_cli_parse (options, _("setting list|get NAME|set NAME [VALUE]"),
                          _("Shows or changes what can be set in a book."), NULL, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  what = argc > 1 ? argv[1] : NULL;
  if (g_strcmp0 (what, "list") == 0 && argc == 2)
    return list_settings (options);
  if ((g_strcmp0 (what, "get") != 0 || argc != 3) && (g_strcmp0 (what, "set") != 0 || argc < 3 || argc > 4))
    return rapport_cli_complain (_("say “list”, “get NAME” or “set NAME VALUE”"));
  rule = rapport_rules_find (argv[2]);
  if (rule == NULL)
    return rapport_cli_complain (_("no setting is called “%s”"), argv[2]);
  if (g_str_equal (what, "get"))
    return get_setting (options, argv[2]);
  return set_setting (options, rule, argc == 4 ? argv[3] : NULL);
}
