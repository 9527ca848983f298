/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "rapport-application.h"
#include "rapport-ui.h"
#include "rapport-window.h"

static GHashTable *listed;

static void
element_cb (GMarkupParseContext  *context,
            const char           *element,
            const char          **names,
            const char          **values,
            gpointer              data,
            GError              **error)
{
  char **property = data;

  g_clear_pointer (property, g_free);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (element, "property") && g_str_equal (names[i], "name"))
      *property = g_strdup (values[i]);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  char **property = data;
  g_autofree char *detailed = g_strndup (text, length);
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  if (g_strcmp0 (*property, "action-name") == 0)
    {
      g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
      g_hash_table_add (listed, g_action_print_detailed_name (name, target));
    }
  g_clear_pointer (property, g_free);
}

static void
read_window (void)
{
  const GMarkupParser parser = { .start_element = element_cb, .text = text_cb };
  g_autofree char *property = NULL;
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &property, NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *text;

  bytes = g_resources_lookup_data (RAPPORT_UI_RESOURCES "rapport-shortcuts.ui", G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &size);
  g_markup_parse_context_parse (context, text, size, &error);
  g_assert_no_error (error);
}

static void
assert_exists (GtkApplication *application,
               const char     *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;
  GtkWindow *window = NULL;

  for (GList *each = gtk_application_get_windows (application); each != NULL; each = each->next)
    if (RAPPORT_IS_WINDOW (each->data))
      window = each->data;
  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  if (g_str_has_prefix (name, "app."))
    g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), name + 4));
  else
    g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), name + 4));
}

static gboolean
shows_group (GtkWidget  *widget,
             const char *title)
{
  g_autofree char *own = NULL;
  gboolean shows = FALSE;

  if (GTK_IS_SHORTCUTS_GROUP (widget))
    g_object_get (widget, "title", &own, NULL);
  if (g_strcmp0 (own, title) == 0)
    return gtk_widget_get_mapped (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !shows;
       child = gtk_widget_get_next_sibling (child))
    shows = shows_group (child, title);
  return shows;
}

/* It fits the smallest screen that people have, below the bar of the desktop, and begins with what is used most. */
static void
assert_fits_screen (GtkApplication *application)
{
  GtkWidget *window = NULL;
  int width, height;

  for (GList *each = gtk_application_get_windows (application); each != NULL; each = each->next)
    if (RAPPORT_IS_WINDOW (each->data))
      window = each->data;
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-help-overlay", NULL);
  window = GTK_WIDGET (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));
  while (gtk_widget_get_height (window) == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  g_test_message ("%d by %d", width, height);
  g_assert_cmpint (width, <=, 1366);
  g_assert_cmpint (height, <=, 700);
  g_assert_true (shows_group (window, "Everyday"));
}

/* What the window of shortcuts lists and what keys do is the same. */
static void
test_shortcuts (void)
{
  g_autoptr(RapportApplication) application = rapport_application_new ();
  g_auto(GStrv) actions = NULL;
  GHashTableIter iterator;
  gpointer action;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_activate (G_APPLICATION (application));
  listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_window ();
  g_assert_cmpuint (g_hash_table_size (listed), >, 10);

  actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_test_message ("%s has a key", actions[i]);
      g_assert_true (g_hash_table_contains (listed, actions[i]));
    }
  g_hash_table_iter_init (&iterator, listed);
  while (g_hash_table_iter_next (&iterator, &action, NULL))
    {
      g_test_message ("%s is listed", (char *) action);
      g_assert_true (g_strv_contains ((const char * const *) actions, action));
      assert_exists (GTK_APPLICATION (application), action);
    }
  g_hash_table_unref (listed);
  assert_fits_screen (GTK_APPLICATION (application));
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("rapport-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/shortcuts", test_shortcuts);
  return g_test_run ();
}
