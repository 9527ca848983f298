/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-consequences.h"
#include "rapport-department.h"
#include "rapport-member.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

/* a chain of superiors may lead back to where it began */
#define MOST_SUPERIORS 20

/* Whether @lead stands anywhere above @member. */
static gboolean
leads (RapportTransaction *transaction,
       gint64              lead,
       gint64              member)
{
  for (guint i = 0; i < MOST_SUPERIORS && member != 0; i++)
    {
      g_autoptr(RapportEntity) entity = rapport_transaction_load (transaction, RAPPORT_TYPE_MEMBER, member, NULL);

      member = entity != NULL ? rapport_entity_get_integer (entity, RAPPORT_MEMBER_SUPERIOR) : 0;
      if (member == lead)
        return TRUE;
    }
  return FALSE;
}

static gboolean
heads (RapportTransaction *transaction,
       gint64              member,
       gint64              department)
{
  g_autoptr(RapportEntity) entity =
    department != 0 ? rapport_transaction_load (transaction, RAPPORT_TYPE_DEPARTMENT, department, NULL) : NULL;

  return entity != NULL && rapport_entity_get_integer (entity, RAPPORT_DEPARTMENT_HEAD) == member;
}

static gboolean
refuse (RapportTransaction  *transaction,
        gint64               author,
        GError             **error)
{
  g_autoptr(RapportEntity) member = rapport_transaction_load (transaction, RAPPORT_TYPE_MEMBER, author, NULL);
  const char *name = member != NULL ? rapport_entity_get_text (member, RAPPORT_MEMBER_NAME) : NULL;

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %s is a member of the team */
               _("%s noted this. Only they, who has the ticket, or a lead of theirs may change or delete it."),
               name != NULL ? name : "");
  return FALSE;
}

/* What somebody noted is theirs to put right, and of who answers for the ticket. Where nobody said who they are,
   nobody can be told apart. */
static gboolean
check_right (RapportTransaction  *transaction,
             RapportEntity       *before,
             RapportEntity       *after,
             GError             **error)
{
  const gint64 member = rapport_transaction_get_member (transaction);
  const gint64 author = rapport_entity_get_integer (before, RAPPORT_TICKET_EVENT_MEMBER);
  g_autoptr(RapportEntity) ticket = NULL;
  gint64 owner;

  if (member == 0 || author == 0 || author == member)
    return TRUE;
  ticket = rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET,
                                     rapport_entity_get_integer (before, RAPPORT_TICKET_EVENT_TICKET), NULL);
  /* it went with its ticket */
  if (ticket == NULL)
    return TRUE;
  owner = rapport_entity_get_integer (ticket, RAPPORT_TICKET_OWNER);
  return owner == member || leads (transaction, member, owner) || leads (transaction, member, author) ||
         heads (transaction, member, rapport_entity_get_integer (ticket, RAPPORT_TICKET_DEPARTMENT)) ||
         refuse (transaction, author, error);
}

const RapportConsequence rapport_ticket_event_rights[] = {
  { &rapport_ticket_event_info, RAPPORT_ON_DELETE, .follow = check_right },
  { &rapport_ticket_event_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_TICKET_EVENT_AT, RAPPORT_TICKET_EVENT_KIND, RAPPORT_TICKET_EVENT_VALUE,
                       RAPPORT_TICKET_EVENT_NOTE, RAPPORT_TICKET_EVENT_EXCEPTION_KIND,
                       RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE, RAPPORT_TICKET_EVENT_COORDINATED_BY,
                       RAPPORT_TICKET_EVENT_ALTERNATIVE, RAPPORT_TICKET_EVENT_TOLD_CUSTOMER,
                       RAPPORT_TICKET_EVENT_CUSTOMER_ANSWER, RAPPORT_TICKET_EVENT_NEW_DATE,
                       RAPPORT_TICKET_EVENT_OUTCOME, RAPPORT_TICKET_EVENT_SCORE_SPEED,
                       RAPPORT_TICKET_EVENT_SCORE_RESULT, RAPPORT_TICKET_EVENT_SCORE_ATTITUDE,
                       RAPPORT_TICKET_EVENT_SCORE_OVERALL, RAPPORT_TICKET_EVENT_ADDRESSEE,
                       RAPPORT_TICKET_EVENT_DEPARTMENT, RAPPORT_TICKET_EVENT_SUGGESTIONS),
    .follow = check_right },
  { NULL }
};
