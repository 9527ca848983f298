/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-action-log.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-import-dialog-private.h"
#include "rapport-import-lines.h"
#include "rapport-import-row-acts.h"
#include "rapport-import-table.h"
#include "rapport-list-page.h"
#include "rapport-plan.h"
#include "rapport-question.h"
#include "rapport-table-writer.h"
#include "scratch-act.h"
#include "window-fixture.h"

static RapportImportDialog *
find_dialog (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (RAPPORT_IS_IMPORT_DIALOG (each->data) && gtk_widget_get_visible (each->data))
      return each->data;
  return NULL;
}

static GtkWindow *
find_question (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (RAPPORT_IS_QUESTION (each->data) && gtk_widget_get_visible (each->data))
      return each->data;
  return NULL;
}

static gboolean
is_found (RapportImportDialog *dialog)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (dialog->pages), "found") == 0;
}

/* the window with what would become of the table, which is given @n times */
static RapportImportDialog *
show_several (WindowFixture *f,
              const char    *table,
              guint          n)
{
  g_autofree char *path = g_build_filename (f->base.folder, "table.csv", NULL);
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  for (guint i = 0; i < n; i++)
    g_list_store_append (files, file);
  rapport_import_dialog_show (f->base.context, G_LIST_MODEL (files));
  window_wait_until (find_dialog () != NULL && is_found (find_dialog ()));
  return find_dialog ();
}

static RapportImportDialog *
show (WindowFixture *f,
      const char    *table)
{
  return show_several (f, table, 1);
}

/* what stands above the tables, in their order */
static char *
read_titles (RapportImportDialog *dialog)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (dialog->lists);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr(GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", gtk_stack_page_get_title (GTK_STACK_PAGE (page)));
    }
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
assert_titles (RapportImportDialog *dialog,
               const char          *counts,
               const char          *titles)
{
  g_autofree char *found = read_titles (dialog);

  g_assert_cmpstr (gtk_label_get_text (dialog->counts), ==, counts);
  g_assert_cmpstr (found, ==, titles);
}

/* what the first line of the list says */
static char *
read_line (RapportImportDialog *dialog,
           RapportImportList    list)
{
  g_autoptr(GListModel) lines = rapport_import_lines_new (dialog->import, list);
  g_autoptr(RapportImportLine) line = g_list_model_get_item (lines, 0);

  return rapport_import_line_dup_cell (line, RAPPORT_IMPORT_CELL_TEXT);
}

static void
assert_line (RapportImportDialog *dialog,
             RapportImportList    list,
             const char          *text)
{
  g_autofree char *found = read_line (dialog, list);

  g_assert_cmpstr (found, ==, text);
}

/* the control of a table that is told apart by @key */
static GtkWidget *
find_control (GtkWidget  *widget,
              const char *key)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), RAPPORT_IMPORT_TABLE_KEY), key) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_control (child, key);
  return found;
}

/* as by hand: in the list that the control opens */
static void
choose (RapportImportDialog *dialog,
        GtkWidget           *choice,
        guint                position)
{
  gtk_widget_grab_focus (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), position);
}

static GtkWidget *
wait_for_control (RapportImportDialog *dialog,
                  const char          *list,
                  const char          *key)
{
  gtk_stack_set_visible_child_name (dialog->lists, list);
  window_wait_until (find_control (GTK_WIDGET (dialog->lists), key) != NULL);
  return find_control (GTK_WIDGET (dialog->lists), key);
}

static gboolean
has_focus (RapportImportDialog *dialog,
           GtkWidget           *control)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  return focus != NULL && control != NULL && (focus == control || gtk_widget_is_ancestor (focus, control));
}

static void
close_dialog (RapportImportDialog *dialog)
{
  dialog->has_said = FALSE;
  gtk_window_close (GTK_WINDOW (dialog));
  window_wait_until (find_dialog () == NULL);
}

/* What is added to a customer of the book is a change of that one; the tables count what the totals do. */
static void
test_counts (WindowFixture *f,
             gconstpointer  data)
{
  RapportImportDialog *dialog;

  dialog_fixture_add_customer (&f->base);
  dialog = show (f, "Customer,Grade,Follow-up,Method,Summary\n"
                 "科技有限公司,A,2026-03-01,Phone,Asked for a quote\nBeta,X,2026-03-02,Mail,Hello\nTotal,2,,,\n");
  assert_titles (dialog, "1 new, 1 changed, 0 same, 0 rejected, 1 left out; 1 marked",
                 "Marked (1), New (1), Changed (1), Left Out (1), Columns");
  for (GtkWidget *tab = gtk_widget_get_first_child (dialog->switcher); tab != NULL; tab = gtk_widget_get_next_sibling (tab))
    g_assert_true (gtk_widget_get_focus_on_click (tab));
  assert_line (dialog, RAPPORT_IMPORT_LIST_CHANGED,
               "Grade: A\nFollow-up added: 2026-03-01 · Phone · Asked for a quote");
  close_dialog (dialog);
}

