/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-log-many-dialog.h"
#include "rapport-log-many.h"
#include "rapport-many-dialog.h"
#include "rapport-plan-hints.h"

/* What comes next is planned with each of them. */
static char *
dup_hint (RapportEntity *record,
          guint          field,
          gpointer       data)
{
  const RapportMoment *next = rapport_entity_get_moment (record, RAPPORT_RECORD_NEXT);

  if (field != RAPPORT_RECORD_NEXT)
    return NULL;
  if (!rapport_moment_is_set (next))
    return g_strdup (_("Left empty, no next follow-up is planned with these customers."));
  return rapport_plan_hints_dup_past (data, next);
}

static char *
dup_done (RapportContext *context,
          RapportEntity  *record,
          guint           n)
{
  return g_strdup_printf (ngettext ("Logged with %'u customer", "Logged with %'u customers", n), n);
}

static const RapportManyKind kind = {
  .contact = &rapport_log_many, .hint = dup_hint,
  .owner = RAPPORT_RECORD_OWNER, .nobody = N_("Whoever Logs It"), .dup_done = dup_done,
};

/**
 * rapport_log_many_dialog_show:
 * @preset: (nullable): what is known of the contact already, such as of an activity; copied
 *
 * Opens the dialog over the main window that logs one contact with all of @customers.
 */
void
rapport_log_many_dialog_show (RapportContext *context,
                              RapportRecord  *preset,
                              const gint64   *customers,
                              guint           n_customers)
{
  rapport_many_dialog_show (context, &kind, preset != NULL ? RAPPORT_ENTITY (preset) : NULL, customers, n_customers);
}
