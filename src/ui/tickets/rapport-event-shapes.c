/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-event-shapes.h"

/* kinds of text that suit a first answer, what is told later, a letter, and thanks */
#define ANSWER ",greeting,script,other,"
#define NEWS ",script,other,"
#define LETTER ",letter,script,other,"
#define THANKS ",care,other,"

#define FIELDS(array) array, G_N_ELEMENTS (array)

static const guint words[] = { RAPPORT_TICKET_EVENT_NOTE, RAPPORT_TICKET_EVENT_AT };

static const guint addressed[] = {
  RAPPORT_TICKET_EVENT_ADDRESSEE, RAPPORT_TICKET_EVENT_DEPARTMENT, RAPPORT_TICKET_EVENT_NOTE, RAPPORT_TICKET_EVENT_AT,
};

static const guint exception[] = {
  RAPPORT_TICKET_EVENT_EXCEPTION_KIND, RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE, RAPPORT_TICKET_EVENT_COORDINATED_BY,
  RAPPORT_TICKET_EVENT_ALTERNATIVE, RAPPORT_TICKET_EVENT_TOLD_CUSTOMER, RAPPORT_TICKET_EVENT_CUSTOMER_ANSWER,
  RAPPORT_TICKET_EVENT_NEW_DATE, RAPPORT_TICKET_EVENT_OUTCOME, RAPPORT_TICKET_EVENT_NOTE, RAPPORT_TICKET_EVENT_AT,
};

static const guint scores[] = {
  RAPPORT_TICKET_EVENT_SCORE_SPEED, RAPPORT_TICKET_EVENT_SCORE_RESULT, RAPPORT_TICKET_EVENT_SCORE_ATTITUDE,
  RAPPORT_TICKET_EVENT_SCORE_OVERALL, RAPPORT_TICKET_EVENT_SUGGESTIONS, RAPPORT_TICKET_EVENT_NOTE,
  RAPPORT_TICKET_EVENT_AT,
};

static const guint remedy[] = { RAPPORT_TICKET_REMEDY, RAPPORT_TICKET_REMEDY_COST, RAPPORT_TICKET_REMEDY_NOTE };
static const guint accepted_by[] = { RAPPORT_TICKET_ACCEPTED_BY };

static const int note_needed[] = { RAPPORT_TICKET_EVENT_NOTE, -1 };
static const int addressee_needed[] = { RAPPORT_TICKET_EVENT_ADDRESSEE, RAPPORT_TICKET_EVENT_DEPARTMENT, -1 };
static const int value_needed[] = { RAPPORT_TICKET_EVENT_VALUE, -1 };
static const int cause_needed[] = { RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE, -1 };

static const RapportEventShape shapes[] = {
  { "acknowledged", N_("Acknowledged"), FIELDS (words), .at_once = TRUE, .texts = ANSWER },
  { "begun", N_("Work Begun"), FIELDS (words) },
  { "responded", N_("Responded"), FIELDS (words), .at_once = TRUE, .texts = ANSWER },
  { "told", N_("Progress Told to the Customer"), FIELDS (words), .at_once = TRUE, .texts = NEWS },
  { "proposed", N_("Solution Proposed"), FIELDS (words), .at_once = TRUE, .texts = NEWS },
  { "resumed", N_("Resumed"), FIELDS (words), .at_once = TRUE, .texts = NEWS },
  { "analysed", N_("Analysed"), FIELDS (words), .at_once = TRUE },
  { "comment", N_("Comment"), FIELDS (words), .needed = note_needed, .missing = N_("Write what there is to say.") },
  { "waiting", N_("Waiting for the Customer"), FIELDS (words), .needed = note_needed,
    .missing = N_("Say what the customer is asked for."), .texts = NEWS },
  { "transferred", N_("Hand Over"), FIELDS (addressed), .needed = addressee_needed,
    .missing = N_("Say to whom or to which department it goes.") },
  { "cannot-solve", N_("Cannot Be Solved"), FIELDS (words), .needed = note_needed,
    .missing = N_("Say why it cannot be solved.") },
  { "escalated", N_("Escalate"), FIELDS (addressed), .value = NC_("field", "Cause"), .needed = value_needed,
    .missing = N_("Say why it is escalated.") },
  { "exception", N_("Exception"), FIELDS (exception), .needed = cause_needed,
    .missing = N_("Say what the cause is."), .texts = LETTER },
  { "solved", N_("Solved"), FIELDS (words), FIELDS (remedy), .texts = NEWS },
  { "accepted", N_("Accepted by the Customer"), FIELDS (scores), FIELDS (accepted_by),
    .value = NC_("field", "How it was accepted"), .needed = value_needed, .missing = N_("Say how it was accepted."),
    .texts = THANKS },
  { "reopened", N_("Reopen"), FIELDS (words), .texts = NEWS },
  { "closed", N_("Close"), FIELDS (words), .value = NC_("field", "Reason"), .needed = value_needed,
    .missing = N_("Say why it is closed."), .names_other = TRUE },
  { "feedback", N_("Feedback"), FIELDS (scores), .texts = THANKS },
};

/** rapport_event_shape_find: Returns: (nullable): how events of @kind are written down; NULL when nobody writes them */
const RapportEventShape *
rapport_event_shape_find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (shapes[i].kind, kind) == 0)
      return &shapes[i];
  return NULL;
}
