/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-fixture.h"
#include "rapport-date-entry.h"
#include "rapport-add.h"
#include "rapport-list-columns.h"
#include "rapport-lists.h"
#include "rapport-milestone.h"
#include "rapport-print-dialog.h"
#include "rapport-print-scope.h"
#include "rapport-reports.h"
#include "scratch-act.h"

#include <glib/gstdio.h>

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);
  return found;
}

static void
wait_sensitive (GtkWidget *button)
{
  const gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!gtk_widget_get_sensitive (button) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_get_sensitive (button));
}

static gboolean
elapsed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* nothing goes to the printer but what was chosen */
static void
test_waits_for_preview (DialogFixture *fixture,
                        gconstpointer  data)
{
  GtkWidget *dialog, *button, *from;
  gboolean elapsed = FALSE;

  dialog_fixture_add_customer (fixture);
  rapport_print_dialog_show (fixture->context, NULL, 0, 0, NULL);
  dialog = dialog_find (RAPPORT_TYPE_PRINT_DIALOG);
  button = find_button (dialog, "print.print");
  from = dialog_find_child (dialog, RAPPORT_TYPE_DATE_ENTRY);
  g_assert_false (gtk_widget_get_sensitive (button));
  wait_sensitive (button);

  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (from), "2024-03-01");
  g_assert_false (gtk_widget_get_sensitive (button));
  wait_sensitive (button);

  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (from), "2024-13-01");
  g_timeout_add (1000, elapsed_cb, &elapsed);
  while (!elapsed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_sensitive (button));

  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (from), "");
  wait_sensitive (button);
}

static GtkWidget *
find_drop_down (GtkWidget  *widget,
                guint       n_items)
{
  GtkWidget *found = NULL;

  if (GTK_IS_DROP_DOWN (widget) &&
      g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (widget))) == n_items)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_drop_down (child, n_items);
  return found;
}

/* every form of the registry is offered, with the controls it declares; what lacks something can't be printed */
static void
test_every_form (DialogFixture *fixture,
                 gconstpointer  data)
{
  GtkWidget *dialog, *button, *forms;
  guint n = 0;

  while (rapport_reports ()[n] != NULL)
    n++;
  dialog_fixture_add_customer (fixture);
  rapport_print_dialog_show (fixture->context, NULL, 0, 0, NULL);
  dialog = dialog_find (RAPPORT_TYPE_PRINT_DIALOG);
  button = find_button (dialog, "print.print");
  forms = find_drop_down (dialog, n);
  g_assert_nonnull (forms);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (forms)), ==, 0);
  for (guint i = 0; i < n; i++)
    {
      const RapportReport *form = rapport_reports ()[i];
      gboolean lacks = FALSE;

      gtk_drop_down_set_selected (GTK_DROP_DOWN (forms), i);
      for (const RapportParameter *parameter = form->parameters; parameter->name != NULL; parameter++)
        lacks |= parameter->required;
      if (lacks)
        g_assert_false (gtk_widget_get_sensitive (button));
      else
        wait_sensitive (button);
    }
}

/* who prints a customer gets that customer's file, and its progress report after another choice */
static void
test_of_thing (DialogFixture *fixture,
               gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *dialog, *button, *forms;
  guint n = 0, progress = 0;

  while (rapport_reports ()[n] != NULL)
    n++;
  while (rapport_reports ()[progress] != rapport_report_find ("f8"))
    progress++;
  rapport_print_dialog_show (fixture->context, "customer", customer, customer, NULL);
  dialog = dialog_find (RAPPORT_TYPE_PRINT_DIALOG);
  button = find_button (dialog, "print.print");
  forms = find_drop_down (dialog, n);
  g_assert_true (rapport_reports ()[gtk_drop_down_get_selected (GTK_DROP_DOWN (forms))] == rapport_report_find ("f10"));
  wait_sensitive (button);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (forms), progress);
  wait_sensitive (button);
}

