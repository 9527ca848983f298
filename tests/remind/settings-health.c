/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings-world.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-feedback.h"
#include "rapport-health-facts.h"
#include "rapport-record.h"
#include "rapport-ticket.h"
#include "rapport-usage.h"

/* What the settings of risk do */

static void
tell_health (World   *world,
             GString *told,
             gint64   customer)
{
  g_auto(RapportHealthInput) input = { 0 };
  g_autoptr(RapportHealthResult) result = NULL;

  rapport_health_input_init (&input);
  g_assert_true (rapport_health_facts_load (world->connection, customer, world->zone, NOON, &input, NULL));
  result = rapport_health_judge (&input);
  g_string_append_printf (told, "%s%s %d", told->len > 0 ? ", " : "", rapport_health_level_get_id (result->level),
                          result->score);
  for (guint i = 0; i < result->findings->len; i++)
    g_string_append_printf (told, " %s", g_array_index (result->findings, RapportHealthFinding, i).rule->id);
  if (result->opportunity)
    g_string_append (told, " opportunity");
}

static gint64
add_customer_that_ends (World *world)
{
  const gint64 customer = add_customer (world->book, "甲");
  const RapportMoment day = rapport_moment_from_day (20260305);

  world_add_record (world, customer, 20260301, "phone", "no", 6);
  world_add_record (world, customer, 20260302, "phone", "no", RAPPORT_UNSET);
  world_add (world, RAPPORT_TYPE_RECORD, "customer", customer, "started", &day, "will-end", TRUE, NULL);
  return customer;
}

static gint64
add_customer_that_fades (World *world)
{
  const gint64 customer = add_customer (world->book, "乙");

  world_add (world, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "王", "key-contact", TRUE, "left-on", 20260120,
             NULL);
  world_add (world, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "李", "key-contact", TRUE, NULL);
  world_add (world, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20251101, NULL);
  for (int i = 0; i < 2; i++)
    world_add (world, RAPPORT_TYPE_TICKET, "customer", customer, "received", NOON - 20 * (gint64) DAY, "priority", "P2",
               "status", "new", "complaint", TRUE, NULL);
  for (int i = 0; i < 4; i++)
    world_add (world, RAPPORT_TYPE_USAGE, "customer", customer, "month",
               i < 2 ? 20251101 + i * 100 : 20260101 + (i - 2) * 100, "logins", (gint64) (i < 3 ? 100 : 70), NULL);
  return customer;
}

static gint64
add_customer_of_scores (World  *world,
                        gint64  score)
{
  const gint64 customer = add_customer (world->book, "丙");

  world_add (world, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20250101, NULL);
  world_add (world, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20260301, NULL);
  world_add (world, RAPPORT_TYPE_FEEDBACK, "customer", customer, "source", "survey", "answered-on", 20260301, "maximum",
             (gint64) 500, "score-overall", score, NULL);
  return customer;
}

char *
see_health (World *world)
{
  g_autoptr(GString) told = g_string_new (NULL);
  const gint64 fell = add_customer (world->book, "丁");

  tell_health (world, told, add_customer_that_ends (world));
  tell_health (world, told, add_customer_that_fades (world));
  tell_health (world, told, add_customer_of_scores (world, 300));
  tell_health (world, told, add_customer_of_scores (world, 450));
  world_add_record (world, fell, 20260301, "phone", "yes", 10);
  world_add_record (world, fell, 20260302, "phone", "yes", 8);
  tell_health (world, told, fell);
  return g_string_free (g_steal_pointer (&told), FALSE);
}
