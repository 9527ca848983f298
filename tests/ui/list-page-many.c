/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-page-fixture.h"
#include "rapport-add.h"
#include "rapport-cell-editor.h"
#include "rapport-cell-preview.h"
#include "rapport-customer.h"
#include "rapport-date-entry.h"
#include "rapport-list-row.h"
#include "rapport-many-dialog.h"
#include "rapport-member.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan.h"
#include "rapport-set-field-dialog.h"
#include "scratch-act.h"

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
dup_labels (ListPageFixture *f,
            const char      *action)
{
  g_autoptr(GMenuModel) menu = NULL;
  GString *labels = g_string_new (NULL);

  g_object_get (list_page_get_list (f), "menu-model", &menu, NULL);
  append_labels (menu, action, labels);
  return g_string_free (labels, FALSE);
}

static gboolean
offers (ListPageFixture *f,
        const char      *action,
        const char      *expected)
{
  g_autofree char *labels = dup_labels (f, action);

  return g_str_equal (labels, expected);
}

/* Only tags that are there can be removed, each with how many have it; the menu is short enough to be seen as a whole. */
static void
test_menu (ListPageFixture *f,
           gconstpointer    data)
{
  const gint64 best[] = { f->customers[ALPHA], f->customers[BETA] };
  g_autofree char *labels = NULL;
  g_auto(GStrv) parts = NULL;

  scratch_run (f->window.base.book, rapport_add_tag_new (best, 2, "VIP"));
  scratch_run (f->window.base.book, rapport_add_tag_new (&f->customers[ALPINE], 1, "o_ld"));
  rapport_list_select_id (list_page_get_list (f), f->customers[BETA]);
  window_wait_until (offers (f, "customers.remove-tag", "VIP (1)|"));
  gtk_widget_grab_focus (GTK_WIDGET (list_page_get_list (f)));
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL);
  window_wait_until (offers (f, "customers.remove-tag", "VIP (2)|o__ld (1)|"));
  scratch_run (f->window.base.book, rapport_remove_tag_new (best, 2, "VIP"));
  window_wait_until (offers (f, "customers.remove-tag", "o__ld (1)|"));
  labels = dup_labels (f, NULL);
  parts = g_strsplit (labels, "|", -1);
  g_assert_cmpuint (g_strv_length (parts), <=, MOST_IN_SIGHT + 1);
}

static GtkWidget *
open_row_menu (ListPageFixture *f)
{
  GtkWidget *body = dialog_find_child (GTK_WIDGET (list_page_get_list (f)), g_type_from_name ("RapportListBody"));
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
test_menu_of_many (ListPageFixture *f,
                   gconstpointer    data)
{
  GtkWidget *menu;

  rapport_list_select_id (list_page_get_list (f), f->customers[BETA]);
  menu = open_row_menu (f);
  window_wait_until (find_menu_entry (menu, "New Ticket…") != NULL);
  g_assert_null (find_menu_entry (menu, "1 customer selected"));
  gtk_popover_popdown (GTK_POPOVER (menu));
  gtk_widget_grab_focus (GTK_WIDGET (list_page_get_list (f)));
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

/* what is deleted in any list is told, and can be brought back */
static void
test_delete (ListPageFixture *f,
             gconstpointer    data)
{
  GtkWidget *window = GTK_WIDGET (f->window.window);

  rapport_window_show_page (f->window.window, "tickets");
  window_fixture_wait (&f->window, "1 open ticket", NULL);
  rapport_list_select_id (list_page_get_list (f), f->ticket);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.delete", NULL));
  window_wait_for_text (window, "deleted", "is gone");
  window_fixture_wait (&f->window, "No ticket is open", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo-act", NULL);
  window_fixture_wait (&f->window, "1 open ticket", NULL);
}

/* what is selected in any list is given to another in one act */
static void
test_owner (ListPageFixture *f,
            gconstpointer    data)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());
  GtkWidget *window = GTK_WIDGET (f->window.window);
  gint64 id;

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, "Ann");
  id = scratch_run (f->window.base.book, rapport_add_new (member));
  rapport_window_show_page (f->window.window, "tickets");
  window_fixture_wait (&f->window, "1 open ticket", NULL);
  rapport_list_select_id (list_page_get_list (f), f->ticket);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.set-owner", "x", id));
  window_wait_for_text (window, "Tickets: the owner of 1 changed", NULL);
  g_assert_cmpint (scratch_query (f->window.base.book, "SELECT owner FROM ticket"), ==, id);
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo-act", NULL);
  window_wait_until (scratch_query (f->window.base.book, "SELECT count(owner) FROM ticket") == 0);
}

