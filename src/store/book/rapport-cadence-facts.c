/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-cadence-plans.h"
#include "rapport-cadence-standard.h"
#include "rapport-calendar-version.h"
#include "rapport-record.h"
#include "rapport-settings.h"
#include "rapport-shipped.h"
#include "rapport-table.h"
#include "rapport-uid.h"

#define PERIODS_BEFORE 12
/* of rapport_sides */
#define BY_CUSTOMER 1

/* In another zone a record may be of the day before or after; they come in the order of their own days. */
#define ZONE_DAYS 2

/* The newest records are read until nothing older can matter.
 * @from: yyyymmdd, none before it matters once @found and @broken say so
 * @oldest: yyyymmdd, none before it matters at all */
typedef struct
{
  RapportCadenceInput *input;
  int                  from;
  int                  oldest;
  int                  today;
  gboolean             found[RAPPORT_N_DEPTHS];
  gboolean             broken;
} Walk;

/* What there may be of a customer: most have little of it, and what is not there is not read. */
enum
{
  HAS_GRADES,
  HAS_RULES,
  HAS_TAGS,
  HAS_TAG_RULES,
  HAS_PAUSES,
  HAS_RISKS,
  N_HAS,
};

#define HAS(table) "EXISTS (SELECT 1 FROM " table " WHERE customer = ?1)"
#define FIRST_HAS 9

/**
 * rapport_cadence_load_calendar:
 *
 * Returns: (transfer full) (nullable): the profile's working calendar, NULL with @error set
 */
RapportCalendar *
rapport_cadence_load_calendar (RapportConnection  *connection,
                               GError            **error)
{
  g_autoptr(RapportEntity) version =
    rapport_table_load (connection, RAPPORT_TYPE_CALENDAR_VERSION, rapport_shipped_get_default_calendar (connection),
                        error);

  if (version == NULL)
    return NULL;
  return rapport_calendar_new_from_json (rapport_entity_get_text (version, RAPPORT_CALENDAR_VERSION_JSON), -1, error);
}

static RapportStatement *
ask (RapportConnection  *connection,
     const char         *sql,
     gint64              customer,
     gint64              day,
     GError            **error)
{
  RapportStatement *row = rapport_connection_prepare (connection, sql, error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, customer);
  if (day != 0)
    rapport_statement_bind_integer (row, 2, day);
  return row;
}

/* A choice of @choices lives as long as the program; what is none of them is as good as none. */
static const char *
get_choice (RapportStatement    *row,
            int                  column,
            const RapportChoice *choices)
{
  const char *text = rapport_statement_get_text (row, column);
  const RapportChoice *choice = text != NULL ? rapport_choice_find (choices, text) : NULL;

  return choice != NULL ? choice->value : NULL;
}

static RapportDepth
get_depth (RapportStatement *row,
           int               column)
{
  const char *text = rapport_statement_get_text (row, column);

  if (g_strcmp0 (text, "deep") == 0)
    return RAPPORT_DEPTH_DEEP;
  return g_strcmp0 (text, "light") == 0 ? RAPPORT_DEPTH_LIGHT : RAPPORT_N_DEPTHS;
}

/* Days are those of the calendar's zone; whoever wrote it down may have been in another. */
static RapportMoment
get_moment (const RapportCadenceInput *input,
            RapportStatement          *row,
            int                        day_column)
{
  const RapportMoment moment = rapport_statement_get_moment (row, day_column);

  return moment.has_time ? rapport_moment_from_instant (moment.at, rapport_calendar_get_zone (input->calendar))
                         : moment;
}

static int
get_day_at (const RapportCadenceInput *input,
            gint64                     at)
{
  return rapport_day_from_instant (at, rapport_calendar_get_zone (input->calendar));
}

/* The day on which a customer came into the book: its uid says when it was made, else the log. There it is found by
 * its uid, as very much may have been changed of it since. */
