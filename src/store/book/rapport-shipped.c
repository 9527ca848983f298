/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-calendar-version.h"
#include "rapport-derived.h"
#include "rapport-history.h"
#include "rapport-policy-version.h"
#include "rapport-service-versions.h"
#include "rapport-settings.h"
#include "rapport-shipped.h"
#include "rapport-sla-shipped.h"
#include "rapport-snippet.h"
#include "rapport-table.h"
#include "rapport-uid.h"

#define DEFAULT_CALENDAR "cn-office-2026"

/* Versions that a program shipped stay as they are in the books that have them; a later one says more. */
static const struct
{
  const char *id;
  int         version;
} later_calendars[] = {
  { DEFAULT_CALENDAR, 2 },
};

/* Shipped rows are the same thing in every book, so that two books can be put together later. */
static void
make_uid (const char *kind,
          const char *id,
          guint8     *uid)
{
  g_autofree char *key = g_strconcat (kind, id, NULL);

  rapport_uid_make_fixed (key, uid);
}

static gboolean
insert_missing (RapportConnection  *connection,
                RapportEntity      *version,
                GError            **error)
{
  g_autoptr(GError) local_error = NULL;
  gint64 id = rapport_table_find_uid (connection, G_OBJECT_TYPE (version),
                                      rapport_entity_get_uid (version), &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return id != 0 || rapport_table_insert (connection, version, error);
}

static gboolean
insert_policy (RapportConnection  *connection,
               const char         *id,
               GError            **error)
{
  g_autoptr(RapportPolicy) policy = rapport_policy_new_shipped (id);
  g_autofree char *json = rapport_policy_to_json (policy);
  g_autoptr(RapportEntity) version = RAPPORT_ENTITY (rapport_policy_version_new ());
  guint8 uid[RAPPORT_UID_LENGTH];

  make_uid ("policy ", id, uid);
  rapport_entity_set_uid (version, uid);
  rapport_entity_set_text (version, RAPPORT_POLICY_VERSION_NAME, rapport_policy_get_name (policy));
  rapport_entity_set_integer (version, RAPPORT_POLICY_VERSION_VERSION, 1);
  rapport_entity_set_text (version, RAPPORT_POLICY_VERSION_JSON, json);
  return insert_missing (connection, version, error);
}

static int
get_calendar_version (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (later_calendars); i++)
    if (g_str_equal (later_calendars[i].id, id))
      return later_calendars[i].version;
  return 1;
}

static void
make_calendar_uid (const char *id,
                   int         version,
                   guint8     *uid)
{
  g_autofree char *key = version > 1 ? g_strdup_printf ("%s %d", id, version) : g_strdup (id);

  make_uid ("calendar ", key, uid);
}

static gboolean
insert_calendar (RapportConnection  *connection,
                 const char         *id,
                 GError            **error)
{
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_shipped (id);
  g_autofree char *json = rapport_calendar_to_json (calendar);
  g_autoptr(RapportEntity) version = RAPPORT_ENTITY (rapport_calendar_version_new ());
  const int number = get_calendar_version (id);
  guint8 uid[RAPPORT_UID_LENGTH];

  make_calendar_uid (id, number, uid);
  rapport_entity_set_uid (version, uid);
  rapport_entity_set_text (version, RAPPORT_CALENDAR_VERSION_NAME, rapport_calendar_get_name (calendar));
  rapport_entity_set_integer (version, RAPPORT_CALENDAR_VERSION_VERSION, number);
  rapport_entity_set_text (version, RAPPORT_CALENDAR_VERSION_JSON, json);
  return insert_missing (connection, version, error);
}

/* What comes into a book that is searched already is found there too. */
static gboolean
let_find (RapportConnection  *connection,
          RapportEntity      *text,
          GError            **error)
{
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (RapportChange));
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  const char *thing = rapport_entity_get_info (text)->name;
  const RapportChange change = { .thing = thing, .row = rapport_entity_get_id (text), .op = RAPPORT_CHANGE_INSERT,
                                 .sources = rapport_derived_find_sources (thing, NULL), .parts = G_MAXUINT };

  g_array_append_val (changes, change);
  return rapport_derived_refresh (connection, changes, g_get_real_time () / G_USEC_PER_SEC, zone, NULL, error);
}

/* A text that a person deleted is missed by nobody. */
static gboolean
misses_text (RapportConnection  *connection,
             const guint8       *uid,
             gboolean           *misses,
             GError            **error)
{
  gboolean deleted = FALSE;
  const gboolean is_there = rapport_table_find_uid (connection, RAPPORT_TYPE_SNIPPET, uid, NULL) != 0;

  if (!is_there && !rapport_history_was_deleted (connection, uid, &deleted, error))
    return FALSE;
  *misses = !is_there && !deleted;
  return TRUE;
}

