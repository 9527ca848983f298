/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-change.h"
#include "rapport-connection.h"
#include "rapport-value-text.h"

G_BEGIN_DECLS

/**
 * RapportHistoryItem:
 * @action: the act in the log
 * @at: UTC seconds
 * @member_name: (nullable): who did it
 * @act: what the act was, as rapport_act_describe() wants it
 * @thing: (transfer none): the kind of thing that changed, interned
 * @thing_label: (transfer none): words for the kind
 * @row: its id
 * @customer: whose it is, 0 for nobody's
 * @op: whether it was added, changed or deleted
 * @field: (nullable): name of the changed field, NULL when the thing was added or deleted
 * @label: (nullable): words for the field
 * @old_text: (nullable): what it was, to be read by people
 * @new_text: (nullable): what it is now
 * @which: (nullable): of a thing that was added or deleted, which it was: a tag's name, a stage, what happened
 *   with a ticket
 */
typedef struct
{
  gint64           action;
  gint64           at;
  char            *member_name;
  char            *act;
  const char      *thing;
  const char      *thing_label;
  gint64           row;
  gint64           customer;
  RapportChangeOp  op;
  char            *field;
  char            *label;
  char            *old_text;
  char            *new_text;
  char            *which;
} RapportHistoryItem;

void       rapport_history_item_free (RapportHistoryItem *item);
char      *rapport_history_item_describe (const RapportHistoryItem *item);
GPtrArray *rapport_history_load (RapportConnection  *connection,
                                 gint64              customer,
                                 guint               offset,
                                 guint               most,
                                 GTimeZone          *zone,
                                 GError            **error);
GPtrArray *rapport_history_load_act (RapportConnection   *connection,
                                     gint64               action,
                                     RapportEntityFlags   flags,
                                     guint                most,
                                     GTimeZone           *zone,
                                     GError             **error);
RapportValuePlace rapport_history_get_place (RapportConnection *connection,
                                             GTimeZone         *zone);
char      *rapport_history_dup_value_text (RapportConnection       *connection,
                                           const RapportEntityInfo *info,
                                           const char              *column,
                                           const RapportValue      *value,
                                           GTimeZone               *zone);
gboolean   rapport_history_was_deleted (RapportConnection  *connection,
                                        const guint8       *uid,
                                        gboolean           *deleted,
                                        GError            **error);

G_END_DECLS
