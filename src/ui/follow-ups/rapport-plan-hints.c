/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-follow-up-checks.h"
#include "rapport-plan-hints.h"
#include "rapport-plan.h"

static RapportContactCheck
describe (RapportEntity *plan)
{
  return (RapportContactCheck) {
    .method = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD),
    .when = rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE),
    .booked = rapport_entity_get_moment (plan, RAPPORT_PLAN_BOOKED)->day,
    .planned = TRUE,
  };
}

/**
 * rapport_plan_hints_warn:
 * @plan: about to be stored, or stored
 * @closed: (nullable) (element-type gint64): plans in whose place it is
 *
 * Returns: (transfer full) (nullable): what the person has to be warned of (FR-5, FR-7, FR-16)
 */
char *
rapport_plan_hints_warn (RapportContext *context,
                         RapportEntity  *plan,
                         GArray         *closed)
{
  RapportContactCheck check = describe (plan);
  const gint64 id = rapport_entity_get_id (plan);
  g_autoptr(GArray) others = closed != NULL ? g_array_copy (closed) : g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!rapport_plan_is_open (RAPPORT_PLAN (plan)))
    return NULL;
  g_array_append_val (others, id);
  return rapport_follow_up_checks_warn (context, rapport_entity_get_integer (plan, RAPPORT_PLAN_CUSTOMER),
                                        &check, 1, others);
}

static char *
dup_hint (RapportEntity *plan,
          guint          field,
          gpointer       data)
{
  RapportContext *context = data;
  RapportContactCheck check = describe (plan);
  g_autofree char *warning = NULL;
  g_autofree char *hint = NULL;

  if ((field != RAPPORT_PLAN_DUE && field != RAPPORT_PLAN_METHOD) || !rapport_plan_is_open (RAPPORT_PLAN (plan)))
    return NULL;
  if (field == RAPPORT_PLAN_DUE)
    {
      warning = rapport_plan_hints_warn (context, plan, NULL);
      check.method = NULL;
    }
  check.planned = field == RAPPORT_PLAN_DUE;
  hint = rapport_follow_up_checks_dup_hint (context, rapport_entity_get_integer (plan, RAPPORT_PLAN_CUSTOMER), &check);
  if (warning != NULL && hint != NULL)
    return g_strconcat (warning, "\n", hint, NULL);
  return warning != NULL ? g_steal_pointer (&warning) : g_steal_pointer (&hint);
}

static void
edited_cb (RapportForm *form,
           guint        field)
{
  if (field == RAPPORT_PLAN_METHOD || field == RAPPORT_PLAN_BOOKED)
    rapport_form_show_hint (form, RAPPORT_PLAN_DUE);
}

/**
 * rapport_plan_hints_attach:
 * @form: for plans, with due and method
 *
 * Points out beside the fields what the rules say of a plan (FR-5, FR-7, FR-8, FR-16).
 */
void
rapport_plan_hints_attach (RapportContext *context,
                           RapportForm    *form)
{
  g_return_if_fail (RAPPORT_IS_FORM (form));

  rapport_form_set_hints (form, dup_hint, context);
  g_signal_connect (form, "edited", G_CALLBACK (edited_cb), NULL);
}
