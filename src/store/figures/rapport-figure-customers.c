/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-figure.h"
#include "rapport-uid.h"

/** Walk: the customers while histories, ordered by customer too, are gone through beside them */
typedef struct
{
  RapportFigureRun *run;
  guint             at;
} Walk;

static RapportFigureCustomer *
get_customer (RapportFigureRun *self,
              guint             index)
{
  return &g_array_index (self->customers, RapportFigureCustomer, index);
}

static guint
find_index (RapportFigureRun *self,
            gint64            customer)
{
  guint low = 0;
  guint high = self->customers->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (get_customer (self, middle)->id < customer)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->customers->len && get_customer (self, low)->id == customer ? low : G_MAXUINT;
}

/** rapport_figure_run_find: Returns: (transfer none) (nullable): a customer, when they are loaded */
const RapportFigureCustomer *
rapport_figure_run_find (RapportFigureRun *self,
                         gint64            customer)
{
  guint index;

  g_return_val_if_fail (self != NULL && self->customers != NULL, NULL);

  index = find_index (self, customer);
  return index != G_MAXUINT ? get_customer (self, index) : NULL;
}

static const char *
keep_word (RapportFigureRun *self,
           RapportStatement *row,
           int               column)
{
  const char *text = rapport_statement_get_text (row, column);

  return text != NULL ? g_string_chunk_insert_const (self->words, text) : NULL;
}

/* The day of the first contact, else that on which the row was made, of which its uid tells */
static int
get_entered (RapportFigureRun *self,
             RapportStatement *row)
{
  const RapportMoment first = rapport_statement_get_moment (row, 2);
  RapportValue uid;

  if (first.has_time)
    return rapport_day_from_instant (first.at, self->zone);
  if (first.day != 0)
    return first.day;
  rapport_statement_get_value (row, 1, &uid);
  if (uid.kind != RAPPORT_VALUE_BYTES || uid.length != RAPPORT_UID_LENGTH || rapport_uid_get_time (uid.bytes) < 0)
    return self->today;
  return rapport_day_from_instant (rapport_uid_get_time (uid.bytes) / G_USEC_PER_SEC, self->zone);
}

typedef gboolean (*TakeRow) (RapportFigureRun *self,
                             RapportStatement *row,
                             gpointer          data);

/* Gives the rows to @take as long as it wants more. */
static gboolean
read_rows (RapportFigureRun  *self,
           const char        *sql,
           TakeRow            take,
           gpointer           data,
           GError           **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    if (!has_row || !take (self, row, data))
      return TRUE;
  return FALSE;
}

static gboolean
take_customer (RapportFigureRun *self,
               RapportStatement *row,
               gpointer          data)
{
  const gboolean lost = g_strcmp0 (rapport_statement_get_text (row, 6), "lost") == 0;
  const gboolean archived = rapport_statement_get_integer (row, 7) != 0;
  const RapportFigureCustomer customer = {
    .id = rapport_statement_get_integer (row, 0),
    .entered = get_entered (self, row),
    .owner = rapport_statement_get_optional (row, 4, 0),
    .grade = keep_word (self, row, 5),
    .segment = keep_word (self, row, 8),
    /* until the histories say otherwise */
    .registered_before = !lost && !archived,
    .registered = !lost && !archived,
    .lost = lost,
    .archived = archived,
  };

  g_array_append_val (self->customers, customer);
  return TRUE;
}

/* The customer that a history's row is about; histories follow the order of the customers. */
static RapportFigureCustomer *
follow (Walk     *walk,
        gint64    id,
        gboolean *is_first)
{
  GArray *customers = walk->run->customers;
  const guint before = walk->at;

  while (walk->at < customers->len && get_customer (walk->run, walk->at)->id < id)
    walk->at++;
  *is_first = walk->at != before;
  return walk->at < customers->len && get_customer (walk->run, walk->at)->id == id
         ? get_customer (walk->run, walk->at) : NULL;
}

typedef struct
{
  Walk     walk;
  gint64   last;
  gboolean was_lost;
} History;

/* Of a customer with a history, it says when it was lost; before its first row it was not. */
static gboolean
take_stage (RapportFigureRun *self,
            RapportStatement *row,
            gpointer          data)
{
  History *history = data;
  const gint64 id = rapport_statement_get_integer (row, 0);
  const gboolean lost = g_strcmp0 (rapport_statement_get_text (row, 1), "lost") == 0;
  const int since = (int) rapport_statement_get_integer (row, 2);
  gboolean is_first;
  RapportFigureCustomer *customer = follow (&history->walk, id, &is_first);

  if (customer == NULL)
    return TRUE;
  if (history->last != id)
    {
      customer->lost = history->was_lost = FALSE;
      customer->registered_before = TRUE;
    }
  history->last = id;
  if (since < self->period.from)
    customer->registered_before = !lost;
  if (since <= self->period.to)
    {
      customer->became_lost |= lost && !history->was_lost && since >= self->period.from;
      customer->lost = lost;
    }
  history->was_lost = lost;
  return TRUE;
}

