/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings-world.h"
#include "fakes.h"
#include "rapport-backups.h"
#include "rapport-customer.h"
#include "rapport-daily-backup.h"
#include "rapport-edit.h"
#include "scratch-act.h"

/* What the settings of backups do */

static char *
count_backups (World *world)
{
  g_autoptr(GArray) backups = rapport_backups_list (world->folder);

  return g_strdup_printf ("%u", backups->len);
}

char *
see_daily_backup (World *world)
{
  g_autoptr(FakeClock) clock = fake_clock_new (NOON, SHANGHAI);
  g_autoptr(RapportDailyBackup) daily = rapport_daily_backup_new (world->book, RAPPORT_WALL_CLOCK (clock), 0);
  gboolean made = FALSE;
  const RapportRules rules = world_load_rules (world);

  g_signal_connect_swapped (daily, "made", G_CALLBACK (g_atomic_int_inc), &made);
  if (rules.backs_up_daily)
    wait_until (made);
  for (guint i = 0; i < 40; i++)
    g_main_context_iteration (NULL, FALSE);
  return count_backups (world);
}

char *
see_backup_before_many (World *world)
{
  const guint field = RAPPORT_CUSTOMER_GRADE;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  gint64 ids[3];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add_customer (world->book, "甲");
  rapport_entity_set_text (values, field, "C");
  scratch_run (world->book, rapport_edit_many_new (values, &field, 1, ids, G_N_ELEMENTS (ids)));
  return count_backups (world);
}

/* One each day for more than a year */
char *
see_backups_kept (World *world)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_local (NOON);
  g_autofree char *backups = g_build_filename (world->folder, "backups", NULL);
  g_autofree char *path = NULL;

  g_assert_cmpint (g_mkdir_with_parents (backups, 0700), ==, 0);
  for (int day = 20250101; day < 20260310; day = rapport_day_add (day, 1))
    {
      g_autofree char *name = g_strdup_printf ("rapport-%d-120000-daily.db", day);
      g_autofree char *file = g_build_filename (backups, name, NULL);

      g_assert_true (g_file_set_contents (file, "", 0, NULL));
    }
  path = rapport_backups_make (world->folder, RAPPORT_BACKUP_DAILY, now, NULL, NULL);
  g_assert_nonnull (path);
  return count_backups (world);
}
