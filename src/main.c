/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "rapport-application.h"
#include "rapport-words-folder.h"

/* A list of a hundred thousand is read into arrays of its length, many times over. What is larger than this goes back
 * to the system when it is freed, instead of leaving holes in the memory of each thread. */
#define LARGE_BYTES (256 * 1024)

static void
give_large_memory_back (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BYTES);
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(RapportApplication) application = NULL;
  g_autofree char *words = rapport_words_folder_dup ();

  give_large_memory_back ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, words);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Rapport");

  application = rapport_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
