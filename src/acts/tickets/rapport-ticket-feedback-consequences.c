/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-consequences.h"
#include "rapport-customer.h"
#include "rapport-feedback.h"
#include "rapport-plan.h"
#include "rapport-settings.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

#define RECENT_DAYS 30
#define DAY (24 * 60 * G_GINT64_CONSTANT (60))

/* the scores of one answer, and how high they can be */
typedef struct
{
  guint  fields[4];
  gint64 ticket;
  gint64 maximum;
} Scores;

static void
find_scores (RapportEntity *answer,
             Scores        *scores)
{
  if (rapport_entity_get_info (answer) == &rapport_feedback_info)
    *scores = (Scores) {
      { RAPPORT_FEEDBACK_SCORE_SPEED, RAPPORT_FEEDBACK_SCORE_RESULT, RAPPORT_FEEDBACK_SCORE_ATTITUDE,
        RAPPORT_FEEDBACK_SCORE_OVERALL },
      rapport_entity_get_integer (answer, RAPPORT_FEEDBACK_TICKET),
      rapport_entity_get_integer (answer, RAPPORT_FEEDBACK_MAXIMUM),
    };
  else
    *scores = (Scores) {
      { RAPPORT_TICKET_EVENT_SCORE_SPEED, RAPPORT_TICKET_EVENT_SCORE_RESULT, RAPPORT_TICKET_EVENT_SCORE_ATTITUDE,
        RAPPORT_TICKET_EVENT_SCORE_OVERALL },
      rapport_entity_get_integer (answer, RAPPORT_TICKET_EVENT_TICKET),
      rapport_ticket_event_info.fields[RAPPORT_TICKET_EVENT_SCORE_OVERALL].most,
    };
}

/* The overall score tells; where none is given, the lowest of the others does. */
static gboolean
is_low (RapportEntity      *answer,
        const RapportRules *rules)
{
  const guint overall = 3;
  gint64 lowest = G_MAXINT32;
  Scores scores;

  if (answer == NULL)
    return FALSE;
  find_scores (answer, &scores);
  for (guint i = 0; i < G_N_ELEMENTS (scores.fields); i++)
    if (rapport_entity_is_set (answer, scores.fields[i]))
      lowest = MIN (lowest, rapport_entity_get_integer (answer, scores.fields[i]));
  if (rapport_entity_is_set (answer, scores.fields[overall]))
    lowest = rapport_entity_get_integer (answer, scores.fields[overall]);
  return lowest < G_MAXINT32 && scores.maximum > 0 && lowest * 100 < rules->health.score_below * scores.maximum;
}

/* What is entered of long ago is history, and nobody is called for it any more. */
static gboolean
is_recent (RapportTransaction *transaction,
           RapportEntity      *answer)
{
  const gint64 now = rapport_transaction_get_now (transaction);
  int day;

  if (rapport_entity_get_info (answer) != &rapport_feedback_info)
    return rapport_entity_get_integer (answer, RAPPORT_TICKET_EVENT_AT) >= now - RECENT_DAYS * DAY;
  if (!rapport_entity_is_set (answer, RAPPORT_FEEDBACK_ANSWERED_ON))
    return TRUE;
  g_object_get (answer, "answered-on", &day, NULL);
  return day >= rapport_day_add (rapport_day_from_instant (now, rapport_transaction_get_zone (transaction)),
                                 -RECENT_DAYS);
}

static gint64
find_owner (RapportTransaction *transaction,
            RapportEntity      *ticket)
{
  g_autoptr(RapportEntity) customer = NULL;

  if (rapport_entity_is_set (ticket, RAPPORT_TICKET_OWNER))
    return rapport_entity_get_integer (ticket, RAPPORT_TICKET_OWNER);
  customer = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER,
                                       rapport_entity_get_integer (ticket, RAPPORT_TICKET_CUSTOMER), NULL);
  return customer != NULL ? rapport_entity_get_integer (customer, RAPPORT_CUSTOMER_OWNER) : 0;
}

static gboolean
plan_call (RapportTransaction  *transaction,
           RapportEntity       *ticket,
           GError             **error)
{
  const int today = rapport_day_from_instant (rapport_transaction_get_now (transaction),
                                              rapport_transaction_get_zone (transaction));
  const RapportMoment due = rapport_moment_from_day (rapport_day_add (today, 1));
  const char *number = rapport_entity_get_text (ticket, RAPPORT_TICKET_NUMBER);
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  /* translators: %s is a ticket's number */
  g_autofree char *content = g_strdup_printf (_("Low score for ticket %s: ask what was missing, and say what follows"),
                                              number != NULL ? number : "");

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER,
                              rapport_entity_get_integer (ticket, RAPPORT_TICKET_CUSTOMER));
  if (rapport_entity_is_set (ticket, RAPPORT_TICKET_CONTACT))
    rapport_entity_set_integer (plan, RAPPORT_PLAN_CONTACT,
                                rapport_entity_get_integer (ticket, RAPPORT_TICKET_CONTACT));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, find_owner (transaction, ticket));
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "phone");
  rapport_entity_set_text (plan, RAPPORT_PLAN_PURPOSE, "recovery");
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, content);
  return rapport_transaction_insert (transaction, plan, error);
}

/* Who scored a ticket low hears from us (CS-5), by the score that is a risk, too (FC-2). */
static gboolean
follow_low_score (RapportTransaction  *transaction,
                  RapportEntity       *before,
                  RapportEntity       *answer,
                  GError             **error)
{
  g_autoptr(RapportEntity) ticket = NULL;
  RapportRules rules;
  Scores scores;

  rapport_settings_load_rules (rapport_transaction_get_connection (transaction), &rules);
  if (!is_low (answer, &rules) || is_low (before, &rules) || !is_recent (transaction, answer))
    return TRUE;
  find_scores (answer, &scores);
  if (scores.ticket == 0)
    return TRUE;
  ticket = rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET, scores.ticket, error);
  return ticket != NULL && plan_call (transaction, ticket, error);
}

const RapportConsequence rapport_ticket_feedback_consequences[] = {
  { &rapport_ticket_event_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_TICKET_EVENT_SCORE_SPEED, RAPPORT_TICKET_EVENT_SCORE_RESULT,
                       RAPPORT_TICKET_EVENT_SCORE_ATTITUDE, RAPPORT_TICKET_EVENT_SCORE_OVERALL),
    .follow = follow_low_score },
  { &rapport_feedback_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_FEEDBACK_SCORE_SPEED, RAPPORT_FEEDBACK_SCORE_RESULT, RAPPORT_FEEDBACK_SCORE_ATTITUDE,
                       RAPPORT_FEEDBACK_SCORE_OVERALL),
    .follow = follow_low_score },
  { NULL }
};
