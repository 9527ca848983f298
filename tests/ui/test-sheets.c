/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-act.h"
#include "rapport-action-item.h"
#include "rapport-add.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer-hints.h"
#include "rapport-customer-things.h"
#include "rapport-customer.h"
#include "rapport-data-change.h"
#include "rapport-feedback.h"
#include "rapport-lines.h"
#include "rapport-meeting.h"
#include "rapport-product.h"
#include "rapport-risk.h"
#include "rapport-score-entry.h"
#include "rapport-sheets.h"
#include "rapport-thing-detail.h"
#include "rapport-thing-dialog.h"
#include "scratch-act.h"
#include "window-fixture.h"

static GtkWidget *
find_lines (GtkWidget *widget)
{
  return dialog_find_child (widget, RAPPORT_TYPE_LINES);
}

static RapportForm *
get_line (GtkWidget *lines,
          guint      place)
{
  GtkWidget *row = gtk_widget_get_first_child (lines);

  /* below the heading and the titles */
  row = gtk_widget_get_first_child (gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (row)));
  for (; row != NULL && place > 0; place--)
    row = gtk_widget_get_next_sibling (row);
  return row != NULL ? RAPPORT_FORM (gtk_widget_get_first_child (row)) : NULL;
}

static void
type_in_line (GtkWidget  *lines,
              guint       place,
              guint       field,
              const char *text)
{
  RapportFieldEditor *editor = rapport_form_get_editor (get_line (lines, place), field);

  gtk_editable_set_text (GTK_EDITABLE (rapport_field_editor_get_control (editor)), text);
  rapport_form_commit (get_line (lines, place));
}

static void
type (GtkWidget  *dialog,
      guint       field,
      const char *text)
{
  RapportForm *form = RAPPORT_FORM (gtk_widget_get_ancestor (find_lines (dialog), RAPPORT_TYPE_FORM));

  rapport_field_editor_set_typed (rapport_form_get_editor (form, field), text);
}

/* A contract is written down with its lines in one act, which undo takes back as a whole. */
static void
test_new_contract (DialogFixture *fixture,
                   gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *dialog, *lines;

  rapport_thing_dialog_add (fixture->context, &rapport_contract_sheet, customer, NULL);
  dialog = dialog_find (RAPPORT_TYPE_THING_DIALOG);
  lines = find_lines (dialog);
  type (dialog, RAPPORT_CONTRACT_NAME, "年度服务");
  type (dialog, RAPPORT_CONTRACT_DATE, "2026-03-01");
  for (guint i = 0; i < 2; i++)
    rapport_lines_add (RAPPORT_LINES (lines));
  type_in_line (lines, 0, RAPPORT_CONTRACT_LINE_QUANTITY, "2");
  type_in_line (lines, 0, RAPPORT_CONTRACT_LINE_PRICE, "1,500");
  type_in_line (lines, 1, RAPPORT_CONTRACT_LINE_AMOUNT, "0.5万");
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  window_wait_until (scratch_query (fixture->book, "SELECT count(*) FROM contract") == 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT amount FROM contract WHERE number IS NOT NULL"), ==, 800000);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contract_line"), ==, 2);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT (SELECT count(*) FROM contract)"
                                  " + (SELECT count(*) FROM contract_line)"), ==, 0);
}

static gint64
add_contract (DialogFixture *fixture)
{
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_CUSTOMER, dialog_fixture_add_customer (fixture));
  rapport_entity_set_text (contract, RAPPORT_CONTRACT_NAME, "年度服务");
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_DATE, 20260301);
  for (guint i = 0; i < 2; i++)
    {
      RapportEntity *line = RAPPORT_ENTITY (rapport_contract_line_new ());

      rapport_entity_set_integer (line, RAPPORT_CONTRACT_LINE_AMOUNT, 10000 * (i + 1));
      rapport_entity_set_integer (line, RAPPORT_CONTRACT_LINE_RANK, i);
      g_ptr_array_add (lines, line);
    }
  return scratch_run (fixture->book, rapport_add_with_new (contract, lines));
}