/* whether the keyboard is on the choice at @position, which are open */
static gboolean
is_at_choice (GtkWidget *choice,
              guint      position)
{
  GtkWidget *row = gtk_widget_get_first_child (dialog_find_child (dialog_find_child (choice, GTK_TYPE_POPOVER),
                                                                  GTK_TYPE_LIST_VIEW));

  for (guint i = 0; row != NULL && i < position; i++)
    row = gtk_widget_get_next_sibling (row);
  return row != NULL && gtk_widget_has_focus (row);
}

static float
get_y (RapportImportDialog *dialog,
       gpointer             widget)
{
  graphene_rect_t bounds = { 0 };

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (dialog), &bounds));
  return bounds.origin.y;
}

/* how far down the tables begin */
static float
get_top (RapportImportDialog *dialog)
{
  return get_y (dialog, dialog->lists);
}

/* the tables have their place once the keyboard is back in them */
static gboolean
is_at (RapportImportDialog *dialog,
       float                top)
{
  return is_found (dialog) && dialog->stand.list == NULL && ABS (get_top (dialog) - top) < 1;
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       n)
{
  (*(guint *) n)++;
  return G_SOURCE_CONTINUE;
}

/* what changed has its place in the frame after the next */
static void
wait_for_place (RapportImportDialog *dialog)
{
  guint n = 0;
  const guint id = gtk_widget_add_tick_callback (GTK_WIDGET (dialog), count_frame_cb, &n, NULL);

  window_wait_until (n >= 3);
  gtk_widget_remove_tick_callback (GTK_WIDGET (dialog), id);
}