/* the button beside what is open deletes just that, listed or not */
static void
test_delete_left_out (ListPageFixture *f,
                      gconstpointer    data)
{
  GtkWidget *window = GTK_WIDGET (f->window.window);

  rapport_list_select_id (list_page_get_list (f), f->customers[BETA]);
  list_page_search (f, "al");
  window_fixture_wait (&f->window, "left out of the list", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.delete", NULL));
  window_wait_for_text (window, "Beta Foods” deleted", NULL);
  list_page_search (f, "");
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
test_several (ListPageFixture *f,
              gconstpointer    data)
{
  GtkWidget *window = GTK_WIDGET (f->window.window);

  rapport_list_select_id (list_page_get_list (f), f->customers[ALPHA]);
  gtk_widget_grab_focus (GTK_WIDGET (list_page_get_list (f)));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (window)), "list.select-all", NULL));
  window_fixture_wait (&f->window, "3 customers, 3 selected", NULL);
  g_assert_true (activate_below (window, "table.save"));
  /* these are proposed, and all could be chosen */
  leave_chooser ("Save as Table", "0");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.delete", NULL));
  window_wait_for_text (window, "Customers: 3 deleted", NULL);
}

/* the same is planned with all who are selected: it says how many before and after, and is one act to undo */
static void
test_plan_several (ListPageFixture *f,
                   gconstpointer    data)
{
  const char *planned = "SELECT count(*) FROM plan WHERE due_day = 20300315";
  GtkWidget *window = GTK_WIDGET (f->window.window);
  GtkWidget *dialog;

  rapport_list_select_id (list_page_get_list (f), f->customers[ALPHA]);
  gtk_widget_grab_focus (GTK_WIDGET (list_page_get_list (f)));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (window)), "list.select-all", NULL));
  window_fixture_wait (&f->window, "3 customers, 3 selected", NULL);
  g_assert_true (gtk_widget_activate_action (window, "win.log", NULL));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Log Follow-up with 3 Customers");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "customers.plan", NULL));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Plan Follow-up with 3 Customers");
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2030-03-15");
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  window_wait_for_text (window, "Planned with 3 customers · 2030-03-15", NULL);
  g_assert_cmpint (scratch_query (f->window.base.book, planned), ==, 3);
  g_assert_true (gtk_widget_activate_action (window, "win.undo", NULL));
  window_wait_until (scratch_query (f->window.base.book, planned) == 0);
  rapport_list_select_id (list_page_get_list (f), f->customers[ALPHA]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "customers.plan", NULL));
  gtk_window_destroy (GTK_WINDOW (dialog_find (RAPPORT_TYPE_PLAN_DIALOG)));
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
test_set_field (ListPageFixture *f,
                gconstpointer    data)
{
  const char *statuses = "SELECT count(*) FROM customer WHERE status = 'Paused'";
  GtkWidget *dialog, *editor, *preview;

  rapport_list_select_id (list_page_get_list (f), f->customers[ALPHA]);
  gtk_widget_grab_focus (GTK_WIDGET (list_page_get_list (f)));
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.set-field", "s", ""));
  window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_SET_FIELD_DIALOG) != NULL);
  dialog = list_page_find_toplevel (RAPPORT_TYPE_SET_FIELD_DIALOG);
  window_wait_for_text (dialog, "It is set in all 3 selected rows.", NULL);
  choose_words (GTK_DROP_DOWN (dialog_find_child (dialog, GTK_TYPE_DROP_DOWN)), "Yearly amount");
  editor = dialog_find_child (dialog, RAPPORT_TYPE_CELL_EDITOR);
  rapport_cell_editor_set_text (RAPPORT_CELL_EDITOR (editor), "much");
  g_assert_true (gtk_widget_activate_action (dialog, "set-field.look", NULL));
  window_wait_for_text (editor, "“much” is not an amount of money.", NULL);
  g_assert_true (list_page_find_toplevel (RAPPORT_TYPE_SET_FIELD_DIALOG) == dialog);
  choose_words (GTK_DROP_DOWN (dialog_find_child (dialog, GTK_TYPE_DROP_DOWN)), "Current status");
  editor = dialog_find_child (dialog, RAPPORT_TYPE_CELL_EDITOR);
  rapport_cell_editor_set_text (RAPPORT_CELL_EDITOR (editor), "Paused");
  g_assert_true (gtk_widget_activate_action (dialog, "set-field.look", NULL));
  window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW) != NULL);
  preview = list_page_find_toplevel (RAPPORT_TYPE_CELL_PREVIEW);
  window_wait_for_text (preview, "3 cells in 3 rows will be changed.", NULL);
  g_assert_cmpint (scratch_query (f->window.base.book, statuses), ==, 0);
  g_assert_true (list_page_press_return (dialog_find_child (preview, GTK_TYPE_COLUMN_VIEW)));
  window_wait_until (scratch_query (f->window.base.book, statuses) == 3);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window.window), "win.undo", NULL));
  window_wait_until (scratch_query (f->window.base.book, statuses) == 0);
}

