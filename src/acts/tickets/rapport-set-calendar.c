/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-calendar-version.h"
#include "rapport-calendar.h"
#include "rapport-edit.h"
#include "rapport-open-things.h"
#include "rapport-set-calendar.h"
#include "rapport-setting.h"
#include "rapport-shipped.h"
#include "rapport-table.h"
#include "rapport-ticket.h"
#include "rapport-uid.h"

/* Versions of one calendar have one name. */
static gboolean
find_next_version (RapportConnection  *connection,
                   const char         *name,
                   gint64             *version,
                   GError            **error)
{
  g_autoptr(GPtrArray) stored =
    rapport_table_load_children (connection, RAPPORT_TYPE_CALENDAR_VERSION, "name", -1, error);

  *version = 1;
  for (guint i = 0; stored != NULL && i < stored->len; i++)
    {
      RapportEntity *one = g_ptr_array_index (stored, i);

      if (g_strcmp0 (rapport_entity_get_text (one, RAPPORT_CALENDAR_VERSION_NAME), name) == 0)
        *version = MAX (*version, rapport_entity_get_integer (one, RAPPORT_CALENDAR_VERSION_VERSION) + 1);
    }
  return stored != NULL;
}

static gboolean
make_default (RapportTransaction  *transaction,
              RapportEntity       *version,
              GError             **error)
{
  g_autoptr(RapportEntity) setting = RAPPORT_ENTITY (rapport_setting_new ());
  g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (version));

  rapport_entity_set_text (setting, RAPPORT_SETTING_NAME, RAPPORT_SETTING_DEFAULT_CALENDAR);
  rapport_entity_set_text (setting, RAPPORT_SETTING_VALUE, uid);
  return rapport_setting_write (transaction, setting, error);
}

static gboolean
move_tickets (RapportTransaction  *transaction,
              GArray              *tickets,
              gint64               calendar,
              GError             **error)
{
  for (guint i = 0; i < tickets->len; i++)
    {
      g_autoptr(RapportEntity) ticket =
        rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET, g_array_index (tickets, gint64, i), error);

      if (ticket == NULL)
        return FALSE;
      rapport_entity_set_integer (ticket, RAPPORT_TICKET_CALENDAR, calendar);
      if (!rapport_transaction_update (transaction, ticket, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_calendar_func (RapportTransaction  *transaction,
                   gpointer             data,
                   GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  const gint64 before = rapport_shipped_get_default_calendar (connection);
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_from_json (data, -1, error);
  g_autoptr(RapportEntity) version = RAPPORT_ENTITY (rapport_calendar_version_new ());
  g_autoptr(GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 number;

  if (calendar == NULL || !find_next_version (connection, rapport_calendar_get_name (calendar), &number, error) ||
      !rapport_open_tickets_of_calendar (connection, before, tickets, error))
    return FALSE;
  rapport_entity_set_text (version, RAPPORT_CALENDAR_VERSION_NAME, rapport_calendar_get_name (calendar));
  rapport_entity_set_integer (version, RAPPORT_CALENDAR_VERSION_VERSION, number);
  rapport_entity_set_text (version, RAPPORT_CALENDAR_VERSION_JSON, data);
  if (!rapport_transaction_insert (transaction, version, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (version));
  rapport_transaction_set_subject (transaction, rapport_calendar_get_name (calendar));
  return make_default (transaction, version, error) &&
         move_tickets (transaction, tickets, rapport_entity_get_id (version), error);
}

/**
 * rapport_set_calendar_new:
 * @json: the working calendar from now on, as sla.md shows it
 *
 * What is judged by then stays as it was judged; the deadlines of open tickets of the calendar that counted
 * up to now are reckoned anew (sla.md 10).
 *
 * Returns: (transfer full): the act of making it a new version, by which the book counts
 */
RapportAct *
rapport_set_calendar_new (const char *json)
{
  g_return_val_if_fail (json != NULL, NULL);

  return rapport_act_new ("set-calendar", set_calendar_func, g_strdup (json), g_free);
}
