/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scratch-book.h"

/* a book in a folder of its own, and short ways to fill it */

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

/* waits, with the main loop running, until @condition holds */
#define wait_until(condition) \
  G_STMT_START { \
    guint ticker_ = g_timeout_add (5, G_SOURCE_FUNC (keep_cb), NULL); \
    gint64 started_ = g_get_monotonic_time (); \
    while (!(condition)) \
      { \
        g_main_context_iteration (NULL, TRUE); \
        g_assert_cmpint (g_get_monotonic_time () - started_, <, 60 * G_USEC_PER_SEC); \
      } \
    g_source_remove (ticker_); \
  } G_STMT_END

gboolean       keep_cb         (gpointer       data);
gint64         at              (int            day,
                                int            hour,
                                int            minute,
                                const char    *zone);
void           execute         (RapportBook   *book,
                                const char    *sql);
gint64         add_customer    (RapportBook   *book,
                                const char    *name);
RapportEntity *new_plan        (gint64         customer,
                                RapportMoment  due,
                                const char    *content);
RapportEntity *add_plan        (RapportBook   *book,
                                RapportMoment  due,
                                const char    *content);
RapportEntity *add_plan_at     (RapportBook   *book,
                                gint64         due);
void           open_ticket     (RapportBook   *book,
                                gint64         received);
void           finish_plan     (RapportBook   *book,
                                RapportEntity *plan);
