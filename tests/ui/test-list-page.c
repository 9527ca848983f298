/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-cell-editor.h"
#include "rapport-cell-preview.h"
#include "rapport-choice-entry.h"
#include "rapport-customer-dialog.h"
#include "rapport-customer.h"
#include "rapport-date-entry.h"
#include "rapport-edit.h"
#include "rapport-filter-bar.h"
#include "rapport-filter-pill.h"
#include "rapport-hand-over.h"
#include "rapport-jump-dialog.h"
#include "rapport-list-body.h"
#include "rapport-list-page.h"
#include "rapport-list-row.h"
#include "rapport-many-dialog.h"
#include "rapport-member.h"
#include "rapport-pages.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan.h"
#include "rapport-print-dialog.h"
#include "rapport-prompt.h"
#include "rapport-reports.h"
#include "rapport-saved-filter.h"
#include "rapport-set-field-dialog.h"
#include "rapport-sidebar-row.h"
#include "rapport-split.h"
#include "rapport-things.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket.h"
#include "scratch-act.h"
#include "window-fixture.h"

enum { ALPHA, ALPINE, BETA, N_CUSTOMERS };

static const struct { const char *name; const char *grade; } customers[N_CUSTOMERS] = {
  [ALPHA] = { "Alpha Works", "A" }, [ALPINE] = { "Alpine Tools", "B" }, [BETA] = { "Beta Foods", "B" },
};

/* three customers, the first of whom has a ticket */
typedef struct
{
  WindowFixture window;
  gint64        customers[N_CUSTOMERS];
  gint64        ticket;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  window_fixture_set_up (&f->window, data);
  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      g_autoptr(RapportCustomer) customer = rapport_customer_new ();

      rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, customers[i].name);
      rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_GRADE, customers[i].grade);
      f->customers[i] = scratch_run (f->window.base.book, rapport_add_customer_new (customer, NULL, NULL));
    }
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, f->customers[ALPHA]);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "Broken door");
  f->ticket = scratch_run (f->window.base.book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
  rapport_window_show_page (f->window.window, "customers");
  window_fixture_wait (&f->window, "3 customers", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  GSettings *settings = rapport_context_get_settings (f->window.base.context);

  g_settings_reset (settings, "filters");
  g_settings_reset (settings, "layouts");
  window_fixture_tear_down (&f->window, data);
}

static GtkWidget *
find (Fixture *f,
      GType    type)
{
  return dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)), type);
}

static RapportList *
get_list (Fixture *f)
{
  return RAPPORT_LIST (find (f, RAPPORT_TYPE_LIST));
}

static gint64
get_shown (Fixture *f)
{
  return rapport_list_page_get_shown (RAPPORT_LIST_PAGE (rapport_window_get_page (f->window.window)));
}

static void
search (Fixture    *f,
        const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (rapport_page_get_middle (rapport_window_get_page (f->window.window))), text);
}

static gboolean
is_focus_in (Fixture   *f,
             GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window.window));

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, widget);
}

/* the list has all the room while nothing is chosen */
static void
test_room (Fixture       *f,
           gconstpointer  data)
{
  RapportSplit *split = RAPPORT_SPLIT (find (f, RAPPORT_TYPE_SPLIT));

  g_assert_false (rapport_split_get_has_detail (split));
  rapport_list_select_id (get_list (f), f->customers[BETA]);
  g_assert_true (rapport_split_get_has_detail (split));
  g_assert_cmpint (get_shown (f), ==, f->customers[BETA]);
  scratch_run (f->window.base.book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &f->customers[BETA], 1));
  window_wait_until (get_shown (f) == 0);
  g_assert_false (rapport_split_get_has_detail (split));
}

/* the only one found is meant */
static void
test_single (Fixture       *f,
             gconstpointer  data)
{
  search (f, "alpi");
  window_wait_until (get_shown (f) == f->customers[ALPINE]);
  g_assert_cmpint (rapport_list_get_selected_id (get_list (f)), ==, f->customers[ALPINE]);
}

/* what is open but not listed is said by name; without the search it is where the person continues */
static void
test_left_out (Fixture       *f,
               gconstpointer  data)
{
  rapport_list_select_id (get_list (f), f->customers[BETA]);
  search (f, "al");
  window_fixture_wait (&f->window, "2 customers found", NULL);
  window_fixture_wait (&f->window, "“Beta Foods” is open, but left out of the list", NULL);
  g_assert_cmpint (get_shown (f), ==, f->customers[BETA]);
  search (f, "");
  window_fixture_wait (&f->window, "3 customers", "left out of the list");
  g_assert_cmpint (rapport_list_get_selected_id (get_list (f)), ==, f->customers[BETA]);
}

/* Show All shows also what is usually left out */
static void
test_show_all (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  const guint field = RAPPORT_CUSTOMER_ARCHIVED;

  rapport_entity_set_flag (values, field, TRUE);
  scratch_run (f->window.base.book, rapport_edit_many_new (values, &field, 1, &f->customers[BETA], 1));
  window_fixture_wait (&f->window, "2 customers", NULL);
  rapport_window_open_thing (f->window.window, "customer", f->customers[BETA]);
  window_fixture_wait (&f->window, "left out of the list", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.show-all", NULL));
  window_fixture_wait (&f->window, "3 customers", "left out of the list");
}

/* Escape goes from the detail to the row that is open */
static void
test_back (Fixture       *f,
           gconstpointer  data)
{
  rapport_list_select_id (get_list (f), f->customers[ALPINE]);
  rapport_split_enter_detail (RAPPORT_SPLIT (find (f, RAPPORT_TYPE_SPLIT)));
  window_wait_until (!is_focus_in (f, GTK_WIDGET (get_list (f))));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "split.back", NULL));
  g_assert_true (is_focus_in (f, GTK_WIDGET (get_list (f))));
  g_assert_cmpint (rapport_list_get_selected_id (get_list (f)), ==, f->customers[ALPINE]);
}

static void
ask (Fixture    *f,
     const char *text)
{
  g_autoptr(RapportCondition) condition =
    rapport_condition_parse (text, rapport_list_spec_nth, &rapport_list_customers, NULL);

  rapport_filter_bar_set_condition (RAPPORT_FILTER_BAR (find (f, RAPPORT_TYPE_FILTER_BAR)), condition);
}

/* The filters stand above both sides: no row moves when a detail opens. They go where there is room for one side only. */
static void
test_filters_above (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *bar = find (f, RAPPORT_TYPE_FILTER_BAR);
  GtkWidget *split = find (f, RAPPORT_TYPE_SPLIT);
  GtkWidget *window = GTK_WIDGET (f->window.window);
  graphene_rect_t before, after;

  ask (f, "-name:empty");
  window_wait_until (gtk_widget_get_height (find (f, RAPPORT_TYPE_FILTER_PILL)) > 0);
  window_wait_until (gtk_widget_get_height (GTK_WIDGET (get_list (f))) > 0 &&
                     gtk_widget_get_width (GTK_WIDGET (get_list (f))) == gtk_widget_get_width (split));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_list (f)), window, &before));
  /* the list is read anew for what was asked */
  window_wait_until ((rapport_list_select_id (get_list (f), f->customers[BETA]),
                      gtk_widget_compute_bounds (GTK_WIDGET (get_list (f)), window, &after)) &&
                     after.size.width < before.size.width);
  g_assert_cmpfloat (after.origin.y, ==, before.origin.y);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 600);
  rapport_split_enter_detail (RAPPORT_SPLIT (find (f, RAPPORT_TYPE_SPLIT)));
  window_wait_until (!gtk_widget_get_mapped (bar));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (window)), "split.back", NULL));
  window_wait_until (gtk_widget_get_mapped (bar));
}

/* after a filter that finds nothing the keyboard is somewhere live */
static void
test_clear (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *bar = find (f, RAPPORT_TYPE_FILTER_BAR);
  GtkWidget *clear;

  ask (f, "grade:C");
  window_fixture_wait (&f->window, "No customer was found", NULL);
  clear = gtk_widget_get_last_child (gtk_widget_get_first_child (bar));
  while (clear != NULL && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (clear)), "_Clear") != 0)
    clear = gtk_widget_get_prev_sibling (clear);
  g_assert_nonnull (clear);
  g_assert_true (gtk_widget_grab_focus (clear));
  g_signal_emit_by_name (clear, "clicked");
  window_fixture_wait (&f->window, "3 customers", NULL);
  window_wait_until (is_focus_in (f, GTK_WIDGET (f->window.window)));
}

