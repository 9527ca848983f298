/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-recorded-value.h"
#include "rapport-recorder.h"

G_BEGIN_DECLS

/* so many things that one act adds are kept in the log, but not once more in memory and in its changeset */
#define RAPPORT_RECORDER_MOST_KEPT_TWICE 2000

/**
 * RapportRecordedRow:
 * @before: how it was before it was touched; NULL for what was added
 * @auto_columns: which columns the program changed by itself, NULL for none
 * @is_auto: whether it was the program itself that added or deleted it
 * @is_changed: whether it was touched more than once
 * @is_logged: whether the log has it already, as it was added
 */
typedef struct
{
  gint64                id;
  RapportRecordedValue *before;
  gboolean             *auto_columns;
  int                   n_values;
  guint                 round : 29;
  guint                 is_auto : 1;
  guint                 is_changed : 1;
  guint                 is_logged : 1;
} RapportRecordedRow;

/**
 * RapportRecordedTable: what was touched of one kind of thing
 * @added: of @rows those that were added one id behind the other, beginning with @first_added
 * @by_id: the others
 * @rows: all, in the order in which they were touched first
 */
typedef struct
{
  const RapportEntityInfo *info;
  const char              *name;
  GPtrArray               *added;
  gint64                   first_added;
  GHashTable              *by_id;
  GPtrArray               *rows;
  char                    *before_sql;
} RapportRecordedTable;

/* @tables: RapportRecordedTable by name; @last: (nullable): the one asked for last; @touched: what was touched in this
 * round; @snapshots: how things touched anew stood between */
struct _RapportRecorder
{
  RapportConnection    *connection;
  GHashTable           *tables;
  RapportRecordedTable *last;
  guint                 n_rows;
  guint                 n_added;
  GArray               *touched;
  GPtrArray            *snapshots;
  guint                 round;
  gboolean              is_auto;
  gboolean              leaves_out;
};

G_END_DECLS
