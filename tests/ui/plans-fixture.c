/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans-fixture.h"

#include "rapport-add.h"
#include "rapport-choice-entry.h"
#include "rapport-date-entry.h"
#include "rapport-form.h"
#include "rapport-log-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan-choice.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "scratch-act.h"

gint64
plans_count (DialogFixture *fixture,
             const char    *state)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (rapport_book_get_connection (fixture->book),
                                "SELECT count(*) FROM plan WHERE state = ?1", NULL);
  gboolean has_row;

  rapport_statement_bind_text (statement, 1, state);
  g_assert_true (rapport_statement_step (statement, &has_row, NULL) && has_row);
  return rapport_statement_get_integer (statement, 0);
}

gint64
plans_add_plan_on (DialogFixture *fixture,
                   gint64         customer,
                   int            day,
                   const char    *method,
                   const char    *origin)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (day);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, method);
  rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, origin);
  return scratch_run (fixture->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
}

/* A plan so many days from today. */
gint64
plans_add_plan (DialogFixture *fixture,
                gint64         customer,
                int            days,
                const char    *method,
                const char    *origin)
{
  return plans_add_plan_on (fixture, customer, rapport_day_add (rapport_context_get_today (fixture->context), days),
                            method, origin);
}

GtkWidget *
plans_open_log (DialogFixture *fixture,
                gint64         customer)
{
  rapport_log_dialog_show (fixture->context, customer, 0);
  return dialog_find (RAPPORT_TYPE_LOG_DIALOG);
}

GtkEditable *
plans_get_method (GtkWidget *dialog,
                  guint      field)
{
  return GTK_EDITABLE (rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (dialog_get_control (dialog, field))));
}

void
plans_choose_none (GtkWidget *dialog)
{
  GtkWidget *choice = dialog_find_child (dialog, RAPPORT_TYPE_PLAN_CHOICE);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog_find_child (choice, GTK_TYPE_DROP_DOWN)), 0);
}

void
plans_type_next (GtkWidget  *dialog,
                 const char *text)
{
  RapportForm *form = RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM));

  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_RECORD_NEXT)), text);
  rapport_form_commit (form);
}

void
plans_type_method (GtkWidget  *dialog,
                   guint       field,
                   const char *method)
{
  gtk_editable_set_text (plans_get_method (dialog, field), method);
  rapport_form_commit (RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM)));
}

void
plans_save_by (GtkWidget  *dialog,
               const char *action)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gboolean closed = FALSE;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_widget_activate_action (dialog, action, NULL);
  while (!closed && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      closed = dialog == NULL || !gtk_widget_get_visible (dialog);
    }
  g_assert_true (closed);
  if (dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
}

void
plans_save (DialogFixture *fixture,
            GtkWidget     *dialog)
{
  plans_save_by (dialog, "log.save");
}
