/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

char **rapport_tags_list    (RapportConnection  *connection,
                             guint               most,
                             GError            **error);
char **rapport_tags_list_of (RapportConnection  *connection,
                             gint64              customer,
                             GError            **error);

int    rapport_tags_count   (RapportConnection  *connection,
                             GArray             *customers,
                             const char         *name,
                             GError            **error);

/** RapportTagCount: a tag, and how many of some customers have it */
typedef struct
{
  char  *name;
  guint  n;
} RapportTagCount;

GPtrArray *rapport_tags_count_each (RapportConnection  *connection,
                                    GArray             *customers,
                                    GError            **error);

GHashTable *rapport_tags_load_colours (RapportConnection *connection);
char **rapport_tags_list_unlisted (RapportConnection  *connection,
                                   GError            **error);

GArray *rapport_tags_find_named (RapportConnection  *connection,
                                 const char         *thing,
                                 const char         *name,
                                 GError            **error);

GPtrArray *rapport_tags_load_cadences (RapportConnection *connection,
                                       GError           **error);

void   rapport_tags_ask     (RapportBook         *book,
                             GCancellable       **slot,
                             guint                most,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);

G_END_DECLS
