/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-contact-hints.h"
#include "rapport-contact.h"
#include "rapport-import-past.h"
#include "rapport-import-rules.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-settings.h"

static RapportCadenceTouch
make_touch (RapportEntity *record)
{
  return (RapportCadenceTouch) {
    .at = *rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED),
    .method = rapport_entity_get_text (record, RAPPORT_RECORD_METHOD),
    .depth = RAPPORT_N_DEPTHS,
    .by_customer = rapport_record_is_by_customer (RAPPORT_RECORD (record)),
    .ticket = rapport_entity_is_set (record, RAPPORT_RECORD_TICKET),
  };
}

/* Those that the newest follow-up leaves open */
static GArray *
collect_plans (RapportImportMerge *merge)
{
  GArray *plans = g_array_new (FALSE, FALSE, sizeof (RapportCadencePlan));
  int newest = 0;

  for (guint i = 0; i < merge->records->len; i++)
    {
      const RapportImportWanted *wanted = g_ptr_array_index (merge->records, i);

      newest = MAX (newest, rapport_entity_get_moment (wanted->target, RAPPORT_RECORD_STARTED)->day);
    }
  for (guint i = 0; i < merge->stored_plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (merge->stored_plans, i);
      const RapportCadencePlan open = {
        .due = *rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE),
        .method = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD),
        .depth = RAPPORT_N_DEPTHS,
        .open = TRUE,
      };

      if (g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_STATE), "planned") == 0 && open.due.day > newest)
        g_array_append_val (plans, open);
    }
  return plans;
}

static GArray *
collect_records (RapportImportMerge *merge)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (RapportCadenceTouch));

  for (guint i = 0; i < merge->stored_records->len; i++)
    {
      const RapportCadenceTouch touch = make_touch (g_ptr_array_index (merge->stored_records, i));

      g_array_append_val (records, touch);
    }
  return records;
}

static gboolean
had_left (const RapportImportWanted *wanted)
{
  const RapportImportWanted *contact = wanted->first->contact;
  const int left = contact != NULL && contact->target != NULL
                     ? rapport_entity_get_day (contact->target, RAPPORT_CONTACT_LEFT_ON) : 0;

  return left != 0 && left <= rapport_entity_get_moment (wanted->target, RAPPORT_RECORD_STARTED)->day;
}

/* Too many of a week can only be found where there are several: most customers of a table need no rule. */
static gboolean
may_warn (RapportImportMerge *merge)
{
  guint n = merge->stored_records->len + merge->stored_plans->len;

  for (guint i = 0; i < merge->records->len; i++)
    {
      const RapportImportWanted *wanted = g_ptr_array_index (merge->records, i);

      n += rapport_entity_is_set (wanted->target, RAPPORT_RECORD_METHOD);
      if (had_left (wanted) ||
          rapport_entity_get_moment (wanted->target, RAPPORT_RECORD_STARTED)->day >= merge->scope->today)
        return TRUE;
    }
  return merge->records->len > 0 && (int) n > MIN (merge->scope->rules.phone_limit, merge->scope->rules.message_limit);
}

/* What happened has happened: a warning refuses no row, and is kept where there is a reason. */
static void
take_warnings (RapportImportMerge         *merge,
               const RapportCadenceInput  *input,
               const RapportImportWanted  *wanted,
               GArray                     *hints)
{
  g_autoptr(GPtrArray) overrides = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < hints->len; i++)
    {
      const RapportContactHint *hint = &g_array_index (hints, RapportContactHint, i);

      if (hint->warns)
        rapport_import_rules_tell (merge->scope, input, hint, wanted->first, RAPPORT_RECORD_STARTED, overrides);
    }
  if (overrides->len == 0)
    return;
  rapport_entity_set_text (wanted->target, RAPPORT_RECORD_WARNING_REASON, merge->scope->reason);
  rapport_import_thing_pass (rapport_import_merge_find (merge, wanted->target), overrides);
}

static void
ask (RapportImportMerge        *merge,
     RapportCadenceInput       *input,
     const RapportImportWanted *wanted)
{
  const RapportCadenceTouch touch = make_touch (wanted->target);
  const RapportContactTry contact = {
    .at = touch.at, .method = touch.method, .by_customer = touch.by_customer, .ticket = touch.ticket,
    .contact_left = had_left (wanted), .plan = -1,
  };
  g_autoptr(GArray) hints = NULL;

  /* what is there already was asked about when it was written */
  if (rapport_entity_get_id (wanted->target) != 0)
    return;
  hints = rapport_contact_find_hints (input, &contact);
  take_warnings (merge, input, wanted, hints);
  g_array_append_val (input->records, touch);
}

/**
 * rapport_import_past_ask:
 * @merge: whose records are settled, oldest first
 *
 * Asks the rules that the dialog asks about a follow-up (FR-5, FR-7, FR-16, a contact who left) of those that a
 * table tells: what they warn of is told of the row, and kept with the reason of the import.
 */
gboolean
rapport_import_past_ask (RapportImportMerge  *merge,
                         GError             **error)
{
  RapportImportScope *scope = merge->scope;
  RapportCalendar *calendar;
  g_autoptr(GArray) records = NULL;
  g_autoptr(GArray) plans = NULL;
  g_autoptr(GArray) none = NULL;
  RapportCadenceInput input = { .since = scope->today, .now = scope->now };

  if (!scope->has_rules)
    {
      rapport_settings_load_rules (scope->connection, &scope->rules);
      scope->has_rules = TRUE;
    }
  if (!may_warn (merge))
    return TRUE;
  calendar = rapport_import_scope_get_calendar (scope, error);
  if (calendar == NULL)
    return FALSE;
  records = collect_records (merge);
  plans = collect_plans (merge);
  none = g_array_new (FALSE, FALSE, sizeof (RapportSpan));
  input.pauses = input.convenient = none;
  input.calendar = calendar;
  input.rules = scope->rules;
  input.records = records;
  input.plans = plans;
  for (guint i = 0; i < merge->records->len; i++)
    ask (merge, &input, g_ptr_array_index (merge->records, i));
  return TRUE;
}
