/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-changeset.h"

G_BEGIN_DECLS

/** RapportLogThere: finds out what is there by the log alone, which must not change meanwhile */
typedef struct _RapportLogThere RapportLogThere;

/** RapportLogGrave: what an act deleted together: all that went with one thing, the root */
typedef struct
{
  guint8 act[RAPPORT_UID_LENGTH];
  guint8 root[RAPPORT_UID_LENGTH];
} RapportLogGrave;

guint            rapport_log_grave_hash        (gconstpointer             data);
gboolean         rapport_log_grave_equal       (gconstpointer             a,
                                                gconstpointer             b);

RapportLogThere *rapport_log_there_new         (RapportConnection        *connection,
                                                GHashTable               *shapes);
void             rapport_log_there_free        (RapportLogThere          *self);
gboolean         rapport_log_there_find        (RapportLogThere          *self,
                                                const char               *kind,
                                                const guint8             *uid,
                                                gboolean                 *there,
                                                GError                  **error);
gboolean         rapport_log_there_find_shape  (RapportLogThere          *self,
                                                const guint8             *uid,
                                                RapportTableShape       **shape,
                                                gint64                   *life_row,
                                                GError                  **error);
gboolean         rapport_log_there_find_row_of (RapportLogThere          *self,
                                                const RapportTableShape  *shape,
                                                const guint8             *uid,
                                                gint64                   *row,
                                                GError                  **error);
gboolean         rapport_log_there_find_row    (RapportLogThere          *self,
                                                const guint8             *uid,
                                                RapportTableShape       **shape,
                                                gint64                   *row,
                                                GError                  **error);
gboolean         rapport_log_there_resolve     (RapportLogThere          *self,
                                                guint8                   *uid,
                                                GError                  **error);
gboolean         rapport_log_there_find_target (RapportLogThere          *self,
                                                const RapportTableShape  *shape,
                                                const guint8             *uid,
                                                int                       column,
                                                guint8                   *target,
                                                GError                  **error);
void             rapport_log_there_assume      (RapportLogThere          *self,
                                                const guint8             *uid);
gboolean         rapport_log_there_is_owner    (const RapportTableShape  *shape,
                                                int                       column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogThere, rapport_log_there_free)

G_END_DECLS
