/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-keeper.h"
#include "rapport-cadence-lookup.h"
#include "rapport-plan-cadence.h"

/* how often it is looked whether another day has begun */
#define LOOK_SECONDS (10 * 60)

/* A person's edits wait no longer than this takes. */
#define CUSTOMERS_A_STEP 200

/**
 * RapportCadenceKeeper:
 *
 * Lets the automatic plans keep up with the days: what the cadence asks for changes with the month, and customers
 * that came into the book without an act are not planned yet. It works through them in small steps behind the
 * window; a person takes none of it back.
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
  gint64            after;
  gboolean          running;
};

typedef struct
{
  int    today;
  gint64 after;
} Question;

G_DEFINE_FINAL_TYPE (RapportCadenceKeeper, rapport_cadence_keeper, G_TYPE_OBJECT)

enum { KEPT, N_SIGNALS };

static guint signals[N_SIGNALS];

static void ask (RapportCadenceKeeper *self);

static gpointer
read_customers (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  const Question *question = data;

  return rapport_cadence_find_unplanned (connection, question->today, question->after, CUSTOMERS_A_STEP, error);
}

static void
finish (RapportCadenceKeeper *self,
        int                   done_on)
{
  self->running = FALSE;
  self->done_on = done_on;
  g_signal_emit (self, signals[KEPT], 0);
}

/* What could not be planned is looked for again at the next look. */
static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(RapportCadenceKeeper) self = data;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, NULL);

  if (receipt != NULL && self->book != NULL)
    ask (self);
  else
    finish (self, 0);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  RapportCadenceKeeper *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) customers = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->question);
  if (customers == NULL || customers->len == 0)
    {
      finish (self, customers != NULL ? self->day : 0);
      return;
    }
  self->after = g_array_index (customers, gint64, customers->len - 1);
  rapport_act_run_async (rapport_plan_cadence_new (customers), self->book, planned_cb, g_object_ref (self));
}

static void
ask (RapportCadenceKeeper *self)
{
  const Question question = { self->day, self->after };

  if (rapport_book_get_connection (self->book) == NULL)
    {
      finish (self, 0);
      return;
    }
  rapport_book_read_async (self->book, &self->question, read_customers, g_memdup2 (&question, sizeof question), g_free,
                           (GDestroyNotify) g_array_unref, found_cb, self);
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
  self->after = 0;
  ask (self);
}

static gboolean
look_cb (gpointer data)
{
  RapportCadenceKeeper *self = data;

  self->timeout = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  look (self);
  return G_SOURCE_REMOVE;
}

static void
rapport_cadence_keeper_dispose (GObject *object)
{
  RapportCadenceKeeper *self = RAPPORT_CADENCE_KEEPER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  rapport_book_forget (&self->question);
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
  self->timeout = g_timeout_add_seconds (delay_seconds, look_cb, self);
  return self;
}