/* the filter can be typed; what is wrong with it is said with the place */
static void
test_text (Fixture       *f,
           gconstpointer  data)
{
  GtkWidget *text = find (f, g_type_from_name ("RapportFilterText"));
  GtkWidget *entry = dialog_find_child (text, GTK_TYPE_ENTRY);

  g_assert_false (gtk_widget_get_mapped (text));
  ask (f, "grade:C or name~Beta");
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
test_switch (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *bar = find (f, RAPPORT_TYPE_FILTER_BAR);
  GtkCheckButton *archived = GTK_CHECK_BUTTON (dialog_find_child (bar, GTK_TYPE_CHECK_BUTTON));
  GtkWidget *text = find (f, g_type_from_name ("RapportFilterText"));

  ask (f, "archived:yes,no");
  g_assert_true (gtk_check_button_get_active (archived));
  g_assert_false (gtk_widget_get_visible (text));
  ask (f, "archived:no");
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
test_all_archived (Fixture       *f,
                   gconstpointer  data)
{
  const gint64 ids[] = { f->customers[ALPHA], f->customers[BETA], f->customers[ALPINE] };

  scratch_run (f->window.base.book, rapport_archive_new (ids, G_N_ELEMENTS (ids)));
  window_fixture_wait (&f->window, "All customers are archived.", "There are no customers yet.");
  rapport_window_show_page (f->window.window, "today");
  window_fixture_wait (&f->window, "All customers are archived. Nothing is due with them.", "There are no customers yet.");
  rapport_window_show_page (f->window.window, "customers");
  g_assert_true (dialog_press (GTK_WIDGET (f->window.window), "Show _Archived Ones Too"));
  window_fixture_wait (&f->window, "3 customers", "All customers are archived.");
  scratch_run (f->window.base.book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, ids, G_N_ELEMENTS (ids)));
  window_fixture_wait (&f->window, "There are no customers yet.", "All customers are archived.");
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (RAPPORT_IS_SIDEBAR_ROW (widget) &&
      g_str_equal (rapport_sidebar_row_get_title (RAPPORT_SIDEBAR_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

/* a filter with a name stands in the sidebar with what it finds, and brings its list */
static void
test_saved (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(RapportEntity) filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  GtkWidget *window = GTK_WIDGET (f->window.window);

  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_NAME, "Second best");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, "customers");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, "grade:B");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_SORT, "-name");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_GROUP_BY, "grade");
  scratch_run (f->window.base.book, rapport_add_new (filter));
  window_wait_until (find_row (window, "Second best") != NULL);
  window_wait_for_text (find_row (window, "Second best"), "2", NULL);
  rapport_window_show_page (f->window.window, "tickets");
  g_signal_emit_by_name (gtk_widget_get_parent (find_row (window, "Second best")), "row-activated",
                         find_row (window, "Second best"));
  window_fixture_wait (&f->window, "2 customers found", NULL);
  /* under the heading of its group */
  window_wait_until (rapport_list_model_get_id (rapport_list_get_model (get_list (f)), 1) == f->customers[BETA]);
  g_assert_cmpstr (rapport_list_get_group (get_list (f)), ==, "grade");
}

/* A name of any length leaves the window as wide as it was; the whole of it is told by the tooltip. */
static void
test_saved_long (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(RapportEntity) filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  g_autofree char *name = g_strnfill (400, 'n');
  GtkWidget *window = GTK_WIDGET (f->window.window);
  GtkWidget *row, *box;
  g_autofree char *tooltip = NULL;
  int before, after;

  box = gtk_widget_get_parent (find_row (window, "Customers"));
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &before, NULL, NULL);
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_NAME, name);
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, "customers");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, "grade:B");
  scratch_run (f->window.base.book, rapport_add_new (filter));
  window_wait_until ((row = find_row (window, name)) != NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &after, NULL, NULL);
  g_test_message ("the sidebar was %d wide and is %d", before, after);
  g_assert_cmpint (after, <, before + 150);
  tooltip = g_strdup (gtk_widget_get_tooltip_text (row));
  g_assert_nonnull (strstr (tooltip, name));
}

static const char *
get_state (Fixture    *f,
           const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (f->window.window), title);

  return row != NULL ? rapport_sidebar_row_get_state (RAPPORT_SIDEBAR_ROW (row)) : NULL;
}

/* The sidebar says of which saved filter the list is, also when it is changed then, and keeps the change. */
static void
test_saved_listed (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(RapportEntity) filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  GtkWidget *row, *prompt;

  ask (f, "grade:B name~Be");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_NAME, "Second best");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, "customers");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, "grade:B name~Be");
  scratch_run (f->window.base.book, rapport_add_new (filter));
  window_wait_until (g_strcmp0 (get_state (f, "Second best"), "Listed now") == 0);
  ask (f, "grade:B");
  g_assert_cmpstr (get_state (f, "Second best"), ==, "Changed since it was saved");
  row = find_row (GTK_WIDGET (f->window.window), "Second best");
  g_assert_true (gtk_widget_activate_action (row, "saved-filter.keep", NULL));
  window_wait_until (g_strcmp0 (get_state (f, "Second best"), "Listed now") == 0);
  rapport_window_show_page (f->window.window, "tickets");
  g_assert_null (get_state (f, "Second best"));
  rapport_window_show_page (f->window.window, "customers");
  g_assert_cmpstr (get_state (f, "Second best"), ==, "Listed now");
  g_signal_emit_by_name (find (f, RAPPORT_TYPE_FILTER_BAR), "save-requested");
  prompt = dialog_find (RAPPORT_TYPE_PROMPT);
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (prompt, GTK_TYPE_ENTRY)), "The same");
  g_assert_true (dialog_press (prompt, "_Save"));
  window_wait_for_text (GTK_WIDGET (f->window.window), "Filter “The same” saved", NULL);
  window_wait_until (g_strcmp0 (get_state (f, "The same"), "Listed now") == 0);
  g_assert_null (get_state (f, "Second best"));
  rapport_filter_bar_clear (RAPPORT_FILTER_BAR (find (f, RAPPORT_TYPE_FILTER_BAR)));
  g_assert_null (get_state (f, "The same"));
}

/* so many items of a menu have room below or above a row in the middle of a screen of 768 pixels */
#define MOST_IN_SIGHT 10

/* adds the labels of the items of @menu that do @action; NULL for all that are in sight before another menu is opened */
static void
append_labels (GMenuModel *menu,
               const char *action,
               GString    *labels)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr(GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;
      g_autofree char *does = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &does);
      if (section != NULL)
        append_labels (section, action, labels);
      else if (submenu != NULL && action != NULL)
        append_labels (submenu, action, labels);
      else if (action == NULL || g_strcmp0 (does, action) == 0)
        g_string_append_printf (labels, "%s|", label);
    }
}

static char *
dup_labels (Fixture    *f,
            const char *action)
{
  g_autoptr(GMenuModel) menu = NULL;
  GString *labels = g_string_new (NULL);

  g_object_get (get_list (f), "menu-model", &menu, NULL);
  append_labels (menu, action, labels);
  return g_string_free (labels, FALSE);
}

static gboolean
offers (Fixture    *f,
        const char *action,
        const char *expected)
{
  g_autofree char *labels = dup_labels (f, action);

  return g_str_equal (labels, expected);
}

/* Only tags that are there can be removed, each with how many have it; the menu is short enough to be seen as a whole. */
static void
test_menu (Fixture       *f,
           gconstpointer  data)
{
  const gint64 best[] = { f->customers[ALPHA], f->customers[BETA] };
  g_autofree char *labels = NULL;
  g_auto(GStrv) parts = NULL;

  scratch_run (f->window.base.book, rapport_add_tag_new (best, 2, "VIP"));
  scratch_run (f->window.base.book, rapport_add_tag_new (&f->customers[ALPINE], 1, "o_ld"));
  rapport_list_select_id (get_list (f), f->customers[BETA]);
  window_wait_until (offers (f, "customers.remove-tag", "VIP (1)|"));
  gtk_widget_grab_focus (GTK_WIDGET (get_list (f)));
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL);
  window_wait_until (offers (f, "customers.remove-tag", "VIP (2)|o__ld (1)|"));
  scratch_run (f->window.base.book, rapport_remove_tag_new (best, 2, "VIP"));
  window_wait_until (offers (f, "customers.remove-tag", "o__ld (1)|"));
  labels = dup_labels (f, NULL);
  parts = g_strsplit (labels, "|", -1);
  g_assert_cmpuint (g_strv_length (parts), <=, MOST_IN_SIGHT + 1);
}

static GtkWidget *
open_row_menu (Fixture *f)
{
  GtkWidget *body = dialog_find_child (GTK_WIDGET (get_list (f)), g_type_from_name ("RapportListBody"));
  GtkWidget *row = dialog_find_child (body, g_type_from_name ("RapportListRow"));

  gtk_widget_grab_focus (gtk_widget_get_parent (row));
  dialog_press_key (body, "<Shift>F10");
  return dialog_find_child (body, GTK_TYPE_POPOVER_MENU);
}

static GtkWidget *
find_menu_entry (GtkWidget  *widget,
                 const char *label)
{
  GtkWidget *found = GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), label) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_entry (child, label);
  return found;
}

