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
  { "nature", NC_("choice", "Nature changed") },
  { "category", NC_("choice", "Category changed") },
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

const RapportChoice rapport_closing_reasons[] = {
  { "withdrawn", NC_("choice", "Withdrawn by the customer") },
  { "duplicate", NC_("choice", "Duplicate of another ticket") },
  { "merged", NC_("choice", "Merged into another ticket") },
  { NULL }
};

const RapportChoice rapport_escalation_causes[] = {
  { "several-departments", NC_("choice", "Several departments are needed") },
  { "over-time", NC_("choice", "Over time without reason") },
  { "upset-customer", NC_("choice", "The customer is upset") },
  { "large-loss", NC_("choice", "A large loss threatens") },
  { "beyond-authority", NC_("choice", "Beyond the authority of who has it") },
  { NULL }
};

/* @is_needed: whether it is no event of the kind without one of them */
static const struct
{
  const char          *kind;
  const RapportChoice *choices;
  gboolean             is_needed;
} value_choices[] = {
  { "priority", rapport_priorities, TRUE },
  { "complexity", rapport_complexities, TRUE },
  { "channel", rapport_ticket_channels, TRUE },
  { "grade", rapport_grades, TRUE },
  { "nature", rapport_ticket_natures, FALSE },
  { "category", rapport_ticket_categories, FALSE },
  { "accepted", rapport_acceptance_ways, FALSE },
  { "closed", rapport_closing_reasons, FALSE },
  { "escalated", rapport_escalation_causes, FALSE },
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
    { "score-speed", RAPPORT_FIELD_INTEGER, NC_("field", "Response speed"),
      .flags = RAPPORT_FIELD_SCORE, .least = 1, .most = 5 },
  [RAPPORT_TICKET_EVENT_SCORE_RESULT] =
    { "score-result", RAPPORT_FIELD_INTEGER, NC_("field", "Result"),
      .flags = RAPPORT_FIELD_SCORE, .least = 1, .most = 5 },
  [RAPPORT_TICKET_EVENT_SCORE_ATTITUDE] =
    { "score-attitude", RAPPORT_FIELD_INTEGER, NC_("field", "Attitude"),
      .flags = RAPPORT_FIELD_SCORE, .least = 1, .most = 5 },
  [RAPPORT_TICKET_EVENT_SCORE_OVERALL] =
    { "score-overall", RAPPORT_FIELD_INTEGER, NC_("field", "Overall"),
      .flags = RAPPORT_FIELD_SCORE, .least = 1, .most = 5 },
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

/** rapport_event_value_choices: Returns: (nullable): what the value of an event of @kind is one of; NULL for free words */
const RapportChoice *
rapport_event_value_choices (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_choices); i++)
    if (g_strcmp0 (value_choices[i].kind, kind) == 0)
      return value_choices[i].choices;
  return NULL;
}

static void
check_value (RapportEntity *self,
             const char    *kind,
             GPtrArray     *problems)
{
  const char *value = rapport_entity_get_text (self, RAPPORT_TICKET_EVENT_VALUE);

  for (guint i = 0; i < G_N_ELEMENTS (value_choices); i++)
    if (strcmp (value_choices[i].kind, kind) == 0 && (value != NULL || value_choices[i].is_needed) &&
        rapport_choice_find (value_choices[i].choices, value) == NULL)
      rapport_problems_add (problems, "value",
                            value_choices[i].is_needed ? RAPPORT_SEVERITY_ERROR : RAPPORT_SEVERITY_FLAG,
                            _("The new value is none of the choices."));
}

static void
rapport_ticket_event_check (RapportEntity *self,
                            GPtrArray     *problems)
{
  const char *kind = rapport_entity_get_text (self, RAPPORT_TICKET_EVENT_KIND);

  if (kind == NULL)
    return;
  check_value (self, kind, problems);
  if (strcmp (kind, "exception") == 0 &&
      !rapport_entity_is_set (self, RAPPORT_TICKET_EVENT_EXCEPTION_KIND))
    rapport_problems_add (problems, "exception-kind", RAPPORT_SEVERITY_FLAG,
                          _("The kind of exception is not given."));
}

/**
 * rapport_ticket_event_check_new_date:
 * @now: UTC seconds: when an event is that does not say when it was
 * @zone: where the person is
 * @error: says that the new date is over when it is promised (CS-4)
 *
 * Returns: whether the customer can be promised the new date, or there is none
 */
gboolean
rapport_ticket_event_check_new_date (RapportTicketEvent  *self,
                                     gint64               now,
                                     GTimeZone           *zone,
                                     GError             **error)
{
  const RapportMoment *date;
  gint64 at;

  g_return_val_if_fail (RAPPORT_IS_TICKET_EVENT (self), FALSE);
  g_return_val_if_fail (zone != NULL, FALSE);

  if (!rapport_entity_is_set (RAPPORT_ENTITY (self), RAPPORT_TICKET_EVENT_NEW_DATE))
    return TRUE;
  date = rapport_entity_get_moment (RAPPORT_ENTITY (self), RAPPORT_TICKET_EVENT_NEW_DATE);
  at = rapport_entity_is_set (RAPPORT_ENTITY (self), RAPPORT_TICKET_EVENT_AT)
         ? rapport_entity_get_integer (RAPPORT_ENTITY (self), RAPPORT_TICKET_EVENT_AT) : now;
  if (date->has_time ? date->at >= at : date->day >= rapport_day_from_instant (at, zone))
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("The new date can’t be earlier than the exception."));
  return FALSE;
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