static gboolean
find_entered (RapportConnection    *connection,
              RapportCadenceInput  *input,
              RapportStatement     *row,
              GError              **error)
{
  g_autoptr(RapportStatement) action = NULL;
  RapportValue uid;
  gboolean has_row;
  gint64 at;

  rapport_statement_get_value (row, 0, &uid);
  at = uid.kind == RAPPORT_VALUE_BYTES && uid.length == RAPPORT_UID_LENGTH ? rapport_uid_get_time (uid.bytes) : -1;
  if (at >= 0)
    {
      input->since = get_day_at (input, at / G_USEC_PER_SEC);
      return TRUE;
    }
  action = rapport_connection_prepare (connection,
                                       "SELECT action.at FROM change INDEXED BY change_field"
                                       " JOIN action ON action.id = change.action WHERE change.uid = ?1"
                                       " AND change.field IS NULL AND change.op = 'insert' ORDER BY change.id LIMIT 1",
                                       error);
  if (action == NULL)
    return FALSE;
  rapport_statement_bind_value (action, 1, &uid);
  if (!rapport_statement_step (action, &has_row, error))
    return FALSE;
  if (has_row)
    input->since = get_day_at (input, rapport_statement_get_integer (action, 0));
  return TRUE;
}

static gboolean
read_customer (RapportConnection    *connection,
               RapportCadenceFacts  *self,
               gint64                customer,
               gboolean             *has,
               GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT uid, first_contact_day, first_contact_at, grade, preferred_channel, convenient_times,"
                     " number, owner, archived OR ifnull(stage, '') = 'lost', " HAS ("grade_change") ", "
                     HAS ("cadence_rule") ", " HAS ("tag") ","
                     " EXISTS (SELECT 1 FROM cadence_rule WHERE tag IS NOT NULL), " HAS ("pause") ", " HAS ("risk")
                     " FROM customer WHERE id = ?1", customer, 0, error);
  RapportMoment first;
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("The customer is gone."));
      return FALSE;
    }
  if (!find_entered (connection, &self->input, row, error))
    return FALSE;
  first = get_moment (&self->input, row, 1);
  self->input.since = MAX (self->input.since, first.day);
  self->grade = g_strdup (rapport_statement_get_text (row, 3));
  self->input.preferred = get_choice (row, 4, rapport_methods);
  self->own_times = g_strdup (rapport_statement_get_text (row, 5));
  self->input.own_times = self->own_times;
  self->number = g_strdup (rapport_statement_get_text (row, 6));
  self->owner = rapport_statement_get_optional (row, 7, 0);
  self->input.rests = rapport_statement_get_optional (row, 8, FALSE) != 0;
  for (int i = 0; i < N_HAS; i++)
    has[i] = rapport_statement_get_integer (row, FIRST_HAS + i) != 0;
  return TRUE;
}

/* The grade that the customer had on @today, by its dated history; so far it is that of now. */
static gboolean
read_grade (RapportConnection    *connection,
            RapportCadenceFacts  *self,
            gint64                customer,
            int                   today,
            GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT grade, since FROM grade_change WHERE customer = ?1 AND since <= ?2"
                     " ORDER BY since DESC, id DESC LIMIT 1", customer, today, error);
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  g_free (self->grade);
  self->grade = g_strdup (rapport_statement_get_text (row, 0));
  self->input.since = MAX (self->input.since, (int) rapport_statement_get_integer (row, 1));
  return TRUE;
}

/* The cadence of the customer's own wins over that of the grade (cadence.md 1). */
static gboolean
read_own_cadence (RapportConnection    *connection,
                  RapportCadenceInput  *input,
                  gint64                customer,
                  int                   today,
                  GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT period, deep, light, since FROM cadence_rule WHERE customer = ?1"
                     " AND (since IS NULL OR since <= ?2) ORDER BY since DESC, id DESC LIMIT 1", customer, today,
         error);
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  input->cadence.by_quarter = g_strcmp0 (rapport_statement_get_text (row, 0), "quarter") == 0;
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    input->cadence.touches[i] = (int) rapport_statement_get_integer (row, 1 + (int) i);
  input->since = MAX (input->since, (int) rapport_statement_get_optional (row, 3, 0));
  return TRUE;
}

