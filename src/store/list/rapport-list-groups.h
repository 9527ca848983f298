/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportListGroup: a value that several things of a list have: @text, or @integer where that is NULL */
typedef struct
{
  char   *text;
  gint64  integer;
  guint8 *key;
  gsize   key_length;
} RapportListGroup;

GArray *rapport_list_groups_read (RapportConnection  *connection,
                                  const char         *sql,
                                  GError            **error);

G_END_DECLS
