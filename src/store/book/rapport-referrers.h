/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportReferrer:
 * @info: the kind of a thing
 * @field: the one of its fields by which it names another thing
 * @row: the thing
 */
typedef struct
{
  const RapportEntityInfo *info;
  guint                    field;
  gint64                   row;
} RapportReferrer;

GArray *rapport_referrers_load (RapportConnection        *connection,
                                 const RapportEntityInfo  *info,
                                 gint64                    row,
                                 guint                     most,
                                 GError                  **error);

G_END_DECLS