/* each tag once */
#define TAGS_OF_CUSTOMER \
  " WHERE tag.customer = ?1 AND NOT EXISTS (SELECT 1 FROM tag t" \
  " WHERE t.customer = ?1 AND t.name = tag.name AND t.id < tag.id)"

#define SELECT_RULED_TAGS \
  "SELECT tag.name, rule.deep, rule.light FROM tag LEFT JOIN cadence_rule AS rule ON rule.id =" \
  " (SELECT id FROM cadence_rule WHERE tag = tag.name AND (since IS NULL OR since <= ?2)" \
  " ORDER BY since DESC, id DESC LIMIT 1)" TAGS_OF_CUSTOMER

/* What tags add to it: as the book says of the tag, else as shipped. @ruled: whether the book says anything of tags */
static gboolean
read_extra (RapportConnection    *connection,
            RapportCadenceInput  *input,
            gint64                customer,
            int                   today,
            gboolean              ruled,
            GError              **error)
{
  g_autoptr(RapportStatement) row =
    ruled ? ask (connection, SELECT_RULED_TAGS, customer, today, error)
          : ask (connection, "SELECT name, NULL, NULL FROM tag" TAGS_OF_CUSTOMER, customer, 0, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      int extra[RAPPORT_N_DEPTHS];

      if (!has_row)
        {
          rapport_cadence_limit_extra (&input->cadence, input->extra);
          return TRUE;
        }
      rapport_cadence_standard_extra (rapport_statement_get_text (row, 0), extra);
      for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
        input->extra[i] += (int) rapport_statement_get_optional (row, 1 + (int) i, extra[i]);
    }
  return FALSE;
}

static gboolean
read_pauses (RapportConnection    *connection,
             RapportCadenceInput  *input,
             gint64                customer,
             int                   from,
             GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT begins, ends FROM pause WHERE customer = ?1 AND ends >= ?2 ORDER BY begins, id",
         customer, from, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportCadencePause pause;

      if (!has_row)
        return TRUE;
      pause.from = (int) rapport_statement_get_integer (row, 0);
      pause.to = (int) rapport_statement_get_integer (row, 1);
      g_array_append_val (input->pauses, pause);
    }
  return FALSE;
}

static gboolean
read_recovered (RapportConnection    *connection,
                RapportCadenceInput  *input,
                gint64                customer,
                int                   today,
                GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT max(closed) FROM risk WHERE customer = ?1 AND outcome = 'kept' AND closed <= ?2",
         customer, today, error);
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  input->recovered_on = has_row ? (int) rapport_statement_get_optional (row, 0, 0) : 0;
  return TRUE;
}

static RapportCadencePlan
read_plan (const RapportCadenceInput *input,
           RapportStatement          *row)
{
  return (RapportCadencePlan) {
    .due = get_moment (input, row, 1),
    .method = get_choice (row, 3, rapport_methods),
    .depth = get_depth (row, 4),
    .floating = rapport_statement_get_optional (row, 5, FALSE) != 0,
    .open = rapport_statement_get_integer (row, 7) != 0,
    .skipped = rapport_statement_get_integer (row, 7) == 0,
    .automatic = rapport_statement_get_optional (row, 8, FALSE) != 0,
    .asked = get_moment (input, row, 9),
  };
}

#define SELECT_PLANS(place) \
  "SELECT id, due_day, due_at, method, depth, origin IN ('care-date', 'benefit', 'milestone')" \
  " OR (origin = 'cadence' AND by_hand = 0 AND purpose IS NOT NULL), " place "," \
  " state = 'planned', origin = 'cadence' AND by_hand = 0 AND purpose IS NULL, asked_day, asked_at," \
  " owner FROM plan WHERE customer = ?1 AND (state = 'planned'" \
  " OR (state = 'skipped' AND origin = 'cadence' AND purpose IS NULL AND asked_day >= ?2))"