static GtkWidget *
show_in_window (DialogFixture      *fixture,
                const RapportSheet *sheet,
                gint64              id)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *detail = rapport_thing_detail_new (fixture->context, sheet);

  gtk_window_set_child (GTK_WINDOW (window), detail);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 700);
  gtk_window_present (GTK_WINDOW (window));
  rapport_thing_detail_show (RAPPORT_THING_DETAIL (detail), id);
  return detail;
}

/* Lines of a stored contract are edited, added, moved and removed in their place, each in an act of its own. */
static void
test_lines_in_place (DialogFixture *fixture,
                     gconstpointer  data)
{
  GtkWidget *detail = show_in_window (fixture, &rapport_contract_sheet, add_contract (fixture));
  GtkWidget *lines = find_lines (detail);

  window_wait_for_text (detail, "Sum: 300", NULL);
  type_in_line (lines, 0, RAPPORT_CONTRACT_LINE_AMOUNT, "150");
  window_wait_for_text (detail, "Sum: 350", NULL);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT amount FROM contract"), ==, 35000);

  gtk_widget_grab_focus (GTK_WIDGET (get_line (lines, 1)));
  gtk_widget_activate_action (lines, "lines.up", NULL);
  window_wait_until (scratch_query (fixture->book, "SELECT amount FROM contract_line ORDER BY rank LIMIT 1") == 20000);
  window_wait_until (rapport_entity_get_integer (rapport_form_get_entity (get_line (lines, 0)),
                                                 RAPPORT_CONTRACT_LINE_AMOUNT) == 20000);

  rapport_lines_add (RAPPORT_LINES (lines));
  window_wait_until (get_line (lines, 2) != NULL);
  type_in_line (lines, 2, RAPPORT_CONTRACT_LINE_AMOUNT, "50");
  window_wait_for_text (detail, "Sum: 400", NULL);

  gtk_widget_grab_focus (GTK_WIDGET (get_line (lines, 0)));
  gtk_widget_activate_action (lines, "lines.delete", NULL);
  window_wait_for_text (detail, "Sum: 200", NULL);
  scratch_undo (fixture->book);
  window_wait_for_text (detail, "Sum: 400", NULL);
}

/* A score from 1 to 5 is a click or a digit; another scale is typed. */
static void
test_scores (DialogFixture *fixture,
             gconstpointer  data)
{
  g_autoptr(RapportEntity) feedback = rapport_add_begin (NULL, RAPPORT_TYPE_FEEDBACK, 0);
  GtkWidget *detail, *score;
  RapportForm *form;
  gint64 id;

  rapport_entity_set_integer (feedback, RAPPORT_FEEDBACK_CUSTOMER, dialog_fixture_add_customer (fixture));
  rapport_entity_set_text (feedback, RAPPORT_FEEDBACK_SOURCE, "interview");
  id = scratch_run (fixture->book, rapport_add_new (feedback));
  detail = show_in_window (fixture, &rapport_feedback_sheet, id);
  form = RAPPORT_FORM (dialog_find_child (detail, RAPPORT_TYPE_FORM));
  score = rapport_field_editor_get_control (rapport_form_get_editor (form, RAPPORT_FEEDBACK_SCORE_OVERALL));
  g_assert_true (RAPPORT_IS_SCORE_ENTRY (score));
  /* the button for 5, the last */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_last_child (score)), TRUE);
  window_wait_until (scratch_query (fixture->book, "SELECT score_overall FROM feedback") == 500);

  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (score)), "87");
  rapport_form_commit (form);
  window_wait_for_text (detail, "A score can’t be more than the highest one.", NULL);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT score_overall FROM feedback"), ==, 500);
}

