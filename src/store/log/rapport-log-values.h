/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-changeset.h"
#include "rapport-connection-private.h"
#include "rapport-stamp.h"

G_BEGIN_DECLS

/**
 * RapportLogFound:
 * @is_known: whether the log says anything of the field
 * @stamp: since when it holds that
 * @value: (nullable): what it holds; for a reference only @target counts
 * @target: the thing it names, all zero for none
 *
 * What a field holds by the log alone.
 */
typedef struct
{
  gboolean       is_known;
  RapportStamp   stamp;
  sqlite3_value *value;
  guint8         target[RAPPORT_UID_LENGTH];
} RapportLogFound;

/** RapportLogBirth: what the log says of all fields of one thing, but for those that were edited */
typedef struct _RapportLogBirth RapportLogBirth;

RapportLogBirth *rapport_log_birth_load (RapportConnection        *connection,
                                         const guint8             *uid,
                                         GError                  **error);
void             rapport_log_birth_free (RapportLogBirth          *self);
gboolean         rapport_log_birth_find (RapportLogBirth          *self,
                                         const RapportTableShape  *shape,
                                         int                       column,
                                         RapportLogFound          *found,
                                         GError                  **error);

gboolean rapport_log_find_value   (RapportConnection        *connection,
                                   const guint8             *uid,
                                   const RapportTableShape  *shape,
                                   int                       column,
                                   RapportLogFound          *found,
                                   GError                  **error);
gboolean rapport_log_find_version (RapportConnection        *connection,
                                   const guint8             *uid,
                                   const RapportTableShape  *shape,
                                   int                       column,
                                   const RapportStamp       *stamp,
                                   RapportLogFound          *found,
                                   GError                  **error);
void     rapport_log_found_clear  (RapportLogFound          *found);
gboolean rapport_log_has_values   (RapportConnection        *connection,
                                   const guint8             *uid,
                                   gboolean                 *has,
                                   GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogBirth, rapport_log_birth_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapportLogFound, rapport_log_found_clear)

G_END_DECLS