#define PLACE "(SELECT count(*) FROM plan AS other WHERE other.customer = plan.customer AND other.id < plan.id)"

/* They come by when they are due; of the few that a customer has, to find the place costs less than to let them be
 * sorted. */
static void
insert_plan (RapportCadenceFacts *self,
             RapportStatement    *row)
{
  const gint64 id = rapport_statement_get_integer (row, 0);
  const RapportCadencePlan plan = read_plan (&self->input, row);
  const int place = (int) rapport_statement_get_integer (row, 6);
  const RapportPlanRoom room = { rapport_statement_get_optional (row, 11, 0),
                                 (int) rapport_statement_get_integer (row, 1) };
  guint i = self->plan_ids->len;

  while (i > 0 && g_array_index (self->plan_ids, gint64, i - 1) > id)
    i--;
  g_array_insert_val (self->plan_ids, i, id);
  g_array_insert_val (self->input.plans, i, plan);
  g_array_insert_val (self->plan_places, i, place);
  g_array_insert_val (self->plan_rooms, i, room);
}

/* In the order in which they were made. One that was skipped matters as long as the cadence asks for the same as it did
 * then. Which of all it is is not asked @ahead. */
static gboolean
read_plans (RapportConnection    *connection,
            RapportCadenceFacts  *self,
            gint64                customer,
            int                   from,
            gboolean              ahead,
            GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, ahead ? SELECT_PLANS ("0") : SELECT_PLANS (PLACE), customer, from, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      insert_plan (self, row);
    }
  return FALSE;
}

static void
look_at (Walk                      *walk,
         const RapportCadenceTouch *touch)
{
  const gboolean happened = touch->at.has_time ? touch->at.at <= walk->input->now : touch->at.day <= walk->today;
  RapportDepth depth = touch->depth != RAPPORT_N_DEPTHS ? touch->depth : rapport_method_get_depth (touch->method);

  if (!happened)
    return;
  if (touch->by_customer || touch->response == RAPPORT_RESPONSE_YES || touch->at.day <= walk->input->recovered_on)
    walk->broken = TRUE;
  if (depth == RAPPORT_DEPTH_DEEP && touch->response == RAPPORT_RESPONSE_NO)
    return;
  if (walk->input->cadence.touches[RAPPORT_DEPTH_DEEP] + walk->input->extra[RAPPORT_DEPTH_DEEP] == 0)
    depth = RAPPORT_DEPTH_LIGHT;
  if (!walk->found[depth])
    walk->from = MIN (walk->from, rapport_day_add (touch->at.day, -ZONE_DAYS));
  walk->found[depth] = TRUE;
}

/* Whether the records of the periods are there, the last of each depth, and what ends the unanswered row */
static gboolean
has_enough (const Walk                *walk,
            const RapportCadenceTouch *touch)
{
  return touch->at.day < walk->oldest || (touch->at.day < walk->from && walk->broken &&
                                          walk->found[RAPPORT_DEPTH_DEEP] && walk->found[RAPPORT_DEPTH_LIGHT]);
}

static RapportCadenceTouch
read_touch (const RapportCadenceInput *input,
            RapportStatement          *row)
{
  const char *responded = rapport_statement_get_text (row, 5);

  return (RapportCadenceTouch) {
    .at = get_moment (input, row, 0),
    .method = get_choice (row, 2, rapport_methods),
    .depth = get_depth (row, 3),
    .by_customer = get_choice (row, 4, rapport_sides) == rapport_sides[BY_CUSTOMER].value,
    .response = g_strcmp0 (responded, "yes") == 0  ? RAPPORT_RESPONSE_YES
                : g_strcmp0 (responded, "no") == 0 ? RAPPORT_RESPONSE_NO
                                                   : RAPPORT_RESPONSE_UNKNOWN,
    .ticket = !rapport_statement_is_null (row, 6),
  };
}

