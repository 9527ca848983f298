/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-page-fixture.h"
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-filter-bar.h"
#include "rapport-filter-pill.h"
#include "rapport-hand-over.h"
#include "rapport-prompt.h"
#include "rapport-saved-filter.h"
#include "rapport-sidebar-row.h"
#include "rapport-split.h"
#include "scratch-act.h"

/* The filters stand above both sides: no row moves when a detail opens. They go where there is room for one side only. */
static void
test_filters_above (ListPageFixture *f,
                    gconstpointer    data)
{
  GtkWidget *bar = list_page_find (f, RAPPORT_TYPE_FILTER_BAR);
  GtkWidget *split = list_page_find (f, RAPPORT_TYPE_SPLIT);
  GtkWidget *window = GTK_WIDGET (f->window.window);
  graphene_rect_t before, after;

  list_page_ask (f, "-name:empty");
  window_wait_until (gtk_widget_get_height (list_page_find (f, RAPPORT_TYPE_FILTER_PILL)) > 0);
  window_wait_until (gtk_widget_get_height (GTK_WIDGET (list_page_get_list (f))) > 0 &&
                     gtk_widget_get_width (GTK_WIDGET (list_page_get_list (f))) == gtk_widget_get_width (split));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (list_page_get_list (f)), window, &before));
  /* the list is read anew for what was asked */
  window_wait_until ((rapport_list_select_id (list_page_get_list (f), f->customers[BETA]),
                      gtk_widget_compute_bounds (GTK_WIDGET (list_page_get_list (f)), window, &after)) &&
                     after.size.width < before.size.width);
  g_assert_cmpfloat (after.origin.y, ==, before.origin.y);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 600);
  rapport_split_enter_detail (RAPPORT_SPLIT (list_page_find (f, RAPPORT_TYPE_SPLIT)));
  window_wait_until (!gtk_widget_get_mapped (bar));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (window)), "split.back", NULL));
  window_wait_until (gtk_widget_get_mapped (bar));
}

/* after a filter that finds nothing the keyboard is somewhere live */
static void
test_clear (ListPageFixture *f,
            gconstpointer    data)
{
  GtkWidget *bar = list_page_find (f, RAPPORT_TYPE_FILTER_BAR);
  GtkWidget *clear;

  list_page_ask (f, "grade:C");
  window_fixture_wait (&f->window, "No customer was found", NULL);
  clear = gtk_widget_get_last_child (gtk_widget_get_first_child (bar));
  while (clear != NULL && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (clear)), "_Clear") != 0)
    clear = gtk_widget_get_prev_sibling (clear);
  g_assert_nonnull (clear);
  g_assert_true (gtk_widget_grab_focus (clear));
  g_signal_emit_by_name (clear, "clicked");
  window_fixture_wait (&f->window, "3 customers", NULL);
  window_wait_until (list_page_is_focus_in (f, GTK_WIDGET (f->window.window)));
}

/* the filter can be typed; what is wrong with it is said with the place */
static void
test_text (ListPageFixture *f,
           gconstpointer    data)
{
  GtkWidget *text = list_page_find (f, g_type_from_name ("RapportFilterText"));
  GtkWidget *entry = dialog_find_child (text, GTK_TYPE_ENTRY);

  g_assert_false (gtk_widget_get_mapped (text));
  list_page_ask (f, "grade:C or name~Beta");
  window_fixture_wait (&f->window, "1 customer found", NULL);
  /* no button says all of it */
  g_assert_true (gtk_widget_get_visible (text));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "grade:C or name~Beta");
  gtk_editable_set_text (GTK_EDITABLE (entry), "grad:A");
  g_signal_emit_by_name (entry, "activate");
  window_fixture_wait (&f->window, "unknown column “grad” at 1", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "grade:A");
  g_signal_emit_by_name (entry, "activate");
  window_fixture_wait (&f->window, "Alpha Works", "unknown column");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "activate");
  window_fixture_wait (&f->window, "3 customers", NULL);
}

