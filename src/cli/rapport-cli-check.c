/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "rapport-book-copy.h"
#include "rapport-check.h"
#include "rapport-cli-json.h"
#include "rapport-cli.h"

static void
print_json (GPtrArray *findings)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sentence");
      json_builder_add_string_value (builder, g_ptr_array_index (findings, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  rapport_cli_json_print (builder);
}

/* What is derived can be made anew; what the file itself lost can't. */
static gboolean
is_damaged (RapportBook *book)
{
  g_autoptr(GPtrArray) damage = NULL;

  /* of that it is said at the end */
  if (rapport_book_is_damaged (book))
    return FALSE;
  damage = rapport_book_verify_file (rapport_book_get_path (book), NULL);
  return damage == NULL || damage->len > 0;
}

/**
 * rapport_cli_run_check:
 *
 * The `check` command: looks whether a book is whole and what is derived in it is right.
 *
 * Returns: a #RapportCliStatus, RAPPORT_CLI_FAILED when something is wrong
 */
int
rapport_cli_run_check (RapportCliOptions *options,
                       int                argc,
                       char             **argv)
{
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;

  if (!rapport_cli_parse (options, "check", _("Looks whether the data are whole."), NULL, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 1)
    return rapport_cli_complain (_("“%s” is too much"), argv[1]);
  book = rapport_cli_open_book (options, &error);
  if (book != NULL && rapport_cli_renew (book, FALSE, &error))
    findings = rapport_check_run (book, TRUE, NULL, &error);
  if (findings == NULL)
    return rapport_cli_fail (NULL, error);
  if (options->json)
    print_json (findings);
  else if (findings->len == 0)
    g_print ("%s\n", _("The data are whole."));
  for (guint i = 0; !options->json && i < findings->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (findings, i));
  if (findings->len > 0 && is_damaged (book))
    rapport_cli_advise_damaged (options);
  return findings->len == 0 ? RAPPORT_CLI_OK : RAPPORT_CLI_FAILED;
}
