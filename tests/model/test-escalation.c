/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-department.h"
#include "rapport-escalation.h"
#include "rapport-member.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

enum { AGENT = 1, LEAD, HEAD, SERVICE_DIRECTOR, SALES_DIRECTOR, MANAGER };
enum { SERVICE = 1, SALES };

typedef struct
{
  RapportEntity *ticket;
  GPtrArray     *events;
  GPtrArray     *members;
  GPtrArray     *departments;
} Fixture;

static void
add_member (Fixture    *f,
            gint64      id,
            const char *role,
            gint64      superior,
            gint64      unit)
{
  RapportEntity *member = RAPPORT_ENTITY (rapport_member_new ());

  rapport_entity_set_id (member, id);
  rapport_entity_set_text (member, RAPPORT_MEMBER_ROLE, role);
  rapport_entity_set_integer (member, RAPPORT_MEMBER_SUPERIOR, superior);
  rapport_entity_set_integer (member, RAPPORT_MEMBER_UNIT, unit);
  g_ptr_array_add (f->members, member);
}

static void
add_department (Fixture    *f,
                gint64      id,
                const char *kind,
                gint64      head)
{
  RapportEntity *department = RAPPORT_ENTITY (rapport_department_new ());

  rapport_entity_set_id (department, id);
  rapport_entity_set_text (department, RAPPORT_DEPARTMENT_KIND, kind);
  rapport_entity_set_integer (department, RAPPORT_DEPARTMENT_HEAD, head);
  g_ptr_array_add (f->departments, department);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  rapport_entity_set_integer (f->ticket, RAPPORT_TICKET_OWNER, AGENT);
  f->events = g_ptr_array_new_with_free_func (g_object_unref);
  f->members = g_ptr_array_new_with_free_func (g_object_unref);
  f->departments = g_ptr_array_new_with_free_func (g_object_unref);
  add_department (f, SERVICE, "service", HEAD);
  add_department (f, SALES, "sales", LEAD);
  add_member (f, AGENT, "service-agent", LEAD, SERVICE);
  add_member (f, LEAD, "service-supervisor", HEAD, SERVICE);
  add_member (f, HEAD, "department-head", 0, SERVICE);
  add_member (f, SALES_DIRECTOR, "director", 0, SALES);
  add_member (f, SERVICE_DIRECTOR, "director", 0, SERVICE);
  add_member (f, MANAGER, "management", 0, 0);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_unref (f->ticket);
  g_ptr_array_unref (f->events);
  g_ptr_array_unref (f->members);
  g_ptr_array_unref (f->departments);
}

/* who is next, who then is told */
static gint64
escalate (Fixture *f)
{
  const gint64 next = rapport_escalation_find_next (f->ticket, f->events, f->members, f->departments, NULL);
  RapportEntity *event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "escalated");
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_ADDRESSEE, next);
  g_ptr_array_add (f->events, event);
  return next;
}

static void
test_path (Fixture       *f,
           gconstpointer  data)
{
  g_assert_cmpint (escalate (f), ==, LEAD);
  g_assert_cmpint (escalate (f), ==, HEAD);
  g_assert_cmpint (escalate (f), ==, SERVICE_DIRECTOR);
  g_assert_cmpint (escalate (f), ==, MANAGER);
  g_assert_cmpint (escalate (f), ==, 0);
}

/* The responsible department has its own head, the nature its own director; who was told is not told again. */
static void
test_department_and_nature (Fixture       *f,
                            gconstpointer  data)
{
  rapport_entity_set_integer (f->ticket, RAPPORT_TICKET_DEPARTMENT, SALES);
  rapport_entity_set_text (f->ticket, RAPPORT_TICKET_NATURE, "billing");
  g_assert_cmpint (escalate (f), ==, LEAD);
  g_assert_cmpint (escalate (f), ==, SALES_DIRECTOR);
  g_assert_cmpint (escalate (f), ==, MANAGER);
}

/* A step on which nobody stands, or who left, or who has the ticket, is left out. */
static void
test_gaps (Fixture       *f,
           gconstpointer  data)
{
  RapportEscalationStep step;

  rapport_entity_set_integer (f->ticket, RAPPORT_TICKET_OWNER, HEAD);
  rapport_entity_set_flag (g_ptr_array_index (f->members, 4), RAPPORT_MEMBER_ARCHIVED, TRUE);
  g_assert_cmpint (rapport_escalation_find_next (f->ticket, f->events, f->members, f->departments, &step), ==,
                   MANAGER);
  g_assert_cmpint (step, ==, RAPPORT_ESCALATION_MANAGEMENT);
  rapport_entity_set_integer (f->ticket, RAPPORT_TICKET_OWNER, 0);
  g_assert_cmpint (escalate (f), ==, MANAGER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/model/escalation/RG-6/path", test_path);
  TEST ("/model/escalation/RG-6/department-and-nature", test_department_and_nature);
  TEST ("/model/escalation/RG-6/gaps", test_gaps);
#undef TEST
  return g_test_run ();
}
