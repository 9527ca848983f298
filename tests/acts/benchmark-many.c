/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "bare-writes.h"
#include "generate.h"
#include "rapport-add.h"
#include "rapport-backups.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-hand-over.h"
#include "rapport-log-many.h"
#include "rapport-member.h"
#include "rapport-plan-many.h"
#include "scratch-act.h"

#define N_CUSTOMERS 100000
#define N_RECORDS 1000000
#define N_TICKETS 200000

#define N_CHANGED 10000
#define N_TIMES 3

/* so many times as long as writing the same rows with bare SQL */
#define MOST_TIMES 3

typedef struct
{
  GTimeZone *zone;
  GArray    *customers;
  gint64     members[2];
} World;

/* Deed: @make makes an act that changes all customers, otherwise than the one before
 * @prepare: (nullable): makes one that has to come before it */
typedef struct
{
  const char  *name;
  RapportAct *(*make)    (const World *world,
                          guint        time);
  RapportAct *(*prepare) (const World *world,
                          guint        time);
} Deed;

/* seconds of the processor */
static double
get_spent (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double) spent.tv_sec + (double) spent.tv_nsec / 1e9;
}

static RapportAct *
edit (const World   *world,
      RapportEntity *values,
      guint          field)
{
  return rapport_edit_many_new (values, &field, 1, (const gint64 *) (gpointer) world->customers->data,
                                world->customers->len);
}

static RapportAct *
set_owner (const World *world,
           guint        time)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_integer (values, RAPPORT_CUSTOMER_OWNER, world->members[time % 2]);
  return edit (world, values, RAPPORT_CUSTOMER_OWNER);
}

static RapportAct *
set_grade (const World *world,
           guint        time)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (values, RAPPORT_CUSTOMER_GRADE, time % 2 == 0 ? "B" : "C");
  return edit (world, values, RAPPORT_CUSTOMER_GRADE);
}

static RapportAct *
set_industry (const World *world,
              guint        time)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  g_autofree char *industry = g_strdup_printf ("精密机械制造 %u", time);

  rapport_entity_set_text (values, RAPPORT_CUSTOMER_INDUSTRY, industry);
  return edit (world, values, RAPPORT_CUSTOMER_INDUSTRY);
}

static RapportAct *
add_tag (const World *world,
         guint        time)
{
  g_autofree char *tag = g_strdup_printf ("续约预警 %u", time);

  return rapport_add_tag_new ((const gint64 *) (gpointer) world->customers->data, world->customers->len, tag);
}

static RapportAct *
hand_over (const World *world,
           guint        time)
{
  return rapport_hand_over_new ((const gint64 *) (gpointer) world->customers->data, world->customers->len,
                                world->members[(time + 1) % 2], TRUE);
}

static RapportAct *
remove_tag (const World *world,
            guint        time)
{
  g_autofree char *tag = g_strdup_printf ("续约预警 %u", time);

  return rapport_remove_tag_new ((const gint64 *) (gpointer) world->customers->data, world->customers->len, tag);
}

static RapportAct *
set_status (const World *world,
            guint        time)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  g_autofree char *status = g_strdup_printf ("方案沟通 %u", time);

  rapport_entity_set_text (values, RAPPORT_CUSTOMER_STATUS, status);
  return edit (world, values, RAPPORT_CUSTOMER_STATUS);
}

static RapportAct *
archive (const World *world,
         guint        time)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_flag (values, RAPPORT_CUSTOMER_ARCHIVED, time % 2 == 0);
  return edit (world, values, RAPPORT_CUSTOMER_ARCHIVED);
}

static RapportAct *
log_mailing (const World *world,
             guint        time)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autofree char *summary = g_strdup_printf ("群发新年报价单 %u", time);
  RapportMoment today;

  today = rapport_moment_from_day (rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, world->zone));
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &today);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "email");
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, summary);
  return rapport_contact_many_new (&rapport_log_many, RAPPORT_ENTITY (record),
                                   (const gint64 *) (gpointer) world->customers->data,
                               world->customers->len, NULL);
}

static RapportAct *
plan_mailing (const World *world,
              guint        time)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  g_autofree char *content = g_strdup_printf ("群发新年报价单 %u", time);
  const int today = rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, world->zone);
  const RapportMoment due = rapport_moment_from_day (rapport_day_add (today, 2 + (int) time));

  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "email");
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, content);
  return rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (plan),
                                   (const gint64 *) (gpointer) world->customers->data,
                                world->customers->len, NULL);
}

