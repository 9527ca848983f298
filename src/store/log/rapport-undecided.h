/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-conflicts.h"

G_BEGIN_DECLS

/**
 * RapportDoubled:
 * @thing: the kind, interned
 * @row: a thing whose number another one has that was there before
 * @title: (nullable): its name
 * @is_own: whether it was made in this book, where it is to get another number
 */
typedef struct
{
  const char *thing;
  gint64      row;
  char       *number;
  char       *title;
  gboolean    is_own;
} RapportDoubled;

/**
 * RapportUndecided:
 * @conflicts: (element-type RapportConflict): values that were overwritten unseen
 * @doubled: (element-type RapportDoubled): numbers that were given twice
 *
 * What several laptops left to be decided by a person.
 */
typedef struct
{
  GPtrArray *conflicts;
  GPtrArray *doubled;
} RapportUndecided;

RapportUndecided *rapport_undecided_load (RapportConnection  *connection,
                                          GTimeZone          *zone,
                                          GError            **error);
void              rapport_undecided_free (RapportUndecided   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportUndecided, rapport_undecided_free)

G_END_DECLS
