/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-plan-hints.h"
#include "rapport-plan.h"

/**
 * rapport_plan_hints_find:
 * @plan: about to be stored, or stored
 * @closed: (nullable) (element-type gint64): plans in whose place it is
 *
 * Returns: (transfer full) (element-type RapportFinding): what the rules say of it, as far as the book is read
 */
GArray *
rapport_plan_hints_find (RapportFollowUpChecks *checks,
                         RapportEntity         *plan,
                         GArray                *closed)
{
  const gint64 id = rapport_entity_get_id (plan);
  const RapportContactCheck check = {
    .method = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD),
    .when = rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE),
    .booked = rapport_entity_get_moment (plan, RAPPORT_PLAN_BOOKED)->day,
    .contact = rapport_entity_get_integer (plan, RAPPORT_PLAN_CONTACT),
    .planned = TRUE,
  };
  g_autoptr(GArray) others = closed != NULL ? g_array_copy (closed) : g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (others, id);
  rapport_follow_up_checks_set_customer (checks, rapport_entity_get_integer (plan, RAPPORT_PLAN_CUSTOMER));
  return rapport_follow_up_checks_find (checks, &check, rapport_plan_is_open (RAPPORT_PLAN (plan)) ? 1 : 0, others);
}

/** rapport_plan_hints_dup_past: Returns: (transfer full) (nullable): what is said of a plan for @when that is over already */
char *
rapport_plan_hints_dup_past (RapportContext      *context,
                             const RapportMoment *when)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  if (!rapport_moment_is_late (when, rapport_context_get_now (context), rapport_context_get_zone (context)))
    return NULL;
  return g_strdup (_("This time is past: the plan is overdue at once."));
}

/* What is said of the channel stands beside the method, all else beside the day. */
static gboolean
is_about_method (const RapportFinding *finding)
{
  return finding->hint.preferred != NULL;
}

static char *
dup_hint (RapportEntity *plan,
          guint          field,
          gpointer       data)
{
  g_autoptr(GArray) findings = NULL;
  g_autofree char *text = NULL;
  g_autofree char *past = NULL;

  if (field != RAPPORT_PLAN_DUE && field != RAPPORT_PLAN_METHOD)
    return NULL;
  if (field == RAPPORT_PLAN_DUE && rapport_plan_is_open (RAPPORT_PLAN (plan)))
    past = rapport_plan_hints_dup_past (rapport_follow_up_checks_get_context (data),
                                        rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE));
  findings = rapport_plan_hints_find (data, plan, NULL);
  for (guint i = findings->len; i > 0; i--)
    if (is_about_method (&g_array_index (findings, RapportFinding, i - 1)) != (field == RAPPORT_PLAN_METHOD))
      g_array_remove_index (findings, i - 1);
  text = rapport_findings_dup_text (findings, '\n');
  if (past != NULL && text != NULL)
    return g_strconcat (past, "\n", text, NULL);
  return past != NULL ? g_steal_pointer (&past) : g_steal_pointer (&text);
}

static void
edited_cb (RapportForm *form,
           guint        field)
{
  if (field == RAPPORT_PLAN_METHOD || field == RAPPORT_PLAN_BOOKED || field == RAPPORT_PLAN_CONTACT)
    rapport_form_show_hint (form, RAPPORT_PLAN_DUE);
}

static void
changed_cb (RapportForm *form)
{
  static const guint fields[] = { RAPPORT_PLAN_DUE, RAPPORT_PLAN_METHOD };
  RapportEntity *plan = rapport_form_get_entity (form);

  for (guint i = 0; plan != NULL && i < G_N_ELEMENTS (fields); i++)
    if (rapport_entity_is_set (plan, fields[i]))
      rapport_form_show_hint (form, fields[i]);
}

/**
 * rapport_plan_hints_attach:
 * @form: for plans, with due and method
 *
 * Points out beside the fields what the rules say of a plan (FR-5, FR-7, FR-8, FR-16).
 *
 * Returns: (transfer none): what the rules are asked with, as long as @form lives
 */
RapportFollowUpChecks *
rapport_plan_hints_attach (RapportContext *context,
                           RapportForm    *form)
{
  RapportFollowUpChecks *checks = rapport_follow_up_checks_new (context);

  g_return_val_if_fail (RAPPORT_IS_FORM (form), checks);

  g_object_set_data_full (G_OBJECT (form), "rapport-follow-up-checks", checks, g_object_unref);
  rapport_form_set_hints (form, dup_hint, checks);
  g_signal_connect (form, "edited", G_CALLBACK (edited_cb), NULL);
  g_signal_connect_object (checks, "changed", G_CALLBACK (changed_cb), form, G_CONNECT_SWAPPED);
  return checks;
}
