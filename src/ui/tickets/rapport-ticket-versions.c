/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-version.h"
#include "rapport-policy-version.h"
#include "rapport-service-versions.h"
#include "rapport-shipped.h"
#include "rapport-table.h"
#include "rapport-ticket-rules.h"
#include "rapport-ticket-versions.h"
#include "rapport-ticket.h"

/* An open ticket goes on by the newest version, one that is over stays with its own. */
static char *
dup_version (RapportConnection *connection,
             RapportEntity     *ticket,
             GType              type,
             gint64             id,
             guint              name,
             guint              version)
{
  const gboolean is_open = rapport_ticket_status_is_open (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS));
  const gint64 newest = is_open ? rapport_versions_find_newest (connection, type, id) : 0;
  g_autoptr(RapportEntity) thing = rapport_table_load (connection, type, newest != 0 ? newest : id, NULL);

  if (thing == NULL)
    return g_strdup ("");
  /* translators: the name of an SLA policy or of a calendar, then the number of its version */
  return g_strdup_printf (_("%s (version %d)"), rapport_entity_get_text (thing, name),
                          (int) rapport_entity_get_integer (thing, version));
}

/**
 * rapport_ticket_versions_dup_words:
 *
 * Returns: (transfer full): the policy and the calendar by which the clocks of @ticket run
 */
char *
rapport_ticket_versions_dup_words (RapportConnection *connection,
                                   RapportEntity     *ticket)
{
  gint64 policy, calendar;
  g_autofree char *policy_words = NULL;
  g_autofree char *calendar_words = NULL;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (ticket), NULL);

  policy = rapport_entity_get_integer (ticket, RAPPORT_TICKET_POLICY);
  calendar = rapport_entity_get_integer (ticket, RAPPORT_TICKET_CALENDAR);
  policy_words = dup_version (connection, ticket, RAPPORT_TYPE_POLICY_VERSION,
                              policy != 0 ? policy : rapport_shipped_get_default_policy (connection),
                              RAPPORT_POLICY_VERSION_NAME, RAPPORT_POLICY_VERSION_VERSION);
  calendar_words = dup_version (connection, ticket, RAPPORT_TYPE_CALENDAR_VERSION,
                                calendar != 0 ? calendar : rapport_shipped_get_default_calendar (connection),
                                RAPPORT_CALENDAR_VERSION_NAME, RAPPORT_CALENDAR_VERSION_VERSION);
  /* translators: the name of an SLA policy, then of a working calendar */
  return g_strdup_printf (_("Policy: %s · calendar: %s"), policy_words, calendar_words);
}
