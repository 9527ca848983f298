/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-lookup.h"
#include "rapport-cadence-spread.h"
#include "rapport-customer.h"
#include "rapport-facts-ahead.h"
#include "rapport-plan-cadence.h"
#include "rapport-plan-duties.h"
#include "rapport-plan.h"
#include "rapport-settings.h"

/* what of an act's own work it is to find out what is asked for, and to plan that */
#define FINDING 0.4
#define PLANNING 0.4

/* What is made or, with the id of a plan, moved; @facts: what is known of the customer, but for what was done with it */
typedef struct
{
  RapportSpreadItem    spread;
  RapportCadenceFacts *facts;
  gint64               plan;
} Item;

typedef struct
{
  RapportTransaction *transaction;
  RapportCalendar    *calendar;
  RapportRules        rules;
  RapportSpread      *spread;
  GArray             *items;
  GPtrArray          *facts;
  gboolean            plans_owed;
  GError             *failed;
} Planning;

static void
clear_item (gpointer data)
{
  rapport_spread_item_clear (&((Item *) data)->spread);
}

/* The book is asked once, before the first plan of that day is written. */
static int
count_standing (gint64   owner,
                int      day,
                gpointer data)
{
  Planning *self = data;
  int count = 0;

  if (self->failed == NULL)
    rapport_cadence_count_plans (rapport_transaction_get_connection (self->transaction), owner, day, &count,
                                 &self->failed);
  return count;
}

/* A plan that is to be moved or goes leaves its day first, so that others may have its room. */
static gboolean
take_step (Planning                  *self,
           gint64                     customer,
           RapportCadenceFacts       *facts,
           const RapportCadenceStep  *step,
           GError                   **error)
{
  Item item = { .spread = { .customer = customer, .owner = facts->owner, .step = *step }, .facts = facts };
  const RapportPlanRoom *room;

  if (step->plan >= 0)
    {
      item.plan = g_array_index (facts->plan_ids, gint64, step->plan);
      g_array_index (facts->input.plans, RapportCadencePlan, step->plan).open = FALSE;
      room = &g_array_index (facts->plan_rooms, RapportPlanRoom, step->plan);
      rapport_spread_take (self->spread, room->owner, room->day, -1);
    }
  if (step->kind == RAPPORT_CADENCE_DROP)
    return rapport_transaction_delete (self->transaction, RAPPORT_TYPE_PLAN, item.plan, error);
  item.spread.grade = g_strdup (facts->grade);
  item.spread.number = g_strdup (facts->number);
  g_array_append_val (self->items, item);
  return TRUE;
}

static gboolean
has_room_for (gpointer data,
              gint64   owner,
              int      day)
{
  return rapport_spread_has_room (((Planning *) data)->spread, owner, day);
}

static void
take_room (gpointer data,
           gint64   owner,
           int      day,
           int      n)
{
  rapport_spread_take (((Planning *) data)->spread, owner, day, n);
}

/* What is owed stands for what the cadence asks, so it is planned first (RG-3: one contact satisfies all). */
static gboolean
plan_duties (Planning                *self,
             gint64                   customer,
             const RapportDutyFacts  *duties,
             gboolean                *planned,
             GError                 **error)
{
  const RapportDutyPlanning planning = {
    .transaction = self->transaction, .calendar = self->calendar, .rules = &self->rules,
    .has_room = has_room_for, .take_room = take_room, .data = self,
  };

  return rapport_plan_duties (&planning, customer, duties, planned, error);
}

/* What was done is not asked again. */
static void
keep_facts (Planning            *self,
            RapportCadenceFacts *facts)
{
  g_array_unref (facts->input.records);
  facts->input.records = g_array_new (FALSE, FALSE, sizeof (RapportCadenceTouch));
  g_ptr_array_add (self->facts, facts);
}

/* A customer that the act deleted asks for nothing.
 * @n: which of those it is that @ahead knows */
static gboolean
find_steps (Planning           *self,
            RapportFactsAhead  *ahead,
            guint               n,
            gint64              customer,
            GError            **error)
{
  g_autoptr(RapportDutyFacts) duties = NULL;
  g_autoptr(RapportCadenceFacts) facts = NULL;
  g_autoptr(GArray) steps = NULL;
  gboolean planned = FALSE;

  if (!rapport_facts_ahead_take (ahead, n, &facts, &duties, error))
    return FALSE;
  if (facts == NULL)
    return TRUE;
  if (duties != NULL && !plan_duties (self, customer, duties, &planned, error))
    return FALSE;
  if (planned)
    {
      g_clear_pointer (&facts, rapport_cadence_facts_free);
      if (!rapport_facts_ahead_take_again (ahead, n, &facts, error))
        return FALSE;
    }
  steps = rapport_cadence_find_steps (&facts->input);
  for (guint i = 0; i < steps->len; i++)
    if (!take_step (self, customer, facts, &g_array_index (steps, RapportCadenceStep, i), error))
      return FALSE;
  if (steps->len > 0)
    keep_facts (self, g_steal_pointer (&facts));
  return TRUE;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return rapport_spread_item_compare (&((const Item *) a)->spread, &((const Item *) b)->spread);
}

static gboolean
find_place (Planning       *self,
            const Item     *item,
            RapportMoment  *place,
            GError        **error)
{
  *place = rapport_spread_place (self->spread, &item->facts->input, &item->spread);
  if (self->failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->failed));
  return FALSE;
}

static RapportEntity *
make_plan (gint64 customer)
{
  RapportEntity *plan = RAPPORT_ENTITY (rapport_plan_new ());

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, "cadence");
  return plan;
}

