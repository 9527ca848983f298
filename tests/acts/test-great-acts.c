/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/resource.h>

#include "act-fixture.h"
#include "rapport-customer.h"
#include "rapport-edit.h"

static RapportAct *
make_act (ActFixture *fixture,
          guint       n)
{
  const guint field = RAPPORT_CUSTOMER_GRADE;
  g_autoptr(RapportCustomer) values = rapport_customer_new ();
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 id = act_fixture_add_customer (fixture, NULL, "甲");

      g_array_append_val (ids, id);
    }
  rapport_entity_set_text (RAPPORT_ENTITY (values), field, "C");
  return rapport_edit_many_new (RAPPORT_ENTITY (values), &field, 1, (gint64 *) ids->data, n);
}

static guint
count_backups (ActFixture          *fixture,
               RapportBackupReason  reason)
{
  g_autoptr(GArray) backups = rapport_backups_list (fixture->folder);
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    n += g_array_index (backups, RapportBackup, i).reason == reason;
  return n;
}

/* What a person could not put right again by hand has a backup before it. */
static void
test_backup (ActFixture    *fixture,
             gconstpointer  data)
{
  scratch_run (fixture->book, rapport_set_setting_new ("backup-things", "2"));
  scratch_run (fixture->book, make_act (fixture, 2));
  g_assert_cmpuint (count_backups (fixture, RAPPORT_BACKUP_MANY), ==, 0);
  scratch_run (fixture->book, make_act (fixture, 3));
  g_assert_cmpuint (count_backups (fixture, RAPPORT_BACKUP_MANY), ==, 1);
  /* the shipped value is greater */
  scratch_run (fixture->book, rapport_set_setting_new ("backup-things", NULL));
  scratch_run (fixture->book, make_act (fixture, 3));
  g_assert_cmpuint (count_backups (fixture, RAPPORT_BACKUP_MANY), ==, 1);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GError) error = NULL;
  RapportReceipt **receipt = data;

  *receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_assert_no_error (error);
}

static void
test_behind_the_window (ActFixture    *fixture,
                        gconstpointer  data)
{
  RapportReceipt *receipt = NULL;

  scratch_run (fixture->book, rapport_set_setting_new ("backup-things", "2"));
  rapport_act_run_async (make_act (fixture, 3), fixture->book, done_cb, &receipt);
  while (receipt == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (receipt->action, >, 0);
  rapport_receipt_free (receipt);
  g_assert_cmpuint (count_backups (fixture, RAPPORT_BACKUP_MANY), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE grade = 'C'"), ==, 3);
}

static void
assert_nothing_left (ActFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, "attachments");
}

/* Taking so much back has one, too. */
static void
test_undo (ActFixture    *fixture,
           gconstpointer  data)
{
  scratch_run (fixture->book, make_act (fixture, 3));
  scratch_run (fixture->book, rapport_set_setting_new ("backup-things", "2"));
  act_fixture_undo (fixture, "set-setting");
  g_assert_cmpuint (count_backups (fixture, RAPPORT_BACKUP_MANY), ==, 0);
  scratch_run (fixture->book, rapport_set_setting_new ("backup-things", "2"));
  scratch_run (fixture->book, make_act (fixture, 3));
  g_assert_cmpuint (count_backups (fixture, RAPPORT_BACKUP_MANY), ==, 1);
  act_fixture_undo (fixture, "edit-customer");
  g_assert_cmpuint (count_backups (fixture, RAPPORT_BACKUP_MANY), ==, 2);
  act_fixture_redo (fixture);
  g_assert_cmpuint (count_backups (fixture, RAPPORT_BACKUP_MANY), ==, 3);
}

/* There is no room for the backup: what needs it does not happen, what needs none does. */
static void
test_full_disk (ActFixture    *fixture,
                gconstpointer  data)
{
  struct rlimit before, limit;
  RapportAct *act;

  scratch_run (fixture->book, rapport_set_setting_new ("backup-things", "2"));
  act = make_act (fixture, 3);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 100000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  scratch_refuse (fixture->book, act, RAPPORT_ERROR_FULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  assert_nothing_left (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE grade = 'C'"), ==, 0);
}

/* longer than a statement waits for the lock */
#define GREAT_ACT_USEC (6 * G_USEC_PER_SEC)

static gpointer
act_long (gpointer data)
{
  RapportConnection *other = data;

  g_usleep (GREAT_ACT_USEC);
  g_assert_true (rapport_connection_execute (other, "COMMIT", NULL));
  rapport_connection_hand_over (other);
  return NULL;
}

/* While another process imports very much an edit waits, and is not refused. */
static void
test_waited_for (ActFixture    *fixture,
                 gconstpointer  data)
{
  g_autoptr(RapportConnection) other =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  const gint64 customer = act_fixture_add_customer (fixture, "1", "甲");
  GThread *thread;

  g_assert_true (rapport_connection_execute (other, "BEGIN IMMEDIATE", NULL));
  rapport_connection_hand_over (other);
  thread = g_thread_new ("other process", act_long, other);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &customer, 1));
  g_thread_join (thread);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/great/has-a-backup-before-it", test_backup);
  ACT_TEST ("/acts/great/backed-up-behind-the-window", test_behind_the_window);
  ACT_TEST ("/acts/great/undone-with-a-backup-before", test_undo);
  ACT_TEST ("/acts/great/not-done-without-its-backup", test_full_disk);
  ACT_TEST ("/acts/great/waited-for-by-others", test_waited_for);
  return g_test_run ();
}
