/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate.h"
#include "rapport-customer-dialog.h"
#include "rapport-customer-pane.h"
#include "rapport-filter-button.h"
#include "rapport-hand-over-dialog.h"
#include "rapport-jump-dialog.h"
#include "rapport-list.h"
#include "rapport-lists.h"
#include "rapport-log-dialog.h"
#include "rapport-merge-dialog.h"
#include "rapport-pages.h"
#include "rapport-plan-dialog.h"
#include "rapport-preferences.h"
#include "rapport-print-dialog.h"
#include "rapport-sheets.h"
#include "rapport-tag-editor.h"
#include "rapport-thing-dialog.h"
#include "rapport-ticket-dialog.h"
#include "rapport-undecided-dialog.h"
#include "scratch-act.h"
#include "window-fixture.h"

#define N_CUSTOMERS 4000
#define N_RECORDS 16000
#define N_TICKETS 4000

/* A look through all things of a kind takes more of SQLite's steps, reading what is seen of a list takes fewer. */
#define MOST_STEPS 10000

/* what the window's thread read that was too much, in which of its moments */
typedef struct
{
  WindowFixture  window;
  const char    *moment;
  GString       *found;
} Fixture;

static void
watch_cb (const char *sql,
          int         steps,
          gpointer    data)
{
  Fixture *fixture = data;

  g_string_append_printf (fixture->found, "%s: %d steps: %.200s\n", fixture->moment, steps, sql);
  g_test_message ("%s: %d steps: %s", fixture->moment, steps, sql);
}

/* The first customer has very much of nearly everything, the third very many contacts too. No contract made by
 * import has a number, so that the highest is not among the newest. */
static void
make_book (const char *folder)
{
  static const char * const sql[] = {
    "UPDATE record SET customer = 1 WHERE id % 4 = 0",
    "UPDATE plan SET customer = 1 WHERE id % 4 = 0",
    "UPDATE ticket SET customer = 1 WHERE id % 2 = 0",
    "INSERT INTO tag (uid, customer, name) SELECT randomblob (16), id, 'tag ' || (id % 50) FROM customer",
    "UPDATE contact SET customer = 3 WHERE id % 4 = 0",
    "UPDATE contact SET customer = 1 WHERE id % 4 = 1",
    "INSERT INTO contract (uid, number, customer, date, amount, begins, ends)"
    " SELECT randomblob (16), CASE WHEN id < 100 THEN 'C-' || id END, 1,"
    " CASE WHEN id > 2900 THEN 20260101 ELSE 20240101 END + id % 28, 100, 20240101, 20261231"
    " FROM customer ORDER BY id",
    "INSERT INTO activity (uid, name, starts_day) SELECT randomblob (16), 'activity ' || id, 20260101 FROM customer",
    "INSERT INTO activity_guest (uid, activity, customer, invited) SELECT randomblob (16), 1, id, 20260101 FROM customer",
    "INSERT INTO activity_guest (uid, activity, customer, invited) SELECT randomblob (16), id, 1, 20260102 FROM activity"
    " WHERE id > 1",
    "INSERT INTO contract_line (uid, contract, rank) SELECT randomblob (16), 1, id FROM customer WHERE id <= 40",
  };
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportConnection) connection = NULL;

  generate_book (folder, N_CUSTOMERS, N_RECORDS, N_TICKETS);
  connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      rapport_connection_execute (connection, sql[i], &error);
      g_assert_no_error (error);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  DialogFixture *base = &fixture->window.base;

  fixture->found = g_string_new (NULL);
  fixture->moment = "start";
  window_fixture_set_clock (GENERATE_NOW);
  base->folder = scratch_folder_new ();
  make_book (base->folder);
  dialog_fixture_open (base);
  rapport_connection_set_watch (rapport_book_get_connection (base->book), MOST_STEPS, watch_cb, fixture);
  g_set_weak_pointer (&fixture->window.window,
                      rapport_window_new (GTK_APPLICATION ((gpointer) data), base->context));
  gtk_window_present (GTK_WINDOW (fixture->window.window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_tear_down (&fixture->window, data);
  g_string_free (fixture->found, TRUE);
}

static gboolean
woken_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Whether nothing happened for so long; an answer that needs longer is looked at with what comes next. */
static gboolean
is_quiet (guint ms)
{
  gboolean woken = FALSE;
  guint wake = g_timeout_add (ms, woken_cb, &woken);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  return woken;
}

/* Does all that is to be done, then looks at what it read. */
static void
settle (Fixture    *fixture,
        const char *next)
{
  for (int i = 0; i < 200 && !is_quiet (20); i++)
    ;
  fixture->moment = next;
}

/* Waits for what the readers still have to say, too. */
static void
end_test (Fixture *fixture)
{
  for (int i = 0; i < 10; i++)
    settle (fixture, fixture->moment);
  g_assert_cmpstr (fixture->found->str, ==, "");
}

static RapportList *
find_list (Fixture *fixture)
{
  RapportPage *page = rapport_window_get_page (fixture->window.window);

  return RAPPORT_LIST (dialog_find_child (GTK_WIDGET (page), RAPPORT_TYPE_LIST));
}

static void
open_all (GtkWidget *widget,
          GType      type)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      GtkWidget *button = dialog_find_child (widget, GTK_TYPE_MENU_BUTTON);

      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      window_fixture_iterate ();
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_all (child, type);
}

