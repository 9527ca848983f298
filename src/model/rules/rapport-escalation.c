/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-department.h"
#include "rapport-escalation.h"
#include "rapport-member.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

#define AS_ROW(nature, department) { nature, department },

static const struct
{
  const char *nature;
  const char *department;
} directors[] = { RAPPORT_ESCALATION_DIRECTORS (AS_ROW) };

typedef struct
{
  RapportEntity *ticket;
  GPtrArray     *events;
  GPtrArray     *members;
  GPtrArray     *departments;
} Facts;

static RapportEntity *
find (GPtrArray *things,
      gint64     id)
{
  for (guint i = 0; i < things->len && id != 0; i++)
    if (rapport_entity_get_id (g_ptr_array_index (things, i)) == id)
      return g_ptr_array_index (things, i);
  return NULL;
}

static RapportEntity *
find_owner (const Facts *facts)
{
  return find (facts->members, rapport_entity_get_integer (facts->ticket, RAPPORT_TICKET_OWNER));
}

static gint64
find_lead (const Facts *facts)
{
  RapportEntity *owner = find_owner (facts);

  return owner != NULL ? rapport_entity_get_integer (owner, RAPPORT_MEMBER_SUPERIOR) : 0;
}

/* Of a ticket without a department of its own, that of who has it is responsible. */
static gint64
find_head (const Facts *facts)
{
  RapportEntity *owner = find_owner (facts);
  gint64 id = rapport_entity_get_integer (facts->ticket, RAPPORT_TICKET_DEPARTMENT);
  RapportEntity *department;

  if (id == 0 && owner != NULL)
    id = rapport_entity_get_integer (owner, RAPPORT_MEMBER_UNIT);
  department = find (facts->departments, id);
  return department != NULL ? rapport_entity_get_integer (department, RAPPORT_DEPARTMENT_HEAD) : 0;
}

static gboolean
has_role (RapportEntity *member,
          const char    *role)
{
  return g_strcmp0 (rapport_entity_get_text (member, RAPPORT_MEMBER_ROLE), role) == 0 &&
         !rapport_entity_get_flag (member, RAPPORT_MEMBER_ARCHIVED);
}

static gint64
find_director (const Facts *facts)
{
  const char *nature = rapport_entity_get_text (facts->ticket, RAPPORT_TICKET_NATURE);
  const char *wanted = RAPPORT_ESCALATION_USUAL_DIRECTOR;

  for (guint i = 0; i < G_N_ELEMENTS (directors); i++)
    if (g_strcmp0 (directors[i].nature, nature) == 0)
      wanted = directors[i].department;
  for (guint i = 0; i < facts->members->len; i++)
    {
      RapportEntity *member = g_ptr_array_index (facts->members, i);
      RapportEntity *unit = find (facts->departments, rapport_entity_get_integer (member, RAPPORT_MEMBER_UNIT));

      if (has_role (member, "director") && unit != NULL &&
          g_strcmp0 (rapport_entity_get_text (unit, RAPPORT_DEPARTMENT_KIND), wanted) == 0)
        return rapport_entity_get_id (member);
    }
  return 0;
}

static gint64
find_management (const Facts *facts)
{
  for (guint i = 0; i < facts->members->len; i++)
    if (has_role (g_ptr_array_index (facts->members, i), "management"))
      return rapport_entity_get_id (g_ptr_array_index (facts->members, i));
  return 0;
}

/* the path, with what each step of it is called */
static const struct
{
  gint64    (*find) (const Facts *facts);
  const char *label;
} steps[RAPPORT_ESCALATION_N_STEPS] = {
  [RAPPORT_ESCALATION_LEAD] = { find_lead, NC_("escalation", "team lead") },
  [RAPPORT_ESCALATION_HEAD] = { find_head, NC_("escalation", "head of the department") },
  [RAPPORT_ESCALATION_DIRECTOR] = { find_director, NC_("escalation", "director") },
  [RAPPORT_ESCALATION_MANAGEMENT] = { find_management, NC_("escalation", "management") },
};

/* Who has the ticket, or was told already, is no further step. */
static gboolean
is_further (const Facts *facts,
            gint64       id)
{
  RapportEntity *member = find (facts->members, id);

  if (member == NULL || rapport_entity_get_flag (member, RAPPORT_MEMBER_ARCHIVED) || member == find_owner (facts))
    return FALSE;
  for (guint i = 0; i < facts->events->len; i++)
    {
      RapportEntity *event = g_ptr_array_index (facts->events, i);

      if (g_strcmp0 (rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND), "escalated") == 0 &&
          rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_ADDRESSEE) == id)
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_escalation_find_next:
 * @events: (element-type RapportTicketEvent): what happened to @ticket
 * @members: (element-type RapportMember): all there are
 * @departments: (element-type RapportDepartment): all there are
 * @step: (out) (optional): where on the path that is
 *
 * RG-6: team lead, head of the responsible department, director by the nature of the problem, management; a
 * step that nobody stands on is left out.
 *
 * Returns: the member to whom @ticket is escalated next, 0 when the path ends
 */
gint64
rapport_escalation_find_next (RapportEntity         *ticket,
                              GPtrArray             *events,
                              GPtrArray             *members,
                              GPtrArray             *departments,
                              RapportEscalationStep *step)
{
  const Facts facts = { ticket, events, members, departments };

  g_return_val_if_fail (RAPPORT_IS_TICKET (ticket), 0);
  g_return_val_if_fail (events != NULL && members != NULL && departments != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const gint64 id = steps[i].find (&facts);

      if (!is_further (&facts, id))
        continue;
      if (step != NULL)
        *step = i;
      return id;
    }
  return 0;
}

/** rapport_escalation_step_get_label: Returns: words for @step */
const char *
rapport_escalation_step_get_label (RapportEscalationStep step)
{
  g_return_val_if_fail (step < G_N_ELEMENTS (steps), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "escalation", steps[step].label);
}
