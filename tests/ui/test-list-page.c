/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-page-fixture.h"
#include "rapport-add.h"
#include "rapport-customer-dialog.h"
#include "rapport-customer.h"
#include "rapport-jump-dialog.h"
#include "rapport-list-page.h"
#include "rapport-pages.h"
#include "rapport-print-dialog.h"
#include "rapport-reports.h"
#include "rapport-saved-filter.h"
#include "rapport-sidebar-row.h"
#include "rapport-split.h"
#include "rapport-things.h"
#include "scratch-act.h"

/* the list has all the room while nothing is chosen */
static void
test_room (ListPageFixture *f,
           gconstpointer    data)
{
  RapportSplit *split = RAPPORT_SPLIT (list_page_find (f, RAPPORT_TYPE_SPLIT));

  g_assert_false (rapport_split_get_has_detail (split));
  rapport_list_select_id (list_page_get_list (f), f->customers[BETA]);
  g_assert_true (rapport_split_get_has_detail (split));
  g_assert_cmpint (list_page_get_shown (f), ==, f->customers[BETA]);
  scratch_run (f->window.base.book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &f->customers[BETA], 1));
  window_wait_until (list_page_get_shown (f) == 0);
  g_assert_false (rapport_split_get_has_detail (split));
}

/* the only one found is meant */
static void
test_single (ListPageFixture *f,
             gconstpointer    data)
{
  list_page_search (f, "alpi");
  window_wait_until (list_page_get_shown (f) == f->customers[ALPINE]);
  g_assert_cmpint (rapport_list_get_selected_id (list_page_get_list (f)), ==, f->customers[ALPINE]);
}

/* what is open but not listed is said by name; without the search it is where the person continues */
static void
test_left_out (ListPageFixture *f,
               gconstpointer    data)
{
  rapport_list_select_id (list_page_get_list (f), f->customers[BETA]);
  list_page_search (f, "al");
  window_fixture_wait (&f->window, "2 customers found", NULL);
  window_fixture_wait (&f->window, "“Beta Foods” is open, but left out of the list", NULL);
  g_assert_cmpint (list_page_get_shown (f), ==, f->customers[BETA]);
  list_page_search (f, "");
  window_fixture_wait (&f->window, "3 customers", "left out of the list");
  g_assert_cmpint (rapport_list_get_selected_id (list_page_get_list (f)), ==, f->customers[BETA]);
}

/* Show All shows also what is usually left out */
static void
test_show_all (ListPageFixture *f,
               gconstpointer    data)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  const guint field = RAPPORT_CUSTOMER_ARCHIVED;

  rapport_entity_set_flag (values, field, TRUE);
  scratch_run (f->window.base.book, rapport_edit_many_new (values, &field, 1, &f->customers[BETA], 1));
  window_fixture_wait (&f->window, "2 customers", NULL);
  rapport_window_open_thing (f->window.window, "customer", f->customers[BETA]);
  window_fixture_wait (&f->window, "left out of the list", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.show-all", NULL));
  window_fixture_wait (&f->window, "3 customers", "left out of the list");
}

/* Escape goes from the detail to the row that is open */
static void
test_back (ListPageFixture *f,
           gconstpointer    data)
{
  rapport_list_select_id (list_page_get_list (f), f->customers[ALPINE]);
  rapport_split_enter_detail (RAPPORT_SPLIT (list_page_find (f, RAPPORT_TYPE_SPLIT)));
  window_wait_until (!list_page_is_focus_in (f, GTK_WIDGET (list_page_get_list (f))));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "split.back", NULL));
  g_assert_true (list_page_is_focus_in (f, GTK_WIDGET (list_page_get_list (f))));
  g_assert_cmpint (rapport_list_get_selected_id (list_page_get_list (f)), ==, f->customers[ALPINE]);
}

static gboolean
is_there (ListPageFixture         *f,
          const RapportEntityInfo *info,
          gint64                   id)
{
  g_autoptr(RapportEntity) found = rapport_book_get (f->window.base.book, info->get_type (), id, NULL);

  return found != NULL;
}