/* What was decided of a name stays in sight, where the table was, and can be decided otherwise. */
static void
test_decisions (WindowFixture *f,
                gconstpointer  data)
{
  RapportImportDialog *dialog;
  GtkWidget *choice;
  float top, kind;

  dialog_fixture_add_customer (&f->base);
  dialog = show (f, "Customer,City\n科技,Nanjing\n");
  assert_titles (dialog, "0 new, 0 changed, 0 same, 0 rejected, 1 to be decided; 0 marked", "To Be Decided (1), Columns");
  choice = wait_for_control (dialog, "To Be Decided", "科技");
  /* what is not laid out yet begins nowhere */
  window_wait_until (gtk_widget_get_height (GTK_WIDGET (dialog->lists)) > 0 && get_top (dialog) > 0);
  top = get_top (dialog);
  kind = get_y (dialog, dialog->kind);
  choose (dialog, choice, RAPPORT_IMPORT_AS_SAME);
  wait_for_place (dialog);
  g_assert_cmpfloat_with_epsilon (get_y (dialog, dialog->kind), kind, 1);
  /* what was found before is not what would be imported */
  g_assert_false (gtk_widget_is_sensitive (dialog->import_button));
  window_wait_until (gtk_stack_get_child_by_name (dialog->lists, "Decided") != NULL);
  window_wait_until (is_at (dialog, top));
  wait_for_place (dialog);
  g_assert_cmpfloat_with_epsilon (get_y (dialog, dialog->kind), kind, 1);
  assert_titles (dialog, "0 new, 1 changed, 0 same, 0 rejected; 0 marked", "Decided (1), Changed (1), Columns");
  assert_line (dialog, RAPPORT_IMPORT_LIST_DECIDED, "“科技” resembles “科技有限公司” (001).");
  choice = wait_for_control (dialog, "Decided", "科技");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, RAPPORT_IMPORT_AS_SAME);
  g_assert_true (gtk_widget_is_sensitive (dialog->import_button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (dialog_find_child (choice, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  window_wait_until (is_at_choice (choice, RAPPORT_IMPORT_AS_SAME));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (dialog_find_child (choice, GTK_TYPE_TOGGLE_BUTTON)), FALSE);
  choose (dialog, choice, RAPPORT_IMPORT_AS_NEW);
  g_assert_false (gtk_widget_is_sensitive (dialog->import_button));
  window_wait_until (is_found (dialog) && gtk_stack_get_child_by_name (dialog->lists, "New") != NULL);
  assert_titles (dialog, "1 new, 0 changed, 0 same, 0 rejected; 0 marked", "Decided (1), New (1), Columns");
  close_dialog (dialog);
}

static gboolean
has_keyboard (RapportImportDialog *dialog)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  return focus != NULL && gtk_widget_get_mapped (focus);
}

/* Where one of several names was decided of, the keyboard is with those that are left. */
static void
test_decisions_left (WindowFixture *f,
                     gconstpointer  data)
{
  RapportImportDialog *dialog;

  dialog_fixture_add_customer (&f->base);
  dialog = show (f, "Customer,City\n科技,Nanjing\n科技股份有限公司,Wuxi\n");
  choose (dialog, wait_for_control (dialog, "To Be Decided", "科技"), RAPPORT_IMPORT_AS_SAME);
  window_wait_until (is_found (dialog) && gtk_stack_get_child_by_name (dialog->lists, "Decided") != NULL);
  assert_titles (dialog, "0 new, 1 changed, 0 same, 0 rejected, 1 to be decided; 0 marked",
                 "To Be Decided (1), Decided (1), Changed (1), Columns");
  window_wait_until (dialog->stand.list == NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (dialog->lists), ==, "To Be Decided");
  window_wait_until (has_keyboard (dialog));
  g_assert_true (has_focus (dialog, find_control (gtk_stack_get_visible_child (dialog->lists), "科技股份有限公司")));
  close_dialog (dialog);
}

static void
answer (const char *label)
{
  g_assert_true (dialog_press (GTK_WIDGET (find_question ()), label));
  window_wait_until (find_question () == NULL);
}

static char *
read_name (RapportImportDialog *dialog,
           RapportImportList    list,
           guint                position)
{
  g_autoptr(GListModel) lines = rapport_import_lines_new (dialog->import, list);
  g_autoptr(RapportImportLine) line = g_list_model_get_item (lines, position);

  return rapport_import_line_dup_cell (line, RAPPORT_IMPORT_CELL_NAME);
}

/* A row that names nobody is shown with the customer that it is of. */
static void
test_names (WindowFixture *f,
            gconstpointer  data)
{
  RapportImportDialog *dialog = show (f, "Customer,Contact,Follow-up,Summary\nAlpha,Ann,2026-03-01,Hello\n"
                                      ",Bob,2026-03-02,Offer\n");
  g_autofree char *name = read_name (dialog, RAPPORT_IMPORT_LIST_NEW, 1);

  g_assert_cmpstr (name, ==, "Alpha");
  close_dialog (dialog);
}

/* Where nobody is named the first words of a row tell which it is, not what only counts the rows. */
static void
test_counted (WindowFixture *f,
              gconstpointer  data)
{
  RapportImportDialog *dialog = show (f, "No.,Customer,Contact,Grade\n1,Alpha,Ann,A\n2,,Bob,B\n");
  g_autofree char *name = read_name (dialog, RAPPORT_IMPORT_LIST_REJECTED, 0);

  g_assert_cmpstr (name, ==, "Bob");
  close_dialog (dialog);
}

static gboolean
note_cb (gpointer passed)
{
  *(gboolean *) passed = TRUE;
  return G_SOURCE_REMOVE;
}

/* Nothing closes under the hand of who is choosing, and what is typed meanwhile stays as it is. */
static void
test_decisions_by_hand (WindowFixture *f,
                        gconstpointer  data)
{
  RapportImportDialog *dialog;
  GtkWidget *choice, *open;
  gboolean passed = FALSE;

  dialog_fixture_add_customer (&f->base);
  dialog = show (f, "Customer,City\n科技,Nanjing\n科技股份有限公司,Wuxi\n");
  choice = wait_for_control (dialog, "To Be Decided", "科技");
  open = dialog_find_child (find_control (GTK_WIDGET (dialog->lists), "科技股份有限公司"), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (open), TRUE);
  window_wait_until (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), GTK_TYPE_POPOVER) != NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), RAPPORT_IMPORT_AS_SAME);
  g_timeout_add (700, note_cb, &passed);
  window_wait_until (passed);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (open)));
  g_assert_null (gtk_stack_get_child_by_name (dialog->lists, "Decided"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (open), FALSE);
  window_wait_until (gtk_stack_get_child_by_name (dialog->lists, "Decided") != NULL);
  gtk_widget_set_visible (dialog->reason_row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (dialog->reason));
  gtk_editable_set_text (dialog->reason, "kn");
  gtk_editable_set_position (dialog->reason, -1);
  g_assert_false (gtk_widget_is_sensitive (dialog->good_button));
  window_wait_until (gtk_widget_is_sensitive (dialog->good_button));
  g_assert_false (gtk_editable_get_selection_bounds (dialog->reason, NULL, NULL));
  gtk_editable_set_text (dialog->reason, "");
  close_dialog (dialog);
}

static GtkWindow *
find_row_window (RapportImportDialog *dialog)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (gtk_window_get_transient_for (each->data) == GTK_WINDOW (dialog) && gtk_widget_get_visible (each->data))
      return each->data;
  return NULL;
}

/* A row is opened and shows all that it says, also what is to be looked at, and what changes. */
static void
test_row (WindowFixture *f,
          gconstpointer  data)
{
  RapportImportDialog *dialog;
  GtkWindow *window;
  g_autofree char *changes = NULL;

  dialog_fixture_add_customer (&f->base);
  dialog = show (f, "Customer,Grade,Hobby,First contact\n科技有限公司,A,Tea,2026.5.3\n");
  g_signal_emit_by_name (dialog_find_child (gtk_stack_get_child_by_name (dialog->lists, "Changed"), GTK_TYPE_COLUMN_VIEW),
                         "activate", 0);
  window_wait_until (find_row_window (dialog) != NULL);
  window = find_row_window (dialog);
  g_assert_cmpstr (gtk_window_get_title (window), ==, "Row 2: 科技有限公司");
  changes = read_line (dialog, RAPPORT_IMPORT_LIST_CHANGED);
  window_wait_for_text (GTK_WIDGET (window), changes, NULL);
  window_wait_for_text (GTK_WIDGET (window), "Tea", NULL);
  window_wait_for_text (GTK_WIDGET (window), "2026.5.3 → 2026-05-03", NULL);
  gtk_window_close (window);
  window_wait_until (find_row_window (dialog) == NULL);
  close_dialog (dialog);
}

