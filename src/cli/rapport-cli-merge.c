/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cli-json.h"
#include "rapport-cli-table.h"
#include "rapport-cli.h"
#include "rapport-customer.h"
#include "rapport-merge-candidates.h"
#include "rapport-merge.h"

#define MOST_CANDIDATES 1000

static const struct
{
  RapportMergeReason reason;
  const char        *name;
  const char        *words;
} reasons[] = {
  { RAPPORT_MERGE_NAME, "name", NC_("merge", "name") },
  { RAPPORT_MERGE_PHONE, "phone", NC_("merge", "telephone") },
  { RAPPORT_MERGE_EMAIL, "email", NC_("merge", "e-mail") },
};

static char *
dup_reasons (RapportMergeReason given,
             gboolean           words)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if ((given & reasons[i].reason) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "",
                              words ? g_dpgettext2 (GETTEXT_PACKAGE, "merge", reasons[i].words) : reasons[i].name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_customer (JsonBuilder   *builder,
              const char    *name,
              RapportEntity *customer)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "number", rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER));
  rapport_cli_json_add_text (builder, "name", rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME));
  json_builder_end_object (builder);
}

static void
add_cells (RapportCliTable *table,
           RapportEntity   *customer)
{
  const char *number = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER);

  rapport_cli_table_add (table, number != NULL ? number : "");
  rapport_cli_table_add (table, rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME));
}

static gboolean
print_candidates (RapportBook  *book,
                  GArray       *candidates,
                  gboolean      json,
                  GError      **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(RapportCliTable) table = rapport_cli_table_new (5);

  json_builder_begin_array (builder);
  for (guint i = 0; i < candidates->len; i++)
    {
      const RapportMergeCandidate *one = &g_array_index (candidates, RapportMergeCandidate, i);
      g_autofree char *words = dup_reasons (one->reasons, !json);
      g_autoptr(RapportEntity) first = rapport_book_get (book, RAPPORT_TYPE_CUSTOMER, one->first, error);
      g_autoptr(RapportEntity) second =
        first != NULL ? rapport_book_get (book, RAPPORT_TYPE_CUSTOMER, one->second, error) : NULL;

      if (second == NULL)
        return FALSE;
      json_builder_begin_object (builder);
      add_customer (builder, "first", first);
      add_customer (builder, "second", second);
      rapport_cli_json_add_text (builder, "alike", words);
      json_builder_end_object (builder);
      add_cells (table, first);
      add_cells (table, second);
      rapport_cli_table_add (table, words);
    }
  json_builder_end_array (builder);
  if (json)
    rapport_cli_json_print (builder);
  else
    rapport_cli_table_print (table);
  return TRUE;
}

static int
list_candidates (RapportCliOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  g_autoptr(GArray) candidates =
    book != NULL ? rapport_merge_candidates_load (rapport_book_get_connection (book), 0, MOST_CANDIDATES, &error) : NULL;

  if (candidates == NULL || !print_candidates (book, candidates, options->json, &error))
    return rapport_cli_fail (NULL, error);
  return RAPPORT_CLI_OK;
}

static gboolean
parse_fields (const char *text,
              GArray     *fields)
{
  g_auto(GStrv) names = g_strsplit (text != NULL ? text : "", ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const int index = rapport_entity_info_index (&rapport_customer_info, names[i]);
      const guint field = index;

      if (index < 0)
        {
          rapport_cli_complain (_("there is no field “%s”"), names[i]);
          return FALSE;
        }
      g_array_append_val (fields, field);
    }
  return TRUE;
}

static int
merge (RapportCliOptions *options,
       const char        *from_name,
       const char        *into_name,
       GArray            *fields)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book =
    rapport_cli_check_book (options, &error) ? rapport_cli_open_book_to_write (options, &error) : NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  gint64 from = 0, into = 0;

  if (book != NULL)
    from = rapport_cli_find_thing (book, rapport_customer_info.name, from_name, &error);
  if (from != 0)
    into = rapport_cli_find_thing (book, rapport_customer_info.name, into_name, &error);
  if (into != 0)
    receipt = rapport_act_run (rapport_merge_new (from, into, (const guint *) fields->data, fields->len), book, &error);
  return receipt != NULL ? RAPPORT_CLI_OK : rapport_cli_fail (NULL, error);
}

/**
 * rapport_cli_run_merge:
 *
 * The `merge` command: makes one customer of two, or lists those who may be one.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_merge (RapportCliOptions *options,
                       int                argc,
                       char             **argv)
{
  gboolean candidates = FALSE;
  g_autofree char *take = NULL;
  const GOptionEntry entries[] = {
    { "candidates", 0, 0, G_OPTION_ARG_NONE, &candidates, N_("List customers who may be one"), NULL },
    { "take", 0, 0, G_OPTION_ARG_STRING, &take, N_("Fields of which the first one’s values are wanted"), N_("FIELDS") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!rapport_cli_parse (options, _("merge A B|--candidates"),
                          _("Makes one customer of A and B: all that hangs on A goes to B, and its name becomes a former "
                            "name. Values that B has stay; others come from A."), entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (candidates && argc == 1)
    return list_candidates (options);
  if (candidates || argc != 3)
    return rapport_cli_complain (_("name two customers"));
  return parse_fields (take, fields) ? merge (options, argv[1], argv[2], fields) : RAPPORT_CLI_USAGE;
}
