/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportVersionPreview:
 * @n_tickets: open ones that it concerns
 * @n_deadlines: what is still to be done of them
 * @n_moved: of these, what would be due at another time, or not at all any more, and what would be due anew
 * @n_late: of these, what would be late at once
 * @moved: (element-type RapportDeadline): the first of those that move; 0 stands for no time
 *
 * What a new version of a policy or calendar would do.
 */
typedef struct
{
  guint      n_tickets;
  guint      n_deadlines;
  guint      n_moved;
  guint      n_late;
  GPtrArray *moved;
} RapportVersionPreview;

RapportVersionPreview *rapport_version_preview      (RapportConnection      *connection,
                                                     GType                   type,
                                                     gint64                  base,
                                                     const char             *json,
                                                     gint64                  now,
                                                     GError                **error);
void                   rapport_version_preview_free (RapportVersionPreview  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportVersionPreview, rapport_version_preview_free)

G_END_DECLS
