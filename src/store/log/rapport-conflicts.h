/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-transaction.h"

G_BEGIN_DECLS

/**
 * RapportConflict:
 * @thing: the kind, interned
 * @row: the thing
 * @title: (nullable): its name
 * @column: what of it
 * @label: (transfer none): words for the field
 * @is_text: whether it is a long text, of which both can be kept
 * @change: where the log has what was overwritten
 * @lost_text: (nullable): what somebody gave it, to be read by people
 * @lost_by: (nullable): who
 * @lost_at: UTC seconds
 * @text: (nullable): what it holds
 * @by: (nullable): who gave it that
 * @at: UTC seconds, 0 when that is not known
 *
 * An edit that somebody overwrote who had not seen it, and about which nobody decided yet.
 */
typedef struct
{
  const char *thing;
  gint64      row;
  char       *title;
  char       *column;
  const char *label;
  gboolean    is_text;
  gint64      change;
  char       *lost_text;
  char       *lost_by;
  gint64      lost_at;
  char       *text;
  char       *by;
  gint64      at;
} RapportConflict;

void       rapport_conflict_free  (gpointer             conflict);
GPtrArray *rapport_conflicts_load (RapportConnection   *connection,
                                   const char          *thing,
                                   gint64               row,
                                   GTimeZone           *zone,
                                   GError             **error);
gboolean   rapport_conflict_keep  (RapportTransaction  *transaction,
                                   const char          *thing,
                                   gint64               row,
                                   const char          *column,
                                   GError             **error);
gboolean   rapport_conflict_take  (RapportTransaction  *transaction,
                                   gint64               change,
                                   const char          *column,
                                   GError             **error);

G_END_DECLS