/* The menu says to how many it is done, prints and saves them, and has nothing grey without a reason. */
static void
test_menu_of_many (Fixture       *f,
                   gconstpointer  data)
{
  GtkWidget *menu;

  rapport_list_select_id (get_list (f), f->customers[BETA]);
  menu = open_row_menu (f);
  window_wait_until (find_menu_entry (menu, "New Ticket…") != NULL);
  g_assert_null (find_menu_entry (menu, "1 customer selected"));
  gtk_popover_popdown (GTK_POPOVER (menu));
  gtk_widget_grab_focus (GTK_WIDGET (get_list (f)));
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL);
  menu = open_row_menu (f);
  window_wait_until (find_menu_entry (menu, "3 customers selected") != NULL);
  g_assert_null (find_menu_entry (menu, "New Ticket…"));
  g_assert_nonnull (find_menu_entry (menu, "Print…"));
  g_assert_nonnull (find_menu_entry (menu, "Save as Table…"));
  g_assert_nonnull (find_menu_entry (menu, "Merge Two Customers…"));
  g_assert_nonnull (find_menu_entry (menu, "Archive"));
  g_assert_null (find_menu_entry (menu, "Take Out of the Archive"));
  gtk_popover_popdown (GTK_POPOVER (menu));
}

/* A name that nobody could read is refused where it is typed. */
static void
test_filter_name (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *tail = g_strnfill (60, 'x');
  g_autofree char *name = g_strconcat ("重", tail, NULL);
  GtkWidget *prompt, *entry;

  ask (f, "grade:A");
  g_signal_emit_by_name (find (f, RAPPORT_TYPE_FILTER_BAR), "save-requested");
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

/* what is deleted in any list is told, and can be brought back */
static void
test_delete (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (f->window.window);

  rapport_window_show_page (f->window.window, "tickets");
  window_fixture_wait (&f->window, "1 open ticket", NULL);
  rapport_list_select_id (get_list (f), f->ticket);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.delete", NULL));
  window_wait_for_text (window, "deleted", "is gone");
  window_fixture_wait (&f->window, "No ticket is open", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo-act", NULL);
  window_fixture_wait (&f->window, "1 open ticket", NULL);
}

/* what is selected in any list is given to another in one act */
static void
test_owner (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());
  GtkWidget *window = GTK_WIDGET (f->window.window);
  gint64 id;

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, "Ann");
  id = scratch_run (f->window.base.book, rapport_add_new (member));
  rapport_window_show_page (f->window.window, "tickets");
  window_fixture_wait (&f->window, "1 open ticket", NULL);
  rapport_list_select_id (get_list (f), f->ticket);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.set-owner", "x", id));
  window_wait_for_text (window, "Tickets: the owner of 1 changed", NULL);
  g_assert_cmpint (scratch_query (f->window.base.book, "SELECT owner FROM ticket"), ==, id);
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo-act", NULL);
  window_wait_until (scratch_query (f->window.base.book, "SELECT count(owner) FROM ticket") == 0);
}

static gboolean
is_there (Fixture                 *f,
          const RapportEntityInfo *info,
          gint64                   id)
{
  g_autoptr(RapportEntity) found = rapport_book_get (f->window.base.book, info->get_type (), id, NULL);

  return found != NULL;
}

/* what is known of a kind of thing only by its declarations is found, shown, deleted and brought back as all else */
static void
test_declared (Fixture       *f,
               gconstpointer  data)
{
  static const char * const things[] = { "contract", "product", "opportunity", "requirement", "milestone", "care_date",
                                         "article", "snippet", "tag_style" };
  GtkWidget *window = GTK_WIDGET (f->window.window);

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      const RapportEntityInfo *info = rapport_entity_info_for (things[i]);
      g_autoptr(RapportEntity) thing = g_object_new (info->get_type (), NULL);
      gint64 id;

      if (rapport_entity_info_index (info, "customer") >= 0)
        g_object_set (thing, "customer", f->customers[ALPHA], NULL);
      if (rapport_entity_info_index (info, "description") >= 0)
        g_object_set (thing, "description", "For the test", NULL);
      if (rapport_entity_info_index (info, "body") >= 0)
        g_object_set (thing, "body", "For the test", NULL);
      for (const char * const *day = (const char * const []) { "date", "day", NULL }; *day != NULL; day++)
        {
          const RapportField *field = rapport_entity_info_find (info, *day);

          if (field != NULL && field->kind == RAPPORT_FIELD_DAY)
            g_object_set (thing, *day, 20260310, NULL);
        }
      g_object_set (thing, "name", "Needle", NULL);
      id = scratch_run (f->window.base.book, rapport_add_new (thing));
      rapport_window_show_page (f->window.window, "customers");
      g_assert_true (rapport_window_open_thing (f->window.window, things[i], id));
      window_wait_until (rapport_list_get_selected_id (get_list (f)) == id);
      g_assert_cmpint (get_shown (f), ==, id);
      search (f, "needle");
      window_fixture_wait (&f->window, " found", NULL);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.delete", NULL));
      window_wait_until (!is_there (f, info, id));
      window_wait_until (get_shown (f) == 0);
      g_action_group_activate_action (G_ACTION_GROUP (window), "undo-act", NULL);
      window_wait_until (is_there (f, info, id));
      search (f, "");
    }
}

static void
group_by (Fixture    *f,
          const char *group)
{
  g_action_group_activate_action (rapport_list_get_view_actions (get_list (f)), "group", g_variant_new_string (group));
}

static guint
count_places (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (rapport_list_get_model (get_list (f))));
}

/* headings count what is under them and can be closed; they are nothing that an act is for */
static void
test_groups (Fixture       *f,
             gconstpointer  data)
{
  RapportListModel *model = rapport_list_get_model (get_list (f));

  group_by (f, "grade");
  window_wait_until (count_places (f) == 5);
  g_assert_cmpstr (rapport_list_model_get_section (model, 0)->label, ==, "A");
  g_assert_cmpint (rapport_list_model_get_id (model, 1), ==, f->customers[ALPHA]);
  g_assert_cmpuint (rapport_list_model_get_section (model, 2)->n, ==, 2);
  window_fixture_wait (&f->window, "3 customers", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find (f, g_type_from_name ("RapportListBody"))),
                                             "list.open-groups", "b", FALSE));
  g_assert_cmpuint (count_places (f), ==, 2);
  window_fixture_wait (&f->window, "3 customers", NULL);
  /* what is asked for comes into sight */
  rapport_window_open_thing (f->window.window, "customer", f->customers[BETA]);
  window_wait_until (count_places (f) == 4);
  g_assert_cmpint (rapport_list_get_selected_id (get_list (f)), ==, f->customers[BETA]);
  group_by (f, "");
  window_wait_until (count_places (f) == 3);
}

/* the menu of a heading is not for what is selected, which stays so */
static void
test_heading_menu (Fixture       *f,
                   gconstpointer  data)
{
  RapportListBody *body = RAPPORT_LIST_BODY (find (f, RAPPORT_TYPE_LIST_BODY));

  group_by (f, "grade");
  window_wait_until (count_places (f) == 5);
  gtk_widget_grab_focus (GTK_WIDGET (get_list (f)));
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL);
  window_fixture_wait (&f->window, "3 selected", NULL);
  rapport_list_body_focus_at (body, 0);
  window_wait_until (rapport_list_body_get_focused (body) == 0);
  dialog_press_key (GTK_WIDGET (body), "Menu");
  g_assert_cmpuint (rapport_list_get_n_selected (get_list (f)), ==, 3);
}

static void
set_amount (Fixture *f,
            guint    customer,
            gint64   amount)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  const guint field = RAPPORT_CUSTOMER_YEARLY_AMOUNT;

  rapport_entity_set_integer (values, field, amount);
  scratch_run (f->window.base.book, rapport_edit_many_new (values, &field, 1, &f->customers[customer], 1));
}

/* how far what @sums says stands from what is counted */
static int
get_gap (GtkWidget  *widget,
         const char *sums)
{
  graphene_rect_t left, right;
  int gap = -1;

  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), sums))
    {
      GtkWidget *row = gtk_widget_get_parent (widget);

      g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (row), row, &left));
      g_assert_true (gtk_widget_compute_bounds (widget, row, &right));
      return (int) (right.origin.x - left.origin.x - left.size.width);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && gap < 0;
       child = gtk_widget_get_next_sibling (child))
    gap = get_gap (child, sums);
  return gap;
}

/* the foot of the list adds up what is selected, or all */
static void
test_sums (Fixture       *f,
           gconstpointer  data)
{
  set_amount (f, ALPHA, 100000);
  set_amount (f, BETA, 300000);
  window_fixture_wait (&f->window, "Yearly amount 4,000, on average 2,000 (2 with a value)", NULL);
  g_assert_cmpint (get_gap (GTK_WIDGET (f->window.window), "Yearly amount 4,000"), >=, 12);
  rapport_list_select_id (get_list (f), f->customers[BETA]);
  window_fixture_wait (&f->window, "Yearly amount 3,000, on average 3,000", NULL);
}

