/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-backups.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-preferences.h"
#include "rapport-toast.h"
#include "scratch-act.h"
#include "window-fixture.h"

static char *shown_uri;

/* what the desktop is asked for, before GTK's own; it has nothing for that */
void
gtk_show_uri_full (GtkWindow           *parent,
                   const char          *uri,
                   guint32              timestamp,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (parent, cancellable, callback, data);

  shown_uri = g_strdup (uri);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Nothing opens such files.");
}

gboolean
gtk_show_uri_full_finish (GtkWindow     *parent,
                          GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
rename_customer (WindowFixture *f,
                 gint64         id,
                 const char    *name)
{
  const guint field = RAPPORT_CUSTOMER_NAME;
  g_autoptr(RapportEntity) customer = rapport_book_get (f->base.book, RAPPORT_TYPE_CUSTOMER, id, NULL);

  rapport_entity_set_text (customer, field, name);
  scratch_run (f->base.book, rapport_edit_new (customer, &field, 1));
}

/* two looks at one book: what is done shows in both, what is asked for in one is shown there */
static void
test_two_windows (WindowFixture *f,
                  gconstpointer  application)
{
  g_autoptr(RapportContext) another = rapport_context_new (f->base.book,
                                                           rapport_context_get_settings (f->base.context));
  const gint64 id = dialog_fixture_add_customer (&f->base);
  RapportWindow *second = NULL;

  g_set_weak_pointer (&second, rapport_window_new (GTK_APPLICATION ((gpointer) application), another));
  gtk_window_present (GTK_WINDOW (second));
  rename_customer (f, id, "Bright Lamps");
  g_assert_true (rapport_context_open_thing (f->base.context, "customer", id));
  window_fixture_wait (f, "Bright Lamps", NULL);
  g_assert_true (rapport_context_open_thing (another, "customer", id));
  window_wait_for_text (GTK_WIDGET (rapport_window_get_page (second)), "Bright Lamps", NULL);
  rename_customer (f, id, "Dim Lamps");
  window_fixture_wait (f, "Dim Lamps", "Bright Lamps");
  window_wait_for_text (GTK_WIDGET (rapport_window_get_page (second)), "Dim Lamps", "Bright Lamps");
  rapport_context_show_page (another, "today");
  g_assert_true (rapport_window_get_page (second) != rapport_window_get_page (f->window));
  rapport_context_fail (another, "The disk is full.");
  window_wait_for_text (GTK_WIDGET (second), "The disk is full.", NULL);
  window_wait_for_text (GTK_WIDGET (f->window), "Dim Lamps", "The disk is full.");
  g_assert_false (rapport_context_open_thing (another, "nothing", id));
  gtk_window_destroy (GTK_WINDOW (second));
  window_wait_until (second == NULL);
  rename_customer (f, id, "Bright Lamps");
  window_fixture_wait (f, "Bright Lamps", "Dim Lamps");
}

/* All that stands behind what tells that this is a book, and in the log of writes, is of other bytes now. */
static void
damage (const char *path,
        gsize       from)
{
  FILE *file = fopen (path, "r+");
  g_autofree char *rubbish = NULL;
  long length;

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, 0, SEEK_END), ==, 0);
  length = ftell (file);
  if (length > (long) from)
    {
      rubbish = g_strnfill (length - from, 'Z');
      g_assert_cmpint (fseek (file, (long) from, SEEK_SET), ==, 0);
      g_assert_cmpuint (fwrite (rubbish, 1, length - from, file), ==, length - from);
    }
  g_assert_cmpint (fclose (file), ==, 0);
}

static gpointer
read_customers (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  gint64 n;

  rapport_connection_query_integer (connection, "SELECT count(*) FROM customer NOT INDEXED", &n, error);
  return NULL;
}

static void
activated_cb (GSimpleAction *action,
              GVariant      *parameter,
              char         **name)
{
  *name = g_variant_dup_string (parameter, NULL);
}

/* The disk begins to give back other bytes: above the page stands that nothing is written any more, and what can be done;
 * also in a window that is opened after that. */
