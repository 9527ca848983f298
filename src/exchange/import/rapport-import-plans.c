/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-import-plans.h"
#include "rapport-moment-text.h"
#include "rapport-plan.h"
#include "rapport-record.h"

static gboolean
is_planned (RapportEntity *plan)
{
  return g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_STATE), "planned") == 0;
}

static RapportImportThing *
add_plan (RapportImportMerge  *merge,
          const RapportMoment *due)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportImportThing *thing = rapport_import_bundle_add (merge->bundle, plan);

  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, "record");
  rapport_import_thing_link (thing, RAPPORT_PLAN_CUSTOMER, merge->customer);
  if (due->day < merge->scope->today)
    merge->scope->n_past_plans++;
  return thing;
}

static void
link_owner (RapportImportMerge *merge,
            RapportImportThing *thing,
            const char         *owner)
{
  RapportEntity *member = owner != NULL ? g_hash_table_lookup (merge->scope->members, owner) : NULL;

  if (member != NULL)
    rapport_import_thing_link (thing, RAPPORT_PLAN_OWNER, member);
}

static void
plan_next (RapportImportMerge  *merge,
           RapportImportWanted *newest)
{
  RapportEntity *record = newest->target;
  RapportImportThing *thing;

  if (!rapport_entity_is_set (record, RAPPORT_RECORD_NEXT))
    return;
  thing = add_plan (merge, rapport_entity_get_moment (record, RAPPORT_RECORD_NEXT));
  rapport_entity_set_text (thing->entity, RAPPORT_PLAN_CONTENT,
                           rapport_entity_get_text (record, RAPPORT_RECORD_NEXT_ACTION));
  rapport_import_thing_link (thing, RAPPORT_PLAN_ORIGIN_RECORD, record);
  if (newest->first->contact != NULL)
    rapport_import_thing_link (thing, RAPPORT_PLAN_CONTACT, newest->first->contact->target);
  link_owner (merge, thing, newest->first->values->owner);
}

/* The plans that earlier records opened, up to the day of the newest, were for it. */
static void
answer_plans (RapportImportMerge  *merge,
              RapportImportWanted *newest)
{
  const RapportMoment *started = rapport_entity_get_moment (newest->target, RAPPORT_RECORD_STARTED);

  for (guint i = 0; i < merge->stored_plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (merge->stored_plans, i);
      g_autofree char *due = NULL;

      if (!is_planned (plan) || !rapport_entity_is_set (plan, RAPPORT_PLAN_ORIGIN_RECORD) ||
          rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day > started->day)
        continue;
      rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "done");
      rapport_import_thing_link (rapport_import_bundle_add (merge->bundle, plan),
                                 RAPPORT_PLAN_ANSWERED_BY, newest->target);
      due = rapport_moment_format_iso (rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE),
                                       merge->scope->zone);
      rapport_import_item_tell (newest->first, _("Plan done"), NULL, due);
    }
}

/* the plan that a stored record opened moves with the record's next follow-up, if that is a date */
static void
move_plan (RapportImportMerge  *merge,
           RapportImportWanted *newest)
{
  const RapportMoment *next = rapport_entity_get_moment (newest->target, RAPPORT_RECORD_NEXT);

  if (!rapport_moment_is_set (next))
    return;
  for (guint i = 0; i < merge->stored_plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (merge->stored_plans, i);

      if (rapport_entity_get_integer (plan, RAPPORT_PLAN_ORIGIN_RECORD) !=
          rapport_entity_get_id (newest->target))
        continue;
      if (is_planned (plan) && rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, next))
        rapport_import_bundle_add (merge->bundle, plan);
      return;
    }
  plan_next (merge, newest);
}

static gboolean
has_plan_on (RapportImportMerge *merge,
             int                 day)
{
  for (guint i = 0; i < merge->stored_plans->len; i++)
    if (rapport_entity_get_moment (g_ptr_array_index (merge->stored_plans, i),
                                   RAPPORT_PLAN_DUE)->day == day)
      return TRUE;
  for (guint i = 0; i < merge->bundle->things->len; i++)
    {
      const RapportImportThing *thing = g_ptr_array_index (merge->bundle->things, i);

      if (RAPPORT_IS_PLAN (thing->entity) &&
          rapport_entity_get_moment (thing->entity, RAPPORT_PLAN_DUE)->day == day)
        return TRUE;
    }
  return FALSE;
}

/* a row may plan the first follow-up before there was any */
static void
plan_without_record (RapportImportMerge *merge,
                     RapportImportItem  *item)
{
  g_autofree char *due = NULL;

  if (!rapport_moment_is_set (&item->values->next) || has_plan_on (merge, item->values->next.day))
    return;
  link_owner (merge, add_plan (merge, &item->values->next), item->values->owner);
  due = rapport_moment_format_iso (&item->values->next, merge->scope->zone);
  if (merge->bundle->before != NULL)
    rapport_import_item_tell (item, g_dpgettext2 (GETTEXT_PACKAGE, "thing", "Follow-up plan"), NULL,
                              due);
}

/** rapport_import_plans_make: adds, moves and closes the plans that follow from the rows */
void
rapport_import_plans_make (RapportImportMerge *merge)
{
  RapportImportWanted *newest = NULL;

  for (guint i = 0; i < merge->records->len; i++)
    {
      RapportImportWanted *wanted = g_ptr_array_index (merge->records, i);
      const RapportMoment *started = rapport_entity_get_moment (wanted->target,
                                                                RAPPORT_RECORD_STARTED);

      if (started->day >= merge->newest.day)
        newest = wanted;
    }
  if (newest != NULL && rapport_entity_get_id (newest->target) == 0)
    {
      answer_plans (merge, newest);
      plan_next (merge, newest);
    }
  else if (newest != NULL && g_ptr_array_find (merge->replanned, newest->target, NULL))
    move_plan (merge, newest);
  for (guint i = 0; i < merge->items->len; i++)
    if (((RapportImportItem *) g_ptr_array_index (merge->items, i))->values->record == NULL)
      plan_without_record (merge, g_ptr_array_index (merge->items, i));
}