/* the button beside what is open deletes just that, listed or not */
static void
test_delete_left_out (Fixture       *f,
                      gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (f->window.window);

  rapport_list_select_id (get_list (f), f->customers[BETA]);
  search (f, "al");
  window_fixture_wait (&f->window, "left out of the list", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.delete", NULL));
  window_wait_for_text (window, "Beta Foods” deleted", NULL);
  search (f, "");
  window_fixture_wait (&f->window, "2 customers", NULL);
}

/* what the menu of the list does, which is made when it is opened */
static gboolean
activate_below (GtkWidget  *widget,
                const char *action)
{
  gboolean done = gtk_widget_activate_action (widget, action, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !done;
       child = gtk_widget_get_next_sibling (child))
    done = activate_below (child, action);
  return done;
}

static void
leave_chooser (const char *title,
               const char *which)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (!GTK_IS_FILE_CHOOSER (window) || g_strcmp0 (gtk_window_get_title (window), title) != 0)
        continue;
      g_assert_cmpstr (gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (window), "which"), ==, which);
      gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_CANCEL);
      return;
    }
  g_error ("no window “%s”", title);
}

/* several are counted, saved and deleted together on each list, and it is said that it is these */
static void
test_several (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (f->window.window);

  rapport_list_select_id (get_list (f), f->customers[ALPHA]);
  gtk_widget_grab_focus (GTK_WIDGET (get_list (f)));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (window)), "list.select-all", NULL));
  window_fixture_wait (&f->window, "3 customers, 3 selected", NULL);
  g_assert_true (activate_below (window, "table.save"));
  /* these are proposed, and all could be chosen */
  leave_chooser ("Save as Table", "0");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.delete", NULL));
  window_wait_for_text (window, "Customers: 3 deleted", NULL);
}

/* the same is planned with all who are selected: it says how many before and after, and is one act to undo */
static void
test_plan_several (Fixture       *f,
                   gconstpointer  data)
{
  const char *planned = "SELECT count(*) FROM plan WHERE due_day = 20300315";
  GtkWidget *window = GTK_WIDGET (f->window.window);
  GtkWidget *dialog;

  rapport_list_select_id (get_list (f), f->customers[ALPHA]);
  gtk_widget_grab_focus (GTK_WIDGET (get_list (f)));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (window)), "list.select-all", NULL));
  window_fixture_wait (&f->window, "3 customers, 3 selected", NULL);
  g_assert_true (gtk_widget_activate_action (window, "win.log", NULL));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Log Follow-up with 3 Customers");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "customers.plan", NULL));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Plan Follow-up with 3 Customers");
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2030-03-15");
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  window_wait_for_text (window, "Planned with 3 customers · 2030-03-15", NULL);
  g_assert_cmpint (scratch_query (f->window.base.book, planned), ==, 3);
  g_assert_true (gtk_widget_activate_action (window, "win.undo", NULL));
  window_wait_until (scratch_query (f->window.base.book, planned) == 0);
  rapport_list_select_id (get_list (f), f->customers[ALPHA]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "customers.plan", NULL));
  gtk_window_destroy (GTK_WINDOW (dialog_find (RAPPORT_TYPE_PLAN_DIALOG)));
}

static RapportListBody *
get_body (Fixture *f)
{
  return RAPPORT_LIST_BODY (dialog_find_child (GTK_WIDGET (get_list (f)), RAPPORT_TYPE_LIST_BODY));
}

static gint64
get_focused (Fixture *f)
{
  return rapport_list_model_get_id (rapport_list_get_model (get_list (f)),
                                    rapport_list_body_get_focused (get_body (f)));
}

/* what printing proposes: before the forms there are @n_lists choices, the last of which is the whole list */
static void
assert_proposes (Fixture    *f,
                 guint       n_lists,
                 const char *proposed)
{
  GtkWidget *window = GTK_WIDGET (f->window.window);
  GtkWidget *dialog;
  GtkDropDown *forms;
  GListModel *choices;

  g_assert_true (gtk_widget_activate_action (window, "win.print", NULL));
  dialog = dialog_find (RAPPORT_TYPE_PRINT_DIALOG);
  forms = GTK_DROP_DOWN (dialog_find_child (dialog, GTK_TYPE_DROP_DOWN));
  choices = gtk_drop_down_get_model (forms);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (choices), n_lists - 1), ==,
                   "This list as shown");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (choices), gtk_drop_down_get_selected (forms)), ==,
                   proposed);
  window_wait_for_text (dialog, "Page 1 of 1", NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* who chose nothing in the list prints the list; who looks at one thing prints that, or the list, but the list where that
   is not in it; who selected several prints these, which is said, or the list */
static void
test_print (Fixture       *f,
            gconstpointer  data)
{
  assert_proposes (f, 1, "This list as shown");
  group_by (f, "grade");
  window_wait_until (count_places (f) == 5);
  assert_proposes (f, 1, "This list as shown");
  rapport_list_select_id (get_list (f), f->customers[BETA]);
  assert_proposes (f, 1, g_dpgettext2 (NULL, "form", rapport_report_find ("f10")->title));
  search (f, "al");
  window_fixture_wait (&f->window, "“Beta Foods” is open, but left out of the list", NULL);
  assert_proposes (f, 1, "This list as shown");
  gtk_widget_grab_focus (GTK_WIDGET (get_list (f)));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL));
  window_fixture_wait (&f->window, "2 customers found, 2 selected", NULL);
  assert_proposes (f, 2, "The 2 selected rows");
  search (f, "");
  group_by (f, "");
  window_wait_until (count_places (f) == 3);
}

static guint
count_print_buttons (GtkWidget *within)
{
  GtkActionable *actionable = GTK_IS_ACTIONABLE (within) ? GTK_ACTIONABLE (within) : NULL;
  guint n = actionable != NULL && g_strcmp0 (gtk_actionable_get_action_name (actionable), "win.print") == 0;
  GtkWidget *before = gtk_widget_get_prev_sibling (within);

  /* what leads away stands behind it */
  if (n > 0 && GTK_IS_BUTTON (before))
    g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (before)), !=, "go-previous-symbolic");
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_print_buttons (child);
  return n;
}

/* the first section of the menu of rows is headed by how many they are */
static void
assert_sections (RapportListPage *page)
{
  RapportList *list = rapport_list_page_get_list (page, rapport_list_page_get_thing (page));
  g_autoptr(GMenuModel) menu = NULL;

  g_object_get (list, "menu-model", &menu, NULL);
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      g_assert_nonnull (section);
    }
}

/* whatever is listed, and wherever it is registered */
static void
test_print_button (Fixture       *f,
                   gconstpointer  data)
{
  guint n;
  const RapportPageEntry *entries = rapport_pages_get (&n);

  for (guint i = 0; i < n; i++)
    {
      RapportPage *page;

      rapport_window_show_page (f->window.window, entries[i].name);
      page = rapport_window_get_page (f->window.window);
      if (!RAPPORT_IS_LIST_PAGE (page))
        continue;
      g_test_message ("%s", entries[i].name);
      g_assert_cmpuint (count_print_buttons (rapport_page_get_end (page)), ==, 1);
      assert_sections (RAPPORT_LIST_PAGE (page));
    }
}

/* the keyboard goes where the selected row goes, and Delete is for the row that has both */
static void
test_keyboard_follows (Fixture       *f,
                       gconstpointer  data)
{
  const guint field = RAPPORT_CUSTOMER_NAME;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  guint place = 0;

  rapport_list_set_order (get_list (f), "name");
  g_signal_emit_by_name (get_list (f), "sort-changed", "name", FALSE);
  rapport_list_select_id (get_list (f), f->customers[ALPHA]);
  gtk_widget_grab_focus (GTK_WIDGET (get_list (f)));
  window_wait_until (get_focused (f) == f->customers[ALPHA]);
  rapport_entity_set_text (values, field, "Zulu Works");
  scratch_run (f->window.base.book, rapport_edit_many_new (values, &field, 1, &f->customers[ALPHA], 1));
  window_wait_until (rapport_list_model_find (rapport_list_get_model (get_list (f)), f->customers[ALPHA], &place) &&
                     place == N_CUSTOMERS - 1);
  window_wait_until (get_focused (f) == f->customers[ALPHA]);
  rapport_window_open_thing (f->window.window, "customer", f->customers[ALPINE]);
  window_wait_until (get_shown (f) == f->customers[ALPINE]);
  window_wait_until (get_focused (f) == f->customers[ALPINE]);
  rapport_list_body_focus_at (get_body (f), N_CUSTOMERS - 1);
  g_assert_cmpint (get_focused (f), ==, f->customers[ALPHA]);
  dialog_press_key (GTK_WIDGET (get_body (f)), "Delete");
  g_assert_cmpint (get_focused (f), ==, f->customers[ALPINE]);
  dialog_press_key (GTK_WIDGET (get_body (f)), "Delete");
  window_wait_for_text (GTK_WIDGET (f->window.window), "deleted", NULL);
  window_wait_until (!rapport_list_model_find (rapport_list_get_model (get_list (f)), f->customers[ALPINE], NULL));
  g_assert_true (rapport_list_model_find (rapport_list_get_model (get_list (f)), f->customers[ALPHA], NULL));
}

