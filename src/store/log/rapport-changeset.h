/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/* the first two columns of every table of things */
#define RAPPORT_COLUMN_ID 0
#define RAPPORT_COLUMN_UID 1

/**
 * RapportTableShape:
 * @names: the columns, in order
 * @customer: the column that names the customer it belongs to, -1 for none
 * @parent: the column that names the ticket of an event, or the record of a value kept beside it; -1
 *   for none
 * @name: the column with the name others know it by, -1 for none
 *
 * What has to be known of a table to read a changeset, which has columns by number.
 */
typedef struct
{
  char **names;
  int    customer;
  int    parent;
  int    name;
} RapportTableShape;

GHashTable        *rapport_table_shapes_new      (void);
RapportTableShape *rapport_table_shape_get       (RapportConnection       *connection,
                                                  GHashTable              *shapes,
                                                  const char              *table,
                                                  GError                 **error);
gint64             rapport_changeset_get_integer (sqlite3_changeset_iter  *iterator,
                                                  int                      op,
                                                  int                      column);

G_END_DECLS
