/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-renewal.h"
#include "rapport-renewer.h"
#include "window-fixture.h"

typedef struct
{
  WindowFixture *window;
  guint          n_said;
  guint          n_silent;
} Seen;

static GtkWidget *
find_line (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "renewal"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *line = find_line (child);

      if (line != NULL)
        return line;
    }
  return NULL;
}

/* The window was told before. */
static void
notify_cb (RapportRenewer *renewer,
           GParamSpec     *pspec,
           Seen           *seen)
{
  GtkWidget *line = find_line (GTK_WIDGET (seen->window->window));
  const char *what = rapport_renewer_get_what (renewer);

  g_assert_cmpint (gtk_widget_get_visible (line), ==, what != NULL);
  if (what == NULL)
    seen->n_silent++;
  else if (strstr (gtk_label_get_text (GTK_LABEL (line)), what) != NULL)
    seen->n_said++;
}

static void
test_line (WindowFixture *fixture,
           gconstpointer  data)
{
  RapportRenewer *renewer = rapport_book_get_renewer (fixture->base.book);
  g_autoptr(RapportConnection) connection =
    rapport_connection_open (rapport_book_get_path (fixture->base.book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  Seen seen = { fixture, 0, 0 };

  g_assert_false (gtk_widget_get_visible (find_line (GTK_WIDGET (fixture->window))));
  rapport_connection_execute (connection, "UPDATE meta SET value = '0' WHERE name = 'derived:customer row'", NULL);
  g_signal_connect (renewer, "notify", G_CALLBACK (notify_cb), &seen);
  rapport_renewer_start (renewer, rapport_context_get_zone (fixture->base.context), 0);
  window_wait_until (seen.n_silent > 0);
  g_assert_cmpuint (seen.n_said, >, 0);
  g_signal_handlers_disconnect_by_data (renewer, &seen);
}

static void
count_notify_cb (RapportRenewer *renewer,
                 GParamSpec     *pspec,
                 Seen           *seen)
{
  GtkWidget *window = GTK_WIDGET (seen->window->window);

  if (rapport_renewer_get_lacking (renewer) == NULL)
    return;
  window_wait_for_text (window, "1 customer so far", NULL);
  seen->n_said++;
}

/* A list whose rows a great act left to be made behind it does not say a part of them as all. */
static void
test_count (WindowFixture *fixture,
            gconstpointer  data)
{
  RapportRenewer *renewer = rapport_book_get_renewer (fixture->base.book);
  GTimeZone *zone = rapport_context_get_zone (fixture->base.context);
  const gint64 first = dialog_fixture_add_customer (&fixture->base);
  g_autoptr(RapportConnection) connection =
    rapport_connection_open (rapport_book_get_path (fixture->base.book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  Seen seen = { fixture, 0, 0 };
  gulong handler;

  dialog_fixture_add_customer (&fixture->base);
  rapport_connection_run (connection, "DELETE FROM customer_row WHERE id > ?1", first, NULL);
  g_assert_true (rapport_renewal_leave (connection, &rapport_customer_row_table, zone, first, NULL));
  rapport_window_show_page (fixture->window, "customers");
  window_fixture_wait (fixture, "1 customer", "so far");
  handler = g_signal_connect (renewer, "notify::what", G_CALLBACK (count_notify_cb), &seen);
  rapport_renewer_start (renewer, zone, 0);
  window_fixture_wait (fixture, "2 customers", "so far");
  g_assert_cmpuint (seen.n_said, >, 0);
  g_signal_handler_disconnect (renewer, handler);
}

static void
add_tests (GtkApplication *application)
{
  g_test_add ("/ui/renewal-line/says-what-is-renewed", WindowFixture, application, window_fixture_set_up, test_line,
              window_fixture_tear_down);
  g_test_add ("/ui/renewal-line/a-list-says-what-it-has-so-far", WindowFixture, application, window_fixture_set_up,
              test_count, window_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
