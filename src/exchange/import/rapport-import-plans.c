/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-answered-plan.h"
#include "rapport-customer.h"
#include "rapport-import-lookup.h"
#include "rapport-import-next.h"
#include "rapport-import-shown.h"
#include "rapport-moment-text.h"
#include "rapport-plan.h"
#include "rapport-record.h"

static gboolean
is_planned (RapportEntity *plan)
{
  return g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_STATE), "planned") == 0;
}

static void
count_past (RapportImportMerge  *merge,
            const RapportMoment *due)
{
  if (rapport_moment_is_set (due) && due->day < merge->scope->today)
    merge->scope->n_past_plans++;
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
  count_past (merge, due);
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
answer_plan (RapportImportMerge  *merge,
             RapportImportWanted *newest,
             RapportEntity       *plan)
{
  g_autofree char *due = rapport_moment_format_iso (rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE),
                                                    merge->scope->place.zone);

  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "done");
  rapport_import_thing_link (rapport_import_bundle_add (merge->bundle, plan), RAPPORT_PLAN_ANSWERED_BY,
                             newest->target);
  rapport_import_item_tell (newest->first, _("Plan done"), NULL, due);
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  return rapport_moment_compare (rapport_entity_get_moment (*(RapportEntity * const *) a, RAPPORT_PLAN_DUE),
                                 rapport_entity_get_moment (*(RapportEntity * const *) b, RAPPORT_PLAN_DUE));
}

/* The plans that earlier records opened, up to the day of the newest, were for it; without such it answers the
 * one that it would answer in the dialog. */
static void
answer_plans (RapportImportMerge  *merge,
              RapportImportWanted *newest)
{
  const RapportMoment *started = rapport_entity_get_moment (newest->target, RAPPORT_RECORD_STARTED);
  g_autoptr(GPtrArray) later = g_ptr_array_new ();
  RapportEntity *meant;
  guint n_answered = 0;

  for (guint i = 0; i < merge->stored_plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (merge->stored_plans, i);

      if (!is_planned (plan) || !rapport_entity_is_set (plan, RAPPORT_PLAN_ORIGIN_RECORD))
        continue;
      if (rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day > started->day)
        {
          g_ptr_array_add (later, plan);
          continue;
        }
      answer_plan (merge, newest, plan);
      n_answered++;
    }
  if (n_answered > 0)
    return;
  g_ptr_array_sort (later, compare_due);
  meant = rapport_find_answered_plan (later, started->day,
                                      rapport_entity_get_text (newest->target, RAPPORT_RECORD_METHOD),
                                      rapport_entity_get_text (newest->target, RAPPORT_RECORD_DEPTH),
                                      merge->scope->rules.answer_days);
  if (meant != NULL)
    answer_plan (merge, newest, meant);
}

/* The plan of a record whose next follow-up is another day from now on goes there with it. */
static gboolean
moves_away (RapportImportMerge *merge,
            RapportEntity      *plan,
            int                 day)
{
  const gint64 origin = rapport_entity_get_integer (plan, RAPPORT_PLAN_ORIGIN_RECORD);

  for (guint i = 0; origin > 0 && i < merge->records->len; i++)
    {
      RapportEntity *record = ((RapportImportWanted *) g_ptr_array_index (merge->records, i))->target;

      if (rapport_entity_get_id (record) == origin)
        return is_planned (plan) && rapport_entity_get_moment (record, RAPPORT_RECORD_NEXT)->day != day;
    }
  return FALSE;
}

static gboolean
has_plan_on (RapportImportMerge  *merge,
             RapportImportWanted *newest,
             int                  day)
{
  if (newest != NULL && rapport_entity_get_moment (newest->target, RAPPORT_RECORD_NEXT)->day == day)
    return TRUE;
  for (guint i = 0; i < merge->stored_plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (merge->stored_plans, i);

      if (rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day == day && !moves_away (merge, plan, day))
        return TRUE;
    }
  for (guint i = 0; i < merge->bundle->things->len; i++)
    {
      const RapportImportThing *thing = g_ptr_array_index (merge->bundle->things, i);

      if (RAPPORT_IS_PLAN (thing->entity) &&
          rapport_entity_get_moment (thing->entity, RAPPORT_PLAN_DUE)->day == day)
        return TRUE;
    }
  return FALSE;
}

/**
 * rapport_import_merge_lists_next:
 *
 * Maybe the program worked out itself what its own list of customers says of the next follow-up: handed in as it stands
 * there, it is nobody's act.
 *
 * Returns: whether the table is such a list and that shows @next for the customer
 */
