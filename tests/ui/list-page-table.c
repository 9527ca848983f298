/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-page-fixture.h"
#include "rapport-cell-editor.h"
#include "rapport-choice-entry.h"
#include "rapport-list-row.h"
#include "rapport-split.h"
#include "scratch-act.h"

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
test_table_fixed (ListPageFixture *f,
                  gconstpointer    data)
{
  GtkWidget *row = dialog_find_child (GTK_WIDGET (list_page_get_list (f)), RAPPORT_TYPE_LIST_ROW);

  g_assert_cmpuint (count_dimmed_cells (row), ==, 0);
  list_page_begin_table (f, ALPHA);
  /* the grade, which asks why */
  g_assert_cmpuint (count_dimmed_cells (row), >=, 1);
  window_fixture_wait (&f->window, "Customer: Alpha Works", "Customer: Alpha Works (can’t");
  g_assert_true (list_page_press (f, GDK_KEY_Right, 0));
  window_fixture_wait (&f->window, "Contact: empty (can’t be changed in the table)", NULL);
}

static GtkWidget *
get_editor (ListPageFixture *f)
{
  return list_page_find (f, RAPPORT_TYPE_CELL_EDITOR);
}

static void
type (ListPageFixture *f,
      const char      *text)
{
  GtkWidget *entry = dialog_find_child (get_editor (f), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

/* in table mode the list has all the room, and Enter still opens */
static void
test_table (ListPageFixture *f,
            gconstpointer    data)
{
  RapportSplit *split = RAPPORT_SPLIT (list_page_find (f, RAPPORT_TYPE_SPLIT));

  list_page_begin_table (f, ALPHA);
  g_assert_false (rapport_split_get_has_detail (split));
  g_signal_emit_by_name (list_page_get_list (f), "row-activated", f->customers[ALPHA]);
  g_assert_true (rapport_split_get_has_detail (split));
  rapport_list_select_id (list_page_get_list (f), f->customers[BETA]);
  g_assert_false (rapport_split_get_has_detail (split));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.switch-mode", NULL));
  g_assert_true (rapport_split_get_has_detail (split));
  g_assert_cmpint (list_page_get_shown (f), ==, f->customers[BETA]);
}

/* Who has gone to the last column sees the names again when there is a detail beside them. */
static void
test_table_sideways (ListPageFixture *f,
                     gconstpointer    data)
{
  GtkWidget *body = dialog_find_child (GTK_WIDGET (list_page_get_list (f)), RAPPORT_TYPE_LIST_BODY);
  GtkAdjustment *sideways = rapport_list_body_get_hadjustment (RAPPORT_LIST_BODY (body));

  list_page_begin_table (f, ALPHA);
  gtk_window_set_default_size (GTK_WINDOW (f->window.window), 640, 600);
  window_wait_until (gtk_adjustment_get_upper (sideways) > gtk_adjustment_get_page_size (sideways));
  gtk_adjustment_set_value (sideways, gtk_adjustment_get_upper (sideways));
  g_assert_cmpfloat (gtk_adjustment_get_value (sideways), >, 0);
  g_signal_emit_by_name (list_page_get_list (f), "row-activated", f->customers[ALPHA]);
  g_assert_cmpfloat (gtk_adjustment_get_value (sideways), ==, 0);
}

/* Tab goes on behind the last cell in the next row, and leaves the list only before the first row's first cell */
static void
test_table_tab (ListPageFixture *f,
                gconstpointer    data)
{
  list_page_begin_table (f, ALPHA);
  g_assert_true (list_page_press (f, GDK_KEY_End, 0));
  g_assert_true (list_page_press (f, GDK_KEY_Tab, 0));
  g_assert_cmpint (rapport_list_get_selected_id (list_page_get_list (f)), ==, f->customers[ALPINE]);
  g_assert_true (list_page_press (f, GDK_KEY_F2, 0));
  window_wait_until (list_page_is_focus_in (f, get_editor (f)));
  g_signal_emit_by_name (get_editor (f), "given-up");
  g_assert_true (list_page_press (f, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_cmpint (rapport_list_get_selected_id (list_page_get_list (f)), ==, f->customers[ALPHA]);
  g_assert_true (list_page_press (f, GDK_KEY_Home, 0));
  g_assert_false (list_page_press (f, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
}

/* Enter goes to the row below, with Shift to that above, and opens nothing */
static void
test_table_enter (ListPageFixture *f,
                  gconstpointer    data)
{
  list_page_begin_table (f, ALPHA);
  g_assert_true (list_page_press (f, GDK_KEY_Return, 0));
  g_assert_cmpint (rapport_list_get_selected_id (list_page_get_list (f)), ==, f->customers[ALPINE]);
  g_assert_true (list_page_is_focus_in (f, GTK_WIDGET (list_page_get_list (f))));
  g_assert_true (list_page_press (f, GDK_KEY_Return, GDK_SHIFT_MASK));
  g_assert_cmpint (rapport_list_get_selected_id (list_page_get_list (f)), ==, f->customers[ALPHA]);
}

/* F2, what is typed, Enter: the cell holds it, and the keyboard is in the row below */
static void
test_type (ListPageFixture *f,
           gconstpointer    data)
{
  list_page_begin_table (f, ALPHA);
  g_assert_true (list_page_press (f, GDK_KEY_F2, 0));
  window_wait_until (list_page_is_focus_in (f, get_editor (f)));
  type (f, "Alpha Plant");
  g_assert_null (get_editor (f));
  window_wait_until (list_page_is_named (f, ALPHA, "Alpha Plant"));
  g_assert_cmpint (rapport_list_get_selected_id (list_page_get_list (f)), ==, f->customers[ALPINE]);
  window_wait_until (list_page_is_focus_in (f, GTK_WIDGET (list_page_get_list (f))));
}

static gboolean
is_in_popover (ListPageFixture *f)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window.window));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

/* The arrow keys go through the choices of a cell, and not from under them into the rows. */
static void
test_type_choice (ListPageFixture *f,
                  gconstpointer    data)
{
  GtkWidget *choice;

  list_page_begin_table (f, ALPHA);
  for (guint i = 0; i < 10 && get_editor (f) == NULL; i++)
    {
      g_assert_true (list_page_press (f, GDK_KEY_Right, 0));
      g_assert_true (list_page_press (f, GDK_KEY_F2, 0));
      if (get_editor (f) != NULL && dialog_find_child (get_editor (f), RAPPORT_TYPE_CHOICE_ENTRY) == NULL)
        g_signal_emit_by_name (get_editor (f), "given-up");
    }
  choice = dialog_find_child (get_editor (f), RAPPORT_TYPE_CHOICE_ENTRY);
  window_wait_until (list_page_is_focus_in (f, choice));
  g_assert_true (gtk_widget_activate_action (choice, "choice.popup", NULL));
  window_wait_until (is_in_popover (f));
  gtk_widget_child_focus (GTK_WIDGET (list_page_get_list (f)), GTK_DIR_DOWN);
  g_assert_true (is_in_popover (f));
  g_signal_emit_by_name (get_editor (f), "given-up");
  window_wait_until (list_page_is_focus_in (f, GTK_WIDGET (list_page_get_list (f))));
}

/* what can't be is said beside the cell, what was typed stays and nothing is written; what can't be typed into says so */
static void
test_type_wrong (ListPageFixture *f,
                 gconstpointer    data)
{
  list_page_begin_table (f, ALPHA);
  g_assert_true (list_page_press (f, GDK_KEY_F2, 0));
  window_wait_until (list_page_is_focus_in (f, get_editor (f)));
  type (f, "");
  g_assert_nonnull (get_editor (f));
  window_wait_until (list_page_is_focus_in (f, get_editor (f)));
  g_assert_true (list_page_is_named (f, ALPHA, "Alpha Works"));
  g_signal_emit_by_name (get_editor (f), "given-up");
  g_assert_null (get_editor (f));
  g_assert_true (list_page_is_named (f, ALPHA, "Alpha Works"));
  g_assert_true (list_page_press (f, GDK_KEY_Right, 0));
  g_assert_true (list_page_press (f, GDK_KEY_F2, 0));
  g_assert_null (get_editor (f));
  window_wait_for_text (GTK_WIDGET (f->window.window),
                        "“Contact” can’t be changed in the table. Press Ctrl+E for the list and change it beside that.",
                        NULL);
}

/* types into the name of the first customer and does not press Enter */
static void
begin_typing (ListPageFixture *f,
              const char      *text)
{
  list_page_begin_table (f, ALPHA);
  g_assert_true (list_page_press (f, GDK_KEY_F2, 0));
  window_wait_until (list_page_is_focus_in (f, get_editor (f)));
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (get_editor (f), GTK_TYPE_ENTRY)), text);
}

static void
test_type_meanwhile (ListPageFixture *f,
                     gconstpointer    data)
{
  begin_typing (f, "Alpha Plant");
  scratch_run (f->window.base.book, list_page_name_new (f->customers[ALPHA], "Alpha Theirs"));
  g_signal_emit_by_name (get_editor (f), "committed", RAPPORT_CELL_BELOW);
  window_wait_for_text (get_editor (f), "This was changed meanwhile to “Alpha Theirs”.", NULL);
  g_assert_true (list_page_is_named (f, ALPHA, "Alpha Theirs"));
  g_signal_emit_by_name (get_editor (f), "committed", RAPPORT_CELL_BELOW);
  window_wait_until (list_page_is_named (f, ALPHA, "Alpha Plant"));
}

/* so is what is not heard of yet as the cell is left */
static void
test_type_at_once (ListPageFixture *f,
                   gconstpointer    data)
{
  begin_typing (f, "Alpha Plant");
  rapport_act_run_async (list_page_name_new (f->customers[ALPHA], "Alpha Theirs"), f->window.base.book, NULL, NULL);
  g_signal_emit_by_name (get_editor (f), "committed", RAPPORT_CELL_BELOW);
  window_wait_until (get_editor (f) != NULL);
  window_wait_for_text (get_editor (f), "This was changed meanwhile to “Alpha Theirs”.", NULL);
  window_wait_until (list_page_is_named (f, ALPHA, "Alpha Theirs"));
  g_signal_emit_by_name (get_editor (f), "committed", RAPPORT_CELL_BELOW);
  window_wait_until (list_page_is_named (f, ALPHA, "Alpha Plant"));
}

/* a word that no other has is taken, and said to be new */
static void
test_type_new_word (ListPageFixture *f,
                    gconstpointer    data)
{
  list_page_begin_table (f, ALPHA);
  /* contact, grade, owner, next follow-up, status */
  for (guint i = 0; i < 5; i++)
    g_assert_true (list_page_press (f, GDK_KEY_Right, 0));
  g_assert_true (list_page_press (f, GDK_KEY_F2, 0));
  type (f, "Deliverng");
  window_wait_for_text (GTK_WIDGET (f->window.window), "“Deliverng” is new as “Status”: nothing else has it.", NULL);
}

/* who closes the window while typing into a cell has left the cell */
static void
test_type_close (ListPageFixture *f,
                 gconstpointer    data)
{
  begin_typing (f, "Alpha Plant");
  gtk_window_close (GTK_WINDOW (f->window.window));
  window_wait_until (f->window.window == NULL && list_page_is_named (f, ALPHA, "Alpha Plant"));
}

/* so has who goes back to rows */
static void
test_type_switch (ListPageFixture *f,
                  gconstpointer    data)
{
  begin_typing (f, "Alpha Plant");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.switch-mode", NULL));
  g_assert_null (get_editor (f));
  window_wait_until (list_page_is_named (f, ALPHA, "Alpha Plant"));
}

/* What is not saved of a cell as the table is left is told, and comes back with what another wrote. */
static void
test_type_kept (ListPageFixture *f,
                gconstpointer    data)
{
  begin_typing (f, "Alpha Plant");
  scratch_run (f->window.base.book, list_page_name_new (f->customers[ALPHA], "Alpha Theirs"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.switch-mode", NULL));
  g_assert_null (get_editor (f));
  window_wait_for_text (GTK_WIDGET (f->window.window),
                        "What you typed into “Customer” of “Alpha Theirs” is not saved yet. Press F2 in that cell to go on.",
                        NULL);
  list_page_begin_table (f, ALPHA);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (list_page_press (f, GDK_KEY_F2, 0));
      window_wait_for_text (get_editor (f), "This was changed meanwhile to “Alpha Theirs”.", NULL);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dialog_find_child (get_editor (f), GTK_TYPE_ENTRY))), ==,
                       "Alpha Plant");
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.switch-mode", NULL));
      g_assert_true (list_page_is_named (f, ALPHA, "Alpha Theirs"));
      list_page_begin_table (f, ALPHA);
    }
  g_assert_true (list_page_press (f, GDK_KEY_F2, 0));
  g_signal_emit_by_name (get_editor (f), "committed", RAPPORT_CELL_BELOW);
  window_wait_until (list_page_is_named (f, ALPHA, "Alpha Plant"));
  window_wait_until (scratch_query (f->window.base.book, "SELECT count(*) FROM draft WHERE form LIKE 'cell-%'") == 0);
}

