/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-log-follow-up.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-ticket-acts.h"

/* CS-1: P1 is answered within 30 minutes */
#define P1_ANSWER (30 * 60)

static RapportReceipt *
run (RapportBook *book,
     RapportAct  *act)
{
  g_autoptr(GError) error = NULL;
  RapportReceipt *receipt = rapport_act_run (act, book, &error);

  g_assert_no_error (error);
  return receipt;
}

static void
work_as (RapportBook *book,
         const char  *name)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());
  g_autoptr(RapportReceipt) receipt = NULL;

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  receipt = run (book, rapport_add_new (member));
  rapport_book_set_member (book, receipt->created);
}

static gint64
add_customer (RapportBook *book,
              const char  *name)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportReceipt) receipt = NULL;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, rapport_book_get_member (book));
  receipt = run (book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  return receipt->created;
}

static RapportEntity *
new_plan (gint64      customer,
          gint64      due,
          const char *content)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  RapportMoment moment = rapport_moment_from_instant (due, zone);
  RapportEntity *plan = RAPPORT_ENTITY (rapport_plan_new ());

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &moment);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "phone");
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, content);
  return plan;
}

static RapportEntity *
new_ticket (gint64      customer,
            gint64      deadline,
            const char *description)
{
  RapportEntity *ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, deadline - P1_ANSWER);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, description);
  return ticket;
}

static void
note_event (RapportBook *book,
            gint64       ticket,
            const char  *kind)
{
  g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();
  g_autoptr(RapportReceipt) receipt = NULL;

  rapport_entity_set_text (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_KIND, kind);
  receipt = run (book, rapport_note_event_new (ticket, event));
}

static void
add_due (RapportBook  *book,
         const char   *what,
         char        **argv)
{
  gint64 customer = add_customer (book, argv[0]);
  gint64 due = g_get_real_time () / G_USEC_PER_SEC + atoi (argv[1]);
  gboolean is_plan = strcmp (what, "plan") == 0;
  g_autoptr(RapportEntity) thing = is_plan ? new_plan (customer, due, argv[2])
                                           : new_ticket (customer, due, argv[2]);
  g_autoptr(RapportReceipt) receipt =
    run (book, is_plan ? rapport_add_new (thing) : rapport_open_ticket_new (RAPPORT_TICKET (thing)));

  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", receipt->created, due);
}

/*
 * What another process does in the book of a folder:
 *   FOLDER member NAME
 *   FOLDER plan|ticket CUSTOMER SECONDS WHAT: due so many seconds from now; prints id and due
 *   FOLDER finish PLAN
 *   FOLDER event TICKET KIND
 */
int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = NULL;

  g_assert_cmpint (argc, >=, 4);
  book = rapport_book_open (argv[1], &error);
  g_assert_no_error (error);
  if (strcmp (argv[2], "member") == 0)
    work_as (book, argv[3]);
  else if (strcmp (argv[2], "finish") == 0)
    rapport_receipt_free (run (book, rapport_finish_plan_new (atoi (argv[3]), NULL)));
  else if (strcmp (argv[2], "event") == 0)
    note_event (book, atoi (argv[3]), argv[4]);
  else
    add_due (book, argv[2], argv + 3);
  rapport_book_close (book);
  return 0;
}