static gboolean
place_item (Planning    *self,
            const Item  *item,
            GError     **error)
{
  static const char * const depths[] = { "deep", "light" };
  g_autoptr(RapportEntity) stored = NULL;
  g_autoptr(RapportEntity) plan = NULL;
  RapportMoment place;

  if (!find_place (self, item, &place, error))
    return FALSE;
  if (item->plan != 0)
    stored = rapport_transaction_load (self->transaction, RAPPORT_TYPE_PLAN, item->plan, error);
  if (item->plan != 0 && stored == NULL)
    return FALSE;
  plan = stored != NULL ? rapport_entity_copy (stored) : make_plan (item->spread.customer);
  rapport_entity_set_text (plan, RAPPORT_PLAN_DEPTH, depths[item->spread.step.depth]);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &place);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_ASKED, &item->spread.step.asked);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, item->spread.owner);
  return stored != NULL ? rapport_transaction_update_from (self->transaction, stored, plan, error)
                        : rapport_transaction_insert (self->transaction, plan, error);
}

/* Returns: (transfer full): those of @customers that are planned with the act */
static GArray *
leave_new (RapportTransaction *transaction,
           GArray             *customers)
{
  g_autoptr(GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (customers->len <= RAPPORT_PLAN_CADENCE_MOST_NEW)
    return g_array_ref (customers);
  for (guint i = 0; i < customers->len; i++)
    if (!rapport_transaction_is_new (transaction, RAPPORT_TYPE_CUSTOMER, g_array_index (customers, gint64, i)))
      g_array_append_val (known, g_array_index (customers, gint64, i));
  if (customers->len - known->len <= RAPPORT_PLAN_CADENCE_MOST_NEW)
    return g_array_ref (customers);
  return g_steal_pointer (&known);
}

static gboolean
run (Planning  *self,
     GArray    *asked,
     GError   **error)
{
  g_autoptr(GArray) customers = leave_new (self->transaction, asked);
  g_autoptr(RapportFactsAhead) ahead =
    rapport_facts_ahead_new (rapport_transaction_get_connection (self->transaction), customers, self->calendar,
                             &self->rules, rapport_transaction_get_now (self->transaction), self->plans_owed);

  rapport_transaction_begin_part (self->transaction, FINDING);
  for (guint i = 0; i < customers->len; i++)
    if (!rapport_transaction_tell (self->transaction, (double) i / customers->len, error) ||
        !find_steps (self, ahead, i, g_array_index (customers, gint64, i), error))
      return FALSE;
  g_array_sort (self->items, compare_items);
  rapport_transaction_begin_part (self->transaction, PLANNING);
  for (guint i = 0; i < self->items->len; i++)
    if (!rapport_transaction_tell (self->transaction, (double) i / self->items->len, error) ||
        !place_item (self, &g_array_index (self->items, Item, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
plan (RapportTransaction  *transaction,
      GArray              *customers,
      gboolean             plans_owed,
      GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(RapportCalendar) calendar = NULL;
  g_autoptr(RapportSpread) spread = NULL;
  g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_cadence_facts_free);
  Planning self = { .transaction = transaction, .items = items, .facts = facts, .plans_owed = plans_owed };
  gboolean is_done;

  g_array_set_clear_func (items, clear_item);
  rapport_settings_load_rules (connection, &self.rules);
  if (self.rules.plans_a_day == 0)
    return TRUE;
  calendar = rapport_cadence_load_calendar (connection, error);
  if (calendar == NULL)
    return FALSE;
  self.calendar = calendar;
  spread = rapport_spread_new (self.rules.plans_a_day, count_standing, &self);
  self.spread = spread;
  is_done = run (&self, customers, error);
  g_clear_error (&self.failed);
  return is_done;
}

/**
 * rapport_plan_cadence:
 * @customers: (element-type gint64): ids
 *
 * Lets the next automatic plan of each depth be there for each of @customers (FR-2 to FR-4; cadence.md 8 to 10), and
 * of each duty: makes and moves them and takes those away that nothing asks for, as a part of the act. Plans that a
 * person made or edited stay as they are. Where the act brings in more than a thousand customers those are left to
 * rapport_cadence_find_unplanned().
 */
gboolean
rapport_plan_cadence (RapportTransaction  *transaction,
                      GArray              *customers,
                      GError             **error)
{
  g_return_val_if_fail (customers != NULL, FALSE);

  return plan (transaction, customers, TRUE, error);
}

/** rapport_plan_touches: the same of the depths only, where nothing changed by which duties are found */
gboolean
rapport_plan_touches (RapportTransaction  *transaction,
                      GArray              *customers,
                      GError             **error)
{
  g_return_val_if_fail (customers != NULL, FALSE);

  return plan (transaction, customers, FALSE, error);
}

static gboolean
plan_cadence_func (RapportTransaction  *transaction,
                   gpointer             customers,
                   GError             **error)
{
  gboolean is_done;

  rapport_transaction_set_auto (transaction, TRUE);
  is_done = rapport_plan_cadence (transaction, customers, error);
  rapport_transaction_set_auto (transaction, FALSE);
  return is_done;
}

/**
 * rapport_plan_cadence_new:
 * @customers: (element-type gint64): ids
 *
 * Returns: (transfer full): the act of planning what the cadence asks of them now
 */
RapportAct *
rapport_plan_cadence_new (GArray *customers)
{
  g_return_val_if_fail (customers != NULL, NULL);

  return rapport_act_new (RAPPORT_ACT_CADENCE, plan_cadence_func, g_array_ref (customers),
                          (GDestroyNotify) g_array_unref);
}