/* of pages with several lists, each of them */
static void
show_all_lists (Fixture *fixture)
{
  const RapportListSpec * const *lists = rapport_lists_get ();

  for (guint i = 0; lists[i] != NULL; i++)
    {
      fixture->moment = lists[i]->name;
      rapport_context_show_filtered (fixture->window.base.context, lists[i]->name, "");
      settle (fixture, "a customer");
    }
}

static void
show_all_tabs (GtkWidget *widget)
{
  GtkWidget *stack = dialog_find_child (widget, RAPPORT_TYPE_CUSTOMER_PANE);

  stack = stack != NULL ? gtk_widget_get_ancestor (stack, GTK_TYPE_STACK) : NULL;
  g_assert_nonnull (stack);
  for (GtkWidget *tab = gtk_widget_get_first_child (stack); tab != NULL; tab = gtk_widget_get_next_sibling (tab))
    {
      gtk_stack_set_visible_child (GTK_STACK (stack), tab);
      window_fixture_iterate ();
    }
}

/* Each page, a customer who has very much, a ticket, each filter: nothing that grows with the book is read in
 * the window's thread. */
static void
test_reads_by_id (Fixture       *fixture,
                  gconstpointer  data)
{
  RapportContext *context = fixture->window.base.context;
  guint n;
  const RapportPageEntry *pages = rapport_pages_get (&n);

  settle (fixture, "start");
  for (guint i = 0; i < n; i++)
    {
      fixture->moment = pages[i].name;
      rapport_context_show_page (context, pages[i].name);
      settle (fixture, "filters");
      open_all (GTK_WIDGET (rapport_window_get_page (fixture->window.window)), RAPPORT_TYPE_FILTER_BUTTON);
      settle (fixture, "lists");
    }
  show_all_lists (fixture);
  g_assert_true (rapport_context_open_thing (context, "customer", 1));
  settle (fixture, "tabs");
  g_assert_nonnull (find_list (fixture));
  show_all_tabs (GTK_WIDGET (rapport_window_get_page (fixture->window.window)));
  settle (fixture, "contacts");
  g_assert_true (rapport_context_open_thing (context, "customer", 3));
  show_all_tabs (GTK_WIDGET (rapport_window_get_page (fixture->window.window)));
  settle (fixture, "tags");
  open_all (GTK_WIDGET (rapport_window_get_page (fixture->window.window)), RAPPORT_TYPE_TAG_EDITOR);
  settle (fixture, "a ticket");
  g_assert_true (rapport_context_open_thing (context, "ticket", 2));
  end_test (fixture);
}

