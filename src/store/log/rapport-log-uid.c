/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-log-uid.h"

/**
 * rapport_log_prepare:
 * @uid: becomes its first parameter
 *
 * Returns: (transfer full) (nullable): the statement; NULL with @error set
 */
RapportStatement *
rapport_log_prepare (RapportConnection  *connection,
                     const char         *sql,
                     const guint8       *uid,
                     GError            **error)
{
  RapportStatement *statement = rapport_connection_prepare (connection, sql, error);

  if (statement != NULL)
    rapport_statement_bind_bytes (statement, 1, uid, RAPPORT_UID_LENGTH);
  return statement;
}

/** rapport_log_read_uid: sets @uid to what stands in the column, which is never empty */
void
rapport_log_read_uid (RapportStatement *row,
                      int               column,
                      guint8           *uid)
{
  memcpy (uid, sqlite3_column_blob (rapport_statement_get_handle (row), column), RAPPORT_UID_LENGTH);
}