gboolean
rapport_import_merge_lists_next (RapportImportMerge  *merge,
                                 const RapportMoment *next)
{
  RapportImportScope *scope = merge->scope;

  if (scope->columns->listed != &rapport_customer_info || merge->bundle->before == NULL)
    return FALSE;
  if (merge->shown == NULL)
    merge->shown = rapport_import_shown_load (scope->connection, merge->bundle->before);
  return rapport_import_shows_moment (merge->shown, merge->bundle->before, &rapport_record_info, RAPPORT_RECORD_NEXT, next,
                                      scope->place.zone);
}

/**
 * rapport_import_merge_keeps_next:
 * @item: the row that says @next; told why it is kept
 *
 * Such a list that was written before the next follow-up was moved says nothing of what somebody wants.
 *
 * Returns: whether the table is such a list, and @next was replaced since
 */
gboolean
rapport_import_merge_keeps_next (RapportImportMerge  *merge,
                                 RapportImportItem   *item,
                                 const RapportMoment *next)
{
  RapportImportScope *scope = merge->scope;
  const int column = rapport_import_columns_index (scope->columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_NEXT);
  g_autofree char *kept = NULL;

  if (scope->columns->listed != &rapport_customer_info || merge->bundle->before == NULL || scope->takes_file ||
      !rapport_moment_is_set (next) ||
      !rapport_import_was_next (scope->connection, rapport_entity_get_id (merge->customer), next->day,
                                scope->since))
    return FALSE;
  if (merge->shown == NULL)
    merge->shown = rapport_import_shown_load (scope->connection, merge->bundle->before);
  kept = rapport_import_shown_dup_text (merge->shown, merge->bundle->before, &rapport_record_info, RAPPORT_RECORD_NEXT,
                                        scope->place.zone);
  rapport_import_shown_tell_kept (item->problems, column, kept, TRUE);
  return TRUE;
}

/* Of a planned contact the rules are asked as in the dialog; of one that should have been, what for? */
static gboolean
ask_next (RapportImportMerge   *merge,
          RapportImportItem    *item,
          const RapportMoment  *next,
          RapportImportThing   *thing,
          guint                 reason,
          GError              **error)
{
  return next->day < merge->scope->today || rapport_import_next_ask (merge, item, next, thing, reason, error);
}

/* (transfer none) (nullable): the plan that the program's own list of customers shows, where a person made it */
static RapportEntity *
find_shown_plan (RapportImportMerge *merge)
{
  static const char * const origins[] = { "by-hand", "record", NULL };

  for (guint i = 0; i < merge->stored_plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (merge->stored_plans, i);
      const char *origin = rapport_entity_get_text (plan, RAPPORT_PLAN_ORIGIN);

      if (is_planned (plan) && origin != NULL && g_strv_contains (origins, origin) &&
          rapport_import_merge_lists_next (merge, rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)))
        return plan;
    }
  return NULL;
}

/* Another day typed over the one that the list shows moves what stands there. */
static gboolean
move_plan (RapportImportMerge  *merge,
           RapportImportItem   *item,
           RapportEntity       *plan,
           GError             **error)
{
  const RapportMoment *next = &item->values->next;
  g_autofree char *before = rapport_moment_format_iso (rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE),
                                                       merge->scope->place.zone);
  g_autofree char *after = rapport_moment_format_iso (next, merge->scope->place.zone);
  RapportImportThing *thing;

  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, next);
  thing = rapport_import_bundle_add (merge->bundle, plan);
  count_past (merge, next);
  rapport_import_item_tell (item, g_dpgettext2 (GETTEXT_PACKAGE, "thing", "Follow-up plan"), before, after);
  return ask_next (merge, item, next, thing, RAPPORT_PLAN_WARNING_REASON, error);
}

