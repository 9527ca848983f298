/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <time.h>

#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-log-apply.h"
#include "rapport-record.h"
#include "scratch-laptop.h"

/* How long the acts of another laptop take here, beside the bare writing of as many rows. */
#define N_CUSTOMERS 400
#define BATCH 500

/* of the processor, which others may keep busy */
static double
get_seconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

/* An act each: a customer, a contact there, a record, an edit of the customer and one of the contact. */
static void
do_much (ScratchLaptop *laptop)
{
  for (int i = 0; i < N_CUSTOMERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %d", i);
      g_autoptr(RapportEntity) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", name, "industry", "Software",
                                                        "notes", "A note of some length, as people write them", NULL);
      RapportMoment started = rapport_moment_from_day (20261101);
      g_autoptr(RapportEntity) contact = NULL;
      g_autoptr(GObject) record = NULL;

      scratch_add (laptop->book, customer);
      contact = g_object_new (RAPPORT_TYPE_CONTACT, "name", name, "phone", "13800138000", "customer",
                              rapport_entity_get_id (customer), NULL);
      scratch_add (laptop->book, contact);
      record = g_object_new (RAPPORT_TYPE_RECORD, "customer", rapport_entity_get_id (customer), "started", &started,
                             "method", "phone", "summary", "We talked about the new version for a while", NULL);
      scratch_add (laptop->book, record);
      g_object_set (customer, "address", "Beijing", NULL);
      scratch_update (laptop->book, customer);
      g_object_set (contact, "phone", "13900139000", NULL);
      scratch_update (laptop->book, contact);
    }
}

static void
run (RapportConnection *writer,
     const char        *sql)
{
  g_autoptr(GError) error = NULL;

  rapport_connection_execute (writer, sql, &error);
  g_assert_no_error (error);
}

static double
apply_all (ScratchLaptop *laptop,
           GPtrArray     *acts)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(RapportConnection) writer =
    rapport_connection_open (rapport_book_get_path (laptop->book), RAPPORT_CONNECTION_READ_WRITE, &error);
  const double start = get_seconds ();

  for (guint i = 0; i < acts->len; i += BATCH)
    {
      g_autoptr(GPtrArray) batch = g_ptr_array_new ();

      for (guint j = i; j < MIN (i + BATCH, acts->len); j++)
        g_ptr_array_add (batch, g_ptr_array_index (acts, j));
      run (writer, "BEGIN IMMEDIATE");
      rapport_log_apply (writer, batch, g_get_real_time () / G_USEC_PER_SEC, zone, &error);
      g_assert_no_error (error);
      run (writer, "COMMIT");
    }
  return get_seconds () - start;
}

/* The same rows of things and of the log, and nothing else. */
static double
write_plainly (ScratchLaptop *from,
               ScratchLaptop *to)
{
  static const char * const tables[] = { "customer", "contact", "record", "action", "change", "life" };
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS given", rapport_book_get_path (from->book));
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportConnection) writer =
    rapport_connection_open (rapport_book_get_path (to->book), RAPPORT_CONNECTION_READ_WRITE, &error);
  double start;

  run (writer, attach);
  run (writer, "PRAGMA foreign_keys = OFF");
  start = get_seconds ();
  run (writer, "BEGIN IMMEDIATE");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO main.%s SELECT * FROM given.%s", tables[i], tables[i]);

      run (writer, sql);
    }
  run (writer, "COMMIT");
  return get_seconds () - start;
}

int
main (void)
{
  ScratchLaptop from, to, plain;
  g_autoptr(GPtrArray) acts = NULL;
  double applied, written;

  scratch_laptop_begin (&from);
  scratch_laptop_begin (&to);
  scratch_laptop_begin (&plain);
  do_much (&from);
  acts = scratch_laptop_load_acts (&from);
  applied = apply_all (&to, acts);
  written = write_plainly (&from, &plain);
  g_print ("%u acts applied in %.3f s: %.0f a second; their bare rows written in %.3f s: %.1f times as long\n", acts->len,
           applied, acts->len / applied, written, applied / written);
  scratch_laptop_end (&from);
  scratch_laptop_end (&to);
  scratch_laptop_end (&plain);
  return 0;
}