/* who prints a delivery milestone gets its acceptance */
static void
test_of_milestone (DialogFixture *fixture,
                   gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  g_autoptr(RapportEntity) milestone = g_object_new (RAPPORT_TYPE_MILESTONE, "customer", customer, "name", "上线", NULL);
  const gint64 id = scratch_run (fixture->book, rapport_add_new (milestone));
  GtkWidget *dialog, *forms;
  guint n = 0;

  while (rapport_reports ()[n] != NULL)
    n++;
  rapport_print_dialog_show (fixture->context, "milestone", id, customer, NULL);
  dialog = dialog_find (RAPPORT_TYPE_PRINT_DIALOG);
  forms = find_drop_down (dialog, n);
  g_assert_true (rapport_reports ()[gtk_drop_down_get_selected (GTK_DROP_DOWN (forms))] == rapport_report_find ("f6m"));
  wait_sensitive (find_button (dialog, "print.print"));
}

static RapportListPaper *
create_list (DialogFixture *fixture,
             gint64         customer)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GArray) columns = g_array_new (FALSE, TRUE, sizeof (int));
  RapportListPaper *list;

  g_array_set_size (columns, 1);
  list = rapport_list_paper_new ("Customers", query, columns, rapport_context_get_zone (fixture->context));
  rapport_list_paper_take_ids (list, g_memdup2 (&customer, sizeof customer), 1, TRUE);
  return list;
}

/* a list is the first choice, and proposed where nothing with a form is open; a form is still to be had */
static void
test_list (DialogFixture *fixture,
           gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  g_autoptr(RapportListPaper) list = create_list (fixture, customer);
  GtkWidget *dialog, *button, *choices;
  guint n = 1;

  while (rapport_reports ()[n - 1] != NULL)
    n++;
  rapport_print_dialog_show (fixture->context, "tag_style", 1, 0, list);
  dialog = dialog_find (RAPPORT_TYPE_PRINT_DIALOG);
  button = find_button (dialog, "print.print");
  choices = find_drop_down (dialog, n);
  g_assert_nonnull (choices);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choices)), ==, 0);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Print List");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_prev_sibling (choices))), ==, "List or Form");
  g_assert_null (dialog_find_child (dialog, RAPPORT_TYPE_DATE_ENTRY));
  wait_sensitive (button);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choices), 1);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Print Form");
  g_assert_nonnull (dialog_find_child (dialog, RAPPORT_TYPE_DATE_ENTRY));
  g_assert_false (gtk_widget_get_sensitive (button));
  wait_sensitive (button);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choices), 0);
  wait_sensitive (button);
}

static gint64
add_customer (DialogFixture *fixture,
              const char    *name,
              const char    *grade,
              const char    *amount)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  g_object_set (customer, "grade", grade, "yearly-amount", g_ascii_strtoll (amount, NULL, 10), NULL);
  return scratch_run (fixture->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
}

static char *
read_text (DialogFixture   *fixture,
           RapportDocument *document)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.pdf", NULL);
  g_autoptr(GSubprocess) process = NULL;
  char *text = NULL;

  g_assert_true (rapport_document_write_pdf (document, path, NULL, NULL, NULL, NULL));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "pdftotext", "-raw", path, "-", NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL));
  g_unlink (path);
  return text;
}

/* the texts of the list on paper, line by line */
static char *
print_text (DialogFixture    *fixture,
            RapportListPaper *list)
{
  g_autoptr(RapportConnection) connection = rapport_book_open_connection (fixture->book, NULL);
  g_autoptr(RapportCatalogue) catalogue = rapport_catalogue_new ("en", NULL);
  g_autoptr(RapportDocument) document = rapport_list_paper_make (list, connection, catalogue, NULL, NULL, NULL);

  return read_text (fixture, document);
}

static void
assert_lines (const char *text,
              const char *lines)
{
  if (strstr (text, lines) == NULL)
    g_error ("“%s” is not in “%s”", lines, text);
}

/* groups are on paper as in the window: each under its name, count and sums, and all together at the end; of what is
   selected only that is counted */
