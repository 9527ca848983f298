/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-ahead.h"
#include "rapport-cadence-facts.h"
#include "rapport-cadence-lookup.h"
#include "rapport-cadence-spread.h"
#include "rapport-calendar-private.h"
#include "rapport-contact-hints.h"
#include "rapport-record.h"
#include "rapport-settings.h"
#include "rapport-touches.h"

/* So many are as good as a full day, whatever the limit is. */
#define FULL (G_MAXINT / 2)

#define OF_CUSTOMER "c.id, c.name, c.number, c.grade"

const RapportChoice rapport_touch_states[] = {
  { "planned", NC_("choice", "Planned") },
  { "proposed", NC_("choice", "Proposed") },
  { "done", NC_("choice", "Done") },
  { NULL }
};

/* One that is proposed, with whom it is about; @touch: (nullable): its plan, which would be moved */
typedef struct
{
  RapportSpreadItem  spread;
  char              *name;
  RapportTouch      *touch;
} Item;

typedef struct
{
  RapportConnection *connection;
  RapportCalendar   *calendar;
  GTimeZone         *zone;
  RapportRules       rules;
  gint64             now;
  int                away_from;
  int                away_to;
  RapportTouches    *touches;
  GHashTable        *by_plan;
  GArray            *items;
  GError            *failed;
} Loading;

static void
free_touch (gpointer data)
{
  RapportTouch *touch = data;

  g_free (touch->name);
  g_free (touch->number);
  g_free (touch->grade);
  g_free (touch->content);
  g_free (touch);
}

static void
clear_item (gpointer data)
{
  Item *item = data;

  rapport_spread_item_clear (&item->spread);
  g_free (item->name);
}

/** rapport_touches_free: frees @self */
void
rapport_touches_free (RapportTouches *self)
{
  g_return_if_fail (self != NULL);

  g_time_zone_unref (self->zone);
  g_array_unref (self->days);
  g_ptr_array_unref (self->touches);
  g_free (self);
}

/** rapport_touches_get_day: Returns: (nullable): @day of the period, NULL for one outside */
RapportTouchDay *
rapport_touches_get_day (const RapportTouches *self,
                         int                   day)
{
  int index;

  g_return_val_if_fail (self != NULL, NULL);

  if (day < self->from || day > self->to)
    return NULL;
  index = rapport_days_from_day (day) - rapport_days_from_day (self->from);
  return &g_array_index (self->days, RapportTouchDay, index);
}

/** rapport_touches_count: Returns: how many touches there are of @state */
guint
rapport_touches_count (const RapportTouches *self,
                       RapportTouchState     state)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->touches->len; i++)
    n += ((const RapportTouch *) self->touches->pdata[i])->state == state;
  return n;
}

static gboolean
is_away (const Loading *self,
         int            day)
{
  return (self->away_from != 0 || self->away_to != 0) && day >= self->away_from
         && (self->away_to == 0 || day <= self->away_to);
}

static void
add_days (Loading *self)
{
  RapportTouches *touches = self->touches;
  const int last = rapport_days_from_day (touches->to);

  for (int days = rapport_days_from_day (touches->from); days <= last; days++)
    {
      GArray *spans = rapport_calendar_find_spans (self->calendar, days);
      /* 1970-01-01 was a Thursday */
      GArray *usual = self->calendar->week[((days + 3) % 7 + 7) % 7];
      RapportTouchDay day = { .day = rapport_days_to_day (days), .works = spans != NULL && spans->len > 0 };

      day.unusual = day.works != (usual != NULL && usual->len > 0);
      day.away = is_away (self, day.day);
      g_array_append_val (touches->days, day);
    }
}

