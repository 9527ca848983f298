/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-standard.h"
#include "rapport-contact.h"
#include "rapport-contact-hints.h"
#include "rapport-customer.h"
#include "rapport-import-next.h"
#include "rapport-import-rules.h"
#include "rapport-record.h"

static gboolean
will_have_left (const RapportImportItem *item,
                int                      day)
{
  const int left = item->contact != NULL && item->contact->target != NULL
                     ? rapport_entity_get_day (item->contact->target, RAPPORT_CONTACT_LEFT_ON) : 0;

  return left != 0 && left <= day;
}

/**
 * rapport_import_next_ask:
 * @item: the row that says when the next follow-up is
 * @next: from today on
 * @thing: the record or plan that will have it
 * @reason: the field of @thing that keeps why warnings are passed
 *
 * Asks the rules that the dialog asks about the next follow-up: whether it is at a convenient time of a workday (FR-8),
 * and with somebody who is still there. A table does not say by what it is, so that those of methods have no say.
 */
gboolean
rapport_import_next_ask (RapportImportMerge   *merge,
                         RapportImportItem    *item,
                         const RapportMoment  *next,
                         RapportImportThing   *thing,
                         guint                 reason,
                         GError              **error)
{
  RapportImportScope *scope = merge->scope;
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, 1);
  g_autoptr(GPtrArray) overrides = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) hints = NULL;
  RapportCadenceInput input = { .since = scope->today, .now = scope->now, .pauses = none, .records = none, .plans = none };
  const RapportContactTry contact = {
    .at = *next, .contact_left = will_have_left (item, next->day), .plan = -1,
  };

  input.calendar = rapport_import_scope_get_calendar (scope, error);
  if (input.calendar == NULL)
    return FALSE;
  rapport_cadence_apply_rules (&scope->rules, &input);
  input.own_times = rapport_entity_get_text (merge->customer, RAPPORT_CUSTOMER_CONVENIENT_TIMES);
  hints = rapport_contact_find_hints (&input, &contact);
  for (guint i = 0; i < hints->len; i++)
    rapport_import_rules_tell (scope, &input, &g_array_index (hints, RapportContactHint, i), item, RAPPORT_RECORD_NEXT,
                               overrides);
  g_array_unref (input.convenient);
  if (overrides->len == 0 || thing == NULL)
    return TRUE;
  rapport_entity_set_text (thing->entity, reason, scope->reason);
  rapport_import_thing_pass (thing, overrides);
  return TRUE;
}
