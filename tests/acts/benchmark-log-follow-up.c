/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "generate.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "scratch-act.h"

#define N_CUSTOMERS 100000
#define N_RECORDS 1000000
#define N_TICKETS 200000
#define N_LOGGED 101

/* milliseconds that a follow-up with all its consequences may take, in the median */
#define MOST_MS 20

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : *(const gint64 *) a > *(const gint64 *) b;
}

static void
log_one (RapportBook *book,
         gint64       customer)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const RapportMoment started = rapport_moment_from_instant (g_get_real_time () / G_USEC_PER_SEC - 60, zone);

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "phone");
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, "确认新功能演示时间");
  scratch_run (book, rapport_log_follow_up_new (&(RapportFollowUp) { .record = RAPPORT_RECORD (record) }));
}

/* Logs follow-ups in a large book, each with what follows from it: plans of the cadence and of duties, alerts, rows */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = argc > 1 ? g_strdup (argv[1]) : generate_once (N_CUSTOMERS, N_RECORDS, N_TICKETS);
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  gint64 took[N_LOGGED];

  for (guint i = 0; i < N_LOGGED; i++)
    {
      const gint64 customer = 1 + (gint64) (i * 7919) % N_CUSTOMERS;
      const gint64 began = g_get_monotonic_time ();

      log_one (book, customer);
      took[i] = g_get_monotonic_time () - began;
    }
  qsort (took, N_LOGGED, sizeof *took, (GCompareFunc) compare);
  printf ("log a follow-up: median %.1f ms, 95 %% within %.1f ms\n", took[N_LOGGED / 2] / 1000.0,
          took[N_LOGGED * 95 / 100] / 1000.0);
  rapport_book_close (book);
  return took[N_LOGGED / 2] <= MOST_MS * 1000 ? 0 : 1;
}