static void
test_groups (DialogFixture *fixture,
             gconstpointer  data)
{
  const gint64 big = add_customer (fixture, "大客户", "A", "500000");
  const gint64 ids[] = { big, add_customer (fixture, "老客户", "A", "100000"), add_customer (fixture, "新客户", "B", "20000"), 0 };
  const int shown[] = { RAPPORT_CUSTOMER_CELL_NAME };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GArray) columns = g_array_new (FALSE, TRUE, sizeof (int));

  add_customer (fixture, "无等级", NULL, "0");
  rapport_list_query_set_text (&query->group, "grade");
  g_array_append_vals (columns, shown, 1);
  for (guint n = 4; n >= 2; n -= 2)
    {
      g_autoptr(RapportListPaper) list =
        rapport_list_paper_new ("Customers", query, columns, rapport_context_get_zone (fixture->context));
      g_autofree char *text = NULL;

      rapport_list_paper_take_ids (list, g_memdup2 (ids, n * sizeof *ids), n, n == 4);
      text = print_text (fixture, list);
      assert_lines (text, n == 4 ? "Rows: 4" : "Selected rows: 2");
      assert_lines (text, "\nA 2 Yearly amount 6,000, on average 3,000\n大客户\n老客户\n");
      if (n == 4)
        {
          assert_lines (text, "\nB 1 Yearly amount 200, on average 200\n新客户\nNone 1");
          assert_lines (text, "\nTotal 4 Yearly amount 6,200, on average 1,550\n");
        }
      else
        assert_lines (text, "\n老客户\nTotal 2 Yearly amount 6,000, on average 3,000\n");
    }
}

/* of a group that is closed its heading is on paper, as in the window, and the order stands above */
static void
test_closed_group (DialogFixture *fixture,
                   gconstpointer  data)
{
  const gint64 ids[] = { add_customer (fixture, "大客户", "A", "500000"), add_customer (fixture, "新客户", "B", "20000") };
  const int shown[] = { RAPPORT_CUSTOMER_CELL_NAME };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GArray) columns = g_array_new (FALSE, TRUE, sizeof (int));

  rapport_list_query_set_text (&query->group, "grade");
  g_assert_true (rapport_list_query_set_order (query, "-name,grade", NULL));
  g_array_append_vals (columns, shown, 1);
  for (guint n_closed = 1; n_closed <= 2; n_closed++)
    {
      g_autoptr(RapportListPaper) list =
        rapport_list_paper_new ("Customers", query, columns, rapport_context_get_zone (fixture->context));
      GHashTable *closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *text = NULL;

      g_hash_table_add (closed, g_strdup ("A"));
      if (n_closed == 2)
        g_hash_table_add (closed, g_strdup ("B"));
      rapport_list_paper_take_ids (list, g_memdup2 (ids, sizeof ids), G_N_ELEMENTS (ids), TRUE);
      rapport_list_paper_take_closed (list, closed);
      text = print_text (fixture, list);
      assert_lines (text, "Sorted by: Customer (descending), Grade");
      assert_lines (text, n_closed == 1 ? "average 5,000\nB 1 Yearly amount 200, on average 200\n新客户\nTotal 2"
                                        : "average 5,000\nB 1 Yearly amount 200, on average 200\nTotal 2");
      g_assert_null (strstr (text, "大客户"));
      g_assert_null (strstr (text, "The list is empty."));
    }
}

/* how many the form is limited to when the @nth is chosen; 0 for all there are */
static guint
count_limited (RapportPrintScope *scope,
               guint              nth)
{
  g_autoptr(RapportReportValues) values = rapport_report_values_new (rapport_report_find ("f1"));
  GHashTable *things;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog_find_child (GTK_WIDGET (scope), GTK_TYPE_DROP_DOWN)), nth);
  rapport_print_scope_limit (scope, values);
  things = rapport_report_values_get_things (values);
  return things != NULL ? g_hash_table_size (things) : 0;
}

