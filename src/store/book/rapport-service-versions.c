/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-version.h"
#include "rapport-policy-version.h"
#include "rapport-service-versions.h"
#include "rapport-shipped.h"
#include "rapport-ticket-judge.h"

#define NEWEST(table) \
  "SELECT o.id FROM " table " n JOIN " table " o ON o.name = n.name WHERE n.id = ?1" \
  " ORDER BY o.version DESC, o.id DESC LIMIT 1"

#define CALLED(table) "SELECT id FROM " table " WHERE name = ?1 ORDER BY version DESC, id DESC LIMIT 1"

/* ?1: the default, ?2: whether those that are no longer offered are wanted */
#define LISTED(table) \
  "SELECT v.id, v.name, v.version, v.json, d.name IS NOT NULL, (SELECT count(*) FROM ticket t JOIN " table " o" \
  "  ON o.id = t." table " WHERE o.name = v.name AND t.status NOT IN ('accepted', 'closed'))" \
  " FROM " table " v LEFT JOIN " table " d ON d.id = ?1 AND d.name = v.name" \
  " WHERE (?2 OR v.retired = 0) AND v.id = (SELECT o.id FROM " table " o WHERE o.name = v.name" \
  "  ORDER BY o.version DESC, o.id DESC LIMIT 1) ORDER BY d.name IS NULL, v.name COLLATE NOCASE, v.id"

/* ?1: one version, ?2: whether it is the default's */
#define OPEN(table) \
  "SELECT id FROM ticket WHERE status NOT IN ('accepted', 'closed') AND (" table " IN (SELECT o.id FROM " \
  table " n JOIN " table " o ON o.name = n.name WHERE n.id = ?1) OR (?2 AND " table " IS NULL)) ORDER BY id"

#define NAME(table) "SELECT name FROM " table " WHERE id = ?1"

static const struct
{
  const char *name;
  const char *newest;
  const char *called;
  const char *listed;
  const char *open;
} SQL[] = {
  { NAME ("policy"), NEWEST ("policy"), CALLED ("policy"), LISTED ("policy"), OPEN ("policy") },
  { NAME ("calendar"), NEWEST ("calendar"), CALLED ("calendar"), LISTED ("calendar"), OPEN ("calendar") },
};

static guint
get_place (GType type)
{
  g_assert (type == RAPPORT_TYPE_POLICY_VERSION || type == RAPPORT_TYPE_CALENDAR_VERSION);

  return type == RAPPORT_TYPE_POLICY_VERSION ? 0 : 1;
}

static gint64
get_default (RapportConnection *connection,
             GType              type)
{
  return type == RAPPORT_TYPE_POLICY_VERSION ? rapport_shipped_get_default_policy (connection)
                                             : rapport_shipped_get_default_calendar (connection);
}

/**
 * rapport_versions_find_newest:
 * @type: of policies or of calendars
 * @id: any version
 *
 * Returns: the newest version of the same name, 0 when @id is none
 */
gint64
rapport_versions_find_newest (RapportConnection *connection,
                              GType              type,
                              gint64             id)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, SQL[get_place (type)].newest, NULL);
  gboolean has_row;

  if (select == NULL)
    return 0;
  rapport_statement_bind_integer (select, 1, id);
  return rapport_statement_step (select, &has_row, NULL) && has_row ? rapport_statement_get_integer (select, 0) : 0;
}

/** rapport_versions_find_called: Returns: the newest version of that name, 0 when nothing is called so */
gint64
rapport_versions_find_called (RapportConnection *connection,
                              GType              type,
                              const char        *name)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, SQL[get_place (type)].called, NULL);
  gboolean has_row;

  g_return_val_if_fail (name != NULL, 0);

  if (select == NULL)
    return 0;
  rapport_statement_bind_text (select, 1, name);
  return rapport_statement_step (select, &has_row, NULL) && has_row ? rapport_statement_get_integer (select, 0) : 0;
}

/**
 * rapport_versions_dup_name:
 * @type: of policies or of calendars
 * @name: (out) (transfer full): what the version @id is called; what it says is not read, so that many can be asked
 *
 * Returns: FALSE with @error set when there is no such version
 */
gboolean
rapport_versions_dup_name (RapportConnection  *connection,
                           GType               type,
                           gint64              id,
                           char              **name,
                           GError            **error)
{
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, SQL[get_place (type)].name, error);
  gboolean has_row;

  g_return_val_if_fail (name != NULL, FALSE);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, id);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                           _("The ticket's policy or calendar is gone."));
      return FALSE;
    }
  *name = g_strdup (rapport_statement_get_text (select, 0));
  return TRUE;
}

static void
free_version (gpointer data)
{
  RapportServiceVersion *version = data;

  g_free (version->name);
  g_free (version->json);
  g_free (version);
}

