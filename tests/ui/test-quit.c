/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-drafts.h"
#include "rapport-question.h"
#include "scratch-act.h"
#include "window-fixture.h"

static gboolean
run_sql (RapportConnection  *connection,
         gpointer            sql,
         GError            **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);

  return statement != NULL && rapport_statement_run (statement, error);
}

/* As a disk that is full, and has place again. */
static void
fill_disk (WindowFixture *f)
{
  rapport_book_note_async (f->base.book, run_sql,
                           (gpointer) "CREATE INDEX full ON draft (abs (at - at - 9223372036854775807 - 1))", NULL, NULL, NULL);
}

static void
free_disk (WindowFixture *f)
{
  rapport_book_note_async (f->base.book, run_sql, (gpointer) "DROP INDEX full", NULL, NULL, NULL);
}

static GtkWidget *
find_question (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (RAPPORT_IS_QUESTION (each->data) && gtk_widget_get_visible (each->data))
      return each->data;
  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
answer (const char *label)
{
  g_signal_emit_by_name (find_button (find_question (), label), "clicked");
}

/* What could not be written is kept while the person can still do something about it. */
static void
test_full (WindowFixture *f,
           gconstpointer  data)
{
  GtkWindow *window = GTK_WINDOW (f->window);

  fill_disk (f);
  rapport_drafts_save (f->base.book, "log", 1, "half a sentence");
  gtk_window_close (window);
  g_assert_nonnull (find_question ());
  window_wait_for_text (find_question (), "which may be full. It is lost when Rapport is closed.", NULL);
  answer ("_Keep Open");
  window_wait_until (find_question () == NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));

  gtk_window_close (window);
  answer ("Close _Anyway");
  window_wait_until (f->window == NULL);
}

/* What can be written after all is written, and there is nothing to ask. */
static void
test_free_again (WindowFixture *f,
                 gconstpointer  data)
{
  fill_disk (f);
  rapport_drafts_save (f->base.book, "log", 1, "half a sentence");
  free_disk (f);
  gtk_window_close (GTK_WINDOW (f->window));
  window_wait_until (f->window == NULL);
  g_assert_null (find_question ());
  g_assert_cmpint (scratch_query (f->base.book, "SELECT count(*) FROM draft"), ==, 1);
}

#define ADD(path, func) \
  g_test_add ("/ui/quit/" path, WindowFixture, application, window_fixture_set_up, func, window_fixture_tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("full", test_full);
  ADD ("free-again", test_free_again);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