static void
reverse (GArray *records)
{
  for (guint i = 0; i < records->len / 2; i++)
    {
      RapportCadenceTouch *a = &g_array_index (records, RapportCadenceTouch, i);
      RapportCadenceTouch *b = &g_array_index (records, RapportCadenceTouch, records->len - 1 - i);
      const RapportCadenceTouch touch = *a;

      *a = *b;
      *b = touch;
    }
}

static gboolean
read_records (RapportConnection  *connection,
              Walk               *walk,
              gint64              customer,
              GError            **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT started_day, started_at, method, depth, began_by, responded, ticket FROM record"
                     " WHERE customer = ?1 ORDER BY started_day DESC, started_at DESC, id DESC", customer, 0, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportCadenceTouch touch;

      if (has_row)
        touch = read_touch (walk->input, row);
      if (!has_row || has_enough (walk, &touch))
        {
          reverse (walk->input->records);
          return TRUE;
        }
      look_at (walk, &touch);
      g_array_append_val (walk->input->records, touch);
    }
  return FALSE;
}

/* Returns: yyyymmdd, where the period begins that is @before ones before that of @today, or earlier */
static int
find_from (const RapportCadenceInput *input,
           int                        today,
           int                        before)
{
  const int length = input->cadence.by_quarter ? 3 : 1;
  GDate from;

  rapport_day_to_date (today, &from);
  g_date_set_day (&from, 1);
  g_date_subtract_months (&from, (guint) ((g_date_get_month (&from) - 1) % length + length * before));
  return rapport_day_add (rapport_day_from_date (&from), -ZONE_DAYS);
}

/* @ahead: only what is next is asked for: neither the periods before nor who did not answer */
static Walk
start_walk (RapportCadenceInput *input,
            int                  today,
            gboolean             ahead)
{
  Walk walk = { .input = input, .today = today, .broken = ahead };

  walk.from = find_from (input, today, ahead ? 0 : PERIODS_BEFORE);
  walk.oldest = ahead ? rapport_cadence_find_oldest (input) : 0;
  if (walk.oldest != 0)
    walk.oldest = rapport_day_add (walk.oldest, -ZONE_DAYS);
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    walk.found[i] = input->cadence.touches[i] + input->extra[i] == 0;
  return walk;
}

static RapportCadenceFacts *
make_facts (RapportCalendar    *calendar,
            const RapportRules *rules,
            gint64              now)
{
  RapportCadenceFacts *self = g_new0 (RapportCadenceFacts, 1);

  self->input.calendar = rapport_calendar_ref (calendar);
  self->input.now = now;
  self->input.pauses = g_array_new (FALSE, FALSE, sizeof (RapportCadencePause));
  self->input.records = g_array_new (FALSE, FALSE, sizeof (RapportCadenceTouch));
  self->input.plans = g_array_new (FALSE, FALSE, sizeof (RapportCadencePlan));
  self->plan_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->plan_places = g_array_new (FALSE, FALSE, sizeof (int));
  self->plan_rooms = g_array_new (FALSE, FALSE, sizeof (RapportPlanRoom));
  rapport_cadence_apply_rules (rules, &self->input);
  return self;
}

