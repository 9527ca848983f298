/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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
 * @parent: the ticket of a ticket event, the record of a value kept beside it, otherwise 0
 * @customer: the customer it belongs to, 0 for none
 * @renamed: whether a name that others are found or shown by changed
 * @listed: whether the customer's row in the list may show it
 * @texts: (type RapportCustomerTexts): by which of the customer's searchable texts it may be found
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
  gboolean         renamed;
  gboolean         listed;
  guint            texts;
} RapportChange;

G_END_DECLS
