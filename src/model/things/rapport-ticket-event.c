/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-customer.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

const RapportChoice rapport_event_kinds[] = {
  { "received", NC_("choice", "Received") },
  { "acknowledged", NC_("choice", "Acknowledged") },
  { "begun", NC_("choice", "Work begun") },
  { "responded", NC_("choice", "Responded") },
  { "told", NC_("choice", "Progress told") },
  { "proposed", NC_("choice", "Solution proposed") },
  { "waiting", NC_("choice", "Waiting for the customer") },
  { "resumed", NC_("choice", "Resumed") },
  { "cannot-solve", NC_("choice", "Cannot be solved") },
  { "transferred", NC_("choice", "Handed over") },
  { "analysed", NC_("choice", "Analysed") },
  { "escalated", NC_("choice", "Escalated") },
  { "exception", NC_("choice", "Exception") },
  { "solved", NC_("choice", "Solved") },
  { "accepted", NC_("choice", "Accepted by the customer") },
  { "reopened", NC_("choice", "Reopened") },
  { "closed", NC_("choice", "Closed") },
  { "comment", NC_("choice", "Comment") },
  { "feedback", NC_("choice", "Feedback") },
  { "priority", NC_("choice", "Priority changed") },
  { "complexity", NC_("choice", "Complexity changed") },
  { "channel", NC_("choice", "Channel changed") },
  { "grade", NC_("choice", "Grade changed") },
  { "policy", NC_("choice", "Policy changed") },
  { "agreed", NC_("choice", "Time agreed") },
  { NULL }
};

const RapportChoice rapport_exception_kinds[] = {
  { "resource-conflict", NC_("choice", "Resource conflict") },
  { "changed-need", NC_("choice", "Changed need") },
  { "outside-blocker", NC_("choice", "Outside blocker") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_TICKET_EVENT_TICKET] =
    { "ticket", RAPPORT_FIELD_REFERENCE, NC_("field", "Ticket"),
      .flags = RAPPORT_FIELD_OWNER, .target = "ticket" },
  [RAPPORT_TICKET_EVENT_AT] =
    { "at", RAPPORT_FIELD_INSTANT, NC_("field", "At"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN | RAPPORT_FIELD_PAST },
  [RAPPORT_TICKET_EVENT_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "What happened"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_event_kinds },
  [RAPPORT_TICKET_EVENT_VALUE] = { "value", RAPPORT_FIELD_TEXT, NC_("field", "New value") },
  [RAPPORT_TICKET_EVENT_NOTE] = { "note", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Note") },
  [RAPPORT_TICKET_EVENT_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_TICKET_EVENT_EXCEPTION_KIND] =
    { "exception-kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of exception"),
      .choices = rapport_exception_kinds },
  [RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE] =
    { "exception-cause", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Cause") },
  [RAPPORT_TICKET_EVENT_COORDINATED_BY] =
    { "coordinated-by", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Coordinated by") },
  [RAPPORT_TICKET_EVENT_ALTERNATIVE] =
    { "alternative", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Alternative offered") },
  [RAPPORT_TICKET_EVENT_TOLD_CUSTOMER] =
    { "told-customer", RAPPORT_FIELD_LONG_TEXT, NC_("field", "What the customer was told") },
  [RAPPORT_TICKET_EVENT_CUSTOMER_ANSWER] =
    { "customer-answer", RAPPORT_FIELD_LONG_TEXT, NC_("field", "What the customer answered") },
  [RAPPORT_TICKET_EVENT_NEW_DATE] = { "new-date", RAPPORT_FIELD_MOMENT, NC_("field", "New date") },
  [RAPPORT_TICKET_EVENT_OUTCOME] = { "outcome", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Outcome") },
  [RAPPORT_TICKET_EVENT_SCORE_SPEED] =
    { "score-speed", RAPPORT_FIELD_INTEGER, NC_("field", "Response speed"), .least = 1, .most = 5 },
  [RAPPORT_TICKET_EVENT_SCORE_RESULT] =
    { "score-result", RAPPORT_FIELD_INTEGER, NC_("field", "Result"), .least = 1, .most = 5 },
  [RAPPORT_TICKET_EVENT_SCORE_ATTITUDE] =
    { "score-attitude", RAPPORT_FIELD_INTEGER, NC_("field", "Attitude"), .least = 1, .most = 5 },
  [RAPPORT_TICKET_EVENT_SCORE_OVERALL] =
    { "score-overall", RAPPORT_FIELD_INTEGER, NC_("field", "Overall"), .least = 1, .most = 5 },
  [RAPPORT_TICKET_EVENT_ADDRESSEE] =
    { "addressee", RAPPORT_FIELD_REFERENCE, NC_("field", "Addressee"), .target = "member" },
  [RAPPORT_TICKET_EVENT_DEPARTMENT] =
    { "department", RAPPORT_FIELD_REFERENCE, NC_("field", "Department"), .target = "department" },
  [RAPPORT_TICKET_EVENT_RECORD] =
    { "record", RAPPORT_FIELD_REFERENCE, NC_("field", "Follow-up record"), .target = "record" },
  [RAPPORT_TICKET_EVENT_ENTERED_AT] =
    { "entered-at", RAPPORT_FIELD_INSTANT, NC_("field", "Entered"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_TICKET_EVENT_SUGGESTIONS] =
    { "suggestions", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Suggestions") },
};

static void
rapport_ticket_event_check (RapportEntity *self,
                            GPtrArray     *problems)
{
  const char *kind = rapport_entity_get_text (self, RAPPORT_TICKET_EVENT_KIND);
  const char *value = rapport_entity_get_text (self, RAPPORT_TICKET_EVENT_VALUE);
  const RapportChoice *choices = NULL;

  if (kind == NULL)
    return;
  if (strcmp (kind, "priority") == 0)
    choices = rapport_priorities;
  else if (strcmp (kind, "complexity") == 0)
    choices = rapport_complexities;
  else if (strcmp (kind, "channel") == 0)
    choices = rapport_ticket_channels;
  else if (strcmp (kind, "grade") == 0)
    choices = rapport_grades;
  if (choices != NULL && rapport_choice_find (choices, value) == NULL)
    rapport_problems_add (problems, "value", RAPPORT_SEVERITY_ERROR,
                          _("The new value is none of the choices."));
  if (strcmp (kind, "exception") == 0 &&
      !rapport_entity_is_set (self, RAPPORT_TICKET_EVENT_EXCEPTION_KIND))
    rapport_problems_add (problems, "exception-kind", RAPPORT_SEVERITY_FLAG,
                          _("The kind of exception is not given."));
}

const RapportEntityInfo rapport_ticket_event_info = {
  .name = "ticket_event",
  .label = NC_("thing", "Ticket event"),
  .plural = NC_("thing", "Ticket events"),
  .icon = "emblem-important-symbolic",
  .get_type = rapport_ticket_event_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_ticket_event_check,
};

RAPPORT_DEFINE_THING (RapportTicketEvent, rapport_ticket_event)
