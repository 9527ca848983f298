/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

typedef enum
{
  RAPPORT_CHANGE_INSERT,
  RAPPORT_CHANGE_UPDATE,
  RAPPORT_CHANGE_DELETE,
} RapportChangeOp;

/**
 * RapportChange:
 * @thing: (transfer none): the kind, interned
 * @row: its id
 * @parent: what else than a customer it belongs to, such as the ticket of an event, 0 for nothing
 * @customer: the customer it belongs to, 0 for none
 * @sources: (type RapportDerivedSource): a bit for each source of derived tables that it is
 * @parts: which parts of derived rows may show it
 * @is_moved: read from the log: it went to another customer
 *
 * One thing that an act added, changed or deleted.
 */
typedef struct
{
  const char      *thing;
  gint64           row;
  gint64           parent;
  gint64           customer;
  RapportChangeOp  op;
  guint64          sources;
  guint            parts;
  gboolean         is_moved;
} RapportChange;

RapportChangeOp rapport_change_op_from_text (const char *text);
gboolean        rapport_changes_concern     (GArray                  *changes,
                                             const RapportEntityInfo *info,
                                             gint64                   customer);

G_END_DECLS
