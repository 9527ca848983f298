/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-customer.h"
#include "rapport-moment-text.h"
#include "rapport-plan.h"
#include "rapport-ticket-acts.h"
#include "remind-book.h"
#include "scratch-act.h"

gboolean
keep_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

gint64
at (int         day,
    int         hour,
    int         minute,
    const char *zone)
{
  g_autoptr(GTimeZone) tz = g_time_zone_new_identifier (zone);

  return rapport_day_time_to_instant (day, hour * 60 + minute, tz);
}

/* writes behind the program's back, for what only another room writes */
void
execute (RapportBook *book,
         const char  *sql)
{
  scratch_execute (book, sql);
  rapport_book_poll (book);
}

gint64
add_customer (RapportBook *book,
              const char  *name)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  return scratch_add (book, customer);
}

RapportEntity *
new_plan (gint64         customer,
          RapportMoment  due,
          const char    *content)
{
  RapportEntity *plan = RAPPORT_ENTITY (rapport_plan_new ());

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "phone");
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, content);
  return plan;
}

RapportEntity *
add_plan (RapportBook   *book,
          RapportMoment  due,
          const char    *content)
{
  RapportEntity *plan = new_plan (add_customer (book, "科技有限公司"), due, content);

  scratch_add (book, plan);
  return plan;
}

RapportEntity *
add_plan_at (RapportBook *book,
             gint64       due)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  return add_plan (book, rapport_moment_from_instant (due, zone), "确认新功能演示时间");
}

/* one that stops the customer's work: P1 */
void
open_ticket (RapportBook *book,
             gint64       received)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, add_customer (book, "YY实业集团"));
  rapport_entity_set_text (ticket, RAPPORT_TICKET_NUMBER, "T-0007");
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, received);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "系统无法登录");
  scratch_run (book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

void
finish_plan (RapportBook   *book,
             RapportEntity *plan)
{
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "done");
  scratch_update (book, plan);
}
