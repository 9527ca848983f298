/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-log-apply.h"
#include "scratch-laptop.h"

void
scratch_laptop_begin (ScratchLaptop *laptop)
{
  laptop->folder = scratch_folder_new ();
  laptop->book = scratch_book_open (laptop->folder);
}

void
scratch_laptop_end (ScratchLaptop *laptop)
{
  g_clear_object (&laptop->book);
  scratch_folder_remove (laptop->folder);
}

/* (transfer full) (element-type RapportLogAct): what was done there since this was asked last */
GPtrArray *
scratch_laptop_load_acts (ScratchLaptop *laptop)
{
  GPtrArray *acts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_log_act_free);
  const gint64 last = scratch_query (laptop->book, "SELECT max(id) FROM action");

  for (gint64 id = laptop->given + 1; id <= last; id++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM action WHERE changeset IS NOT NULL AND id = %"
                                              G_GINT64_FORMAT, id);
      g_autoptr(GError) error = NULL;

      if (scratch_query (laptop->book, sql) == 0)
        continue;
      g_ptr_array_add (acts, rapport_log_act_load (rapport_book_get_connection (laptop->book), id, &error));
      g_assert_no_error (error);
    }
  laptop->given = last;
  return acts;
}

void
scratch_laptop_apply (ScratchLaptop *laptop,
                      GPtrArray     *acts)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(RapportConnection) writer =
    rapport_connection_open (rapport_book_get_path (laptop->book), RAPPORT_CONNECTION_READ_WRITE, &error);

  rapport_connection_execute (writer, "BEGIN IMMEDIATE", &error);
  rapport_log_apply (writer, acts, g_get_real_time () / G_USEC_PER_SEC, zone, &error);
  g_assert_no_error (error);
  rapport_connection_execute (writer, "COMMIT", &error);
  g_assert_no_error (error);
  rapport_book_poll (laptop->book);
}

void
scratch_laptop_send (ScratchLaptop *from,
                     ScratchLaptop *to)
{
  g_autoptr(GPtrArray) acts = scratch_laptop_load_acts (from);

  scratch_laptop_apply (to, acts);
}

/* Each takes over what the other did, without having seen it before. */
void
scratch_laptops_exchange (ScratchLaptop *a,
                          ScratchLaptop *b)
{
  g_autoptr(GPtrArray) from_a = scratch_laptop_load_acts (a);
  g_autoptr(GPtrArray) from_b = scratch_laptop_load_acts (b);

  scratch_laptop_apply (a, from_b);
  scratch_laptop_apply (b, from_a);
}
