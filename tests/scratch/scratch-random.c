/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch-random.h"

#include <stdlib.h>

#define SEED "RAPPORT_SEED"
#define ROUNDS "RAPPORT_ROUNDS"

/**
 * scratch_random_test_init:
 * @argc: of main()
 * @argv: of main()
 *
 * g_test_init() for a program whose g_test_rand_int() are the same in each run, so that what fails once fails again.
 * RAPPORT_SEED=NUMBER in the environment makes others.
 */
void
scratch_random_test_init (int    *argc,
                          char ***argv)
{
  const char *asked = g_getenv (SEED);
  const guint seed = asked != NULL ? (guint) strtoul (asked, NULL, 10) : 1;
  /* as GLib writes them, and before what was asked of the program itself, which goes before */
  char *option = g_strdup_printf ("--seed=R02S%08x%08x%08x%08x", seed, seed, seed, seed);
  char **longer = g_new0 (char *, *argc + 2);

  longer[0] = (*argv)[0];
  longer[1] = option;
  for (int i = 1; i < *argc; i++)
    longer[i + 1] = (*argv)[i];
  *argc += 1;
  *argv = longer;
  g_test_init (argc, argv, NULL);
  g_test_message (SEED "=%u", seed);
}

/**
 * scratch_random_rounds:
 * @usual: what a daily run has time for
 *
 * Returns: how many rounds of random choices to make: RAPPORT_ROUNDS of the environment times as many as usual
 */
guint
scratch_random_rounds (guint usual)
{
  const char *asked = g_getenv (ROUNDS);

  return usual * (asked != NULL ? MAX (1, strtoul (asked, NULL, 10)) : 1);
}
