/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-connection-private.h"
#include "rapport-log-life-row.h"

/**
 * rapport_log_life_row_write:
 * @birth: the stamp of the act that made the thing, all zero when that is not this one
 *
 * Adds to what is known of a thing: the latest birth counts, and the touches add up.
 */
gboolean
rapport_log_life_row_write (RapportConnection        *connection,
                            const RapportLogLifeRow  *row,
                            const RapportStamp       *birth,
                            GError                  **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_connection_prepare (connection,
                                "INSERT INTO life (uid, thing, row, clock, act, touches)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (uid) DO UPDATE"
                                " SET thing = excluded.thing, row = excluded.row,"
                                " clock = max (clock, excluded.clock), touches = touches + excluded.touches,"
                                " act = CASE WHEN (excluded.clock, excluded.act) > (clock, act)"
                                "  THEN excluded.act ELSE act END", error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_bytes (insert, 1, row->uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (insert, 2, row->thing);
  rapport_statement_bind_integer (insert, 3, row->row);
  rapport_statement_bind_integer (insert, 4, birth->clock);
  rapport_statement_bind_bytes (insert, 5, birth->act, sizeof birth->act);
  rapport_statement_bind_integer (insert, 6, row->count);
  return rapport_statement_run (insert, error);
}

/**
 * rapport_log_life_row_write_first:
 * @act: the stamp of the act that makes the thing
 * @is_new: (out): FALSE when something is known of the thing, and nothing was written
 */
gboolean
rapport_log_life_row_write_first (RapportConnection        *connection,
                                  const RapportLogLifeRow  *row,
                                  const RapportStamp       *act,
                                  gboolean                 *is_new,
                                  GError                  **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_connection_prepare (connection,
                                "INSERT INTO life (uid, thing, row, clock, act, touches)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (uid) DO NOTHING", error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_bytes (insert, 1, row->uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (insert, 2, row->thing);
  rapport_statement_bind_integer (insert, 3, row->row);
  rapport_statement_bind_integer (insert, 4, act->clock);
  rapport_statement_bind_bytes (insert, 5, act->act, sizeof act->act);
  rapport_statement_bind_integer (insert, 6, row->count);
  if (!rapport_statement_run (insert, error))
    return FALSE;
  *is_new = sqlite3_changes (rapport_connection_get_handle (connection)) > 0;
  return TRUE;
}

/** rapport_log_life_row_is_born: sets @born to whether the log says what the thing was made with */
gboolean
rapport_log_life_row_is_born (RapportConnection  *connection,
                              const guint8       *uid,
                              gboolean           *born,
                              GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT 1 FROM life WHERE uid = ?1 AND act <> zeroblob (16)", error);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, uid, RAPPORT_UID_LENGTH);
  return rapport_statement_step (select, born, error);
}

/**
 * rapport_log_life_row_was_there:
 * @there: (out): whether the log has the thing
 *
 * What an undo brings back is in the log: what follows from the undo beside may be new.
 */
gboolean
rapport_log_life_row_was_there (RapportConnection  *connection,
                                const guint8       *uid,
                                gboolean           *there,
                                GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT 1 FROM change WHERE uid = ?1 LIMIT 1", error);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, uid, RAPPORT_UID_LENGTH);
  return rapport_statement_step (select, there, error);
}