/* Adds the tests of cells that are typed into. */
void
list_page_add_table (GtkApplication *application)
{
  LIST_PAGE_ADD ("table-mode-leaves-the-room-to-the-list", test_table);
  LIST_PAGE_ADD ("the-detail-does-not-hide-the-names", test_table_sideways);
  LIST_PAGE_ADD ("what-cannot-be-typed-into-is-told-apart", test_table_fixed);
  LIST_PAGE_ADD ("tab-goes-from-cell-to-cell", test_table_tab);
  LIST_PAGE_ADD ("enter-goes-to-the-row-below", test_table_enter);
  LIST_PAGE_ADD ("a-cell-is-typed-into", test_type);
  LIST_PAGE_ADD ("the-choices-of-a-cell-are-gone-through", test_type_choice);
  LIST_PAGE_ADD ("what-is-wrong-is-said-beside-the-cell", test_type_wrong);
  LIST_PAGE_ADD ("a-cell-that-was-changed-meanwhile-is-not-written-over-unseen", test_type_meanwhile);
  LIST_PAGE_ADD ("a-word-that-is-new-is-said-to-be", test_type_new_word);
  LIST_PAGE_ADD ("a-cell-is-kept-when-the-window-is-closed", test_type_close);
  LIST_PAGE_ADD ("a-cell-is-kept-when-the-table-is-left", test_type_switch);
  LIST_PAGE_ADD ("table/a-cell-changed-at-once", test_type_at_once);
  LIST_PAGE_ADD ("table/what-is-not-saved-of-a-cell-is-kept", test_type_kept);
}
