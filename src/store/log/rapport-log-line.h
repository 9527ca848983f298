/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-changeset-private.h"
#include "rapport-stamp.h"

G_BEGIN_DECLS

/**
 * RapportLogLine:
 * @old_value: (nullable): what a field held; NULL takes @old_json
 * @over: the stamp of the value that was replaced, where @has_over says so
 * @target: what a reference names, all zero for nothing
 * @owners: the uids of what the thing belongs to, one behind the other
 * @settles: (nullable): the stamps of the conflicts that it decides
 * @automatic: RAPPORT_LOG_AUTO, RAPPORT_LOG_FOLLOWS, or 0 for what a person did
 * @back: whether the thing was there before it was added
 *
 * What one row of the log says beside the thing.
 */
typedef struct
{
  const char    *op;
  const char    *field;
  sqlite3_value *old_value;
  sqlite3_value *new_value;
  const char    *old_json;
  const char    *new_json;
  RapportStamp   over;
  gboolean       has_over;
  guint8         target[RAPPORT_UID_LENGTH];
  GByteArray    *owners;
  GByteArray    *settles;
  int            automatic;
  gboolean       back;
} RapportLogLine;

RapportStatement *rapport_log_line_prepare (RapportConnection     *connection,
                                            GError               **error);
gboolean          rapport_log_line_write   (RapportStatement      *insert,
                                            gint64                 action,
                                            gint64                 clock,
                                            const RapportChange   *change,
                                            const guint8          *uid,
                                            const RapportLogLine  *line,
                                            GError               **error);

G_END_DECLS