static gboolean
read_owner (Loading  *self,
            GError  **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (self->connection, "SELECT away_from, away_to FROM member WHERE id = ?1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, self->touches->owner);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  self->away_from = has_row ? (int) rapport_statement_get_optional (row, 0, 0) : 0;
  self->away_to = has_row ? (int) rapport_statement_get_optional (row, 1, 0) : 0;
  return TRUE;
}

static RapportStatement *
ask (Loading     *self,
     const char  *sql,
     int          from,
     int          to,
     GError     **error)
{
  RapportStatement *row = rapport_connection_prepare (self->connection, sql, error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, self->touches->owner);
  if (from != 0 || to != 0)
    {
      rapport_statement_bind_integer (row, 2, from);
      rapport_statement_bind_integer (row, 3, to);
    }
  return row;
}

static RapportMoment
get_moment (Loading          *self,
            RapportStatement *row,
            int               column)
{
  const RapportMoment moment = rapport_statement_get_moment (row, column);

  return moment.has_time ? rapport_moment_from_instant (moment.at, self->zone) : moment;
}

/* what plans and records have in common, in the order of their columns */
static RapportTouch *
add_touch (Loading           *self,
           RapportStatement  *row,
           RapportTouchState  state)
{
  RapportTouch *touch = g_new0 (RapportTouch, 1);
  const char *depth = rapport_statement_get_text (row, 5);

  touch->state = state;
  touch->customer = rapport_statement_get_integer (row, 1);
  touch->name = g_strdup (rapport_statement_get_text (row, 2));
  touch->number = g_strdup (rapport_statement_get_text (row, 3));
  touch->grade = g_strdup (rapport_statement_get_text (row, 4));
  touch->depth = g_strcmp0 (depth, "deep") == 0    ? RAPPORT_DEPTH_DEEP
                 : g_strcmp0 (depth, "light") == 0 ? RAPPORT_DEPTH_LIGHT : RAPPORT_N_DEPTHS;
  touch->method = rapport_statement_get_choice (row, 6, rapport_methods);
  touch->purpose = rapport_statement_get_choice (row, 7, rapport_purposes);
  touch->content = g_strdup (rapport_statement_get_text (row, 8));
  touch->due = get_moment (self, row, 9);
  g_ptr_array_add (self->touches->touches, touch);
  return touch;
}

static gboolean
read_plans (Loading  *self,
            GError  **error)
{
  const RapportTouches *touches = self->touches;
  const gboolean is_now = touches->from <= touches->today && touches->today <= touches->to;
  g_autoptr(RapportStatement) row =
    ask (self, "SELECT p.id, " OF_CUSTOMER ", p.depth, p.method, p.purpose, substr (p.content, 1, 200), p.due_day,"
               " p.due_at, p.asked_day, p.asked_at, p.origin = 'cadence' AND p.by_hand = 0,"
               " p.origin = 'cadence'"
               " FROM plan p JOIN customer c ON c.id = p.customer"
               " WHERE p.owner = ?1 AND p.due_day BETWEEN ?2 AND ?3 AND p.state = 'planned'",
         is_now ? 1 : touches->from, touches->to, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportTouch *touch;

      if (!has_row)
        return TRUE;
      touch = add_touch (self, row, rapport_statement_get_integer (row, 13) != 0 ? RAPPORT_TOUCH_PROPOSED
                                                                               : RAPPORT_TOUCH_PLANNED);
      touch->plan = rapport_statement_get_integer (row, 0);
      touch->is_automatic = rapport_statement_get_integer (row, 14) != 0;
      g_hash_table_insert (self->by_plan, &touch->plan, touch);
      touch->asked = get_moment (self, row, 11);
    }
  return FALSE;
}

static gboolean
read_records (Loading  *self,
              GError  **error)
{
  g_autoptr(RapportStatement) row =
    ask (self, "SELECT r.id, " OF_CUSTOMER ", r.depth, r.method, r.purpose, substr (r.summary, 1, 200),"
               " r.started_day, r.started_at FROM record r JOIN customer c ON c.id = r.customer"
               " WHERE r.owner = ?1 AND r.started_day BETWEEN ?2 AND ?3", self->touches->from, self->touches->to, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add_touch (self, row, RAPPORT_TOUCH_DONE)->record = rapport_statement_get_integer (row, 0);
    }
  return FALSE;
}

static RapportTouch *
find_plan (const Loading             *self,
           const RapportCadenceFacts *facts,
           int                        plan)
{
  return g_hash_table_lookup (self->by_plan, &g_array_index (facts->plan_ids, gint64, plan));
}

/* What the rules say of the plans where they are */
static void
judge_plans (Loading             *self,
             RapportCadenceFacts *facts)
{
  for (guint i = 0; i < facts->plan_ids->len; i++)
    {
      RapportTouch *touch = find_plan (self, facts, (int) i);
      const RapportContactTry contact = {
        .at = g_array_index (facts->input.plans, RapportCadencePlan, i).due, .plan = (int) i,
        .method = g_array_index (facts->input.plans, RapportCadencePlan, i).method,
      };
      g_autoptr(GArray) hints = touch != NULL ? rapport_contact_find_hints (&facts->input, &contact) : NULL;

      for (guint k = 0; hints != NULL && k < hints->len; k++)
        touch->warned |= g_array_index (hints, RapportContactHint, k).warns;
    }
}

static void
take_step (Loading                   *self,
           const RapportCadenceFacts *facts,
           const RapportCadenceStep  *step,
           gint64                     customer,
           const char                *name)
{
  RapportTouch *stands = step->kind == RAPPORT_CADENCE_KEEP ? find_plan (self, facts, step->plan) : NULL;
  Item item;

  /* one that was made for a later touch stands for an earlier one, which nothing was planned for */
  if (stands != NULL && stands->asked.day <= step->limit)
    stands->limit = step->limit;
  /* what nobody wanted on a day that is past is proposed for another */
  if (step->kind != RAPPORT_CADENCE_MAKE
      && (stands == NULL || stands->state != RAPPORT_TOUCH_PROPOSED || stands->due.day >= self->touches->today))
    return;
  item = (Item) {
    .spread = { .customer = customer, .owner = self->touches->owner, .grade = g_strdup (facts->grade),
                .number = g_strdup (facts->number), .step = *step },
    .name = g_strdup (name), .touch = stands,
  };
  g_array_append_val (self->items, item);
}

static gboolean
look_at_customer (Loading     *self,
                  gint64       customer,
                  const char  *name,
                  GError     **error)
{
  g_autoptr(RapportCadenceFacts) facts =
    rapport_cadence_facts_load_by (self->connection, customer, self->calendar, &self->rules, self->now, error);
  g_autoptr(GArray) steps = NULL;

  if (facts == NULL)
    return FALSE;
  judge_plans (self, facts);
  steps = rapport_cadence_find_ahead (&facts->input, self->touches->to);
  for (guint i = 0; i < steps->len; i++)
    take_step (self, facts, &g_array_index (steps, RapportCadenceStep, i), customer, name);
  return TRUE;
}

static gboolean
look_at_customers (Loading  *self,
                   GError  **error)
{
  g_autoptr(RapportStatement) row =
    ask (self, "SELECT id, name FROM customer WHERE owner = ?1 AND NOT archived AND ifnull (stage, '') <> 'lost'"
               " ORDER BY id", 0, 0, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      g_autofree char *name = NULL;

      if (!has_row)
        return TRUE;
      name = g_strdup (rapport_statement_get_text (row, 1));
      if (!look_at_customer (self, rapport_statement_get_integer (row, 0), name, error))
        return FALSE;
    }
  return FALSE;
}

/* A day on which the owner is away is as good as full. */
static int
count_standing (gint64   owner,
                int      day,
                gpointer data)
{
  Loading *self = data;
  int count = 0;

  if (is_away (self, day))
    return FULL;
  if (self->failed == NULL)
    rapport_cadence_count_plans (self->connection, owner, day, &count, &self->failed);
  return count;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return rapport_spread_item_compare (&((const Item *) a)->spread, &((const Item *) b)->spread);
}

static gboolean
propose (Loading        *self,
         RapportSpread  *spread,
         const Item     *item,
         GError        **error)
{
  const RapportSpreadItem *seeks = &item->spread;
  g_autoptr(RapportCadenceFacts) facts = NULL;
  RapportMoment due;
  RapportTouch *touch;

  if (!rapport_spread_stays (spread, seeks))
    {
      facts = rapport_cadence_facts_load_by (self->connection, seeks->customer, self->calendar, &self->rules,
                                             self->now, error);
      if (facts == NULL)
        return FALSE;
    }
  due = rapport_spread_place (spread, facts != NULL ? &facts->input : NULL, seeks);
  if (due.day < self->touches->from || due.day > self->touches->to)
    return TRUE;
  if (item->touch != NULL)
    {
      item->touch->due = due;
      return TRUE;
    }
  touch = g_new0 (RapportTouch, 1);
  *touch = (RapportTouch) {
    .state = RAPPORT_TOUCH_PROPOSED, .customer = seeks->customer, .name = g_strdup (item->name),
    .number = g_strdup (seeks->number), .grade = g_strdup (seeks->grade), .depth = seeks->step.depth, .due = due,
    .asked = seeks->step.asked, .limit = seeks->step.limit, .is_automatic = TRUE,
  };
  g_ptr_array_add (self->touches->touches, touch);
  return TRUE;
}

static gboolean
spread_items (Loading  *self,
              GError  **error)
{
  const int a_day = self->rules.plans_a_day > 0 ? self->rules.plans_a_day : FULL;
  g_autoptr(RapportSpread) spread = rapport_spread_new (a_day, count_standing, self);

  g_array_sort (self->items, compare_items);
  for (guint i = 0; i < self->items->len; i++)
    if (!propose (self, spread, &g_array_index (self->items, Item, i), error))
      return FALSE;
  if (self->failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->failed));
  return FALSE;
}