/* what a key does that reaches the list before its rows */
static gboolean
press (Fixture         *f,
       guint            key,
       GdkModifierType  state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_list (f)));
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &stopped);
    }
  return stopped;
}

/* goes from cell to cell, with the keyboard on the row of @customer and the cursor on its name */
static void
begin_table (Fixture *f,
             guint    customer)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.switch-mode", NULL));
  rapport_list_select_id (get_list (f), f->customers[customer]);
  window_wait_until (gtk_widget_grab_focus (GTK_WIDGET (get_list (f))) && is_focus_in (f, GTK_WIDGET (get_list (f))));
  g_assert_true (press (f, GDK_KEY_Home, 0));
  g_assert_true (press (f, GDK_KEY_Right, 0));
}

static guint
count_dimmed (GskRenderNode *node)
{
  guint n = gsk_render_node_get_node_type (node) == GSK_OPACITY_NODE;

  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      n += count_dimmed (gsk_container_node_get_child (node, i));
  return n;
}

static guint
count_dimmed_cells (GtkWidget *row)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  guint n;

  GTK_WIDGET_GET_CLASS (row)->snapshot (row, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  n = count_dimmed (node);
  gsk_render_node_unref (node);
  return n;
}

/* What can't be typed into is seen and said before one tries. */
static void
test_table_fixed (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *row = dialog_find_child (GTK_WIDGET (get_list (f)), RAPPORT_TYPE_LIST_ROW);

  g_assert_cmpuint (count_dimmed_cells (row), ==, 0);
  begin_table (f, ALPHA);
  /* the grade, which asks why */
  g_assert_cmpuint (count_dimmed_cells (row), >=, 1);
  window_fixture_wait (&f->window, "Customer: Alpha Works", "Customer: Alpha Works (can’t");
  g_assert_true (press (f, GDK_KEY_Right, 0));
  window_fixture_wait (&f->window, "Contact: empty (can’t be changed in the table)", NULL);
}

static GtkWidget *
get_editor (Fixture *f)
{
  return find (f, RAPPORT_TYPE_CELL_EDITOR);
}

static void
type (Fixture    *f,
      const char *text)
{
  GtkWidget *entry = dialog_find_child (get_editor (f), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static char *
dup_name (Fixture *f,
          guint    customer)
{
  g_autoptr(RapportEntity) entity =
    rapport_book_get (f->window.base.book, RAPPORT_TYPE_CUSTOMER, f->customers[customer], NULL);

  return g_strdup (rapport_entity_get_text (entity, RAPPORT_CUSTOMER_NAME));
}

static gboolean
is_named (Fixture    *f,
          guint       customer,
          const char *name)
{
  g_autofree char *now = dup_name (f, customer);

  return g_strcmp0 (now, name) == 0;
}

/* in table mode the list has all the room, and Enter still opens */
static void
test_table (Fixture       *f,
            gconstpointer  data)
{
  RapportSplit *split = RAPPORT_SPLIT (find (f, RAPPORT_TYPE_SPLIT));

  begin_table (f, ALPHA);
  g_assert_false (rapport_split_get_has_detail (split));
  g_signal_emit_by_name (get_list (f), "row-activated", f->customers[ALPHA]);
  g_assert_true (rapport_split_get_has_detail (split));
  rapport_list_select_id (get_list (f), f->customers[BETA]);
  g_assert_false (rapport_split_get_has_detail (split));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.switch-mode", NULL));
  g_assert_true (rapport_split_get_has_detail (split));
  g_assert_cmpint (get_shown (f), ==, f->customers[BETA]);
}

/* Who has gone to the last column sees the names again when there is a detail beside them. */
static void
test_table_sideways (Fixture       *f,
                     gconstpointer  data)
{
  GtkWidget *body = dialog_find_child (GTK_WIDGET (get_list (f)), RAPPORT_TYPE_LIST_BODY);
  GtkAdjustment *sideways = rapport_list_body_get_hadjustment (RAPPORT_LIST_BODY (body));

  begin_table (f, ALPHA);
  gtk_window_set_default_size (GTK_WINDOW (f->window.window), 640, 600);
  window_wait_until (gtk_adjustment_get_upper (sideways) > gtk_adjustment_get_page_size (sideways));
  gtk_adjustment_set_value (sideways, gtk_adjustment_get_upper (sideways));
  g_assert_cmpfloat (gtk_adjustment_get_value (sideways), >, 0);
  g_signal_emit_by_name (get_list (f), "row-activated", f->customers[ALPHA]);
  g_assert_cmpfloat (gtk_adjustment_get_value (sideways), ==, 0);
}

/* Tab goes on behind the last cell in the next row, and leaves the list only before the first row's first cell */
static void
test_table_tab (Fixture       *f,
                gconstpointer  data)
{
  begin_table (f, ALPHA);
  g_assert_true (press (f, GDK_KEY_End, 0));
  g_assert_true (press (f, GDK_KEY_Tab, 0));
  g_assert_cmpint (rapport_list_get_selected_id (get_list (f)), ==, f->customers[ALPINE]);
  g_assert_true (press (f, GDK_KEY_F2, 0));
  window_wait_until (is_focus_in (f, get_editor (f)));
  g_signal_emit_by_name (get_editor (f), "given-up");
  g_assert_true (press (f, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_cmpint (rapport_list_get_selected_id (get_list (f)), ==, f->customers[ALPHA]);
  g_assert_true (press (f, GDK_KEY_Home, 0));
  g_assert_false (press (f, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
}

/* Enter goes to the row below, with Shift to that above, and opens nothing */
static void
test_table_enter (Fixture       *f,
                  gconstpointer  data)
{
  begin_table (f, ALPHA);
  g_assert_true (press (f, GDK_KEY_Return, 0));
  g_assert_cmpint (rapport_list_get_selected_id (get_list (f)), ==, f->customers[ALPINE]);
  g_assert_true (is_focus_in (f, GTK_WIDGET (get_list (f))));
  g_assert_true (press (f, GDK_KEY_Return, GDK_SHIFT_MASK));
  g_assert_cmpint (rapport_list_get_selected_id (get_list (f)), ==, f->customers[ALPHA]);
}

/* F2, what is typed, Enter: the cell holds it, and the keyboard is in the row below */
static void
test_type (Fixture       *f,
           gconstpointer  data)
{
  begin_table (f, ALPHA);
  g_assert_true (press (f, GDK_KEY_F2, 0));
  window_wait_until (is_focus_in (f, get_editor (f)));
  type (f, "Alpha Plant");
  g_assert_null (get_editor (f));
  window_wait_until (is_named (f, ALPHA, "Alpha Plant"));
  g_assert_cmpint (rapport_list_get_selected_id (get_list (f)), ==, f->customers[ALPINE]);
  window_wait_until (is_focus_in (f, GTK_WIDGET (get_list (f))));
}

static gboolean
is_in_popover (Fixture *f)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window.window));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

/* The arrow keys go through the choices of a cell, and not from under them into the rows. */
static void
test_type_choice (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *choice;

  begin_table (f, ALPHA);
  for (guint i = 0; i < 10 && get_editor (f) == NULL; i++)
    {
      g_assert_true (press (f, GDK_KEY_Right, 0));
      g_assert_true (press (f, GDK_KEY_F2, 0));
      if (get_editor (f) != NULL && dialog_find_child (get_editor (f), RAPPORT_TYPE_CHOICE_ENTRY) == NULL)
        g_signal_emit_by_name (get_editor (f), "given-up");
    }
  choice = dialog_find_child (get_editor (f), RAPPORT_TYPE_CHOICE_ENTRY);
  window_wait_until (is_focus_in (f, choice));
  g_assert_true (gtk_widget_activate_action (choice, "choice.popup", NULL));
  window_wait_until (is_in_popover (f));
  gtk_widget_child_focus (GTK_WIDGET (get_list (f)), GTK_DIR_DOWN);
  g_assert_true (is_in_popover (f));
  g_signal_emit_by_name (get_editor (f), "given-up");
  window_wait_until (is_focus_in (f, GTK_WIDGET (get_list (f))));
}

/* what can't be is said beside the cell, what was typed stays and nothing is written; what can't be typed into says so */
static void
test_type_wrong (Fixture       *f,
                 gconstpointer  data)
{
  begin_table (f, ALPHA);
  g_assert_true (press (f, GDK_KEY_F2, 0));
  window_wait_until (is_focus_in (f, get_editor (f)));
  type (f, "");
  g_assert_nonnull (get_editor (f));
  window_wait_until (is_focus_in (f, get_editor (f)));
  g_assert_true (is_named (f, ALPHA, "Alpha Works"));
  g_signal_emit_by_name (get_editor (f), "given-up");
  g_assert_null (get_editor (f));
  g_assert_true (is_named (f, ALPHA, "Alpha Works"));
  g_assert_true (press (f, GDK_KEY_Right, 0));
  g_assert_true (press (f, GDK_KEY_F2, 0));
  g_assert_null (get_editor (f));
  window_wait_for_text (GTK_WIDGET (f->window.window),
                        "“Contact” can’t be changed in the table. Press Ctrl+E for the list and change it beside that.",
                        NULL);
}

/* types into the name of the first customer and does not press Enter */
static void
begin_typing (Fixture    *f,
              const char *text)
{
  begin_table (f, ALPHA);
  g_assert_true (press (f, GDK_KEY_F2, 0));
  window_wait_until (is_focus_in (f, get_editor (f)));
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (get_editor (f), GTK_TYPE_ENTRY)), text);
}

/* what somebody else wrote into the cell meanwhile is said before anything takes its place */
static RapportAct *
name_new (gint64      customer,
          const char *name)
{
  const guint field = RAPPORT_CUSTOMER_NAME;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (values, field, name);
  return rapport_edit_many_new (values, &field, 1, &customer, 1);
}

static void
test_type_meanwhile (Fixture       *f,
                     gconstpointer  data)
{
  begin_typing (f, "Alpha Plant");
  scratch_run (f->window.base.book, name_new (f->customers[ALPHA], "Alpha Theirs"));
  g_signal_emit_by_name (get_editor (f), "committed", RAPPORT_CELL_BELOW);
  window_wait_for_text (get_editor (f), "This was changed meanwhile to “Alpha Theirs”.", NULL);
  g_assert_true (is_named (f, ALPHA, "Alpha Theirs"));
  g_signal_emit_by_name (get_editor (f), "committed", RAPPORT_CELL_BELOW);
  window_wait_until (is_named (f, ALPHA, "Alpha Plant"));
}

/* so is what is not heard of yet as the cell is left */
static void
test_type_at_once (Fixture       *f,
                   gconstpointer  data)
{
  begin_typing (f, "Alpha Plant");
  rapport_act_run_async (name_new (f->customers[ALPHA], "Alpha Theirs"), f->window.base.book, NULL, NULL);
  g_signal_emit_by_name (get_editor (f), "committed", RAPPORT_CELL_BELOW);
  window_wait_until (get_editor (f) != NULL);
  window_wait_for_text (get_editor (f), "This was changed meanwhile to “Alpha Theirs”.", NULL);
  window_wait_until (is_named (f, ALPHA, "Alpha Theirs"));
  g_signal_emit_by_name (get_editor (f), "committed", RAPPORT_CELL_BELOW);
  window_wait_until (is_named (f, ALPHA, "Alpha Plant"));
}

/* a word that no other has is taken, and said to be new */
static void
test_type_new_word (Fixture       *f,
                    gconstpointer  data)
{
  begin_table (f, ALPHA);
  /* contact, grade, owner, next follow-up, status */
  for (guint i = 0; i < 5; i++)
    g_assert_true (press (f, GDK_KEY_Right, 0));
  g_assert_true (press (f, GDK_KEY_F2, 0));
  type (f, "Deliverng");
  window_wait_for_text (GTK_WIDGET (f->window.window), "“Deliverng” is new as “Status”: nothing else has it.", NULL);
}

/* who closes the window while typing into a cell has left the cell */
static void
test_type_close (Fixture       *f,
                 gconstpointer  data)
{
  begin_typing (f, "Alpha Plant");
  gtk_window_close (GTK_WINDOW (f->window.window));
  window_wait_until (f->window.window == NULL && is_named (f, ALPHA, "Alpha Plant"));
}

/* so has who goes back to rows */
static void
test_type_switch (Fixture       *f,
                  gconstpointer  data)
{
  begin_typing (f, "Alpha Plant");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.switch-mode", NULL));
  g_assert_null (get_editor (f));
  window_wait_until (is_named (f, ALPHA, "Alpha Plant"));
}

static GtkWidget *
find_toplevel (GType type)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

/* what Return does in @table, before its rows have it */
static gboolean
press_return (GtkWidget *table)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (table);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) keys = g_list_model_get_item (controllers, i);
      g_autoptr(GtkShortcut) first = NULL;
      g_autofree char *trigger = NULL;

      if (!GTK_IS_SHORTCUT_CONTROLLER (keys) || gtk_event_controller_get_propagation_phase (keys) != GTK_PHASE_CAPTURE)
        continue;
      first = g_list_model_get_item (G_LIST_MODEL (keys), 0);
      trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (first));
      if (g_str_has_prefix (trigger, "Return"))
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (first), 0, table, NULL);
    }
  return FALSE;
}