/* what is known of a kind of thing only by its declarations is found, shown, deleted and brought back as all else */
static void
test_declared (ListPageFixture *f,
               gconstpointer    data)
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
      window_wait_until (rapport_list_get_selected_id (list_page_get_list (f)) == id);
      g_assert_cmpint (list_page_get_shown (f), ==, id);
      list_page_search (f, "needle");
      window_fixture_wait (&f->window, " found", NULL);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.delete", NULL));
      window_wait_until (!is_there (f, info, id));
      window_wait_until (list_page_get_shown (f) == 0);
      g_action_group_activate_action (G_ACTION_GROUP (window), "undo-act", NULL);
      window_wait_until (is_there (f, info, id));
      list_page_search (f, "");
    }
}

static void
group_by (ListPageFixture *f,
          const char      *group)
{
  g_action_group_activate_action (rapport_list_get_view_actions (list_page_get_list (f)), "group",
                                  g_variant_new_string (group));
}

static guint
count_places (ListPageFixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (rapport_list_get_model (list_page_get_list (f))));
}

/* headings count what is under them and can be closed; they are nothing that an act is for */
static void
test_groups (ListPageFixture *f,
             gconstpointer    data)
{
  RapportListModel *model = rapport_list_get_model (list_page_get_list (f));

  group_by (f, "grade");
  window_wait_until (count_places (f) == 5);
  g_assert_cmpstr (rapport_list_model_get_section (model, 0)->label, ==, "A");
  g_assert_cmpint (rapport_list_model_get_id (model, 1), ==, f->customers[ALPHA]);
  g_assert_cmpuint (rapport_list_model_get_section (model, 2)->n, ==, 2);
  window_fixture_wait (&f->window, "3 customers", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_find (f, g_type_from_name ("RapportListBody"))),
                                             "list.open-groups", "b", FALSE));
  g_assert_cmpuint (count_places (f), ==, 2);
  window_fixture_wait (&f->window, "3 customers", NULL);
  /* what is asked for comes into sight */
  rapport_window_open_thing (f->window.window, "customer", f->customers[BETA]);
  window_wait_until (count_places (f) == 4);
  g_assert_cmpint (rapport_list_get_selected_id (list_page_get_list (f)), ==, f->customers[BETA]);
  group_by (f, "");
  window_wait_until (count_places (f) == 3);
}

/* the menu of a heading is not for what is selected, which stays so */
static void
test_heading_menu (ListPageFixture *f,
                   gconstpointer    data)
{
  RapportListBody *body = RAPPORT_LIST_BODY (list_page_find (f, RAPPORT_TYPE_LIST_BODY));

  group_by (f, "grade");
  window_wait_until (count_places (f) == 5);
  gtk_widget_grab_focus (GTK_WIDGET (list_page_get_list (f)));
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL);
  window_fixture_wait (&f->window, "3 selected", NULL);
  rapport_list_body_focus_at (body, 0);
  window_wait_until (rapport_list_body_get_focused (body) == 0);
  dialog_press_key (GTK_WIDGET (body), "Menu");
  g_assert_cmpuint (rapport_list_get_n_selected (list_page_get_list (f)), ==, 3);
}

static void
set_amount (ListPageFixture *f,
            guint            customer,
            gint64           amount)
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
test_sums (ListPageFixture *f,
           gconstpointer    data)
{
  set_amount (f, ALPHA, 100000);
  set_amount (f, BETA, 300000);
  window_fixture_wait (&f->window, "Yearly amount 4,000, on average 2,000 (2 with a value)", NULL);
  g_assert_cmpint (get_gap (GTK_WIDGET (f->window.window), "Yearly amount 4,000"), >=, 12);
  rapport_list_select_id (list_page_get_list (f), f->customers[BETA]);
  window_fixture_wait (&f->window, "Yearly amount 3,000, on average 3,000", NULL);
}

