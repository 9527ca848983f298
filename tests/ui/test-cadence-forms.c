/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-cadence-rule.h"
#include "rapport-form.h"
#include "rapport-sheets.h"
#include "rapport-tag-cadences.h"
#include "rapport-thing-dialog.h"
#include "scratch-act.h"
#include "window-fixture.h"

static GtkWidget *
open_new (DialogFixture      *fixture,
          const RapportSheet *sheet,
          gint64              customer)
{
  rapport_thing_dialog_add (fixture->context, sheet, customer, NULL);
  return dialog_find (RAPPORT_TYPE_THING_DIALOG);
}

static void
type (GtkWidget  *dialog,
      guint       field,
      const char *text)
{
  RapportForm *form = RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM));

  rapport_field_editor_set_typed (rapport_form_get_editor (form, field), text);
  rapport_form_commit (form);
}

static void
save (GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
}

/* A customer gets a cadence of its own in one act; none at all, and more than a month has days, are refused. */
static void
test_own_cadence (DialogFixture *fixture,
                  gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *dialog = open_new (fixture, &rapport_cadence_rule_sheet, customer);

  type (dialog, RAPPORT_CADENCE_RULE_DEEP, "0");
  type (dialog, RAPPORT_CADENCE_RULE_LIGHT, "0");
  save (dialog);
  window_wait_for_text (dialog, "A cadence asks for at least one contact.", NULL);
  type (dialog, RAPPORT_CADENCE_RULE_DEEP, "93");
  save (dialog);
  window_wait_for_text (dialog, "92", "A cadence asks for at least one contact.");
  type (dialog, RAPPORT_CADENCE_RULE_DEEP, "32");
  save (dialog);
  window_wait_for_text (dialog, "There can’t be more than 31 contacts of a kind in a month.", NULL);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM cadence_rule"), ==, 0);
  type (dialog, RAPPORT_CADENCE_RULE_DEEP, "3");
  save (dialog);
  window_wait_until (scratch_query (fixture->book, "SELECT count(*) FROM cadence_rule WHERE deep = 3 AND light = 0"
                                                   " AND period = 'month' AND since > 20000000") == 1);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM cadence_rule"), ==, 0);
}

/* Not before May: a pause that runs backward is refused beside its end. */
static void
test_pause (DialogFixture *fixture,
            gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *dialog = open_new (fixture, &rapport_pause_sheet, customer);

  type (dialog, RAPPORT_PAUSE_BEGINS, "2026-03-10");
  type (dialog, RAPPORT_PAUSE_ENDS, "2026-03-01");
  type (dialog, RAPPORT_PAUSE_REASON, "五月之前不要联系");
  save (dialog);
  window_wait_for_text (dialog, "can’t be before", NULL);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM pause"), ==, 0);
  type (dialog, RAPPORT_PAUSE_ENDS, "2026-04-30");
  save (dialog);
  window_wait_until (scratch_query (fixture->book, "SELECT count(*) FROM pause WHERE begins = 20260310"
                                                   " AND ends = 20260430") == 1);
}

/* What tags add is set in Preferences, for nobody in particular, and removed there. */
static void
test_tags (DialogFixture *fixture,
           gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *tags = g_object_new (RAPPORT_TYPE_TAG_CADENCES, NULL);
  GtkWidget *dialog;

  gtk_window_set_child (GTK_WINDOW (window), tags);
  rapport_tag_cadences_set_context (RAPPORT_TAG_CADENCES (tags), fixture->context);
  gtk_window_present (GTK_WINDOW (window));
  window_wait_for_text (tags, "Nothing is set for any tag.", NULL);
  dialog = open_new (fixture, &rapport_tag_cadence_sheet, 0);
  type (dialog, RAPPORT_CADENCE_RULE_TAG, "低活跃");
  type (dialog, RAPPORT_CADENCE_RULE_DEEP, "1");
  type (dialog, RAPPORT_CADENCE_RULE_LIGHT, "0");
  save (dialog);
  window_wait_for_text (tags, "低活跃: 1 deep + 0 light more", "Nothing is set for any tag.");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM cadence_rule WHERE tag = '低活跃'"
                                                 " AND customer IS NULL"), ==, 1);
  gtk_widget_activate_action (tags, "tag-cadences.remove", "x",
                              scratch_query (fixture->book, "SELECT id FROM cadence_rule"));
  window_wait_for_text (tags, "Nothing is set for any tag.", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define FORM_TEST(path, func) \
  g_test_add (path, DialogFixture, NULL, dialog_fixture_set_up, func, dialog_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  FORM_TEST ("/ui/cadence-forms/a-customer-s-own", test_own_cadence);
  FORM_TEST ("/ui/cadence-forms/pause", test_pause);
  FORM_TEST ("/ui/cadence-forms/tags", test_tags);
  return g_test_run ();
}
