/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-head.h"
#include "rapport-connection-private.h"
#include "rapport-schema.h"
#include "rapport-uid.h"

/* A clock that goes on when the machine's is set back. Those of other machines do not move it: one that is
 * years ahead would take this one along. */
static gint64
next_clock (RapportConnection         *connection,
            const RapportActionEntry  *entry,
            GError                   **error)
{
  g_autoptr(RapportStatement) last =
    rapport_connection_prepare (connection,
                                "SELECT clock FROM action WHERE device = ?1 AND undone_by IS NULL"
                                " AND changeset IS NOT NULL ORDER BY id DESC LIMIT 1", error);
  gboolean has_row;

  if (last == NULL)
    return 0;
  rapport_statement_bind_integer (last, 1, entry->device);
  if (!rapport_statement_step (last, &has_row, error))
    return 0;
  if (has_row && rapport_statement_get_integer (last, 0) == G_MAXINT64)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
                           _("The log is damaged: no act can follow the last one. “rapport-cli check” names it."));
      return 0;
    }
  return has_row ? MAX (entry->now, rapport_statement_get_integer (last, 0) + 1) : entry->now;
}

/**
 * rapport_action_head_insert:
 * @changeset: what the act did
 * @stamp: (out): the one it has
 * @action: (out): the new entry
 *
 * Writes of an act what is known before its changes are looked at one by one.
 */
gboolean
rapport_action_head_insert (RapportConnection         *connection,
                            const RapportActionEntry  *entry,
                            GBytes                    *changeset,
                            RapportStamp              *stamp,
                            gint64                    *action,
                            GError                   **error)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection,
                                "INSERT INTO action (uid, device, clock, at, member, kind, subject,"
                                " undoes, left_out, changeset, version, undoes_uid, first_change)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
                                " (SELECT uid FROM action WHERE id = ?8),"
                                " ifnull ((SELECT max (id) FROM change), 0) + 1)", error);
  gsize length;
  gconstpointer bytes = g_bytes_get_data (changeset, &length);

  if (statement == NULL)
    return FALSE;
  stamp->clock = next_clock (connection, entry, error);
  if (stamp->clock == 0)
    return FALSE;
  rapport_uid_new (entry->now, stamp->act);
  rapport_statement_bind_bytes (statement, 1, stamp->act, sizeof stamp->act);
  rapport_statement_bind_integer (statement, 2, entry->device);
  rapport_statement_bind_integer (statement, 3, stamp->clock);
  rapport_statement_bind_integer (statement, 4, entry->now / G_USEC_PER_SEC);
  rapport_statement_bind_optional (statement, 5, entry->member, 0);
  rapport_statement_bind_text (statement, 6, entry->kind);
  rapport_statement_bind_text (statement, 7, entry->subject);
  rapport_statement_bind_optional (statement, 8, entry->undoes, 0);
  rapport_statement_bind_text (statement, 9, entry->left_out);
  /* also an empty one says that the act was done here */
  rapport_statement_bind_bytes (statement, 10, bytes != NULL ? bytes : "", length);
  rapport_statement_bind_integer (statement, 11, rapport_schema_get_version ());
  if (!rapport_statement_run (statement, error))
    return FALSE;
  *action = sqlite3_last_insert_rowid (rapport_connection_get_handle (connection));
  return TRUE;
}

/** rapport_action_head_complete: sets what is known of an act only now, which was written before it was through */
gboolean
rapport_action_head_complete (RapportConnection         *connection,
                              const RapportActionEntry  *entry,
                              gint64                     action,
                              GBytes                    *changeset,
                              GError                   **error)
{
  g_autoptr(RapportStatement) update = NULL;
  gsize length;
  gconstpointer bytes = g_bytes_get_data (changeset, &length);

  update = rapport_connection_prepare (connection, "UPDATE action SET changeset = coalesce (?2, changeset), subject = ?3,"
                                       " left_out = ?4 WHERE id = ?1", error);
  if (update == NULL)
    return FALSE;
  rapport_statement_bind_integer (update, 1, action);
  rapport_statement_bind_bytes (update, 2, length > 0 ? bytes : NULL, length);
  rapport_statement_bind_text (update, 3, entry->subject);
  rapport_statement_bind_text (update, 4, entry->left_out);
  return rapport_statement_run (update, error);
}

/**
 * rapport_action_head_set_ahead:
 * @over_clock: the latest of the clocks of what it replaced
 *
 * An act comes after all that it replaced, also when that was made on a machine whose clock is ahead.
 */
gboolean
rapport_action_head_set_ahead (RapportConnection   *connection,
                               const RapportStamp  *stamp,
                               gint64               over_clock,
                               GError             **error)
{
  static const char * const statements[] = {
    "UPDATE action SET clock = ?2 WHERE uid = ?1",
    "UPDATE life SET clock = ?2 WHERE act = ?1",
    "UPDATE grave SET clock = ?2 WHERE act = ?1",
    "UPDATE change SET clock = ?2 WHERE id >= (SELECT first_change FROM action WHERE uid = ?1)",
  };

  if (over_clock < stamp->clock)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr(RapportStatement) update = rapport_connection_prepare (connection, statements[i], error);

      if (update == NULL)
        return FALSE;
      rapport_statement_bind_bytes (update, 1, stamp->act, sizeof stamp->act);
      rapport_statement_bind_integer (update, 2, over_clock + 1);
      if (!rapport_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}
