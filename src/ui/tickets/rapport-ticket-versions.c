/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-version.h"
#include "rapport-policy-version.h"
#include "rapport-service-versions.h"
#include "rapport-shipped.h"
#include "rapport-table.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket-rules.h"
#include "rapport-ticket-versions.h"
#include "rapport-ticket.h"

/* An open ticket goes on by the newest version, one that is over stays with its own. */
static char *
dup_version (RapportConnection *connection,
             RapportEntity     *ticket,
             GType              type,
             gint64             id,
             guint              version)
{
  const gboolean is_open = rapport_ticket_status_is_open (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS));
  const gint64 newest = is_open ? rapport_versions_find_newest (connection, type, id) : 0;
  g_autoptr(RapportEntity) thing = rapport_table_load (connection, type, newest != 0 ? newest : id, NULL);
  g_autofree char *title = thing != NULL ? rapport_entity_dup_title (thing) : NULL;

  if (thing == NULL)
    return g_strdup ("");
  /* translators: the name of an SLA policy or of a calendar, then the number of its version */
  return g_strdup_printf (_("%s (version %d)"), title,
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
                              RAPPORT_POLICY_VERSION_VERSION);
  calendar_words = dup_version (connection, ticket, RAPPORT_TYPE_CALENDAR_VERSION,
                                calendar != 0 ? calendar : rapport_shipped_get_default_calendar (connection),
                                RAPPORT_CALENDAR_VERSION_VERSION);
  /* translators: the name of an SLA policy, then of a working calendar */
  return g_strdup_printf (_("Policy: %s · calendar: %s"), policy_words, calendar_words);
}

/**
 * rapport_ticket_dup_new_date:
 * @events: (element-type RapportTicketEvent): what happened to @ticket and those merged into it, in the order of time
 * @now: UTC seconds
 * @is_late: (out): whether it has passed
 *
 * Returns: (transfer full) (nullable): the date that its customer was promised by the last exception, which stands
 *   beside the clocks and moves none (CS-4); NULL without one, and once the ticket is solved
 */
char *
rapport_ticket_dup_new_date (RapportEntity *ticket,
                             GPtrArray     *events,
                             RapportFormat *format,
                             gint64         now,
                             gboolean      *is_late)
{
  const char *status = rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS);
  RapportEntity *last = NULL;
  const RapportMoment *date;
  g_autofree char *when = NULL;
  g_autofree char *relative = NULL;

  g_return_val_if_fail (events != NULL && is_late != NULL, NULL);

  for (guint i = 0; i < events->len; i++)
    {
      RapportEntity *event = g_ptr_array_index (events, i);

      if (g_strcmp0 (rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND), "exception") == 0 &&
          rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_TICKET) == rapport_entity_get_id (ticket))
        last = event;
    }
  if (last == NULL || !rapport_entity_is_set (last, RAPPORT_TICKET_EVENT_NEW_DATE) ||
      !rapport_ticket_status_is_open (status) || g_strcmp0 (status, "solved") == 0)
    return NULL;
  date = rapport_entity_get_moment (last, RAPPORT_TICKET_EVENT_NEW_DATE);
  *is_late = rapport_moment_is_late (date, now, rapport_format_get_zone (format));
  when = rapport_format_moment (format, date);
  relative = rapport_format_due (format, date, now);
  /* translators: the date that a customer was promised anew, then how far away it is (in 3 days) */
  return g_strdup_printf (_("New date promised to the customer: %s (%s)"), when, relative);
}