/* a switch is on where all are listed, and only there: what else is asked of its column is said beside it */
static void
test_switch (ListPageFixture *f,
             gconstpointer    data)
{
  GtkWidget *bar = list_page_find (f, RAPPORT_TYPE_FILTER_BAR);
  GtkCheckButton *archived = GTK_CHECK_BUTTON (dialog_find_child (bar, GTK_TYPE_CHECK_BUTTON));
  GtkWidget *text = list_page_find (f, g_type_from_name ("RapportFilterText"));

  list_page_ask (f, "archived:yes,no");
  g_assert_true (gtk_check_button_get_active (archived));
  g_assert_false (gtk_widget_get_visible (text));
  list_page_ask (f, "archived:no");
  g_assert_false (gtk_check_button_get_active (archived));
  g_assert_false (gtk_widget_get_visible (text));
  window_fixture_wait (&f->window, "Archived: No", NULL);
  rapport_filter_bar_clear (RAPPORT_FILTER_BAR (bar));
  g_assert_false (gtk_check_button_get_active (archived));
  g_assert_null (rapport_filter_bar_get_condition (RAPPORT_FILTER_BAR (bar)));
  window_fixture_wait (&f->window, "3 customers", NULL);
}

/* When all are archived that is said, not that there are none, and they are offered. */
static void
test_all_archived (ListPageFixture *f,
                   gconstpointer    data)
{
  const gint64 ids[] = { f->customers[ALPHA], f->customers[BETA], f->customers[ALPINE] };

  scratch_run (f->window.base.book, rapport_archive_new (ids, G_N_ELEMENTS (ids)));
  window_fixture_wait (&f->window, "All customers are archived.", "There are no customers yet.");
  rapport_window_show_page (f->window.window, "today");
  window_fixture_wait (&f->window, "All customers are archived. Nothing is due with them.",
                       "There are no customers yet.");
  rapport_window_show_page (f->window.window, "customers");
  g_assert_true (dialog_press (GTK_WIDGET (f->window.window), "Show _Archived Ones Too"));
  window_fixture_wait (&f->window, "3 customers", "All customers are archived.");
  scratch_run (f->window.base.book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, ids, G_N_ELEMENTS (ids)));
  window_fixture_wait (&f->window, "There are no customers yet.", "All customers are archived.");
}

/* a filter with a name stands in the sidebar with what it finds, and brings its list */
static void
test_saved (ListPageFixture *f,
            gconstpointer    data)
{
  g_autoptr(RapportEntity) filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  GtkWidget *window = GTK_WIDGET (f->window.window);

  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_NAME, "Second best");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, "customers");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, "grade:B");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_SORT, "-name");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_GROUP_BY, "grade");
  scratch_run (f->window.base.book, rapport_add_new (filter));
  window_wait_until (list_page_find_row (window, "Second best") != NULL);
  window_wait_for_text (list_page_find_row (window, "Second best"), "2", NULL);
  rapport_window_show_page (f->window.window, "tickets");
  g_signal_emit_by_name (gtk_widget_get_parent (list_page_find_row (window, "Second best")), "row-activated",
                         list_page_find_row (window, "Second best"));
  window_fixture_wait (&f->window, "2 customers found", NULL);
  /* under the heading of its group */
  window_wait_until (rapport_list_model_get_id (rapport_list_get_model (list_page_get_list (f)), 1)
                     == f->customers[BETA]);
  g_assert_cmpstr (rapport_list_get_group (list_page_get_list (f)), ==, "grade");
}

/* A name of any length leaves the window as wide as it was; the whole of it is told by the tooltip. */
static void
test_saved_long (ListPageFixture *f,
                 gconstpointer    data)
{
  g_autoptr(RapportEntity) filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  g_autofree char *name = g_strnfill (400, 'n');
  GtkWidget *window = GTK_WIDGET (f->window.window);
  GtkWidget *row, *box;
  g_autofree char *tooltip = NULL;
  int before, after;

  box = gtk_widget_get_parent (list_page_find_row (window, "Customers"));
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &before, NULL, NULL);
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_NAME, name);
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, "customers");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, "grade:B");
  scratch_run (f->window.base.book, rapport_add_new (filter));
  window_wait_until ((row = list_page_find_row (window, name)) != NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &after, NULL, NULL);
  g_test_message ("the sidebar was %d wide and is %d", before, after);
  g_assert_cmpint (after, <, before + 150);
  tooltip = g_strdup (gtk_widget_get_tooltip_text (row));
  g_assert_nonnull (strstr (tooltip, name));
}