/* a block from a spreadsheet is shown as it would change the list, then is one act */
static void
test_paste (Fixture       *f,
            gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (get_list (f)));
  GtkWidget *preview;

  begin_table (f, ALPHA);
  gdk_clipboard_set_text (clipboard, "Alpha One\tsomebody\nAlpine One\t\nBeta One\t\nGamma One\t\n");
  g_assert_true (press (f, GDK_KEY_v, GDK_CONTROL_MASK));
  window_wait_until (find_toplevel (RAPPORT_TYPE_CELL_PREVIEW) != NULL);
  preview = find_toplevel (RAPPORT_TYPE_CELL_PREVIEW);
  window_wait_for_text (preview, "3 cells in 3 rows will be changed. 2 are refused.", NULL);
  window_wait_for_text (preview, "“Contact” can’t be changed in the table.", NULL);
  g_assert_true (is_named (f, ALPHA, "Alpha Works"));
  g_assert_nonnull (gtk_window_get_default_widget (GTK_WINDOW (preview)));
  g_assert_true (press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_for_text (GTK_WIDGET (f->window.window), "3 cells in 3 rows changed", NULL);
  g_assert_true (is_named (f, ALPHA, "Alpha One") && is_named (f, BETA, "Beta One"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window.window), "win.undo", NULL));
  window_wait_until (is_named (f, ALPHA, "Alpha Works") && is_named (f, BETA, "Beta Foods"));
}

static void
choose_words (GtkDropDown *drop_down,
              const char  *words)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (model, i);

      /* what tells the rows apart is not set in many */
      g_assert_cmpstr (gtk_string_object_get_string (item), !=, "Customer");
      g_assert_cmpstr (gtk_string_object_get_string (item), !=, "Grade");
      if (g_str_equal (gtk_string_object_get_string (item), words))
        found = i;
    }
  g_assert_cmpuint (found, !=, GTK_INVALID_LIST_POSITION);
  gtk_drop_down_set_selected (drop_down, found);
}

/* A field of all that is selected gets a value, of which is shown before what it changes. */
static void
test_set_field (Fixture       *f,
                gconstpointer  data)
{
  const char *statuses = "SELECT count(*) FROM customer WHERE status = 'Paused'";
  GtkWidget *dialog, *editor, *preview;

  rapport_list_select_id (get_list (f), f->customers[ALPHA]);
  gtk_widget_grab_focus (GTK_WIDGET (get_list (f)));
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.set-field", "s", ""));
  window_wait_until (find_toplevel (RAPPORT_TYPE_SET_FIELD_DIALOG) != NULL);
  dialog = find_toplevel (RAPPORT_TYPE_SET_FIELD_DIALOG);
  window_wait_for_text (dialog, "It is set in all 3 selected rows.", NULL);
  choose_words (GTK_DROP_DOWN (dialog_find_child (dialog, GTK_TYPE_DROP_DOWN)), "Yearly amount");
  editor = dialog_find_child (dialog, RAPPORT_TYPE_CELL_EDITOR);
  rapport_cell_editor_set_text (RAPPORT_CELL_EDITOR (editor), "much");
  g_assert_true (gtk_widget_activate_action (dialog, "set-field.look", NULL));
  window_wait_for_text (editor, "“much” is not an amount of money.", NULL);
  g_assert_true (find_toplevel (RAPPORT_TYPE_SET_FIELD_DIALOG) == dialog);
  choose_words (GTK_DROP_DOWN (dialog_find_child (dialog, GTK_TYPE_DROP_DOWN)), "Current status");
  editor = dialog_find_child (dialog, RAPPORT_TYPE_CELL_EDITOR);
  rapport_cell_editor_set_text (RAPPORT_CELL_EDITOR (editor), "Paused");
  g_assert_true (gtk_widget_activate_action (dialog, "set-field.look", NULL));
  window_wait_until (find_toplevel (RAPPORT_TYPE_CELL_PREVIEW) != NULL);
  preview = find_toplevel (RAPPORT_TYPE_CELL_PREVIEW);
  window_wait_for_text (preview, "3 cells in 3 rows will be changed.", NULL);
  g_assert_cmpint (scratch_query (f->window.base.book, statuses), ==, 0);
  g_assert_true (press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_until (scratch_query (f->window.base.book, statuses) == 3);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window.window), "win.undo", NULL));
  window_wait_until (scratch_query (f->window.base.book, statuses) == 0);
}

