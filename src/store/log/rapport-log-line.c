/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-connection-private.h"
#include "rapport-log-line.h"
#include "rapport-uid.h"

/** rapport_log_line_prepare: Returns: (transfer full) (nullable): what rapport_log_line_write() writes with */
RapportStatement *
rapport_log_line_prepare (RapportConnection  *connection,
                          GError            **error)
{
  return rapport_connection_prepare (connection,
                                     "INSERT INTO change (action, thing, row, uid, customer, op, field, old, new,"
                                     " over_clock, over_act, target, owners, auto, back, clock, settles)"
                                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
                                     " ?16, nullif (?17, x''))", error);
}

static void
bind_value (RapportStatement *statement,
            int               parameter,
            sqlite3_value    *value,
            const char       *json)
{
  if (value != NULL)
    rapport_statement_bind_raw (statement, parameter, value);
  else
    rapport_statement_bind_text (statement, parameter, json);
}

/**
 * rapport_log_line_write:
 * @insert: from rapport_log_line_prepare()
 * @action: the entry of the act, at @clock
 *
 * Writes what the act did to the thing, or to one field of it.
 */
gboolean
rapport_log_line_write (RapportStatement      *insert,
                        gint64                 action,
                        gint64                 clock,
                        const RapportChange   *change,
                        const guint8          *uid,
                        const RapportLogLine  *line,
                        GError               **error)
{
  const gboolean has_target = rapport_uid_is_set (line->target);

  rapport_statement_bind_integer (insert, 1, action);
  rapport_statement_bind_text (insert, 2, change->thing);
  rapport_statement_bind_integer (insert, 3, change->row);
  rapport_statement_bind_bytes (insert, 4, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_optional (insert, 5, change->customer, 0);
  rapport_statement_bind_text (insert, 6, line->op);
  rapport_statement_bind_text (insert, 7, line->field);
  bind_value (insert, 8, line->old_value, line->old_json);
  bind_value (insert, 9, line->new_value, line->new_json);
  rapport_statement_bind_optional (insert, 10, line->has_over ? line->over.clock : RAPPORT_UNSET, RAPPORT_UNSET);
  rapport_statement_bind_bytes (insert, 11, line->has_over ? line->over.act : NULL, RAPPORT_UID_LENGTH);
  rapport_statement_bind_bytes (insert, 12, has_target ? line->target : NULL, RAPPORT_UID_LENGTH);
  rapport_statement_bind_bytes (insert, 13, line->owners->len > 0 ? line->owners->data : NULL, line->owners->len);
  rapport_statement_bind_optional (insert, 14, line->automatic, 0);
  rapport_statement_bind_optional (insert, 15, line->back, 0);
  rapport_statement_bind_integer (insert, 16, clock);
  rapport_statement_bind_bytes (insert, 17, line->settles != NULL ? line->settles->data : NULL,
                                line->settles != NULL ? line->settles->len : 0);
  return rapport_statement_run (insert, error);
}
