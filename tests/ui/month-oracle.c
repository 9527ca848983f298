/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "month-oracle.h"

#define NONE 0
#define FIRST_START 9
#define LAST_START 14

/* What is asked for next of a depth: @propose is where a plan for it would go */
typedef struct
{
  int due;
  int limit;
  int propose;
} Next;

/* Of a period: what is asked for and done */
typedef struct
{
  int from;
  int to;
  int length;
  int asking;
  int first_asking;
  int asked[2];
  int done[2];
} Period;

typedef struct
{
  guint    customer;
  gboolean deep;
  Next     next;
  gboolean plan;
} Seeking;

static int
add_days (int day,
          int n)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) (day % 100), (GDateMonth) (day / 100 % 100), (GDateYear) (day / 10000));
  if (n >= 0)
    g_date_add_days (&date, (guint) n);
  else
    g_date_subtract_days (&date, (guint) -n);
  return g_date_get_year (&date) * 10000 + (int) g_date_get_month (&date) * 100 + g_date_get_day (&date);
}

int
month_day_after (int day)
{
  return add_days (day, 1);
}

/* The weeks of the first months of 2026 in China: the Spring Festival, and Saturdays worked instead */
gboolean
month_is_working (int day)
{
  GDate date;

  if (day == 20260104 || day == 20260214 || day == 20260228)
    return TRUE;
  if ((day >= 20260101 && day <= 20260103) || (day >= 20260215 && day <= 20260223)
      || (day >= 20260404 && day <= 20260406))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) (day % 100), (GDateMonth) (day / 100 % 100), (GDateYear) (day / 10000));
  return g_date_get_weekday (&date) <= G_DATE_FRIDAY;
}

static gboolean
is_paused (const MonthCustomer *customer,
           int                  day)
{
  return customer->paused_from <= day && day <= customer->paused_to;
}

static gboolean
is_open (const MonthCustomer *customer,
         int                  day)
{
  return month_is_working (day) && !is_paused (customer, day);
}

static int
go_on_to_open (const MonthCustomer *customer,
               int                  day)
{
  while (!is_open (customer, day))
    day = add_days (day, 1);
  return day;
}

static gboolean
begins_period (const MonthCustomer *customer,
               int                  day)
{
  return day % 100 == 1 && (customer->grade != 'C' || day / 100 % 100 % 3 == 1);
}

static int
get_number (const MonthCustomer *customer,
            gboolean             deep)
{
  return deep ? customer->grade == 'A' ? 2 : customer->grade == 'B' : 1;
}

static gboolean
counts_as (const MonthCustomer *customer,
           const MonthTouch    *touch,
           gboolean             deep)
{
  return (touch->deep && get_number (customer, TRUE) > 0) == deep;
}

static Period
find_period (const MonthCustomer *customer,
             int                  day)
{
  Period period = { 0 };

  for (period.from = day; !begins_period (customer, period.from);)
    period.from = add_days (period.from, -1);
  for (day = period.from; period.length == 0 || !begins_period (customer, day); day = add_days (day, 1))
    {
      period.length++;
      period.to = day;
      if (day < customer->since || is_paused (customer, day))
        continue;
      if (period.asking++ == 0)
        period.first_asking = day;
    }
  for (int deep = 0; deep <= 1; deep++)
    {
      period.asked[deep] = (int) ((double) get_number (customer, deep) * period.asking / period.length + 0.5);
      for (guint i = 0; i < customer->touches->len; i++)
        {
          const MonthTouch *touch = &g_array_index (customer->touches, MonthTouch, i);

          period.done[deep] += touch->day >= period.from && touch->day <= period.to
                               && counts_as (customer, touch, deep);
        }
    }
  period.done[0] += MAX (period.done[1] - period.asked[1], 0);
  return period;
}

static int
find_wanted (const MonthCustomer *customer,
             const Period        *period,
             gboolean             deep)
{
  const int gap = MAX (period->length / get_number (customer, deep), 1);
  int last = NONE, day = customer->since;

  for (guint i = 0; i < customer->touches->len; i++)
    if (counts_as (customer, &g_array_index (customer->touches, MonthTouch, i), deep))
      last = MAX (last, g_array_index (customer->touches, MonthTouch, i).day);
  if (last != NONE)
    day = add_days (last, gap);
  else
    for (int left = 5; left > 0; left -= month_is_working (day))
      day = add_days (day, 1);
  return go_on_to_open (customer, MAX (day, period->first_asking));
}