/* what printing proposes: before the forms there are @n_lists choices, the last of which is the whole list */
static void
assert_proposes (ListPageFixture *f,
                 guint            n_lists,
                 const char      *proposed)
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
test_print (ListPageFixture *f,
            gconstpointer    data)
{
  assert_proposes (f, 1, "This list as shown");
  group_by (f, "grade");
  window_wait_until (count_places (f) == 5);
  assert_proposes (f, 1, "This list as shown");
  rapport_list_select_id (list_page_get_list (f), f->customers[BETA]);
  assert_proposes (f, 1, g_dpgettext2 (NULL, "form", rapport_report_find ("f10")->title));
  list_page_search (f, "al");
  window_fixture_wait (&f->window, "“Beta Foods” is open, but left out of the list", NULL);
  assert_proposes (f, 1, "This list as shown");
  gtk_widget_grab_focus (GTK_WIDGET (list_page_get_list (f)));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)), "list.select-all", NULL));
  window_fixture_wait (&f->window, "2 customers found, 2 selected", NULL);
  assert_proposes (f, 2, "The 2 selected rows");
  list_page_search (f, "");
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
test_print_button (ListPageFixture *f,
                   gconstpointer    data)
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
test_keyboard_follows (ListPageFixture *f,
                       gconstpointer    data)
{
  const guint field = RAPPORT_CUSTOMER_NAME;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  guint place = 0;

  rapport_list_set_order (list_page_get_list (f), "name");
  g_signal_emit_by_name (list_page_get_list (f), "sort-changed", "name", FALSE);
  rapport_list_select_id (list_page_get_list (f), f->customers[ALPHA]);
  gtk_widget_grab_focus (GTK_WIDGET (list_page_get_list (f)));
  window_wait_until (list_page_get_focused (f) == f->customers[ALPHA]);
  rapport_entity_set_text (values, field, "Zulu Works");
  scratch_run (f->window.base.book, rapport_edit_many_new (values, &field, 1, &f->customers[ALPHA], 1));
  window_wait_until (rapport_list_model_find (rapport_list_get_model (list_page_get_list (f)), f->customers[ALPHA],
                                              &place) &&
                     place == N_CUSTOMERS - 1);
  window_wait_until (list_page_get_focused (f) == f->customers[ALPHA]);
  rapport_window_open_thing (f->window.window, "customer", f->customers[ALPINE]);
  window_wait_until (list_page_get_shown (f) == f->customers[ALPINE]);
  window_wait_until (list_page_get_focused (f) == f->customers[ALPINE]);
  rapport_list_body_focus_at (list_page_get_body (f), N_CUSTOMERS - 1);
  g_assert_cmpint (list_page_get_focused (f), ==, f->customers[ALPHA]);
  dialog_press_key (GTK_WIDGET (list_page_get_body (f)), "Delete");
  g_assert_cmpint (list_page_get_focused (f), ==, f->customers[ALPINE]);
  dialog_press_key (GTK_WIDGET (list_page_get_body (f)), "Delete");
  window_wait_for_text (GTK_WIDGET (f->window.window), "deleted", NULL);
  window_wait_until (!rapport_list_model_find (rapport_list_get_model (list_page_get_list (f)), f->customers[ALPINE],
                                               NULL));
  g_assert_true (rapport_list_model_find (rapport_list_get_model (list_page_get_list (f)), f->customers[ALPHA], NULL));
}

/* Ctrl+K has what was looked at last and where one may go before anything is typed, and finds pages and saved filters
 * too; Return does not take what stood there before. */
