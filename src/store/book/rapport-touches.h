/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-field.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

/** RapportTouchState: PROPOSED is what nobody accepted yet, whether there is a plan for it by itself or none */
typedef enum
{
  RAPPORT_TOUCH_PLANNED,
  RAPPORT_TOUCH_PROPOSED,
  RAPPORT_TOUCH_DONE,
} RapportTouchState;

/**
 * RapportTouch:
 * @plan: the id of the plan; 0 for what is done, or is proposed and not in the book
 * @record: the id of the record of what is done, else 0
 * @grade: (nullable)
 * @number: (nullable)
 * @depth: RAPPORT_N_DEPTHS for none given
 * @method: (nullable): stable value
 * @purpose: (nullable): stable value
 * @content: (nullable): the first of what it is about
 * @due: when it is planned or proposed, or was
 * @asked: for which due the cadence asks for it, where it does
 * @limit: yyyymmdd after which it is too late, 0 where the cadence doesn't ask for it
 * @is_automatic: whether the cadence plans or proposes it, which a day has only so many of (cadence.md 10)
 * @warned: whether a rule warns of it where it is (cadence.md 11)
 *
 * A contact with a customer, to come or done.
 */
typedef struct
{
  RapportTouchState  state;
  gint64             plan;
  gint64             record;
  gint64             customer;
  char              *name;
  char              *number;
  char              *grade;
  RapportDepth       depth;
  const char        *method;
  const char        *purpose;
  char              *content;
  RapportMoment      due;
  RapportMoment      asked;
  int                limit;
  gboolean           is_automatic;
  gboolean           warned;
} RapportTouch;

/**
 * RapportTouchDay:
 * @works: whether it is a working day of the calendar
 * @unusual: whether that is an exception: a holiday, or a make-up day
 * @away: whether the owner is away
 * @n_open: how many touches are to be done on it
 * @n_automatic: how many of them are automatic
 */
typedef struct
{
  int      day;
  gboolean works;
  gboolean unusual;
  gboolean away;
  guint    n_open;
  guint    n_automatic;
} RapportTouchDay;

/**
 * RapportTouches:
 * @zone: of the calendar, in which days are told
 * @today: yyyymmdd
 * @plans_a_day: more automatic ones than so many are too many for a day (cadence.md 10)
 * @days: (element-type RapportTouchDay): each of the period
 * @touches: (element-type RapportTouch): in the order of time; where today is in the period, what is overdue
 *   since before it, too
 *
 * All touches of one owner in a period.
 */
typedef struct
{
  gint64     owner;
  GTimeZone *zone;
  int        from;
  int        to;
  int        today;
  int        plans_a_day;
  GArray    *days;
  GPtrArray *touches;
} RapportTouches;

extern const RapportChoice rapport_touch_states[];

RapportTouches *rapport_touches_load     (RapportConnection     *connection,
                                          gint64                 owner,
                                          int                    from,
                                          int                    to,
                                          gint64                 now,
                                          GError               **error);
void            rapport_touches_free     (RapportTouches        *self);
RapportTouchDay *rapport_touches_get_day (const RapportTouches  *self,
                                          int                    day);
guint           rapport_touches_count    (const RapportTouches  *self,
                                          RapportTouchState      state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTouches, rapport_touches_free)

G_END_DECLS
