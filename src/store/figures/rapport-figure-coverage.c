/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-cadence-standard.h"
#include "rapport-figure-list.h"
#include "rapport-review.h"
#include "rapport-uid.h"

/* More of a depth than this no cadence asks for. */
#define MOST_TOUCHES 200

static const RapportFigurePart COVERAGE_PARTS[] = {
  { "", NC_("figure", "Coverage"), RAPPORT_FIGURE_SHARE },
  { "A", NC_("figure", "grade A"), RAPPORT_FIGURE_SHARE, .sense = RAPPORT_FIGURE_AT_LEAST, .target = 1 },
  { "B", NC_("figure", "grade B"), RAPPORT_FIGURE_SHARE, .sense = RAPPORT_FIGURE_AT_LEAST, .target = 0.8 },
  { "C", NC_("figure", "grade C and none"), RAPPORT_FIGURE_SHARE },
  { NULL }
};

static const char *
get_coverage_part (const char *grade)
{
  for (const RapportFigurePart *part = COVERAGE_PARTS + 1; part->id != NULL; part++)
    if (g_strcmp0 (part->id, grade) == 0)
      return part->id;
  return "C";
}

static gboolean
ends_quarter (int day)
{
  return day / 100 % 100 % 3 == 0;
}

/** Month: one whose end is judged, with the customers of then */
typedef struct
{
  RapportFigureRun    *run;
  RapportFigureRun    *then;
  RapportFigureTally  *tally;
  int                  day;
  RapportCadenceInput  input;
} Month;

#define TOUCHES(from, depth_word) \
  "(SELECT count(*) FROM record WHERE customer = c.id AND started_day BETWEEN " from " AND ?2" \
  " AND coalesce(depth, iif(method IN ('phone', 'visit', 'video', 'online-meeting'), 'deep', 'light'))" \
  "  = '" depth_word "' AND ('" depth_word "' = 'light' OR ifnull(responded, '') <> 'no'))"

/*
 * What tells of a customer what was asked of it and done, where its grade and the shipped tag alone say so: the
 * touches of the month and of the quarter by depth; last whether something else says so too.
 */
static const char PLAIN[] =
  "SELECT c.id, c.uid, c.first_contact_day, c.first_contact_at,"
  " (SELECT max(since) FROM grade_change WHERE customer = c.id AND since <= ?2),"
  " EXISTS (SELECT 1 FROM tag WHERE customer = c.id AND name = '" RAPPORT_TAG_LOW_ACTIVITY "'),"
  TOUCHES ("?1", "deep") ", " TOUCHES ("?1", "light") ", " TOUCHES ("?3", "deep") ", " TOUCHES ("?3", "light") ","
  " EXISTS (SELECT 1 FROM cadence_rule WHERE customer = c.id) OR EXISTS (SELECT 1 FROM pause WHERE customer = c.id)"
  "  OR EXISTS (SELECT 1 FROM cadence_rule r JOIN tag t ON t.name = r.tag WHERE t.customer = c.id)"
  " FROM customer c ORDER BY c.id";

enum { ID, UID, FIRST_CONTACT, GRADE_SINCE = 4, LOW_ACTIVITY, IN_MONTH, IN_QUARTER = 8, IS_SPECIAL = 10 };

static void
add_period (Month                       *month,
            const RapportFigureCustomer *customer,
            const RapportCadencePeriod  *period)
{
  const RapportFigureThing thing = { "customer", customer->id };
  gboolean asked = FALSE;
  gboolean done = TRUE;

  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    {
      asked |= period->counts[i].asked > 0;
      done &= period->counts[i].done >= period->counts[i].asked;
    }
  if (!asked)
    return;
  rapport_figure_tally_add (month->tally, "", NULL, customer->id, done, 1, thing);
  rapport_figure_tally_add (month->tally, get_coverage_part (customer->grade), NULL, customer->id, done, 1, thing);
}

/* A customer with a cadence of its own, pauses or other tags that add to it: all that is known of it is read. */
static gboolean
add_special (Month                        *month,
             const RapportFigureCustomer  *customer,
             GError                      **error)
{
  g_autoptr(RapportCadenceFacts) facts =
    rapport_cadence_facts_load (month->run->connection, customer->id, month->run->calendar, month->input.now, error);
  RapportCadencePeriod period;

  if (facts == NULL)
    return FALSE;
  if (facts->input.cadence.by_quarter && !ends_quarter (month->day))
    return TRUE;
  period = rapport_cadence_count_period (&facts->input, month->day);
  add_period (month, customer, &period);
  return TRUE;
}

static int
find_entered (Month            *month,
              RapportStatement *row)
{
  RapportValue uid;
  gint64 at = -1;

  rapport_statement_get_value (row, UID, &uid);
  if (uid.kind == RAPPORT_VALUE_BYTES && uid.length == RAPPORT_UID_LENGTH)
    at = rapport_uid_get_time (uid.bytes);
  return at >= 0 ? rapport_day_from_instant (at / G_USEC_PER_SEC, month->run->zone) : 0;
}