static gboolean
insert_text (RapportConnection  *connection,
             const char         *id,
             const char         *name,
             const char         *kind,
             const char         *category,
             const char         *body,
             GError            **error)
{
  g_autoptr(RapportEntity) snippet = RAPPORT_ENTITY (rapport_snippet_new ());
  guint8 uid[RAPPORT_UID_LENGTH];
  gboolean misses;

  make_uid ("snippet ", id, uid);
  if (!misses_text (connection, uid, &misses, error))
    return FALSE;
  if (!misses)
    return TRUE;
  rapport_entity_set_uid (snippet, uid);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_NAME, name);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_KIND, kind);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_CATEGORY, category);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_BODY, body);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_LANGUAGE, "zh");
  return rapport_table_insert (connection, snippet, error) && let_find (connection, snippet, error);
}

static gboolean
insert_texts (RapportConnection  *connection,
              GError            **error)
{
  for (const RapportShippedPlan *plan = rapport_snippet_plans; plan->id != NULL; plan++)
    if (!insert_text (connection, plan->id, plan->name, RAPPORT_SERVICE_PLAN, plan->category, plan->body, error))
      return FALSE;
  return insert_text (connection, "greeting", "问候语", "greeting", NULL, rapport_snippet_greeting, error);
}

static gboolean
has_policy (RapportConnection *connection,
            const char        *id)
{
  guint8 uid[RAPPORT_UID_LENGTH];

  make_uid ("policy ", id, uid);
  return rapport_table_find_uid (connection, RAPPORT_TYPE_POLICY_VERSION, uid, NULL) != 0;
}

static gboolean
has_text (RapportConnection *connection,
          const char        *id)
{
  guint8 uid[RAPPORT_UID_LENGTH];
  gboolean misses;

  make_uid ("snippet ", id, uid);
  return misses_text (connection, uid, &misses, NULL) && !misses;
}

static gint64
find_calendar (RapportConnection *connection,
               const char        *id,
               int                version)
{
  guint8 uid[RAPPORT_UID_LENGTH];

  make_calendar_uid (id, version, uid);
  return rapport_table_find_uid (connection, RAPPORT_TYPE_CALENDAR_VERSION, uid, NULL);
}

/** rapport_shipped_is_complete: Returns: whether rapport_shipped_insert() has nothing to do */
gboolean
rapport_shipped_is_complete (RapportConnection *connection)
{
  for (const char * const *id = rapport_sla_shipped_policies (); *id != NULL; id++)
    if (!has_policy (connection, *id))
      return FALSE;
  for (const char * const *id = rapport_sla_shipped_calendars (); *id != NULL; id++)
    if (find_calendar (connection, *id, get_calendar_version (*id)) == 0)
      return FALSE;
  for (const RapportShippedPlan *plan = rapport_snippet_plans; plan->id != NULL; plan++)
    if (!has_text (connection, plan->id))
      return FALSE;
  return has_text (connection, "greeting");
}

/**
 * rapport_shipped_insert:
 *
 * Puts the shipped policies, calendars and texts into a book that lacks them. A text that a person deleted stays
 * deleted.
 */
gboolean
rapport_shipped_insert (RapportConnection  *connection,
                        GError            **error)
{
  for (const char * const *id = rapport_sla_shipped_policies (); *id != NULL; id++)
    if (!insert_policy (connection, *id, error))
      return FALSE;
  for (const char * const *id = rapport_sla_shipped_calendars (); *id != NULL; id++)
    if (!insert_calendar (connection, *id, error))
      return FALSE;
  return insert_texts (connection, error);
}

/* What the book chose itself, 0 if it chose nothing that is there */
static gint64
find_chosen (RapportConnection *connection,
             GType              type,
             const char        *setting)
{
  g_autofree char *chosen = rapport_settings_dup (connection, setting);
  guint8 uid[RAPPORT_UID_LENGTH];

  return chosen != NULL && rapport_uid_from_text (chosen, uid) ? rapport_table_find_uid (connection, type, uid, NULL) : 0;
}

/**
 * rapport_shipped_get_default_policy:
 *
 * Returns: the newest version of the policy of new tickets: *Service desk P1–P4* ⚙
 */
gint64
rapport_shipped_get_default_policy (RapportConnection *connection)
{
  gint64 id = find_chosen (connection, RAPPORT_TYPE_POLICY_VERSION, "default-policy");
  guint8 uid[RAPPORT_UID_LENGTH];

  make_uid ("policy ", rapport_sla_shipped_policies ()[0], uid);
  if (id == 0)
    id = rapport_table_find_uid (connection, RAPPORT_TYPE_POLICY_VERSION, uid, NULL);
  return rapport_versions_find_newest (connection, RAPPORT_TYPE_POLICY_VERSION, id);
}

/** rapport_shipped_get_default_calendar: Returns: the newest version of the working calendar of new tickets ⚙ */
gint64
rapport_shipped_get_default_calendar (RapportConnection *connection)
{
  gint64 id = find_chosen (connection, RAPPORT_TYPE_CALENDAR_VERSION, RAPPORT_SETTING_DEFAULT_CALENDAR);

  /* a book that is only looked at may have an earlier one */
  for (int version = get_calendar_version (DEFAULT_CALENDAR); id == 0 && version > 0; version--)
    id = find_calendar (connection, DEFAULT_CALENDAR, version);
  return rapport_versions_find_newest (connection, RAPPORT_TYPE_CALENDAR_VERSION, id);
}
