/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-change.h"
#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

/* the first two columns of every table of things */
#define RAPPORT_COLUMN_ID 0
#define RAPPORT_COLUMN_UID 1

/**
 * RapportColumnShape:
 * @field: (nullable): the field it holds; two columns hold a moment
 * @target: (nullable): the kind of thing that it names
 * @pair: the other column of a moment, -1 for none
 * @is_derived_known: whether it was looked for what is derived from it: @sources, @parts, as of the table
 * @parts_without: those of the table that one that comes or goes with nothing in it leaves alone
 */
typedef struct
{
  const RapportField *field;
  const char         *target;
  int                 pair;
  gboolean            is_derived_known;
  guint64             sources;
  guint               parts;
  guint               parts_without;
} RapportColumnShape;

/**
 * RapportOwnerShape:
 * @column: which names a thing that owns those of the table
 * @customer: (nullable): SQL that finds whose customer's that is, NULL for none
 */
typedef struct
{
  int   column;
  char *customer;
} RapportOwnerShape;

/**
 * RapportTableShape:
 * @info: the kind of thing
 * @thing: its name, interned
 * @names: the columns, in order
 * @n_columns: how many they are
 * @customer: the column that names the customer it belongs to, -1 for none
 * @owners: (element-type RapportOwnerShape): the other things that it can belong to
 * @columns: what each of them holds
 * @name: the column with the name others know it by, -1 for none
 * @sources: of derived tables that one that comes or goes is, as rapport_derived_find_sources() has them
 * @parts: of derived rows that show it, likewise
 *
 * What has to be known of a table to read a changeset, which has columns by number.
 */
typedef struct
{
  const RapportEntityInfo *info;
  const char              *thing;
  char                   **names;
  guint                    n_columns;
  RapportColumnShape      *columns;
  int                      customer;
  GArray                  *owners;
  int                      name;
  guint64                  sources;
  guint                    parts;
} RapportTableShape;

GHashTable        *rapport_table_shapes_get      (RapportConnection       *connection);
RapportTableShape *rapport_table_shape_get       (RapportConnection       *connection,
                                                  GHashTable              *shapes,
                                                  const char              *table,
                                                  GError                 **error);
int                rapport_table_shape_find      (RapportTableShape       *shape,
                                                  const char              *name);
gboolean           rapport_changeset_find_owners (RapportConnection       *connection,
                                                  const RapportTableShape *shape,
                                                  RapportChange           *change,
                                                  GError                 **error);
GArray            *rapport_changeset_list_changes (RapportConnection      *connection,
                                                   GHashTable             *shapes,
                                                   GBytes                 *changeset,
                                                   GError                **error);

G_END_DECLS
