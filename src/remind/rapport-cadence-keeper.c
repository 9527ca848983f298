/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-keeper.h"
#include "rapport-cadence-lookup.h"
#include "rapport-care-dates.h"
#include "rapport-care-sources.h"
#include "rapport-derived-days.h"
#include "rapport-plan-cadence.h"

/* how often it is looked whether another day has begun */
#define LOOK_SECONDS (10 * 60)

/* A person's edits wait no longer than this takes. */
#define CUSTOMERS_A_STEP 200
#define PASSED_A_STEP 500

/**
 * RapportCadenceKeeper:
 *
 * Lets the automatic plans and what is derived keep up with the days: what the cadence asks for changes with the month,
 * a birthday that has passed is next in another year, and customers that came into the book without an act, or very
 * many at once, are not planned yet. It works through them in small steps behind the window; a person takes none of it
 * back.
 */
struct _RapportCadenceKeeper
{
  GObject           parent_instance;

  RapportBook      *book;
  RapportWallClock *clock;
  GCancellable     *question;
  guint             timeout;
  int               done_on;
  int               day;
  guint             phase;
  GArray           *customers;
  guint             n_asked;
  gboolean          started;
  gboolean          running;
  gboolean          again;
};

typedef struct
{
  guint phase;
  int   today;
} Question;

/* DayStep: on its way through the writer's thread */
typedef struct
{
  gint64     now;
  GTimeZone *zone;
} DayStep;

G_DEFINE_FINAL_TYPE (RapportCadenceKeeper, rapport_cadence_keeper, G_TYPE_OBJECT)

enum { KEPT, N_SIGNALS };

static guint signals[N_SIGNALS];

static void ask (RapportCadenceKeeper *self);
static void look (RapportCadenceKeeper *self);

static GArray *
find_without_care_dates (RapportConnection  *connection,
                         int                 today,
                         GError            **error)
{
  return rapport_care_sources_find_new (connection, 0, G_MAXINT32, error);
}

/* Whom something is to be done for, and what, one after the other */
static const struct
{
  GArray     *(*find) (RapportConnection  *connection,
                       int                 today,
                       GError            **error);
  RapportAct *(*act)  (GArray             *customers);
} PHASES[] = {
  { find_without_care_dates, rapport_keep_care_dates_new },
  { rapport_cadence_find_unplanned, rapport_plan_cadence_new },
};

static gpointer
read_customers (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  const Question *question = data;

  return PHASES[question->phase].find (connection, question->today, error);
}

static void
finish (RapportCadenceKeeper *self,
        int                   done_on)
{
  const gboolean goes_on = self->again && done_on != 0;

  g_clear_pointer (&self->customers, g_array_unref);
  self->running = FALSE;
  self->done_on = goes_on ? 0 : done_on;
  self->again = FALSE;
  if (goes_on)
    look (self);
  else
    g_signal_emit (self, signals[KEPT], 0);
}

static void act_next (RapportCadenceKeeper *self);

/* What could not be planned is looked for again at the next look. */
static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(RapportCadenceKeeper) self = data;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, NULL);

  if (receipt != NULL && self->book != NULL && rapport_book_get_connection (self->book) != NULL)
    act_next (self);
  else
    finish (self, 0);
}

static void
act_next (RapportCadenceKeeper *self)
{
  const guint n = MIN (self->customers->len - self->n_asked, CUSTOMERS_A_STEP);
  g_autoptr(GArray) customers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  if (n == 0 && self->phase + 1 < G_N_ELEMENTS (PHASES))
    {
      self->phase++;
      ask (self);
      return;
    }
  if (n == 0)
    {
      finish (self, self->day);
      return;
    }
  g_array_append_vals (customers, &g_array_index (self->customers, gint64, self->n_asked), n);
  self->n_asked += n;
  rapport_act_run_async (PHASES[self->phase].act (customers), self->book, planned_cb, g_object_ref (self));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  RapportCadenceKeeper *self = data;
  g_autoptr(GError) error = NULL;
  GArray *customers = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->question);
  if (customers == NULL)
    {
      finish (self, 0);
      return;
    }
  g_clear_pointer (&self->customers, g_array_unref);
  self->customers = customers;
  self->n_asked = 0;
  act_next (self);
}

