/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-review-rows.h"
#include "rapport-review-words.h"
#include "rapport-settings.h"

#define MONTHS_A_QUARTER 3

/* Customers of grade ?1 that were not reviewed from ?2 on, of the owner ?3 if there is one */
#define DUE \
  " FROM customer_row r WHERE r.grade IS ?1 AND r.archived = 0 AND ifnull (r.stage, '') <> 'lost'" \
  " AND (?3 = 0 OR r.owner = ?3)" \
  " AND NOT EXISTS (SELECT 1 FROM review_decision d WHERE d.customer = r.id AND d.at >= ?2" \
  " AND d.proposal = '" RAPPORT_REVIEW_AS_IT_IS "')"

static const char count_sql[] = "SELECT count (*)" DUE;

static const char due_sql[] =
  "SELECT r.id, c.number, c.name, r.grade, r.stage, m.name, c.profit_contribution FROM (SELECT r.*" DUE
  " ORDER BY r.grade, r.name_key, r.id LIMIT ?4) r"
  " JOIN customer c ON c.id = r.id LEFT JOIN member m ON m.id = r.owner ORDER BY r.grade, r.name_key, r.id";

/* Reader: what is asked, of which grade at the moment, and how many customers were judged */
typedef struct
{
  RapportConnection             *connection;
  const RapportReviewRowsFilter *filter;
  RapportCalendar               *calendar;
  gint64                         now;
  RapportRules                   rules;
  const char                    *grade;
  int                            due;
  gint64                         since;
  guint                          n_judged;
} Reader;

static void
free_row (gpointer data)
{
  RapportReviewRow *row = data;

  g_free (row->number);
  g_free (row->name);
  g_free (row->grade);
  g_free (row->stage);
  g_free (row->owner);
  g_free (row->profit);
  g_clear_pointer (&row->review, rapport_review_free);
  g_free (row);
}

/** rapport_review_rows_free: frees @self with all that it lists */
void
rapport_review_rows_free (RapportReviewRows *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* The first day of the month or quarter */
static int
find_period (const RapportRules *rules,
             const char         *grade,
             int                 today)
{
  const int month = today / 100 * 100 + 1;
  const int into = rapport_rules_is_reviewed_monthly (rules, grade) ? 0 : (today / 100 % 100 - 1) % MONTHS_A_QUARTER;

  return rapport_day_add_months (month, -into);
}

static RapportStatement *
prepare (Reader      *reader,
         const char  *sql,
         GError     **error)
{
  RapportStatement *row = rapport_connection_prepare (reader->connection, sql, error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, reader->grade);
  rapport_statement_bind_integer (row, 2, reader->since);
  rapport_statement_bind_integer (row, 3, reader->filter->owner);
  return row;
}

static gboolean
count (RapportReviewRows  *self,
       Reader             *reader,
       guint              *n,
       GError            **error)
{
  g_autoptr(RapportStatement) row = prepare (reader, count_sql, error);
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  *n = has_row ? rapport_statement_get_integer (row, 0) : 0;
  self->n_due += *n;
  return TRUE;
}

static RapportReviewRow *
read_row (RapportStatement *statement,
          const Reader     *reader)
{
  RapportReviewRow *row = g_new0 (RapportReviewRow, 1);

  row->customer = rapport_statement_get_integer (statement, 0);
  row->number = g_strdup (rapport_statement_get_text (statement, 1));
  row->name = g_strdup (rapport_statement_get_text (statement, 2));
  row->grade = g_strdup (rapport_statement_get_text (statement, 3));
  row->stage = g_strdup (rapport_statement_get_text (statement, 4));
  row->owner = g_strdup (rapport_statement_get_text (statement, 5));
  row->profit = g_strdup (rapport_statement_get_text (statement, 6));
  row->due = reader->due;
  return row;
}

static gboolean
is_enough (const RapportReviewRows *self,
           const Reader            *reader)
{
  return self->rows->len >= reader->filter->most || reader->n_judged >= reader->filter->most_judged;
}

/* Takes @row if it is wanted. */
static gboolean
judge (RapportReviewRows  *self,
       Reader             *reader,
       RapportReviewRow   *row,
       GError            **error)
{
  row->review = rapport_review_load (reader->connection, row->customer, reader->calendar, reader->now, error);
  reader->n_judged++;
  if (row->review == NULL || (reader->filter->proposals_only && row->review->proposals->len == 0))
    {
      const gboolean judged = row->review != NULL;

      free_row (row);
      return judged;
    }
  g_ptr_array_add (self->rows, row);
  return TRUE;
}

static gboolean
read_grade (RapportReviewRows  *self,
            Reader             *reader,
            GError            **error)
{
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;
  guint n;

  if (!count (self, reader, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  row = prepare (reader, due_sql, error);
  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 4, reader->filter->most_judged - reader->n_judged);
  while (!is_enough (self, reader))
    {
      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      n--;
      if (!judge (self, reader, read_row (row, reader), error))
        return FALSE;
    }
  self->has_more |= n > 0;
  return TRUE;
}

/**
 * rapport_review_rows_load:
 * @calendar: in whose zone days count
 * @now: UTC seconds
 *
 * The customers whose review is due, from the first working day of the month or quarter until somebody decided about
 * them (FR-12).
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
RapportReviewRows *
rapport_review_rows_load (RapportConnection              *connection,
                          const RapportReviewRowsFilter  *filter,
                          RapportCalendar                *calendar,
                          gint64                          now,
                          GError                        **error)
{
  static const char *const GRADES[] = { "A", "B", "C", NULL };
  g_autoptr(RapportReviewRows) self = NULL;
  GTimeZone *zone;
  Reader reader = { connection, filter, calendar, now };
  int today;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (filter != NULL && calendar != NULL, NULL);

  self = g_new0 (RapportReviewRows, 1);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  zone = rapport_calendar_get_zone (calendar);
  today = rapport_day_from_instant (now, zone);
  rapport_settings_load_rules (connection, &reader.rules);
  /* the last one stands for no grade */
  for (guint i = 0; i < G_N_ELEMENTS (GRADES); i++)
    {
      reader.grade = GRADES[i];
      reader.due = rapport_review_find_day (calendar, &reader.rules, reader.grade, today);
      reader.since = rapport_day_start (find_period (&reader.rules, reader.grade, today), zone);
      if (today >= reader.due && !read_grade (self, &reader, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}
