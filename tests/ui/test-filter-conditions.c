/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-choice-entry.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-filter-bar.h"
#include "rapport-filter-button.h"
#include "rapport-filter-dialog.h"
#include "rapport-filter-pill.h"
#include "rapport-filter-value.h"
#include "rapport-list-page.h"
#include "rapport-lists.h"
#include "scratch-act.h"
#include "window-fixture.h"

static const struct { const char *name; const char *grade; gint64 amount; } customers[] = {
  { "Alpha Works", "A", 10000000 }, { "Alpine Tools", "B", 50000000 }, { "Beta Foods", "C", -1 },
};

static void
set_up (WindowFixture *f,
        gconstpointer  data)
{
  window_fixture_set_up (f, data);
  for (guint i = 0; i < G_N_ELEMENTS (customers); i++)
    {
      g_autoptr(RapportCustomer) customer = rapport_customer_new ();

      rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, customers[i].name);
      rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_GRADE, customers[i].grade);
      if (customers[i].amount >= 0)
        rapport_entity_set_integer (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_YEARLY_AMOUNT, customers[i].amount);
      scratch_run (f->base.book, rapport_add_customer_new (customer, NULL, NULL));
    }
  rapport_window_show_page (f->window, "customers");
  window_fixture_wait (f, "3 customers", NULL);
}

static void
tear_down (WindowFixture *f,
           gconstpointer  data)
{
  g_settings_reset (rapport_context_get_settings (f->base.context), "filters");
  window_fixture_tear_down (f, data);
}

static GtkWidget *
find (WindowFixture *f,
      GType          type)
{
  return dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window)), type);
}

static RapportFilterBar *
get_bar (WindowFixture *f)
{
  return RAPPORT_FILTER_BAR (find (f, RAPPORT_TYPE_FILTER_BAR));
}

static void
assert_asked (WindowFixture *f,
              const char    *text)
{
  RapportCondition *condition = rapport_filter_bar_get_condition (get_bar (f));
  g_autofree char *asked = condition != NULL ? rapport_condition_print (condition) : g_strdup ("");

  g_assert_cmpstr (asked, ==, text);
}

static void
ask (WindowFixture *f,
     const char    *text)
{
  g_autoptr(RapportCondition) condition = rapport_condition_parse (text, rapport_list_spec_nth, &rapport_list_customers,
                                                                   NULL);

  rapport_filter_bar_set_condition (get_bar (f), condition);
}

static GtkWidget *
open_dialog (WindowFixture *f,
             const char    *column)
{
  rapport_filter_bar_ask (get_bar (f), column);
  return dialog_find (RAPPORT_TYPE_FILTER_DIALOG);
}

static void
choose (GtkWidget  *dialog,
        guint       nth,
        const char *words)
{
  GtkWidget *first = dialog_find_child (dialog, GTK_TYPE_DROP_DOWN);
  GtkDropDown *drop_down = GTK_DROP_DOWN (nth == 0 ? first : gtk_widget_get_next_sibling (first));
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (model, i);

      if (!g_str_equal (gtk_string_object_get_string (item), words))
        continue;
      gtk_drop_down_set_selected (drop_down, i);
      return;
    }
  g_assert_not_reached ();
}

static void
type (GtkWidget  *dialog,
      const char *words)
{
  GtkWidget *value = dialog_find_child (dialog, RAPPORT_TYPE_FILTER_VALUE);

  gtk_editable_set_text (GTK_EDITABLE (rapport_filter_value_get_control (RAPPORT_FILTER_VALUE (value))), words);
}

static void
apply (GtkWidget *dialog)
{
  g_assert_true (gtk_widget_activate_action (dialog, "filter-dialog.apply", NULL));
}

static gboolean
is_open (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (RAPPORT_IS_FILTER_DIALOG (each->data))
      return TRUE;
  return FALSE;
}

static void
wait_closed (void)
{
  window_wait_until (!is_open ());
}

/* Whatever column a list can be asked for is asked for without its being written, and said beside the filters. */
static void
test_added (WindowFixture *f,
            gconstpointer  data)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_bar (f)), "list-page.add-filter", NULL));
  dialog = dialog_find (RAPPORT_TYPE_FILTER_DIALOG);
  choose (dialog, 0, "Yearly amount");
  choose (dialog, 1, "at least");
  type (dialog, "200,000");
  apply (dialog);
  wait_closed ();
  assert_asked (f, "amount>=200000");
  window_fixture_wait (f, "1 customer found", NULL);
  window_fixture_wait (f, "Yearly amount at least 200000", NULL);
  /* the next one must hold as well */
  dialog = open_dialog (f, "name");
  type (dialog, "Tools");
  apply (dialog);
  wait_closed ();
  assert_asked (f, "amount>=200000 name~Tools");
  g_assert_false (gtk_widget_get_visible (find (f, g_type_from_name ("RapportFilterText"))));
}