/* What is deleted elsewhere is shown no more, and shown again when it is selected once more. */
static void
test_gone (DialogFixture *fixture,
           gconstpointer  data)
{
  const gint64 contract = add_contract (fixture);
  GtkWidget *detail = show_in_window (fixture, &rapport_contract_sheet, contract);

  window_wait_for_text (detail, "年度服务", NULL);
  scratch_delete (fixture->book, RAPPORT_TYPE_CONTRACT, contract);
  window_wait_for_text (detail, NULL, "年度服务");
  g_assert_null (rapport_thing_detail_get_thing (RAPPORT_THING_DETAIL (detail)));
}

/* What was half written is there again, with its lines. */
static void
test_draft (DialogFixture *fixture,
            gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *dialog, *lines;

  rapport_thing_dialog_add (fixture->context, &rapport_contract_sheet, customer, NULL);
  dialog = dialog_find (RAPPORT_TYPE_THING_DIALOG);
  rapport_lines_add (RAPPORT_LINES (find_lines (dialog)));
  type_in_line (find_lines (dialog), 0, RAPPORT_CONTRACT_LINE_AMOUNT, "77");
  gtk_window_close (GTK_WINDOW (dialog));
  window_fixture_iterate ();
  rapport_thing_dialog_add (fixture->context, &rapport_contract_sheet, customer, NULL);
  dialog = dialog_find (RAPPORT_TYPE_THING_DIALOG);
  lines = find_lines (dialog);
  g_assert_nonnull (get_line (lines, 0));
  g_assert_cmpint (rapport_entity_get_integer (rapport_form_get_entity (get_line (lines, 0)),
                                               RAPPORT_CONTRACT_LINE_AMOUNT), ==, 7700);
}

/* At the customer a contract is told with its amount, and what follows from it beside what was not typed. */
/* RG-2: what is to be verified stands beside where it is marked right or wrong. */
static void
test_data_check (DialogFixture *fixture,
                 gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  g_autoptr(RapportEntity) check = RAPPORT_ENTITY (rapport_data_check_new ());
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());
  GtkWidget *detail;

  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, customer);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, "林晓彤");
  rapport_entity_set_text (contact, RAPPORT_CONTACT_MOBILE, "13800138103");
  scratch_run (fixture->book, rapport_add_new (contact));
  rapport_entity_set_integer (check, RAPPORT_DATA_CHECK_CUSTOMER, customer);
  rapport_entity_set_day (check, RAPPORT_DATA_CHECK_DRAWN_ON, rapport_context_get_today (fixture->context));
  detail = show_in_window (fixture, &rapport_data_check_sheet, scratch_run (fixture->book, rapport_add_new (check)));
  window_wait_for_text (detail, "On file: 13800138103", NULL);
  window_wait_for_text (detail, "On file: 林晓彤", NULL);
  window_wait_for_text (detail, "Nothing is on file.", NULL);
}

static void
test_at_the_customer (DialogFixture *fixture,
                      gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *pane = rapport_customer_things_new (fixture->context, &rapport_contract_sheet);
  RapportForm *form = rapport_form_new (fixture->context, RAPPORT_TYPE_CUSTOMER);
  static const guint fields[] = { RAPPORT_CUSTOMER_TYPE, RAPPORT_CUSTOMER_YEARLY_AMOUNT, RAPPORT_CUSTOMER_LAST_ORDER_DATE };
  g_autoptr(RapportEntity) customer = NULL;

  add_contract (fixture);
  customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, 1, NULL);
  rapport_form_add_section (form, NULL, fields, G_N_ELEMENTS (fields));
  rapport_customer_hints_attach (fixture->context, form);
  gtk_widget_set_size_request (pane, 500, 300);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form));
  gtk_box_append (GTK_BOX (box), pane);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 700);
  gtk_window_present (GTK_WINDOW (window));
  rapport_form_set_entity (form, customer);
  rapport_customer_pane_set_customer (RAPPORT_CUSTOMER_PANE (pane), 1);
  window_wait_for_text (window, "年度服务", NULL);
  window_wait_for_text (window, "300", NULL);
  window_wait_for_text (window, "By the contracts: New customer", NULL);
  window_wait_for_text (window, "By the contracts of the last 12 months: 300", NULL);
}