static RapportCadenceFacts *
load (RapportConnection   *connection,
      gint64               customer,
      RapportCalendar     *calendar,
      const RapportRules  *rules,
      gint64               now,
      gboolean             ahead,
      GError             **error)
{
  g_autoptr(RapportCadenceFacts) self = make_facts (calendar, rules, now);
  RapportCadenceInput *input = &self->input;
  const int today = get_day_at (input, now);
  gboolean has[N_HAS];
  int from;
  Walk walk;

  if (!read_customer (connection, self, customer, has, error)
      || (has[HAS_GRADES] && !read_grade (connection, self, customer, today, error)))
    return NULL;
  input->cadence = *rapport_rules_get_cadence (&input->rules, self->grade);
  if ((has[HAS_RULES] && !read_own_cadence (connection, input, customer, today, error))
      || (has[HAS_TAGS] && !read_extra (connection, input, customer, today, has[HAS_TAG_RULES], error)))
    return NULL;
  from = find_from (input, today, PERIODS_BEFORE);
  if ((has[HAS_PAUSES] && !read_pauses (connection, input, customer, from, error))
      || (has[HAS_RISKS] && !read_recovered (connection, input, customer, today, error))
      || !read_plans (connection, self, customer, from, ahead, error))
    return NULL;
  if (input->since == 0)
    input->since = today;
  if (ahead && !rapport_cadence_asks_records (input))
    return g_steal_pointer (&self);
  walk = start_walk (input, today, ahead);
  if (!read_records (connection, &walk, customer, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * rapport_cadence_facts_load:
 * @calendar: whose working days and zone count
 * @now: UTC seconds
 *
 * Reads what the cadence, the limits and the hints of a customer are counted from (cadence.md), whatever
 * the length of its history: the grade, the cadence and the fresh start as they were at @now.
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
RapportCadenceFacts *
rapport_cadence_facts_load (RapportConnection  *connection,
                            gint64              customer,
                            RapportCalendar    *calendar,
                            gint64              now,
                            GError            **error)
{
  RapportRules rules;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);

  rapport_settings_load_rules (connection, &rules);
  return rapport_cadence_facts_load_by (connection, customer, calendar, &rules, now, error);
}

/** rapport_cadence_facts_load_by: Returns: (transfer full) (nullable): the same, by @rules that are loaded already */
RapportCadenceFacts *
rapport_cadence_facts_load_by (RapportConnection   *connection,
                               gint64               customer,
                               RapportCalendar     *calendar,
                               const RapportRules  *rules,
                               gint64               now,
                               GError             **error)
{
  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (calendar != NULL && rules != NULL, NULL);

  return load (connection, customer, calendar, rules, now, FALSE, error);
}

/**
 * rapport_cadence_facts_load_ahead:
 *
 * Returns: (transfer full) (nullable): the same, but of what was done no more than says what is next: enough for
 *   rapport_cadence_find_steps() of very many customers
 */
RapportCadenceFacts *
rapport_cadence_facts_load_ahead (RapportConnection   *connection,
                                  gint64               customer,
                                  RapportCalendar     *calendar,
                                  const RapportRules  *rules,
                                  gint64               now,
                                  GError             **error)
{
  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (calendar != NULL && rules != NULL, NULL);

  return load (connection, customer, calendar, rules, now, TRUE, error);
}

/** rapport_cadence_facts_find_plan: Returns: which of the input's plans has the id @plan, -1 for none */
int
rapport_cadence_facts_find_plan (const RapportCadenceFacts *self,
                                 gint64                     plan)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->plan_ids->len; i++)
    if (g_array_index (self->plan_ids, gint64, i) == plan)
      return (int) i;
  return -1;
}

/** rapport_cadence_facts_free: frees @self with all that its input borrows */
void
rapport_cadence_facts_free (RapportCadenceFacts *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->input.calendar, rapport_calendar_unref);
  g_clear_pointer (&self->input.pauses, g_array_unref);
  g_clear_pointer (&self->input.convenient, g_array_unref);
  g_clear_pointer (&self->input.records, g_array_unref);
  g_clear_pointer (&self->input.plans, g_array_unref);
  g_clear_pointer (&self->plan_ids, g_array_unref);
  g_clear_pointer (&self->plan_places, g_array_unref);
  g_clear_pointer (&self->plan_rooms, g_array_unref);
  g_free (self->own_times);
  g_free (self->grade);
  g_free (self->number);
  g_free (self);
}
