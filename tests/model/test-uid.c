/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-uid.h"

static void
test_layout (void)
{
  const guint8 random[RAPPORT_UID_RANDOM_LENGTH] = { 0xff, 1, 2, 3, 4, 5, 6, 7 };
  guint8 uid[RAPPORT_UID_LENGTH];
  g_autofree char *text = NULL;

  rapport_uid_make (G_GINT64_CONSTANT (0x0123456789ab) * 1000 + 500, random, uid);
  text = rapport_uid_to_text (uid);

  g_assert_cmpstr (text, ==, "01234567-89ab-7800-bf01-020304050607");
}

static void
test_time (void)
{
  guint8 uid[RAPPORT_UID_LENGTH];

  rapport_uid_new (1710486000000500, uid);
  g_assert_cmpint (rapport_uid_get_time (uid), ==, 1710486000000500);
  rapport_uid_make_fixed ("a policy", uid);
  g_assert_cmpint (rapport_uid_get_time (uid), ==, -1);
}

static void
test_later_sorts_behind (void)
{
  guint8 first[RAPPORT_UID_LENGTH], second[RAPPORT_UID_LENGTH], twin[RAPPORT_UID_LENGTH];

  rapport_uid_new (1710486000000000, first);
  rapport_uid_new (1710486000000001, second);
  rapport_uid_new (1710486000000001, twin);

  g_assert_cmpint (memcmp (first, second, RAPPORT_UID_LENGTH), <, 0);
  g_assert_cmpint (memcmp (second, twin, RAPPORT_UID_LENGTH), !=, 0);
}

static void
test_made_together_sorts_together (void)
{
  guint8 last[RAPPORT_UID_LENGTH] = { 0 };

  for (guint i = 0; i < 1000; i++)
    {
      guint8 uid[RAPPORT_UID_LENGTH];

      rapport_uid_new_after (1710486000000500, last, uid);

      g_assert_cmpint (memcmp (last, uid, RAPPORT_UID_LENGTH), <, 0);
      g_assert_cmpint (rapport_uid_get_time (uid), ==, 1710486000000500);
      g_assert_cmpint (uid[8] & 0xc0, ==, 0x80);
      memcpy (last, uid, sizeof last);
    }
}

static void
test_last_of_its_kind (void)
{
  guint8 last[RAPPORT_UID_LENGTH], uid[RAPPORT_UID_LENGTH];
  const guint8 random[RAPPORT_UID_RANDOM_LENGTH] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };

  rapport_uid_make (1710486000000500, random, last);
  rapport_uid_new_after (1710486000000500, last, uid);

  g_assert_cmpint (rapport_uid_get_time (uid), ==, 1710486000000500);
  g_assert_cmpint (uid[8] & 0xc0, ==, 0x80);
}

static void
test_text (void)
{
  const guint8 none[RAPPORT_UID_LENGTH] = { 0 };
  guint8 uid[RAPPORT_UID_LENGTH], read[RAPPORT_UID_LENGTH] = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *upper = NULL;

  rapport_uid_new (1710486000000000, uid);
  text = rapport_uid_to_text (uid);
  upper = g_ascii_strup (text, -1);

  g_assert_true (rapport_uid_from_text (upper, read));
  g_assert_cmpmem (uid, sizeof uid, read, sizeof read);
  g_assert_true (rapport_uid_is_set (uid));
  g_assert_false (rapport_uid_is_set (none));
  g_assert_false (rapport_uid_from_text ("", read));
  g_assert_false (rapport_uid_from_text ("0123456789ab-7800-bf01-0203040506070", read));
  g_assert_false (rapport_uid_from_text ("01234567-89ab-7800-bf01-02030405060g", read));
  g_assert_cmpmem (uid, sizeof uid, read, sizeof read);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/uid/layout", test_layout);
  g_test_add_func ("/model/uid/made-together-sorts-together", test_made_together_sorts_together);
  g_test_add_func ("/model/uid/last-of-its-kind", test_last_of_its_kind);
  g_test_add_func ("/model/uid/when-it-was-made", test_time);
  g_test_add_func ("/model/uid/later-sorts-behind", test_later_sorts_behind);
  g_test_add_func ("/model/uid/text", test_text);
  return g_test_run ();
}