/* What a meeting decides is written down from it, though it is no customer's. */
static void
test_meeting (DialogFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportEntity) meeting = RAPPORT_ENTITY (rapport_meeting_new ());
  GtkWidget *detail, *dialog, *form;

  rapport_entity_set_text (meeting, RAPPORT_MEETING_NAME, "三月服务质量复盘");
  detail = show_in_window (fixture, &rapport_meeting_sheet, scratch_run (fixture->book, rapport_add_new (meeting)));
  window_wait_for_text (detail, "No improvement was decided on yet.", NULL);
  g_assert_true (dialog_press (detail, "New _Action Item…"));
  dialog = dialog_find (RAPPORT_TYPE_THING_DIALOG);
  form = dialog_find_child (dialog, RAPPORT_TYPE_FORM);
  rapport_field_editor_set_typed (rapport_form_get_editor (RAPPORT_FORM (form), RAPPORT_ACTION_ITEM_WHAT), "增加夜班");
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  window_wait_for_text (detail, "增加夜班", "There is no action item yet.");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item WHERE meeting = 1"), ==, 1);
}

/* Saves what was typed; the dialog goes when that is done. */
static void
save_and_wait (GtkWidget *dialog)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  window_wait_until (dialog == NULL);
}

static void
save_new (GtkWidget  *detail,
          const char *button,
          guint       field,
          const char *text)
{
  GtkWidget *dialog, *form;

  g_assert_true (dialog_press (detail, button));
  dialog = dialog_find (RAPPORT_TYPE_THING_DIALOG);
  form = dialog_find_child (dialog, RAPPORT_TYPE_FORM);
  rapport_field_editor_set_typed (rapport_form_get_editor (RAPPORT_FORM (form), field), text);
  save_and_wait (dialog);
  window_wait_for_text (detail, text, NULL);
}

/* A risk begins today; what is done to keep the customer is written down from it, step by step. */
static void
test_risk (DialogFixture *fixture,
           gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *detail;

  rapport_thing_dialog_add (fixture->context, &rapport_risk_sheet, customer, NULL);
  save_and_wait (dialog_find (RAPPORT_TYPE_THING_DIALOG));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM risk"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT opened FROM risk"), ==,
                   rapport_context_get_today (fixture->context));
  detail = show_in_window (fixture, &rapport_risk_sheet, 1);
  window_wait_for_text (detail, "There is no step yet.", NULL);
  save_new (detail, "New Recovery _Step…", RAPPORT_RECOVERY_STEP_WHAT, "高层拜访");
  scratch_execute (fixture->book, "INSERT INTO member (id, uid, name) VALUES (77, randomblob (16), '王芳')");
  scratch_execute (fixture->book, "UPDATE recovery_step SET who = 77");
  save_new (detail, "New _Action Item…", RAPPORT_ACTION_ITEM_WHAT, "准备挽回方案");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item WHERE risk = 1 AND customer = 1"),
                   ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM recovery_step WHERE risk = 1"), ==, 1);
  window_wait_for_text (show_in_window (fixture, &rapport_risk_sheet, 1), "王芳", NULL);
}

#define ADD(path, func) \
  g_test_add (path, DialogFixture, NULL, dialog_fixture_set_up, func, dialog_fixture_tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("/ui/sheets/new-contract", test_new_contract);
  ADD ("/ui/sheets/lines-in-place", test_lines_in_place);
  ADD ("/ui/sheets/scores", test_scores);
  ADD ("/ui/sheets/gone", test_gone);
  ADD ("/ui/sheets/draft", test_draft);
  ADD ("/ui/sheets/meeting-with-what-it-decided", test_meeting);
  ADD ("/ui/sheets/risk-with-its-recovery", test_risk);
  ADD ("/ui/sheets/RG-2/what-is-to-be-verified", test_data_check);
  ADD ("/ui/sheets/at-the-customer", test_at_the_customer);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
