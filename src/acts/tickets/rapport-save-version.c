/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-version.h"
#include "rapport-calendar.h"
#include "rapport-edit.h"
#include "rapport-policy-version.h"
#include "rapport-policy.h"
#include "rapport-save-version.h"
#include "rapport-service-versions.h"
#include "rapport-sla-shipped.h"
#include "rapport-table.h"
#include "rapport-ticket.h"

/* The fields of a version are the same for both, and in the same order. */
G_STATIC_ASSERT ((int) RAPPORT_POLICY_VERSION_NAME == (int) RAPPORT_CALENDAR_VERSION_NAME);
G_STATIC_ASSERT ((int) RAPPORT_POLICY_VERSION_VERSION == (int) RAPPORT_CALENDAR_VERSION_VERSION);
G_STATIC_ASSERT ((int) RAPPORT_POLICY_VERSION_JSON == (int) RAPPORT_CALENDAR_VERSION_JSON);

/*
 * Saving:
 * @base: the version that it was made from, 0 for a new one
 * @field: of a ticket, which names the version
 */
typedef struct
{
  GType   type;
  guint   field;
  char   *json;
  gint64  base;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_free (saving->json);
  g_free (saving);
}

static char *
dup_policy (const Saving  *saving,
            gint64         since,
            char         **name,
            GError       **error)
{
  g_autoptr(RapportPolicy) policy = rapport_policy_new_from_json (saving->json, -1, error);
  g_autoptr(RapportPolicy) version = NULL;

  if (policy == NULL)
    return NULL;
  *name = g_strdup (rapport_policy_get_name (policy));
  version = rapport_policy_dup_since (policy, since);
  return rapport_policy_to_json (version);
}

static char *
dup_calendar (const Saving  *saving,
              gint64         since,
              char         **name,
              GError       **error)
{
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_from_json (saving->json, -1, error);
  g_autoptr(RapportCalendar) version = NULL;

  if (calendar == NULL)
    return NULL;
  *name = g_strdup (rapport_calendar_get_name (calendar));
  version = rapport_calendar_dup_since (calendar, since);
  return rapport_calendar_to_json (version);
}

static gboolean
refuse (GError     **error,
        int          code,
        const char  *sentence)
{
  g_set_error_literal (error, RAPPORT_ERROR, code, sentence);
  return FALSE;
}

/* @number: of the version that is to be made */
static gboolean
check_base (RapportConnection  *connection,
            const Saving       *saving,
            const char         *name,
            gint64             *number,
            GError            **error)
{
  const gint64 newest = rapport_versions_find_called (connection, saving->type, name);
  g_autoptr(RapportEntity) version = NULL;

  *number = 1;
  if (*name == '\0')
    return refuse (error, RAPPORT_ERROR_INVALID, _("The name is missing."));
  if (saving->base == 0 && newest != 0)
    return refuse (error, RAPPORT_ERROR_CONFLICT, _("Another one has this name already."));
  if (saving->base != 0 && newest == 0)
    return refuse (error, RAPPORT_ERROR_CONFLICT, _("A new version keeps its name. Make a copy to call it otherwise."));
  if (saving->base != newest)
    return refuse (error, RAPPORT_ERROR_CONFLICT, _("Somebody else saved a new version meanwhile. Open that one."));
  if (newest == 0)
    return TRUE;
  version = rapport_table_load (connection, saving->type, newest, error);
  if (version == NULL)
    return FALSE;
  *number = rapport_entity_get_integer (version, RAPPORT_POLICY_VERSION_VERSION) + 1;
  return TRUE;
}

static gboolean
move_tickets (RapportTransaction  *transaction,
              const Saving        *saving,
              GArray              *tickets,
              gint64               version,
              GError             **error)
{
  for (guint i = 0; i < tickets->len; i++)
    if (!rapport_transaction_begin_thing (transaction, i, tickets->len, error) ||
        !rapport_transaction_set_integer (transaction, RAPPORT_TYPE_TICKET, g_array_index (tickets, gint64, i),
                                          saving->field, version, error))
      return FALSE;
  return TRUE;
}

static gboolean
save_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  const Saving *saving = data;
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  const gint64 since = saving->base == 0 ? G_MININT64 : rapport_transaction_get_now (transaction);
  g_autoptr(RapportEntity) version = g_object_new (saving->type, NULL);
  g_autoptr(GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *name = NULL;
  g_autofree char *json = saving->type == RAPPORT_TYPE_POLICY_VERSION ? dup_policy (saving, since, &name, error)
                                                                     : dup_calendar (saving, since, &name, error);
  gint64 number;

  if (json == NULL || !check_base (connection, saving, name, &number, error) ||
      (saving->base != 0 && !rapport_versions_find_open (connection, saving->type, saving->base, tickets, error)))
    return FALSE;
  rapport_entity_set_text (version, RAPPORT_POLICY_VERSION_NAME, name);
  rapport_entity_set_integer (version, RAPPORT_POLICY_VERSION_VERSION, number);
  rapport_entity_set_text (version, RAPPORT_POLICY_VERSION_JSON, json);
  if (!rapport_transaction_insert (transaction, version, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (version));
  rapport_transaction_set_subject (transaction, rapport_sla_shipped_get_label (name));
  return move_tickets (transaction, saving, tickets, rapport_entity_get_id (version), error);
}

static RapportAct *
make_act (const char *kind,
          GType       type,
          guint       field,
          const char *json,
          gint64      base)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->type = type;
  saving->field = field;
  saving->json = g_strdup (json);
  saving->base = base;
  return rapport_act_new (kind, save_func, saving, free_saving);
}

/**
 * rapport_save_policy_new:
 * @json: the policy as sla.md shows it
 * @base: the newest version of it until now, whose name it keeps; 0 for a policy of its own
 *
 * From now on the open tickets of @base are judged by it; what was judged by then, and what is closed, stays as it
 * was judged (sla.md 1, 6 and 10).
 *
 * Returns: (transfer full): the act of keeping it as a new version
 */
RapportAct *
rapport_save_policy_new (const char *json,
                         gint64      base)
{
  g_return_val_if_fail (json != NULL, NULL);

  return make_act ("set-policy", RAPPORT_TYPE_POLICY_VERSION, RAPPORT_TICKET_POLICY, json, base);
}

/** rapport_save_calendar_new: Returns: (transfer full): as rapport_save_policy_new(), of a working calendar */
RapportAct *
rapport_save_calendar_new (const char *json,
                           gint64      base)
{
  g_return_val_if_fail (json != NULL, NULL);

  return make_act ("set-calendar", RAPPORT_TYPE_CALENDAR_VERSION, RAPPORT_TICKET_CALENDAR, json, base);
}
