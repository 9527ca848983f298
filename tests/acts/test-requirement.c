/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-edit.h"
#include "rapport-requirement.h"

static gint64
add (ActFixture *fixture,
     gboolean    urgent,
     const char *priority)
{
  g_autoptr(RapportEntity) requirement = RAPPORT_ENTITY (rapport_requirement_new ());

  rapport_entity_set_integer (requirement, RAPPORT_REQUIREMENT_CUSTOMER, act_fixture_add_customer (fixture, NULL, "甲"));
  rapport_entity_set_text (requirement, RAPPORT_REQUIREMENT_DESCRIPTION, "降低人工成本");
  rapport_entity_set_text (requirement, RAPPORT_REQUIREMENT_PRIORITY, priority);
  rapport_entity_set_flag (requirement, RAPPORT_REQUIREMENT_URGENT, urgent);
  return scratch_run (fixture->book, rapport_add_new (requirement));
}

static void
edit_flag (ActFixture *fixture,
           gint64      id,
           guint       field,
           gboolean    flag)
{
  g_autoptr(RapportEntity) requirement = rapport_book_get (fixture->book, RAPPORT_TYPE_REQUIREMENT, id, NULL);

  rapport_entity_set_flag (requirement, field, flag);
  scratch_run (fixture->book, rapport_edit_new (requirement, &field, 1));
}

static void
edit_text (ActFixture *fixture,
           gint64      id,
           guint       field,
           const char *text)
{
  g_autoptr(RapportEntity) requirement = rapport_book_get (fixture->book, RAPPORT_TYPE_REQUIREMENT, id, NULL);

  rapport_entity_set_text (requirement, field, text);
  scratch_run (fixture->book, rapport_edit_new (requirement, &field, 1));
}

static void
assert_priority (ActFixture *fixture,
                 gint64      id,
                 const char *expected)
{
  g_autoptr(RapportEntity) requirement = rapport_book_get (fixture->book, RAPPORT_TYPE_REQUIREMENT, id, NULL);

  g_assert_cmpstr (rapport_entity_get_text (requirement, RAPPORT_REQUIREMENT_PRIORITY), ==, expected);
}

static void
test_priority (ActFixture    *fixture,
               gconstpointer  data)
{
  const gint64 id = add (fixture, TRUE, NULL);

  assert_priority (fixture, id, "medium");
  edit_flag (fixture, id, RAPPORT_REQUIREMENT_IMPORTANT, TRUE);
  assert_priority (fixture, id, "high");
  edit_flag (fixture, id, RAPPORT_REQUIREMENT_URGENT, FALSE);
  edit_flag (fixture, id, RAPPORT_REQUIREMENT_IMPORTANT, FALSE);
  assert_priority (fixture, id, "low");
  edit_text (fixture, id, RAPPORT_REQUIREMENT_PRIORITY, "high");
  assert_priority (fixture, id, "high");
  assert_priority (fixture, add (fixture, TRUE, "low"), "low");
}

static void
test_versions (ActFixture    *fixture,
               gconstpointer  data)
{
  const gint64 id = add (fixture, FALSE, NULL);
  g_autofree char *kept = NULL;

  edit_text (fixture, id, RAPPORT_REQUIREMENT_SOLUTION, "视觉检测");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM requirement_version"), ==, 0);
  edit_text (fixture, id, RAPPORT_REQUIREMENT_SOLUTION, "视觉检测, 3次培训");
  edit_text (fixture, id, RAPPORT_REQUIREMENT_QUOTATION, "每套 10 万");
  edit_text (fixture, id, RAPPORT_REQUIREMENT_NOTES, "备注");
  kept = scratch_read_text (fixture->book, "SELECT group_concat(version || ' ' || solution, ' | ') FROM requirement_version");
  g_assert_cmpstr (kept, ==, "1 视觉检测 | 2 视觉检测, 3次培训");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/acts/requirement/FC-9/urgent-and-important-make-the-priority", ActFixture, NULL, act_fixture_set_up,
              test_priority, act_fixture_tear_down);
  g_test_add ("/acts/requirement/a-replaced-solution-stays-as-a-version", ActFixture, NULL, act_fixture_set_up,
              test_versions, act_fixture_tear_down);
  return g_test_run ();
}
