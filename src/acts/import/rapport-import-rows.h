/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

/** RAPPORT_IMPORT_MOST_LINKS: how many references of one thing are known only while it is written */
#define RAPPORT_IMPORT_MOST_LINKS 4

/**
 * RapportImportThing:
 * @entity: with an id it is updated, otherwise added
 * @links: references to set to the ids of things that are written before; a team member among them
 *   that is not stored yet is added
 * @overrides: (nullable) (element-type RapportOverride): warnings that are passed with it
 */
typedef struct
{
  RapportEntity *entity;
  GPtrArray     *overrides;
  guint          n_links;
  struct
  {
    guint          field;
    RapportEntity *target;
  } links[RAPPORT_IMPORT_MOST_LINKS];
} RapportImportThing;

/**
 * RapportImportBundle: what a table says of one customer
 * @before: (nullable): the customer as it is stored, NULL for a new one
 * @things: (element-type RapportImportThing): what to write, in this order; the customer, where it
 *   is among them, comes first
 * @is_looked_for: whether what comes next may look in the book for what is in it
 */
typedef struct
{
  RapportEntity *before;
  GPtrArray     *things;
  gboolean       is_looked_for;
} RapportImportBundle;

/**
 * RapportImportNext:
 * @bundle: (out) (transfer full) (nullable): the next customer's; NULL when there are no more
 *
 * Runs in the writer's thread, within the transaction.
 */
typedef gboolean (*RapportImportNext) (gpointer              data,
                                       RapportConnection    *connection,
                                       RapportImportBundle **bundle,
                                       GError              **error);

RapportImportBundle *rapport_import_bundle_new  (void);
void                 rapport_import_bundle_free (RapportImportBundle *bundle);
RapportImportThing  *rapport_import_bundle_add  (RapportImportBundle *bundle,
                                                 RapportEntity       *entity);
void                 rapport_import_thing_link  (RapportImportThing  *thing,
                                                 guint                field,
                                                 RapportEntity       *target);

void                 rapport_import_thing_pass  (RapportImportThing  *thing,
                                                 GPtrArray           *overrides);

RapportAct          *rapport_import_rows_new    (const char          *file_name,
                                                 gboolean             along,
                                                 RapportProgress     *progress,
                                                 RapportImportNext    next,
                                                 gpointer             data,
                                                 GDestroyNotify       destroy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportBundle, rapport_import_bundle_free)

G_END_DECLS
