/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-ui.h"

static guint n_errors;

static void
parsing_error_cb (GtkCssProvider *provider,
                  GtkCssSection  *section,
                  const GError   *error)
{
  n_errors++;
  g_test_message ("%s", error->message);
}

static void
test_style_sheet (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  rapport_ui_init (gdk_display_get_default ());
  g_signal_connect (provider, "parsing-error", G_CALLBACK (parsing_error_cb), NULL);
  gtk_css_provider_load_from_resource (provider, RAPPORT_UI_RESOURCES "style.css");
  g_assert_cmpuint (n_errors, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/style/sheet", test_style_sheet);
  return g_test_run ();
}
