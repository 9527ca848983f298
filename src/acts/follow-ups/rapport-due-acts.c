/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-due-acts.h"
#include "rapport-log-follow-up.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-event.h"

static RapportAct *
finish (const char *act,
        gint64      id,
        gint64      now)
{
  return rapport_finish_action_item_new (id);
}

/* the act is the kind of event */
static RapportAct *
note_event (const char *act,
            gint64      id,
            gint64      now)
{
  g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();

  rapport_entity_set_integer (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_AT, now);
  rapport_entity_set_text (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_KIND, act);
  return rapport_note_event_new (id, event);
}

static const struct
{
  const char *act;
  RapportAct *(*make) (const char *act,
                       gint64      id,
                       gint64      now);
  const char *done;
} acts[] = {
  { "done", finish, N_("Action item done") },
  { "responded", note_event, N_("Response noted") },
  { "told", note_event, N_("Progress told to the customer noted") },
};

/**
 * rapport_due_act_new:
 * @act: of a #RapportDueButton
 * @id: of the thing that is due
 * @now: UTC seconds
 * @done: (out) (transfer none): words for what was done
 *
 * Returns: (transfer full) (nullable): what the button does at once; NULL for a button that opens something
 */
RapportAct *
rapport_due_act_new (const char  *act,
                     gint64       id,
                     gint64       now,
                     const char **done)
{
  g_return_val_if_fail (act != NULL && done != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (acts[i].act, act) == 0)
      {
        *done = gettext (acts[i].done);
        return acts[i].make (act, id, now);
      }
  return NULL;
}