/* A click on the condition changes it, and the cross takes it away. */
static void
test_changed (WindowFixture *f,
              gconstpointer  data)
{
  GtkWidget *pill, *dialog;

  ask (f, "grade:A,B amount>200000 -industry:empty");
  pill = find (f, RAPPORT_TYPE_FILTER_PILL);
  g_assert_true (gtk_widget_grab_focus (pill));
  g_signal_emit_by_name (gtk_widget_get_first_child (pill), "clicked");
  dialog = dialog_find (RAPPORT_TYPE_FILTER_DIALOG);
  choose (dialog, 1, "less than");
  apply (dialog);
  wait_closed ();
  /* its place and the others are as they were */
  assert_asked (f, "grade:A,B amount<200000 -industry:empty");
  window_fixture_wait (f, "Industry is not empty", NULL);
  ask (f, "amount<200000");
  pill = find (f, RAPPORT_TYPE_FILTER_PILL);
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_last_child (pill)));
  g_signal_emit_by_name (gtk_widget_get_last_child (pill), "clicked");
  assert_asked (f, "");
  window_fixture_wait (f, "3 customers", "less than");
  /* the keyboard is where the next one can be added */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), GTK_WIDGET (get_bar (f))));
}

/* What can't be compared is said, and what was typed stays. */
static void
test_refused (WindowFixture *f,
              gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (f, "amount");

  type (dialog, "a lot");
  apply (dialog);
  window_wait_for_text (dialog, "“a lot” is no number.", NULL);
  assert_asked (f, "");
  type (dialog, "");
  apply (dialog);
  window_wait_for_text (dialog, "Say what it is compared with.", "no number");
  choose (dialog, 1, "is empty");
  apply (dialog);
  wait_closed ();
  assert_asked (f, "amount:empty");
  window_fixture_wait (f, "1 customer found", NULL);
}

/* any of the choices, by checks */
static void
test_choices (WindowFixture *f,
              gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (f, "grade");
  GtkWidget *check;

  choose (dialog, 1, "is not");
  check = rapport_filter_value_get_control (
    RAPPORT_FILTER_VALUE (dialog_find_child (dialog, RAPPORT_TYPE_FILTER_VALUE)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (check)), TRUE);
  apply (dialog);
  wait_closed ();
  assert_asked (f, "-grade:A,B");
  window_fixture_wait (f, "Grade is not A, B", NULL);
  window_fixture_wait (f, "1 customer found", NULL);
}

/* What a choice above the list can't say is said beside it, also of its column; and who is unknown is not another. */
static void
test_said (WindowFixture *f,
           gconstpointer  data)
{
  GtkWidget *pill, *dialog, *value;

  ask (f, "next<2026-12-31");
  window_fixture_wait (f, "Next follow-up before 2026-12-31", NULL);
  ask (f, "-owner:Nobody");
  pill = find (f, RAPPORT_TYPE_FILTER_PILL);
  g_signal_emit_by_name (gtk_widget_get_first_child (pill), "clicked");
  dialog = dialog_find (RAPPORT_TYPE_FILTER_DIALOG);
  value = rapport_filter_value_get_control (RAPPORT_FILTER_VALUE (dialog_find_child (dialog, RAPPORT_TYPE_FILTER_VALUE)));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (value))), ==, "Nobody");
  apply (dialog);
  wait_closed ();
  assert_asked (f, "-owner:Nobody");
}

static guint
count_offered (GtkWidget *choice)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (dialog_find_child (choice, GTK_TYPE_MENU_BUTTON));

  return (guint) g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button));
}

/* The tags in use are offered, and any other can be typed. */
static void
test_tags (WindowFixture *f,
           gconstpointer  data)
{
  const gint64 customer = scratch_query (f->base.book, "SELECT min(id) FROM customer");
  GtkWidget *dialog, *choice;

  scratch_run (f->base.book, rapport_add_tag_new (&customer, 1, "VIP_a"));
  dialog = open_dialog (f, "tag");
  choice = dialog_find_child (dialog, RAPPORT_TYPE_CHOICE_ENTRY);
  window_wait_until (count_offered (choice) == 1);
  g_assert_true (gtk_widget_activate_action (choice, "choice.choose", "s", "VIP_a"));
  apply (dialog);
  wait_closed ();
  assert_asked (f, "tag:VIP_a");
  window_fixture_wait (f, "1 customer found", NULL);
  dialog = open_dialog (f, "tag");
  type (dialog, "gone");
  apply (dialog);
  wait_closed ();
  assert_asked (f, "tag:VIP_a tag:gone");
}