static void
ask (RapportCadenceKeeper *self)
{
  const Question question = { self->phase, self->day };

  if (rapport_book_get_connection (self->book) == NULL)
    {
      finish (self, 0);
      return;
    }
  rapport_book_read_async (self->book, &self->question, read_customers, g_memdup2 (&question, sizeof question), g_free,
                           (GDestroyNotify) g_array_unref, found_cb, self);
}

static void
free_day_step (gpointer data)
{
  g_time_zone_unref (((DayStep *) data)->zone);
  g_free (data);
}

static gboolean
catch_up (RapportConnection  *connection,
          gpointer            data,
          GError            **error)
{
  DayStep *step = data;

  return rapport_derived_days_catch_up (connection, step->now, step->zone, PASSED_A_STEP, error);
}

static void caught_up_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data);

static gboolean
is_behind (RapportCadenceKeeper *self)
{
  g_autoptr(GTimeZone) zone = rapport_wall_clock_dup_zone (self->clock);

  return rapport_book_get_connection (self->book) != NULL
         && rapport_derived_days_are_behind (rapport_book_get_connection (self->book),
                                             rapport_wall_clock_get_now (self->clock), zone);
}

/* What is derived first: what is planned asks which care dates are next. */
static void
begin (RapportCadenceKeeper *self)
{
  DayStep *step;

  if (!is_behind (self))
    {
      ask (self);
      return;
    }
  step = g_new0 (DayStep, 1);
  step->now = rapport_wall_clock_get_now (self->clock);
  step->zone = rapport_wall_clock_dup_zone (self->clock);
  rapport_book_note_async (self->book, catch_up, step, free_day_step, caught_up_cb, g_object_ref (self));
}

/* Who shows what is derived looks anew once all is. */
static void
caught_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(RapportCadenceKeeper) self = data;
  const gboolean ok = rapport_book_note_finish (RAPPORT_BOOK (source), result, NULL);

  if (!ok || self->book == NULL)
    {
      finish (self, 0);
      return;
    }
  if (!is_behind (self))
    rapport_book_renew (self->book);
  begin (self);
}

static void
look (RapportCadenceKeeper *self)
{
  g_autoptr(GTimeZone) zone = rapport_wall_clock_dup_zone (self->clock);
  const int today = rapport_day_from_instant (rapport_wall_clock_get_now (self->clock), zone);

  if (self->running || today == self->done_on || rapport_book_get_connection (self->book) == NULL
      || rapport_book_is_read_only (self->book))
    return;
  self->running = TRUE;
  self->day = today;
  self->phase = 0;
  begin (self);
}

/* More changed than can be told: it may be that very many customers came in. What is planned here changes much too,
 * and then it is looked once more at the end. */
static void
changed_cb (RapportCadenceKeeper *self,
            GArray               *changes)
{
  if (changes != NULL)
    return;
  self->again = self->running;
  self->done_on = 0;
  if (self->started)
    look (self);
}

static gboolean
look_cb (gpointer data)
{
  RapportCadenceKeeper *self = data;

  self->timeout = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  self->started = TRUE;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
rapport_cadence_keeper_dispose (GObject *object)
{
  RapportCadenceKeeper *self = RAPPORT_CADENCE_KEEPER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  rapport_book_forget (&self->question);
  g_clear_pointer (&self->customers, g_array_unref);
  g_clear_object (&self->book);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rapport_cadence_keeper_parent_class)->dispose (object);
}

static void
rapport_cadence_keeper_class_init (RapportCadenceKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_cadence_keeper_dispose;

  /** RapportCadenceKeeper::kept: the plans are as the day asks, or could not be made so */
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
rapport_cadence_keeper_init (RapportCadenceKeeper *self)
{
}

/**
 * rapport_cadence_keeper_new:
 * @book: in which is planned while it is open
 * @clock: tells which day it is
 * @delay_seconds: how long to leave the machine to others at first
 *
 * Returns: (transfer full): what keeps the automatic plans until it is let go (FR-2 to FR-4)
 */
RapportCadenceKeeper *
rapport_cadence_keeper_new (RapportBook      *book,
                            RapportWallClock *clock,
                            guint             delay_seconds)
{
  RapportCadenceKeeper *self;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), NULL);
  g_return_val_if_fail (RAPPORT_IS_WALL_CLOCK (clock), NULL);

  self = g_object_new (RAPPORT_TYPE_CADENCE_KEEPER, NULL);
  self->book = g_object_ref (book);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->timeout = g_timeout_add_seconds (delay_seconds, look_cb, self);
  return self;
}