/* as by hand: what the keyboard does with the row at @position of the table */
static void
act_on_row (RapportImportDialog *dialog,
            const char          *list,
            guint                position,
            const char          *action)
{
  GtkWidget *table = gtk_stack_get_child_by_name (dialog->lists, list);

  gtk_stack_set_visible_child_name (dialog->lists, list);
  window_wait_until (rapport_import_row_acts_focus (table, position));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (dialog)), action, NULL));
}

/* as by hand: the key for menus, on the row with the keyboard */
static void
press_menu_key (GtkWidget *view)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) keys = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (keys) && j < g_list_model_get_n_items (G_LIST_MODEL (keys)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (keys), j);
          g_autofree char *key = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (key, "Menu"))
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, view, NULL);
        }
    }
}

/* The menu tells of the key that every keyboard has. */
static void
test_row_menu (WindowFixture *f,
               gconstpointer  data)
{
  RapportImportDialog *dialog = show (f, "Customer,Mobile\nAlpha,13800000001\n");
  GtkWidget *table = gtk_stack_get_child_by_name (dialog->lists, "New");
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (table));

  gtk_stack_set_visible_child_name (dialog->lists, "New");
  window_wait_until (rapport_import_row_acts_focus (table, 0));
  press_menu_key (view);
  window_wait_for_text (dialog_find_child (view, GTK_TYPE_POPOVER_MENU), "Delete", "KP Delete");
  /* nothing lies over it */
  g_assert_false (gtk_widget_get_has_tooltip (view));
  gtk_popover_popdown (GTK_POPOVER (dialog_find_child (view, GTK_TYPE_POPOVER_MENU)));
  window_wait_until (gtk_widget_get_has_tooltip (view));
  close_dialog (dialog);
}

/* Rows are left out, several at once too, and taken back; the keyboard stays in the table. */
static void
test_omitted (WindowFixture *f,
              gconstpointer  data)
{
  RapportImportDialog *dialog = show (f, "Customer,Mobile\nAlpha,13800000001\nMum,13800000002\nBeta,13800000003\n");
  GtkWindow *window;

  act_on_row (dialog, "New", 1, "row.omit");
  window_wait_until (is_found (dialog) && gtk_stack_get_child_by_name (dialog->lists, "Left Out") != NULL);
  assert_titles (dialog, "2 new, 0 changed, 0 same, 0 rejected, 1 left out; 0 marked", "New (2), Left Out (1), Columns");
  assert_line (dialog, RAPPORT_IMPORT_LIST_PASSED_OVER, "You chose not to import this row.");
  g_assert_true (dialog->has_said);
  g_assert_true (gtk_widget_is_sensitive (dialog->import_button));
  window_wait_until (dialog->stand.list == NULL);
  window_wait_until (rapport_import_row_acts_find (gtk_window_get_focus (GTK_WINDOW (dialog))) == 1);
  gtk_selection_model_select_all (gtk_column_view_get_model (
    GTK_COLUMN_VIEW (dialog_find_child (gtk_stack_get_visible_child (dialog->lists), GTK_TYPE_COLUMN_VIEW))));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (dialog)), "row.omit", NULL));
  window_wait_until (is_found (dialog) && gtk_stack_get_child_by_name (dialog->lists, "New") == NULL);
  assert_titles (dialog, "0 new, 0 changed, 0 same, 0 rejected, 3 left out; 0 marked", "Left Out (3), Columns");
  g_assert_false (gtk_widget_is_sensitive (dialog->import_button));
  act_on_row (dialog, "Left Out", 0, "row.open");
  window_wait_until (find_row_window (dialog) != NULL);
  window = find_row_window (dialog);
  g_assert_true (dialog_press (GTK_WIDGET (window), "_Import This Row After All"));
  window_wait_until (is_found (dialog) && gtk_stack_get_child_by_name (dialog->lists, "New") != NULL);
  assert_titles (dialog, "1 new, 0 changed, 0 same, 0 rejected, 2 left out; 0 marked", "New (1), Left Out (2), Columns");
  window_wait_until (find_row_window (dialog) == NULL);
  act_on_row (dialog, "Left Out", 1, "row.take-back");
  window_wait_until (is_found (dialog) && rapport_import_count (dialog->import, RAPPORT_IMPORT_NEW) == 2);
  close_dialog (dialog);
}

/* What is to be done is told for all that stands in the way. */
static void
test_advice (WindowFixture *f,
             gconstpointer  data)
{
  RapportImportDialog *dialog;

  dialog_fixture_add_customer (&f->base);
  dialog = show (f, "Customer,Follow-up,Summary\nAlpha,3/5/2026,Hello\n科技,2026-03-02,Offer\n");
  g_assert_cmpstr (gtk_label_get_text (dialog->advice), ==,
                   "“3/5/2026” may be two days: choose under “Dates” whether the day or the month stands first.\n"
                   "1 row can’t be imported, so nothing will be. Correct the file, or import the good rows.\n"
                   "1 row has a customer that resembles one that is here already. Say what it is, or"
                   " import the good rows without it.");
  close_dialog (dialog);
}