/* What is set most is asked for at once, with the words that others have. */
static void
test_set_status (Fixture       *f,
                 gconstpointer  data)
{
  const guint field = RAPPORT_CUSTOMER_STATUS;
  g_autoptr(RapportEntity) alpha = rapport_book_get (f->window.base.book, RAPPORT_TYPE_CUSTOMER, f->customers[ALPHA], NULL);
  GtkWidget *dialog, *editor;
  g_autofree char *text = NULL;

  rapport_entity_set_text (alpha, field, "Rolling out");
  scratch_run (f->window.base.book, rapport_edit_new (alpha, &field, 1));
  rapport_list_select_id (get_list (f), f->customers[BETA]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.set-field", "s", "status"));
  window_wait_until (find_toplevel (RAPPORT_TYPE_SET_FIELD_DIALOG) != NULL);
  dialog = find_toplevel (RAPPORT_TYPE_SET_FIELD_DIALOG);
  editor = dialog_find_child (dialog, RAPPORT_TYPE_CELL_EDITOR);
  window_wait_until (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), editor));
  /* what was begun is completed */
  rapport_cell_editor_set_text (RAPPORT_CELL_EDITOR (editor), "roll");
  text = rapport_cell_editor_dup_text (RAPPORT_CELL_EDITOR (editor), NULL);
  g_assert_cmpstr (text, ==, "Rolling out");
  gtk_window_close (GTK_WINDOW (dialog));
}

/* A row that is deleted while the preview is looked at is refused there, and the rest goes on. */
static void
test_paste_gone (Fixture       *f,
                 gconstpointer  data)
{
  GtkWidget *preview;

  begin_table (f, ALPHA);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (get_list (f))),
                          "Alpha One\tsomebody\nAlpine One\t\nBeta One\t\n");
  g_assert_true (press (f, GDK_KEY_v, GDK_CONTROL_MASK));
  window_wait_until (find_toplevel (RAPPORT_TYPE_CELL_PREVIEW) != NULL);
  preview = find_toplevel (RAPPORT_TYPE_CELL_PREVIEW);
  window_wait_for_text (preview, "3 cells in 3 rows will be changed. 1 is refused.", NULL);
  scratch_run (f->window.base.book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &f->customers[BETA], 1));
  g_assert_true (press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_until ((preview = find_toplevel (RAPPORT_TYPE_CELL_PREVIEW)) != NULL && gtk_widget_get_mapped (preview));
  window_wait_for_text (preview, "2 cells in 2 rows will be changed. 2 are refused.", NULL);
  window_wait_for_text (preview, "It was deleted in the meantime.", NULL);
  g_assert_true (is_named (f, ALPHA, "Alpha Works"));
  g_assert_true (press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_for_text (GTK_WIDGET (f->window.window), "2 cells in 2 rows changed", NULL);
  g_assert_true (is_named (f, ALPHA, "Alpha One") && is_named (f, ALPINE, "Alpine One"));
}

/* What is not saved of a cell as the table is left is told, and comes back with what another wrote. */
static void
test_type_kept (Fixture       *f,
                gconstpointer  data)
{
  begin_typing (f, "Alpha Plant");
  scratch_run (f->window.base.book, name_new (f->customers[ALPHA], "Alpha Theirs"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.switch-mode", NULL));
  g_assert_null (get_editor (f));
  window_wait_for_text (GTK_WIDGET (f->window.window),
                        "What you typed into “Customer” of “Alpha Theirs” is not saved yet. Press F2 in that cell to go on.",
                        NULL);
  begin_table (f, ALPHA);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (press (f, GDK_KEY_F2, 0));
      window_wait_for_text (get_editor (f), "This was changed meanwhile to “Alpha Theirs”.", NULL);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dialog_find_child (get_editor (f), GTK_TYPE_ENTRY))), ==,
                       "Alpha Plant");
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "list-page.switch-mode", NULL));
      g_assert_true (is_named (f, ALPHA, "Alpha Theirs"));
      begin_table (f, ALPHA);
    }
  g_assert_true (press (f, GDK_KEY_F2, 0));
  g_signal_emit_by_name (get_editor (f), "committed", RAPPORT_CELL_BELOW);
  window_wait_until (is_named (f, ALPHA, "Alpha Plant"));
  window_wait_until (scratch_query (f->window.base.book, "SELECT count(*) FROM draft WHERE form LIKE 'cell-%'") == 0);
}

/* a block that was looked at is shown again with what somebody else wrote into it since */
static void
test_paste_changed (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *preview;

  begin_table (f, ALPHA);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (get_list (f))), "Alpha One\nAlpine One\tsomebody\n");
  g_assert_true (press (f, GDK_KEY_v, GDK_CONTROL_MASK));
  window_wait_until (find_toplevel (RAPPORT_TYPE_CELL_PREVIEW) != NULL);
  preview = find_toplevel (RAPPORT_TYPE_CELL_PREVIEW);
  scratch_run (f->window.base.book, name_new (f->customers[ALPHA], "Alpha Theirs"));
  g_assert_true (press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_for_text (GTK_WIDGET (f->window.window), "This was changed meanwhile. What you typed is not saved yet.",
                        NULL);
  window_wait_until ((preview = find_toplevel (RAPPORT_TYPE_CELL_PREVIEW)) != NULL && gtk_widget_get_mapped (preview));
  g_assert_true (is_named (f, ALPHA, "Alpha Theirs"));
  g_assert_true (press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_until (is_named (f, ALPHA, "Alpha One") && is_named (f, ALPINE, "Alpine One"));
}

/* what another program put into the clipboard behind a zero is neither lost nor left out without a word */
static void
test_paste_zero (Fixture       *f,
                 gconstpointer  data)
{
  static const char copied[] = "Alpha\0One\nAlpine Two\n";
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (get_list (f)));
  g_autoptr(GBytes) bytes = g_bytes_new_static (copied, sizeof copied - 1);
  g_autoptr(GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", bytes);

  begin_table (f, ALPHA);
  gdk_clipboard_set_content (clipboard, provider);
  g_assert_true (press (f, GDK_KEY_v, GDK_CONTROL_MASK));
  window_wait_for_text (GTK_WIDGET (f->window.window), "Not all that was copied is text", NULL);
}

/* Ctrl+D puts what the first selected row has into the others, at once while all of it is in sight */
static void
test_fill_down (Fixture       *f,
                gconstpointer  data)
{
  begin_table (f, ALPHA);
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL);
  window_fixture_wait (&f->window, "3 selected", NULL);
  g_assert_true (press (f, GDK_KEY_d, GDK_CONTROL_MASK));
  window_wait_for_text (GTK_WIDGET (f->window.window), "2 cells in 2 rows changed", NULL);
  g_assert_true (is_named (f, ALPINE, "Alpha Works") && is_named (f, BETA, "Alpha Works"));
}

static void
give (Fixture       *f,
      RapportEntity *values,
      guint          field,
      gint64         id,
      gint64         member)
{
  rapport_entity_set_integer (values, field, member);
  scratch_run (f->window.base.book, rapport_edit_many_new (values, &field, 1, &id, 1));
}

#define GIVEN "SELECT count(*) FROM ticket JOIN member ON member.id = ticket.owner WHERE member.name = 'Bob'"

/* Ann is in charge of Alpha and its ticket, and @pasted names others. */
static GtkWidget *
paste_owners (Fixture    *f,
              const char *pasted)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  gint64 members[2];

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

      rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, i == 0 ? "Ann" : "Bob");
      members[i] = scratch_run (f->window.base.book, rapport_add_new (member));
    }
  give (f, customer, RAPPORT_CUSTOMER_OWNER, f->customers[ALPHA], members[0]);
  give (f, ticket, RAPPORT_TICKET_OWNER, f->ticket, members[0]);
  begin_table (f, ALPHA);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (get_list (f))), pasted);
  g_assert_true (press (f, GDK_KEY_v, GDK_CONTROL_MASK));
  window_wait_until (find_toplevel (RAPPORT_TYPE_CELL_PREVIEW) != NULL);
  window_wait_for_text (find_toplevel (RAPPORT_TYPE_CELL_PREVIEW), "Another owner: ", NULL);
  return find_toplevel (RAPPORT_TYPE_CELL_PREVIEW);
}

/* Another owner in the table is asked about as elsewhere: what is open goes along, and is undone with it. */
static void
test_paste_owner (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *preview = paste_owners (f, "Owner\nBob\n");

  /* Return does at once what the window is about */
  window_wait_until (gtk_window_get_focus (GTK_WINDOW (preview)) != NULL);
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (preview)));
  window_wait_until (scratch_query (f->window.base.book, GIVEN) == 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window.window), "win.undo", NULL));
  window_wait_until (scratch_query (f->window.base.book, GIVEN) == 0);
}

