/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-fixture.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-policy-version.h"
#include "rapport-rule-row.h"
#include "rapport-save-version.h"
#include "rapport-uid.h"
#include "scratch-act.h"
#include "scratch-book.h"
#include "window-fixture.h"

static GtkWidget *
show_row (DialogFixture *fixture,
          const char    *name)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), rapport_rule_row_new (fixture->context, rapport_rules_find (name)));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static char *
read_setting (DialogFixture *fixture,
              const char    *name)
{
  return rapport_rules_get (rapport_context_get_rules (fixture->context), name);
}

static void
wait_for_setting (DialogFixture *fixture,
                  const char    *name,
                  const char    *expected)
{
  gboolean there = FALSE;

  for (gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; !there && g_get_monotonic_time () < end;)
    {
      g_autofree char *value = read_setting (fixture, name);

      there = g_str_equal (value, expected);
      if (!there)
        window_fixture_iterate ();
    }
  g_assert_true (there);
}

/* The currency is chosen from what there is; it says that amounts stay what they are. */
static void
test_currency (DialogFixture *fixture,
               gconstpointer  data)
{
  GtkWidget *window = show_row (fixture, "currency");
  GtkDropDown *choice = GTK_DROP_DOWN (dialog_find_child (window, GTK_TYPE_DROP_DOWN));

  window_wait_for_text (window, "CNY – Chinese yuan", "not converted");
  gtk_drop_down_set_selected (choice, 4);
  wait_for_setting (fixture, "currency", "USD");
  window_wait_for_text (window, "Amounts that are in the book already are not converted.", NULL);
  scratch_undo (fixture->book);
  rapport_book_poll (fixture->book);
  wait_for_setting (fixture, "currency", "CNY");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the book can't have is refused beside it, and what holds is shown again. */
static void
test_refused (DialogFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  GtkWidget *window = show_row (fixture, "currency");
  GtkDropDown *choice = GTK_DROP_DOWN (dialog_find_child (window, GTK_TYPE_DROP_DOWN));

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_YEARLY_AMOUNT, 12345);
  scratch_add (fixture->book, customer);
  gtk_drop_down_set_selected (choice, 9);
  window_wait_for_text (window, "JPY has other decimals", NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_switch (DialogFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *window = show_row (fixture, "daily-backup");
  GtkSwitch *flag = GTK_SWITCH (dialog_find_child (window, GTK_TYPE_SWITCH));

  g_assert_true (gtk_switch_get_active (flag));
  gtk_switch_set_active (flag, FALSE);
  wait_for_setting (fixture, "daily-backup", "no");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An amount is typed as people type it. */
static void
test_amount (DialogFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *window = show_row (fixture, "grade-a-above");
  GtkWidget *entry = dialog_find_child (window, GTK_TYPE_ENTRY);

  window_wait_for_text (window, "Grade A above an amount a year of (CNY)", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "lots");
  g_signal_emit_by_name (entry, "activate");
  window_wait_for_text (window, "can’t be used for", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "60万");
  g_signal_emit_by_name (entry, "activate");
  wait_for_setting (fixture, "grade-a-above", "600000");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "600000");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_policy (DialogFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *window = show_row (fixture, "default-policy");
  GtkDropDown *choice = GTK_DROP_DOWN (dialog_find_child (window, GTK_TYPE_DROP_DOWN));
  g_autofree char *value = NULL;

  window_wait_for_text (window, "As shipped", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (choice)), >, 3);
  gtk_drop_down_set_selected (choice, 2);
  window_wait_until (*rapport_context_get_rules (fixture->context)->default_policy != '\0');
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_offers (GtkWidget  *window,
              const char *words)
{
  GtkDropDown *choice = GTK_DROP_DOWN (dialog_find_child (window, GTK_TYPE_DROP_DOWN));
  GListModel *offers = gtk_drop_down_get_model (choice);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (offers); i++)
    n += g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (offers), i), words);
  return n;
}

/* A policy of which there are several versions is one choice, also while an older one is chosen. */
static void
test_policy_of_versions (DialogFixture *fixture,
                         gconstpointer  data)
{
  const gint64 id = scratch_query (fixture->book, "SELECT id FROM policy WHERE name = 'Regulation'");
  g_autoptr(RapportEntity) old = rapport_book_get (fixture->book, RAPPORT_TYPE_POLICY_VERSION, id, NULL);
  g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (old));
  GtkWidget *window;

  scratch_run (fixture->book, rapport_save_policy_new ("{\"name\":\"Regulation\",\"targets\":[{\"target\":\"solution\","
                                                       "\"duration\":\"24h\"}]}", id));
  window = show_row (fixture, "default-policy");
  g_assert_cmpuint (count_offers (window, "Regulation"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  scratch_run (fixture->book, rapport_set_setting_new ("default-policy", uid));
  window = show_row (fixture, "default-policy");
  g_assert_cmpuint (count_offers (window, "Regulation"), ==, 1);
  window_wait_for_text (window, "Regulation", "As shipped");
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ROW_TEST(path, func) g_test_add (path, DialogFixture, NULL, dialog_fixture_set_up, func, dialog_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ROW_TEST ("/ui/preferences/currency", test_currency);
  ROW_TEST ("/ui/preferences/refused-beside-the-field", test_refused);
  ROW_TEST ("/ui/preferences/on-or-off", test_switch);
  ROW_TEST ("/ui/preferences/amount", test_amount);
  ROW_TEST ("/ui/preferences/policy", test_policy);
  ROW_TEST ("/ui/preferences/policy-of-versions", test_policy_of_versions);
  return g_test_run ();
}
