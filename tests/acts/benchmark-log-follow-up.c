/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "generate.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "scratch-act.h"

#define N_CUSTOMERS 100000
#define N_RECORDS 1000000
#define N_TICKETS 200000
#define N_LOGGED 101

/* milliseconds that a follow-up with all its consequences may take, in the median */
#define MOST_MS 20

/* so many times as long as in the book may it take in a larger one */
#define MOST_TIMES 1.2

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

static void
edit_one (RapportBook *book,
          gint64       customer)
{
  g_autoptr(RapportEntity) read = rapport_book_get (book, RAPPORT_TYPE_CUSTOMER, customer, NULL);
  g_autoptr(RapportEntity) values = rapport_entity_copy (read);
  g_autofree char *status = g_strdup_printf ("高意向 %u", g_random_int ());
  const guint field = RAPPORT_CUSTOMER_STATUS;

  rapport_entity_set_text (values, field, status);
  scratch_run (book, rapport_edit_new (values, &field, 1));
}

static void
time_one (RapportBook *book,
          guint        number,
          void       (*deed) (RapportBook *book, gint64 customer),
          gint64      *took)
{
  const gint64 began = g_get_monotonic_time ();

  deed (book, 1 + (gint64) (number * 7919) % N_CUSTOMERS);
  took[number] = g_get_monotonic_time () - began;
}

static double
print_median (const char *name,
              gint64     *took)
{
  qsort (took, N_LOGGED, sizeof *took, (GCompareFunc) compare);
  printf ("%s: median %.2f ms, 95 %% within %.1f ms\n", name, took[N_LOGGED / 2] / 1000.0,
          took[N_LOGGED * 95 / 100] / 1000.0);
  return took[N_LOGGED / 2] / 1000.0;
}

/* Returns: the median of what a deed takes in @book, in milliseconds; in turn with @larger, where there is one */
static double
measure (RapportBook *book,
         RapportBook *larger,
         const char  *name,
         void       (*deed) (RapportBook *book, gint64 customer),
         double      *times)
{
  g_autofree char *name_there = g_strconcat (name, " in the larger book", NULL);
  gint64 took[N_LOGGED], took_there[N_LOGGED];
  double median;

  for (guint i = 0; i < N_LOGGED; i++)
    {
      time_one (book, i, deed, took);
      if (larger != NULL)
        time_one (larger, i, deed, took_there);
    }
  median = print_median (name, took);
  *times = larger != NULL ? print_median (name_there, took_there) / median : 1;
  if (larger != NULL)
    printf ("%s: %.2f times as long in the larger book, at most %.1f\n", name, *times, MOST_TIMES);
  return median;
}

/* benchmark-log-follow-up [FOLDER [FOLDER-OF-A-LARGER-BOOK]]
   Logs follow-ups in a large book, each with what follows from it: plans of the cadence and of duties, alerts, rows;
   and edits customers, each with its row in the list, the search index and the log. */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = argc > 1 ? g_strdup (argv[1]) : generate_once (N_CUSTOMERS, N_RECORDS, N_TICKETS);
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(RapportBook) larger = argc > 2 ? scratch_book_open (argv[2]) : NULL;
  double log_times, edit_times, log_median;

  log_median = measure (book, larger, "log a follow-up", log_one, &log_times);
  measure (book, larger, "edit a customer", edit_one, &edit_times);
  rapport_book_close (book);
  if (larger != NULL)
    rapport_book_close (larger);
  return log_median <= MOST_MS && log_times <= MOST_TIMES && edit_times <= MOST_TIMES ? 0 : 1;
}