static void
set_touches (Month            *month,
             RapportStatement *row,
             int               column)
{
  g_array_set_size (month->input.records, 0);
  for (int depth = 0; depth < RAPPORT_N_DEPTHS; depth++)
    {
      const RapportCadenceTouch touch = { .at = rapport_moment_from_day (month->day), .depth = depth };
      const gint64 n_touches = rapport_statement_get_integer (row, column + depth);

      for (gint64 i = 0; i < MIN (n_touches, MOST_TOUCHES); i++)
        g_array_append_val (month->input.records, touch);
    }
}

static void
add_plain (Month                       *month,
           const RapportFigureCustomer *customer,
           int                          entered,
           RapportStatement            *row)
{
  RapportCadenceInput *input = &month->input;
  RapportMoment first = rapport_statement_get_moment (row, FIRST_CONTACT);
  RapportCadencePeriod period;
  gboolean low;

  if (first.has_time)
    first = rapport_moment_from_instant (first.at, month->run->zone);
  input->cadence = *rapport_rules_get_cadence (&month->run->rules, customer->grade);
  if (input->cadence.by_quarter && !ends_quarter (month->day))
    return;
  low = rapport_statement_get_integer (row, LOW_ACTIVITY) != 0;
  rapport_cadence_standard_extra (low ? RAPPORT_TAG_LOW_ACTIVITY : "", input->extra);
  rapport_cadence_limit_extra (&input->cadence, input->extra);
  input->since = MAX (entered, first.day);
  input->since = MAX (input->since, (int) rapport_statement_get_optional (row, GRADE_SINCE, 0));
  set_touches (month, row, input->cadence.by_quarter ? IN_QUARTER : IN_MONTH);
  period = rapport_cadence_count_period (input, month->day);
  add_period (month, customer, &period);
}

static gboolean
count_month (Month   *month,
             GError **error)
{
  const int first = month->day / 100 * 100 + 1;
  const int quarter = rapport_day_add_months (first, -((month->day / 100 % 100 - 1) % 3));
  g_autoptr(RapportStatement) row = rapport_connection_prepare (month->run->connection, PLAIN, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, first);
  rapport_statement_bind_integer (row, 2, month->day);
  rapport_statement_bind_integer (row, 3, quarter);
  while (rapport_statement_step (row, &has_row, error))
    {
      const RapportFigureCustomer *customer;
      int entered;

      if (!has_row)
        return TRUE;
      customer = rapport_figure_run_find (month->then, rapport_statement_get_integer (row, ID));
      if (customer == NULL || !customer->registered)
        continue;
      entered = find_entered (month, row);
      if (entered != 0 && rapport_statement_get_integer (row, IS_SPECIAL) == 0)
        add_plain (month, customer, entered, row);
      else if (!add_special (month, customer, error))
        return FALSE;
    }
  return FALSE;
}

/* Month by month, each with who was a customer at its end */
static gboolean
count_coverage_of_month (RapportFigureRun    *run,
                         int                  day,
                         RapportFigureTally  *tally,
                         GError             **error)
{
  const RapportFigurePeriod period = { day / 100 * 100 + 1, day, 1 };
  g_autoptr(RapportFigureRun) then = rapport_figure_run_new (run->connection, &period, &run->filter, run->now, error);
  g_autoptr(GArray) nothing = g_array_new (FALSE, FALSE, sizeof (RapportSpan));
  g_autoptr(GArray) records = g_array_new (FALSE, FALSE, sizeof (RapportCadenceTouch));
  Month month = {
    .run = run, .then = then, .tally = tally, .day = day,
    .input = { .calendar = run->calendar, .pauses = nothing, .convenient = nothing, .plans = nothing,
               .records = records, .rules = run->rules },
  };

  if (then == NULL || !rapport_figure_run_load_customers (then, error))
    return FALSE;
  month.input.now = then->ends - 1;
  return count_month (&month, error);
}

static gboolean
count_coverage (RapportFigureRun    *run,
                RapportFigureTally  *tally,
                GError             **error)
{
  int first = run->period.from / 100 * 100 + 1;

  for (;;)
    {
      const int next = rapport_day_add_months (first, 1);
      const int day = rapport_day_add (next, -1);

      if (day > run->period.to || day >= run->today)
        return TRUE;
      if (!count_coverage_of_month (run, day, tally, error))
        return FALSE;
      first = next;
    }
}

const RapportFigure rapport_figure_coverage = {
  .id = "K8",
  .title = NC_("figure", "Coverage by grade"),
  .formula = NC_("figure", "cadence periods that ended in the period, of each customer of whom something was asked in"
                           " them: done as asked ÷ all"),
  .parts = COVERAGE_PARTS,
  .count = count_coverage,
};
