/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-stamp.h"

G_BEGIN_DECLS

/**
 * RapportLogVersion:
 * @change: the row of the log
 * @is_own: whether it was given in this book
 * @is_auto: whether the program did it by itself, and no text of a person is in it
 * @is_birth: whether the thing was made with it
 * @n_before: of how many others, from @first_before on, whoever gave it knew
 *
 * A value that a field had.
 */
typedef struct
{
  gint64       change;
  RapportStamp stamp;
  gboolean     is_own;
  gboolean     is_auto;
  gboolean     is_birth;
  guint        first_before;
  guint        n_before;
} RapportLogVersion;

/**
 * RapportLogVersions:
 * @all: (element-type RapportLogVersion)
 * @before: (element-type RapportStamp): what they replaced or settled
 *
 * All values that a field had: each says which it replaced, so that they are a tree (team.md, Meaning 2).
 */
typedef struct
{
  GArray *all;
  GArray *before;
} RapportLogVersions;

RapportLogVersions      *rapport_log_versions_load        (RapportConnection         *connection,
                                                           const guint8              *uid,
                                                           const char                *field,
                                                           GError                   **error);
void                     rapport_log_versions_free        (RapportLogVersions        *self);
const RapportLogVersion *rapport_log_versions_find_newest (const RapportLogVersions  *self);
GHashTable              *rapport_log_stamps_new           (void);
void                     rapport_log_stamps_add           (GHashTable                *stamps,
                                                           const RapportStamp        *stamp);
gboolean                 rapport_log_versions_find_common (const RapportLogVersions  *self,
                                                           const RapportStamp        *a,
                                                           const RapportStamp        *b,
                                                           RapportStamp              *common);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogVersions, rapport_log_versions_free)

G_END_DECLS