#define EVENT(summary, day) "BEGIN:VEVENT\r\nUID:" day "\r\nSUMMARY:" summary "\r\nDTSTART;VALUE=DATE:" day "\r\nEND:VEVENT\r\n"

static gboolean
is_at_rest (RapportImportDialog *dialog)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (dialog->pages), "rest") == 0;
}

/* Of a calendar one part is shown, and what stands in the other is told, and offered next. */
static void
test_calendar (WindowFixture *f,
               gconstpointer  data)
{
  RapportPage *page = rapport_window_show_page (f->window, "follow-ups");
  RapportImportDialog *dialog;

  dialog_fixture_add_customer (&f->base);
  dialog = show (f, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" EVENT ("拜访科技有限公司", "21261224")
                 EVENT ("回访科技有限公司", "20240105") "END:VCALENDAR\r\n");
  g_assert_cmpstr (gtk_label_get_label (dialog->sheet_label), ==, "Ev_ents");
  g_assert_cmpstr (gtk_label_get_text (dialog->understood), ==,
                   "Read as Follow-up plans: the events “Planned” of a calendar, a row each.");
  g_assert_cmpstr (gtk_label_get_text (dialog->advice), ==,
                   "1 more event of this calendar is not among these: it stands under “Past” of “Events”.");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.import", NULL);
  window_wait_until (is_at_rest (dialog));
  /* plans are listed here too */
  g_assert_true (rapport_window_get_page (f->window) == page);
  g_assert_cmpstr (gtk_label_get_text (dialog->rest_label), ==,
                   "Of this calendar there are other events that are not imported yet: “Past”");
  g_assert_cmpstr (gtk_label_get_text (dialog->next_sheet_label), ==, "Go On with “Past”");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.next-sheet", NULL);
  window_wait_until (is_found (dialog));
  g_assert_cmpstr (rapport_import_get_sheet (dialog->import), ==, "Past");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.import", NULL);
  window_wait_until (find_dialog () == NULL);
}

/* A date is shown as it is understood. */
static void
test_dates (WindowFixture *f,
            gconstpointer  data)
{
  RapportImportDialog *dialog = show (f, "First contact,Customer,Follow-up,Summary,Next follow-up\n"
                                      "3/5/2026,Alpha,,,\n,Beta,2/3/2026,Hello,12-20\n");
  g_autoptr(GListModel) columns = NULL;
  g_autoptr(RapportImportLine) first = NULL;
  g_autoptr(GListModel) rows = NULL;
  g_autoptr(RapportImportLine) row = NULL;
  g_autofree char *examples = NULL;
  g_autofree char *next = NULL;

  assert_line (dialog, RAPPORT_IMPORT_LIST_NEW, "3/5/2026");
  choose (dialog, GTK_WIDGET (dialog->dates), 1);
  window_wait_until (is_found (dialog) && rapport_import_count (dialog->import, RAPPORT_IMPORT_NEW) == 2);
  assert_line (dialog, RAPPORT_IMPORT_LIST_NEW, "2026-05-03");
  columns = rapport_import_lines_new (dialog->import, RAPPORT_IMPORT_LIST_COLUMNS);
  first = g_list_model_get_item (columns, 0);
  examples = rapport_import_line_dup_cell (first, RAPPORT_IMPORT_CELL_COLUMN);
  g_assert_cmpstr (examples, ==, "3/5/2026 → 2026-05-03");
  rows = rapport_import_lines_new (dialog->import, RAPPORT_IMPORT_LIST_NEW);
  row = g_list_model_get_item (rows, 1);
  next = rapport_import_line_dup_value (row, 4);
  g_assert_cmpstr (next, ==, "12-20 → 2026-12-20");
  close_dialog (dialog);
}

/* What was changed here since stays, and gives way where the person says that the file counts. */
static void
test_kept (WindowFixture *f,
           gconstpointer  data)
{
  static const guint state[] = { RAPPORT_PLAN_STATE };
  const RapportMoment due = rapport_moment_from_day (21240315);
  RapportEntity *plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportImportDialog *dialog;

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, dialog_fixture_add_customer (&f->base));
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_add (f->base.book, G_OBJECT (plan));
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "done");
  scratch_run (f->base.book, rapport_edit_new (plan, state, 1));
  dialog = show (f, "Due,Customer,Grade,Contact,State,Method,Purpose,Content,Owner\n"
                    "2124-03-15,科技有限公司,,,Planned,,,,\n");
  g_assert_true (gtk_widget_get_visible (dialog->kept_row));
  g_assert_cmpstr (gtk_label_get_text (dialog->kept_label), ==,
                   "In 1 row something was changed here since the file was written. It stays.");
  gtk_check_button_set_active (dialog->takes_file, TRUE);
  window_wait_until (is_found (dialog) && rapport_import_count (dialog->import, RAPPORT_IMPORT_CHANGED) == 1);
  window_wait_until (g_str_has_prefix (gtk_label_get_text (dialog->kept_label), "What was changed here"));
  g_assert_true (gtk_widget_get_visible (dialog->kept_row));
  gtk_check_button_set_active (dialog->takes_file, FALSE);
  window_wait_until (rapport_import_count (dialog->import, RAPPORT_IMPORT_SAME) == 1);
  close_dialog (dialog);
}