/* what is selected is said, with its number, and the whole list can be had; a form of customers is of those too, or of all */
static void
test_selection (DialogFixture *fixture,
                gconstpointer  data)
{
  const gint64 ids[] = { add_customer (fixture, "甲", "A", "1"), add_customer (fixture, "乙", "A", "1"),
                         add_customer (fixture, "丙", "B", "1") };
  g_autoptr(RapportListPaper) list = create_list (fixture, ids[0]);
  RapportPrintScope *scope;
  GtkDropDown *forms;
  GtkWidget *dialog;
  guint n = 2;

  while (rapport_reports ()[n - 2] != NULL)
    n++;
  rapport_list_paper_take_selection (list, g_memdup2 (ids, 2 * sizeof *ids), 2);
  rapport_print_dialog_show (fixture->context, NULL, 0, 0, list);
  dialog = dialog_find (RAPPORT_TYPE_PRINT_DIALOG);
  forms = GTK_DROP_DOWN (find_drop_down (dialog, n));
  scope = RAPPORT_PRINT_SCOPE (dialog_find_child (dialog, RAPPORT_TYPE_PRINT_SCOPE));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (forms)), ==, "The 2 selected rows");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (scope)));
  wait_sensitive (find_button (dialog, "print.print"));
  for (guint i = 0; i < n - 2; i++)
    if (g_str_equal (rapport_reports ()[i]->id, "f4"))
      gtk_drop_down_set_selected (forms, 2 + i);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (scope)));
  for (guint i = 0; i < n - 2; i++)
    if (g_str_equal (rapport_reports ()[i]->id, "f1"))
      gtk_drop_down_set_selected (forms, 2 + i);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (scope)));
  g_assert_cmpuint (count_limited (scope, 0), ==, 2);
  g_assert_cmpuint (count_limited (scope, 1), ==, 1);
  g_assert_cmpuint (count_limited (scope, 2), ==, 0);
  wait_sensitive (find_button (dialog, "print.print"));
}

/* a form of what a filtered list shows says what that was filtered by */
static void
test_form_of_filtered (DialogFixture *fixture,
                       gconstpointer  data)
{
  const gint64 id = add_customer (fixture, "甲", "A", "1");
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(RapportReportValues) values = rapport_report_values_new (rapport_report_find ("f1"));
  g_autoptr(RapportCatalogue) catalogue = rapport_catalogue_new ("en", NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now (rapport_context_get_zone (fixture->context));
  const RapportReportRun run = { .now = now };
  g_autoptr(RapportDocument) document = NULL;
  g_autofree char *text = NULL;

  rapport_list_query_narrow (query, "grade", "A");
  rapport_list_query_set_text (&query->search, "甲");
  rapport_report_values_limit (values, &id, 1, query);
  document = rapport_report_make (rapport_book_get_connection (fixture->book), values, catalogue, &run, NULL);
  text = read_text (fixture, document);
  assert_lines (text, "Customers of a list: 1");
  assert_lines (text, "甲");
  assert_lines (text, "grade:A");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/print-dialog/waits-for-preview", DialogFixture, NULL, dialog_fixture_set_up,
              test_waits_for_preview, dialog_fixture_tear_down);
  g_test_add ("/ui/print-dialog/every-form", DialogFixture, NULL, dialog_fixture_set_up,
              test_every_form, dialog_fixture_tear_down);
  g_test_add ("/ui/print-dialog/of-what-is-shown", DialogFixture, NULL, dialog_fixture_set_up,
              test_of_thing, dialog_fixture_tear_down);
  g_test_add ("/ui/print-dialog/acceptance-of-a-milestone", DialogFixture, NULL, dialog_fixture_set_up,
              test_of_milestone, dialog_fixture_tear_down);
  g_test_add ("/ui/print-dialog/list-as-shown", DialogFixture, NULL, dialog_fixture_set_up,
              test_list, dialog_fixture_tear_down);
  g_test_add ("/ui/print-dialog/groups", DialogFixture, NULL, dialog_fixture_set_up,
              test_groups, dialog_fixture_tear_down);
  g_test_add ("/ui/print-dialog/closed-group", DialogFixture, NULL, dialog_fixture_set_up,
              test_closed_group, dialog_fixture_tear_down);
  g_test_add ("/ui/print-dialog/form-says-what-the-list-asks", DialogFixture, NULL, dialog_fixture_set_up,
              test_form_of_filtered, dialog_fixture_tear_down);
  g_test_add ("/ui/print-dialog/selection", DialogFixture, NULL, dialog_fixture_set_up,
              test_selection, dialog_fixture_tear_down);
  return g_test_run ();
}
