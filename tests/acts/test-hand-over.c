/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-action-item.h"
#include "rapport-add.h"
#include "rapport-hand-over.h"
#include "rapport-plan.h"
#include "rapport-ticket-acts.h"
#include "scratch-act.h"

/* a customer of Ann's, with a plan, an action item and a ticket of Ann's, and a plan of Carl's */
typedef struct
{
  gint64 ann;
  gint64 bob;
  gint64 carl;
  gint64 customer;
} Team;

static void
add_plan (ActFixture *fixture,
          gint64      customer,
          gint64      owner)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment due = rapport_moment_from_day (20300315);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, owner);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_run (fixture->book, rapport_add_new (plan));
}

static void
set_up_team (ActFixture *fixture,
             Team       *team)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) item = RAPPORT_ENTITY (rapport_action_item_new ());
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  team->ann = scratch_add_member (fixture->book, "Ann");
  team->bob = scratch_add_member (fixture->book, "Bob");
  team->carl = scratch_add_member (fixture->book, "Carl");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, team->ann);
  team->customer = scratch_run (fixture->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  add_plan (fixture, team->customer, team->ann);
  add_plan (fixture, team->customer, team->carl);
  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_CUSTOMER, team->customer);
  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHAT, "Send the offer");
  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_WHO, team->ann);
  scratch_run (fixture->book, rapport_add_new (item));
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, team->customer);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_OWNER, team->ann);
  scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

#define OWNERS \
  "SELECT (SELECT m.name FROM customer c JOIN member m ON m.id = c.owner) || ' ' ||" \
  " (SELECT group_concat (m.name, '+') FROM plan p JOIN member m ON m.id = p.owner) || ' ' ||" \
  " (SELECT m.name FROM action_item i JOIN member m ON m.id = i.who) || ' ' ||" \
  " (SELECT m.name FROM ticket t JOIN member m ON m.id = t.owner)"

static void
assert_text (ActFixture *fixture,
             const char *sql,
             const char *expected)
{
  g_autofree char *text = scratch_read_text (fixture->book, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_along (ActFixture    *fixture,
            gconstpointer  data)
{
  Team team;

  set_up_team (fixture, &team);
  assert_text (fixture, OWNERS, "Ann Ann+Carl Ann Ann");
  scratch_run (fixture->book, rapport_hand_over_new (&team.customer, 1, team.bob, TRUE));
  assert_text (fixture, OWNERS, "Bob Bob+Carl Bob Bob");
  act_fixture_undo (fixture, "hand-over");
  assert_text (fixture, OWNERS, "Ann Ann+Carl Ann Ann");
  scratch_run (fixture->book, rapport_hand_over_new (&team.customer, 1, team.bob, FALSE));
  assert_text (fixture, OWNERS, "Bob Ann+Carl Ann Ann");
}

static void
test_all_of_a_member (ActFixture    *fixture,
                      gconstpointer  data)
{
  Team team;

  set_up_team (fixture, &team);
  scratch_run (fixture->book, rapport_hand_over_all_new (team.ann, team.carl, TRUE));
  assert_text (fixture, OWNERS, "Carl Carl+Carl Carl Carl");
  act_fixture_undo (fixture, "hand-over");
  assert_text (fixture, OWNERS, "Ann Ann+Carl Ann Ann");
}

/* Of somebody who comes back what is open goes to who stands in, and the customers stay. */
static void
test_open_of_a_member (ActFixture    *fixture,
                       gconstpointer  data)
{
  Team team;

  set_up_team (fixture, &team);
  scratch_run (fixture->book, rapport_hand_over_all_new (team.ann, team.bob, FALSE));
  assert_text (fixture, OWNERS, "Ann Bob+Carl Bob Bob");
  act_fixture_undo (fixture, "hand-over");
  assert_text (fixture, OWNERS, "Ann Ann+Carl Ann Ann");
}

/* Undo names what was done, whether or not what is open was closed as well. */
static void
test_archive (ActFixture    *fixture,
              gconstpointer  data)
{
  Team team;

  set_up_team (fixture, &team);
  scratch_run (fixture->book, rapport_archive_new (&team.customer, 1));
  assert_text (fixture, "SELECT archived || group_concat (state) FROM customer c JOIN plan p ON p.customer = c.id",
               "1planned,planned");
  act_fixture_undo (fixture, "archive");
  scratch_run (fixture->book, rapport_archive_closing_new (&team.customer, 1));
  assert_text (fixture, "SELECT archived || group_concat (state) FROM customer c JOIN plan p ON p.customer = c.id",
               "1skipped,skipped");
  assert_text (fixture, "SELECT status FROM ticket", "closed");
  act_fixture_undo (fixture, "archive");
  assert_text (fixture, "SELECT status FROM ticket", "new");
  assert_text (fixture, "SELECT archived || group_concat (state) FROM customer c JOIN plan p ON p.customer = c.id",
               "0planned,planned");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/hand-over/what-is-open-goes-along", test_along);
  ACT_TEST ("/acts/hand-over/all-of-a-team-member", test_all_of_a_member);
  ACT_TEST ("/acts/hand-over/what-is-open-of-a-team-member-who-comes-back", test_open_of_a_member);
  ACT_TEST ("/acts/hand-over/archiving-is-undone-by-its-name", test_archive);
  return g_test_run ();
}