static void
test_damage_while_open (WindowFixture *f,
                        gconstpointer  application)
{
  static const GActionEntry entry = { .name = "bring-back", .parameter_type = "s" };
  g_autofree char *log = g_strconcat (rapport_book_get_path (f->base.book), "-wal", NULL);
  g_autoptr(GDateTime) now = g_date_time_new_local (2026, 3, 9, 9, 30, 0);
  g_autoptr(RapportContext) another = NULL;
  g_autoptr(GCancellable) slot = NULL;
  g_autofree char *backup = rapport_backups_make (f->base.folder, RAPPORT_BACKUP_DAILY, now, NULL, NULL);
  g_autofree char *name = g_path_get_basename (backup);
  g_autofree char *chosen = NULL;
  RapportWindow *second = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (application), &entry, 1, NULL);
  g_signal_connect (g_action_map_lookup_action (G_ACTION_MAP (application), "bring-back"), "activate",
                    G_CALLBACK (activated_cb), &chosen);
  window_fixture_iterate ();
  damage (rapport_book_get_path (f->base.book), 4096);
  damage (log, 4096);
  rapport_book_read_async (f->base.book, &slot, read_customers, NULL, NULL, NULL, NULL, NULL);
  window_wait_for_text (GTK_WIDGET (f->window), "Nothing is written into it any more", NULL);
  window_wait_for_text (GTK_WIDGET (f->window), "Bring Back the Backup of 2026-03-09 09:30", NULL);
  window_wait_for_text (GTK_WIDGET (f->window), "Save What Can Be Read", NULL);
  g_assert_true (dialog_press (GTK_WIDGET (f->window), "_Bring Back the Backup of 2026-03-09 09:30"));
  g_assert_cmpstr (chosen, ==, name);

  another = rapport_context_new (f->base.book, rapport_context_get_settings (f->base.context));
  g_set_weak_pointer (&second, rapport_window_new (GTK_APPLICATION ((gpointer) application), another));
  gtk_window_present (GTK_WINDOW (second));
  window_wait_for_text (GTK_WIDGET (second), "Nothing is written into it any more", NULL);
  gtk_window_destroy (GTK_WINDOW (second));
  window_wait_until (second == NULL);
  g_action_map_remove_action (G_ACTION_MAP (application), "bring-back");
}

/* Preferences stand before the window that would be seen telling it: it is told there, and only there. */
static void
test_told_in_preferences (WindowFixture *f,
                          gconstpointer  application)
{
  RapportPreferences *preferences = rapport_preferences_new (f->base.context);
  GtkWidget *toast = dialog_find_child (GTK_WIDGET (preferences), RAPPORT_TYPE_TOAST);

  rapport_preferences_show (preferences, "team");
  gtk_window_present (GTK_WINDOW (preferences));
  window_wait_until (!gtk_window_is_active (GTK_WINDOW (f->window)));
  rapport_context_tell (f->base.context, "“Ann” changed", TRUE);
  window_wait_for_text (toast, "“Ann” changed", NULL);
  g_assert_false (gtk_widget_get_can_target (dialog_find_child (GTK_WIDGET (f->window), RAPPORT_TYPE_TOAST)));
  window_wait_for_text (toast, "Undo", NULL);
  rapport_context_fail (f->base.context, "The disk is full.");
  window_wait_for_text (toast, "The disk is full.", NULL);
  gtk_window_destroy (GTK_WINDOW (preferences));
  rapport_context_tell (f->base.context, "“Bob” changed", TRUE);
}

static guint
count_covered (GtkWidget *widget,
               GtkWidget *toast)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (toast));
  graphene_rect_t button, cover;
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  n = GTK_IS_BUTTON (widget) && gtk_widget_compute_bounds (widget, window, &button) &&
      gtk_widget_compute_bounds (toast, window, &cover) && graphene_rect_intersection (&button, &cover, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_covered (child, toast);
  return n;
}