/* cadence.md 5 and 6; FALSE when nothing is asked for within the year */
static gboolean
find_next (const MonthCustomer *customer,
           gboolean             deep,
           int                  today,
           int                  hour,
           Next                *next)
{
  Period period;
  int day = today, left;

  if (get_number (customer, deep) == 0)
    return FALSE;
  for (period = find_period (customer, day); period.asked[deep] <= period.done[deep];)
    {
      day = add_days (period.to, 1);
      if (day > today + 10000)
        return FALSE;
      period = find_period (customer, day);
    }
  left = period.asked[deep] - period.done[deep];
  day = add_days (period.to, -(left - 1) * MAX (period.length / get_number (customer, deep), 1));
  while (day >= period.first_asking && !is_open (customer, day))
    day = add_days (day, -1);
  next->limit = day >= period.first_asking ? day : go_on_to_open (customer, period.first_asking);
  next->due = MIN (find_wanted (customer, &period, deep), next->limit);
  next->propose = next->due;
  if (next->due < today || (next->due == today && hour >= FIRST_START))
    next->propose = go_on_to_open (customer, hour >= LAST_START ? add_days (today, 1) : today);
  return TRUE;
}

static int
compare_plans (gconstpointer a,
               gconstpointer b)
{
  return (*(MonthPlan * const *) a)->day - (*(MonthPlan * const *) b)->day;
}

/* @n: the first is 0; NULL when there are not so many */
static MonthPlan *
find_nth_plan (MonthOracle *self,
               guint        customer,
               gboolean     deep,
               guint        n)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < self->plans->len; i++)
    {
      MonthPlan *plan = &g_array_index (self->plans, MonthPlan, i);

      if (plan->customer == customer && plan->deep == deep)
        g_ptr_array_add (found, plan);
    }
  g_ptr_array_sort (found, compare_plans);
  return n < found->len ? found->pdata[n] : NULL;
}

MonthPlan *
month_oracle_find_plan (MonthOracle *self,
                        guint        customer,
                        gboolean     deep)
{
  return find_nth_plan (self, customer, deep, 0);
}

/* how many plans an owner has from one day to another */
guint
month_oracle_count (MonthOracle *self,
                    int          owner,
                    int          from,
                    int          to)
{
  guint n = 0;

  for (guint i = 0; i < self->plans->len; i++)
    {
      const MonthPlan *plan = &g_array_index (self->plans, MonthPlan, i);
      const MonthCustomer *customer = &g_array_index (self->customers, MonthCustomer, plan->customer);

      n += (owner == 0 || customer->owner == owner) && plan->day >= from && plan->day <= to;
    }
  return n;
}

static guint
count_day (MonthOracle *self,
           int          owner,
           int          day)
{
  guint n = 0;

  for (guint i = 0; i < self->plans->len; i++)
    {
      const MonthPlan *plan = &g_array_index (self->plans, MonthPlan, i);

      n += plan->day == day && g_array_index (self->customers, MonthCustomer, plan->customer).owner == owner;
    }
  return n;
}

/* cadence.md 10: the nearest earlier day with room, else the nearest later one not after the limit, else its own */
static int
find_room (MonthOracle   *self,
           const Seeking *seeking,
           int            today,
           int            hour)
{
  const MonthCustomer *customer = &g_array_index (self->customers, MonthCustomer, seeking->customer);
  const int first = hour >= LAST_START ? add_days (today, 1) : today;
  int day = seeking->next.propose;

  if (count_day (self, customer->owner, day) < (guint) self->a_day)
    return day;
  for (day = add_days (day, -1); day >= first; day = add_days (day, -1))
    if (is_open (customer, day) && count_day (self, customer->owner, day) < (guint) self->a_day)
      return day;
  for (day = add_days (seeking->next.propose, 1); day <= seeking->next.limit; day = add_days (day, 1))
    if (is_open (customer, day) && count_day (self, customer->owner, day) < (guint) self->a_day)
      return day;
  return seeking->next.propose;
}

static int
compare_seeking (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const Seeking *left = a;
  const Seeking *right = b;
  GArray *customers = data;
  const int grades = g_array_index (customers, MonthCustomer, left->customer).grade
                     - g_array_index (customers, MonthCustomer, right->customer).grade;

  if (grades != 0)
    return grades;
  if (left->next.due != right->next.due)
    return left->next.due - right->next.due;
  if (left->customer != right->customer)
    return left->customer < right->customer ? -1 : 1;
  return right->deep - left->deep;
}

/* cadence.md 8: what one that a person made stands for is not asked for; an automatic one moves with its due */
static void
seek (MonthOracle *self,
      guint        index,
      gboolean     deep,
      int          today,
      int          hour,
      GArray      *all)
{
  Seeking seeking = { .customer = index, .deep = deep };
  MonthPlan *plan = month_oracle_find_plan (self, index, deep);

  if (!find_next (&g_array_index (self->customers, MonthCustomer, index), deep, today, hour, &seeking.next)
      || (plan != NULL && (plan->by_hand || plan->asked == seeking.next.due)))
    return;
  if (plan != NULL)
    g_array_remove_index (self->plans, (guint) (plan - (MonthPlan *) self->plans->data));
  g_array_append_val (all, seeking);
}

