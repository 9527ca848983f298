/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-health-facts.h"
#include "rapport-problem.h"
#include "rapport-scores.h"
#include "rapport-settings.h"

/* of what counts by months: no rule looks back further */
#define MONTHS_BACK 7
#define HUNDREDTHS 2

typedef struct
{
  RapportHealthInput *input;
  int                 today;
} Facts;

/** Source: rows of the customer ?1, and how each is taken */
typedef struct
{
  const char *sql;
  void (*take) (Facts            *facts,
                RapportStatement *row);
} Source;

static int
get_day (RapportStatement *row,
         int               column)
{
  return (int) rapport_statement_get_optional (row, column, 0);
}

static gboolean
says (RapportStatement *row,
      int               column,
      const char       *value)
{
  return g_strcmp0 (rapport_statement_get_text (row, column), value) == 0;
}

/* Days are those of the profile's zone; whoever wrote it down may have been in another. */
static RapportMoment
get_moment (Facts            *facts,
            RapportStatement *row,
            int               day_column)
{
  const RapportMoment moment = rapport_statement_get_moment (row, day_column);

  return moment.has_time ? rapport_moment_from_instant (moment.at, facts->input->zone) : moment;
}

static void
take_customer (Facts            *facts,
               RapportStatement *row)
{
  const int last_order = get_day (row, 2);

  facts->input->left = says (row, 0, "lost") || rapport_statement_get_integer (row, 1) != 0;
  if (last_order != 0)
    g_array_append_val (facts->input->orders, last_order);
}

/* The stage that the customer had on the day, by its dated history */
static void
take_stage (Facts            *facts,
            RapportStatement *row)
{
  if (get_day (row, 1) <= facts->today)
    facts->input->left = says (row, 0, "lost") || rapport_statement_get_integer (row, 2) != 0;
}

static void
take_recovery (Facts            *facts,
               RapportStatement *row)
{
  const int closed = get_day (row, 0);

  if (closed <= facts->today)
    facts->input->recovered_on = MAX (facts->input->recovered_on, closed);
}

static void
take_contact (Facts            *facts,
              RapportStatement *row)
{
  const RapportHealthContact contact = { TRUE, get_day (row, 0) };

  g_array_append_val (facts->input->contacts, contact);
}

static void
take_record (Facts            *facts,
             RapportStatement *row)
{
  const RapportHealthRecord record = {
    .at = get_moment (facts, row, 0),
    .by_customer = says (row, 2, "customer"),
    .response = says (row, 3, "yes")  ? RAPPORT_RESPONSE_YES
                : says (row, 3, "no") ? RAPPORT_RESPONSE_NO
                                      : RAPPORT_RESPONSE_UNKNOWN,
    .has_satisfaction = !rapport_statement_is_null (row, 4),
    .satisfaction = { rapport_statement_get_optional (row, 4, 0), 0 },
    .will_end = rapport_statement_get_integer (row, 5) != 0,
  };

  g_array_append_val (facts->input->records, record);
}

static void
take_order (Facts            *facts,
            RapportStatement *row)
{
  const int day = get_day (row, 0);

  g_array_append_val (facts->input->orders, day);
}

static void
take_score (Facts            *facts,
            RapportStatement *row)
{
  const gint64 at = rapport_statement_get_optional (row, 1, RAPPORT_UNSET);
  const RapportHealthFeedback feedback = {
    .answered = at != RAPPORT_UNSET ? rapport_moment_from_instant (at, facts->input->zone)
                                    : rapport_moment_from_day (get_day (row, 0)),
    .counts = says (row, 2, "survey") || says (row, 2, "ticket") || says (row, 2, "milestone"),
    .score = { rapport_statement_get_integer (row, 3), HUNDREDTHS },
    .maximum = { rapport_statement_get_integer (row, 4), HUNDREDTHS },
  };

  g_array_append_val (facts->input->feedback, feedback);
}

static void
take_complaint (Facts            *facts,
                RapportStatement *row)
{
  const gint64 received = rapport_statement_get_integer (row, 0);
  const int day = rapport_day_from_instant (received, facts->input->zone);

  if (received <= facts->input->now)
    g_array_append_val (facts->input->complaints, day);
}

static void
take_usage (Facts            *facts,
            RapportStatement *row)
{
  RapportHealthUsage usage = { .month = get_day (row, 0) / 100 };

  if (usage.month < rapport_day_add_months (facts->today, -MONTHS_BACK) / 100)
    return;
  for (int use = 0; use < RAPPORT_N_USES; use++)
    {
      usage.has[use] = !rapport_statement_is_null (row, 1 + use);
      usage.values[use] = (RapportDecimal) { rapport_statement_get_optional (row, 1 + use, 0), 0 };
    }
  g_array_append_val (facts->input->usage, usage);
}

/* In the order in which they are read: the stage of the day comes after that of now. */
static const Source SOURCES[] = {
  { "SELECT stage, archived, last_order_date FROM customer WHERE id = ?1", take_customer },
  { "SELECT s.stage, s.since, c.archived FROM stage_change s JOIN customer c ON c.id = s.customer"
    " WHERE s.customer = ?1 ORDER BY s.since, s.id", take_stage },
  { "SELECT closed FROM risk WHERE customer = ?1 AND outcome = 'kept' AND closed IS NOT NULL", take_recovery },
  { "SELECT left_on FROM contact WHERE customer = ?1 AND key_contact", take_contact },
  { "SELECT started_day, started_at, began_by, responded, satisfaction, will_end FROM record WHERE customer = ?1"
    " ORDER BY id", take_record },
  { "SELECT date FROM contract WHERE customer = ?1", take_order },
  { "SELECT day, at, source, score, maximum FROM " RAPPORT_SCORES " WHERE customer = ?1 ORDER BY thing, id",
    take_score },
  { "SELECT received FROM ticket WHERE customer = ?1 AND complaint", take_complaint },
  { "SELECT month, sum(logins), sum(service_use) FROM usage WHERE customer = ?1 GROUP BY month / 100", take_usage },
};

static gboolean
read_source (RapportConnection  *connection,
             const Source       *source,
             gint64              customer,
             Facts              *facts,
             guint              *n_rows,
             GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, source->sql, error);
  gboolean has_row;

  *n_rows = 0;
  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      source->take (facts, row);
      (*n_rows)++;
    }
  return FALSE;
}

/**
 * rapport_health_facts_load:
 * @zone: whose days count
 * @now: UTC seconds; the stage is that of its day
 * @input: initialised: gets what the book knows of @customer, for rapport_health_judge()
 *
 * Returns: FALSE with @error when it could not be read, or the customer is gone
 */
gboolean
rapport_health_facts_load (RapportConnection   *connection,
                           gint64               customer,
                           GTimeZone           *zone,
                           gint64               now,
                           RapportHealthInput  *input,
                           GError             **error)
{
  Facts facts = { .input = input };
  RapportRules rules;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (zone != NULL && input != NULL, FALSE);

  rapport_settings_load_rules (connection, &rules);
  rapport_health_settings_apply (&input->settings, &rules);
  input->zone = g_time_zone_ref (zone);
  input->now = now;
  facts.today = rapport_day_from_instant (now, zone);
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    {
      guint n_rows;

      if (!read_source (connection, &SOURCES[i], customer, &facts, &n_rows, error))
        return FALSE;
      if (i == 0 && n_rows == 0)
        {
          g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("The customer is gone."));
          return FALSE;
        }
    }
  return TRUE;
}