static int
compare_touches (gconstpointer a,
                 gconstpointer b)
{
  const RapportTouch *left = *(RapportTouch * const *) a;
  const RapportTouch *right = *(RapportTouch * const *) b;
  const int order = rapport_moment_compare (&left->due, &right->due);

  if (order != 0)
    return order;
  if (left->customer != right->customer)
    return left->customer < right->customer ? -1 : 1;
  if (left->depth != right->depth)
    return (int) left->depth - (int) right->depth;
  return left->plan < right->plan ? -1 : left->plan > right->plan;
}

static void
count_days (RapportTouches *self)
{
  for (guint i = 0; i < self->touches->len; i++)
    {
      const RapportTouch *touch = self->touches->pdata[i];
      RapportTouchDay *day = rapport_touches_get_day (self, touch->due.day);

      if (day != NULL && touch->state != RAPPORT_TOUCH_DONE)
        {
          day->n_open++;
          day->n_automatic += touch->is_automatic;
        }
    }
}

static gboolean
load (Loading  *self,
      GError  **error)
{
  if (!read_owner (self, error))
    return FALSE;
  add_days (self);
  if (!read_plans (self, error) || !read_records (self, error) || !look_at_customers (self, error)
      || !spread_items (self, error))
    return FALSE;
  g_ptr_array_sort (self->touches->touches, compare_touches);
  count_days (self->touches);
  return TRUE;
}