/* lets a search of a dialog begin, where it has one */
static void
type (GtkWidget *dialog)
{
  GtkWidget *search = dialog_find_child (dialog, GTK_TYPE_SEARCH_ENTRY);

  if (search != NULL && gtk_widget_get_mapped (search))
    gtk_editable_set_text (GTK_EDITABLE (search), "1");
}

static void
close_dialogs (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (fixture->window.window))
        gtk_window_destroy (window);
    }
}

static void
end_dialog (Fixture    *fixture,
            const char *next)
{
  GListModel *windows = gtk_window_get_toplevels ();

  settle (fixture, fixture->moment);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (fixture->window.window))
        type (window);
    }
  settle (fixture, fixture->moment);
  close_dialogs (fixture);
  settle (fixture, next);
}

static gboolean
offers_very_many (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget))
    return g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (widget))) > N_CUSTOMERS / 5;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (offers_very_many (child))
      return TRUE;
  return FALSE;
}

/* All of very many contacts can be chosen, as soon as they are read. */
static void
wait_for_contacts (void)
{
  gboolean found = FALSE;

  for (int i = 0; i < 1000 && !found; i++)
    {
      GListModel *windows = gtk_window_get_toplevels ();

      is_quiet (10);
      for (guint k = 0; k < g_list_model_get_n_items (windows) && !found; k++)
        {
          g_autoptr(GtkWidget) window = g_list_model_get_item (windows, k);

          found = RAPPORT_IS_LOG_DIALOG (window) && offers_very_many (window);
        }
    }
  g_assert_true (found);
}

static void
open_customer_dialogs (Fixture *fixture)
{
  RapportContext *context = fixture->window.base.context;
  const gint64 customer = 1;

  rapport_log_dialog_show (context, 2, 0);
  end_dialog (fixture, "log with very much");
  rapport_log_dialog_show (context, customer, 0);
  end_dialog (fixture, "log with many contacts");
  rapport_log_dialog_show (context, 3, 0);
  wait_for_contacts ();
  end_dialog (fixture, "plan");
  rapport_plan_dialog_add (context, customer);
  end_dialog (fixture, "ticket");
  rapport_ticket_dialog_show (context, customer);
  end_dialog (fixture, "hand over");
  rapport_hand_over_ask (context, &customer, 1, 2);
  end_dialog (fixture, "merge");
  rapport_merge_dialog_show (context, customer, 2);
  end_dialog (fixture, "print");
  rapport_print_dialog_show (context, "customer", customer, customer, NULL);
  end_dialog (fixture, "new customer");
  rapport_customer_dialog_show (context);
  end_dialog (fixture, "undecided");
  rapport_undecided_dialog_show (context);
  end_dialog (fixture, "jump");
  rapport_jump_dialog_show (context);
  end_dialog (fixture, "sheets");
}

static void
test_dialogs_read_by_id (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char * const panes[] = { "rules", "team", "calendar", "backups" };
  const RapportSheet * const sheets[] = { RAPPORT_SHEETS };
  RapportContext *context = fixture->window.base.context;

  g_assert_true (rapport_context_open_thing (context, "contract", 1));
  settle (fixture, "a customer");
  g_assert_true (rapport_context_open_thing (context, "customer", 1));
  settle (fixture, "log");
  open_customer_dialogs (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      fixture->moment = sheets[i]->info->name;
      rapport_thing_dialog_add (context, sheets[i], 1, NULL);
      end_dialog (fixture, "preferences");
    }
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      rapport_preferences_show (rapport_preferences_new (context), panes[i]);
      end_dialog (fixture, "preferences");
    }
  end_test (fixture);
}

static void
add_tests (GtkApplication *application)
{
  g_test_add ("/ui/window-reads/by-id-only", Fixture, application, set_up, test_reads_by_id, tear_down);
  g_test_add ("/ui/window-reads/dialogs", Fixture, application, set_up, test_dialogs_read_by_id, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