/* a list of customers as Rapport writes it, with the address taken out */
static RapportImportDialog *
show_emptied_list (WindowFixture *f)
{
  static const RapportTableColumn columns[] = { { "Number" }, { "Customer" }, { "Address" } };
  static const char * const cells[] = { "", "科技有限公司", "" };
  g_autofree char *path = g_build_filename (f->base.folder, "list.xlsx", NULL);
  g_autofree char *stamp = rapport_action_log_dup_place (rapport_book_get_connection (f->base.book));
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RapportTableWriter) table = rapport_table_writer_open (&rapport_table_xlsx, path, "Customers", columns,
                                                                   G_N_ELEMENTS (columns), zone, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    rapport_table_writer_add_text (table, cells[i]);
  rapport_table_writer_set_stamp (table, stamp, 0, 0);
  g_assert_true (rapport_table_writer_commit (table, NULL));
  g_list_store_append (files, file);
  rapport_import_dialog_show (f->base.context, G_LIST_MODEL (files));
  window_wait_until (find_dialog () != NULL && is_found (find_dialog ()));
  return find_dialog ();
}

/* What was taken out of a list stays, unless the person says that it goes here too. */
static void
test_emptied (WindowFixture *f,
              gconstpointer  data)
{
  static const guint address[] = { RAPPORT_CUSTOMER_ADDRESS };
  const gint64 id = dialog_fixture_add_customer (&f->base);
  RapportEntity *customer = rapport_book_get (f->base.book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  RapportImportDialog *dialog;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_ADDRESS, "一路1号");
  scratch_run (f->base.book, rapport_edit_new (customer, address, 1));
  g_object_unref (customer);
  dialog = show_emptied_list (f);
  g_assert_true (gtk_widget_get_visible (dialog->emptied_row));
  g_assert_false (gtk_widget_get_visible (dialog->kept_row));
  g_assert_cmpstr (gtk_label_get_text (dialog->emptied_label), ==, "In 1 row a cell was emptied. What is here stays.");
  gtk_check_button_set_active (dialog->clears_empty, TRUE);
  window_wait_until (rapport_import_count (dialog->import, RAPPORT_IMPORT_CHANGED) == 1);
  g_assert_cmpstr (rapport_import_get_row (dialog->import, 0)->changes, ==, "Address: 一路1号 → (empty)");
  gtk_check_button_set_active (dialog->clears_empty, FALSE);
  window_wait_until (rapport_import_count (dialog->import, RAPPORT_IMPORT_SAME) == 1);
  close_dialog (dialog);
}

/* Nothing is asked of who said nothing; else once. */
static void
test_closing (WindowFixture *f,
              gconstpointer  data)
{
  RapportImportDialog *dialog = show (f, "Customer,First contact\nAlpha,3/5/2026\n");

  gtk_window_close (GTK_WINDOW (dialog));
  window_wait_until (find_dialog () == NULL);
  dialog = show (f, "Customer,First contact\nAlpha,3/5/2026\n");
  choose (dialog, GTK_WIDGET (dialog->dates), 1);
  window_wait_until (is_found (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  window_wait_until (find_question () != NULL);
  answer ("_Go On Looking");
  g_assert_true (is_found (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  window_wait_until (find_question () != NULL);
  answer ("_Close");
  window_wait_until (find_dialog () == NULL);
  dialog = show (f, "Customer,First contact\nAlpha,3/5/2026\n");
  gtk_editable_set_text (dialog->reason, "asked by telephone");
  gtk_window_close (GTK_WINDOW (dialog));
  window_wait_until (find_question () != NULL);
  answer ("_Close");
  window_wait_until (find_dialog () == NULL);
}

/* The same is asked of who skips one of several files. */
static void
test_skipping (WindowFixture *f,
               gconstpointer  data)
{
  RapportImportDialog *dialog = show_several (f, "Customer,First contact\nAlpha,3/5/2026\n", 3);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.skip", NULL);
  g_assert_null (find_question ());
  window_wait_until (is_found (dialog));
  choose (dialog, GTK_WIDGET (dialog->dates), 1);
  window_wait_until (is_found (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.skip", NULL);
  window_wait_until (find_question () != NULL);
  answer ("_Skip This File");
  window_wait_until (is_found (dialog));
  g_assert_cmpuint (dialog->position, ==, 2);
  g_assert_false (dialog->has_said);
  close_dialog (dialog);
}

static char *
make_wide_table (void)
{
  g_autoptr(GString) table = g_string_new ("Customer,First contact");

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (table, ",Column %u", i);
  g_string_append (table, "\nAlpha,3/5/2026");
  for (guint i = 0; i < 40; i++)
    g_string_append_printf (table, ",value %u", i);
  g_string_append_c (table, '\n');
  return g_string_free (g_steal_pointer (&table), FALSE);
}

static GtkAdjustment *
get_adjustment (RapportImportDialog *dialog)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_stack_get_visible_child (dialog->lists)));
}

/* Who says how the table is meant stays where they are. */
static void
test_place (WindowFixture *f,
            gconstpointer  data)
{
  g_autofree char *table = make_wide_table ();
  RapportImportDialog *dialog = show (f, table);
  GtkWidget *choice;
  double scrolled;

  choose (dialog, GTK_WIDGET (dialog->dates), 2);
  window_wait_until (is_found (dialog) && has_focus (dialog, GTK_WIDGET (dialog->dates)));
  choice = wait_for_control (dialog, "Columns", "Column 20");
  window_wait_until (gtk_adjustment_get_upper (get_adjustment (dialog)) > 1000);
  gtk_widget_grab_focus (choice);
  window_wait_until (gtk_adjustment_get_value (get_adjustment (dialog)) > 0);
  /* it may stand anywhere in what is in sight */
  scrolled = gtk_adjustment_get_value (get_adjustment (dialog)) + 30;
  gtk_adjustment_set_value (get_adjustment (dialog), scrolled);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 3);
  window_wait_until (is_found (dialog) && dialog->stand.list == NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (dialog->lists), ==, "Columns");
  window_wait_until (has_focus (dialog, find_control (GTK_WIDGET (dialog->lists), "Column 20")));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_adjustment (dialog)), scrolled, 1);
  close_dialog (dialog);
}

