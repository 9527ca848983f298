/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "rapport-application.h"
#include "rapport-large-memory.h"
#include "rapport-words-folder.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(RapportApplication) application = NULL;
  g_autofree char *words = rapport_words_folder_dup ();

  rapport_large_memory_give_back ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, words);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Rapport");

  application = rapport_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
