/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-record-check.h"

static void
check (RapportEntity *record,
       const char    *expected)
{
  g_autofree char *lacking = rapport_record_dup_lacking (RAPPORT_RECORD (record));

  g_assert_cmpstr (lacking, ==, expected);
}

static void
test_lacking (void)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  const RapportMoment day = rapport_moment_from_day (20260310);
  const RapportMoment time = rapport_moment_from_instant (1773115200, zone);

  check (record, "Still lacks the time, the method, who took part, the summary, what was agreed or is to be done.");
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &day);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD_WORDS, "传真");
  rapport_entity_set_integer (record, RAPPORT_RECORD_CONTACT, 1);
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, "报价");
  check (record, "Still lacks the time, what was agreed or is to be done.");
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &time);
  rapport_entity_set_text (record, RAPPORT_RECORD_NEXT_ACTION, "周五前回复");
  check (record, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record-check/what-a-record-lacks", test_lacking);
  return g_test_run ();
}