static const char *
get_state (ListPageFixture *f,
           const char      *title)
{
  GtkWidget *row = list_page_find_row (GTK_WIDGET (f->window.window), title);

  return row != NULL ? rapport_sidebar_row_get_state (RAPPORT_SIDEBAR_ROW (row)) : NULL;
}

/* The sidebar says of which saved filter the list is, also when it is changed then, and keeps the change. */
static void
test_saved_listed (ListPageFixture *f,
                   gconstpointer    data)
{
  g_autoptr(RapportEntity) filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  GtkWidget *row, *prompt;

  list_page_ask (f, "grade:B name~Be");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_NAME, "Second best");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, "customers");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, "grade:B name~Be");
  scratch_run (f->window.base.book, rapport_add_new (filter));
  window_wait_until (g_strcmp0 (get_state (f, "Second best"), "Listed now") == 0);
  list_page_ask (f, "grade:B");
  g_assert_cmpstr (get_state (f, "Second best"), ==, "Changed since it was saved");
  row = list_page_find_row (GTK_WIDGET (f->window.window), "Second best");
  g_assert_true (gtk_widget_activate_action (row, "saved-filter.keep", NULL));
  window_wait_until (g_strcmp0 (get_state (f, "Second best"), "Listed now") == 0);
  rapport_window_show_page (f->window.window, "tickets");
  g_assert_null (get_state (f, "Second best"));
  rapport_window_show_page (f->window.window, "customers");
  g_assert_cmpstr (get_state (f, "Second best"), ==, "Listed now");
  g_signal_emit_by_name (list_page_find (f, RAPPORT_TYPE_FILTER_BAR), "save-requested");
  prompt = dialog_find (RAPPORT_TYPE_PROMPT);
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (prompt, GTK_TYPE_ENTRY)), "The same");
  g_assert_true (dialog_press (prompt, "_Save"));
  window_wait_for_text (GTK_WIDGET (f->window.window), "Filter “The same” saved", NULL);
  window_wait_until (g_strcmp0 (get_state (f, "The same"), "Listed now") == 0);
  g_assert_null (get_state (f, "Second best"));
  rapport_filter_bar_clear (RAPPORT_FILTER_BAR (list_page_find (f, RAPPORT_TYPE_FILTER_BAR)));
  g_assert_null (get_state (f, "The same"));
}

/* A name that nobody could read is refused where it is typed. */
static void
test_filter_name (ListPageFixture *f,
                  gconstpointer    data)
{
  g_autofree char *tail = g_strnfill (60, 'x');
  g_autofree char *name = g_strconcat ("重", tail, NULL);
  GtkWidget *prompt, *entry;

  list_page_ask (f, "grade:A");
  g_signal_emit_by_name (list_page_find (f, RAPPORT_TYPE_FILTER_BAR), "save-requested");
  prompt = dialog_find (RAPPORT_TYPE_PROMPT);
  entry = dialog_find_child (prompt, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  window_wait_for_text (prompt, "A name has at most 60 characters.", NULL);
  g_assert_false (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (prompt))));
  gtk_editable_set_text (GTK_EDITABLE (entry), "重点客户");
  window_wait_for_text (prompt, NULL, "A name has at most 60 characters.");
  g_assert_true (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (prompt))));
  gtk_window_destroy (GTK_WINDOW (prompt));
}

/* Adds the tests of what narrows the list, and of filters that are kept. */
void
list_page_add_filters (GtkApplication *application)
{
  LIST_PAGE_ADD ("clear-leaves-the-keyboard-alive", test_clear);
  LIST_PAGE_ADD ("a-filter-is-typed", test_text);
  LIST_PAGE_ADD ("a-switch-says-what-is-listed", test_switch);
  LIST_PAGE_ADD ("all-customers-are-archived", test_all_archived);
  LIST_PAGE_ADD ("a-saved-filter-stands-in-the-sidebar", test_saved);
  LIST_PAGE_ADD ("a-saved-filter-of-a-long-name-leaves-the-sidebar-narrow", test_saved_long);
  LIST_PAGE_ADD ("the-sidebar-says-which-saved-filter-is-listed", test_saved_listed);
  LIST_PAGE_ADD ("a-filter-has-a-name-that-can-be-read", test_filter_name);
  LIST_PAGE_ADD ("filters-stand-above-both-sides", test_filters_above);
}