/* The grade of the end of the period; where the history begins later, the first that is known. */
static gboolean
take_grade (RapportFigureRun *self,
            RapportStatement *row,
            gpointer          data)
{
  History *history = data;
  const gint64 id = rapport_statement_get_integer (row, 0);
  gboolean is_first;
  RapportFigureCustomer *customer = follow (&history->walk, id, &is_first);

  if (customer != NULL && (history->last != id || (int) rapport_statement_get_integer (row, 2) <= self->period.to))
    customer->grade = keep_word (self, row, 1);
  history->last = id;
  return TRUE;
}

/** Log: the last acts before the period, and before its end */
typedef struct
{
  gint64 before_start;
  gint64 before_end;
} Log;

/* Newest first: what a later change replaced was there before it. */
static gboolean
take_change (RapportFigureRun *self,
             RapportStatement *row,
             gpointer          data)
{
  const Log *log = data;
  const gint64 action = rapport_statement_get_integer (row, 0);
  const guint index = find_index (self, rapport_statement_get_integer (row, 1));
  const gint64 old = rapport_statement_get_optional (row, 3, 0);
  RapportFigureCustomer *customer;

  if (action <= log->before_start)
    return FALSE;
  if (index == G_MAXUINT)
    return TRUE;
  customer = get_customer (self, index);
  if (g_strcmp0 (rapport_statement_get_text (row, 2), "archived") != 0)
    {
      if (action > log->before_end)
        customer->owner = old;
      return TRUE;
    }
  customer->registered_before = old == 0;
  if (action > log->before_end)
    customer->archived = old != 0;
  return TRUE;
}

static gboolean
find_last_act (RapportFigureRun  *self,
               gint64             before,
               gint64            *action,
               GError           **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (self->connection,
                                "SELECT id FROM action WHERE at < ?1 ORDER BY id DESC LIMIT 1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, before);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *action = has_row ? rapport_statement_get_integer (row, 0) : 0;
  return TRUE;
}

/* registered_before is used for "not archived then" on the way, until the stages are known. */
static gboolean
read_log (RapportFigureRun  *self,
          GError           **error)
{
  Log log;

  for (guint i = 0; i < self->customers->len; i++)
    get_customer (self, i)->registered_before = !get_customer (self, i)->archived;
  return find_last_act (self, self->starts, &log.before_start, error)
         && find_last_act (self, self->ends, &log.before_end, error)
         && read_rows (self, "SELECT action, row, field, old FROM change WHERE thing = 'customer'"
                             " AND field IN ('owner', 'archived') AND op = 'update' ORDER BY id DESC",
                       take_change, &log, error);
}

/**
 * rapport_figure_run_load_customers:
 *
 * Loads the customers, once, as they were in the period: by their dated histories of stages and grades,
 * and by the log for owners and for what was archived.
 *
 * Returns: FALSE with @error set on failure
 */
gboolean
rapport_figure_run_load_customers (RapportFigureRun  *self,
                                   GError           **error)
{
  History stages = { .walk = { self, 0 } };
  History grades = { .walk = { self, 0 } };
  g_autofree gboolean *there_before = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->customers != NULL)
    return TRUE;
  self->words = g_string_chunk_new (1024);
  self->customers = g_array_new (FALSE, FALSE, sizeof (RapportFigureCustomer));
  if (!read_rows (self, "SELECT id, uid, first_contact_day, first_contact_at, owner, grade, stage, archived, segment"
                        " FROM customer ORDER BY id", take_customer, NULL, error)
      || !read_log (self, error))
    return FALSE;
  there_before = g_new (gboolean, self->customers->len + 1);
  for (guint i = 0; i < self->customers->len; i++)
    {
      there_before[i] = get_customer (self, i)->registered_before;
      get_customer (self, i)->registered_before = !get_customer (self, i)->lost;
    }
  if (!read_rows (self, "SELECT customer, stage, since FROM stage_change ORDER BY customer, since, id", take_stage,
                  &stages, error)
      || !read_rows (self, "SELECT customer, grade, since FROM grade_change ORDER BY customer, since, id",
                     take_grade, &grades, error))
    return FALSE;
  for (guint i = 0; i < self->customers->len; i++)
    {
      RapportFigureCustomer *customer = get_customer (self, i);

      customer->registered_before &= there_before[i] && customer->entered < self->period.from;
      customer->registered = customer->entered <= self->period.to && !customer->lost && !customer->archived;
      customer->became_lost &= customer->lost;
    }
  return TRUE;
}
