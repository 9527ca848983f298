/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportTableMany: the statement that adds several things of a kind at once
 * @is_set: which fields it writes
 * @n: how many things
 */
typedef struct
{
  gboolean *is_set;
  guint     n;
  char     *sql;
} RapportTableMany;

const RapportEntityInfo *rapport_table_info          (GType                type);
char                    *rapport_table_dup_select    (const RapportEntityInfo *info);
void                     rapport_table_read          (RapportStatement    *statement,
                                                      RapportEntity       *entity);
RapportEntity           *rapport_table_load          (RapportConnection   *connection,
                                                      GType                type,
                                                      gint64               id,
                                                      GError             **error);
gboolean                 rapport_table_reload        (RapportConnection   *connection,
                                                      RapportEntity       *entity,
                                                      GError             **error);
GPtrArray               *rapport_table_load_children (RapportConnection   *connection,
                                                      GType                type,
                                                      const char          *reference,
                                                      gint64               parent,
                                                      GError             **error);
GPtrArray               *rapport_table_load_first    (RapportConnection   *connection,
                                                      GType                type,
                                                      const char          *rest,
                                                      gint64               parent,
                                                      guint                most,
                                                      GError             **error);
GPtrArray               *rapport_table_load_some     (RapportConnection   *connection,
                                                      GType                type,
                                                      const char          *reference,
                                                      gint64               parent,
                                                      guint                most,
                                                      GError             **error);
GArray                  *rapport_table_list_children (RapportConnection   *connection,
                                                      GType                type,
                                                      const char          *reference,
                                                      gint64               parent,
                                                      const RapportField  *order,
                                                      GError             **error);
gint64                   rapport_table_find_uid      (RapportConnection   *connection,
                                                      GType                type,
                                                      const guint8        *uid,
                                                      GError             **error);
gboolean                 rapport_table_insert        (RapportConnection   *connection,
                                                      RapportEntity       *entity,
                                                      GError             **error);
gboolean                 rapport_table_insert_many   (RapportConnection   *connection,
                                                      RapportTableMany    *many,
                                                      RapportEntity * const *entities,
                                                      guint                n,
                                                      GError             **error);
void                     rapport_table_many_clear    (RapportTableMany    *many);
gboolean                 rapport_table_update        (RapportConnection   *connection,
                                                      RapportEntity       *entity,
                                                      const guint         *fields,
                                                      guint                n_fields,
                                                      GError             **error);
gboolean                 rapport_table_delete        (RapportConnection   *connection,
                                                      GType                type,
                                                      gint64               id,
                                                      GError             **error);

G_END_DECLS
