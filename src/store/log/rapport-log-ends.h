/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportLogEnds:
 * Finds what was overwritten by somebody who had not seen it. The values that a field had form a tree, as
 * each says which it replaced; an end of it that is not the present value is open (team.md, Meaning 2, 3).
 */
typedef struct _RapportLogEnds RapportLogEnds;

RapportLogEnds *rapport_log_ends_new   (RapportConnection  *connection,
                                        GHashTable         *shapes);
void            rapport_log_ends_free  (RapportLogEnds     *self);
void            rapport_log_ends_add   (RapportLogEnds     *self,
                                        const guint8       *uid,
                                        const char         *thing,
                                        const char         *field);
gboolean        rapport_log_ends_add_undone (RapportLogEnds *self,
                                             const guint8   *act,
                                             GError        **error);
gboolean        rapport_log_ends_judge (RapportLogEnds     *self,
                                        GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogEnds, rapport_log_ends_free)

G_END_DECLS