static const Deed deeds[] = {
  { "set the owner", set_owner },
  { "set the status", set_status },
  { "set the industry", set_industry },
  { "add a tag", add_tag },
  { "take a tag away", remove_tag, .prepare = add_tag },
  { "hand over with what is open", hand_over },
  { "set the grade", set_grade },
  { "log a mailing", log_mailing },
  { "plan a mailing", plan_mailing },
  { "archive", archive },
};

static RapportConnection *
open_roomy (const char *path)
{
  g_autoptr(GError) error = NULL;
  RapportConnection *connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, &error);

  g_assert_no_error (error);
  rapport_connection_set_roomy (connection, TRUE, &error);
  g_assert_no_error (error);
  return connection;
}

/* Returns: (transfer full): the path of a copy of the book as it stands */
static char *
copy_book (RapportBook *book)
{
  const char *path = rapport_book_get_path (book);
  g_autoptr(RapportConnection) connection = open_roomy (path);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  char *copy = g_strconcat (path, ".before", NULL);
  g_autoptr(GFile) copied = g_file_new_for_path (copy);
  g_autoptr(GError) error = NULL;

  rapport_connection_execute (connection, "PRAGMA wal_checkpoint (TRUNCATE)", &error);
  g_assert_no_error (error);
  g_file_copy (file, copied, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return copy;
}

static double
measure_floor (const char *before,
               const char *done)
{
  g_autoptr(RapportConnection) connection = open_roomy (before);

  bare_writes_find (connection, done);
  return bare_writes_run (connection);
}

/* As the window does it, where its progress is watched, which gives it much memory; the bare writes, into a copy of the
 * book as it was before, get as much.
 *
 * Returns: the best of some tries, as many times as long as the bare writes */
static double
measure (RapportBook *book,
         const World *world,
         const Deed  *deed)
{
  double ratio = 0;

  for (guint i = 0; i < N_TIMES; i++)
    {
      RapportProgress progress = { NULL };
      RapportAct *act = deed->make (world, i);
      g_autofree char *before = NULL;
      double took, floor;

      if (deed->prepare != NULL)
        scratch_run (book, deed->prepare (world, i));
      before = copy_book (book);
      took = get_spent ();
      rapport_act_set_progress (act, &progress);
      scratch_run (book, act);
      took = get_spent () - took;
      floor = measure_floor (before, rapport_book_get_path (book));
      remove (before);
      printf ("%s of %u customers: %.2f s of the processor, %.2f s with bare SQL: %.1f times\n", deed->name,
              world->customers->len, took, floor, took / floor);
      ratio = i == 0 ? took / floor : MIN (ratio, took / floor);
    }
  return ratio;
}

static gint64
add_member (RapportBook *book,
            const char  *name)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  return scratch_run (book, rapport_add_new (member));
}

/* customers from all over the book */
static GArray *
list_customers (RapportBook *book)
{
  const gint64 n = scratch_query (book, "SELECT count(*) FROM customer WHERE archived = 0");
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM customer WHERE archived = 0 AND id %% %d = 0 ORDER BY id"
                                          " LIMIT %d", (int) MAX (n / N_CHANGED, 1), N_CHANGED);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (rapport_book_get_connection (book), sql, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  while (rapport_statement_step (row, &has_row, NULL) && has_row)
    {
      const gint64 id = rapport_statement_get_integer (row, 0);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* The backup before so great a change is counted apart: it copies the book, and is the same whatever is changed. */
static void
measure_backup (RapportBook *book)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GError) error = NULL;
  double took = get_spent ();
  g_autofree char *path = rapport_backups_make (rapport_book_get_folder (book), RAPPORT_BACKUP_MANY, now, NULL, &error);

  g_assert_no_error (error);
  printf ("the backup before it: %.1f s of the processor\n", get_spent () - took);
  remove (path);
  scratch_run (book, rapport_set_setting_new ("backup-things", "1000000"));
}

/* Changes many customers at once, and holds that against the bare writes */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = argc > 1 ? g_strdup (argv[1]) : generate_once (N_CUSTOMERS, N_RECORDS, N_TICKETS);
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  World world = { zone, list_customers (book), { add_member (book, "王芳"), add_member (book, "李强") } };
  int failed = 0;

  setvbuf (stdout, NULL, _IOLBF, 0);
  measure_backup (book);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (argc < 3 || strcmp (deeds[i].name, argv[2]) == 0)
      failed |= measure (book, &world, &deeds[i]) > MOST_TIMES;
  g_array_unref (world.customers);
  rapport_book_close (book);
  return failed;
}
