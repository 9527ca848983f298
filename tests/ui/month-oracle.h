/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days are yyyymmdd in Shanghai; the hour is that of now. A customer's number is its index and 1. */

typedef struct
{
  int      day;
  gboolean deep;
} MonthTouch;

/** MonthCustomer: @owner: whoever; @paused: a day on which it is let alone, 0 for none */
typedef struct
{
  char    grade;
  int     since;
  int     owner;
  int     paused_from;
  int     paused_to;
  GArray *touches;
} MonthCustomer;

/** MonthPlan: an open one; @asked: the due for which it was made; @by_hand: accepted, or moved by a person */
typedef struct
{
  guint    customer;
  gboolean deep;
  int      day;
  int      asked;
  gboolean by_hand;
} MonthPlan;

/** MonthOracle: what the book should hold: counted by days as cadence.md says, with nothing of the program */
typedef struct
{
  GArray *customers;
  GArray *plans;
  int     a_day;
} MonthOracle;

void           month_oracle_init         (MonthOracle *self,
                                          int          a_day);
void           month_oracle_clear        (MonthOracle *self);
MonthCustomer *month_oracle_add          (MonthOracle *self,
                                          char         grade,
                                          int          since,
                                          int          owner);
gboolean       month_is_working          (int          day);
int            month_day_after           (int          day);
void           month_oracle_keep         (MonthOracle *self,
                                          int          today,
                                          int          hour);
void           month_oracle_keep_one     (MonthOracle *self,
                                          guint        customer,
                                          int          today,
                                          int          hour);
GArray        *month_oracle_look_ahead   (MonthOracle *self,
                                          int          owner,
                                          int          today,
                                          int          hour,
                                          int          to);
gboolean       month_plan_is_stale       (const MonthPlan *self,
                                          int          today);
MonthPlan     *month_oracle_find_plan    (MonthOracle *self,
                                          guint        customer,
                                          gboolean     deep);
guint          month_oracle_count        (MonthOracle *self,
                                          int          owner,
                                          int          from,
                                          int          to);

G_END_DECLS
