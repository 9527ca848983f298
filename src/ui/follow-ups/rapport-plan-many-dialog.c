/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-many-dialog.h"
#include "rapport-plan-hints.h"
#include "rapport-plan-many-dialog.h"
#include "rapport-plan-many.h"

/* Each customer's plan is for whoever is in charge of it, until somebody is named. */
static char *
dup_hint (RapportEntity *plan,
          guint          field,
          gpointer       data)
{
  if (field == RAPPORT_PLAN_DUE)
    return rapport_plan_hints_dup_past (data, rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE));
  return field == RAPPORT_PLAN_OWNER && !rapport_entity_is_set (plan, RAPPORT_PLAN_OWNER)
           ? g_strdup (_("Left empty, each plan falls to whoever is in charge of the customer.")) : NULL;
}

static char *
dup_done (RapportContext *context,
          RapportEntity  *plan,
          guint           n)
{
  g_autofree char *when = rapport_format_moment (rapport_context_get_format (context),
                                                 rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE));

  /* translators: how many customers, and when the follow-up is */
  return g_strdup_printf (ngettext ("Planned with %'u customer · %s", "Planned with %'u customers · %s", n), n, when);
}

static char *
dup_others (guint n)
{
  return g_strdup_printf (ngettext ("With %'u of them a follow-up is planned already. It stays beside this one.",
                                    "With %'u of them a follow-up is planned already. It stays beside this one.", n), n);
}

static const RapportManyKind kind = {
  .contact = &rapport_plan_many, .hint = dup_hint,
  .owner = RAPPORT_PLAN_OWNER, .nobody = N_("The Owner of Each Customer"),
  .dup_done = dup_done, .dup_others = dup_others,
};

/** rapport_plan_many_dialog_show: opens the dialog over the main window that plans one contact with all of @customers */
void
rapport_plan_many_dialog_show (RapportContext *context,
                               const gint64   *customers,
                               guint           n_customers)
{
  rapport_many_dialog_show (context, &kind, NULL, customers, n_customers);
}