/* a row may plan the first follow-up before there was any */
static gboolean
plan_without_record (RapportImportMerge   *merge,
                     RapportImportWanted  *newest,
                     RapportImportItem    *item,
                     GError              **error)
{
  g_autofree char *due = NULL;
  RapportImportThing *thing;
  RapportEntity *shown;

  if (!rapport_moment_is_set (&item->values->next) || has_plan_on (merge, newest, item->values->next.day) ||
      rapport_import_merge_lists_next (merge, &item->values->next) ||
      rapport_import_merge_keeps_next (merge, item, &item->values->next))
    return TRUE;
  shown = find_shown_plan (merge);
  if (shown != NULL)
    return move_plan (merge, item, shown, error);
  thing = add_plan (merge, &item->values->next);
  link_owner (merge, thing, item->values->owner);
  if (!ask_next (merge, item, &item->values->next, thing, RAPPORT_PLAN_WARNING_REASON, error))
    return FALSE;
  due = rapport_moment_format_iso (&item->values->next, merge->scope->place.zone);
  if (merge->bundle->before != NULL)
    rapport_import_item_tell (item, g_dpgettext2 (GETTEXT_PACKAGE, "thing", "Follow-up plan"), NULL,
                              due);
  return TRUE;
}

static gboolean
is_beside (const RapportImportItem *item,
           int                      column)
{
  for (guint i = 0; column >= 0 && i < item->values->extras->len; i++)
    if (g_array_index (item->values->extras, int, i) == column)
      return TRUE;
  return FALSE;
}

/* (nullable): the next follow-up that is on file */
static const RapportMoment *
find_planned (RapportImportMerge      *merge,
              const RapportImportItem *item)
{
  const RapportMoment *first = NULL;

  if (item->record != NULL && rapport_entity_is_set (item->record->target, RAPPORT_RECORD_NEXT))
    return rapport_entity_get_moment (item->record->target, RAPPORT_RECORD_NEXT);
  for (guint i = 0; i < merge->stored_plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (merge->stored_plans, i);
      const RapportMoment *due = rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE);

      if (is_planned (plan) && (first == NULL || rapport_moment_compare (due, first) < 0))
        first = due;
    }
  return first;
}

/* Who wrote words over a day may have meant that it is no more. */
static void
tell_staying (RapportImportMerge *merge,
              RapportImportItem  *item)
{
  const int column = rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_NEXT);
  const RapportMoment *planned = is_beside (item, column) ? find_planned (merge, item) : NULL;
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;

  if (planned == NULL)
    return;
  words = rapport_import_dup_cell (merge->scope->csv, item->row - 1, column);
  day = rapport_moment_format_iso (planned, merge->scope->place.zone);
  /* that it is kept beside says this as well */
  rapport_import_problems_forget (item->problems, column);
  rapport_import_problems_add (item->problems, column, RAPPORT_SEVERITY_FLAG,
                               /* translators: what was typed, and a day */
                               _("“%s” is no day: it is kept as a further column, and what is planned for %s stays planned."),
                               words, day);
}

/* Only the newest follow-up opens a plan; who reads of a day to come would look for one. */
static void
tell_unplanned (RapportImportMerge  *merge,
                RapportImportWanted *newest,
                RapportImportItem   *item)
{
  const RapportImportWanted *wanted = item->record;
  const RapportMoment *next = wanted != NULL ? rapport_entity_get_moment (wanted->target, RAPPORT_RECORD_NEXT) : NULL;
  g_autofree char *day = NULL;

  if (wanted == NULL || wanted == newest || rapport_entity_get_id (wanted->target) != 0 ||
      next->day < merge->scope->today || has_plan_on (merge, newest, next->day))
    return;
  day = rapport_moment_format_iso (next, merge->scope->place.zone);
  rapport_import_problems_add (item->problems,
                               rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_RECORD,
                                                             RAPPORT_RECORD_NEXT),
                               RAPPORT_SEVERITY_FLAG,
                               /* translators: %s is a day */
                               _("%s is noted, not planned: a later follow-up is known already."), day);
}

/**
 * rapport_import_plans_make:
 *
 * Adds and closes the plans that the rows speak of; the plan for the next follow-up of the newest
 * record follows from the record.
 */
gboolean
rapport_import_plans_make (RapportImportMerge  *merge,
                           GError             **error)
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
      const RapportMoment *next = rapport_entity_get_moment (newest->target, RAPPORT_RECORD_NEXT);

      answer_plans (merge, newest);
      count_past (merge, next);
      if (!ask_next (merge, newest->first, next, rapport_import_merge_find (merge, newest->target),
                     RAPPORT_RECORD_WARNING_REASON, error))
        return FALSE;
    }
  for (guint i = 0; i < merge->items->len; i++)
    {
      RapportImportItem *item = g_ptr_array_index (merge->items, i);

      tell_staying (merge, item);
      tell_unplanned (merge, newest, item);
      if ((item->values->record == NULL || item->moves_next) && !plan_without_record (merge, newest, item, error))
        return FALSE;
    }
  return TRUE;
}