static void
place_all (MonthOracle *self,
           GArray      *all,
           int          today,
           int          hour)
{
  g_array_sort_with_data (all, compare_seeking, self->customers);
  for (guint i = 0; i < all->len; i++)
    {
      const Seeking *seeking = &g_array_index (all, Seeking, i);
      const MonthPlan plan = { seeking->customer, seeking->deep, find_room (self, seeking, today, hour),
                               seeking->next.due, FALSE };

      g_array_append_val (self->plans, plan);
    }
}

/* The next plan of each depth is there, for everybody. */
void
month_oracle_keep (MonthOracle *self,
                   int          today,
                   int          hour)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Seeking));

  for (guint i = 0; i < self->customers->len; i++)
    for (int deep = 1; deep >= 0; deep--)
      seek (self, i, deep, today, hour, all);
  place_all (self, all, today, hour);
}

void
month_oracle_keep_one (MonthOracle *self,
                       guint        customer,
                       int          today,
                       int          hour)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Seeking));

  for (int deep = 1; deep >= 0; deep--)
    seek (self, customer, deep, today, hour, all);
  place_all (self, all, today, hour);
}

/* An automatic one that is past and that nobody wanted is proposed for another day. */
gboolean
month_plan_is_stale (const MonthPlan *self,
                     int              today)
{
  return !self->by_hand && self->day < today;
}

/* What one customer will be asked for beside its plans, when each of them happens on its day */
static void
look_at (MonthOracle *self,
         guint        index,
         int          today,
         int          hour,
         int          to,
         GArray      *all)
{
  MonthCustomer customer = g_array_index (self->customers, MonthCustomer, index);
  const int now = today;
  g_autoptr(GArray) touches = g_array_copy (customer.touches);
  guint n_used[2] = { 0, 0 };

  customer.touches = touches;
  for (;;)
    {
      Seeking first = { .customer = index };
      int day[2];

      for (int deep = 0; deep <= 1; deep++)
        {
          const MonthPlan *plan = find_nth_plan (self, index, deep, n_used[deep]);
          Next next;

          day[deep] = G_MAXINT;
          if (find_next (&customer, deep, today, hour, &next))
            day[deep] = plan != NULL && plan->day >= today ? plan->day : next.propose;
          if (day[deep] != G_MAXINT && (deep == 0 || day[1] <= day[0]))
            first = (Seeking) { index, deep, next, plan != NULL && !month_plan_is_stale (plan, now) };
        }
      if (MIN (day[0], day[1]) > to)
        return;
      if (!first.plan)
        g_array_append_val (all, first);
      g_array_append_vals (touches, &(MonthTouch) { day[first.deep], first.deep }, 1);
      n_used[first.deep]++;
      if (day[first.deep] > today)
        hour = FIRST_START;
      today = MAX (today, day[first.deep]);
    }
}

/* (element-type MonthPlan): what is proposed to an owner up to a day beside what is in the book */
GArray *
month_oracle_look_ahead (MonthOracle *self,
                         int          owner,
                         int          today,
                         int          hour,
                         int          to)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Seeking));
  GArray *proposed = g_array_new (FALSE, FALSE, sizeof (MonthPlan));
  const guint n = self->plans->len;

  for (guint i = 0; i < self->customers->len; i++)
    if (g_array_index (self->customers, MonthCustomer, i).owner == owner)
      look_at (self, i, today, hour, to, all);
  place_all (self, all, today, hour);
  g_array_append_vals (proposed, &g_array_index (self->plans, MonthPlan, n), self->plans->len - n);
  g_array_set_size (self->plans, n);
  return proposed;
}

void
month_oracle_init (MonthOracle *self,
                   int          a_day)
{
  self->customers = g_array_new (FALSE, FALSE, sizeof (MonthCustomer));
  self->plans = g_array_new (FALSE, FALSE, sizeof (MonthPlan));
  self->a_day = a_day;
}

void
month_oracle_clear (MonthOracle *self)
{
  for (guint i = 0; i < self->customers->len; i++)
    g_array_unref (g_array_index (self->customers, MonthCustomer, i).touches);
  g_array_unref (self->customers);
  g_array_unref (self->plans);
}

MonthCustomer *
month_oracle_add (MonthOracle *self,
                  char         grade,
                  int          since,
                  int          owner)
{
  const MonthCustomer customer = { grade, since, owner, NONE, NONE, g_array_new (FALSE, FALSE, sizeof (MonthTouch)) };

  g_array_append_val (self->customers, customer);
  return &g_array_index (self->customers, MonthCustomer, self->customers->len - 1);
}
