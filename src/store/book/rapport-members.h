/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportMemberName: who works here, for choosing one */
typedef struct
{
  gint64    id;
  char     *name;
  gboolean  archived;
} RapportMemberName;

GHashTable *rapport_members_load (RapportConnection  *connection,
                                  GError            **error);
GPtrArray  *rapport_members_list (RapportConnection  *connection,
                                  GError            **error);
gint64      rapport_members_find (RapportConnection  *connection,
                                  const char         *name);

G_END_DECLS
