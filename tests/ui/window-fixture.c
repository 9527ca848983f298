/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <string.h>

#include "rapport-list-row.h"
#include "rapport-ui.h"

static gint64 clock_now = WINDOW_NOON;

/* The program's clock, before GLib's own. */
gint64
g_get_real_time (void)
{
  return clock_now * G_USEC_PER_SEC;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets the program do what it has to do next, or waits a little for that. */
void
window_fixture_iterate (void)
{
  guint wake = g_timeout_add (50, wake_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

void
window_fixture_set_clock (gint64 now)
{
  clock_now = now;
}

static void
activate_cb (GApplication *application,
             gpointer      data)
{
  *(int *) data = g_test_run ();
}

/* Makes what is to start speak Chinese. Later C libraries do not translate for C.UTF-8: there must be a locale. */
void
window_fixture_make_chinese (void)
{
  g_setenv ("LOCPATH", g_getenv ("RAPPORT_TEST_LOCALES"), TRUE);
  g_setenv ("LC_ALL", "zh_CN.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
}

/* What main() of a test is: runs what @add_tests adds, with the application as their data, inside it. */
int
window_fixture_run (int                    argc,
                    char                  *argv[],
                    WindowFixtureAddTests  add_tests)
{
  g_autoptr(GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  int status = 1;

  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());
  add_tests (application);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &status);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return status;
}

void
window_fixture_set_up (WindowFixture *fixture,
                       gconstpointer  data)
{
  GSettings *settings;

  window_fixture_set_clock (WINDOW_NOON);
  dialog_fixture_set_up (&fixture->base, data);
  /* not as the window of the test before was left, which a busy machine may have shown smaller */
  settings = rapport_context_get_settings (fixture->base.context);
  g_settings_reset (settings, "width");
  g_settings_reset (settings, "height");
  g_settings_reset (settings, "maximized");
  g_set_weak_pointer (&fixture->window,
                      rapport_window_new (GTK_APPLICATION ((gpointer) data), fixture->base.context));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* What the reader still has to give holds on to what asked for it until it is given, also after the window is closed. */
static void
wait_until_gone (WindowFixture *fixture,
                 GObject       *context)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while ((fixture->window != NULL || g_atomic_int_get (&context->ref_count) > 1) &&
         g_get_monotonic_time () < deadline)
    window_fixture_iterate ();
  g_assert_null (fixture->window);
  g_assert_cmpuint (context->ref_count, ==, 1);
}

void
window_fixture_tear_down (WindowFixture *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportContext) context = g_object_ref (fixture->base.context);

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  dialog_fixture_tear_down (&fixture->base, data);
  wait_until_gone (fixture, G_OBJECT (context));
}

static void
read_own_text (GtkWidget *widget,
               GString   *text)
{
  g_autofree char *own = NULL;

  if (GTK_IS_LABEL (widget))
    own = g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_TEXT (widget))
    own = g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &own, NULL);
  else if (RAPPORT_IS_LIST_ROW (widget))
    {
      rapport_list_row_update_name (RAPPORT_LIST_ROW (widget));
      own = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "", NULL);
    }
  if (own != NULL && *own != '\0')
    g_string_append_printf (text, "%s\n", own);
}

static void
read_widget (GtkWidget *widget,
             GString   *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  read_own_text (widget, text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_widget (child, text);
}

static char *
read_all (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  read_widget (widget, text);
  return g_string_free (text, FALSE);
}

static gboolean
is_so (GtkWidget  *widget,
       const char *there,
       const char *gone)
{
  g_autofree char *all = read_all (widget);

  return (there == NULL || strstr (all, there) != NULL) && (gone == NULL || strstr (all, gone) == NULL);
}

/* Waits until what can be read in @widget has @there and not @gone; each may be NULL. */
void
window_wait_for_text (GtkWidget  *widget,
                      const char *there,
                      const char *gone)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!is_so (widget, there, gone) && g_get_monotonic_time () < end)
    window_fixture_iterate ();
  if (!is_so (widget, there, gone))
    {
      g_autofree char *all = read_all (widget);

      g_test_message ("with “%s”, without “%s”, it shows:\n%s", there, gone, all);
      g_assert_not_reached ();
    }
}

/* The same of the page that is seen. */
void
window_fixture_wait (WindowFixture *fixture,
                     const char    *there,
                     const char    *gone)
{
  window_wait_for_text (GTK_WIDGET (rapport_window_get_page (fixture->window)), there, gone);
}
