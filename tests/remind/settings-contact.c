/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings-world.h"
#include "rapport-add.h"
#include "rapport-cadence-facts.h"
#include "rapport-contact-hints.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-facts-ahead.h"
#include "rapport-member.h"
#include "scratch-act.h"

/* What the settings of planning and logging do */

static void
tell_hints (GString             *told,
            RapportCadenceFacts *facts,
            const char          *method,
            RapportMoment        when)
{
  const RapportContactTry contact = { .at = when, .method = method, .plan = -1 };
  g_autoptr(GArray) hints = rapport_contact_find_hints (&facts->input, &contact);

  for (guint i = 0; i < hints->len; i++)
    g_string_append_printf (told, "%s%s", told->len > 0 ? " " : "", g_array_index (hints, RapportContactHint, i).rule);
}

/* A visit on Thursday, and the third call and e-mail of the week, at a convenient time */
char *
see_hints (World *world)
{
  const gint64 customer = world_add_customer (world, "甲", "A");
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (world->connection, NULL);
  g_autoptr(RapportCadenceFacts) facts = NULL;
  g_autoptr(GString) told = g_string_new (NULL);
  const RapportMoment when = rapport_moment_from_instant (at (20260312, 10, 0, SHANGHAI), world->zone);

  for (int day = 20260309; day <= 20260310; day++)
    {
      world_add_record (world, customer, day, "phone", NULL, RAPPORT_UNSET);
      world_add_record (world, customer, day, "email", NULL, RAPPORT_UNSET);
    }
  facts = rapport_cadence_facts_load (world->connection, customer, calendar, NOON, NULL);
  tell_hints (told, facts, "visit", when);
  tell_hints (told, facts, "phone", when);
  tell_hints (told, facts, "email", when);
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
tell_next (World      *world,
           GString    *told,
           const char *grade)
{
  const gint64 customer = world_add_customer (world, "甲", grade);
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (world->connection, NULL);
  g_autoptr(RapportCadenceFacts) facts = NULL;
  g_autoptr(RapportCadenceResult) result = NULL;

  facts = rapport_cadence_facts_load (world->connection, customer, calendar, at (20260106, 8, 0, SHANGHAI), NULL);
  result = rapport_cadence_judge (&facts->input);
  g_string_append_printf (told, "%s%s", told->len > 0 ? " " : "", grade);
  for (guint i = 0; i < result->next->len; i++)
    g_string_append_printf (told, " %d", g_array_index (result->next, RapportCadenceNext, i).due.day % 10000);
}

char *
see_next (World *world)
{
  g_autoptr(GString) told = g_string_new (NULL);

  tell_next (world, told, "A");
  tell_next (world, told, "B");
  tell_next (world, told, "C");
  return g_string_free (g_steal_pointer (&told), FALSE);
}

/* Three new customers want six contacts of their owner: how many at most on a day */
char *
see_spread (World *world)
{
  const gint64 owner = world_add (world, RAPPORT_TYPE_MEMBER, "name", "王芳", NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "A");
      rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, owner);
      scratch_run (world->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
    }
  return scratch_read_text (world->book, "SELECT max (n) FROM (SELECT count(*) AS n FROM plan GROUP BY due_day)");
}

/* What is owed to a customer of grade A in deepening who bought on 2026-03-09, and needs training: from day to day */
char *
see_duties (World *world)
{
  const RapportRules rules = world_load_rules (world);
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (world->connection, &error);
  g_autoptr(GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportFactsAhead) ahead = NULL;
  g_autoptr(RapportCadenceFacts) cadence = NULL;
  g_autoptr(RapportDutyFacts) facts = NULL;
  g_autoptr(GArray) duties = NULL;
  const gint64 customer = 77;

  execute (world->book, "INSERT INTO customer (id, uid, name, grade, stage)"
                        " VALUES (77, x'00000000000040008000000000000077', '甲', 'A', 'deepening')");
  execute (world->book, "INSERT INTO contract (uid, customer, date) VALUES (randomblob (16), 77, 20260309)");
  execute (world->book, "INSERT INTO tag (uid, customer, name)"
                        " VALUES (x'00000000000040008000000000000078', 77, '需技术支持')");
  g_array_append_val (customers, customer);
  ahead = rapport_facts_ahead_new (world->connection, customers, calendar, &rules, NOON, TRUE);
  g_assert_true (rapport_facts_ahead_take (ahead, 0, &cadence, &facts, &error));
  g_assert_no_error (error);
  duties = rapport_duties_find (&facts->input);
  for (guint i = 0; i < duties->len; i++)
    {
      const RapportDuty *duty = &g_array_index (duties, RapportDuty, i);

      g_string_append_printf (told, "%s%s %04d-%04d", i > 0 ? ", " : "", duty->purpose, duty->due % 10000,
                              duty->limit % 10000);
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}