/* What is set most is asked for at once, with the words that others have. */
static void
test_set_status (ListPageFixture *f,
                 gconstpointer    data)
{
  const guint field = RAPPORT_CUSTOMER_STATUS;
  g_autoptr(RapportEntity) alpha = rapport_book_get (f->window.base.book, RAPPORT_TYPE_CUSTOMER, f->customers[ALPHA], NULL);
  GtkWidget *dialog, *editor;
  g_autofree char *text = NULL;

  rapport_entity_set_text (alpha, field, "Rolling out");
  scratch_run (f->window.base.book, rapport_edit_new (alpha, &field, 1));
  rapport_list_select_id (list_page_get_list (f), f->customers[BETA]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.set-field", "s", "status"));
  window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_SET_FIELD_DIALOG) != NULL);
  dialog = list_page_find_toplevel (RAPPORT_TYPE_SET_FIELD_DIALOG);
  editor = dialog_find_child (dialog, RAPPORT_TYPE_CELL_EDITOR);
  window_wait_until (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), editor));
  /* what was begun is completed */
  rapport_cell_editor_set_text (RAPPORT_CELL_EDITOR (editor), "roll");
  text = rapport_cell_editor_dup_text (RAPPORT_CELL_EDITOR (editor), NULL);
  g_assert_cmpstr (text, ==, "Rolling out");
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Adds the tests of what is done with what is selected. */
void
list_page_add_many (GtkApplication *application)
{
  LIST_PAGE_ADD ("the-menu-removes-tags-that-are-there", test_menu);
  LIST_PAGE_ADD ("a-deletion-is-told", test_delete);
  LIST_PAGE_ADD ("what-is-open-but-not-listed-is-deleted", test_delete_left_out);
  LIST_PAGE_ADD ("several-are-deleted-together", test_several);
  LIST_PAGE_ADD ("something-is-planned-with-several", test_plan_several);
  LIST_PAGE_ADD ("what-is-selected-is-given-to-another", test_owner);
  LIST_PAGE_ADD ("the-menu-of-many-says-how-many", test_menu_of_many);
  LIST_PAGE_ADD ("a-field-is-set-in-all-that-is-selected", test_set_field);
  LIST_PAGE_ADD ("what-is-set-most-is-asked-for-at-once", test_set_status);
}