/**
 * rapport_versions_list:
 * @type: of policies or of calendars
 * @with_retired: also what is no longer offered
 *
 * Returns: (transfer full) (element-type RapportServiceVersion) (nullable): the newest version of each, the default
 *   first, then by name
 */
GPtrArray *
rapport_versions_list (RapportConnection  *connection,
                       GType               type,
                       gboolean            with_retired,
                       GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, SQL[get_place (type)].listed, error);
  g_autoptr(GPtrArray) versions = g_ptr_array_new_with_free_func (free_version);
  gboolean has_row;

  if (select == NULL)
    return NULL;
  rapport_statement_bind_integer (select, 1, get_default (connection, type));
  rapport_statement_bind_integer (select, 2, with_retired);
  while (rapport_statement_step (select, &has_row, error))
    {
      RapportServiceVersion *version;

      if (!has_row)
        return g_steal_pointer (&versions);
      version = g_new0 (RapportServiceVersion, 1);
      version->id = rapport_statement_get_integer (select, 0);
      version->name = g_strdup (rapport_statement_get_text (select, 1));
      version->version = rapport_statement_get_integer (select, 2);
      version->json = g_strdup (rapport_statement_get_text (select, 3));
      version->is_default = rapport_statement_get_integer (select, 4) != 0;
      version->n_open = rapport_statement_get_integer (select, 5);
      g_ptr_array_add (versions, version);
    }
  return NULL;
}

/**
 * rapport_versions_find_open:
 * @type: of policies or of calendars
 * @id: any version
 * @tickets: (element-type gint64): the open ones that any version of the same name is for, and those that have
 *   none if it is the default, are added to it
 */
gboolean
rapport_versions_find_open (RapportConnection  *connection,
                            GType               type,
                            gint64              id,
                            GArray             *tickets,
                            GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, SQL[get_place (type)].open, error);
  const gint64 newest = rapport_versions_find_newest (connection, type, id);
  gboolean has_row;

  g_return_val_if_fail (tickets != NULL, FALSE);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, id);
  rapport_statement_bind_integer (select, 2, newest == get_default (connection, type));
  while (rapport_statement_step (select, &has_row, error))
    {
      gint64 ticket;

      if (!has_row)
        return TRUE;
      ticket = rapport_statement_get_integer (select, 0);
      g_array_append_val (tickets, ticket);
    }
  return FALSE;
}

/* That of the ticket's contract, or of the customer's newest one that runs on that day */
static gboolean
find_agreed (RapportConnection            *connection,
             const RapportPolicyQuestion  *question,
             gint64                       *policy,
             GError                      **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT policy FROM contract WHERE policy IS NOT NULL AND (id = ?2 OR (customer = ?1"
                                "  AND (terminated_on IS NULL OR terminated_on > ?3) AND (begins IS NULL OR begins <= ?3)"
                                "  AND (ends IS NULL OR ends >= ?3))) ORDER BY id = ?2 DESC, date DESC, id DESC LIMIT 1",
                                error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, question->customer);
  rapport_statement_bind_integer (select, 2, question->contract);
  rapport_statement_bind_integer (select, 3, question->day);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  *policy = has_row ? rapport_statement_get_integer (select, 0) : 0;
  return TRUE;
}

static gboolean
find_matching (RapportConnection            *connection,
               const RapportPolicyQuestion  *question,
               gint64                       *policy,
               GError                      **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT id FROM policy v WHERE retired = 0 AND id = (SELECT o.id FROM policy o"
                                "  WHERE o.name = v.name ORDER BY o.version DESC, o.id DESC LIMIT 1) ORDER BY name, id",
                                error);
  int most = 0;
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (rapport_statement_step (select, &has_row, error))
    {
      RapportPolicy *one;

      if (!has_row)
        return TRUE;
      one = rapport_ticket_judge_get_policy (connection, rapport_statement_get_integer (select, 0), error);
      if (one == NULL)
        return FALSE;
      if (rapport_policy_match (one, question->values) <= most)
        continue;
      most = rapport_policy_match (one, question->values);
      *policy = rapport_statement_get_integer (select, 0);
    }
  return FALSE;
}

/**
 * rapport_policy_choose:
 * @policy: (out): by which a new ticket is judged: what the customer's contract says; else the policy that names
 *   most of what the ticket is; else the default
 */
gboolean
rapport_policy_choose (RapportConnection            *connection,
                       const RapportPolicyQuestion  *question,
                       gint64                       *policy,
                       GError                      **error)
{
  g_return_val_if_fail (question != NULL && policy != NULL, FALSE);

  if (!find_agreed (connection, question, policy, error) ||
      (*policy == 0 && !find_matching (connection, question, policy, error)))
    return FALSE;
  if (*policy == 0)
    *policy = rapport_shipped_get_default_policy (connection);
  *policy = rapport_versions_find_newest (connection, RAPPORT_TYPE_POLICY_VERSION, *policy);
  return TRUE;
}