/* a workbook of a cover, two tables, and notes */
#define SHEET(name, rows) "<table:table table:name=\"" name "\">" rows "</table:table>"
#define ROW(a, b) "<table:table-row>" CELL (a) CELL (b) "</table:table-row>"
#define CELL(text) "<table:table-cell office:value-type=\"string\"><text:p>" text "</text:p></table:table-cell>"

static RapportImportDialog *
show_workbook (WindowFixture *f)
{
  static const char script[] =
    "import sys, zipfile\n"
    "with zipfile.ZipFile(sys.argv[1], 'w') as book:\n"
    "    book.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')\n"
    "    book.writestr('content.xml', sys.argv[2])\n";
  static const char content[] =
    "<?xml version=\"1.0\"?><office:document-content"
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
    SHEET ("Cover", ROW ("Hello", "")) SHEET ("Firms", ROW ("Customer", "City") ROW ("Alpha", "Nanjing"))
    SHEET ("Notes", ROW ("Ask Bob", "")) SHEET ("More", ROW ("Customer", "City") ROW ("Beta", "Wuxi"))
    "</office:spreadsheet></office:body></office:document-content>";
  g_autofree char *path = g_build_filename (f->base.folder, "book.ods", NULL);
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  const char * const words[] = { "/usr/bin/python3", "-c", script, path, content, NULL };
  g_autoptr(GError) error = NULL;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_list_store_append (files, file);
  rapport_import_dialog_show (f->base.context, G_LIST_MODEL (files));
  window_wait_until (find_dialog () != NULL && is_found (find_dialog ()));
  return find_dialog ();
}

static const char *
get_choice (GtkDropDown *choice,
            guint        position)
{
  return gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (choice)), position);
}

/* Behind a sheet those that are left are told of, and the next table is one key away. */
static void
test_sheets (WindowFixture *f,
             gconstpointer  data)
{
  RapportImportDialog *dialog = show_workbook (f);

  gtk_editable_set_text (dialog->reason, "known");
  /* what was typed counts first */
  window_wait_until (gtk_widget_is_sensitive (dialog->import_button));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.import", NULL);
  window_wait_until (is_at_rest (dialog));
  g_assert_cmpstr (gtk_label_get_text (dialog->rest_label), ==,
                   "2 sheets of this workbook are not imported yet: “Notes”, “More”");
  g_assert_nonnull (strstr (gtk_label_get_text (dialog->written_label), "1 new"));
  g_assert_true (has_focus (dialog, dialog->next_sheet_button));
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (dialog))));
  /* the notes are no table */
  window_wait_until (is_found (dialog));
  g_assert_cmpstr (rapport_import_get_sheet (dialog->import), ==, "More");
  g_assert_cmpstr (get_choice (dialog->sheet, 1), ==, "Firms (imported)");
  g_assert_cmpstr (get_choice (dialog->sheet, 3), ==, "More");
  g_assert_true (has_focus (dialog, dialog->import_button));
  g_assert_cmpstr (gtk_editable_get_text (dialog->reason), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.import", NULL);
  window_wait_until (find_dialog () == NULL);
}

