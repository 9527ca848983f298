/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cli.h"
#include "rapport-draw-sample.h"

/**
 * rapport_cli_run_care:
 *
 * The `care` command: draws the month's sample of files to verify (RG-2); `list data-checks` lists it, and
 * `list customers --where missing:yes` or `stale:yes` what else there is to care for.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_care (RapportCliOptions *options,
                      int                argc,
                      char             **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;

  if (!rapport_cli_parse (options, "care draw", _("Draws this month’s sample of customers whose data are verified."),
                          NULL, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc != 2 || !g_str_equal (argv[1], "draw"))
    return rapport_cli_complain (_("say “draw”"));
  book = rapport_cli_open_book_to_write (options, &error);
  if (book != NULL)
    receipt = rapport_act_run (rapport_draw_sample_new (g_random_int ()), book, &error);
  if (receipt == NULL)
    return rapport_cli_fail (NULL, error);
  g_print ("%s\n", _("This month’s sample is drawn; “list data-checks” lists it."));
  return RAPPORT_CLI_OK;
}