static void
test_jump (ListPageFixture *f,
           gconstpointer    data)
{
  g_autoptr(RapportEntity) filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  GtkWidget *dialog;
  GtkWidget *search;

  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_NAME, "Good contracts");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, "customers");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, "grade:A");
  scratch_run (f->window.base.book, rapport_add_new (filter));
  rapport_list_select_id (list_page_get_list (f), f->customers[BETA]);
  rapport_jump_dialog_show (f->window.base.context);
  dialog = list_page_find_toplevel (RAPPORT_TYPE_JUMP_DIALOG);
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
  window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_JUMP_DIALOG) == NULL);
  window_wait_until (g_str_equal (G_OBJECT_TYPE_NAME (rapport_window_get_page (f->window.window)),
                                  "RapportContractsPage"));

  rapport_jump_dialog_show (f->window.base.context);
  search = dialog_find_child (list_page_find_toplevel (RAPPORT_TYPE_JUMP_DIALOG), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "new custom");
  g_signal_emit_by_name (search, "activate");
  window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_CUSTOMER_DIALOG) != NULL);
  window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_JUMP_DIALOG) == NULL);
  gtk_window_destroy (GTK_WINDOW (list_page_find_toplevel (RAPPORT_TYPE_CUSTOMER_DIALOG)));
}

/* A number leads to what has it, though others come earlier that have it somewhere; a name to what begins so. */
static void
test_jump_to_number (ListPageFixture *f,
                     gconstpointer    data)
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

      rapport_list_select_id (list_page_get_list (f), f->customers[ALPINE]);
      window_wait_until (list_page_get_shown (f) == f->customers[ALPINE]);
      rapport_jump_dialog_show (f->window.base.context);
      search = dialog_find_child (list_page_find_toplevel (RAPPORT_TYPE_JUMP_DIALOG), GTK_TYPE_SEARCH_ENTRY);
      gtk_editable_set_text (GTK_EDITABLE (search), typed[i]);
      g_signal_emit_by_name (search, "activate");
      window_wait_until (list_page_find_toplevel (RAPPORT_TYPE_JUMP_DIALOG) == NULL);
      window_wait_until (list_page_get_shown (f) != f->customers[ALPINE]);
      g_assert_cmpint (list_page_get_shown (f), ==, f->customers[BETA]);
    }
}

/* F6 goes to the pages at the side, and back */
static void
test_sidebar (ListPageFixture *f,
              gconstpointer    data)
{
  gtk_widget_grab_focus (GTK_WIDGET (list_page_get_list (f)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window.window), "win.sidebar", NULL));
  window_wait_until (RAPPORT_IS_SIDEBAR_ROW (gtk_window_get_focus (GTK_WINDOW (f->window.window))));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window.window), "win.sidebar", NULL));
  window_wait_until (list_page_is_focus_in (f, GTK_WIDGET (rapport_window_get_page (f->window.window))));
}

static void
add_tests (GtkApplication *application)
{
  LIST_PAGE_ADD ("nothing-chosen-leaves-the-room-to-the-list", test_room);
  LIST_PAGE_ADD ("a-single-hit-is-selected", test_single);
  LIST_PAGE_ADD ("what-is-open-but-not-listed-is-said", test_left_out);
  LIST_PAGE_ADD ("show-all-shows-what-is-usually-left-out", test_show_all);
  LIST_PAGE_ADD ("escape-returns-to-the-row", test_back);
  LIST_PAGE_ADD ("the-keyboard-follows-what-is-open", test_keyboard_follows);
  LIST_PAGE_ADD ("a-list-is-printed-as-shown", test_print);
  LIST_PAGE_ADD ("kinds-known-by-their-declarations-only", test_declared);
  LIST_PAGE_ADD ("groups-open-and-close", test_groups);
  LIST_PAGE_ADD ("the-menu-of-a-heading-leaves-what-is-selected", test_heading_menu);
  LIST_PAGE_ADD ("what-is-selected-is-added-up", test_sums);
  LIST_PAGE_ADD ("jump-finds-pages-and-filters-and-what-was-seen", test_jump);
  LIST_PAGE_ADD ("jump-finds-first-what-is-called-so", test_jump_to_number);
  LIST_PAGE_ADD ("f6-goes-to-the-pages-at-the-side-and-back", test_sidebar);
  LIST_PAGE_ADD ("every-list-has-a-button-to-print-it", test_print_button);
  list_page_add_filters (application);
  list_page_add_many (application);
  list_page_add_table (application);
  list_page_add_paste (application);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