/* Who needs no more sheets is asked nothing; whoever finds no table among them is told. */
static void
test_sheets_left (WindowFixture *f,
                  gconstpointer  data)
{
  RapportImportDialog *dialog = show_workbook (f);

  choose (dialog, GTK_WIDGET (dialog->sheet), 3);
  window_wait_until (is_found (dialog) && g_str_equal (rapport_import_get_sheet (dialog->import), "More"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.import", NULL);
  window_wait_until (is_at_rest (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.next-sheet", NULL);
  window_wait_until (is_found (dialog));
  g_assert_cmpstr (rapport_import_get_sheet (dialog->import), ==, "Firms");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.import", NULL);
  window_wait_until (is_at_rest (dialog));
  g_assert_cmpstr (gtk_label_get_text (dialog->next_sheet_label), ==, "Go On with “Notes”");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.next-sheet", NULL);
  window_wait_until (is_at_rest (dialog) && has_focus (dialog, dialog->no_more_button));
  g_assert_cmpstr (gtk_label_get_text (dialog->rest_label), ==,
                   "The other sheets have no table: no row of theirs names the columns.");
  gtk_window_close (GTK_WINDOW (dialog));
  window_wait_until (find_dialog () == NULL);
}

static void
told_cb (RapportContext  *context,
         const char      *sentence,
         gboolean         undoable,
         char           **told)
{
  g_free (*told);
  *told = g_strdup (sentence);
}

static void
paste (WindowFixture *f,
       const char    *text)
{
  GtkWidget *page = dialog_find_child (GTK_WIDGET (f->window), RAPPORT_TYPE_LIST_PAGE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), text);
  dialog_press_key (page, "<Control>v");
}

/* A table that was copied is imported as from a file, which is gone behind it; anything else is told of. */
static void
test_clipboard (WindowFixture *f,
                gconstpointer  data)
{
  static const char no_table[] =
    "What was copied is no table: a line with the names of the columns and at least one more are needed.";
  static const struct { const char *text, *told; } none[] = {
    { "Good morning\nSee you\n", no_table },
    { "Customer\tCity\n", no_table },
    { "", "Nothing was copied that can be imported." },
  };
  RapportImportDialog *dialog;
  g_autofree char *told = NULL;
  g_autoptr(GFile) file = NULL;

  rapport_context_show_page (f->base.context, "customers");
  window_wait_until (dialog_find_child (GTK_WIDGET (f->window), RAPPORT_TYPE_LIST_PAGE) != NULL);
  g_signal_connect (f->base.context, "tell", G_CALLBACK (told_cb), &told);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      paste (f, none[i].text);
      window_wait_until (told != NULL);
      g_assert_cmpstr (told, ==, none[i].told);
      g_clear_pointer (&told, g_free);
    }
  g_signal_handlers_disconnect_by_data (f->base.context, &told);
  g_assert_null (find_dialog ());
  paste (f, "Customer\tCity\nAlpha\tNanjing\n\"Beta\nWorks\"\tWuxi\n");
  window_wait_until (find_dialog () != NULL && is_found (find_dialog ()));
  dialog = find_dialog ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Import “Clipboard”");
  g_assert_cmpuint (rapport_import_count (dialog->import, RAPPORT_IMPORT_NEW), ==, 2);
  file = g_list_model_get_item (dialog->files, 0);
  g_assert_true (g_file_query_exists (file, NULL));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.import", NULL);
  window_wait_until (find_dialog () == NULL);
  window_wait_until (!g_file_query_exists (file, NULL));
}

static void
add_tests (GtkApplication *application)
{
  g_test_add ("/ui/import-preview/counts", WindowFixture, application, window_fixture_set_up, test_counts,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/decisions", WindowFixture, application, window_fixture_set_up, test_decisions,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/decisions-left", WindowFixture, application, window_fixture_set_up, test_decisions_left,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/decisions-by-hand", WindowFixture, application, window_fixture_set_up,
              test_decisions_by_hand, window_fixture_tear_down);
  g_test_add ("/ui/import-preview/names", WindowFixture, application, window_fixture_set_up, test_names,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/counted", WindowFixture, application, window_fixture_set_up, test_counted,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/row", WindowFixture, application, window_fixture_set_up, test_row,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/row-menu", WindowFixture, application, window_fixture_set_up, test_row_menu,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/omitted", WindowFixture, application, window_fixture_set_up, test_omitted,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/advice", WindowFixture, application, window_fixture_set_up, test_advice,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/calendar", WindowFixture, application, window_fixture_set_up, test_calendar,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/dates", WindowFixture, application, window_fixture_set_up, test_dates,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/kept", WindowFixture, application, window_fixture_set_up, test_kept,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/emptied", WindowFixture, application, window_fixture_set_up, test_emptied,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/closing", WindowFixture, application, window_fixture_set_up, test_closing,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/skipping", WindowFixture, application, window_fixture_set_up, test_skipping,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/clipboard", WindowFixture, application, window_fixture_set_up, test_clipboard,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/sheets", WindowFixture, application, window_fixture_set_up, test_sheets,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/sheets-left", WindowFixture, application, window_fixture_set_up, test_sheets_left,
              window_fixture_tear_down);
  g_test_add ("/ui/import-preview/place", WindowFixture, application, window_fixture_set_up, test_place,
              window_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