/* What is told does not stand before what can be done next. */
static void
test_told_beside_the_buttons (WindowFixture *f,
                              gconstpointer  application)
{
  RapportPreferences *preferences = rapport_preferences_new (f->base.context);
  GtkWidget *toast = dialog_find_child (GTK_WIDGET (preferences), RAPPORT_TYPE_TOAST);
  GtkWidget *pane = dialog_find_child (GTK_WIDGET (preferences), g_type_from_name ("RapportBackupsPane"));

  rapport_preferences_show (preferences, "backups");
  gtk_window_present (GTK_WINDOW (preferences));
  window_wait_until (!gtk_window_is_active (GTK_WINDOW (f->window)));
  rapport_context_tell (f->base.context, "“Bright Lamps and Other Fine Things of Metal and Glass” changed", TRUE);
  window_wait_until (gtk_widget_get_height (toast) > 30);
  g_assert_cmpuint (count_covered (pane, toast), ==, 0);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static GtkWidget *
find_styled (GtkWidget  *widget,
             const char *css_class)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (widget, css_class) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_styled (child, css_class);
  return found;
}

/* What is told leaves the counts and sums below a list in sight. */
static void
test_told_above_the_sums (WindowFixture *f,
                          gconstpointer  application)
{
  GtkWidget *window = GTK_WIDGET (f->window);
  GtkWidget *toast = dialog_find_child (window, RAPPORT_TYPE_TOAST);
  GtkWidget *line;
  graphene_rect_t cover, bounds;

  dialog_fixture_add_customer (&f->base);
  rapport_window_show_page (f->window, "customers");
  window_wait_until ((line = find_styled (window, "count-line")) != NULL);
  rapport_context_tell (f->base.context, "“Bright Lamps and Other Fine Things of Metal and Glass” changed", TRUE);
  window_wait_until (find_styled (toast, "toast") != NULL && gtk_widget_get_height (toast) > 30);
  g_assert_true (gtk_widget_compute_bounds (find_styled (toast, "toast"), window, &cover));
  g_assert_true (gtk_widget_compute_bounds (line, window, &bounds));
  g_assert_cmpfloat (cover.origin.y + cover.size.height, <=, bounds.origin.y);
}

/* What was written is opened from where that is told; that it can't be is told, too. */
static void
test_written_file_is_opened (WindowFixture *f,
                             gconstpointer  application)
{
  GtkWidget *toast = dialog_find_child (GTK_WIDGET (f->window), RAPPORT_TYPE_TOAST);

  rapport_context_tell_file (f->base.context, "The list was saved", "/tmp/客户 1.pdf");
  window_wait_for_text (toast, "The list was saved", NULL);
  g_assert_true (dialog_press (toast, "Open"));
  window_wait_until (shown_uri != NULL);
  g_assert_cmpstr (shown_uri, ==, "file:///tmp/%E5%AE%A2%E6%88%B7%201.pdf");
  g_clear_pointer (&shown_uri, g_free);
  window_wait_for_text (GTK_WIDGET (f->window), "Nothing opens such files.", NULL);
}

static void
add_tests (GtkApplication *application)
{
  g_test_add ("/ui/windows/two-on-one-book", WindowFixture, application, window_fixture_set_up, test_two_windows,
              window_fixture_tear_down);
  g_test_add ("/ui/windows/told-in-preferences-too", WindowFixture, application, window_fixture_set_up,
              test_told_in_preferences, window_fixture_tear_down);
  g_test_add ("/ui/windows/told-beside-the-buttons", WindowFixture, application, window_fixture_set_up,
              test_told_beside_the_buttons, window_fixture_tear_down);
  g_test_add ("/ui/windows/told-above-the-sums", WindowFixture, application, window_fixture_set_up,
              test_told_above_the_sums, window_fixture_tear_down);
  g_test_add ("/ui/windows/written-file-is-opened", WindowFixture, application, window_fixture_set_up,
              test_written_file_is_opened, window_fixture_tear_down);
  g_test_add ("/ui/windows/damage-met-while-open", WindowFixture, application, window_fixture_set_up,
              test_damage_while_open, window_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