static RapportTouches *
make_touches (gint64     owner,
              int        from,
              int        to,
              gint64     now,
              GTimeZone *zone)
{
  RapportTouches *self = g_new0 (RapportTouches, 1);

  *self = (RapportTouches) { .owner = owner, .zone = g_time_zone_ref (zone), .from = from, .to = to };
  self->today = rapport_day_from_instant (now, zone);
  self->days = g_array_new (FALSE, FALSE, sizeof (RapportTouchDay));
  self->touches = g_ptr_array_new_with_free_func (free_touch);
  return self;
}

/**
 * rapport_touches_load:
 * @from: yyyymmdd, the first day of the period
 * @to: yyyymmdd, the last one
 * @now: UTC seconds
 *
 * Reads what @owner has to do and did in a period, and what its customers' cadences will ask for beside it, spread
 * over its days (cadence.md 5, 8, 10): not on days on which the owner is away, as long as there are others.
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
RapportTouches *
rapport_touches_load (RapportConnection  *connection,
                      gint64              owner,
                      int                 from,
                      int                 to,
                      gint64              now,
                      GError            **error)
{
  g_autoptr(RapportCalendar) calendar = NULL;
  g_autoptr(RapportTouches) touches = NULL;
  g_autoptr(GHashTable) by_plan = NULL;
  g_autoptr(GArray) items = NULL;
  Loading self = { .connection = connection, .now = now };
  gboolean is_loaded;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (rapport_day_is_valid (from) && rapport_day_is_valid (to) && from <= to, NULL);

  calendar = rapport_cadence_load_calendar (connection, error);
  if (calendar == NULL)
    return NULL;
  items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (items, clear_item);
  self.calendar = calendar;
  self.zone = rapport_calendar_get_zone (calendar);
  touches = make_touches (owner, from, to, now, self.zone);
  self.touches = touches;
  by_plan = g_hash_table_new (g_int64_hash, g_int64_equal);
  self.by_plan = by_plan;
  self.items = items;
  rapport_settings_load_rules (connection, &self.rules);
  touches->plans_a_day = self.rules.plans_a_day;
  is_loaded = load (&self, error);
  g_clear_error (&self.failed);
  return is_loaded ? g_steal_pointer (&touches) : NULL;
}
