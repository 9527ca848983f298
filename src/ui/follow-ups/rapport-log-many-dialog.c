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

/* It was now, unless it is known better, and we began it. */
static void
begin (RapportContext *context,
       RapportEntity  *record)
{
  const gint64 now = rapport_context_get_now (context) / 60 * 60;
  const RapportMoment started = rapport_moment_from_instant (now, rapport_context_get_zone (context));

  if (!rapport_entity_is_set (record, RAPPORT_RECORD_STARTED))
    rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_BEGAN_BY, "we");
  rapport_entity_set_integer (record, RAPPORT_RECORD_OWNER, rapport_context_get_member (context));
}

static char *
dup_title (guint n)
{
  return g_strdup_printf (ngettext ("Log Follow-up with %'u Customer", "Log Follow-up with %'u Customers", n), n);
}

static char *
dup_done (RapportContext *context,
          RapportEntity  *record,
          guint           n)
{
  return g_strdup_printf (ngettext ("Logged with %'u customer", "Logged with %'u customers", n), n);
}

static char *
dup_warnings (RapportConnection  *connection,
              RapportEntity      *record,
              const gint64       *customers,
              guint               n_customers,
              gint64              now,
              GError            **error)
{
  return rapport_log_many_dup_warnings (connection, RAPPORT_RECORD (record), customers, n_customers, now, error);
}

static RapportAct *
make_act (RapportEntity *record,
          const gint64  *customers,
          guint          n_customers,
          const char    *reason)
{
  return rapport_log_many_new (RAPPORT_RECORD (record), customers, n_customers, reason);
}

static const RapportManyKind kind = {
  .type = rapport_record_get_type, .customer = RAPPORT_RECORD_CUSTOMER,
  .fields = rapport_log_many_fields, .n_fields = RAPPORT_LOG_MANY_N_FIELDS, .begin = begin, .hint = dup_hint,
  .owner = RAPPORT_RECORD_OWNER, .nobody = N_("Whoever Logs It"),
  .dup_title = dup_title, .dup_done = dup_done, .dup_warnings = dup_warnings, .make_act = make_act,
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