/* The values that a column has are offered, where it is filtered by them above the list, too. */
static void
test_values (WindowFixture *f,
             gconstpointer  data)
{
  const gint64 customer = scratch_query (f->base.book, "SELECT min(id) FROM customer");
  g_autoptr(RapportEntity) entity = rapport_book_get (f->base.book, RAPPORT_TYPE_CUSTOMER, customer, NULL);
  g_autoptr(RapportEntity) copy = rapport_entity_copy (entity);
  const guint field = RAPPORT_CUSTOMER_STATUS;
  GtkWidget *dialog, *choice;

  rapport_entity_set_text (copy, field, "合作中");
  scratch_run (f->base.book, rapport_edit_new (copy, &field, 1));
  dialog = open_dialog (f, "status");
  choice = dialog_find_child (dialog, RAPPORT_TYPE_CHOICE_ENTRY);
  window_wait_until (count_offered (choice) >= 1);
  g_assert_true (gtk_widget_activate_action (choice, "choice.choose", "s", "合作中"));
  apply (dialog);
  wait_closed ();
  window_fixture_wait (f, "1 customer found", NULL);
}

#define STRANGER "0193bd3c-5a00-7000-8000-000000000001"

/* Whom only another book knows is still asked for at the next start: nothing comes back without a word. */
static void
test_stranger (WindowFixture *f,
               gconstpointer  data)
{
  GtkWidget *bar;

  ask (f, "owner:" STRANGER);
  window_fixture_wait (f, "Unknown person", "Alpha Works");
  bar = g_object_ref_sink (GTK_WIDGET (rapport_filter_bar_new (f->base.context, &rapport_list_customers)));
  g_assert_true (rapport_condition_equal (rapport_filter_bar_get_condition (RAPPORT_FILTER_BAR (bar)),
                                          rapport_filter_bar_get_condition (get_bar (f))));
  g_object_unref (bar);
  ask (f, "-owner:" STRANGER ",me");
  window_fixture_wait (f, "Owner is not Unknown person, Me", NULL);
  window_fixture_wait (f, "3 customers found", NULL);
}

static GtkWidget *
find_named (GtkWidget  *widget,
            const char *tooltip)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, tooltip);
  return found;
}

/* A choice above the list takes the place of the one before, and of nothing else that is asked of its column. */
static void
test_chosen_beside (WindowFixture *f,
                    gconstpointer  data)
{
  RapportFilterButton *button;

  ask (f, "-grade:C grade:A");
  button = RAPPORT_FILTER_BUTTON (gtk_widget_get_parent (find_named (GTK_WIDGET (get_bar (f)), "Grade: A")));
  rapport_filter_button_set_value (button, "B", "B");
  g_signal_emit_by_name (button, "changed");
  assert_asked (f, "-grade:C grade:B");
  ask (f, "next<2026-12-31");
  button = RAPPORT_FILTER_BUTTON (gtk_widget_get_parent (find_named (GTK_WIDGET (get_bar (f)), "Next follow-up")));
  rapport_filter_button_set_value (button, "overdue", "Overdue");
  g_signal_emit_by_name (button, "changed");
  assert_asked (f, "next<2026-12-31 next:overdue");
  window_fixture_wait (f, "Next follow-up before 2026-12-31", NULL);
  window_fixture_wait (f, "Overdue", NULL);
  rapport_filter_button_set_value (button, NULL, NULL);
  g_signal_emit_by_name (button, "changed");
  assert_asked (f, "next<2026-12-31");
}

/* The title of a column offers to filter by it, where the list can be asked for it. */
static void
test_titles (WindowFixture *f,
             gconstpointer  data)
{
  GtkWidget *list = find (f, RAPPORT_TYPE_LIST);
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (list, "filter.next", NULL));
  dialog = dialog_find (RAPPORT_TYPE_FILTER_DIALOG);
  type (dialog, "This month");
  apply (dialog);
  wait_closed ();
  assert_asked (f, "next:this-month");
  rapport_window_show_page (f->window, "products");
  window_wait_until (find (f, RAPPORT_TYPE_LIST) != list);
  g_assert_false (gtk_widget_activate_action (find (f, RAPPORT_TYPE_LIST), "filter.contracts", NULL));
}

static void
add_tests (GtkApplication *application)
{
#define ADD(name, test) \
  g_test_add ("/ui/filter-conditions/" name, WindowFixture, application, set_up, test, tear_down)
  ADD ("any-column-is-asked-for-without-writing", test_added);
  ADD ("a-condition-is-changed-and-taken-away", test_changed);
  ADD ("what-cannot-be-compared-is-said", test_refused);
  ADD ("any-of-the-choices", test_choices);
  ADD ("what-no-choice-says-is-said-beside", test_said);
  ADD ("the-tags-in-use-are-offered", test_tags);
  ADD ("the-values-in-use-are-offered", test_values);
  ADD ("whom-another-book-knows-is-asked-for-still", test_stranger);
  ADD ("a-choice-leaves-what-stands-beside", test_chosen_beside);
  ADD ("the-title-of-a-column-offers-it", test_titles);
#undef ADD
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