/* What was chosen for what is open is still so when the preview comes again without a row that was deleted. */
static void
test_paste_owner_alone (Fixture       *f,
                        gconstpointer  data)
{
  GtkWidget *preview = paste_owners (f, "Owner\nBob\nBob\nBob\n");
  GtkWidget *along = dialog_find_child (preview, GTK_TYPE_CHECK_BUTTON);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (along), FALSE);
  scratch_run (f->window.base.book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &f->customers[BETA], 1));
  gtk_widget_activate_action (preview, "preview.change", NULL);
  window_wait_until ((preview = find_toplevel (RAPPORT_TYPE_CELL_PREVIEW)) != NULL && gtk_widget_get_mapped (preview));
  window_wait_for_text (preview, "It was deleted in the meantime.", NULL);
  along = dialog_find_child (preview, GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (along)));
  gtk_widget_activate_action (preview, "preview.change", NULL);
  window_wait_for_text (GTK_WIDGET (f->window.window), "2 cells in 2 rows changed", NULL);
  g_assert_cmpint (scratch_query (f->window.base.book, GIVEN), ==, 0);
}

/* Ctrl+K has what was looked at last and where one may go before anything is typed, and finds pages and saved filters
 * too; Return does not take what stood there before. */
static void
test_jump (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(RapportEntity) filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  GtkWidget *dialog;
  GtkWidget *search;

  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_NAME, "Good contracts");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, "customers");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, "grade:A");
  scratch_run (f->window.base.book, rapport_add_new (filter));
  rapport_list_select_id (get_list (f), f->customers[BETA]);
  rapport_jump_dialog_show (f->window.base.context);
  dialog = find_toplevel (RAPPORT_TYPE_JUMP_DIALOG);
  g_assert_nonnull (dialog);
  window_wait_for_text (dialog, "Beta Foods", "Alpine Tools");
  search = dialog_find_child (dialog, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "contra");
  window_wait_for_text (dialog, "Contracts", "Beta Foods");
  window_wait_for_text (dialog, "Good contracts", NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  window_wait_for_text (dialog, "Beta Foods", NULL);
  window_wait_for_text (dialog, "Good contracts", NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "contra");
  g_signal_emit_by_name (search, "activate");
  window_wait_until (find_toplevel (RAPPORT_TYPE_JUMP_DIALOG) == NULL);
  window_wait_until (g_str_equal (G_OBJECT_TYPE_NAME (rapport_window_get_page (f->window.window)),
                                  "RapportContractsPage"));

  rapport_jump_dialog_show (f->window.base.context);
  search = dialog_find_child (find_toplevel (RAPPORT_TYPE_JUMP_DIALOG), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "new custom");
  g_signal_emit_by_name (search, "activate");
  window_wait_until (find_toplevel (RAPPORT_TYPE_CUSTOMER_DIALOG) != NULL);
  window_wait_until (find_toplevel (RAPPORT_TYPE_JUMP_DIALOG) == NULL);
  gtk_window_destroy (GTK_WINDOW (find_toplevel (RAPPORT_TYPE_CUSTOMER_DIALOG)));
}

/* A number leads to what has it, though others come earlier that have it somewhere; a name to what begins so. */
static void
test_jump_to_number (Fixture       *f,
                     gconstpointer  data)
{
  static const char * const typed[] = { "003", "foods" };
  static const char * const names[N_CUSTOMERS] = { [ALPHA] = "Fine Foods 13800030003", [BETA] = "Foods of the East" };
  const guint field = RAPPORT_CUSTOMER_NAME;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  for (guint i = 0; i < N_CUSTOMERS; i++)
    if (names[i] != NULL)
      {
        rapport_entity_set_text (values, RAPPORT_CUSTOMER_NAME, names[i]);
        scratch_run (f->window.base.book, rapport_edit_many_new (values, &field, 1, &f->customers[i], 1));
      }
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      GtkWidget *search;

      rapport_list_select_id (get_list (f), f->customers[ALPINE]);
      window_wait_until (get_shown (f) == f->customers[ALPINE]);
      rapport_jump_dialog_show (f->window.base.context);
      search = dialog_find_child (find_toplevel (RAPPORT_TYPE_JUMP_DIALOG), GTK_TYPE_SEARCH_ENTRY);
      gtk_editable_set_text (GTK_EDITABLE (search), typed[i]);
      g_signal_emit_by_name (search, "activate");
      window_wait_until (find_toplevel (RAPPORT_TYPE_JUMP_DIALOG) == NULL);
      window_wait_until (get_shown (f) != f->customers[ALPINE]);
      g_assert_cmpint (get_shown (f), ==, f->customers[BETA]);
    }
}

/* F6 goes to the pages at the side, and back */
static void
test_sidebar (Fixture       *f,
              gconstpointer  data)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_list (f)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window.window), "win.sidebar", NULL));
  window_wait_until (RAPPORT_IS_SIDEBAR_ROW (gtk_window_get_focus (GTK_WINDOW (f->window.window))));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window.window), "win.sidebar", NULL));
  window_wait_until (is_focus_in (f, GTK_WIDGET (rapport_window_get_page (f->window.window))));
}

#define ADD(path, func) g_test_add ("/ui/list-page/" path, Fixture, application, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("nothing-chosen-leaves-the-room-to-the-list", test_room);
  ADD ("a-single-hit-is-selected", test_single);
  ADD ("what-is-open-but-not-listed-is-said", test_left_out);
  ADD ("show-all-shows-what-is-usually-left-out", test_show_all);
  ADD ("escape-returns-to-the-row", test_back);
  ADD ("clear-leaves-the-keyboard-alive", test_clear);
  ADD ("a-filter-is-typed", test_text);
  ADD ("a-switch-says-what-is-listed", test_switch);
  ADD ("all-customers-are-archived", test_all_archived);
  ADD ("a-saved-filter-stands-in-the-sidebar", test_saved);
  ADD ("a-saved-filter-of-a-long-name-leaves-the-sidebar-narrow", test_saved_long);
  ADD ("the-sidebar-says-which-saved-filter-is-listed", test_saved_listed);
  ADD ("the-menu-removes-tags-that-are-there", test_menu);
  ADD ("a-deletion-is-told", test_delete);
  ADD ("what-is-open-but-not-listed-is-deleted", test_delete_left_out);
  ADD ("the-keyboard-follows-what-is-open", test_keyboard_follows);
  ADD ("several-are-deleted-together", test_several);
  ADD ("something-is-planned-with-several", test_plan_several);
  ADD ("a-list-is-printed-as-shown", test_print);
  ADD ("what-is-selected-is-given-to-another", test_owner);
  ADD ("kinds-known-by-their-declarations-only", test_declared);
  ADD ("groups-open-and-close", test_groups);
  ADD ("a-filter-has-a-name-that-can-be-read", test_filter_name);
  ADD ("the-menu-of-many-says-how-many", test_menu_of_many);
  ADD ("the-menu-of-a-heading-leaves-what-is-selected", test_heading_menu);
  ADD ("what-is-selected-is-added-up", test_sums);
  ADD ("table-mode-leaves-the-room-to-the-list", test_table);
  ADD ("the-detail-does-not-hide-the-names", test_table_sideways);
  ADD ("what-cannot-be-typed-into-is-told-apart", test_table_fixed);
  ADD ("tab-goes-from-cell-to-cell", test_table_tab);
  ADD ("enter-goes-to-the-row-below", test_table_enter);
  ADD ("a-cell-is-typed-into", test_type);
  ADD ("the-choices-of-a-cell-are-gone-through", test_type_choice);
  ADD ("what-is-wrong-is-said-beside-the-cell", test_type_wrong);
  ADD ("a-cell-that-was-changed-meanwhile-is-not-written-over-unseen", test_type_meanwhile);
  ADD ("a-word-that-is-new-is-said-to-be", test_type_new_word);
  ADD ("a-cell-is-kept-when-the-window-is-closed", test_type_close);
  ADD ("a-cell-is-kept-when-the-table-is-left", test_type_switch);
  ADD ("a-pasted-block-is-shown-before-it-changes-the-list", test_paste);
  ADD ("a-field-is-set-in-all-that-is-selected", test_set_field);
  ADD ("what-is-set-most-is-asked-for-at-once", test_set_status);
  ADD ("table/a-cell-changed-at-once", test_type_at_once);
  ADD ("table/what-is-not-saved-of-a-cell-is-kept", test_type_kept);
  ADD ("table/paste-over-what-was-changed-meanwhile", test_paste_changed);
  ADD ("table/paste-of-a-row-deleted-meanwhile", test_paste_gone);
  ADD ("a-zero-in-what-was-copied-is-told", test_paste_zero);
  ADD ("a-pasted-owner-is-asked-what-goes-along", test_paste_owner);
  ADD ("table/what-does-not-go-along-is-kept-when-asked-again", test_paste_owner_alone);
  ADD ("a-value-is-filled-down", test_fill_down);
  ADD ("jump-finds-pages-and-filters-and-what-was-seen", test_jump);
  ADD ("jump-finds-first-what-is-called-so", test_jump_to_number);
  ADD ("f6-goes-to-the-pages-at-the-side-and-back", test_sidebar);
  ADD ("filters-stand-above-both-sides", test_filters_above);
  ADD ("every-list-has-a-button-to-print-it", test_print_button);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
