/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-plans.h"
#include "rapport-facts-private.h"
#include "rapport-record.h"
#include "rapport-uid.h"

/* of rapport_sides */
#define BY_CUSTOMER 1

/* In another zone a record may be of the day before or after; they come in the order of their own days. */
#define ZONE_DAYS 2

/* The newest records are read until nothing older can matter.
 * @from: yyyymmdd, none before it matters once @found and @broken say so */
typedef struct
{
  RapportCadenceInput *input;
  int                  from;
  int                  today;
  gboolean             found[RAPPORT_N_DEPTHS];
  gboolean             broken;
} Walk;

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
              int                   column,
              GError              **error)
{
  g_autoptr(RapportStatement) action = NULL;
  RapportValue uid;
  gboolean has_row;
  gint64 at;

  rapport_statement_get_value (row, column, &uid);
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

/* The customer is in the book since the day that its uid tells, or its first contact if that is later.
 * @has: (out) (array fixed-size=RAPPORT_N_HAS): what more there is to be read of it */
gboolean
rapport_cadence_facts_take_customer (RapportCadenceFacts  *self,
                                     RapportConnection    *connection,
                                     RapportStatement     *row,
                                     int                   column,
                                     gboolean             *has,
                                     GError              **error)
{
  RapportMoment first;

  if (!find_entered (connection, &self->input, row, column, error))
    return FALSE;
  first = get_moment (&self->input, row, column + 1);
  self->input.since = MAX (self->input.since, first.day);
  self->grade = g_strdup (rapport_statement_get_text (row, column + 3));
  self->input.preferred = rapport_statement_get_choice (row, column + 4, rapport_methods);
  self->own_times = g_strdup (rapport_statement_get_text (row, column + 5));
  self->input.own_times = self->own_times;
  self->number = g_strdup (rapport_statement_get_text (row, column + 6));
  self->owner = rapport_statement_get_optional (row, column + 7, 0);
  self->input.rests = rapport_statement_get_optional (row, column + 8, FALSE) != 0;
  for (int i = 0; i < RAPPORT_N_HAS; i++)
    has[i] = rapport_statement_get_integer (row, column + 9 + i) != 0;
  return TRUE;
}
static RapportCadencePlan
read_plan (const RapportCadenceInput *input,
           RapportStatement          *row,
           int                        column)
{
  return (RapportCadencePlan) {
    .due = get_moment (input, row, column + 1),
    .method = rapport_statement_get_choice (row, column + 3, rapport_methods),
    .depth = get_depth (row, column + 4),
    .floating = rapport_statement_get_optional (row, column + 5, FALSE) != 0,
    .open = rapport_statement_get_integer (row, column + 7) != 0,
    .skipped = rapport_statement_get_integer (row, column + 7) == 0,
    .automatic = rapport_statement_get_optional (row, column + 8, FALSE) != 0,
    .asked = get_moment (input, row, column + 9),
  };
}

/* They come by when they are due; of the few that a customer has, to find the place costs less than to let them be
 * sorted. */
void
rapport_cadence_facts_take_plan (RapportCadenceFacts *self,
                                 RapportStatement    *row,
                                 int                  column)
{
  const gint64 id = rapport_statement_get_integer (row, column);
  const RapportCadencePlan plan = read_plan (&self->input, row, column);
  const int place = (int) rapport_statement_get_integer (row, column + 6);
  const RapportPlanRoom room = { rapport_statement_get_optional (row, column + 11, 0),
                                 (int) rapport_statement_get_integer (row, column + 1) };
  guint i = self->plan_ids->len;

  while (i > 0 && g_array_index (self->plan_ids, gint64, i - 1) > id)
    i--;
  g_array_insert_val (self->plan_ids, i, id);
  g_array_insert_val (self->input.plans, i, plan);
  g_array_insert_val (self->plan_places, i, place);
  g_array_insert_val (self->plan_rooms, i, room);
}
static RapportCadenceTouch
read_touch (const RapportCadenceInput *input,
            RapportStatement          *row,
            int                        column)
{
  const char *responded = rapport_statement_get_text (row, column + 5);

  return (RapportCadenceTouch) {
    .at = get_moment (input, row, column),
    .method = rapport_statement_get_choice (row, column + 2, rapport_methods),
    .depth = get_depth (row, column + 3),
    .by_customer = rapport_statement_get_choice (row, column + 4, rapport_sides) == rapport_sides[BY_CUSTOMER].value,
    .response = g_strcmp0 (responded, "yes") == 0  ? RAPPORT_RESPONSE_YES
                : g_strcmp0 (responded, "no") == 0 ? RAPPORT_RESPONSE_NO
                                                   : RAPPORT_RESPONSE_UNKNOWN,
    .ticket = !rapport_statement_is_null (row, column + 6),
  };
}

void
rapport_cadence_facts_take_record (RapportCadenceFacts *self,
                                   RapportStatement    *row,
                                   int                  column)
{
  const RapportCadenceTouch touch = read_touch (&self->input, row, column);

  g_array_append_val (self->input.records, touch);
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
  return touch->at.day < walk->from && walk->broken && walk->found[RAPPORT_DEPTH_DEEP] &&
         walk->found[RAPPORT_DEPTH_LIGHT];
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

/* Returns: yyyymmdd, where the period begins that is @before ones before that of @today, or earlier */
int
rapport_cadence_facts_find_from (const RapportCadenceFacts *self,
                                 int                        today,
                                 int                        before)
{
  const int length = self->input.cadence.by_quarter ? 3 : 1;
  GDate from;

  rapport_day_to_date (today, &from);
  g_date_set_day (&from, 1);
  g_date_subtract_months (&from, (guint) ((g_date_get_month (&from) - 1) % length + length * before));
  return rapport_day_add (rapport_day_from_date (&from), -ZONE_DAYS);
}

/* @ahead: only what is next is asked for: neither the periods before nor who did not answer */
static Walk
start_walk (RapportCadenceFacts *self,
            int                  today,
            gboolean             ahead)
{
  RapportCadenceInput *input = &self->input;
  Walk walk = { .input = input, .today = today, .broken = ahead };

  walk.from = rapport_cadence_facts_find_from (self, today, ahead ? 0 : RAPPORT_CADENCE_PERIODS_BEFORE);
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    walk.found[i] = input->cadence.touches[i] + input->extra[i] == 0;
  return walk;
}

/* Reads the records of @customer from the newest on, as far as they matter. */
gboolean
rapport_cadence_facts_read_records (RapportCadenceFacts  *self,
                                    RapportConnection    *connection,
                                    gint64                customer,
                                    int                   today,
                                    gboolean              ahead,
                                    GError              **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT " RAPPORT_CADENCE_RECORD " FROM record WHERE customer = ?1"
                                " ORDER BY started_day DESC, started_at DESC, id DESC", error);
  Walk walk = start_walk (self, today, ahead);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportCadenceTouch touch;

      if (has_row)
        touch = read_touch (&self->input, row, 0);
      if (!has_row || has_enough (&walk, &touch))
        {
          reverse (self->input.records);
          return TRUE;
        }
      look_at (&walk, &touch);
      g_array_append_val (self->input.records, touch);
    }
  return FALSE;
}

/* Returns: yyyymmdd, no record before it matters to what is next; 0 where each may */
int
rapport_cadence_facts_find_oldest (const RapportCadenceFacts *self)
{
  const int oldest = rapport_cadence_find_oldest (&self->input);

  return oldest != 0 ? rapport_day_add (oldest, -ZONE_DAYS) : 0;
}
